//! Many reports at once: one text for several commitments, and a package that a manager publishes. AUR-MDA reports.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{is_wrong, leads_on, owned, press, send};
use crate::support::html::Fields;
use crate::support::server::{Person, Reply, TestServer};

const SEVERAL: &str = "/en/desk/several";
const REVIEW: &str = "/en/review";

/// The hidden fields of the form with boxes, and more.
pub fn form(page: &Reply, more: &[(&str, &str)]) -> Fields {
    let hidden = page.hidden_beside("chosen").expect("a form with boxes");
    hidden.into_iter().chain(owned(more)).collect()
}

/// What can be chosen on a page.
pub fn boxes(page: &Reply) -> Vec<String> {
    page.page().all("input[name=chosen]").into_iter().map(|tick| tick.attribute("value").to_owned()).collect()
}

pub const REPORT: [(&str, &str); 4] =
    [("on", "2026-11-20"), ("visibility", "public"), ("status", "on_track"), ("results", "All cables are laid.")];

/// Submits the same report for the first few commitments; returns which.
pub async fn hand_in(person: &Person<'_>, count: usize) -> Vec<String> {
    let page = person.get(SEVERAL).await;
    let slugs: Vec<String> = boxes(&page).into_iter().take(count).collect();
    assert_eq!(slugs.len(), count);
    let chosen = slugs.iter().map(|it| ("chosen", it.as_str()));
    leads_on(&person.post(SEVERAL, &form(&page, &REPORT.into_iter().chain(chosen).collect::<Vec<_>>())).await);
    slugs
}

#[tokio::test]
async fn one_text_is_handed_in_for_several_commitments() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let before = server.database.height().await;
    let slugs = hand_in(&official, 3).await;
    assert_eq!(server.database.height().await, before + 3);
    let desk = official.get("/en/desk").await;
    for slug in slugs {
        assert!(desk.text.contains(&format!("/en/commitments/{slug}/review/")), "{slug} waits");
    }
}

/// T65: each error appears beside its field, the input stays, and nothing is submitted.
#[tokio::test]
async fn t65_a_refused_package_keeps_what_was_chosen() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let before = server.database.height().await;
    let page = official.get(SEVERAL).await;
    let slug = boxes(&page).remove(0);
    let typed = [("on", "2027-01-01"), ("visibility", "public"), ("status", ""), ("results", "Laid <all>.")];
    let reply = official.post(SEVERAL, &form(&page, &[&typed[..], &[("chosen", &slug)]].concat())).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(is_wrong(&reply, "status") && reply.page().area("results") == "Laid <all>.");
    assert!(reply.is_set("chosen", &slug));

    // What the rules refuse is refused for the package as a whole.
    let typed = [("on", "2027-01-01"), ("visibility", "public"), ("status", "on_track"), ("results", "Laid.")];
    let reply = official.post(SEVERAL, &form(&page, &[&typed[..], &[("chosen", &slug)]].concat())).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(is_wrong(&reply, "on"));
    let reply = official.post(SEVERAL, &form(&page, &REPORT)).await;
    assert!(reply.status == StatusCode::UNPROCESSABLE_ENTITY && reply.says("Choose at least one commitment."));
    assert_eq!(server.database.height().await, before);
}

/// What a manager says to a package stands with each of its reports, for the own side's eyes.
#[tokio::test]
async fn an_opinion_on_a_package_is_one_on_each_of_its_reports() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let slugs = hand_in(&official, 2).await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let other = server.signed_in(Role::Manager, "BOR-CSA").await;
    let page = manager.get(REVIEW).await;
    let boxes = boxes(&page);
    let ours = boxes.iter().filter(|it| slugs.iter().any(|slug| it.starts_with(&format!("{slug}/"))));
    let chosen: Vec<_> = ours.map(|it| ("chosen", it.as_str())).collect();
    assert_eq!(chosen.len(), 2);
    let long = "가".repeat(20_001);
    let say = |words| [&chosen[..], &[("act", "publish"), ("opinion_en", words)]].concat();
    let refused = manager.post(REVIEW, &form(&page, &say(long.as_str()))).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.leads_to("#opinion_en"));
    leads_on(&manager.post(REVIEW, &form(&page, &say("Laid as planned, I was there."))).await);
    for slug in &slugs {
        let address = format!("/en/commitments/{slug}");
        assert!(manager.get(&address).await.says("Laid as planned, I was there."), "{slug}");
        for page in [other.get(&address).await, server.get(&address).await] {
            assert!(!page.text.contains("I was there"), "{slug}");
        }
    }
}

