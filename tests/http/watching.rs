//! Watching a commitment, an area or a meeting: who is told of what changes, and who is not.

use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{change, leads_on, press};
use crate::support::report_form::{COMMITMENT, published};
use crate::support::server::{NOTHING, Person, Reply, TestServer};

const WATCHING: &str = "/en/notices/watching";

/// Sends what the button on a page sends.
async fn ask(person: &Person<'_>, act: &str, noun: &str, name: &str) -> Reply {
    let key = format!("{act}-{noun}-{name}");
    person.post(WATCHING, &[("key", &*key), ("act", act), ("noun", noun), ("name", name)]).await
}

/// What a person is told of what is watched, and how many notices are new.
async fn told(person: &Person<'_>) -> (Vec<String>, String) {
    let page = person.get("/en/notices").await;
    let cards = page.page().all("main section.card:has(.feed.work)");
    let card = cards.into_iter().find(|it| it.first("h2").text().starts_with("Changes in what you watch"));
    let said = |it: crate::support::html::Element<'_>| {
        it.first(".meta").pieces().pop().unwrap().split(" · ").next().unwrap().to_owned()
    };
    let said = card.map_or_else(Vec::new, |card| card.all("ul > li").into_iter().map(said).collect());
    let count = page.page().find(".member a[href='/en/notices'] .count").map(|it| it.text());
    (said, count.unwrap_or_default())
}

fn nothing() -> (Vec<String>, String) {
    (Vec::new(), String::new())
}

fn said(what: &[&str], count: &str) -> (Vec<String>, String) {
    (what.iter().map(|it| (*it).to_owned()).collect(), count.to_owned())
}

#[tokio::test]
async fn something_is_watched_by_a_button_and_no_longer_by_another() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "BOR-DCI").await;
    assert!(official.get(WATCHING).await.says("You watch nothing yet."));
    for (noun, name, page) in
        [("commitment", "both-same", "/en/commitments/both-same"), ("area", "open_ran", "/en/areas/open_ran")]
    {
        assert!(!server.get(page).await.page().has("form.watch"), "readers watch nothing");
        let form = official.get(page).await.hidden_with("watch");
        let mut sent = form.clone();
        sent.push(("act".into(), "watch".into()));
        // A double click, and a second tab, watch it once.
        for _ in 0..2 {
            assert_eq!(official.post(WATCHING, &sent).await.header("location"), page, "{noun}");
        }
        leads_on(&ask(&official, "watch", noun, name).await);
        assert!(official.get(page).await.page().has("form.watch button[value=unwatch]"));
        assert!(!official.get(&page.replace("/en/", "/ko/")).await.page().has("form.watch button[value=watch]"));
    }
    let list = official.get(WATCHING).await;
    assert!(list.leads_to("/en/commitments/both-same") && list.leads_to("/en/areas/open_ran"));
    assert!(official.get("/ko/notices/watching").await.says("관심 항목"));
    assert_eq!(server.database.column("SELECT target FROM watch").await.len(), 2);
    leads_on(&press(&official, WATCHING, "remove", &[]).await);
    leads_on(&ask(&official, "unwatch", "area", "open_ran").await);
    assert!(official.get(&format!("{WATCHING}?done=remove")).await.says("You watch nothing yet."));
}

