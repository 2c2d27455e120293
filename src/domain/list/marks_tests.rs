//! Tests of what a timeline marks.

use jiff::tz::TimeZone;

use crate::domain::commitment::Commitment;
use crate::domain::commitment::milestone::Milestone;
use crate::domain::commitment::status::Status;
use crate::domain::list::marks::*;
use crate::domain::record::fact::Fact;
use crate::domain::record::state::fold_seen;
use crate::domain::samples::*;

fn marks(records: &[Record], on: &str, audience: Audience) -> TimelineMarks {
    let seen = fold_seen(records, &ID.into(), day(on), |it| audience.counts(it)).unwrap();
    TimelineMarks::of(&seen, records, day(on), audience, &reference())
}

fn due(text: &str) -> Due {
    text.parse().unwrap()
}

fn set_due(on_day: &str, text: Option<&str>) -> Record {
    on(on_day, Fact::CommitmentRecorded(Commitment { due: text.map(due), ..commitment() }))
}

fn step(id: &str, due_on: Option<&str>, completed: Option<&str>) -> Fact {
    Fact::MilestoneSet(Milestone {
        id: id.into(),
        commitment: ID.into(),
        slug: None,
        title: text(id),
        due: due_on.map(due),
        completed_on: completed.map(day),
        party: None,
        reason: Text::default(),
    })
}

/// A due day that moved, was first set later, was corrected on its day, was removed, or never moved.
#[test]
fn the_baseline_is_the_due_day_first_set() {
    let slip = |more: Vec<Record>, at: &str| {
        let records = records(more);
        let now = fold_seen(&records, &ID.into(), day(at), |_| true).unwrap().commitment.due;
        marks(&records, at, Audience::Public).slip(now).map(|it| (it.first.to_string(), it.days))
    };
    let moved = || vec![set_due("2024-02-01", Some("2025-06-30")), set_due("2025-05-01", Some("2025-12-31"))];
    assert_eq!(slip(moved(), "2025-05-01"), Some(("2025-06-30".into(), Some(184))));
    assert_eq!(slip(moved(), "2025-04-30"), None, "not before it moved");
    let twice = [moved(), vec![set_due("2025-11-01", Some("2025-06-01"))]].concat();
    assert_eq!(slip(twice, "2026-01-01"), Some(("2025-06-30".into(), Some(-29))), "the first one, and earlier now");
    let corrected = vec![set_due("2024-02-01", Some("2024-06-30")), set_due("2024-02-01", Some("2025-06-30"))];
    assert_eq!(slip(corrected, "2026-01-01"), None, "what was corrected the same day was never set");
    let leap = vec![set_due("2024-01-05", Some("2024-02-28")), set_due("2024-02-01", Some("2024-03-01"))];
    assert_eq!(slip(leap, "2024-02-01"), Some(("2024-02-28".into(), Some(2))));
    let vaguer = vec![set_due("2024-02-01", Some("2025-12-31")), set_due("2024-03-01", Some("2025"))];
    assert_eq!(slip(vaguer, "2024-03-01"), Some(("2025-12-31".into(), Some(0))));
    let gone = vec![set_due("2024-02-01", Some("2025")), set_due("2024-03-01", None)];
    assert_eq!(slip(gone, "2024-03-01"), Some(("2025".into(), None)));
}

#[test]
fn milestones_are_marked_where_they_were_done_or_fall_due() {
    let records = records([
        on("2024-02-01", step("moved", Some("2024-06-30"), None)),
        on("2024-02-01", step("undated", None, None)),
        on("2024-02-01", step("done", Some("2024-05-31"), Some("2024-05-20"))),
        on("2024-05-01", step("moved", Some("2024-07-15"), None)),
    ]);
    let at = |on_day: &str| {
        let as_of = AsOf::on(day(on_day), Instant::end_of(day("2026-11-25"), &TimeZone::UTC), &TimeZone::UTC);
        let steps = marks(&records, on_day, Audience::Public).steps;
        let told: Vec<_> = steps
            .iter()
            .map(|it| (it.title.words(crate::domain::basics::lang::Lang::En).to_owned(), it.on(as_of), it.slip()))
            .collect();
        told
    };
    let slip = Slip { first: due("2024-06-30"), days: Some(15) };
    assert_eq!(
        at("2024-07-15"),
        [
            ("done".into(), Some((day("2024-05-20"), StepState::Done)), None),
            // 15 July has not ended in New York when it has in UTC: T10.
            ("moved".into(), Some((day("2024-07-15"), StepState::Ahead)), Some(slip)),
            ("undated".into(), None, None),
        ]
    );
    assert_eq!(at("2024-07-16")[1].1, Some((day("2024-07-15"), StepState::Passed)));
    assert_eq!(at("2024-05-10")[0].1, Some((day("2024-05-31"), StepState::Ahead)), "a day to come is none yet");
    assert_eq!(at("2024-04-30")[1].1, Some((day("2024-06-30"), StepState::Ahead)));
}

#[test]
fn each_day_with_a_report_is_marked_once_for_those_who_see_one() {
    let records = records([
        on("2024-05-01", report("a", "party:ROK", Status::OnTrack)),
        on("2024-05-01", report("b", "party:US", Status::OnTrack)),
        seen_by("shared", on("2024-06-01", agrees(Status::OnTrack))),
        seen_by("party:ROK", on("2024-07-01", report("c", "party:ROK", Status::Delayed))),
        seen_by("shared", on("2024-08-01", step("inner", Some("2025"), None))),
        on("2024-09-01", report("d", "public_record", Status::Completed)),
        on("2024-09-15", withdraws("d")),
    ]);
    let days = |audience, on_day: &str| -> Vec<String> {
        marks(&records, on_day, audience).reports.iter().map(ToString::to_string).collect()
    };
    assert_eq!(days(Audience::Public, "2024-09-10"), ["2024-05-01", "2024-09-01"]);
    assert_eq!(days(Audience::Shared, "2024-09-10"), ["2024-05-01", "2024-06-01", "2024-09-01"]);
    assert_eq!(days(Audience::Public, "2025-01-01"), ["2024-05-01"], "what was taken back is gone");
    let steps = |audience| marks(&records, "2025-01-01", audience).steps.len();
    assert_eq!((steps(Audience::Public), steps(Audience::Shared)), (0, 1));
}

#[test]
fn marks_without_anything_take_no_room() {
    assert_eq!(serde_json::to_string(&TimelineMarks::default()).unwrap(), "{}");
    assert_eq!(serde_json::from_str::<TimelineMarks>("{}").unwrap(), TimelineMarks::default());
}
