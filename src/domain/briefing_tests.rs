//! Which commitments need talking about, for whom a briefing is, and which days it is about.

use jiff::tz::TimeZone;
use rstest::rstest;

use super::*;
use crate::domain::commitment::{Commitment, Standing};
use crate::domain::countersign::Countersign;
use crate::domain::day::Precision;
use crate::domain::fact::Fact;
use crate::domain::fold::fold;
use crate::domain::milestone::Milestone;
use crate::domain::permission::{Audience, Visibility, may_see};
use crate::domain::projection::list_entry;
use crate::domain::record::Record;
use crate::domain::samples::*;
use crate::domain::text::Text;

const DAY: &str = "2026-11-25";
const UNTIL: &str = "2027-02-23";

fn due(on: &str) -> Fact {
    Fact::CommitmentRecorded(Commitment { due: Some(on.parse().unwrap()), ..commitment() })
}

fn step(due: &str, done: Option<&str>) -> Fact {
    Fact::MilestoneSet(Milestone {
        id: "m".into(),
        commitment: ID.into(),
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
    Fact::Countersigned(Countersign { id: "d".into(), commitment, update, party, answer, reason: text("Not so.") })
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

fn found(facts: Vec<Fact>) -> Vec<Reason> {
    let records: Vec<Record> = records(facts.into_iter().map(|fact| on("2024-05-01", fact)));
    let as_of = AsOf::now("2026-11-25T03:00:00Z".parse::<jiff::Timestamp>().unwrap().into(), &TimeZone::UTC);
    let state = fold(&records, &ID.into(), day(DAY)).unwrap();
    let listed = list_entry(&state, Audience::Public, &reference());
    reasons(&listed, &state, as_of, day(UNTIL))
}

#[rstest]
#[case::nothing(vec![rok(Status::OnTrack), us(Status::OnTrack)], &[])]
#[case::silence_is_no_reason(vec![], &[])]
#[case::due_passed(vec![due("2025")], &[Reason::DuePassed])]
#[case::due_passed_and_done(vec![due("2025"), rok(Status::Completed), us(Status::Completed)], &[])]
#[case::due_today_has_not_passed(vec![due(DAY)], &[Reason::DueSoon])]
#[case::due_on_the_day_of_the_next_meeting(vec![due(UNTIL)], &[Reason::DueSoon])]
#[case::due_after_it(vec![due("2027-02-24")], &[])]
#[case::due_in_a_period_that_ends_after_it(vec![due("2027 Q1")], &[])]
#[case::due_soon_and_done(vec![due(DAY), rok(Status::Completed), us(Status::Completed)], &[])]
#[case::one_side_at_risk(vec![rok(Status::AtRisk)], &[Reason::Troubled])]
#[case::the_press_reads_a_delay(vec![report("p", "public_record", Status::Delayed)], &[])]
#[case::the_sides_differ(vec![rok(Status::Completed), us(Status::InProgress)], &[Reason::Differ])]
#[case::differ_and_delayed(vec![rok(Status::Completed), us(Status::Delayed)], &[Reason::Differ, Reason::Troubled])]
#[case::delayed_and_then_agreed(vec![rok(Status::Delayed), us(Status::OnTrack), agrees(Status::OnTrack)], &[])]
#[case::agreed_to_be_delayed(vec![rok(Status::OnTrack), agrees(Status::Delayed)], &[Reason::Troubled])]
#[case::disputed(vec![rok(Status::Completed), disputes("rok-completed")], &[Reason::Disputed])]
#[case::disputed_and_agreed_since(
    vec![rok(Status::Completed), disputes("rok-completed"), agrees(Status::Completed)], &[]
)]
#[case::a_former_report_was_disputed(
    vec![rok(Status::Completed), disputes("rok-completed"), rok(Status::OnTrack)], &[]
)]
#[case::a_step_is_due(vec![step("2026-12-31", None)], &[Reason::DueSoon])]
#[case::a_step_is_done(vec![step("2026-12-31", Some("2026-11-01"))], &[])]
#[case::a_proposal_is_never_late(vec![proposed()], &[])]
#[case::another_replaced_it(vec![due("2025"), superseded_by("other")], &[])]
#[case::everything(
    vec![due("2025"), rok(Status::Delayed), disputes("rok-delayed"), us(Status::AtRisk)],
    &[Reason::Disputed, Reason::Differ, Reason::DuePassed, Reason::Troubled]
)]
fn what_needs_talking_about(#[case] facts: Vec<Fact>, #[case] expected: &[Reason]) {
    assert_eq!(found(facts), expected);
}

#[rstest]
#[case(Circle::Public, [true, false, false, false, false, false])]
#[case(Circle::Shared, [true, true, false, false, false, false])]
// What one organisation keeps to itself is for no circle.
#[case(Circle::Party, [true, true, true, false, false, false])]
fn a_circle_reads_no_more_than_each_of_its_readers(#[case] circle: Circle, #[case] expected: [bool; 6]) {
    let visibilities = ["public", "shared", "party:ROK", "party:US", "organisation:ROK-MIN", "organisation:US-MIN"];
    let tracked: [PartyCode; 2] = ["ROK".into(), "US".into()];
    let reader = circle.reader(&"ROK".into());
    let sees = visibilities.map(|it| may_see(&reader, &it.parse::<Visibility>().unwrap(), &tracked));
    assert_eq!(sees, expected);
}

