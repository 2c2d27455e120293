//! What a portfolio is about.

pub mod area;
pub mod day_zone;
pub mod meetings;
pub mod names;
pub mod reference;

use std::collections::{BTreeMap, BTreeSet};

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
    /// How many days before a report day those who report are told of it; of [`NOTICE_DAYS`]. Empty: on the day itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub report_notices: Vec<u16>,
    /// Why it was revised.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}

/// The days before a report day of which some may be chosen to tell those who report; 0 is the day itself.
pub const NOTICE_DAYS: [u16; 6] = [30, 14, 7, 3, 1, 0];

impl Portfolio {
    /// How many days before a report day those who report are told of it, as it is recorded: the day itself alone is not.
    pub fn report_notices(chosen: impl IntoIterator<Item = u16>) -> Vec<u16> {
        let chosen: BTreeSet<u16> = chosen.into_iter().collect();
        let days: Vec<u16> = chosen.into_iter().rev().collect();
        if days == [0] { Vec::new() } else { days }
    }

    /// Whether those who report are told on the report day itself.
    pub fn tells_on_report_day(&self) -> bool {
        self.report_notices.is_empty() || self.report_notices.contains(&0)
    }

    /// The number of days of which it is told now that a report day is so many days ahead: the smallest that has come.
    pub fn notice_ahead(&self, days: i32) -> Option<u16> {
        let come = self.report_notices.iter().copied().filter(|it| *it > 0 && days > 0 && days <= i32::from(*it));
        come.min()
    }

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

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::not_yet(&[7, 1], 8, None)]
    #[case::a_week(&[7, 1], 7, Some(7))]
    #[case::a_day_that_nobody_looked(&[7, 1], 5, Some(7))]
    #[case::the_day_before(&[7, 1], 1, Some(1))]
    #[case::the_day_itself_is_not_ahead(&[7, 1, 0], 0, None)]
    #[case::passed(&[7], -1, None)]
    #[case::as_ever(&[], 1, None)]
    fn it_is_told_ahead_as_it_was_set(#[case] chosen: &[u16], #[case] days: i32, #[case] expected: Option<u16>) {
        let portfolio = Portfolio {
            title: Text::default(),
            marking: Marking::Fictional,
            taking_part: Vec::new(),
            tags: BTreeMap::new(),
            marks: BTreeMap::new(),
            time_zone: None,
            licences: BTreeMap::new(),
            example: None,
            reporting: None,
            report_notices: Portfolio::report_notices(chosen.iter().copied()),
            reason: Text::default(),
        };
        assert_eq!(portfolio.notice_ahead(days), expected);
        assert_eq!(portfolio.tells_on_report_day(), chosen.is_empty() || chosen.contains(&0));
    }

    #[test]
    fn the_day_itself_alone_is_as_ever() {
        assert_eq!(Portfolio::report_notices([0]), [0_u16; 0]);
        assert_eq!(Portfolio::report_notices([1, 30, 0, 1]), [30, 1, 0]);
    }
}
