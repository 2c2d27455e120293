//! Who is responsible for a commitment.

use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::text::Text;
use crate::domain::commitment::owner;
use crate::domain::commitment::owner::{Owner, OwnerBasis, OwnerRelease, OwnerRole, OwnerSuggestion};
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::record::fact::Fact;
use crate::service::commitment::Commitments;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::commitment::proposal::{ProposalRef, ProposalReply, replied};
use crate::service::replay::replayed;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed, fault};

/// An owner of the member's side, as a form names or releases it.
#[derive(Clone, Debug)]
pub struct AssignOwner {
    pub organisation: OrganisationCode,
    /// Nothing where it is no longer responsible.
    pub role: Option<OwnerRole>,
    /// Why it counts as owner.
    pub basis: OwnerBasis,
    /// Why it is released.
    pub reason: Text,
    /// The version of [`Versioned::Owners`] that the form was opened with.
    pub version: String,
    pub idempotency_key: String,
}

/// An organisation of the member's side that becomes responsible for several commitments.
#[derive(Clone, Debug)]
pub struct AssignTogether {
    /// The slug of each, with the version of [`Versioned::Owners`] that the form was opened with.
    pub commitments: Vec<(String, String)>,
    pub organisation: OrganisationCode,
    pub role: OwnerRole,
    pub idempotency_key: String,
}

/// An owner that the member's side suggests to another.
#[derive(Clone, Debug)]
pub struct SuggestOwner {
    pub organisation: OrganisationCode,
    pub role: OwnerRole,
    /// The version of [`Versioned::Owners`] that the form was opened with.
    pub version: String,
    pub idempotency_key: String,
}

/// Why nothing was done about any of several commitments.
#[derive(Debug)]
pub enum AssignTogetherError {
    /// The owners of those with these titles changed since the form was opened.
    Changed(Vec<Text>),
    Refused(ServiceError),
}

impl From<ServiceError> for AssignTogetherError {
    fn from(refusal: ServiceError) -> Self {
        Self::Refused(refusal)
    }
}

impl Commitments<'_> {
    /// Makes an organisation of the member's party responsible from today, or releases it.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn assign_owner(self, member: &Member, slug: &str, form: AssignOwner) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            return Ok(());
        };
        let commitment = work.member_commitment(slug).await?;
        assign(&mut work, &commitment, form)?;
        work.commit().await
    }

    /// Suggests an organisation of another side as owner: it is none until that side confirms it.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn suggest_owner(self, member: &Member, slug: &str, form: SuggestOwner) -> ServiceResult<ProposalId> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::Replayed(record) => return replayed(&record),
            Begin::New(work) => work,
        };
        let commitment = work.member_commitment(slug).await?;
        let id = suggest(&mut work, &commitment, form)?;
        work.commit().await?;
        Ok(id)
    }

    /// Confirms or declines a suggested owner for the member's party; the side that suggested it takes it back by declining.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn answer_suggested_owner(
        self,
        member: &Member,
        slug: &str,
        form: ProposalRef,
        reply: ProposalReply,
    ) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            return Ok(());
        };
        let commitment = work.member_commitment(slug).await?;
        allowed(commitment.may(Action::AssignOwner))?;
        commitment.expect_version(Versioned::Owners, &form.version)?;
        let mut suggested = commitment.state.dealings.suggested_owners.iter();
        let Some(open) = suggested.find(|it| it.proposal.value.id == reply.proposal) else {
            let settled = commitment.settled_suggestion(&reply.proposal);
            return Err(settled.map_or(ServiceError::NotFound, |_| fault("proposal", Problem::Settled)));
        };
        let suggestion = &open.proposal.value;
        allowed(open.may_answer(&member.party, reply.accepted, std::slice::from_ref(&suggestion.party)))?;
        let answer = replied(&commitment, member, reply)?;
        let (today, confirmed) = (work.today, answer.accepted);
        work.record(today, Visibility::Shared, Fact::OwnerSuggestionAnswered(answer));
        if confirmed {
            let visibility = seen_by(&commitment, &suggestion.organisation);
            work.record(today, visibility, Fact::OwnerNamed(suggestion.confirmed()));
        }
        work.commit().await
    }

    /// Makes an organisation of the member's party responsible for several commitments from today: for all, or for none.
    /// Where it is that already, nothing is recorded.
    ///
    /// # Errors
    /// See [`AssignTogetherError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"))]
    pub async fn assign_owner_together(self, member: &Member, form: AssignTogether) -> Result<(), AssignTogetherError> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            return Ok(());
        };
        let mut changed = Vec::new();
        let mut all: Vec<(MemberCommitment, String)> = Vec::new();
        for (slug, version) in form.commitments {
            let commitment = work.member_commitment(&slug).await?;
            allowed(commitment.may(Action::AssignOwner))?;
            if all.iter().any(|(other, _)| other.id == commitment.id) {
                continue;
            }
            if commitment.version(Versioned::Owners) == version {
                all.push((commitment, version));
            } else {
                changed.push(commitment.state.commitment.title.clone());
            }
        }
        if !changed.is_empty() {
            return Err(AssignTogetherError::Changed(changed));
        }
        let is_new = |(commitment, _): &(MemberCommitment, String)| {
            let mut owners = commitment.state.owners.iter();
            !owners.any(|it| it.value.organisation == form.organisation && it.value.role == form.role)
        };
        all.retain(is_new);
        if all.is_empty() {
            return Err(fault("organisation", Problem::Unchanged).into());
        }
        for (commitment, version) in all {
            let form = AssignOwner {
                organisation: form.organisation.clone(),
                role: Some(form.role),
                basis: OwnerBasis::Assigned,
                reason: Text::default(),
                version,
                idempotency_key: String::new(),
            };
            assign(&mut work, &commitment, form)?;
        }
        Ok(work.commit().await?)
    }
}

