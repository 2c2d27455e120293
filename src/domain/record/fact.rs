//! Everything that can be recorded. This list shows what the product does.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::commitment::addition::{Addition, AdditionAnswer};
use crate::domain::commitment::change::Change;
use crate::domain::commitment::joint_status::{JointProposal, JointStatus};
use crate::domain::commitment::milestone::Milestone;
use crate::domain::commitment::owner::{Owner, OwnerRelease, OwnerSuggestion};
use crate::domain::commitment::proposal::ProposalAnswer;
use crate::domain::commitment::relation::Relation;
use crate::domain::commitment::restructuring::{RestructuringAnswer, RestructuringProposal};
use crate::domain::commitment::{Commitment, CommitmentId};
use crate::domain::meeting::agenda::Agenda;
use crate::domain::meeting::decision::{Decision, Outcome};
use crate::domain::meeting::{Mechanism, Meeting};
use crate::domain::note::{Note, NoteWithdrawal};
use crate::domain::organisation::Organisation;
use crate::domain::organisation::party::Party;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::area::Area;
use crate::domain::record::noun::Noun;
use crate::domain::report::approval::{Approval, ApprovalPath};
use crate::domain::report::countersign::{Countersign, DisputeRelease};
use crate::domain::report::evidence::Evidence;
use crate::domain::report::file::EvidenceFile;
use crate::domain::report::update::{
    Confirmation, Recall, Return, ReturnWithdrawal, Submission, Update, UpdateId, Withdrawal,
};
use crate::domain::statement::Statement;

/// What a record says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact", rename_all = "snake_case")]
pub enum Fact {
    /// What the portfolio is about.
    PortfolioDescribed(Portfolio),
    /// A signatory of statements.
    PartyRecorded(Party),
    /// A body of a party.
    OrganisationRecorded(Organisation),
    /// A field of work.
    AreaRecorded(Area),
    /// A standing forum.
    MechanismRecorded(Mechanism),
    /// A sitting of a forum.
    MeetingRecorded(Meeting),
    /// What a meeting is to discuss; set again, it is changed.
    AgendaSet(Agenda),
    /// What a meeting decided; recorded again, it is corrected.
    DecisionRecorded(Decision),
    /// A commitment, or a milestone of one, that resulted from a decision.
    OutcomeNamed(Outcome),
    /// A text in which parties say what they will do.
    StatementRecorded(Statement),
    /// One thing that a statement says will be done; recorded again, it is revised.
    CommitmentRecorded(Commitment),
    /// A link between two commitments.
    CommitmentsRelated(Relation),
    /// An organisation responsible on its side.
    OwnerNamed(Owner),
    /// An organisation no longer responsible.
    OwnerReleased(OwnerRelease),
    /// An organisation of another side that is suggested as owner; seen by the parties only.
    OwnerSuggested(OwnerSuggestion),
    /// What that side answers.
    OwnerSuggestionAnswered(ProposalAnswer),
    /// A milestone; recorded again, it is revised.
    MilestoneSet(Milestone),
    /// How many people of an organisation approve its reports; seen by that organisation only.
    ApprovalPathSet(ApprovalPath),
    /// A report submitted to be published; seen by the own side only.
    UpdateSubmitted(Submission),
    /// A submitted report sent back; seen by the own side only.
    UpdateReturned(Return),
    /// A return taken back; seen by the own side only.
    ReturnWithdrawn(ReturnWithdrawal),
    /// A submitted report taken back by those who submitted it; seen by the own side only.
    UpdateRecalled(Recall),
    /// A submitted report approved on its path; seen by the own side only.
    UpdateApproved(Approval),
    /// A voice's report.
    UpdatePublished(Update),
    /// A report taken back.
    UpdateWithdrawn(Withdrawal),
    /// A report said to be still true.
    UpdateConfirmed(Confirmation),
    /// Another party's answer to a report.
    Countersigned(Countersign),
    /// A party agrees that a dispute may be seen more widely.
    DisputeReleased(DisputeRelease),
    /// A status proposed to the other undertaking parties.
    JointStatusProposed(JointProposal),
    /// What one of them answers.
    JointStatusAnswered(ProposalAnswer),
    /// A status on which all undertaking parties agreed.
    JointStatusAgreed(JointStatus),
    /// A change of what all sides share, proposed to the others.
    ChangeProposed(Change),
    /// What one of them answers.
    ChangeAnswered(ProposalAnswer),
    /// A link, a merger or a split of what all sides share, proposed to the others.
    RestructuringProposed(RestructuringProposal),
    /// What one of them answers.
    RestructuringAnswered(RestructuringAnswer),
    /// A commitment proposed to the others, to be added to a statement.
    AdditionProposed(Addition),
    /// What one of them answers.
    AdditionAnswered(AdditionAnswer),
    /// An internal note about a commitment or a report on it; seen by the own organisation or the own side only.
    NoteWritten(Note),
    /// A note taken back by its author.
    NoteWithdrawn(NoteWithdrawal),
    /// A payload withheld from the record, which keeps who, when and on what basis.
    PayloadWithheld(Withholding),
}

