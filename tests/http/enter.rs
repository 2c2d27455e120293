//! Recording what commitments refer to, what a statement says, and how commitments are linked. On the fictional portfolio,
//! once as it is, with both sides taking part, and once with one side only.

use accord::domain::member::Role;
use http::StatusCode;

use super::filling::{change, fill, send, standing};
use super::site::{Person, Reply, Site};
use crate::common::Ground;

/// Both sides take part.
async fn site() -> Site {
    let ground = Ground::sqlite().await;
    ground.load(accord::demo::FICTIONAL).await;
    Site::on(ground)
}

/// Only Aurelia takes part.
async fn alone() -> Site {
    let both = "\"taking_part\": [\"AUR\", \"BOR\"]";
    assert!(accord::demo::FICTIONAL.contains(both));
    let ground = Ground::sqlite().await;
    ground.load(&accord::demo::FICTIONAL.replace(both, "\"taking_part\": [\"AUR\"]")).await;
    Site::on(ground)
}

/// Others than those who may get the answer of an address that leads nowhere, and change nothing.
async fn refused_to(site: &Site, address: &str, others: &[(Role, &str)]) {
    let before = site.ground.height().await;
    for (role, organisation) in others {
        let other = site.signed_in(*role, organisation).await;
        assert_eq!(other.get(address).await.status, StatusCode::NOT_FOUND, "{role} of {organisation}: {address}");
        let posted = other.post(address, &[("key", "x"), ("title_en", "X"), ("state", "planned")]).await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND, "{role} of {organisation} posts to {address}");
    }
    assert_eq!(site.get(address).await.status, StatusCode::SEE_OTHER, "nobody is led to sign in");
    assert_eq!(site.ground.height().await, before);
}

async fn records(site: &Site, kind: &str, id: &str) -> usize {
    let sql = format!("SELECT id FROM record WHERE kind = '{kind}' AND noun_id = '{id}'");
    site.ground.column(&sql).await.len()
}

fn faulty(reply: &Reply, fields: &[&str]) {
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in fields {
        let (link, error) = (format!("href=\"#{field}\""), format!("id=\"{field}-error\""));
        assert!(reply.text.contains(&link) && reply.text.contains(&error), "{field}: {}", reply.text);
    }
}

const THOSE_NOT_SPEAKING: [(Role, &str); 5] = [
    (Role::Official, "AUR-MDA"),
    (Role::Admin, "AUR-MDA"),
    (Role::Partner, "AUR-MDA"),
    (Role::Manager, "AUR-ISR"),
    (Role::Manager, "AUR-NET"),
];

mod meetings {
    use super::*;

    const NEW: [(&str, &str); 7] = [
        ("title_en", "4th Digital Council"),
        ("title_ko", "제4차 디지털협의회"),
        ("mechanism", "digital-council"),
        ("number", "4"),
        ("on", "2027 H2"),
        ("state", "planned"),
        ("place", "Borlandville"),
    ];

    #[tokio::test]
    async fn a_meeting_is_recorded_and_stands_on_the_pages_at_once() {
        let site = site().await;
        let lead = site.signed_in(Role::Manager, "AUR-MDA").await;
        let address = "/en/meetings/new";
        assert!(
            lead.get("/en/meetings").await.text.contains(address) && lead.get("/en/desk").await.text.contains(address)
        );
        assert!(!site.get("/en/meetings").await.text.contains(address));
        let done = send(&lead, address, &NEW).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/en/meetings/4th-digital-council"));
        let page = site.get("/en/meetings/4th-digital-council").await;
        assert!(page.says("4th Digital Council") && page.says("2027 H2") && page.says("Borlandville"));
        assert!(site.get("/ko/meetings").await.says("제4차 디지털협의회"));
        refused_to(&site, address, &THOSE_NOT_SPEAKING).await;
    }

