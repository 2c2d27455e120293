//! Signing in and out, and how long a session lasts. The clock is fixed at noon of 2026-11-25 in Seoul: 03:00 UTC.

use accord::auth::hasher::Cost;
use accord::domain::access::role::Role;
use accord::domain::account::Account;
use accord::paths;
use http::StatusCode;
use rstest::rstest;

use crate::support::server::{NOTHING, Reply, TestServer};

const PASSWORD: &str = "four words nobody guesses";

/// An account with a password.
async fn account(server: &TestServer) -> Account {
    let account = server.database.account(Role::Official, "MSIT").await;
    server.database.set_password(&account, PASSWORD).await;
    account
}

async fn sign_in(server: &TestServer, email: &str, password: &str) -> Reply {
    server.post("/en/sign-in", &[("email", email), ("password", password)]).await
}

fn is_signed_in(reply: &Reply) -> bool {
    reply.status == StatusCode::SEE_OTHER && reply.header("set-cookie").starts_with("accord=")
}

#[tokio::test]
async fn address_and_password_let_in() {
    let server = TestServer::with_demonstration().await;
    let account = account(&server).await;
    let reply = sign_in(&server, &account.email.to_uppercase(), PASSWORD).await;
    assert!(is_signed_in(&reply), "{}", reply.status);
    let page = server.get_with("/en/account", &[("cookie", &reply.cookie())]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says(&account.name) && page.says("Official"));
}

