//! Governments and international organisations that sign statements.

use serde::{Deserialize, Serialize};

use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::organisation::code::PartyCode;

string_enum! {
    /// What a party is.
    PartyKind {
        Government = "government",
        InternationalOrganisation = "international_organisation",
    }
}

/// A signatory of statements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub code: PartyCode,
    pub name: Text,
    pub kind: PartyKind,
    /// IANA name of the time zone of its capital or seat: its due days end there.
    pub time_zone: String,
    /// The organisation that speaks for it by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coordinating: Option<OrganisationCode>,
    /// Why it was revised.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}
