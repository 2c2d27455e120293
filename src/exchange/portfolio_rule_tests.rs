//! Tests of the rules that hold in the forms and for files alike.

use rstest::rstest;
use serde_json::{Value, json};

use crate::exchange::portfolio::tests::{changed, facts, file, has_problem, path, read_text, recorded};
use crate::exchange::portfolio::*;

/// What a form refuses, a file does not bring either.
#[rstest]
#[case("/statements/0/source_url", json!(null), "is missing")]
#[case("/meetings/0/date", json!("2027-01-01"), "a day that has not come")]
#[case("/commitments/0/standing", json!("unilateral"), "one party alone")]
#[case("/commitments/0/proposed_by", json!("A"), "only for what is `proposed`")]
#[case("/commitments/0/addressed_to", json!("A"), "only for what is `proposed`")]
#[case("/commitments/0/passage_en", json!("Not there"), "is not found in the text")]
#[case("/commitments/1/undertaken_by", json!(["A"]), "nobody undertakes it yet")]
#[case("/commitments/1/proposed_by", json!(null), "is missing")]
#[case("/commitments/1/addressed_to", json!(null), "is missing")]
#[case("/commitments/1/addressed_to", json!("A"), "the party that proposes it")]
#[case("/commitments/1/addressed_to", json!("C"), "not one of the statement's parties")]
#[case("/parties/1/coordinating", json!("A-MIN"), "does not exist, or not here")]
#[case("/parties/2/coordinating", json!("C-FIRM"), "does not exist, or not here")]
fn what_a_form_refuses_a_file_does_not_bring(#[case] pointer: &str, #[case] value: Value, #[case] expected: &str) {
    let mut file = file();
    let parties = file["parties"].as_array_mut().unwrap();
    parties.push(json!({ "code": "C", "name_en": "C", "kind": "government", "time_zone": "Asia/Tokyo" }));
    let organisations = file["organisations"].as_array_mut().unwrap();
    organisations.push(json!({ "code": "C-FIRM", "party": "C", "name_en": "Firm", "kind": "private" }));
    assert!(read_text(&file.to_string(), &Known::default()).is_ok());
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    file.pointer_mut(parent).unwrap()[name] = value;
    let at = path(pointer).replace("standing", "undertaken_by");
    has_problem(&file, &at, expected);
}

#[test]
fn what_is_said_jointly_has_two_parties() {
    let mut file = file();
    file["statements"][0]["parties"] = json!(["A"]);
    file["statements"][0]["tracked_parties"] = json!(["A"]);
    has_problem(&file, "statements[0].parties", "one party only");
}

/// Of a side, with those who write for it.
#[rstest]
#[case("events", "party:X", "there is no party `X`")]
#[case("events", "organisation:X", "there is no organisation `X`")]
#[case("events", "party:B", "leaves out `A`, who wrote it")]
#[case("events", "organisation:B-MIN", "leaves out `A`, who wrote it")]
#[case("submissions", "party:X", "there is no party `X`")]
#[case("submissions", "organisation:X", "there is no organisation `X`")]
#[case("submissions", "party:B", "leaves out `A-MIN`, who wrote it")]
#[case("submissions", "organisation:B-MIN", "leaves out `A-MIN`, who wrote it")]
#[case("joint_statuses", "party:A", "is `public` or `shared`")]
fn what_is_written_is_seen_by_its_authors(#[case] list: &str, #[case] visibility: &str, #[case] expected: &str) {
    let mut file = file();
    let organisations = file["organisations"].as_array_mut().unwrap();
    organisations.push(json!({ "code": "B-MIN", "party": "B", "name_en": "Ministry", "kind": "ministry" }));
    file["submissions"] = json!([{
        "commitment": "c1", "organisation": "A-MIN", "date": "2024-06-01", "effective_on": "2024-06-01",
        "status": "on_track",
    }]);
    file["events"] = json!([file["events"][0]]);
    file["withdrawals"] = json!([]);
    for own in ["party:A", "organisation:A-MIN", "shared"] {
        let mut narrow = file.clone();
        narrow["events"][0]["visibility"] = json!(own);
        narrow["submissions"][0]["visibility"] = json!(own);
        assert!(read_text(&narrow.to_string(), &Known::default()).is_ok(), "{own}");
    }
    file[list][0]["visibility"] = json!(visibility);
    has_problem(&file, &format!("{list}[0].visibility"), expected);
}

