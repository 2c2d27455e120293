//! From a statement's text to its commitments, in the browser without scripts. On the fictional portfolio, in which both
//! sides take part.

use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{change, leads_on, records};
use crate::support::hostile_texts::HOSTILE_TEXTS;
use crate::support::ledger::assert_whole;
use crate::support::server::{Person, Reply, TestServer};

const INTAKE: &str = "/en/statements/council-2-statement/intake";
const EDIT: &str = "/en/statements/council-2-statement/edit";
const ADDITIONS: &str = "/en/statements/council-2-statement/additions";
const TEXT: &str = "1. The two sides will share weather data by the end of 2027.\n\n2. They welcomed the talks of the \
                    ministers.\n\n3. The two sides agreed to hold a joint exercise of ships and crews every year.\n\n4. Nobody spoke.";

/// Gives the statement a text.
async fn put_in(person: &Person<'_>, text: &str) {
    leads_on(&change(person, &person.get(EDIT).await, EDIT, &[("text_en", text), ("reason_en", "Its text.")]).await);
}

/// Presses a button of the list, with boxes ticked.
async fn press(person: &Person<'_>, page: &Reply, act: &str, more: &[(&str, &str)]) -> Reply {
    let mut fields = page.page().first("main form.together").hidden_fields();
    fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields.push(("act".into(), act.into()));
    person.post(INTAKE, &fields).await
}

/// The numbers of the items that a page has boxes for.
fn boxes(page: &Reply) -> Vec<String> {
    let found = page.page().all("input[type=checkbox][name=chosen]");
    found.iter().map(|it| it.attribute("value").to_owned()).collect()
}

fn ticked(ids: &[String]) -> Vec<(&str, &str)> {
    ids.iter().map(|it| ("chosen", it.as_str())).collect()
}

