//! Appending to the ledger.

use accord::domain::basics::lang::Lang;
use accord::domain::basics::text::Text;
use accord::domain::portfolio::area::Area;
use accord::domain::record::NewRecord;
use accord::domain::record::fact::Fact;
use accord::service::portfolio::import::Imported;
use accord::store::{Error, ledger};

use crate::support::clock::{NOW, at, day};
use crate::support::database::{CASES, TestDatabase};
use crate::support::ledger::area;
use crate::support::people::anyone;

fn keyed(code: &str, key: &str) -> NewRecord {
    NewRecord { idempotency_key: Some(key.into()), ..area(code) }
}

fn effective(code: &str, on: &str) -> NewRecord {
    NewRecord { effective_on: day(on), ..area(code) }
}

on_both! {
    async fn each_record_follows_the_one_before_it(database: TestDatabase) {
        database.append(vec![area("a"), area("b")]).await;
        database.append(vec![area("c")]).await;
        let hashes = database.column("SELECT hash FROM record ORDER BY sequence").await;
        let previous = database.column("SELECT previous FROM record ORDER BY sequence").await;
        assert_eq!(previous, [ledger::GENESIS, &hashes[0], &hashes[1]]);
        assert_eq!(database.height().await, 3);
    }

    async fn a_form_sent_twice_is_one_record(database: TestDatabase) {
        let first = database.append(vec![keyed("a", "form-1")]).await;
        let second = database.append(vec![keyed("a", "form-1")]).await;
        assert_eq!(first, second);
        assert_eq!(database.height().await, 1);
    }

    async fn a_form_sent_twice_in_one_append_is_one_record(database: TestDatabase) {
        let ids = database.append(vec![keyed("a", "form-1"), keyed("a", "form-1"), keyed("b", "form-2")]).await;
        assert_eq!((ids[0] == ids[1], ids[1] == ids[2]), (true, false));
        assert_eq!(database.height().await, 2);
    }

    async fn nothing_takes_effect_after_today(database: TestDatabase) {
        let refused = database.append_at(NOW, vec![area("a"), effective("b", "2026-11-26")]).await;
        assert!(matches!(refused, Err(Error::InFuture)));
        assert_eq!(database.height().await, 0);
    }

    /// T9: today is the day of the portfolio's zone.
    async fn what_takes_effect_today_in_seoul_is_not_in_the_future(database: TestDatabase) {
        let evening_in_utc = "2026-11-25T20:00:00Z";
        assert!(database.append_at(evening_in_utc, vec![effective("a", "2026-11-26")]).await.is_ok());
    }

    async fn instants_increase_although_the_clock_stands_still(database: TestDatabase) {
        database.append(vec![area("a"), area("b")]).await;
        database.append(vec![area("c")]).await;
        let at: Vec<i64> = instants(&database).await;
        assert_eq!(at, [at[0], at[0] + 1, at[0] + 2]);
    }

    async fn instants_increase_although_the_clock_goes_back(database: TestDatabase) {
        database.append(vec![area("a")]).await;
        database.append_at("2026-11-25T02:00:00Z", vec![area("b")]).await.unwrap();
        let at = instants(&database).await;
        assert_eq!(at[1], at[0] + 1);
    }

    async fn what_is_dropped_before_it_is_committed_was_never_recorded(database: TestDatabase) {
        let mut conn = database.db().write().await.unwrap();
        let now = at(NOW);
        ledger::append(&mut conn, vec![area("a")], now, day("2026-11-25"), &*database.random, None).await.unwrap();
        drop(conn);
        assert_eq!(database.height().await, 0);
        assert_eq!(database.append(vec![area("b")]).await.len(), 1);
    }

    async fn an_area_recorded_again_keeps_its_place_and_has_its_new_name(database: TestDatabase) {
        database.append(vec![area("a"), area("b")]).await;
        let renamed = Fact::AreaRecorded(Area {
            code: "a".into(),
            name: Text::of_editor(Some("new".into()), None),
            rank: None,
            reason: Text::default(),
        });
        database.append(vec![NewRecord { fact: renamed, ..area("a") }]).await;
        let areas = database.seen_by(anyone(), None).await.reference.areas;
        let names: Vec<_> = areas.iter().map(|it| it.name.words(Lang::En)).collect();
        assert_eq!(names, ["new", "b"]);
    }

    async fn a_second_import_of_the_same_file_adds_nothing(database: TestDatabase) {
        database.load_cases().await;
        let height = database.height().await;
        for file in [CASES.to_owned(), CASES.replace("\n", " ")] {
            let outcome = database.accord.portfolio().import(file.as_bytes(), "test").await.unwrap();
            let Imported::Recorded { new: 0, already, withheld } = outcome else { panic!("{outcome:?}") };
            assert_eq!((i64::try_from(already).unwrap(), withheld), (height, Vec::new()));
        }
        assert_eq!(database.height().await, height);
    }

    async fn an_import_with_one_mistake_writes_nothing(database: TestDatabase) {
        let broken = CASES.replace("\"statement\": \"trilateral-2026\"", "\"statement\": \"nowhere\"");
        assert!(matches!(database.accord.portfolio().import(broken.as_bytes(), "test").await.unwrap(), Imported::Refused(_)));
        assert_eq!(database.height().await, 0);
    }
}

async fn instants(database: &TestDatabase) -> Vec<i64> {
    let column = database.column("SELECT CAST(recorded_at AS TEXT) FROM record ORDER BY sequence").await;
    column.into_iter().map(|it| it.parse().unwrap()).collect()
}
