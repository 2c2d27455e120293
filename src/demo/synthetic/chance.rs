//! Numbers that look random and are the same every time.

/// SplitMix64: a handful of operations, and good enough to vary words.
pub struct Chance(u64);

impl Chance {
    /// A sequence of numbers of its own for each seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    pub const fn below(&mut self, end: u32) -> u32 {
        // The remainder is smaller than `end`, so it fits.
        (self.next() % end as u64) as u32
    }

    /// True with a probability of `times` per cent.
    pub const fn percent(&mut self, times: u32) -> bool {
        self.below(100) < times
    }

    /// One of several.
    pub const fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[(self.next() % of.len() as u64) as usize]
    }
}
