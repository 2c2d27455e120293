//! What each reader sees of a report while it is written, returned, published and disputed.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{is_wrong, leads_on, press};
use crate::support::html::Element;
use crate::support::report_form::{COMMITMENT, PAGE, filled, link, published, write};
use crate::support::server::{Person, Reply, TestServer};

/// What stands before a form's key.
const KEY: &str = "name=\"key\" value=\"";

/// What somebody reads, wherever the commitment could show: page, lists, search, counts, statement, organisations, overview.
pub(super) async fn read(server: &TestServer, reader: Option<&Person<'_>>) -> Vec<(String, String)> {
    let lists = ["", "?q=Zanzibar", "?q=%EC%9E%94%EC%A7%80%EB%B0%94", "?q=cables", "?sort=updated", "?page=2"];
    let mut addresses: Vec<String> = lists.iter().map(|it| format!("commitments{it}")).collect();
    let pages = [
        "commitments/both-same",
        "",
        "timeline",
        "changes?from=2024-03-01",
        "download?q=Zanzibar",
        "calendar.ics",
        "data",
        "data/catalogue.jsonld",
        "data/portfolio.json",
        "embed/commitments/both-same",
        "embed/areas/ai",
        "embed/figures/status",
        "feed.atom",
        "export/commitments.csv?q=cables",
        "export/updates.csv",
        "export/updates.xlsx",
        "export/changes.csv?from=2024-03-01",
        "search?q=Zanzibar",
        "search?q=%EC%9E%94%EC%A7%80%EB%B0%94",
        "statements",
        "statements/dialogue-1-2024",
        "meetings",
    ];
    addresses.extend(pages.map(str::to_owned));
    addresses.extend(["AUR-MDA", "AUR_NSI", "BOR-CSA"].map(|it| format!("organisations/{it}")));
    addresses.extend(["ai", "open_ran"].map(|it| format!("areas/{it}")));
    if reader.is_some() {
        addresses.extend(["review", "desk"].map(str::to_owned));
    }
    let mut read = Vec::new();
    let both = ["en", "ko"].into_iter().flat_map(|lang| addresses.iter().map(move |it| format!("/{lang}/{it}")));
    for address in both.chain(["/sitemap.xml", "/llms.txt", "/md/en/commitments/both-same"].map(str::to_owned)) {
        let reply = match reader {
            Some(person) => person.get(&address).await,
            None => server.get(&address).await,
        };
        let headers: Vec<String> = reply
            .headers
            .iter()
            .filter(|(name, _)| *name != "x-request-id")
            .map(|(name, value)| format!("{name}: {value:?}"))
            .collect();
        // Each form has a key of its own, which tells nothing.
        let (first, rest) = reply.text.split_once(KEY).unwrap_or((&reply.text, ""));
        let rest = rest.split(KEY).map(|part| part.trim_start_matches(|letter| letter != '"')).collect::<String>();
        let text = format!("{first}{rest}");
        read.push((address, format!("{} {}\n{}", reply.status, headers.join("\n"), text)));
    }
    if let Some(person) = reader {
        // The versions that forms carry tell nothing either.
        let review = person.get("/en/review").await;
        if review.page().links().iter().any(|link| link.starts_with(&format!("{COMMITMENT}/answer/"))) {
            let mut form = person.get(&link(&review, "answer/")).await.hidden_with("answer");
            form.retain(|(name, _)| name != "key");
            read.push(("answer".into(), format!("{form:?}")));
        }
    }
    read
}

/// Fails with the address and the first line that differ.
fn same(before: &[(String, String)], after: &[(String, String)], who: &str, step: &str) {
    assert_eq!(before.len(), after.len(), "{who} {step}");
    for ((address, before), (_, after)) in before.iter().zip(after) {
        if before != after {
            let place = before.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
            let around =
                |text: &str| String::from_utf8_lossy(&text.as_bytes()[place.saturating_sub(200)..]).into_owned();
            let around = |text: &str| around(text).chars().take(500).collect::<String>();
            panic!("{who} sees at {address} that AUR {step}:\n{}\n\nbefore:\n{}", around(after), around(before));
        }
    }
}

