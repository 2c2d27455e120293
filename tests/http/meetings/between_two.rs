//! What was to be reported and what changed between two meetings.

use super::*;
use crate::support::clock::day;
use crate::support::html::with_value;
use crate::support::people::anyone;
use crate::support::server::TestServer;
use accord::domain::commitment::Standing;
use accord::domain::commitment::due::Due;
use accord::domain::list::query::Query;
use accord::store::list::ListRow;

/// What fell due between two meetings, and about how many of those open on a report day something was reported: worked
/// out by brute force from the lists.
#[tokio::test]
async fn what_was_to_be_reported_since_the_meeting_before() {
    let server = TestServer::with_council().await;
    let reply = server.get(MEETING).await;
    let page = reply.part("to-report");
    assert!(page.says("Since 2nd Digital Council"));
    let mut now = server.database.seen_by(anyone(), None).await;
    let (from, to) = (day("2025-09-24"), day("2026-12-15"));
    let mut rows = now.rows(&Query::default()).await;
    drop(now);
    let within = |due: Option<Due>| due.is_some_and(|it| from <= it.on && it.on <= to);
    rows.retain(|it| within(it.listed.due) && !it.listed.parties.is_empty());
    rows.retain(|it| it.listed.standing != Standing::Proposed);
    rows.sort_by_key(|it| it.listed.due.map(|due| due.on));
    let due: Vec<&str> = rows.iter().map(|it| it.listed.slug.as_str()).collect();
    let steps = ["incident-hotline", "cable-repair", "satellite-trial"];
    let shown = page.attributes_of("data-commitment");
    assert_eq!(shown[..due.len()], due);
    assert_eq!(shown[due.len()..], steps, "the moved step of the fund is due on its new day");
    assert!(page.says("Completed on 18 Jun 2026") && page.says("Nothing reported since"));
    // Parties report every quarter; on what the memorandum says every half of a year.
    for (on, quarter, half) in [
        ("2026-03-31", "2026-01-01", None),
        ("2026-06-30", "2026-04-01", Some("2026-01-01")),
        ("2026-09-30", "2026-07-01", None),
    ] {
        let mut then = server.database.seen_by(anyone(), Some(on)).await;
        let mut open = then.rows(&Query::default()).await;
        open.retain(|it| it.listed.outlook.live && (it.listed.statement != "resilience-memorandum" || half.is_some()));
        let since = |statement: &str| match statement {
            "resilience-memorandum" => half.map(day),
            _ => Some(day(quarter)),
        };
        let reported = |it: &&ListRow| it.listed.outlook.reported_on >= since(&it.listed.statement);
        let reported = open.iter().filter(reported).count();
        let line = page.first(&with_value("data-report-day", on)).text();
        assert!(line.contains(&format!("About {reported} of {} open", open.len())), "{on}, {reported}: {line}");
    }
    // Before the first there was none to look back to.
    assert!(server.get("/en/meetings/council-1").await.try_part("to-report").is_none());
}

/// The same numbers as the page of changes, each a link to it.
#[tokio::test]
async fn what_changed_since_the_meeting_before_is_counted_and_leads_on() {
    let server = TestServer::with_council().await;
    for (meeting, from, to) in [(MEETING, "2025-09-23", "2026-11-25"), (HELD, "2024-05-14", "2025-09-23")] {
        let reply = server.get(meeting).await;
        let page = reply.part("changes");
        let links = page.all("a[data-change]");
        assert!(links.len() > 2, "{}", page.html());
        for link in links {
            let [kind, n, address] = ["data-change", "data-n", "href"].map(|name| link.attribute(name));
            assert!(address.contains(&format!("from={from}&to={to}&kind={kind}")), "{address}");
            let changes = server.get(address).await;
            let learned = changes.page().count("[data-learned]");
            let shown = if kind == "learned" { learned } else { changes.rows().len() };
            assert_eq!(shown.to_string(), n, "{address}");
        }
        let whole = server.get(&format!("/en/changes?from={from}&to={to}")).await.rows();
        assert!(page.rows().iter().all(|it| whole.contains(it)));
    }
    assert!(server.get("/en/meetings/council-1").await.try_part("changes").is_none());
}

#[tokio::test]
async fn the_next_meeting_stands_out_and_its_neighbours_are_linked() {
    let server = TestServer::with_council().await;
    let list = server.get("/en/meetings").await;
    assert_eq!(list.page().attributes_of("data-next"), ["council-3"]);
    assert!(list.says("in 20 days"));
    assert!(server.get("/ko/meetings").await.says("다음 회의"));
    assert!(server.get(MEETING).await.says("Next meeting"));
    let held = server.get(HELD).await;
    assert!(!held.says("Next meeting") && held.says("Previous meeting") && held.says("Following meeting"));
    for beside in ["council-1", "council-3"] {
        assert!(held.leads_to(&format!("/en/meetings/{beside}")), "{beside}");
    }
    // Of a past day nobody knows what was planned.
    let past = server.get("/en/meetings?as_of=2026-10-01").await;
    assert!(!past.page().has("[data-next]"));
}
