//! Recording what a statement says will be done, and how commitments are linked. On the fictional portfolio,
//! once as it is, with both sides taking part, and once with one side only.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{change, faulty, fill, refused_to, send, standing};
use crate::support::server::{Person, Reply, TestServer};

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
        let kept = NEW.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
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
        let server = TestServer::with_half_a_council().await;
        let manager = server.signed_in(Role::Manager, "AUR-ISR").await;
        assert!(manager.get("/en/statements/council-2-statement").await.text.contains(ADDRESS));
        assert!(!server.get("/en/statements/council-2-statement").await.text.contains(ADDRESS));
        let before = server.get("/en/statements/council-2-statement").await.rows().len();
        let page = manager.get(ADDRESS).await;
        assert!(page.is_set("undertaken_by", "AUR") && page.is_set("undertaken_by", "BOR"));
        assert!(page.is_set("basis", "joint_text") && page.is_set("visibility", "public"));
        for _ in 0..2 {
            let done = change(&manager, &page, ADDRESS, &NEW).await;
            let made = "/en/commitments/share-weather-data";
            assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, made), "{}", done.text);
        }
        let shown = server.get("/en/commitments/share-weather-data").await;
        for said in ["Share weather data", "Hourly, from all stations.", "Q1 2027", "paragraph 7", "Agreed"] {
            assert!(shown.says(said), "{said}");
        }
        let statement = server.get("/en/statements/council-2-statement").await;
        assert_eq!(statement.rows().len(), before + 1);
        assert_eq!(statement.rows().last().unwrap(), "share-weather-data", "behind the others");
        assert!(
            server.get("/en/commitments?area=data&q=weather").await.rows().contains(&"share-weather-data".to_owned())
        );
        assert!(server.get("/en/areas/data").await.rows().contains(&"share-weather-data".to_owned()));
        // It was said on the day of the statement; before that there was nothing.
        let then = server.get("/en/commitments?q=weather&as_of=2025-09-22").await;
        assert!(!then.rows().contains(&"share-weather-data".to_owned()));
        let another = add(&manager, &NEW).await;
        assert_eq!(another.header("location"), "/en/commitments/share-weather-data-2", "an address of its own");
        for other in [(Role::Official, "AUR-ISR"), (Role::Admin, "AUR-MDA"), (Role::Manager, "AUR-NET")] {
            refused_to(&server, ADDRESS, &[other]).await;
        }
        // A revision of it shows from its day on, and the days before show what it was.
        let fields = [("title_en", "Share all weather data"), ("reason_en", "All of it."), ("act", "revise")];
        let revise = "/en/commitments/share-weather-data/revise";
        let page = manager.get(revise).await;
        assert_eq!(change(&manager, &page, revise, &fields).await.status, StatusCode::SEE_OTHER);
        assert!(server.get("/en/commitments/share-weather-data").await.says("Share all weather data"));
        let past = server.get("/en/commitments/share-weather-data?as_of=2026-11-24").await;
        assert!(past.status == StatusCode::OK && !past.says("Share all weather data"));
    }

    #[tokio::test]
    async fn faults_stand_at_their_fields_and_what_was_typed_stays() {
        let server = TestServer::with_half_a_council().await;
        let manager = server.signed_in(Role::Manager, "AUR-ISR").await;
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
        let server = TestServer::with_half_a_council().await;
        let manager = server.signed_in(Role::Manager, "AUR-ISR").await;
        assert_eq!(add(&manager, &with(&[("visibility", "shared")])).await.status, StatusCode::SEE_OTHER);
        let made = "/en/commitments/share-weather-data";
        assert_eq!(server.get(made).await.status, StatusCode::NOT_FOUND);
        assert!(!server.get("/en/statements/council-2-statement").await.text.contains("weather"));
        assert!(!server.get("/en/commitments?q=weather").await.rows().contains(&"share-weather-data".to_owned()));
        let partner = server.signed_in(Role::Partner, "BOR-DCT").await;
        assert!(partner.get(made).await.says("Share weather data"));
    }

    /// Once all take part, one side alone records only what is its own, and proposes the rest.
    #[tokio::test]
    async fn what_all_share_is_not_recorded_by_one_side() {
        let server = TestServer::with_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        assert!(lead.get(ADDRESS).await.says("everything else is proposed to the other side"));
        let page = lead.get(ADDRESS).await;
        assert!(page.is_set("standing", "agreed") && page.is_set("undertaken_by", "AUR"));
        let proposed = add(&lead, &NEW).await;
        assert_eq!(proposed.header("location"), "/en/statements/council-2-statement/additions?done=proposed");
        assert_eq!(server.get("/en/commitments/share-weather-data").await.status, StatusCode::NOT_FOUND);
        let own = with(&[("standing", "unilateral"), ("undertaken_by", "AUR")]);
        let done = add(&lead, &own).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        assert!(server.get("/en/commitments/share-weather-data").await.says("Unilateral"));
        // Those who do not speak for their party record nothing for it, and nobody for the other side.
        let manager = server.signed_in(Role::Manager, "AUR-ISR").await;
        let refused = add(&manager, &own).await;
        faulty(&refused, &["undertaken_by"]);
        assert!(refused.says("this is done by a proposal that the others accept, not recorded by one side"));
        assert!(refused.is_set("title_en", "Share weather data"));
        let statement = "/en/statements/council-2-statement";
        assert!(
            !manager.get(statement).await.text.contains(ADDRESS) && lead.get(statement).await.text.contains(ADDRESS)
        );
        let theirs = with(&[("standing", "unilateral"), ("undertaken_by", "BOR")]);
        let proposed = add(&lead, &theirs).await;
        assert_eq!(proposed.header("location"), "/en/statements/council-2-statement/additions?done=proposed");
    }

    #[tokio::test]
    async fn the_words_of_the_statement_are_marked_in_its_text() {
        let server = TestServer::with_half_a_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        assert!(!standing(&lead.get(ADDRESS).await).iter().any(|(name, _)| name == "passage_en"), "there is no text");
        let edit = "/en/statements/council-2-statement/edit";
        let page = lead.get(edit).await;
        let text = [("text_en", "Both sides share weather data.\n\nThey meet again."), ("reason_en", "Its text.")];
        assert_eq!(change(&lead, &page, edit, &text).await.status, StatusCode::SEE_OTHER);
        let missing = add(&lead, &with(&[("passage_en", "share all weather")])).await;
        faulty(&missing, &["passage_en"]);
        let done = add(&lead, &with(&[("passage_en", "share weather data")])).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        assert!(server.get("/en/commitments/share-weather-data").await.says("share weather data"));
    }
}

