//! Those who read and those who write.

use accord::domain::access::member::{Acting, Member};
use accord::domain::access::permission::{ReadScope, Reader};
use accord::domain::access::role::Role;

/// Nobody signed in.
pub fn anyone() -> Reader {
    Reader::Anyone
}

/// A reader of a ministry or agency.
pub fn official(party: &str, organisation: &str) -> Reader {
    Reader::Member { party: party.into(), organisation: organisation.into(), reach: ReadScope::Party }
}

/// A reader of a private body.
pub fn private_person(party: &str, organisation: &str) -> Reader {
    Reader::Member { party: party.into(), organisation: organisation.into(), reach: ReadScope::Organisation }
}

/// Somebody of an organisation of the portfolio of cases.
pub fn member(organisation: &str, role: Role) -> Member {
    Member {
        account: format!("{organisation}-{role}"),
        name: format!("{role} of {organisation}"),
        party: organisation[..3].into(),
        organisation: organisation.into(),
        government: !organisation.contains("CHAMBER"),
        coordinating: false,
        role,
        acts_for: Vec::new(),
        acting: Acting::default(),
    }
}

/// The same, of the organisation that speaks for its party.
pub fn coordinating(organisation: &str, role: Role) -> Member {
    Member { coordinating: true, ..member(organisation, role) }
}
