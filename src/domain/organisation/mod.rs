//! Ministries, agencies, institutes, funds and private bodies.

pub mod code;
pub mod party;

use serde::{Deserialize, Serialize};

use crate::domain::basics::day::Day;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::organisation::code::{OrganisationCode, PartyCode};

string_enum! {
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
    /// Why it was revised.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}

impl Organisation {
    /// The former name that it still had on a day; nothing once it had its present one. In the year of the change, where
    /// no day of it is known, the present name counts.
    pub fn former_name_on(&self, day: Day) -> Option<&FormerName> {
        let had = |former_name: &FormerName| {
            let until = former_name.until.as_deref()?;
            let still = match (until.parse::<Day>(), until.parse::<i16>()) {
                (Ok(last), _) => day <= last,
                (_, Ok(year)) => day.0.year() < year,
                _ => false,
            };
            still.then(|| until.to_owned())
        };
        self.former_names
            .iter()
            .filter_map(|it| Some((had(it)?, it)))
            .min_by(|(a, _), (b, _)| a.cmp(b))
            .map(|(_, it)| it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026-11-25", None)]
    #[case("2025-01-01", None)]
    #[case("2024-12-31", Some("MOTIE"))]
    #[case("2013-03-22", Some("MKE"))]
    #[case("2013-03-23", Some("MOTIE"))]
    fn names_hold_until_a_year_or_a_day(#[case] day: &str, #[case] expected: Option<&str>) {
        let former = |name: &str, until: Option<&str>| FormerName {
            name: Text::of_editor(Some(name.to_owned()), None),
            until: until.map(str::to_owned),
        };
        let organisation = Organisation {
            code: "MOTIR".into(),
            party: "ROK".into(),
            name: Text::default(),
            kind: OrganisationKind::Ministry,
            former_names: vec![
                former("MOTIE", Some("2025")),
                former("MKE", Some("2013-03-22")),
                former("once", None),
                former("long ago", Some("before the war")),
            ],
            address: None,
            reason: Text::default(),
        };
        let found = organisation.former_name_on(day.parse().unwrap());
        assert_eq!(found.map(|it| it.name.words(crate::domain::basics::lang::Lang::En)), expected);
    }
}
