//! Who is responsible on each side.

use serde::{Deserialize, Serialize};

use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::organisation::code::PartyCode;

string_enum! {
    /// How far an owner is responsible.
    OwnerRole {
        Lead = "lead",
        Support = "support",
    }
}

string_enum! {
    /// Why an organisation counts as owner.
    OwnerBasis {
        /// The source names it.
        NamedInSource = "named_in_source",
        /// Its party assigned it, on the day the record takes effect.
        Assigned = "assigned",
    }
}

/// An organisation responsible for a commitment on its side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    pub commitment: CommitmentId,
    pub organisation: OrganisationCode,
    pub party: PartyCode,
    pub role: OwnerRole,
    pub basis: OwnerBasis,
}

/// An organisation is no longer responsible from the day the record takes effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerRelease {
    pub commitment: CommitmentId,
    pub organisation: OrganisationCode,
    pub reason: Text,
}
