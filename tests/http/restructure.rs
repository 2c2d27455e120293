//! Merging two commitments that are one, and splitting one that is several. In the demonstration nobody takes part yet, so that
//! a government's manager does it.

use accord::domain::access::role::Role;
use accord::store::verify::{Verdict, verify};
use http::StatusCode;

use crate::support::forms::{is_wrong, leads_on, owned, send};
use crate::support::server::{Person, Reply, TestServer};

async fn post(person: &Person<'_>, address: &str, fields: &[(&str, &str)]) -> Reply {
    let mut form = person.get(address).await.hidden_with("merge");
    form.extend(owned(fields));
    person.post(address, &form).await
}

/// Two rows of the list of a statement, so that both were said on one day.
async fn pair(server: &TestServer) -> (String, String) {
    let rows = server.get("/en/commitments?statement=cet-dialogue-2023").await.rows();
    (rows[0].clone(), rows[1].clone())
}

#[tokio::test]
async fn what_is_merged_says_what_replaces_it_and_keeps_its_history() {
    let server = TestServer::with_demonstration().await;
    let manager = server.signed_in(Role::Manager, "MSIT").await;
    let (goes, stays) = pair(&server).await;
    let address = format!("/en/commitments/{goes}/restructure");
    for (with, which, reason, field) in [
        ("", "other", "One thing.", "with"),
        ("nothing-of-the-kind", "other", "One thing.", "with"),
        (&*goes, "other", "One thing.", "with"),
        (&*stays, "", "One thing.", "stays"),
        (&*stays, "other", " ", "reason_en"),
    ] {
        let fields = [("act", "merge"), ("with", with), ("stays", which), ("reason_en", reason)];
        let reply = post(&manager, &address, &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{with} {reason}");
        assert!(is_wrong(&reply, field), "{with} {reason}");
    }
    let before = server.get(&format!("/en/commitments/{goes}")).await;
    let fields = [("act", "merge"), ("with", &*stays), ("stays", "other"), ("reason_en", "The text says it twice.")];
    let reply = post(&manager, &address, &fields).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, &*format!("/en/commitments/{stays}")));
    let after = server.get(&format!("/en/commitments/{goes}")).await;
    assert_eq!(after.status, StatusCode::OK, "it is still there");
    assert!(after.says("The text says it twice.") && after.says("Merged into another"), "{:?}", after.pieces());
    assert!(server.get(&format!("/en/commitments/{stays}")).await.leads_to(&format!("/en/commitments/{goes}")));
    assert!(after.text.contains(&format!("/en/commitments/{stays}")));
    let lines = |page: &Reply| page.part("history").count("li");
    assert!(lines(&after) > lines(&before), "nothing of its history goes");
    // What is replaced is neither replaced again nor waited for.
    let fields = [("act", "merge"), ("with", &*stays), ("stays", "other"), ("reason_en", "Again.")];
    let reply = post(&manager, &address, &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let past = server.get(&format!("/en/commitments/{goes}?as_of=2026-11-24")).await;
    assert!(!past.says("The text says it twice."));
}

#[tokio::test]
async fn what_is_split_is_replaced_by_its_parts() {
    let server = TestServer::with_demonstration().await;
    let manager = server.signed_in(Role::Manager, "MSIT").await;
    let (slug, _) = pair(&server).await;
    let address = format!("/en/commitments/{slug}/restructure");
    let more = post(
        &manager,
        &address,
        &[("act", "more_parts"), ("part-0_en", "Hold a meeting"), ("part-1_en", "Write a plan")],
    )
    .await;
    assert_eq!(more.status, StatusCode::OK);
    assert!(more.text.contains("part-2_en") && more.is_set("part-0_en", "Hold a meeting"));
    let one = [("act", "split"), ("part-0_en", "Hold a meeting"), ("reason_en", "Two things.")];
    let reply = post(&manager, &address, &one).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(is_wrong(&reply, "part-1_en") && reply.is_set("part-0_en", "Hold a meeting"));

    let fields = [&one[..], &[("part-1_en", "Write a plan"), ("part-1_ko", "계획 수립")]].concat();
    let reply = post(&manager, &address, &fields).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, "/en/commitments/hold-a-meeting"));
    for part in ["hold-a-meeting", "write-a-plan"] {
        let page = server.get(&format!("/en/commitments/{part}")).await;
        assert!(page.text.contains(&format!("/en/commitments/{slug}")), "{part} leads to what it was");
        assert!(page.says("Two things."), "{part}");
    }
    assert!(server.get("/ko/commitments/write-a-plan").await.says("계획 수립"));
    let whole = server.get(&format!("/en/commitments/{slug}")).await;
    assert!(
        whole.text.contains("/en/commitments/hold-a-meeting") && whole.text.contains("/en/commitments/write-a-plan")
    );
    assert!(server.get("/en/commitments?q=Hold+a+meeting").await.rows().contains(&"hold-a-meeting".into()));
    let verdict = verify(&mut server.database.db().read().await.unwrap()).await.unwrap();
    assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
}

/// How many commitments a page's list holds, and how many the overview counts.
async fn counted(server: &TestServer) -> (usize, String) {
    let rows = server.get("/en/commitments?statement=cet-dialogue-2023").await.rows().len();
    let overview = server.get("/en/").await;
    (
        rows,
        overview.page().first("main").pieces().into_iter().find(|it| it.chars().all(|it| it.is_ascii_digit())).unwrap(),
    )
}

