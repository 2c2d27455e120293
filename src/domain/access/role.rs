//! What accounts are for.

use crate::domain::basics::string_enum::string_enum;

string_enum! {
    /// What a person's account is for. The table in [`crate::domain::access::action`] says what each may do.
    Role {
        /// Reads what the parties share.
        Partner = "partner",
        /// Drafts and submits reports.
        Official = "official",
        /// Publishes and returns reports, answers the other side, edits the plan.
        Manager = "manager",
        /// Manages accounts and settings of the own party.
        Admin = "admin",
    }
}
