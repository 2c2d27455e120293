//! Tests of what is wrong with portfolio files.

use rstest::rstest;
use serde_json::{Value, json};

use crate::exchange::portfolio::tests::{changed, file, has_problem, importer, path, read_text};
use crate::exchange::portfolio::*;

#[rstest]
#[case("/portfolio/taking_part/0", json!("X"), "there is no party `X`")]
#[case("/portfolio/example", json!("x"), "there is no commitment `x`")]
#[case("/portfolio/tags/X", json!({ "en": "X" }), "there is no party `X`")]
#[case("/parties/0/coordinating", json!("X"), "there is no organisation `X`")]
#[case("/organisations/0/party", json!("X"), "there is no party `X`")]
#[case("/mechanisms/0/parties/1", json!("X"), "there is no party `X`")]
#[case("/meetings/0/mechanism", json!("x"), "there is no mechanism `x`")]
#[case("/statements/0/parties/1", json!("X"), "there is no party `X`")]
#[case("/statements/0/tracked_parties/1", json!("X"), "there is no party `X`")]
#[case("/statements/0/issuer", json!("X"), "`X` is neither `joint` nor one of the statement's parties")]
#[case("/statements/0/meeting", json!("x"), "there is no meeting `x`")]
#[case("/commitments/0/statement", json!("x"), "there is no statement `x`")]
#[case("/commitments/0/areas/0", json!("x"), "there is no area `x`")]
#[case("/commitments/0/undertaken_by/1", json!("X"), "there is no party `X`")]
#[case("/commitments/0/leads/A/0", json!("X"), "there is no organisation `X`")]
#[case("/commitments/0/leads/X", json!([]), "there is no party `X`")]
#[case("/commitments/1/proposed_by", json!("X"), "there is no party `X`")]
#[case("/commitments/1/addressed_to", json!("X"), "there is no party `X`")]
#[case("/commitments/1/addressee_organisations/0", json!("X"), "there is no organisation `X`")]
#[case("/commitments/1/relations/0/to", json!("x"), "there is no commitment `x`")]
#[case("/events/0/commitment", json!("x"), "there is no commitment `x`")]
#[case("/events/0/voice", json!("X"), "there is no party `X`")]
#[case("/events/0/organisations/0", json!("X"), "there is no organisation `X`")]
#[case("/events/0/meeting", json!("x"), "there is no meeting `x`")]
#[case("/events/1/corrects", json!("x"), "there is no earlier event `x` to correct")]
#[case("/events/1/corrects", json!("e2"), "there is no earlier event `e2` to correct")]
#[case("/milestones/0/commitment", json!("x"), "there is no commitment `x`")]
#[case("/milestones/0/party", json!("X"), "there is no party `X`")]
#[case("/joint_statuses/0/commitment", json!("x"), "there is no commitment `x`")]
#[case("/joint_statuses/0/proposed_by", json!("X"), "there is no party `X`")]
#[case("/joint_statuses/0/accepted_by/0", json!("X"), "there is no party `X`")]
#[case("/withdrawals/0/event", json!("x"), "there is no event `x`")]
fn every_reference_that_leads_nowhere_is_reported(#[case] pointer: &str, #[case] value: Value, #[case] expected: &str) {
    has_problem(&changed(pointer, value), &path(pointer), expected);
}

