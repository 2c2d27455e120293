//! The pack for a meeting, as a page and as a file: who takes it, what it holds for whom, the lines of one's own. On the
//! fictional portfolio, in which both sides take part.

use accord::domain::access::role::Role;
use http::StatusCode;
use rstest::rstest;

use crate::support::forms::{change, fill, send};
use crate::support::html::Element;
use crate::support::server::{Person, Reply, TestServer};

const PAGE: &str = "/en/briefing";
const CABLE: &str = "/en/commitments/cable-repair";

/// The blocks of a page: the commitments to discuss, in their order.
fn topics(page: &Reply) -> Vec<String> {
    let blocks = page.page().all("[id^='c-']");
    blocks.into_iter().filter_map(|block| block.attribute("id").strip_prefix("c-")).map(str::to_owned).collect()
}

/// The block of a commitment.
fn block<'a>(page: &'a Reply, slug: &str) -> Element<'a> {
    page.part(&format!("c-{slug}"))
}

/// The numbers of a page with where each leads.
fn figures(page: &Reply) -> Vec<(&str, usize)> {
    let figures = page.page().all("ul.nums a");
    let number = |figure: Element<'_>| figure.first("strong").text().parse().unwrap();
    figures.into_iter().map(|figure| (figure.attribute("href"), number(figure))).collect()
}

/// The pieces of text of a file in DOCX, without what stands on every page.
fn texts(file: &Reply) -> Vec<String> {
    fn collect(value: &serde_json::Value, into: &mut Vec<String>) {
        if value["type"] == "text" {
            into.push(value["data"]["text"].as_str().unwrap().to_owned());
        }
        match value {
            serde_json::Value::Array(values) => values.iter().for_each(|it| collect(it, into)),
            serde_json::Value::Object(fields) => fields.values().for_each(|it| collect(it, into)),
            _ => {}
        }
    }
    assert_eq!((file.status, &file.bytes[..2]), (StatusCode::OK, &b"PK"[..]));
    let read = docx_rs::read_docx(&file.bytes).unwrap();
    let whole: serde_json::Value = serde_json::from_str(&read.json()).unwrap();
    let mut texts = Vec::new();
    collect(&whole["document"], &mut texts);
    assert!(texts.len() > 50, "{texts:?}");
    texts
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Publishes a report of AUR-EXF on the commitment that the sides see differently.
async fn publish(server: &TestServer, visibility: &str, words: &str) {
    let (official, lead) =
        (server.signed_in(Role::Official, "AUR-EXF").await, server.signed_in(Role::Manager, "AUR-EXF").await);
    let report = format!("{CABLE}/report");
    let fields = [
        ("status", "delayed"),
        ("on", "2026-11-20"),
        ("narrative_en", words),
        ("visibility", visibility),
        ("act", "submit"),
    ];
    assert_eq!(send(&official, &report, &fields).await.status, StatusCode::SEE_OTHER);
    let queue = lead.get("/en/review").await;
    let address = queue.page().link(&format!("{CABLE}/review/"));
    assert_eq!(send(&lead, address, &[("act", "publish")]).await.status, StatusCode::SEE_OTHER);
}

/// The next meeting by default: since the sitting before it, until the one after, and what to discuss, worked out
/// by hand from the portfolio.
#[tokio::test]
async fn the_pack_for_the_next_meeting() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let page = lead.get(PAGE).await;
    assert_eq!((page.status, page.header("cache-control")), (StatusCode::OK, "no-store"));
    assert!(page.is_set("meeting", "council-3") && page.is_set("audience", "party") && page.is_set("language", "en"));
    assert!(page.says("Briefing for 3rd Digital Council") && page.says("Changes from 23 Sep 2025 to 25 Nov 2026"));
    let expected = [
        // Disputed and differing; then differing; then past their day; then due until 15 March 2027.
        "cable-repair",
        "quantum-fellows",
        "satellite-trial",
        "identity-pilot",
        "data-transfer",
        "spare-parts",
        "cable-map",
        "incident-hotline",
    ];
    assert_eq!(topics(&page), expected);
    assert!(page.says("Issues: the 5 most serious of 8"));
    let block = block(&page, "cable-repair");
    for part in [
        "Both sides pay into a fund",
        "Joint statement of the 1st Digital Council",
        "Our contribution is not paid in yet",
    ] {
        assert!(block.says(part), "{part}: {}", block.text());
    }
    assert!(page.says("15 Dec 2026 3rd Digital Council, Port Aurel"));
    let desk = lead.get("/en/desk").await;
    assert!(desk.leads_to("/en/briefing"), "managers are led to it");
    assert!(!server.signed_in(Role::Official, "AUR-MDA").await.get("/en/desk").await.leads_to("/en/briefing"));
}

