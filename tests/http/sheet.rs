//! The period sheet: what of it is a report, and what was handed in before. AUR-MDA reports.

use accord::domain::access::role::Role;
use accord::domain::statement::reporting::{Every, ReportingRule};
use http::StatusCode;

use crate::support::clock::day;
use crate::support::forms::{self, is_wrong, leads_on};
use crate::support::html::{Fields, with_value};
use crate::support::people::coordinating;
use crate::support::report_form::{PAGE, filled, link, published, write};
use crate::support::server::{Person, Reply, TestServer};

const SHEET: &str = "/en/desk/sheet";
const SLUG: &str = "both-same";

/// The sheet as a browser sends it, with other values in the fields of a row.
fn sheet(page: &Reply, act: &str, typed: &[(&str, &str)]) -> Fields {
    let typed: Vec<(String, &str)> = typed.iter().map(|(field, value)| (format!("{SLUG}.{field}"), *value)).collect();
    let kept = page.page().first("form.period").fields();
    let mut fields: Fields = kept.into_iter().filter(|(name, _)| !typed.iter().any(|(it, _)| it == name)).collect();
    fields.extend(typed.into_iter().map(|(name, value)| (name, value.to_owned())));
    fields.push(("act".into(), act.into()));
    fields
}

async fn press(person: &Person<'_>, act: &str, typed: &[(&str, &str)]) -> Reply {
    person.post(SHEET, &sheet(&person.get(SHEET).await, act, typed)).await
}

async fn send(person: &Person<'_>, typed: &[(&str, &str)]) -> Reply {
    press(person, "submit", typed).await
}

async fn area(person: &Person<'_>, field: &str) -> String {
    person.get(SHEET).await.page().area(&format!("{SLUG}.{field}"))
}

#[tokio::test]
async fn another_status_alone_is_a_report() {
    let server = TestServer::with_cases().await;
    let (official, manager) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let height = server.database.height().await;
    let reply = send(&official, &[("status", "at_risk")]).await;
    assert_eq!(reply.header("location"), "/en/desk/sheet?done=1");
    assert_eq!(server.database.height().await, height + 1, "the other rows said nothing");
    let review = link(&manager.get("/en/review").await, "review/");
    let page = manager.get(&review).await;
    assert!(page.says("At risk") && page.says("60"), "the progress reported before is kept: {:?}", page.pieces());
    leads_on(&forms::press(&manager, &review, "publish", &[]).await);
}

/// As the page comes, with the texts of the last reports or without, nothing of it is new.
#[tokio::test]
async fn rows_without_a_change_are_not_handed_in() {
    let server = TestServer::with_cases().await;
    let (official, manager) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    published(&official, &manager, &[("results_en", "Ten rules compared."), ("progress", "70")]).await;
    let height = server.database.height().await;
    let copied = press(&official, "copy", &[]).await;
    assert_eq!(copied.page().area(&format!("{SLUG}.results_en")), "Ten rules compared.");
    for page in [official.get(SHEET).await, copied] {
        let reply = official.post(SHEET, &sheet(&page, "submit", &[])).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(is_wrong(&reply, "row") && !is_wrong(&reply, "on"));
        assert!(reply.says("nothing was submitted"));
    }
    assert_eq!(server.database.height().await, height);

    let copied = press(&official, "copy", &[]).await;
    let typed = [("results_en", "Twelve rules compared."), ("evidence-0", "https://mda.aurelia.example/rules")];
    leads_on(&official.post(SHEET, &sheet(&copied, "submit", &typed)).await);
    assert_eq!(server.database.height().await, height + 1);
    let page = manager.get(&link(&manager.get("/en/review").await, "review/")).await;
    assert!(page.says("Twelve rules compared.") && page.says("70") && page.leads_to(typed[1].1));
}

/// What is wrong in a row names its commitment, in the summary too.
#[tokio::test]
async fn an_error_names_its_commitment() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    for (typed, field) in [
        ([("status", ""), ("results_en", "Done.")], "status"),
        ([("progress", "half"), ("results_en", "Done.")], "progress"),
        ([("evidence-0", "javascript:alert(1)"), ("results_en", "Done.")], "evidence-0"),
        ([("on", "2027-01-01"), ("results_en", "Done.")], "on"),
        ([("visibility", "everybody"), ("results_en", "Done.")], "visibility"),
    ] {
        let reply = send(&official, &typed).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        let field = format!("{SLUG}.{field}");
        assert!(reply.page().beside(&field).contains("Compare rules for trusted vendors"), "{field}");
        assert!(reply.leads_to(&format!("#{field}")), "{field}");
        assert_eq!(reply.page().area(&format!("{SLUG}.results_en")), "Done.", "{field}");
        let shown = reply.page().first(&with_value("id", &field)).closest("details:not([open])");
        assert!(shown.is_none(), "{field} is in view");
    }
}

