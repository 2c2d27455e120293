//! Offices, not only people: posts, who holds them from when, and who acts for whom.

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
}

/// The account that holds a post on a day: of those that began by then the latest, and of two of one day what was recorded
/// last.
pub fn holder<'a>(holdings: &'a [Holding], post: &str, day: Day) -> Option<&'a str> {
    let begun = holdings.iter().filter(|it| it.post == post && it.from <= day);
    begun.max_by_key(|it| (it.from, it.place))?.account.as_deref()
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
    use rstest::rstest;

    fn holding(account: Option<&str>, from: &str, place: i64) -> Holding {
        let account = account.map(str::to_owned);
        Holding { post: "p".into(), account, from: day(from), place }
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
