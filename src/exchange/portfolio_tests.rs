//! Tests of reading portfolio files.

use rstest::rstest;
use serde_json::{Value, json};

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::instant::Instant;
use crate::domain::commitment::status::Status;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::exchange::portfolio::*;

pub(super) fn importer() -> Importer {
    Importer { actor: "test".into(), today: "2026-11-25".parse().unwrap() }
}

pub(super) fn read_text(text: &str, known: &Known) -> Result<Reading, Vec<Problem>> {
    // Unique in all tests, since what one reading gave is recorded for the next.
    static LAST: AtomicU64 = AtomicU64::new(0);
    let new_id = || format!("id-{}", LAST.fetch_add(1, Ordering::Relaxed));
    parse(text.as_bytes()).and_then(|it| it.compare(known, &importer(), new_id)).map_err(|it| it.problems)
}

/// What is known once these drafts are recorded.
pub(super) fn recorded(drafts: &[NewRecord]) -> Known {
    let mut known = Known::default();
    for (sequence, draft) in (1..).zip(drafts) {
        if !matches!(draft.fact.subject().0, Noun::Commitment) {
            known.names.insert(format!("{} {}", draft.fact.subject().0, draft.fact.subject().1));
        }
        known.note(&Record {
            sequence,
            id: format!("r{sequence}"),
            at: Instant(0),
            actor: draft.actor.clone(),
            organisation: None,
            effective_on: draft.effective_on,
            visibility: draft.visibility.clone(),
            fact: Some(draft.fact.clone()),
        });
    }
    known
}