/// What was handed in says so, cannot be filled in again by accident, and is due no more; on other forms it is asked about.
#[tokio::test]
async fn a_second_report_is_asked_about() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let rule = ReportingRule { every: Every::Month, anchor: day("2026-09-30") };
    let lead = coordinating("AUR-MDA", Role::Manager);
    server.database.accord.statements().set_reporting_rule(&lead, None, Some(rule), "f").await.unwrap();
    let is_due = async || {
        let desk = official.get("/en/desk").await;
        let rows = desk.page().all(&with_value("data-commitment", SLUG));
        rows.into_iter().any(|row| row.says("report due"))
    };
    assert!(is_due().await);
    let opened_before = official.get(SHEET).await;
    leads_on(&send(&official, &[("results_en", "Done.")]).await);
    assert!(!is_due().await);
    let waits = format!("submitted by {} on 25 Nov 2026", official.account.name);
    let page = official.get(SHEET).await;
    let row = page.page().row(SLUG);
    assert!(row.says(&waits) && row.leads_to(&link(&page, "review/")) && !row.has("textarea, select"));
    let (mut typed, height) = (sheet(&page, "submit", &[]), server.database.height().await);
    typed.push((format!("{SLUG}.results_en"), "Done again.".into()));
    assert_eq!(official.post(SHEET, &typed).await.status, StatusCode::UNPROCESSABLE_ENTITY, "there is no such row");

    // A sheet that was opened before shows what was typed, and what waits.
    let reply = official.post(SHEET, &sheet(&opened_before, "submit", &[("results_en", "Done again.")])).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.page().row(SLUG).says(&waits));
    let reply = official.post(SHEET, &sheet(&reply, "submit", &[])).await;
    assert!(is_wrong(&reply, &format!("{SLUG}.second")), "{:?}", reply.pieces());
    assert_eq!(reply.page().area(&format!("{SLUG}.results_en")), "Done again.");
    let asked_of_one = write(&official, "submit", &[("results_en", "Done again.")]).await;
    assert!(asked_of_one.status == StatusCode::UNPROCESSABLE_ENTITY && is_wrong(&asked_of_one, "second"));
    let several = official.get("/en/desk/several").await;
    let mut fields = several.hidden_beside("chosen").unwrap();
    let typed =
        [("chosen", SLUG), ("on", "2026-11-20"), ("visibility", "shared"), ("status", "delayed"), ("results", "So.")];
    fields.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let asked = official.post("/en/desk/several", &fields).await;
    assert!(asked.status == StatusCode::UNPROCESSABLE_ENTITY && is_wrong(&asked, "second"));
    assert!(asked.page().beside("second").contains("Compare rules for trusted vendors"));
    assert_eq!(server.database.height().await, height);

    leads_on(&official.post(SHEET, &sheet(&reply, "submit", &[("second", "1")])).await);
    let once_more = filled(&official.get(PAGE).await, "submit", &[("results_en", "And again."), ("second", "1")]);
    leads_on(&official.post(PAGE, &once_more).await);
    fields.push(("second".into(), "1".into()));
    let key = official.get("/en/desk/several").await.hidden_beside("chosen").unwrap();
    fields.retain(|(name, _)| !key.iter().any(|(other, _)| other == name));
    fields.extend(key);
    leads_on(&official.post("/en/desk/several", &fields).await);
    assert_eq!(server.database.height().await, height + 3);
}

