//! Agendas: the draft that follows from the record, and what a side sets.

use super::*;

use crate::support::forms::{change, faulty, leads_on, press, records, refused_to, standing};
use crate::support::server::TestServer;

/// What waits, is late, is disputed or falls due soon, the most urgent first, each with its reasons.
#[tokio::test]
async fn a_draft_follows_from_the_record_for_people_of_the_parties_only() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let page = manager.get(MEETING).await;
    let expected = [
        "cable-repair",
        "quantum-fellows",
        "satellite-trial",
        "identity-pilot",
        "data-transfer",
        "spare-parts",
        "incident-hotline",
        "cable-map",
        "proposal-6g",
    ];
    assert_eq!(draft(&page), expected);
    for (slug, expected) in [
        ("identity-pilot", &["due_passed"][..]),
        ("cable-repair", &["disputed", "differ", "due_passed", "troubled"]),
        ("satellite-trial", &["due_passed", "troubled", "due_soon"]),
        ("quantum-fellows", &["disputed", "differ", "troubled"]),
        ("incident-hotline", &["due_soon", "joint_proposed"]),
        ("cable-map", &["due_soon"]),
        ("proposal-6g", &["proposed"]),
    ] {
        assert_eq!(reasons(&page, slug), expected, "{slug}");
    }
    assert!(manager.get("/ko/meetings/council-3").await.says("기록에 따른 초안 9건"));
    for (role, organisation) in [(Role::Official, "AUR-ISR"), (Role::Partner, "BOR-DCT"), (Role::Manager, "BOR-DFA")] {
        let other = server.signed_in(role, organisation).await.get(MEETING).await;
        assert_eq!(draft(&other), expected, "{role} of {organisation}");
    }
    let anyone = server.get(MEETING).await;
    assert!(draft(&anyone).is_empty() && anyone.says("No agenda has been put forward."));
    assert!(!anyone.page().has("[data-reason]") && !anyone.text.contains(AGENDA));
    // A past day is read, not prepared; a meeting that was held needs no draft.
    let past = manager.get("/en/meetings/council-3?as_of=2026-11-24").await;
    assert!(past.status == StatusCode::NOT_FOUND || draft(&past).is_empty());
    assert!(draft(&manager.get(HELD).await).is_empty());
}

/// A dispute alone is a reason too, and only for those who see it.
#[tokio::test]
async fn what_is_only_disputed_is_on_it_for_those_who_see_that() {
    let server = TestServer::with_council().await;
    let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
    let queue = theirs.get("/en/review").await;
    let address = queue.page().link("/en/commitments/cable-map/answer/");
    let fields = [("answer", "disputed"), ("reason_en", "No map came.")];
    leads_on(&press(&theirs, address, "answer", &fields).await);
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    assert_eq!(reasons(&ours.get(MEETING).await, "cable-map"), ["disputed", "due_soon"]);
}