/// What a file says is recorded or refused, never dropped.
#[rstest]
#[case("/statements/0/text_file", json!("a.txt"), "there is no field `text_file` here")]
#[case("/statements/0/title_ko_is_translation", json!(true), "a Korean title that is not there")]
#[case("/organisations/0/name_ko_is_translation", json!(true), "a Korean name that is not there")]
#[case("/commitments/1/due_precision", json!("year"), "`due_on` is needed")]
#[case("/commitments/1/leads_basis", json!("assumed"), "`leads` or `supports` names them")]
#[case("/events/0/publisher", json!("Gazette"), "of a source that is not there")]
#[case("/events/0/published_on", json!("2024-05-01"), "of a source that is not there")]
fn what_would_be_dropped_is_refused(#[case] pointer: &str, #[case] value: Value, #[case] expected: &str) {
    has_problem(&changed(pointer, value), &path(pointer), expected);
}

#[test]
fn what_would_be_dropped_of_sources_and_dealings_is_refused() {
    let sources = json!([{ "url": "https://a.example/1", "published_on": "2024-05-01", "evidence_class": "press" }]);
    for list in ["statements", "commitments"] {
        for field in ["published_on", "evidence_class"] {
            let file = changed(&format!("/{list}/0/sources"), sources.clone());
            has_problem(&file, &format!("{list}[0].sources[0].{field}"), "there is no field");
        }
    }
    let first = changed("/commitments/0/sources", json!([{ "url": "https://a.example/1", "publisher": "A" }]));
    has_problem(&first, "commitments[0].sources[0].publisher", "is not kept of the only or first source");
    let mut file = file();
    file["countersigns"] =
        json!([{ "event": "e1", "party": "B", "date": "2024-05-09", "answer": "confirmed", "released": true }]);
    has_problem(&file, "countersigns[0].released", "is said of a dispute");
    file["submissions"] = json!([{
        "commitment": "c1", "organisation": "A-MIN", "date": "2024-06-01", "effective_on": "2024-06-01",
        "status": "on_track", "return_reason_en": "Say more.",
    }]);
    has_problem(&file, "submissions[0].return_reason_en", "`returned_on` is needed");
    file["submissions"][0]["returned_on"] = json!("2024-05-31");
    has_problem(&file, "submissions[0].returned_on", "is before it was handed in, which was on 2024-06-01");
}

#[test]
fn an_event_without_a_day_is_not_before_its_statement() {
    let mut file = changed("/events", json!([file()["events"][0]]));
    file["withdrawals"] = json!([]);
    file["events"][0].as_object_mut().unwrap().remove("date");
    file["written_on"] = json!("2023-05-01");
    has_problem(&file, "events[0].date", "more than 31 days before the statement, which is of 2024-03-01");
}

/// They would be one milestone.
#[test]
fn an_event_and_a_milestone_have_names_of_their_own() {
    let mut with_event = changed("/events", json!([file()["events"][0]]));
    with_event["withdrawals"] = json!([]);
    with_event["events"][0]["kind"] = json!("milestone");
    with_event["events"][0]["title_en"] = json!("The step");
    with_event["events"][0]["id"] = json!("m");
    has_problem(&with_event, "milestones[0].id", "is the name of the event of kind `milestone` on line");
    let with_milestone = file();
    let mut alone = with_event.clone();
    alone["milestones"] = json!([]);
    for (first, then, at) in [(&alone, &with_milestone, "milestones[0].id"), (&with_milestone, &alone, "events[0].id")]
    {
        let problems = read_text(&then.to_string(), &recorded(&facts(first))).unwrap_err();
        assert!(problems.iter().any(|it| it.spot.path == at), "{at}: {problems:?}");
    }
}