#[rstest]
#[case(Circle::Party, [false, false, true])]
#[case(Circle::Shared, [false, true, true])]
#[case(Circle::Public, [true, true, true])]
fn a_line_stands_in_no_wider_briefing_than_it_is_marked_for(#[case] line: Circle, #[case] expected: [bool; 3]) {
    assert_eq!([Circle::Public, Circle::Shared, Circle::Party].map(|it| line.reaches(it)), expected);
}

fn with_meetings() -> Reference {
    let mut reference = reference();
    let meetings = [
        ("forum-1", "forum", "2024-02-29", MeetingState::Held),
        ("forum-2", "forum", "2025-12-31", MeetingState::Held),
        ("other-1", "other", "2026-06-01", MeetingState::Held),
        ("forum-3", "forum", "2026-12-15", MeetingState::Planned),
        ("forum-4", "forum", "2027-06-30", MeetingState::Planned),
        ("forum-x", "forum", "2026-12-20", MeetingState::Cancelled),
        ("lone", "lone", "2026-12-31", MeetingState::Planned),
    ];
    for (slug, mechanism, on, state) in meetings {
        reference.apply(Fact::MeetingRecorded(Meeting {
            slug: slug.into(),
            mechanism: mechanism.into(),
            title: text(slug),
            number: None,
            on: day(on),
            precision: Precision::Day,
            place: None,
            state,
            source: None,
            reason: Text::default(),
        }));
    }
    reference
}

#[rstest]
#[case::the_next_planned("", Some("forum-3"), "2025-12-31", DAY, "2027-06-30")]
#[case::a_meeting_ahead("meeting=forum-4", Some("forum-4"), "2025-12-31", DAY, "2027-09-28")]
#[case::a_meeting_held("meeting=forum-2", Some("forum-2"), "2024-02-29", "2025-12-31", "2026-12-15")]
#[case::the_first_of_its_kind("meeting=lone", Some("lone"), "2025-11-25", DAY, "2027-03-31")]
#[case::the_first_in_a_leap_year("meeting=forum-1", Some("forum-1"), "2023-03-01", "2024-02-29", "2025-12-31")]
#[case::days_alone("from=2026-01-01&to=2026-03-31", None, "2026-01-01", "2026-03-31", "2026-06-01")]
#[case::since_a_day("from=2026-01-01", None, "2026-01-01", DAY, "2026-12-15")]
#[case::until_a_day("to=2026-03-31", None, "2025-12-31", "2026-03-31", "2026-06-01")]
#[case::a_meeting_with_days_of_its_own(
    "meeting=forum-3&from=2026-06-01",
    Some("forum-3"),
    "2026-06-01",
    DAY,
    "2027-06-30"
)]
fn the_days_that_a_briefing_is_about(
    #[case] query: &str,
    #[case] meeting: Option<&str>,
    #[case] from: &str,
    #[case] to: &str,
    #[case] until: &str,
) {
    let reference = with_meetings();
    let parameters = query.split('&').filter_map(|it| it.split_once('='));
    let (ask, faults) = Ask::read(parameters, &reference, day(DAY));
    assert_eq!(faults, []);
    let period = ask.period(&reference, day(DAY));
    assert_eq!(period.meeting.as_ref().map(|it| it.slug.as_str()), meeting);
    assert_eq!((period.from, period.to, period.until), (day(from), day(to), day(until)));
    let spelt = ask.parameters();
    let (again, _) = Ask::read(spelt.iter().map(|(name, value)| (*name, value.as_str())), &reference, day(DAY));
    assert_eq!(again, ask, "what it spells reads the same");
}

#[rstest]
#[case("meeting", "nothing", Fault::UnknownValue)]
#[case("from", "banana", Fault::NotADay)]
#[case("to", "2026-11-26", Fault::InFuture)]
#[case("to", "2025-02-29", Fault::NotADay)]
#[case("area", "nothing", Fault::UnknownValue)]
#[case("org", "nothing", Fault::UnknownValue)]
#[case("audience", "organisation", Fault::UnknownValue)]
#[case("language", "fr", Fault::UnknownValue)]
fn what_cannot_be_used_is_left_out_and_reported(#[case] name: &str, #[case] value: &str, #[case] fault: Fault) {
    let (ask, faults) = Ask::read([(name, value)], &with_meetings(), day(DAY));
    assert_eq!(ask, Ask::default());
    assert_eq!(faults, [BadParameter::new(name, value, fault)]);
}

#[test]
fn an_end_before_the_beginning_is_left_out() {
    let (ask, faults) = Ask::read([("from", "2026-02-01"), ("to", "2026-01-01")], &with_meetings(), day(DAY));
    assert_eq!((ask.from, ask.to), (Some(day("2026-02-01")), None));
    assert_eq!(faults, [BadParameter::new("to", "2026-01-01", Fault::EndBeforeStart)]);
    let (ask, faults) = Ask::read([("meeting", "forum-2"), ("from", "2026-02-01")], &with_meetings(), day(DAY));
    assert_eq!(ask.from, None);
    assert_eq!(faults, [BadParameter::new("from", "2026-02-01", Fault::EndBeforeStart)]);
}
