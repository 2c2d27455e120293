//! The only place that reads the clock.

use jiff::Timestamp;

use crate::domain::basics::instant::Instant;

/// Tells the time.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Always the same instant, for tests and demonstrations.
    Fixed(Instant),
}

impl Clock {
    /// The present instant.
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everything else is given")]
    pub fn now(self) -> Instant {
        match self {
            Self::System => Timestamp::now().into(),
            Self::Fixed(instant) => instant,
        }
    }
}

/// A reading of the clock that is never set: for how long something has taken, never for a date.
#[expect(clippy::disallowed_methods, reason = "this is the clock that everything else is given")]
pub fn steady() -> std::time::Instant {
    std::time::Instant::now()
}