    #[tokio::test]
    async fn faults_stand_at_their_fields_and_a_form_sent_twice_makes_one() {
        let site = site().await;
        let lead = site.signed_in(Role::Manager, "AUR-MDA").await;
        let address = "/ko/meetings/new";
        let page = lead.get(address).await;
        let unread = fill(&lead, &page, address, &[("on", "언젠가"), ("number", "셋"), ("title_ko", "회의")]).await;
        faulty(&unread, &["on", "number"]);
        assert!(unread.is_set("on", "언젠가") && unread.is_set("number", "셋") && unread.is_set("title_ko", "회의"));
        let wrong = [("on", "2026-12-24"), ("state", "held"), ("source", "javascript:alert(1)"), ("place", "서울")];
        let wrong = fill(&lead, &page, address, &wrong).await;
        faulty(&wrong, &["title_ko", "mechanism", "on", "source"]);
        assert!(wrong.is_set("state", "held") && wrong.is_set("place", "서울"));
        let mut taken = NEW.to_vec();
        taken.push(("slug", "council-3"));
        faulty(&fill(&lead, &page, address, &taken).await, &["slug"]);
        taken.last_mut().unwrap().1 = "new";
        faulty(&fill(&lead, &page, address, &taken).await, &["slug"]);
        taken.last_mut().unwrap().1 = "council-4";
        for _ in 0..2 {
            let done = fill(&lead, &page, address, &taken).await;
            assert_eq!(done.header("location"), "/ko/meetings/council-4");
        }
        assert_eq!(records(&site, "meeting_recorded", "council-4").await, 1);
    }

    #[tokio::test]
    async fn a_meeting_that_was_put_off_keeps_its_history() {
        let site = site().await;
        let (lead, theirs) =
            (site.signed_in(Role::Manager, "AUR-MDA").await, site.signed_in(Role::Manager, "BOR-DFA").await);
        let address = "/en/meetings/council-3/edit";
        assert!(lead.get("/en/meetings/council-3").await.text.contains(address));
        assert!(!site.get("/en/meetings/council-3").await.text.contains(address));
        assert!(!lead.get("/en/meetings/council-3?as_of=2026-11-01").await.text.contains(address));
        let (page, late) = (lead.get(address).await, theirs.get(address).await);
        assert!(page.is_set("title_en", "3rd Digital Council") && page.is_set("on", "2026-12-15"));
        faulty(&change(&lead, &page, address, &[("reason_en", "Because.")]).await, &["title_en"]);
        faulty(&change(&lead, &page, address, &[("on", "2027-02-02")]).await, &["reason_en"]);
        let moved = [("on", "2027-02-02"), ("place", "Aurelton"), ("reason_en", "The hall is being repaired.")];
        let done = change(&lead, &page, address, &moved).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/en/meetings/council-3"));
        let shown = site.get("/en/meetings/council-3").await;
        assert!(shown.says("2 Feb 2027") && shown.says("Aurelton") && shown.says("3rd Digital Council"));
        let history = theirs.get(address).await;
        assert!(history.says("The hall is being repaired.") && history.says("Ministry of Digital Affairs"));
        assert_eq!(records(&site, "meeting_recorded", "council-3").await, 2);
        let conflict = change(&theirs, &late, address, &[("on", "2027-03-03"), ("reason_en", "No day left.")]).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        assert!(conflict.is_set("on", "2027-03-03") && conflict.says("The hall is being repaired."));
        let again = change(&theirs, &conflict, address, &[]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "sent again, it stands");
        assert!(site.get("/en/meetings/council-3").await.says("3 Mar 2027"));
        refused_to(&site, address, &THOSE_NOT_SPEAKING).await;
        assert_eq!(lead.get("/en/meetings/none/edit").await.status, StatusCode::NOT_FOUND);
    }
}

mod statements {
    use super::*;

    const NEW: [(&str, &str); 9] = [
        ("title_en", "Joint release on satellites"),
        ("kind", "press_release"),
        ("issuer", "joint"),
        ("on", "2026-11-10"),
        ("parties", "AUR"),
        ("parties", "BOR"),
        ("tracked", "AUR"),
        ("meeting", "council-2"),
        ("source", "https://council.example/satellites"),
    ];

