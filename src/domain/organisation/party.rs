//! Governments and international organisations that sign statements.

use serde::{Deserialize, Serialize};

use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::organisation::OrganisationCode;

/// Declares the name by which a noun is known in addresses and files.
macro_rules! code {
    ($(#[$outer:meta])* $name:ident) => {
        $(#[$outer])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The code as text.
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl From<&str> for $name {
            fn from(code: &str) -> Self { Self(code.to_owned()) }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
    };
}
pub(crate) use code;

/// Whether a text can be a code or slug: letters, digits, `-`, `_` and `.`, at most 100 of them. `new` is an address of its
/// own where they stand.
pub fn is_code(text: &str) -> bool {
    !text.is_empty()
        && text != "new"
        && text.len() <= 100
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

code! {
    /// A party's short name, such as `ROK`.
    PartyCode
}

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
    /// IANA name of the zone of its capital or seat: its due days end there.
    pub time_zone: String,
    /// The organisation that speaks for it by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coordinating: Option<OrganisationCode>,
    /// Why it was recorded anew.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}
