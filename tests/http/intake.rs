//! From a statement's text to its commitments, in the browser without scripts. On the fictional portfolio, in which both
//! sides take part.

use accord::domain::access::member::Member;
use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::domain::commitment::Commitment;
use accord::intake::draft::{ItemState, Since};
use accord::service::commitment::new::AddCommitment;
use accord::service::statement::intake::{EnterRefusal, Intake, IntakeChange};
use accord::service::unit_of_work::ServiceError;
use http::StatusCode;

use crate::support::forms::{change, leads_on, records};
use crate::support::hostile_texts::HOSTILE_TEXTS;
use crate::support::ledger::assert_whole;
use crate::support::people::coordinating;
use crate::support::server::{Person, Reply, TestServer};

pub const INTAKE: &str = "/en/statements/council-2-statement/intake";
const EDIT: &str = "/en/statements/council-2-statement/edit";
pub const ADDITIONS: &str = "/en/statements/council-2-statement/additions";
const TEXT: &str = "1. The two sides will share weather data by the end of 2027.\n\n2. They welcomed the talks of the \
                    ministers.\n\n3. The two sides agreed to hold a joint exercise of ships and crews every year.\n\n4. Nobody spoke.";

/// Gives the statement a text.
pub async fn put_in(person: &Person<'_>, text: &str) {
    leads_on(&change(person, &person.get(EDIT).await, EDIT, &[("text_en", text), ("reason_en", "Its text.")]).await);
}

/// Presses a button of the list, with boxes ticked.
pub async fn press(person: &Person<'_>, page: &Reply, act: &str, more: &[(&str, &str)]) -> Reply {
    let mut fields = page.page().first("main form.together").hidden_fields();
    fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields.push(("act".into(), act.into()));
    person.post(INTAKE, &fields).await
}

/// The numbers of the items that a page has boxes for.
pub fn boxes(page: &Reply) -> Vec<String> {
    let found = page.page().all("input[type=checkbox][name=chosen]");
    found.iter().map(|it| it.attribute("value").to_owned()).collect()
}

fn ticked(ids: &[String]) -> Vec<(&str, &str)> {
    ids.iter().map(|it| ("chosen", it.as_str())).collect()
}

/// Somebody in a browser, as the services know them.
fn person(browser: &Person<'_>) -> Member {
    let of = coordinating(browser.account.organisation.as_str(), browser.account.role);
    Member { account: browser.account.id.clone(), name: browser.account.name.clone(), ..of }
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

    /// What changes between the reading of a text and the lock is seen under the lock: nothing is entered twice, and what
    /// is withheld is not written back.
    async fn what_changes_before_the_lock_is_seen_under_it(database: TestDatabase) {
        database.load(accord::demo::FICTIONAL).await;
        let server = TestServer::on(database);
        let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
        put_in(&ours, TEXT).await;
        let (accord, own, theirs) = (&server.database.accord, person(&ours), coordinating("BOR-DFA", Role::Manager));
        let statements = accord.statements();
        let read = async || statements.intake(&own, "council-2-statement").await.unwrap();
        let edit = |intake: &Intake, at: usize, state: ItemState| {
            let item = &intake.draft.items[at];
            let commitment = Commitment { areas: vec!["data".into()], ..item.commitment.clone() };
            let (owners, visibility, link) = (item.owners.clone(), item.visibility.clone(), item.link.clone());
            let commitment = Box::new(commitment);
            vec![IntakeChange::Edit { item: item.id, commitment, owners, visibility, link, state }]
        };
        let save = async |intake: &Intake, form: &str, changes: Vec<IntakeChange>| {
            statements.change_intake(&own, intake, &intake.version, form.to_owned(), changes).await
        };
        // Saved by a colleague.
        let (first, late) = (read().await, read().await);
        save(&first, "a", edit(&first, 0, ItemState::Accepted)).await.unwrap();
        let refused = save(&late, "b", edit(&late, 1, ItemState::Accepted)).await;
        let present = read().await;
        assert!(matches!(&refused, Err(ServiceError::Outdated(version)) if *version == present.version), "{refused:?}");
        // The other side proposes the same words.
        let form = AddCommitment {
            commitment: present.draft.items[0].commitment.clone(),
            owners: Vec::new(),
            visibility: Visibility::Public,
            link: None,
            of: None,
            amends: None,
            idempotency_key: "theirs".into(),
        };
        accord.commitments().add(&theirs, "council-2-statement", form).await.unwrap();
        let refused = statements.enter_intake(&own, &present, &present.version, "enter").await;
        assert!(matches!(&refused, Err(EnterRefusal::Service(ServiceError::Outdated(_)))), "{refused:?}");
        assert_eq!(records(&server, "addition_proposed", "council-2-statement").await, 1);
        let told = read().await;
        assert_eq!((told.draft.items[0].state, told.draft.items[0].since), (ItemState::Dropped, Some(Since::Recorded)));
        // The text is withheld.
        let record = server.database.column("SELECT id FROM record WHERE payload LIKE '%They welcomed the talks%'").await;
        let (why, who) = ("By law.".into(), "The court".into());
        accord.portfolio().withhold(&record[0], why, who, "operator", Visibility::Public).await.unwrap();
        let refused = save(&told, "c", edit(&told, 1, ItemState::Accepted)).await;
        assert!(refused.is_err(), "{refused:?}");
        assert!(server.database.column("SELECT items FROM intake_draft").await.is_empty());
    }
}

