//! A meeting prepared and closed: its agenda, its decisions and what comes of them, what was to be reported before it. On
//! the fictional portfolio, once as it is, with both sides taking part, and once with one side only.

use accord::domain::member::Role;
use http::StatusCode;

use super::filling::{change, faulty, fill, records, refused_to, standing};
use super::site::{Person, Reply, Site};
use crate::common::{Ground, day};

const MEETING: &str = "/en/meetings/council-3";
const AGENDA: &str = "/en/meetings/council-3/agenda";
const HELD: &str = "/en/meetings/council-2";
const DECIDE: &str = "/en/meetings/council-2/decisions/new";

/// Both sides take part.
async fn site() -> Site {
    let ground = Ground::sqlite().await;
    ground.load(accord::demo::FICTIONAL).await;
    Site::on(ground)
}

/// Only Aurelia takes part.
async fn alone() -> Site {
    let both = "\"taking_part\": [\"AUR\", \"BOR\"]";
    let ground = Ground::sqlite().await;
    ground.load(&accord::demo::FICTIONAL.replace(both, "\"taking_part\": [\"AUR\"]")).await;
    Site::on(ground)
}

/// The part of a page with an `id`, up to the end of its section.
fn part(page: &Reply, id: &str) -> Option<Reply> {
    let (_, rest) = page.text.split_once(&format!("id=\"{id}\""))?;
    let end = rest.find("</section>").unwrap_or(rest.len());
    let text = format!("<body><p {}", &rest[..end]);
    Some(Reply { status: page.status, headers: page.headers.clone(), text, bytes: page.bytes.clone() })
}

fn agenda(page: &Reply) -> Vec<String> {
    let part = part(page, "agenda").expect("a card of the agenda");
    let text = part.text.split("id=\"draft\"").next().unwrap().to_owned();
    Reply { text, ..part }.rows()
}

fn draft(page: &Reply) -> Vec<String> {
    part(page, "draft").map_or_else(Vec::new, |it| it.rows())
}

/// The reasons beside a commitment.
fn reasons(page: &Reply, slug: &str) -> Vec<String> {
    let (_, rest) = page.text.split_once(&format!("<li data-commitment=\"{slug}\"")).unwrap();
    let item = rest.split("</li>").next().unwrap();
    item.split("data-reason=\"").skip(1).map(|it| it.split('"').next().unwrap().to_owned()).collect()
}

/// Fills in the agenda as it stands in its form, with these fields instead.
async fn set(person: &Person<'_>, fields: &[(&str, &str)]) -> Reply {
    let page = person.get(AGENDA).await;
    assert_eq!(page.status, StatusCode::OK);
    change(person, &page, AGENDA, fields).await
}

const SAVE: (&str, &str) = ("act", "save");
const PUBLIC: (&str, &str) = ("visibility", "public");
const SHARED: (&str, &str) = ("visibility", "shared");
const OURS: (&str, &str) = ("visibility", "party:AUR");

const THOSE_NOT_PREPARING: [(Role, &str); 4] =
    [(Role::Official, "AUR-MDA"), (Role::Partner, "AUR-MDA"), (Role::Admin, "AUR-MDA"), (Role::Manager, "AUR-NET")];

mod agendas {
    use super::*;

