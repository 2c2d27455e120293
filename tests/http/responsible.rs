//! Who is responsible for a commitment within an office, by which internal day, and the desk that begins with it. AUR-MDA is
//! the organisation.

use accord::domain::access::role::Role;
use accord::jobs;
use http::StatusCode;

use crate::support::forms::{is_wrong, leads_on, refused_to};
use crate::support::report_form::{published, write};
use crate::support::server::{Person, Reply, TestServer};

const SLUG: &str = "both-same";
const ADDRESS: &str = "/en/commitments/both-same/responsible";
const PAGE: &str = "/en/commitments/both-same";

/// Sends the form as it stands, with who is responsible and by when.
async fn say(person: &Person<'_>, who: &str, day: &str) -> Reply {
    let mut form = person.get(ADDRESS).await.hidden_beside("who").unwrap();
    form.extend([("who".to_owned(), who.to_owned()), ("day".to_owned(), day.to_owned())]);
    person.post(ADDRESS, &form).await
}

fn of(person: &Person<'_>) -> String {
    format!("person:{}", person.account.id)
}

/// The commitments under a heading of somebody's desk.
async fn under(person: &Person<'_>, address: &str, heading: &str) -> Vec<String> {
    let page = person.get(address).await;
    assert_eq!(page.status, StatusCode::OK);
    let cards = page.page().all("main section.card");
    let card = cards.into_iter().find(|it| it.find("h2").is_some_and(|it| it.text().starts_with(heading)));
    card.map(|it| it.all("li").into_iter().map(|it| it.attribute("data-commitment").to_owned()).collect())
        .unwrap_or_default()
}

#[tokio::test]
async fn a_manager_names_a_person_and_only_the_office_sees_it() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let kim = server.signed_in(Role::Official, "AUR-MDA").await;
    assert!(manager.get(ADDRESS).await.says("Nobody is responsible yet."));
    let reply = say(&manager, &of(&kim), "2026. 12. 1.").await;
    assert_eq!(reply.header("location"), format!("{ADDRESS}?done=saved"));
    for person in [&manager, &kim] {
        let page = person.get(PAGE).await;
        assert!(page.says(&format!("Person responsible: {} · Internal day: 1 Dec 2026", kim.account.name)));
    }
    assert!(kim.get("/ko/commitments/both-same").await.says(&format!("담당자: {}", kim.account.name)));
    for (role, organisation) in [
        (Role::Official, "AUR_NSI"),
        (Role::Manager, "BOR-CSA"),
        (Role::Partner, "AUR-MDA"),
        (Role::Admin, "AUR-MDA"),
        (Role::Partner, "BOR-DCI"),
    ] {
        let page = server.signed_in(role, organisation).await.get(PAGE).await;
        assert_eq!(page.status, StatusCode::OK);
        // Those who write notes for their side are offered its people, whatever these are responsible for.
        let named = page.says(&kim.account.name) && !(role == Role::Official && organisation == "AUR_NSI");
        assert!(!named && !page.text.contains("Person responsible:"), "{role} of {organisation}");
        assert!(!page.text.contains("Internal day"), "{role} of {organisation}");
    }
    assert!(!server.get(PAGE).await.says(&kim.account.name));
    let others =
        [(Role::Official, "AUR_NSI"), (Role::Partner, "AUR-MDA"), (Role::Admin, "AUR-MDA"), (Role::Manager, "BOR-DCI")];
    refused_to(&server, ADDRESS, &others).await;
    let theirs = server.signed_in(Role::Manager, "BOR-CSA").await;
    let page = theirs.get(ADDRESS).await;
    assert!(
        page.says("Nobody is responsible yet.") && !page.says(&kim.account.name),
        "their own, of which nothing was said"
    );
    assert!(is_wrong(&say(&theirs, &of(&kim), "").await, "who"), "nobody names people of another organisation");
}