/// Drafted by one side, put forward to the other, published: each is seen by those it is for.
#[tokio::test]
async fn an_agenda_goes_from_the_own_side_to_the_parties_to_everybody() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
    let form = manager.get(AGENDA).await;
    assert!(form.is_set("place-0", "1") && form.is_set("visibility", "party:AUR"));
    // Ordered, taken off and added, without anything recorded.
    let arranged = set(
        &manager,
        &[
            ("act", "arrange"),
            ("place-3", "0.5"),
            ("off-0", "1"),
            ("note-3_en", "The fund first."),
            ("note-3_ko", "기금부터 논의"),
            ("to", "open-ran-lab"),
            ("line_en", "Day of the next meeting"),
        ],
    )
    .await;
    assert_eq!(arranged.status, StatusCode::OK);
    assert_eq!(records(&server, "agenda_set", "council-3").await, 0);
    let lines = standing(&arranged);
    let at = |name: &str| lines.iter().find(|(other, _)| other == name).map_or("", |(_, value)| value.as_str());
    assert_eq!(
        (at("item-0"), at("item-1"), at("item-8"), at("item-9")),
        ("identity-pilot", "quantum-fellows", "open-ran-lab", "")
    );
    assert_eq!((at("note-0_ko"), at("note-9_en")), ("기금부터 논의", "Day of the next meeting"));
    assert!(arranged.says("Connect the two Open RAN test beds"));
    assert!(arranged.try_part("add").is_some(), "what was taken off is offered");
    let saved = change(&manager, &arranged, AGENDA, &[SAVE, OURS]).await;
    assert_eq!((saved.status, saved.header("location")), (StatusCode::SEE_OTHER, "/en/meetings/council-3#agenda"));

    let seen = manager.get(MEETING).await;
    assert_eq!(agenda(&seen)[..2], ["identity-pilot", "quantum-fellows"]);
    assert!(seen.says("The fund first.") && seen.says("Day of the next meeting"));
    assert!(seen.says("Working draft of our side") && draft(&seen) == ["cable-repair"]);
    assert!(manager.get("/ko/meetings/council-3").await.says("기금부터 논의"));
    let official = server.signed_in(Role::Official, "AUR-ISR").await;
    assert!(official.get(MEETING).await.says("The fund first."));
    for (role, organisation) in
        [(Role::Manager, "BOR-DFA"), (Role::Partner, "AUR-MDA"), (Role::Admin, "AUR-MDA"), (Role::Manager, "AUR-NET")]
    {
        let other = server.signed_in(role, organisation).await.get(MEETING).await;
        assert!(!other.says("The fund first."), "{role} of {organisation}");
    }
    assert!(!theirs.get(AGENDA).await.text.contains("The fund first."));
    assert!(!server.get(MEETING).await.says("The fund first."));

    assert_eq!(set(&manager, &[SAVE, SHARED, ALONG]).await.status, StatusCode::SEE_OTHER);
    let partner = server.signed_in(Role::Partner, "BOR-DCT").await;
    for seen in [&theirs.get(MEETING).await, &partner.get(MEETING).await, &manager.get(MEETING).await] {
        assert!(seen.says("The fund first.") && seen.says("Set by Aurelia on 25 Nov 2026"));
        assert!(!seen.says("Working draft of our side") || seen.says("The parties"));
    }
    assert!(!server.get(MEETING).await.says("The fund first."));
    // The other side works on it and publishes it.
    let theirs_now = set(&theirs, &[SAVE, PUBLIC, REPLACE, ("off-1", "1")]).await;
    assert_eq!(theirs_now.status, StatusCode::SEE_OTHER);
    for lang in ["en", "ko"] {
        let anyone = server.get(&format!("/{lang}/meetings/council-3")).await;
        assert_eq!(agenda(&anyone)[..2], ["identity-pilot", "satellite-trial"]);
        assert!(!anyone.page().has("[data-reason]"));
    }
    assert_eq!(
        records(&server, "agenda_set", "council-3").await,
        4,
        "each stays, and the notes with those who had read them"
    );
    assert!(!manager.get("/en/meetings/council-3?as_of=2026-11-24").await.says("The fund first."));
    // The meeting itself is what it was, and its own history speaks of it alone.
    let lead = manager.get("/en/meetings/council-3/edit").await;
    assert!(lead.is_set("on", "2026-12-15") && lead.page().text().matches("Recorded").count() < 5);
    assert!(!lead.says("Changed"), "an agenda is no change of the meeting");
    assert_sound(&server).await;
}

