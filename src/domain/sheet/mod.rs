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
pub mod update;

use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::string_enum;

string_enum! {
    /// What a spreadsheet has a row for each of.
    SheetSubject {
        Commitments = "commitments",
        Milestones = "milestones",
        Updates = "updates",
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
        /// The day that a report describes.
        On = "on",
        /// Whose report it is.
        Voice = "voice",
        /// The organisation that wrote it.
        Organisation = "organisation",
        Status = "status",
        Progress = "progress",
        ResultsEn = "results_en",
        ResultsKo = "results_ko",
        NextStepsEn = "next_steps_en",
        NextStepsKo = "next_steps_ko",
        ObstaclesEn = "obstacles_en",
        ObstaclesKo = "obstacles_ko",
        HelpNeededEn = "help_needed_en",
        HelpNeededKo = "help_needed_ko",
        /// The addresses of sources, or who published what has none.
        Sources = "sources",
        /// Who published each of them.
        Publishers = "publishers",
    }
}

/// Whether there is anything that a person brings in by spreadsheets.
pub fn brings_something(member: &Member) -> bool {
    SheetSubject::ALL.iter().any(|it| it.is_brought_by(member))
}

impl SheetSubject {
    /// Whether a person brings such rows in; what becomes of each, the rules for its entry decide.
    pub fn is_brought_by(self, member: &Member) -> bool {
        match self {
            Self::Commitments | Self::Milestones => member.imports(),
            Self::Updates => member.writes(),
            Self::Organisations => member.manages_settings(),
        }
    }

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
            Self::Updates => &[
                F::Commitment,
                F::On,
                F::Voice,
                F::Organisation,
                F::Status,
                F::Progress,
                F::TitleEn,
                F::TitleKo,
                F::SummaryEn,
                F::SummaryKo,
                F::ResultsEn,
                F::ResultsKo,
                F::NextStepsEn,
                F::NextStepsKo,
                F::ObstaclesEn,
                F::ObstaclesKo,
                F::HelpNeededEn,
                F::HelpNeededKo,
                F::Sources,
                F::Publishers,
                F::Visibility,
            ],
            Self::Organisations => &[F::Code, F::Party, F::TitleEn, F::TitleKo, F::Kind, F::Address],
        }
    }

    /// What can be said once for all new rows, where no column says it.
    pub const fn fixed(self) -> &'static [SheetField] {
        use SheetField as F;
        match self {
            Self::Commitments => &[F::Statement, F::UndertakenBy, F::Standing, F::Basis, F::Nature, F::Visibility],
            Self::Milestones => &[F::Commitment],
            Self::Updates => &[F::Commitment, F::On, F::Visibility],
            Self::Organisations => &[F::Party, F::Kind],
        }
    }

    /// The columns by which rows are told apart: a row that has none of them goes on with the row above it.
    pub const fn keys(self) -> &'static [SheetField] {
        use SheetField as F;
        match self {
            Self::Commitments => &[F::Code, F::TitleEn, F::TitleKo],
            Self::Milestones => &[F::TitleEn, F::TitleKo],
            Self::Updates => &[F::Commitment, F::On],
            Self::Organisations => &[F::Code, F::TitleEn, F::TitleKo],
        }
    }

    /// Whether it is asked why recorded entries change. A report that corrects another one says so itself.
    pub const fn needs_reason(self) -> bool {
        !matches!(self, Self::Updates)
    }

    /// What a heading means that names a field: reports have no code, so it is that of their commitment.
    pub const fn meant(self, field: SheetField) -> SheetField {
        if matches!((self, field), (Self::Updates, SheetField::Code)) { SheetField::Commitment } else { field }
    }
}

impl SheetField {
    /// Whether one entry can have several of it, in one cell, in several columns or in rows below each other.
    pub const fn is_list(self) -> bool {
        matches!(self, Self::Areas | Self::UndertakenBy | Self::Owners | Self::Sources | Self::Publishers)
    }
}

#[cfg(test)]
mod tests;
