//! Tests of reading portfolio files.

use rstest::rstest;
use serde_json::{Value, json};

use crate::domain::commitment::status::Status;
use crate::exchange::portfolio::*;

fn importer() -> Importer {
    Importer { actor: "test".into(), today: "2026-11-25".parse().unwrap() }
}

fn read_text(text: &str, known: &[&str]) -> Result<Vec<NewRecord>, Vec<Problem>> {
    let known = Known { names: known.iter().map(|it| (*it).to_owned()).collect() };
    let mut last = 0;
    read(text, &known, &importer(), || {
        last += 1;
        format!("id-{last}")
    })
}

/// A small file without a mistake.
fn file() -> Value {
    json!({
        "portfolio": { "title_en": "Small", "marking": "fictional", "taking_part": ["A"], "example": "c1" },
        "parties": [
            { "code": "A", "name_en": "A", "kind": "government", "time_zone": "Asia/Seoul" },
            { "code": "B", "name_en": "B", "kind": "government", "time_zone": "America/New_York" },
        ],
        "organisations": [{ "code": "A-MIN", "party": "A", "name_en": "Ministry", "kind": "ministry" }],
        "areas": [{ "code": "ai", "name_en": "AI" }],
        "mechanisms": [{ "code": "forum", "name_en": "Forum", "kind": "forum", "parties": ["A", "B"] }],
        "meetings": [{
            "id": "forum-1", "mechanism": "forum", "date": "2024-03-01", "date_precision": "day", "state": "held",
            "title_en": "Forum",
        }],
        "statements": [{
            "id": "s", "title_en": "Statement", "date": "2024-03-01", "parties": ["A", "B"],
            "tracked_parties": ["A", "B"], "kind": "joint_statement", "issuer": "joint", "meeting": "forum-1",
        }],
        "commitments": [
            {
                "id": "c1", "statement": "s", "areas": ["ai"], "title_en": "One", "basis": "joint_text",
                "standing": "agreed", "undertaken_by": ["A", "B"], "leads": { "A": ["A-MIN"] }, "nature": "deliverable",
                "due": "2026 H2",
            },
            {
                "id": "c2", "statement": "s", "title_en": "Two", "basis": "joint_text", "standing": "proposed",
                "proposed_by": "A", "addressed_to": "B", "addressee_organisations": ["A-MIN"], "nature": "continuing",
                "relations": [{ "kind": "specifies", "to": "c1" }],
            },
        ],
        "events": [
            {
                "id": "e1", "commitment": "c1", "date": "2024-05-01", "kind": "update", "status": "in_progress",
                "voice": "A", "organisations": ["A-MIN"], "meeting": "forum-1", "progress": 40,
            },
            {
                "id": "e2", "commitment": "c1", "date": "2024-05-01", "kind": "update", "status": "completed",
                "voice": "A", "corrects": "e1",
            },
        ],
        "milestones": [
            { "id": "m", "commitment": "c1", "date": "2024-04-01", "title_en": "Step", "due": "2026 H2" },
            { "id": "m", "commitment": "c1", "date": "2025-04-01", "title_en": "Step", "due": "2027" },
        ],
        "joint_statuses": [
            { "commitment": "c1", "date": "2024-06-01", "status": "on_track", "proposed_by": "A", "accepted_by": ["B"] },
        ],
        "withdrawals": [{ "event": "e2", "date": "2024-09-01", "reason": "Mistaken." }],
    })
}

/// What is wrong with the small file after a change at a JSON pointer.
fn problems(pointer: &str, value: Value) -> Vec<String> {
    let mut file = file();
    *file.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    read_text(&file.to_string(), &[]).map(|drafts| drafts.len()).unwrap_err().iter().map(ToString::to_string).collect()
}

fn facts(file: &Value) -> Vec<NewRecord> {
    read_text(&file.to_string(), &[]).unwrap()
}

#[test]
fn a_file_without_a_mistake_is_read_whole() {
    // 1 portfolio, 2 parties, 1 organisation, 1 area, 1 mechanism, 1 meeting, 1 statement, 2 commitments, 1 owner, 1 link,
    // 2 updates, 2 milestones, 1 joint status, 1 withdrawal.
    assert_eq!(facts(&file()).len(), 18);
}

