//! Pages for people who are signed in: what everybody else is answered, and what becomes of what they typed (T76). The page
//! is built here from the public pieces.

use std::sync::{Arc, Mutex};

use accord::app::components::text_area::TextArea;
use accord::app::form::FormData;
use accord::app::form::outcome::FormOutcome;
use accord::app::{Error, Frame, Page, PageResult, RequestContext};
use accord::domain::access::member::Member;
use accord::domain::access::role::Role;
use accord::paths;
use accord::web::guard::{member_form, signed_in};
use accord::web::router::router;
use http::StatusCode;
use leptos::prelude::*;

use crate::support::routes::member_pages;
use crate::support::server::TestServer;

const PASSWORD: &str = "four words nobody guesses";

async fn page(request: RequestContext, _: Member, form_data: FormData) -> PageResult {
    let page_context = request.read().await?;
    let frame = Frame::of_own(&request, &page_context, "A note");
    Ok(Page::private(frame, move || {
        view! {
            <form method="post">
                <TextArea name="note" label="Note" form_data=form_data />
            </form>
        }
    }))
}

/// The notes that were saved: who, and what.
type Notes = Arc<Mutex<Vec<(String, String, Vec<String>)>>>;

/// The product with one page more, and what was saved there.
async fn server() -> (TestServer, Notes) {
    let server = TestServer::with_demonstration().await;
    let notes = Notes::default();
    let kept = notes.clone();
    let save = move |request: RequestContext, member: Member, form_data: FormData| {
        let kept = kept.clone();
        async move {
            let areas = form_data.values("area").map(str::to_owned).collect();
            kept.lock().unwrap().push((member.account, form_data.value("note").to_owned(), areas));
            Ok::<_, Error>(FormOutcome::Redirect(paths::overview(request.lang)))
        }
    };
    let route = axum::Router::new().route("/{lang}/note", member_form(signed_in, page, save).methods);
    let router = router(server.state.clone()).merge(route.with_state(server.state.clone()));
    (server.with_router(router), notes)
}

/// T76: what somebody typed while their session ended goes along to where they sign in, and is sent once afterwards.
#[tokio::test]
async fn t76_what_was_typed_survives_the_end_of_the_session() {
    let (server, notes) = server().await;
    let account = server.database.account(Role::Official, "MSIT").await;
    server.database.set_password(&account, PASSWORD).await;
    let person = server.browser_of(account.clone()).await;
    server.database.meddle("DELETE FROM session").await;

    let text = format!("</textarea><script>alert(\"1\")</script> '&amp;'\n{}", "보안 협력 ".repeat(90));
    let fields = [("note", &*text), ("area", "ai"), ("area", "6g"), ("new-password", "never kept")];
    let reply = person.post("/en/note?as_of=2026-03-01", &fields).await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    assert_eq!(reply.header("cache-control"), "no-store");
    assert!(!reply.text.contains("<script>alert") && !reply.text.contains("never kept"));

    // A wrong password loses nothing.
    let mut form = reply.hidden("/en/sign-in");
    form.extend([("email".to_owned(), account.email.clone()), ("password".to_owned(), "wrong".to_owned())]);
    let reply = person.post("/en/sign-in", &form).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);

    let mut form = reply.hidden("/en/sign-in");
    form.extend([("email".to_owned(), account.email.clone()), ("password".to_owned(), PASSWORD.to_owned())]);
    let reply = person.post("/en/sign-in", &form).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(reply.says("Send what you typed") && !reply.text.contains("<script>alert"));
    assert!(notes.lock().unwrap().is_empty(), "nothing is sent before the person says so");

    let action = "/en/note?as_of=2026-03-01";
    let form = reply.hidden(action);
    let headers = [("origin", "http://accord.example"), ("cookie", &*reply.cookie())];
    let done = server.post_with(action, &form, &headers).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(*notes.lock().unwrap(), [(account.id, text, vec!["ai".to_owned(), "6g".to_owned()])]);

    let again = server.get_with("/en/note", &[("cookie", &reply.cookie())]).await;
    assert_eq!(again.status, StatusCode::OK);
    let guest = server.get("/en/note").await;
    assert_eq!((guest.status, guest.header("location")), (StatusCode::SEE_OTHER, "/en/sign-in?next=%2Fen%2Fnote"));
}

