//! Tests of the headline rule, row by row.

use rstest::rstest;

use crate::domain::commitment::due::Due;
use crate::domain::commitment::status::Status;
use crate::domain::list::projection::project;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::headline::*;
use crate::domain::record::state::fold;
use crate::domain::samples::*;

/// Facts, one a month from 2024-02-01, as (who may see it, fact).
fn headline(audience: Audience, facts: &[(&str, Fact)]) -> (HeadlineStatus, HeadlineKind) {
    let records = records(
        (2..).zip(facts).map(|(month, (who, fact))| seen_by(who, on(&format!("2024-{month:02}-01"), fact.clone()))),
    );
    let state = fold(&records, &ID.into(), day("2024-12-31")).unwrap();
    let headline = Headline::of(&state, audience);
    (headline.status, headline.kind)
}

fn rok(status: Status) -> (&'static str, Fact) {
    ("public", report(&format!("rok-{status}"), "party:ROK", status))
}

fn us(status: Status) -> (&'static str, Fact) {
    ("public", report(&format!("us-{status}"), "party:US", status))
}

fn press(status: Status) -> (&'static str, Fact) {
    ("public", report(&format!("press-{status}"), "public_record", status))
}

fn joint(status: Status) -> (&'static str, Fact) {
    ("public", agrees(status))
}

fn only(visibility: &'static str, (_, fact): (&'static str, Fact)) -> (&'static str, Fact) {
    (visibility, fact)
}

#[rstest]
#[case::nobody(vec![], HeadlineStatus::Unknown, HeadlineKind::None)]
#[case::joint_alone(vec![joint(Status::OnTrack)], HeadlineStatus::OnTrack, HeadlineKind::Joint)]
#[case::joint_newer_than_both(
    vec![rok(Status::Delayed), us(Status::InProgress), joint(Status::AtRisk)], HeadlineStatus::AtRisk, HeadlineKind::Joint
)]
#[case::joint_older_than_one_report(
    vec![joint(Status::Completed), rok(Status::Delayed)], HeadlineStatus::Delayed, HeadlineKind::OneSide
)]
#[case::joint_between_two_reports(
    vec![us(Status::OnTrack), joint(Status::OnTrack), rok(Status::Delayed)], HeadlineStatus::Differ, HeadlineKind::Differ
)]
#[case::joint_before_a_report_that_says_nothing(
    vec![joint(Status::OnTrack), rok(Status::Unknown)], HeadlineStatus::OnTrack, HeadlineKind::Joint
)]
#[case::joint_before_the_press(
    vec![joint(Status::OnTrack), press(Status::Completed)], HeadlineStatus::OnTrack, HeadlineKind::Joint
)]
#[case::the_last_joint_status_counts(
    vec![joint(Status::OnTrack), joint(Status::Completed)], HeadlineStatus::Completed, HeadlineKind::Joint
)]
#[case::both_the_same(
    vec![rok(Status::Delayed), us(Status::Delayed)], HeadlineStatus::Delayed, HeadlineKind::Agree
)]
#[case::the_sides_differ(
    vec![rok(Status::Completed), us(Status::InProgress)], HeadlineStatus::Differ, HeadlineKind::Differ
)]
#[case::a_side_counts_by_its_latest_report(
    vec![rok(Status::Completed), us(Status::InProgress), rok(Status::InProgress)],
    HeadlineStatus::InProgress, HeadlineKind::Agree
)]
#[case::unknown_does_not_replace_a_report(
    vec![rok(Status::OnTrack), us(Status::OnTrack), us(Status::Unknown)], HeadlineStatus::OnTrack, HeadlineKind::Agree
)]
#[case::exactly_one_side(vec![us(Status::AtRisk)], HeadlineStatus::AtRisk, HeadlineKind::OneSide)]
#[case::one_side_before_the_press(
    vec![us(Status::AtRisk), press(Status::Completed)], HeadlineStatus::AtRisk, HeadlineKind::OneSide
)]
#[case::one_side_that_says_nothing_leaves_the_press(
    vec![press(Status::InProgress), us(Status::Unknown)], HeadlineStatus::InProgress, HeadlineKind::PublicRecord
)]
#[case::press_states_a_fact(vec![press(Status::Completed)], HeadlineStatus::Completed, HeadlineKind::PublicRecord)]
#[case::press_says_not_started(
    vec![press(Status::NotStarted)], HeadlineStatus::NotStarted, HeadlineKind::PublicRecord
)]
#[case::press_judges_delayed(vec![press(Status::Delayed)], HeadlineStatus::Unknown, HeadlineKind::None)]
#[case::press_judges_at_risk(vec![press(Status::AtRisk)], HeadlineStatus::Unknown, HeadlineKind::None)]
#[case::press_judges_on_track(vec![press(Status::OnTrack)], HeadlineStatus::Unknown, HeadlineKind::None)]
#[case::press_says_not_pursued(vec![press(Status::NotPursued)], HeadlineStatus::Unknown, HeadlineKind::None)]
#[case::a_judgement_of_the_press_leaves_its_last_fact(
    vec![press(Status::InProgress), press(Status::Delayed)], HeadlineStatus::InProgress, HeadlineKind::PublicRecord
)]
#[case::both_gave_up(
    vec![rok(Status::NotPursued), us(Status::NotPursued)], HeadlineStatus::NotPursued, HeadlineKind::Agree
)]
fn the_first_row_that_applies_gives_the_headline(
    #[case] facts: Vec<(&str, Fact)>,
    #[case] status: HeadlineStatus,
    #[case] kind: HeadlineKind,
) {
    assert_eq!(headline(Audience::Public, &facts), (status, kind));
}

