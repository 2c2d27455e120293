//! Posts that people hold and hand over, and people who act for others. AUR-MDA is the organisation.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{is_wrong, leads_on};
use crate::support::html::with_value;
use crate::support::report_form::{PAGE, filled, write};
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
    assert!(kim.get("/en/desk").await.says("My work") && !lee.get("/en/desk").await.says("My work"));

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
    assert!(kim.get("/en/desk").await.says("My work"));

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
    assert!(lee.get("/en/desk").await.says("My work") && !kim.get("/en/desk").await.says("My work"));
    // The former holder's page is of before the hand-over, and saves no more of it.
    form.retain(|(name, _)| name != "results_en");
    form.extend([("draft".into(), draft.clone()), ("results_en".into(), "More of it.".into())]);
    assert!(is_wrong(&kim.post(&report, &form).await, "status"));
    assert_eq!(writer().await, [lee.account.id.as_str()]);
}

/// On the day of a planned hand-over the drafts go along, and the former holder no longer writes them.
#[tokio::test]
async fn a_planned_hand_over_ends_the_former_holders_rights_on_its_day() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let (kim, lee) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    let beside = server.signed_in(Role::Official, "AUR-MDA").await;
    let post = named(&manager).await;
    leads_on(&manager.post(&post, &[("act", "duties"), ("duty", SLUG)]).await);
    leads_on(&hand_over(&manager, &post, &kim.account.id, "2026-11-01").await);
    leads_on(&hand_over(&manager, &post, &lee.account.id, "2026-12-01").await);
    let report = format!("/en/commitments/{SLUG}/report");
    let mut form = kim.get(&report).await.hidden_with("submit");
    form.extend([("act".into(), "keep".into()), ("results_en".into(), "Half of it.".into())]);
    let draft = kim.post(&report, &form).await.text;
    let writer = async || server.database.column(&format!("SELECT account FROM draft WHERE id = '{draft}'")).await;
    accord::jobs::once(&server.database.accord).await;
    assert_eq!(writer().await, [kim.account.id.as_str()], "not before");

    let on = server.later("2026-11-30T16:00:00Z").await;
    accord::jobs::once(&on.database.accord).await;
    accord::jobs::once(&on.database.accord).await;
    assert_eq!(writer().await, [lee.account.id.as_str()]);
    let (kim, lee, beside) = (
        on.browser_of(kim.account.clone()).await,
        on.browser_of(lee.account.clone()).await,
        on.browser_of(beside.account.clone()).await,
    );
    assert!(lee.get("/en/desk").await.text.contains(&draft) && beside.get("/en/desk").await.text.contains(&draft));
    assert!(!kim.get("/en/desk").await.text.contains(&draft));
    assert_eq!(kim.post("/en/desk", &[("delete", &draft)]).await.status, StatusCode::NOT_FOUND);
    // Whatever version it knows, the former holder's form writes none of it, and loses nothing of what was typed.
    assert_eq!(kim.get(&format!("{report}?draft={draft}")).await.status, StatusCode::NOT_FOUND);
    let page = kim.get(&report).await;
    for act in ["keep", "submit"] {
        let mut form = filled(&page, act, &[("results_en", "Mine after all.")]);
        form.push(("draft".into(), draft.clone()));
        let reply = kim.post(&report, &form).await;
        assert!(is_wrong(&reply, "status"), "{act}: {}", reply.status);
        assert_eq!(reply.page().area("results_en"), "Mine after all.");
    }
    assert_eq!(writer().await, [lee.account.id.as_str()]);
    // Colleagues write it together, as ever.
    let page = beside.get(&format!("{report}?draft={draft}")).await;
    let form = filled(&page, "submit", &[("results_en", "All of it.")]);
    leads_on(&beside.post(&report, &form).await);
    assert!(writer().await.is_empty());
}

/// After a hand-over the former holder is not led into the successor's draft, is told why nothing can be saved, and keeps
/// what was typed.
#[tokio::test]
async fn the_former_holder_is_told_that_the_report_is_with_the_new_one() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let (kim, lee) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    let post = named(&manager).await;
    leads_on(&manager.post(&post, &[("act", "duties"), ("duty", SLUG)]).await);
    leads_on(&hand_over(&manager, &post, &kim.account.id, "2026-11-01").await);
    leads_on(&hand_over(&manager, &post, &lee.account.id, "2026-11-25").await);
    let begun = write(&lee, "save_draft", &[("results_en", "Lee writes.")]).await;
    let address = begun.header("location").to_owned();
    let draft = address.split("draft=").nth(1).unwrap().split('&').next().unwrap().to_owned();

    assert_eq!(kim.get(&address).await.status, StatusCode::NOT_FOUND);
    let form = kim.get(PAGE).await;
    assert_eq!(form.page().area("results_en"), "");
    assert!(!form.text.contains(&draft) && !form.says(&lee.account.name));
    for page in [PAGE.to_owned(), PAGE.replace("/en/", "/ko/")] {
        for (act, of) in [("save_draft", ""), ("submit", ""), ("keep", &*draft), ("submit", &*draft)] {
            let typed = filled(&form, act, &[("results_en", "Kim writes."), ("draft", of)]);
            let reply = kim.post(&page, &typed).await;
            assert!(is_wrong(&reply, "status"), "{act} {of}: {} {:?}", reply.status, reply.pieces());
            assert_eq!(reply.page().area("results_en"), "Kim writes.");
            assert!(reply.text.contains("new holder") || reply.text.contains("새 담당자가 이 보고를"));
            assert!(!reply.says("Lee writes."), "{act} {of}");
        }
    }
    assert_eq!(lee.get(PAGE).await.page().area("results_en"), "Lee writes.");
    // A manager and other colleagues write it together with the new holder.
    assert_eq!(manager.get(PAGE).await.page().area("results_en"), "Lee writes.");
    leads_on(&write(&lee, "submit", &[("results_en", "All of it.")]).await);
    assert!(server.database.column("SELECT id FROM draft").await.is_empty());
}

