//! Those who look after the plan and the record: withholding, withdrawing, steps, changes, the public record. On the
//! fictional portfolio, in which both sides take part.

use accord::domain::member::Role;
use http::StatusCode;

use super::site::{Person, Reply, Site};
use crate::common::Ground;

async fn site() -> Site {
    let ground = Ground::sqlite().await;
    ground.load(accord::demo::FICTIONAL).await;
    Site::on(ground)
}

/// The hidden fields of a page's forms that have a value, each once.
fn hidden(page: &Reply) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for tag in page.text.split("<input type=\"hidden\" name=\"").skip(1) {
        let (name, rest) = tag.split_once('"').unwrap();
        let value = rest.split_once("value=\"").map_or("", |(_, rest)| rest.split('"').next().unwrap());
        if !value.is_empty() && !fields.iter().any(|(it, _)| it == name) {
            fields.push((name.to_owned(), html_escape::decode_html_entities(value).into_owned()));
        }
    }
    fields
}

/// Opens a form, fills it in, and sends it.
async fn send(person: &Person<'_>, address: &str, fields: &[(&str, &str)]) -> Reply {
    let page = person.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}");
    fill(person, &page, address, fields).await
}

async fn fill(person: &Person<'_>, page: &Reply, address: &str, fields: &[(&str, &str)]) -> Reply {
    let kept = hidden(page);
    let all: Vec<(&str, &str)> = kept
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| !fields.iter().any(|(it, _)| it == name))
        .chain(fields.iter().copied())
        .collect();
    person.post(address, &all).await
}

/// The record that says something, as the ledger has it.
async fn record_saying(site: &Site, words: &str) -> String {
    site.ground.column(&format!("SELECT id FROM record WHERE payload LIKE '%{words}%'")).await.pop().unwrap()
}

const CABLE: &str = "/en/commitments/cable-repair";

mod withholding {
    use super::*;

    const SAID: &str = "gebühren";
    const REASON: (&str, &str) = ("reason_en", "It named a person.");
    const BY: (&str, &str) = ("decided_by", "Office of the Minister");

