//! Tests of the intervals that the tables hold.

use crate::domain::commitment::Commitment;
use crate::domain::commitment::milestone::Milestone;
use crate::domain::commitment::owner::{Owner, OwnerBasis};
use crate::domain::commitment::status::Status;
use crate::domain::list::projection::*;
use crate::domain::record::fact::Fact;
use crate::domain::samples::*;

fn projection(records: &[Record]) -> Projection {
    project(&ID.into(), records, &reference()).unwrap()
}

/// The spans of an audience's headline: from, until before, status.
fn headlines(records: &[Record], audience: Audience) -> Vec<(String, String, String)> {
    let listed = projection(records).rows.into_iter().filter(|span| span.value.read_by.audiences().contains(&audience));
    listed
        .map(|span| (span.from.to_string(), span.to.to_string(), span.value.listed.headline.status.to_string()))
        .collect()
}

fn is(spans: &[(String, String, String)], expected: &[(&str, &str, &str)]) {
    let spans: Vec<_> = spans.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
    assert_eq!(spans, expected);
}

#[test]
fn what_was_never_recorded_has_no_rows() {
    assert_eq!(project(&ID.into(), &[], &reference()), None);
    let only_a_report = sequenced([on("2024-05-01", report("a", "party:ROK", Status::OnTrack))]);
    assert_eq!(project(&ID.into(), &only_a_report, &reference()), None);
}

#[test]
fn a_span_ends_on_the_day_on_which_something_changes() {
    let records = records([
        on("2024-05-01", report("a", "party:ROK", Status::OnTrack)),
        on("2024-09-01", report("b", "party:ROK", Status::Delayed)),
    ]);
    is(
        &headlines(&records, Audience::Public),
        &[
            ("2024-01-01", "2024-05-01", "unknown"),
            ("2024-05-01", "2024-09-01", "on_track"),
            ("2024-09-01", "9999-12-31", "delayed"),
        ],
    );
}

#[test]
fn a_record_that_changes_no_row_cuts_no_span() {
    let records = records([seen_by("party:ROK", on("2024-05-01", report("a", "party:ROK", Status::OnTrack)))]);
    is(&headlines(&records, Audience::Public), &[("2024-01-01", "9999-12-31", "unknown")]);
    is(&headlines(&records, Audience::Shared), &[("2024-01-01", "9999-12-31", "unknown")]);
}

#[test]
fn a_shared_record_cuts_only_the_shared_span() {
    let records = records([seen_by("shared", on("2024-05-01", report("a", "party:ROK", Status::OnTrack)))]);
    is(&headlines(&records, Audience::Public), &[("2024-01-01", "9999-12-31", "unknown")]);
    is(
        &headlines(&records, Audience::Shared),
        &[("2024-01-01", "2024-05-01", "unknown"), ("2024-05-01", "9999-12-31", "on_track")],
    );
}

#[test]
fn what_says_the_same_to_both_audiences_stands_once() {
    let read_by = |records: &[Record]| -> Vec<ReadBy> {
        projection(records).rows.iter().map(|span| span.value.read_by).collect()
    };
    let reported = || on("2024-05-01", report("a", "party:ROK", Status::OnTrack));
    assert_eq!(read_by(&records([reported()])), [ReadBy::All, ReadBy::All]);
    assert_eq!(read_by(&records([seen_by("party:ROK", reported())])), [ReadBy::All]);
    assert_eq!(read_by(&records([seen_by("shared", reported())])), [ReadBy::Public, ReadBy::Shared, ReadBy::Shared]);
}

#[test]
fn a_shared_commitment_has_no_public_row() {
    let records = sequenced([seen_by("shared", on("2024-01-01", Fact::CommitmentRecorded(commitment())))]);
    assert_eq!(headlines(&records, Audience::Public), vec![]);
    assert_eq!(headlines(&records, Audience::Shared).len(), 1);
}

#[test]
fn a_narrower_revision_leaves_the_public_row_as_it_was() {
    let revised = Commitment { title: text("A secret title"), ..commitment() };
    let records = records([seen_by("shared", on("2025-01-01", Fact::CommitmentRecorded(revised)))]);
    let titles = |audience| -> Vec<Text> {
        let listed =
            projection(&records).rows.into_iter().filter(|span| span.value.read_by.audiences().contains(&audience));
        listed.map(|span| span.value.listed.title).collect()
    };
    assert_eq!(titles(Audience::Public), [text("Hold a forum")]);
    assert_eq!(titles(Audience::Shared), [text("Hold a forum"), text("A secret title")]);
}

