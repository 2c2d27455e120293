//! Who may see what. The one function is [`may_see`].

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::basics::string_enum::{UnknownWord, string_enum};
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::organisation::code::PartyCode;

/// How widely a record may be seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Visibility {
    /// Anyone.
    Public,
    /// Signed-in people of the tracked parties of the statement it belongs to.
    Shared,
    /// The government bodies of one party. Private bodies never see it.
    Party(PartyCode),
    /// One organisation.
    Organisation(OrganisationCode),
}

impl Visibility {
    /// Those that are no side's own: everybody's, and what the parties share.
    pub const COMMON: [Self; 2] = [Self::Public, Self::Shared];

    /// Whether it is no side's own.
    pub fn is_common(&self) -> bool {
        Self::COMMON.contains(self)
    }

    /// Whether everybody who may see a record of the other visibility may surely see one of this.
    pub fn covers(&self, other: &Self) -> bool {
        *self == Self::Public || self == other
    }

    /// This visibility as far as something may have it that hangs on something of the other.
    pub fn within(self, wider: &Self) -> Self {
        match (&self, wider) {
            (Self::Public, _) => wider.clone(),
            (Self::Shared, Self::Party(_) | Self::Organisation(_)) => wider.clone(),
            _ => self,
        }
    }
}

impl fmt::Display for Visibility {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Public => f.write_str("public"),
            Self::Shared => f.write_str("shared"),
            Self::Party(party) => write!(f, "party:{party}"),
            Self::Organisation(organisation) => write!(f, "organisation:{organisation}"),
        }
    }
}

impl FromStr for Visibility {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text.split_once(':') {
            None if text == "public" => Ok(Self::Public),
            None if text == "shared" => Ok(Self::Shared),
            Some(("party", code)) if !code.is_empty() => Ok(Self::Party(code.into())),
            Some(("organisation", code)) if !code.is_empty() => Ok(Self::Organisation(code.into())),
            _ => Err(UnknownWord(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Visibility {
    type Error = UnknownWord;
    fn try_from(text: String) -> Result<Self, UnknownWord> {
        text.parse()
    }
}

impl From<Visibility> for String {
    fn from(visibility: Visibility) -> Self {
        visibility.to_string()
    }
}

/// Who reads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reader {
    /// Nobody signed in.
    Anyone,
    /// Somebody of an organisation of a party.
    Member {
        /// The party of the organisation.
        party: PartyCode,
        /// The organisation that the person belongs to.
        organisation: OrganisationCode,
        /// How far the person reads beyond what the parties share.
        reach: ReadScope,
    },
}

string_enum! {
    /// How far a signed-in person reads beyond what the parties share.
    ReadScope {
        /// No further: partners, and admins, whose office is accounts and settings.
        Shared = "shared",
        /// What the own organisation keeps to itself: people of private bodies.
        Organisation = "organisation",
        /// That, and what the own party keeps to itself: people of government bodies.
        Party = "party",
    }
}

string_enum! {
    /// The two groups for which headlines are worked out. Records narrower than `shared` change no headline.
    Audience {
        /// Anyone.
        Public = "public",
        /// Signed-in people of the statement's tracked parties.
        Shared = "shared",
    }
}

impl Audience {
    /// Whether a record of this visibility counts for this audience's headline.
    pub const fn counts(self, visibility: &Visibility) -> bool {
        match self {
            Self::Public => matches!(visibility, Visibility::Public),
            Self::Shared => matches!(visibility, Visibility::Public | Visibility::Shared),
        }
    }

    /// The audience to which a reader belongs for a statement that tracks these parties.
    pub fn of(reader: &Reader, tracked: &[PartyCode]) -> Self {
        if may_see(reader, &Visibility::Shared, tracked) { Self::Shared } else { Self::Public }
    }
}

/// Whether a reader may see a record of a visibility that hangs on a statement which tracks these parties.
///
/// Search, counts, feeds, files, history and cache keys all obey this; what it refuses must look as if it did not exist.
pub fn may_see(reader: &Reader, visibility: &Visibility, tracked: &[PartyCode]) -> bool {
    match (visibility, reader) {
        (Visibility::Public, _) => true,
        (_, Reader::Anyone) => false,
        (Visibility::Shared, Reader::Member { party, .. }) => tracked.contains(party),
        (Visibility::Party(owner), Reader::Member { party, reach, .. }) => *reach >= ReadScope::Party && owner == party,
        (Visibility::Organisation(owner), Reader::Member { organisation, reach, .. }) => {
            *reach >= ReadScope::Organisation && owner == organisation
        }
    }
}

/// Whether those who write something for a party see what has this visibility: all bodies of the party, or the one that
/// is named, with whether it is a private body.
pub fn is_seen_by_authors(
    visibility: &Visibility,
    party: &PartyCode,
    organisation: Option<(&OrganisationCode, bool)>,
) -> bool {
    match visibility {
        Visibility::Public | Visibility::Shared => true,
        Visibility::Party(owner) => owner == party && organisation.is_none_or(|(_, private)| !private),
        Visibility::Organisation(owner) => organisation.is_none_or(|(code, _)| code == owner),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn member(party: &str, organisation: &str, reach: ReadScope) -> Reader {
        Reader::Member { party: party.into(), organisation: organisation.into(), reach }
    }

    #[rstest]
    #[case("public", [true, true, true, true, true, true])]
    #[case("shared", [false, true, true, false, true, true])]
    #[case("party:ROK", [false, true, false, false, false, false])]
    #[case("organisation:MSIT", [false, true, false, false, false, false])]
    #[case("organisation:ROK-FIRM", [false, false, true, false, false, false])]
    #[case("party:US", [false, false, false, false, true, false])]
    fn each_visibility_has_its_readers(#[case] visibility: Visibility, #[case] expected: [bool; 6]) {
        let readers = [
            Reader::Anyone,
            member("ROK", "MSIT", ReadScope::Party),
            member("ROK", "ROK-FIRM", ReadScope::Organisation),
            member("JP", "JP-MIC", ReadScope::Party),
            member("US", "DOS", ReadScope::Party),
            member("ROK", "MSIT", ReadScope::Shared),
        ];
        let tracked: [PartyCode; 2] = ["ROK".into(), "US".into()];
        assert_eq!(readers.map(|reader| may_see(&reader, &visibility, &tracked)), expected);
    }

    #[rstest]
    #[case("secret")]
    #[case("party:")]
    #[case("public:ROK")]
    fn other_words_are_no_visibility(#[case] text: &str) {
        assert!(text.parse::<Visibility>().is_err());
    }

    #[rstest]
    #[case("public", [true, true, true])]
    #[case("shared", [true, true, true])]
    #[case("party:ROK", [true, true, false])]
    #[case("party:US", [false, false, false])]
    #[case("organisation:MSIT", [true, true, false])]
    #[case("organisation:ROK-FIRM", [true, false, true])]
    fn authors_see_what_they_write(#[case] visibility: Visibility, #[case] expected: [bool; 3]) {
        let (ministry, firm) = ("MSIT".into(), "ROK-FIRM".into());
        let authors = [None, Some((&ministry, false)), Some((&firm, true))];
        assert_eq!(authors.map(|it| is_seen_by_authors(&visibility, &"ROK".into(), it)), expected);
    }
}
