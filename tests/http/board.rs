//! The board of the organisation that speaks for its party: numbers, the lists behind them, reminders. In Aurelia that is
//! AUR-MDA.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{leads_on, refused_to};
use crate::support::html::Element;
use crate::support::server::{Person, Reply, TestServer};

const BOARD: &str = "/en/board";

/// The row of an organisation.
fn row<'a>(page: &'a Reply, code: &str) -> Element<'a> {
    page.page().first(&format!("tr[data-organisation='{code}']"))
}

/// The form by which an organisation is reminded, as its button sends it.
async fn remind(person: &Person<'_>, code: &str) -> Vec<(String, String)> {
    let page = person.get(BOARD).await;
    let mut form = row(&page, code).first("form").hidden_fields();
    form.push(("organisation".into(), code.into()));
    form
}

/// What somebody is reminded of: where the links lead.
async fn reminded(person: &Person<'_>, address: &str, heading: &str) -> Vec<String> {
    let page = person.get(address).await;
    let cards = page.page().all("main section.card:has(.feed.work)");
    let cards = cards.into_iter().filter(|it| it.first("h2").text().starts_with(heading));
    cards.flat_map(|it| it.all("a.button").into_iter().map(|it| it.attribute("href").to_owned())).collect()
}

#[tokio::test]
async fn each_number_of_the_board_leads_to_its_list() {
    let server = TestServer::with_council().await;
    for role in [Role::Official, Role::Manager] {
        let lead = server.signed_in(role, "AUR-MDA").await;
        let page = lead.get(BOARD).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.text.contains("BOR-"), "nothing of the other side");
        let numbers = page.page().all("tr[data-organisation] td.num a");
        assert!(numbers.len() > 3, "{:?}", page.pieces());
        for number in numbers {
            let list = lead.get(number.attribute("href")).await;
            let rows = list.page().count("main li[data-commitment]");
            assert!(number.text().starts_with(&format!("{rows} ")), "{}: {rows}", number.attribute("href"));
        }
    }
    let lead = server.signed_in(Role::Official, "AUR-MDA").await;
    let korean = lead.get("/ko/board").await;
    assert!(
        korean.says("제출 현황판") && korean.says("보완 요청") && korean.says("기한 경과"),
        "{:?}",
        korean.pieces()
    );
    assert!(lead.get("/ko/").await.leads_to("/ko/board"), "the menu has it");
}

#[tokio::test]
async fn the_board_is_for_those_who_speak_for_their_side() {
    let server = TestServer::with_council().await;
    let others = [
        (Role::Manager, "AUR-EXF"),
        (Role::Manager, "AUR-NET"),
        (Role::Official, "BOR-DCT"),
        (Role::Partner, "AUR-MDA"),
        (Role::Admin, "AUR-MDA"),
    ];
    refused_to(&server, BOARD, &others).await;
    for (role, organisation) in others {
        let person = server.signed_in(role, organisation).await;
        assert_eq!(
            person.get("/ko/board/AUR-EXF/overdue").await.status,
            StatusCode::NOT_FOUND,
            "{role} of {organisation}"
        );
        assert!(!person.get("/en/").await.leads_to(BOARD), "{role} of {organisation}");
        let sent = person.post(BOARD, &[("organisation", "AUR-EXF"), ("key", "k")]).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{role} of {organisation}");
    }
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
    for (person, address) in [
        (&lead, "/en/board/BOR-DCT/due"),
        (&theirs, "/en/board/AUR-EXF/due"),
        (&lead, "/en/board/AUR-EXF/late"),
        (&lead, "/en/board/NONE/due"),
    ] {
        assert_eq!(person.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    let sent = theirs.post(BOARD, &[("organisation", "AUR-EXF"), ("key", "k")]).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND, "nobody reminds the other side");
    assert!(server.database.column("SELECT organisation FROM reminder").await.is_empty());
}

#[tokio::test]
async fn a_reminder_is_told_once_a_day_and_done_with_the_report() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Official, "AUR-MDA").await;
    let told = server.signed_in(Role::Official, "AUR-MDA").await;
    let beside = server.signed_in(Role::Official, "AUR-ISR").await;
    let form = remind(&lead, "AUR-MDA").await;
    let reply = lead.post(BOARD, &form).await;
    assert_eq!(reply.header("location"), "/en/board?done=reminded");
    // A double click sends it twice.
    assert_eq!(lead.post(BOARD, &form).await.header("location"), "/en/board?done=reminded");
    let page = lead.get("/en/board?done=reminded").await;
    let row = row(&page, "AUR-MDA");
    assert!(row.says(&format!("Reminded today by {}", lead.account.name)) && !row.has("form"), "{:?}", row.pieces());
    let colleague = server.signed_in(Role::Manager, "AUR-MDA").await;
    let sent = colleague.post(BOARD, &[("organisation", "AUR-MDA"), ("key", "other")]).await;
    assert_eq!(sent.header("location"), "/en/board?done=already");
    assert!(colleague.get("/ko/board?done=already").await.says("오늘 이미 요청하였습니다."));

    let of = reminded(&told, "/en/notices", "Reminders of reports").await;
    assert!(of.iter().all(|it| it.ends_with("/report")) && of.len() > 1, "{of:?}");
    assert_eq!(reminded(&told, "/ko/notices", "총괄기관의 보고 제출 요청").await.len(), of.len());
    assert!(reminded(&beside, "/en/notices", "Reminders of reports").await.is_empty(), "nobody else is told");
    let mut report = told.get(&of[0]).await.hidden_with("submit");
    report.extend(
        [
            ("act", "submit"),
            ("status", "on_track"),
            ("on", "2026-11-24"),
            ("visibility", "public"),
            ("results_en", "Done."),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned())),
    );
    leads_on(&told.post(&of[0], &report).await);
    assert_eq!(reminded(&told, "/en/notices", "Reminders of reports").await.len() + 1, of.len(), "it is done");

    let tomorrow = server.later("2026-11-26T01:00:00Z").await;
    let notices = tomorrow.database.accord.notices();
    notices.queue_digests().await.unwrap();
    let mut mailed = Vec::new();
    while let Some(digest) = notices.claim_digest().await.unwrap() {
        mailed.extend(digest.groups.iter().map(|it| (digest.to.clone(), it.kind.word())));
    }
    let others: Vec<_> = mailed.iter().filter(|(to, kind)| *kind == "reminded" && *to != told.account.email).collect();
    assert!(others.is_empty(), "{others:?}");
    assert!(mailed.contains(&(told.account.email.clone(), "reminded")), "{mailed:?}");
}

