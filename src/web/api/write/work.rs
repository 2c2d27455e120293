//! For whom a token acts, and what there is to do about a commitment.

use crate::domain::access::action::Action;
use crate::domain::commitment::milestone::MilestoneId;
use crate::domain::record::workflow::OpenSubmission;
use crate::domain::report::update::UpdateId;
use crate::i18n::Messages;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::web::api::answer::Answer;
use crate::web::api::problem::{ProblemKind, Refusal, of_service};
use crate::web::api::request::ApiRequest;
use crate::web::api::schema::report::Update;
use crate::web::api::schema::word::moment;
use crate::web::api::schema::work::{
    Account, Draft, DraftField, JointStatusProposal, MilestoneVersion, Report, UpdateVersion, Work,
};

/// For whom the token acts.
///
/// # Errors
/// Without a token.
pub async fn account(request: ApiRequest) -> Result<Answer, Refusal> {
    let member = request.member()?;
    let token = request.token.as_ref().ok_or(ProblemKind::Unauthorized)?;
    Answer::ok(&Account {
        name: member.name.clone(),
        organisation: member.organisation.to_string(),
        party: member.party.to_string(),
        role: member.role,
        token: token.name.clone(),
        scope: token.scope,
        expires_at: moment(token.expires_at),
    })
}

/// The commitment of the address as the person sees it.
pub(super) async fn case(request: &ApiRequest) -> Result<MemberCommitment, Refusal> {
    let commitments = request.context.accord.commitments();
    commitments.member_commitment(request.member()?, request.part("slug")).await.map_err(of_service)
}

/// The draft of the next report of the person's organisation, as far as the person writes reports.
pub(super) async fn draft(request: &ApiRequest, case: &MemberCommitment) -> Result<Option<Draft>, Refusal> {
    if !case.may(Action::DraftUpdate) {
        return Ok(None);
    }
    let reports = request.context.accord.reports();
    let draft = reports.draft_of_next_report(request.member()?, &case.id).await.map_err(of_service)?;
    Ok(draft.map(|draft| {
        let fields: Vec<(String, String)> = serde_json::from_str(&draft.fields).unwrap_or_default();
        let fields = fields.into_iter().map(|(name, value)| DraftField { name, value });
        Draft { version: draft.version(), id: draft.id, fields: fields.collect() }
    }))
}

/// What there is to do about a commitment.
///
/// # Errors
/// When there is none that the person may see, or the database does not answer.
pub async fn work(request: ApiRequest) -> Result<Answer, Refusal> {
    let case = case(&request).await?;
    let draft = draft(&request, &case).await?;
    let messages = request.messages();
    let update = |id: &UpdateId| case.version(Versioned::Update(id));
    let milestone = |id: &MilestoneId| case.version(Versioned::Milestone(id));
    let proposal = case.state.dealings.joint.as_ref().map(|open| JointStatusProposal {
        id: open.proposal.value.id.to_string(),
        status: open.proposal.value.status,
        proposed_by: open.proposal.value.proposed_by.to_string(),
        reason: (&open.proposal.value.reason).into(),
        waits_for: open.waits_for(&case.concerned()).iter().map(ToString::to_string).collect(),
    });
    Answer::ok(&Work {
        commitment: case.state.commitment.slug.clone(),
        may: Action::ALL.iter().filter(|it| case.may(**it)).map(ToString::to_string).collect(),
        version: case.version(Versioned::Report),
        draft_version: draft.as_ref().map(|it| it.version.clone()).unwrap_or_default(),
        draft,
        reports: case.state.dealings.handed_in.iter().map(|it| submitted(it, &case, messages)).collect(),
        updates: case
            .state
            .updates
            .iter()
            .map(|it| UpdateVersion {
                id: it.value.id.to_string(),
                version: update(&it.value.id),
                party: it.value.party().map(ToString::to_string),
            })
            .collect(),
        milestones: case
            .state
            .milestones
            .iter()
            .map(|it| MilestoneVersion { id: it.value.id.to_string(), version: milestone(&it.value.id) })
            .collect(),
        joint_status_version: case.version(Versioned::Joint),
        joint_status_proposal: proposal,
    })
}

/// One report that was submitted and is not published.
///
/// # Errors
/// When there is none that the person may see, or the database does not answer.
pub async fn report(request: ApiRequest) -> Result<Answer, Refusal> {
    let case = case(&request).await?;
    let report = case.handed_in(&UpdateId(request.part("report").to_owned())).ok_or(ProblemKind::NotFound)?;
    Answer::ok(&submitted(report, &case, request.messages()))
}

fn submitted(report: &OpenSubmission, case: &MemberCommitment, messages: Messages) -> Report {
    let submission = &report.submission.value;
    Report {
        id: submission.update.id.to_string(),
        version: case.version(Versioned::Update(&submission.update.id)),
        organisation: submission.organisation.to_string(),
        returned: report.returned.as_ref().map(|it| (&it.value.reason).into()),
        content: Update::of(&submission.update, submission.on, &submission.visibility, messages),
    }
}
