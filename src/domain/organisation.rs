//! Ministries, agencies, institutes, funds and private bodies.

use serde::{Deserialize, Serialize};

use super::party::{PartyCode, code};
use super::text::Text;
use super::word::words;

code! {
    /// An organisation's short name, such as `MSIT`.
    OrganisationCode
}

words! {
    /// What an organisation is.
    OrganisationKind {
        Ministry = "ministry",
        Agency = "agency",
        Research = "research",
        Finance = "finance",
        Private = "private",
    }
}

/// A name that an organisation had before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerName {
    pub name: Text,
    /// The year or day until which it had this name, as far as known.
    pub until: Option<String>,
}

/// A body that belongs to one party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    pub code: OrganisationCode,
    pub party: PartyCode,
    pub name: Text,
    pub kind: OrganisationKind,
    #[serde(default)]
    pub former_names: Vec<FormerName>,
    /// Its home page, for orientation.
    pub address: Option<String>,
}