/// Who sees that an organisation owns a commitment: as before, else those who see the commitment.
fn seen_by(commitment: &MemberCommitment, organisation: &OrganisationCode) -> Visibility {
    let present = commitment.state.owners.iter().find(|it| it.value.organisation == *organisation);
    present.map_or_else(|| commitment.state.visibility.clone(), |it| it.visibility.clone())
}

/// Records that an organisation of another side is suggested as owner of a commitment.
///
/// # Errors
/// See [`Commitments::suggest_owner`].
pub(in crate::service) fn suggest(
    work: &mut UnitOfWork<'_>,
    commitment: &MemberCommitment,
    form: SuggestOwner,
) -> ServiceResult<ProposalId> {
    allowed(commitment.may_suggest_owner())?;
    commitment.expect_version(Versioned::Owners, &form.version)?;
    let organisation = work.reference.organisation(form.organisation.as_str());
    let owners = commitment.state.owners.iter().map(|it| &it.value);
    let suggested = commitment.state.dealings.suggested_owners.iter().map(|it| &it.proposal.value);
    let (by, concerned) = (work.member.party.clone(), commitment.concerned());
    owner::check_suggestion(organisation, form.role, &by, &concerned, owners, suggested).refuse()?;
    let party = organisation.map(|it| it.party.clone()).ok_or(ServiceError::NotFound)?;
    let suggestion = OwnerSuggestion {
        id: ProposalId(work.new_id()),
        commitment: commitment.id.clone(),
        organisation: form.organisation,
        party,
        role: form.role,
        suggested_by: by,
    };
    let (id, today) = (suggestion.id.clone(), work.today);
    work.record(today, Visibility::Shared, Fact::OwnerSuggested(suggestion));
    Ok(id)
}

/// Records what a form says about an owner of a commitment.
///
/// # Errors
/// See [`Commitments::assign_owner`].
pub(in crate::service) fn assign(
    work: &mut UnitOfWork<'_>,
    commitment: &MemberCommitment,
    form: AssignOwner,
) -> ServiceResult<()> {
    let member = work.member;
    allowed(commitment.may(Action::AssignOwner))?;
    commitment.expect_version(Versioned::Owners, &form.version)?;
    let organisation = work.reference.organisation(form.organisation.as_str());
    if organisation.is_none_or(|it| it.party != member.party) {
        return Err(fault("organisation", Problem::Unknown));
    }
    let present = commitment.state.owners.iter().find(|it| it.value.organisation == form.organisation);
    owner::check(present.map(|it| &it.value), form.role, form.basis, &form.reason).refuse()?;
    let visibility = seen_by(commitment, &form.organisation);
    let (commitment_id, organisation) = (commitment.id.clone(), form.organisation);
    let fact = match form.role {
        Some(role) => {
            let (party, basis) = (member.party.clone(), form.basis);
            Fact::OwnerNamed(Owner { commitment: commitment_id, organisation, party, role, basis })
        }
        None => Fact::OwnerReleased(OwnerRelease { commitment: commitment_id, organisation, reason: form.reason }),
    };
    // Whom the source names was responsible from the day it was said.
    let said = work.reference.statement(&commitment.state.commitment.statement).map_or(work.today, |it| it.on);
    let named = form.role.is_some() && form.basis == OwnerBasis::NamedInSource && present.is_none();
    let on = if named { said.min(work.today) } else { work.today };
    work.record(on, visibility, fact);
    Ok(())
}