fn add_words(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::String(text) if text.contains(char::is_whitespace) && !words.contains(text) => words.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| add_words(value, words)),
        // What a translation was made of is the other version, or no longer stands.
        Value::Object(fields) => {
            fields.iter().filter(|(name, _)| *name != "translates").for_each(|(_, value)| add_words(value, words));
        }
        _ => {}
    }
}

/// Why a record's payload is no longer kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withholding {
    /// Identifier of the record whose payload was removed.
    pub record: String,
    /// The noun that record is about; its state is recomputed without the payload.
    pub noun: Noun,
    pub noun_id: String,
    /// The other commitment whose state that record changed, which is recomputed likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    pub reason: String,
    /// The office or person who decided it.
    pub decided_by: String,
}

impl Fact {
    /// The noun this fact is about, and which one of its kind.
    pub fn subject(&self) -> (Noun, &str) {
        match self {
            Self::PortfolioDescribed(_) => (Noun::Portfolio, "portfolio"),
            Self::PartyRecorded(party) => (Noun::Party, party.code.as_str()),
            Self::OrganisationRecorded(organisation) => (Noun::Organisation, organisation.code.as_str()),
            Self::AreaRecorded(area) => (Noun::Area, &area.code),
            Self::MechanismRecorded(mechanism) => (Noun::Mechanism, &mechanism.code),
            Self::MeetingRecorded(meeting) => (Noun::Meeting, &meeting.slug),
            Self::AgendaSet(agenda) => (Noun::Meeting, &agenda.meeting),
            Self::DecisionRecorded(decision) => (Noun::Meeting, &decision.meeting),
            Self::OutcomeNamed(outcome) => (Noun::Meeting, &outcome.meeting),
            Self::StatementRecorded(statement) => (Noun::Statement, &statement.slug),
            Self::CommitmentRecorded(commitment) => (Noun::Commitment, commitment.id.as_str()),
            Self::CommitmentsRelated(relation) => (Noun::Commitment, relation.from.as_str()),
            Self::OwnerNamed(owner) => (Noun::Commitment, owner.commitment.as_str()),
            Self::OwnerReleased(release) => (Noun::Commitment, release.commitment.as_str()),
            Self::OwnerSuggested(suggestion) => (Noun::Commitment, suggestion.commitment.as_str()),
            Self::MilestoneSet(milestone) => (Noun::Commitment, milestone.commitment.as_str()),
            Self::UpdateSubmitted(submission) => (Noun::Commitment, submission.update.commitment.as_str()),
            Self::ApprovalPathSet(path) => (Noun::ApprovalPath, path.organisation.as_str()),
            Self::UpdateApproved(approval) => (Noun::Commitment, approval.commitment.as_str()),
            Self::UpdateRecalled(recall) => (Noun::Commitment, recall.commitment.as_str()),
            Self::ReturnWithdrawn(withdrawal) => (Noun::Commitment, withdrawal.commitment.as_str()),
            Self::UpdateReturned(rejection) => (Noun::Commitment, rejection.commitment.as_str()),
            Self::UpdatePublished(update) => (Noun::Commitment, update.commitment.as_str()),
            Self::UpdateWithdrawn(withdrawal) => (Noun::Commitment, withdrawal.commitment.as_str()),
            Self::UpdateConfirmed(confirmation) => (Noun::Commitment, confirmation.commitment.as_str()),
            Self::Countersigned(countersign) => (Noun::Commitment, countersign.commitment.as_str()),
            Self::DisputeReleased(release) => (Noun::Commitment, release.commitment.as_str()),
            Self::JointStatusProposed(proposal) => (Noun::Commitment, proposal.commitment.as_str()),
            Self::JointStatusAnswered(answer)
            | Self::ChangeAnswered(answer)
            | Self::OwnerSuggestionAnswered(answer) => (Noun::Commitment, answer.commitment.as_str()),
            Self::ChangeProposed(change) => (Noun::Commitment, change.commitment.id.as_str()),
            Self::JointStatusAgreed(joint) => (Noun::Commitment, joint.commitment.as_str()),
            Self::RestructuringProposed(proposal) => (Noun::Commitment, proposal.commitment.as_str()),
            Self::RestructuringAnswered(answered) => (Noun::Commitment, answered.answer.commitment.as_str()),
            Self::AdditionProposed(addition) => (Noun::Addition, &addition.commitment.statement),
            Self::AdditionAnswered(answer) => (Noun::Addition, &answer.statement),
            Self::NoteWritten(note) => (Noun::Commitment, note.commitment.as_str()),
            Self::NoteWithdrawn(withdrawal) => (Noun::Commitment, withdrawal.commitment.as_str()),
            Self::PayloadWithheld(withholding) => (withholding.noun, &withholding.noun_id),
        }
    }