#[rstest]
#[case("/portfolio/taking_part/0", json!("X"), "portfolio: there is no party `X`")]
#[case("/portfolio/example", json!("x"), "portfolio: there is no commitment `x`")]
#[case("/organisations/0/party", json!("X"), "organisation `A-MIN`: there is no party `X`")]
#[case("/mechanisms/0/parties/1", json!("X"), "mechanism `forum`: there is no party `X`")]
#[case("/meetings/0/mechanism", json!("x"), "meeting `forum-1`: there is no mechanism `x`")]
#[case("/statements/0/parties/1", json!("X"), "statement `s`: there is no party `X`")]
#[case("/statements/0/tracked_parties/1", json!("X"), "statement `s`: there is no party `X`")]
#[case("/statements/0/issuer", json!("X"), "statement `s`: there is no party `X`")]
#[case("/statements/0/meeting", json!("x"), "statement `s`: there is no meeting `x`")]
#[case("/commitments/0/statement", json!("x"), "commitment `c1`: there is no statement `x`")]
#[case("/commitments/0/areas/0", json!("x"), "commitment `c1`: there is no area `x`")]
#[case("/commitments/0/undertaken_by/1", json!("X"), "commitment `c1`: there is no party `X`")]
#[case("/commitments/0/leads/A/0", json!("X"), "commitment `c1`: there is no organisation `X`")]
#[case("/commitments/0/leads", json!({ "X": ["A-MIN"] }), "commitment `c1`: there is no party `X`")]
#[case("/commitments/1/proposed_by", json!("X"), "commitment `c2`: there is no party `X`")]
#[case("/commitments/1/addressed_to", json!("X"), "commitment `c2`: there is no party `X`")]
#[case("/commitments/1/addressee_organisations/0", json!("X"), "commitment `c2`: there is no organisation `X`")]
#[case("/commitments/1/relations/0/to", json!("x"), "commitment `c2`: there is no commitment `x`")]
#[case("/events/0/commitment", json!("x"), "event `e1`: there is no commitment `x`")]
#[case("/events/0/voice", json!("X"), "event `e1`: there is no party `X`")]
#[case("/events/0/organisations/0", json!("X"), "event `e1`: there is no organisation `X`")]
#[case("/events/0/meeting", json!("x"), "event `e1`: there is no meeting `x`")]
#[case("/events/1/corrects", json!("x"), "event `e2`: there is no earlier event `x` in the file to correct")]
#[case("/events/1/corrects", json!("e2"), "event `e2`: there is no earlier event `e2` in the file to correct")]
#[case("/milestones/0/commitment", json!("x"), "milestone `m`: there is no commitment `x`")]
#[case("/joint_statuses/0/commitment", json!("x"), "joint status of `c1`: there is no commitment `x`")]
#[case("/joint_statuses/0/proposed_by", json!("X"), "joint status of `c1`: there is no party `X`")]
#[case("/joint_statuses/0/accepted_by/0", json!("X"), "joint status of `c1`: there is no party `X`")]
#[case("/withdrawals/0/event", json!("x"), "withdrawal of `x`: there is no event `x` in the file")]
fn every_reference_that_leads_nowhere_is_reported(#[case] pointer: &str, #[case] value: Value, #[case] expected: &str) {
    let problems = problems(pointer, value);
    let expected = expected
        .replace("joint status of `c1`: there is no commitment `x`", "joint status of `x`: there is no commitment `x`");
    assert!(problems.contains(&expected), "{problems:?}");
}