/// T76: the largest form that is accepted comes through.
#[tokio::test]
async fn t76_a_long_text_comes_through() {
    let (server, notes) = server().await;
    let account = server.database.account(Role::Official, "MSIT").await;
    server.database.set_password(&account, PASSWORD).await;
    let text = "보안 협력 ".repeat(5_600);
    let reply = server.post("/en/note", &[("note", &text)]).await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    let mut form = reply.hidden("/en/sign-in");
    form.extend([("email".to_owned(), account.email.clone()), ("password".to_owned(), PASSWORD.to_owned())]);
    let reply = server.post("/en/sign-in", &form).await;
    let form = reply.hidden("/en/note");
    let headers = [("origin", "http://accord.example"), ("cookie", &*reply.cookie())];
    assert_eq!(server.post_with("/en/note", &form, &headers).await.status, StatusCode::SEE_OTHER);
    assert_eq!(notes.lock().unwrap()[0].1, text);
}

/// T76: what is carried along is never sent to another site.
#[tokio::test]
async fn t76_nothing_is_carried_elsewhere() {
    let (server, _) = server().await;
    let account = server.database.account(Role::Official, "MSIT").await;
    server.database.set_password(&account, PASSWORD).await;
    for evil in ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"] {
        let fields = [("kept-for", evil), ("kept.note", "text"), ("email", &*account.email), ("password", PASSWORD)];
        let reply = server.post("/en/sign-in", &fields).await;
        assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, "/en/desk"), "{evil}");
    }
}

#[tokio::test]
async fn a_guest_is_led_to_where_one_signs_in() {
    let server = TestServer::with_demonstration().await;
    for lang in ["en", "ko"] {
        for page in member_pages(lang) {
            let reply = server.get(&format!("{page}?page=2")).await;
            let next = paths::with_query("", [("next", format!("{page}?page=2"))]);
            let expected = format!("/{lang}/sign-in{next}");
            assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, &*expected));
            assert_eq!(reply.header("cache-control"), "no-store");
        }
    }
}

/// T49: whoever lacks the permission gets a not-found response, and it is noted.
#[tokio::test]
async fn t49_without_the_right_a_page_is_not_there() {
    let server = TestServer::with_demonstration().await;
    for role in [Role::Partner, Role::Official, Role::Manager] {
        let person = server.signed_in(role, "MSIT").await;
        let mut expected = Vec::new();
        for page in member_pages("en").into_iter().filter(|it| it.contains("/admin/")) {
            let (denied, missing) = (person.get(&page).await, person.get("/en/admin/nothing").await);
            assert_eq!(
                (denied.status, missing.status),
                (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND),
                "{role} {page}"
            );
            // The pages differ in their own address only.
            let own = page.strip_prefix("/en").unwrap();
            assert_eq!(denied.text.replace(own, "/admin/nothing"), missing.text, "{role} {page}");
            let posted = person.post(&page, &[("email", "x@example.org")]).await;
            assert!([StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED].contains(&posted.status), "{role} {page}");
            expected.push(format!("denied GET {page}"));
            if posted.status == StatusCode::NOT_FOUND {
                expected.push(format!("denied POST {page}"));
            }
        }
        assert!(expected.len() > 3);
        let noted = format!("SELECT kind || ' ' || detail FROM audit_event WHERE account = '{}'", person.account.id);
        let noted = server.database.column(&format!("{noted} ORDER BY id")).await;
        assert_eq!(noted, expected);
    }
    assert_eq!(server.database.column("SELECT email FROM account WHERE email = 'x@example.org'").await, [""; 0]);
}

/// Every page for members answers in both languages, and shows no key of a message.
#[tokio::test]
async fn every_member_page_answers_in_both_languages() {
    let server = TestServer::with_demonstration().await;
    let admin = server.signed_in(Role::Admin, "MSIT").await;
    let manager = server.signed_in(Role::Manager, "MSIT").await;
    for lang in ["en", "ko"] {
        let mut pages = member_pages(lang);
        // In the demonstration no organisation speaks for its party; `plan.rs` and `reference.rs` read those pages.
        pages.retain(|it| !it.ends_with("/desk/reporting") && !it.contains("{post}") && !it.contains("{view}"));
        pages.push(format!("/{lang}/admin/accounts/{}", admin.account.id));
        for page in pages {
            let work = ["/briefing", "/desk", "/review"].iter().any(|it| page.contains(it));
            let reply = if work { &manager } else { &admin }.get(&page).await;
            assert_eq!(reply.status, StatusCode::OK, "{page}");
            assert_eq!(reply.page().attribute("lang"), lang, "{page}");
            assert!(reply.page().has("meta[name=robots][content=noindex]"), "{page}");
            for piece in reply.pieces() {
                let key = piece.contains('-') && piece.bytes().all(|it| it.is_ascii_lowercase() || b"-_".contains(&it));
                assert!(!key, "{page} shows {piece}");
            }
        }
    }
}