#[test]
fn the_rows_of_a_commitment_never_overlap_and_leave_no_gap() {
    let records = records([
        on("2024-03-01", report("a", "party:ROK", Status::OnTrack)),
        on("2024-03-01", report("b", "party:US", Status::Delayed)),
        seen_by("shared", on("2024-04-01", agrees(Status::AtRisk))),
        on("2024-03-01", corrects("c", "b", "party:US", Status::OnTrack)),
        on("2024-08-01", withdraws("a")),
        on("2025-01-01", superseded_by("d")),
    ]);
    for audience in Audience::ALL {
        let spans = headlines(&records, *audience);
        assert_eq!((spans[0].0.as_str(), spans[spans.len() - 1].1.as_str()), ("2024-01-01", "9999-12-31"));
        assert!(spans.windows(2).all(|pair| pair[0].1 == pair[1].0), "{spans:?}");
    }
}

#[test]
fn an_update_is_in_force_until_it_is_withdrawn() {
    let records = records([
        on("2024-05-01", report("a", "party:ROK", Status::OnTrack)),
        on("2024-06-01", report("b", "party:US", Status::OnTrack)),
        on("2024-09-01", withdraws("a")),
    ]);
    let spans: Vec<_> = projection(&records)
        .reported
        .into_iter()
        .map(|span| (span.value.update.slug, span.from.to_string(), span.to.to_string()))
        .collect();
    let row = |slug: &str, from: &str, to: &str| (slug.to_owned(), from.to_owned(), to.to_owned());
    assert_eq!(spans, [row("a", "2024-05-01", "2024-09-01"), row("b", "2024-06-01", "9999-12-31")]);
}

#[test]
fn texts_are_found_with_the_visibility_of_their_record_and_as_long_as_they_stand() {
    let records = records([
        seen_by("party:ROK", on("2024-05-01", report("an inner note", "party:ROK", Status::OnTrack))),
        seen_by("party:ROK", on("2024-09-01", withdraws("an inner note"))),
    ]);
    let found = projection(&records).findable;
    let note: Vec<_> = found.iter().filter(|span| span.value.text.lines().any(|it| it == "an inner note")).collect();
    assert_eq!(note.len(), 1);
    assert_eq!(note[0].value.visibility.to_string(), "party:ROK");
    assert_eq!((note[0].from, note[0].to), (day("2024-05-01"), day("2024-09-01")));
    let title: Vec<_> = found.iter().filter(|span| span.value.text.lines().any(|it| it == "hold a forum")).collect();
    assert_eq!((title.len(), title[0].to), (1, Day::NEVER));
}

#[test]
fn an_owner_is_listed_and_found_by_name_and_code() {
    let owner = Owner {
        commitment: ID.into(),
        organisation: "ROK-MIN".into(),
        party: "ROK".into(),
        role: OwnerRole::Lead,
        basis: OwnerBasis::NamedInSource,
    };
    let made = projection(&records([on("2024-02-01", Fact::OwnerNamed(owner))]));
    let last = made.rows.iter().rfind(|span| span.value.read_by.audiences().contains(&Audience::Public)).unwrap();
    assert_eq!(last.value.listed.owners, [("ROK".into(), "ROK-MIN".to_owned(), OwnerRole::Lead)]);
    for text in ["ministry of rok", "rok-min"] {
        assert!(
            made.findable
                .iter()
                .any(|span| span.value.text.lines().any(|it| it == text) && span.from == day("2024-02-01")),
            "{text}"
        );
    }
}

#[test]
fn a_commitment_begins_with_its_statement_unless_it_says_when() {
    let begins = |starts_on: Option<Day>| {
        let first = on("2024-01-01", Fact::CommitmentRecorded(Commitment { starts_on, ..commitment() }));
        projection(&sequenced([first])).rows[0].value.listed.starts_on
    };
    assert_eq!(begins(None), None);
    assert_eq!(begins(Some(day("2024-07-01"))), Some(day("2024-07-01")));
}

/// A milestone changes nothing that lists show, but it does what a timeline draws from that day on.
#[test]
fn a_milestone_cuts_the_span_of_those_who_see_it() {
    let step = |due: &str| {
        Fact::MilestoneSet(Milestone {
            id: "m".into(),
            commitment: ID.into(),
            slug: None,
            title: text("Step"),
            due: Some(due.parse().unwrap()),
            completed_on: None,
            party: None,
            reason: Text::default(),
        })
    };
    let records = records([
        on("2024-05-01", step("2025-06-30")),
        seen_by("shared", on("2024-09-01", step("2025-12-31"))),
        seen_by("party:ROK", on("2024-10-01", step("2026-12-31"))),
    ]);
    let slips = |audience| -> Vec<Option<Option<i32>>> {
        let rows =
            projection(&records).rows.into_iter().filter(|span| span.value.read_by.audiences().contains(&audience));
        rows.map(|span| span.value.marks.steps.first().map(|it| it.slip().and_then(|it| it.days))).collect()
    };
    assert_eq!(slips(Audience::Public), [None, Some(None)]);
    assert_eq!(slips(Audience::Shared), [None, Some(None), Some(Some(184))]);
}
