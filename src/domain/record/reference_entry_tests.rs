use rstest::rstest;

use crate::domain::access::role::Role;
use crate::domain::basics::day::Precision;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::field_error::Problem::*;
use crate::domain::commitment::status::Status;
use crate::domain::organisation::{Organisation, OrganisationKind};
use crate::domain::portfolio::area::Area;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::reference_entry::*;
use crate::domain::samples::{commitment, day, member, on, records, reference, report, statement, text};

const TODAY: &str = "2026-11-25";

fn problems(fact: Fact, before: Option<Fact>, bound: &[Record]) -> Vec<(String, Problem)> {
    let faults = check(&fact, before.as_ref(), bound, &reference(), day(TODAY));
    faults.0.into_iter().map(|it| (it.field, it.problem)).collect()
}

fn expected(faults: &[(&str, Problem)]) -> Vec<(String, Problem)> {
    faults.iter().map(|(field, problem)| ((*field).to_owned(), *problem)).collect()
}

fn sitting() -> Meeting {
    Meeting {
        slug: "forum-1".into(),
        mechanism: "forum".into(),
        title: text("First forum"),
        number: Some(1),
        on: day("2026-12-31"),
        precision: Precision::Day,
        place: None,
        state: MeetingState::Planned,
        source: None,
        reason: Text::default(),
    }
}

#[rstest]
#[case(|_: &mut Meeting| (), &[])]
#[case(|it: &mut Meeting| it.title = Text::default(), &[("title", Missing)])]
#[case(|it: &mut Meeting| it.mechanism = "none".into(), &[("mechanism", Unknown)])]
#[case(|it: &mut Meeting| it.state = MeetingState::Held, &[("on", WrongDay)])]
// Of the quarter that has begun a meeting may have been held; the day kept is its last.
#[case(|meeting: &mut Meeting| { meeting.state = MeetingState::Held; meeting.precision = Precision::Quarter; }, &[])]
#[case(|it: &mut Meeting| it.place = Some("x".repeat(1_001)), &[("place", NoteTooLong)])]
#[case(|it: &mut Meeting| it.source = Some("javascript:alert(1)".into()), &[("source", NotAWebAddress)])]
fn meetings(#[case] change: fn(&mut Meeting), #[case] faults: &[(&str, Problem)]) {
    let mut meeting = sitting();
    change(&mut meeting);
    assert_eq!(problems(Fact::MeetingRecorded(meeting), None, &[]), expected(faults));
}

/// Said by one party, about itself.
fn alone(statement: &mut Statement) {
    statement.parties.truncate(1);
    statement.tracked.clone_from(&statement.parties);
    statement.issuer = Issuer::Party(statement.parties[0].clone());
}

#[rstest]
#[case(|_: &mut Statement| (), &[])]
#[case(|it: &mut Statement| it.title = Text::default(), &[("title", Missing)])]
#[case(|it: &mut Statement| it.on = day("2026-11-26"), &[("on", WrongDay)])]
#[case(|it: &mut Statement| it.day_note = Some("x".repeat(1_001)), &[("day_note", NoteTooLong)])]
#[case(|it: &mut Statement| it.parties.push("XX".into()), &[("parties", Unknown)])]
#[case(|it: &mut Statement| it.parties.truncate(1), &[("parties", NotJoint), ("tracked", NotAmongParties)])]
#[case(alone, &[])]
#[case(|it: &mut Statement| it.source = None, &[("source", Missing)])]
#[case(|it: &mut Statement| { alone(it); it.source = None; }, &[])]
#[case(|it: &mut Statement| it.issuer = Issuer::Party("XX".into()), &[("issuer", NotAmongParties)])]
#[case(|it: &mut Statement| it.issuer = Issuer::Party("US".into()), &[])]
#[case(|it: &mut Statement| it.meeting = Some("none".into()), &[("meeting", Unknown)])]
#[case(|it: &mut Statement| it.source = Some("ftp://a.example".into()), &[("source", NotAWebAddress)])]
#[case(|it: &mut Statement| it.text = text(&"x".repeat(100_001)), &[("text", FullTextTooLong)])]
fn statements(#[case] change: fn(&mut Statement), #[case] faults: &[(&str, Problem)]) {
    let mut statement = statement();
    change(&mut statement);
    assert_eq!(problems(Fact::StatementRecorded(statement), None, &[]), expected(faults));
}

