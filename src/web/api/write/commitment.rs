//! Milestones, and joint statuses.

use crate::app::form::parse::{choice, due, optional_day};
use crate::app::form::text::text;
use crate::domain::access::permission::Visibility;
use crate::domain::commitment::milestone::MilestoneId;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::commitment::status::Status;
use crate::paths::api as paths;
use crate::service::commitment::milestones::SetMilestone;
use crate::service::commitment::proposal::{ProposalRef, ProposalReply};
use crate::web::api::answer::Answer;
use crate::web::api::problem::Refusal;
use crate::web::api::request::ApiRequest;
use crate::web::api::schema::work::{Made, Replied, WrittenJointStatus, WrittenMilestone, WrittenReply};
use crate::web::api::write::report::below;
use crate::web::api::write::{Fields, refused, refused_by};

/// Adds a milestone of the person's side.
///
/// # Errors
/// When something in it is wrong, or the person may not.
pub async fn add_milestone(request: ApiRequest) -> Result<Answer, Refusal> {
    let id = milestone(&request, None).await?;
    Answer::made(&Made { id: id.0 }, below(&request, paths::COMMITMENT, None))
}

/// Changes or completes a milestone.
///
/// # Errors
/// When something in it is wrong, it changed since, or the person may not.
pub async fn set_milestone(request: ApiRequest) -> Result<Answer, Refusal> {
    let before = (MilestoneId(request.part("milestone").to_owned()), request.version()?);
    let id = milestone(&request, Some(before)).await?;
    Answer::ok(&Made { id: id.0 })
}

async fn milestone(request: &ApiRequest, before: Option<(MilestoneId, String)>) -> Result<MilestoneId, Refusal> {
    let written: WrittenMilestone = request.body()?;
    let messages = request.messages();
    let fields = Fields::default()
        .text("title", &written.title)
        .put("due", written.due.as_ref())
        .put("completed_on", written.completed_on.as_ref())
        .text("reason", &written.reason);
    let mut form_data = fields.form(messages)?;
    let due = due(&mut form_data, "due", messages);
    let completed_on = optional_day(&mut form_data, "completed_on", messages);
    if form_data.is_refused() {
        return Err(refused(&form_data));
    }
    let form = SetMilestone {
        before,
        title: text(&form_data, "title"),
        due,
        completed_on,
        reason: text(&form_data, "reason"),
        of: None,
        further: Vec::new(),
        idempotency_key: request.key.clone(),
    };
    let commitments = request.context.accord.commitments();
    let done = commitments.set_milestone(request.member()?, request.part("slug"), form).await;
    done.map_err(|error| refused_by(error, form_data, messages))
}

/// The proposals about a commitment, in the version that the program says.
fn proposal(request: &ApiRequest) -> Result<ProposalRef, Refusal> {
    Ok(ProposalRef { version: request.version()?, idempotency_key: request.key.clone() })
}

/// Proposes a joint status to the other sides.
///
/// # Errors
/// When something in it is wrong, it changed since, or the person may not.
pub async fn propose_joint_status(request: ApiRequest) -> Result<Answer, Refusal> {
    let written: WrittenJointStatus = request.body()?;
    let messages = request.messages();
    let fields = Fields::default()
        .put("status", Some(&written.status))
        .put("visibility", Some(&written.visibility))
        .text("reason", &written.reason);
    let mut form_data = fields.form(messages)?;
    let status = choice::<Status>(&mut form_data, "status", messages);
    let visibility = choice::<Visibility>(&mut form_data, "visibility", messages);
    let (Some(status), Some(visibility)) = (status, visibility) else { return Err(refused(&form_data)) };
    let reason = text(&form_data, "reason");
    let (member, slug, form) = (request.member()?, request.part("slug"), proposal(&request)?);
    let commitments = request.context.accord.commitments();
    let done = commitments.propose_joint_status(member, slug, form, status, visibility, reason).await;
    let id = done.map_err(|error| refused_by(error, form_data, messages))?;
    Answer::made(&Made { id: id.0 }, below(&request, paths::WORK, None))
}

/// Accepts or declines a proposed joint status.
///
/// # Errors
/// When it changed since, a refusal has no reason, or the person may not.
pub async fn answer_joint_status(request: ApiRequest) -> Result<Answer, Refusal> {
    let written: WrittenReply = request.body()?;
    let form_data = Fields::default().text("reason", &written.reason).form(request.messages())?;
    let reply = ProposalReply {
        proposal: ProposalId(request.part("proposal").to_owned()),
        accepted: written.accepted,
        reason: text(&form_data, "reason"),
    };
    let (member, slug, form) = (request.member()?, request.part("slug"), proposal(&request)?);
    let done = request.context.accord.commitments().answer_joint_status(member, slug, form, reply).await;
    let agreed = done.map_err(|error| refused_by(error, form_data, request.messages()))?;
    Answer::made(&Replied { agreed }, below(&request, paths::COMMITMENT, None))
}