    #[tokio::test]
    async fn a_statement_is_recorded_and_stands_on_the_pages_from_its_day_on() {
        let site = site().await;
        let lead = site.signed_in(Role::Manager, "AUR-MDA").await;
        let address = "/en/statements/new";
        assert!(
            lead.get("/en/statements").await.text.contains(address)
                && lead.get("/en/desk").await.text.contains(address)
        );
        assert!(!site.get("/en/statements").await.text.contains(address));
        let page = lead.get(address).await;
        assert!(page.is_set("tracked", "AUR") && page.is_set("issuer", "joint"));
        let mut fields = NEW.to_vec();
        fields.push(("text_en", "Both sides launch satellites.\n\nThey share the pictures."));
        let done = fill(&lead, &page, address, &fields).await;
        let made = "/en/statements/joint-release-on-satellites";
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, made));
        let shown = site.get(made).await;
        assert!(shown.says("Joint release on satellites") && shown.says("They share the pictures."));
        assert!(site.get("/ko/meetings/council-2").await.says("Joint release on satellites"));
        assert!(site.get("/en/statements").await.says("Joint release on satellites"));
        assert!(!site.get("/en/statements?as_of=2026-11-09").await.says("Joint release on satellites"));
        assert_eq!(site.get(&format!("{made}?as_of=2026-11-09")).await.status, StatusCode::NOT_FOUND);
        refused_to(&site, address, &THOSE_NOT_SPEAKING).await;
    }

    #[tokio::test]
    async fn faults_stand_at_their_fields() {
        let site = site().await;
        let lead = site.signed_in(Role::Manager, "AUR-MDA").await;
        let address = "/ko/statements/new";
        let page = lead.get(address).await;
        faulty(&fill(&lead, &page, address, &[("on", "어제"), ("kind", "")]).await, &["kind", "on"]);
        let wrong = [
            ("kind", "framework"),
            ("on", "2026-11-26"),
            ("issuer", "BOR"),
            ("tracked", "BOR"),
            ("meeting", "none"),
            ("source", "council.example"),
        ];
        let refused = fill(&lead, &page, address, &wrong).await;
        faulty(&refused, &["title_ko", "on", "parties", "tracked", "issuer", "meeting", "source"]);
        assert!(
            refused.is_set("tracked", "BOR") && !refused.is_set("tracked", "AUR") && refused.is_set("issuer", "BOR")
        );
        // Who records it has to be among those whose side is followed: the own side would not see it.
        let mut without: Vec<_> = NEW.into_iter().filter(|(name, _)| *name != "tracked").collect();
        without.push(("tracked", "BOR"));
        let refused = fill(&lead, &page, address, &without).await;
        faulty(&refused, &["tracked"]);
        assert!(refused.says("자국이 포함되어야 합니다."));
    }

    /// A revised statement reaches the pages of its commitments and the list; the record keeps what it was.
    #[tokio::test]
    async fn a_revised_statement_reaches_the_pages_of_its_commitments() {
        let site = site().await;
        let (lead, theirs) =
            (site.signed_in(Role::Manager, "AUR-MDA").await, site.signed_in(Role::Manager, "BOR-DFA").await);
        let address = "/en/statements/council-1-statement/edit";
        assert!(lead.get("/en/statements/council-1-statement").await.text.contains(address));
        let (page, late) = (lead.get(address).await, theirs.get(address).await);
        for (name, value) in
            [("issuer", "joint"), ("kind", "joint_statement"), ("tracked", "BOR"), ("on", "2024-05-14")]
        {
            assert!(page.is_set(name, value), "{name}");
        }
        let fields = [("title_en", "Aurel Declaration"), ("on", "2024-05-15"), ("reason_en", "Its real name and day.")];
        assert_eq!(change(&lead, &page, address, &fields).await.status, StatusCode::SEE_OTHER);
        for page in
            ["/en/commitments/cable-repair", "/en/statements/council-1-statement", "/en/commitments?sort=oldest"]
        {
            let page = site.get(page).await;
            assert!(page.says("15 May 2024"), "{}", page.text);
        }
        assert!(site.get("/en/commitments/cable-repair").await.says("Aurel Declaration"));
        assert!(site.get("/en/statements").await.says("Aurel Declaration"));
        assert!(theirs.get(address).await.says("Its real name and day."));
        assert_eq!(records(&site, "statement_recorded", "council-1-statement").await, 2);
        let conflict = change(&theirs, &late, address, &[("title_en", "Other"), ("reason_en", "Other.")]).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        assert!(conflict.is_set("title_en", "Other"));
        refused_to(&site, address, &THOSE_NOT_SPEAKING).await;
    }

    /// Who sees shared commitments follows from the tracked parties: with commitments there, these stay.
    #[tokio::test]
    async fn who_sees_its_commitments_never_changes_by_a_revision() {
        let site = site().await;
        let lead = site.signed_in(Role::Manager, "AUR-MDA").await;
        let address = "/en/statements/council-2-statement/edit";
        let page = lead.get(address).await;
        let refused = change(&lead, &page, address, &[("tracked", "AUR"), ("reason_en", "They left.")]).await;
        faulty(&refused, &["tracked"]);
        assert!(refused.says("Who sees its commitments follows from these parties"));
        let partner = site.signed_in(Role::Partner, "BOR-DCT").await;
        assert_eq!(partner.get("/en/commitments/ai-translation").await.status, StatusCode::OK);
        // One without commitments may still be set right.
        assert_eq!(send(&lead, "/en/statements/new", &NEW).await.status, StatusCode::SEE_OTHER);
        let address = "/en/statements/joint-release-on-satellites/edit";
        let theirs = site.signed_in(Role::Manager, "BOR-DFA").await;
        assert_eq!(theirs.get(address).await.status, StatusCode::NOT_FOUND, "it does not track them");
        let page = lead.get(address).await;
        let both = [("tracked", "AUR"), ("tracked", "BOR"), ("reason_en", "They joined.")];
        assert_eq!(change(&lead, &page, address, &both).await.status, StatusCode::SEE_OTHER);
        assert_eq!(theirs.get(address).await.status, StatusCode::OK);
    }

    /// What forms of its own set stays as it is.
    #[tokio::test]
    async fn the_reporting_rule_outlives_a_revision() {
        let site = site().await;
        let lead = site.signed_in(Role::Manager, "AUR-MDA").await;
        let address = "/en/statements/resilience-memorandum/edit";
        let page = lead.get(address).await;
        let fields = [("place", "Borlandtown"), ("reason_en", "Renamed.")];
        assert_eq!(change(&lead, &page, address, &fields).await.status, StatusCode::SEE_OTHER);
        assert!(lead.get("/en/desk/reporting").await.says("Every half year, first on 30 Jun 2026"));
    }
}