    /// What waits, is late, is disputed or falls due soon, the most urgent first, each with its reasons.
    #[tokio::test]
    async fn a_draft_follows_from_the_record_for_people_of_the_parties_only() {
        let site = site().await;
        let manager = site.signed_in(Role::Manager, "AUR-MDA").await;
        let page = manager.get(MEETING).await;
        let expected = [
            "identity-pilot",
            "data-transfer",
            "spare-parts",
            "cable-repair",
            "satellite-trial",
            "quantum-fellows",
            "incident-hotline",
            "cable-map",
            "proposal-6g",
        ];
        assert_eq!(draft(&page), expected);
        for (slug, expected) in [
            ("identity-pilot", &["due_passed"][..]),
            ("cable-repair", &["due_passed", "disputed", "differ"]),
            ("satellite-trial", &["due_passed", "delayed"]),
            ("quantum-fellows", &["disputed", "differ"]),
            ("incident-hotline", &["joint_proposed", "due_soon"]),
            ("cable-map", &["due_soon"]),
            ("proposal-6g", &["proposed"]),
        ] {
            assert_eq!(reasons(&page, slug), expected, "{slug}");
        }
        assert!(manager.get("/ko/meetings/council-3").await.says("기록에 따른 초안 9건"));
        for (role, organisation) in
            [(Role::Official, "AUR-ISR"), (Role::Partner, "BOR-DCT"), (Role::Manager, "BOR-DFA")]
        {
            let other = site.signed_in(role, organisation).await.get(MEETING).await;
            assert_eq!(draft(&other), expected, "{role} of {organisation}");
        }
        let anyone = site.get(MEETING).await;
        assert!(draft(&anyone).is_empty() && anyone.says("No agenda has been put forward."));
        assert!(!anyone.text.contains("data-reason") && !anyone.text.contains(AGENDA));
        // A past day is read, not prepared; a meeting that was held needs no draft.
        let past = manager.get("/en/meetings/council-3?as_of=2026-11-24").await;
        assert!(past.status == StatusCode::NOT_FOUND || draft(&past).is_empty());
        assert!(draft(&manager.get(HELD).await).is_empty());
    }