/// The milestones on a commitment's page.
async fn milestones(server: &TestServer, slug: &str) -> String {
    server.get(&format!("/en/commitments/{slug}")).await.page().text()
}

/// One split in two and merged again is one, whatever counts: nothing is new, nothing is left behind.
#[tokio::test]
async fn what_is_split_and_merged_again_counts_once() {
    let server = TestServer::with_demonstration().await;
    let manager = server.signed_in(Role::Manager, "MSIT").await;
    let (slug, _) = pair(&server).await;
    let (rows, total) = counted(&server).await;
    let steps = format!("/en/commitments/{slug}/milestones");
    for (title, due) in [("Agree on a date", "2027-03-31"), ("Draft the plan", "2027-06-30")] {
        leads_on(&send(&manager, &steps, &[("title_en", title), ("due", due)]).await);
    }
    let address = format!("/en/commitments/{slug}/restructure");
    let form = manager.get(&address).await;
    let goes_to = |title: &str| {
        let label = form.page().all("label").into_iter().find(|it| it.says(title)).unwrap();
        label.attribute("for").to_owned()
    };
    let second = goes_to("Draft the plan");
    let parts = [
        ("act", "split"),
        ("part-0_en", "Hold a meeting"),
        ("part-1_en", "Write a plan"),
        ("part-1-summary_en", "The plan names who pays."),
        ("part-1-due", "2027"),
        (&*second, "1"),
        ("reason_en", "Two things."),
    ];
    let wrong = post(&manager, &address, &[&parts[..4], &[("part-1-due", "soon"), parts[6]]].concat()).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(is_wrong(&wrong, "part-1-due") && wrong.is_set("part-1-due", "soon"));
    leads_on(&post(&manager, &address, &parts).await);

    let plan = server.get("/en/commitments/write-a-plan").await;
    assert!(plan.says("The plan names who pays.") && plan.says("2027"), "{:?}", plan.pieces());
    assert!(milestones(&server, "write-a-plan").await.contains("Draft the plan"));
    let meeting = milestones(&server, "hold-a-meeting").await;
    assert!(meeting.contains("Agree on a date") && !meeting.contains("Draft the plan"), "{meeting}");
    let whole = server.get(&format!("/en/commitments/{slug}")).await;
    assert!(whole.says("Split into parts") && whole.page().text().contains("Draft the plan"), "its history stays");

    assert_eq!(counted(&server).await.0, rows + 1, "two parts for one whole");
    let list = server.get("/en/commitments?statement=cet-dialogue-2023").await;
    assert!(
        !list.rows().contains(&slug) && list.text.contains("validity=superseded"),
        "it is listed where it is asked for"
    );
    let asked = server.get("/en/commitments?validity=superseded").await;
    assert_eq!(asked.rows(), [&*slug]);
    assert!(asked.page().row(&slug).says("Split into parts"));
    let found = server.get(&format!("/en/commitments?validity=current&validity=superseded&q={slug}")).await;
    assert_eq!(found.status, StatusCode::OK);
    assert!(server.get("/en/commitments?as_of=2026-11-24").await.rows().contains(&slug));
    for page in ["/en/statements/cet-dialogue-2023", "/en/timeline?statement=cet-dialogue-2023"] {
        let here = server.get(page).await;
        assert!(!here.text.contains(&format!("data-commitment=\"{slug}\"")), "{page}");
        assert!(here.text.contains("hold-a-meeting"), "{page}");
    }

    let changes = server.get("/en/changes?from=2026-11-24").await;
    let kinds = |slug: &str| {
        let row = changes.page().find(&format!("[data-kinds][data-commitment='{slug}']"));
        row.map(|it| it.attribute("data-kinds").to_owned())
    };
    assert_eq!(kinds(&slug).as_deref(), Some("superseded"));
    assert!(changes.says("Split into Hold a meeting and Write a plan"), "{:?}", changes.pieces());
    assert_eq!(kinds("hold-a-meeting"), None, "nothing is new about a part that is as the whole was");
    assert_eq!(kinds("write-a-plan").as_deref(), Some("due_set"));

    // Whichever was said first, the chosen one stays.
    let fields = [("act", "merge"), ("with", "write-a-plan"), ("stays", "this"), ("reason_en", "One thing after all.")];
    let reply = post(&manager, "/en/commitments/hold-a-meeting/restructure", &fields).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, "/en/commitments/hold-a-meeting"));
    assert!(milestones(&server, "hold-a-meeting").await.contains("Draft the plan"), "the milestone follows");
    assert_eq!(counted(&server).await, (rows, total), "one again");
    let verdict = verify(&mut server.database.db().read().await.unwrap()).await.unwrap();
    assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
}

/// Only managers do it.
#[tokio::test]
async fn who_may_not_is_answered_as_if_there_were_nothing() {
    let server = TestServer::with_demonstration().await;
    let (slug, _) = pair(&server).await;
    for (role, organisation) in [(Role::Official, "MSIT"), (Role::Partner, "MSIT"), (Role::Admin, "MSIT")] {
        let person = server.signed_in(role, organisation).await;
        assert_eq!(
            person.get(&format!("/en/commitments/{slug}/restructure")).await.status,
            StatusCode::NOT_FOUND,
            "{role}"
        );
    }
}