/// A small file without a mistake.
pub(super) fn file() -> Value {
    json!({
        "portfolio": { "title_en": "Small", "marking": "fictional", "taking_part": ["A"], "example": "c1", "tags": {} },
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
            "source_url": "https://a.example/statement",
        }],
        "commitments": [
            {
                "id": "c1", "statement": "s", "areas": ["ai"], "title_en": "One", "basis": "joint_text",
                "standing": "agreed", "undertaken_by": ["A", "B"], "leads": { "A": ["A-MIN"] }, "leads_basis": "named_in_source",
                "nature": "deliverable",
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

/// The small file after a change at a JSON pointer, which may name a field that is not there yet.
pub(super) fn changed(pointer: &str, value: Value) -> Value {
    let mut file = file();
    match file.pointer_mut(pointer) {
        Some(place) => *place = value,
        None => {
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            file.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}"))[name] = value;
        }
    }
    file
}

/// A JSON pointer as problems spell it.
pub(super) fn path(pointer: &str) -> String {
    let parts = pointer.split('/').skip(1);
    parts.fold(String::new(), |path, part| match (part.parse::<usize>(), path.is_empty()) {
        (Ok(_), _) => format!("{path}[{part}]"),
        (_, true) => part.to_owned(),
        _ => format!("{path}.{part}"),
    })
}

/// That a file has a problem at a place.
#[track_caller]
pub(super) fn has_problem(file: &Value, at: &str, reason: &str) {
    let text = serde_json::to_string_pretty(file).unwrap();
    let problems = read_text(&text, &Known::default()).map(|it| it.drafts.len()).unwrap_err();
    let found = problems.iter().find(|it| it.spot.path == at && it.reason.contains(reason));
    let Some(found) = found else { panic!("{at}: {reason}: {problems:#?}") };
    assert!(found.spot.line > 1, "{found}");
}

pub(super) fn facts(file: &Value) -> Vec<NewRecord> {
    read_text(&file.to_string(), &Known::default()).unwrap().drafts
}

#[test]
fn a_file_without_a_mistake_is_read_whole() {
    // 1 portfolio, 2 parties, 1 organisation, 1 area, 1 mechanism, 1 meeting, 1 statement, 2 commitments, 1 owner, 1 link,
    // 2 updates, 2 milestones, 1 joint status, 1 withdrawal.
    assert_eq!(facts(&file()).len(), 18);
}

#[test]
fn a_file_read_again_brings_nothing_new() {
    let drafts = facts(&file());
    let again = read_text(&file().to_string(), &recorded(&drafts)).unwrap();
    assert_eq!((again.drafts.len(), again.already, again.withheld), (0, drafts.len(), Vec::new()));
    let fictional = read_text(crate::demo::FICTIONAL, &Known::default()).unwrap().drafts;
    let again = read_text(crate::demo::FICTIONAL, &recorded(&fictional)).unwrap();
    assert_eq!((again.drafts.len(), again.already, again.withheld), (0, fictional.len(), Vec::new()));
}

#[test]
fn a_file_may_add_events_and_milestones_to_recorded_commitments() {
    let drafts = facts(&file());
    let more = json!({
        "events": [
            { "id": "e3", "commitment": "c1", "date": "2026-01-01", "status": "in_progress", "title_en": "Begun" },
            { "id": "e4", "commitment": "c1", "date": "2024-05-01", "status": "on_track", "voice": "A", "corrects": "e1" },
        ],
        "milestones": [{ "id": "m", "commitment": "c1", "date": "2026-01-01", "title_en": "Step", "due": "2028" }],
        "confirmations": [{ "event": "e3", "date": "2026-02-01" }],
    });
    let read = read_text(&more.to_string(), &recorded(&drafts)).unwrap();
    assert_eq!((read.drafts.len(), read.already), (4, 0), "{read:#?}");
    let commitment = drafts.iter().find_map(|draft| match &draft.fact {
        Fact::CommitmentRecorded(it) if it.slug == "c1" => Some(it.id.clone()),
        _ => None,
    });
    let step = drafts.iter().find_map(|draft| match &draft.fact {
        Fact::MilestoneSet(it) => Some(it.id.clone()),
        _ => None,
    });
    for draft in &read.drafts {
        match &draft.fact {
            Fact::UpdatePublished(it) => assert_eq!(Some(&it.commitment), commitment.as_ref()),
            Fact::MilestoneSet(it) => assert_eq!(Some(&it.id), step.as_ref()),
            _ => {}
        }
    }
}

#[test]
fn what_has_no_day_counts_from_the_day_of_the_file() {
    for (written_on, expected) in [(json!("2026-05-01"), "2026-05-01"), (json!(null), "2026-11-25")] {
        let mut file = changed("/events", json!([file()["events"][0]]));
        file["withdrawals"] = json!([]);
        file["events"][0].as_object_mut().unwrap().remove("date");
        file["written_on"] = written_on;
        let drafts = facts(&file);
        let event = drafts.iter().find(|it| matches!(&it.fact, Fact::UpdatePublished(it) if it.undated)).unwrap();
        assert_eq!(event.effective_on.to_string(), expected);
        // Read on another day, it is the same event.
        let known = recorded(&drafts);
        let later = Importer { today: "2026-12-24".parse().unwrap(), ..importer() };
        let again = parse(file.to_string().as_bytes()).unwrap().compare(&known, &later, String::new).unwrap();
        assert_eq!((again.drafts.len(), again.withheld.len()), (0, 0));
    }
}

#[test]
fn a_source_is_one_of_several() {
    let mut file = changed("/statements/0/sources", json!([{ "url": "https://b.example/2", "publisher": "B" }]));
    file["statements"][0]["source_url"] = json!("https://a.example/1");
    file["events"][0]["sources"] = json!([{ "url": "https://a.example/3" }, { "url": "https://b.example/4" }]);
    for draft in facts(&file) {
        match draft.fact {
            Fact::StatementRecorded(it) => {
                assert_eq!((it.source.as_deref(), it.further.len()), (Some("https://a.example/1"), 1));
            }
            Fact::UpdatePublished(it) if it.slug == "e1" => assert_eq!(it.evidence.len(), 2),
            _ => {}
        }
    }
}

#[test]
fn the_number_of_a_commitment_is_a_number_or_a_text() {
    for (number, expected) in [(json!(7), "7"), (json!("II.3"), "II.3")] {
        let found = facts(&changed("/commitments/0/number", number)).into_iter().find_map(|it| match it.fact {
            Fact::CommitmentRecorded(it) => it.number,
            _ => None,
        });
        assert_eq!(found.as_deref(), Some(expected));
    }
}

#[test]
fn lines_may_refer_to_what_is_recorded_already() {
    let known = recorded(&facts(&file()));
    let mut file = file();
    file["parties"] = json!([]);
    assert!(read_text(&file.to_string(), &known).is_ok());
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
fn a_correction_has_the_visibility_of_what_it_corrects() {
    has_problem(
        &changed("/events/0/visibility", json!("shared")),
        "events[1].visibility",
        "has its visibility: shared",
    );
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
    file["events"][0]["title_en"] = json!("The first step");
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
    let count =
        read_text(&text, &Known::default()).unwrap().drafts.iter().filter(|draft| kind(&draft.fact) == noun).count();
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
    let file = changed("/commitments/0/summary_ko", json!("\u{1112}\u{1161}\u{11ab}\r\n국"));
    let summary = facts(&file).into_iter().find_map(|draft| match draft.fact {
        Fact::CommitmentRecorded(it) => Some(it.summary.words(crate::domain::basics::lang::Lang::Ko).to_owned()),
        _ => None,
    });
    assert_eq!(summary.as_deref(), Some("한\n국"));
    let hostile = changed("/commitments/0/summary_ko", json!("first\nsecond \u{f09f}"));
    has_problem(&hostile, "commitments[0].summary_ko", "line 2, character 8: U+F09F");
    has_problem(&changed("/areas/0/name_ko", json!("\u{3164}")), "areas[0].name_ko", "U+3164");
}
