//! What there is to do about a commitment, and what is sent to do it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::access::role::Role;
use crate::domain::account::api_token::TokenScope;
use crate::domain::basics::day::Day;
use crate::domain::commitment::status::Status;
use crate::web::api::schema::report::Update;
use crate::web::api::schema::text::{Text, WrittenText};
use crate::web::api::schema::word;

/// For whom a token acts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Account {
    /// How the record names the person.
    pub name: String,
    /// The code of the organisation.
    pub organisation: String,
    /// The code of its party.
    pub party: String,
    #[schema(schema_with = word::role)]
    pub role: Role,
    /// What the token is called.
    pub token: String,
    #[schema(schema_with = word::token_scope)]
    pub scope: TokenScope,
    /// From then on it is refused.
    #[schema(format = DateTime)]
    pub expires_at: String,
}

/// A field of a draft, as a form has it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DraftField {
    pub name: String,
    pub value: String,
}

/// The draft of an organisation's next report.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Draft {
    pub id: String,
    /// What `If-Match` says to save it again, and `draft_version` to submit it.
    pub version: String,
    pub fields: Vec<DraftField>,
}

/// A report that was submitted and is not published.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Report {
    pub id: String,
    /// What `If-Match` says to submit it again, publish or return it.
    pub version: String,
    /// The organisation that submitted it.
    pub organisation: String,
    /// Why it was returned, where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub returned: Option<Text>,
    /// What it says.
    pub content: Update,
}

/// A published update that can be answered, corrected or said to be still true.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UpdateVersion {
    pub id: String,
    /// What `If-Match` says.
    pub version: String,
    /// The party whose report it is; none for the public record.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub party: Option<String>,
}

/// A milestone that can be changed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MilestoneVersion {
    pub id: String,
    /// What `If-Match` says.
    pub version: String,
}

/// A joint status that waits for answers.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct JointStatusProposal {
    pub id: String,
    #[schema(schema_with = word::status)]
    pub status: Status,
    pub proposed_by: String,
    pub reason: Text,
    /// The parties whose answer is awaited.
    pub waits_for: Vec<String>,
}

/// What there is to do about a commitment for a person, with the versions that writing needs.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Work {
    /// The commitment, by its slug.
    pub commitment: String,
    /// What the person may do, whatever the token is for.
    pub may: Vec<String>,
    /// What `If-Match` says to submit a report.
    pub version: String,
    /// What `If-Match` says to save the draft: empty where there is none yet.
    pub draft_version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub draft: Option<Draft>,
    /// The reports of the own side that wait, or were returned.
    pub reports: Vec<Report>,
    pub updates: Vec<UpdateVersion>,
    pub milestones: Vec<MilestoneVersion>,
    /// What `If-Match` says to propose a joint status or to answer the proposed one.
    pub joint_status_version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub joint_status_proposal: Option<JointStatusProposal>,
}

/// A source to be cited.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenEvidence {
    /// Who published it; a government body of one party where nothing is said.
    #[schema(schema_with = word::evidence_class)]
    #[serde(default)]
    pub class: Option<String>,
    #[serde(default)]
    pub publisher: Option<String>,
    /// Its web address.
    #[serde(default)]
    pub address: Option<String>,
    #[schema(schema_with = word::day)]
    #[serde(default)]
    pub published_on: Option<String>,
    #[schema(schema_with = word::day)]
    #[serde(default)]
    pub read_on: Option<String>,
}

/// A report to be saved or submitted. To submit it, status, day and visibility are needed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenReport {
    #[schema(schema_with = word::reportable)]
    #[serde(default)]
    pub status: Option<String>,
    /// The day from which it holds.
    #[schema(schema_with = word::day)]
    #[serde(default)]
    pub on: Option<String>,
    /// Per cent done.
    #[schema(maximum = 100)]
    #[serde(default)]
    pub progress: Option<u8>,
    /// Who sees it once it is published: `public`, `shared`, `party:CODE` or `organisation:CODE`.
    #[serde(default)]
    pub visibility: Option<String>,
    #[serde(default)]
    pub title: WrittenText,
    #[serde(default)]
    pub narrative: WrittenText,
    #[serde(default)]
    pub results: WrittenText,
    #[serde(default)]
    pub next_steps: WrittenText,
    #[serde(default)]
    pub obstacles: WrittenText,
    #[serde(default)]
    pub help_needed: WrittenText,
    /// At most ten.
    #[schema(max_items = 10)]
    #[serde(default)]
    pub evidence: Vec<WrittenEvidence>,
    /// The organisations that take part, by their codes.
    #[serde(default)]
    pub organisations: Vec<String>,
    /// The meeting that it reports, by its slug.
    #[serde(default)]
    pub meeting: Option<String>,
    /// The published update of the own side that it corrects.
    #[serde(default)]
    pub corrects: Option<String>,
    /// The version of the draft that it was made from, where the organisation has one.
    #[serde(default)]
    pub draft_version: Option<String>,
    /// That it is one more report, although another of the organisation waits.
    #[serde(default)]
    pub second: bool,
    /// That its texts in both languages say the same, although only one of them changed.
    #[serde(default)]
    pub languages: bool,
}

/// That a report is approved.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenApproval {
    /// The day ahead on which it is published; at once where nothing is said.
    #[schema(schema_with = word::day)]
    #[serde(default)]
    pub on: Option<String>,
    /// What is said to it, which the own side reads.
    #[serde(default)]
    pub opinion: WrittenText,
}

/// Why something is returned.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenReason {
    #[serde(default)]
    pub reason: WrittenText,
}

/// What is answered to another side's update.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenAnswer {
    #[schema(schema_with = word::countersign_answer)]
    pub answer: String,
    /// Needed for a dispute.
    #[serde(default)]
    pub reason: WrittenText,
}

/// Nothing more has to be said.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// A milestone to be set: with a due day or a day of completion.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenMilestone {
    #[serde(default)]
    pub title: WrittenText,
    /// A day, month, quarter, half or year: `2026-11-25`, `2026-11`, `2026 Q4`, `2026 H2` or `2026`.
    #[serde(default)]
    pub due: Option<String>,
    #[schema(schema_with = word::day)]
    #[serde(default)]
    pub completed_on: Option<String>,
    /// Why it is changed: needed where its due day moves.
    #[serde(default)]
    pub reason: WrittenText,
}

/// A joint status to be proposed to the other sides.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenJointStatus {
    #[schema(schema_with = word::reportable)]
    pub status: String,
    /// Who sees it once it is agreed: `public` or `shared`.
    pub visibility: String,
    #[serde(default)]
    pub reason: WrittenText,
}

/// What is answered to a proposal.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenReply {
    /// Whether it is accepted.
    pub accepted: bool,
    /// Needed where it is declined.
    #[serde(default)]
    pub reason: WrittenText,
}

/// What was made.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Made {
    /// Its identifier.
    pub id: String,
}

/// What became of a draft.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DraftSaved {
    pub id: String,
    /// What `If-Match` says to save it again.
    pub version: String,
}

/// What became of a report that was approved.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Approved {
    /// The identifier of the report, which the published update keeps.
    pub report: String,
    /// `published`, `scheduled` for a day, or `approved` and waiting for others to approve it.
    pub outcome: String,
    /// The day for which it is scheduled.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = word::day)]
    pub on: Option<Day>,
}

/// What became of a joint status that was answered.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Replied {
    /// Whether all parties have agreed.
    pub agreed: bool,
}
