//! A statement is a draft first: kept over several sittings by those who may record it, looked at, and then recorded.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{change, faulty, leads_on};
use crate::support::hostile_texts::{Fate, HOSTILE_TEXTS};
use crate::support::server::{Person, Reply, TestServer};

const NEW: &str = "/en/statements/new";
const MADE: &str = "/en/statements/joint-release-on-satellites";
const WHOLE: [(&str, &str); 9] = [
    ("title_en", "Joint release on satellites"),
    ("kind", "press_release"),
    ("issuer", "joint"),
    ("on", "2026-11-10"),
    ("parties", "AUR"),
    ("parties", "BOR"),
    ("tracked", "AUR"),
    ("tracked", "BOR"),
    ("source", "https://council.example/satellites"),
];

fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = WHOLE.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more.iter().copied()).collect()
}

/// Saves what is typed over a page of the form; gives the address at which it goes on.
async fn save(person: &Person<'_>, page: &Reply, typed: &[(&str, &str)]) -> String {
    let mut typed = typed.to_vec();
    typed.push(("act", "save_draft"));
    let saved = change(person, page, NEW, &typed).await;
    leads_on(&saved);
    saved.header("location").to_owned()
}

async fn drafts(server: &TestServer) -> usize {
    server.database.column("SELECT id FROM statement_draft").await.len()
}

/// Half a form is kept, goes on in a colleague's hands, and is gone once it is recorded; twice pressed it is one.
#[tokio::test]
async fn a_statement_is_entered_in_several_sittings() {
    let server = TestServer::with_council().await;
    let (lead, colleague) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let height = server.database.height().await;
    let opened = lead.get(NEW).await;
    let half = [("title_en", "Joint release"), ("parties", "AUR"), ("on", "next week")];
    let address = save(&lead, &opened, &half).await;
    assert_eq!(save(&lead, &opened, &half).await, address, "pressed twice");
    assert_eq!((drafts(&server).await, server.database.height().await), (1, height));

    let list = colleague.get(NEW).await;
    assert!(list.says("Joint release") && list.says(&format!("Draft of {}", lead.account.name)));
    let page = colleague.get(&address).await;
    assert!(page.is_set("title_en", "Joint release") && page.is_set("on", "next week"));
    assert!(page.is_set("parties", "AUR") && !page.is_set("parties", "BOR"), "what was not ticked stays so");
    let address = save(&colleague, &page, &with(&[])).await;
    let page = lead.get(&address).await;
    assert!(page.says(&format!("Draft of {}", colleague.account.name)));
    let recorded = change(&lead, &page, NEW, &[("act", "record")]).await;
    assert_eq!(recorded.header("location"), MADE);
    assert_eq!(change(&lead, &page, NEW, &[("act", "record")]).await.header("location"), MADE, "pressed twice");
    assert_eq!((drafts(&server).await, server.database.height().await), (0, height + 1));
    assert_eq!(lead.get(&address).await.status, StatusCode::NOT_FOUND);
}

/// The preview is the page with its text, and says who sees it and who is asked; nothing is recorded by it.
#[tokio::test]
async fn a_statement_is_looked_at_before_it_is_recorded() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let height = server.database.height().await;
    let typed = with(&[("text_en", "Both sides launch <b>satellites</b>."), ("act", "preview")]);
    let shown = change(&lead, &lead.get(NEW).await, NEW, &typed).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.says("Both sides launch <b>satellites</b>.") && shown.says("10 Nov 2026"), "{:?}", shown.pieces());
    assert!(shown.says("everyone sees the page below") && shown.says("is put to Borland to accept"));
    assert!(shown.is_set("title_en", "Joint release on satellites"));
    assert_eq!((server.database.height().await, drafts(&server).await), (height, 0));
    let page = server.signed_in(Role::Manager, "AUR-MDA").await.get("/ko/statements/new").await;
    let korean = change(&lead, &page, "/ko/statements/new", &typed).await;
    assert!(korean.says("미리 보기(아직 등록 전)"), "{:?}", korean.pieces());
    leads_on(&change(&lead, &shown, NEW, &[("act", "record")]).await);

    let wrong = with(&[("source", ""), ("tracked", "BOR"), ("act", "preview")]);
    let refused = change(&lead, &lead.get(NEW).await, NEW, &wrong).await;
    faulty(&refused, &["source", "tracked"]);
    assert!(!refused.says("everyone sees the page below"));

    let half = TestServer::with_half_a_council().await;
    let lead = half.signed_in(Role::Manager, "AUR-MDA").await;
    let shown = change(&lead, &lead.get(NEW).await, NEW, &typed).await;
    assert!(shown.says("is recorded at once"));
}