/// What was reported after a past day does not count on it, nor what was answered.
#[tokio::test]
async fn a_past_period_tells_how_things_stood() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let page = lead.get("/en/briefing?from=2025-01-01&to=2026-03-31&audience=shared").await;
    assert!(page.says("As of 31 Mar 2026") && page.is_set("to", "2026-03-31"));
    assert!(!page.says("waits for a vote in parliament"), "reported in September");
    // Its first milestone was then due on 31 May, within the ninety days after which no later sitting is known.
    assert!(block(&page, "satellite-trial").says("31 May 2026") && !page.says("database stations came late"));
    let completed = "status=completed&standing=agreed&standing=unilateral&as_of=2026-03-31";
    assert!(page.page().links().iter().any(|link| link.contains(completed)));
}

/// T48: a briefing for all never holds what is shared, and a shared one never what a side keeps to itself, as a page or as
/// a file; and what one organisation keeps to itself appears in none.
#[rstest]
#[case("party:AUR", [false, false, true])]
#[case("organisation:AUR-EXF", [false, false, false])]
#[case("shared", [false, true, true])]
#[case("public", [true, true, true])]
#[tokio::test]
async fn t48_a_briefing_holds_nothing_that_a_reader_of_it_may_not_see(
    #[case] visibility: &str,
    #[case] expected: [bool; 3],
) {
    let server = TestServer::with_council().await;
    // AUR-EXF itself sees all of them.
    publish(&server, visibility, "Zanzibar cables").await;
    let lead = server.signed_in(Role::Manager, "AUR-EXF").await;
    for (circle, holds) in ["public", "shared", "party"].into_iter().zip(expected) {
        for lang in ["en", "ko"] {
            for language in ["en", "ko", "both"] {
                let query = format!("audience={circle}&language={language}");
                let page = lead.get(&format!("/{lang}/briefing?{query}")).await;
                assert_eq!(page.text.contains("Zanzibar"), holds, "{visibility} in {query}");
                let file = lead.get(&format!("/{lang}/briefing.docx?{query}")).await;
                assert_eq!(texts(&file).concat().contains("Zanzibar"), holds, "{visibility} in the file of {query}");
            }
        }
    }
    let other = server.signed_in(Role::Manager, "BOR-DFA").await;
    let sees = ["public", "shared"].contains(&visibility);
    assert_eq!(other.get("/en/briefing?audience=party").await.text.contains("Zanzibar"), sees);
}

/// Every number links to the list of what it counts, which has as many rows.
#[rstest]
#[case("audience=shared")]
#[case("audience=party&area=networks")]
#[case("audience=shared&org=AUR-MDA&org=BOR-NSL")]
#[case("audience=shared&to=2026-03-31")]
#[tokio::test]
async fn the_counts_are_those_of_the_list(#[case] query: &str) {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let page = lead.get(&format!("{PAGE}?{query}")).await;
    let mut counted = 0;
    for (address, number) in figures(&page) {
        assert_eq!(lead.get(address).await.rows().len(), number, "{address}");
        counted += number;
    }
    assert!(counted > 0);
}

/// In a public briefing the numbers are those that everybody sees.
#[tokio::test]
async fn a_public_briefing_counts_as_everybody_does() {
    let server = TestServer::with_council().await;
    publish(&server, "shared", "Zanzibar cables").await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let page = lead.get("/en/briefing?audience=public").await;
    for (address, number) in figures(&page) {
        assert_eq!(server.get(address).await.rows().len(), number, "{address}");
    }
}

