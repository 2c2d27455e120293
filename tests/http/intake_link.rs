//! An item of a text that is linked to an earlier commitment, in the browser without scripts.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::intake::{ADDITIONS, INTAKE, boxes, press, put_in};
use crate::support::forms::{change, faulty, leads_on, records};
use crate::support::server::TestServer;

/// Both are in the statement of the first council; the item says the one again.
const EARLIER: &str = "cyber-exercise";
const TEXT: &str =
    "1. The two sides will hold a yearly cyber exercise.\n\n2. The two sides will open a register of birds.";
const BASIS: &str = "It says the exercise again.";

#[tokio::test]
async fn an_item_is_linked_by_choice_and_the_other_side_reads_and_accepts_it() {
    let server = TestServer::with_council().await;
    let (ours, theirs) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
    put_in(&ours, TEXT).await;
    let list = ours.get(INTAKE).await;
    let ids = boxes(&list);
    assert!(list.says("May reaffirm: Hold a yearly cyber exercise"), "{:?}", list.pieces());
    let address = format!("{INTAKE}?item={}", ids[0]);
    let item = ours.get(&address).await;
    // Nothing is chosen by itself; an item that nothing was offered for has no such fields.
    assert_eq!(item.page().first("input[name=link][checked]").attribute("value"), "");
    assert!(item.page().all("input[name=link_kind][checked]").is_empty());
    assert!(!ours.get(&format!("{INTAKE}?item={}", ids[1])).await.page().has("input[name=link]"));
    // How and why have to be said; what is not offered is nothing, there or not.
    let half = change(&ours, &item, INTAKE, &[("link", EARLIER), ("act", "save")]).await;
    faulty(&half, &["link_kind", "link_basis"]);
    for nowhere in ["data-transfer", "quantum-fellows", "no-such-thing"] {
        let typed = [("link", nowhere), ("link_kind", "specifies"), ("link_basis", BASIS), ("act", "save")];
        let refused = change(&ours, &item, INTAKE, &typed).await;
        faulty(&refused, &["link"]);
        assert_eq!(refused.page().first("input[name=link_basis]").attribute("value"), BASIS, "what was typed stays");
    }
    let wrong = [("link", EARLIER), ("link_kind", "supersedes"), ("link_basis", BASIS), ("act", "save")];
    faulty(&change(&ours, &item, INTAKE, &wrong).await, &["link_kind"]);
    let typed = [("link", EARLIER), ("link_kind", "reaffirms"), ("link_basis", BASIS), ("act", "accept_item")];
    for _ in 0..2 {
        leads_on(&change(&ours, &item, INTAKE, &typed).await);
    }
    assert_eq!(ours.get(&address).await.page().first("input[name=link][checked]").attribute("value"), EARLIER);
    let page = ours.get(INTAKE).await;
    for _ in 0..2 {
        leads_on(&press(&ours, &page, "enter", &[]).await);
    }
    assert_eq!(records(&server, "addition_proposed", "council-2-statement").await, 1);
    // The other side reads it, in its language too, and puts it in other words: the link stays until it is taken off.
    let waiting = theirs.get(ADDITIONS).await;
    assert!(waiting.says("Reaffirms") && waiting.says(BASIS), "{:?}", waiting.pieces());
    assert!(theirs.get("/ko/statements/council-2-statement/additions").await.says("연례 사이버 훈련 실시"));
    let amend = waiting.page().first("section.card a.button.plain").attribute("href").to_owned();
    let form = theirs.get(&amend).await;
    assert_eq!(form.page().first("input[name=link][checked]").attribute("value"), EARLIER);
    let amended = change(&theirs, &form, &amend, &[("title_en", "Hold an exercise"), ("act", "propose")]).await;
    leads_on(&amended);
    let waiting = ours.get(ADDITIONS).await;
    assert!(waiting.says(BASIS), "{:?}", waiting.pieces());
    let mut fields = waiting.page().first("form.together").hidden_fields();
    fields.push(("act".into(), "accept_all".into()));
    for _ in 0..2 {
        leads_on(&ours.post(ADDITIONS, &fields).await);
    }
    let shown = server.get("/en/commitments/hold-an-exercise").await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.says("Reaffirms") && shown.leads_to(&format!("/en/commitments/{EARLIER}")), "{:?}", shown.pieces());
    assert!(server.get(&format!("/en/commitments/{EARLIER}")).await.says("Reaffirmed by"));
}

#[tokio::test]
async fn a_link_is_taken_off_again() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    put_in(&ours, TEXT).await;
    let address = format!("{INTAKE}?item={}", boxes(&ours.get(INTAKE).await)[0]);
    let typed = [("link", EARLIER), ("link_kind", "reaffirms"), ("link_basis", BASIS), ("act", "save")];
    leads_on(&change(&ours, &ours.get(&address).await, INTAKE, &typed).await);
    leads_on(&change(&ours, &ours.get(&address).await, INTAKE, &[("link", ""), ("act", "accept_item")]).await);
    assert_eq!(ours.get(&address).await.page().first("input[name=link][checked]").attribute("value"), "");
    leads_on(&press(&ours, &ours.get(INTAKE).await, "enter", &[]).await);
    assert!(!ours.get(ADDITIONS).await.says("Reaffirms"));
}
