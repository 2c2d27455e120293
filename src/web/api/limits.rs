//! How often programs may ask: each token, and each network address without one, so many times a minute.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

use governor::clock::{Clock, Reference};
use governor::middleware::StateInformationMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use http::HeaderMap;
use http::header::{HeaderName, HeaderValue};

use crate::service::Accord;

const LIMIT: HeaderName = HeaderName::from_static("ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("ratelimit-reset");
const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

/// After how many requests those are forgotten who have not asked for a minute.
const SWEEP_EVERY: u32 = 4_096;

/// The server's own clock.
#[derive(Clone)]
struct Ticking(Accord);

impl Clock for Ticking {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let micros = u64::try_from(self.0.now().0).unwrap_or_default();
        Nanos::from(micros.saturating_mul(1_000))
    }
}

type Limiter = RateLimiter<String, HashMapStateStore<String>, Ticking, StateInformationMiddleware>;

/// Who asked how often of late.
pub struct Limits {
    limiter: Option<Limiter>,
    clock: Ticking,
    minute: u32,
    asked: AtomicU32,
}

/// How much is left to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// Requests a minute.
    pub limit: u32,
    pub remaining: u32,
    /// The seconds until all of them are free again, or where none is left until the next one.
    pub reset: u64,
}

impl Limits {
    /// So many requests a minute; with 0 as many as anybody likes.
    pub fn new(accord: Accord, minute: u32) -> Self {
        let clock = Ticking(accord);
        let limiter = NonZeroU32::new(minute).map(|minute| {
            RateLimiter::hashmap_with_clock(Quota::per_minute(minute), clock.clone())
                .with_middleware::<StateInformationMiddleware>()
        });
        Self { limiter, clock, minute, asked: AtomicU32::new(0) }
    }

    /// Counts a request of somebody; `Err` where there have been too many. Nothing where nobody counts.
    pub fn count(&self, who: String) -> Option<Result<Left, Left>> {
        let limiter = self.limiter.as_ref()?;
        if self.asked.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            limiter.retain_recent();
        }
        Some(match limiter.check_key(&who) {
            Ok(state) => {
                let remaining = state.remaining_burst_capacity();
                let used = u64::from(self.minute.saturating_sub(remaining));
                Ok(Left { limit: self.minute, remaining, reset: (used * 60).div_ceil(u64::from(self.minute)) })
            }
            Err(until) => {
                let wait = until.earliest_possible().duration_since(self.clock.now());
                let seconds = wait.as_u64().div_ceil(1_000_000_000).max(1);
                Err(Left { limit: self.minute, remaining: 0, reset: seconds })
            }
        })
    }
}

impl Left {
    /// Says so in the headers of an answer.
    pub fn put(self, headers: &mut HeaderMap) {
        headers.insert(LIMIT, self.limit.into());
        headers.insert(REMAINING, self.remaining.into());
        headers.insert(RESET, self.reset.into());
        if let Ok(policy) = HeaderValue::try_from(format!("{};w=60", self.limit)) {
            headers.insert(POLICY, policy);
        }
    }
}
