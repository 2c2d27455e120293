//! Deterministic randomness.

use std::sync::atomic::{AtomicU64, Ordering};

use accord::domain::basics::instant::Instant;
use accord::store::ledger::Random;

/// Identifiers and salts that count upwards.
#[derive(Default)]
pub struct CountedRandom(AtomicU64);

impl CountedRandom {
    /// The next number.
    pub fn number(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed)
    }

    /// Continues from a number: those before it were already issued.
    pub fn go_on_from(&self, number: u64) {
        self.0.store(number, Ordering::Relaxed);
    }
}

impl Random for CountedRandom {
    fn id(&self, _: Instant) -> String {
        format!("00000000-0000-7000-8000-{:012x}", self.number())
    }

    fn salt(&self) -> [u8; 16] {
        u128::from(self.number()).to_be_bytes()
    }

    fn secret(&self) -> [u8; 32] {
        let mut secret = [0; 32];
        secret[24..].copy_from_slice(&self.number().to_be_bytes());
        secret
    }
}

/// Numbers that look random.
pub struct Dice(pub u64);

impl Dice {
    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    /// One of these.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// A few of these, mostly none.
    pub fn some<T: Clone>(&mut self, of: &[T]) -> Vec<T> {
        let most = [0, 0, 0, 0, 0, 0, 1, 3][self.below(8)];
        let mut chosen: Vec<usize> = (0..most).map(|_| self.below(of.len())).collect();
        chosen.sort_unstable();
        chosen.dedup();
        chosen.into_iter().map(|place| of[place].clone()).collect()
    }
}