#[rstest]
#[case::a_shared_report(
    vec![press(Status::InProgress), only("shared", rok(Status::Delayed))],
    (HeadlineStatus::InProgress, HeadlineKind::PublicRecord), (HeadlineStatus::Delayed, HeadlineKind::OneSide)
)]
#[case::a_shared_joint_status(
    vec![rok(Status::OnTrack), only("shared", joint(Status::AtRisk))],
    (HeadlineStatus::OnTrack, HeadlineKind::OneSide), (HeadlineStatus::AtRisk, HeadlineKind::Joint)
)]
#[case::a_partys_own_note(
    vec![rok(Status::OnTrack), only("party:ROK", rok(Status::Delayed))],
    (HeadlineStatus::OnTrack, HeadlineKind::OneSide), (HeadlineStatus::OnTrack, HeadlineKind::OneSide)
)]
#[case::an_organisations_own_note(
    vec![only("organisation:MSIT", us(Status::Delayed))],
    (HeadlineStatus::Unknown, HeadlineKind::None), (HeadlineStatus::Unknown, HeadlineKind::None)
)]
fn each_audience_has_its_own_headline(
    #[case] facts: Vec<(&str, Fact)>,
    #[case] public: (HeadlineStatus, HeadlineKind),
    #[case] shared: (HeadlineStatus, HeadlineKind),
) {
    assert_eq!(headline(Audience::Public, &facts), public);
    assert_eq!(headline(Audience::Shared, &facts), shared);
}

#[test]
fn on_one_day_the_order_of_the_ledger_decides_between_a_joint_status_and_a_report() {
    let kind = |facts: [Fact; 2]| {
        let records = records(facts.map(|fact| on("2024-05-01", fact)));
        Headline::of(&fold(&records, &ID.into(), day("2024-05-01")).unwrap(), Audience::Public).kind
    };
    let (joint, report) = (agrees(Status::OnTrack), report("a", "party:ROK", Status::Delayed));
    assert_eq!(kind([report.clone(), joint.clone()]), HeadlineKind::Joint);
    assert_eq!(kind([joint, report]), HeadlineKind::OneSide);
}

/// The outlook of the sample commitment, changed, with records, on a day in New York's evening.
fn outlook(change: impl Fn(&mut crate::domain::commitment::Commitment), more: Vec<Record>) -> Outlook {
    let mut changed = commitment();
    change(&mut changed);
    let records = sequenced(std::iter::once(on("2024-01-01", Fact::CommitmentRecorded(changed))).chain(more));
    project(&ID.into(), &records, &reference()).unwrap().rows.remove(0).value.listed.outlook
}

fn as_of(at: &str) -> AsOf {
    AsOf::now(at.parse::<jiff::Timestamp>().unwrap().into(), &jiff::tz::TimeZone::get("Asia/Seoul").unwrap())
}

fn due(text: &str) -> Option<Due> {
    Some(text.parse().unwrap())
}

/// T10: due today is not late; late begins when the day has ended for the last party.
#[rstest]
#[case("2025-12-31T15:00:00Z", DueState::Ahead)]
#[case("2026-01-01T04:59:00Z", DueState::Ahead)]
#[case("2026-01-01T05:00:00Z", DueState::Passed)]
fn t10_a_due_day_passes_when_it_has_ended_for_the_last_party(#[case] at: &str, #[case] expected: DueState) {
    let outlook = outlook(|it| it.due = due("2025"), vec![]);
    assert_eq!(outlook.due_state(as_of(at)), Some(expected));
}

#[test]
fn a_proposal_is_never_late_nor_silent() {
    let outlook = outlook(
        |commitment| {
            commitment.standing = crate::domain::commitment::Standing::Proposed;
            commitment.due = due("2025");
        },
        vec![],
    );
    let now = as_of("2026-11-25T03:00:00Z");
    assert_eq!((outlook.due_state(now), outlook.freshness(now)), (None, None));
}

#[rstest]
#[case::completed(report("a", "party:ROK", Status::Completed))]
#[case::given_up(report("a", "party:ROK", Status::NotPursued))]
#[case::superseded(superseded_by("d"))]
fn what_is_over_is_neither_late_nor_silent(#[case] fact: Fact) {
    let mut records = sequenced([
        on(
            "2024-01-01",
            Fact::CommitmentRecorded(crate::domain::commitment::Commitment { due: due("2025"), ..commitment() }),
        ),
        on("2024-01-01", fact),
    ]);
    records.sort_by_key(|it| it.sequence);
    let listed = project(&ID.into(), &records, &reference()).unwrap().rows.remove(0).value.listed;
    let now = as_of("2026-11-25T03:00:00Z");
    assert_eq!((listed.outlook.due_state(now), listed.outlook.freshness(now)), (None, None));
}

#[test]
fn a_passed_due_day_does_not_make_the_status_delayed() {
    let records = sequenced([on(
        "2024-01-01",
        Fact::CommitmentRecorded(crate::domain::commitment::Commitment { due: due("2025"), ..commitment() }),
    )]);
    let listed = project(&ID.into(), &records, &reference()).unwrap().rows.remove(0).value.listed;
    assert_eq!(listed.headline.status, HeadlineStatus::Unknown);
    assert_eq!(listed.outlook.due_state(as_of("2026-11-25T03:00:00Z")), Some(DueState::Passed));
}
