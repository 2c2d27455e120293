//! Tests of importing what is recorded already.

use rstest::rstest;
use serde_json::{Value, json};

use crate::domain::commitment::CommitmentId;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::fact_kind::FactKind;
use crate::exchange::portfolio::tests::{changed, facts, file, path, read_text, recorded};
use crate::exchange::portfolio::*;
use crate::exchange::portfolio_known::Withheld;

/// What is known of these drafts, once some of their facts were withheld.
fn without(drafts: &[NewRecord], is_withheld: impl Fn(&Fact) -> bool) -> Known {
    let mut withheld = Withheld::default();
    let (gone, kept): (Vec<&NewRecord>, Vec<&NewRecord>) = drafts.iter().partition(|it| is_withheld(&it.fact));
    for draft in gone {
        let (noun, id) = draft.fact.subject();
        if FactKind::REFERENCE.contains(&draft.fact.kind()) {
            withheld.entries.insert(format!("{noun} {id}"));
            continue;
        }
        let of_commitment = withheld.facts.entry(CommitmentId(id.to_owned())).or_default();
        of_commitment.push((draft.fact.kind(), draft.effective_on));
        if draft.fact.kind() == FactKind::CommitmentRecorded {
            withheld.lost.push(draft.effective_on);
        }
    }
    let kept: Vec<NewRecord> = kept.into_iter().cloned().collect();
    let mut known = Known::named(recorded(&kept).names, withheld);
    for (sequence, draft) in (1..).zip(&kept) {
        known.note(&record(sequence, draft));
    }
    known
}

fn record(sequence: i64, draft: &NewRecord) -> Record {
    Record {
        sequence,
        id: format!("r{sequence}"),
        at: crate::domain::basics::instant::Instant(0),
        actor: draft.actor.clone(),
        organisation: None,
        effective_on: draft.effective_on,
        visibility: draft.visibility.clone(),
        fact: Some(draft.fact.clone()),
    }
}

/// A file that still holds what was withheld does not bring it back, whatever it was.
#[test]
fn what_was_withheld_stays_withheld() {
    let mut whole = file();
    whole["confirmations"] = json!([{ "event": "e1", "date": "2024-08-01" }]);
    let drafts = facts(&whole);
    for draft in &drafts {
        let known = without(&drafts, |fact| *fact == draft.fact);
        let read = read_text(&whole.to_string(), &known).unwrap_or_else(|it| panic!("{:?}: {it:#?}", draft.fact));
        assert_eq!((read.drafts.len(), read.already), (0, drafts.len()), "{:?}", draft.fact);
        assert_eq!(read.withheld.len(), 1, "{:?}: {:?}", draft.fact, read.withheld);
    }
    let known = without(&drafts, |fact| fact.kind() == FactKind::UpdatePublished);
    let read = read_text(&whole.to_string(), &known).unwrap();
    assert_eq!((read.drafts.len(), read.already), (0, drafts.len()));
}

/// One that was withheld stands for one fact: what comes beside it is not taken for it.
#[test]
fn nothing_is_added_to_a_commitment_of_which_something_was_withheld() {
    let drafts = facts(&file());
    let known = without(&drafts, |fact| matches!(fact, Fact::UpdatePublished(it) if it.slug == "e1"));
    let event = |date: &str| {
        json!({
            "id": "e3", "commitment": "c1", "date": date, "status": "in_progress", "title_en": "Begun",
        })
    };
    for date in ["2026-01-01", "2024-05-01"] {
        let mut more = file();
        more["events"].as_array_mut().unwrap().push(event(date));
        let problems = read_text(&more.to_string(), &known).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].to_string().contains("events[2]: belongs to a commitment of which"), "{problems:?}");
    }
}

