//! What people subscribe to: calendars and feeds, read as the programs that follow them read.

use std::collections::{BTreeMap, BTreeSet};

use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::domain::basics::lang::Lang;
use accord::domain::report::content::ReportContent;
use http::StatusCode;
use roxmltree::Document;

use crate::support::forms::{leads_on, press};
use crate::support::report_form::{PAGE, filled, link, published, write};
use crate::support::reports::{publish_as, written};
use crate::support::server::{Reply, TestServer};

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// The events of a calendar: what each says, by the names of its lines.
fn events(reply: &Reply) -> Vec<BTreeMap<String, String>> {
    assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "text/calendar; charset=utf-8"));
    let text = &reply.text;
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "lines end with CRLF");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded");
    let lines: Vec<String> = text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect();
    let mut events = Vec::new();
    let mut event = BTreeMap::new();
    for line in &lines {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        match (name, value) {
            ("BEGIN", "VEVENT") => event.clear(),
            ("END", "VEVENT") => events.push(event.clone()),
            _ => {
                event.insert(name.to_owned(), value.to_owned());
            }
        }
    }
    events
}

/// What an event says on a line.
fn said<'a>(event: &'a BTreeMap<String, String>, name: &str) -> &'a str {
    event.get(name).unwrap_or_else(|| panic!("{name} in {event:?}"))
}

/// The one event about a thing.
fn event<'a>(events: &'a [BTreeMap<String, String>], uid: &str) -> &'a BTreeMap<String, String> {
    let found: Vec<_> = events.iter().filter(|it| said(it, "UID").starts_with(uid)).collect();
    assert_eq!(found.len(), 1, "{uid}: {events:?}");
    found[0]
}

#[tokio::test]
async fn a_calendar_has_what_is_due_and_what_is_held_in_both_languages() {
    let server = TestServer::with_demonstration().await;
    for lang in Lang::ALL {
        let all = events(&server.get(&format!("/{lang}/calendar.ics")).await);
        let table = server.get(&format!("/{lang}/export/commitments.csv")).await.csv();
        let due = table[0].iter().position(|it| it == "Due by" || it == "기한일").unwrap();
        let expected: Vec<String> =
            table[1..].iter().map(|row| row[due].replace('-', "")).filter(|it| !it.is_empty()).collect();
        let dues = all.iter().filter(|it| said(it, "UID").starts_with("due-") && said(it, "STATUS") == "CONFIRMED");
        let mut days: Vec<String> = dues.map(|it| said(it, "DTSTART;VALUE=DATE").to_owned()).collect();
        days.sort();
        assert!(!days.is_empty() && days.iter().all(|day| expected.contains(day)), "{lang}: {days:?}");
        let uids: BTreeSet<&str> = all.iter().map(|it| said(it, "UID")).collect();
        assert_eq!(uids.len(), all.len(), "each has an identifier of its own");
        assert!(uids.iter().any(|it| it.starts_with("meeting-ict-policy-forum-7@")), "{uids:?}");
        let word = if *lang == Lang::En { "Due: " } else { "기한: " };
        assert!(all.iter().any(|it| said(it, "SUMMARY").starts_with(word)));
    }
    let same = |reply: Reply| -> BTreeSet<(String, String)> {
        events(&reply).iter().map(|it| (said(it, "UID").to_owned(), said(it, "SEQUENCE").to_owned())).collect()
    };
    let english = same(server.get("/en/calendar.ics").await);
    assert_eq!(english, same(server.get("/ko/calendar.ics").await), "the same things in both languages");
    let narrowed = events(&server.get("/en/calendar.ics?area=quantum").await);
    assert!(narrowed.len() < english.len() && narrowed.iter().all(|it| !said(it, "UID").starts_with("meeting-")));
    assert_eq!(server.get("/en/calendar.ics?area=x").await.status, StatusCode::BAD_REQUEST);
    assert!(server.get("/en/download?area=quantum").await.leads_to("/en/calendar.ics?area=quantum"));
    assert!(server.get("/en/download").await.leads_to("/en/feed.atom"));
}

