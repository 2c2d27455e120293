//! Appending to the ledger.

use accord::domain::access::permission::Visibility;
use accord::domain::basics::text::Text;
use accord::domain::portfolio::reference::Area;
use accord::domain::record::NewRecord;
use accord::domain::record::fact::Fact;
use accord::service::portfolio::import::Imported;
use accord::store::{Error, ledger};

use crate::common::{FICTIONAL, Ground, NOW, day};

/// A draft that an area exists.
pub fn area(code: &str) -> NewRecord {
    NewRecord {
        actor: "test".into(),
        organisation: None,
        effective_on: day("2026-11-25"),
        visibility: Visibility::Public,
        fact: Fact::AreaRecorded(Area {
            code: code.into(),
            name: Text::of_editor(Some(code.into()), None),
            rank: None,
            reason: Text::default(),
        }),
        idempotency_key: None,
    }
}

fn keyed(code: &str, key: &str) -> NewRecord {
    NewRecord { idempotency_key: Some(key.into()), ..area(code) }
}

fn effective(code: &str, on: &str) -> NewRecord {
    NewRecord { effective_on: day(on), ..area(code) }
}

on_both! {
    async fn each_record_follows_the_one_before_it(ground: Ground) {
        ground.append(vec![area("a"), area("b")]).await;
        ground.append(vec![area("c")]).await;
        let hashes = ground.column("SELECT hash FROM record ORDER BY sequence").await;
        let previous = ground.column("SELECT previous FROM record ORDER BY sequence").await;
        assert_eq!(previous, [ledger::GENESIS, &hashes[0], &hashes[1]]);
        assert_eq!(ground.height().await, 3);
    }

    async fn a_form_sent_twice_is_one_record(ground: Ground) {
        let first = ground.append(vec![keyed("a", "form-1")]).await;
        let second = ground.append(vec![keyed("a", "form-1")]).await;
        assert_eq!(first, second);
        assert_eq!(ground.height().await, 1);
    }

    async fn a_form_sent_twice_in_one_append_is_one_record(ground: Ground) {
        let ids = ground.append(vec![keyed("a", "form-1"), keyed("a", "form-1"), keyed("b", "form-2")]).await;
        assert_eq!((ids[0] == ids[1], ids[1] == ids[2]), (true, false));
        assert_eq!(ground.height().await, 2);
    }

    async fn nothing_takes_effect_after_today(ground: Ground) {
        let refused = ground.append_at(NOW, vec![area("a"), effective("b", "2026-11-26")]).await;
        assert!(matches!(refused, Err(Error::InFuture)));
        assert_eq!(ground.height().await, 0);
    }

    /// T9: today is the day of the portfolio's zone.
    async fn what_takes_effect_today_in_seoul_is_not_in_the_future(ground: Ground) {
        let evening_in_utc = "2026-11-25T20:00:00Z";
        assert!(ground.append_at(evening_in_utc, vec![effective("a", "2026-11-26")]).await.is_ok());
    }

    async fn instants_increase_although_the_clock_stands_still(ground: Ground) {
        ground.append(vec![area("a"), area("b")]).await;
        ground.append(vec![area("c")]).await;
        let at: Vec<i64> = instants(&ground).await;
        assert_eq!(at, [at[0], at[0] + 1, at[0] + 2]);
    }

    async fn instants_increase_although_the_clock_goes_back(ground: Ground) {
        ground.append(vec![area("a")]).await;
        ground.append_at("2026-11-25T02:00:00Z", vec![area("b")]).await.unwrap();
        let at = instants(&ground).await;
        assert_eq!(at[1], at[0] + 1);
    }

    async fn what_is_dropped_before_it_is_committed_was_never_recorded(ground: Ground) {
        let mut conn = ground.db().write().await.unwrap();
        let now = crate::common::at(NOW);
        ledger::append(&mut conn, vec![area("a")], now, day("2026-11-25"), &*ground.random).await.unwrap();
        drop(conn);
        assert_eq!(ground.height().await, 0);
        assert_eq!(ground.append(vec![area("b")]).await.len(), 1);
    }

    async fn an_area_recorded_again_keeps_its_place_and_has_its_new_name(ground: Ground) {
        ground.append(vec![area("a"), area("b")]).await;
        let renamed = Fact::AreaRecorded(Area { code: "a".into(), name: Text::of_editor(Some("new".into()), None), rank: None, reason: Text::default() });
        ground.append(vec![NewRecord { fact: renamed, ..area("a") }]).await;
        let areas = ground.seen_by(crate::common::anyone(), None).await.reference.areas;
        let names: Vec<_> = areas.iter().map(|it| it.name.words(accord::domain::basics::lang::Lang::En)).collect();
        assert_eq!(names, ["new", "b"]);
    }

    async fn a_second_import_of_the_same_file_is_refused_and_writes_nothing(ground: Ground) {
        ground.load_fictional().await;
        let height = ground.height().await;
        let Imported::Refused(problems) = ground.accord.import(FICTIONAL, "test").await.unwrap() else {
            panic!("it was recorded twice");
        };
        // Every party, organisation, area, mechanism, meeting, statement and commitment is named.
        assert_eq!(problems.len(), 3 + 6 + 6 + 1 + 5 + 4 + 25, "{problems:#?}");
        assert_eq!(ground.height().await, height);
    }

    async fn an_import_with_one_mistake_writes_nothing(ground: Ground) {
        let broken = FICTIONAL.replace("\"statement\": \"trilateral-2026\"", "\"statement\": \"nowhere\"");
        assert!(matches!(ground.accord.import(&broken, "test").await.unwrap(), Imported::Refused(_)));
        assert_eq!(ground.height().await, 0);
    }
}

async fn instants(ground: &Ground) -> Vec<i64> {
    let column = ground.column("SELECT CAST(recorded_at AS TEXT) FROM record ORDER BY sequence").await;
    column.into_iter().map(|it| it.parse().unwrap()).collect()
}
