//! Reports from the first word to the manager: written, saved, refused, submitted, returned. AUR-MDA reports.

use accord::domain::access::role::Role;
use accord::domain::account::Account;
use http::StatusCode;

use crate::support::forms::{is_wrong, leads_on, press};
use crate::support::report_form::{COMMITMENT, PAGE, filled, link, write};
use crate::support::server::{Reply, TestServer};

#[tokio::test]
async fn a_report_handed_in_is_one_record() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let before = server.database.height().await;
    let reply = write(&official, "submit", &[("results_en", "Two cables landed.")]).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, "/en/desk?done=submitted"));
    assert_eq!(server.database.height().await, before + 1);
    let desk = official.get(reply.header("location")).await;
    assert!(desk.says("Submitted. Only your own side sees it") && desk.says("Submitted, not yet published"));
}

/// An impatient person presses the button twice, and once more an hour later from the cached page.
#[tokio::test]
async fn a_form_sent_twice_is_one_record() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let before = server.database.height().await;
    let form = filled(&official.get(PAGE).await, "submit", &[("results_en", "Two cables landed.")]);
    let (first, second) = tokio::join!(official.post(PAGE, &form), official.post(PAGE, &form));
    leads_on(&first);
    leads_on(&second);
    let server = server.later("2026-11-25T04:00:00Z").await;
    leads_on(&official.at(&server).post(PAGE, &form).await);
    assert_eq!(server.database.height().await, before + 1);
}

const WICKED: &str = "</textarea><script>alert(1)</script> \u{202e}gnp.exe\u{202c} <b>&amp;</b>";

/// T65: each error appears beside its field, and every field keeps its input, however malicious.
#[tokio::test]
async fn t65_a_refused_report_keeps_what_was_typed() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let before = server.database.height().await;
    // The Korean word in letters taken apart, as macOS writes names of files.
    let apart = "보안 협력".chars().map(|it| it.to_string()).collect::<String>().replace('보', "\u{1107}\u{1169}");
    let long = "가".repeat(50_000);
    let typed = [
        ("on", "2027-01-01"),
        ("progress", "101"),
        ("narrative_en", WICKED),
        ("results_ko", &*apart),
        ("next_steps_en", &*long),
        ("evidence-0", "javascript:alert(1)"),
        ("evidence-0-publisher", "\"><script>alert(2)</script>"),
    ];
    let reply = write(&official, "submit", &typed).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(server.database.height().await, before);
    assert!(!reply.text.contains("<script>alert") && !reply.text.contains("href=\"javascript:"));
    for (field, said) in [
        ("on", "This day cannot be chosen here."),
        ("progress", "A number from 0 to 100."),
        ("next_steps_en", "At most 20,000 characters."),
        (
            "evidence-0",
            "A web address begins with https:// or http:// and names a site, without spaces or a user name; at most 2,000 characters.",
        ),
    ] {
        assert_eq!(reply.page().beside(field), said, "{field}");
        assert!(reply.leads_to(&format!("#{field}")), "{field}");
    }
    for (field, value) in typed {
        if ["narrative_en", "results_ko", "next_steps_en"].contains(&field) {
            // What was typed stays, in the spelling in which it is taken.
            assert_eq!(reply.page().area(field), value.replace("\u{1107}\u{1169}", "보"), "{field}");
        } else {
            assert!(reply.is_set(field, value), "{field}");
        }
    }
    assert!(reply.is_set("status", "on_track") && reply.is_set("visibility", "public"));

    // Put right, it is taken; only what is right now was changed.
    let right = [
        ("progress", "100"),
        ("narrative_en", &reply.page().area("narrative_en")),
        ("results_ko", &reply.page().area("results_ko")),
        ("next_steps_en", "Shorter."),
    ];
    leads_on(&official.post(PAGE, &filled(&reply, "submit", &right)).await);
    assert_eq!(server.database.height().await, before + 1);
}

/// What cannot be read as a choice, a day or a number is said as well, and a draft takes everything as it is.
#[tokio::test]
async fn t65_a_form_that_nobody_filled_in_says_what_is_missing() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let empty = [("status", ""), ("on", "soon"), ("progress", "half"), ("visibility", "everyone")];
    let reply = write(&official, "submit", &empty).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["status", "on", "progress", "visibility"] {
        assert!(is_wrong(&reply, field), "{field}");
    }
    leads_on(&write(&official, "save_draft", &empty).await);
    let none = write(&official, "submit", &[("status", "in_progress"), ("progress", "60")]).await;
    assert!(is_wrong(&none, "narrative_en"), "the status of the last report alone is no report");
}