mod commitments {
    use super::*;

    const ADDRESS: &str = "/en/statements/council-2-statement/commitments/new";
    const NEW: [(&str, &str); 9] = [
        ("title_en", "Share weather data"),
        ("summary_en", "Hourly, from all stations."),
        ("areas", "data"),
        ("due", "2027 Q1"),
        ("nature", "continuing"),
        ("number", "7"),
        ("locator", "paragraph 7"),
        ("undertaken_by", "AUR"),
        ("undertaken_by", "BOR"),
    ];

    fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
        let kept = NEW.into_iter().filter(|(name, _)| !more.iter().any(|(it, _)| it == name));
        kept.chain(more.iter().copied()).collect()
    }

    /// Adds one as it is usual, with these fields.
    async fn add(person: &Person<'_>, fields: &[(&str, &str)]) -> Reply {
        let page = person.get(ADDRESS).await;
        assert_eq!(page.status, StatusCode::OK);
        change(person, &page, ADDRESS, fields).await
    }

    #[tokio::test]
    async fn before_all_take_part_any_manager_adds_one_at_once() {
        let site = alone().await;
        let manager = site.signed_in(Role::Manager, "AUR-ISR").await;
        assert!(manager.get("/en/statements/council-2-statement").await.text.contains(ADDRESS));
        assert!(!site.get("/en/statements/council-2-statement").await.text.contains(ADDRESS));
        let before = site.get("/en/statements/council-2-statement").await.rows().len();
        let page = manager.get(ADDRESS).await;
        assert!(page.is_set("undertaken_by", "AUR") && page.is_set("undertaken_by", "BOR"));
        assert!(page.is_set("basis", "joint_text") && page.is_set("visibility", "public"));
        for _ in 0..2 {
            let done = change(&manager, &page, ADDRESS, &NEW).await;
            let made = "/en/commitments/share-weather-data";
            assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, made), "{}", done.text);
        }
        let shown = site.get("/en/commitments/share-weather-data").await;
        for said in ["Share weather data", "Hourly, from all stations.", "Q1 2027", "paragraph 7", "Agreed"] {
            assert!(shown.says(said), "{said}");
        }
        let statement = site.get("/en/statements/council-2-statement").await;
        assert_eq!(statement.rows().len(), before + 1);
        assert_eq!(statement.rows().last().unwrap(), "share-weather-data", "behind the others");
        assert!(
            site.get("/en/commitments?area=data&q=weather").await.rows().contains(&"share-weather-data".to_owned())
        );
        assert!(site.get("/en/areas/data").await.rows().contains(&"share-weather-data".to_owned()));
        // It was said on the day of the statement; before that there was nothing.
        let then = site.get("/en/commitments?q=weather&as_of=2025-09-22").await;
        assert!(!then.rows().contains(&"share-weather-data".to_owned()));
        let another = add(&manager, &NEW).await;
        assert_eq!(another.header("location"), "/en/commitments/share-weather-data-2", "an address of its own");
        for other in [(Role::Official, "AUR-ISR"), (Role::Admin, "AUR-MDA"), (Role::Manager, "AUR-NET")] {
            refused_to(&site, ADDRESS, &[other]).await;
        }
        // A revision of it shows from its day on, and the days before show what it was.
        let fields = [("title_en", "Share all weather data"), ("reason_en", "All of it."), ("act", "revise")];
        let revise = "/en/commitments/share-weather-data/revise";
        let page = manager.get(revise).await;
        assert_eq!(change(&manager, &page, revise, &fields).await.status, StatusCode::SEE_OTHER);
        assert!(site.get("/en/commitments/share-weather-data").await.says("Share all weather data"));
        let past = site.get("/en/commitments/share-weather-data?as_of=2026-11-24").await;
        assert!(past.status == StatusCode::OK && !past.says("Share all weather data"));
    }

    #[tokio::test]
    async fn faults_stand_at_their_fields_and_what_was_typed_stays() {
        let site = alone().await;
        let manager = site.signed_in(Role::Manager, "AUR-ISR").await;
        let unread = add(&manager, &with(&[("due", "soon"), ("nature", ""), ("visibility", "")])).await;
        faulty(&unread, &["due", "nature", "visibility"]);
        assert!(unread.is_set("due", "soon") && unread.is_set("title_en", "Share weather data"));
        let wrong = with(&[
            ("title_en", " "),
            ("standing", "unilateral"),
            ("proposed_by", "BOR"),
            ("source", "here"),
            ("visibility", "party:AUR"),
        ]);
        let wrong = add(&manager, &wrong).await;
        faulty(&wrong, &["title_en", "undertaken_by", "proposed_by", "source", "visibility"]);
        assert!(wrong.is_set("proposed_by", "BOR") && wrong.is_set("areas", "data") && wrong.is_set("number", "7"));
        let proposed = add(&manager, &with(&[("standing", "proposed")])).await;
        faulty(&proposed, &["undertaken_by", "proposed_by", "addressed_to"]);
        let elsewhere = "/en/statements/none/commitments/new";
        assert_eq!(manager.get(elsewhere).await.status, StatusCode::NOT_FOUND);
    }

    /// Only the parties see what they share.
    #[tokio::test]
    async fn what_is_shared_is_seen_by_the_parties_only() {
        let site = alone().await;
        let manager = site.signed_in(Role::Manager, "AUR-ISR").await;
        assert_eq!(add(&manager, &with(&[("visibility", "shared")])).await.status, StatusCode::SEE_OTHER);
        let made = "/en/commitments/share-weather-data";
        assert_eq!(site.get(made).await.status, StatusCode::NOT_FOUND);
        assert!(!site.get("/en/statements/council-2-statement").await.text.contains("weather"));
        assert!(!site.get("/en/commitments?q=weather").await.rows().contains(&"share-weather-data".to_owned()));
        let partner = site.signed_in(Role::Partner, "BOR-DCT").await;
        assert!(partner.get(made).await.says("Share weather data"));
    }

    /// Once all take part, one side alone records only what is its own.
    #[tokio::test]
    async fn what_all_share_is_not_recorded_by_one_side() {
        let site = site().await;
        let lead = site.signed_in(Role::Manager, "AUR-MDA").await;
        assert!(lead.get(ADDRESS).await.says("What they undertake together is done by a proposal"));
        let refused = add(&lead, &NEW).await;
        faulty(&refused, &["undertaken_by"]);
        assert!(refused.says("this is done by a proposal that the others accept, not recorded by one side"));
        assert!(refused.is_set("title_en", "Share weather data"));
        let own = with(&[("standing", "unilateral"), ("undertaken_by", "AUR")]);
        let done = add(&lead, &own).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        assert!(site.get("/en/commitments/share-weather-data").await.says("Unilateral"));
        // Those who do not speak for their party record nothing for it, and nobody for the other side.
        let manager = site.signed_in(Role::Manager, "AUR-ISR").await;
        faulty(&add(&manager, &own).await, &["undertaken_by"]);
        let theirs = with(&[("standing", "unilateral"), ("undertaken_by", "BOR")]);
        faulty(&add(&lead, &theirs).await, &["undertaken_by"]);
    }

    #[tokio::test]
    async fn the_words_of_the_statement_are_marked_in_its_text() {
        let site = alone().await;
        let lead = site.signed_in(Role::Manager, "AUR-MDA").await;
        assert!(!standing(&lead.get(ADDRESS).await).iter().any(|(name, _)| name == "passage_en"), "there is no text");
        let edit = "/en/statements/council-2-statement/edit";
        let page = lead.get(edit).await;
        let text = [("text_en", "Both sides share weather data.\n\nThey meet again."), ("reason_en", "Its text.")];
        assert_eq!(change(&lead, &page, edit, &text).await.status, StatusCode::SEE_OTHER);
        let missing = add(&lead, &with(&[("passage_en", "share all weather")])).await;
        faulty(&missing, &["passage_en"]);
        let done = add(&lead, &with(&[("passage_en", "share weather data")])).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        assert!(site.get("/en/commitments/share-weather-data").await.says("share weather data"));
    }
}

