//! Links between commitments, and finding the commitment that a person names.

use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::Problem;
use crate::domain::commitment::relation::{Relation, RelationKind};
use crate::domain::commitment::restructuring::Restructuring;
use crate::domain::commitment::{CommitmentId, relation};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::fact::Fact;
use crate::service::commitment::Commitments;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::commitment::restructuring::Restructured;
use crate::service::replay::replayed;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed, fault};
use crate::store::db::Conn;
use crate::store::{self, CommitmentRecords};

/// A link as a form sets it.
#[derive(Clone, Debug)]
pub struct AddRelation {
    /// The other commitment, by its slug or its whole title.
    pub to: String,
    pub kind: RelationKind,
    /// Why they are linked so.
    pub basis: Option<String>,
    /// The version of [`Versioned::Relations`] that the form was opened with.
    pub version: String,
    pub idempotency_key: String,
}

impl Commitments<'_> {
    /// Links a commitment to an earlier one, from today on; proposes it where other parties share either of the two.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn relate(self, member: &Member, slug: &str, form: AddRelation) -> ServiceResult<Restructured> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::Replayed(record) => {
                return match replayed(&record)? {
                    Restructured::Done(_) => Ok(Restructured::Done(slug.to_owned())),
                    proposed => Ok(proposed),
                };
            }
            Begin::New(work) => work,
        };
        let commitment = work.member_commitment(slug).await?;
        allowed(commitment.may_change_shared())?;
        commitment.expect_version(Versioned::Relations, &form.version)?;
        let other = work.named(&form.to).await?.ok_or_else(|| fault("to", Problem::Unknown))?;
        if !other.may_change_shared() {
            return Err(fault("to", Problem::ForAllToAgree));
        }
        let (kind, basis) = (form.kind, form.basis);
        let link = work.checked_link(&commitment, &other, kind, basis.clone()).await?;
        if commitment.proposes() || other.proposes() {
            let restructuring = Restructuring::Link { to: other.id.clone(), kind, basis };
            return work.propose_restructuring(&commitment, Some(&other), restructuring).await;
        }
        work.link(&commitment, &other, link);
        let slug = commitment.state.commitment.slug.clone();
        work.commit().await?;
        Ok(Restructured::Done(slug))
    }
}

impl UnitOfWork<'_> {
    /// A link from a commitment to another, as far as nothing is wrong with it.
    pub(super) async fn checked_link(
        &mut self,
        commitment: &MemberCommitment,
        other: &MemberCommitment,
        kind: RelationKind,
        basis: Option<String>,
    ) -> ServiceResult<Relation> {
        let said = |commitment: &MemberCommitment, reference: &Reference| {
            reference.statement(&commitment.state.commitment.statement).map(|it| it.on).ok_or(ServiceError::NotFound)
        };
        let said = (said(commitment, &self.reference)?, said(other, &self.reference)?);
        let links = links_around(self, commitment, other, kind).await?;
        let (from, to) = (commitment.id.clone(), other.id.clone());
        let link = Relation { from, to, kind, basis, supersession: None };
        relation::check(&link, said, &links).refuse()?;
        Ok(link)
    }

    /// Records a link from today on, visible to those who see both ends.
    pub(super) fn link(&mut self, commitment: &MemberCommitment, other: &MemberCommitment, link: Relation) {
        let visibility = commitment.state.visibility.clone().within(&other.state.visibility);
        let today = self.today;
        self.record(today, visibility, Fact::CommitmentsRelated(link));
    }
}

/// The links of a kind that the person sees, as far as they can be followed from a commitment, each once.
pub(in crate::service) async fn links_around(
    work: &mut UnitOfWork<'_>,
    commitment: &MemberCommitment,
    other: &MemberCommitment,
    kind: RelationKind,
) -> ServiceResult<Vec<(CommitmentId, CommitmentId)>> {
    let mut links: Vec<(CommitmentId, CommitmentId)> = Vec::new();
    let mut asked = vec![commitment.id.clone(), other.id.clone()];
    let mut commitments = vec![commitment.clone(), other.clone()];
    while !commitments.is_empty() {
        let all = commitments.iter().flat_map(|it| &it.state.relations).map(|it| &it.value);
        for relation in all.filter(|it| it.kind == kind) {
            let link = (relation.from.clone(), relation.to.clone());
            if !links.contains(&link) {
                links.push(link);
            }
        }
        let next: Vec<CommitmentId> =
            links.iter().map(|(_, to)| to).filter(|to| !asked.contains(to)).cloned().collect();
        asked.extend(next.iter().cloned());
        commitments = if next.is_empty() { Vec::new() } else { work.member_commitments(&next).await? };
    }
    Ok(links)
}

/// The commitment that a person names and may see: by its slug, its address or its whole title.
pub(in crate::service) async fn named(
    conn: &mut Conn,
    member: &Member,
    reference: &Reference,
    words: &str,
    day: Day,
) -> ServiceResult<Option<MemberCommitment>> {
    let seen = |found: CommitmentRecords| MemberCommitment::of(member, reference, found.id, found.records, day);
    let words = words.trim();
    let slug = words.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if let Some(found) = store::commitment::by_slug(conn, slug).await? {
        return Ok(seen(found));
    }
    let mut commitments = Vec::new();
    for slug in store::commitment::slugs_titled(conn, words).await? {
        commitments.extend(store::commitment::by_slug(conn, &slug).await?.and_then(seen));
    }
    // If several share a title, none is meant.
    Ok(commitments.pop().filter(|_| commitments.is_empty()))
}