/// Two colleagues at one draft: both texts are shown, whether it is saved or recorded, and what was recorded already is
/// not recorded again by accident.
#[tokio::test]
async fn a_draft_that_a_colleague_saved_since_is_shown_beside_what_was_typed() {
    let server = TestServer::with_council().await;
    let (kim, lee) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let address = save(&kim, &kim.get(NEW).await, &with(&[])).await;
    let of_lee = lee.get(&address).await;
    save(&kim, &kim.get(&address).await, &[("place", "Kim's place")]).await;
    for act in ["save_draft", "record"] {
        let refused = change(&lee, &of_lee, NEW, &[("place", "Lee's place"), ("act", act)]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{act}");
        assert!(refused.says("Kim's place") && refused.is_set("place", "Lee's place"), "{act}: {:?}", refused.pieces());
        assert!(kim.get(&address).await.is_set("place", "Kim's place"), "{act}");
    }
    let refused = change(&lee, &of_lee, NEW, &[("place", "Lee's place"), ("act", "save_draft")]).await;
    save(&lee, &refused, &[]).await;
    assert!(kim.get(&address).await.is_set("place", "Lee's place"));

    let of_lee = lee.get(&address).await;
    leads_on(&change(&kim, &kim.get(&address).await, NEW, &[("act", "record")]).await);
    let height = server.database.height().await;
    for act in ["save_draft", "record"] {
        let refused = change(&lee, &of_lee, NEW, &[("place", "Too late"), ("act", act)]).await;
        assert!(refused.status == StatusCode::CONFLICT && refused.says("recorded or deleted"), "{act}");
        assert!(refused.is_set("place", "Too late"), "{act}");
    }
    assert_eq!((server.database.height().await, drafts(&server).await), (height, 0));
    let refused = change(&lee, &of_lee, NEW, &[("place", "Too late"), ("act", "save_draft")]).await;
    save(&lee, &refused, &[]).await;
    assert_eq!(drafts(&server).await, 1);
}

/// Deleting is confirmed in a form of its own, and is no accident where a colleague went on.
#[tokio::test]
async fn a_draft_is_deleted_where_nobody_went_on_with_it() {
    let server = TestServer::with_council().await;
    let (kim, lee) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let address = save(&kim, &kim.get(NEW).await, &[("title_en", "Begun")]).await;
    let opened = lee.get(NEW).await;
    assert!(opened.page().has("details [value=delete_draft]"));
    save(&kim, &kim.get(&address).await, &[("title_en", "Begun and gone on")]).await;
    let of = |page: &Reply| {
        let forms = page.page().all("form");
        let form = forms.into_iter().rfind(|form| form.has("[value=delete_draft]")).unwrap();
        let mut fields = form.hidden_fields();
        fields.push(("act".into(), "delete_draft".into()));
        fields
    };
    assert_eq!(lee.post(NEW, &of(&opened)).await.header("location"), "/en/statements/new?done=changed");
    assert_eq!(drafts(&server).await, 1);
    let fields = of(&lee.get(NEW).await);
    for _ in 0..2 {
        assert_eq!(lee.post(NEW, &fields).await.header("location"), "/en/statements/new?done=deleted");
    }
    assert_eq!(drafts(&server).await, 0);
}

/// A draft is its organisation's, and theirs alone who may record statements.
#[tokio::test]
async fn others_neither_see_nor_change_a_draft() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let address = save(&lead, &lead.get(NEW).await, &[("title_en", "Secret release")]).await;
    let id = server.database.column("SELECT id FROM statement_draft").await.remove(0);
    let other = server.signed_in(Role::Manager, "BOR-DFA").await;
    for page in [other.get(&address).await, other.get(NEW).await, server.get("/en/statements").await] {
        assert!(!page.says("Secret release"), "{:?}", page.pieces());
    }
    assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND);
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    assert_eq!(official.get(&address).await.status, StatusCode::NOT_FOUND);
    let version = server.database.column("SELECT CAST(updated_at AS TEXT) FROM statement_draft").await.remove(0);
    for act in ["save_draft", "record", "delete_draft"] {
        let draft = [("draft", id.as_str()), ("draft_version", version.as_str()), ("act", act)];
        let page = other.get(NEW).await;
        let reply = change(&other, &page, NEW, &with(&draft)).await;
        assert!(!reply.says("Secret release"), "{act}");
    }
    assert!(lead.get(&address).await.is_set("title_en", "Secret release"));
    assert!(server.get(MADE).await.status == StatusCode::NOT_FOUND, "it was not recorded in another's name");
}