/// Who may see its commitments follows from the tracked parties: one stays that has a part in them.
#[test]
fn tracked_parties_stay_where_commitments_hang_on_them() {
    let theirs = records([on("2026-01-01", report("u", "party:US", Status::OnTrack))]);
    let before = Fact::StatementRecorded(statement());
    let narrowed = Fact::StatementRecorded(Statement { tracked: vec!["ROK".into()], ..statement() });
    assert_eq!(problems(narrowed.clone(), Some(before.clone()), &theirs), expected(&[("tracked", Bound)]));
    assert_eq!(problems(narrowed, Some(before.clone()), &[]), []);
    let renamed = Fact::StatementRecorded(Statement { title: text("Renamed"), ..statement() });
    assert_eq!(problems(renamed, Some(before), &theirs), []);
}

/// A text that came in as a file may be longer than a form takes; only what changes is checked.
#[test]
fn a_long_text_that_stays_is_taken() {
    let long = Fact::StatementRecorded(Statement { text: text(&"x".repeat(30_000)), ..statement() });
    assert_eq!(problems(long.clone(), Some(long), &[]), []);
}

#[test]
fn the_body_that_speaks_for_a_party_is_none_of_private_law() {
    let mut reference = reference();
    let party = Party { coordinating: Some("ROK-MIN".into()), ..reference.party("ROK").unwrap().clone() };
    let firm = Organisation { kind: OrganisationKind::Private, ..reference.organisation("ROK-MIN").unwrap().clone() };
    let of = |fact: Fact, reference: &Reference| check(&fact, None, &[], reference, day(TODAY)).0;
    assert_eq!(of(Fact::PartyRecorded(party.clone()), &reference), []);
    let theirs = Party { coordinating: Some("US-MIN".into()), ..party.clone() };
    assert_eq!(of(Fact::PartyRecorded(theirs), &reference)[0].field, "coordinating");
    assert_eq!(of(Fact::OrganisationRecorded(firm.clone()), &reference), []);
    reference.apply(Fact::PartyRecorded(party.clone()));
    assert_eq!(of(Fact::OrganisationRecorded(firm.clone()), &reference)[0].problem, SpeaksForParty);
    reference.apply(Fact::OrganisationRecorded(firm));
    assert_eq!(of(Fact::PartyRecorded(party), &reference)[0].problem, Unknown);
}

#[rstest]
#[case(|_: &mut Commitment| (), &[])]
#[case(|it: &mut Commitment| it.title = Text::default(), &[("title", Missing)])]
#[case(|it: &mut Commitment| it.areas = vec!["none".into()], &[("areas", Unknown)])]
#[case(|it: &mut Commitment| it.undertaken_by.clear(), &[("undertaken_by", Missing)])]
#[case(|it: &mut Commitment| it.undertaken_by = vec!["XX".into()], &[("undertaken_by", NotAmongParties)])]
#[case(|it: &mut Commitment| it.standing = Standing::Unilateral, &[("undertaken_by", OneAlone)])]
#[case(|it: &mut Commitment| it.proposed_by = Some("US".into()), &[("proposed_by", OnlyProposals)])]
#[case(proposal, &[])]
#[case(
    |commitment: &mut Commitment| { proposal(commitment); commitment.addressed_to = None; },
    &[("addressed_to", Missing)],
)]
#[case(
    |commitment: &mut Commitment| { proposal(commitment); commitment.addressed_to = Some("ROK".into()); },
    &[("addressed_to", OfItself)],
)]
#[case(
    |commitment: &mut Commitment| { proposal(commitment); commitment.undertaken_by = vec!["ROK".into()]; },
    &[("undertaken_by", NobodyYet)]
)]
#[case(|it: &mut Commitment| it.place.address = Some("here".into()), &[("source", NotAWebAddress)])]
#[case(|it: &mut Commitment| it.place.passage = text("they hold a forum"), &[])]
#[case(|it: &mut Commitment| it.place.passage = text("They do not"), &[("passage", NotInText)])]
fn new_commitments(#[case] change: fn(&mut Commitment), #[case] faults: &[(&str, Problem)]) {
    let mut commitment = commitment();
    change(&mut commitment);
    let statement = Statement { text: text("Both say: they hold\n\na forum."), ..statement() };
    let found = new_commitment(&commitment, &statement, &reference()).0;
    let found: Vec<(String, Problem)> = found.into_iter().map(|it| (it.field, it.problem)).collect();
    assert_eq!(found, expected(faults));
}

