//! A whole ledger out of one database and into another, and what everybody sees as a portfolio file.

use accord::demo;
use accord::domain::access::permission::Visibility;
use accord::domain::basics::instant::Instant;
use accord::domain::report::content::ReportContent;
use accord::domain::report::evidence::{Evidence, EvidenceClass};
use accord::domain::report::file::{EvidenceFile, FileKind};
use accord::service::portfolio::import::Imported;
use accord::service::portfolio::transfer::{Moved, TransferError};
use accord::store::report::files;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::support::database::TestDatabase;
use crate::support::files::PDF;
use crate::support::ledger::{assert_whole, tables};
use crate::support::reports::{publish_as, written};

async fn exported(database: &TestDatabase) -> String {
    let mut out = Vec::new();
    let moved = database.accord.portfolio().export_ledger(&mut out).await.unwrap();
    assert_eq!(moved.records, database.height().await);
    String::from_utf8(out).unwrap()
}

async fn import(database: &TestDatabase, file: &str) -> Result<Moved, TransferError> {
    database.accord.portfolio().import_ledger(&mut file.as_bytes(), &mut |_| ()).await
}

/// Why nothing of a file was taken.
async fn refused(database: &TestDatabase, file: &str) -> String {
    let before = database.height().await;
    let Err(TransferError::Refused(reason)) = import(database, file).await else { panic!("it was taken") };
    assert_eq!(database.height().await, before);
    reason
}