/// What is recorded stays as it is; a file that says otherwise is refused, with the field.
#[rstest]
#[case("/portfolio/marking", json!("real"), "portfolio.marking")]
#[case("/areas/0/name_en", json!("Artificial intelligence"), "areas[0].name_en")]
#[case("/areas/0/name_ko", json!("인공지능"), "areas[0].name_ko")]
#[case("/parties/0/time_zone", json!("Asia/Tokyo"), "parties[0].time_zone")]
#[case("/organisations/0/url", json!("https://a.example"), "organisations[0].url")]
#[case("/mechanisms/0/kind", json!("summit"), "mechanisms[0].kind")]
#[case("/meetings/0/date", json!("2024-03-02"), "meetings[0].date")]
#[case("/statements/0/date", json!("2024-03-02"), "statements[0].date")]
#[case("/statements/0/text_en", json!("Text"), "statements[0].text_en")]
#[case("/statements/0/tracked_parties", json!(["A"]), "statements[0].tracked_parties")]
#[case("/statements/0/source_url", json!("https://b.example"), "statements[0].source_url")]
#[case("/commitments/0/title_en", json!("Another"), "commitments[0].title_en")]
#[case("/commitments/0/due", json!("2027"), "commitments[0].due")]
#[case("/commitments/0/visibility", json!("shared"), "commitments[0].visibility")]
#[case("/commitments/0/source_locator", json!("p. 2"), "commitments[0].source_locator")]
#[case("/commitments/0/leads_basis", json!("assigned"), "commitments[0].leads_basis")]
#[case("/commitments/1/relations/0/basis", json!("So."), "commitments[1].relations[0].basis")]
#[case("/events/0/status", json!("not_started"), "events[0].status")]
#[case("/events/0/date", json!("2024-05-02"), "events[0].date")]
#[case("/events/0/summary_en", json!("More"), "events[0].summary_en")]
#[case("/events/0/visibility", json!("shared"), "events[0].visibility")]
#[case("/milestones/1/due", json!("2028"), "milestones[1].due")]
#[case("/joint_statuses/0/status", json!("completed"), "joint_statuses[0].status")]
#[case("/joint_statuses/0/visibility", json!("shared"), "joint_statuses[0].visibility")]
#[case("/withdrawals/0/date", json!("2024-09-02"), "withdrawals[0].date")]
#[case("/withdrawals/0/reason", json!("Other."), "withdrawals[0].reason")]
fn what_is_recorded_is_never_overwritten(#[case] pointer: &str, #[case] value: Value, #[case] at: &str) {
    let known = recorded(&facts(&file()));
    let problems = read_text(&changed(pointer, value).to_string(), &known).unwrap_err();
    let found: Vec<(&str, bool)> =
        problems.iter().map(|it| (it.spot.path.as_str(), it.reason.starts_with("recorded already with"))).collect();
    assert_eq!(found, [(at, true)], "{problems:?}");
}

/// What a portfolio could not say when it was recorded, a file adds once; what is recorded of it stays.
#[test]
fn a_portfolio_of_an_older_version_takes_what_it_lacks() {
    let drafts = facts(&file());
    let mut fuller = file();
    fuller["portfolio"]["time_zone"] = json!("Asia/Tokyo");
    fuller["portfolio"]["marks"] = json!({ "A": { "en": "A." } });
    fuller["portfolio"]["licences"] = json!({ "A": { "en": "Free." } });
    let read = read_text(&fuller.to_string(), &recorded(&drafts)).unwrap();
    let [NewRecord { fact: Fact::PortfolioDescribed(added), .. }] = &read.drafts[..] else {
        panic!("{:?}", read.drafts)
    };
    assert_eq!(added.time_zone.as_deref(), Some("Asia/Tokyo"));
    assert_eq!((added.marks.len(), added.licences.len(), &added.title), (1, 1, &title(&drafts)));
    let all: Vec<NewRecord> = drafts.iter().chain(&read.drafts).cloned().collect();
    assert_eq!(read_text(&fuller.to_string(), &recorded(&all)).unwrap().drafts.len(), 0, "once");
    for (pointer, value) in [
        ("/portfolio/time_zone", json!("Asia/Seoul")),
        ("/portfolio/marks", json!({ "A": { "en": "B." } })),
        ("/portfolio/licences", json!({ "A": { "en": "Not free." } })),
    ] {
        let mut other = fuller.clone();
        *other.pointer_mut(pointer).unwrap() = value;
        let problems = read_text(&other.to_string(), &recorded(&all)).unwrap_err();
        let found: Vec<&str> = problems.iter().map(|it| it.spot.path.as_str()).collect();
        assert_eq!(found, [path(pointer)], "{problems:?}");
    }
}