/// Chosen rows of the list: the organisations that owe a report on one of them are reminded of those, once a day.
#[tokio::test]
async fn the_list_reminds_of_chosen_commitments() {
    const LIST: &str = "/en/commitments?sort=due";
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Official, "AUR-MDA").await;
    let other = server.signed_in(Role::Manager, "AUR-EXF").await;
    assert!(lead.get(LIST).await.page().has("button[formaction='/en/board'][value=remind_chosen]"));
    assert!(!other.get(LIST).await.page().has("button[value=remind_chosen]"));
    let board = lead.get(BOARD).await;
    let due = board.page().links().into_iter().filter(|it| it.ends_with("/due") || it.ends_with("/overdue"));
    let mut several = None;
    for of in due {
        let list = lead.get(of).await;
        let missed = list.page().all("main li[data-commitment]");
        if missed.len() > 1 && several.is_none() {
            let organisation = of.split('/').nth(3).unwrap().to_owned();
            several = Some((organisation, missed[0].attribute("data-commitment").to_owned()));
        }
    }
    let (organisation, slug) = several.expect("an organisation that owes more than what is chosen");
    let told = server.signed_in(Role::Official, &organisation).await;
    let sent = |chosen: &[&str]| {
        let chosen = chosen.iter().map(|it| ("chosen".to_owned(), (*it).to_owned()));
        let fields =
            [("act", "remind_chosen"), ("back", LIST)].map(|(name, value)| (name.to_owned(), value.to_owned()));
        chosen.chain(fields).collect::<Vec<_>>()
    };
    let at = |reply: &Reply| reply.header("location").rsplit('=').next().unwrap().to_owned();
    assert_eq!(other.post(BOARD, &sent(&[&slug])).await.status, StatusCode::NOT_FOUND);
    assert_eq!(at(&lead.post(BOARD, &sent(&[])).await), "none_chosen");
    assert_eq!(at(&lead.post(BOARD, &sent(&["no-such"])).await), "nothing_missing");
    let done = lead.post(BOARD, &sent(&[&slug, &slug, "no-such"])).await;
    assert_eq!(done.header("location"), format!("{LIST}&done=reminded"));
    assert!(lead.get(&format!("{LIST}&done=reminded")).await.says("are reminded."));
    let of = reminded(&told, "/en/notices", "Reminders of reports").await;
    assert_eq!(of, [format!("/en/commitments/{slug}/report")], "of what was chosen, and nothing else");
    assert_eq!(at(&lead.post(BOARD, &sent(&[&slug])).await), "reminded_already");
}

/// Where nobody is told, nobody was reminded: that is said, and the day is kept for whoever comes. Of several organisations
/// it is said that some were not.
#[tokio::test]
async fn it_is_said_whom_a_reminder_did_not_reach() {
    const LIST: &str = "/en/commitments";
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let form = remind(&lead, "AUR-MDA").await;
    assert_eq!(
        lead.post(BOARD, &form).await.header("location"),
        "/en/board?done=nobody",
        "but for the lead there is nobody"
    );
    assert!(lead.get("/en/board?done=nobody").await.says("Nobody was reminded"));
    let page = lead.get(BOARD).await;
    assert!(row(&page, "AUR-MDA").has("form") && !row(&page, "AUR-MDA").says("Reminded"), "{:?}", page.pieces());
    assert!(server.database.column("SELECT organisation FROM reminder").await.is_empty());

    // One commitment that each of two organisations owes a report on.
    let mut chosen: Vec<(String, String)> = vec![("act".into(), "remind_chosen".into()), ("back".into(), LIST.into())];
    let mut organisations = Vec::new();
    for of in page.page().links().into_iter().filter(|it| it.ends_with("/due") || it.ends_with("/overdue")) {
        let organisation = of.split('/').nth(3).unwrap().to_owned();
        if !organisations.contains(&organisation) {
            let list = lead.get(of).await;
            let slug = list.page().first("main li[data-commitment]").attribute("data-commitment").to_owned();
            chosen.push(("chosen".into(), slug));
            organisations.push(organisation);
        }
    }
    assert!(organisations.len() > 1, "{organisations:?}");
    let sent = async || lead.post(BOARD, &chosen).await.header("location").rsplit('=').next().unwrap().to_owned();
    assert_eq!(sent().await, "reminded_nobody");
    let told = server.signed_in(Role::Official, &organisations[0]).await;
    assert_eq!(sent().await, "reminded_some");
    assert!(!reminded(&told, "/en/notices", "Reminders of reports").await.is_empty());
    assert!(lead.get(&format!("{LIST}?done=reminded_some")).await.says("Some of those who owe a report"));
    assert_eq!(sent().await, "reminded_nobody");
    for organisation in &organisations[1..] {
        server.signed_in(Role::Official, organisation).await;
    }
    assert_eq!(sent().await, "reminded_some", "those who were not reminded yet are");
    assert_eq!(sent().await, "reminded_already");
}