/// The sheet's rows are the drafts of the reports: what was typed is there again, in the report's own form too, and goes
/// with the submission.
#[tokio::test]
async fn what_was_typed_into_the_sheet_is_kept_as_a_draft() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let drafts = async || server.database.column("SELECT id FROM draft").await.len();
    let height = server.database.height().await;
    assert_eq!(press(&official, "save_drafts", &[]).await.header("location"), "/en/desk/sheet?done=saved-0");
    assert_eq!(drafts().await, 0, "nothing was typed");

    // On its own the sheet sends one row at a time, and hears of its draft.
    let page = official.get(SHEET).await;
    let row = |words: &str, page: &Reply| -> Fields {
        let is_own = |name: &str| name == "key" || name.starts_with(SLUG);
        let mut fields = sheet(page, "keep", &[("results_en", words)]);
        fields.retain(|(name, _)| is_own(name) || name == "act");
        fields.push(("row".into(), SLUG.into()));
        fields
    };
    let kept = official.post(SHEET, &row("Half", &page)).await;
    assert!(kept.status == StatusCode::OK && kept.text.contains(' '), "{}", kept.text);
    assert_eq!(official.post(SHEET, &row("Half a line", &page)).await.status, StatusCode::OK);
    assert_eq!((drafts().await, area(&official, "results_en").await), (1, "Half a line".to_owned()));
    assert!(official.get(SHEET).await.page().row(SLUG).says(&format!("Draft of {}", official.account.name)));
    let form = official.get(PAGE).await;
    assert_eq!(form.page().area("results_en"), "Half a line");

    // What else the draft has stays when the row is saved and submitted.
    leads_on(
        &official
            .post(PAGE, &filled(&form, "save_draft", &[("title_en", "A headline"), ("results_en", "Half a line")]))
            .await,
    );
    let sent = press(&official, "save_drafts", &[("results_en", "A whole line."), ("results_ko", "한 줄")]).await;
    assert_eq!(sent.header("location"), "/en/desk/sheet?done=saved-1");
    assert_eq!((drafts().await, server.database.height().await), (1, height));
    let sheet_of_both = official.get(SHEET).await;
    leads_on(&official.post(SHEET, &sheet(&sheet_of_both, "submit", &[])).await);
    assert_eq!((drafts().await, server.database.height().await), (0, height + 1));
    let review = official.get(&link(&official.get(SHEET).await, "review/")).await;
    assert!(review.says("A headline") && review.says("A whole line.") && review.says("한 줄"), "{:?}", review.pieces());
    assert_eq!(official.post(SHEET, &row("Too late", &sheet_of_both)).await.status, StatusCode::CONFLICT);
    assert_eq!(drafts().await, 0, "no draft of what was submitted comes back");
}

/// Two colleagues in one row, also from an empty one: the second sees both texts and loses nothing.
#[tokio::test]
async fn two_colleagues_in_a_row_are_told_of_each_other() {
    let server = TestServer::with_cases().await;
    let (kim, lee) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    let field = format!("{SLUG}.results_en");
    let mut of_lee = lee.get(SHEET).await;
    for words in ["Kim begins.", "Kim goes on."] {
        leads_on(&press(&kim, "save_drafts", &[("results_en", words)]).await);
        for act in ["keep", "save_drafts", "submit"] {
            let mut fields = sheet(&of_lee, act, &[("results_en", "Lee writes.")]);
            if act == "keep" {
                fields.retain(|(name, value)| name != "row" || value == SLUG);
            }
            let reply = lee.post(SHEET, &fields).await;
            assert_eq!(reply.status, StatusCode::CONFLICT, "{act}");
            assert!(reply.page().row(SLUG).says(words) && reply.page().area(&field) == "Lee writes.", "{act}");
        }
        assert_eq!(area(&kim, "results_en").await, words);
        of_lee = lee.get(SHEET).await;
        let untouched = lee.post(SHEET, &sheet(&of_lee, "save_drafts", &[])).await;
        assert_eq!(untouched.header("location"), "/en/desk/sheet?done=saved-0");
    }
    leads_on(&press(&kim, "save_drafts", &[("results_en", "Kim ends.")]).await);
    let asked = lee.post(SHEET, &sheet(&of_lee, "save_drafts", &[("results_en", "Lee writes.")])).await;
    leads_on(&lee.post(SHEET, &sheet(&asked, "save_drafts", &[("results_en", "Both write.")])).await);
    assert_eq!(area(&kim, "results_en").await, "Both write.");
    assert!(kim.get("/en/desk").await.says(&lee.account.name), "the desk says who wrote last");
}

/// A row of an organisation that does not answer for the commitment is no row.
#[tokio::test]
async fn rows_of_others_are_neither_kept_nor_submitted() {
    let server = TestServer::with_cases().await;
    let other = server.signed_in(Role::Official, "BOR-DCI").await;
    let height = server.database.height().await;
    for act in ["keep", "save_drafts", "submit", "unchanged"] {
        let typed = [
            ("row", SLUG),
            ("chosen", SLUG),
            ("on", "2026-11-20"),
            ("visibility", "shared"),
            ("key", act),
            ("act", act),
        ];
        let mut fields: Fields = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        fields.push((format!("{SLUG}.status"), "delayed".into()));
        fields.push((format!("{SLUG}.results_en"), "Not ours.".into()));
        let reply = other.post(SHEET, &fields).await;
        assert!(!reply.says("Compare rules"), "{act}: {}", reply.status);
    }
    assert_eq!(server.database.height().await, height);
    assert_eq!(server.database.column("SELECT id FROM draft").await, [""; 0]);
}

