//! The only place that asks for randomness.

use uuid::{NoContext, Timestamp, Uuid};

use crate::domain::basics::instant::Instant;
use crate::store::ledger::Random;

/// The operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn id(&self, at: Instant) -> String {
        let (seconds, micros) = (at.0.div_euclid(1_000_000), at.0.rem_euclid(1_000_000));
        let timestamp = Timestamp::from_unix(
            NoContext,
            u64::try_from(seconds).unwrap_or_default(),
            u32::try_from(micros * 1_000).unwrap_or_default(),
        );
        Uuid::new_v7(timestamp).to_string()
    }

    fn salt(&self) -> [u8; 16] {
        bytes()
    }

    fn secret(&self) -> [u8; 32] {
        bytes()
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the randomness that everything else is given")]
#[expect(clippy::expect_used, reason = "without it nothing may be recorded: salts must not be guessable")]
fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}
