//! How long one has to wait after failed sign-ins. Waits double, so that a person who mistypes hardly notices and a machine
//! that guesses gets nowhere. They are counted for an account and a network together, so that nobody makes the owner wait
//! from elsewhere. Where very many networks try one account, everybody waits up to a minute, and whoever keeps trying can
//! make the next one wait again; networks from which the owner signed in lately are never concerned.

use core::net::{IpAddr, Ipv6Addr};

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

/// For one account from one network, whether there is one of that e-mail address or not.
pub const ACCOUNT: SignInThrottle =
    SignInThrottle { free: 5, longest: 15 * 60 * SECOND, forgotten: 24 * 3_600 * SECOND };
/// For one account from all networks from which its owner has not signed in lately.
pub const ACCOUNT_EVERYWHERE: SignInThrottle =
    SignInThrottle { free: 500, longest: 60 * SECOND, forgotten: 24 * 3_600 * SECOND };
/// For one network address: a whole ministry may stand behind it.
pub const ADDRESS: SignInThrottle = SignInThrottle { free: 30, longest: 15 * 60 * SECOND, forgotten: 3_600 * SECOND };

/// For how long a network from which somebody signed in is known as theirs, in microseconds: a quarter of a year.
pub const NETWORK_KNOWN: i64 = 90 * 24 * 3_600 * SECOND;

/// The network of an address. Whoever has one IPv6 address has all 2⁶⁴ of its network; an IPv4 address written as one of
/// IPv6 is an IPv4 address. What is no address is a network of its own.
pub fn network(address: &str) -> String {
    match address.parse::<IpAddr>().map(|it| it.to_canonical()) {
        Ok(IpAddr::V6(address)) => Ipv6Addr::from(u128::from(address) >> 64 << 64).to_string(),
        Ok(address) => address.to_string(),
        Err(_) => address.to_owned(),
    }
}

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

    #[rstest]
    #[case("198.51.100.7", "198.51.100.7")]
    #[case("::ffff:198.51.100.7", "198.51.100.7")]
    #[case("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    #[case("command line", "command line")]
    #[case("", "")]
    fn an_address_belongs_to_a_network(#[case] address: &str, #[case] expected: &str) {
        assert_eq!(network(address), expected);
    }

    #[test]
    fn an_account_tried_from_everywhere_waits_a_minute_at_most() {
        let failures = |count| Failures { count, last_at: Instant(0) };
        assert_eq!(ACCOUNT_EVERYWHERE.wait(failures(499), Instant(0)), 0);
        assert_eq!(ACCOUNT_EVERYWHERE.wait(failures(u32::MAX), Instant(0)), 60);
    }

    #[test]
    fn an_address_has_more_room_than_an_account() {
        let failures = Failures { count: 29, last_at: Instant(0) };
        assert_eq!((ADDRESS.wait(failures, Instant(0)), ACCOUNT.wait(failures, Instant(0))), (0, 900));
    }
}