/// The file says what the page says, in its order, and both say who may read it.
#[rstest]
#[case("en", "en", "SHARED between Aurelia and Borland")]
#[case("ko", "ko", "당사자 공유: 아우렐리아, 보를란드")]
#[case("en", "both", "SHARED between Aurelia and Borland / 당사자 공유: 아우렐리아, 보를란드")]
#[tokio::test]
async fn the_file_says_what_the_page_says(#[case] lang: &str, #[case] language: &str, #[case] marking: &str) {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let query = format!("audience=shared&language={language}");
    let page = lead.get(&format!("/{lang}/briefing?{query}")).await;
    assert_eq!(page.page().count(".sheet-head"), 5);
    assert!(page.says(marking));
    let whole = squeezed(&page.pieces().join(" "));
    let file = lead.get(&format!("/{lang}/briefing.docx?{query}")).await;
    let texts = texts(&file);
    // Where it is filed and signed is filled in on paper; the page has charts of its own.
    let on_paper = ["Documentnumber", "Draftedby", "Reviewedby", "Approvedby", "Commitmentsbystatus"];
    let on_paper = [on_paper, ["문서번호", "기안", "검토", "결재", "현황별합의사항수"]].concat();
    for text in &texts {
        // Marks of lists and numbers of issues are the page's own.
        let text = squeezed(text);
        if on_paper.contains(&text.as_str()) {
            continue;
        }
        let mark = text == "–" || text.trim_end_matches('.').parse::<u8>().is_ok();
        assert!(mark || whole.contains(&text), "only in the file: {text}");
    }
    let in_file = squeezed(&texts.concat());
    // The drawing is on the page only.
    let mut headings = page.page().all(".paper :is(h2, h3, h4)");
    headings.retain(|heading| heading.closest("[data-figure]").is_none());
    assert!(headings.len() > 5);
    for heading in headings {
        let words = squeezed(&heading.text());
        assert!(in_file.contains(&words), "only on the page: {words}");
    }
    let read = docx_rs::read_docx(&file.bytes).unwrap().json();
    assert!(read.contains(marking.split(" / ").next().unwrap()), "the header says who may read it");
}

/// T40: a file's name is given in ASCII and as it is; and who downloaded it for whom is noted.
#[tokio::test]
async fn t40_a_file_has_its_name_and_is_noted() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let file = lead.get("/ko/briefing.docx?audience=shared").await;
    let again = lead.get("/ko/briefing.docx?audience=shared").await;
    assert!(file.bytes == again.bytes, "equal documents are equal files: nobody counts what others take");
    let name = file.header("content-disposition");
    assert!(name.contains("filename=\"briefing-council-3-2026-11-25-shared.docx\""), "{name}");
    assert!(name.contains("filename*=UTF-8''%EC%A0%9C3%EC%B0%A8"), "{name}");
    assert_eq!(file.header("cache-control"), "private, no-store");
    assert!(file.header("content-type").ends_with("wordprocessingml.document"));
    let noted = server.database.column("SELECT detail FROM audit_event WHERE kind = 'exported'").await;
    assert_eq!(noted, ["briefing.docx audience=shared"; 2]);
    assert_eq!(server.get("/en/briefing.docx").await.status, StatusCode::SEE_OTHER, "to sign in");
}

/// What of an address cannot be used is named, and left out; instead of a file the page says so.
#[rstest]
#[case("audience=everybody", "For whom")]
#[case("meeting=nothing", "Meeting")]
#[case("from=banana", "From")]
#[case("to=2027-01-01", "To")]
#[case("from=2026-02-01&to=2026-01-01", "To")]
#[case("area=nothing", "Area")]
#[case("language=fr", "Language")]
#[tokio::test]
async fn bad_parameters_are_named(#[case] query: &str, #[case] parameter: &str) {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    for address in [format!("{PAGE}?{query}"), format!("/en/briefing.docx?{query}")] {
        let page = lead.get(&address).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{address}");
        let errors = page.page().first(".errors");
        assert!(errors.says(parameter) && errors.has("a[href^='/en/briefing?']"), "{}", errors.html());
    }
    assert_eq!(server.database.column("SELECT id FROM audit_event WHERE kind = 'exported'").await.len(), 0);
}

mod lines {
    use super::*;

    const LINE: &str = "/en/commitments/cable-repair/briefing-line";

    async fn write(person: &Person<'_>, words: &str, circle: &str) -> Reply {
        send(person, LINE, &[("line_en", words), ("circle", circle)]).await
    }

