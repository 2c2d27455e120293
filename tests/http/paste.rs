//! A table from a spreadsheet, pasted into the period sheet: shown first, then written into drafts. AUR-MDA reports.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{is_wrong, leads_on};
use crate::support::hostile_texts::HOSTILE_TEXTS;
use crate::support::html::Fields;
use crate::support::report_form::write;
use crate::support::server::{Person, Reply, TestServer};

const PASTE: &str = "/en/desk/sheet/paste";
const SHEET: &str = "/en/desk/sheet";
const SLUG: &str = "both-same";

/// The form as a browser sends it, with other values in some fields.
fn form(page: &Reply, act: &str, typed: &[(&str, &str)]) -> Fields {
    let kept = page.page().form_with("[name=table]").unwrap().fields();
    let is_sent = |name: &str| name != "act" && !typed.iter().any(|(it, _)| *it == name);
    let mut fields: Fields = kept.into_iter().filter(|(name, _)| is_sent(name)).collect();
    fields.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields.push(("act".into(), act.into()));
    fields
}

async fn preview(person: &Person<'_>, table: &str) -> Reply {
    person.post(PASTE, &form(&person.get(PASTE).await, "preview", &[("table", table)])).await
}

async fn area(person: &Person<'_>, field: &str) -> String {
    person.get(SHEET).await.page().area(&format!("{SLUG}.{field}"))
}

const TABLE: &str = "Commitment\tStatus\tResults\tProgress\nCompare rules for trusted vendors\tat risk\t\"Ten rules\ncompared\"\t80 %\n";

/// What the preview shows is what the drafts hold then: nothing before, nothing submitted, once for two clicks.
#[tokio::test]
async fn a_table_is_looked_at_and_then_written_into_the_drafts() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    assert!(official.get(SHEET).await.leads_to(PASTE));
    let drafts = async || server.database.column("SELECT id FROM draft").await.len();
    let height = server.database.height().await;
    let shown = preview(&official, TABLE).await;
    assert_eq!(shown.status, StatusCode::OK);
    let row = shown.page().row(SLUG);
    assert!(row.says("At risk") && row.says("80%") && row.says("Ten rules"), "{:?}", shown.pieces());
    assert!(shown.is_set("take", SLUG));
    assert_eq!(drafts().await, 0, "a preview writes nothing");

    let fields = form(&shown, "take", &[]);
    let taken = official.post(PASTE, &fields).await;
    assert_eq!(taken.header("location"), "/en/desk/sheet?done=pasted-1");
    assert_eq!(official.post(PASTE, &fields).await.header("location"), "/en/desk/sheet?done=pasted-1", "sent twice");
    let sheet = official.get("/en/desk/sheet?done=pasted-1").await;
    assert!(sheet.says("1 row was written") && sheet.is_set(&format!("{SLUG}.status"), "at_risk"));
    assert!(sheet.is_set(&format!("{SLUG}.progress"), "80"));
    assert_eq!(area(&official, "results_en").await, "Ten rules\ncompared");
    assert_eq!((drafts().await, server.database.height().await), (1, height), "a draft, and nothing in the record");

    let again = preview(&official, TABLE).await;
    assert!(again.says("The draft says this already") && !again.page().has("[value=take]"));
}

/// An empty cell says nothing: what stands in the draft stays, and so does what the sheet does not show.
#[tokio::test]
async fn empty_cells_and_other_fields_stay() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let typed = [("title_en", "A headline"), ("results_en", "Before."), ("next_steps_en", "Then.")];
    leads_on(&write(&official, "save_draft", &typed).await);
    let shown = preview(&official, &format!("{SLUG}\t\tAfter.\t\t\n")).await;
    leads_on(&official.post(PASTE, &form(&shown, "take", &[])).await);
    assert_eq!(area(&official, "results_en").await, "After.");
    assert_eq!(area(&official, "next_steps_en").await, "Then.");
    let draft = server.database.column("SELECT fields FROM draft").await.remove(0);
    assert!(draft.contains("A headline"), "{draft}");
}

