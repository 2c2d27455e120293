//! Statements and meetings.

use accord::domain::access::role::Role;
use accord::domain::basics::lang::Lang;
use accord::i18n::Messages;
use http::StatusCode;
use rstest::rstest;

use crate::support::server::TestServer;

/// The words that hold a commitment are marked in the text and lead to it.
#[tokio::test]
async fn the_text_is_shown_with_its_commitments_marked() {
    let server = TestServer::with_cases().await;
    for (lang, words) in [("en", "open its quantum test bed"), ("ko", "양자 시험대를")] {
        let reply = server.get(&format!("/{lang}/statements/dialogue-1-2024")).await;
        let marks = reply.page().first("blockquote").all("mark");
        assert!(marks.len() >= 6, "{lang}: {}", marks.len());
        let own = marks.iter().find(|mark| mark.text().contains(words)).expect("the words are marked");
        assert!(own.leads_to(&format!("/{lang}/commitments/one-side")), "{}", own.html());
    }
}

#[tokio::test]
async fn where_the_text_is_not_held_that_is_said() {
    let server = TestServer::with_demonstration().await;
    for lang in Lang::ALL {
        let reply = server.get(&format!("/{lang}/statements/camp-david-2023")).await;
        assert!(reply.says(Messages::of(*lang).text("statement-text-none")));
        assert!(!reply.page().has("blockquote"));
    }
}

/// Whoever writes reports but may not record a statement or a meeting is told who does; readers are not.
#[tokio::test]
async fn it_is_told_who_records_statements_and_meetings() {
    let server = TestServer::with_council().await;
    for list in ["/en/statements", "/en/meetings"] {
        let told = "recorded by Ministry of Digital Affairs, which speaks for your side";
        for role in [Role::Official, Role::Manager] {
            let person = server.signed_in(role, "AUR-ISR").await;
            let page = person.get(list).await;
            assert!(page.says(told) && !page.says("for your side yet"), "{list} {role}: {:?}", page.pieces());
        }
        let speaks = server.signed_in(Role::Manager, "AUR-MDA").await;
        assert!(!speaks.get(list).await.says(told) && speaks.get(list).await.page().leads_to(&format!("{list}/new")));
        assert!(
            !server.get(list).await.says("for your side")
                && !server.signed_in(Role::Partner, "AUR-ISR").await.get(list).await.says("for your side")
        );
    }
    let server = TestServer::with_cases().await;
    let person = server.signed_in(Role::Manager, "AUR-MDA").await;
    assert!(person.get("/en/meetings").await.says("No organisation speaks for your side yet"));
}

/// Signatories that are not followed are shown as such.
#[tokio::test]
async fn every_signatory_is_named() {
    let reply = TestServer::with_demonstration().await.get("/en/statements/camp-david-2023").await;
    assert!(reply.says("Republic of Korea") && reply.says("United States of America"));
    assert!(reply.says("Japan not followed here"));
}

#[tokio::test]
async fn the_list_of_statements_goes_by_year_and_counts() {
    let reply = TestServer::with_demonstration().await.get("/en/statements").await;
    assert!(reply.says("2023 11 statements") && reply.says("26 joint statements"));
    assert!(reply.says("8 Dec 2023") && reply.says("12 commitments"));
    assert!(TestServer::with_demonstration().await.get("/ko/statements").await.says("비공식 번역"));
}

/// What was not there on a day is not found then.
#[rstest]
#[case("/en/statements/nope", StatusCode::NOT_FOUND)]
#[case("/en/meetings/nope", StatusCode::NOT_FOUND)]
#[case("/ko/statements/camp-david-2023?as_of=2023-08-17", StatusCode::NOT_FOUND)]
#[case("/ko/statements/camp-david-2023?as_of=2023-08-18", StatusCode::OK)]
#[case("/ko/meetings/st-joint-committee-12?as_of=2025-01-01", StatusCode::NOT_FOUND)]
#[case("/ko/meetings/st-joint-committee-12", StatusCode::OK)]
#[tokio::test]
async fn pages_know_the_day(#[case] address: &str, #[case] status: StatusCode) {
    assert_eq!(TestServer::with_demonstration().await.get(address).await.status, status, "{address}");
}

#[tokio::test]
async fn a_past_day_lists_what_was_said_until_then() {
    let server = TestServer::with_demonstration().await;
    let statements = server.get("/en/statements?as_of=2023-08-18").await;
    assert!(statements.text.contains("/en/statements/camp-david-2023?as_of=2023-08-18"));
    assert!(!statements.text.contains("/en/statements/ict-forum-7-2023"));
    assert!(!server.get("/en/meetings?as_of=2023-08-18").await.text.contains("/en/meetings/ict-policy-forum-7"));
}

/// Planned and postponed meetings come first, each with its precision and what has to be said about its day.
#[tokio::test]
async fn meetings_to_come_are_marked() {
    let reply = TestServer::with_demonstration().await.get("/en/meetings").await;
    let links = reply.page().links();
    let place = |meeting: &str| links.iter().position(|link| link.ends_with(meeting)).unwrap();
    assert!(place("/st-joint-committee-12") < place("/ict-policy-forum-7"), "what is to come stands first");
    assert!(reply.says("H2 2026") && reply.says("Planned") && reply.says("Postponed"));
    assert!(reply.says(Messages::of(Lang::En).text("meeting-postponed-note")));
}

#[tokio::test]
async fn a_meeting_has_its_statements_commitments_reports_and_sittings() {
    let reply = TestServer::with_demonstration().await.get("/en/meetings/ict-policy-forum-7").await;
    assert!(
        reply.text.contains("/en/statements/ict-forum-7-2023")
            && reply.text.contains("/en/statements/msit-meetings-2023")
    );
    assert!(reply.says("10 commitments and 4 proposals"));
    assert!(
        reply.text.contains("/en/meetings/ict-policy-forum-6") && !reply.leads_to("/en/meetings/ict-policy-forum-7")
    );
}
