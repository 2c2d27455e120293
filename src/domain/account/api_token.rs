//! The tokens with which programs act for a person.

use crate::domain::access::role::Role;
use crate::domain::account::session_lifetime::after;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::string_enum::string_enum;

/// The longest name of a token, in characters.
pub const LONGEST_NAME: usize = 100;
/// The last day on which a token may be used is at most this many days ahead: a year.
pub const LONGEST_DAYS: i32 = 366;
/// The most tokens of an account that can be used at a time.
pub const MOST: usize = 20;
/// When a token was last used is written no more often than this, in microseconds.
pub const USED_EVERY: i64 = 60 * 1_000_000;

string_enum! {
    /// What a program may do with a token, each more than the one before. It never may more than the person.
    TokenScope {
        /// Read what the person reads.
        Read = "read",
        /// Also write reports and submit them.
        Report = "report",
        /// Also publish and return reports, answer the other side, set milestones and propose.
        Manage = "manage",
    }
}

impl TokenScope {
    /// What tokens of people in a role may be for: anything else would promise what the role does not allow.
    pub fn of(role: Role) -> &'static [Self] {
        match role {
            Role::Partner | Role::Admin => &[Self::Read],
            Role::Official => &[Self::Read, Self::Report],
            Role::Manager => Self::ALL,
        }
    }
}

/// A token, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    pub scope: TokenScope,
    pub created_at: Instant,
    /// From then on it cannot be used.
    pub expires_at: Instant,
    pub last_used_at: Option<Instant>,
}

/// Whether when a token was last used is written again.
pub fn is_use_written(last: Option<Instant>, now: Instant) -> bool {
    last.is_none_or(|last| after(last, USED_EVERY) <= now)
}

string_enum! {
    /// Why a token is not made.
    TokenProblem {
        NoName = "no_name",
        LongName = "long_name",
        /// Not one of those for the person's role.
        WrongScope = "wrong_scope",
        /// The last day is before today, or more than a year ahead.
        WrongDay = "wrong_day",
        /// There are as many as there may be.
        TooMany = "too_many",
    }
}

/// What is wrong with a token that somebody in a role wants, with the number of those that the person has; `last` is the
/// last day on which it may be used.
pub fn check(name: &str, scope: TokenScope, last: Day, role: Role, today: Day, had: usize) -> Vec<TokenProblem> {
    let length = name.chars().count();
    let faults = [
        (length == 0, TokenProblem::NoName),
        (length > LONGEST_NAME || name.contains('\n'), TokenProblem::LongName),
        (!TokenScope::of(role).contains(&scope), TokenProblem::WrongScope),
        (last < today || today.days_until(last) > LONGEST_DAYS, TokenProblem::WrongDay),
        (had >= MOST, TokenProblem::TooMany),
    ];
    faults.into_iter().filter(|(holds, _)| *holds).map(|(_, fault)| fault).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[rstest]
    #[case::as_wanted("Sheet", TokenScope::Report, "2027-11-25", 19, &[])]
    #[case::on_the_last_day("Sheet", TokenScope::Read, "2026-11-25", 0, &[])]
    #[case::without_a_name("", TokenScope::Read, "2026-12-01", 0, &[TokenProblem::NoName])]
    #[case::of_yesterday("Sheet", TokenScope::Read, "2026-11-24", 0, &[TokenProblem::WrongDay])]
    #[case::for_ever("Sheet", TokenScope::Read, "2027-11-27", 0, &[TokenProblem::WrongDay])]
    #[case::beyond_the_role("Sheet", TokenScope::Manage, "2026-12-01", 0, &[TokenProblem::WrongScope])]
    #[case::one_too_many("Sheet", TokenScope::Read, "2026-12-01", 20, &[TokenProblem::TooMany])]
    fn what_is_wrong_is_said(
        #[case] name: &str,
        #[case] scope: TokenScope,
        #[case] last: &str,
        #[case] had: usize,
        #[case] expected: &[TokenProblem],
    ) {
        assert_eq!(check(name, scope, day(last), Role::Official, day("2026-11-25"), had), expected);
    }

    #[test]
    fn a_name_is_one_short_line() {
        for name in ["가".repeat(101), "a\nb".into()] {
            let found = check(&name, TokenScope::Read, day("2026-12-01"), Role::Partner, day("2026-11-25"), 0);
            assert_eq!(found, [TokenProblem::LongName]);
        }
    }

    #[test]
    fn the_last_use_is_written_once_a_minute() {
        let now = Instant(10 * USED_EVERY);
        let ago = |micros: i64| Some(Instant(now.0 - micros));
        assert_eq!([None, ago(USED_EVERY), ago(USED_EVERY - 1)].map(|it| is_use_written(it, now)), [true, true, false]);
    }
}
