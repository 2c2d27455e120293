//! The own account, links that set a password, and what an admin looks after.

use accord::domain::access::role::Role;
use accord::domain::account::Account;
use accord::domain::account::api_token::TokenScope;
use accord::service::account::AccountAdministrator;
use http::StatusCode;
use rstest::rstest;

use crate::own_addresses;
use crate::support::programs::Program;
use crate::support::server::{NOTHING, Reply, TestServer};

const PASSWORD: &str = "four words nobody guesses";
const OTHER: &str = "four other words instead";

/// The address of a link that sets an account's password.
async fn link(server: &TestServer, account: &Account) -> String {
    let linked = server
        .database
        .accord
        .accounts()
        .create_link(&AccountAdministrator::operator(), &account.id)
        .await
        .unwrap()
        .unwrap();
    format!("/en/set-password?token={}", linked.token.secret())
}

/// The link that a page shows, on this server.
fn shown_link(reply: &Reply) -> String {
    let link =
        reply.pieces().into_iter().find(|piece| piece.contains("/set-password?token=")).expect("a link is shown");
    link.trim_start_matches("http://127.0.0.1:3000").to_owned()
}

async fn set(server: &TestServer, link: &str, new: &str, again: &str) -> Reply {
    server.post(link, &[("new-password", new), ("again-password", again)]).await
}

async fn can_sign_in(server: &TestServer, account: &Account, password: &str) -> bool {
    let fields = [("email", &*account.email), ("password", password)];
    server.post("/en/sign-in", &fields).await.status == StatusCode::SEE_OTHER
}

#[tokio::test]
async fn a_link_sets_a_password_once() {
    let server = TestServer::with_demonstration().await;
    let account = server.database.account(Role::Official, "MSIT").await;
    let link = link(&server, &account).await;
    assert_eq!(server.get(&link).await.status, StatusCode::OK);
    let reply = set(&server, &link, PASSWORD, PASSWORD).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, "/en/desk?done=password_set"));
    let cookie = reply.header("set-cookie").split(';').next().expect("a cookie").to_owned();
    let here = server.get_with(reply.header("location"), &[("cookie", &cookie)]).await;
    assert!(here.says("Your password is set, and you are signed in."), "{:?}", here.pieces());

    let again = set(&server, &link, OTHER, OTHER).await;
    assert_eq!(again.status, StatusCode::GONE);
    assert_eq!(server.get(&link).await.status, StatusCode::GONE);
    assert!(can_sign_in(&server, &account, PASSWORD).await && !can_sign_in(&server, &account, OTHER).await);
}

#[tokio::test]
async fn a_link_used_twice_at_once_sets_one_password() {
    let server = TestServer::with_demonstration().await;
    let account = server.database.account(Role::Official, "MSIT").await;
    let link = link(&server, &account).await;
    let (one, two) = tokio::join!(set(&server, &link, PASSWORD, PASSWORD), set(&server, &link, OTHER, OTHER));
    let mut answers = [one.status, two.status];
    answers.sort();
    assert_eq!(answers, [StatusCode::SEE_OTHER, StatusCode::GONE]);
}

#[rstest]
#[case::just_in_time("2026-11-27T02:59:59Z", StatusCode::SEE_OTHER)]
#[case::too_late("2026-11-27T03:00:00Z", StatusCode::GONE)]
#[tokio::test]
async fn a_link_holds_48_hours(#[case] clock: &str, #[case] expected: StatusCode) {
    let server = TestServer::with_demonstration().await;
    let account = server.database.account(Role::Official, "MSIT").await;
    let link = link(&server, &account).await;
    assert_eq!(set(&server.later(clock).await, &link, PASSWORD, PASSWORD).await.status, expected);
}

