//! What changed between two days.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use crate::domain::access::permission::may_see;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::{AsOf, Instant};
use crate::domain::commitment::relation::Supersession;
use crate::domain::list::comparison::{Answered, ChangeKind, Difference, learned_from};
use crate::domain::list::query::Query;
use crate::domain::record::in_force::InForce;
use crate::domain::record::state::fold_seen;
use crate::domain::report::countersign::Countersign;
use crate::service::comparisons::Asked;
use crate::service::portfolio::Portfolio;
use crate::service::snapshot::Snapshot;
use crate::store;
use crate::store::db::Conn;
use crate::store::ledger;
use crate::store::list::{ListRow, View};

/// What changed between two days, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Changes {
    /// The earlier day, at its end.
    pub from: AsOf,
    /// The later day: that of the snapshot.
    pub to: AsOf,
    /// The commitments about which something became different: the most telling kind of change first, then the latest
    /// statement.
    pub moved: Vec<Moved>,
    /// What took effect up to `from` but was recorded only after it.
    pub learned: Vec<Learned>,
}

/// A commitment about which something became different.
#[derive(Clone, Debug)]
pub struct Moved {
    /// How it stood on the earlier day, or of a part how the whole did that was split since; nothing when it was not there.
    pub before: Option<Arc<ListRow>>,
    /// How it stands on the later day.
    pub after: Option<Arc<ListRow>>,
    /// What became different.
    pub difference: Difference,
    /// The commitments that stand for it on the later day, where it was superseded since.
    pub successors: Vec<Arc<ListRow>>,
}

/// A commitment about which something was learned late.
#[derive(Clone, Debug)]
pub struct Learned {
    /// The commitment, on the later day.
    pub entry: Arc<ListRow>,
    /// How many records of each kind of fact, as the ledger spells it.
    pub records: Vec<(String, u32)>,
    /// When the last of them was recorded.
    pub last: Instant,
}

/// How a list differs from what it was on an earlier day.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The earlier day, at its end.
    pub then: AsOf,
    /// Identifiers of what the list holds now and did not hold then.
    pub added: BTreeSet<String>,
    /// What it holds now and held then, and about which something became different.
    pub changed: BTreeSet<String>,
    /// What it held then and does not hold now, as it stood then.
    pub removed: Vec<Arc<ListRow>>,
}

impl Moved {
    /// The commitment: as it stands, or as it stood when it is gone.
    pub fn entry(&self) -> Option<&Arc<ListRow>> {
        self.after.as_ref().or(self.before.as_ref())
    }

    /// Whether something of a kind became different.
    pub fn is(&self, kind: ChangeKind) -> bool {
        self.difference.kinds.contains(&kind)
    }
}

impl Changes {
    /// For each kind of change, how many commitments it concerns; kinds that did not occur are left out.
    pub fn counts(&self) -> BTreeMap<ChangeKind, u32> {
        let mut counts = BTreeMap::new();
        for kind in self.moved.iter().flat_map(|it| &it.difference.kinds) {
            *counts.entry(*kind).or_insert(0) += 1;
        }
        if !self.learned.is_empty() {
            counts.insert(ChangeKind::Learned, u32::try_from(self.learned.len()).unwrap_or(u32::MAX));
        }
        counts
    }
}

