//! For which moment pages are kept: the state of what everybody sees, and the time as pages see it.

use std::convert::Infallible;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::app::Error;
use crate::domain::basics::instant::{AsOf, Instant};
use crate::service::Accord;
use crate::service::clock::steady;

/// How long the database may take to say which state it is.
const LONGEST: Duration = Duration::from_secs(2);
/// How long nobody asks again after it did not say so, unless it is heard by itself: requests would wait one for another.
const SILENT_FOR: Duration = Duration::from_secs(5);
/// By how many microseconds requests that are answered at once may see different times.
const AT_ONCE: i64 = 1_000_000;

/// What every page of everybody depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// How often the clock was set back, or the database put back to an earlier state, while the process ran: what was
    /// drawn before then is not shown again.
    setbacks: u64,
    /// The number of the state of what everybody sees.
    version: i64,
    /// The day, and the quarter of an hour in which due days pass.
    pub as_of: AsOf,
}

impl Moment {
    fn is_after(&self, other: &Self) -> bool {
        let order = |it: &Self| (it.setbacks, it.version, it.as_of.at);
        order(self) > order(other) || (order(self) == order(other) && self.as_of != other.as_of)
    }
}

/// What is known of the state.
#[derive(Clone, Copy)]
struct Known {
    version: i64,
    /// When the last question was asked that was answered so.
    asked: std::time::Instant,
    /// When that was heard.
    heard: std::time::Instant,
}

#[derive(Default)]
struct Seen {
    known: Option<Known>,
    /// When the database last did not say which state it is, if it has not done so since.
    silent: Option<std::time::Instant>,
    setbacks: u64,
    /// The latest time that was seen.
    latest: Option<Instant>,
    newest: Option<Moment>,
}

/// The moments that pass.
pub struct Moments {
    holds: Duration,
    seen: Mutex<Seen>,
    asking: tokio::sync::Mutex<()>,
}

impl Moments {
    /// Nothing known yet. What the state is holds for some time after it was asked for.
    pub fn new(holds: Duration) -> Self {
        Self { holds, seen: Mutex::default(), asking: tokio::sync::Mutex::default() }
    }

    /// The present moment, and whether it is a new one; nothing while the database does not say which state it is.
    pub async fn moment(&self, accord: &Accord) -> Option<(Moment, bool)> {
        let version = self.version(state(accord)).await?;
        let (now, as_of) = accord.present();
        let mut seen = self.lock();
        if seen.latest.is_some_and(|latest| now.0 < latest.0 - AT_ONCE) {
            seen.setbacks += 1;
            seen.latest = None;
        }
        seen.latest = seen.latest.max(Some(now));
        let moment = Moment { setbacks: seen.setbacks, version, as_of };
        let is_new = seen.newest.is_none_or(|newest| moment.is_after(&newest));
        if is_new {
            seen.newest = Some(moment);
        }
        Some((moment, is_new))
    }

    /// The number of the state. Of many requests at once the first asks, the others wait for it; for a while after the
    /// database did not say, nobody does.
    async fn version(&self, question: impl Future<Output = Result<i64, Error>>) -> Option<i64> {
        if let Some(found) = self.found_out(steady()) {
            return found;
        }
        let _turn = self.asking.lock().await;
        match self.found_out(steady()) {
            Some(found) => found,
            None => self.put(question).await,
        }
    }

    /// What need not be asked: the number where it is known, or that the database does not say it.
    fn found_out(&self, now: std::time::Instant) -> Option<Option<i64>> {
        if let Some(version) = self.known(now) {
            return Some(Some(version));
        }
        let silent = self.lock().silent.is_some_and(|since| now.saturating_duration_since(since) < SILENT_FOR);
        silent.then_some(None)
    }

    /// Asks the database which state it is. Where it does not say so, nothing is known any more.
    pub async fn ask(&self, accord: &Accord) -> Option<i64> {
        self.put(state(accord)).await
    }