/// Korean words in a Korean page, into the Korean text; or into the other language where that is said.
#[tokio::test]
async fn a_table_is_read_in_both_languages() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let table = "합의사항\t이행현황\t추진실적\t비고\n○ 신뢰\u{a0}공급자 규칙 비교\t차질우려\t규칙 비교 완료\t메모\t\n";
    let page = official.get("/ko/desk/sheet/paste").await;
    let shown = official.post("/ko/desk/sheet/paste", &form(&page, "preview", &[("table", table)])).await;
    assert!(shown.page().row(SLUG).says("차질 우려") && shown.says("읽지 않은 열: 비고"), "{:?}", shown.pieces());
    leads_on(&official.post("/ko/desk/sheet/paste", &form(&shown, "take", &[])).await);
    assert_eq!(area(&official, "results_ko").await, "규칙 비교 완료");
    assert_eq!(area(&official, "results_en").await, "");

    let shown = official.post(PASTE, &form(&official.get(PASTE).await, "preview", &[("table", table)])).await;
    let other = form(&shown, "take", &[("texts_in", "ko")]);
    let reply = official.post(PASTE, &other).await;
    assert_eq!(reply.status, StatusCode::OK, "another language is looked at first");
    assert!(reply.says("The draft says this already"));
}

/// Rows that fit none or several, are named twice, or have a cell that is not plain: each with its reason, none guessed.
#[tokio::test]
async fn rows_that_are_not_plain_say_why_and_are_not_taken() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    for (table, words) in [
        ("Compare rules\tAt risk", "None of your commitments"),
        ("\tAt risk", "No commitment is named"),
        ("both-same\tAt risk\nCompare rules for trusted vendors\tDelayed", "lines 1 and 2"),
        ("both-same\tAt risk\t\"Ten rules", "never closes"),
        ("both-same\tgoing well", "no status that can be reported"),
        ("both-same\t\t\t\tabout half", "whole number from 0 to 100"),
        ("cable-repair\tAt risk", "None of your commitments"),
    ] {
        let shown = preview(&official, table).await;
        assert_eq!(shown.status, StatusCode::OK, "{table}");
        assert!(shown.says(words) && !shown.page().has("[name=take]"), "{table}: {:?}", shown.pieces());
        let reply = official.post(PASTE, &form(&shown, "take", &[("take", SLUG)])).await;
        assert!(reply.status == StatusCode::UNPROCESSABLE_ENTITY && is_wrong(&reply, "take"), "{table}");
    }
    // The other cells of a row are taken, and the one that is not says so.
    let shown = preview(&official, "both-same\tgoing well\tDone.").await;
    assert!(shown.says("Not taken: “going well”"));
    leads_on(&official.post(PASTE, &form(&shown, "take", &[])).await);
    assert!(!official.get(SHEET).await.is_set(&format!("{SLUG}.status"), "going well"));
    assert_eq!(area(&official, "results_en").await, "Done.");
    for table in ["", "\t\t\n", "Status\tResults\nAt risk\tDone."] {
        let reply = preview(&official, table).await;
        assert!(reply.status == StatusCode::UNPROCESSABLE_ENTITY && is_wrong(&reply, "table"), "{table}");
        assert_eq!(reply.page().area("table").trim(), table.trim());
    }
    assert_eq!(server.database.column("SELECT id FROM draft").await.len(), 1);
}

/// What a colleague saved since the preview stands beside the table; nothing is written until that was seen.
#[tokio::test]
async fn a_draft_that_changed_since_the_preview_is_shown_first() {
    let server = TestServer::with_cases().await;
    let (kim, lee) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    let shown = preview(&lee, TABLE).await;
    leads_on(&write(&kim, "save_draft", &[("results_en", "Kim writes.")]).await);
    let reply = lee.post(PASTE, &form(&shown, "take", &[])).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    let row = reply.page().row(SLUG);
    assert!(row.says("Kim writes.") && row.says("Ten rules") && row.says(&kim.account.name), "{:?}", reply.pieces());
    assert_eq!(area(&kim, "results_en").await, "Kim writes.");
    leads_on(&lee.post(PASTE, &form(&reply, "take", &[])).await);
    assert_eq!(area(&kim, "results_en").await, "Ten rules\ncompared");

    // Another table than the one that was shown is shown first, too.
    let shown = preview(&lee, &format!("{SLUG}\tDelayed")).await;
    let reply = lee.post(PASTE, &form(&shown, "take", &[("table", &format!("{SLUG}\tCompleted"))])).await;
    assert!(reply.status == StatusCode::OK && reply.page().row(SLUG).says("Completed"));
    assert!(lee.get(SHEET).await.is_set(&format!("{SLUG}.status"), "at_risk"));
}