mod relations {
    use super::*;

    const ADDRESS: &str = "/en/commitments/cable-map/relations";

    #[tokio::test]
    async fn a_link_is_added_and_both_pages_show_it() {
        let site = alone().await;
        let manager = site.signed_in(Role::Manager, "AUR-ISR").await;
        assert!(manager.get("/en/commitments/cable-map").await.text.contains(ADDRESS));
        assert!(!site.get("/en/commitments/cable-map").await.text.contains(ADDRESS));
        let page = manager.get(ADDRESS).await;
        assert!(page.text.contains("<datalist") && page.text.contains("value=\"cable-repair\""));
        let empty = fill(&manager, &page, ADDRESS, &[("to", ""), ("basis", "Why.")]).await;
        faulty(&empty, &["to", "relation"]);
        let unknown = [("relation", "specifies"), ("to", "no such thing"), ("basis", "Maps help repairs.")];
        let refused = fill(&manager, &page, ADDRESS, &unknown).await;
        faulty(&refused, &["to"]);
        assert!(refused.is_set("to", "no such thing") && refused.is_set("relation", "specifies"));
        let without = fill(&manager, &page, ADDRESS, &[("relation", "specifies"), ("to", "cable-repair")]).await;
        faulty(&without, &["basis"]);
        // By its whole title, in any letters.
        let title = "set up a joint fund for repairing undersea cables";
        let fields = [("relation", "specifies"), ("to", title), ("basis", "Maps help repairs.")];
        for _ in 0..2 {
            assert_eq!(fill(&manager, &page, ADDRESS, &fields).await.status, StatusCode::SEE_OTHER);
        }
        for (one, other) in [("cable-map", "cable-repair"), ("cable-repair", "cable-map")] {
            let page = site.get(&format!("/en/commitments/{one}")).await;
            assert!(page.rows().contains(&other.to_owned()) && page.says("Maps help repairs."), "{one}");
        }
        let past = site.get("/en/commitments/cable-map?as_of=2026-11-24").await;
        assert!(!past.says("Maps help repairs."), "it holds from today");
        let late =
            fill(&manager, &page, ADDRESS, &[("key", "another"), fields[0], ("to", "spare-parts"), fields[2]]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.is_set("to", "spare-parts"));
        assert!(late.says("Maps help repairs."), "the links as they are now");
        for other in [(Role::Official, "AUR-ISR"), (Role::Admin, "AUR-MDA"), (Role::Manager, "AUR-NET")] {
            let other = site.signed_in(other.0, other.1).await;
            assert_eq!(other.get(ADDRESS).await.status, StatusCode::NOT_FOUND);
            assert_eq!(other.post(ADDRESS, &fields).await.status, StatusCode::NOT_FOUND);
        }
    }

