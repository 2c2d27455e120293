//! Importing a file again, after people changed or withheld what it brought.

use accord::demo;
use accord::domain::access::permission::Visibility;
use accord::exchange::portfolio::Refusal;
use accord::service::portfolio::import::Imported;
use serde_json::{Value, json};

use crate::support::database::TestDatabase;
use crate::support::ledger::assert_whole;
use crate::support::reports::{publish_as, written};

/// How much is new, how much is recorded, and at how many places something stays withheld.
async fn import(database: &TestDatabase, file: &str) -> Result<(usize, usize, usize), Refusal> {
    match database.accord.portfolio().import(file.as_bytes(), "test").await.unwrap() {
        Imported::Recorded { new, already, withheld } => Ok((new, already, withheld.len())),
        Imported::Refused(refusal) => Err(refusal),
    }
}

async fn withhold(database: &TestDatabase, record: &str) {
    let (reason, decided_by) = ("Named somebody.".to_owned(), "Data protection officer".to_owned());
    let portfolio = database.accord.portfolio();
    assert!(portfolio.withhold(record, reason, decided_by, "test", Visibility::Public).await.unwrap());
}

on_both! {
    /// Whatever is withheld, of whichever kind: the file that brought it does not bring it back.
    async fn what_is_withheld_is_not_imported_again(database: TestDatabase) {
        database.load(demo::FICTIONAL).await;
        let facts = usize::try_from(database.height().await).unwrap();
        let kinds = database.column("SELECT DISTINCT kind FROM record WHERE kind <> 'commitment_recorded' ORDER BY kind").await;
        assert!(kinds.len() > 15, "{kinds:?}");
        for (before, kind) in kinds.iter().enumerate() {
            let sql = format!("SELECT id FROM record WHERE kind = '{kind}' ORDER BY sequence LIMIT 1");
            withhold(&database, &database.column(&sql).await[0]).await;
            let height = database.height().await;
            let outcome = import(&database, demo::FICTIONAL).await.unwrap_or_else(|it| panic!("{kind}: {it:#?}"));
            assert_eq!((outcome.0, outcome.1), (0, facts), "{kind}");
            assert!(outcome.2 > 0 && outcome.2 <= before + 1, "{kind}: {}", outcome.2);
            assert_eq!(database.height().await, height, "{kind}");
        }
        assert_whole(&database).await;
    }

    /// A link that is withheld is none for either of the two commitments, at once.
    async fn a_withheld_link_is_gone_on_both_sides(database: TestDatabase) {
        database.load(demo::FICTIONAL).await;
        let links = database.column("SELECT id FROM record WHERE kind = 'commitments_related'").await;
        assert!(!links.is_empty());
        for link in links {
            withhold(&database, &link).await;
            assert_whole(&database).await;
        }
    }

    /// By whichever way it is withheld: what was submitted of a report goes with it, and does not wait again.
    async fn what_was_submitted_goes_with_the_report(database: TestDatabase) {
        database.load_cases().await;
        publish_as(&database, "AUR-MDA", "both-same", written("gebühren")).await;
        let said = "SELECT id FROM record WHERE payload LIKE '%gebühren%'";
        let published = format!("{said} AND kind = 'update_published'");
        withhold(&database, &database.column(&published).await[0]).await;
        assert!(database.column(said).await.is_empty());
        assert!(database.column("SELECT update_id FROM submission WHERE payload LIKE '%gebühren%'").await.is_empty());
        assert_whole(&database).await;
    }

    /// Nothing but its day tells which commitment was withheld, and all that hangs on it stays away with it.
    async fn a_commitment_that_is_withheld_as_a_whole_is_not_imported_again(database: TestDatabase) {
        database.load(demo::FICTIONAL).await;
        let facts = usize::try_from(database.height().await).unwrap();
        let sql = "SELECT id FROM record WHERE payload LIKE '%\"slug\":\"cable-repair\"%' AND kind = 'commitment_recorded'";
        let records = database.column(sql).await;
        assert_eq!(records.len(), 1);
        withhold(&database, &records[0]).await;
        let height = database.height().await;
        // Which of those of its statement it was cannot be told, so the only one that is not recorded stands for it.
        assert_eq!(import(&database, demo::FICTIONAL).await, Ok((0, facts, 1)));
        // With another one that is not recorded, it cannot be told which of the two is new.
        let mut file: Value = serde_json::from_str(demo::FICTIONAL).unwrap();
        let lines = file["commitments"].as_array_mut().unwrap();
        let at = lines.iter().position(|it| it["id"] == "cable-repair").unwrap();
        let mut other = lines[at].clone();
        other["id"] = json!("cable-survey");
        lines.insert(at, other);
        let refusal = import(&database, &file.to_string()).await.unwrap_err();
        let paths: Vec<String> = refusal.problems.iter().map(|it| it.spot.path.clone()).collect();
        assert_eq!(paths, [at, at + 1].map(|at| format!("commitments[{at}].id")), "{refusal:#?}");
        assert_eq!(database.height().await, height);
        let mut file: Value = serde_json::from_str(demo::FICTIONAL).unwrap();
        file["portfolio"] = json!(null);
        file["commitments"].as_array_mut().unwrap().retain(|it| it["id"] != "cable-repair");
        for list in ["events", "milestones", "joint_statuses", "joint_proposals", "submissions"] {
            file[list].as_array_mut().unwrap().retain(|it| it["commitment"] != "cable-repair");
        }
        let kept: Vec<Value> = file["events"].as_array().unwrap().iter().map(|it| it["id"].clone()).collect();
        for list in ["confirmations", "countersigns"] {
            file[list].as_array_mut().unwrap().retain(|it| kept.contains(&it["event"]));
        }
        let (new, _, withheld) = import(&database, &file.to_string()).await.unwrap();
        assert_eq!((new, withheld), (0, 0));
        assert_eq!(database.height().await, height);
    }

    /// A file goes on growing beside the forms, and is refused where it contradicts the record.
    async fn a_file_that_contradicts_the_record_is_refused(database: TestDatabase) {
        database.load(demo::FICTIONAL).await;
        let height = database.height().await;
        let mut file: Value = serde_json::from_str(demo::FICTIONAL).unwrap();
        file["areas"][0]["name_en"] = json!("Another name");
        file["events"][0]["visibility"] = json!("shared");
        let refusal = import(&database, &serde_json::to_string_pretty(&file).unwrap()).await.unwrap_err();
        let paths: Vec<&str> = refusal.problems.iter().map(|it| it.spot.path.as_str()).collect();
        assert_eq!(paths, ["areas[0].name_en", "events[0].visibility"], "{refusal:#?}");
        assert!(refusal.problems.iter().all(|it| it.spot.line > 1 && it.reason.starts_with("recorded already with")));
        assert_eq!(database.height().await, height);
    }
}