#[tokio::test]
async fn a_package_is_published_as_one() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let slugs = hand_in(&official, 3).await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let page = manager.get(REVIEW).await;
    let chosen: Vec<String> = boxes(&page)
        .into_iter()
        .filter(|it| slugs[..2].iter().any(|slug| it.starts_with(&format!("{slug}/"))))
        .collect();
    assert_eq!(chosen.len(), 2);
    let fields: Vec<_> = chosen.iter().map(|it| ("chosen", it.as_str())).collect();
    let before = server.database.height().await;
    let package = form(&page, &fields);
    let reply = manager.post(REVIEW, &package).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, "/en/review?done=published"));
    leads_on(&manager.post(REVIEW, &package).await);
    assert_eq!(server.database.height().await, before + 2, "sent twice, it is published once");
    for (slug, published) in [(&slugs[0], true), (&slugs[1], true), (&slugs[2], false)] {
        let page = server.get(&format!("/en/commitments/{slug}")).await;
        assert_eq!(page.says("All cables are laid."), published, "{slug}");
    }
}

#[tokio::test]
async fn a_package_waits_for_its_day() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let slugs = hand_in(&official, 2).await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let page = manager.get(REVIEW).await;
    let chosen = boxes(&page).into_iter().find(|it| it.starts_with(&format!("{}/", slugs[0]))).unwrap();
    let before = server.database.height().await;
    let of = |ahead| form(&page, &[("chosen", &*chosen), ("ahead", ahead)]);
    for wrong in ["tomorrow", "2026-11-25"] {
        let reply = manager.post(REVIEW, &of(wrong)).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(is_wrong(&reply, "ahead") && reply.text.contains(wrong), "{wrong}");
    }
    let reply = manager.post(REVIEW, &of("2026-12-01")).await;
    assert_eq!(reply.header("location"), "/en/review?done=scheduled");
    assert_eq!(server.database.height().await, before + 1, "that the manager approved it");
    let later = manager.get(REVIEW).await;
    assert!(later.says("It will be published on 1 Dec 2026"), "{:?}", later.pieces());
}

/// T43: what another person did meanwhile with one report of a package is not done again, and nothing of it is.
#[tokio::test]
async fn t43_a_package_with_a_changed_report_is_not_published() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let slugs = hand_in(&official, 2).await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let page = manager.get(REVIEW).await;
    let chosen: Vec<String> =
        boxes(&page).into_iter().filter(|it| slugs.iter().any(|slug| it.starts_with(&format!("{slug}/")))).collect();
    let both: Vec<_> = chosen.iter().map(|it| ("chosen", it.as_str())).collect();
    leads_on(&manager.post(REVIEW, &form(&page, &both[..1])).await);
    let before = server.database.height().await;
    let later = manager.get(REVIEW).await;
    let key = form(&later, &[]).into_iter().find(|(name, _)| name == "key").unwrap();
    let mut stale = form(&page, &both);
    stale.retain(|(name, _)| name != "key");
    stale.push(key);
    let reply = manager.post(REVIEW, &stale).await;
    assert_eq!(reply.status, StatusCode::CONFLICT, "{:?}", reply.pieces());
    assert!(reply.says("was changed in the meantime"));
    assert!(!reply.is_set("chosen", &chosen[0]) && reply.is_set("chosen", &chosen[1]));
    assert_eq!(server.database.height().await, before);
}

/// The address of the page of a waiting report.
fn waiting(page: &Reply, slug: &str) -> String {
    page.page().link(&format!("/en/commitments/{slug}/review/")).to_owned()
}

async fn publish(person: &Person<'_>, page: &str) -> Reply {
    press(person, page, "publish", &[]).await
}

