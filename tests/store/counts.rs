//! Counts and pages that are kept from one state of the ledger to the next, compared with a brute-force computation.

use accord::domain::access::permission::{Reader, Visibility};
use accord::domain::basics::lang::Lang;
use accord::domain::commitment::CommitmentId;
use accord::domain::commitment::status::Status;
use accord::domain::list::facet::Facet;
use accord::domain::list::facets::Facets;
use accord::domain::list::order::SortKey;
use accord::domain::list::query::Query;
use accord::domain::portfolio::reference::Reference;
use accord::domain::record::fact::Fact;
use accord::domain::record::{NewRecord, Record};
use accord::domain::report::update::UpdateId;
use accord::store::ledger;

use crate::support::chance::Dice;
use crate::support::clock::day;
use crate::support::database::TestDatabase;
use crate::support::ledger::assert_whole;
use crate::support::oracle::{everything, listed};
use crate::support::people::{anyone, official};

/// Appends, withholdings and comparisons.
const STEPS: usize = 500;
/// Steps between two comparisons.
const BETWEEN: usize = 10;

const DAYS: [&str; 5] = ["2026-11-25", "2026-08-01", "2026-03-12", "2025-10-01", "2025-03-12"];

/// Something that may be recorded next: a report of another status, a commitment that is late, another owner, a statement
/// of another day.
fn next(dice: &mut Dice, facts: &[Fact], step: usize) -> NewRecord {
    let mut fact = dice.one(facts).clone();
    let mut visibility = Visibility::Public;
    match &mut fact {
        Fact::UpdatePublished(update) => {
            update.status = *dice.one(Status::ALL);
            update.id = UpdateId(format!("update-{step}"));
            update.slug = format!("{}-{step}", update.slug);
            update.corrects = None;
            if dice.below(3) == 0 {
                visibility = Visibility::Shared;
            }
        }
        Fact::CommitmentRecorded(commitment) => {
            commitment.position = 100 + u32::try_from(step).unwrap();
            if dice.below(2) == 0 {
                commitment.areas.truncate(1);
            }
        }
        Fact::StatementRecorded(statement) => {
            statement.on = statement.on.plus(i32::try_from(dice.below(5)).unwrap() - 4);
        }
        _ => {}
    }
    let effective_on = day(dice.one::<&str>(&DAYS));
    NewRecord { actor: "test".into(), organisation: None, effective_on, visibility, fact, idempotency_key: None }
}

fn of_interest(record: &Record) -> bool {
    matches!(
        record.fact,
        Some(
            Fact::UpdatePublished(_)
                | Fact::CommitmentRecorded(_)
                | Fact::OwnerNamed(_)
                | Fact::OwnerReleased(_)
                | Fact::StatementRecorded(_)
        )
    )
}

fn some_query(dice: &mut Dice, reference: &Reference) -> Query {
    let codes = |list: &mut dyn Iterator<Item = String>| list.collect::<Vec<_>>();
    let areas = codes(&mut reference.areas.iter().map(|it| it.code.clone()));
    let organisations = codes(&mut reference.organisations.iter().map(|it| it.code.0.clone()));
    let statements = codes(&mut reference.statements.iter().map(|it| it.slug.clone()));
    let mut facets = Facets::default().with(Facet::Area, dice.some(&areas));
    for facet in [Facet::Status, Facet::Freshness, Facet::Due, Facet::Sides, Facet::Validity] {
        if let accord::domain::list::facet::FacetValues::Words(words) = facet.values() {
            facets = facets.with(facet, dice.some(words));
        }
    }
    Query {
        facets,
        org: dice.some(&organisations),
        statement: dice.some(&statements).pop(),
        sort: accord::domain::list::order::Order::new([*dice.one(&SortKey::ALL)]),
        ..Query::default()
    }
}

/// What the pages say, beside what the records say.
async fn compare(database: &TestDatabase, dice: &mut Dice, readers: &[Reader]) -> usize {
    let all: Vec<(CommitmentId, Vec<Record>)> = database.all_records().await;
    let mut seen = 0;
    for reader in readers {
        for past in [None, Some(day(dice.one::<&str>(&DAYS[1..])))] {
            let mut snapshot = database.accord.snapshot(reader.clone(), past).await.unwrap();
            let rows = everything(&all, &snapshot.reference, reader, snapshot.as_of);
            for query in [Query::default(), some_query(dice, &snapshot.reference)] {
                let lang = *dice.one(Lang::ALL);
                let page = database.accord.portfolio().list(&mut snapshot, &query, lang, 1_000).await.unwrap();
                let shown: Vec<_> = page.entries.iter().map(|it| it.listed.slug.clone()).collect();
                let expected: Vec<_> = listed(&rows, &query, lang).into_iter().map(|it| it.slug.clone()).collect();
                let place = format!("{reader:?} on {past:?}: {query:?}");
                assert_eq!(shown, expected, "{place}");
                assert_eq!(page.total as usize, expected.len(), "{place}");
                for row in &page.entries {
                    let kept = rows.iter().find(|it| it.slug == row.listed.slug).unwrap();
                    assert_eq!(row.listed.headline.status, kept.status, "{place}: {}", row.listed.slug);
                }
                seen += expected.len();
            }
        }
    }
    seen
}