/// The calendar of a past day has what that day had: each event has its page then.
#[tokio::test]
async fn a_calendar_of_a_past_day_leads_to_pages_of_that_day() {
    let server = TestServer::with_demonstration().await;
    let past = events(&server.get("/en/calendar.ics?as_of=2024-06-30").await);
    let meetings = past.iter().filter(|it| said(it, "UID").starts_with("meeting-")).count();
    let now = events(&server.get("/en/calendar.ics").await);
    assert!(meetings > 0 && meetings < now.iter().filter(|it| said(it, "UID").starts_with("meeting-")).count());
    let pages: BTreeSet<&str> = past.iter().map(|it| said(it, "URL")).collect();
    for page in pages {
        let (_, path) = page.split_once("/en/").unwrap();
        let reply = server.get(&format!("/en/{path}?as_of=2024-06-30")).await;
        assert_eq!(reply.status, StatusCode::OK, "{page}");
    }
}

/// What is recorded raises the revision for those who see it, and for nobody else.
#[tokio::test]
async fn a_revision_rises_with_what_the_reader_sees() {
    let server = TestServer::with_cases().await;
    let uid = format!("due-{}@", server.database.id_of("milestones").await.0);
    let number = |all: &[BTreeMap<String, String>]| said(event(all, &uid), "SEQUENCE").parse::<u32>().unwrap();
    let before = events(&server.get("/en/calendar.ics").await);
    assert_eq!(said(event(&before, &uid), "DTSTART;VALUE=DATE"), "20261125");
    assert!(before.iter().filter(|it| said(it, "UID").starts_with("milestone-")).count() >= 2, "{before:?}");
    let later = server.later("2026-11-26T03:00:00Z").await;
    let hidden = ReportContent { visibility: Visibility::Party("AUR".into()), ..written("Zanzibar") };
    publish_as(&later.database, "AUR-MDA", "milestones", hidden).await;
    assert_eq!(number(&events(&later.get("/en/calendar.ics").await)), number(&before));
    let manager = later.signed_in(Role::Manager, "AUR-MDA").await;
    assert!(number(&events(&manager.get("/en/calendar.ics").await)) > number(&before));
    publish_as(&later.database, "AUR-MDA", "milestones", written("Cables")).await;
    let after = events(&later.get("/en/calendar.ics").await);
    assert!(number(&after) > number(&before), "{after:?}");
    assert_eq!(after.len(), before.len());
}

/// The entries of a feed, which is valid as far as RFC 4287 says what there has to be.
fn entries(reply: &Reply) -> Vec<BTreeMap<&'static str, String>> {
    assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "application/atom+xml; charset=utf-8"));
    let document = Document::parse(&reply.text).unwrap();
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")));
    let children =
        |of: roxmltree::Node<'_, '_>, name: &str| of.children().filter(|it| it.has_tag_name((ATOM, name))).count();
    for name in ["id", "title", "updated", "author"] {
        assert_eq!(children(feed, name), 1, "{name}");
    }
    let own = feed.children().find(|it| it.attribute("rel") == Some("self")).unwrap();
    assert!(own.attribute("href").unwrap().contains("/feed.atom"));
    let mut ids = BTreeSet::new();
    let entry = |node: roxmltree::Node<'_, '_>| {
        let text = |name: &str| {
            assert_eq!(children(node, name), 1, "{name}");
            node.children().find(|it| it.has_tag_name((ATOM, name))).unwrap().text().unwrap_or_default().to_owned()
        };
        assert!(ids.insert(text("id")), "an identifier stands twice");
        assert!(text("published") <= text("updated"));
        let alternates: Vec<_> = node.children().filter_map(|it| it.attribute("hreflang")).collect();
        assert_eq!(alternates, ["en", "ko"]);
        ["id", "title", "published", "updated", "content"].map(|name| (name, text(name))).into_iter().collect()
    };
    feed.children().filter(|it| it.has_tag_name((ATOM, "entry"))).map(entry).collect()
}

