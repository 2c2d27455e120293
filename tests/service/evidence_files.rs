//! Files as sources: stored once, as long as something cites them, and deleted with the last record that does.

use accord::domain::access::member::Member;
use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::domain::basics::field_error::Problem;
use accord::domain::report::content::ReportContent;
use accord::domain::report::evidence::{Evidence, EvidenceClass};
use accord::domain::report::file::{EvidenceFile, FileKind};
use accord::jobs;
use accord::service::commitment::withhold::Withhold;
use accord::service::report::drafts::SaveDraft;
use accord::service::unit_of_work::ServiceError;
use accord::store::verify::{Verdict, verify_after};

use crate::support::clock::day;
use crate::support::database::TestDatabase;
use crate::support::files::{PDF, PNG};
use crate::support::ledger::{assert_whole, rebuild, tables};
use crate::support::people::{coordinating, member};
use crate::support::reports::{about, problems, submit_as, written};

/// AUR-MDA leads it on one side, BOR-CSA on the other.
const SLUG: &str = "both-same";
/// More than a day after everything else.
const LATER: &str = "2026-11-26T03:00:01Z";

fn official() -> Member {
    member("AUR-MDA", Role::Official)
}

async fn given(database: &TestDatabase, member: &Member, content: &[u8]) -> EvidenceFile {
    database.accord.reports().keep_file(member, SLUG, "a.pdf", content.to_vec()).await.unwrap()
}

fn citing(file: &EvidenceFile) -> ReportContent {
    let class = EvidenceClass::Party;
    let file = Some(file.clone());
    let source = Evidence {
        class,
        publisher: None,
        address: None,
        published_on: None,
        read_on: None,
        file,
        more_files: Vec::new(),
    };
    ReportContent { evidence: vec![source], ..written("It cites a file.") }
}

async fn kept(database: &TestDatabase) -> Vec<String> {
    database.column("SELECT digest FROM evidence_file ORDER BY digest").await
}

async fn swept(database: &TestDatabase) -> usize {
    database.again_on(LATER).await.reports().sweep_files().await.unwrap()
}

async fn withhold(database: &TestDatabase, kind: &str) {
    let sql = format!("SELECT id FROM record WHERE kind = '{kind}' AND payload LIKE '%It cites a file.%'");
    let record = database.column(&sql).await.remove(0);
    let (why, who) = ("A leak.".into(), "The court".into());
    assert!(database.accord.portfolio().withhold(&record, why, who, "test", Visibility::Public).await.unwrap());
}

