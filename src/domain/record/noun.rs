//! What records are about.

use crate::domain::basics::string_enum::string_enum;

string_enum! {
    /// What a record is about.
    Noun {
        Portfolio = "portfolio",
        Party = "party",
        Organisation = "organisation",
        Area = "area",
        Mechanism = "mechanism",
        Meeting = "meeting",
        Statement = "statement",
        Commitment = "commitment",
        /// Of an organisation, by its code.
        ApprovalPath = "approval_path",
        /// Commitments proposed to be added to a statement, by the slug of the statement.
        Addition = "addition",
    }
}
