//! Reports submitted, confirmations, answers and proposals, folded; and that inner records move nothing for others.

use rstest::rstest;

use crate::domain::access::permission::Audience;
use crate::domain::basics::day::Day;
use crate::domain::basics::text::Text;
use crate::domain::commitment::status::Status;
use crate::domain::commitment::{Commitment, Nature};
use crate::domain::list::projection::project;
use crate::domain::record::headline::{Headline, HeadlineKind, HeadlineStatus};
use crate::domain::record::state::CommitmentState;
use crate::domain::record::state::{fold, fold_seen};
use crate::domain::record::tasks::TaskKind;
use crate::domain::record::workflow::*;
use crate::domain::report::countersign::CountersignAnswer;
use crate::domain::report::countersign::CountersignAnswer::{Confirm, Dispute};
use crate::domain::report::update::ReturnWithdrawal;
use crate::domain::samples::{
    ID, agrees, commitment, corrects, day, on, records, reference, report, seen_by, text, update, withdraws,
};

fn submits(id: &str, party: &str) -> Fact {
    Fact::UpdateSubmitted(Submission {
        update: update(id, &format!("party:{party}"), Status::Delayed),
        on: day("2024-05-01"),
        visibility: Visibility::Public,
        organisation: format!("{party}-MIN").as_str().into(),
        author: None,
        confirms: None,
    })
}

fn returns(id: &str) -> Fact {
    Fact::UpdateReturned(Return { commitment: ID.into(), update: id.into(), reason: text("Too vague.") })
}

fn takes_return_back(id: &str) -> Fact {
    Fact::ReturnWithdrawn(ReturnWithdrawal { commitment: ID.into(), update: id.into() })
}

fn confirms(id: &str, party: &str) -> Fact {
    let voice = format!("party:{party}").parse().unwrap();
    Fact::UpdateConfirmed(Confirmation { commitment: ID.into(), update: id.into(), voice, submission: None })
}

fn answers(id: &str, of: &str, party: &str, answer: CountersignAnswer) -> Fact {
    let (commitment, update, party) = (ID.into(), of.into(), party.into());
    let (id, reason) = (id.into(), Text::default());
    Fact::Countersigned(Countersign { id, commitment, update, party, answer, reason, written_by: None })
}

fn releases(id: &str, party: &str) -> Fact {
    Fact::DisputeReleased(DisputeRelease { commitment: ID.into(), countersign: id.into(), party: party.into() })
}

fn proposes(id: &str) -> Fact {
    let (commitment, status, proposed_by) = (ID.into(), Status::Completed, "ROK".into());
    let (id, reason) = (id.into(), Text::default());
    Fact::JointStatusProposed(JointProposal { id, commitment, status, proposed_by, reason, visibility: None })
}

fn replies(id: &str, accepted: bool) -> ProposalAnswer {
    let (commitment, proposal, party) = (ID.into(), id.into(), "US".into());
    ProposalAnswer { commitment, proposal, party, accepted, reason: Text::default() }
}

fn changes(id: &str) -> Fact {
    let commitment = Commitment { nature: Nature::Recurring, ..commitment() };
    Fact::ChangeProposed(Change { id: id.into(), commitment, reason: text("It recurs."), proposed_by: "ROK".into() })
}

fn state(more: Vec<Record>) -> CommitmentState {
    fold(&records(more), &ID.into(), day("2026-01-01")).unwrap()
}

fn seen(more: Vec<Record>, audience: Audience) -> CommitmentState {
    fold_seen(&records(more), &ID.into(), day("2026-01-01"), |it| audience.counts(it)).unwrap()
}

fn party(record: Record) -> Record {
    seen_by("party:ROK", record)
}

fn shared(record: Record) -> Record {
    seen_by("shared", record)
}

const JUNE: &str = "2024-06-01";
const JULY: &str = "2024-07-01";

