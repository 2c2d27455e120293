use super::*;
use crate::domain::commitment::status::Status;
use crate::domain::record::fact::Withholding;
use crate::domain::report::update::Confirmation;
use crate::domain::samples::{
    ID, commitment, corrects, day, on, records, report, seen_by, sequenced, statement, update, withdraws,
};

const DAY: &str = "2026-11-25";

/// What the last of the records tells.
fn told(records: &[Record]) -> Vec<PublicEvent> {
    public_events(records.last().unwrap(), records, day(DAY))
}

fn kinds(records: &[Record]) -> Vec<EventKind> {
    told(records).iter().map(|it| it.kind).collect()
}

fn withholds(record: &str) -> Fact {
    Fact::PayloadWithheld(Withholding {
        record: record.into(),
        noun: Noun::Commitment,
        noun_id: ID.into(),
        other: None,
        reason: "x".into(),
        decided_by: "y".into(),
    })
}

#[test]
fn what_was_published_is_told_with_what_it_changes() {
    use EventKind::{ReportConfirmed, ReportCorrected, ReportPublished, ReportWithdrawn, StatusChanged};
    let mut all = records([on("2026-02-01", report("a", "party:ROK", Status::OnTrack))]);
    let first = told(&all);
    assert_eq!(first.iter().map(|it| it.kind).collect::<Vec<_>>(), [ReportPublished, StatusChanged]);
    assert_eq!(first[0].subject, EventSubject::Commitment(ID.into(), Some(commitment().slug)));
    assert_eq!(first[0].areas, commitment().areas);
    assert_eq!(first[0].report.as_ref().unwrap().status, Some(Status::OnTrack));
    assert_eq!(first[1].status, Some((HeadlineStatus::Unknown, HeadlineStatus::OnTrack)));
    let confirms = Confirmation {
        commitment: ID.into(),
        update: "a".into(),
        voice: update("a", "party:ROK", Status::OnTrack).voice,
        submission: None,
    };
    let more = [
        (on("2026-03-01", Fact::UpdateConfirmed(confirms)), vec![ReportConfirmed]),
        (on("2026-03-02", corrects("b", "a", "party:ROK", Status::OnTrack)), vec![ReportCorrected]),
        (on("2026-03-03", withdraws("b")), vec![ReportWithdrawn, StatusChanged]),
    ];
    for (record, expected) in more {
        all = sequenced(all.into_iter().chain([record]));
        assert_eq!(kinds(&all), expected);
    }
}

#[test]
fn what_not_everybody_sees_tells_nothing_and_changes_nothing_that_is_told() {
    for visibility in ["shared", "party:ROK", "organisation:MSIT"] {
        let hidden = seen_by(visibility, on("2026-02-01", report("a", "party:ROK", Status::Delayed)));
        assert_eq!(kinds(&records([hidden.clone()])), [], "{visibility}");
        let public = on("2026-02-02", report("b", "party:ROK", Status::OnTrack));
        let (with, without) = (records([hidden, public.clone()]), records([public]));
        assert_eq!(told(&with), told(&without), "{visibility}");
    }
}

#[test]
fn a_commitment_that_is_shared_tells_nothing_whatever_is_recorded_about_it() {
    let shared = seen_by("shared", on("2026-01-01", Fact::CommitmentRecorded(commitment())));
    let all = sequenced([shared, on("2026-02-01", report("a", "party:ROK", Status::OnTrack))]);
    assert_eq!(kinds(&all[..1]), []);
    assert_eq!(kinds(&all), []);
}

#[test]
fn what_is_recorded_again_is_revised() {
    let all = sequenced(["2026-01-01", "2026-01-02"].map(|it| on(it, Fact::CommitmentRecorded(commitment()))));
    assert_eq!(kinds(&all[..1]), [EventKind::CommitmentRecorded]);
    assert_eq!(kinds(&all), [EventKind::CommitmentRevised]);
    let all = sequenced(["2026-01-01", "2026-01-02"].map(|it| on(it, Fact::StatementRecorded(statement()))));
    assert_eq!(kinds(&all[..1]), [EventKind::StatementRecorded]);
    assert_eq!(kinds(&all), [EventKind::StatementRevised]);
}

#[test]
fn what_is_withheld_tells_nothing_any_more_and_its_withholding_is_told_only_where_it_was_public() {
    for (visibility, expected) in
        [("public", vec![EventKind::RecordWithheld]), ("shared", vec![]), ("party:ROK", vec![])]
    {
        let mut all = records([seen_by(visibility, on("2026-02-01", report("a", "party:ROK", Status::OnTrack)))]);
        let withheld = all.last_mut().unwrap();
        withheld.fact = None;
        let id = withheld.id.clone();
        assert_eq!(kinds(&all), []);
        // The command line records it as seen by everybody.
        let all = sequenced(all.into_iter().chain([on("2026-02-02", withholds(&id))]));
        assert_eq!(kinds(&all), expected, "{visibility}");
        if let [event] = &told(&all)[..] {
            assert_eq!(event.withheld, Some(id));
            assert_eq!((&event.report, &event.status), (&None, &None));
        }
    }
}

/// Of a commitment of which nothing is public any more its identifier is told: whoever kept something of it can drop it.
#[test]
fn a_commitment_that_is_withheld_is_told_by_its_identifier() {
    let mut all = sequenced([on("2026-01-01", Fact::CommitmentRecorded(commitment()))]);
    all[0].fact = None;
    let id = all[0].id.clone();
    let all = sequenced(all.into_iter().chain([on("2026-02-02", withholds(&id))]));
    assert_eq!(told(&all)[0].subject, EventSubject::Commitment(ID.into(), None));
}
