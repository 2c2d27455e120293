//! Posts that people hold and hand over, and people who act for others. AUR-MDA is the organisation.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{is_wrong, leads_on};
use crate::support::html::with_value;
use crate::support::server::{Person, Reply, TestServer};

const OFFICES: &str = "/en/desk/offices";
const SLUG: &str = "both-same";

/// The address of the only post.
async fn post(person: &Person<'_>) -> String {
    let page = person.get(OFFICES).await;
    page.page().link("/en/desk/offices/").to_owned()
}

async fn named(manager: &Person<'_>) -> String {
    let fields = [("act", "add"), ("key", "one"), ("title_en", "Director for Networks"), ("title_ko", "네트워크과장")];
    leads_on(&manager.post(OFFICES, &fields).await);
    // Sent twice, it is one post.
    leads_on(&manager.post(OFFICES, &fields).await);
    assert_eq!(manager.get(OFFICES).await.page().count("[href^='/en/desk/offices/']"), 1);
    post(manager).await
}

async fn hand_over(manager: &Person<'_>, post: &str, to: &str, from: &str) -> Reply {
    manager.post(post, &[("act", "hand_over"), ("to", to), ("from", from)]).await
}

/// Drafts, duties and the desk's order go along with the post, and the page says what was handed over.
#[tokio::test]
async fn a_post_is_handed_over_with_its_duties_and_drafts() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let (kim, lee) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    let post = named(&manager).await;
    leads_on(&manager.post(&post, &[("act", "duties"), ("duty", SLUG)]).await);
    leads_on(&hand_over(&manager, &post, &kim.account.id, "2026-11-01").await);
    assert!(kim.get("/en/desk").await.says("yours") && !lee.get("/en/desk").await.says("yours"));

    let report = format!("/en/commitments/{SLUG}/report");
    let mut form = kim.get(&report).await.hidden_with("submit");
    form.extend([("act".into(), "keep".into()), ("results_en".into(), "Half of it.".into())]);
    let draft = kim.post(&report, &form).await.text;
    let writer = async || server.database.column(&format!("SELECT account FROM draft WHERE id = '{draft}'")).await;
    assert_eq!(writer().await, [kim.account.id.as_str()]);
    assert!(manager.get(&post).await.says("1 draft of the holder goes with it."));

    // Set for a day ahead nothing moves yet.
    leads_on(&hand_over(&manager, &post, &lee.account.id, "2026-12-01").await);
    assert_eq!(writer().await, [kim.account.id.as_str()]);
    assert!(kim.get("/en/desk").await.says("yours"));

    let reply = hand_over(&manager, &post, &lee.account.id, "2026-11-25").await;
    assert_eq!(reply.header("location"), format!("{post}?done=handed_over"));
    let page = manager.get(reply.header("location")).await;
    assert!(page.says("Handed over.") && page.rows().contains(&SLUG.to_owned()));
    assert!(
        page.says(&format!("{}, 1 Nov 2026 to 24 Nov 2026", kim.account.name)),
        "who held it stays: {:?}",
        page.pieces()
    );
    assert_eq!(writer().await, [lee.account.id.as_str()]);
    assert!(lee.get("/en/desk").await.says("yours") && !kim.get("/en/desk").await.says("yours"));
    // The former holder's page is of before the hand-over, and saves no more of it.
    form.retain(|(name, _)| name != "results_en");
    form.extend([("draft".into(), draft.clone()), ("results_en".into(), "More of it.".into())]);
    assert_eq!(kim.post(&report, &form).await.status, StatusCode::CONFLICT);
    assert_eq!(writer().await, [lee.account.id.as_str()]);
}

/// A hand-over planned for a later day is marked, and taken back: whoever holds the post keeps it.
#[tokio::test]
async fn a_planned_hand_over_is_taken_back() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let (kim, lee) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    let post = named(&manager).await;
    let page = manager.get(&post).await;
    assert!(page.page().has(&with_value("value", &lee.account.id)));
    assert!(!page.page().has(&with_value("value", &admin.account.id)), "an admin has no desk, and is not offered");
    assert!(is_wrong(&hand_over(&manager, &post, &admin.account.id, "2026-11-01").await, "to"));

    leads_on(&hand_over(&manager, &post, &kim.account.id, "2026-11-01").await);
    assert!(is_wrong(&hand_over(&manager, &post, &lee.account.id, "2026-10-01").await, "from"), "before who holds it");
    leads_on(&hand_over(&manager, &post, &lee.account.id, "2026-12-01").await);
    let page = manager.get(&post).await;
    assert!(page.says(&format!("{}, from 1 Dec 2026", lee.account.name)) && page.says("planned"));
    assert!(page.says(&format!("{}, 1 Nov 2026 to 30 Nov 2026", kim.account.name)));
    assert!(kim.get(&post).await.hidden_with("take_back").is_empty(), "officials read it");
    let mut take_back = page.hidden_with("take_back");
    take_back.push(("act".into(), "take_back".into()));
    leads_on(&manager.post(&post, &take_back).await);
    let page = manager.get(&post).await;
    assert!(page.says(&format!("{}, from 1 Nov 2026", kim.account.name)) && !page.says("planned"));
    // The same form sent again is answered as before; another one finds nothing to take back.
    leads_on(&manager.post(&post, &take_back).await);
    take_back.retain(|(name, _)| name != "key");
    assert!(is_wrong(&manager.post(&post, &take_back).await, "from"), "it is gone");
    let later = server.later("2026-12-02T03:00:00Z").await;
    let page = later.browser_of(manager.account.clone()).await.get(OFFICES).await;
    assert!(page.says(&format!("held by {}", kim.account.name)));
}

