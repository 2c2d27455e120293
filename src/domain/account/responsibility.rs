//! Who is responsible within an organisation for a commitment, and by which day.

use std::fmt;
use std::str::FromStr;

use crate::domain::account::position::{Holding, holder};
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::string_enum::UnknownWord;

/// Who is responsible: a post, and so whoever holds it, or a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Responsible {
    /// Identifier of the post.
    Post(String),
    /// Identifier of the account.
    Person(String),
}

impl fmt::Display for Responsible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Post(id) => write!(f, "post:{id}"),
            Self::Person(id) => write!(f, "person:{id}"),
        }
    }
}

impl FromStr for Responsible {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text.split_once(':') {
            Some(("post", id)) if !id.is_empty() => Ok(Self::Post(id.to_owned())),
            Some(("person", id)) if !id.is_empty() => Ok(Self::Person(id.to_owned())),
            _ => Err(UnknownWord(text.to_owned())),
        }
    }
}

/// What an organisation said about who is responsible for a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Responsibility {
    /// Nobody where nobody is any more.
    pub who: Option<Responsible>,
    /// The day of the organisation's own by which it is to be done; the person is reminded on it.
    pub internal_day: Option<Day>,
    /// When that day was set: what was reported before was not meant.
    pub day_set_at: Instant,
    /// Counts up in the order in which it was said.
    pub place: i64,
}

impl Responsibility {
    /// The account that is responsible on a day, by a post that it holds or by name.
    pub fn person<'a>(&'a self, holdings: &'a [Holding], day: Day) -> Option<&'a str> {
        match self.who.as_ref()? {
            Responsible::Post(post) => holder(holdings, post, day),
            Responsible::Person(account) => Some(account),
        }
    }

    /// When an internal day was set that is said at an instant after something else: what stays as it was is not set anew.
    pub fn day_set_at(before: Option<&Self>, internal_day: Option<Day>, now: Instant) -> Instant {
        before.filter(|it| it.internal_day == internal_day).map_or(now, |it| it.day_set_at)
    }
}

/// Whether a person may say who is responsible. Who manages the office names anybody; the others take on what nobody is
/// responsible for, set the day of what is theirs, and give it back.
pub fn may_say(
    account: &str,
    manages: bool,
    before: Option<(&Responsible, Option<&str>)>,
    after: Option<&Responsible>,
) -> bool {
    let is_oneself = |it: &Responsible| matches!(it, Responsible::Person(person) if person == account);
    let own = before.is_none_or(|(_, person)| person == Some(account));
    let same = before.map(|(who, _)| who) == after;
    manages || (own && (same || after.is_none_or(is_oneself)))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::samples::day;

    fn post() -> Responsible {
        Responsible::Post("director".into())
    }

    fn person(account: &str) -> Responsible {
        Responsible::Person(account.into())
    }

    #[rstest]
    #[case::takes_on_what_nobody_has(None, Some(person("kim")), true)]
    #[case::names_nobody_else(None, Some(person("lee")), false)]
    #[case::names_no_post(None, Some(post()), false)]
    #[case::sets_the_day_of_the_own(Some((person("kim"), "kim")), Some(person("kim")), true)]
    #[case::gives_it_back(Some((person("kim"), "kim")), None, true)]
    #[case::does_not_pass_it_on(Some((person("kim"), "kim")), Some(person("lee")), false)]
    #[case::takes_nothing_from_others(Some((person("lee"), "lee")), Some(person("kim")), false)]
    #[case::takes_nothing_away(Some((person("lee"), "lee")), None, false)]
    #[case::sets_the_day_of_the_own_post(Some((post(), "kim")), Some(post()), true)]
    #[case::leaves_the_posts_of_others(Some((post(), "lee")), Some(post()), false)]
    fn an_official_says_so_of_oneself(
        #[case] before: Option<(Responsible, &str)>,
        #[case] after: Option<Responsible>,
        #[case] expected: bool,
    ) {
        let before = before.as_ref().map(|(who, person)| (who, Some(*person)));
        assert_eq!(may_say("kim", false, before, after.as_ref()), expected);
        assert!(may_say("kim", true, before, after.as_ref()), "a manager says so of anybody");
    }

    #[test]
    fn whoever_holds_the_post_is_responsible() {
        let held = |account: &str, from: &str, place: i64| Holding {
            post: "director".into(),
            account: Some(account.into()),
            from: day(from),
            place,
            recorded_at: Instant(0),
        };
        let holdings = [held("kim", "2026-01-01", 1), held("lee", "2026-03-01", 2)];
        let of = |who| Responsibility { who, internal_day: None, day_set_at: Instant(0), place: 1 };
        let on = |it: &Responsibility, on: &str| it.person(&holdings, day(on)).map(str::to_owned);
        let by_post = of(Some(post()));
        assert_eq!([on(&by_post, "2026-02-28"), on(&by_post, "2026-03-01")], [Some("kim".into()), Some("lee".into())]);
        assert_eq!(on(&of(Some(person("park"))), "2026-03-01"), Some("park".into()));
        assert_eq!(on(&of(None), "2026-03-01"), None);
    }

    #[rstest]
    #[case::handed_on(Some("2026-12-01"), Some("2026-12-01"), 1)]
    #[case::moved(Some("2026-12-01"), Some("2026-12-02"), 9)]
    #[case::set(None, Some("2026-12-01"), 9)]
    fn an_internal_day_that_stays_is_not_set_anew(
        #[case] before: Option<&str>,
        #[case] after: Option<&str>,
        #[case] expected: i64,
    ) {
        let (internal_day, after) = (before.map(day), after.map(day));
        let said = Responsibility { who: Some(post()), internal_day, day_set_at: Instant(1), place: 1 };
        assert_eq!(Responsibility::day_set_at(Some(&said), after, Instant(9)), Instant(expected));
        assert_eq!(Responsibility::day_set_at(None, after, Instant(9)), Instant(9));
    }

    #[rstest]
    #[case("post:p", Some(Responsible::Post("p".into())))]
    #[case("person:a", Some(Responsible::Person("a".into())))]
    #[case("person:", None)]
    #[case("a", None)]
    fn it_is_chosen_by_one_word(#[case] word: &str, #[case] expected: Option<Responsible>) {
        assert_eq!(word.parse().ok(), expected);
        assert!(expected.is_none_or(|it| it.to_string() == word));
    }
}
