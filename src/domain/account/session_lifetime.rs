//! How long sessions and links are valid.

use crate::domain::basics::instant::Instant;

const MINUTE: i64 = 60 * 1_000_000;
const HOUR: i64 = 60 * MINUTE;

/// A session ends when its browser has made no request for this long.
pub const IDLE: i64 = 8 * HOUR;
/// A session ends after this long, whatever was requested.
pub const LONGEST: i64 = 7 * 24 * HOUR;
/// When a session was last seen is written no more often than this.
pub const SEEN_EVERY: i64 = MINUTE;
/// A link that sets a password can be used this long.
pub const LINK: i64 = 48 * HOUR;

/// Which sessions are still valid.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The present instant: a session ends when this reaches its `expires_at`.
    pub now: Instant,
    /// A session not seen since this instant has ended.
    pub idle_since: Instant,
}

/// Which sessions are valid at an instant.
pub fn limits(now: Instant) -> Limits {
    Limits { now, idle_since: after(now, -IDLE) }
}

/// The instant a number of microseconds after another.
pub fn after(instant: Instant, micros: i64) -> Instant {
    Instant(instant.0.saturating_add(micros))
}
