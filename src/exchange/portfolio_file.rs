//! The portfolio file as it is written: one JSON object. `docs/portfolio.md` describes every field for its authors.

use serde::Deserialize;

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::{Day, Precision};
use crate::domain::commitment::relation::RelationKind;
use crate::domain::commitment::status::Status;
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::meeting::{MechanismKind, MeetingState};
use crate::domain::organisation::OrganisationKind;
use crate::domain::organisation::party::PartyKind;
use crate::domain::portfolio::Marking;
use crate::domain::report::countersign::CountersignAnswer;
use crate::domain::report::evidence::EvidenceClass;
use crate::domain::statement::StatementKind;
use crate::domain::statement::reporting::ReportingRule;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    pub portfolio: Option<About>,
    pub parties: Vec<PartyLine>,
    pub organisations: Vec<OrganisationLine>,
    pub areas: Vec<AreaLine>,
    pub mechanisms: Vec<MechanismLine>,
    pub meetings: Vec<MeetingLine>,
    pub statements: Vec<StatementLine>,
    pub commitments: Vec<CommitmentLine>,
    pub events: Vec<EventLine>,
    pub milestones: Vec<MilestoneLine>,
    pub joint_statuses: Vec<JointStatusLine>,
    pub withdrawals: Vec<WithdrawalLine>,
    pub confirmations: Vec<ConfirmationLine>,
    pub countersigns: Vec<CountersignLine>,
    pub joint_proposals: Vec<JointProposalLine>,
    pub submissions: Vec<SubmissionLine>,
}

/// The lists of a file about what happened to its commitments.
pub struct Happened {
    pub events: Vec<EventLine>,
    pub milestones: Vec<MilestoneLine>,
    pub joint_statuses: Vec<JointStatusLine>,
    pub withdrawals: Vec<WithdrawalLine>,
    pub confirmations: Vec<ConfirmationLine>,
    pub countersigns: Vec<CountersignLine>,
    pub joint_proposals: Vec<JointProposalLine>,
    pub submissions: Vec<SubmissionLine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    pub title_en: Option<String>,
    pub title_ko: Option<String>,
    pub marking: Marking,
    #[serde(default)]
    pub taking_part: Vec<String>,
    pub example: Option<String>,
    #[serde(default)]
    pub tags: std::collections::BTreeMap<String, TagLine>,
    /// When parties report: `every` and the `anchor` day.
    pub reporting: Option<ReportingRule>,
}

