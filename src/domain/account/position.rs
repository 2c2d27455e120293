//! Offices, not only people: posts, who holds them from when, and who acts for whom.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use crate::domain::access::role::Role;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::instant::Instant;
use crate::domain::basics::text::Text;
use crate::domain::organisation::code::OrganisationCode;

/// The longest period for which somebody acts for somebody else, in days.
pub const LONGEST_DELEGATION: i32 = 366;

/// A post of an organisation: what stays when people change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    pub id: String,
    pub organisation: OrganisationCode,
    pub title: Text,
}

/// Somebody holds a post from a day until somebody else does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    pub post: String,
    /// The holder's account; nobody where the post is vacant.
    pub account: Option<String>,
    pub from: Day,
    /// Counts up in the order in which it was recorded.
    pub place: i64,
    pub recorded_at: Instant,
}

/// A stretch of days in which somebody holds, held or is to hold a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// The holder's account; nobody where the post is vacant.
    pub account: Option<String>,
    pub from: Day,
    /// The last day; none while nobody follows.
    pub until: Option<Day>,
    /// The place of what says so.
    pub place: i64,
}

impl Tenure {
    /// Whether it is planned: it begins after a day.
    pub fn is_ahead(&self, today: Day) -> bool {
        self.from > today
    }
}

/// The account that holds a post on a day: of those that began by then the latest, and of two of one day what was recorded
/// last.
pub fn holder<'a>(holdings: &'a [Holding], post: &str, day: Day) -> Option<&'a str> {
    let begun = holdings.iter().filter(|it| it.post == post && it.from <= day);
    begun.max_by_key(|it| (it.from, it.place))?.account.as_deref()
}

/// Who held, holds and is to hold a post, the earliest first. What was planned and taken back before its day came is left
/// out; who was followed on the very day held it that day.
pub fn tenures(holdings: &[Holding], post: &str, zone: &TimeZone) -> Vec<Tenure> {
    let mut ordered: Vec<&Holding> = holdings.iter().filter(|it| it.post == post).collect();
    ordered.sort_by_key(|it| (it.from, it.place));
    let mut tenures: Vec<Tenure> = Vec::new();
    for (at, holding) in ordered.iter().enumerate() {
        let next = ordered.get(at + 1);
        if next.is_some_and(|next| next.from == holding.from && next.recorded_at.day_in(zone) < holding.from) {
            continue;
        }
        if tenures.last().is_some_and(|last| last.account == holding.account) {
            continue;
        }
        if let Some(last) = tenures.last_mut() {
            last.until = Some(last.from.max(holding.from.plus(-1)));
        }
        let (account, from, place) = (holding.account.clone(), holding.from, holding.place);
        tenures.push(Tenure { account, from, until: None, place });
    }
    tenures
}

/// The days on which it has to be recorded that an account holds a post from a day until another: that day, and those on
/// which what was recorded before would make it somebody else's again.
pub fn days_to_record(
    holdings: &[Holding],
    post: &str,
    account: Option<&str>,
    (from, until): (Day, Option<Day>),
) -> BTreeSet<Day> {
    let within = |day: Day| from < day && until.is_none_or(|until| day < until);
    let days = holdings.iter().filter(|it| it.post == post && within(it.from)).map(|it| it.from);
    days.filter(|day| holder(holdings, post, *day) != account).chain([from]).collect()
}

/// Whether an account held a post and was followed by another by a day: what goes with the post is no longer its own.
pub fn was_followed(holdings: &[Holding], post: &str, account: &str, day: Day, zone: &TimeZone) -> bool {
    let held =
        tenures(holdings, post, zone).iter().any(|it| !it.is_ahead(day) && it.account.as_deref() == Some(account));
    held && holder(holdings, post, day).is_some_and(|it| it != account)
}

/// Somebody acts for somebody else of the same organisation, both days included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegation {
    pub id: String,
    pub from_account: String,
    pub to_account: String,
    pub from: Day,
    pub to: Day,
    /// That it was ended before its time.
    pub ended_at: Option<Instant>,
}