mod relations {
    use super::*;

    const ADDRESS: &str = "/en/commitments/cable-map/relations";

    #[tokio::test]
    async fn a_link_is_added_and_both_pages_show_it() {
        let server = TestServer::with_half_a_council().await;
        let manager = server.signed_in(Role::Manager, "AUR-ISR").await;
        assert!(manager.get("/en/commitments/cable-map").await.text.contains(ADDRESS));
        assert!(!server.get("/en/commitments/cable-map").await.text.contains(ADDRESS));
        let page = manager.get(ADDRESS).await;
        assert!(page.page().has("datalist option[value=cable-repair]"));
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
            let page = server.get(&format!("/en/commitments/{one}")).await;
            assert!(page.rows().contains(&other.to_owned()) && page.says("Maps help repairs."), "{one}");
        }
        let past = server.get("/en/commitments/cable-map?as_of=2026-11-24").await;
        assert!(!past.says("Maps help repairs."), "it holds from today");
        let late =
            fill(&manager, &page, ADDRESS, &[("key", "another"), fields[0], ("to", "spare-parts"), fields[2]]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.is_set("to", "spare-parts"));
        assert!(late.says("Maps help repairs."), "the links as they are now");
        for other in [(Role::Official, "AUR-ISR"), (Role::Admin, "AUR-MDA"), (Role::Manager, "AUR-NET")] {
            let other = server.signed_in(other.0, other.1).await;
            assert_eq!(other.get(ADDRESS).await.status, StatusCode::NOT_FOUND);
            assert_eq!(other.post(ADDRESS, &fields).await.status, StatusCode::NOT_FOUND);
        }
    }

    #[tokio::test]
    async fn links_lead_back_never_in_a_circle_and_never_twice() {
        let server = TestServer::with_half_a_council().await;
        let manager = server.signed_in(Role::Manager, "AUR-ISR").await;
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
            ("cable-map", "part_of", "spare-parts", "already linked this way"),
            ("outage-drill", "part_of", "cable-map", "form a circle"),
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
        let server = TestServer::with_half_a_council().await;
        let manager = server.signed_in(Role::Manager, "AUR-ISR").await;
        let fields = [("relation", "reaffirms"), ("to", "ai-translation"), ("basis", "The corpus has maps.")];
        assert_eq!(send(&manager, ADDRESS, &fields).await.status, StatusCode::SEE_OTHER);
        assert!(manager.get("/en/commitments/cable-map").await.says("The corpus has maps."));
        let page = server.get("/en/commitments/cable-map").await;
        assert!(!page.text.contains("ai-translation") && !page.says("The corpus has maps."));
        let visibility =
            server.database.column("SELECT visibility FROM record WHERE payload LIKE '%corpus has maps%'").await;
        assert_eq!(visibility, ["shared"]);
    }

    /// What all concerned share is linked by none of them alone: it is proposed.
    #[tokio::test]
    async fn once_all_take_part_one_side_alone_links_nothing_that_is_shared() {
        let server = TestServer::with_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        assert!(lead.get("/en/commitments/cable-map").await.text.contains(ADDRESS));
        let fields = [("relation", "specifies"), ("to", "cable-repair"), ("basis", "Why.")];
        let sent = send(&lead, ADDRESS, &fields).await;
        assert_eq!(sent.header("location"), "/en/commitments/cable-map/restructure", "{:?}", sent.pieces());
        assert!(!server.get("/en/commitments/cable-map").await.says("Why."));
        // Nor what is one party's own to what all share.
        let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
        let own = "/en/commitments/borland-pledge/relations";
        let sent = send(&theirs, own, &fields).await;
        assert_eq!(sent.header("location"), "/en/commitments/borland-pledge/restructure", "{:?}", sent.pieces());
        let links = "SELECT id FROM record WHERE kind = 'commitments_related' AND payload LIKE '%\"Why.\"%'";
        assert!(server.database.column(links).await.is_empty());
    }
}