#[rstest]
// Names.
#[case("/parties/0/code", json!("not a code"), "is no name")]
#[case("/parties/0/code", json!("과기부"), "is no name")]
#[case("/areas/0/code", json!(""), "is no name")]
#[case("/commitments/0/id", json!(".."), "is no name")]
#[case("/commitments/0/id", json!("."), "is no name")]
#[case("/commitments/0/id", json!("../../etc/passwd"), "is no name")]
#[case("/commitments/0/id", json!("new"), "is no name")]
#[case("/events/1/id", json!("e1"), "stands twice in the file, first on line")]
// Shapes.
#[case("/parties", json!({}), "a list is expected, but an object stands here")]
#[case("/parties/0", json!("A"), "an object is expected, but a text stands here")]
#[case("/parties/0/code", json!(7), "a name is expected, but a number stands here")]
#[case("/commitments/1/addressed_to", json!(["B"]), "the name of an entry is expected, but a list stands here")]
#[case("/commitments/0/leads", json!([]), "an object is expected, but a list stands here")]
#[case("/parties/0/nmae_en", json!("A"), "there is no field `nmae_en` here; did you mean `name_en`?")]
#[case("/parties/0/wholly_other", json!("A"), "there is no field `wholly_other` here; the fields are code, name_en")]
#[case("/parties/0/kind", json!(null), "is missing: `government` or `international_organisation` is needed")]
#[case("/statements/0/parties", json!([]), "is empty")]
#[case("/statements/0/parties", json!(["A", "B", "A"]), "stands twice")]
// Words.
#[case("/events/0/status", json!("complete"), "Did you mean `completed`? It is `completed`, `on_track`")]
#[case("/commitments/0/standing", json!("maybe"), "It is `agreed`, `unilateral` or `proposed`")]
#[case("/commitments/0/visibility", json!("secret"), "is no visibility")]
#[case("/commitments/0/visibility", json!("party:A"), "`public` or `shared`")]
// Days.
#[case("/meetings/0/date", json!("2024-6-7"), "`2024-6-7` is not a day of the form YYYY-MM-DD")]
#[case("/meetings/0/date", json!("2024-02-30"), "is not a day")]
#[case("/meetings/0/date", json!("0026-03-01"), "between 1900-01-01 and 2199-12-31")]
#[case("/meetings/0/date", json!("9999-12-31"), "between 1900-01-01 and 2199-12-31")]
#[case("/statements/0/date", json!("2026-11-26"), "2026-11-26 is after today")]
#[case("/events/0/date", json!("2027-01-01"), "2027-01-01 is after today")]
#[case("/events/0/date", json!("2024-01-29"), "more than 31 days before the statement, which is of 2024-03-01")]
#[case("/events/0/published_on", json!("2027-01-01"), "2027-01-01 is after today")]
#[case("/milestones/0/date", json!("2027-01-01"), "2027-01-01 is after today")]
#[case("/milestones/0/completed_on", json!("2027-01-01"), "2027-01-01 is after today")]
#[case("/milestones/0/completed_on", json!("2023-01-01"), "before the statement")]
#[case("/milestones/0/due", json!("2023"), "2023 is over before the statement")]
#[case("/joint_statuses/0/date", json!("2027-01-01"), "2027-01-01 is after today")]
#[case("/withdrawals/0/date", json!("2027-01-01"), "2027-01-01 is after today")]
#[case("/withdrawals/0/date", json!("2024-04-01"), "is before the event, which is of 2024-05-01")]
#[case("/commitments/0/due", json!("soon"), "`soon` is not a day, month, quarter, half or year")]
#[case("/commitments/0/due", json!("2024-02"), "2024-02 is over before the statement, which is of 2024-03-01")]
#[case("/commitments/0/due", json!("0026"), "is not a day, month, quarter, half or year between 1900 and 2199")]
#[case("/commitments/0/due_on", json!("2026-01-01"), "is said beside `due`")]
#[case("/milestones/0/due", json!("soon"), "`soon` is not a day, month, quarter, half or year")]
#[case("/written_on", json!("2027-01-01"), "2027-01-01 is after today")]
// Texts, numbers and addresses.
#[case("/parties/0/name_en", json!("  "), "has no name")]
#[case("/organisations/0/name_en", json!(null), "has no name")]
#[case("/areas/0/name_en", json!(null), "has no name")]
#[case("/mechanisms/0/name_en", json!(null), "has no name")]
#[case("/meetings/0/title_en", json!(null), "has no title")]
#[case("/statements/0/title_en", json!(null), "has no title")]
#[case("/commitments/0/title_en", json!("  "), "has no title")]
#[case("/milestones/0/title_en", json!(null), "has no title")]
#[case("/portfolio/title_en", json!(null), "has no title")]
#[case("/commitments/0/title_en", json!("x".repeat(301)), "has 301 characters, but at most 300")]
#[case("/commitments/0/title_en", json!("a\nb"), "is a text in one line")]
#[case("/commitments/0/summary_en", json!("x".repeat(20_001)), "has 20,001 characters, but at most 20,000")]
#[case("/commitments/0/summary_en", json!("a\u{0}b"), "U+0000 is a control character")]
#[case("/events/0/progress", json!(101), "`101` is not a whole number from 0 to 100")]
#[case("/events/0/progress", json!(-5), "`-5` is not a whole number")]
#[case("/events/0/progress", json!(33.3), "`33.3` is not a whole number")]
#[case("/parties/0/time_zone", json!("Mars/Olympus"), "is not the IANA name of a time zone")]
#[case("/statements/0/source_url", json!("javascript:alert(1)"), "is no address of the web")]
#[case("/statements/0/source_url", json!("https://"), "is no address of the web")]
#[case("/organisations/0/url", json!("www.example.org"), "is no address of the web")]
#[case("/statements/0/sources", json!([{ "publisher": "Gazette" }]), "")]
// What does not go together.
#[case("/milestones/1/commitment", json!("c2"), "belongs to `c1`")]
#[case("/events/1/date", json!("2024-06-01"), "takes its day: 2024-05-01")]
#[case("/events/1/commitment", json!("c2"), "")]
#[case("/commitments/0/leads_basis", json!(null), "say why these organisations count as responsible")]
#[case("/statements/0/tracked_parties", json!(["A", "B", "X"]), "")]
fn every_mistake_is_reported_at_its_place(#[case] pointer: &str, #[case] value: Value, #[case] expected: &str) {
    let at = match (pointer, expected) {
        ("/statements/0/sources", _) => "statements[0].sources[0].url".to_owned(),
        ("/statements/0/tracked_parties", _) => "statements[0].tracked_parties[2]".to_owned(),
        ("/statements/0/parties", "stands twice") => "statements[0].parties[2]".to_owned(),
        ("/events/1/commitment", _) => "events[1].corrects".to_owned(),
        _ => path(pointer),
    };
    has_problem(&changed(pointer, value), &at, expected);
}