#[rstest]
#[case::no_token("/en/set-password")]
#[case::odd_token("/en/set-password?token=%3Cscript%3E")]
#[case::unknown_token("/en/set-password?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
#[tokio::test]
async fn without_a_link_no_password_is_set(#[case] address: &str) {
    let server = TestServer::with_demonstration().await;
    assert_eq!(server.get(address).await.status, StatusCode::GONE);
    assert_eq!(set(&server, address, PASSWORD, PASSWORD).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_new_link_ends_the_one_before_and_a_password_ends_every_session() {
    let server = TestServer::with_demonstration().await;
    let person = server.signed_in(Role::Official, "MSIT").await;
    let old = link(&server, &person.account).await;
    let new = link(&server, &person.account).await;
    assert_eq!(set(&server, &old, PASSWORD, PASSWORD).await.status, StatusCode::GONE);
    assert!(person.is_signed_in().await);
    assert_eq!(set(&server, &new, PASSWORD, PASSWORD).await.status, StatusCode::SEE_OTHER);
    assert!(!person.is_signed_in().await);
}

/// The link of a colleague, opened where somebody is signed in, does not leave two people in one browser.
#[tokio::test]
async fn a_password_set_by_link_ends_whoever_was_signed_in_there() {
    let server = TestServer::with_demonstration().await;
    let person = server.signed_in(Role::Official, "MSIT").await;
    let colleague = server.database.account(Role::Official, "MSIT").await;
    let link = link(&server, &colleague).await;
    let reply = person.post(&link, &[("new-password", PASSWORD), ("again-password", PASSWORD)]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert!(!person.is_signed_in().await);
}

/// Whoever needs a link may have lost the account to somebody who made tokens and addresses for later.
#[tokio::test]
async fn a_password_set_by_link_ends_tokens_and_private_addresses() {
    let server = TestServer::with_cases().await;
    let person = server.signed_in(Role::Manager, "AUR-MDA").await;
    let program = Program::of(&server, &person.account, TokenScope::Manage).await;
    let [calendar, feed] = own_addresses::make(&person).await;
    assert_eq!(program.get("/api/v1/account").await.status, StatusCode::OK);
    assert_eq!((server.get(&calendar).await.status, server.get(&feed).await.status), (StatusCode::OK, StatusCode::OK));
    let link = link(&server, &person.account).await;
    assert_eq!(set(&server, &link, OTHER, OTHER).await.status, StatusCode::SEE_OTHER);
    assert_eq!(program.get("/api/v1/account").await.problem(), "unauthorized");
    for address in [calendar, feed] {
        assert_eq!(server.get(&address).await.status, StatusCode::NOT_FOUND);
    }
    let ended = "SELECT kind FROM audit_event WHERE kind IN ('token_revoked', 'subscription_ended') ORDER BY kind";
    assert_eq!(server.database.column(ended).await, ["subscription_ended", "token_revoked"]);
}

#[rstest]
#[case::short("elevenchars", "elevenchars", "fewer than 12 characters")]
#[case::common("password12345", "password12345", "guessed first")]
#[case::own_name("msit.example", "msit.example", "hardly more than your name")]
#[case::differ(PASSWORD, OTHER, "The two new passwords differ")]
#[case::empty("", "", "Enter the password")]
#[tokio::test]
async fn a_password_that_others_guess_is_refused(#[case] new: &str, #[case] again: &str, #[case] said: &str) {
    let server = TestServer::with_demonstration().await;
    let account = server.database.account(Role::Official, "MSIT").await;
    let link = link(&server, &account).await;
    let reply = set(&server, &link, new, again).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.says(said), "{:?}", reply.pieces());
    assert!(new.is_empty() || !reply.text.contains(&format!("value=\"{new}\"")));
    // The link is not used up.
    assert_eq!(set(&server, &link, PASSWORD, PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn changing_the_password_keeps_this_browser_and_signs_the_others_out() {
    let server = TestServer::with_demonstration().await;
    let here = server.signed_in(Role::Official, "MSIT").await;
    server.database.set_password(&here.account, PASSWORD).await;
    let there = server.browser_of(here.account.clone()).await;
    let change = async |present: &str| {
        let fields =
            [("act", "change_password"), ("password", present), ("new-password", OTHER), ("again-password", OTHER)];
        here.post("/en/account", &fields).await
    };
    let refused = change("not this one").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("This is not the present password.") && there.is_signed_in().await);

    let reply = change(PASSWORD).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert!(!there.is_signed_in().await && !here.is_signed_in().await, "the token from before is worth nothing");
    let page = server.get_with(reply.header("location"), &[("cookie", &reply.cookie())]).await;
    assert!(page.says("Your password is changed."));
    assert!(can_sign_in(&server, &here.account, OTHER).await && !can_sign_in(&server, &here.account, PASSWORD).await);
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one_or_all() {
    let server = TestServer::with_demonstration().await;
    let here = server.signed_in(Role::Official, "MSIT").await;
    let there = server.browser_of(here.account.clone()).await;
    let third = server.browser_of(here.account.clone()).await;
    let stranger = server.signed_in(Role::Official, "MSIT").await;
    let page = here.get("/en/account").await;
    assert_eq!(page.pieces().iter().filter(|piece| *piece == "Test Browser").count(), 3);
    assert!(page.says("this browser"));

    let session = async |account: &str| {
        let sql = format!("SELECT id FROM session WHERE account = '{account}' ORDER BY id");
        server.database.column(&sql).await
    };
    let own = session(&here.account.id).await;
    let end = async |id: &str| here.post("/en/account", &[("act", "sign_out_one"), ("session", id)]).await;
    assert_eq!(end(&own[1]).await.status, StatusCode::SEE_OTHER);
    assert!(!there.is_signed_in().await && third.is_signed_in().await && here.is_signed_in().await);
    // Another person's session is not theirs to end.
    end(&session(&stranger.account.id).await[0]).await;
    assert!(stranger.is_signed_in().await);

    let reply = here.post("/en/account", &[("act", "sign_out_everywhere")]).await;
    assert_eq!(reply.header("location"), "/en/sign-in");
    assert!(reply.header("set-cookie").contains("Max-Age=0"));
    assert!(!here.is_signed_in().await && !third.is_signed_in().await && stranger.is_signed_in().await);
}

#[tokio::test]
async fn an_admin_adds_an_account_whose_owner_sets_a_password() {
    let server = TestServer::with_demonstration().await;
    let admin = server.signed_in(Role::Admin, "MSIT").await;
    let fields =
        [("email", " New.Person@KISA.example "), ("name", "새 사람"), ("organisation", "KISA"), ("role", "official")];
    let reply = admin.post("/en/admin/accounts", &fields).await;
    assert_eq!(reply.status, StatusCode::OK);
    let link = shown_link(&reply);
    assert!(reply.says("new.person@kisa.example"));
    assert!(!admin.get("/en/admin/accounts").await.text.contains("token="), "it is shown once");
    assert_eq!(set(&server, &link, PASSWORD, PASSWORD).await.status, StatusCode::SEE_OTHER);
    let fields = [("email", "new.person@kisa.example"), ("password", PASSWORD)];
    assert_eq!(server.post("/en/sign-in", &fields).await.status, StatusCode::SEE_OTHER);

    let log = admin.get("/en/admin/log").await;
    for said in ["Account added", "official, KISA", "Password set", "Signed in"] {
        assert!(log.says(said), "{said}");
    }
    assert!(log.says(&format!("by {}", admin.account.email)));
}

#[tokio::test]
async fn what_is_wrong_with_a_new_account_is_said_and_what_was_typed_is_kept() {
    let server = TestServer::with_demonstration().await;
    let admin = server.signed_in(Role::Admin, "MSIT").await;
    let fields = [("email", "nobody"), ("name", ""), ("organisation", "DOS"), ("role", "king")];
    let reply = admin.post("/en/admin/accounts", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.says("There are 4 problems"), "{:?}", reply.pieces());
    assert!(reply.is_set("email", "nobody"));
    for field in ["email", "name", "organisation", "role"] {
        assert!(reply.leads_to(&format!("#{field}")), "{field}");
        assert!(reply.try_part(field).is_some(), "{field}");
    }
    let taken = [("email", &*admin.account.email), ("name", "x"), ("organisation", "KISA"), ("role", "official")];
    assert!(
        admin.post("/en/admin/accounts", &taken).await.says("There is an account with this e-mail address already.")
    );
}

#[tokio::test]
async fn an_admin_changes_disables_and_enables_accounts_of_the_own_party() {
    let server = TestServer::with_demonstration().await;
    let admin = server.signed_in(Role::Admin, "MSIT").await;
    let person = server.signed_in(Role::Official, "KISA").await;
    let page = format!("/en/admin/accounts/{}", person.account.id);
    let shown = admin.get(&page).await;
    assert!(shown.is_set("organisation", "KISA") && shown.is_set("role", "official"));

    let reply = admin.post(&page, &[("act", "change"), ("organisation", "NIS"), ("role", "manager")]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    // It holds at once, without signing in anew.
    assert!(person.get("/en/account").await.says("Manager"));

    assert_eq!(admin.post(&page, &[("act", "disable")]).await.status, StatusCode::SEE_OTHER);
    assert!(!person.is_signed_in().await);
    assert!(admin.get(&page).await.says("Disabled"));
    admin.post(&page, &[("act", "enable")]).await;
    assert!(!person.is_signed_in().await, "sessions from before stay ended");

    let link = shown_link(&admin.post(&page, &[("act", "new_link")]).await);
    assert_eq!(set(&server, &link, PASSWORD, PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn nobody_takes_the_own_office_away() {
    let server = TestServer::with_demonstration().await;
    let admin = server.signed_in(Role::Admin, "MSIT").await;
    let page = format!("/en/admin/accounts/{}", admin.account.id);
    for fields in [vec![("act", "disable")], vec![("act", "change"), ("organisation", "MSIT"), ("role", "official")]] {
        let reply = admin.post(&page, &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reply.says("You cannot change your own role"));
    }
    assert_eq!(admin.get("/en/admin/accounts").await.status, StatusCode::OK);
}

/// T47, T49: another party's accounts are not there, and each attempt is noted.
#[tokio::test]
async fn t49_the_accounts_of_another_party_are_not_there() {
    let server = TestServer::with_demonstration().await;
    let admin = server.signed_in(Role::Admin, "DOS").await;
    let person = server.signed_in(Role::Official, "MSIT").await;
    person.post("/en/sign-out", &NOTHING).await;
    for page in ["/en/admin/accounts", "/en/admin/log"] {
        assert!(!admin.get(page).await.text.contains(&person.account.email), "{page}");
    }
    let page = format!("/en/admin/accounts/{}", person.account.id);
    let missing = format!("/en/admin/accounts/{}", "0".repeat(person.account.id.len()));
    let (theirs, none) = (admin.get(&page).await, admin.get(&missing).await);
    assert_eq!((theirs.status, none.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(
        theirs.text.replace(&person.account.id, ""),
        none.text.replace(&"0".repeat(person.account.id.len()), "")
    );
    for act in ["change", "disable", "enable", "new_link"] {
        let fields = [("act", act), ("organisation", "DOS"), ("role", "admin")];
        assert_eq!(admin.post(&page, &fields).await.status, StatusCode::NOT_FOUND, "{act}");
    }
    let sql =
        format!("SELECT organisation || role FROM account WHERE id = '{}' AND disabled_at IS NULL", person.account.id);
    assert_eq!(server.database.column(&sql).await, ["MSITofficial"]);
    assert_eq!(server.database.column("SELECT digest FROM one_time_link").await, [""; 0]);
    let sql = format!("SELECT detail FROM audit_event WHERE account = '{}' AND kind = 'denied'", admin.account.id);
    assert_eq!(server.database.column(&sql).await.len(), 6);
}

#[tokio::test]
async fn the_log_has_pages_and_shows_what_is_noted_as_text() {
    let server = TestServer::with_demonstration().await;
    let admin = server.signed_in(Role::Admin, "MSIT").await;
    let person = server.signed_in(Role::Official, "MSIT").await;
    for n in 0..51 {
        person.get(&format!("/en/admin/accounts/%3Cscript%3E{n}")).await;
    }
    let first = admin.get("/en/admin/log").await;
    let noted = |page: &Reply| page.page().text().matches("Access denied").count();
    assert_eq!(noted(&first), 50);
    assert!(!first.text.contains("<script>"));
    let second = admin.get("/en/admin/log?page=2").await;
    assert_eq!(noted(&second), 1);
}

/// T78: another site changes no account.
#[tokio::test]
async fn t78_another_site_changes_no_account() {
    let server = TestServer::with_demonstration().await;
    let admin = server.signed_in(Role::Admin, "MSIT").await;
    let before = server.database.column("SELECT email || role FROM account").await;
    let foreign = [("origin", "https://evil.example"), ("cookie", &*admin.cookie)];
    let fields = [("email", "evil@kisa.example"), ("name", "x"), ("organisation", "KISA"), ("role", "admin")];
    assert_eq!(server.post_with("/en/admin/accounts", &fields, &foreign).await.status, StatusCode::FORBIDDEN);
    assert_eq!(server.database.column("SELECT email || role FROM account").await, before);
}