async fn public(database: &TestDatabase) -> String {
    let mut out = Vec::new();
    database.accord.portfolio().public().await.unwrap().write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The portfolio of cases, in which something is hidden, withheld, and a file is a source.
async fn cases() -> TestDatabase {
    let database = TestDatabase::with_cases().await;
    let hidden = ReportContent { visibility: Visibility::Party("AUR".into()), ..written("Zanzibar") };
    publish_as(&database, "AUR-MDA", "milestones", hidden).await;
    let digest = files::digest(PDF);
    let mut conn = database.db().write().await.unwrap();
    files::keep(&mut conn, &digest, FileKind::Pdf, PDF.to_vec(), "AUR-MDA", Instant(0)).await.unwrap();
    conn.commit().await.unwrap();
    let file = EvidenceFile { digest, name: "a.pdf".into(), kind: FileKind::Pdf, size: PDF.len() as u64 };
    let cited = Evidence {
        class: EvidenceClass::Party,
        publisher: Some("MDA".into()),
        address: None,
        published_on: None,
        read_on: None,
        file: Some(file),
        more_files: Vec::new(),
    };
    let sourced = ReportContent { evidence: vec![cited], ..written("Cables") };
    publish_as(&database, "AUR-MDA", "both-same", sourced).await;
    let gone = database.column("SELECT id FROM record WHERE kind = 'update_published' ORDER BY sequence LIMIT 1").await;
    let portfolio = database.accord.portfolio();
    let (reason, by) = ("Named somebody.".to_owned(), "Officer".to_owned());
    assert!(portfolio.withhold(&gone[0], reason, by, "test", Visibility::Public).await.unwrap());
    database
}

on_both! {
    /// Out of one database, through another, into a third: byte for byte the same, and so are the tables.
    async fn a_ledger_moves_whole(database: TestDatabase) {
        let source = cases().await;
        let first = exported(&source).await;
        assert!(first.contains("Zanzibar") && first.contains("\"payload\":null"));
        let moved = import(&database, &first).await.unwrap();
        assert_eq!((moved.records, moved.files), (source.height().await, 1));
        assert_eq!(exported(&database).await, first);
        assert_whole(&database).await;
        assert_eq!(tables(&database).await, tables(&source).await);
        let again = TestDatabase::sqlite().await;
        import(&again, &exported(&database).await).await.unwrap();
        let last = exported(&again).await;
        assert!(first == last);
        println!("{} records, {} bytes: equal after each move", moved.records, last.len());
        // What is recorded afterwards follows.
        publish_as(&database, "AUR-MDA", "milestones", written("Later")).await;
        assert_whole(&database).await;
    }

    /// Whatever differs from what was written is named, and nothing is recorded.
    async fn a_ledger_that_is_not_whole_is_refused(database: TestDatabase) {
        let file = exported(&cases().await).await;
        let lines: Vec<&str> = file.lines().collect();
        let (last, records) = (lines.len() - 1, lines.len() - 3);
        let changed = |at: usize, from: &str, to: &str| {
            let mut lines: Vec<String> = lines.iter().map(|it| (*it).to_owned()).collect();
            assert!(lines[at].contains(from), "{from} in {}", lines[at]);
            lines[at] = lines[at].replacen(from, to, 1);
            lines.join("\n")
        };
        let without = |at: usize| [&lines[..at], &lines[at + 1..]].concat().join("\n");
        let with = |at: usize, line: &str| [&lines[..at], &[line][..], &lines[at..]].concat().join("\n");
        let other = STANDARD.encode([PDF, b"%"].concat());
        let faults = [
            (String::new(), "the file is empty"),
            (lines[1..].join("\n"), "line 1: the ledger does not begin here"),
            (lines[..last].join("\n"), "the file breaks off after line"),
            (lines[..7].join("\n"), "the file breaks off after line 7"),
            (file[..file.len() / 2].to_owned(), "the line breaks off"),
            (without(3), "line 4: record 4 "),
            (without(records), "records and 1 files should be here"),
            (without(last - 1), "records and 1 files should be here, but"),
            (with(3, lines[2]), "line 4: record 2"),
            (with(0, lines[0]), "line 2: the ledger begins a second time"),
            (with(last + 1, lines[5]), "there is more after the last line of the ledger"),
            (with(last, lines[1]), "a record stands after the files"),
            (with(last, lines[last - 1]), "or it stands here twice"),
            (changed(0, "\"version\":1", "\"version\":2"), "line 1: version 2 of the format"),
            (changed(0, "accord-ledger", "other"), "the format is `other`"),
            (changed(0, "\"head\":\"", "\"head\":\"A"), "does not end as its first line says"),
            (changed(2, "\"actor\":\"", "\"actor\":\"x"), "line 3: record 2"),
            (changed(2, "\"payload\":\"{", "\"payload\":\"{ "), "its payload does not give its digest"),
            (changed(2, "\"visibility\":", "\"more\":1,\"visibility\":"), "line 3: unknown field `more`"),
            (changed(2, "\"salt\":\"", "\"salt\":null,\"x\":\""), "line 3: unknown field `x`"),
            (changed(last - 1, &STANDARD.encode(PDF), &other), "does not give its digest"),
            (changed(last - 1, "\"pdf\"", "\"exe\""), "the kind `exe` of the file is not known"),
            (changed(last, "\"files\":1", "\"files\":2"), "2 files should be here"),
        ];
        for (file, reason) in faults {
            let told = refused(&database, &file).await;
            assert!(told.contains(reason), "{reason}: {told}");
        }
        for table in ["reference", "commitment", "evidence_file"] {
            assert_eq!(database.column(&format!("SELECT CAST(count(*) AS TEXT) FROM {table}")).await, ["0"]);
        }
        import(&database, &file).await.unwrap();
        assert!(refused(&database, &file).await.contains("a ledger is moved into one that holds none"));
    }

    /// What everybody sees comes out of the database that it went into as the same file, and nothing else does.
    async fn what_everybody_sees_is_a_portfolio_file(database: TestDatabase) {
        let source = cases().await;
        let file = public(&source).await;
        assert!(file.contains("Cables") && !file.contains("Zanzibar"), "{file}");
        match database.accord.portfolio().import(file.as_bytes(), "import").await.unwrap() {
            Imported::Recorded { new, .. } => println!("{new} facts, {} bytes", file.len()),
            Imported::Refused(refusal) => panic!("{:#?}", refusal.problems),
        }
        let again = public(&database).await;
        assert!(again == file, "{again}\n\n{file}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demonstrations_come_out_as_they_went_in() {
    for portfolio in [demo::portfolio().unwrap(), demo::FICTIONAL.to_owned()] {
        let (source, target) = (TestDatabase::sqlite().await, TestDatabase::sqlite().await);
        source.load(&portfolio).await;
        let file = public(&source).await;
        target.load(&file).await;
        let again = public(&target).await;
        assert!(again == file, "{again}\n\n{file}");
        println!("{} bytes: equal after the import", file.len());
    }
}