impl Portfolio<'_> {
    /// What changed from the end of a day to the day of the snapshot, about the commitments that the query lets through
    /// on either of them. The query's own days and page are ignored.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn changes(self, snapshot: &mut Snapshot, query: &Query, from: Day) -> store::Result<Arc<Changes>> {
        let then = self.end_of(from);
        let asked = Asked::new(snapshot, query, then);
        let kept = &self.context.comparisons.changes;
        if let Some(changes) = kept.get(&asked) {
            return Ok(changes);
        }
        let moved = self.moved(snapshot, query, then).await?;
        let learned = self.learned(snapshot, query, then).await?;
        let changes = Arc::new(Changes { from: then, to: snapshot.as_of, moved, learned });
        kept.insert(asked, Arc::clone(&changes));
        Ok(changes)
    }

    /// The end of an earlier day.
    fn end_of(self, day: Day) -> AsOf {
        AsOf::on(day, self.context.now(), &self.context.zone())
    }

    /// What took effect up to an earlier day but was recorded only after it, the latest first.
    async fn learned(self, snapshot: &mut Snapshot, query: &Query, then: AsOf) -> store::Result<Vec<Learned>> {
        let from = then.day;
        let census = &self.context.census;
        let (earlier, later) = (census.view_on(snapshot, query, then).await?, census.view(snapshot, query).await?);
        let (conn, view) = snapshot.view();
        let end_of_day = Instant::end_of(from, &self.context.zone());
        let after = learned_from(end_of_day, store::changes::first_records_until(conn).await?);
        let late = store::changes::learned_since(conn, &view, from, after).await?;
        let about: HashSet<String> = late.iter().map(|it| it.commitment.clone()).collect();
        let rows = later.census.later_rows((&earlier.asked(query), &later.asked(query)), &about);
        let rows = by_id(census.rows(conn, rows).await?);
        let mut learned: BTreeMap<String, Learned> = BTreeMap::new();
        for group in late {
            let Some(entry) = rows.get(&group.commitment) else { continue };
            let place = learned.entry(group.commitment).or_insert_with(|| Learned {
                entry: entry.clone(),
                records: Vec::new(),
                last: group.last,
            });
            place.last = place.last.max(group.last);
            place.records.push((group.kind, group.count));
        }
        let mut learned: Vec<Learned> = learned.into_values().collect();
        learned.sort_by_cached_key(|it| (std::cmp::Reverse(it.last), it.entry.listed.slug.clone()));
        Ok(learned)
    }

    /// What became different since the end of an earlier day. Only what has another row on the later day, or of which
    /// the days passed say something else, or that was answered, is read.
    async fn moved(self, snapshot: &mut Snapshot, query: &Query, then: AsOf) -> store::Result<Vec<Moved>> {
        let (from, to) = (then.day, snapshot.as_of);
        let (reader, reference) = (snapshot.reader.clone(), snapshot.reference.clone());
        let earlier = View { reader: &reader, as_of: then, reference: &reference };
        let census = &self.context.census;
        let (asked_then, asked_now) =
            (census.view_on(snapshot, query, then).await?, census.view(snapshot, query).await?);
        let (conn, view) = snapshot.view();
        let with_answers = store::changes::answered_since(conn, &view, from).await?;
        let of_answers: HashSet<String> = with_answers.iter().map(|it| it.0.clone()).collect();
        let asked = (&asked_then.asked(query), &asked_now.asked(query));
        let (before, after) = asked_now.census.different(asked, &of_answers);
        let before = by_id(census.rows(conn, before).await?);
        let after = by_id(census.rows(conn, after).await?);
        let ids: BTreeSet<String> = before.keys().chain(after.keys()).cloned().collect();
        let mut answered = BTreeMap::new();
        for (id, records) in ledger::records_of_all(conn, &with_answers).await? {
            let Some(entry) = after.get(id.as_str()) else { continue };
            let tracked = reference.statement(&entry.listed.statement).map_or(&[][..], |it| &it.tracked);
            let Some(state) = fold_seen(&records, &id, to.day, |it| may_see(&reader, it, tracked)) else { continue };
            answered.insert(id.0.clone(), answers(&state.dealings.countersigns, from));
        }
        let wholes = wholes(conn, &before, &after, (&earlier, &view)).await?;
        let mut moved: Vec<Moved> = ids
            .iter()
            .filter_map(|id| {
                let (before, after) = (before.get(id).cloned(), after.get(id).cloned());
                let answered = answered.remove(id).unwrap_or_default();
                let (before, difference) = match (wholes.get(id), &after) {
                    (Some(whole), Some(part)) => {
                        let (stood, now) = ((&whole.listed, then), (&part.listed, to));
                        (Some(whole.clone()), Difference::of_part(stood, now, answered))
                    }
                    _ => {
                        let stood = before.as_ref().map(|it| (&it.listed, then));
                        let now = after.as_ref().map(|it| (&it.listed, to));
                        let difference = Difference::between(stood, now, answered);
                        (before, difference)
                    }
                };
                let successors = Vec::new();
                (!difference.kinds.is_empty()).then_some(Moved { before, after, difference, successors })
            })
            .collect();
        with_successors(conn, &mut moved, &view).await?;
        moved.sort_by_cached_key(|change| {
            let listed = change.entry().map(|entry| &entry.listed);
            let said = listed.map(|it| (std::cmp::Reverse(it.stated_on), it.statement.clone(), it.position));
            (change.difference.kinds.first().copied(), said)
        });
        Ok(moved)
    }

    /// How the list of a query differs on the day of the snapshot from what it was at the end of an earlier day.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn compare(self, snapshot: &mut Snapshot, query: &Query, day: Day) -> store::Result<Arc<Compared>> {
        let then = self.end_of(day);
        let asked = Asked::new(snapshot, query, then);
        let kept = &self.context.comparisons.compared;
        if let Some(compared) = kept.get(&asked) {
            return Ok(compared);
        }
        let moved = self.moved(snapshot, query, then).await?;
        let census = &self.context.census;
        let (earlier, later) = (census.view_on(snapshot, query, then).await?, census.view(snapshot, query).await?);
        let held = later.census.unordered(&earlier.asked(query));
        let holds = later.census.unordered(&later.asked(query));
        let before: HashSet<&str> = held.iter().map(|it| &*it.commitment).collect();
        let after: HashSet<&str> = holds.iter().map(|it| &*it.commitment).collect();
        let removed = held.iter().filter(|it| !after.contains(&*it.commitment)).cloned().collect();
        let mut removed = census.rows(&mut snapshot.conn, removed).await?;
        removed.sort_by_cached_key(|row| {
            let listed = &row.listed;
            (std::cmp::Reverse(listed.stated_on), listed.statement.clone(), listed.position)
        });
        let moved = moved.iter().filter_map(|it| it.entry()).map(|it| it.id.clone());
        let compared = Arc::new(Compared {
            then,
            changed: moved.filter(|id| before.contains(&**id) && after.contains(&**id)).collect(),
            added: after.difference(&before).map(|id| (*id).to_owned()).collect(),
            removed,
        });
        kept.insert(asked, Arc::clone(&compared));
        Ok(compared)
    }
}