/// What was handed in is not written over, and what others answer for does not exist.
#[tokio::test]
async fn what_was_handed_in_and_what_is_not_ours_stays() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    leads_on(&write(&official, "submit", &[("results_en", "Done.")]).await);
    let shown = preview(&official, TABLE).await;
    assert!(shown.says("already submitted a report") && !shown.page().has("[name=take]"));
    let other = server.signed_in(Role::Official, "BOR-DCI").await;
    let shown = preview(&other, TABLE).await;
    assert!(shown.says("None of your commitments") && !shown.page().has("[name=take]"), "{:?}", shown.pieces());
    assert_eq!(server.database.column("SELECT id FROM draft").await, [""; 0]);
}

/// Whatever is pasted is text.
#[tokio::test]
async fn hostile_tables_are_shown_as_text() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    for (hostile, _) in HOSTILE_TEXTS {
        let table = format!("{hostile}\t{hostile}\t{hostile}\nboth-same\t\t{hostile}");
        let reply = preview(&official, &table).await;
        assert!([StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY].contains(&reply.status), "{}", reply.status);
        assert!(!reply.page().has("main script:not([type]), main img[onerror]"), "{}", reply.text);
    }
}

/// T23: the sheet goes out as a file and comes back: as it is it changes nothing, filled in it says what was filled in.
#[tokio::test]
async fn t23_the_sheet_is_filled_in_elsewhere_and_taken_in_again() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let typed = [("results_en", "=SUM(A1)\nand \"more\""), ("next_steps_en", "\"Go\" on."), ("progress", "40")];
    leads_on(&write(&official, "save_draft", &typed).await);
    for (kind, name) in [("csv", "sheet.csv"), ("xlsx", "sheet.xlsx")] {
        let file = official.get(&format!("/en/desk/sheet.{kind}")).await;
        assert_eq!(file.status, StatusCode::OK);
        assert_eq!(server.get(&format!("/en/desk/sheet.{kind}")).await.status, StatusCode::SEE_OTHER);
        let page = official.get(PASTE).await;
        let fields = form(&page, "preview", &[]);
        let fields: Fields = fields.into_iter().filter(|(name, _)| name != "file").collect();
        let shown = official.post_files(PASTE, &fields, &[("file", name, &file.bytes)]).await;
        assert_eq!(shown.status, StatusCode::OK, "{:?}", shown.pieces());
        assert!(shown.says("The draft says this already") && !shown.page().has("[value=take]"), "{:?}", shown.pieces());
    }
    let file = official.get("/en/desk/sheet.csv").await;
    let filled = file.text.replace(",40,", ",55,");
    assert_ne!(filled, file.text);
    let fields: Fields =
        form(&official.get(PASTE).await, "preview", &[]).into_iter().filter(|(name, _)| name != "file").collect();
    let shown = official.post_files(PASTE, &fields, &[("file", "s.csv", filled.as_bytes())]).await;
    assert!(shown.is_set("take", SLUG), "{:?}", shown.pieces());
    leads_on(&official.post(PASTE, &form(&shown, "take", &[])).await);
    assert!(official.get(SHEET).await.is_set(&format!("{SLUG}.progress"), "55"));
    assert_eq!(area(&official, "results_en").await, "=SUM(A1)\nand \"more\"");
    // Whatever is shown can be taken; what the form could not bring again is refused at once.
    let table = |length| format!("Commitment,Status,Notes\n{SLUG},delayed,{}\n", "x".repeat(length));
    for (length, is_read) in [(1_400_000, true), (1_600_000, false)] {
        let fields: Fields =
            form(&official.get(PASTE).await, "preview", &[]).into_iter().filter(|(name, _)| name != "file").collect();
        let shown = official.post_files(PASTE, &fields, &[("file", "s.csv", table(length).as_bytes())]).await;
        assert_eq!(is_wrong(&shown, "file"), !is_read, "{length}");
        let taken: Fields = form(&shown, "take", &[]).into_iter().filter(|(name, _)| name != "file").collect();
        let taken = official.post_files(PASTE, &taken, &[]).await;
        assert_eq!(taken.status == StatusCode::SEE_OTHER, is_read, "{length}: {}", taken.status);
        assert_ne!(taken.status, StatusCode::PAYLOAD_TOO_LARGE, "{length}");
    }

    // What is no table is refused at the file, and what was typed stays.
    let typed = form(&official.get(PASTE).await, "preview", &[("table", TABLE)]);
    let typed: Fields = typed.into_iter().filter(|(name, _)| name != "file").collect();
    let refused = official.post_files(PASTE, &typed, &[("file", "s.xlsx", b"PK\x03\x04 xl/workbook")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(is_wrong(&refused, "file") && refused.page().area("table").contains("Compare rules"));
}
