//! Spreadsheets that bring entries in: what their columns mean, what their cells say, and what would become of each row.
//! What is not plain is refused with its row and column; nothing is guessed.

pub mod cell;
pub mod commitment;
pub mod entry;
pub mod grid;
pub mod headings;
pub mod milestone;
pub mod organisation;
pub mod outcome;
pub mod settings;

use crate::domain::basics::string_enum::string_enum;

string_enum! {
    /// What a spreadsheet has a row for each of.
    SheetSubject {
        Commitments = "commitments",
        Milestones = "milestones",
        Organisations = "organisations",
    }
}

string_enum! {
    /// What a column of a spreadsheet says.
    SheetField {
        /// The name in addresses, or the whole address.
        Code = "code",
        /// The commitment that a milestone belongs to.
        Commitment = "commitment",
        Statement = "statement",
        Number = "number",
        TitleEn = "title_en",
        TitleKo = "title_ko",
        SummaryEn = "summary_en",
        SummaryKo = "summary_ko",
        Areas = "areas",
        Party = "party",
        Kind = "kind",
        UndertakenBy = "undertaken_by",
        ProposedBy = "proposed_by",
        AddressedTo = "addressed_to",
        Owners = "owners",
        Standing = "standing",
        Basis = "basis",
        Nature = "nature",
        StartsOn = "starts_on",
        Due = "due",
        CompletedOn = "completed_on",
        Address = "address",
        Locator = "locator",
        Visibility = "visibility",
    }
}

impl SheetSubject {
    /// What its columns can say, in the order in which they are offered.
    pub const fn fields(self) -> &'static [SheetField] {
        use SheetField as F;
        match self {
            Self::Commitments => &[
                F::Code,
                F::Statement,
                F::Number,
                F::TitleEn,
                F::TitleKo,
                F::SummaryEn,
                F::SummaryKo,
                F::Areas,
                F::UndertakenBy,
                F::ProposedBy,
                F::AddressedTo,
                F::Owners,
                F::Standing,
                F::Basis,
                F::Nature,
                F::StartsOn,
                F::Due,
                F::Address,
                F::Locator,
                F::Visibility,
            ],
            Self::Milestones => &[F::Commitment, F::TitleEn, F::TitleKo, F::Due, F::CompletedOn],
            Self::Organisations => &[F::Code, F::Party, F::TitleEn, F::TitleKo, F::Kind, F::Address],
        }
    }

    /// What can be said once for all new rows, where no column says it.
    pub const fn fixed(self) -> &'static [SheetField] {
        use SheetField as F;
        match self {
            Self::Commitments => &[F::Statement, F::UndertakenBy, F::Standing, F::Basis, F::Nature, F::Visibility],
            Self::Milestones => &[F::Commitment],
            Self::Organisations => &[F::Party, F::Kind],
        }
    }

    /// The columns by which rows are told apart: a row that has none of them goes on with the row above it.
    pub const fn keys(self) -> &'static [SheetField] {
        use SheetField as F;
        match self {
            Self::Commitments => &[F::Code, F::TitleEn, F::TitleKo],
            Self::Milestones => &[F::TitleEn, F::TitleKo],
            Self::Organisations => &[F::Code, F::TitleEn, F::TitleKo],
        }
    }
}

impl SheetField {
    /// Whether one entry can have several of it, in one cell, in several columns or in rows below each other.
    pub const fn is_list(self) -> bool {
        matches!(self, Self::Areas | Self::UndertakenBy | Self::Owners)
    }
}

#[cfg(test)]
mod tests;
