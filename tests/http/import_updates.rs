//! Rows of reports: shown, submitted once, corrected, and refused where they are not for the person to make.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::import::{form, open, send};
use crate::support::forms;
use crate::support::forms::leads_on;
use crate::support::ledger::assert_whole;
use crate::support::report_form::link;
use crate::support::server::{Person, Reply, TestServer};

const HEAD: &str =
    "Commitment,Reporting date,Status,Progress,Results,Results (Korean),Further text,Source,Source title\n";
const ROW: &str = "both-same,2026-11-20,At risk,55 %,Ten rules compared.,열 개 규정을 비교하였습니다.,=SUM(A1),\
    https://mda.aurelia.example/rules,Rules page\n";

async fn look(person: &Person<'_>, file: &str) -> (String, Reply) {
    open(person, "updates", file).await
}

async fn record(person: &Person<'_>, (address, shown): (String, Reply), typed: &[(&str, &str)]) -> Reply {
    person.post(&address, &form(&shown, "record", typed)).await
}

on_both! {
    /// What is shown is submitted, once; brought in again it changes nothing, waiting or published.
    async fn rows_of_reports_are_submitted_once(database: TestDatabase) {
        database.load_cases().await;
        let server = TestServer::on(database);
        let (official, manager) =
            (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
        let file = format!("{HEAD}{ROW}");
        let before = server.database.height().await;
        let (address, shown) = look(&official, &file).await;
        assert!(shown.says("1 new entry") && shown.says("1 report will be submitted."), "{:?}", shown.pieces());
        assert!(shown.says("The parties") && !shown.page().has("#reason_en"), "{:?}", shown.pieces());
        assert_eq!(server.database.height().await, before, "nothing is recorded by looking");
        let fields = form(&shown, "record", &[]);
        for _ in 0..2 {
            let done = official.post(&address, &fields).await;
            assert_eq!(done.header("location"), "/en/import?done=submitted-1", "{:?}", done.pieces());
        }
        assert_eq!(server.database.height().await, before + 1);
        assert!(official.get("/en/import?done=submitted-1").await.says("1 report was submitted"));
        let (_, waiting) = look(&official, &file).await;
        assert!(waiting.says("1 entry stands like this already"), "{:?}", waiting.pieces());
        let (_, other) = look(&official, &file.replace("Ten", "Twelve")).await;
        assert!(other.says("Another report by your organisation is waiting"), "{:?}", other.pieces());

        let review = link(&manager.get("/en/review").await, "review/");
        let page = manager.get(&review).await;
        for said in ["At risk", "55", "Ten rules compared.", "열 개 규정을 비교하였습니다.", "=SUM(A1)", "Rules page"] {
            assert!(page.says(said), "{said}: {:?}", page.pieces());
        }
        leads_on(&forms::press(&manager, &review, "publish", &[]).await);
        let (_, published) = look(&official, &file).await;
        assert!(published.says("1 entry stands like this already"), "{:?}", published.pieces());

        // Other words for the same day correct the report.
        let corrected = look(&official, &file.replace("Ten", "Twelve").replace("55 %", "60")).await;
        for said in ["1 changed entry", "Twelve rules compared.", "Ten rules compared.", "60%", "55%"] {
            assert!(corrected.1.says(said), "{said}: {:?}", corrected.1.pieces());
        }
        let done = record(&official, corrected, &[]).await;
        assert_eq!(done.header("location"), "/en/import?done=submitted-1", "{:?}", done.pieces());
        let review = link(&manager.get("/en/review").await, "review/");
        leads_on(&forms::press(&manager, &review, "publish", &[]).await);
        let standing = "SELECT payload FROM record WHERE kind = 'update_published' ORDER BY sequence DESC LIMIT 1";
        let standing = server.database.column(standing).await.remove(0);
        assert!(standing.contains("Twelve rules") && standing.contains("\"corrects\":\""), "{standing}");
        assert_whole(&server.database).await;
    }
}

/// What is no plain report is refused at its cell, and what is hidden is refused like what does not exist.
#[tokio::test]
async fn rows_that_are_no_reports_of_the_person_are_refused() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let head = "Commitment,Reporting date,Status,Progress,Reported by,Source,Source title\n";
    for (row, said) in [
        ("nowhere,2026-11-20,Delayed,,,,", "Nothing here has this name."),
        ("both-same,2026-11-20,Unknown,,,,", "none of the words that can stand here"),
        ("both-same,2026-11-20,Great,,,,", "none of the words that can stand here"),
        ("both-same,,Delayed,,,,", "Reporting date"),
        ("both-same,2026-11-20,,,,,", "(Status)"),
        ("both-same,2026-12-20,Delayed,,,,", "column B (Reporting date)"),
        ("both-same,03/04/2026,Delayed,,,,", "may be in one month or in another"),
        ("both-same,2026-11,Delayed,,,,", "This is no day"),
        ("both-same,2026-11-20,Delayed,\"1,000\",,,", "no whole number from 0 to 100"),
        ("both-same,2026-11-20,Delayed,₩50,,,", "no whole number from 0 to 100"),
        ("both-same,2026-11-20,Delayed,(40),,,", "no whole number from 0 to 100"),
        ("both-same,2026-11-20,Delayed,0.4,,,", "no whole number from 0 to 100"),
        ("both-same,2026-11-20,Delayed,101%,,,", "no whole number from 0 to 100"),
        ("both-same,2026-11-20,Delayed,,Borland,,", "This is not for you to record."),
        ("both-same,2026-11-20,Delayed,,Public record,,", "This is not for you to record."),
        ("both-same,2026-11-20,Delayed,,,https://a.example/1,\"One\nTwo\"", "not as many names of sources"),
        ("both-same,2026-11-20,Delayed,,,javascript://a.example,", "column F (Sources)"),
        ("both-same,2026-11-20,Delayed,,,,\nboth-same,2026-11-20,On track,,,,", "A row above is about the same."),
        ("milestones,2026-11-20,Delayed,,,,\nmilestones,2026-11-21,At risk,,,,", "2 reports will be submitted."),
    ] {
        let (_, shown) = look(&official, &format!("{head}{row}\n")).await;
        assert!(shown.says(said), "{row}: {:?}", shown.pieces());
    }
    let other = server.signed_in(Role::Official, "CAL-MOI").await;
    assert_eq!(other.get("/en/commitments/confidential").await.status, StatusCode::NOT_FOUND);
    let rows =
        "confidential,2026-11-20,Delayed,,,,\nnowhere,2026-11-20,Delayed,,,,\nboth-same,2026-11-20,Delayed,,,,\n";
    let (address, shown) = look(&other, &format!("{head}{rows}")).await;
    assert!(shown.says("3 entries are refused") && !shown.page().has("#record"), "{:?}", shown.pieces());
    let refused = other.get(&format!("{address}/refused.csv")).await.csv();
    let why: Vec<&str> = refused[1..].iter().map(|row| row[1].split_once("”: ").map_or(&*row[1], |it| it.1)).collect();
    assert_eq!(why[0], why[1], "what is hidden does not exist");
    assert!(why[2].contains("This is not for you to record."), "{why:?}");
    assert_eq!(send(&official, "commitments", "a.csv", b"Title\nA\n").await.status, StatusCode::NOT_FOUND);
}

/// The file of reports that the list gives comes back in either language and changes nothing: nobody's report becomes that of
/// whoever brings it in.
#[tokio::test]
async fn the_file_of_reports_comes_back() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    for lang in ["en", "ko"] {
        for kind in ["csv", "xlsx"] {
            let file = manager.get(&format!("/{lang}/export/updates.{kind}")).await;
            assert_eq!(file.status, StatusCode::OK);
            let sent = send(&manager, "updates", &format!("updates.{kind}"), &file.bytes).await;
            let shown = manager.get(sent.header("location")).await;
            assert!(
                shown.says("0 new entries") && shown.says("0 changed entries"),
                "{lang} {kind}: {:?}",
                shown.pieces()
            );
            assert!(shown.says("0 entries are refused"), "{lang} {kind}: {:?}", shown.pieces());
            assert!(!shown.says("0 entries stand like this already"), "{lang} {kind}");
        }
    }
}
