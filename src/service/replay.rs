//! What is answered when a form is sent twice: what the first record says that it made.

use crate::domain::access::member::Member;
use crate::domain::commitment::milestone::MilestoneId;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::meeting::decision::DecisionId;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::report::countersign::CountersignId;
use crate::domain::report::update::UpdateId;
use crate::service::unit_of_work::{ServiceError, ServiceResult};

/// What a use case returns, as far as the first record that it made shows it.
pub(super) trait Replay: Sized {
    /// Nothing where the record is of another use case.
    fn of(fact: &Fact) -> Option<Self>;
}

/// The answer to a form that was sent before.
///
/// # Errors
/// [`ServiceError::NotFound`] where the key is that of another form, or the record was withheld.
pub(super) fn replayed<T: Replay>(record: &Record) -> ServiceResult<T> {
    record.fact.as_ref().and_then(T::of).ok_or(ServiceError::NotFound)
}

/// The key of a form in the ledger. The keys of others cannot be guessed, but a form sent by two people is two forms.
pub(super) fn form_key(member: &Member, idempotency_key: &str) -> String {
    format!("{}:{idempotency_key}", member.account)
}

impl Replay for UpdateId {
    fn of(fact: &Fact) -> Option<Self> {
        fact.update().cloned()
    }
}

impl Replay for CountersignId {
    fn of(fact: &Fact) -> Option<Self> {
        match fact {
            Fact::Countersigned(countersign) => Some(countersign.id.clone()),
            _ => None,
        }
    }
}

impl Replay for DecisionId {
    fn of(fact: &Fact) -> Option<Self> {
        match fact {
            Fact::DecisionRecorded(decision) => Some(decision.id.clone()),
            _ => None,
        }
    }
}

impl Replay for MilestoneId {
    fn of(fact: &Fact) -> Option<Self> {
        match fact {
            Fact::MilestoneSet(milestone) => Some(milestone.id.clone()),
            _ => None,
        }
    }
}

impl Replay for ProposalId {
    fn of(fact: &Fact) -> Option<Self> {
        match fact {
            Fact::JointStatusProposed(proposal) => Some(proposal.id.clone()),
            Fact::OwnerSuggested(suggestion) => Some(suggestion.id.clone()),
            _ => None,
        }
    }
}

/// The address of what was recorded: a commitment's slug, or the slug or code of an entry of the reference data.
impl Replay for String {
    fn of(fact: &Fact) -> Option<Self> {
        Some(match fact {
            Fact::CommitmentRecorded(commitment) => commitment.slug.clone(),
            fact => fact.subject().1.to_owned(),
        })
    }
}