#[tokio::test]
async fn a_feed_has_an_entry_for_each_report_with_its_whole_text() {
    let server = TestServer::with_demonstration().await;
    for lang in Lang::ALL {
        let all = entries(&server.get(&format!("/{lang}/feed.atom")).await);
        let table = server.get(&format!("/{lang}/export/updates.csv")).await;
        let rows = csv::ReaderBuilder::new().from_reader(table.text.as_bytes()).into_records().count();
        assert_eq!(all.len(), rows.min(100));
        assert!(all.iter().all(|it| it["id"].starts_with("urn:uuid:") && it["content"].len() > 20), "{all:?}");
    }
    let narrowed = entries(&server.get("/en/feed.atom?area=quantum").await);
    assert!(narrowed.len() < entries(&server.get("/en/feed.atom").await).len());
    assert_eq!(entries(&server.get("/en/feed.atom?q=nothinghasthis").await).len(), 0);
}

/// A report is new in the feed of those who may see it; withdrawn, it is gone.
#[tokio::test]
async fn a_feed_follows_what_is_published() {
    let server = TestServer::with_cases().await;
    let (official, manager) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let other = server.signed_in(Role::Manager, "BOR-CSA").await;
    let before = entries(&server.get("/en/feed.atom").await);
    let words = [("visibility", "shared"), ("results_en", "Zanzibar <b>cables</b> & more")];
    leads_on(&write(&official, "submit", &words).await);
    assert_eq!(
        entries(&other.get("/en/feed.atom").await).iter().filter(|it| it["content"].contains("Zanzibar")).count(),
        0
    );
    let review = link(&manager.get("/en/review").await, "review/");
    leads_on(&press(&manager, &review, "publish", &[]).await);
    assert_eq!(entries(&server.get("/en/feed.atom").await), before);
    let shared = entries(&other.get("/en/feed.atom").await);
    assert!(shared[0]["content"].contains("Zanzibar <b>cables</b> & more"), "{shared:?}");
    assert_eq!(other.get("/en/feed.atom").await.header("cache-control"), "private, no-store");
}

/// A correction is the same entry, updated; its words are the new ones.
#[tokio::test]
async fn a_correction_is_the_same_entry_updated() {
    let server = TestServer::with_cases().await;
    let (official, manager) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let id = published(&official, &manager, &[("on", "2026-11-20"), ("results_en", "Two cables landed.")]).await;
    let first = entries(&server.get("/en/feed.atom").await);
    let told = |all: &[BTreeMap<&str, String>], words: &str| {
        all.iter()
            .find(|it| it["content"].contains(words))
            .map(|it| ["id", "published", "updated"].map(|of| it[of].clone()))
    };
    let [entry, published_at, updated] = told(&first, "Two cables landed.").unwrap();
    assert_eq!((entry.as_str(), &published_at), (&*format!("urn:uuid:{id}"), &updated));
    let later = server.later("2026-11-26T03:00:00Z").await;
    let official = later.browser_of(official.account.clone()).await;
    let manager = later.browser_of(manager.account.clone()).await;
    let form = official.get(&format!("{PAGE}?corrects={id}")).await;
    let typed = [("on", "2026-11-20"), ("status", "delayed"), ("results_en", "One cable landed.")];
    leads_on(&official.post(PAGE, &filled(&form, "submit", &typed)).await);
    let review = link(&manager.get("/en/review").await, "review/");
    leads_on(&press(&manager, &review, "publish", &[]).await);
    let corrected = entries(&later.get("/en/feed.atom").await);
    let [again, published_then, updated_now] = told(&corrected, "One cable landed.").unwrap();
    assert_eq!((again, published_then), (entry, published_at));
    assert_eq!(updated_now, "2026-11-26T03:00:00+00:00");
    assert_eq!((told(&corrected, "Two cables landed."), corrected.len()), (None, first.len()));
}