    /// Another commitment than the subject whose state this fact changes.
    pub fn other(&self) -> Option<&str> {
        match self {
            Self::OutcomeNamed(outcome) => Some(outcome.commitment.as_str()),
            Self::CommitmentsRelated(relation) => Some(relation.to.as_str()),
            Self::RestructuringProposed(proposal) => proposal.restructuring.other().map(CommitmentId::as_str),
            Self::RestructuringAnswered(answered) => answered.other.as_ref().map(CommitmentId::as_str),
            Self::PayloadWithheld(withholding) => withholding.other.as_deref(),
            _ => None,
        }
    }

    /// What somebody wrote in it: texts of more than a word, each once.
    pub fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        if let Ok(fact) = serde_json::to_value(self) {
            add_words(&fact, &mut words);
        }
        words
    }

    /// The files that it cites.
    pub fn files(&self) -> impl Iterator<Item = &EvidenceFile> {
        let evidence = match self {
            Self::UpdateSubmitted(submission) => submission.update.evidence.as_slice(),
            Self::UpdatePublished(update) => update.evidence.as_slice(),
            _ => &[],
        };
        evidence.iter().flat_map(Evidence::files)
    }

    /// The update that this fact is about, where it is about one.
    pub fn update(&self) -> Option<&UpdateId> {
        match self {
            Self::UpdateSubmitted(submission) => Some(&submission.update.id),
            Self::UpdateApproved(approval) => Some(&approval.update),
            Self::UpdateRecalled(recall) => Some(&recall.update),
            Self::ReturnWithdrawn(withdrawal) => Some(&withdrawal.update),
            Self::UpdateReturned(rejection) => Some(&rejection.update),
            Self::UpdatePublished(update) => Some(&update.id),
            Self::UpdateWithdrawn(withdrawal) => Some(&withdrawal.update),
            Self::UpdateConfirmed(confirmation) => Some(&confirmation.update),
            Self::Countersigned(countersign) => Some(&countersign.update),
            _ => None,
        }
    }
}
