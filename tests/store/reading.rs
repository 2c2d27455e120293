//! Lists, counts and past days, compared with a brute-force computation.

use accord::domain::access::permission::{Reader, Visibility};
use accord::domain::basics::lang::Lang;
use accord::domain::basics::text::Text;
use accord::domain::list::facet::{Facet, FacetValues};
use accord::domain::list::facets::Facets;
use accord::domain::list::order::{Order, SortKey};
use accord::domain::list::query::Query;
use accord::domain::portfolio::reference::Reference;
use accord::domain::record::NewRecord;
use accord::domain::record::fact::Fact;
use accord::domain::record::headline::HeadlineStatus;
use accord::service::{Accord, Clock, Snapshot};
use accord::store::Db;

use crate::support::chance::Dice;
use crate::support::clock::{NOW, at, day, seoul};
use crate::support::database::TestDatabase;
use crate::support::oracle::{everything, listed};
use crate::support::people::{anyone, official};

fn some_query(dice: &mut Dice, reference: &Reference) -> Query {
    let codes = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let areas = codes(reference.areas.iter().map(|it| it.code.as_str()).collect());
    let parties = codes(reference.parties.iter().map(|it| it.code.as_str()).collect());
    let organisations = codes(reference.organisations.iter().map(|it| it.code.as_str()).collect());
    let statements = codes(reference.statements.iter().map(|it| it.slug.as_str()).collect());
    let words = ["", "", "", "a", "ai", "보안", "ran", "the joint", "연구 협력", "_", "%", "6g", "report", "MSIT"];
    let q = (*dice.one(&words)).to_owned();
    let facets = Facet::ALL.iter().fold(Facets::default(), |facets, facet| {
        let values = match facet.values() {
            FacetValues::Areas => dice.some(&areas),
            FacetValues::Parties => dice.some(&parties),
            FacetValues::Words(words) => codes(dice.some(words)),
        };
        facets.with(*facet, values)
    });
    Query {
        q,
        facets,
        org: dice.some(&organisations),
        statement: dice.some(&statements).pop().filter(|_| dice.below(3) == 0),
        sort: Order::new(dice.some(&SortKey::ALL)),
        ..Query::default()
    }
}

/// The titles of all commitments, in a state or now.
async fn titles(accord: &Accord, snapshot: Option<&mut Snapshot>) -> Vec<String> {
    let mut now;
    let snapshot = match snapshot {
        Some(snapshot) => snapshot,
        None => {
            now = accord.snapshot(anyone(), None).await.unwrap();
            &mut now
        }
    };
    let list = accord.portfolio().list(snapshot, &Query::default(), Lang::En, 500).await.unwrap();
    list.entries.iter().map(|it| it.listed.title.words(Lang::En).to_owned()).collect()
}

/// Records one of the commitments with another title.
async fn entitle(database: &TestDatabase, title: &str) {
    let all = database.all_records().await;
    let mut recorded = all.into_iter().flat_map(|(_, records)| records).filter_map(|it| match it.fact {
        Some(Fact::CommitmentRecorded(commitment)) if commitment.slug == "markup" => Some(commitment),
        _ => None,
    });
    let mut commitment = recorded.next().unwrap();
    commitment.title = Text::of_editor(Some(title.into()), Some(title.into()));
    let fact = Fact::CommitmentRecorded(commitment);
    let (actor, effective_on, visibility) = ("test".into(), day("2026-11-25"), Visibility::Public);
    let draft = NewRecord { actor, organisation: None, effective_on, visibility, fact, idempotency_key: None };
    database.append(vec![draft]).await;
}