#[rstest]
#[case::handed_in(vec![], Some(false))]
#[case::returned(vec![party(on(JUNE, returns("a")))], Some(true))]
#[case::return_taken_back(vec![party(on(JUNE, returns("a"))), party(on(JUNE, takes_return_back("a")))], Some(false))]
#[case::handed_in_again(vec![party(on(JUNE, returns("a"))), party(on(JUNE, submits("a", "ROK")))], Some(false))]
#[case::published_on_its_earlier_day(vec![on("2024-05-01", report("a", "party:ROK", Status::Delayed))], None)]
#[case::another_published(vec![on("2024-05-01", report("b", "party:ROK", Status::Delayed))], Some(false))]
fn a_report_waits_until_it_is_published(#[case] more: Vec<Record>, #[case] returned: Option<bool>) {
    let all = std::iter::once(party(on(JUNE, submits("a", "ROK")))).chain(more).collect();
    let state = state(all);
    let handed_in: Vec<bool> = state.dealings.handed_in.iter().map(|it| it.returned.is_some()).collect();
    assert_eq!(handed_in, returned.into_iter().collect::<Vec<_>>());
}

/// T20: "still true" counts as a report of its day and changes no words; what is taken back is not confirmed any more.
#[rstest]
#[case::confirmed(vec![on(JULY, confirms("a", "ROK"))], JULY)]
#[case::confirmed_twice(vec![on(JUNE, confirms("a", "ROK")), on(JULY, confirms("a", "ROK"))], JULY)]
#[case::then_corrected(vec![on(JULY, confirms("a", "ROK")), on("2024-05-01", corrects("b", "a", "party:ROK", Status::AtRisk))], JULY)]
#[case::then_withdrawn(vec![on(JULY, confirms("a", "ROK")), on(JULY, withdraws("a"))], "none")]
#[case::a_joint_status_counts(vec![on(JULY, agrees(Status::OnTrack))], JULY)]
#[case::an_inner_confirmation_does_not(vec![party(on(JULY, confirms("a", "ROK")))], "2024-05-01")]
fn t20_freshness_counts_from_the_last_word(#[case] more: Vec<Record>, #[case] expected: &str) {
    let first = on("2024-05-01", report("a", "party:ROK", Status::OnTrack));
    let state = seen(std::iter::once(first).chain(more).collect(), Audience::Public);
    assert_eq!(state.reported_on().map_or("none".to_owned(), |it| it.to_string()), expected);
}

#[test]
fn a_confirmation_is_no_newer_report_than_the_joint_status() {
    let state = state(vec![
        on("2024-05-01", report("a", "party:ROK", Status::OnTrack)),
        on(JUNE, agrees(Status::Completed)),
        on(JULY, confirms("a", "ROK")),
    ]);
    let headline = Headline::of(&state, Audience::Public);
    assert_eq!((headline.status, headline.kind), (HeadlineStatus::Completed, HeadlineKind::Joint));
}

#[rstest]
#[case::nobody_answered(vec![], &["US"])]
#[case::answered(vec![on(JULY, answers("x", "a", "US", Confirm))], &[])]
#[case::an_answer_to_another(vec![on(JULY, answers("x", "z", "US", Confirm))], &["US"])]
#[case::corrected_since(vec![on(JULY, answers("x", "a", "US", Confirm)), on(JUNE, corrects("b", "a", "party:ROK", Status::AtRisk))], &["US"])]
#[case::a_newer_report(vec![on(JULY, answers("x", "a", "US", Confirm)), on(JULY, report("b", "party:ROK", Status::AtRisk))], &["US"])]
#[case::both_reported(vec![on(JULY, report("u", "party:US", Status::AtRisk))], &["US", "ROK"])]
#[case::taken_back(vec![on(JULY, withdraws("a"))], &[])]
fn an_update_awaits_the_other_party(#[case] more: Vec<Record>, #[case] expected: &[&str]) {
    let first = on(JUNE, report("a", "party:ROK", Status::OnTrack));
    let state = state(std::iter::once(first).chain(more).collect());
    let tracked = ["ROK".into(), "US".into()];
    let awaiting: Vec<String> = state.awaiting(&tracked).into_iter().map(|(_, party)| party.0).collect();
    assert_eq!(awaiting, expected);
    assert_eq!(state.awaiting(&tracked[..1]).iter().filter(|(_, party)| party.as_str() == "US").count(), 0);
}

