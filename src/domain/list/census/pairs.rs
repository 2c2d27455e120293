//! How commitments stood on two days.

use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::access::permission::Audience;
use crate::domain::list::census::row_filter::RowFilter;
use crate::domain::list::census::{Asked, Census, Clock, Picked, Row, Shard, pick};

/// The rows of a commitment on an earlier and a later day.
#[derive(Clone, Default)]
struct Pair<'a> {
    rows: [Option<(&'a Row, Audience)>; 2],
    /// Whether the query lets it through on either of them.
    asked: bool,
}

impl Census {
    /// The rows on both days of those that the query lets through on either, where they are not the same row or the days
    /// passed say something else; and of these commitments besides.
    pub fn different(
        &self,
        (earlier, later): (&Asked<'_>, &Asked<'_>),
        besides: &HashSet<String>,
    ) -> (Vec<Picked>, Vec<Picked>) {
        let clocks = [earlier, later].map(|it| Clock::at(it.as_of));
        let (mut before, mut after) = (Vec::new(), Vec::new());
        self.pairs((earlier, later), |shard, [then, now]| {
            let alike = match (then, now) {
                (Some((then, _)), Some((now, _))) => {
                    std::ptr::eq(then, now) && then.places(&clocks[0]) == now.places(&clocks[1])
                }
                _ => false,
            };
            let id = |row: Option<(&Row, Audience)>| row.map(|(row, _)| shard.id(row));
            if alike && !id(now).is_some_and(|id| besides.contains(&**id)) {
                return;
            }
            before.extend(then.map(|(row, audience)| pick::picked((shard, row, audience))));
            after.extend(now.map(|(row, audience)| pick::picked((shard, row, audience))));
        });
        (before, after)
    }

    /// The rows on the later day of these commitments, as far as the query lets them through on either day.
    pub fn later_rows(&self, (earlier, later): (&Asked<'_>, &Asked<'_>), of: &HashSet<String>) -> Vec<Picked> {
        let mut rows = Vec::new();
        self.pairs((earlier, later), |shard, [_, now]| {
            let now = now.filter(|(row, _)| of.contains(&**shard.id(row)));
            rows.extend(now.map(|(row, audience)| pick::picked((shard, row, audience))));
        });
        rows
    }

    fn pairs<'a>(
        &'a self,
        (earlier, later): (&Asked<'_>, &Asked<'_>),
        mut take: impl FnMut(&'a Shard, [Option<(&'a Row, Audience)>; 2]),
    ) {
        let filters = [RowFilter::of(self, earlier), RowFilter::of(self, later)];
        for shard in self.shards.iter().map(Arc::as_ref) {
            let mut pairs = vec![Pair::default(); shard.commitments.len()];
            for audience in Audience::ALL {
                for row in &shard.rows[*audience as usize] {
                    for (side, filter) in filters.iter().enumerate() {
                        if filter.reads(*audience, row) {
                            let pair = &mut pairs[row.commitment as usize];
                            pair.rows[side] = Some((row, *audience));
                            pair.asked |= filter.admits(shard, row);
                        }
                    }
                }
            }
            for pair in pairs.into_iter().filter(|it| it.asked) {
                take(shard, pair.rows);
            }
        }
    }
}