/// Many queries on many days, as several readers.
async fn agrees(database: &TestDatabase, readers: &[Reader], days: &[Option<&str>], queries: usize) {
    let all = database.all_records().await;
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    let mut rows_seen = 0;
    for reader in readers {
        for past in days {
            let mut seen = database.seen_by(reader.clone(), *past).await;
            let rows = everything(&all, &seen.reference, reader, seen.as_of);
            for _ in 0..queries {
                let query = some_query(&mut dice, &seen.reference);
                let lang = *dice.one(Lang::ALL);
                let expected: Vec<_> = listed(&rows, &query, lang).into_iter().map(|it| it.slug.clone()).collect();
                let place = format!("{reader:?} on {past:?}: {query:?}");
                assert_eq!(seen.slugs(&query, lang).await, expected, "{place}");
                let tally = seen.tally(&query).await;
                assert_eq!(tally.total(&query.facets) as usize, expected.len(), "{place}");
                for status in HeadlineStatus::ALL {
                    let facets = query.facets.clone().with(Facet::Status, [status]);
                    let one = Query { facets: facets.clone(), ..query.clone() };
                    assert_eq!(tally.total(&facets) as usize, listed(&rows, &one, lang).len(), "{status} {place}");
                }
                rows_seen += expected.len();
            }
        }
    }
    assert!(rows_seen > 200, "the queries let enough through to say anything: {rows_seen}");
}

/// The pages of a list, put together.
async fn in_pages(database: &TestDatabase, size: u32, sort: &Order) -> Vec<String> {
    let mut seen = database.seen_by(anyone(), None).await;
    let mut slugs = Vec::new();
    for page in 1.. {
        let rows = seen.page(&Query { page, sort: sort.clone(), ..Query::default() }, Lang::En, size).await;
        if rows.is_empty() {
            return slugs;
        }
        slugs.extend(rows);
    }
    unreachable!()
}