/// What officials say so is submitted, and confirms the last report once the manager publishes it.
#[tokio::test]
async fn no_change_confirms_the_last_report_once_it_is_published() {
    let server = TestServer::with_cases().await;
    let (official, manager) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let last = published(&official, &manager, &[("results_en", "Ten rules compared.")]).await;
    let height = server.database.height().await;
    let chosen = press(&official, "choose_unchanged", &[]).await;
    let slugs: Vec<String> = chosen
        .page()
        .first("form.period")
        .fields()
        .into_iter()
        .filter(|(name, _)| name == "chosen")
        .map(|(_, slug)| slug)
        .collect();
    assert!(slugs.contains(&SLUG.to_owned()) && slugs.len() > 1, "{slugs:?}");
    let fields = sheet(&chosen, "unchanged", &[]);
    let reply = official.post(SHEET, &fields).await;
    assert_eq!(reply.header("location"), format!("/en/desk/sheet?done=unchanged-{}", slugs.len()));
    assert_eq!(official.post(SHEET, &fields).await.header("location"), reply.header("location"), "sent twice");
    assert_eq!(server.database.height().await, height + i64::try_from(slugs.len()).unwrap());
    assert!(official.get(SHEET).await.page().row(SLUG).says("waiting to be published"));
    let shown = server.get("/en/commitments/both-same").await;
    assert!(!shown.says("Confirmed as still true"), "nothing is confirmed before a manager says so");

    let review = link(&manager.get("/en/review").await, "review/");
    assert!(manager.get(&review).await.says("No change since the report of 20 Nov 2026"));
    leads_on(&forms::press(&manager, &review, "publish", &[]).await);
    let confirmed = server
        .database
        .column("SELECT payload FROM record WHERE kind = 'update_confirmed' ORDER BY sequence DESC LIMIT 1")
        .await;
    assert!(confirmed[0].contains(&last), "{confirmed:?}");
    assert!(server.get("/en/commitments/both-same").await.says("Confirmed as still true"));
    assert!(!manager.get("/en/review").await.leads_to(&review), "it waits no more");
    assert_eq!(manager.get(&review).await.status, StatusCode::NOT_FOUND);
}

/// Nothing is confirmed that was replaced meanwhile, and a row with changes is no unchanged one.
#[tokio::test]
async fn no_change_is_said_of_the_last_report_only() {
    let server = TestServer::with_cases().await;
    let (official, manager) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    published(&official, &manager, &[("results_en", "Ten rules compared.")]).await;
    let height = server.database.height().await;
    let with_choice = |page: &Reply, typed: &[(&str, &str)]| {
        let mut fields = sheet(page, "unchanged", typed);
        fields.push(("chosen".into(), SLUG.into()));
        fields
    };
    let none = press(&official, "unchanged", &[]).await;
    assert!(none.status == StatusCode::UNPROCESSABLE_ENTITY && none.says("No row is chosen"));
    let page = official.get(SHEET).await;
    let reply = official.post(SHEET, &with_choice(&page, &[("results_en", "Eleven.")])).await;
    assert!(reply.status == StatusCode::UNPROCESSABLE_ENTITY && is_wrong(&reply, &format!("{SLUG}.results_en")));
    let mut early = with_choice(&page, &[]);
    early.retain(|(name, _)| name != "on");
    early.push(("on".into(), "2026-11-19".into()));
    let reply = official.post(SHEET, &early).await;
    assert!(reply.status == StatusCode::UNPROCESSABLE_ENTITY && is_wrong(&reply, "on"), "{:?}", reply.pieces());
    assert_eq!(server.database.height().await, height);

    leads_on(&official.post(SHEET, &with_choice(&official.get(SHEET).await, &[])).await);
    let review = link(&manager.get("/en/review").await, "review/");
    leads_on(&write(&official, "submit", &[("results_en", "Eleven rules compared."), ("second", "1")]).await);
    let queue = manager.get("/en/review").await;
    let newer = queue
        .page()
        .links()
        .into_iter()
        .find(|it| it.starts_with("/en/commitments/both-same/review/") && *it != review);
    leads_on(&forms::press(&manager, newer.unwrap(), "publish", &[]).await);
    let reply = forms::press(&manager, &review, "publish", &[]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.says("Another report has been published since"));
}

/// A manager who may say so alone confirms at once.
#[tokio::test]
async fn a_manager_confirms_at_once() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let mut fields = sheet(&manager.get(SHEET).await, "unchanged", &[]);
    fields.push(("chosen".into(), SLUG.into()));
    assert_eq!(manager.post(SHEET, &fields).await.header("location"), "/en/desk/sheet?done=confirmed-1");
    assert!(server.get("/en/commitments/both-same").await.says("Confirmed as still true"));
}
