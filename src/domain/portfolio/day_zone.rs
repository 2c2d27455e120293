//! In which time zone the days of a portfolio are counted.

use jiff::tz::TimeZone;

use crate::domain::basics::string_enum::string_enum;
use crate::domain::portfolio::reference::Reference;

string_enum! {
    /// Who says in which zone days are counted.
    ZoneBasis {
        /// The operator.
        Setting = "setting",
        Portfolio = "portfolio",
        /// Nobody: the zone of the first party is assumed.
        FirstParty = "first_party",
        /// Nobody, and there is no party: it is UTC.
        Nothing = "nothing",
    }
}

/// In which zone days are counted, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayZone {
    pub zone: TimeZone,
    pub basis: ZoneBasis,
}

impl DayZone {
    /// The zone that was set, else that of the portfolio, else that of the first party. Names of no zone are passed over.
    pub fn of(set: Option<&TimeZone>, portfolio: Option<&str>, first_party: Option<&str>) -> Self {
        if let Some(zone) = set {
            return Self { zone: zone.clone(), basis: ZoneBasis::Setting };
        }
        [(portfolio, ZoneBasis::Portfolio), (first_party, ZoneBasis::FirstParty)]
            .into_iter()
            .find_map(|(name, basis)| Some(Self { zone: TimeZone::get(name?).ok()?, basis }))
            .unwrap_or(Self { zone: TimeZone::UTC, basis: ZoneBasis::Nothing })
    }

    /// The zone of what is recorded.
    pub fn recorded(set: Option<&TimeZone>, reference: &Reference) -> Self {
        let portfolio = reference.portfolio.as_ref().and_then(|it| it.time_zone.as_deref());
        Self::of(set, portfolio, reference.parties.first().map(|it| &*it.time_zone))
    }

    /// Its IANA name.
    pub fn name(&self) -> &str {
        self.zone.iana_name().unwrap_or("UTC")
    }

    /// Whether nobody said it, so that readers have to be told what is assumed.
    pub const fn is_assumed(&self) -> bool {
        matches!(self.basis, ZoneBasis::FirstParty | ZoneBasis::Nothing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(Some("Asia/Tokyo"), Some("Europe/Oslo"), Some("America/Santiago"), "Asia/Tokyo", ZoneBasis::Setting)]
    #[case(None, Some("Europe/Oslo"), Some("America/Santiago"), "Europe/Oslo", ZoneBasis::Portfolio)]
    #[case(None, None, Some("America/Santiago"), "America/Santiago", ZoneBasis::FirstParty)]
    #[case(None, Some("Mars/Base"), Some("America/Santiago"), "America/Santiago", ZoneBasis::FirstParty)]
    #[case(None, None, None, "UTC", ZoneBasis::Nothing)]
    fn days_are_counted_in_the_zone_that_is_said_first(
        #[case] set: Option<&str>,
        #[case] portfolio: Option<&str>,
        #[case] first_party: Option<&str>,
        #[case] name: &str,
        #[case] basis: ZoneBasis,
    ) {
        let set = set.map(|it| TimeZone::get(it).unwrap());
        let zone = DayZone::of(set.as_ref(), portfolio, first_party);
        assert_eq!((zone.name(), zone.basis), (name, basis));
    }
}