/// What came to the post after it changed hands was nothing of the former holder's: those drafts stay.
#[tokio::test]
async fn drafts_about_later_duties_stay_with_the_former_holder() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let (kim, lee) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    let post = named(&manager).await;
    leads_on(&hand_over(&manager, &post, &kim.account.id, "2026-11-01").await);
    leads_on(&hand_over(&manager, &post, &lee.account.id, "2026-12-01").await);
    leads_on(&write(&kim, "save_draft", &[("results_en", "Kim's own.")]).await);

    let on = server.later("2026-12-02T03:00:00Z").await;
    let manager = on.browser_of(manager.account.clone()).await;
    leads_on(&manager.post(&post, &[("act", "duties"), ("duty", SLUG)]).await);
    accord::jobs::once(&on.database.accord).await;
    assert_eq!(on.database.column("SELECT account FROM draft").await, [kim.account.id.as_str()]);
}

/// A planned hand-over is changed: its day, its successor, both.
#[tokio::test]
async fn a_planned_hand_over_is_changed() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let (kim, lee) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    let post = named(&manager).await;
    leads_on(&hand_over(&manager, &post, &kim.account.id, "2026-11-01").await);
    leads_on(&hand_over(&manager, &post, &lee.account.id, "2026-12-01").await);
    let change = async |to: &str, from: &str| {
        let page = manager.get(&post).await;
        let page = manager.get(page.page().link(&format!("{post}?change="))).await;
        let mut form = page.hidden_with("change");
        form.extend([("act", "change"), ("to", to), ("from", from)].map(|(name, value)| (name.into(), value.into())));
        manager.post(&post, &form).await
    };
    let says = async |words: &[String]| {
        let page = manager.get(&post).await;
        assert!(words.iter().all(|it| page.says(it)), "{words:?}: {:?}", page.pieces());
    };
    let (kim, lee) = (&kim.account, &lee.account);
    for (from, first) in [("2026-12-15", "14 Dec 2026"), ("2026-11-28", "27 Nov 2026")] {
        assert_eq!(change(&lee.id, from).await.header("location"), format!("{post}?done=changed"));
        says(&[format!("{}, 1 Nov 2026 to {first}", kim.name), "planned".into()]).await;
    }
    leads_on(&change(&manager.account.id, "2026-12-20").await);
    says(&[format!("{}, 1 Nov 2026 to 19 Dec 2026", kim.name), format!("{}, from 20 Dec 2026", manager.account.name)])
        .await;
    assert!(!manager.get(&post).await.says(&format!("{}, ", lee.name)), "who was planned before is not told");
    for (to, from, field) in [
        (&*kim.id, "2026-12-20", "to"),
        (&*manager.account.id, "2026-12-20", "to"),
        ("stranger", "2026-12-20", "to"),
        (&*lee.id, "2026-11-24", "from"),
        (&*lee.id, "soon", "from"),
    ] {
        let reply = change(to, from).await;
        assert!(is_wrong(&reply, field), "{to} {from}");
        assert!(reply.page().has("form:has([value=change]) [name=place]"), "it is still the planned one");
    }
    let mut late =
        manager.get(manager.get(&post).await.page().link(&format!("{post}?change="))).await.hidden_with("change");
    late.extend([("act", "change"), ("to", &*lee.id), ("from", "2026-12-24")].map(|(n, v)| (n.into(), v.into())));
    leads_on(&change(&lee.id, "2026-12-22").await);
    assert!(is_wrong(&manager.post(&post, &late).await, "from"), "another tab changed it meanwhile");
    says(&[format!("{}, from 22 Dec 2026", lee.name)]).await;
    let korean = manager.get(&post.replace("/en/", "/ko/")).await;
    assert!(korean.says("예정") && korean.says("변경"));
}

/// A record of before, in which an admin holds a post, is still read; nobody hands it to one.
#[tokio::test]
async fn a_post_that_an_admin_holds_is_read_and_handed_on() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    let post = named(&manager).await;
    let id = post.rsplit('/').next().unwrap();
    server
        .database
        .meddle(&format!(
            "INSERT INTO post_holder (place, post, account, from_day, recorded_at, recorded_by) \
             VALUES (1, '{id}', '{}', '2026-01-01', 1, 'x')",
            admin.account.id
        ))
        .await;
    assert!(manager.get(&post).await.says(&format!("{}, from 1 Jan 2026", admin.account.name)));
    assert!(is_wrong(&hand_over(&manager, &post, &admin.account.id, "2026-12-01").await, "to"));
    leads_on(&hand_over(&manager, &post, &manager.account.id, "2026-11-25").await);
    assert!(manager.get(&post).await.says(&format!("{}, 1 Jan 2026 to 24 Nov 2026", admin.account.name)));
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
    // Handed over before the day that was planned once, it stays with whoever follows.
    leads_on(&hand_over(&manager, &post, &manager.account.id, "2026-11-28").await);
    assert!(manager.get(&post).await.says(&format!("{}, from 28 Nov 2026", manager.account.name)));
    let mut other = manager.get(&post).await.hidden_with("take_back");
    other.push(("act".into(), "take_back".into()));
    leads_on(&manager.post(&post, &other).await);
    assert!(manager.get(&post).await.says(&format!("{}, from 1 Nov 2026", kim.account.name)));
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