#[tokio::test]
async fn an_official_takes_on_what_nobody_has() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let (kim, lee) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    assert!(!kim.get(ADDRESS).await.page().has(&format!("option[value='{}']", of(&lee))), "colleagues are not offered");
    assert_eq!(say(&kim, &of(&lee), "").await.status, StatusCode::NOT_FOUND);
    let open = lee.get(ADDRESS).await.hidden_beside("who").unwrap();
    leads_on(&say(&kim, &of(&kim), "2026-12-01").await);
    // Of two who take it on at once, one does.
    let mut late = open.clone();
    late.extend([("who".to_owned(), of(&lee)), ("day".to_owned(), String::new())]);
    let conflict = lee.post(ADDRESS, &late).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert!(conflict.says(&kim.account.name) && conflict.page().has("section.conflict"), "{:?}", conflict.pieces());
    assert!(lee.get(ADDRESS).await.hidden_beside("who").is_none(), "the rest is for a manager");
    assert!(lee.get("/ko/commitments/both-same/responsible").await.says("다른 담당자가 맡고 있습니다."));
    assert_eq!(under(&kim, "/en/desk", "My work").await, [SLUG]);
    assert_eq!(under(&lee, "/en/desk", "My work").await, Vec::<String>::new());
    let page = lee.get("/en/desk").await;
    assert!(page.page().row(SLUG).says(&format!("Person responsible: {}", kim.account.name)));
    leads_on(&say(&kim, "", "").await);
    leads_on(&say(&lee, &of(&lee), "").await);
    leads_on(&say(&manager, &of(&kim), "").await);
    assert_eq!(under(&kim, "/ko/desk", "내 업무").await, [SLUG]);
}

#[tokio::test]
async fn what_cannot_be_said_is_said_at_its_field_and_keeps_what_was_typed() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    let stranger = server.signed_in(Role::Official, "AUR_NSI").await;
    for (who, day, field) in [
        (of(&admin), "", "who"),
        (of(&stranger), "", "who"),
        ("post:none".to_owned(), "", "who"),
        ("everybody".to_owned(), "", "who"),
        (of(&manager), "2026-11-24", "day"),
        (of(&manager), "soon", "day"),
        (String::new(), "2026-12-01", "who"),
    ] {
        let reply = say(&manager, &who, day).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{who} {day}");
        assert!(is_wrong(&reply, field), "{who} {day}: {:?}", reply.pieces());
        assert!(day != "soon" || reply.is_set("day", "soon"));
    }
    assert!(server.database.column("SELECT commitment_id FROM focal_point").await.is_empty());
    let mut form = manager.get(ADDRESS).await.hidden_beside("who").unwrap();
    form.extend([("who".to_owned(), of(&manager)), ("day".to_owned(), "2026-11-25".to_owned())]);
    leads_on(&manager.post(ADDRESS, &form).await);
    leads_on(&manager.post(ADDRESS, &form).await);
    assert_eq!(server.database.column("SELECT commitment_id FROM focal_point").await.len(), 1, "a double click is one");
}

/// On the internal day the person is told, and nobody else; a report ends it, and so does another person.
#[tokio::test]
async fn the_person_is_reminded_on_the_internal_day() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let (kim, lee) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    leads_on(&say(&manager, &of(&kim), "2026-12-01").await);
    jobs::once(&server.database.accord).await;
    let told = async |server: &TestServer| {
        let sql = "SELECT account FROM notice WHERE kind = 'internal_day' ORDER BY at, account";
        server.database.column(sql).await
    };
    assert!(told(&server).await.is_empty(), "not before");
    let on = server.later("2026-11-30T16:00:00Z").await;
    jobs::once(&on.database.accord).await;
    jobs::once(&on.database.accord).await;
    assert_eq!(told(&on).await, [kim.account.id.as_str()], "on the day of the portfolio's zone, once");
    let of_kim = on.browser_of(kim.account.clone()).await;
    let new = async |person: &Person<'_>| under(person, "/en/notices", "Internal day has come").await.len();
    assert_eq!(new(&of_kim).await, 1);
    assert_eq!(under(&of_kim, "/ko/notices", "내부 기한 도래").await, [SLUG]);
    // Another is responsible: it is no longer new for the former, and told to the other.
    let of_manager = on.browser_of(manager.account.clone()).await;
    leads_on(&say(&of_manager, &of(&lee), "2026-12-01").await);
    assert_eq!(new(&of_kim).await, 0);
    let next = on.later("2026-12-02T01:00:00Z").await;
    jobs::once(&next.database.accord).await;
    let of_lee = next.browser_of(lee.account.clone()).await;
    assert_eq!(new(&of_lee).await, 1);
    let report = [("results_en", "Done."), ("on", "2026-12-01")];
    leads_on(&write(&of_lee, "submit", &report).await);
    assert_eq!(new(&of_lee).await, 0, "it was handed in");
}

