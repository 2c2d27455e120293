//! The people who sign in.

use crate::domain::access::permission::{ReadScope, Reader};
use crate::domain::access::role::Role;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::organisation::code::PartyCode;

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
            Role::Partner | Role::Admin => ReadScope::Shared,
            Role::Official | Role::Manager if self.government => ReadScope::Party,
            Role::Official | Role::Manager => ReadScope::Organisation,
        };
        Reader::Member { party: self.party.clone(), organisation: self.organisation.clone(), reach }
    }
}
