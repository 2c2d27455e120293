//! Maintaining the plan and the record: withholding, withdrawing, milestones, changes, the public record. On the
//! fictional portfolio, in which both sides take part.

use accord::domain::access::role::Role;
use accord::jobs;
use accord::store::verify;
use accord::store::verify::Verdict;
use http::StatusCode;

use crate::support::forms::{change, fill, send};
use crate::support::server::{Person, TestServer};

/// The record that says something, as the ledger has it.
async fn record_saying(server: &TestServer, words: &str) -> String {
    server.database.column(&format!("SELECT id FROM record WHERE payload LIKE '%{words}%'")).await.pop().unwrap()
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
        let server = TestServer::with_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        let record = record_saying(&server, "both contributions are paid in").await;
        let places = [CABLE, "/ko/commitments/cable-repair", "/en/", "/en/commitments", "/en/commitments?q=40+million"];
        assert!(server.get(CABLE).await.says("both contributions are paid in"));
        assert!(server.get("/en/commitments?q=contributions+paid").await.rows().contains(&"cable-repair".to_owned()));

        let address = format!("{CABLE}/withhold/{record}");
        assert!(lead.get(CABLE).await.text.contains(&address), "a link stands in the history");
        assert!(!server.get(CABLE).await.text.contains("/withhold/"));
        let page = lead.get(&address).await;
        assert!(
            page.says("both contributions are paid in") && page.says("20 Aug 2026") && page.says("cannot be undone")
        );
        let refused = fill(&lead, &page, &address, &[("reason_en", ""), ("decided_by", "")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.leads_to("#reason_en") && refused.leads_to("#decided_by"));
        let done = fill(&lead, &page, &address, &[REASON, BY]).await;
        assert_eq!(
            (done.status, done.header("location")),
            (StatusCode::SEE_OTHER, "/en/commitments/cable-repair#history")
        );

        for place in places {
            let reply = server.get(place).await;
            assert!(!reply.text.contains("contributions are paid in"), "{place}");
            assert!(!reply.text.contains("출연이 완료됨") && !reply.text.contains("holds 40 million"), "{place}");
        }
        assert!(!server.get("/en/commitments?q=contributions+paid").await.rows().contains(&"cable-repair".to_owned()));
        let page = server.get(CABLE).await;
        assert!(page.says("Withheld: It named a person.") && page.says("Office of the Minister"));
        assert!(page.says("A record whose content is withheld"));
        let past = server.get("/en/commitments/cable-repair?as_of=2026-08-31").await;
        assert!(!past.text.contains("contributions are paid in"), "of a past day neither");
        let verdict = verify::verify(&mut server.database.db().read().await.unwrap()).await.unwrap();
        assert!(matches!(verdict, Verdict::Whole { withheld: 1, .. }), "{verdict:?}");
        assert_eq!(lead.get(&address).await.status, StatusCode::NOT_FOUND, "it is withheld once");
    }

    /// The submitted report is withheld with the published one: it does not wait to be published again.
    #[tokio::test]
    async fn what_was_handed_in_goes_too() {
        let server = TestServer::with_council().await;
        let (official, lead) =
            (server.signed_in(Role::Official, "AUR-EXF").await, server.signed_in(Role::Manager, "AUR-MDA").await);
        let report = format!("{CABLE}/report");
        let fields = [
            ("status", "delayed"),
            ("on", "2026-11-20"),
            ("narrative_en", SAID),
            ("visibility", "public"),
            ("act", "submit"),
        ];
        assert_eq!(send(&official, &report, &fields).await.status, StatusCode::SEE_OTHER);
        let handed_in = server
            .database
            .column(&format!("SELECT id FROM record WHERE kind = 'update_submitted' AND payload LIKE '%{SAID}%'"))
            .await;
        assert_eq!(handed_in.len(), 1);
        let queue = lead.get("/en/review").await;
        let address = queue.page().link(&format!("{CABLE}/review/"));
        assert_eq!(send(&lead, address, &[("act", "publish")]).await.status, StatusCode::SEE_OTHER);
        let published = server
            .database
            .column(&format!("SELECT id FROM record WHERE kind = 'update_published' AND payload LIKE '%{SAID}%'"))
            .await;
        let done = send(&lead, &format!("{CABLE}/withhold/{}", published[0]), &[REASON, BY]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let left = server.database.column(&format!("SELECT id FROM record WHERE payload LIKE '%{SAID}%'")).await;
        assert!(left.is_empty(), "{left:?}");
        assert!(!lead.get("/en/review").await.text.contains(address));
        assert_eq!(lead.get(address).await.status, StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn nobody_else_withholds_and_nobody_what_is_the_others() {
        let server = TestServer::with_council().await;
        let theirs = record_saying(&server, "waits for a vote in parliament").await;
        let shared = record_saying(&server, "pays for repairs within ten days").await;
        let own = record_saying(&server, "both contributions are paid in").await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        for record in [&theirs, &shared, &"nothing".to_owned()] {
            let address = format!("{CABLE}/withhold/{record}");
            assert_eq!(lead.get(&address).await.status, StatusCode::NOT_FOUND);
            assert_eq!(lead.post(&address, &[("key", "x"), REASON, BY]).await.status, StatusCode::NOT_FOUND);
        }
        let address = format!("{CABLE}/withhold/{own}");
        for (role, organisation) in [
            (Role::Official, "AUR-MDA"),
            (Role::Manager, "AUR-EXF"),
            (Role::Manager, "BOR-DFA"),
            (Role::Admin, "AUR-MDA"),
        ] {
            let other = server.signed_in(role, organisation).await;
            assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND, "{role} of {organisation}");
            let posted = other.post(&address, &[("key", "x"), REASON, BY]).await;
            assert_eq!(posted.status, StatusCode::NOT_FOUND, "{role} of {organisation}");
        }
        assert!(server.get(CABLE).await.says("both contributions are paid in"));
    }
}

#[tokio::test]
async fn a_withdrawn_report_no_longer_counts_and_stays_in_the_history() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-EXF").await;
    let page = manager.get("/ko/commitments/cable-repair").await;
    let address = page.page().link("/ko/commitments/cable-repair/withdraw/");
    let form = manager.get(address).await;
    assert!(form.says("출연이 완료됨"));
    let empty = fill(&manager, &form, address, &[("reason_ko", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = fill(&manager, &form, address, &[("reason_ko", "수치를 잘못 적었음")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let page = server.get("/ko/commitments/cable-repair").await;
    assert!(page.says("철회") && page.says("수치를 잘못 적었음"));
    let again = fill(&manager, &form, address, &[("key", "another"), ("reason_ko", "또")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "it was taken back since the form was opened");
    let other = server.signed_in(Role::Manager, "BOR-FUN").await;
    assert_eq!(other.get(address).await.status, StatusCode::NOT_FOUND);
}

/// A report approved for a later day is published automatically.
#[tokio::test]
async fn the_job_publishes_what_is_due() {
    let server = TestServer::with_council().await;
    let (official, manager) =
        (server.signed_in(Role::Official, "AUR-EXF").await, server.signed_in(Role::Manager, "AUR-EXF").await);
    let fields =
        [("status", "delayed"), ("on", "2026-11-20"), ("narrative_en", "Ahead of time."), ("visibility", "public")];
    assert_eq!(send(&official, &format!("{CABLE}/report"), &fields).await.status, StatusCode::SEE_OTHER);
    let queue = manager.get("/en/review").await;
    let address = queue.page().link(&format!("{CABLE}/review/"));
    let done = send(&manager, address, &[("act", "publish"), ("ahead", "2026-11-27")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    jobs::once(&server.database.accord).await;
    assert!(!server.get(CABLE).await.says("Ahead of time."));
    let later = server.later("2026-11-27T03:00:00Z").await;
    jobs::once(&later.database.accord).await;
    jobs::once(&later.database.accord).await;
    assert!(later.get(CABLE).await.says("Ahead of time."));
}

/// The address at which a milestone of the commitment is changed.
async fn moved_step(lead: &Person<'_>) -> String {
    let page = lead.get(&format!("{CABLE}/milestones")).await;
    let address = page.page().link(&format!("{CABLE}/milestones?step="));
    address.split('#').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_step_is_added_in_the_precision_that_is_known() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let address = format!("{CABLE}/milestones");
    let refused = send(&lead, &address, &[("title_en", "Buy a ship"), ("due", "soon")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.is_set("due", "soon") && refused.is_set("title_en", "Buy a ship"));
    assert_eq!(
        send(&lead, &address, &[("title_en", "Buy a ship"), ("due", "")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    for due in ["2027-12-31", "2027-11", "2027 H2", "2027 Q3", "2028"] {
        let title = format!("Buy a ship by {due}");
        let done = send(&lead, &address, &[("title_en", &title), ("title_ko", "선박 구매"), ("due", due)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{due}");
    }
    let page = server.get(CABLE).await;
    assert!(page.says("Buy a ship by 2028") && page.says("H2 2027"));
    assert!(server.get("/ko/commitments/cable-repair").await.says("선박 구매"));
}

#[tokio::test]
async fn a_step_that_moves_needs_a_reason_and_keeps_its_first_day() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let address = moved_step(&lead).await;
    let page = lead.get(&address).await;
    let title = page.page().first("input[name=title_en]").attribute("value");
    let fields = [("title_en", title), ("due", "2027 Q1")];
    let refused = fill(&lead, &page, &address, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.leads_to("#reason_en"));
    let done = fill(&lead, &page, &address, &[fields[0], fields[1], ("reason_en", "The dock is closed.")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(lead.get(done.header("location")).await.says("First due"));
    let late = fill(&lead, &page, &address, &[("key", "k"), fields[0], ("due", "2029"), ("reason_en", "Later.")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.is_set("due", "2029"), "what was typed stays");
    let other = server.signed_in(Role::Official, "AUR-MDA").await;
    assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND);
}

/// Several milestones are added in one go, all or none; rows left empty count for nothing.
#[tokio::test]
async fn several_milestones_are_added_together_or_not_at_all() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let address = format!("{CABLE}/milestones");
    let page = lead.get(&address).await;
    let more = fill(&lead, &page, &address, &[("act", "more"), ("title_en", "Survey")]).await;
    assert!(more.status == StatusCode::OK && more.is_set("title_en", "Survey"), "what was typed stays");
    let rows = [("act", "save"), ("title_en", "Survey"), ("due", "2027-03"), ("further-1-title_en", "Tender")];
    let refused = fill(&lead, &more, &address, &rows).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.leads_to("#further-1-due"), "a due day is missing in the third row");
    assert!(!lead.get(CABLE).await.part("milestones").text().contains("Survey"), "nothing is half done");

    let all = [&rows[..], &[("further-1-due", "2027-06"), ("further-3-title_en", "Repair"), ("further-3-due", "2028")]];
    let all = all.concat();
    let (once, twice) = tokio::join!(fill(&lead, &more, &address, &all), fill(&lead, &more, &address, &all));
    assert_eq!((once.status, twice.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    let shown = lead.get(CABLE).await;
    let shown = shown.part("milestones").text();
    for title in ["Survey", "Tender", "Repair"] {
        assert_eq!(shown.matches(title).count(), 1, "{title} in {shown}");
    }
}

#[tokio::test]
async fn a_change_is_proposed_and_holds_with_the_word_of_the_other_side() {
    let server = TestServer::with_council().await;
    let (lead, theirs) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
    let address = format!("{CABLE}/revise");
    let page = lead.get(&address).await;
    assert!(page.says("proposed to Borland"));
    assert!(
        page.is_set("due", "2026-09-30") && page.is_set("areas", "networks") && page.is_set("nature", "deliverable")
    );
    let fields = [
        ("title_en", "Set up a fund for repairing undersea cables"),
        ("title_ko", "해저케이블 복구 공동기금 설치"),
        ("summary_en", "Both sides pay into a fund that pays for repairs within ten days."),
        ("summary_ko", "열흘 안의 복구를 위한 공동 출연 기금."),
        ("due", "2027 H1"),
        ("nature", "deliverable"),
        ("standing", "agreed"),
        ("areas", "networks"),
        ("areas", "cyber"),
        ("act", "revise"),
    ];
    let refused = fill(&lead, &page, &address, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "without a reason");
    assert!(refused.is_set("areas", "cyber") && refused.is_set("due", "2027 H1"));
    let whole: Vec<_> = fields.iter().copied().chain([("reason_en", "Parliament votes in spring.")]).collect();
    assert_eq!(fill(&lead, &page, &address, &whole).await.status, StatusCode::SEE_OTHER);
    assert!(lead.get(&address).await.says("Waiting for the answer of Borland"));
    assert!(!server.get(CABLE).await.says("Set up a fund for repairing"), "nothing changes before it is accepted");

    assert!(theirs.get("/en/review").await.text.contains(&address), "it waits in the queue");
    let asked = theirs.get(&address).await;
    for said in
        ["Aurelia proposes a change", "30 Sep 2026", "Set up a fund for repairing", "Parliament votes in spring."]
    {
        assert!(asked.says(said), "{said}");
    }
    assert_eq!(fill(&theirs, &asked, &address, &[("act", "decline")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(fill(&theirs, &asked, &address, &[("act", "accept")]).await.status, StatusCode::SEE_OTHER);
    let page = server.get(CABLE).await;
    assert!(page.says("Set up a fund for repairing undersea cables") && page.says("H1 2027"));
    assert!(server.get("/en/commitments?area=cyber").await.rows().contains(&"cable-repair".to_owned()));
    for (role, organisation) in [(Role::Official, "AUR-MDA"), (Role::Manager, "AUR-NET"), (Role::Partner, "BOR-DFA")] {
        let other = server.signed_in(role, organisation).await;
        assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND, "{role} of {organisation}");
    }
}

/// The one who proposed a change takes it back, with a reason; nothing changes, and another can be proposed.
#[tokio::test]
async fn a_proposed_change_is_taken_back() {
    let server = TestServer::with_council().await;
    let (lead, theirs) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
    let address = format!("{CABLE}/revise");
    let fields = [
        ("title_en", "Set up another fund"),
        ("nature", "deliverable"),
        ("standing", "agreed"),
        ("areas", "networks"),
        ("reason_en", "Too early."),
        ("act", "revise"),
    ];
    assert_eq!(fill(&lead, &lead.get(&address).await, &address, &fields).await.status, StatusCode::SEE_OTHER);
    let open = lead.get(&address).await;
    assert_eq!(fill(&lead, &open, &address, &[("act", "accept")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(fill(&lead, &open, &address, &[("act", "decline")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let back = [("act", "decline"), ("reason_en", "It was meant for next year.")];
    assert_eq!(fill(&lead, &open, &address, &back).await.status, StatusCode::SEE_OTHER);
    assert!(!theirs.get("/en/review").await.text.contains(&address), "nothing waits any more");
    assert!(theirs.get(CABLE).await.says("Aurelia withdrew its proposal: It was meant for next year."));
    assert!(lead.get(&address).await.says("proposed to Borland"), "another can be proposed");
    assert!(!server.get(CABLE).await.says("Set up another fund"));
}

/// Of what one party alone undertakes, that party changes its words at once.
#[tokio::test]
async fn what_is_one_partys_alone_changes_at_once() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "BOR-DFA").await;
    let address = "/ko/commitments/borland-pledge/revise";
    assert!(lead.get(address).await.says("바로 변경하며"));
    let fields = [
        ("title_en", "Borland pays for two repair ships"),
        ("title_ko", "보를란드의 복구선 3척 비용 부담"),
        ("due", "2028"),
        ("nature", "deliverable"),
        ("standing", "unilateral"),
        ("areas", "networks"),
        ("act", "revise"),
        ("reason_ko", "계획 확대"),
    ];
    let done = send(&lead, address, &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let page = server.get("/ko/commitments/borland-pledge").await;
    assert!(page.says("보를란드의 복구선 3척 비용 부담"));
    // The history says what it was and what it is now.
    let history = page.part("history");
    assert!(history.first("ins").text().contains("3척") && !history.first("del").text().contains("3척"));
}

#[tokio::test]
async fn what_a_public_source_says_is_entered_with_its_source() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-EXF").await;
    let address = "/en/commitments/cable-repair/public-record";
    let fields = [
        ("status", "in_progress"),
        ("on", "2026-11-20"),
        ("narrative_en", "The budget was passed."),
        ("visibility", "public"),
    ];
    let page = manager.get(address).await;
    assert_eq!(page.status, StatusCode::OK);
    let refused = fill(&manager, &page, address, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "without a source");
    assert!(refused.leads_to("#evidence-0"));
    let whole: Vec<_> = fields
        .into_iter()
        .chain([("evidence-0", "https://gazette.example/1"), ("evidence-0-class", "press")])
        .collect();
    let preview: Vec<_> = whole.iter().copied().chain([("act", "preview")]).collect();
    let shown = fill(&manager, &page, address, &preview).await;
    assert!(shown.status == StatusCode::OK && shown.says("This is how it will look"));
    assert!(!server.get(CABLE).await.says("The budget was passed."));
    assert_eq!(fill(&manager, &page, address, &whole).await.status, StatusCode::SEE_OTHER);
    let page = server.get(CABLE).await;
    assert!(page.says("The budget was passed.") && page.text.contains("https://gazette.example/1"));
    for (role, organisation) in [(Role::Official, "AUR-EXF"), (Role::Manager, "AUR-NET")] {
        let other = server.signed_in(role, organisation).await;
        assert_eq!(other.get(address).await.status, StatusCode::NOT_FOUND, "{role} of {organisation}");
    }
}

#[tokio::test]
async fn those_who_speak_for_their_party_set_when_reports_are_due() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    assert!(lead.get("/en/desk").await.text.contains("/en/desk/reporting"));
    let address = "/en/desk/reporting";
    assert!(lead.get(address).await.says("Every quarter, first on 31 Mar 2026"));
    let refused = send(&lead, address, &[("every", ""), ("anchor", "soon")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.leads_to("#every") && refused.is_set("anchor", "soon"));
    assert_eq!(
        send(&lead, address, &[("every", "month"), ("anchor", "2026-11-30")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(lead.get(address).await.says("Every month, first on 30 Nov 2026"));
    let one = [("statement", "council-1-statement"), ("every", "year"), ("anchor", "2026-12-31")];
    assert_eq!(send(&lead, address, &one).await.status, StatusCode::SEE_OTHER);
    assert!(lead.get("/ko/desk/reporting").await.says("매년, 첫 보고일 2026. 12. 31."));
    let none = [("statement", "council-1-statement"), ("every", "none")];
    assert_eq!(send(&lead, address, &none).await.status, StatusCode::SEE_OTHER);
    assert!(!lead.get(address).await.says("Every year, first on"));
    let unknown = [("statement", "none-such"), ("every", "none")];
    assert_eq!(send(&lead, address, &unknown).await.status, StatusCode::NOT_FOUND);
    for (role, organisation) in [(Role::Official, "AUR-MDA"), (Role::Manager, "AUR-EXF")] {
        let other = server.signed_in(role, organisation).await;
        assert_eq!(other.get(address).await.status, StatusCode::NOT_FOUND, "{role} of {organisation}");
        assert!(!other.get("/en/desk").await.text.contains(address));
    }
}

/// Whom the source names was responsible from the day it was said; whom the party assigns, from today.
#[tokio::test]
async fn an_owner_counts_from_its_basis() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let address = "/en/commitments/satellite-trial/owners";
    let owned = async |organisation: &str, day: &str| {
        let list = format!("/en/commitments?org={organisation}&as_of={day}");
        server.get(&list).await.rows().contains(&"satellite-trial".to_owned())
    };
    for (organisation, basis, before) in [("AUR-ISR", "named_in_source", true), ("AUR-NCC", "assigned", false)] {
        let page = lead.get(address).await;
        let hidden = page.hidden_beside("organisation").unwrap();
        let fields = [("organisation", organisation), ("role", "support"), ("basis", basis)];
        let fields = hidden.iter().map(|(name, value)| (&**name, &**value)).chain(fields).collect::<Vec<_>>();
        assert_eq!(send(&lead, address, &fields).await.status, StatusCode::SEE_OTHER, "{basis}");
        assert_eq!(owned(organisation, "2026-11-24").await, before, "{basis}");
        assert!(
            server.get("/en/commitments/satellite-trial").await.leads_to(&format!("/en/organisations/{organisation}"))
        );
    }
}

/// A browser sends boxes in the order of the page: areas in another order are the same areas.
#[tokio::test]
async fn a_revised_due_day_says_nothing_of_areas_that_stayed() {
    let server = TestServer::with_demonstration().await;
    let manager = server.signed_in(Role::Manager, "MSIT").await;
    let commitment = "/en/commitments/fs21-open-ran-standards";
    let address = format!("{commitment}/revise");
    let page = manager.get(&address).await;
    let typed = [("due", "2027-12-31"), ("reason_en", "The forum set it."), ("act", "revise")];
    let done = change(&manager, &page, &address, &typed).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{:?}", done.pieces());
    let after = server.get(commitment).await;
    assert!(after.says("The forum set it."));
    assert!(!after.part("history").has("ul.changed"), "{:?}", after.part("history").pieces());

    // Only that is no change either.
    let page = manager.get(&address).await;
    let same = change(&manager, &page, &address, &[("reason_en", "Nothing."), ("act", "revise")]).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
}