#[rstest]
#[case(&[("c1", "c1")], "commitments[0].relations[0].to", "not linked to itself")]
#[case(&[("c1", "c2")], "commitments[1].relations[0].to", "would form a circle")]
#[case(&[("c2", "c1")], "commitments[1].relations[1].to", "linked this way already")]
fn links_form_no_circle(#[case] links: &[(&str, &str)], #[case] at: &str, #[case] reason: &str) {
    let mut file = file();
    for (from, to) in links {
        let commitments = file["commitments"].as_array_mut().unwrap();
        let line = commitments.iter_mut().find(|it| it["id"] == *from).unwrap();
        let mut relations = line["relations"].as_array().cloned().unwrap_or_default();
        relations.push(json!({ "kind": "specifies", "to": to }));
        line["relations"] = json!(relations);
    }
    has_problem(&file, at, reason);
}

#[test]
fn an_owner_belongs_to_the_party_under_which_it_stands() {
    let file = changed("/commitments/0/leads", json!({ "B": ["A-MIN"] }));
    has_problem(&file, "commitments[0].leads.B[0]", "`A-MIN` belongs to `A`, not to `B`");
}

#[test]
fn an_event_of_the_public_record_has_a_title() {
    let mut file = changed("/events", json!([file()["events"][0]]));
    file["withdrawals"] = json!([]);
    file["events"][0].as_object_mut().unwrap().remove("voice");
    has_problem(&file, "events[0].title_en", "has no title");
}

/// One reading names the faults of every kind, in the order of the lines, each once.
#[test]
fn all_mistakes_are_reported_at_once() {
    let mut file = file();
    file["parties"][0]["kind"] = json!("state");
    file["parties"][1]["nmae_en"] = json!("B");
    file["areas"][0]["code"] = json!("no code");
    file["meetings"][0]["date"] = json!("2024-6-7");
    file["meetings"][0]["state"] = json!(null);
    file["commitments"][0]["due"] = json!("soon");
    file["commitments"][1]["title_en"] = json!("");
    file["events"][0]["meeting"] = json!("x");
    file["events"][1]["status"] = json!("done");
    file["withdrawals"][0]["event"] = json!("x");
    let text =
        serde_json::to_string_pretty(&file).unwrap().replacen("\"code\": \"A\",", "\"code\": \"A\", // first\n", 1);
    let problems = read_text(&text, &Known::default()).unwrap_err();
    let mut paths: Vec<&str> = problems.iter().map(|it| it.spot.path.as_str()).collect();
    assert!(problems.is_sorted_by_key(|it| it.spot.line), "{problems:#?}");
    paths.sort_unstable();
    let expected = [
        "",
        "areas[0].code",
        "commitments[0].areas[0]",
        "commitments[0].due",
        "commitments[1].title_en",
        "events[0].meeting",
        "events[1].status",
        "meetings[0].date",
        "meetings[0].state",
        "parties[0].kind",
        "parties[1].nmae_en",
        "withdrawals[0].event",
    ];
    assert_eq!(paths, expected);
}