#[rstest]
#[case::partner(Role::Partner, "MOFA", "/en/desk")]
#[case::official(Role::Official, "MSIT", "/en/desk")]
#[case::manager(Role::Manager, "MOFA", "/en/desk")]
#[case::admin(Role::Admin, "MOFA", "/en/admin/accounts")]
#[tokio::test]
async fn who_signed_in_is_where_the_work_is(#[case] role: Role, #[case] organisation: &str, #[case] page: &str) {
    let server = TestServer::with_demonstration().await;
    let account = server.database.account(role, organisation).await;
    server.database.set_password(&account, PASSWORD).await;
    assert_eq!(sign_in(&server, &account.email, PASSWORD).await.header("location"), page);
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_and_other_sites() {
    let server = TestServer::with_demonstration().await;
    let account = account(&server).await;
    let cookie = sign_in(&server, &account.email, PASSWORD).await.header("set-cookie").to_owned();
    for part in ["; HttpOnly", "; SameSite=Lax", "; Path=/", "; Max-Age=604800"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    // The server is reached without TLS here: a browser would refuse the other name.
    assert!(cookie.starts_with("accord=") && !cookie.contains("Secure"), "{cookie}");
    let server = TestServer::reachable_at(server.database, Some("https://accord.example".into()));
    let cookie = sign_in(&server, &account.email, PASSWORD).await.header("set-cookie").to_owned();
    assert!(cookie.starts_with("__Host-accord=") && cookie.ends_with("; Secure"), "{cookie}");
}

#[tokio::test]
async fn the_database_holds_no_token_and_no_password() {
    let server = TestServer::with_demonstration().await;
    let account = account(&server).await;
    let reply = sign_in(&server, &account.email, PASSWORD).await;
    let token = reply.cookie().split_once('=').unwrap().1.to_owned();
    for column in ["SELECT digest FROM session", "SELECT password_hash FROM account", "SELECT detail FROM audit_event"]
    {
        for value in server.database.column(column).await {
            assert!(!value.contains(&token) && !value.contains(PASSWORD), "{column}");
        }
    }
}

/// What a stranger sees does not tell whether there is such an account.
#[tokio::test]
async fn unknown_accounts_wrong_passwords_and_disabled_accounts_answer_alike() {
    let server = TestServer::with_demonstration().await;
    let known = account(&server).await;
    let disabled = account(&server).await;
    server.database.meddle(&format!("UPDATE account SET disabled_at = 1 WHERE id = '{}'", disabled.id)).await;
    let gone = account(&server).await;
    server.database.meddle(&format!("UPDATE account SET organisation = 'GONE' WHERE id = '{}'", gone.id)).await;
    let without = server.database.account(Role::Official, "MSIT").await;
    let cases = [
        (known.email.as_str(), "a wrong password"),
        ("nobody@msit.example", PASSWORD),
        ("no address", PASSWORD),
        (&disabled.email, PASSWORD),
        (&gone.email, PASSWORD),
        (&without.email, PASSWORD),
    ];
    let mut answers = Vec::new();
    for (email, password) in cases {
        let reply = sign_in(&server, email, password).await;
        assert_eq!((reply.status, reply.header("set-cookie")), (StatusCode::UNPROCESSABLE_ENTITY, ""), "{email}");
        assert!(!reply.text.contains(password), "{email}");
        answers.push(reply.text.replace(email, "EMAIL"));
    }
    assert!(answers.iter().all(|it| *it == answers[0]));
    assert!(answers[0].contains("role=\"alert\"") && answers[0].contains("EMAIL"), "what was typed is still there");
}

#[tokio::test]
async fn empty_fields_are_named() {
    let reply = sign_in(&TestServer::with_demonstration().await, " ", "").await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.leads_to("#email") && reply.leads_to("#password"), "{}", reply.text);
}

/// A token planted before sign-in is worthless afterwards.
#[tokio::test]
async fn the_token_changes_when_somebody_signs_in() {
    let server = TestServer::with_demonstration().await;
    let account = account(&server).await;
    let before = server.browser_of(account.clone()).await;
    let fields = [("email", &*account.email), ("password", PASSWORD)];
    let reply = before.post("/en/sign-in", &fields).await;
    assert!(is_signed_in(&reply));
    assert_ne!(reply.cookie(), before.cookie);
    assert!(!before.is_signed_in().await);
}

#[tokio::test]
async fn a_hash_of_another_cost_is_made_anew() {
    let server = TestServer::with_demonstration().await;
    let account = account(&server).await;
    let server = TestServer::on(server.database.hashing_at(Cost { memory: 16, passes: 1 }));
    assert!(is_signed_in(&sign_in(&server, &account.email, PASSWORD).await));
    let hash = server.database.column("SELECT password_hash FROM account").await;
    assert!(hash[0].starts_with("$argon2id$v=19$m=16,t=1,p=1$"), "{hash:?}");
    assert!(is_signed_in(&sign_in(&server, &account.email, PASSWORD).await));
}

#[tokio::test]
async fn too_many_attempts_have_to_wait_whether_there_is_such_an_account_or_not() {
    let server = TestServer::with_demonstration().await;
    let account = account(&server).await;
    for email in [account.email.as_str(), "nobody@msit.example"] {
        for _ in 0..5 {
            assert!(sign_in(&server, email, "wrong").await.says("No account can be used"));
        }
        // Even the right password has to wait, or the wait would tell.
        let reply = sign_in(&server, email, PASSWORD).await;
        assert!(reply.says("Wait 1 second, then try again."), "{email}: {:?}", reply.pieces());
        let korean = server.post("/ko/sign-in", &[("email", email), ("password", PASSWORD)]).await;
        assert!(korean.says("1초 뒤에 다시 시도해 주십시오."));
    }
    let later = server.later("2026-11-25T03:00:02Z").await;
    assert!(is_signed_in(&sign_in(&later, &account.email, PASSWORD).await));
    assert!(!is_signed_in(&sign_in(&later, "nobody@msit.example", PASSWORD).await));
    // Whoever got in starts afresh; whoever did not waits twice as long.
    assert!(sign_in(&later, &account.email, "wrong").await.says("No account can be used"));
    assert!(sign_in(&later, "nobody@msit.example", "wrong").await.says("Wait 2 seconds"));
}

#[tokio::test]
async fn one_network_address_cannot_try_many_accounts() {
    let server = TestServer::with_demonstration().await;
    let account = account(&server).await;
    let from = async |address: &str, email: &str, password: &str| {
        let fields = [("email", email), ("password", password)];
        let headers = [("origin", "http://accord.example"), ("x-forwarded-for", address)];
        server.post_with("/en/sign-in", &fields, &headers).await
    };
    for n in 0..30 {
        from("198.51.100.7", &format!("guess{n}@msit.example"), "wrong").await;
    }
    assert!(from("198.51.100.7", &account.email, PASSWORD).await.says("Wait 1 second"));
    assert!(is_signed_in(&from("198.51.100.8", &account.email, PASSWORD).await));
    // Another place in the same IPv6 network is the same network.
    for n in 0..30 {
        from("2001:db8::1", &format!("six{n}@msit.example"), "wrong").await;
    }
    assert!(from("2001:db8::2", &account.email, PASSWORD).await.says("Wait 1 second"));
}

#[rstest]
#[case::idle_but_not_too_long("2026-11-25T10:59:59Z", true)]
#[case::idle_too_long("2026-11-25T11:00:00Z", false)]
#[tokio::test]
async fn a_session_ends_when_it_is_idle(#[case] clock: &str, #[case] holds: bool) {
    let server = TestServer::with_demonstration().await;
    let person = server.signed_in(Role::Official, "MSIT").await;
    let later = server.later(clock).await;
    assert_eq!(person.at(&later).is_signed_in().await, holds);
}

#[tokio::test]
async fn a_session_in_use_ends_after_seven_days() {
    let server = TestServer::with_demonstration().await;
    let person = server.signed_in(Role::Official, "MSIT").await;
    for day in 25..=30 {
        for hour in ["05", "12", "19"] {
            let later = server.later(&format!("2026-11-{day}T{hour}:00:00Z")).await;
            assert!(person.at(&later).is_signed_in().await, "{day} {hour}");
        }
        let night = server.later(&format!("2026-11-{day}T23:59:00Z")).await;
        assert!(person.at(&night).is_signed_in().await, "{day} night");
    }
    for (clock, holds) in
        [("2026-12-01T05:00:00Z", true), ("2026-12-01T12:00:00Z", true), ("2026-12-01T19:00:00Z", true)]
    {
        assert_eq!(person.at(&server.later(clock).await).is_signed_in().await, holds, "{clock}");
    }
    assert!(person.at(&server.later("2026-12-02T02:59:59Z").await).is_signed_in().await);
    assert!(!person.at(&server.later("2026-12-02T03:00:00Z").await).is_signed_in().await);
}

#[tokio::test]
async fn when_a_session_was_seen_is_written_once_a_minute() {
    let server = TestServer::with_demonstration().await;
    let person = server.signed_in(Role::Official, "MSIT").await;
    let seen = async || server.database.column("SELECT CAST(last_seen_at AS TEXT) FROM session").await;
    let before = seen().await;
    person.at(&server.later("2026-11-25T03:00:59Z").await).get("/en/").await;
    assert_eq!(seen().await, before);
    person.at(&server.later("2026-11-25T03:01:00Z").await).get("/en/").await;
    assert_ne!(seen().await, before);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_takes_the_cookie() {
    let server = TestServer::with_demonstration().await;
    let person = server.signed_in(Role::Official, "MSIT").await;
    let reply = person.post("/en/sign-out", &NOTHING).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, "/en/"));
    assert!(reply.header("set-cookie").starts_with("accord=; Path=/; Max-Age=0"));
    assert!(!person.is_signed_in().await);
    // A link, an image or a prefetch does not sign anybody out.
    assert_eq!(person.get("/en/sign-out").await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_disabled_account_is_out_at_once() {
    let server = TestServer::with_demonstration().await;
    let person = server.signed_in(Role::Official, "MSIT").await;
    assert!(person.is_signed_in().await);
    server.database.meddle("UPDATE account SET disabled_at = 1").await;
    assert!(!person.is_signed_in().await);
}

#[rstest]
#[case::ours("/ko/commitments?area=ai", "/ko/commitments?area=ai")]
#[case::nothing("", "/en/desk")]
#[case::elsewhere("https://evil.example/", "/en/desk")]
#[case::elsewhere_without_scheme("//evil.example/", "/en/desk")]
#[case::backslash("/\\evil.example/", "/en/desk")]
#[case::tab("/\t/evil.example/", "/en/desk")]
#[case::script("javascript:alert(1)", "/en/desk")]
#[tokio::test]
async fn signing_in_leads_on_within_the_site(#[case] next: &str, #[case] expected: &str) {
    let server = TestServer::with_demonstration().await;
    let account = account(&server).await;
    let page = server.get(&paths::with_query("/en/sign-in", [("next", next)])).await;
    let mut fields = page.hidden("/en/sign-in");
    let asked = expected != "/en/desk";
    assert_eq!(fields, [("next".to_owned(), if asked { next.to_owned() } else { String::new() })]);
    // And when somebody changes the field.
    fields[0].1 = next.to_owned();
    let fields = [("next", next), ("email", &account.email), ("password", PASSWORD)];
    assert_eq!(server.post("/en/sign-in", &fields).await.header("location"), expected);
}

/// T45: what one request writes is not lost by another.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn t45_many_requests_at_once_lose_nothing() {
    let server = std::sync::Arc::new(TestServer::with_demonstration().await);
    let person = server.signed_in(Role::Official, "MSIT").await;
    let later = std::sync::Arc::new(server.later("2026-11-25T04:00:00Z").await);
    let requests: Vec<_> = (0..20)
        .map(|n| {
            let (server, cookie) = (later.clone(), person.cookie.clone());
            tokio::spawn(async move {
                let headers = [("cookie", &*cookie), ("origin", "http://accord.example")];
                match n {
                    7 => server.post_with("/theme", &[("theme", "dark")], &headers).await,
                    _ => server.get_with("/en/account", &headers).await,
                }
            })
        })
        .collect();
    let mut preferred = String::new();
    for (n, request) in requests.into_iter().enumerate() {
        let reply = request.await.unwrap();
        match n {
            7 => preferred = reply.cookie(),
            _ => assert_eq!(reply.status, StatusCode::OK, "request {n}"),
        }
    }
    let both = format!("{preferred}; {}", person.cookie);
    let page = later.get_with("/en/account", &[("cookie", &both)]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.page().is("[data-theme=dark]"));
}

/// T78: another site signs nobody in and nobody out.
#[tokio::test]
async fn t78_another_site_signs_nobody_in_or_out() {
    let server = TestServer::with_demonstration().await;
    let account = account(&server).await;
    let person = server.browser_of(account.clone()).await;
    let foreign = [("origin", "https://evil.example"), ("cookie", &*person.cookie)];
    let fields = [("email", &*account.email), ("password", PASSWORD)];
    let reply = server.post_with("/en/sign-in", &fields, &foreign).await;
    assert_eq!((reply.status, reply.header("set-cookie")), (StatusCode::FORBIDDEN, ""));
    assert_eq!(server.post_with("/en/sign-out", &NOTHING, &foreign).await.status, StatusCode::FORBIDDEN);
    let everywhere = [("act", "sign_out_everywhere")];
    assert_eq!(server.post_with("/en/account", &everywhere, &foreign).await.status, StatusCode::FORBIDDEN);
    assert!(person.is_signed_in().await);
}

#[tokio::test]
async fn the_page_is_for_nobody_else_and_kept_nowhere() {
    let server = TestServer::with_demonstration().await;
    let reply = server.get("/en/sign-in").await;
    assert_eq!(reply.header("cache-control"), "no-store");
    assert!(reply.page().has("meta[name=robots][content=noindex]"));
    let person = server.signed_in(Role::Official, "MSIT").await;
    for page in ["/en/", "/en/commitments", "/en/account", "/en/nothing"] {
        assert_eq!(person.get(page).await.header("cache-control"), "no-store", "{page}");
    }
    assert!(server.get("/en/").await.header("cache-control").starts_with("public, max-age=0, s-maxage="));
}

#[tokio::test]
async fn the_header_says_who_is_signed_in() {
    let server = TestServer::with_demonstration().await;
    let guest = server.get("/ko/commitments?area=ai").await;
    assert!(guest.says("로그인") && !guest.says("로그아웃"));
    assert!(guest.leads_to("/ko/sign-in?next=%2Fko%2Fcommitments%3Farea%3Dai"), "one comes back");
    let person = server.signed_in(Role::Admin, "MSIT").await;
    let page = person.get("/ko/commitments").await;
    assert!(page.says(&person.account.name) && page.says("로그아웃") && page.says("계정 관리"));
    let official = server.signed_in(Role::Official, "MSIT").await;
    assert!(!official.get("/ko/commitments").await.says("계정 관리"));
}

/// Posts the sign-in form from a network address.
async fn sign_in_from(server: &TestServer, address: &str, email: &str, password: &str) -> Reply {
    let headers = [("origin", "http://accord.example"), ("x-forwarded-for", address)];
    server.post_with("/en/sign-in", &[("email", email), ("password", password)], &headers).await
}

#[tokio::test]
async fn nobody_makes_the_owner_wait_from_elsewhere() {
    let server = TestServer::with_demonstration().await;
    let account = account(&server).await;
    for attempt in 0..60 {
        sign_in_from(&server, &format!("198.51.100.{attempt}"), &account.email, "wrong").await;
        sign_in_from(&server, "203.0.113.9", &account.email, "wrong").await;
    }
    assert!(sign_in_from(&server, "203.0.113.9", &account.email, PASSWORD).await.says("Wait"));
    assert!(is_signed_in(&sign_in_from(&server, "192.0.2.1", &account.email, PASSWORD).await));
}

/// Where very many networks try one account, those wait from which its owner never signed in.
#[tokio::test]
async fn an_account_tried_from_everywhere_is_open_to_its_owner() {
    let server = TestServer::with_demonstration().await;
    let account = account(&server).await;
    assert!(is_signed_in(&sign_in_from(&server, "192.0.2.1", &account.email, PASSWORD).await));
    let now = server.database.accord.now().0;
    let email = &account.email;
    let tried = format!(
        "INSERT OR REPLACE INTO sign_in_attempt (subject, failures, last_at) VALUES ('everywhere:{email}', 5000, {now})"
    );
    assert_eq!(server.database.meddle(&tried).await, 1);
    let elsewhere = sign_in_from(&server, "198.51.100.7", email, PASSWORD).await;
    assert!(elsewhere.says("Wait 1 minute"), "{:?}", elsewhere.pieces());
    assert!(is_signed_in(&sign_in_from(&server, "192.0.2.1", email, PASSWORD).await));
}

/// A socket for both kinds of addresses writes those of IPv4 as ones of IPv6: they are still many networks.
#[tokio::test]
async fn mapped_addresses_are_networks_of_their_own() {
    let server = TestServer::with_demonstration().await;
    let account = account(&server).await;
    for n in 0..36 {
        sign_in_from(&server, "::ffff:127.0.0.2", &format!("guess{n}@msit.example"), "wrong").await;
    }
    assert!(sign_in_from(&server, "::ffff:127.0.0.2", &account.email, PASSWORD).await.says("Wait"));
    assert!(is_signed_in(&sign_in_from(&server, "::ffff:127.0.0.3", &account.email, PASSWORD).await));
}

/// What can be no password is refused like a wrong one.
#[tokio::test]
async fn a_password_without_end_is_a_wrong_one() {
    let server = TestServer::with_demonstration().await;
    let account = account(&server).await;
    let wrong = sign_in(&server, &account.email, "wrong").await;
    let endless = sign_in(&server, &account.email, &"\u{fdfa}".repeat(100_000)).await;
    assert_eq!((endless.status, endless.text), (wrong.status, wrong.text));
}

/// Saying that somebody is signed out who is not would be worse than an error.
#[tokio::test]
async fn signing_out_that_cannot_be_recorded_says_so() {
    let server = TestServer::with_demonstration().await;
    let person = server.signed_in(Role::Official, "MSIT").await;
    server.database.db().close().await;
    let reply = person.post("/en/sign-out", &NOTHING).await;
    assert_eq!((reply.status, reply.header("set-cookie")), (StatusCode::SERVICE_UNAVAILABLE, ""));
    // Nor is anybody sent to sign in who may be signed in.
    for page in ["/en/account", "/en/desk"] {
        assert_eq!(person.get(page).await.status, StatusCode::SERVICE_UNAVAILABLE, "{page}");
    }
    assert_eq!(person.post("/en/desk", &[("delete", "x")]).await.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn denials_without_end_are_noted_for_a_while() {
    let server = TestServer::with_demonstration().await;
    let person = server.signed_in(Role::Partner, "MSIT").await;
    for n in 0..80 {
        assert_eq!(person.get(&format!("/en/admin/accounts/{n}")).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(server.database.column("SELECT id FROM audit_event WHERE kind = 'denied'").await.len(), 60);
    let later = server.later("2026-11-25T04:30:00Z").await;
    person.at(&later).get("/en/admin/accounts").await;
    assert_eq!(server.database.column("SELECT id FROM audit_event WHERE kind = 'denied'").await.len(), 61);
}