/// A report meets the internal day when it is recorded after that was set, whatever day it describes; naming somebody else
/// for the same day does not ask for another, and a new day does.
#[tokio::test]
async fn a_report_of_an_earlier_day_meets_the_internal_day_for_good() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let (kim, lee) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    let new = async |person: &Person<'_>| under(person, "/en/notices", "Internal day has come").await.len();
    leads_on(&say(&manager, &of(&kim), "2026-11-25").await);
    jobs::once(&server.database.accord).await;
    assert_eq!(new(&kim).await, 1);

    let hours_later = server.later("2026-11-25T05:00:00Z").await;
    let (of_kim, of_manager) =
        (hours_later.browser_of(kim.account.clone()).await, hours_later.browser_of(manager.account.clone()).await);
    published(&of_kim, &of_manager, &[("results_en", "Done."), ("on", "2026-11-20")]).await;
    assert_eq!(new(&of_kim).await, 0, "it was reported");
    let hour_later = server.later("2026-11-25T06:00:00Z").await;
    let of_manager = hour_later.browser_of(manager.account.clone()).await;
    leads_on(&say(&of_manager, &of(&lee), "2026-11-25").await);

    let next = server.later("2026-11-26T01:00:00Z").await;
    jobs::once(&next.database.accord).await;
    let of_lee = next.browser_of(lee.account.clone()).await;
    assert_eq!(new(&of_lee).await, 0, "it was met before");
    leads_on(&say(&next.browser_of(manager.account.clone()).await, &of(&lee), "2026-11-27").await);
    let after = server.later("2026-11-27T01:00:00Z").await;
    jobs::once(&after.database.accord).await;
    assert_eq!(new(&after.browser_of(lee.account.clone()).await).await, 1);
}

/// A post takes a commitment over with its internal day as it stands: met before, it stays met.
#[tokio::test]
async fn an_internal_day_that_was_met_stays_so_when_a_post_takes_over() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let kim = server.signed_in(Role::Official, "AUR-MDA").await;
    leads_on(&say(&manager, &of(&kim), "2026-11-26").await);
    let hours_later = server.later("2026-11-25T05:00:00Z").await;
    let of_kim = hours_later.browser_of(kim.account.clone()).await;
    let of_manager = hours_later.browser_of(manager.account.clone()).await;
    published(&of_kim, &of_manager, &[("results_en", "Done."), ("on", "2026-11-25")]).await;

    let hour_later = server.later("2026-11-25T06:00:00Z").await;
    let of_manager = hour_later.browser_of(manager.account.clone()).await;
    let offices = "/en/desk/offices";
    leads_on(&of_manager.post(offices, &[("act", "add"), ("key", "one"), ("title_en", "Director")]).await);
    let post = of_manager.get(offices).await.page().link("/en/desk/offices/").to_owned();
    leads_on(&of_manager.post(&post, &[("act", "duties"), ("duty", SLUG)]).await);
    let holds = [("act", "hand_over"), ("to", &*kim.account.id), ("from", "2026-11-25")];
    leads_on(&of_manager.post(&post, &holds).await);
    let on = server.later("2026-11-26T01:00:00Z").await;
    jobs::once(&on.database.accord).await;
    let of_kim = on.browser_of(kim.account.clone()).await;
    assert!(under(&of_kim, "/en/notices", "Internal day has come").await.is_empty());
}

/// One sentence says how many reports are asked for and by when.
#[tokio::test]
async fn the_desk_says_how_many_reports_and_by_when() {
    let server = TestServer::with_cases().await;
    let kim = server.signed_in(Role::Official, "AUR-MDA").await;
    let sentence = async |person: &Person<'_>, lang: &str| {
        person.get(&format!("/{lang}/desk")).await.page().first("main strong").text()
    };
    let organisation = "Ministry of Digital Affairs of Aurelia";
    assert_eq!(sentence(&kim, "en").await, format!("{organisation}: No report is due."));
    leads_on(&say(&kim, &of(&kim), "").await);
    assert_eq!(sentence(&kim, "en").await, "No report is due.");
    assert_eq!(sentence(&kim, "ko").await, "제출할 보고가 없습니다.");

    let council = TestServer::with_council().await;
    let lead = council.signed_in(Role::Manager, "AUR-MDA").await;
    let said = sentence(&lead, "en").await;
    assert!(said.contains("report") && said.contains("20") && said.contains(": "), "{said}");
    let one = format!("/en/commitments/{}/responsible", under(&lead, "/en/desk", "Report due").await[0]);
    let mut form = lead.get(&one).await.hidden_beside("who").unwrap();
    form.extend([("who".to_owned(), of(&lead)), ("day".to_owned(), String::new())]);
    leads_on(&lead.post(&one, &form).await);
    let (said, korean) = (sentence(&lead, "en").await, sentence(&lead, "ko").await);
    assert!(said.starts_with("1 report ") && korean.contains("1건"), "{said} {korean}");
}
