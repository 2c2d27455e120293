//! The rows of a list's page, in its order.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::domain::access::permission::Audience;
use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::list::census::row_filter::RowFilter;
use crate::domain::list::census::{Asked, Census, Row, Shard, State};
use crate::domain::list::order::{Sort, SortKey, TieBreak};

/// What identifies a row: whoever has read it once need not read it again.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Picked {
    /// A state in which it was as it is.
    pub state: State,
    pub commitment: Arc<str>,
    pub audience: Audience,
    pub from: Day,
}

type Found<'a> = (&'a Shard, &'a Row, Audience);

impl Census {
    /// The rows that a query lets through: those of its page where `size` rows stand on each.
    pub fn page(&self, asked: &Asked<'_>, lang: Lang, size: u32) -> Vec<Picked> {
        let (page, size) = (asked.query.page.max(1) as usize, size as usize);
        let skipped = (page - 1).saturating_mul(size);
        let most = skipped.saturating_add(size);
        self.in_order(asked, lang, most).into_iter().skip(skipped).map(picked).collect()
    }

    /// All rows that a query lets through.
    pub fn all(&self, asked: &Asked<'_>, lang: Lang) -> Vec<Picked> {
        self.in_order(asked, lang, usize::MAX).into_iter().map(picked).collect()
    }

    /// The slugs of all of them.
    pub fn slugs(&self, asked: &Asked<'_>, lang: Lang) -> Vec<String> {
        self.in_order(asked, lang, usize::MAX).into_iter().map(|(shard, row, _)| shard.slug(row).to_string()).collect()
    }

    /// What a query lets through, without an order.
    pub fn unordered(&self, asked: &Asked<'_>) -> Vec<Picked> {
        let mut found = Vec::new();
        self.admitted(asked, |it| found.push(picked(it)));
        found
    }

    fn admitted<'a>(&'a self, asked: &Asked<'_>, mut take: impl FnMut(Found<'a>)) {
        self.each_admitted(&RowFilter::of(self, asked), |shard, row, audience| take((shard, row, audience)));
    }

    /// The first rows of a query's order. Most rows are compared with the last of those only.
    fn in_order<'a>(&'a self, asked: &Asked<'_>, lang: Lang, most: usize) -> Vec<Found<'a>> {
        if most == 0 {
            return Vec::new();
        }
        let compare = |a: &Found<'a>, b: &Found<'a>| self.compare(asked.query.sort.keys(), lang, a, b);
        let room = most.saturating_mul(2).saturating_add(64);
        let mut first: Vec<Found<'a>> = Vec::new();
        let mut last: Option<Found<'a>> = None;
        self.admitted(asked, |it| {
            if last.as_ref().is_some_and(|last| compare(&it, last).is_gt()) {
                return;
            }
            first.push(it);
            if first.len() >= room {
                first.select_nth_unstable_by(most - 1, compare);
                first.truncate(most);
                last = first.last().copied();
            }
        });
        first.sort_unstable_by(compare);
        first.truncate(most);
        first
    }

    fn compare(&self, keys: &[SortKey], lang: Lang, a: &Found<'_>, b: &Found<'_>) -> Ordering {
        let statements = &self.words.statements;
        let ((a_shard, a, _), (b_shard, b, _)) = (a, b);
        let within = || {
            let statement = |row: &Row| statements.text(row.statement);
            let same = a.statement == b.statement;
            let by_statement = if same { Ordering::Equal } else { statement(a).cmp(statement(b)) };
            by_statement.then(a.position.cmp(&b.position))
        };
        for key in keys {
            let turned = |order: Ordering| if key.reversed { order.reverse() } else { order };
            let order = match key.by {
                Sort::Newest => b.stated_on.cmp(&a.stated_on),
                Sort::Oldest => a.stated_on.cmp(&b.stated_on),
                Sort::Due => a.due_on.is_none().cmp(&b.due_on.is_none()).then(turned(a.due_on.cmp(&b.due_on))),
                Sort::Updated => b.reported_on.cmp(&a.reported_on),
                Sort::Silent => a.reported_on.cmp(&b.reported_on),
                Sort::Status => a.proposed.cmp(&b.proposed).then(turned(a.status.cmp(&b.status))),
                Sort::Title => turned(a.titles[lang as usize].cmp(&b.titles[lang as usize])),
            };
            if order.is_ne() {
                return order;
            }
        }
        match keys.last().map(|key| key.tie_break()) {
            Some(TieBreak::Slug) => a_shard.slug(a).cmp(b_shard.slug(b)),
            Some(TieBreak::Oldest) => a.stated_on.cmp(&b.stated_on).then_with(within),
            Some(TieBreak::Newest) | None => b.stated_on.cmp(&a.stated_on).then_with(within),
        }
    }
}

pub(super) fn picked((shard, row, audience): Found<'_>) -> Picked {
    Picked { state: row.read_in, commitment: Arc::clone(shard.id(row)), audience, from: row.from }
}