/// A note of a side's working agenda reaches nobody else by a change of who sees the agenda.
#[tokio::test]
async fn a_note_stays_within_the_own_side_when_the_agenda_is_put_forward() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
    let words = ("note-0_en", "We may give way.");
    let saved = set(&manager, &[SAVE, OURS, words, ("line_en", "Day of the next meeting")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    for readers in [SHARED, PUBLIC] {
        assert_eq!(set(&manager, &[SAVE, readers]).await.status, StatusCode::SEE_OTHER);
        for page in [theirs.get(MEETING).await, theirs.get(AGENDA).await] {
            assert!(!page.text.contains("We may give way."));
            assert!(page.text.contains("Day of the next meeting"), "a line of text is an item");
        }
        let own = manager.get(MEETING).await;
        assert!(own.says("We may give way.") && own.says("Working draft of our side"), "the own side keeps it");
        assert!(manager.get(AGENDA).await.is_set("note-0_en", "We may give way."));
    }
    assert!(!server.get(MEETING).await.text.contains("We may give way."));
    // Nothing of it changed: nothing is recorded.
    faulty(&set(&manager, &[SAVE, PUBLIC]).await, &["to"]);

    // The other side cannot replace it unsaid, and sees what it would replace.
    let form = theirs.get(AGENDA).await;
    assert!(form.says("Aurelia put an agenda forward on"));
    let before = server.database.height().await;
    faulty(&change(&theirs, &form, AGENDA, &[SAVE, SHARED, ("off-0", "1")]).await, &["replace"]);
    assert_eq!(server.database.height().await, before);
    let own_draft = [SAVE, ("visibility", "party:BOR"), ("off-0", "1")];
    assert_eq!(change(&theirs, &form, AGENDA, &own_draft).await.status, StatusCode::SEE_OTHER, "a draft replaces none");
    assert_eq!(set(&manager, &[SAVE, PUBLIC, ALONG]).await.status, StatusCode::SEE_OTHER);
    assert!(server.get(MEETING).await.says("We may give way."), "it goes along where it is told to");
    assert_sound(&server).await;
}

/// What a reader may not see is on no agenda of theirs.
#[tokio::test]
async fn an_item_is_seen_by_those_who_see_its_commitment() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let shared = server.database.column(
        "SELECT c.slug FROM record r JOIN commitment c ON c.id = r.noun_id WHERE r.kind = 'commitment_recorded' \
         AND r.visibility = 'shared'",
    );
    let shared = shared.await.first().cloned().expect("a commitment that is shared only");
    let done = set(&manager, &[SAVE, PUBLIC, ("to", &shared), ("line_en", "The last point")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(agenda(&manager.get(MEETING).await).contains(&shared));
    let anyone = server.get(MEETING).await;
    assert!(!agenda(&anyone).contains(&shared) && anyone.says("The last point"));
}

#[tokio::test]
async fn faults_stand_at_their_fields_and_a_form_sent_twice_makes_one() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-ISR").await;
    let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
    let unknown = set(&manager, &[SAVE, ("to", "no such thing"), ("line_en", "Kept")]).await;
    faulty(&unknown, &["item-9"]);
    assert!(unknown.is_set("item-9", "no such thing") && unknown.is_set("note-10_en", "Kept"));
    let refused = set(&manager, &[SAVE, ("visibility", "party:BOR")]).await;
    faulty(&refused, &["visibility"]);
    let without = set(&manager, &[SAVE, ("visibility", "")]).await;
    faulty(&without, &["visibility"]);
    let (page, late) = (manager.get(AGENDA).await, theirs.get(AGENDA).await);
    for _ in 0..2 {
        assert_eq!(change(&manager, &page, AGENDA, &[SAVE, SHARED]).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(records(&server, "agenda_set", "council-3").await, 1);
    let conflict = change(&theirs, &late, AGENDA, &[SAVE, SHARED, ("note-0_en", "Mine")]).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert!(conflict.is_set("note-0_en", "Mine") && conflict.says("Set by Aurelia on 25 Nov 2026"));
    let unsaid = change(&theirs, &conflict, AGENDA, &[SAVE, ("off-1", "1")]).await;
    faulty(&unsaid, &["replace"]);
    let again = change(&theirs, &unsaid, AGENDA, &[SAVE, REPLACE, ALONG]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "said so, it stands");
    faulty(&set(&theirs, &[SAVE]).await, &["to"]);
    refused_to(&server, AGENDA, &THOSE_NOT_PREPARING).await;
    assert_eq!(manager.get("/en/meetings/none/agenda").await.status, StatusCode::NOT_FOUND);
}

/// Both sides order and add to what they share; what one takes off of the other's is said, and nobody overwrites unseen.
#[tokio::test]
async fn both_sides_work_on_the_agenda_that_they_share() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
    leads_on(&set(&ours, &[SAVE, SHARED, ("line_en", "Day of the next meeting")]).await);
    let opened_before = ours.get(AGENDA).await;
    let first = agenda(&theirs.get(MEETING).await);
    leads_on(&set(&theirs, &[SAVE, SHARED, ("place-1", "0.5"), ("line_en", "A joint test bed")]).await);
    let now = ours.get(MEETING).await;
    assert!(now.says("A joint test bed") && now.says("Day of the next meeting") && now.says("Set by Borland"));
    assert_eq!(agenda(&now)[..2], [first[1].clone(), first[0].clone()]);
    // Written from what stood before: both are shown, and nothing is recorded.
    let before = server.database.height().await;
    let late = change(&ours, &opened_before, AGENDA, &[SAVE, SHARED, ("line_en", "The fund")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("A joint test bed") && late.text.contains("The fund"), "{:?}", late.pieces());
    assert_eq!(server.database.height().await, before);
    // Sent again as it is it would take off what they added.
    faulty(&change(&ours, &late, AGENDA, &[SAVE, SHARED]).await, &["replace"]);
    leads_on(&set(&ours, &[SAVE, SHARED, ("line_en", "The fund")]).await);
    assert!(theirs.get("/ko/meetings/council-3").await.says("The fund"));
    assert_sound(&server).await;
}

/// What a side means to say stands beside the items for its own eyes, and outlives what the other side changes.
#[tokio::test]
async fn a_stance_is_for_the_own_side_alone() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
    let beside = server.signed_in(Role::Official, "AUR-ISR").await;
    let form = ours.get(AGENDA).await;
    assert!(form.says("Our position (our side only)") && form.says("Note (our side only, unless put forward below)"));
    let stance = [("stance-0_en", "Ask for Zanzibar."), ("stance-0_ko", "잔지바르 요청")];
    leads_on(&set(&ours, &[&[SAVE, SHARED, ALONG, ("note-0_en", "Money first.")][..], &stance].concat()).await);
    for public in [false, true] {
        for person in [&ours, &beside] {
            let page = person.get(MEETING).await;
            assert!(page.says("Our position (our side only)") && page.says("Ask for Zanzibar."), "{:?}", page.pieces());
            assert!(person.get("/ko/meetings/council-3").await.says("잔지바르 요청"));
        }
        // The internal briefing has it, and no other one.
        for circle in ["party", "shared", "public"] {
            let pack = ours.get(&format!("/en/briefing?meeting=council-3&audience={circle}")).await;
            let says = pack.says("Our position (our side only):") && pack.says("Ask for Zanzibar.");
            assert_eq!(says, circle == "party", "{circle}: {:?}", pack.pieces());
            assert_eq!(pack.text.contains("Zanzibar"), circle == "party", "{circle}");
        }
        let others = [
            (Role::Manager, "BOR-DFA"),
            (Role::Partner, "AUR-MDA"),
            (Role::Admin, "AUR-MDA"),
            (Role::Manager, "AUR-NET"),
        ];
        for (role, organisation) in others {
            let other = server.signed_in(role, organisation).await;
            let pages = [MEETING, AGENDA, "/en/briefing?meeting=council-3", "/en/notices", "/en/commitments?q=Zanzib"];
            for address in pages {
                let page = other.get(address).await.text;
                assert!(
                    !page.contains("Zanzibar") && !page.contains("잔지바르"),
                    "{role} of {organisation}: {address}"
                );
            }
            let read = other.get(MEETING).await;
            assert!(!read.says("Our position") && read.says("Money first."), "{role} of {organisation}");
        }
        assert!(!server.get(MEETING).await.text.contains("Zanzibar"));
        if !public {
            // The other side changes what both share, and publishes it.
            leads_on(&set(&theirs, &[SAVE, PUBLIC, ALONG, ("place-0", "3.5"), ("line_en", "A joint test bed")]).await);
        }
    }
    assert!(server.get(MEETING).await.says("A joint test bed"));
    let again = ours.get(AGENDA).await;
    let at = again.page().all("[name^=stance-][name$=_en]").into_iter().position(|it| !it.text().is_empty());
    let at = at.expect("the form has it");
    assert_ne!(at, 0, "it moved with its item");
    // Taken back and put forward, it is gone.
    let (en, ko) = (format!("stance-{at}_en"), format!("stance-{at}_ko"));
    leads_on(&change(&ours, &again, AGENDA, &[SAVE, PUBLIC, ALONG, (&en, ""), (&ko, "")]).await);
    assert!(!ours.get(MEETING).await.says("Ask for Zanzibar."));
    faulty(&set(&ours, &[SAVE, PUBLIC, ALONG]).await, &["to"]);
    let long = "가".repeat(20_001);
    faulty(&set(&ours, &[SAVE, PUBLIC, ("stance-0_ko", &long)]).await, &["stance-0_ko"]);
    assert_sound(&server).await;
}

/// When a side changes only what it keeps to itself, the other side reads what it read, and nothing says that or when.
#[tokio::test]
async fn the_other_side_does_not_see_when_a_stance_changes() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
    let watch = [("key", "w1"), ("act", "watch"), ("noun", "meeting"), ("name", "council-3")];
    leads_on(&theirs.post("/en/notices/watching", &watch).await);
    leads_on(&set(&ours, &[SAVE, SHARED, ALONG, ("note-0_en", "Money first."), ("line_en", "Next day")]).await);
    let open = theirs.get(AGENDA).await;
    let read = async || {
        let mut read = Vec::new();
        for page in [MEETING, AGENDA, "/en/notices", "/en/changes", "/en/"] {
            let page = theirs.get(page).await;
            let version = page.page().hidden_fields().into_iter().find(|(name, _)| name == "version");
            read.push((page.status, page.pieces(), version));
        }
        read
    };
    let before = read().await;
    for stance in ["Ask for a year.", "Ask for two.", ""] {
        leads_on(&set(&ours, &[SAVE, SHARED, ("stance-0_en", stance)]).await);
        let now = ours.get(MEETING).await;
        assert_eq!(now.text.contains("Ask for"), !stance.is_empty(), "{:?}", now.pieces());
        assert!(now.says(stance), "{:?}", now.pieces());
        assert_eq!(read().await, before, "{stance:?}");
        let height = server.database.height().await;
        faulty(&set(&ours, &[SAVE, SHARED]).await, &["to"]);
        assert_eq!(server.database.height().await, height, "nothing changed");
    }
    leads_on(&set(&ours, &[SAVE, SHARED, ("stance-0_en", "Ask for three.")]).await);
    leads_on(&change(&theirs, &open, AGENDA, &[SAVE, SHARED, ("line_en", "The fund")]).await);
    assert!(ours.get(MEETING).await.says("Ask for three."));
    assert_sound(&server).await;
}

/// Without a script the numbers put the lines in order; what a script moves them with is hidden.
#[tokio::test]
async fn lines_are_numbered_without_a_script() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    let page = ours.get("/ko/meetings/council-3/agenda").await;
    let lines = page.page().all(".sorted > fieldset[data-line], .sorted > * > fieldset[data-line]");
    assert!(lines.len() > 5);
    for line in lines {
        assert_eq!(line.count("input[type=number][name^=place-]"), 1);
        assert_eq!(line.count("button[type=button][data-move][hidden]"), 2);
        assert!(line.has("[data-grip][hidden]") && line.has("legend [data-number]"));
    }
}
