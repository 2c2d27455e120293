//! Naming a commitment in a form: what is suggested to whom, with scripts and without.

use accord::domain::access::role::Role;
use http::StatusCode;
use rstest::rstest;

use crate::support::forms::send;
use crate::support::hostile_texts::HOSTILE_TEXTS;
use crate::support::server::{Person, Reply, TestServer};

const RELATIONS: &str = "/en/commitments/cable-map/relations";

/// What is suggested while somebody types: a line for each commitment.
async fn suggested(server: &TestServer, person: Option<&Person<'_>>, lang: &str, words: &str) -> Vec<String> {
    let fields = [("lang", lang), ("words", words)];
    let reply = match person {
        Some(person) => person.post("/actions/suggest", &fields).await,
        None => server.post("/actions/suggest", &fields).await,
    };
    assert_eq!(reply.status, StatusCode::OK, "{words:?}");
    let lines: String = serde_json::from_str(&reply.text).unwrap();
    lines.lines().map(str::to_owned).collect()
}

fn slugs(lines: &[String]) -> Vec<&str> {
    lines.iter().map(|it| it.split('\t').next().unwrap()).collect()
}

/// The slugs offered where a field names none.
fn offered(reply: &Reply, field: &str) -> Vec<String> {
    let radios = reply.page().all(&format!("input[type=radio][name={field}-pick]"));
    radios.into_iter().map(|it| it.attribute("value").to_owned()).filter(|it| !it.is_empty()).collect()
}

#[rstest]
#[case("en", "undersea cables", "cable-repair")]
#[case("en", "cable-repair", "cable-repair")]
#[case("en", "https://accord.example/ko/commitments/cable-repair/", "cable-repair")]
#[case("ko", "해저 케이블", "cable-repair")]
#[case("ko", "해저케이블", "cable-repair")]
#[tokio::test]
async fn what_is_typed_suggests_commitments_in_the_readers_language(
    #[case] lang: &str,
    #[case] words: &str,
    #[case] expected: &str,
) {
    let server = TestServer::with_council().await;
    let lines = suggested(&server, None, lang, words).await;
    let line = lines.iter().find(|it| it.starts_with(&format!("{expected}\t"))).expect("it is suggested");
    let title = line.split('\t').nth(1).unwrap();
    assert_eq!(title.chars().any(|it| ('가'..='힣').contains(&it)), lang == "ko", "{line}");
    assert_eq!(line.split('\t').count(), 3);
}

/// What may not be seen is suggested to nobody: neither by its title nor by its address nor by a text in it.
#[tokio::test]
async fn what_may_not_be_seen_is_not_suggested() {
    let server = TestServer::with_cases().await;
    for words in ["confidential", "satellite slots", "위성 궤도", "zebracode", "okapicode", "quaggacode", "dingocode"]
    {
        let fits = suggested(&server, None, "en", words).await;
        assert!(!slugs(&fits).contains(&"confidential"), "{words}");
        let list = server.get(&accord::paths::with_query("/en/commitments", [("q", words)])).await.rows();
        assert!(fits.len() <= list.len(), "{words}: {fits:?}");
    }
    for (role, organisation, words, found) in [
        (Role::Official, "AUR-MDA", "confidential", true),
        (Role::Partner, "BOR-DCI", "confidential", true),
        (Role::Manager, "CAL-MOI", "confidential", false),
        (Role::Official, "AUR-MDA", "okapicode", true),
        (Role::Manager, "BOR-DCI", "okapicode", false),
        (Role::Partner, "AUR-MDA", "okapicode", false),
        (Role::Admin, "AUR-MDA", "okapicode", false),
        (Role::Official, "AUR-CHAMBER", "quaggacode", true),
        (Role::Manager, "AUR-MDA", "quaggacode", false),
        (Role::Official, "BOR-DCI", "dingocode", true),
        (Role::Manager, "AUR-MDA", "dingocode", false),
    ] {
        let person = server.signed_in(role, organisation).await;
        let fits = suggested(&server, Some(&person), "en", words).await;
        assert_eq!(!fits.is_empty(), found, "{role} {organisation} {words}: {fits:?}");
    }
}