/// The other side sees which post to turn to, and no names; the public sees neither.
#[tokio::test]
async fn a_focal_point_is_for_the_parties_and_names_are_for_the_own_side() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let post = named(&manager).await;
    leads_on(&manager.post(&post, &[("act", "duties"), ("duty", SLUG)]).await);
    leads_on(&hand_over(&manager, &post, &manager.account.id, "2026-11-01").await);
    let page = format!("/en/commitments/{SLUG}");
    let name = format!("({})", manager.account.name);
    let own = server.signed_in(Role::Official, "AUR_NSI").await.get(&page).await;
    assert!(own.says("Focal point: Director for Networks") && own.says(&name));
    let theirs = server.signed_in(Role::Partner, "BOR-DCI").await.get(&page).await;
    assert!(theirs.says("Focal point: Director for Networks") && !theirs.says(&manager.account.name));
    let public = server.get(&page).await;
    assert!(!public.says("Focal point") && !public.says("Director for Networks"));
    assert!(!manager.get(&format!("{page}?as_of=2026-06-01")).await.says("Focal point"), "it is of today only");
}

/// T65: what is wrong is said beside its field, and nothing changes.
#[tokio::test]
async fn t65_what_cannot_be_handed_over_is_said() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let other = server.signed_in(Role::Official, "AUR_NSI").await;
    let post = named(&manager).await;
    for (to, from, field) in [
        ("", "2026-11-01", "to"),
        (&*other.account.id, "2026-11-01", "to"),
        ("nobody", "2026-11-01", "to"),
        (&*manager.account.id, "soon", "from"),
    ] {
        let reply = hand_over(&manager, &post, to, from).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{to} {from}");
        assert!(is_wrong(&reply, field), "{to} {from}");
    }
    let reply = manager.post(OFFICES, &[("act", "add"), ("key", "two"), ("title_en", " ")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(server.database.column("SELECT post FROM post_holder").await.is_empty());
}

/// A manager on leave lets an official act: in those days, and in no others.
#[tokio::test]
async fn who_acts_for_a_manager_may_do_what_the_manager_may() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    assert_eq!(official.get("/en/review").await.status, StatusCode::NOT_FOUND);
    let days = |from: &'static str, until: &'static str| {
        [("act", "delegate"), ("key", "leave"), ("to", official.account.id.as_str()), ("from", from), ("until", until)]
    };
    for (from, until) in
        [("2026-11-28", "2026-11-26"), ("2026-11-01", "2026-11-20"), ("2026-11-26", "2029-01-01"), ("", "")]
    {
        let reply = manager.post(OFFICES, &days(from, until)).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{from} to {until}");
    }
    leads_on(&manager.post(OFFICES, &days("2026-11-26", "2026-11-27")).await);
    assert_eq!(official.get("/en/review").await.status, StatusCode::NOT_FOUND, "not before");
    assert_eq!(official.post(OFFICES, &days("2026-11-26", "2026-11-27")).await.status, StatusCode::NOT_FOUND);

    let during = server.later("2026-11-26T03:00:00Z").await;
    let acting = during.browser_of(official.account.clone()).await;
    assert_eq!(acting.get("/en/review").await.status, StatusCode::OK);
    leads_on(&acting.post("/en/review/approval", &[("key", "k"), ("steps", "2")]).await);
    let names = during.database.column("SELECT actor FROM record ORDER BY sequence DESC LIMIT 1").await;
    assert_eq!(names, [format!("{} ({})", official.account.name, manager.account.name)], "the record names both");
    let other = [
        ("act", "delegate"),
        ("key", "x"),
        ("to", manager.account.id.as_str()),
        ("from", "2026-11-26"),
        ("until", "2026-11-27"),
    ];
    assert_eq!(acting.post(OFFICES, &other).await.status, StatusCode::NOT_FOUND, "who acts for one hands nothing on");

    let after = during.later("2026-11-27T15:30:00Z").await;
    assert_eq!(
        after.browser_of(official.account.clone()).await.get("/en/review").await.status,
        StatusCode::NOT_FOUND,
        "not after"
    );
}

/// Ended before its time, acting ends at once; and it is gone when the manager's account is disabled.
#[tokio::test]
async fn acting_ends_when_the_manager_says_so() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let fields = [
        ("act", "delegate"),
        ("key", "leave"),
        ("to", official.account.id.as_str()),
        ("from", "2026-11-25"),
        ("until", "2026-12-25"),
    ];
    leads_on(&manager.post(OFFICES, &fields).await);
    assert_eq!(official.get("/en/review").await.status, StatusCode::OK);
    assert!(official.get(OFFICES).await.says("acts for"));
    let stranger = server.signed_in(Role::Manager, "AUR-MDA").await;
    let end = [("act", "end_delegation"), ("delegation", "leave")];
    assert_eq!(stranger.post(OFFICES, &end).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(official.get("/en/review").await.status, StatusCode::OK);
    leads_on(&manager.post(OFFICES, &end).await);
    assert_eq!(official.get("/en/review").await.status, StatusCode::NOT_FOUND);
}