/// Whatever is typed is kept as it was, and shown as text.
#[tokio::test]
async fn hostile_texts_are_kept_as_text_or_refused_at_their_field() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    for (typed, fate) in HOSTILE_TEXTS {
        let page = lead.get(NEW).await;
        let reply = change(&lead, &page, NEW, &[("text_en", typed), ("act", "save_draft")]).await;
        match fate {
            Fate::Taken(text) => {
                leads_on(&reply);
                let shown = lead.get(reply.header("location")).await;
                assert_eq!(shown.page().area("text_en").trim(), text.trim(), "{typed:?}");
            }
            Fate::Refused(_) => assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed:?}"),
        }
    }
}

/// The sentence is chosen from a list where there are no scripts, and put into the field or used as it is.
#[tokio::test]
async fn the_sentence_of_a_commitment_is_picked_in_the_text() {
    const ADDRESS: &str = "/en/statements/council-2-statement/commitments/new";
    let server = TestServer::with_half_a_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    assert!(!lead.get(ADDRESS).await.page().has("[name=sentence_en], [data-words]"), "there is no text");
    let edit = "/en/statements/council-2-statement/edit";
    let text = "Both sides share weather data. They met on 3 Nov.\n\nThey meet again & <b>again</b>.";
    let text =
        [("text_en", text), ("text_ko", "양측은 2026. 3. 1. 만났다. 자료를 나눈다."), ("reason_en", "Its text.")];
    leads_on(&change(&lead, &lead.get(edit).await, edit, &text).await);
    let page = lead.get(ADDRESS).await;
    assert!(page.page().has("[data-into=passage_en][hidden]") && page.page().count("[data-words]") == 2);
    assert!(page.page().first("[data-words]").says("They meet again & <b>again</b>."));
    let option = |words: &str| {
        let options = page.page().all("[name=sentence_en] option, [name=sentence_ko] option");
        let found = options.into_iter().find(|it| it.text().ends_with(words)).unwrap();
        found.attribute("value").to_owned()
    };
    let (first, last) = (option("1.1 Both sides share weather data."), option("2.1 They meet again & <b>again</b>."));
    let korean = option("1.2 자료를 나눈다.");
    let picked = change(&lead, &page, ADDRESS, &[("sentence_en", &last), ("passage_en", "x"), ("act", "pick")]).await;
    assert_eq!(picked.status, StatusCode::OK);
    assert_eq!(picked.page().area("passage_en"), "They meet again & <b>again</b>.");
    let fields = [
        ("title_en", "Share weather data"),
        ("areas", "data"),
        ("sentence_en", &*first),
        ("sentence_ko", &*korean),
        ("act", "add"),
    ];
    let stale = change(&lead, &page, ADDRESS, &[("sentence_en", "9.9-1"), ("title_en", "X"), ("act", "add")]).await;
    faulty(&stale, &["sentence_en"]);
    leads_on(&change(&lead, &page, ADDRESS, &fields).await);
    let shown = server.get("/en/commitments/share-weather-data").await;
    assert!(shown.says("Both sides share weather data.") && !shown.says("They meet again"), "{:?}", shown.pieces());
    assert!(server.get("/ko/commitments/share-weather-data").await.says("자료를 나눈다."));
}
