//! Merging two commitments that are one, and splitting one that is several. Nothing is deleted: what is replaced stays
//! with its whole history, and says what replaces it.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::basics::typed_text::trimmed;
use crate::domain::commitment::milestone::{Milestone, MilestoneId};
use crate::domain::commitment::owner::Owner;
use crate::domain::commitment::relation::{Relation, RelationKind, Supersession};
use crate::domain::commitment::restructuring::{Part, Restructuring};
use crate::domain::commitment::{Commitment, CommitmentId, relation};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::fact::Fact;
use crate::domain::record::in_force::InForce;
use crate::domain::record::reference_entry::shared_fields;
use crate::service::commitment::Commitments;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::commitment::relations::links_around;
use crate::service::commitment::restructuring::Restructured;
use crate::service::replay::replayed;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed, fault};
use crate::store;

/// The fewest and the most parts of a split.
pub const PARTS: std::ops::RangeInclusive<usize> = 2..=5;

/// A form that merges a commitment with another.
#[derive(Clone, Debug)]
pub struct Merge {
    /// The other commitment, by its slug or its whole title.
    pub with: String,
    /// Which of the two stays; nothing where that was not chosen.
    pub stays: Option<Stays>,
    /// Why they are one.
    pub reason: String,
    /// The version of [`Versioned::Relations`] that the form was opened with.
    pub version: String,
    pub idempotency_key: String,
}

string_enum! {
    /// Which of two commitments stays when they are merged.
    Stays {
        /// The one whose page the form is on.
        This = "this",
        /// The one that it names.
        Other = "other",
    }
}

/// A form that splits a commitment.
#[derive(Clone, Debug)]
pub struct Split {
    pub parts: Vec<Part>,
    /// The place of the part to which an open milestone goes, from 0. One that is not named goes to the first.
    pub milestones: BTreeMap<MilestoneId, usize>,
    /// Why it is several.
    pub reason: String,
    /// The version of [`Versioned::Relations`] that the form was opened with.
    pub version: String,
    pub idempotency_key: String,
}

impl Commitments<'_> {
    /// Merges a commitment with another: the chosen one stays, and takes over the open milestones of the other. Proposes it
    /// where other parties share either of the two.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn merge(self, member: &Member, slug: &str, form: Merge) -> ServiceResult<Restructured> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::New(work) => work,
            Begin::Replayed(record) => {
                return match replayed(&record)? {
                    Restructured::Done(_) => Ok(Restructured::Done(self.survivor(member, slug).await?)),
                    proposed => Ok(proposed),
                };
            }
        };
        let commitment = work.member_commitment(slug).await?;
        allowed(commitment.may_restructure())?;
        commitment.expect_version(Versioned::Relations, &form.version)?;
        let other = work.named(&form.with).await?.ok_or_else(|| fault("with", Problem::Unknown))?;
        if !other.may_restructure() {
            return Err(fault("with", Problem::ForAllToAgree));
        }
        let stays = form.stays.ok_or_else(|| fault("stays", Problem::Missing))?;
        let (stays, goes) = if stays == Stays::This { (&commitment, &other) } else { (&other, &commitment) };
        let reason = trimmed(&form.reason).to_owned();
        let link = work.checked_merger(stays, goes, &reason).await?;
        if commitment.proposes() || other.proposes() {
            let restructuring = Restructuring::Merge { with: other.id.clone(), stays: stays.id.clone(), reason };
            return work.propose_restructuring(&commitment, Some(&other), restructuring).await;
        }
        let slug = work.merge(stays, goes, link);
        work.commit().await?;
        Ok(Restructured::Done(slug))
    }

    /// The slug of the commitment that stays after a merge that was made already.
    async fn survivor(self, member: &Member, slug: &str) -> ServiceResult<String> {
        let commitment = self.member_commitment(member, slug).await?;
        let by = commitment.state.superseded().map(|it| it.by).unwrap_or_default();
        let stays = self.member_commitments(member, &by).await?.into_iter().next();
        Ok(stays.map_or_else(|| slug.to_owned(), |it| it.state.commitment.slug))
    }

    /// Splits a commitment into parts that replace it: each with its own title, summary and due day, everything else
    /// unchanged, including the owners. Each open milestone goes to a part. Proposes it where other parties share the
    /// commitment.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn split(self, member: &Member, slug: &str, form: Split) -> ServiceResult<Restructured> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::New(work) => work,
            Begin::Replayed(record) => return replayed(&record),
        };
        let commitment = work.member_commitment(slug).await?;
        allowed(commitment.may_restructure())?;
        commitment.expect_version(Versioned::Relations, &form.version)?;
        let Split { parts, milestones, reason, .. } = form;
        work.check_split(&commitment, &parts, &reason)?;
        if commitment.proposes() {
            let restructuring = Restructuring::Split { parts, milestones, reason };
            return work.propose_restructuring(&commitment, None, restructuring).await;
        }
        let slug = work.split(&commitment, &parts, &milestones, &reason).await?;
        work.commit().await?;
        Ok(Restructured::Done(slug))
    }
}