#[rstest]
#[case("/parties/0/time_zone", json!("Mars/Olympus"), "is not the IANA name of a time zone")]
#[case("/parties/0/code", json!("not a code"), "a name may hold")]
#[case("/areas/0/code", json!(""), "a name may hold")]
#[case("/statements/0/date", json!("2026-11-26"), "2026-11-26 is after today")]
#[case("/events/0/date", json!("2027-01-01"), "2027-01-01 is after today")]
#[case("/milestones/0/date", json!("2027-01-01"), "2027-01-01 is after today")]
#[case("/joint_statuses/0/date", json!("2027-01-01"), "2027-01-01 is after today")]
#[case("/withdrawals/0/date", json!("2027-01-01"), "2027-01-01 is after today")]
#[case("/withdrawals/0/date", json!("2024-04-01"), "is dated before the event")]
#[case("/commitments/0/title_en", json!("  "), "has no title")]
#[case("/commitments/0/due", json!("soon"), "`soon` is not a day, month, quarter, half or year")]
#[case("/milestones/0/due", json!("soon"), "`soon` is not a day, month, quarter, half or year")]
#[case("/milestones/1/commitment", json!("c2"), "belongs to `c1` already")]
#[case("/events/0/progress", json!(101), "progress is per cent")]
#[case("/events/1/date", json!("2024-06-01"), "takes its day: 2024-05-01")]
#[case("/events/1/voice", json!("B"), "of another voice")]
#[case("/events/1/commitment", json!("c2"), "about another commitment")]
#[case("/events/1/id", json!("e1"), "stands twice in the file")]
#[case("/commitments/0/visibility", json!("party:A"), "`public` or `shared`")]
#[case("/commitments/0/standing", json!("maybe"), "the file: ")]
fn every_mistake_is_reported_in_words(#[case] pointer: &str, #[case] value: Value, #[case] expected: &str) {
    let mut changed = file();
    match changed.pointer_mut(pointer) {
        Some(place) => *place = value,
        None => {
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            changed.pointer_mut(parent).unwrap()[name] = value;
        }
    }
    let problems = read_text(&changed.to_string(), &[]).unwrap_err();
    assert!(problems.iter().any(|it| it.to_string().contains(expected)), "{problems:?}");
}

#[test]
fn all_mistakes_are_reported_at_once() {
    let mut file = file();
    file["areas"][0]["code"] = json!("no code");
    file["events"][0]["meeting"] = json!("x");
    file["withdrawals"][0]["event"] = json!("x");
    assert!(read_text(&file.to_string(), &[]).unwrap_err().len() >= 4);
}

#[rstest]
#[case("")]
#[case("{")]
#[case("[]")]
#[case("{\"commitmments\": []}")]
#[case("{\"parties\": [{\"code\": 7}]}")]
fn what_is_no_portfolio_is_one_problem_of_the_file(#[case] text: &str) {
    let problems = read_text(text, &[]).unwrap_err();
    assert_eq!((problems.len(), problems[0].place.as_str()), (1, "the file"));
}

#[test]
fn nothing_recorded_already_is_overwritten() {
    let problems = read_text(&file().to_string(), &["party A", "commitment c1"]).unwrap_err();
    let places: Vec<_> = problems.iter().map(|it| it.place.as_str()).collect();
    assert_eq!(places, ["party `A`", "commitment `c1`"]);
}

#[test]
fn lines_may_refer_to_what_is_recorded_already() {
    let mut file = file();
    file["parties"] = json!([]);
    assert!(read_text(&file.to_string(), &["party A", "party B"]).is_ok());
}

/// Such lines used to be dropped silently.
#[test]
fn an_event_of_a_commitment_recorded_already_is_refused_not_dropped() {
    let text = json!({ "events": file()["events"] }).to_string().replace("\"meeting\":\"forum-1\",", "");
    let known = ["commitment c1", "party A", "organisation A-MIN", "meeting forum-1"];
    let problems = read_text(&text, &known).unwrap_err();
    assert!(problems[0].reason.contains("recorded already"), "{problems:?}");
}

#[test]
fn a_milestone_that_stands_twice_is_one_milestone_set_anew() {
    let ids: BTreeSet<_> = facts(&file())
        .into_iter()
        .filter_map(|draft| match draft.fact {
            Fact::MilestoneSet(milestone) => Some(milestone.id.0),
            _ => None,
        })
        .collect();
    assert_eq!(ids.len(), 1);
}

#[test]
fn a_correction_has_the_day_and_visibility_of_what_it_corrects() {
    let mut file = file();
    file["events"][0]["visibility"] = json!("shared");
    let problems = read_text(&file.to_string(), &[]).unwrap_err();
    assert!(problems[0].reason.contains("has its visibility: shared"), "{problems:?}");
}

#[test]
fn what_hangs_on_a_shared_commitment_is_not_public() {
    let mut file = file();
    file["commitments"][0]["visibility"] = json!("shared");
    let wider: Vec<_> = facts(&file)
        .into_iter()
        .filter(|draft| draft.visibility == Visibility::Public)
        .filter(|draft| {
            matches!(
                &draft.fact,
                Fact::UpdatePublished(_)
                    | Fact::UpdateWithdrawn(_)
                    | Fact::MilestoneSet(_)
                    | Fact::JointStatusAgreed(_)
                    | Fact::OwnerNamed(_)
                    | Fact::CommitmentsRelated(_)
            )
        })
        .collect();
    assert!(wider.is_empty(), "{wider:?}");
}

