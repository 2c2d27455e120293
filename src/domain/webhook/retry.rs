//! When a delivery that was not taken is tried again.

/// How often it is tried: over about three days.
pub const MOST_ATTEMPTS: u32 = 13;
/// The first wait, in microseconds: each is three times the one before.
const FIRST: i64 = 30 * 1_000_000;
/// No wait is longer.
const LONGEST: i64 = 12 * 60 * 60 * 1_000_000;

/// How long to wait after a number of failed attempts, in microseconds: up to a fifth more or less by chance, so that what
/// failed together does not come together again. Nothing where it is not tried any more.
pub fn wait(failed: u32, chance: u64) -> Option<i64> {
    if failed >= MOST_ATTEMPTS {
        return None;
    }
    let usual = 3_i64.saturating_pow(failed.saturating_sub(1)).saturating_mul(FIRST).min(LONGEST);
    let thousandths = 800 + i64::try_from(chance % 401).unwrap_or_default();
    Some(usual / 1_000 * thousandths)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 60 * 60 * 1_000_000;

    #[test]
    fn waits_grow_and_end_after_about_three_days() {
        let waits: Vec<i64> = (1..).map_while(|failed| wait(failed, 200)).collect();
        assert_eq!(waits.len(), 12);
        assert_eq!(waits[..3], [30, 90, 270].map(|seconds| seconds * 1_000_000));
        assert!(waits.is_sorted() && waits[11] == LONGEST, "{waits:?}");
        let all: i64 = waits.iter().sum();
        assert!((66 * HOUR..=76 * HOUR).contains(&all), "{all}");
    }

    #[test]
    fn chance_moves_a_wait_by_a_fifth_at_most() {
        let all: Vec<i64> = (0..1_000).filter_map(|chance| wait(1, chance)).collect();
        assert_eq!((all.iter().min(), all.iter().max()), (Some(&24_000_000), Some(&36_000_000)));
    }
}