on_both! {
    /// T28: whatever is recorded or withheld, and whatever day it is of, what was kept of the state before does not show.
    async fn t28_kept_counts_are_those_of_the_records(database: TestDatabase) {
        database.load_cases().await;
        let mut dice = Dice(0x5DEE_CE66_D1CE_4E5B);
        let readers = [anyone(), official("AUR", "AUR-MDA"), official("CAL", "CAL-MOI")];
        let records: Vec<Record> =
            database.all_records().await.into_iter().flat_map(|(_, records)| records).filter(of_interest).collect();
        let mut facts: Vec<Fact> = records.iter().filter_map(|it| it.fact.clone()).collect();
        let mut conn = database.db().read().await.unwrap();
        let statements = ledger::reference_records(&mut conn).await.unwrap();
        drop(conn);
        facts.extend(statements.into_iter().filter(of_interest).filter_map(|it| it.fact));
        let mut seen = 0;
        for step in 0..STEPS {
            if dice.below(8) == 0 {
                let ids = database.column("SELECT id FROM record WHERE payload IS NOT NULL AND kind = 'update_published'").await;
                let record = dice.one(&ids).clone();
                let withheld = database.accord.portfolio().withhold(
                    &record, "A leak.".into(), "The court".into(), "test", Visibility::Public,
                );
                assert!(withheld.await.unwrap());
            } else {
                database.append(vec![next(&mut dice, &facts, step)]).await;
            }
            if step % BETWEEN == 0 {
                seen += compare(&database, &mut dice, &readers).await;
            }
        }
        assert!(seen > 5_000, "there was something to compare: {seen}");
        assert_whole(&database).await;
    }

    /// T73: while many write, a page's rows, its counts and its charts are of one state of the ledger.
    async fn t73_pages_while_many_write_are_of_one_state(database: TestDatabase) {
        database.load_cases().await;
        let records = database.all_records().await.into_iter().flat_map(|(_, records)| records).filter(of_interest);
        let facts: Vec<Fact> = records.filter_map(|it| it.fact).collect();
        let database = std::sync::Arc::new(database);
        // Each holds a connection of its own while it waits for PostgreSQL's lock.
        let many = if database.is_postgres() { 12 } else { 64 };
        let mut dice = Dice(0x2545_F491_4F6C_DD1D);
        let writers: Vec<_> = (0..many)
            .map(|writer| {
                let database = database.clone();
                let drafts: Vec<_> = (0..4).map(|step| next(&mut dice, &facts, writer * 10 + step)).collect();
                tokio::spawn(async move {
                    for draft in drafts {
                        database.append(vec![draft]).await;
                    }
                })
            })
            .collect();
        let mut states = std::collections::BTreeSet::new();
        while !writers.iter().all(tokio::task::JoinHandle::is_finished) {
            let mut snapshot = database.accord.snapshot(anyone(), None).await.unwrap();
            let query = Query { facets: Facets::commitments(), ..Query::default() };
            let page = database.accord.portfolio().list(&mut snapshot, &query, Lang::En, 1_000).await.unwrap();
            let charts = database.accord.portfolio().figures(&mut snapshot, &query).await.unwrap();
            let now = charts.status.all.last().unwrap();
            assert_eq!(page.total as usize, page.entries.len());
            for status in accord::domain::record::headline::HeadlineStatus::ALL {
                let rows = page.entries.iter().filter(|it| it.listed.headline.status == *status).count();
                assert_eq!(page.counts.at(Facet::Status, status.word()) as usize, rows, "{status}");
                assert_eq!(now.at(*status) as usize, rows, "{status}");
            }
            states.insert(format!("{now:?}"));
            drop(snapshot);
            tokio::task::yield_now().await;
        }
        for writer in writers {
            writer.await.unwrap();
        }
        assert!(states.len() > 1, "something was read in between");
        assert_whole(&database).await;
    }
}