/// The others of the story, and what they read last.
pub(super) struct Audience<'a> {
    server: &'a TestServer,
    people: Vec<(&'static str, Option<Person<'a>>)>,
    last: Vec<Vec<(String, String)>>,
}

impl<'a> Audience<'a> {
    pub(super) async fn new(server: &'a TestServer) -> Self {
        let people = vec![
            ("everybody", None),
            ("BOR-CSA", Some(server.signed_in(Role::Manager, "BOR-CSA").await)),
            ("AUR-CHAMBER", Some(server.signed_in(Role::Manager, "AUR-CHAMBER").await)),
            ("a partner", Some(server.signed_in(Role::Partner, "AUR-MDA").await)),
        ];
        let mut audience = Self { server, people, last: Vec::new() };
        audience.last = audience.all().await;
        audience
    }

    async fn all(&self) -> Vec<Vec<(String, String)>> {
        let mut all = Vec::new();
        for (_, person) in &self.people {
            all.push(read(self.server, person.as_ref()).await);
        }
        all
    }

    /// None of these people sees a difference.
    pub(super) async fn unmoved(&self, step: &str, whom: &[&str]) {
        for ((who, person), last) in self.people.iter().zip(&self.last).filter(|((who, _), _)| whom.contains(who)) {
            same(last, &read(self.server, person.as_ref()).await, who, step);
        }
    }

    async fn person(&self, who: &str) -> &Person<'a> {
        self.people.iter().find(|(other, _)| *other == who).unwrap().1.as_ref().unwrap()
    }
}

const ALL: &[&str] = &["everybody", "BOR-CSA", "AUR-CHAMBER", "a partner"];