/// Shown to readers, what was written is text: nothing runs, nothing links but to the web, and direction marks stay inside.
#[tokio::test]
async fn wicked_words_are_words_wherever_they_are_shown() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let link_text = "[press](javascript:alert(1)) <img src=x onerror=alert(1)>";
    let typed = [
        ("narrative_en", WICKED),
        ("title_en", WICKED),
        ("results_en", link_text),
        ("evidence-0", "javascript:alert(1)"),
    ];
    let sound = |page: &Reply, which: &str| {
        assert!(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"), "{which}");
        assert!(!page.text.to_lowercase().contains("href=\"javascript:"), "{which}");
    };
    let preview = write(&official, "preview", &typed).await;
    assert_eq!(preview.status, StatusCode::OK);
    sound(&preview, "preview");
    leads_on(&write(&official, "submit", &typed[..3]).await);
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let review = link(&manager.get("/en/review").await, "review/");
    sound(&manager.get(&review).await, "review");
    leads_on(&press(&manager, &review, "publish", &[]).await);
    for page in [COMMITMENT, "/en/timeline", "/en/", "/en/organisations/AUR-MDA", "/ko/commitments/both-same"] {
        sound(&server.get(page).await, page);
    }
    assert!(server.get(COMMITMENT).await.says("<b>&amp;</b>"), "and all of them are there");
}

/// T43: the second of two forms from one version is not lost silently; "keep mine" then submits it.
#[tokio::test]
async fn t43_the_second_of_two_forms_is_asked_what_to_keep() {
    let server = TestServer::with_cases().await;
    let (one, two) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    let before = server.database.height().await;
    let first = filled(&one.get(PAGE).await, "submit", &[("results_en", "The first text.")]);
    let second = filled(&two.get(PAGE).await, "submit", &[("results_en", "The second text.")]);
    leads_on(&one.post(PAGE, &first).await);
    let reply = two.post(PAGE, &second).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.says("Someone else has changed this in the meantime") && reply.says("The first text."));
    assert_eq!(reply.page().area("results_en"), "The second text.");
    for way in ["Keep mine", "Keep theirs", "Merge by hand"] {
        assert!(reply.says(way), "{way}");
    }
    assert_eq!(server.database.height().await, before + 1, "nothing was saved yet");

    let mine = filled(&reply, "submit", &[("results_en", &reply.page().area("results_en"))]);
    leads_on(&two.post(PAGE, &mine).await);
    assert_eq!(server.database.height().await, before + 2);
    // Managers answer by versions too: one publishes, the other's return comes too late.
    let managers = (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let review = link(&managers.0.get("/en/review").await, "review/");
    let mut late = managers.1.get(&review).await.hidden_with("return");
    late.extend([("act".to_owned(), "return".to_owned()), ("reason_en".to_owned(), "Which cable?".to_owned())]);
    leads_on(&press(&managers.0, &review, "publish", &[]).await);
    let height = server.database.height().await;
    let reply = managers.1.post(&review, &late).await;
    assert!([StatusCode::CONFLICT, StatusCode::NOT_FOUND].contains(&reply.status), "{}", reply.status);
    assert_eq!(server.database.height().await, height);
}

/// A returned report that a colleague has resubmitted meanwhile.
#[tokio::test]
async fn t43_a_report_handed_in_again_twice_is_asked_what_to_keep() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    leads_on(&write(&official, "submit", &[("results_en", "Text.")]).await);
    let review = link(&manager.get("/en/review").await, "review/");
    leads_on(&press(&manager, &review, "return", &[("reason_en", "Which cable?")]).await);
    let again = link(&official.get("/en/desk").await, "report?again=");
    let opened = official.get(&again).await;
    let (first, second) = (
        filled(&opened, "submit", &[("results_en", "One.")]),
        filled(&official.get(&again).await, "submit", &[("results_en", "Two.")]),
    );
    leads_on(&official.post(PAGE, &first).await);
    let reply = official.post(PAGE, &second).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.says("One.") && reply.page().area("results_en") == "Two.");
    leads_on(&official.post(PAGE, &filled(&reply, "submit", &[("results_en", "Two.")])).await);
    assert!(manager.get(&review).await.says("Two."));
}

/// T43: "still true" of a report that was replaced meanwhile leads to the form as it is now, which then works.
#[tokio::test]
async fn t43_after_a_late_still_true_the_form_works() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let late = manager.get(PAGE).await.hidden_with("still_true");
    leads_on(&press(&manager, PAGE, "still_true", &[]).await);
    let mut late = late;
    late.push(("act".into(), "still_true".into()));
    let reply = manager.post(PAGE, &late).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    leads_on(&manager.post(PAGE, &filled(&reply, "submit", &[("results_en", "New.")])).await);
}

