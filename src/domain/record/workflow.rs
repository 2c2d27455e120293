//! What is going on between those who write, publish, answer and agree: reports submitted, confirmations, answers, open
//! proposals.

use crate::domain::access::permission::Visibility;
use crate::domain::account::approver::{Approver, RequiredApprovals};
use crate::domain::commitment::change::Change;
use crate::domain::commitment::joint_status::JointProposal;
use crate::domain::commitment::owner::OwnerSuggestion;
use crate::domain::commitment::proposal::ProposalAnswer;
use crate::domain::commitment::restructuring::RestructuringProposal;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::in_force::{InForce, in_force};
use crate::domain::record::open_proposal::Open;
use crate::domain::report::approval::{Approval, Step};
use crate::domain::report::countersign::{Countersign, DisputeRelease};
use crate::domain::report::person::Person;
use crate::domain::report::update::{Confirmation, Return, Submission, Update, UpdateId};

/// A report that was submitted and not published yet.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenSubmission {
    pub submission: InForce<Submission>,
    /// Who handed it in, as the record names them.
    pub by: String,
    /// Who wrote what was submitted, in every version of it, as far as that was recorded.
    pub authors: Vec<Person>,
    /// The names of those who submitted a version of it before authors were recorded.
    pub authors_by_name: Vec<String>,
    /// Who approved it since it was submitted last, and by what name the record calls them.
    pub approvals: Vec<(InForce<Approval>, String)>,
    /// That it was sent back, and why. Handed in again, it waits anew.
    pub returned: Option<InForce<Return>>,
}

impl OpenSubmission {
    /// The outcome of an approval by a person whom the record calls by this name, where this is required.
    pub fn next_step<'a>(&self, person: &Person, name: &str, required: impl Into<RequiredApprovals<'a>>) -> Step {
        if self.is_author_by_name(name) {
            return Step::Own;
        }
        required.into().step(&self.authors, &self.approved_by(), person)
    }

    /// How many approvals count, and how many are needed.
    pub fn approvals_counted<'a>(&self, required: impl Into<RequiredApprovals<'a>>) -> (u8, u8) {
        required.into().counted(&self.authors, &self.approved_by())
    }

    /// Whether those who submitted it may take it back: until somebody approved or returned it.
    pub fn is_recallable(&self) -> bool {
        self.returned.is_none() && self.approvals.is_empty()
    }

    /// The person named on the path whose turn it is.
    pub fn next_approver<'a>(&self, required: RequiredApprovals<'a>) -> Option<&'a Approver> {
        required.next(&self.authors, &self.approved_by())
    }

    /// Whether it may be published on the day that was set for it: of what is required nothing is missing. Whoever set the
    /// day approved it, which earlier versions did not record: of those, `unrecorded` is the name. They named nobody.
    pub fn is_approved<'a>(&self, unrecorded: Option<&str>, required: impl Into<RequiredApprovals<'a>>) -> bool {
        let required = required.into();
        let recorded = |name: &str| self.approvals.iter().any(|(_, by)| own_name(by) == own_name(name));
        let counts = |name: &str| required.approvers.is_empty() && !self.is_author_by_name(name) && !recorded(name);
        let (counted, needed) = self.approvals_counted(required);
        counted.saturating_add(u8::from(unrecorded.is_some_and(counts))) >= needed
    }

    /// Whether a person whom the record calls by this name wrote a version of it, or counts as one with somebody who did.
    pub fn is_author(&self, person: &Person, name: &str) -> bool {
        self.authors.iter().any(|it| it.counts_as(person)) || self.is_author_by_name(name)
    }

    fn approved_by(&self) -> Vec<&Person> {
        self.approvals.iter().map(|(approval, _)| &approval.value.by).collect()
    }

    /// Of what was submitted before its author was recorded, the name is all that tells who that was.
    fn is_author_by_name(&self, name: &str) -> bool {
        self.authors_by_name.iter().any(|author| own_name(author) == own_name(name))
    }
}

/// The name of a person without those for whom the person acts, which the record has after it in brackets.
pub fn own_name(name: &str) -> &str {
    name.split_once(" (").map_or(name, |(own, _)| own)
}

/// What is going on about a commitment, as far as the records tell that were folded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workflow {
    pub handed_in: Vec<OpenSubmission>,
    /// The latest confirmation of each update in force.
    pub confirmations: Vec<InForce<Confirmation>>,
    /// What each party answers to each update in force.
    pub countersigns: Vec<InForce<Countersign>>,
    pub releases: Vec<InForce<DisputeRelease>>,
    pub joint: Option<Open<JointProposal>>,
    pub change: Option<Open<Change>>,
    /// A link, a merger or a split that waits for answers: of this commitment, or of another one with this.
    pub restructuring: Option<Open<RestructuringProposal>>,
    /// The owners that one side suggests to another, which has not answered yet.
    pub suggested_owners: Vec<Open<OwnerSuggestion>>,
}