/// What tables call a party.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagLine {
    pub en: Option<String>,
    pub ko: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyLine {
    pub code: String,
    pub name_en: Option<String>,
    pub name_ko: Option<String>,
    pub kind: PartyKind,
    pub time_zone: String,
    pub coordinating: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerNameLine {
    pub name_en: Option<String>,
    pub name_ko: Option<String>,
    pub until: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationLine {
    pub code: String,
    pub party: String,
    pub name_en: Option<String>,
    pub name_ko: Option<String>,
    #[serde(default)]
    pub name_ko_is_translation: bool,
    pub kind: OrganisationKind,
    #[serde(default)]
    pub former_names: Vec<FormerNameLine>,
    pub url: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaLine {
    pub code: String,
    pub name_en: Option<String>,
    pub name_ko: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MechanismLine {
    pub code: String,
    pub name_en: Option<String>,
    pub name_ko: Option<String>,
    pub kind: MechanismKind,
    #[serde(default)]
    pub parties: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingLine {
    pub id: String,
    pub mechanism: String,
    pub number: Option<u32>,
    pub date: Day,
    pub date_precision: Precision,
    pub place: Option<String>,
    pub state: MeetingState,
    pub title_en: Option<String>,
    pub title_ko: Option<String>,
    pub source_url: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementLine {
    pub id: String,
    pub title_en: Option<String>,
    pub title_ko: Option<String>,
    #[serde(default)]
    pub title_ko_is_translation: bool,
    pub date: Day,
    pub date_note: Option<String>,
    pub place: Option<String>,
    pub parties: Vec<String>,
    pub tracked_parties: Vec<String>,
    pub kind: StatementKind,
    pub issuer: String,
    pub meeting: Option<String>,
    pub source_url: Option<String>,
    /// Where the author keeps the text.
    #[expect(dead_code, reason = "a file may say it; the text itself stands in the file too")]
    pub text_file: Option<String>,
    pub text_read: Option<String>,
    pub text_en: Option<String>,
    pub text_ko: Option<String>,
    /// When the parties report: `every` and the `anchor` day.
    pub reporting: Option<ReportingRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationLine {
    pub kind: RelationKind,
    pub to: String,
    pub basis: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentLine {
    pub id: String,
    pub statement: String,
    pub number: Option<String>,
    #[serde(default)]
    pub areas: Vec<String>,
    pub title_en: Option<String>,
    pub title_ko: Option<String>,
    pub summary_en: Option<String>,
    pub summary_ko: Option<String>,
    pub basis: Basis,
    pub standing: Standing,
    pub proposed_by: Option<String>,
    #[serde(default)]
    pub undertaken_by: Vec<String>,
    pub addressed_to: Option<String>,
    #[serde(default)]
    pub addressee_organisations: Vec<String>,
    #[serde(default)]
    pub leads: std::collections::BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub supports: std::collections::BTreeMap<String, Vec<String>>,
    pub leads_basis: Option<crate::domain::commitment::owner::OwnerBasis>,
    pub leads_note: Option<String>,
    pub nature: Nature,
    #[serde(default)]
    pub relations: Vec<RelationLine>,
    pub starts_on: Option<Day>,
    pub starts_note: Option<String>,
    pub due_on: Option<Day>,
    pub due_precision: Option<Precision>,
    /// A due day as people write it, such as `2026 H2`; instead of `due_on` and `due_precision`.
    pub due: Option<String>,
    pub due_note: Option<String>,
    pub source_url: Option<String>,
    pub source_locator: Option<String>,
    pub passage_en: Option<String>,
    pub passage_ko: Option<String>,
    pub visibility: Option<Visibility>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A milestone was completed that day.
    Milestone,
    Update,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventLine {
    pub id: String,
    pub commitment: String,
    pub date: Day,
    pub date_note: Option<String>,
    pub kind: EventKind,
    pub title_en: Option<String>,
    pub title_ko: Option<String>,
    pub summary_en: Option<String>,
    pub summary_ko: Option<String>,
    pub status: Status,
    pub progress: Option<u8>,
    pub progress_basis: Option<String>,
    #[serde(default)]
    pub organisations: Vec<String>,
    pub meeting: Option<String>,
    pub source_url: Option<String>,
    pub publisher: Option<String>,
    pub published_on: Option<Day>,
    pub evidence_class: Option<EvidenceClass>,
    /// Code of the party that speaks; without one it is the public record.
    pub voice: Option<String>,
    pub visibility: Option<Visibility>,
    /// Identifier of the earlier event that this one replaces.
    pub corrects: Option<String>,
    /// Code of the organisation that wrote it for its party.
    pub written_by: Option<String>,
    pub results_en: Option<String>,
    pub results_ko: Option<String>,
    pub next_steps_en: Option<String>,
    pub next_steps_ko: Option<String>,
    pub obstacles_en: Option<String>,
    pub obstacles_ko: Option<String>,
    pub help_needed_en: Option<String>,
    pub help_needed_ko: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MilestoneLine {
    /// A milestone listed twice was changed on the later day.
    pub id: String,
    pub commitment: String,
    /// The day on which it was set.
    pub date: Day,
    pub title_en: Option<String>,
    pub title_ko: Option<String>,
    pub due: Option<String>,
    pub completed_on: Option<Day>,
    /// Code of the party whose own milestone it is.
    pub party: Option<String>,
    pub reason_en: Option<String>,
    pub reason_ko: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JointStatusLine {
    pub commitment: String,
    pub date: Day,
    pub status: Status,
    pub proposed_by: String,
    pub accepted_by: Vec<String>,
    pub visibility: Option<Visibility>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawalLine {
    pub event: String,
    pub date: Day,
    pub reason: String,
}

/// A voice says that an event is still true.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationLine {
    pub event: String,
    pub date: Day,
}

/// What a party answers to another party's event.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountersignLine {
    pub event: String,
    pub party: String,
    pub date: Day,
    pub answer: CountersignAnswer,
    pub reason_en: Option<String>,
    pub reason_ko: Option<String>,
    /// Whether both sides agreed that this dispute may be seen as widely as the event.
    #[serde(default)]
    pub released: bool,
}

/// A joint status that was proposed and is not agreed: open, or declined.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JointProposalLine {
    pub commitment: String,
    pub date: Day,
    pub status: Status,
    pub proposed_by: String,
    pub reason_en: Option<String>,
    pub reason_ko: Option<String>,
    #[serde(default)]
    pub answers: Vec<AnswerLine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerLine {
    pub party: String,
    pub date: Day,
    pub accepted: bool,
    pub reason_en: Option<String>,
    pub reason_ko: Option<String>,
}

/// A report that was submitted and not published: it waits, or was returned.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubmissionLine {
    pub commitment: String,
    /// Code of the organisation that submits it.
    pub organisation: String,
    /// The day on which it was submitted.
    pub date: Day,
    /// The day from which it shall hold.
    pub effective_on: Day,
    pub status: Status,
    pub progress: Option<u8>,
    pub summary_en: Option<String>,
    pub summary_ko: Option<String>,
    pub results_en: Option<String>,
    pub results_ko: Option<String>,
    pub next_steps_en: Option<String>,
    pub next_steps_ko: Option<String>,
    pub visibility: Option<Visibility>,
    pub returned_on: Option<Day>,
    pub return_reason_en: Option<String>,
    pub return_reason_ko: Option<String>,
}