fn title(drafts: &[NewRecord]) -> crate::domain::basics::text::Text {
    let titles = drafts.iter().find_map(|it| match &it.fact {
        Fact::PortfolioDescribed(portfolio) => Some(portfolio.title.clone()),
        _ => None,
    });
    titles.unwrap()
}

/// Sets are compared as sets.
#[test]
fn another_order_says_nothing() {
    let mut file = changed("/commitments/0/undertaken_by", json!(["A", "B"]));
    file["areas"].as_array_mut().unwrap().push(json!({ "code": "6g", "name_en": "6G" }));
    file["commitments"][0]["areas"] = json!(["ai", "6g"]);
    let drafts = facts(&file);
    for list in
        ["/commitments/0/undertaken_by", "/commitments/0/areas", "/statements/0/parties", "/mechanisms/0/parties"]
    {
        file.pointer_mut(list).unwrap().as_array_mut().unwrap().reverse();
    }
    assert_eq!(read_text(&file.to_string(), &recorded(&drafts)).unwrap().drafts.len(), 0);
}

/// A rule that came later judges nothing that is recorded, of whichever kind the line is.
#[test]
fn a_rule_of_today_does_not_judge_what_is_recorded() {
    let known = recorded(&facts(&file()));
    let file = changed("/organisations/0/name_ko_is_translation", json!(true));
    assert_eq!(read_text(&file.to_string(), &known).unwrap().drafts.len(), 0);
    assert!(read_text(&file.to_string(), &Known::default()).is_err(), "of a new line it does");
}

/// A dispute is recorded for both sides; once they agreed that others may see it, a later file says so.
#[test]
fn a_dispute_that_is_released_later_becomes_visible() {
    let mut file = changed("/events", json!([file()["events"][0]]));
    file["withdrawals"] = json!([]);
    file["countersigns"] = json!([{
        "event": "e1", "party": "B", "date": "2024-05-09", "answer": "disputed", "reason_en": "Not so.",
    }]);
    let drafts = facts(&file);
    file["countersigns"][0]["released"] = json!(true);
    let read = read_text(&file.to_string(), &recorded(&drafts)).unwrap();
    let kinds: Vec<_> = read.drafts.iter().map(|it| (it.fact.kind(), it.visibility.to_string())).collect();
    let release = (FactKind::DisputeReleased, "shared".to_owned());
    assert_eq!(kinds, [release.clone(), release, (FactKind::Countersigned, "public".to_owned())]);
    let all: Vec<NewRecord> = drafts.iter().chain(&read.drafts).cloned().collect();
    assert_eq!(read_text(&file.to_string(), &recorded(&all)).unwrap().drafts.len(), 0);
    file["countersigns"][0]["reason_en"] = json!("Otherwise.");
    let problems = read_text(&file.to_string(), &recorded(&drafts)).unwrap_err();
    assert_eq!(problems[0].spot.path, "countersigns[0].reason_en", "{problems:?}");
}