on_both! {
    async fn the_same_file_is_kept_once(database: TestDatabase) {
        database.load_cases().await;
        let first = given(&database, &official(), PDF).await;
        let again = given(&database, &member("BOR-CSA", Role::Manager), PDF).await;
        assert_eq!((&first, first.size), (&again, PDF.len() as u64));
        assert_eq!(kept(&database).await, std::slice::from_ref(&first.digest.0));
        let sizes = database.column("SELECT CAST(length(content) AS TEXT) FROM evidence_file").await;
        assert_eq!(sizes, [PDF.len().to_string()]);
    }

    async fn nobody_gives_a_file_where_they_do_not_report(database: TestDatabase) {
        database.load_cases().await;
        for person in
            [member("AUR-MDA", Role::Partner), member("AUR-MDA", Role::Admin), member("AUR_NSI", Role::Official)]
        {
            let refused = database.accord.reports().keep_file(&person, SLUG, "a.pdf", PDF.to_vec()).await;
            assert!(matches!(refused, Err(ServiceError::Denied | ServiceError::NotFound)), "{}: {refused:?}", person.account);
        }
        assert_eq!(kept(&database).await, [""; 0]);
    }

    async fn what_nothing_cites_goes_after_a_day(database: TestDatabase) {
        database.load_cases().await;
        given(&database, &official(), PDF).await;
        assert_eq!(database.again_on("2026-11-26T02:59:59Z").await.reports().sweep_files().await.unwrap(), 0);
        assert_eq!((swept(&database).await, kept(&database).await), (1, Vec::new()));
        assert_eq!(swept(&database).await, 0);
        given(&database, &official(), PDF).await;
        jobs::once(&database.again_on(LATER).await).await;
        assert_eq!(kept(&database).await, [""; 0]);
    }

    async fn what_is_given_again_counts_as_new(database: TestDatabase) {
        database.load_cases().await;
        given(&database, &official(), PDF).await;
        database
            .again_on("2026-11-25T20:00:00Z")
            .await
            .reports()
            .keep_file(&official(), SLUG, "b.pdf", PDF.to_vec())
            .await
            .unwrap();
        assert_eq!((swept(&database).await, kept(&database).await.len()), (0, 1));
    }

    /// What a draft cites stays until the draft is deleted: it can still be submitted.
    async fn what_a_draft_cites_stays(database: TestDatabase) {
        database.load_cases().await;
        let file = given(&database, &official(), PDF).await;
        let fields = serde_json::to_string(&[("evidence-0-digest", file.digest.as_str())]).unwrap();
        let draft = SaveDraft { id: None, fields: fields.clone(), ..SaveDraft::default() };
        let id = database.accord.reports().save_draft(&official(), SLUG, draft).await.unwrap();
        // A draft of others that names it keeps nothing.
        let other = member("BOR-CSA", Role::Official);
        let draft = SaveDraft { id: None, fields, ..SaveDraft::default() };
        database.accord.reports().save_draft(&other, SLUG, draft).await.unwrap();
        assert_eq!((swept(&database).await, kept(&database).await.len()), (0, 1));
        // While the deletion can be taken back, its file stays.
        database.accord.reports().delete_draft(&official(), &id).await.unwrap();
        assert_eq!((swept(&database).await, kept(&database).await.len()), (0, 1));
        database.again_on(LATER).await.reports().purge_drafts().await.unwrap();
        assert_eq!((swept(&database).await, kept(&database).await.len()), (1, 0));
    }

    async fn what_a_record_cites_stays_for_good(database: TestDatabase) {
        database.load_cases().await;
        let file = given(&database, &official(), PDF).await;
        let id = submit_as(&database, &official(), SLUG, citing(&file), "f1").await.unwrap();
        assert_eq!((swept(&database).await, swept(&database).await, kept(&database).await.len()), (0, 0, 1));
        // Long after it was given, it can still be published, and published ahead, by those who see the report.
        let manager = member("AUR-MDA", Role::Manager);
        let later = database.later(LATER).await;
        let form = about(&later, &manager, SLUG, &id, "f2").await;
        later.accord.reports().publish(&manager, SLUG, form, None, Some(day("2026-11-30"))).await.unwrap();
        let last = database.again_on("2026-11-30T03:00:00Z").await;
        assert_eq!(last.reports().publish_scheduled().await.unwrap(), [id]);
        assert_eq!((last.reports().sweep_files().await.unwrap(), kept(&database).await.len()), (0, 1));
        assert_whole(&database).await;
        let before = tables(&database).await;
        rebuild(&database).await;
        assert_eq!(tables(&database).await, before);
    }

    /// Only what the own organisation gave, or what a record cites that one sees, may be cited; kind and size are the file's.
    async fn others_files_and_files_that_went_are_not_cited(database: TestDatabase) {
        database.load_cases().await;
        let file = given(&database, &official(), PDF).await;
        let gone = [("evidence-0-file".to_owned(), Problem::FileGone)];
        let other = member("BOR-CSA", Role::Official);
        assert_eq!(problems(submit_as(&database, &other, SLUG, citing(&file), "f1").await), gone);
        swept(&database).await;
        assert_eq!(problems(submit_as(&database, &official(), SLUG, citing(&file), "f2").await), gone);
        let file = given(&database, &official(), PNG).await;
        let told = EvidenceFile { kind: FileKind::Pdf, size: 1, ..file.clone() };
        let id = submit_as(&database, &official(), SLUG, citing(&told), "f3").await.unwrap();
        let case = database.accord.commitments().member_commitment(&official(), SLUG).await.unwrap();
        assert_eq!(case.handed_in(&id).unwrap().submission.value.update.evidence[0].file, Some(file));
    }

    /// What an organisation gave and nothing cites may be 500 MB together. Cited files do not count, nor do another's.
    async fn files_that_nothing_cites_have_a_limit_together(database: TestDatabase) {
        database.load_cases().await;
        let reports = database.accord.reports();
        let first = given(&database, &official(), PDF).await;
        database.meddle("UPDATE evidence_file SET size = 524288000").await;
        let refused = reports.keep_file(&official(), SLUG, "b.png", PNG.to_vec()).await;
        assert_eq!(problems(refused), [("file".to_owned(), Problem::FilesUncited)]);
        assert_eq!(kept(&database).await, std::slice::from_ref(&first.digest.0));
        given(&database, &official(), PDF).await;
        given(&database, &member("BOR-CSA", Role::Official), PNG).await;
        database.meddle("UPDATE evidence_file SET size = 524288000").await;
        submit_as(&database, &official(), SLUG, citing(&first), "f1").await.unwrap();
        given(&database, &official(), PNG).await;
    }

    /// The sweep and somebody who cites take turns: what was cited is there.
    async fn a_file_that_is_just_being_cited_is_not_swept(database: TestDatabase) {
        database.load_cases().await;
        let later = database.later(LATER).await;
        let official = official();
        for round in 0..8 {
            let content = [PDF, b" ", round.to_string().as_bytes()].concat();
            let file = given(&database, &official, &content).await;
            let key = format!("f{round}");
            let (_, submitted) =
                tokio::join!(later.accord.reports().sweep_files(), submit_as(&later, &official, SLUG, citing(&file), &key));
            let cited = submitted.is_ok();
            assert!(cited || !kept(&database).await.contains(&file.digest.0), "{submitted:?}");
            assert_whole(&database).await;
        }
    }

    /// The content goes with the last record that cites it, in the same transaction, and the record stays whole.
    async fn a_file_goes_with_the_last_record_that_cites_it(database: TestDatabase) {
        database.load_cases().await;
        let file = given(&database, &official(), PDF).await;
        let id = submit_as(&database, &official(), SLUG, citing(&file), "f1").await.unwrap();
        let manager = member("AUR-MDA", Role::Manager);
        let form = about(&database, &manager, SLUG, &id, "f2").await;
        database.accord.reports().publish(&manager, SLUG, form, None, None).await.unwrap();
        withhold(&database, "update_submitted").await;
        assert_eq!(kept(&database).await.len(), 1);
        assert_whole(&database).await;
        withhold(&database, "update_published").await;
        assert_eq!(kept(&database).await.len(), 0);
        assert_eq!(database.column("SELECT digest FROM evidence_upload").await, [""; 0]);
        assert_whole(&database).await;
    }

    /// By its page a published report goes together with what was handed in: the file too, at once. That others
    /// sent the same file, and have not cited it yet, does not save it.
    async fn a_withheld_report_takes_its_file_along(database: TestDatabase) {
        database.load_cases().await;
        let (file, other) = (given(&database, &official(), PDF).await, given(&database, &official(), PNG).await);
        given(&database, &member("BOR-CSA", Role::Official), PDF).await;
        let id = submit_as(&database, &official(), SLUG, citing(&file), "f1").await.unwrap();
        let manager = coordinating("AUR-MDA", Role::Manager);
        let form = about(&database, &manager, SLUG, &id, "f2").await;
        database.accord.reports().publish(&manager, SLUG, form, None, None).await.unwrap();
        let sql = "SELECT id FROM record WHERE kind = 'update_published' AND payload LIKE '%It cites a file.%'";
        let record = database.column(sql).await.remove(0);
        let (reason, decided_by) = ("A leak.".to_owned(), "The court".to_owned());
        let form = Withhold { record, reason, decided_by, idempotency_key: "f3".into() };
        database.accord.commitments().withhold(&manager, SLUG, form).await.unwrap();
        assert_eq!(kept(&database).await, [other.digest.0]);
        assert_whole(&database).await;
    }

    async fn a_file_that_is_missing_or_another_is_named(database: TestDatabase) {
        database.load_cases().await;
        let file = given(&database, &official(), PDF).await;
        submit_as(&database, &official(), SLUG, citing(&file), "f1").await.unwrap();
        let height = database.height().await;
        for (change, expected) in [
            ("UPDATE evidence_file SET content = substr(content, 2)", "its content does not give its digest"),
            ("DELETE FROM evidence_file", "it is missing"),
        ] {
            assert_eq!(database.meddle(change).await, 1);
            // Also where a check goes on after the record that cites it.
            for checked in [0, height] {
                let mut conn = database.db().read().await.unwrap();
                match verify_after(&mut conn, checked, &mut |_| ()).await.unwrap() {
                    Verdict::BrokenFile { sequence, digest, reason, .. } => {
                        assert_eq!((sequence, digest, reason), (height, file.digest.0.clone(), expected));
                    }
                    other => panic!("{other:?}"),
                }
            }
        }
    }
}