impl Workflow {
    /// Folds records, in the order in which they count, given the updates in force and what was corrected by what.
    pub(in crate::domain) fn fold(
        ordered: &[&Record],
        updates: &[InForce<Update>],
        corrections: &[(&UpdateId, &UpdateId)],
    ) -> Self {
        let mut workflow = Self::default();
        let mut published: Vec<(&UpdateId, i64)> = Vec::new();
        let mut joint: Option<InForce<JointProposal>> = None;
        let mut change: Option<InForce<Change>> = None;
        let mut restructuring: Option<InForce<RestructuringProposal>> = None;
        let mut suggestions: Vec<InForce<OwnerSuggestion>> = Vec::new();
        let mut named: Vec<(&OrganisationCode, i64)> = Vec::new();
        let mut answers: Vec<InForce<ProposalAnswer>> = Vec::new();
        // The sequences of the last joint status and of the last revision: what was proposed before them is settled.
        let (mut agreed, mut revised) = (0, 0);
        for record in ordered {
            match &record.fact {
                Some(Fact::UpdateSubmitted(value)) => {
                    let same = |other: &&mut OpenSubmission| other.submission.value.update.id == value.update.id;
                    let former = workflow.handed_in.iter_mut().find(same);
                    let (mut authors, mut authors_by_name) = former.map_or_else(Default::default, |it| {
                        (std::mem::take(&mut it.authors), std::mem::take(&mut it.authors_by_name))
                    });
                    match &value.author {
                        Some(author) => authors.push(author.clone()),
                        None => authors_by_name.push(record.actor.clone()),
                    }
                    workflow.handed_in.retain(|other| other.submission.value.update.id != value.update.id);
                    let (submission, by) = (in_force(record, value), record.actor.clone());
                    let (approvals, returned) = (Vec::new(), None);
                    workflow.handed_in.push(OpenSubmission {
                        submission,
                        by,
                        authors,
                        authors_by_name,
                        approvals,
                        returned,
                    });
                }
                Some(Fact::UpdateReturned(value)) => {
                    let handed_in =
                        workflow.handed_in.iter_mut().find(|it| it.submission.value.update.id == value.update);
                    if let Some(handed_in) = handed_in {
                        handed_in.returned = Some(in_force(record, value));
                    }
                }
                Some(Fact::ReturnWithdrawn(value)) => {
                    let handed_in =
                        workflow.handed_in.iter_mut().find(|it| it.submission.value.update.id == value.update);
                    if let Some(handed_in) = handed_in {
                        handed_in.returned = None;
                    }
                }
                Some(Fact::UpdateRecalled(value)) => {
                    workflow.handed_in.retain(|it| it.submission.value.update.id != value.update);
                }
                Some(Fact::UpdateApproved(value)) => {
                    let handed_in =
                        workflow.handed_in.iter_mut().find(|it| it.submission.value.update.id == value.update);
                    if let Some(handed_in) = handed_in {
                        handed_in.approvals.push((in_force(record, value), record.actor.clone()));
                    }
                }
                Some(Fact::UpdatePublished(value)) => published.push((&value.id, record.sequence)),
                Some(Fact::UpdateConfirmed(value)) => {
                    published.extend(value.submission.iter().map(|id| (id, record.sequence)));
                    workflow.confirmations.retain(|other| other.value.update != value.update);
                    workflow.confirmations.push(in_force(record, value));
                }
                Some(Fact::Countersigned(value)) => {
                    let same = |a: &Countersign| a.update == value.update && a.party == value.party;
                    workflow.countersigns.retain(|other| !same(&other.value));
                    workflow.countersigns.push(in_force(record, value));
                }
                Some(Fact::DisputeReleased(value)) => workflow.releases.push(in_force(record, value)),
                Some(Fact::JointStatusProposed(value)) => joint = Some(in_force(record, value)),
                Some(Fact::ChangeProposed(value)) => change = Some(in_force(record, value)),
                Some(Fact::RestructuringProposed(value)) => restructuring = Some(in_force(record, value)),
                Some(Fact::RestructuringAnswered(value)) => answers.push(in_force(record, &value.answer)),
                Some(Fact::OwnerSuggested(value)) => suggestions.push(in_force(record, value)),
                Some(Fact::OwnerNamed(owner)) => named.push((&owner.organisation, record.sequence)),
                Some(
                    Fact::JointStatusAnswered(value)
                    | Fact::ChangeAnswered(value)
                    | Fact::OwnerSuggestionAnswered(value),
                ) => answers.push(in_force(record, value)),
                Some(Fact::JointStatusAgreed(_)) => agreed = agreed.max(record.sequence),
                Some(Fact::CommitmentRecorded(_)) => revised = revised.max(record.sequence),
                _ => {}
            }
        }
        // A publication takes effect on the day it reports, mostly before that on which it was submitted.
        workflow.handed_in.retain(|handed_in| {
            let (id, since) = (&handed_in.submission.value.update.id, handed_in.submission.sequence);
            !published.iter().any(|(update, sequence)| *update == id && *sequence > since)
        });
        let stands = |id: &UpdateId| updates.iter().any(|update| update.value.id == *id);
        workflow.confirmations.retain(|it| stands(latest(&it.value.update, corrections)));
        workflow.countersigns.retain(|it| stands(&it.value.update));
        workflow.joint = joint.filter(|it| it.sequence > agreed).and_then(|proposal| {
            let (id, by) = (proposal.value.id.clone(), proposal.value.proposed_by.clone());
            Open::of(proposal, &id, &by, &answers)
        });
        workflow.change = change.filter(|it| it.sequence > revised).and_then(|proposal| {
            let (id, by) = (proposal.value.id.clone(), proposal.value.proposed_by.clone());
            Open::of(proposal, &id, &by, &answers)
        });
        workflow.restructuring = restructuring
            .and_then(|proposal| {
                let (id, by) = (proposal.value.id.clone(), proposal.value.proposed_by.clone());
                Open::of(proposal, &id, &by, &answers)
            })
            .filter(|open| !open.waits_for(&open.proposal.value.asked).is_empty());
        workflow.suggested_owners = suggestions
            .into_iter()
            .filter_map(|suggestion| {
                let (id, by) = (suggestion.value.id.clone(), suggestion.value.suggested_by.clone());
                Open::of(suggestion, &id, &by, &answers)
            })
            .filter(|open| {
                // Whom its side named itself since is not suggested any more.
                let (of, since) = (&open.proposal.value.organisation, open.proposal.sequence);
                open.accepted_by.is_empty() && !named.iter().any(|(owner, at)| *owner == of && *at > since)
            })
            .collect();
        workflow
    }