    #[rstest]
    #[case("party", [false, false, true])]
    #[case("shared", [false, true, true])]
    #[case("public", [true, true, true])]
    #[tokio::test]
    async fn a_line_stands_in_the_briefings_it_is_marked_for(#[case] circle: &str, #[case] expected: [bool; 3]) {
        let server = TestServer::with_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        assert_eq!(write(&lead, "Zanzibar <first>", circle).await.status, StatusCode::SEE_OTHER);
        for (of, holds) in ["public", "shared", "party"].into_iter().zip(expected) {
            let page = lead.get(&format!("{PAGE}?audience={of}")).await;
            assert_eq!(block(&page, "cable-repair").says("Zanzibar <first>"), holds, "{of}");
            let file = texts(&lead.get(&format!("/en/briefing.docx?audience={of}")).await);
            assert_eq!(file.contains(&"Zanzibar <first>".to_owned()), holds, "{of}");
        }
        // No other organisation sees it, not even of the same side, nor any page of the record.
        for organisation in ["AUR-EXF", "BOR-DFA"] {
            let other = server.signed_in(Role::Manager, organisation).await;
            for address in [&format!("{PAGE}?audience=party"), LINE, CABLE, "/en/briefing.docx"] {
                assert!(!other.get(address).await.text.contains("Zanzibar"), "{organisation} at {address}");
            }
        }
        assert!(!lead.get(CABLE).await.text.contains("Zanzibar"));
    }