fn proposal(commitment: &mut Commitment) {
    commitment.standing = Standing::Proposed;
    commitment.undertaken_by.clear();
    commitment.proposed_by = Some("ROK".into());
    commitment.addressed_to = Some("US".into());
}

#[test]
fn each_entry_is_for_those_whose_it_is() {
    let entries = |member: &Member| -> Vec<bool> {
        let reference = reference();
        let ours = reference.organisation("ROK-MIN").unwrap().clone();
        let theirs = reference.organisation("US-MIN").unwrap().clone();
        let outside = Statement { tracked: vec!["US".into()], ..statement() };
        [
            Fact::MeetingRecorded(sitting()),
            Fact::StatementRecorded(statement()),
            Fact::StatementRecorded(outside),
            Fact::OrganisationRecorded(ours),
            Fact::OrganisationRecorded(theirs),
            Fact::PartyRecorded(reference.party("ROK").unwrap().clone()),
            Fact::PartyRecorded(reference.party("US").unwrap().clone()),
            Fact::AreaRecorded(Area { code: "ai".into(), name: text("AI"), rank: None, reason: Text::default() }),
            Fact::CommitmentRecorded(commitment()),
        ]
        .iter()
        .map(|fact| may_enter(member, fact))
        .collect()
    };
    assert_eq!(entries(&member(Role::Manager, false)), [false; 9]);
    assert_eq!(entries(&member(Role::Manager, true)), [true, true, false, false, false, false, false, false, false]);
    assert_eq!(entries(&member(Role::Admin, true)), [false, false, false, true, false, true, false, true, false]);
    assert_eq!(entries(&member(Role::Official, true)), [false; 9]);
}

#[test]
fn a_new_entry_gets_an_address_of_its_own() {
    let mut reference = reference();
    let named = |fact: Fact, reference: &Reference| {
        crate::domain::record::reference_entry::named(fact, reference).subject().1.to_owned()
    };
    let of = |slug: &str, title: Text| Fact::MeetingRecorded(Meeting { slug: slug.into(), title, ..sitting() });
    assert_eq!(named(of("", text("First forum")), &reference), "first-forum");
    assert_eq!(named(of("chosen", text("First forum")), &reference), "chosen");
    let korean = Text::of_editor(None, Some("제1차 회의".into()));
    assert_eq!(named(of("", korean), &reference), "forum-2026-12-31");
    reference.apply(of("first-forum", text("First forum")));
    assert_eq!(named(of("", text("First forum")), &reference), "first-forum-2");
}

/// Records made before entries had reasons are read and written unchanged.
#[test]
fn a_record_without_a_reason_is_the_same_as_before() {
    let old = r#"{"code":"ai","name":[{"kind":"original","lang":"en","words":"AI"}]}"#;
    let area: Area = serde_json::from_str(old).unwrap();
    let mut written = serde_json::to_value(&area).unwrap();
    written.sort_all_objects();
    assert_eq!(written.to_string(), old);
    let fact = because(Fact::AreaRecorded(area), text("Renamed by law."));
    assert_eq!(reason(&fact), Some(&text("Renamed by law.")));
    assert_eq!(reason(&because(fact, Text::default())), None);
}