    /// Nothing that readers reach says it any more, and the record stays whole.
    #[tokio::test]
    async fn what_is_withheld_is_gone_everywhere_at_once() {
        let site = site().await;
        let lead = site.signed_in(Role::Manager, "AUR-MDA").await;
        let record = record_saying(&site, "both contributions are paid in").await;
        let search = "/en/commitments?q=%22contributions+are+paid+in%22";
        let places = [CABLE, "/ko/commitments/cable-repair", "/en/", search, "/en/commitments?q=40+million"];
        assert!(site.get(CABLE).await.says("both contributions are paid in"));
        assert!(site.get("/en/commitments?q=contributions+paid").await.rows().contains(&"cable-repair".to_owned()));

        let address = format!("{CABLE}/withhold/{record}");
        assert!(lead.get(CABLE).await.text.contains(&address), "a link stands in the history");
        assert!(!site.get(CABLE).await.text.contains("/withhold/"));
        let page = lead.get(&address).await;
        assert!(page.says("both contributions are paid in") && page.says("20 Aug 2026") && page.says("cannot be undone"));
        let refused = fill(&lead, &page, &address, &[("reason_en", ""), ("decided_by", "")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("href=\"#reason_en\"") && refused.text.contains("href=\"#decided_by\""));
        let done = fill(&lead, &page, &address, &[REASON, BY]).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/en/commitments/cable-repair#history"));

        for place in places {
            let reply = site.get(place).await;
            assert!(!reply.text.contains("contributions are paid in"), "{place}");
            assert!(!reply.text.contains("출연이 완료됨") && !reply.text.contains("holds 40 million"), "{place}");
        }
        assert!(!site.get("/en/commitments?q=contributions+paid").await.rows().contains(&"cable-repair".to_owned()));
        let page = site.get(CABLE).await;
        assert!(page.says("Withheld: It named a person.") && page.says("Office of the Minister"));
        assert!(page.says("A record whose content is withheld"));
        let past = site.get("/en/commitments/cable-repair?as_of=2026-08-31").await;
        assert!(!past.text.contains("contributions are paid in"), "of a past day neither");
        let mut conn = site.ground.db().read().await.unwrap();
        let verdict = accord::store::verify::verify(&mut conn).await.unwrap();
        assert!(matches!(verdict, accord::store::verify::Verdict::Whole { withheld: 1, .. }), "{verdict:?}");
        assert_eq!(lead.get(&address).await.status, StatusCode::NOT_FOUND, "it is withheld once");
    }

    /// The report that was handed in goes with the one that was published: it does not wait to be published again.
    #[tokio::test]
    async fn what_was_handed_in_goes_too() {
        let site = site().await;
        let (official, lead) =
            (site.signed_in(Role::Official, "AUR-EXF").await, site.signed_in(Role::Manager, "AUR-MDA").await);
        let report = format!("{CABLE}/report");
        let fields = [("status", "delayed"), ("narrative_en", SAID), ("visibility", "public"), ("act", "submit")];
        assert_eq!(send(&official, &report, &fields).await.status, StatusCode::SEE_OTHER);
        let handed_in = site
            .ground
            .column(&format!("SELECT id FROM record WHERE kind = 'update_submitted' AND payload LIKE '%{SAID}%'"))
            .await;
        assert_eq!(handed_in.len(), 1);
        let queue = lead.get("/en/review").await;
        let address = queue.text.split("href=\"").find(|it| it.starts_with(&format!("{CABLE}/review/"))).unwrap();
        let address = address.split('"').next().unwrap();
        assert_eq!(send(&lead, address, &[("act", "publish")]).await.status, StatusCode::SEE_OTHER);
        let published = site
            .ground
            .column(&format!("SELECT id FROM record WHERE kind = 'update_published' AND payload LIKE '%{SAID}%'"))
            .await;
        let done = send(&lead, &format!("{CABLE}/withhold/{}", published[0]), &[REASON, BY]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let left = site.ground.column(&format!("SELECT id FROM record WHERE payload LIKE '%{SAID}%'")).await;
        assert!(left.is_empty(), "{left:?}");
        assert!(!lead.get("/en/review").await.text.contains(address));
        assert_eq!(lead.get(address).await.status, StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn nobody_else_withholds_and_nobody_what_is_the_others() {
        let site = site().await;
        let theirs = record_saying(&site, "waits for a vote in parliament").await;
        let shared = record_saying(&site, "pays for repairs within ten days").await;
        let own = record_saying(&site, "both contributions are paid in").await;
        let lead = site.signed_in(Role::Manager, "AUR-MDA").await;
        for record in [&theirs, &shared, &"nothing".to_owned()] {
            let address = format!("{CABLE}/withhold/{record}");
            assert_eq!(lead.get(&address).await.status, StatusCode::NOT_FOUND);
            assert_eq!(lead.post(&address, &[("key", "x"), REASON, BY]).await.status, StatusCode::NOT_FOUND);
        }
        let address = format!("{CABLE}/withhold/{own}");
        for (role, organisation) in
            [(Role::Official, "AUR-MDA"), (Role::Manager, "AUR-EXF"), (Role::Manager, "BOR-DFA"), (Role::Admin, "AUR-MDA")]
        {
            let other = site.signed_in(role, organisation).await;
            assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND, "{role} of {organisation}");
            let posted = other.post(&address, &[("key", "x"), REASON, BY]).await;
            assert_eq!(posted.status, StatusCode::NOT_FOUND, "{role} of {organisation}");
        }
        assert!(site.get(CABLE).await.says("both contributions are paid in"));
    }
}

#[tokio::test]
async fn a_withdrawn_report_no_longer_counts_and_stays_in_the_history() {
    let site = site().await;
    let manager = site.signed_in(Role::Manager, "AUR-EXF").await;
    let page = manager.get("/ko/commitments/cable-repair").await;
    let address = page.text.split("href=\"").find(|it| it.contains("/withdraw/")).unwrap().split('"').next().unwrap();
    let form = manager.get(address).await;
    assert!(form.says("출연이 완료됨"));
    let empty = fill(&manager, &form, address, &[("reason_ko", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = fill(&manager, &form, address, &[("reason_ko", "수치를 잘못 적었음")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let page = site.get("/ko/commitments/cable-repair").await;
    assert!(page.says("철회") && page.says("수치를 잘못 적었음"));
    let again = fill(&manager, &form, address, &[("key", "another"), ("reason_ko", "또")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "it was taken back since the form was opened");
    let other = site.signed_in(Role::Manager, "BOR-FUN").await;
    assert_eq!(other.get(address).await.status, StatusCode::NOT_FOUND);
}

/// A report approved for a day ahead comes out by itself.
#[tokio::test]
async fn the_job_publishes_what_is_due() {
    let site = site().await;
    let (official, manager) =
        (site.signed_in(Role::Official, "AUR-EXF").await, site.signed_in(Role::Manager, "AUR-EXF").await);
    let fields = [("status", "delayed"), ("narrative_en", "Ahead of time."), ("visibility", "public")];
    send(&official, &format!("{CABLE}/report"), &fields).await;
    let queue = manager.get("/en/review").await;
    let address = queue.text.split("href=\"").find(|it| it.starts_with(&format!("{CABLE}/review/"))).unwrap();
    let address = address.split('"').next().unwrap();
    let done = send(&manager, address, &[("act", "publish"), ("ahead", "2026-11-27")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    accord::jobs::once(&site.ground.accord).await;
    assert!(!site.get(CABLE).await.says("Ahead of time."));
    let later = site.later("2026-11-27T03:00:00Z").await;
    accord::jobs::once(&later.ground.accord).await;
    accord::jobs::once(&later.ground.accord).await;
    assert!(later.get(CABLE).await.says("Ahead of time."));
}