/// With two required approvals a report is published once two different managers approved it, and not before.
#[tokio::test]
async fn two_managers_approve_where_the_path_has_two_steps() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let slug = hand_in(&official, 1).await.remove(0);
    let (one, two) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let path = "/en/review/approval";
    let set = one.get(path).await.hidden_beside("steps").unwrap();
    let with = |steps: &str| set.iter().cloned().chain([("steps".to_owned(), steps.to_owned())]).collect::<Fields>();
    for wrong in ["0", "4", "many", "1"] {
        assert_eq!(one.post(path, &with(wrong)).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    leads_on(&one.post(path, &with("2")).await);

    let public = async || server.get(&format!("/en/commitments/{slug}")).await.says("All cables are laid.");
    let page = waiting(&one.get(REVIEW).await, &slug);
    assert!(one.get(&page).await.says("Step 1 of 2") && !one.get(&page).await.text.contains("publish_edited"));
    let reply = publish(&one, &page).await;
    assert_eq!(reply.header("location"), "/en/review?done=approved");
    assert!(!public().await);

    // Nobody approves twice, neither on the page nor in the queue.
    let again = one.get(&page).await;
    assert!(again.says("You have approved this report.") && again.hidden_with("publish").is_empty());
    let queue = one.get(REVIEW).await;
    let chosen = boxes(&queue).into_iter().find(|it| it.starts_with(&format!("{slug}/"))).unwrap();
    assert!(queue.says("1 of 2 approvals"));
    let reply = one.post(REVIEW, &form(&queue, &[("chosen", &chosen)])).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.says("You have already approved this.") && !public().await);

    assert_eq!(publish(&two, &page).await.header("location"), "/en/review?done=published");
    assert!(public().await);
    let history = server.get(&format!("/en/commitments/{slug}")).await;
    assert!(!history.says("approved within"), "what the own side does is not public");
    assert!(two.get(&format!("/en/commitments/{slug}")).await.says("Report approved within the organisation"));
}

/// Returned and resubmitted, a report needs new approvals: its text may have changed.
#[tokio::test]
async fn approvals_do_not_carry_over_to_other_words() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let slug = hand_in(&official, 1).await.remove(0);
    let (one, two) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let path = "/en/review/approval";
    let mut set = one.get(path).await.hidden_beside("steps").unwrap();
    set.push(("steps".into(), "2".into()));
    leads_on(&one.post(path, &set).await);
    let page = waiting(&one.get(REVIEW).await, &slug);
    leads_on(&publish(&one, &page).await);
    leads_on(&press(&two, &page, "return", &[("reason_en", "Which cables?")]).await);
    let report = format!("/en/commitments/{slug}/report?again={}", page.rsplit('/').next().unwrap());
    leads_on(
        &press(&official, &report, "submit", &[&REPORT[..3], &[("results_en", "Both cables are laid.")]].concat())
            .await,
    );
    assert!(one.get(&page).await.says("Step 1 of 2"), "whoever approved the former words may approve the new ones");
    assert_eq!(publish(&two, &page).await.header("location"), "/en/review?done=approved");
    assert_eq!(publish(&one, &page).await.header("location"), "/en/review?done=published");
    assert!(server.get(&format!("/en/commitments/{slug}")).await.says("Both cables are laid."));
}

/// Unparsable input is refused beside its field, not misread.
#[tokio::test]
async fn a_visibility_that_is_none_is_refused() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    for address in ["/en/desk/sheet", SEVERAL] {
        let slug = boxes(&official.get(SEVERAL).await).remove(0);
        let typed = [("on", "2026-11-20"), ("visibility", "everybody"), ("status", "on_track"), ("results", "Done.")];
        let reply = send(&official, address, &[&typed[..], &[("chosen", &slug)]].concat()).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        assert!(reply.says("Please choose one."), "{address}");
    }
}

#[tokio::test]
async fn a_basis_that_is_none_is_refused() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let before = server.database.height().await;
    let fields = [("organisation", "AUR-ISR"), ("role", "support"), ("basis", "whim")];
    let reply = send(&manager, "/en/commitments/satellite-trial/owners", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(is_wrong(&reply, "basis") && server.database.height().await == before);
}