    async fn put(&self, question: impl Future<Output = Result<i64, Error>>) -> Option<i64> {
        let asked = steady();
        let answer = tokio::time::timeout(LONGEST, question).await;
        match answer {
            Ok(Ok(version)) => {
                self.heard(version, asked, steady());
                return Some(version);
            }
            Ok(Err(error)) => {
                tracing::warn!(%error, "pages are drawn for each reader, as the database does not say whether they changed");
            }
            Err(_) => {
                tracing::warn!("pages are drawn for each reader, as the database is slow to say whether they changed")
            }
        }
        let mut seen = self.lock();
        (seen.known, seen.silent) = (None, Some(steady()));
        None
    }

    /// Hears of every change until the database does not answer.
    pub async fn follow(&self, accord: &Accord) -> Result<Infallible, Error> {
        let mut watch = accord.watch_public_state().await?;
        loop {
            let asked = steady();
            let version = watch.look().await?;
            self.heard(version, asked, steady());
            watch.wait().await?;
        }
    }

    fn known(&self, now: std::time::Instant) -> Option<i64> {
        let holds = |known: &Known| now.saturating_duration_since(known.asked) < self.holds;
        self.lock().known.filter(holds).map(|known| known.version)
    }

    /// Takes in an answer. An old one that was long on its way counts for nothing.
    fn heard(&self, version: i64, asked: std::time::Instant, heard: std::time::Instant) {
        let mut seen = self.lock();
        seen.silent = None;
        let known = Some(Known { version, asked, heard });
        match seen.known {
            Some(last) if version < last.version && asked < last.heard => {}
            Some(last) if version < last.version => {
                seen.setbacks += 1;
                seen.known = known;
            }
            Some(last) if version == last.version && asked < last.asked => {}
            _ => seen.known = known,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn state(accord: &Accord) -> Result<i64, Error> {
    Ok(accord.public_state().await?)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;
    use rstest::rstest;

    /// Many ask at once while the database does not answer: one waits for it, the others for that one, and whoever comes
    /// then for nobody. Once it is heard again, it is asked again.
    #[tokio::test]
    async fn one_asks_for_all_while_nothing_is_said() {
        let moments = Moments::new(Duration::ZERO);
        let asked = AtomicU32::new(0);
        let lost = || async {
            asked.fetch_add(1, Ordering::Relaxed);
            tokio::time::sleep(Duration::from_millis(50)).await;
            Err(Error::Nowhere)
        };
        let all = futures_util::future::join_all((0..20).map(|_| moments.version(lost()))).await;
        assert!(all.iter().all(Option::is_none));
        assert_eq!((moments.version(lost()).await, asked.load(Ordering::Relaxed)), (None, 1));
        moments.heard(7, steady(), steady());
        assert_eq!(moments.version(async { Ok(8) }).await, Some(8));
    }

    /// Answers, each with when it was asked for and heard, in milliseconds, and what is known after so many.
    #[rstest]
    #[case::holds_for_a_while(&[(3, 0, 10)], 500, Some(3), 0)]
    #[case::and_no_longer(&[(3, 0, 10)], 900, None, 0)]
    #[case::long_on_its_way(&[(4, 100, 110), (3, 50, 120)], 500, Some(4), 0)]
    #[case::confirmed(&[(4, 0, 10), (4, 500, 510)], 1_000, Some(4), 0)]
    #[case::confirmed_late(&[(4, 500, 510), (4, 0, 520)], 1_000, Some(4), 0)]
    // A backup that is put back leads to other states of the same numbers.
    #[case::put_back(&[(4, 0, 10), (2, 20, 30)], 500, Some(2), 1)]
    #[tokio::test]
    async fn what_was_heard_last_is_known(
        #[case] answers: &[(i64, u64, u64)],
        #[case] asked_at: u64,
        #[case] known: Option<i64>,
        #[case] setbacks: u64,
    ) {
        let began = steady();
        let at = |millis| began + Duration::from_millis(millis);
        let moments = Moments::new(Duration::from_millis(900));
        for (version, asked, heard) in answers {
            moments.heard(*version, at(*asked), at(*heard));
        }
        assert_eq!((moments.known(at(asked_at)), moments.lock().setbacks), (known, setbacks));
    }
}