/// What people changed in the forms since does not make a file wrong that brought it.
#[test]
fn a_file_is_not_judged_by_what_was_changed_since() {
    let mut file = changed("/events", json!([file()["events"][0]]));
    file["events"][0].as_object_mut().unwrap().remove("date");
    file["written_on"] = json!("2024-05-01");
    file["withdrawals"] = json!([{ "event": "e1", "date": "2024-09-01", "reason": "Mistaken." }]);
    let drafts = facts(&file);
    let mut changes = Vec::new();
    for draft in &drafts {
        match &draft.fact {
            // The day became known, and is later than that of the withdrawal.
            Fact::UpdatePublished(it) => {
                let fact =
                    Fact::UpdatePublished(crate::domain::report::update::Update { undated: false, ..it.clone() });
                changes.push(NewRecord { effective_on: "2026-10-01".parse().unwrap(), fact, ..draft.clone() });
            }
            // The statement was made later than everybody thought.
            Fact::StatementRecorded(it) => {
                let on = "2025-03-01".parse().unwrap();
                let statement = crate::domain::statement::Statement { on, source: None, ..it.clone() };
                changes.push(NewRecord { effective_on: on, fact: Fact::StatementRecorded(statement), ..draft.clone() });
            }
            // Its people moved to the other party.
            Fact::OrganisationRecorded(it) => {
                let moved = crate::domain::organisation::Organisation { party: "B".into(), ..it.clone() };
                changes.push(NewRecord { fact: Fact::OrganisationRecorded(moved), ..draft.clone() });
            }
            _ => {}
        }
    }
    let all: Vec<NewRecord> = drafts.iter().cloned().chain(changes).collect();
    file["commitments"][0]["leads"] = json!({ "B": ["A-MIN"] });
    let problems = read_text(&file.to_string(), &recorded(&all)).unwrap_err();
    assert_eq!(problems[0].spot.path, "commitments[0].leads.B[0]", "{problems:?}");
    file["commitments"][0]["leads"] = json!({ "A": ["A-MIN"] });
    let read = read_text(&file.to_string(), &recorded(&all)).unwrap();
    assert_eq!(read.drafts.len(), 0);
}

/// An event is compared with what was recorded of it, and what is new with the day that holds now.
#[test]
fn what_is_new_is_judged_by_what_is_recorded() {
    let drafts = facts(&file());
    let mut changes = drafts.clone();
    for draft in &drafts {
        if let Fact::UpdatePublished(_) = &draft.fact {
            changes.push(NewRecord { effective_on: "2025-10-01".parse().unwrap(), ..draft.clone() });
        }
    }
    let mut more = file();
    more["confirmations"] = json!([{ "event": "e1", "date": "2025-09-01" }]);
    let problems = read_text(&more.to_string(), &recorded(&changes)).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].to_string().contains("is before the event, which is of 2025-10-01"), "{problems:?}");
}

/// Names of events are unique in a file only.
#[test]
fn a_line_does_not_guess_which_of_two_events_is_meant() {
    let other = |commitment: &str, id: &str| {
        let mut file = file();
        file["events"] = json!([{ "id": "e", "commitment": commitment, "date": "2024-05-01", "status": "in_progress",
            "voice": "A", "summary_en": id }]);
        file["withdrawals"] = json!([]);
        file
    };
    let first = facts(&other("c1", "one"));
    let second = read_text(&other("c2", "two").to_string(), &recorded(&first)).unwrap().drafts;
    assert_eq!(second.len(), 1);
    let id = second.iter().find_map(|draft| match &draft.fact {
        Fact::UpdatePublished(it) => Some(it.id.clone()),
        _ => None,
    });
    let known = recorded(&[first, second].concat());
    let confirmed = |mut file: Value| {
        file["confirmations"] = json!([{ "event": "e", "date": "2024-06-01" }]);
        read_text(&file.to_string(), &known)
    };
    let mut without = other("c1", "one");
    without["events"] = json!([]);
    let problems = confirmed(without).unwrap_err();
    assert!(problems[0].reason.contains("several commitments have an event `e`"), "{problems:?}");
    let read = confirmed(other("c2", "two")).unwrap();
    assert!(
        matches!(&read.drafts[..], [NewRecord { fact: Fact::UpdateConfirmed(it), .. }] if Some(&it.update) == id.as_ref())
    );
}