#[test]
fn an_answer_does_not_carry_over_to_a_correction() {
    let state = state(vec![
        on(JUNE, report("a", "party:ROK", Status::OnTrack)),
        on(JULY, answers("x", "a", "US", Confirm)),
        on(JUNE, corrects("b", "a", "party:ROK", Status::AtRisk)),
    ]);
    assert_eq!(state.dealings.countersigns, []);
}

#[test]
fn a_dispute_is_seen_by_others_once_both_released_it() {
    let mut all =
        vec![on(JUNE, report("a", "party:ROK", Status::Completed)), shared(on(JULY, answers("x", "a", "US", Dispute)))];
    let missing = |all: &[Record]| -> Vec<String> {
        let state = state(all.to_vec());
        state.unreleased().into_iter().flat_map(|(_, missing)| missing).map(|it| it.0).collect()
    };
    assert_eq!(missing(&all), ["US", "ROK"]);
    all.push(shared(on(JULY, releases("x", "ROK"))));
    assert_eq!(missing(&all), ["US"]);
    assert_eq!(seen(all.clone(), Audience::Public).dealings.countersigns, []);
    all.push(shared(on(JULY, releases("x", "US"))));
    all.push(on(JULY, answers("x", "a", "US", Dispute)));
    assert_eq!(missing(&all), Vec::<String>::new());
    let public = seen(all, Audience::Public);
    assert_eq!(public.answer_of(&"US".into(), &"a".into()).map(|it| it.value.answer), Some(Dispute));
}

#[rstest]
#[case::open(vec![], Some(1))]
#[case::accepted(vec![Fact::JointStatusAnswered(replies("p", true))], Some(0))]
#[case::refused(vec![Fact::JointStatusAnswered(replies("p", false))], None)]
#[case::agreed(vec![Fact::JointStatusAnswered(replies("p", true)), agrees(Status::Completed)], None)]
#[case::an_answer_to_an_older_one(vec![Fact::JointStatusAnswered(replies("p", false)), proposes("q")], Some(1))]
fn a_joint_status_is_open_until_it_is_answered(#[case] more: Vec<Fact>, #[case] waits_for: Option<usize>) {
    let all = std::iter::once(proposes("p")).chain(more).map(|fact| shared(on(JULY, fact))).collect();
    let concerned = ["ROK".into(), "US".into()];
    assert_eq!(state(all).dealings.joint.map(|it| it.waits_for(&concerned).len()), waits_for);
}

#[rstest]
#[case::open(vec![], true)]
#[case::refused(vec![Fact::ChangeAnswered(replies("p", false))], false)]
#[case::made(vec![Fact::ChangeAnswered(replies("p", true)), Fact::CommitmentRecorded(commitment())], false)]
fn a_change_is_open_until_it_is_answered(#[case] more: Vec<Fact>, #[case] open: bool) {
    let all = std::iter::once(changes("p")).chain(more).map(|fact| shared(on(JULY, fact))).collect();
    assert_eq!(state(all).dealings.change.is_some(), open);
}