    /// T65: errors appear beside the field, and the input stays.
    #[tokio::test]
    async fn t65_a_refused_line_keeps_what_was_typed() {
        let server = TestServer::with_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        let long = "가".repeat(1_001);
        for (fields, field) in [
            (vec![("line_ko", &*long), ("circle", "shared")], "line_ko"),
            (vec![("line_en", " "), ("circle", "party")], "line_en"),
            (vec![("line_en", "Words"), ("circle", "everybody")], "circle"),
        ] {
            let refused = send(&lead, LINE, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(refused.leads_to(&format!("#{field}")), "{field}");
            for (name, value) in fields.iter().filter(|(name, _)| *name != "circle") {
                assert_eq!(refused.page().area(name).trim(), value.trim(), "{name} kept");
            }
        }
        let none = server.database.column("SELECT id FROM briefing_line").await;
        assert_eq!(none.len(), 0);
    }

    #[tokio::test]
    async fn two_who_write_at_once_are_told_and_lose_nothing() {
        let server = TestServer::with_council().await;
        let (one, two) =
            (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
        let form = two.get(LINE).await;
        assert_eq!(write(&one, "Zanzibar of one", "party").await.status, StatusCode::SEE_OTHER);
        let refused = fill(&two, &form, LINE, &[("line_en", "Zanzibar of two"), ("circle", "party")]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.says("Zanzibar of one") && refused.text.contains("Zanzibar of two"));
        let sent = fill(&two, &refused, LINE, &[("line_en", "Zanzibar of two"), ("circle", "party")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        let kept = server.database.column("SELECT words_en FROM briefing_line ORDER BY place").await;
        assert_eq!(kept, ["Zanzibar of one", "Zanzibar of two"], "nothing is overwritten");
        let page = one.get("/en/briefing?audience=party").await;
        assert!(page.says("Zanzibar of two") && !page.says("Zanzibar of one"));
    }

    #[tokio::test]
    async fn a_form_sent_twice_makes_one_line_and_leads_back() {
        let server = TestServer::with_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        let page = lead.get("/en/briefing?audience=shared&area=networks").await;
        let form = lead.get(block(&page, "cable-repair").link(LINE)).await;
        for _ in 0..2 {
            let sent = fill(&lead, &form, LINE, &[("line_ko", "날짜를 요청함"), ("circle", "shared")]).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER);
            let back = "/en/briefing?area=networks&audience=shared&done=line#c-cable-repair";
            assert_eq!(sent.header("location"), back);
        }
        assert_eq!(server.database.column("SELECT id FROM briefing_line").await.len(), 1);
        // Empty, it is taken away again, and both rows stay.
        assert_eq!(send(&lead, LINE, &[("line_ko", ""), ("circle", "shared")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(server.database.column("SELECT id FROM briefing_line").await.len(), 2);
        assert!(!lead.get("/ko/briefing?audience=shared").await.says("날짜를 요청함"));
    }

    #[tokio::test]
    async fn one_goes_back_to_no_other_place() {
        let server = TestServer::with_council().await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        for back in ["https://elsewhere.example", "//elsewhere.example", "/en/briefings", "/en/sign-out"] {
            let fields = [("line_en", back), ("circle", "party"), ("back", back)];
            let page = lead.get(LINE).await;
            let sent = fill(&lead, &page, LINE, &fields).await;
            assert_eq!(sent.header("location"), "/en/briefing?done=line#c-cable-repair");
        }
    }
}

/// What a meeting is to discuss and what the one before it decided stand in its briefing, as far as its readers may know, on
/// the page and in the file.
#[tokio::test]
async fn the_pack_of_a_meeting_holds_its_agenda_and_what_the_one_before_decided() {
    const AGENDA: &str = "/en/meetings/council-3/agenda";
    const DECIDE: &str = "/en/meetings/council-2/decisions/new";
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let none = lead.get(PAGE).await;
    assert!(none.part("sitting").says("No agenda has been put forward. Decided at the meeting before"));
    assert!(none.part("sitting").says("No decision of it is recorded."));

    let form = lead.get(AGENDA).await;
    let noted = [("act", "save"), ("note-0_en", "We may give way."), ("line_en", "Day of the next meeting")];
    assert_eq!(change(&lead, &form, AGENDA, &noted).await.status, StatusCode::SEE_OTHER);
    let form = lead.get(AGENDA).await;
    let forward = [("act", "save"), ("visibility", "shared")];
    assert_eq!(change(&lead, &form, AGENDA, &forward).await.status, StatusCode::SEE_OTHER);
    let form = lead.get(DECIDE).await;
    let decided = [("text_en", "A register of outages is kept."), ("visibility", "shared")];
    assert_eq!(change(&lead, &form, DECIDE, &decided).await.status, StatusCode::SEE_OTHER);

    let memo = "We may give way.";
    let shared =
        ["Set by Aurelia on", "Day of the next meeting", "2nd Digital Council", "A register of outages is kept."];
    for (audience, sees_memo, sees) in [("party", true, true), ("shared", false, true), ("public", false, false)] {
        let page = lead.get(&format!("{PAGE}?audience={audience}")).await;
        let part = page.part("sitting");
        assert_eq!(part.says(memo), sees_memo, "{audience}");
        for words in &shared[..2] {
            assert_eq!(part.says(words), sees, "{audience}: {words}");
        }
        assert_eq!(part.says(shared[3]), sees, "{audience}");
        let file = squeezed(&texts(&lead.get(&format!("/en/briefing.docx?audience={audience}")).await).concat());
        assert_eq!(file.contains(&squeezed(memo)), sees_memo, "{audience}, as a file");
        assert_eq!(file.contains(&squeezed(shared[3])), sees, "{audience}, as a file");
    }
    let days = lead.get(&format!("{PAGE}?from=2025-01-01&to=2026-03-31")).await;
    assert!(days.try_part("sitting").is_none(), "a period has no agenda");
}

/// What is written about a commitment that needs no discussion is in the briefing all the same.
#[tokio::test]
async fn a_line_and_an_own_report_on_what_is_no_topic_are_shown() {
    const LIST: &str = "/en/commitments/ai-safety-list";
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    assert!(!topics(&lead.get(PAGE).await).contains(&"ai-safety-list".to_owned()));
    let line = [("line_en", "Thank them for the list."), ("circle", "shared")];
    let saved = send(&lead, &format!("{LIST}/briefing-line"), &line).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert!(saved.header("location").ends_with("#c-ai-safety-list"));
    for (audience, sees) in [("party", true), ("shared", true), ("public", false)] {
        let page = lead.get(&format!("{PAGE}?audience={audience}")).await;
        let shown = page.try_part("c-ai-safety-list").is_some_and(|it| it.says("Thank them for the list."));
        assert_eq!(shown, sees, "{audience}");
    }

    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let report = [
        ("status", "delayed"),
        ("on", "2026-11-20"),
        ("narrative_en", "Our half is stuck."),
        ("visibility", "party:AUR"),
        ("act", "submit"),
    ];
    for slug in ["ai-safety-list", "joint-tender"] {
        let address = format!("/en/commitments/{slug}/report");
        assert_eq!(send(&official, &address, &report).await.status, StatusCode::SEE_OTHER);
        let queue = lead.get("/en/review").await;
        let review = queue.page().link(&format!("/en/commitments/{slug}/review/"));
        assert_eq!(send(&lead, review, &[("act", "publish")]).await.status, StatusCode::SEE_OTHER);
        for (audience, sees) in [("party", true), ("shared", false), ("public", false)] {
            let page = lead.get(&format!("{PAGE}?audience={audience}")).await;
            let shown = page.try_part(&format!("c-{slug}")).is_some_and(|it| it.says("Our half is stuck."));
            assert_eq!(shown, sees, "{slug}, {audience}");
        }
    }
}