/// T48, T49: what AUR submits, returns, and publishes for itself alone changes no byte of what others read.
#[tokio::test]
async fn t48_what_a_side_keeps_to_itself_shows_nowhere() {
    let server = TestServer::with_cases().await;
    let audience = Audience::new(&server).await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    for visibility in ["party:AUR", "organisation:AUR-MDA"] {
        let words = [
            ("visibility", visibility),
            ("status", "delayed"),
            ("results_en", "Zanzibar cables"),
            ("results_ko", "잔지바"),
            ("evidence-0", "https://aurelia.example/zanzibar"),
        ];
        write(&official, "save_draft", &words).await;
        audience.unmoved("keeps a draft", ALL).await;
        leads_on(&write(&official, "submit", &words).await);
        audience.unmoved(&format!("hands in for {visibility}"), ALL).await;
        let review = link(&manager.get("/en/review").await, "review/");
        for who in ["BOR-CSA", "AUR-CHAMBER"] {
            let person = audience.person(who).await;
            let (hidden, missing) = (person.get(&review).await, format!("{COMMITMENT}/review/nothing"));
            let missing = person.get(&missing).await;
            assert_eq!((hidden.status, missing.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
            let id = review.rsplit('/').next().unwrap();
            assert_eq!(hidden.text.replace(id, "nothing"), missing.text, "{who}");
        }
        leads_on(&press(&manager, &review, "return", &[("reason_en", "Zanzibar?")]).await);
        audience.unmoved("returns it", ALL).await;
        let again = link(&official.get("/en/desk").await, "report?again=");
        leads_on(&official.post(PAGE, &filled(&official.get(&again).await, "submit", &words)).await);
        audience.unmoved("hands it in again", ALL).await;
        leads_on(&press(&manager, &review, "publish", &[]).await);
        audience.unmoved(&format!("publishes for {visibility}"), ALL).await;
        assert!(official.get(COMMITMENT).await.says("Zanzibar cables"));
        leads_on(&press(&manager, PAGE, "still_true", &[]).await);
        audience.unmoved("says that it is still true", ALL).await;
    }
    // And BOR keeps its own likewise: nothing that AUR sees tells of it.
    let bor = server.signed_in(Role::Official, "BOR-CSA").await;
    let before = read(&server, Some(&manager)).await;
    leads_on(&write(&bor, "submit", &[("visibility", "party:BOR"), ("results_en", "Zanzibar")]).await);
    same(&before, &read(&server, Some(&manager)).await, "AUR-MDA", "(BOR, that is) hands in");
}

/// From submission on, what only the own organisation may see is hidden from other bodies of the same side.
#[tokio::test]
async fn t48_what_an_organisation_keeps_to_itself_its_side_does_not_see() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let other = server.signed_in(Role::Manager, "AUR_NSI").await;
    let before = read(&server, Some(&other)).await;
    leads_on(&write(&official, "submit", &[("visibility", "organisation:AUR-MDA"), ("results_en", "Zanzibar")]).await);
    same(&before, &read(&server, Some(&other)).await, "AUR_NSI", "hands in for AUR-MDA alone");
    let review = link(&official.get("/en/desk").await, "review/");
    assert_eq!(other.get(&review).await.status, StatusCode::NOT_FOUND);
    assert_eq!(official.get(&review).await.status, StatusCode::OK);
}

/// The whole story: submitted, returned, resubmitted, published with edits, disputed, released by both.
#[tokio::test]
async fn a_report_from_its_first_draft_to_a_dispute_that_everybody_reads() {
    let server = TestServer::with_cases().await;
    let mut audience = Audience::new(&server).await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;

    leads_on(&write(&official, "submit", &[("results_en", "Cabels landed in Zanzibar.")]).await);
    audience.unmoved("hands in", ALL).await;
    let waits = manager.get("/en/review").await;
    assert!(waits.says("Reports to publish"));
    let review = link(&waits, "review/");
    let unfounded = press(&manager, &review, "return", &[("reason_en", "  ")]).await;
    assert_eq!(unfounded.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(is_wrong(&unfounded, "reason_en"));
    leads_on(&press(&manager, &review, "return", &[("reason_en", "How many cables?")]).await);
    audience.unmoved("returns it", ALL).await;

    let desk = official.get("/en/desk").await;
    assert!(desk.says("Returned to you") && desk.says("How many cables?"));
    let again = official.get(&link(&desk, "report?again=")).await;
    assert_eq!(again.page().area("results_en"), "Cabels landed in Zanzibar.");
    let better = [("results_en", "Two cabels landed in Zanzibar."), ("progress", "60")];
    leads_on(&official.post(PAGE, &filled(&again, "submit", &better)).await);
    audience.unmoved("hands it in again", ALL).await;

    let edited = [("results_en", "Two cables landed in Zanzibar.")];
    leads_on(&press(&manager, &review, "publish_edited", &edited).await);
    let all = audience.all().await;
    for ((who, _), (now, before)) in audience.people.iter().zip(all.iter().zip(&audience.last)) {
        let page =
            |read: &[(String, String)]| read.iter().find(|(address, _)| address == COMMITMENT).unwrap().1.clone();
        assert_ne!(page(now), page(before), "{who}");
        let whole: String = now.iter().map(|(_, text)| text.as_str()).collect();
        assert!(whole.contains("Two cables landed in Zanzibar."), "{who}");
        for inner in ["cabels", "Cabels", "How many cables?", "wording edited", &*official.account.name] {
            assert!(!whole.contains(inner), "{who} reads {inner}");
        }
    }
    audience.last = all;
    let own = official.get(COMMITMENT).await;
    assert!(own.says("wording edited before publication"), "{:?}", own.pieces());

    let bor = audience.person("BOR-CSA").await;
    let asked = bor.get("/en/review").await;
    assert!(asked.says("Reports of the other side"));
    let answer = {
        // The newest of AUR's reports is the one to be answered.
        let id = review.rsplit('/').next().unwrap();
        format!("{COMMITMENT}/answer/{id}")
    };
    assert!(asked.text.contains(&answer));
    let unfounded = press(bor, &answer, "answer", &[("answer", "disputed")]).await;
    assert_eq!(unfounded.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(is_wrong(&unfounded, "reason_en") && unfounded.is_set("answer", "disputed"));
    let dispute = [("answer", "disputed"), ("reason_en", "Only one cable did.")];
    leads_on(&press(bor, &answer, "answer", &dispute).await);
    audience.unmoved("(BOR, that is) disputes it", &["everybody"]).await;
    assert!(official.get(COMMITMENT).await.says("Only one cable did."));

    let offered = manager.get("/en/review").await;
    assert!(offered.says("Disputes that could be made visible"));
    assert!(press(&manager, &answer, "release", &[]).await.header("location").ends_with("done=released"));
    audience.unmoved("releases the dispute alone", &["everybody"]).await;
    assert!(press(bor, &answer, "release", &[]).await.header("location").ends_with("done=released_both"));
    let public = server.get(COMMITMENT).await;
    assert!(public.says("Only one cable did.") && public.says("disputed"));
    for inner in ["cabels", "Cabels", "How many cables?", "wording edited"] {
        assert!(!public.text.contains(inner), "{inner}");
    }

    // Whoever released it last, the dispute is the word of those who disputed, and the release a line of its own.
    let public = history(&server.get(COMMITMENT).await, "disputes");
    assert_eq!(public.len(), 1, "{public:?}");
    assert!(public[0].contains("Cyber Safety Agency of Borland"), "{public:?}");
    let own = official.get(COMMITMENT).await;
    let told = history(&own, "disputes");
    assert!(told.len() == 1 && told[0].contains("Cyber Safety Agency of Borland"), "{told:?}");
    assert_eq!(history(&own, "agrees to make the dispute visible").len(), 2);
}

/// The lines of a commitment's history that hold these words.
fn history(page: &Reply, words: &str) -> Vec<String> {
    let lines = page.part("history").all("li").into_iter().map(Element::text);
    lines.filter(|line| line.contains(words)).collect()
}

/// A joint status is seen by those for whom it was declared, and both who propose it and who accept it are told by whom.
#[tokio::test]
async fn a_joint_status_is_seen_no_wider_than_it_was_declared() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let (aur, bor) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-CSA").await);
    let address = format!("{COMMITMENT}/joint-status");
    assert!(aur.get(&address).await.is_set("visibility", "public"), "all reports are public");
    published(&official, &aur, &[("visibility", "shared"), ("results_en", "Half of it.")]).await;
    let before = server.get(COMMITMENT).await.page().first(".sides").text();

    let form = aur.get(&address).await;
    assert!(
        form.is_set("visibility", "shared") && form.says("everyone would see the agreed status without the report")
    );
    let unsaid = press(&aur, &address, "propose", &[("status", "delayed")]).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(is_wrong(&unsaid, "visibility"));
    leads_on(&press(&aur, &address, "propose", &[("status", "delayed"), ("visibility", "shared")]).await);
    assert!(bor.get(&address).await.says("signed-in users of the parties see it, and no one else"));
    leads_on(&press(&bor, &address, "accept", &[]).await);
    assert_eq!(server.get(COMMITMENT).await.page().first(".sides").text(), before);
    let seen = bor.get(COMMITMENT).await.page().first(".sides").text();
    assert!(seen.contains("Delayed") && seen.contains("seen by the parties only"), "{seen}");

    leads_on(&press(&bor, &address, "propose", &[("status", "at_risk"), ("visibility", "public")]).await);
    assert!(aur.get(&address).await.says("everyone sees it on the public pages"));
    leads_on(&press(&aur, &address, "accept", &[]).await);
    assert!(server.get(COMMITMENT).await.page().first(".sides").says("At risk"));
}