#[test]
fn a_withdrawal_is_seen_by_those_who_saw_the_report() {
    let mut file = file();
    file["events"] = json!([file["events"][0]]);
    file["events"][0]["visibility"] = json!("party:A");
    file["withdrawals"][0]["event"] = json!("e1");
    let drafts = facts(&file);
    let withdrawal = drafts.iter().find(|draft| matches!(draft.fact, Fact::UpdateWithdrawn(_))).unwrap();
    assert_eq!(withdrawal.visibility.to_string(), "party:A");
}

#[test]
fn a_completed_step_is_a_milestone_and_a_report() {
    let mut file = file();
    file["events"] = json!([file["events"][0]]);
    file["events"][0]["kind"] = json!("milestone");
    file["withdrawals"] = json!([]);
    file["milestones"] = json!([]);
    let drafts = facts(&file);
    let step = drafts.iter().find_map(|draft| match &draft.fact {
        Fact::MilestoneSet(milestone) => milestone.completed_on,
        _ => None,
    });
    let status = drafts.iter().find_map(|draft| match &draft.fact {
        Fact::UpdatePublished(update) => Some(update.status),
        _ => None,
    });
    assert_eq!((step, status), (Some("2024-05-01".parse().unwrap()), Some(Status::InProgress)));
}

/// The demonstration, as its own description counts it.
#[rstest]
#[case::parties("party", 12)]
#[case::organisations("organisation", 33)]
#[case::areas("area", 17)]
#[case::mechanisms("mechanism", 18)]
#[case::meetings("meeting", 38)]
#[case::statements("statement", 26)]
#[case::commitments("commitment", 116)]
#[case::updates("update", 77)]
fn the_demonstration_has_as_many_of_each_as_its_description_says(#[case] noun: &str, #[case] expected: usize) {
    let text = crate::demo::portfolio().unwrap();
    let count = read_text(&text, &[]).unwrap().iter().filter(|draft| kind(&draft.fact) == noun).count();
    assert_eq!(count, expected);
}

fn kind(fact: &Fact) -> &'static str {
    match fact {
        Fact::PartyRecorded(_) => "party",
        Fact::OrganisationRecorded(_) => "organisation",
        Fact::AreaRecorded(_) => "area",
        Fact::MechanismRecorded(_) => "mechanism",
        Fact::MeetingRecorded(_) => "meeting",
        Fact::StatementRecorded(_) => "statement",
        Fact::CommitmentRecorded(_) => "commitment",
        Fact::UpdatePublished(_) => "update",
        _ => "other",
    }
}

/// What comes from outside is a text in its normal form, or is refused with its place.
#[test]
fn texts_are_taken_in_their_normal_form_or_refused_with_their_place() {
    let mut decomposed = file();
    decomposed["areas"][0]["name_ko"] = json!("\u{1112}\u{1161}\u{11ab}\r\n국");
    let drafts = read_text(&decomposed.to_string(), &[]).unwrap();
    let named = drafts.iter().find_map(|draft| match &draft.fact {
        Fact::AreaRecorded(area) => Some(area.name.words(crate::domain::basics::lang::Lang::Ko)),
        _ => None,
    });
    assert_eq!(named, Some("한\n국"));
    let mut hostile = file();
    hostile["areas"][0]["name_ko"] = json!("\u{3164}");
    hostile["portfolio"]["title_en"] = json!("a\0b");
    hostile["commitments"][0]["title_en"] = json!("first\nsecond \u{f09f}");
    let problems = read_text(&hostile.to_string(), &[]).unwrap_err();
    let places: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let told = |parts: [&str; 3]| places.iter().any(|place| parts.iter().all(|part| place.contains(part)));
    assert_eq!(problems.len(), 3, "{places:?}");
    assert!(told(["areas `ai`", "`name_ko`", "U+3164"]), "{places:?}");
    assert!(told(["portfolio", "`title_en`, line 1, character 2", "U+0000"]), "{places:?}");
    assert!(told(["commitments `c1`", "`title_en`, line 2, character 8", "U+F09F"]), "{places:?}");
}
