//! Tests of what counts as different between two days.

use jiff::tz::TimeZone;
use rstest::rstest;

use crate::domain::access::permission::Audience;
use crate::domain::basics::instant::Instant;
use crate::domain::commitment::Commitment;
use crate::domain::commitment::status::Status;
use crate::domain::list::comparison::*;
use crate::domain::list::projection::{HeadlineRow, project};
use crate::domain::record::fact::Fact;
use crate::domain::samples::*;

const FROM: &str = "2024-06-30";
const TO: &str = "2024-12-31";

fn at(on: &str) -> AsOf {
    AsOf::on(day(on), Instant::end_of(day("2030-01-01"), &TimeZone::UTC), &TimeZone::UTC)
}

/// What became different in the second half of 2024, given facts with their days.
fn difference(facts: &[(&str, Fact)]) -> Difference {
    let records = sequenced(facts.iter().map(|(day, fact)| on(day, fact.clone())));
    let projection = project(&ID.into(), &records, &reference()).unwrap();
    let listed = |day: Day| {
        let spans = projection.rows.iter().filter(|it| it.value.read_by.audiences().contains(&Audience::Public));
        spans.into_iter().find(|it| it.from <= day && day < it.to).map(|it| &it.value.listed)
    };
    let then = listed(day(FROM)).map(|it| (it, at(FROM)));
    Difference::between(then, listed(day(TO)).map(|it| (it, at(TO))), Vec::new())
}

fn recorded(change: impl FnOnce(&mut Commitment)) -> Fact {
    let mut commitment = commitment();
    change(&mut commitment);
    Fact::CommitmentRecorded(commitment)
}

fn due(text: &str) -> Fact {
    recorded(|it| it.due = Some(text.parse().unwrap()))
}

fn proposed() -> Fact {
    recorded(|commitment| {
        commitment.standing = Standing::Proposed;
        (commitment.undertaken_by, commitment.proposed_by) = (Vec::new(), Some("ROK".into()));
    })
}

fn rok(status: Status) -> Fact {
    report(&format!("rok-{status}"), "party:ROK", status)
}

fn us(status: Status) -> Fact {
    report(&format!("us-{status}"), "party:US", status)
}

fn press(id: &str, status: Status) -> Fact {
    report(id, "public_record", status)
}

use ChangeKind::*;

#[rstest]
#[case::nothing(vec![("2024-01-01", due("2030"))], &[])]
#[case::the_day_from_is_before(vec![(FROM, due("2030"))], &[])]
#[case::stated_since(vec![("2024-07-01", due("2030"))], &[New])]
#[case::the_day_to_is_within(vec![(TO, due("2030"))], &[New])]
#[case::after_it_is_not(vec![("2024-01-01", due("2030")), ("2025-01-01", rok(Status::Completed))], &[])]
#[case::stated_and_done_since(
    vec![("2024-07-01", due("2030")), ("2024-08-01", press("p", Status::Completed))], &[New, Completed, Status_])]
#[case::proposed_since(vec![("2024-07-01", proposed())], &[Proposed])]
#[case::a_proposal_that_was_agreed(vec![("2024-01-01", proposed()), ("2024-07-01", due("2030"))], &[New, DueSet])]
#[case::one_side_reports(vec![("2024-01-01", due("2030")), ("2024-08-01", rok(Status::InProgress))], &[Status_])]
#[case::the_same_again(
    vec![("2024-01-01", due("2030")), ("2024-06-01", press("p", Status::InProgress)),
         ("2024-08-01", press("q", Status::InProgress))], &[Reported])]
#[case::the_sides_come_to_differ(
    vec![("2024-01-01", due("2030")), ("2024-06-01", rok(Status::Completed)), ("2024-11-01", us(Status::Delayed))],
    &[Status_, Differ])]
#[case::done_by_both(
    vec![("2024-01-01", due("2030")), ("2024-06-01", rok(Status::Completed)), ("2024-11-01", us(Status::Completed))],
    &[Status_])]
#[case::a_joint_status(
    vec![("2024-01-01", due("2030")), ("2024-06-01", rok(Status::Delayed)), ("2024-11-01", agrees(Status::Completed))],
    &[Completed, Status_])]
#[case::slipped(vec![("2024-01-01", due("2030")), ("2024-08-01", due("2031"))], &[Slipped])]
#[case::less_exact(vec![("2024-01-01", due("2030-12-31")), ("2024-08-01", due("2030"))], &[Slipped])]
#[case::given_up(vec![("2024-01-01", due("2030")), ("2024-08-01", recorded(|_| ()))], &[Slipped])]
#[case::sooner(vec![("2024-01-01", due("2030")), ("2024-08-01", due("2029"))], &[DueSet])]
#[case::due_day_passed(vec![("2024-01-01", due("2024 Q3"))], &[DuePassed])]
#[case::passed_before(vec![("2024-01-01", due("2024 Q1"))], &[])]
#[case::done_in_time(
    vec![("2024-01-01", due("2024 Q3")), ("2024-08-01", press("p", Status::Completed))], &[Completed, Status_])]
