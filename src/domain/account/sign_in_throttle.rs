//! How long one has to wait after failed sign-ins. Waits double, so that a person who mistypes hardly notices and a machine
//! that guesses gets nowhere; and end, so that nobody can lock another out for good.

use crate::domain::account::session_lifetime::after;
use crate::domain::basics::instant::Instant;

const SECOND: i64 = 1_000_000;

/// How often something failed in a row, and when last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failures {
    pub count: u32,
    pub last_at: Instant,
}

/// How attempts of one kind of subject are slowed down.
#[derive(Clone, Copy, Debug)]
pub struct SignInThrottle {
    /// How many failures cause no wait.
    free: u32,
    /// The longest wait, in microseconds.
    longest: i64,
    /// Failures are forgotten this long after the last, in microseconds.
    forgotten: i64,
}

/// For one account, whether there is one of that e-mail address or not.
pub const ACCOUNT: SignInThrottle =
    SignInThrottle { free: 5, longest: 15 * 60 * SECOND, forgotten: 24 * 3_600 * SECOND };
/// For one network address: a whole ministry may stand behind it.
pub const ADDRESS: SignInThrottle = SignInThrottle { free: 30, longest: 15 * 60 * SECOND, forgotten: 3_600 * SECOND };

impl SignInThrottle {
    /// Since when failures count at an instant.
    pub fn since(self, now: Instant) -> Instant {
        after(now, -self.forgotten)
    }

    /// How many seconds are left to wait at an instant; 0 when none.
    pub fn wait(self, failures: Failures, now: Instant) -> i64 {
        let Some(over) = failures.count.checked_sub(self.free) else { return 0 };
        let wait = (SECOND << over.min(30)).min(self.longest);
        let left = after(failures.last_at, wait).0.saturating_sub(now.0);
        (left.max(0) + SECOND - 1) / SECOND
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(0, 0, 0)]
    #[case(4, 0, 0)]
    #[case(5, 0, 1)]
    #[case(5, 1_000_000, 0)]
    #[case(6, 0, 2)]
    #[case(8, 0, 8)]
    #[case(8, 500_000, 8)]
    #[case(8, 7_000_001, 1)]
    #[case(14, 0, 512)]
    #[case(15, 0, 900)]
    #[case(u32::MAX, 0, 900)]
    fn waits_double_and_end(#[case] count: u32, #[case] later: i64, #[case] seconds: i64) {
        let failures = Failures { count, last_at: Instant(1_000_000) };
        assert_eq!(ACCOUNT.wait(failures, Instant(1_000_000 + later)), seconds);
    }

    #[test]
    fn an_address_has_more_room_than_an_account() {
        let failures = Failures { count: 29, last_at: Instant(0) };
        assert_eq!((ADDRESS.wait(failures, Instant(0)), ACCOUNT.wait(failures, Instant(0))), (0, 900));
    }
}
