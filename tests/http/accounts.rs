//! The own account, links that set a password, and what an admin looks after.

use accord::domain::access::member::Role;
use accord::domain::account::Account;
use accord::service::account::AccountAdministrator;
use http::StatusCode;
use rstest::rstest;

use super::site::{Reply, Site};

const PASSWORD: &str = "four words nobody guesses";
const OTHER: &str = "four other words instead";

/// The address of a link that sets an account's password.
async fn link(site: &Site, account: &Account) -> String {
    let linked = site.ground.accord.new_link(&AccountAdministrator::operator(), &account.id).await.unwrap().unwrap();
    format!("/en/set-password?token={}", linked.token.secret())
}

/// The link that a page shows, on this server.
fn shown_link(reply: &Reply) -> String {
    let link = reply.pieces().into_iter().find(|it| it.contains("/set-password?token=")).expect("a link is shown");
    link.trim_start_matches("http://127.0.0.1:3000").to_owned()
}

async fn set(site: &Site, link: &str, new: &str, again: &str) -> Reply {
    site.post(link, &[("new-password", new), ("again-password", again)]).await
}

async fn can_sign_in(site: &Site, account: &Account, password: &str) -> bool {
    let fields = [("email", &*account.email), ("password", password)];
    site.post("/en/sign-in", &fields).await.status == StatusCode::SEE_OTHER
}

#[tokio::test]
async fn a_link_sets_a_password_once() {
    let site = Site::new().await;
    let account = site.ground.account(Role::Official, "MSIT").await;
    let link = link(&site, &account).await;
    assert_eq!(site.get(&link).await.status, StatusCode::OK);
    let reply = set(&site, &link, PASSWORD, PASSWORD).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, "/en/sign-in?done=password_set"));
    assert!(site.get(reply.header("location")).await.says("Your password is set."));

    let again = set(&site, &link, OTHER, OTHER).await;
    assert_eq!(again.status, StatusCode::GONE);
    assert_eq!(site.get(&link).await.status, StatusCode::GONE);
    assert!(can_sign_in(&site, &account, PASSWORD).await && !can_sign_in(&site, &account, OTHER).await);
}

#[tokio::test]
async fn a_link_used_twice_at_once_sets_one_password() {
    let site = Site::new().await;
    let account = site.ground.account(Role::Official, "MSIT").await;
    let link = link(&site, &account).await;
    let (one, two) = tokio::join!(set(&site, &link, PASSWORD, PASSWORD), set(&site, &link, OTHER, OTHER));
    let mut answers = [one.status, two.status];
    answers.sort();
    assert_eq!(answers, [StatusCode::SEE_OTHER, StatusCode::GONE]);
}

#[rstest]
#[case::just_in_time("2026-11-27T02:59:59Z", StatusCode::SEE_OTHER)]
#[case::too_late("2026-11-27T03:00:00Z", StatusCode::GONE)]
#[tokio::test]
async fn a_link_holds_48_hours(#[case] clock: &str, #[case] expected: StatusCode) {
    let site = Site::new().await;
    let account = site.ground.account(Role::Official, "MSIT").await;
    let link = link(&site, &account).await;
    assert_eq!(set(&site.later(clock).await, &link, PASSWORD, PASSWORD).await.status, expected);
}