/// T47: a draft is the organisation's: kept while typing, on the desk, and nobody else's to read, change or delete.
#[tokio::test]
async fn t47_a_draft_is_seen_by_its_organisation_only() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let height = server.database.height().await;
    let kept = write(&official, "keep", &[("results_en", "Half a sen")]).await;
    assert_eq!(kept.status, StatusCode::OK);
    let id = kept.text;
    let again = write(&official, "keep", &[("draft", &id), ("results_en", "Half a sentence")]).await;
    assert_eq!(again.text, id, "one draft, however often it is kept");
    let saved = write(&official, "save_draft", &[("draft", &id), ("results_en", "A sentence")]).await;
    assert_eq!(saved.header("location"), format!("{PAGE}?draft={id}&done=save_draft"));
    assert!(official.get(saved.header("location")).await.says("The draft is saved."));
    assert_eq!(server.database.height().await, height, "a draft is no record");

    let address = format!("{PAGE}?draft={id}");
    let colleague = server.signed_in(Role::Official, "AUR-MDA").await;
    assert!(colleague.get("/en/desk").await.text.contains(&id));
    assert_eq!(colleague.get(&address).await.page().area("results_en"), "A sentence");
    for (role, organisation) in [(Role::Manager, "AUR_NSI"), (Role::Manager, "BOR-CSA"), (Role::Admin, "AUR-MDA")] {
        let stranger = server.signed_in(role, organisation).await;
        assert_eq!(stranger.get(&address).await.status, StatusCode::NOT_FOUND, "{organisation}");
        assert!(!stranger.get("/en/desk").await.text.contains(&id));
        let deleted = stranger.post("/en/desk", &[("delete", &id)]).await;
        assert_eq!(deleted.status, StatusCode::NOT_FOUND, "{organisation}");
        let fields = [("draft", &*id), ("act", "keep"), ("results_en", "Mine now")];
        assert_eq!(stranger.post(PAGE, &fields).await.status, StatusCode::NOT_FOUND, "{organisation}");
        let noted = format!("SELECT detail FROM audit_event WHERE account = '{}'", stranger.account.id);
        assert!(server.database.column(&noted).await.contains(&format!("GET {PAGE}")), "{organisation}");
    }
    assert_eq!(official.get(&address).await.page().area("results_en"), "A sentence");
    // Once submitted, it is no longer a draft.
    let form = filled(&official.get(&address).await, "submit", &[("results_en", "A sentence")]);
    leads_on(&official.post(PAGE, &form).await);
    assert_eq!(server.database.column("SELECT id FROM draft").await, [""; 0]);
}

const PASSWORD: &str = "four words nobody guesses";

/// T76: the session ends while somebody types 500 characters: they are submitted once after signing in.
#[tokio::test]
async fn t76_a_report_survives_the_end_of_the_session() {
    let server = TestServer::with_cases().await;
    let account: Account = server.database.account(Role::Official, "AUR-MDA").await;
    server.database.set_password(&account, PASSWORD).await;
    let official = server.browser_of(account.clone()).await;
    let text = format!("{WICKED} {}", "보안 협력 ".repeat(100));
    let form = filled(&official.get(PAGE).await, "submit", &[("results_en", text.trim())]);
    server.database.meddle("DELETE FROM session").await;
    let height = server.database.height().await;
    let reply = official.post(PAGE, &form).await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    assert!(reply.says("What you typed has been kept"));
    let mut sign_in = reply.hidden("/en/sign-in");
    sign_in.extend([("email".to_owned(), account.email.clone()), ("password".to_owned(), PASSWORD.to_owned())]);
    let resumed = official.post("/en/sign-in", &sign_in).await;
    assert_eq!(resumed.status, StatusCode::OK);
    let back = official.showing(resumed.cookie());
    let again = resumed.hidden(PAGE);
    assert_eq!(server.database.height().await, height, "nothing is sent before the person says so");
    leads_on(&back.post(PAGE, &again).await);
    leads_on(&back.post(PAGE, &again).await);
    assert_eq!(server.database.height().await, height + 1);
    let review = link(&back.get("/en/desk").await, "review/");
    assert!(back.get(&review).await.says(&"보안 협력 ".repeat(100)));
    assert_eq!(back.get(PAGE).await.status, StatusCode::OK);
}
