//! Recording and revising meetings and statements. On the fictional portfolio.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{change, faulty, fill, records, refused_to, send};
use crate::support::server::TestServer;

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
        let server = TestServer::with_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        let address = "/en/meetings/new";
        assert!(
            lead.get("/en/meetings").await.text.contains(address) && lead.get("/en/desk").await.text.contains(address)
        );
        assert!(!server.get("/en/meetings").await.text.contains(address));
        let done = send(&lead, address, &NEW).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/en/meetings/4th-digital-council"));
        let page = server.get("/en/meetings/4th-digital-council").await;
        assert!(page.says("4th Digital Council") && page.says("H2 2027") && page.says("Borlandville"));
        assert!(server.get("/ko/meetings").await.says("제4차 디지털협의회"));
        refused_to(&server, address, &THOSE_NOT_SPEAKING).await;
    }

    #[tokio::test]
    async fn faults_stand_at_their_fields_and_a_form_sent_twice_makes_one() {
        let server = TestServer::with_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
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
        assert_eq!(records(&server, "meeting_recorded", "council-4").await, 1);
    }

    #[tokio::test]
    async fn a_meeting_that_was_put_off_keeps_its_history() {
        let server = TestServer::with_council().await;
        let (lead, theirs) =
            (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
        let address = "/en/meetings/council-3/edit";
        assert!(lead.get("/en/meetings/council-3").await.text.contains(address));
        assert!(!server.get("/en/meetings/council-3").await.text.contains(address));
        assert!(!lead.get("/en/meetings/council-3?as_of=2026-11-01").await.text.contains(address));
        let (page, late) = (lead.get(address).await, theirs.get(address).await);
        assert!(page.is_set("title_en", "3rd Digital Council") && page.is_set("on", "2026-12-15"));
        faulty(&change(&lead, &page, address, &[("reason_en", "Because.")]).await, &["title_en"]);
        faulty(&change(&lead, &page, address, &[("on", "2027-02-02")]).await, &["reason_en"]);
        let moved = [("on", "2027-02-02"), ("place", "Aurelton"), ("reason_en", "The hall is being repaired.")];
        let done = change(&lead, &page, address, &moved).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/en/meetings/council-3"));
        let shown = server.get("/en/meetings/council-3").await;
        assert!(shown.says("2 Feb 2027") && shown.says("Aurelton") && shown.says("3rd Digital Council"));
        let history = theirs.get(address).await;
        assert!(history.says("The hall is being repaired.") && history.says("Ministry of Digital Affairs"));
        assert_eq!(records(&server, "meeting_recorded", "council-3").await, 2);
        let conflict = change(&theirs, &late, address, &[("on", "2027-03-03"), ("reason_en", "No day left.")]).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        assert!(conflict.is_set("on", "2027-03-03") && conflict.says("The hall is being repaired."));
        assert!(conflict.says("Current version") && conflict.says("Now 2027-02-02 What you typed 2027-03-03"));
        let again = change(&theirs, &conflict, address, &[]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "sent again, it stands");
        assert!(server.get("/en/meetings/council-3").await.says("3 Mar 2027"));
        refused_to(&server, address, &THOSE_NOT_SPEAKING).await;
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
        let server = TestServer::with_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        let address = "/en/statements/new";
        assert!(
            lead.get("/en/statements").await.text.contains(address)
                && lead.get("/en/desk").await.text.contains(address)
        );
        assert!(!server.get("/en/statements").await.text.contains(address));
        let page = lead.get(address).await;
        assert!(page.is_set("tracked", "AUR") && page.is_set("issuer", "joint"));
        let mut fields = NEW.to_vec();
        fields.push(("text_en", "Both sides launch satellites.\n\nThey share the pictures."));
        let done = fill(&lead, &page, address, &fields).await;
        let made = "/en/statements/joint-release-on-satellites";
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, made));
        let shown = server.get(made).await;
        assert!(shown.says("Joint release on satellites") && shown.says("They share the pictures."));
        assert!(server.get("/ko/meetings/council-2").await.says("Joint release on satellites"));
        assert!(server.get("/en/statements").await.says("Joint release on satellites"));
        assert!(!server.get("/en/statements?as_of=2026-11-09").await.says("Joint release on satellites"));
        assert_eq!(server.get(&format!("{made}?as_of=2026-11-09")).await.status, StatusCode::NOT_FOUND);
        let before = server.database.height().await;
        for (role, organisation) in THOSE_NOT_SPEAKING {
            let other = server.signed_in(role, organisation).await;
            let told = other.get(address).await;
            assert!(
                told.says("recorded by Ministry of Digital Affairs"),
                "{role} of {organisation}: {:?}",
                told.pieces()
            );
            assert!(!told.page().has("main form"), "{role} of {organisation}");
            for act in ["record", "save_draft", "preview", "delete_draft"] {
                let sent = other.post(address, &[("key", "x"), ("title_en", "X"), ("act", act)]).await;
                assert_eq!(sent.status, StatusCode::NOT_FOUND, "{role} of {organisation}: {act}");
            }
        }
        assert_eq!(server.get(address).await.status, StatusCode::SEE_OTHER, "nobody is led to sign in");
        assert_eq!(server.database.height().await, before);
    }

    #[tokio::test]
    async fn faults_stand_at_their_fields() {
        let server = TestServer::with_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
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

    /// Everybody reads at once who said it jointly: those who did are at least two, and a source shows it.
    #[tokio::test]
    async fn a_joint_statement_has_two_parties_and_a_source() {
        let server = TestServer::with_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        let address = "/en/statements/new";
        let page = lead.get(address).await;
        for field in ["parties", "tracked"] {
            assert!(page.is_set(field, "AUR") && page.is_set(field, "BOR"), "{field}: those that take part are ticked");
        }
        assert!(page.says("a party is added only while nothing is shared about them"));
        let without = |left_out: (&str, &str)| NEW.into_iter().filter(|it| *it != left_out).collect::<Vec<_>>();
        let alone = fill(&lead, &page, address, &without(("parties", "BOR"))).await;
        faulty(&alone, &["parties"]);
        assert!(alone.page().beside("parties").contains("at least two parties"));
        let unsourced = without(("source", "https://council.example/satellites"));
        faulty(&fill(&lead, &page, address, &unsourced).await, &["source"]);
        let mut own = unsourced.clone();
        own.retain(|(name, value)| *name != "issuer" && *value != "BOR");
        own.push(("issuer", "AUR"));
        assert_eq!(fill(&lead, &page, address, &own).await.status, StatusCode::SEE_OTHER, "one party says it alone");
    }

    /// A revised statement reaches the pages of its commitments and the list; the record keeps what it was.
    #[tokio::test]
    async fn a_revised_statement_reaches_the_pages_of_its_commitments() {
        let server = TestServer::with_council().await;
        let (lead, theirs) =
            (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
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
            let page = server.get(page).await;
            assert!(page.says("15 May 2024"), "{}", page.text);
        }
        assert!(server.get("/en/commitments/cable-repair").await.says("Aurel Declaration"));
        assert!(server.get("/en/statements").await.says("Aurel Declaration"));
        assert!(theirs.get(address).await.says("Its real name and day."));
        assert_eq!(records(&server, "statement_recorded", "council-1-statement").await, 2);
        let conflict = change(&theirs, &late, address, &[("title_en", "Other"), ("reason_en", "Other.")]).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        assert!(conflict.is_set("title_en", "Other"));
        refused_to(&server, address, &THOSE_NOT_SPEAKING).await;
    }

    /// Who sees shared commitments follows from the tracked parties: with commitments there, these stay.
    #[tokio::test]
    async fn who_sees_its_commitments_never_changes_by_a_revision() {
        let server = TestServer::with_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        let address = "/en/statements/council-2-statement/edit";
        let page = lead.get(address).await;
        let refused = change(&lead, &page, address, &[("tracked", "AUR"), ("reason_en", "They left.")]).await;
        faulty(&refused, &["tracked"]);
        assert!(refused.says("Who sees its commitments follows from these parties"));
        let partner = server.signed_in(Role::Partner, "BOR-DCT").await;
        assert_eq!(partner.get("/en/commitments/ai-translation").await.status, StatusCode::OK);
        // One without commitments may still be set right.
        assert_eq!(send(&lead, "/en/statements/new", &NEW).await.status, StatusCode::SEE_OTHER);
        let address = "/en/statements/joint-release-on-satellites/edit";
        let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
        assert_eq!(theirs.get(address).await.status, StatusCode::NOT_FOUND, "it does not track them");
        let page = lead.get(address).await;
        let both = [("tracked", "AUR"), ("tracked", "BOR"), ("reason_en", "They joined.")];
        assert_eq!(change(&lead, &page, address, &both).await.status, StatusCode::SEE_OTHER);
        assert_eq!(theirs.get(address).await.status, StatusCode::OK);
    }

    /// Until anything is shared, a party that was forgotten is added; until it has a part in anything, it is removed.
    #[tokio::test]
    async fn tracked_parties_are_set_right_while_nothing_hangs_on_them() {
        let server = TestServer::with_council().await;
        let (lead, theirs) =
            (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
        assert_eq!(send(&lead, "/en/statements/new", &NEW).await.status, StatusCode::SEE_OTHER);
        let new = "/en/statements/joint-release-on-satellites/commitments/new";
        let page = lead.get(new).await;
        let by = [("undertaken_by", "AUR"), ("undertaken_by", "BOR")];
        let fields =
            [&[("title_en", "Launch a satellite"), ("areas", "data"), ("visibility", "public")], &by[..]].concat();
        let done = change(&lead, &page, new, &fields).await;
        assert_eq!(
            (done.status, done.header("location")),
            (StatusCode::SEE_OTHER, "/en/commitments/launch-a-satellite")
        );
        let address = "/en/statements/joint-release-on-satellites/edit";
        let track = async |parties: &[&str]| {
            let page = lead.get(address).await;
            let mut fields = vec![("reason_en", "It was a mistake.")];
            fields.extend(parties.iter().map(|it| ("tracked", *it)));
            change(&lead, &page, address, &fields).await
        };
        let owners = "/en/commitments/launch-a-satellite/owners";
        for (parties, sees) in [
            (&["AUR", "BOR"][..], StatusCode::OK),
            (&["AUR"], StatusCode::NOT_FOUND),
            (&["AUR", "BOR"], StatusCode::OK),
        ] {
            let done = track(parties).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{parties:?} {:?}", done.pieces());
            assert_eq!(theirs.get(address).await.status, sees, "{parties:?}");
        }
        let named = [("organisation", "BOR-NSL"), ("role", "lead"), ("basis", "assigned")];
        assert_eq!(send(&theirs, owners, &named).await.status, StatusCode::SEE_OTHER);
        let refused = track(&["AUR"]).await;
        faulty(&refused, &["tracked"]);
        assert!(refused.says("A party stays whose organisations"));
        assert_eq!(theirs.get(address).await.status, StatusCode::OK);
    }

    /// Meetings of one title are told apart by their days.
    #[tokio::test]
    async fn a_meeting_is_chosen_by_its_day_too() {
        let server = TestServer::with_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        let page = lead.get("/en/statements/council-2-statement/edit").await;
        let options = page.page().all("select[name=meeting] option:not([value=''])");
        let words: std::collections::BTreeSet<_> = options.iter().map(|it| it.text()).collect();
        assert!(options.len() > 1 && words.len() == options.len());
        assert!(words.iter().all(|it| it.ends_with(')') && it.contains(" 20")), "{words:?}");
    }

    /// What forms of its own set stays as it is.
    #[tokio::test]
    async fn the_reporting_rule_outlives_a_revision() {
        let server = TestServer::with_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        let address = "/en/statements/resilience-memorandum/edit";
        let page = lead.get(address).await;
        let fields = [("place", "Borlandtown"), ("reason_en", "Renamed.")];
        assert_eq!(change(&lead, &page, address, &fields).await.status, StatusCode::SEE_OTHER);
        assert!(lead.get("/en/desk/reporting").await.says("Every half year, first on 30 Jun 2026"));
    }
}