impl UnitOfWork<'_> {
    /// The link that a merger makes, as far as nothing is wrong with it.
    pub(super) async fn checked_merger(
        &mut self,
        stays: &MemberCommitment,
        goes: &MemberCommitment,
        reason: &str,
    ) -> ServiceResult<Relation> {
        let mut faults = FieldErrors::default();
        let replaced = [stays, goes].iter().any(|it| it.state.superseded().is_some());
        faults.require(!replaced, "with", Problem::Replaced);
        faults.refuse()?;
        let said = (said(stays, &self.reference)?, said(goes, &self.reference)?);
        let links = links_around(self, stays, goes, RelationKind::Supersedes).await?;
        let reason = Some(reason.to_owned()).filter(|it| !it.is_empty());
        let link = superseding(&stays.id, &goes.id, reason, Supersession::Merged);
        let mut faults = relation::check(&link, said, &links);
        rename(&mut faults, "to", "with");
        rename(&mut faults, "basis", "reason");
        faults.refuse()?;
        Ok(link)
    }

    /// Records a merger from today on. Returns the slug of the one that stays.
    pub(super) fn merge(&mut self, stays: &MemberCommitment, goes: &MemberCommitment, link: Relation) -> String {
        self.link(stays, goes, link);
        for milestone in goes.state.open_milestones() {
            self.take_over(milestone, &stays.id, &stays.state.visibility);
        }
        stays.state.commitment.slug.clone()
    }

    /// Refuses parts with which something is wrong.
    pub(super) fn check_split(&self, whole: &MemberCommitment, parts: &[Part], reason: &str) -> ServiceResult<()> {
        let mut faults = FieldErrors::default();
        faults.require(whole.state.superseded().is_none(), "part-0", Problem::Replaced);
        faults.require(parts.len() <= *PARTS.end(), "part-0", Problem::TooMuch);
        for place in parts.len()..*PARTS.start() {
            faults.require(false, &format!("part-{place}"), Problem::Missing);
        }
        for (place, part) in parts.iter().enumerate() {
            let mut wrong = shared_fields(&of_whole(&whole.state.commitment, part), &self.reference);
            // What the whole has is no fault of a part.
            wrong.0.retain(|it| it.field == "title" || it.field == "summary");
            rename(&mut wrong, "title", &format!("part-{place}"));
            rename(&mut wrong, "summary", &format!("part-{place}-summary"));
            faults.0.extend(wrong.0);
        }
        faults.needed("reason", &Text::of_editor(Some(reason.to_owned()), None));
        faults.refuse()
    }

    /// Records the parts of a commitment from today on. Returns the slug of the first part.
    pub(super) async fn split(
        &mut self,
        whole: &MemberCommitment,
        parts: &[Part],
        milestones: &BTreeMap<MilestoneId, usize>,
        reason: &str,
    ) -> ServiceResult<String> {
        let (id, state) = (&whole.id, &whole.state);
        let whole = &state.commitment;
        let first = store::statement::next_position(&mut self.conn, &whole.statement).await?;
        let mut taken = BTreeSet::new();
        let (mut slugs, mut ids) = (Vec::new(), Vec::new());
        let (today, visibility) = (self.today, state.visibility.clone());
        for (position, part) in (first..).zip(parts) {
            let slug = self.free_slug(&part.title, &format!("{}-part", whole.slug), &mut taken).await?;
            let part_id = CommitmentId(self.new_id());
            let part = Commitment { id: part_id.clone(), slug: slug.clone(), position, ..of_whole(whole, part) };
            self.record(today, visibility.clone(), Fact::CommitmentRecorded(part));
            for owner in &state.owners {
                let fact = Fact::OwnerNamed(Owner { commitment: part_id.clone(), ..owner.value.clone() });
                self.record(today, owner.visibility.clone(), fact);
            }
            let link = superseding(&part_id, id, Some(trimmed(reason).to_owned()), Supersession::Split);
            self.record(today, visibility.clone(), Fact::CommitmentsRelated(link));
            slugs.push(slug);
            ids.push(part_id);
        }
        for milestone in state.open_milestones() {
            let chosen = milestones.get(&milestone.value.id).and_then(|place| ids.get(*place));
            if let Some(part) = chosen.or(ids.first()) {
                self.take_over(milestone, part, &visibility);
            }
        }
        Ok(slugs.swap_remove(0))
    }

    /// Sets a milestone anew for the commitment that stands for its own, which keeps it in its history.
    fn take_over(&mut self, milestone: &InForce<Milestone>, by: &CommitmentId, visibility: &Visibility) {
        let id = MilestoneId(self.new_id());
        let anew = Milestone { id, commitment: by.clone(), ..milestone.value.clone() };
        // Nobody sees it who does not see the commitment.
        let visibility = milestone.visibility.clone().within(visibility);
        let today = self.today;
        self.record(today, visibility, Fact::MilestoneSet(anew));
    }
}

fn of_whole(whole: &Commitment, part: &Part) -> Commitment {
    let Part { title, summary, due } = part.clone();
    Commitment { title, summary, due, reason: Text::default(), ..whole.clone() }
}

fn superseding(from: &CommitmentId, to: &CommitmentId, reason: Option<String>, how: Supersession) -> Relation {
    let (from, to, kind) = (from.clone(), to.clone(), RelationKind::Supersedes);
    Relation { from, to, kind, basis: reason, supersession: Some(how) }
}

fn said(commitment: &MemberCommitment, reference: &Reference) -> ServiceResult<Day> {
    reference.statement(&commitment.state.commitment.statement).map(|it| it.on).ok_or(ServiceError::NotFound)
}

/// Moves the faults of a field to the field that this form has for it.
fn rename(faults: &mut FieldErrors, from: &str, to: &str) {
    for fault in faults.0.iter_mut().filter(|it| it.field == from) {
        to.clone_into(&mut fault.field);
    }
}