/// Names of what is missing, all at once: somebody who begins with nothing but identifiers needs one reading.
#[test]
fn everything_that_is_missing_is_named_at_once() {
    let lists = ["parties", "organisations", "areas", "mechanisms", "meetings", "statements", "commitments", "events"];
    let mut file = json!({ "milestones": [{ "id": "m" }] });
    for list in lists {
        let name = if ["meetings", "statements", "commitments", "events"].contains(&list) { "id" } else { "code" };
        file[list] = json!([{ name: "a" }]);
    }
    let problems = read_text(&file.to_string(), &Known::default()).unwrap_err();
    let missing: Vec<&str> = problems.iter().map(|it| it.spot.path.as_str()).collect();
    for at in [
        "parties[0].kind",
        "parties[0].time_zone",
        "parties[0].name_en",
        "organisations[0].party",
        "organisations[0].kind",
        "mechanisms[0].kind",
        "meetings[0].mechanism",
        "meetings[0].date",
        "meetings[0].state",
        "statements[0].date",
        "statements[0].parties",
        "statements[0].tracked_parties",
        "statements[0].kind",
        "statements[0].issuer",
        "commitments[0].statement",
        "commitments[0].basis",
        "commitments[0].standing",
        "commitments[0].nature",
        "events[0].commitment",
        "events[0].status",
        "milestones[0].commitment",
        "milestones[0].date",
    ] {
        assert!(missing.contains(&at), "{at}: {problems:#?}");
    }
}

#[rstest]
#[case("", "ends where a value is expected")]
#[case("{", "ends inside a list or an object")]
#[case("[]", "an object is expected, but a list stands here")]
#[case("null", "an object is expected, but null stands here")]
#[case("{}", "it is no portfolio: none of its lists has an entry")]
#[case("{\"parties\": []}", "it is no portfolio: none of its lists has an entry")]
#[case("{\"commitmments\": []}", "did you mean `commitments`?")]
fn what_is_no_portfolio_is_one_problem(#[case] text: &str, #[case] expected: &str) {
    let problems = read_text(text, &Known::default()).unwrap_err();
    assert!(problems.len() == 1 && problems[0].reason.contains(expected), "{problems:?}");
}

/// A message says where and what, in words.
#[test]
fn a_problem_is_told_with_its_line_and_field() {
    let problems =
        read_text("{\n\"areas\": [{\n\"code\": \"ai\",\n\"name_en\": 7 }] }", &Known::default()).unwrap_err();
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let expected =
        "line 4, areas[0].name_en: a text in one line of at most 300 characters is expected, but a number stands here";
    assert_eq!(told, [expected]);
}

#[test]
fn of_very_many_problems_the_first_are_kept_and_all_are_counted() {
    let areas: Vec<Value> = (0..5_000).map(|it| json!({ "code": format!("a{it}") })).collect();
    let refusal = parse(json!({ "areas": areas }).to_string().as_bytes())
        .unwrap()
        .compare(&Known::default(), &importer(), String::new)
        .unwrap_err();
    assert_eq!((refusal.problems.len(), refusal.total), (200, 5_000));
}

#[test]
fn a_file_that_is_too_large_is_refused_unread() {
    let refusal = parse(&vec![b' '; usize::try_from(MOST_BYTES).unwrap() + 1]).err().unwrap();
    assert!(refusal.problems[0].to_string().contains("larger than 64 MB"), "{refusal:?}");
}
