//! The state of a commitment on a day, folded from its records.

use crate::domain::access::permission::{Audience, Visibility};
use crate::domain::basics::day::Day;
use crate::domain::commitment::joint_status::JointStatus;
use crate::domain::commitment::milestone::Milestone;
use crate::domain::commitment::owner::Owner;
use crate::domain::commitment::relation::Relation;
use crate::domain::commitment::{Commitment, CommitmentId, Nature};
use crate::domain::meeting::decision::Outcome;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::in_force::InForce;
use crate::domain::record::in_force::in_force;
use crate::domain::record::workflow::Workflow;
use crate::domain::report::update::{Update, UpdateId};

/// How a commitment stands on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct CommitmentState {
    pub commitment: Commitment,
    pub visibility: Visibility,
    /// The day from which it was first recorded.
    pub recorded_on: Day,
    pub owners: Vec<InForce<Owner>>,
    pub milestones: Vec<InForce<Milestone>>,
    /// The updates in force, oldest first.
    pub updates: Vec<InForce<Update>>,
    pub joint: Option<InForce<JointStatus>>,
    /// Links from and to this commitment.
    pub relations: Vec<InForce<Relation>>,
    /// The decisions that it, or a milestone of it, resulted from.
    pub origins: Vec<InForce<Outcome>>,
    /// What is going on between those who write, publish, answer and agree.
    pub dealings: Workflow,
}

impl CommitmentState {
    /// The same without what an audience's headline does not count.
    pub fn for_audience(&self, audience: Audience) -> Self {
        self.filtered(|visibility| audience.counts(visibility))
    }

    fn filtered(&self, seen: impl Fn(&Visibility) -> bool) -> Self {
        fn keep<T: Clone>(values: &[InForce<T>], seen: impl Fn(&Visibility) -> bool) -> Vec<InForce<T>> {
            values.iter().filter(|it| seen(&it.visibility)).cloned().collect()
        }
        Self {
            commitment: self.commitment.clone(),
            visibility: self.visibility.clone(),
            recorded_on: self.recorded_on,
            owners: keep(&self.owners, &seen),
            milestones: keep(&self.milestones, &seen),
            updates: keep(&self.updates, &seen),
            joint: self.joint.clone().filter(|it| seen(&it.visibility)),
            relations: keep(&self.relations, &seen),
            origins: keep(&self.origins, &seen),
            dealings: self.dealings.filtered(&seen),
        }
    }

    /// The milestones that are still to be reached.
    pub fn open_milestones(&self) -> impl Iterator<Item = &InForce<Milestone>> {
        self.milestones.iter().filter(|it| it.value.completed_on.is_none())
    }

    /// The day from which freshness counts: that of the last report; for a recurring commitment that of the last sitting
    /// reported, where one was. A later joint status counts as a report, and so does "still true".
    pub fn reported_on(&self) -> Option<Day> {
        let sitting = self.updates.iter().rev().find(|it| it.value.meeting.is_some());
        let update = match self.commitment.nature {
            Nature::Recurring if sitting.is_some() => sitting,
            _ => self.updates.last(),
        };
        let confirmed = self.dealings.confirmations.iter().map(|it| it.effective_on);
        let joint = self.joint.iter().map(|it| it.effective_on);
        update.map(|it| it.effective_on).into_iter().chain(confirmed).chain(joint).max()
    }
}

/// Folds a commitment's records into its state at the end of `day`. Nothing shows before the commitment exists.
///
/// Records count in the order of (effective day, sequence). The records may be in any order and may name other
/// commitments in links; withheld ones count for nothing. An update is replaced or taken back only by a record that all
/// its readers may see.
pub fn fold(records: &[Record], id: &CommitmentId, day: Day) -> Option<CommitmentState> {
    fold_seen(records, id, day, |_| true)
}

/// The same for somebody who sees only some records: as if the others had never been made. So a narrower record neither
/// shows nor hides the wider one that it follows.
pub fn fold_seen(
    records: &[Record],
    id: &CommitmentId,
    day: Day,
    seen: impl Fn(&Visibility) -> bool,
) -> Option<CommitmentState> {
    let mut ordered: Vec<&Record> =
        records.iter().filter(|record| record.effective_on <= day && seen(&record.visibility)).collect();
    ordered.sort_by_key(|record| (record.effective_on, record.sequence));

    let mut commitment: Option<(Commitment, Visibility)> = None;
    let mut recorded_on = None;
    let mut owners: Vec<InForce<Owner>> = Vec::new();
    let mut milestones: Vec<InForce<Milestone>> = Vec::new();
    let mut updates: Vec<InForce<Update>> = Vec::new();
    let mut joint = None;
    let mut relations = Vec::new();
    let mut origins = Vec::new();
    let mut gone: Vec<(&UpdateId, &Visibility)> = Vec::new();
    let mut corrections: Vec<(&UpdateId, &UpdateId)> = Vec::new();

    for record in &ordered {
        match &record.fact {
            Some(Fact::CommitmentRecorded(version)) if version.id == *id => {
                commitment = Some((version.clone(), record.visibility.clone()));
                recorded_on.get_or_insert(record.effective_on);
            }
            Some(Fact::CommitmentsRelated(relation)) => relations.push(in_force(record, relation)),
            Some(Fact::OutcomeNamed(outcome)) => origins.push(in_force(record, outcome)),
            Some(Fact::OwnerNamed(new_owner)) => {
                owners.retain(|owner| owner.value.organisation != new_owner.organisation);
                owners.push(in_force(record, new_owner));
            }
            Some(Fact::OwnerReleased(release)) => {
                let released = |owner: &InForce<Owner>| {
                    owner.value.organisation == release.organisation && record.visibility.covers(&owner.visibility)
                };
                owners.retain(|owner| !released(owner));
            }
            Some(Fact::MilestoneSet(new_milestone)) => {
                milestones.retain(|milestone| milestone.value.id != new_milestone.id);
                milestones.push(in_force(record, new_milestone));
            }
            Some(Fact::UpdatePublished(update)) => {
                gone.extend(update.corrects.iter().map(|corrected| (corrected, &record.visibility)));
                corrections.extend(update.corrects.iter().map(|corrected| (corrected, &update.id)));
                updates.push(in_force(record, update));
            }
            Some(Fact::UpdateWithdrawn(withdrawal)) => gone.push((&withdrawal.update, &record.visibility)),
            Some(Fact::JointStatusAgreed(agreement)) => joint = Some(in_force(record, agreement)),
            _ => {}
        }
    }
    updates.retain(|update| {
        !gone.iter().any(|(id, visibility)| **id == update.value.id && visibility.covers(&update.visibility))
    });
    let ((commitment, visibility), recorded_on) = (commitment?, recorded_on?);
    let dealings = Workflow::fold(&ordered, &updates, &corrections);
    Some(CommitmentState {
        commitment,
        visibility,
        recorded_on,
        owners,
        milestones,
        updates,
        joint,
        relations,
        origins,
        dealings,
    })
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