#[case::silent_since(vec![("2024-01-01", due("2030")), ("2024-05-01", press("p", Status::InProgress))], &[Silent])]
#[case::silent_before(vec![("2023-01-01", due("2030")), ("2023-05-01", press("p", Status::InProgress))], &[])]
#[case::never_reported(vec![("2023-01-01", due("2030"))], &[])]
#[case::superseded_since(
    vec![("2023-01-01", due("2024 Q3")), ("2024-08-01", rok(Status::OnTrack)), ("2024-09-01", superseded_by("d"))],
    &[Superseded])]
#[case::superseded_before(
    vec![("2023-01-01", due("2024 Q3")), ("2024-02-01", superseded_by("d")), ("2024-08-01", rok(Status::OnTrack))],
    &[])]
#[case::stated_and_superseded_since(vec![("2024-07-01", due("2030")), ("2024-09-01", superseded_by("d"))], &[])]
fn what_became_different(#[case] facts: Vec<(&str, Fact)>, #[case] expected: &[ChangeKind]) {
    assert_eq!(difference(&facts).kinds, expected);
}

/// `Status` is also the enum of statuses.
#[expect(non_upper_case_globals, reason = "stands beside the other kinds")]
const Status_: ChangeKind = ChangeKind::Status;

#[test]
fn statuses_are_told_by_side() {
    let facts = [
        ("2024-01-01", due("2030")),
        ("2024-06-01", rok(Status::InProgress)),
        ("2024-11-01", rok(Status::Completed)),
        ("2024-11-02", us(Status::OnTrack)),
    ];
    let told: Vec<_> =
        difference(&facts).statuses.into_iter().map(|it| (it.party.map(|it| it.0), it.before, it.after)).collect();
    let expected = [
        (Some("ROK".to_owned()), HeadlineStatus::InProgress, HeadlineStatus::Completed),
        (Some("US".to_owned()), HeadlineStatus::Unknown, HeadlineStatus::OnTrack),
    ];
    assert_eq!(told, expected);
}

#[test]
fn what_is_no_longer_there_is_gone() {
    let records = sequenced([on("2024-01-01", due("2030"))]);
    let projection = project(&ID.into(), &records, &reference()).unwrap();
    let then = Some((&projection.rows[0].value.listed, at(FROM)));
    assert_eq!(Difference::between(then, None, Vec::new()).kinds, [Gone]);
    assert_eq!(Difference::between(None, None, Vec::new()).kinds, []);
}

/// A part is nothing new: it takes over from the whole, but nobody has reported on it yet.
#[rstest]
#[case::as_it_was(due("2030"), vec![], &[])]
#[case::later_than_the_whole(due("2031"), vec![], &[Slipped])]
#[case::due_and_not_done(due("2024 Q3"), vec![], &[DueSet, DuePassed])]
#[case::reported(due("2030"), vec![("2024-11-01", rok(Status::InProgress))], &[Status_])]
fn a_part_is_compared_with_the_whole(
    #[case] part: Fact,
    #[case] more: Vec<(&str, Fact)>,
    #[case] expected: &[ChangeKind],
) {
    let listed = |facts: Vec<(&str, Fact)>| {
        let records = sequenced(facts.into_iter().map(|(day, fact)| on(day, fact)));
        project(&ID.into(), &records, &reference()).unwrap().rows.into_iter().map(|it| it.value).collect::<Vec<_>>()
    };
    let is_public = |row: &HeadlineRow| row.read_by.audiences().contains(&Audience::Public);
    let of_public = |rows: Vec<HeadlineRow>| rows.into_iter().rfind(is_public).unwrap().listed;
    let whole = of_public(listed(vec![("2024-01-01", due("2030")), ("2024-02-01", us(Status::OnTrack))]));
    let part = of_public(listed([vec![("2024-08-01", part)], more].concat()));
    assert_eq!(Difference::of_part((&whole, at(FROM)), (&part, at(TO)), Vec::new()).kinds, expected);
}

#[test]
fn answers_count() {
    let records = sequenced([on("2024-01-01", due("2030"))]);
    let projection = project(&ID.into(), &records, &reference()).unwrap();
    let (then, now) = ((&projection.rows[0].value.listed, at(FROM)), (&projection.rows[0].value.listed, at(TO)));
    let answered = vec![Answered { party: "US".into(), answer: CountersignAnswer::Confirm, on: day("2024-08-01") }];
    assert_eq!(Difference::between(Some(then), Some(now), answered).kinds, [Countersigned]);
}

#[rstest]
#[case("2024-06-30", "2024-07-01", Some(1))]
#[case("2023-12-31", "2024-12-31", Some(366))]
#[case("2024", "2024-12-31", None)]
#[case("2025", "2024", None)]
fn slips_are_counted_in_days(#[case] before: &str, #[case] after: &str, #[case] days: Option<i32>) {
    assert_eq!(slip(before.parse().ok(), after.parse().ok()), days);
}

#[rstest]
#[case::nothing_recorded(None, 100)]
#[case::begun_before(Some(50), 100)]
#[case::begun_since(Some(200), 201)]
fn what_a_portfolio_begins_with_is_not_learned(#[case] first_records_until: Option<i64>, #[case] from: i64) {
    assert_eq!(learned_from(Instant(100), first_records_until.map(Instant)), Instant(from));
}