    /// A dispute alone is a reason too, and only for those who see it.
    #[tokio::test]
    async fn what_is_only_disputed_is_on_it_for_those_who_see_that() {
        let site = site().await;
        let theirs = site.signed_in(Role::Manager, "BOR-DFA").await;
        let queue = theirs.get("/en/review").await;
        let start = "href=\"/en/commitments/cable-map/answer/";
        let address = queue.text.split_once(start).expect("a report to answer").1.split('"').next().unwrap();
        let address = format!("/en/commitments/cable-map/answer/{address}");
        let page = theirs.get(&address).await;
        let fields = [("act", "answer"), ("answer", "disputed"), ("reason_en", "No map came.")];
        let mut all = page.hidden_with("answer");
        all.extend(fields.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!(theirs.post(&address, &all).await.status, StatusCode::SEE_OTHER);
        let ours = site.signed_in(Role::Manager, "AUR-MDA").await;
        assert_eq!(reasons(&ours.get(MEETING).await, "cable-map"), ["disputed", "due_soon"]);
    }

    /// Drafted by one side, put forward to the other, published: each is seen by those it is for.
    #[tokio::test]
    async fn an_agenda_goes_from_the_own_side_to_the_parties_to_everybody() {
        let site = site().await;
        let manager = site.signed_in(Role::Manager, "AUR-MDA").await;
        let theirs = site.signed_in(Role::Manager, "BOR-DFA").await;
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
        assert_eq!(records(&site, "agenda_set", "council-3").await, 0);
        let lines = standing(&arranged);
        let at = |name: &str| lines.iter().find(|(it, _)| it == name).map_or("", |(_, value)| value.as_str());
        assert_eq!(
            (at("item-0"), at("item-1"), at("item-8"), at("item-9")),
            ("cable-repair", "data-transfer", "open-ran-lab", "")
        );
        assert_eq!((at("note-0_ko"), at("note-9_en")), ("기금부터 논의", "Day of the next meeting"));
        assert!(arranged.says("Connect the two Open RAN test beds"));
        assert!(part(&arranged, "add").is_some(), "what was taken off is offered");
        let saved = change(&manager, &arranged, AGENDA, &[SAVE, OURS]).await;
        assert_eq!((saved.status, saved.header("location")), (StatusCode::SEE_OTHER, "/en/meetings/council-3#agenda"));

        let seen = manager.get(MEETING).await;
        assert_eq!(agenda(&seen)[..2], ["cable-repair", "data-transfer"]);
        assert!(seen.says("The fund first.") && seen.says("Day of the next meeting"));
        assert!(seen.says("Working draft of our side") && draft(&seen) == ["identity-pilot"]);
        assert!(manager.get("/ko/meetings/council-3").await.says("기금부터 논의"));
        let official = site.signed_in(Role::Official, "AUR-ISR").await;
        assert!(official.get(MEETING).await.says("The fund first."));
        for (role, organisation) in [
            (Role::Manager, "BOR-DFA"),
            (Role::Partner, "AUR-MDA"),
            (Role::Admin, "AUR-MDA"),
            (Role::Manager, "AUR-NET"),
        ] {
            let other = site.signed_in(role, organisation).await.get(MEETING).await;
            assert!(!other.says("The fund first."), "{role} of {organisation}");
        }
        assert!(!theirs.get(AGENDA).await.text.contains("The fund first."));
        assert!(!site.get(MEETING).await.says("The fund first."));

        assert_eq!(set(&manager, &[SAVE, SHARED]).await.status, StatusCode::SEE_OTHER);
        let partner = site.signed_in(Role::Partner, "BOR-DCT").await;
        for seen in [&theirs.get(MEETING).await, &partner.get(MEETING).await, &manager.get(MEETING).await] {
            assert!(seen.says("The fund first.") && seen.says("Set by Aurelia on 25 Nov 2026"));
            assert!(!seen.says("Working draft of our side") || seen.says("The parties"));
        }
        assert!(!site.get(MEETING).await.says("The fund first."));
        // The other side works on it and publishes it.
        let theirs_now = set(&theirs, &[SAVE, PUBLIC, ("off-1", "1")]).await;
        assert_eq!(theirs_now.status, StatusCode::SEE_OTHER);
        for lang in ["en", "ko"] {
            let anyone = site.get(&format!("/{lang}/meetings/council-3")).await;
            assert_eq!(agenda(&anyone)[..2], ["cable-repair", "spare-parts"]);
            assert!(!anyone.text.contains("data-reason"));
        }
        assert_eq!(records(&site, "agenda_set", "council-3").await, 3, "each stays in the history");
        assert!(!manager.get("/en/meetings/council-3?as_of=2026-11-24").await.says("The fund first."));
        // The meeting itself is what it was, and its own history speaks of it alone.
        let lead = manager.get("/en/meetings/council-3/edit").await;
        assert!(lead.is_set("on", "2026-12-15") && lead.text.matches("Recorded").count() < 5);
        assert!(!lead.says("Changed"), "an agenda is no change of the meeting");
        whole(&site).await;
    }

    /// What a reader may not see is on no agenda of theirs.
    #[tokio::test]
    async fn an_item_is_seen_by_those_who_see_its_commitment() {
        let site = site().await;
        let manager = site.signed_in(Role::Manager, "AUR-MDA").await;
        let shared = site.ground.column(
            "SELECT c.slug FROM record r JOIN commitment c ON c.id = r.noun_id WHERE r.kind = 'commitment_recorded' \
             AND r.visibility = 'shared'",
        );
        let shared = shared.await.first().cloned().expect("a commitment that is shared only");
        let done = set(&manager, &[SAVE, PUBLIC, ("to", &shared), ("line_en", "The last point")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        assert!(agenda(&manager.get(MEETING).await).contains(&shared));
        let anyone = site.get(MEETING).await;
        assert!(!agenda(&anyone).contains(&shared) && anyone.says("The last point"));
    }

    #[tokio::test]
    async fn faults_stand_at_their_fields_and_a_form_sent_twice_makes_one() {
        let site = site().await;
        let manager = site.signed_in(Role::Manager, "AUR-ISR").await;
        let theirs = site.signed_in(Role::Manager, "BOR-DFA").await;
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
        assert_eq!(records(&site, "agenda_set", "council-3").await, 1);
        let conflict = change(&theirs, &late, AGENDA, &[SAVE, SHARED, ("note-0_en", "Mine")]).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        assert!(conflict.is_set("note-0_en", "Mine") && conflict.says("Set by Aurelia on 25 Nov 2026"));
        let again = change(&theirs, &conflict, AGENDA, &[SAVE]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "sent again, it stands");
        faulty(&set(&theirs, &[SAVE]).await, &["to"]);
        refused_to(&site, AGENDA, &THOSE_NOT_PREPARING).await;
        assert_eq!(manager.get("/en/meetings/none/agenda").await.status, StatusCode::NOT_FOUND);
    }
}

mod decisions {
    use super::*;

    const NEW: [(&str, &str); 4] = [
        ("text_en", "Both sides open a shared register of outages"),
        ("text_ko", "양측은 장애 현황을 함께 등록한다"),
        ("source", "https://mda.aurelia.example/minutes"),
        ("statement", ""),
    ];

    /// Records one and answers the address of its page.
    async fn decide(person: &Person<'_>, visibility: &str) -> String {
        let page = person.get(DECIDE).await;
        let fields: Vec<_> = NEW.into_iter().chain([("visibility", visibility)]).collect();
        let done = change(person, &page, DECIDE, &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        done.header("location").split('?').next().unwrap().to_owned()
    }

    #[tokio::test]
    async fn a_decision_is_recorded_with_its_source_on_the_day_of_the_meeting() {
        let site = site().await;
        let manager = site.signed_in(Role::Manager, "AUR-MDA").await;
        let theirs = site.signed_in(Role::Manager, "BOR-DFA").await;
        let page = manager.get(DECIDE).await;
        assert!(page.is_set("on", "2025-09-23") && page.is_set("statement", "council-2-statement"));
        let empty = change(&manager, &page, DECIDE, &[("statement", ""), ("on", "2025-09-22")]).await;
        faulty(&empty, &["text_en", "on", "source"]);
        assert!(empty.is_set("on", "2025-09-22"));
        let wrong = change(&manager, &page, DECIDE, &[("source", "minutes"), ("on", "soon"), NEW[0]]).await;
        faulty(&wrong, &["on"]);
        assert!(wrong.is_set("source", "minutes") && wrong.text.contains("shared register of outages"));
        let fields: Vec<_> = NEW.into_iter().chain([SHARED]).collect();
        for _ in 0..2 {
            assert_eq!(change(&manager, &page, DECIDE, &fields).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(records(&site, "decision_recorded", "council-2").await, 1);
        for seen in [&manager.get(HELD).await, &theirs.get(HELD).await] {
            assert!(seen.says(NEW[0].1) && seen.says("recorded by Aurelia") && seen.text.contains(NEW[2].1));
        }
        assert!(theirs.get("/ko/meetings/council-2").await.says(NEW[1].1));
        assert!(!site.get(HELD).await.says(NEW[0].1));
        // It was made that day: it shows on every day since.
        assert!(manager.get("/en/meetings/council-2?as_of=2025-09-23").await.says(NEW[0].1));
        // Nothing is decided at a meeting that has not begun.
        let ahead = "/en/meetings/council-3/decisions/new";
        assert!(!manager.get(MEETING).await.text.contains(ahead));
        let page = manager.get(ahead).await;
        faulty(&change(&manager, &page, ahead, &fields).await, &["on"]);
        refused_to(&site, DECIDE, &THOSE_NOT_PREPARING).await;
        whole(&site).await;
    }

    #[tokio::test]
    async fn it_is_corrected_by_its_own_side_with_a_reason() {
        let site = site().await;
        let manager = site.signed_in(Role::Manager, "AUR-MDA").await;
        let colleague = site.signed_in(Role::Manager, "AUR-ISR").await;
        let theirs = site.signed_in(Role::Manager, "BOR-DFA").await;
        let address = decide(&manager, "shared").await;
        let (page, late) = (manager.get(&address).await, colleague.get(&address).await);
        faulty(&change(&manager, &page, &address, &[("act", "correct")]).await, &["text_en", "reason_en"]);
        let narrower = [("act", "correct"), ("reason_en", "Too early."), OURS];
        faulty(&change(&manager, &page, &address, &narrower).await, &["visibility"]);
        let fields =
            [("act", "correct"), ("text_en", "They open a register of outages"), ("reason_en", "By the minutes.")];
        for _ in 0..2 {
            assert_eq!(change(&manager, &page, &address, &fields).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(records(&site, "decision_recorded", "council-2").await, 2);
        let seen = theirs.get(HELD).await;
        let decided = part(&seen, "decisions").unwrap();
        assert!(decided.says("They open a register of outages") && !decided.says(NEW[0].1));
        let history = part(&seen, "history").unwrap();
        assert!(history.says("By the minutes.") && history.says(NEW[0].1), "what it was stays");
        let conflict = change(&colleague, &late, &address, &[("act", "correct"), ("reason_en", "No."), PUBLIC]).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        assert!(conflict.is_set("visibility", "public") && conflict.says("They open a register of outages"));
        // The other side reads it and makes something of it; it does not correct it.
        let read = theirs.get(&address).await;
        assert!(read.status == StatusCode::OK && !read.text.contains("reason_en"));
        let sent = theirs.post(&address, &[("key", "k"), fields[0], fields[1], fields[2], SHARED]).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND);
        refused_to(&site, &address, &THOSE_NOT_PREPARING).await;
    }

    #[tokio::test]
    async fn the_own_sides_draft_of_a_decision_is_nobody_elses() {
        let site = site().await;
        let manager = site.signed_in(Role::Manager, "AUR-MDA").await;
        let theirs = site.signed_in(Role::Manager, "BOR-DFA").await;
        let address = decide(&manager, "party:AUR").await;
        assert!(manager.get(HELD).await.says(NEW[0].1));
        assert!(!theirs.get(HELD).await.says(NEW[0].1) && !site.get(HELD).await.says(NEW[0].1));
        assert_eq!(theirs.get(&address).await.status, StatusCode::NOT_FOUND);
        let id = address.rsplit('/').next().unwrap();
        // Nor does a form of theirs make anything of it: there is no such decision.
        let form = format!("/en/commitments/cable-repair/milestones?meeting=council-2&decision={id}");
        let its_owner = site.signed_in(Role::Manager, "BOR-DFA").await;
        assert_eq!(its_owner.get(&form).await.status, StatusCode::NOT_FOUND);
    }

    /// With one side only, what a meeting decided is recorded at once as a commitment of the statement.
    #[tokio::test]
    async fn a_decision_becomes_a_commitment_with_its_source() {
        let site = alone().await;
        let manager = site.signed_in(Role::Manager, "AUR-MDA").await;
        let address = decide(&manager, "public").await;
        let page = manager.get(&address).await;
        let link = page.text.split("href=\"").find(|it| it.contains("/commitments/new?")).unwrap();
        let link = html_escape::decode_html_entities(link.split('"').next().unwrap()).into_owned();
        assert!(link.starts_with("/en/statements/council-2-statement/commitments/new?meeting=council-2&decision="));
        let form = manager.get(&link).await;
        assert!(form.is_set("title_en", NEW[0].1) && form.is_set("title_ko", NEW[1].1));
        assert!(form.is_set("source", NEW[2].1) && form.says("It comes of a decision of 2nd Digital Council"));
        let fault = change(&manager, &form, &link, &[("title_en", ""), ("title_ko", "")]).await;
        faulty(&fault, &["title_en"]);
        assert!(fault.says("It comes of a decision of"), "a fault does not part it from the decision");
        for _ in 0..2 {
            let done = change(&manager, &form, &link, &[("areas", "data")]).await;
            let made = "/en/commitments/both-sides-open-a-shared-register-of-outages";
            assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, made), "{}", done.text);
        }
        let made = "both-sides-open-a-shared-register-of-outages";
        assert_eq!(records(&site, "outcome_named", "council-2").await, 1);
        let id = address.rsplit('/').next().unwrap();
        let shown = site.get(&format!("/en/commitments/{made}")).await;
        assert!(shown.text.contains(&format!("/en/meetings/council-2#d-{id}")));
        assert!(shown.says("Comes of a decision of 2nd Digital Council") && shown.text.contains(NEW[2].1));
        assert!(site.get(&format!("/ko/commitments/{made}")).await.says("제2차 디지털협의회의 결정에 따름"));
        let meeting = site.get(HELD).await;
        assert!(part(&meeting, "decisions").unwrap().rows().contains(&made.to_owned()));
        whole(&site).await;
    }

    /// A commitment that everybody sees tells nobody of a decision that only the parties see.
    #[tokio::test]
    async fn what_came_of_a_shared_decision_is_told_to_those_who_see_both() {
        let site = alone().await;
        let manager = site.signed_in(Role::Manager, "AUR-MDA").await;
        let address = decide(&manager, "shared").await;
        let id = address.rsplit('/').next().unwrap();
        let link = format!("/en/statements/council-2-statement/commitments/new?meeting=council-2&decision={id}");
        let form = manager.get(&link).await;
        let done = change(&manager, &form, &link, &[("areas", "data"), PUBLIC]).await;
        let made = done.header("location");
        assert!(manager.get(made).await.says("Comes of a decision of"));
        let anyone = site.get(made).await;
        assert!(anyone.status == StatusCode::OK && !anyone.text.contains(id) && !anyone.says("decision"));
    }

    #[tokio::test]
    async fn a_decision_becomes_a_milestone_with_its_source() {
        let site = site().await;
        let manager = site.signed_in(Role::Manager, "AUR-MDA").await;
        let address = decide(&manager, "public").await;
        let page = manager.get(&address).await;
        let unknown = fill(&manager, &page, &address, &[("act", "milestone"), ("to", "no such thing")]).await;
        faulty(&unknown, &["to"]);
        let theirs = fill(&manager, &page, &address, &[("act", "milestone"), ("to", "borland-pledge")]).await;
        faulty(&theirs, &["to"]);
        let before = site.ground.height().await;
        let on = fill(&manager, &page, &address, &[("act", "milestone"), ("to", "cable-repair")]).await;
        let form = on.header("location").to_owned();
        assert!(form.starts_with("/en/commitments/cable-repair/milestones?meeting=council-2&decision="), "{form}");
        assert_eq!(site.ground.height().await, before, "so far nothing is recorded");
        let page = manager.get(&form).await;
        assert!(page.is_set("title_en", NEW[0].1) && page.is_set("title_ko", NEW[1].1));
        for _ in 0..2 {
            let done = change(&manager, &page, &form, &[("due", "2027 Q1")]).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        }
        assert_eq!(records(&site, "outcome_named", "council-2").await, 1);
        let shown = site.get("/en/commitments/cable-repair").await;
        let steps = part(&shown, "milestones").unwrap();
        assert!(steps.says(NEW[0].1) && steps.says("Comes of a decision of 2nd Digital Council"));
        let meeting = site.get(HELD).await;
        let decided = part(&meeting, "decisions").unwrap();
        assert!(decided.rows() == ["cable-repair"] && decided.says("Milestone"));
        // It came of it today: of a past day nothing had.
        let past = site.get("/en/meetings/council-2?as_of=2026-11-24").await;
        assert!(part(&past, "decisions").unwrap().rows().is_empty());
        assert!(!site.get("/en/commitments/cable-repair?as_of=2026-11-24").await.says("Comes of a decision of"));
        whole(&site).await;
    }

    /// What is withheld is gone in all its versions, and the record stays whole.
    #[tokio::test]
    async fn a_decision_is_withheld_with_all_its_versions() {
        let site = site().await;
        let lead = site.signed_in(Role::Manager, "AUR-MDA").await;
        let theirs = site.signed_in(Role::Manager, "BOR-DFA").await;
        let address = decide(&lead, "shared").await;
        let page = lead.get(&address).await;
        let fields = [("act", "correct"), ("text_en", "A register of outages"), ("reason_en", "Shorter.")];
        assert_eq!(change(&lead, &page, &address, &fields).await.status, StatusCode::SEE_OTHER);
        let meeting = lead.get(HELD).await;
        let out = meeting.text.split("href=\"").find(|it| it.contains("/withhold/")).expect("a link in the history");
        let out = out.split('"').next().unwrap().to_owned();
        assert!(!theirs.get(HELD).await.text.contains("/withhold/"));
        assert_eq!(theirs.get(&out).await.status, StatusCode::NOT_FOUND, "it is the other side's");
        let colleague = site.signed_in(Role::Manager, "AUR-ISR").await;
        assert_eq!(colleague.get(&out).await.status, StatusCode::NOT_FOUND);
        let page = lead.get(&out).await;
        assert!(page.says("A register of outages"));
        faulty(&fill(&lead, &page, &out, &[("reason_en", "")]).await, &["reason_en", "decided_by"]);
        let said = [("reason_en", "It was confidential."), ("decided_by", "The Minister")];
        let done = fill(&lead, &page, &out, &said).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/en/meetings/council-2#history"));
        for seen in [&lead.get(HELD).await, &theirs.get(HELD).await] {
            assert!(!seen.text.contains("register of outages") && seen.says("It was confidential."));
        }
        assert!(!site.get(HELD).await.says("It was confidential."), "only those are told who could see it");
        assert_eq!(lead.get(&address).await.status, StatusCode::NOT_FOUND);
        let left = site.ground.column("SELECT id FROM record WHERE payload LIKE '%register of outages%'").await;
        assert!(left.is_empty(), "{left:?}");
        whole(&site).await;
    }
}

/// Hashes and tables agree, and rebuilt tables are the same.
async fn whole(site: &Site) {
    use accord::store::verify::{Verdict, verify};
    let verdict = verify(&mut site.ground.db().read().await.unwrap()).await.unwrap();
    assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
    let reference = async || site.ground.column("SELECT noun || noun_id || payload FROM reference ORDER BY 1").await;
    let before = reference().await;
    let mut conn = site.ground.db().write().await.unwrap();
    accord::store::verify::rebuild(&mut conn).await.unwrap();
    conn.commit().await.unwrap();
    assert_eq!(reference().await, before);
    let verdict = verify(&mut site.ground.db().read().await.unwrap()).await.unwrap();
    assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
}

mod between_two {
    use super::*;
    use accord::domain::query::Query;

    /// What fell due between two meetings, and about how many of those open on a report day something was reported: worked
    /// out by brute force from the lists.
    #[tokio::test]
    async fn what_was_to_be_reported_since_the_meeting_before() {
        let site = site().await;
        let page = part(&site.get(MEETING).await, "to-report").unwrap();
        assert!(page.says("Since 2nd Digital Council"));
        let mut now = site.ground.seen_by(crate::common::anyone(), None).await;
        let (from, to) = (day("2025-09-24"), day("2026-12-15"));
        let mut rows = now.rows(&Query::default()).await;
        drop(now);
        let within = |due: Option<accord::domain::due::Due>| due.is_some_and(|it| from <= it.on && it.on <= to);
        rows.retain(|it| within(it.listed.due) && !it.listed.parties.is_empty());
        rows.retain(|it| it.listed.standing != accord::domain::commitment::Standing::Proposed);
        rows.sort_by_key(|it| it.listed.due.map(|due| due.on));
        let due: Vec<&str> = rows.iter().map(|it| it.listed.slug.as_str()).collect();
        let steps = ["incident-hotline", "cable-repair", "satellite-trial"];
        let shown = page.text.split("data-commitment=\"").skip(1).map(|it| it.split('"').next().unwrap());
        let shown: Vec<&str> = shown.collect();
        assert_eq!(shown[..due.len()], due);
        assert_eq!(shown[due.len()..], steps, "the moved step of the fund is due on its new day");
        assert!(page.says("Completed on 18 Jun 2026") && page.says("Nothing reported since"));
        // Parties report every quarter; on what the memorandum says every half of a year.
        for (on, quarter, half) in [
            ("2026-03-31", "2026-01-01", None),
            ("2026-06-30", "2026-04-01", Some("2026-01-01")),
            ("2026-09-30", "2026-07-01", None),
        ] {
            let mut then = site.ground.seen_by(crate::common::anyone(), Some(on)).await;
            let mut open = then.rows(&Query::default()).await;
            open.retain(|it| {
                it.listed.outlook.live && (it.listed.statement != "resilience-memorandum" || half.is_some())
            });
            let since = |statement: &str| match statement {
                "resilience-memorandum" => half.map(day),
                _ => Some(day(quarter)),
            };
            let reported =
                |it: &&accord::store::list::Entry| it.listed.outlook.reported_on >= since(&it.listed.statement);
            let reported = open.iter().filter(reported).count();
            let (_, line) = page.text.split_once(&format!("data-report-day=\"{on}\"")).unwrap();
            let line = line.split("</li>").next().unwrap();
            assert!(line.contains(&format!("About {reported} of {} open", open.len())), "{on}, {reported}: {line}");
        }
        // Before the first there was none to look back to.
        assert!(part(&site.get("/en/meetings/council-1").await, "to-report").is_none());
    }

    /// The same numbers as the page of changes, each a link to it.
    #[tokio::test]
    async fn what_changed_since_the_meeting_before_is_counted_and_leads_on() {
        let site = site().await;
        for (meeting, from, to) in [(MEETING, "2025-09-23", "2026-11-25"), (HELD, "2024-05-14", "2025-09-23")] {
            let page = part(&site.get(meeting).await, "changes").unwrap();
            let links: Vec<&str> = page.text.split("data-change=\"").skip(1).collect();
            assert!(links.len() > 2, "{}", page.text);
            for link in links {
                let attribute = |name: &str| {
                    let value = link.split_once(&format!("{name}=\"")).unwrap().1.split('"').next().unwrap();
                    html_escape::decode_html_entities(value).into_owned()
                };
                let (kind, n, address) = (link.split('"').next().unwrap(), attribute("data-n"), attribute("href"));
                assert!(address.contains(&format!("from={from}&to={to}&kind={kind}")), "{address}");
                let changes = site.get(&address).await;
                let learned = changes.text.matches("data-learned=").count();
                let shown = if kind == "learned" { learned } else { changes.rows().len() };
                assert_eq!(shown.to_string(), n, "{address}");
            }
            let whole = site.get(&format!("/en/changes?from={from}&to={to}")).await.rows();
            assert!(page.rows().iter().all(|it| whole.contains(it)));
        }
        assert!(part(&site.get("/en/meetings/council-1").await, "changes").is_none());
    }

    #[tokio::test]
    async fn the_next_meeting_stands_out_and_its_neighbours_are_linked() {
        let site = site().await;
        let list = site.get("/en/meetings").await;
        assert!(list.text.contains("data-next=\"council-3\"") && list.says("in 20 days"));
        assert_eq!(list.text.matches("data-next").count(), 1);
        assert!(site.get("/ko/meetings").await.says("다음 회의"));
        assert!(site.get(MEETING).await.says("Next meeting"));
        let held = site.get(HELD).await;
        assert!(!held.says("Next meeting") && held.says("Meeting before") && held.says("Meeting after"));
        for beside in ["council-1", "council-3"] {
            assert!(held.text.contains(&format!("href=\"/en/meetings/{beside}\"")), "{beside}");
        }
        // Of a past day nobody knows what was planned.
        let past = site.get("/en/meetings?as_of=2026-10-01").await;
        assert!(!past.text.contains("data-next"));
    }
}
