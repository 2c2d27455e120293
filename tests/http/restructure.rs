//! Merging two commitments that are one, and splitting one that is several. In the demonstration nobody takes part yet, so that
//! a government's manager does it.

use accord::domain::access::role::Role;
use accord::store::verify::{Verdict, verify};
use http::StatusCode;

use crate::support::forms::{is_wrong, owned};
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
    for (with, reason, field) in [
        ("", "One thing.", "with"),
        ("nothing-of-the-kind", "One thing.", "with"),
        (&*goes, "One thing.", "with"),
        (&*stays, " ", "reason_en"),
    ] {
        let reply = post(&manager, &address, &[("act", "merge"), ("with", with), ("reason_en", reason)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{with} {reason}");
        assert!(is_wrong(&reply, field), "{with} {reason}");
    }
    let before = server.get(&format!("/en/commitments/{goes}")).await;
    let reply =
        post(&manager, &address, &[("act", "merge"), ("with", &stays), ("reason_en", "The text says it twice.")]).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, &*format!("/en/commitments/{stays}")));
    let after = server.get(&format!("/en/commitments/{goes}")).await;
    assert_eq!(after.status, StatusCode::OK, "it is still there");
    assert!(after.says("The text says it twice.") || after.says("Superseded"), "{:?}", after.pieces());
    assert!(after.text.contains(&format!("/en/commitments/{stays}")));
    let lines = |page: &Reply| page.part("history").count("li");
    assert!(lines(&after) > lines(&before), "nothing of its history goes");
    // What is replaced is neither replaced again nor waited for.
    let reply = post(&manager, &address, &[("act", "merge"), ("with", &stays), ("reason_en", "Again.")]).await;
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

/// Where all parties take part none of them does it alone, and officials never do.
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
    let fictional = TestServer::with_cases().await;
    let manager = fictional.signed_in(Role::Manager, "AUR-MDA").await;
    assert_eq!(manager.get("/en/commitments/both-same/restructure").await.status, StatusCode::NOT_FOUND);
}