    #[tokio::test]
    async fn links_lead_back_never_in_a_circle_and_never_twice() {
        let site = alone().await;
        let manager = site.signed_in(Role::Manager, "AUR-ISR").await;
        let link = async |from: &str, kind: &str, to: &str| {
            let address = format!("/en/commitments/{from}/relations");
            send(&manager, &address, &[("relation", kind), ("to", to), ("basis", "So it says.")]).await
        };
        assert_eq!(link("cable-map", "part_of", "spare-parts").await.status, StatusCode::SEE_OTHER);
        assert_eq!(link("spare-parts", "part_of", "outage-drill").await.status, StatusCode::SEE_OTHER);
        let address = "https://accord.example/en/commitments/outage-drill";
        assert_eq!(link("cable-map", "reaffirms", address).await.status, StatusCode::SEE_OTHER, "by its address");
        for (from, kind, to, said) in [
            ("cable-map", "part_of", "cable-map", "two different ones"),
            ("cable-map", "part_of", "spare-parts", "linked so already"),
            ("outage-drill", "part_of", "cable-map", "lead back to where it begins"),
            ("cable-repair", "specifies", "cable-map", "was said later"),
        ] {
            let refused = link(from, kind, to).await;
            faulty(&refused, &["to"]);
            assert!(refused.says(said), "{from} {kind} {to}");
        }
    }

