//! Who is responsible for a commitment.

use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::text::Text;
use crate::domain::commitment::owner;
use crate::domain::commitment::owner::{Owner, OwnerBasis, OwnerRelease, OwnerRole};
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::record::fact::Fact;
use crate::service::commitment::Commitments;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::unit_of_work::{Begin, ServiceResult, UnitOfWork, allowed, fault};

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
        allowed(commitment.may(Action::AssignOwner))?;
        commitment.expect_version(Versioned::Owners, &form.version)?;
        let organisation = work.reference.organisation(form.organisation.as_str());
        if organisation.is_none_or(|it| it.party != member.party) {
            return Err(fault("organisation", Problem::Unknown));
        }
        let present = commitment.state.owners.iter().find(|it| it.value.organisation == form.organisation);
        owner::check(present.map(|it| &it.value), form.role, form.basis, &form.reason).refuse()?;
        let visibility = present.map_or_else(|| commitment.state.visibility.clone(), |it| it.visibility.clone());
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
        work.commit().await
    }
}
