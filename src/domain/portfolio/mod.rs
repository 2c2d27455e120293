//! What a portfolio is about.

pub mod area;
pub mod day_zone;
pub mod meetings;
pub mod names;
pub mod reference;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::organisation::code::PartyCode;
use crate::domain::statement::reporting::ReportingRule;

string_enum! {
    /// Whether a portfolio describes real things. Anything but `real` is marked on every page and file.
    Marking {
        Real = "real",
        /// Invented, to show or test the product.
        Fictional = "fictional",
        /// Generated, to measure the product.
        Synthetic = "synthetic",
    }
}

/// What a portfolio is about, and who takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portfolio {
    /// The heading of the overview.
    pub title: Text,
    pub marking: Marking,
    /// The governments that report here themselves. Empty: every status is a reading of published sources.
    #[serde(default)]
    pub taking_part: Vec<PartyCode>,
    /// What tables call a party, by its code, where a language has a shorter name for its side than the code.
    #[serde(default)]
    pub tags: BTreeMap<String, Text>,
    /// What a party is called in lists of owners, by its code, where a language has a mark shorter still than the tag.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub marks: BTreeMap<String, Text>,
    /// IANA name of the zone in which days are counted; without it the zone of the first party is assumed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// What is known about the use of texts, by the code of the party or organisation that published them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub licences: BTreeMap<String, Text>,
    /// Slug of the commitment that the overview follows from statement to result.
    #[serde(default)]
    pub example: Option<String>,
    /// When parties report, where their statement has no rule of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporting: Option<ReportingRule>,
    /// Why it was revised.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}

impl Portfolio {
    /// The same without marks, time zone and licences, which the first version of Accord did not know.
    pub fn without_additions(self) -> Self {
        Self { marks: BTreeMap::new(), time_zone: None, licences: BTreeMap::new(), ..self }
    }

    /// The same with those of another, where it has none; nothing where both have them and they differ.
    pub fn with_additions(&self, of: &Self) -> Option<Self> {
        fn either<T: Clone + PartialEq + Default>(own: &T, other: &T) -> Option<T> {
            let none = T::default();
            match (*own == none, *other == none || own == other) {
                (true, _) => Some(other.clone()),
                (false, agrees) => agrees.then(|| own.clone()),
            }
        }
        Some(Self {
            marks: either(&self.marks, &of.marks)?,
            time_zone: either(&self.time_zone, &of.time_zone)?,
            licences: either(&self.licences, &of.licences)?,
            ..self.clone()
        })
    }
}