#[tokio::test]
async fn organisations_that_the_words_name_are_suggested_as_owners() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    let text =
        "1. The National Cybersecurity Centre and the Critical Infrastructure Agency will hold a drill every year.";
    put_in(&ours, &format!("{text}\n\n2. Both sides will open a register.")).await;
    let ids = boxes(&ours.get(INTAKE).await);
    let owners = async |id: &str| {
        let page = ours.get(&format!("{INTAKE}?item={id}")).await;
        let found = page.page().all("input[name=owners][checked]");
        found.iter().map(|it| it.attribute("value").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(owners(&ids[0]).await, ["AUR-NCC", "BOR-CIA"]);
    assert!(owners(&ids[1]).await.is_empty());
}

#[tokio::test]
async fn a_form_sent_twice_is_done_once_and_leads_to_the_same() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    put_in(&ours, TEXT).await;
    let drafts = async || server.database.column("SELECT items FROM intake_draft").await;
    let ids = boxes(&ours.get(INTAKE).await);
    // The buttons of the list, those of an item, and the one that merges it away.
    for act in ["accept", "reopen", "save", "accept_item", "merge"] {
        let is_list = ["accept", "reopen"].contains(&act);
        let page = ours.get(&if is_list { INTAKE.to_owned() } else { format!("{INTAKE}?item={}", ids[1]) }).await;
        let send = async || match is_list {
            true => press(&ours, &page, act, &ticked(&ids)).await,
            false => change(&ours, &page, INTAKE, &[("act", act), ("title_en", "Typed")]).await,
        };
        let first = send().await;
        leads_on(&first);
        let kept = drafts().await;
        let second = send().await;
        assert_eq!(second.header("location"), first.header("location"), "{act}: {:?}", second.pieces());
        assert_eq!(drafts().await, kept, "{act}");
    }
}