on_both! {
    /// Both commitments of a text are found, edited, accepted and proposed to the other side together, which accepts them.
    async fn a_text_becomes_commitments(database: TestDatabase) {
        database.load(accord::demo::FICTIONAL).await;
        let server = TestServer::on(database);
        let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
        put_in(&ours, TEXT).await;
        let page = ours.get(INTAKE).await;
        let found = boxes(&page);
        assert_eq!(found.len(), 2, "{:?}", page.pieces());
        assert!(page.page().has("blockquote mark") && page.says("welcomed the talks"), "nothing of the text is missing");
        let all = ours.get(&format!("{INTAKE}?choose=open")).await;
        assert!(all.page().all("input[name=chosen][checked]").len() == 2);
        // An item is opened, put right and accepted; the next one opens.
        let address = format!("{INTAKE}?item={}", found[0]);
        let item = ours.get(&address).await;
        assert!(item.page().area("passage_en").contains("share weather data"));
        assert_eq!(item.page().first("input[name=due]").attribute("value"), "2027");
        let typed = [("title_en", "Share weather data"), ("areas", "data"), ("act", "accept_item")];
        let accepted = change(&ours, &item, INTAKE, &typed).await;
        assert_eq!(accepted.header("location"), format!("{INTAKE}?item={}#item", found[1]));
        let item = ours.get(&format!("{INTAKE}?item={}", found[1])).await;
        let typed = [("title_en", "Hold a joint exercise"), ("areas", "data"), ("act", "accept_item")];
        leads_on(&change(&ours, &item, INTAKE, &typed).await);
        // Nothing is recorded, and the other side knows nothing of it.
        let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
        assert_eq!(records(&server, "addition_proposed", "council-2-statement").await, 0);
        assert!(theirs.get(INTAKE).await.page().all("form.together .s-accepted").is_empty());
        let page = ours.get(INTAKE).await;
        assert!(page.says("Enter the 2 accepted"));
        let entered = press(&ours, &page, "enter", &[]).await;
        assert_eq!(entered.header("location"), format!("{ADDITIONS}?done=proposed"), "{:?}", entered.pieces());
        // Pressed twice it is entered once.
        assert_eq!(press(&ours, &page, "enter", &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(records(&server, "addition_proposed", "council-2-statement").await, 2);
        let waiting = theirs.get(ADDITIONS).await;
        assert!(waiting.says("Share weather data") && waiting.says("Hold a joint exercise"));
        // What was entered is not proposed again, to either side.
        assert!(boxes(&ours.get(INTAKE).await).is_empty());
        assert!(boxes(&theirs.get(INTAKE).await).is_empty());
        assert!(ours.get(&format!("{INTAKE}?show=entered")).await.says("Share weather data"));
        assert_whole(&server.database).await;
    }
}

#[tokio::test]
async fn two_colleagues_lose_nothing() {
    let server = TestServer::with_council().await;
    let (ours, colleague) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    put_in(&ours, TEXT).await;
    let (here, there) = (ours.get(INTAKE).await, colleague.get(INTAKE).await);
    let ids = boxes(&here);
    leads_on(&press(&ours, &here, "accept", &ticked(&ids[..1])).await);
    let late = press(&colleague, &there, "drop", &ticked(&ids)).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(late.page().all("form.together .s-accepted").len(), 1, "what the colleague did is shown");
    assert_eq!(late.page().all("input[name=chosen][checked]").len(), 2, "what was chosen is kept");
    // Sent again, it is about what stands there now.
    leads_on(&press(&colleague, &late, "drop", &ticked(&ids)).await);
    assert!(boxes(&ours.get(INTAKE).await).is_empty());
    // What was typed about an item stays too.
    let item = ours.get(&format!("{INTAKE}?item={}", ids[0])).await;
    leads_on(
        &press(&colleague, &colleague.get(&format!("{INTAKE}?show=dropped")).await, "reopen", &ticked(&ids)).await,
    );
    let late =
        change(&ours, &item, INTAKE, &[("title_en", "Typed with care"), ("areas", "data"), ("act", "save")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(late.page().first("input[name=title_en]").attribute("value"), "Typed with care");
}

#[tokio::test]
async fn words_are_added_parted_and_merged() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    put_in(&ours, TEXT).await;
    // A sentence that the rules left out, typed with other white space.
    let page = ours.get(INTAKE).await;
    let added = press(&ours, &page, "add", &[("passage_en", "They  welcomed\r\nthe talks of the ministers.")]).await;
    assert!(added.header("location").contains("?item="), "{:?}", added.pieces());
    let item = ours.get(added.header("location").trim_end_matches("#item")).await;
    assert_eq!(item.page().area("passage_en").trim(), "They welcomed the talks of the ministers.");
    // What the text does not say is refused, and kept.
    let wrong = press(&ours, &ours.get(INTAKE).await, "add", &[("passage_en", "They will fly to Mars.")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.page().area("passage_en").trim(), "They will fly to Mars.");
    let ids = boxes(&ours.get(INTAKE).await);
    assert_eq!(ids.len(), 3);
    // The last is parted before its last words, and merged with them again.
    let last = ours.get(&format!("{INTAKE}?item={}", ids[2])).await;
    let begins = last.page().all("select[name=at_en] option");
    let at = begins.last().unwrap().attribute("value");
    assert!(!at.is_empty(), "{:?}", last.pieces());
    leads_on(&change(&ours, &last, INTAKE, &[("act", "split"), ("at_en", at)]).await);
    let parts = boxes(&ours.get(INTAKE).await);
    assert_eq!(parts.len(), 4);
    let second = ours.get(&format!("{INTAKE}?item={}", parts[3])).await;
    leads_on(&change(&ours, &second, INTAKE, &[("act", "merge")]).await);
    let whole = ours.get(&format!("{INTAKE}?item={}", ids[2])).await;
    assert!(whole.page().area("passage_en").contains("ships and crews every year"));
    // Merged with what stands in another paragraph, it is said beside that.
    leads_on(&change(&ours, &whole, INTAKE, &[("act", "merge")]).await);
    assert_eq!(boxes(&ours.get(INTAKE).await).len(), 2);
    let merged = ours.get(&format!("{INTAKE}?item={}", ids[1])).await;
    assert!(merged.says("joint exercise"), "{:?}", merged.pieces());
}

#[tokio::test]
async fn what_is_wrong_with_an_item_stands_at_its_fields_and_nothing_is_entered() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    put_in(&ours, TEXT).await;
    let page = ours.get(INTAKE).await;
    let ids = boxes(&page);
    // Nobody chose an area for the second.
    let item = ours.get(&format!("{INTAKE}?item={}", ids[0])).await;
    leads_on(&change(&ours, &item, INTAKE, &[("title_en", "Share"), ("areas", "data"), ("act", "accept_item")]).await);
    let item = ours.get(&format!("{INTAKE}?item={}", ids[1])).await;
    leads_on(&change(&ours, &item, INTAKE, &[("title_en", ""), ("title_ko", ""), ("act", "accept_item")]).await);
    let refused = press(&ours, &ours.get(INTAKE).await, "enter", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{:?}", refused.pieces());
    assert!(refused.page().has(&format!("input[name=item][value='{}']", ids[1])), "the item at fault is open");
    assert_eq!(records(&server, "addition_proposed", "council-2-statement").await, 0);
    // Nothing chosen, and acts that do not exist.
    for act in ["accept", "drop", "unheard"] {
        assert_eq!(
            press(&ours, &ours.get(INTAKE).await, act, &[]).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{act}"
        );
    }
    let unknown = press(&ours, &ours.get(INTAKE).await, "accept", &[("chosen", "999")]).await;
    assert_eq!(unknown.status, StatusCode::CONFLICT);
}

/// What was typed about a text goes with the text.
#[tokio::test]
async fn a_withheld_text_leaves_no_draft_behind() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    put_in(&ours, TEXT).await;
    let page = ours.get(INTAKE).await;
    leads_on(&press(&ours, &page, "accept", &ticked(&boxes(&page))).await);
    let kept = async || server.database.column("SELECT items FROM intake_draft").await;
    assert!(kept().await[0].contains("weather"));
    let record = server.database.column("SELECT id FROM record WHERE payload LIKE '%weather data%'").await.remove(0);
    let (why, who) = ("By law.".into(), "The court".into());
    let done = server.database.accord.portfolio().withhold(&record, why, who, "operator", Visibility::Public).await;
    assert!(done.unwrap());
    assert!(kept().await.is_empty());
}

#[tokio::test]
async fn hostile_texts_are_read_as_text() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    for (typed, _) in HOSTILE_TEXTS {
        let text = format!("The two sides will share {typed} data.\n\n{typed}");
        let put = change(&ours, &ours.get(EDIT).await, EDIT, &[("text_en", &text), ("reason_en", "Its text.")]).await;
        if put.status != StatusCode::SEE_OTHER {
            continue;
        }
        let page = ours.get(INTAKE).await;
        assert_eq!(page.status, StatusCode::OK, "{typed:?}");
        assert!(!page.text.contains("<script>alert"), "{typed:?}");
        for id in boxes(&page) {
            assert_eq!(ours.get(&format!("{INTAKE}?item={id}")).await.status, StatusCode::OK, "{typed:?}");
        }
    }
}

#[tokio::test]
async fn a_statement_without_text_says_how_to_put_it_in() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    let page = ours.get(INTAKE).await;
    assert!(page.says("has no text yet") && page.leads_to(EDIT));
    for (role, organisation) in [(Role::Official, "AUR-MDA"), (Role::Partner, "BOR-DCT")] {
        let other = server.signed_in(role, organisation).await;
        assert_eq!(other.get(INTAKE).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(server.get(INTAKE).await.status, StatusCode::SEE_OTHER);
}
