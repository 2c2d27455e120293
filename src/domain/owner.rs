//! Who is responsible on each side.

use serde::{Deserialize, Serialize};

use super::commitment::CommitmentId;
use super::organisation::OrganisationCode;
use super::party::PartyCode;
use super::text::Text;
use super::word::words;

words! {
    /// How far an owner is responsible.
    OwnerRole {
        Lead = "lead",
        Support = "support",
    }
}

words! {
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