#[rstest]
#[case("countersigns", json!({ "event": "e1", "party": "B", "date": "2024-05-09", "answer": "confirmed" }))]
#[case("joint_proposals", json!({ "commitment": "c1", "date": "2024-05-09", "status": "on_track", "proposed_by": "A" }))]
#[case("submissions", json!({ "commitment": "c1", "organisation": "A-MIN", "date": "2024-06-01",
    "effective_on": "2024-06-01", "status": "on_track" }))]
#[case("confirmations", json!({ "event": "e1", "date": "2024-05-09" }))]
#[case("joint_statuses", json!({ "commitment": "c1", "date": "2024-06-02", "status": "on_track", "proposed_by": "A",
    "accepted_by": ["B"] }))]
fn what_stands_twice_in_a_file_is_refused(#[case] list: &str, #[case] line: Value) {
    let mut file = file();
    file[list] = json!([line, line]);
    has_problem(&file, &format!("{list}[1]"), "stands twice in the file, first on line");
}

/// Nothing from a file steers the terminal on which its faults are shown, or fills it.
#[test]
fn what_is_quoted_from_a_file_is_short_and_plain() {
    let long = "9".repeat(100_000);
    let odd = format!("\u{1b}[2J\u{202e}{long}");
    let mut file = file();
    file["commitments"][0]["number"] = serde_json::from_str(&format!("1{}", "0".repeat(300))).unwrap();
    file["portfolio"]["tags"] = json!({ odd.clone(): { "en": "X" } });
    file["commitments"][0]["leads"] = json!({ odd.clone(): [odd.clone()] });
    file["statements"][0]["issuer"] = json!(long);
    file["statements"][0]["parties"] = json!([long, long]);
    file["statements"][0][&odd] = json!(1);
    file["events"][0]["progress"] = json!("PROGRESS");
    let text = file.to_string().replace("\"PROGRESS\"", &long);
    let problems = read_text(&text, &Known::default()).unwrap_err();
    assert!(problems.len() > 6, "{problems:#?}");
    for problem in problems {
        let told = problem.to_string();
        assert!(told.chars().count() < 600, "{told}");
        assert!(!told.chars().any(|it| it.is_control() || it == '\u{202e}'), "{told:?}");
    }
}

/// Whatever is wrong with it, and however often.
#[rstest]
#[case::fields(|at: usize| json!({ format!("odd-name-of-a-field-{at}"): 1 }), "areas")]
#[case::values(|at: usize| json!({ "code": at }), "areas")]
#[case::names(|_| json!({ "code": "same", "name_en": "Same" }), "areas")]
fn a_file_with_very_many_faults_is_read_quickly(#[case] line: fn(usize) -> Value, #[case] list: &str) {
    let lines: Vec<Value> = (0..50_000).map(line).collect();
    of_many_faults(&json!({ list: lines }).to_string(), 49_000);
}

#[test]
fn one_entry_with_very_many_faults_is_read_quickly() {
    let codes: Vec<Value> = (0..50_000).map(|at| json!(format!("X{}", at / 2))).collect();
    let by_code: serde_json::Map<String, Value> = (0..50_000).map(|at| (format!("X{at}"), json!(["X"]))).collect();
    of_many_faults(&changed("/statements/0/tracked_parties", json!(codes)).to_string(), 49_000);
    of_many_faults(&changed("/commitments/0/leads", json!(by_code)).to_string(), 49_000);
    let twice = format!("\"tags\":{{{}\"a\":1}}", "\"a\":1,".repeat(50_000));
    of_many_faults(&file().to_string().replace("\"tags\":{}", &twice), 1);
    let numbers = format!("[{}\"ai\"]", "01,".repeat(50_000));
    of_many_faults(&file().to_string().replace("[\"ai\"]", &numbers), 49_000);
}

#[expect(clippy::disallowed_methods, reason = "how long it takes is what is tested")]
fn of_many_faults(text: &str, least: usize) {
    // Quadratic reading would take minutes; a machine that builds something else at the same time is slow too.
    let began = std::time::Instant::now();
    let refusal = parse(text.as_bytes())
        .and_then(|it| it.compare(&Known::default(), &crate::exchange::portfolio::tests::importer(), String::new))
        .unwrap_err();
    assert!(refusal.total >= least && refusal.problems.len() <= 200, "{} {}", refusal.total, refusal.problems.len());
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}