/// Parting, merging and leaving out keep what was typed, and so does what comes too late.
#[tokio::test]
async fn what_is_typed_about_an_item_is_kept_whatever_button_is_pressed() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    put_in(&ours, TEXT).await;
    let ids = boxes(&ours.get(INTAKE).await);
    let item = async |id: &str| ours.get(&format!("{INTAKE}?item={id}")).await;
    let title = |page: &Reply| page.page().first("input[name=title_en]").attribute("value").to_owned();
    let page = item(&ids[1]).await;
    let late = item(&ids[1]).await;
    let at = page.page().all("select[name=at_en] option").last().unwrap().attribute("value").to_owned();
    // A place in other words than those that are typed is none.
    let stale =
        [("act", "split"), ("at_en", &*at), ("title_en", "Kept"), ("passage_en", "agreed to hold ships and crews")];
    let refused = change(&ours, &page, INTAKE, &stale).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.page().has("#at_en-error") && refused.page().has("details.fold[open] select[name=at_en]"));
    leads_on(
        &change(&ours, &page, INTAKE, &[("act", "split"), ("at_en", &*at), ("title_en", "Kept by parting")]).await,
    );
    assert_eq!(title(&item(&ids[1]).await), "Kept by parting");
    let due = change(&ours, &item(&ids[1]).await, INTAKE, &[("act", "drop_item"), ("due", "sometime")]).await;
    assert_eq!(due.status, StatusCode::UNPROCESSABLE_ENTITY, "what cannot be kept is said first");
    leads_on(&change(&ours, &item(&ids[1]).await, INTAKE, &[("act", "drop_item"), ("title_en", "Kept aside")]).await);
    assert_eq!(title(&item(&ids[1]).await), "Kept aside");
    // Both stand side by side where a colleague saved the item, and what is typed takes its place when it is sent again.
    let conflict = change(&ours, &late, INTAKE, &[("act", "save"), ("title_en", "Typed late")]).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert!(conflict.says("Kept aside") && title(&conflict) == "Typed late", "{:?}", conflict.pieces());
    leads_on(&change(&ours, &conflict, INTAKE, &[("act", "save")]).await);
    assert_eq!(title(&item(&ids[1]).await), "Typed late");
    // One that is merged away is no more, and what was typed about it still stands there.
    let late = item(&ids[1]).await;
    leads_on(&change(&ours, &item(&ids[1]).await, INTAKE, &[("act", "merge")]).await);
    for act in ["save", "accept_item", "drop_item", "merge", "split"] {
        let gone = change(&ours, &late, INTAKE, &[("act", act), ("title_en", "Typed for nothing")]).await;
        assert_eq!(gone.status, StatusCode::CONFLICT, "{act}");
        assert!(gone.says("Typed for nothing"), "{act}: {:?}", gone.pieces());
        assert!(gone.page().area("passage_en").contains("crews"), "{act}");
    }
}

#[tokio::test]
async fn a_changed_text_is_shown_before_anything_is_decided() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    put_in(&ours, TEXT).await;
    // Nobody saved anything yet: the numbers of the items alone say nothing.
    let page = ours.get(&format!("{INTAKE}?choose=open")).await;
    let ids = boxes(&page);
    put_in(&ours, "1. The two sides will close the register.\n\n2. The two sides will open a bridge.").await;
    let late = press(&ours, &page, "accept", &ticked(&ids)).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("close the register"));
    leads_on(&press(&ours, &late, "accept", &ticked(&ids)).await);
    // What a colleague saved is entered once it was seen.
    let (here, colleague) = (ours.get(INTAKE).await, server.signed_in(Role::Manager, "AUR-MDA").await);
    leads_on(&press(&colleague, &colleague.get(INTAKE).await, "drop", &ticked(&ids[..1])).await);
    let late = press(&ours, &here, "enter", &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    leads_on(&press(&ours, &late, "enter", &[]).await);
    // Boxes that a person emptied stay empty.
    let address = format!("{INTAKE}?choose=open&show=dropped");
    let mut fields = ours.get(&address).await.page().first("main form.together").hidden_fields();
    fields.push(("act".into(), "reopen".into()));
    let none = ours.post(&address, &fields).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.page().all("input[name=chosen][checked]").is_empty());
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
    // Also where the record cannot be read.
    put_in(&ours, TEXT).await;
    let page = ours.get(INTAKE).await;
    leads_on(&press(&ours, &page, "accept", &ticked(&boxes(&page))).await);
    assert!(kept().await[0].contains("weather"));
    let record = server.database.column("SELECT id FROM record WHERE payload LIKE '%weather data%'").await.remove(0);
    server.database.meddle(&format!("UPDATE record SET payload = '{{}}' WHERE id = '{record}'")).await;
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