/// Whatever a side keeps to itself, rows of lists, found texts and tasks of others stay as they are.
#[rstest]
#[case::handed_in(submits("z", "ROK"))]
#[case::returned(returns("z"))]
#[case::an_inner_report(report("z", "party:ROK", Status::Delayed))]
#[case::an_inner_correction(corrects("z", "a", "party:ROK", Status::Delayed))]
#[case::an_inner_withdrawal(withdraws("a"))]
#[case::an_inner_confirmation(confirms("a", "ROK"))]
#[case::an_inner_joint_status(agrees(Status::NotPursued))]
fn inner_records_move_nothing_for_others(
    #[case] fact: Fact,
    #[values("party:ROK", "organisation:ROK-MIN")] visibility: &str,
    #[values("2024-05-15", JUNE, "2025-01-01")] when: &str,
) {
    let outer = vec![
        on(JUNE, report("a", "party:ROK", Status::OnTrack)),
        on(JULY, report("b", "party:US", Status::AtRisk)),
        on(JULY, answers("x", "a", "US", Confirm)),
        shared(on(JULY, proposes("p"))),
    ];
    let inner = seen_by(visibility, on(when, fact));
    let whole = outer.iter().cloned().chain([inner]).collect::<Vec<_>>();
    let made = |records: Vec<Record>| project(&ID.into(), &records, &reference()).unwrap();
    let (before, after) = (made(records(outer)), made(records(whole)));
    assert_eq!(before.rows, after.rows);
    assert_eq!(before.tasks.asked, after.tasks.asked);
    assert_eq!(before.tasks.sides, after.tasks.sides);
    let wide = |it: &Visibility| Audience::Shared.counts(it);
    let reported = |projection: &crate::domain::list::projection::Projection| {
        let wide = projection.reported.iter().filter(|it| wide(&it.value.visibility));
        wide.map(|it| (it.value.update.id.clone(), it.from, it.to)).collect::<Vec<_>>()
    };
    assert_eq!(reported(&before), reported(&after));
    let found = |projection: &crate::domain::list::projection::Projection| {
        projection.findable.iter().filter(|it| wide(&it.value.visibility)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(found(&before), found(&after));
}

#[test]
fn a_party_is_asked_for_what_waits_for_it() {
    let all = records(vec![
        on(JUNE, report("a", "party:ROK", Status::Completed)),
        shared(on(JULY, answers("x", "a", "US", Dispute))),
        shared(on(JULY, proposes("p"))),
        shared(on(JULY, changes("c"))),
    ]);
    let tasks = project(&ID.into(), &all, &reference()).unwrap().tasks;
    let mut asked: Vec<(TaskKind, &str)> = tasks.asked.iter().map(|it| (it.kind, it.party.as_str())).collect();
    asked.sort_unstable();
    let expected = [
        (TaskKind::ReleaseDispute, "ROK"),
        (TaskKind::ReleaseDispute, "US"),
        (TaskKind::JointStatus, "US"),
        (TaskKind::Change, "US"),
    ];
    assert_eq!(asked, expected);
    let reported: Vec<_> = tasks.sides.iter().map(|it| (it.party.as_str(), it.reported_on)).collect();
    assert_eq!(reported, [("ROK", Some(day(JUNE))), ("US", None)]);
    assert!(Day::NEVER > day(JUNE));
}

#[test]
fn an_owner_released_is_no_owner_from_that_day() {
    let names = |party: &str| {
        let (organisation, party) = (format!("{party}-MIN").as_str().into(), party.into());
        let (role, basis) =
            (crate::domain::commitment::owner::OwnerRole::Lead, crate::domain::commitment::owner::OwnerBasis::Assigned);
        Fact::OwnerNamed(crate::domain::commitment::owner::Owner {
            commitment: ID.into(),
            organisation,
            party,
            role,
            basis,
        })
    };
    let (organisation, reason) = ("ROK-MIN".into(), text("Merged."));
    let release = Fact::OwnerReleased(crate::domain::commitment::owner::OwnerRelease {
        commitment: ID.into(),
        organisation,
        reason,
    });
    let all = records(vec![on(JUNE, names("ROK")), on(JUNE, names("US")), on(JULY, release)]);
    let owners = |on: &str| fold(&all, &ID.into(), day(on)).unwrap().owners.len();
    assert_eq!((owners(JUNE), owners(JULY)), (2, 1));
}
