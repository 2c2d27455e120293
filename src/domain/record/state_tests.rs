//! Tests of the fold.

use rstest::rstest;

use crate::domain::basics::text::Text;
use crate::domain::commitment::due::Due;
use crate::domain::commitment::status::Status;
use crate::domain::record::Record;
use crate::domain::record::state::*;
use crate::domain::samples::*;

fn state_on(records: &[Record], on: &str) -> Option<CommitmentState> {
    fold(records, &ID.into(), day(on))
}

fn updates_on(records: &[Record], on: &str) -> Vec<String> {
    state_on(records, on).unwrap().updates.into_iter().map(|it| it.value.slug).collect()
}

#[test]
fn nothing_shows_before_the_commitment_exists() {
    let records = records([on("2023-06-01", report("early", "party:ROK", Status::InProgress))]);
    assert_eq!(state_on(&records, "2023-12-31"), None);
    assert_eq!(updates_on(&records, "2024-01-01"), ["early"]);
}

#[test]
fn nothing_counts_before_it_takes_effect() {
    let records = records([on("2024-05-01", report("a", "party:ROK", Status::InProgress))]);
    assert_eq!(updates_on(&records, "2024-04-30"), Vec::<String>::new());
    assert_eq!(updates_on(&records, "2024-05-01"), ["a"]);
}

#[test]
fn updates_stand_in_the_order_of_their_days_and_within_a_day_in_that_of_the_ledger() {
    let records = records([
        on("2024-07-01", report("later", "party:ROK", Status::OnTrack)),
        on("2024-05-01", report("first of the day", "party:US", Status::OnTrack)),
        on("2024-05-01", report("second of the day", "party:ROK", Status::OnTrack)),
    ]);
    assert_eq!(updates_on(&records, "2024-12-31"), ["first of the day", "second of the day", "later"]);
}

#[test]
fn the_order_in_which_records_are_read_does_not_matter() {
    let mut records = records([
        on("2024-05-01", report("a", "party:ROK", Status::OnTrack)),
        on("2024-05-01", corrects("b", "a", "party:ROK", Status::Delayed)),
        on("2024-06-01", agrees(Status::OnTrack)),
    ]);
    let expected = state_on(&records, "2024-12-31");
    records.reverse();
    assert_eq!(state_on(&records, "2024-12-31"), expected);
}

#[test]
fn a_correction_replaces_from_the_day_of_what_it_corrects() {
    let records = records([
        on("2024-05-01", report("wrong", "party:ROK", Status::Completed)),
        on("2024-06-01", report("other", "party:US", Status::OnTrack)),
        on("2024-05-01", corrects("right", "wrong", "party:ROK", Status::InProgress)),
    ]);
    assert_eq!(updates_on(&records, "2024-05-01"), ["right"]);
    assert_eq!(updates_on(&records, "2024-12-31"), ["right", "other"]);
}

#[test]
fn a_correction_of_a_correction_leaves_only_the_last() {
    let records = records([
        on("2024-05-01", report("a", "party:ROK", Status::Completed)),
        on("2024-05-01", corrects("b", "a", "party:ROK", Status::InProgress)),
        on("2024-05-01", corrects("c", "b", "party:ROK", Status::OnTrack)),
    ]);
    assert_eq!(updates_on(&records, "2024-05-01"), ["c"]);
}

#[test]
fn a_withdrawal_counts_from_its_own_day() {
    let records =
        records([on("2024-05-01", report("a", "party:ROK", Status::Completed)), on("2024-08-01", withdraws("a"))]);
    assert_eq!(updates_on(&records, "2024-07-31"), ["a"]);
    assert_eq!(updates_on(&records, "2024-08-01"), Vec::<String>::new());
}

#[test]
fn a_withheld_record_counts_for_nothing() {
    let mut records = records([on("2024-05-01", report("a", "party:ROK", Status::Completed))]);
    records[1].fact = None;
    assert_eq!(updates_on(&records, "2024-12-31"), Vec::<String>::new());
    records[0].fact = None;
    assert_eq!(state_on(&records, "2024-12-31"), None);
}

#[test]
fn a_milestone_set_anew_replaces_itself_from_that_day() {
    let set = |due: &str| {
        let due: Due = due.parse().unwrap();
        let title = text("Lay the cable");
        Fact::MilestoneSet(Milestone {
            id: "m".into(),
            commitment: ID.into(),
            slug: None,
            title,
            due: Some(due),
            completed_on: None,
            party: None,
            reason: Text::default(),
        })
    };
    let records = records([on("2024-02-01", set("2026 H2")), on("2024-09-01", set("2027"))]);
    let due_on = |on| state_on(&records, on).unwrap().milestones[0].value.due.unwrap().to_string();
    assert_eq!((due_on("2024-08-31").as_str(), due_on("2024-09-01").as_str()), ("2026 H2", "2027"));
    assert_eq!(state_on(&records, "2024-12-31").unwrap().milestones.len(), 1);
}

#[test]
fn a_revised_commitment_shows_its_new_title_from_that_day() {
    let revised = Commitment { title: text("Hold two forums"), ..commitment() };
    let records = records([on("2025-01-01", Fact::CommitmentRecorded(revised))]);
    let title = |on| state_on(&records, on).unwrap().commitment.title;
    assert_eq!(title("2024-12-31"), text("Hold a forum"));
    assert_eq!(title("2025-01-01"), text("Hold two forums"));
}

#[test]
fn another_commitments_own_record_is_not_taken_for_this_one() {
    let other = Commitment { id: "d".into(), ..commitment() };
    let records = sequenced([on("2024-01-01", Fact::CommitmentRecorded(other))]);
    assert_eq!(state_on(&records, "2024-12-31"), None);
}

/// What a narrow correction or withdrawal takes back stays for those who may not see it.
#[rstest]
#[case("party:ROK")]
#[case("shared")]
#[case("organisation:MSIT")]
fn a_narrower_record_takes_no_public_update_back(#[case] visibility: &str) {
    let records = records([
        on("2024-05-01", report("a", "party:ROK", Status::OnTrack)),
        seen_by(visibility, on("2024-05-01", corrects("b", "a", "party:ROK", Status::Delayed))),
        seen_by(visibility, on("2024-06-01", withdraws("a"))),
    ]);
    assert_eq!(updates_on(&records, "2024-12-31")[0], "a");
}

#[test]
fn a_narrower_record_hides_no_wider_one_that_it_follows() {
    let records = records([
        on("2024-05-01", agrees(Status::OnTrack)),
        seen_by("shared", on("2024-06-01", agrees(Status::Delayed))),
    ]);
    let joint = |audience: Audience| {
        let seen = fold_seen(&records, &ID.into(), day("2024-12-31"), |it| audience.counts(it)).unwrap();
        seen.joint.unwrap().value.status
    };
    assert_eq!((joint(Audience::Public), joint(Audience::Shared)), (Status::OnTrack, Status::Delayed));
}

#[test]
fn a_recurring_commitment_counts_from_its_last_sitting() {
    let recurring = Commitment { nature: Nature::Recurring, ..commitment() };
    let sitting = Update { meeting: Some("forum-1".into()), ..update("held", "public_record", Status::InProgress) };
    let records = sequenced([
        on("2024-01-01", Fact::CommitmentRecorded(recurring)),
        on("2024-05-01", Fact::UpdatePublished(sitting)),
        on("2024-09-01", report("talk", "public_record", Status::InProgress)),
    ]);
    assert_eq!(state_on(&records, "2024-12-31").unwrap().reported_on(), Some(day("2024-05-01")));
}