#[tokio::test]
async fn what_does_not_exist_for_a_person_cannot_be_watched() {
    let server = TestServer::with_cases().await;
    let stranger = server.signed_in(Role::Manager, "CAL-MOI").await;
    let partner = server.signed_in(Role::Partner, "BOR-DCI").await;
    // What only the parties share exists for the partner.
    leads_on(&ask(&partner, "watch", "commitment", "confidential").await);
    let hidden = ask(&stranger, "watch", "commitment", "confidential").await;
    let nowhere = ask(&stranger, "watch", "commitment", "no-such").await;
    assert_eq!((hidden.status, nowhere.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    for (noun, name) in [("area", "no-such"), ("meeting", "%"), ("commitment", "")] {
        assert_eq!(ask(&stranger, "watch", noun, name).await.status, StatusCode::NOT_FOUND, "{noun} {name}");
    }
    for (act, noun) in [("burn", "area"), ("watch", "party"), ("watch", "")] {
        assert_eq!(ask(&stranger, act, noun, "ai").await.status, StatusCode::UNPROCESSABLE_ENTITY, "{act} {noun}");
    }
    assert_eq!(server.post(WATCHING, &NOTHING).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(server.database.column("SELECT account FROM watch").await, [&*partner.account.id]);
}

/// The own side's reports, what the parties share and what everybody sees reach those who may see them and watch, neither
/// more nor others; the author is not told.
#[tokio::test]
async fn a_change_is_told_to_those_who_watch_and_may_see_it() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let colleague = server.signed_in(Role::Official, "AUR_NSI").await;
    let private = server.signed_in(Role::Official, "AUR-CHAMBER").await;
    let theirs = server.signed_in(Role::Official, "BOR-DCI").await;
    let partner = server.signed_in(Role::Partner, "BOR-DCI").await;
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    let stranger = server.signed_in(Role::Manager, "CAL-MOI").await;
    let by_area = server.signed_in(Role::Official, "BOR-DCI").await;
    let watchers = [&official, &manager, &colleague, &private, &theirs, &partner, &admin, &stranger];
    for person in watchers {
        leads_on(&ask(person, "watch", "commitment", "both-same").await);
    }
    leads_on(&ask(&by_area, "watch", "area", "cyber").await);
    leads_on(&ask(&by_area, "watch", "area", "open_ran").await);
    let unconcerned = server.signed_in(Role::Official, "BOR-DCI").await;
    leads_on(&ask(&unconcerned, "watch", "area", "open-ran").await);

    published(&official, &manager, &[("results_en", "Kept."), ("visibility", "organisation:AUR-MDA")]).await;
    for person in [&colleague, &private, &theirs, &partner, &admin, &stranger, &by_area, &unconcerned] {
        assert_eq!(told(person).await, nothing(), "{}", person.account.name);
    }
    published(&official, &manager, &[("results_en", "Ours."), ("visibility", "party:AUR")]).await;
    assert_eq!(told(&colleague).await, said(&["Report published"], "1"));
    for person in [&private, &theirs, &partner, &admin, &stranger, &by_area, &unconcerned] {
        assert_eq!(told(person).await, nothing(), "{}", person.account.name);
    }
    assert_eq!(
        server.database.column("SELECT DISTINCT account FROM notice WHERE kind = 'watched'").await,
        [&*colleague.account.id]
    );
    published(&official, &manager, &[("results_en", "Shared."), ("visibility", "shared")]).await;
    for person in [&private, &theirs, &partner, &admin, &by_area] {
        assert_eq!(told(person).await, said(&["Report published"], "1"), "{}", person.account.name);
    }
    assert_eq!(told(&stranger).await, nothing());
    published(&official, &manager, &[("results_en", "Public."), ("visibility", "public")]).await;
    assert_eq!(told(&stranger).await, said(&["Report published"], "1"));
    assert_eq!(told(&theirs).await, said(&["Report published"; 2], "2"));
    assert_eq!(told(&unconcerned).await, nothing(), "another area");
    // The author is told of the report as such, the manager did it.
    assert_eq!(told(&official).await.0, [""; 0]);
    assert_eq!(told(&manager).await, nothing());
    assert!(stranger.get("/ko/notices").await.says("관심 항목의 변동"));
    // No longer watched, no longer told.
    leads_on(&ask(&theirs, "unwatch", "commitment", "both-same").await);
    published(&official, &manager, &[("results_en", "More."), ("visibility", "public")]).await;
    assert_eq!(told(&theirs).await, said(&["Report published"; 2], "2"));
}

/// What was told is gone for whom the commitment is gone, from page and count; and so is the watch.
#[tokio::test]
async fn what_is_withheld_is_no_longer_watched() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let theirs = server.signed_in(Role::Official, "BOR-DCI").await;
    leads_on(&ask(&theirs, "watch", "commitment", "both-same").await);
    published(&official, &manager, &[("results_en", "Public.")]).await;
    assert_eq!(told(&theirs).await, said(&["Report published"], "1"));
    let record = "SELECT id FROM record WHERE kind = 'commitment_recorded' AND payload LIKE '%\"slug\":\"both-same\"%'";
    let record = server.database.column(record).await.remove(0);
    let (why, who) = ("A court.".to_owned(), "The minister".to_owned());
    let done = server.database.accord.portfolio().withhold(&record, why, who, "operator", Visibility::Public).await;
    assert!(done.unwrap());
    assert_eq!(told(&theirs).await, nothing());
    let list = theirs.get(WATCHING).await;
    assert!(list.says("You watch nothing yet.") && !list.leads_to(COMMITMENT));
    assert_eq!(ask(&theirs, "unwatch", "commitment", "both-same").await.status, StatusCode::NOT_FOUND);
}

/// An agenda of one side tells that side, one put forward both; nobody is told of the own doing, and a partner of what
/// the parties share.
#[tokio::test]
async fn the_agenda_of_a_meeting_is_told_to_whom_it_is_for() {
    const AGENDA: &str = "/en/meetings/council-3/agenda";
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let colleague = server.signed_in(Role::Official, "AUR-ISR").await;
    let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
    let partner = server.signed_in(Role::Partner, "BOR-DCT").await;
    for person in [&manager, &colleague, &theirs, &partner] {
        let form = person.get("/en/meetings/council-3").await.hidden_with("watch");
        leads_on(&person.post(WATCHING, &[&form[..], &[("act".into(), "watch".into())]].concat()).await);
    }
    let set = async |visibility: &str| {
        let fields = [("act", "save"), ("visibility", visibility), ("line_en", "Any other business")];
        leads_on(&change(&manager, &manager.get(AGENDA).await, AGENDA, &fields).await);
    };
    set("party:AUR").await;
    assert_eq!(told(&colleague).await, said(&["Agenda set or changed"], "1"));
    for person in [&manager, &theirs, &partner] {
        assert_eq!(told(person).await, nothing(), "{}", person.account.name);
    }
    set("shared").await;
    for person in [&theirs, &partner] {
        assert_eq!(told(person).await, said(&["Agenda set or changed"], "1"), "{}", person.account.name);
    }
    assert_eq!(told(&manager).await, nothing());
    assert!(theirs.get("/en/notices").await.leads_to("/en/meetings/council-3"));
    leads_on(&press(&theirs, "/en/notices", "mark_all", &[]).await);
    assert!(theirs.get("/ko/notices").await.says("의제 등록·변경"));
    // In mail the title stands, which everybody may read, and nothing of the agenda.
    let morning = server.later("2026-11-26T01:00:00Z").await;
    let notices = morning.database.accord.notices();
    notices.queue_digests().await.unwrap();
    let mut named = 0;
    while let Some(digest) = notices.claim_digest().await.unwrap() {
        named += digest.groups.iter().flat_map(|it| &it.meetings).filter(|(slug, _)| slug == "council-3").count();
    }
    assert_eq!(named, 3, "two of the colleague's, one of the partner's");
}
