//! One commitment with everything that its reader may see of it.

use crate::app::pages::commitment::known_at;
use crate::domain::basics::instant::{AsOf, Instant};
use crate::domain::commitment::milestone;
use crate::domain::record::Record;
use crate::domain::record::in_force::InForce;
use crate::i18n::Messages;
use crate::service::commitment::CommitmentPage;
use crate::web::api::answer::Answer as Answered;
use crate::web::api::problem::{ProblemKind, Refusal, given};
use crate::web::api::request::{ApiRequest, said};
use crate::web::api::schema::commitment::{
    Commitment, HistoryEntry, JointStatus, ListedCommitment, Milestone, Owner, Place, Relation, Source,
};
use crate::web::api::schema::report::{Answer, Update};
use crate::web::api::schema::word::moment;

/// One commitment, as of a day, as the record is or was at a moment.
///
/// # Errors
/// When there is none that the reader may see, or the database does not answer.
pub async fn commitment(request: ApiRequest) -> Result<Answered, Refusal> {
    let (mut snapshot, mut query) = request.open().await?;
    let mut faults = Vec::new();
    let known_at = known_at(&request.context, &mut query, &mut faults);
    if !faults.is_empty() {
        return Err(Refusal::with(ProblemKind::BadRequest, said(&faults, request.messages())));
    }
    let commitments = request.context.accord.commitments();
    let found = given(commitments.find_as_known(&mut snapshot, request.part("slug"), known_at).await)?;
    let found = found.ok_or(ProblemKind::NotFound)?;
    Answered::ok(&whole(found, snapshot.as_of, known_at, request.messages()))
}

/// A commitment as programs read it.
fn whole(page: CommitmentPage, as_of: AsOf, known_at: Option<Instant>, messages: Messages) -> Commitment {
    let CommitmentPage { entry, state, history, thread, later } = page;
    let commitment = &state.commitment;
    let mut updates: Vec<Update> =
        state.updates.iter().map(|it| Update::of(&it.value, it.effective_on, &it.visibility, messages)).collect();
    for update in &mut updates {
        let confirmed = state.dealings.confirmations.iter().filter(|it| it.value.update.0 == update.id);
        update.still_true_on = confirmed.map(|it| it.effective_on).max();
        let answers = state.dealings.countersigns.iter().filter(|it| it.value.update.0 == update.id);
        update.answers = answers.map(|it| Answer::of(&it.value, it.effective_on, &it.visibility)).collect();
    }
    Commitment {
        listed: ListedCommitment::of(&entry.listed, as_of, messages),
        as_of: as_of.day,
        known_at: known_at.map(moment),
        summary: (&commitment.summary).into(),
        number: commitment.number.clone(),
        place: Place {
            address: commitment.place.address.clone(),
            further: commitment
                .place
                .further
                .iter()
                .map(|it| Source { address: it.address.clone(), publisher: it.publisher.clone() })
                .collect(),
            locator: commitment.place.locator.clone(),
            passage: (&commitment.place.passage).into(),
        },
        proposed_by: commitment.proposed_by.as_ref().map(ToString::to_string),
        undertaken_by: commitment.undertaken_by.iter().map(ToString::to_string).collect(),
        addressed_to: commitment.addressed_to.as_ref().map(ToString::to_string),
        addressees: commitment.addressees.iter().map(ToString::to_string).collect(),
        starts_note: commitment.starts_note.clone(),
        due_note: commitment.due_note.clone(),
        owners_note: commitment.owners_note.clone(),
        visibility: state.visibility.to_string(),
        owners: state
            .owners
            .iter()
            .map(|it| Owner {
                party: it.value.party.to_string(),
                organisation: it.value.organisation.to_string(),
                role: it.value.role,
                basis: it.value.basis,
                since: it.effective_on,
                visibility: it.visibility.to_string(),
            })
            .collect(),
        milestones: state.milestones.iter().map(step).collect(),
        updates,
        joint_status: state.joint.as_ref().map(|it| JointStatus {
            status: it.value.status,
            on: it.effective_on,
            proposed_by: it.value.proposed_by.to_string(),
            accepted_by: it.value.accepted_by.iter().map(ToString::to_string).collect(),
            visibility: it.visibility.to_string(),
        }),
        relations: thread
            .iter()
            .map(|(link, other)| Relation {
                kind: link.kind,
                outward: link.from == commitment.id,
                commitment: other.listed.slug.clone(),
                title: (&other.listed.title).into(),
                basis: link.basis.clone(),
            })
            .collect(),
        history: history.iter().map(recorded).collect(),
        recorded_later: later.iter().map(recorded).collect(),
    }
}

/// A milestone in force.
pub fn step(it: &InForce<milestone::Milestone>) -> Milestone {
    Milestone {
        id: it.value.id.0.clone(),
        title: (&it.value.title).into(),
        due: it.value.due.map(Into::into),
        completed_on: it.value.completed_on,
        party: it.value.party.as_ref().map(ToString::to_string),
        visibility: it.visibility.to_string(),
    }
}

/// One record of a history.
pub fn recorded(record: &Record) -> HistoryEntry {
    HistoryEntry {
        id: record.id.clone(),
        recorded_at: moment(record.at),
        effective_on: record.effective_on,
        kind: record.fact.as_ref().map_or_else(|| "withheld".to_owned(), |fact| fact.kind().to_string()),
        organisation: record.organisation.as_ref().map(ToString::to_string),
        visibility: record.visibility.to_string(),
    }
}