on_both! {
    async fn list_and_counts_of_the_demonstration_agree_with_the_rules(database: TestDatabase) {
        database.load_demonstration().await;
        let days = [None, Some("2024-06-30"), Some("2016-01-01")];
        agrees(&database, &[anyone(), official("US", "DOS")], &days, 40).await;
    }

    async fn list_and_counts_of_the_invented_portfolio_agree_with_the_rules(database: TestDatabase) {
        database.load_cases().await;
        let readers = [anyone(), official("AUR", "AUR-MDA"), official("BOR", "BOR-DCI"), official("CAL", "CAL-MOI")];
        let days = [
            None,
            Some("2026-08-01"),
            Some("2025-12-31"),
            Some("2025-10-01"),
            Some("2025-07-20"),
            Some("2024-11-30"),
            Some("2024-03-12"),
            Some("2024-03-11"),
        ];
        agrees(&database, &readers, &days, 25).await;
    }

    async fn the_list_of_200_random_days_is_what_the_ledger_says(database: TestDatabase) {
        database.load_demonstration().await;
        let all = database.all_records().await;
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        let (first, mut rows_seen) = (day("2013-01-01"), 0);
        let length = usize::try_from(first.days_until(day("2026-11-25"))).unwrap();
        for _ in 0..200 {
            let past = first.plus(i32::try_from(dice.below(length)).unwrap()).to_string();
            let mut seen = database.seen_by(anyone(), Some(&past)).await;
            let rows = everything(&all, &seen.reference, &anyone(), seen.as_of);
            let query = Query::default();
            let expected: Vec<_> =
                listed(&rows, &query, Lang::En).into_iter().map(|it| (it.slug.clone(), it.status)).collect();
            let shown: Vec<_> =
                seen.rows(&query).await.into_iter().map(|it| (it.listed.slug, it.listed.headline.status)).collect();
            assert_eq!(shown, expected, "{past}");
            rows_seen += shown.len();
        }
        assert!(rows_seen > 2_000, "the days have something to show: {rows_seen}");
    }

    async fn pages_put_together_are_the_whole_list_in_every_order(database: TestDatabase) {
        database.load_demonstration().await;
        let alone = SortKey::ALL.into_iter().map(|key| Order::new([key]));
        let several = ["status,-due", "-status,silent,title", "newest,-title", "due,updated,-status", "oldest,due"];
        for sort in alone.chain(several.map(|it| it.parse().unwrap())) {
            let query = Query { sort: sort.clone(), ..Query::default() };
            let whole = database.seen_by(anyone(), None).await.slugs(&query, Lang::En).await;
            assert_eq!(in_pages(&database, 7, &sort).await, whole, "{sort}");
            assert_eq!(whole.len(), 116, "{sort}");
        }
    }

    async fn nothing_is_listed_before_the_first_statement(database: TestDatabase) {
        database.load_demonstration().await;
        for (day, expected) in [("2013-05-06", &[][..]), ("2013-05-07", &["ict-forum-recurring"])] {
            let slugs = database.seen_by(anyone(), Some(day)).await.slugs(&Query::default(), Lang::En).await;
            assert_eq!(slugs, expected, "{day}");
        }
    }

    async fn the_latest_updates_stand_by_their_day_and_then_by_their_record(database: TestDatabase) {
        database.load_cases().await;
        for past in [None, Some("2025-09-30"), Some("2025-10-01")] {
            let all = database.all_records().await;
            let mut seen = database.seen_by(anyone(), past).await;
            let rows = everything(&all, &seen.reference, &anyone(), seen.as_of);
            let mut updates: Vec<_> = rows.into_iter().filter(|it| !it.superseded).flat_map(|it| it.updates).collect();
            updates.sort();
            let expected: Vec<_> = updates.into_iter().rev().map(|(_, _, slug)| slug).collect();
            assert_eq!(seen.latest(100).await, expected, "{past:?}");
            assert_eq!(seen.latest(3).await, expected[..3], "{past:?}");
        }
    }

    /// What was recorded before such characters were refused stops no list, and is shown as it was typed.
    async fn a_title_may_hold_any_character(database: TestDatabase) {
        database.load_cases().await;
        let title = "A\u{1e}title\u{1f}of\u{1f}\u{1e}marks \u{1}\u{85}";
        let before = titles(&database.accord, None).await;
        entitle(&database, title).await;
        for after in [titles(&database.accord, None).await, {
            let rows = database.seen_by(anyone(), None).await.rows(&Query::default()).await;
            rows.iter().map(|it| it.listed.title.words(Lang::En).to_owned()).collect()
        }] {
            assert_eq!(after.len(), before.len());
            assert!(after.iter().any(|it| it == title), "{after:?}");
        }
    }

    /// Whoever began to read before others recorded more goes on with the state in which that was, however many came since.
    async fn an_older_state_is_read_as_it_was(database: TestDatabase) {
        database.load_cases().await;
        let db = Db::open(&database.address).await.unwrap();
        let accord = Accord::new(db, Clock::Fixed(at(NOW)), Some(seoul()), database.random.clone());
        let before = titles(&database.accord, None).await;
        let mut older = [accord.snapshot(anyone(), None).await.unwrap(), accord.snapshot(anyone(), None).await.unwrap()];
        for number in 0..5 {
            let title = format!("Title {number}");
            entitle(&database, &title).await;
            assert!(titles(&accord, None).await.contains(&title));
        }
        for older in &mut older {
            assert_eq!(titles(&accord, Some(older)).await, before);
        }
        assert!(titles(&accord, None).await.contains(&"Title 4".to_owned()));
        drop(older);
        accord.db().close().await;
    }

    async fn each_statement_counts_its_commitments(database: TestDatabase) {
        database.load_demonstration().await;
        let counts = database.seen_by(anyone(), None).await.by_statement().await;
        assert_eq!(counts.values().sum::<u32>(), 116);
        assert_eq!((counts["technology-prosperity-deal-2025"], counts.len()), (14, 26));
    }

    async fn a_meeting_has_the_updates_that_report_it(database: TestDatabase) {
        database.load_cases().await;
        assert_eq!(database.seen_by(anyone(), None).await.of_meeting("dialogue-2").await, ["re-2"]);
        assert_eq!(
            database.seen_by(anyone(), Some("2025-06-09")).await.of_meeting("dialogue-2").await,
            Vec::<String>::new()
        );
    }

    async fn a_code_with_an_underscore_is_not_a_wildcard(database: TestDatabase) {
        database.load_cases().await;
        let mut seen = database.seen_by(anyone(), None).await;
        let facets = Facets::of(Facet::Area, ["open_ran"]);
        let mut slugs = seen.slugs(&Query { facets, ..Query::default() }, Lang::En).await;
        slugs.sort();
        assert_eq!(slugs, ["both-same", "joint-newest"]);
    }
}