/// For each part into which a commitment was split since the earlier day, that commitment as it stood then.
async fn wholes(
    conn: &mut Conn,
    before: &BTreeMap<String, Arc<ListRow>>,
    after: &BTreeMap<String, Arc<ListRow>>,
    (earlier, later): (&View<'_>, &View<'_>),
) -> store::Result<BTreeMap<String, Arc<ListRow>>> {
    let added = || after.values().filter(|it| !before.contains_key(&it.id));
    let superseded: BTreeSet<String> = added().flat_map(|it| &it.listed.supersedes).map(|it| it.0.clone()).collect();
    let superseded: Vec<String> = superseded.into_iter().collect();
    let stood = rows_of(conn, &superseded, earlier).await?;
    let stands = rows_of(conn, &superseded, later).await?;
    let whole = |part: &Arc<ListRow>| {
        let mut wholes = part.listed.supersedes.iter().filter_map(|id| {
            let superseded = stands.get(id.as_str())?.listed.outlook.superseded.as_ref()?;
            let whole = stood.get(id.as_str()).filter(|it| it.listed.outlook.superseded.is_none())?;
            (superseded.how == Supersession::Split).then(|| whole.clone())
        });
        Some((part.id.clone(), wholes.next()?))
    };
    Ok(added().filter_map(whole).collect())
}

/// Adds to what was superseded the commitments that stand for it.
async fn with_successors(conn: &mut Conn, moved: &mut [Moved], view: &View<'_>) -> store::Result<()> {
    let by = |it: &Moved| match &it.after {
        Some(after) if it.is(ChangeKind::Superseded) => {
            after.listed.outlook.superseded.iter().flat_map(|it| &it.by).map(|it| it.0.clone()).collect()
        }
        _ => Vec::new(),
    };
    let ids: BTreeSet<String> = moved.iter().flat_map(by).collect();
    let rows = rows_of(conn, &ids.into_iter().collect::<Vec<_>>(), view).await?;
    for change in moved {
        change.successors = by(change).iter().filter_map(|id| rows.get(id).cloned()).collect();
    }
    Ok(())
}

/// The rows of these commitments on a day, as far as the reader may see them.
async fn rows_of(conn: &mut Conn, ids: &[String], view: &View<'_>) -> store::Result<BTreeMap<String, Arc<ListRow>>> {
    Ok(by_id(store::list::with_ids(conn, ids, view).await?.into_iter().map(Arc::new).collect()))
}

fn by_id(rows: Vec<Arc<ListRow>>) -> BTreeMap<String, Arc<ListRow>> {
    rows.into_iter().map(|it| (it.id.clone(), it)).collect()
}

/// The answers given after a day.
fn answers(countersigns: &[InForce<Countersign>], from: Day) -> Vec<Answered> {
    countersigns
        .iter()
        .filter(|it| it.effective_on > from)
        .map(|it| Answered { party: it.value.party.clone(), answer: it.value.answer, on: it.effective_on })
        .collect()
}
