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
use crate::domain::commitment::due::Due;
use crate::domain::commitment::milestone::{Milestone, MilestoneId};
use crate::domain::commitment::owner::Owner;
use crate::domain::commitment::relation::{Relation, RelationKind, Supersession};
use crate::domain::commitment::{Commitment, CommitmentId, relation};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::fact::Fact;
use crate::domain::record::in_force::InForce;
use crate::domain::record::reference_entry::shared_fields;
use crate::service::commitment::Commitments;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::commitment::relations::links_around;
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

/// A part of a commitment: what it has of its own.
#[derive(Clone, Debug)]
pub struct Part {
    pub title: Text,
    pub summary: Text,
    pub due: Option<Due>,
}

impl Commitments<'_> {
    /// Merges a commitment with another: the chosen one stays, and takes over the open milestones of the other.
    /// Returns the slug of the one that stays.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn merge(self, member: &Member, slug: &str, form: Merge) -> ServiceResult<String> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::New(work) => work,
            Begin::Replayed(_) => return self.survivor(member, slug).await,
        };
        let commitment = work.member_commitment(slug).await?;
        allowed(commitment.may_restructure())?;
        commitment.expect_version(Versioned::Relations, &form.version)?;
        let other = work.named(&form.with).await?.ok_or_else(|| fault("with", Problem::Unknown))?;
        if !other.may_restructure() {
            return Err(fault("with", Problem::ForAllToAgree));
        }
        let mut faults = FieldErrors::default();
        faults.require(commitment.state.superseded().is_none(), "with", Problem::Replaced);
        faults.require(other.state.superseded().is_none(), "with", Problem::Replaced);
        faults.require(form.stays.is_some(), "stays", Problem::Missing);
        faults.refuse()?;
        let (stays, goes) = if form.stays == Some(Stays::This) { (&commitment, &other) } else { (&other, &commitment) };
        let said = (said(stays, &work.reference)?, said(goes, &work.reference)?);
        let links = links_around(&mut work, stays, goes, RelationKind::Supersedes).await?;
        let reason = Some(trimmed(&form.reason).to_owned()).filter(|it| !it.is_empty());
        let link = superseding(&stays.id, &goes.id, reason, Supersession::Merged);
        let mut faults = relation::check(&link, said, &links);
        rename(&mut faults, "to", "with");
        rename(&mut faults, "basis", "reason");
        faults.refuse()?;
        let visibility = stays.state.visibility.clone().within(&goes.state.visibility);
        let today = work.today;
        work.record(today, visibility, Fact::CommitmentsRelated(link));
        for milestone in goes.state.open_milestones() {
            work.take_over(milestone, &stays.id, &stays.state.visibility);
        }
        let stays = stays.state.commitment.slug.clone();
        work.commit().await?;
        Ok(stays)
    }

    /// The slug of the commitment that stays after a merge that was made already.
    async fn survivor(self, member: &Member, slug: &str) -> ServiceResult<String> {
        let commitment = self.member_commitment(member, slug).await?;
        let by = commitment.state.superseded().map(|it| it.by).unwrap_or_default();
        let stays = self.member_commitments(member, &by).await?.into_iter().next();
        Ok(stays.map_or_else(|| slug.to_owned(), |it| it.state.commitment.slug))
    }

    /// Splits a commitment into parts that replace it: each with its own title, summary and due day, everything else
    /// unchanged, including the owners. Each open milestone goes to a part. Returns the slug of the first part.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn split(self, member: &Member, slug: &str, form: Split) -> ServiceResult<String> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::New(work) => work,
            Begin::Replayed(record) => return replayed(&record),
        };
        let commitment = work.member_commitment(slug).await?;
        allowed(commitment.may_restructure())?;
        commitment.expect_version(Versioned::Relations, &form.version)?;
        let whole = commitment.state.commitment.clone();
        let mut faults = FieldErrors::default();
        faults.require(commitment.state.superseded().is_none(), "part-0", Problem::Replaced);
        faults.require(form.parts.len() <= *PARTS.end(), "part-0", Problem::TooMuch);
        for place in form.parts.len()..*PARTS.start() {
            faults.require(false, &format!("part-{place}"), Problem::Missing);
        }
        for (place, part) in form.parts.iter().enumerate() {
            let mut wrong = shared_fields(&of_whole(&whole, part), &work.reference);
            // What the whole has is no fault of a part.
            wrong.0.retain(|it| it.field == "title" || it.field == "summary");
            rename(&mut wrong, "title", &format!("part-{place}"));
            rename(&mut wrong, "summary", &format!("part-{place}-summary"));
            faults.0.extend(wrong.0);
        }
        faults.needed("reason", &Text::of_editor(Some(form.reason.clone()), None));
        faults.refuse()?;

        let first = store::statement::next_position(&mut work.conn, &whole.statement).await?;
        let mut taken = BTreeSet::new();
        let (mut slugs, mut ids) = (Vec::new(), Vec::new());
        let (today, visibility) = (work.today, commitment.state.visibility.clone());
        for (position, part) in (first..).zip(&form.parts) {
            let slug = work.free_slug(&part.title, &format!("{}-part", whole.slug), &mut taken).await?;
            let id = CommitmentId(work.new_id());
            let part = Commitment { id: id.clone(), slug: slug.clone(), position, ..of_whole(&whole, part) };
            work.record(today, visibility.clone(), Fact::CommitmentRecorded(part));
            for owner in &commitment.state.owners {
                let fact = Fact::OwnerNamed(Owner { commitment: id.clone(), ..owner.value.clone() });
                work.record(today, owner.visibility.clone(), fact);
            }
            let reason = Some(trimmed(&form.reason).to_owned());
            let link = superseding(&id, &commitment.id, reason, Supersession::Split);
            work.record(today, visibility.clone(), Fact::CommitmentsRelated(link));
            slugs.push(slug);
            ids.push(id);
        }
        for milestone in commitment.state.open_milestones() {
            let chosen = form.milestones.get(&milestone.value.id).and_then(|place| ids.get(*place));
            if let Some(part) = chosen.or(ids.first()) {
                work.take_over(milestone, part, &visibility);
            }
        }
        work.commit().await?;
        Ok(slugs.swap_remove(0))
    }
}

impl UnitOfWork<'_> {
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
