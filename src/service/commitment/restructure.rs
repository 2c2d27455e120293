//! Merging two commitments that are one, and splitting one that is several. Nothing is deleted: what is replaced stays
//! with its whole history, and says what replaces it.

use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::slug;
use crate::domain::basics::text::Text;
use crate::domain::basics::typed_text::trimmed;
use crate::domain::commitment::owner::Owner;
use crate::domain::commitment::relation::{Relation, RelationKind};
use crate::domain::commitment::{Commitment, CommitmentId, relation};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::fact::Fact;
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
    /// Why they are one.
    pub reason: String,
    /// The version of [`Versioned::Relations`] that the form was opened with.
    pub version: String,
    pub idempotency_key: String,
}

/// A form that splits a commitment.
#[derive(Clone, Debug)]
pub struct Split {
    /// The titles of the parts.
    pub parts: Vec<Text>,
    /// Why it is several.
    pub reason: String,
    /// The version of [`Versioned::Relations`] that the form was opened with.
    pub version: String,
    pub idempotency_key: String,
}

impl Commitments<'_> {
    /// Merges a commitment with another: the one that was said later stays, of two said on one day the other one.
    /// Returns the slug of the one that stays.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn merge(self, member: &Member, slug: &str, form: Merge) -> ServiceResult<String> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            return Ok(slug.to_owned());
        };
        let commitment = work.member_commitment(slug).await?;
        allowed(commitment.may_restructure())?;
        commitment.expect_version(Versioned::Relations, &form.version)?;
        let other = work.named(&form.with).await?.ok_or_else(|| fault("with", Problem::Unknown))?;
        if !other.may_restructure() {
            return Err(fault("with", Problem::ForAllToAgree));
        }
        let mut faults = FieldErrors::default();
        faults.require(commitment.state.superseded_by().is_none(), "with", Problem::Replaced);
        faults.require(other.state.superseded_by().is_none(), "with", Problem::Replaced);
        faults.refuse()?;
        let said = (said(&commitment, &work.reference)?, said(&other, &work.reference)?);
        let (stays, goes, said) =
            if said.0 > said.1 { (&commitment, &other, said) } else { (&other, &commitment, (said.1, said.0)) };
        let links = links_around(&mut work, stays, goes, RelationKind::Supersedes).await?;
        let reason = Some(trimmed(&form.reason).to_owned()).filter(|it| !it.is_empty());
        let link =
            Relation { from: stays.id.clone(), to: goes.id.clone(), kind: RelationKind::Supersedes, basis: reason };
        let mut faults = relation::check(&link, said, &links);
        rename(&mut faults, "to", "with");
        rename(&mut faults, "basis", "reason");
        faults.refuse()?;
        let visibility = commitment.state.visibility.clone().within(&other.state.visibility);
        let (today, stays) = (work.today, stays.state.commitment.slug.clone());
        work.record(today, visibility, Fact::CommitmentsRelated(link));
        work.commit().await?;
        Ok(stays)
    }

    /// Splits a commitment into parts that replace it: each with its own title, everything else unchanged, including
    /// the owners. Returns the slug of the first part.
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
        let mut faults = FieldErrors::default();
        faults.require(commitment.state.superseded_by().is_none(), "part-0", Problem::Replaced);
        for place in 0..form.parts.len().max(*PARTS.start()) {
            faults.needed(&format!("part-{place}"), form.parts.get(place).unwrap_or(&Text::default()));
        }
        faults.require(form.parts.len() <= *PARTS.end(), "part-0", Problem::TooMuch);
        faults.needed("reason", &Text::of_editor(Some(form.reason.clone()), None));
        faults.refuse()?;

        let whole = commitment.state.commitment.clone();
        let first = store::statement::next_position(&mut work.conn, &whole.statement).await?;
        let mut taken = std::collections::BTreeSet::new();
        let mut slugs = Vec::new();
        let (today, visibility) = (work.today, commitment.state.visibility.clone());
        for (position, title) in (first..).zip(form.parts) {
            let wanted = Some(slug::suggested(title.words(Lang::En))).filter(|it| !it.is_empty());
            let wanted = wanted.unwrap_or_else(|| format!("{}-part", whole.slug));
            taken.extend(store::commitment::slugs_like(&mut work.conn, &wanted).await?);
            let slug = slug::free(&wanted, |it| taken.contains(it));
            taken.insert(slug.clone());
            let id = CommitmentId(work.new_id());
            let part = Commitment {
                id: id.clone(),
                slug: slug.clone(),
                title,
                position,
                reason: Text::default(),
                ..whole.clone()
            };
            work.record(today, visibility.clone(), Fact::CommitmentRecorded(part));
            for owner in &commitment.state.owners {
                let fact = Fact::OwnerNamed(Owner { commitment: id.clone(), ..owner.value.clone() });
                work.record(today, owner.visibility.clone(), fact);
            }
            let basis = Some(trimmed(&form.reason).to_owned());
            let link = Relation { from: id, to: commitment.id.clone(), kind: RelationKind::Supersedes, basis };
            work.record(today, visibility.clone(), Fact::CommitmentsRelated(link));
            slugs.push(slug);
        }
        work.commit().await?;
        Ok(slugs.swap_remove(0))
    }
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
