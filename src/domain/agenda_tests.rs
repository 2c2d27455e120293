//! The rule of the draft agenda, by table.

use rstest::rstest;

use super::*;
use crate::domain::countersign::{Countersign, CountersignId};
use crate::domain::day::Precision;
use crate::domain::due::Due;
use crate::domain::fold::fold;
use crate::domain::instant::Instant;
use crate::domain::meeting::MechanismKind;
use crate::domain::permission::Audience;
use crate::domain::projection::project;
use crate::domain::samples::{self, day, text};
use crate::domain::status::Status;

fn meeting(slug: &str, on: &str, state: MeetingState) -> Meeting {
    Meeting {
        slug: slug.into(),
        mechanism: "council".into(),
        title: text(slug),
        number: None,
        on: day(on),
        precision: Precision::Day,
        place: None,
        state,
        source: None,
        reason: Text::default(),
    }
}

fn today() -> AsOf {
    let at: Instant = "2026-11-25T03:00:00Z".parse::<jiff::Timestamp>().unwrap().into();
    AsOf { day: day("2026-11-25"), at, past: false }
}

/// What is said about the sample commitment: standing, due day, and reports of parties.
fn listed(standing: Standing, due: Option<&str>, reports: &[(&str, Status)]) -> Listed {
    let reference = samples::reference();
    let mut commitment = samples::commitment();
    commitment.standing = standing;
    commitment.due = due.map(|it| it.parse::<Due>().unwrap());
    let mut records = vec![samples::on("2024-01-01", Fact::CommitmentRecorded(commitment))];
    for (voice, status) in reports {
        records.push(samples::on("2026-10-01", samples::report(voice, voice, *status)));
    }
    let records = samples::sequenced(records);
    let made = project(&samples::ID.into(), &records, &reference).unwrap();
    let last = |it: &&crate::domain::projection::Span<Listed>| it.value.audience == Audience::Shared;
    made.listed.iter().rfind(last).unwrap().value.clone()
}

const ROK: &str = "party:ROK";
const US: &str = "party:US";

#[rstest]
#[case::quiet(Standing::Agreed, None, &[(ROK, Status::OnTrack)], &[])]
#[case::due_far_off(Standing::Agreed, Some("2027-12-31"), &[], &[])]
#[case::due_at_the_horizon(Standing::Agreed, Some("2027-03-15"), &[], &[AgendaReason::DueSoon])]
#[case::due_a_day_later(Standing::Agreed, Some("2027-03-16"), &[], &[])]
#[case::due_passed(Standing::Agreed, Some("2026-10-31"), &[(ROK, Status::OnTrack)], &[AgendaReason::DuePassed])]
#[case::due_today(Standing::Agreed, Some("2026-11-25"), &[], &[AgendaReason::DueSoon])]
#[case::done(Standing::Agreed, Some("2026-10-31"), &[(ROK, Status::Completed)], &[])]
#[case::late_and_differing(
    Standing::Agreed, Some("2026-10-31"), &[(ROK, Status::OnTrack), (US, Status::Delayed)],
    &[AgendaReason::DuePassed, AgendaReason::Differ]
)]
#[case::delayed(Standing::Agreed, None, &[(ROK, Status::Delayed)], &[AgendaReason::Delayed])]
#[case::at_risk(Standing::Agreed, Some("2027"), &[(US, Status::AtRisk)], &[AgendaReason::AtRisk])]
// A proposal binds nobody: it is neither late nor due, it waits for an answer.
#[case::proposal(Standing::Proposed, Some("2026-10-31"), &[], &[AgendaReason::Proposed])]
fn why_a_commitment_is_on_the_agenda(
    #[case] standing: Standing,
    #[case] due: Option<&str>,
    #[case] reports: &[(&str, Status)],
    #[case] expected: &[AgendaReason],
) {
    let listed = listed(standing, due, reports);
    assert_eq!(reasons(&listed, &Dealings::default(), today(), day("2027-03-15")), expected);
}

#[test]
fn what_is_disputed_or_waits_for_an_answer_is_on_it() {
    let reference = samples::reference();
    let update = samples::update("u", ROK, Status::OnTrack);
    let dispute = Countersign {
        id: CountersignId("c".into()),
        commitment: samples::ID.into(),
        update: update.id.clone(),
        party: "US".into(),
        answer: CountersignAnswer::Dispute,
        reason: text("It has not begun."),
    };
    let records = samples::records([
        samples::on("2026-10-01", Fact::UpdatePublished(update)),
        samples::on("2026-10-02", Fact::Countersigned(dispute)),
    ]);
    let state = fold(&records, &samples::ID.into(), day("2026-11-25")).unwrap();
    let made = project(&samples::ID.into(), &records, &reference).unwrap();
    let listed = &made.listed.last().unwrap().value;
    assert_eq!(reasons(listed, &state.dealings, today(), day("2026-12-31")), [AgendaReason::Disputed]);
}