#[tokio::test]
async fn hostile_words_suggest_nothing_that_breaks_a_line() {
    let server = TestServer::with_council().await;
    let long = "가".repeat(4_001);
    for text in
        HOSTILE_TEXTS.iter().map(|(text, _)| *text).chain(["%", "_", "'", &long]).filter(|it| !it.contains('\0'))
    {
        for line in suggested(&server, None, "en", text).await {
            assert_eq!(line.split('\t').count(), 3, "{line}");
        }
    }
    for text in ["%", "no such thing at all", &long] {
        assert!(suggested(&server, None, "en", text).await.is_empty(), "{text:?}");
    }
    assert!(suggested(&server, None, "en", "").await.len() > 5, "without words there are the latest");
}

/// Without a script a part of a title is enough: those that fit are choices, and what was chosen counts.
#[tokio::test]
async fn a_part_of_a_title_gives_choices_and_one_of_them_is_taken() {
    let server = TestServer::with_half_a_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-ISR").await;
    let fields = [("relation", "specifies"), ("to", "undersea cables"), ("basis", "Maps help repairs.")];
    let refused = send(&manager, RELATIONS, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(offered(&refused, "to").contains(&"cable-repair".to_owned()), "{:?}", offered(&refused, "to"));
    assert!(refused.is_set("to", "undersea cables") && refused.is_set("to-pick", ""), "nothing is chosen for anybody");
    assert!(refused.says("is called exactly this"), "{:?}", refused.pieces());
    let again = send(&manager, RELATIONS, &[&fields[..], &[("to-pick", "")]].concat()).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "what stands in the field still counts");
    let done = send(&manager, RELATIONS, &[&fields[..], &[("to-pick", "cable-repair")]].concat()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{:?}", done.pieces());
    assert!(server.get("/en/commitments/cable-map").await.rows().contains(&"cable-repair".to_owned()));
    let nothing = send(&manager, RELATIONS, &[("to", "no such thing at all"), fields[0], fields[2]]).await;
    assert!(offered(&nothing, "to").is_empty() && nothing.says("This is not recorded here."));
}

#[tokio::test]
async fn choices_are_in_korean_too_and_hold_nothing_hidden() {
    let server = TestServer::with_half_a_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-ISR").await;
    let fields = [("relation", "specifies"), ("to", "해저"), ("basis", "근거.")];
    let refused = send(&manager, &RELATIONS.replace("/en/", "/ko/"), &fields).await;
    assert!(!offered(&refused, "to").is_empty() && refused.says("어느 항목을 말합니까?"));
    let seen = manager.get("/en/commitments?q=%ED%95%B4%EC%A0%80").await.rows();
    assert!(offered(&refused, "to").iter().all(|it| seen.contains(it)));
}

/// The same choices wherever a commitment is named.
#[tokio::test]
async fn mergers_agendas_and_milestones_of_decisions_offer_the_same() {
    let server = TestServer::with_half_a_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let words = "undersea cables";
    let merge = "/en/commitments/cable-map/restructure";
    let merge =
        send(&manager, merge, &[("act", "merge"), ("with", words), ("stays", "other"), ("reason_en", "One.")]).await;
    assert!(offered(&merge, "with").contains(&"cable-repair".to_owned()), "{:?}", merge.pieces());
    let agenda = "/en/meetings/council-3/agenda";
    let page = manager.get(agenda).await;
    let standing = page.page().first("form.card.write").fields();
    let mut form: Vec<_> = standing.into_iter().filter(|(name, _)| name != "to" && name != "act").collect();
    form.extend([("to".to_owned(), words.to_owned()), ("act".to_owned(), "save".to_owned())]);
    let refused = manager.post(agenda, &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{:?}", refused.pieces());
    let radios = refused.page().all("input[type=radio][name$='-pick'][value=cable-repair]");
    assert_eq!(radios.len(), 1, "{:?}", refused.pieces());
    let mut form = refused.page().first("form.card.write").fields();
    let name = radios[0].attribute("name").to_owned();
    form.retain(|(other, _)| *other != name && other != "act");
    form.extend([(name, "cable-repair".to_owned()), ("act".to_owned(), "save".to_owned())]);
    let done = manager.post(agenda, &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{:?}", done.pieces());
}