#[rstest]
#[case::no_token("/en/set-password")]
#[case::odd_token("/en/set-password?token=%3Cscript%3E")]
#[case::unknown_token("/en/set-password?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
#[tokio::test]
async fn without_a_link_no_password_is_set(#[case] address: &str) {
    let site = Site::new().await;
    assert_eq!(site.get(address).await.status, StatusCode::GONE);
    assert_eq!(set(&site, address, PASSWORD, PASSWORD).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_new_link_ends_the_one_before_and_a_password_ends_every_session() {
    let site = Site::new().await;
    let person = site.signed_in(Role::Official, "MSIT").await;
    let old = link(&site, &person.account).await;
    let new = link(&site, &person.account).await;
    assert_eq!(set(&site, &old, PASSWORD, PASSWORD).await.status, StatusCode::GONE);
    assert!(person.is_signed_in().await);
    assert_eq!(set(&site, &new, PASSWORD, PASSWORD).await.status, StatusCode::SEE_OTHER);
    assert!(!person.is_signed_in().await);
}

#[rstest]
#[case::short("elevenchars", "elevenchars", "fewer than 12 characters")]
#[case::common("password12345", "password12345", "guessed first")]
#[case::own_name("msit.example", "msit.example", "hardly more than your name")]
#[case::differ(PASSWORD, OTHER, "The two new passwords differ")]
#[case::empty("", "", "Enter the password")]
#[tokio::test]
async fn a_password_that_others_guess_is_refused(#[case] new: &str, #[case] again: &str, #[case] said: &str) {
    let site = Site::new().await;
    let account = site.ground.account(Role::Official, "MSIT").await;
    let link = link(&site, &account).await;
    let reply = set(&site, &link, new, again).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.says(said), "{:?}", reply.pieces());
    assert!(new.is_empty() || !reply.text.contains(&format!("value=\"{new}\"")));
    // The link is not used up.
    assert_eq!(set(&site, &link, PASSWORD, PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn changing_the_password_keeps_this_browser_and_signs_the_others_out() {
    let site = Site::new().await;
    let here = site.signed_in(Role::Official, "MSIT").await;
    site.ground.set_password(&here.account, PASSWORD).await;
    let there = site.browser_of(here.account.clone()).await;
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
    let page = site.get_with(reply.header("location"), &[("cookie", &reply.cookie())]).await;
    assert!(page.says("Your password is changed."));
    assert!(can_sign_in(&site, &here.account, OTHER).await && !can_sign_in(&site, &here.account, PASSWORD).await);
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one_or_all() {
    let site = Site::new().await;
    let here = site.signed_in(Role::Official, "MSIT").await;
    let there = site.browser_of(here.account.clone()).await;
    let third = site.browser_of(here.account.clone()).await;
    let stranger = site.signed_in(Role::Official, "MSIT").await;
    let page = here.get("/en/account").await;
    assert_eq!(page.text.matches("Test Browser").count() - page.text.matches("Sign out: Test Browser").count(), 3);
    assert!(page.says("this browser"));

    let session = async |account: &str| {
        let sql = format!("SELECT id FROM session WHERE account = '{account}' ORDER BY id");
        site.ground.column(&sql).await
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
    let site = Site::new().await;
    let admin = site.signed_in(Role::Admin, "MSIT").await;
    let fields =
        [("email", " New.Person@KISA.example "), ("name", "새 사람"), ("organisation", "KISA"), ("role", "official")];
    let reply = admin.post("/en/admin/accounts", &fields).await;
    assert_eq!(reply.status, StatusCode::OK);
    let link = shown_link(&reply);
    assert!(reply.says("new.person@kisa.example"));
    assert!(!admin.get("/en/admin/accounts").await.text.contains("token="), "it is shown once");
    assert_eq!(set(&site, &link, PASSWORD, PASSWORD).await.status, StatusCode::SEE_OTHER);
    let fields = [("email", "new.person@kisa.example"), ("password", PASSWORD)];
    assert_eq!(site.post("/en/sign-in", &fields).await.status, StatusCode::SEE_OTHER);

    let log = admin.get("/en/admin/log").await;
    for said in ["Account added", "official, KISA", "Password set", "Signed in"] {
        assert!(log.says(said), "{said}");
    }
    assert!(log.says(&format!("by {}", admin.account.email)));
}

#[tokio::test]
async fn what_is_wrong_with_a_new_account_is_said_and_what_was_typed_is_kept() {
    let site = Site::new().await;
    let admin = site.signed_in(Role::Admin, "MSIT").await;
    let fields = [("email", "nobody"), ("name", ""), ("organisation", "DOS"), ("role", "king")];
    let reply = admin.post("/en/admin/accounts", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.says("There are 4 problems"), "{:?}", reply.pieces());
    assert!(reply.is_set("email", "nobody"));
    for field in ["email", "name", "organisation", "role"] {
        assert!(reply.text.contains(&format!("href=\"#{field}\"")), "{field}");
        assert!(
            reply.text.contains(&format!("id=\"{field}\"")) || reply.text.contains(&format!("id={field}")),
            "{field}"
        );
    }
    let taken = [("email", &*admin.account.email), ("name", "x"), ("organisation", "KISA"), ("role", "official")];
    assert!(
        admin.post("/en/admin/accounts", &taken).await.says("There is an account with this e-mail address already.")
    );
}

#[tokio::test]
async fn an_admin_changes_disables_and_enables_accounts_of_the_own_party() {
    let site = Site::new().await;
    let admin = site.signed_in(Role::Admin, "MSIT").await;
    let person = site.signed_in(Role::Official, "KISA").await;
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
    assert_eq!(set(&site, &link, PASSWORD, PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn nobody_takes_the_own_office_away() {
    let site = Site::new().await;
    let admin = site.signed_in(Role::Admin, "MSIT").await;
    let page = format!("/en/admin/accounts/{}", admin.account.id);
    for fields in [vec![("act", "disable")], vec![("act", "change"), ("organisation", "MSIT"), ("role", "official")]] {
        let reply = admin.post(&page, &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reply.says("Nobody can take the own role away"));
    }
    assert_eq!(admin.get("/en/admin/accounts").await.status, StatusCode::OK);
}

/// T47, T49: another party's accounts are not there, and each attempt is noted.
#[tokio::test]
async fn t49_the_accounts_of_another_party_are_not_there() {
    let site = Site::new().await;
    let admin = site.signed_in(Role::Admin, "DOS").await;
    let person = site.signed_in(Role::Official, "MSIT").await;
    person.post("/en/sign-out", &[]).await;
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
    assert_eq!(site.ground.column(&sql).await, ["MSITofficial"]);
    assert_eq!(site.ground.column("SELECT digest FROM one_time_link").await, [""; 0]);
    let sql = format!("SELECT detail FROM audit_event WHERE account = '{}' AND kind = 'denied'", admin.account.id);
    assert_eq!(site.ground.column(&sql).await.len(), 6);
}

#[tokio::test]
async fn the_log_has_pages_and_shows_what_is_noted_as_text() {
    let site = Site::new().await;
    let admin = site.signed_in(Role::Admin, "MSIT").await;
    let person = site.signed_in(Role::Official, "MSIT").await;
    for n in 0..51 {
        person.get(&format!("/en/admin/accounts/%3Cscript%3E{n}")).await;
    }
    let first = admin.get("/en/admin/log").await;
    assert_eq!(first.text.matches("Asked for what is not theirs").count(), 50);
    assert!(!first.text.contains("<script>"));
    let second = admin.get("/en/admin/log?page=2").await;
    assert_eq!(second.text.matches("Asked for what is not theirs").count(), 1);
}

/// T78: another site changes no account.
#[tokio::test]
async fn t78_another_site_changes_no_account() {
    let site = Site::new().await;
    let admin = site.signed_in(Role::Admin, "MSIT").await;
    let before = site.ground.column("SELECT email || role FROM account").await;
    let foreign = [("origin", "https://evil.example"), ("cookie", &*admin.cookie)];
    let fields = [("email", "evil@kisa.example"), ("name", "x"), ("organisation", "KISA"), ("role", "admin")];
    assert_eq!(site.post_with("/en/admin/accounts", &fields, &foreign).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.ground.column("SELECT email || role FROM account").await, before);
}