/// The more urgent reason first, then the earlier due day.
#[test]
fn a_draft_is_in_the_order_of_urgency() {
    let mut lines = [
        listed(Standing::Proposed, None, &[]),
        listed(Standing::Agreed, Some("2027-01-31"), &[]),
        listed(Standing::Agreed, None, &[(ROK, Status::Delayed)]),
        listed(Standing::Agreed, Some("2026-10-31"), &[]),
        listed(Standing::Agreed, Some("2026-09-30"), &[]),
        listed(Standing::Agreed, None, &[(ROK, Status::OnTrack), (US, Status::AtRisk)]),
    ];
    lines.sort_by_key(|it| urgency(&reasons(it, &Dealings::default(), today(), day("2027-03-15")), it));
    let order = lines.map(|it| {
        let first = reasons(&it, &Dealings::default(), today(), day("2027-03-15"))[0];
        (first, it.due.map(|due| due.on.to_string()))
    });
    let due = |it: &str| Some(it.to_owned());
    assert_eq!(
        order,
        [
            (AgendaReason::DuePassed, due("2026-09-30")),
            (AgendaReason::DuePassed, due("2026-10-31")),
            (AgendaReason::Differ, None),
            (AgendaReason::Delayed, None),
            (AgendaReason::DueSoon, due("2027-01-31")),
            (AgendaReason::Proposed, None),
        ]
    );
}

#[rstest]
// Ninety days from the meeting, or from today where its day has passed.
#[case("2026-12-15", None, "2027-03-15")]
#[case("2026-03-01", None, "2027-02-23")]
#[case("2026-12-15", Some("2027-06-30"), "2027-06-30")]
#[case("2026-12-15", Some("2027-01-10"), "2027-03-15")]
fn how_far_due_days_are_looked_at(#[case] on: &str, #[case] after: Option<&str>, #[case] expected: &str) {
    let after = after.map(|on| meeting("after", on, MeetingState::Planned));
    let horizon = horizon(&meeting("m", on, MeetingState::Planned), after.as_ref(), day("2026-11-25"));
    assert_eq!(horizon, day(expected));
}

#[test]
fn the_meetings_beside_one_are_those_of_its_mechanism_that_took_place_or_may() {
    let mut all = vec![
        meeting("first", "2024-05-14", MeetingState::Held),
        meeting("second", "2025-09-23", MeetingState::Held),
        meeting("put-off", "2026-03-01", MeetingState::Postponed),
        meeting("called-off", "2026-06-01", MeetingState::Cancelled),
        meeting("third", "2026-12-15", MeetingState::Planned),
        meeting("fourth", "2027-06-30", MeetingState::Planned),
    ];
    all.push(Meeting { mechanism: "other".into(), ..meeting("other", "2026-12-01", MeetingState::Held) });
    let beside = |slug: &str| {
        let it = all.iter().find(|it| it.slug == slug).unwrap();
        let (before, after) = neighbours(it, &all);
        (before.map(|it| &*it.slug), after.map(|it| &*it.slug))
    };
    assert_eq!(beside("first"), (None, Some("second")));
    assert_eq!(beside("second"), (Some("first"), Some("put-off")));
    assert_eq!(beside("third"), (Some("second"), Some("fourth")));
    assert_eq!(beside("fourth"), (Some("third"), None));
    assert_eq!(beside("other"), (None, None));
}

#[rstest]
#[case::of_the_same_parties(&["ROK", "US"], &["US", "ROK"], None, true)]
#[case::of_one_more(&["ROK", "US"], &["ROK", "US", "JP"], None, false)]
#[case::of_one_less(&["ROK", "US", "JP"], &["ROK", "US"], None, false)]
#[case::of_a_sitting(&["ROK", "US"], &["ROK", "US", "JP"], Some("sitting"), true)]
#[case::nobody_named(&[], &["ROK"], None, true)]
fn what_a_mechanism_talks_about(
    #[case] parties: &[&str],
    #[case] said_by: &[&str],
    #[case] sitting: Option<&str>,
    #[case] expected: bool,
) {
    let mut reference = samples::reference();
    reference.apply(Fact::MeetingRecorded(meeting("sitting", "2025-09-23", MeetingState::Held)));
    let mechanism = Mechanism {
        code: "council".into(),
        name: text("Council"),
        kind: MechanismKind::Committee,
        parties: parties.iter().map(|it| (*it).into()).collect(),
    };
    let mut statement = reference.statements[0].clone();
    statement.parties = said_by.iter().map(|it| (*it).into()).collect();
    statement.meeting = sitting.map(str::to_owned);
    assert_eq!(concerns(Some(&mechanism), &statement, &reference), expected);
}