    /// The same without what may not be seen.
    pub(in crate::domain) fn filtered(&self, seen: impl Fn(&Visibility) -> bool) -> Self {
        fn keep<T: Clone>(values: &[InForce<T>], seen: impl Fn(&Visibility) -> bool) -> Vec<InForce<T>> {
            values.iter().filter(|it| seen(&it.visibility)).cloned().collect()
        }
        let suggested = self.suggested_owners.iter().filter(|it| seen(&it.proposal.visibility));
        Self {
            handed_in: self.handed_in.iter().filter(|it| seen(&it.submission.visibility)).cloned().collect(),
            confirmations: keep(&self.confirmations, &seen),
            countersigns: keep(&self.countersigns, &seen),
            releases: keep(&self.releases, &seen),
            joint: self.joint.clone().filter(|it| seen(&it.proposal.visibility)),
            change: self.change.clone().filter(|it| seen(&it.proposal.visibility)),
            restructuring: self.restructuring.clone().filter(|it| seen(&it.proposal.visibility)),
            suggested_owners: suggested.cloned().collect(),
        }
    }
}

/// Which update corrects which, as far as these records tell: what was corrected, and by what.
pub fn corrections<'a>(records: impl IntoIterator<Item = &'a Record>) -> Vec<(&'a UpdateId, &'a UpdateId)> {
    let published = records.into_iter().filter_map(|record| match &record.fact {
        Some(Fact::UpdatePublished(update)) => Some((update.corrects.as_ref()?, &update.id)),
        _ => None,
    });
    published.collect()
}

/// The update that stands for another: itself, or what corrected it in the end.
pub fn latest<'a>(id: &'a UpdateId, corrections: &[(&'a UpdateId, &'a UpdateId)]) -> &'a UpdateId {
    let mut id = id;
    // Each step leads to a correction recorded later, so that it ends; the count guards against records made elsewhere.
    for _ in 0..corrections.len() {
        match corrections.iter().find(|(former, _)| *former == id) {
            Some((_, later)) => id = later,
            None => break,
        }
    }
    id
}

#[cfg(test)]
#[path = "workflow_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "approvals_tests.rs"]
mod approvals_tests;
