//! What is to be discussed, by table.

use jiff::tz::TimeZone;
use rstest::rstest;

use crate::domain::access::permission::Audience;
use crate::domain::basics::text::Text;
use crate::domain::briefing::talking_point::*;
use crate::domain::commitment::milestone::Milestone;
use crate::domain::commitment::status::Status;
use crate::domain::commitment::{Commitment, Standing};
use crate::domain::list::projection::list_entry;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::state::fold;
use crate::domain::report::countersign::Countersign;
use crate::domain::samples::*;

const DAY: &str = "2026-11-25";
const UNTIL: &str = "2027-02-23";

fn due(on: &str) -> Fact {
    Fact::CommitmentRecorded(Commitment { due: Some(on.parse().unwrap()), ..commitment() })
}

fn step(due: &str, done: Option<&str>) -> Fact {
    Fact::MilestoneSet(Milestone {
        id: "m".into(),
        commitment: ID.into(),
        slug: None,
        title: text("A step"),
        due: Some(due.parse().unwrap()),
        completed_on: done.map(day),
        party: None,
        reason: Text::default(),
    })
}

fn disputes(update: &str) -> Fact {
    let (commitment, update, party) = (ID.into(), update.into(), "US".into());
    let answer = CountersignAnswer::Dispute;
    let (id, reason) = ("d".into(), text("Not so."));
    Fact::Countersigned(Countersign { id, commitment, update, party, answer, reason, written_by: None })
}

fn rok(status: Status) -> Fact {
    report(&format!("rok-{status}"), "party:ROK", status)
}

fn us(status: Status) -> Fact {
    report(&format!("us-{status}"), "party:US", status)
}

fn proposed() -> Fact {
    let (standing, undertaken_by) = (Standing::Proposed, Vec::new());
    Fact::CommitmentRecorded(Commitment { standing, undertaken_by, due: Some("2024".parse().unwrap()), ..commitment() })
}

fn found(facts: Vec<Fact>) -> Vec<TalkingPoint> {
    judged(facts).1
}

fn judged(facts: Vec<Fact>) -> (ListEntry, Vec<TalkingPoint>) {
    let records: Vec<Record> = records(facts.into_iter().map(|fact| on("2024-05-01", fact)));
    let as_of = AsOf::now("2026-11-25T03:00:00Z".parse::<jiff::Timestamp>().unwrap().into(), &TimeZone::UTC);
    let state = fold(&records, &ID.into(), day(DAY)).unwrap();
    let listed = list_entry(&state, Audience::Public, &reference());
    let concerns = concerns(&listed, &state, as_of, day(UNTIL));
    (listed, concerns)
}

#[rstest]
#[case::nothing(vec![rok(Status::OnTrack), us(Status::OnTrack)], &[])]
#[case::silence_is_no_reason(vec![], &[])]
#[case::due_passed(vec![due("2025")], &[TalkingPoint::DuePassed])]
#[case::due_passed_and_done(vec![due("2025"), rok(Status::Completed), us(Status::Completed)], &[])]
#[case::due_today_has_not_passed(vec![due(DAY)], &[TalkingPoint::DueSoon])]
#[case::due_on_the_day_of_the_next_meeting(vec![due(UNTIL)], &[TalkingPoint::DueSoon])]
#[case::due_after_it(vec![due("2027-02-24")], &[])]
#[case::due_in_a_period_that_ends_after_it(vec![due("2027 Q1")], &[])]
#[case::due_soon_and_done(vec![due(DAY), rok(Status::Completed), us(Status::Completed)], &[])]
#[case::one_side_at_risk(vec![rok(Status::AtRisk)], &[TalkingPoint::AtRiskOrDelayed])]
#[case::the_press_reads_a_delay(vec![report("p", "public_record", Status::Delayed)], &[])]
#[case::the_sides_differ(vec![rok(Status::Completed), us(Status::InProgress)], &[TalkingPoint::Differ])]
#[case::differ_and_delayed(vec![rok(Status::Completed), us(Status::Delayed)], &[TalkingPoint::Differ, TalkingPoint::AtRiskOrDelayed])]
#[case::delayed_and_then_agreed(vec![rok(Status::Delayed), us(Status::OnTrack), agrees(Status::OnTrack)], &[])]
#[case::agreed_to_be_delayed(vec![rok(Status::OnTrack), agrees(Status::Delayed)], &[TalkingPoint::AtRiskOrDelayed])]
#[case::disputed(vec![rok(Status::Completed), disputes("rok-completed")], &[TalkingPoint::Disputed])]
#[case::disputed_and_agreed_since(
    vec![rok(Status::Completed), disputes("rok-completed"), agrees(Status::Completed)], &[]
)]
#[case::a_former_report_was_disputed(
    vec![rok(Status::Completed), disputes("rok-completed"), rok(Status::OnTrack)], &[]
)]
#[case::a_step_is_due(vec![step("2026-12-31", None)], &[TalkingPoint::DueSoon])]
#[case::a_step_is_done(vec![step("2026-12-31", Some("2026-11-01"))], &[])]
#[case::a_proposal_waits_for_an_answer(vec![proposed()], &[TalkingPoint::Proposed])]
#[case::another_replaced_it(vec![due("2025"), superseded_by("other")], &[])]
#[case::everything(
    vec![due("2025"), rok(Status::Delayed), disputes("rok-delayed"), us(Status::AtRisk)],
    &[TalkingPoint::Disputed, TalkingPoint::Differ, TalkingPoint::DuePassed, TalkingPoint::AtRiskOrDelayed]
)]
fn what_needs_talking_about(#[case] facts: Vec<Fact>, #[case] expected: &[TalkingPoint]) {
    assert_eq!(found(facts), expected);
}

/// The graver concern first, then more of them, then the earlier due day.
#[test]
fn the_gravest_comes_first() {
    let cases = [
        vec![proposed()],
        vec![due("2027-01-31")],
        vec![rok(Status::Delayed)],
        vec![due("2026-10-31")],
        vec![due("2026-09-30")],
        vec![due("2026-10-31"), rok(Status::Delayed)],
        vec![rok(Status::OnTrack), us(Status::AtRisk)],
    ];
    let mut found: Vec<_> = cases.into_iter().map(judged).collect();
    found.sort_by_cached_key(|(listed, concerns)| urgency(concerns, listed));
    let order: Vec<_> = found.iter().map(|(it, found)| (found[0], it.due.map(|due| due.on.to_string()))).collect();
    let due = |it: &str| Some(it.to_owned());
    let expected = [
        (TalkingPoint::Differ, None),
        (TalkingPoint::DuePassed, due("2026-10-31")),
        (TalkingPoint::DuePassed, due("2026-09-30")),
        (TalkingPoint::DuePassed, due("2026-10-31")),
        (TalkingPoint::AtRiskOrDelayed, None),
        (TalkingPoint::DueSoon, due("2027-01-31")),
        (TalkingPoint::Proposed, due("2024-12-31")),
    ];
    assert_eq!(order, expected);
}
