//! The people who sign in.

use super::organisation::OrganisationCode;
use super::party::PartyCode;
use super::permission::{Reach, Reader};
use super::word::words;

words! {
    /// What a person's account is for. What each may do, the table in [`super::permission`] says.
    Role {
        /// Reads what the parties share.
        Partner = "partner",
        /// Drafts and submits reports.
        Official = "official",
        /// Publishes and returns reports, answers the other side, edits the plan.
        Manager = "manager",
        /// Looks after accounts and settings of the own party.
        Admin = "admin",
    }
}

/// Somebody signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Identifier of the account.
    pub account: String,
    /// How the record names the person.
    pub name: String,
    pub party: PartyCode,
    pub organisation: OrganisationCode,
    /// Whether that organisation is a government body, not a private one.
    pub government: bool,
    /// Whether that organisation speaks for its party by default.
    pub coordinating: bool,
    pub role: Role,
}

impl Member {
    /// Who reads when this person does.
    pub fn reader(&self) -> Reader {
        let reach = match self.role {
            Role::Partner | Role::Admin => Reach::Shared,
            Role::Official | Role::Manager if self.government => Reach::Party,
            Role::Official | Role::Manager => Reach::Organisation,
        };
        Reader::Member { party: self.party.clone(), organisation: self.organisation.clone(), reach }
    }
}
