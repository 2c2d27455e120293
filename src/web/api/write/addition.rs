//! Commitments that are added to a statement.

use crate::app::form::text::text;
use crate::app::pages::commitment::fields::CommitmentForm;
use crate::app::pages::commitment::new::{NewCommitmentForm, read, to_add};
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::record::additions::{AdditionOutcome, ProposedAddition};
use crate::paths::api as paths;
use crate::service::commitment::additions::AnswerAdditions;
use crate::service::commitment::new::{self, AddCommitment};
use crate::web::api::answer::Answer;
use crate::web::api::problem::{Refusal, of_service};
use crate::web::api::request::ApiRequest;
use crate::web::api::schema::addition::{Added, Addition, AdditionList, WrittenCommitment};
use crate::web::api::schema::work::{Replied, WrittenReply};
use crate::web::api::write::{Fields, refused, refused_by};

/// The commitments that wait to be accepted into a statement.
///
/// # Errors
/// When there is no such statement, it is not the person's side's, or the database does not answer.
pub async fn additions(request: ApiRequest) -> Result<Answer, Refusal> {
    let commitments = request.context.accord.commitments();
    let found = commitments.additions_for(request.member()?, request.part("slug")).await.map_err(of_service)?;
    Answer::ok(&AdditionList { additions: found.all.iter().filter_map(waiting).collect() })
}

/// A proposal, while it waits for answers.
fn waiting(proposed: &ProposedAddition) -> Option<Addition> {
    let AdditionOutcome::Waiting(parties) = &proposed.outcome else { return None };
    let addition = &proposed.proposal.value;
    let commitment = &addition.commitment;
    Some(Addition {
        id: addition.id.to_string(),
        title: (&commitment.title).into(),
        summary: (&commitment.summary).into(),
        standing: commitment.standing,
        basis: commitment.basis,
        nature: commitment.nature,
        due: commitment.due.map(|it| it.to_string()),
        areas: commitment.areas.clone(),
        undertaken_by: commitment.undertaken_by.iter().map(ToString::to_string).collect(),
        owners: addition.owners.iter().map(ToString::to_string).collect(),
        visibility: addition.visibility.to_string(),
        proposed_by: addition.proposed_by.to_string(),
        waits_for: parties.iter().map(ToString::to_string).collect(),
    })
}

/// Adds a commitment to a statement, or proposes it to the other sides.
///
/// # Errors
/// When something in it is wrong, or the person may not.
pub async fn add(request: ApiRequest) -> Result<Answer, Refusal> {
    let written: WrittenCommitment = request.body()?;
    let messages = request.messages();
    let (shared, own) = (CommitmentForm::NAMES, NewCommitmentForm::NAMES);
    let mut form_data = Fields::default()
        .text(shared.title, &written.title)
        .text(shared.summary, &written.summary)
        .put(shared.standing, written.standing.as_ref())
        .put(shared.basis, written.basis.as_ref())
        .put(shared.nature, written.nature.as_ref())
        .put(shared.due, written.due.as_ref())
        .all(shared.areas, &written.areas)
        .all(own.undertaken_by, &written.undertaken_by)
        .all(own.owners, &written.owners)
        .put(own.proposed_by, written.proposed_by.as_ref())
        .put(own.addressed_to, written.addressed_to.as_ref())
        .put(own.number, written.number.as_ref())
        .put(own.locator, written.locator.as_ref())
        .put(own.source, written.source.as_ref())
        .put(own.visibility, written.visibility.as_ref())
        .text(own.passage, &written.passage)
        .form(messages)?;
    let Some((commitment, visibility)) = read(&mut form_data, None, messages) else { return Err(refused(&form_data)) };
    let form = AddCommitment { idempotency_key: request.key.clone(), ..to_add(&form_data, commitment, visibility) };
    let (member, statement) = (request.member()?, request.part("slug"));
    let done = request.context.accord.commitments().add(member, statement, form).await;
    match done.map_err(|error| refused_by(error, form_data, messages))? {
        new::Added::Recorded(slug) => {
            let location = paths::COMMITMENT.replace("{slug}", &slug);
            Answer::made(&Added { commitment: Some(slug), addition: None }, location)
        }
        new::Added::Proposed(id) => {
            let location = paths::ADDITIONS.replace("{slug}", statement);
            Answer::made(&Added { commitment: None, addition: Some(id.0) }, location)
        }
    }
}

/// Accepts or declines a commitment that waits, or takes back one's own.
///
/// # Errors
/// When it was answered or amended since, a refusal has no reason, or the person may not.
pub async fn answer(request: ApiRequest) -> Result<Answer, Refusal> {
    let written: WrittenReply = request.body()?;
    let form_data = Fields::default().text("reason", &written.reason).form(request.messages())?;
    let form = AnswerAdditions {
        chosen: vec![ProposalId(request.part("addition").to_owned())],
        accepted: written.accepted,
        reason: text(&form_data, "reason"),
        idempotency_key: request.key.clone(),
    };
    let (member, statement) = (request.member()?, request.part("slug"));
    let done = request.context.accord.commitments().answer_additions(member, statement, form).await;
    let answered = done.map_err(|error| refused_by(error, form_data, request.messages()))?;
    let location = paths::ADDITIONS.replace("{slug}", statement);
    Answer::made(&Replied { agreed: answered.recorded > 0 }, location)
}