impl Delegation {
    /// What is wrong with its days, by the fields of its form: it is not over, does not end before it begins, and is not
    /// longer than [`LONGEST_DELEGATION`].
    pub fn check(&self, today: Day) -> FieldErrors {
        let mut faults = FieldErrors::default();
        faults.require(self.to >= today, "until", Problem::WrongDay);
        faults.require(self.from <= self.to, "from", Problem::WrongDay);
        faults.require(self.from.days_until(self.to) <= LONGEST_DELEGATION, "until", Problem::WrongDay);
        faults
    }

    /// Whether it is in effect on a day.
    pub fn holds(&self, day: Day) -> bool {
        self.ended_at.is_none() && self.from <= day && day <= self.to
    }
}

/// Whether a person with a role may hold a post: those who write reports.
pub fn may_hold(role: Role) -> bool {
    matches!(role, Role::Official | Role::Manager)
}

/// The role of a person who acts for others: the widest among officials and managers. Nobody becomes an admin by acting for
/// one, and an admin gets no right to write.
pub fn acting_role(own: Role, others: impl IntoIterator<Item = Role>) -> Role {
    let rank = |role: Role| match role {
        Role::Partner => 0,
        Role::Official => 1,
        Role::Manager => 2,
        Role::Admin => 3,
    };
    if own == Role::Admin {
        return own;
    }
    others.into_iter().filter(|it| *it != Role::Admin).chain([own]).max_by_key(|it| rank(*it)).unwrap_or(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::samples::day;
    use jiff::Timestamp;
    use rstest::rstest;

    fn holding(account: Option<&str>, from: &str, place: i64) -> Holding {
        let account = account.map(str::to_owned);
        Holding { post: "p".into(), account, from: day(from), place, recorded_at: Instant(0) }
    }

    fn recorded(on: &str, holding: Holding) -> Holding {
        let at: Timestamp = format!("{on}T03:00:00Z").parse().unwrap();
        Holding { recorded_at: Instant(at.as_microsecond()), ..holding }
    }

    #[rstest]
    #[case::one_after_the_other(
        &[("kim", "2026-02-01", "2026-02-01"), ("lee", "2026-03-01", "2026-03-01")],
        &[("kim", "2026-02-01", "2026-02-28"), ("lee", "2026-03-01", "")]
    )]
    #[case::both_on_one_day(
        &[("kim", "2026-02-01", "2026-02-01"), ("lee", "2026-02-01", "2026-02-01")],
        &[("kim", "2026-02-01", "2026-02-01"), ("lee", "2026-02-01", "")]
    )]
    #[case::planned_and_taken_back(
        &[("kim", "2026-02-01", "2026-02-01"), ("lee", "2026-03-01", "2026-02-10"), ("kim", "2026-03-01", "2026-02-11")],
        &[("kim", "2026-02-01", "")]
    )]
    #[case::planned_for_another(
        &[("kim", "2026-02-01", "2026-02-01"), ("lee", "2026-03-01", "2026-02-10"), ("park", "2026-03-01", "2026-02-11")],
        &[("kim", "2026-02-01", "2026-02-28"), ("park", "2026-03-01", "")]
    )]
    fn a_post_has_one_holder_after_another(
        #[case] rows: &[(&str, &str, &str)],
        #[case] expected: &[(&str, &str, &str)],
    ) {
        let rows = (1..).zip(rows).map(|(place, (who, from, on))| recorded(on, holding(Some(who), from, place)));
        let found = tenures(&rows.collect::<Vec<_>>(), "p", &TimeZone::UTC);
        let found: Vec<_> = found
            .into_iter()
            .map(|it| {
                (it.account.unwrap(), it.from.to_string(), it.until.map_or_else(String::new, |it| it.to_string()))
            })
            .collect();
        let expected: Vec<_> =
            expected.iter().map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned())).collect();
        assert_eq!(found, expected);
    }

    #[rstest]
    #[case("2026-01-31", None)]
    #[case("2026-02-01", Some("kim"))]
    #[case("2026-02-28", Some("kim"))]
    #[case("2026-03-01", None)]
    #[case("2026-03-15", Some("lee"))]
    #[case("2027-01-01", Some("lee"))]
    fn a_post_is_held_from_a_day_on(#[case] on: &str, #[case] expected: Option<&str>) {
        let holdings = [
            holding(Some("kim"), "2026-02-01", 1),
            holding(Some("park"), "2026-03-15", 2),
            holding(None, "2026-03-01", 3),
            holding(Some("lee"), "2026-03-15", 4),
        ];
        assert_eq!(holder(&holdings, "p", day(on)), expected);
        assert_eq!(holder(&holdings, "q", day(on)), None);
    }

    #[rstest]
    #[case::the_holder("2026-02-15", "kim", false)]
    #[case::who_is_to_follow("2026-02-15", "lee", false)]
    #[case::who_was_followed("2026-03-01", "kim", true)]
    #[case::who_followed("2026-03-01", "lee", false)]
    #[case::who_never_held_it("2026-03-01", "park", false)]
    #[case::nobody_follows("2026-04-01", "lee", false)]
    fn who_was_followed_has_no_more_rights(#[case] on: &str, #[case] account: &str, #[case] expected: bool) {
        let holdings = [
            holding(Some("kim"), "2026-02-01", 1),
            holding(Some("lee"), "2026-03-01", 2),
            holding(None, "2026-04-01", 3),
        ];
        assert_eq!(was_followed(&holdings, "p", account, day(on), &TimeZone::UTC), expected);
    }

    #[rstest]
    #[case::nothing_else(&["2026-02-01"], None, &["2026-03-01"])]
    #[case::planned_and_taken_back(&["2026-02-01", "2026-03-15"], None, &["2026-03-01", "2026-03-15"])]
    #[case::until_who_follows(&["2026-02-01", "2026-03-15"], Some("2026-03-15"), &["2026-03-01"])]
    fn what_was_recorded_for_later_days_is_outlived(
        #[case] kim_from: &[&str],
        #[case] until: Option<&str>,
        #[case] expected: &[&str],
    ) {
        let holdings: Vec<Holding> =
            (1..).zip(kim_from).map(|(place, from)| holding(Some("kim"), from, place)).collect();
        let days = days_to_record(&holdings, "p", Some("lee"), (day("2026-03-01"), until.map(day)));
        assert_eq!(days.into_iter().collect::<Vec<_>>(), expected.iter().map(|it| day(it)).collect::<Vec<_>>());
    }

    #[rstest]
    #[case("2026-06-30", None, false)]
    #[case("2026-07-01", None, true)]
    #[case("2026-07-14", None, true)]
    #[case("2026-07-15", None, false)]
    #[case("2026-07-05", Some(Instant(1)), false)]
    fn a_delegation_holds_on_both_its_days(
        #[case] on: &str,
        #[case] ended_at: Option<Instant>,
        #[case] expected: bool,
    ) {
        let (from, to) = (day("2026-07-01"), day("2026-07-14"));
        let delegation =
            Delegation { id: "d".into(), from_account: "a".into(), to_account: "b".into(), from, to, ended_at };
        assert_eq!(delegation.holds(day(on)), expected);
    }

    #[rstest]
    #[case(Role::Official, &[Role::Manager], Role::Manager)]
    #[case(Role::Official, &[Role::Official], Role::Official)]
    #[case(Role::Manager, &[Role::Official], Role::Manager)]
    #[case(Role::Partner, &[Role::Official], Role::Official)]
    #[case(Role::Official, &[Role::Admin], Role::Official)]
    #[case(Role::Admin, &[Role::Manager], Role::Admin)]
    #[case(Role::Official, &[], Role::Official)]
    fn who_acts_for_others_has_the_wider_role(#[case] own: Role, #[case] others: &[Role], #[case] expected: Role) {
        assert_eq!(acting_role(own, others.iter().copied()), expected);
    }
}