    /// What a person may not see answers as what does not exist; a link to what is shared is seen by those who see both.
    #[tokio::test]
    async fn a_link_is_seen_by_those_who_see_both_ends() {
        let site = alone().await;
        let manager = site.signed_in(Role::Manager, "AUR-ISR").await;
        let fields = [("relation", "reaffirms"), ("to", "ai-translation"), ("basis", "The corpus has maps.")];
        assert_eq!(send(&manager, ADDRESS, &fields).await.status, StatusCode::SEE_OTHER);
        assert!(manager.get("/en/commitments/cable-map").await.says("The corpus has maps."));
        let page = site.get("/en/commitments/cable-map").await;
        assert!(!page.text.contains("ai-translation") && !page.says("The corpus has maps."));
        let visibility =
            site.ground.column("SELECT visibility FROM record WHERE payload LIKE '%corpus has maps%'").await;
        assert_eq!(visibility, ["shared"]);
    }

    /// What all concerned share is linked by none of them alone.
    #[tokio::test]
    async fn once_all_take_part_one_side_alone_links_nothing_that_is_shared() {
        let site = site().await;
        let lead = site.signed_in(Role::Manager, "AUR-MDA").await;
        let page = lead.get(ADDRESS).await;
        assert!(page.status == StatusCode::OK && page.says("One side alone does not link what they share"));
        assert!(!page.text.contains("name=\"to\""));
        let fields = [("key", "k"), ("relation", "specifies"), ("to", "cable-repair"), ("basis", "Why.")];
        let before = site.ground.height().await;
        let sent = lead.post(ADDRESS, &fields).await;
        assert!([StatusCode::UNPROCESSABLE_ENTITY, StatusCode::CONFLICT].contains(&sent.status));
        // Nor what is one party's own to what all share.
        let theirs = site.signed_in(Role::Manager, "BOR-DFA").await;
        let own = "/en/commitments/borland-pledge/relations";
        let refused = send(&theirs, own, &[fields[1], fields[2], fields[3]]).await;
        faulty(&refused, &["to"]);
        assert!(refused.says("this is done by a proposal"));
        assert_eq!(site.ground.height().await, before);
    }
}
