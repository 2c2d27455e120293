//! Adding a commitment to a statement: at once, or as a proposal to the other parties.

use std::collections::BTreeSet;

use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::slug;
use crate::domain::basics::text::Text;
use crate::domain::commitment::addition::{Addition, AdditionDecision, AdditionLink};
use crate::domain::commitment::owner::{Owner, OwnerBasis, OwnerRole};
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::commitment::{Commitment, CommitmentId};
use crate::domain::meeting::decision::{Decision, Outcome};
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::record::additions::{Adding, adding, asked, check_owners, may_add};
use crate::domain::record::fact::Fact;
use crate::domain::record::in_force::InForce;
use crate::domain::record::reference_entry;
use crate::domain::statement::Statement;
use crate::service::commitment::Commitments;
use crate::service::commitment::new_link::NewLink;
use crate::service::meeting::preparation::DecisionRef;
use crate::service::replay::{Replay, replayed};
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed};
use crate::store;

/// A commitment as a form adds it to a statement.
#[derive(Clone, Debug)]
pub struct AddCommitment {
    /// What it says. Its identifier, slug, statement and place among the others are given here.
    pub commitment: Commitment,
    /// The organisations that are to lead it, each on its own side.
    pub owners: Vec<OrganisationCode>,
    pub visibility: Visibility,
    /// What it does to an earlier commitment, if anything.
    pub link: Option<AdditionLink>,
    /// The meeting's decision that it results from, if any.
    pub of: Option<DecisionRef>,
    /// The proposal whose place it takes, if any.
    pub amends: Option<ProposalId>,
    pub idempotency_key: String,
}

/// What became of a new commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is recorded under this slug.
    Recorded(String),
    /// The other parties have to accept it.
    Proposed(ProposalId),
}

impl Replay for Added {
    fn of(fact: &Fact) -> Option<Self> {
        match fact {
            Fact::CommitmentRecorded(commitment) => Some(Self::Recorded(commitment.slug.clone())),
            Fact::AdditionProposed(addition) => Some(Self::Proposed(addition.id.clone())),
            _ => None,
        }
    }
}

/// A commitment that is to be recorded now.
pub(super) struct NewCommitment {
    pub commitment: Commitment,
    pub owners: Vec<OrganisationCode>,
    pub visibility: Visibility,
    pub decision: Option<InForce<Decision>>,
    pub link: Option<NewLink>,
}

impl Commitments<'_> {
    /// A statement to which the person may add what it says will be done.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is none, [`ServiceError::Denied`] where it is not theirs to add to.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn addable(self, member: &Member, slug: &str) -> ServiceResult<Statement> {
        let snapshot = self.context.snapshot(member.reader(), None).await?;
        let statement = snapshot.reference.statement(slug).cloned().ok_or(ServiceError::NotFound)?;
        allowed(may_add(member, &statement))?;
        Ok(statement)
    }

    /// Records one more thing that a statement says will be done, from the day of the statement on; where all whom it
    /// concerns take part, proposes it to the others. An amended proposal is always proposed anew.
    ///
    /// # Errors
    /// [`ServiceError::Outdated`] where the proposal that it amends was answered or amended meanwhile; else see
    /// [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn add(self, member: &Member, statement: &str, form: AddCommitment) -> ServiceResult<Added> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::Replayed(record) => return replayed(&record),
            Begin::New(work) => work,
        };
        let statement = work.reference.statement(statement).cloned().ok_or(ServiceError::NotFound)?;
        let added = work.add_commitment(&statement, form, 0, &mut BTreeSet::new()).await?;
        work.commit().await?;
        Ok(added)
    }
}

impl UnitOfWork<'_> {
    /// Records or proposes one more thing that a statement says will be done. `place` counts those that this unit of work
    /// recorded before, `taken` has their slugs.
    ///
    /// # Errors
    /// See [`Commitments::add`].
    pub(in crate::service) async fn add_commitment(
        &mut self,
        statement: &Statement,
        form: AddCommitment,
        place: u32,
        taken: &mut BTreeSet<String>,
    ) -> ServiceResult<Added> {
        let member = self.member;
        allowed(may_add(member, statement))?;
        let amended = match &form.amends {
            Some(amends) => Some(self.amendable(statement, amends).await?),
            None => None,
        };
        let mut faults = reference_entry::new_commitment(&form.commitment, statement, &self.reference);
        faults.require(form.visibility.is_common(), "visibility", Problem::WrongVisibility);
        faults.0.extend(check_owners(&form.owners, &form.commitment, statement, &self.reference).0);
        let adding = adding(member, &form.commitment, statement, &self.reference);
        if faults.0.is_empty() {
            faults.require(adding.is_some(), "undertaken_by", Problem::ForAllToAgree);
        }
        let unchanged = amended.as_ref().is_some_and(|former| {
            let same = Commitment {
                id: former.commitment.id.clone(),
                statement: former.commitment.statement.clone(),
                ..form.commitment.clone()
            };
            same.in_order_of(&former.commitment) == former.commitment
                && form.visibility == former.visibility
                && form.owners == former.owners
                && form.link == former.link
        });
        faults.require(!unchanged, "title", Problem::Unchanged);
        faults.refuse()?;

        let decision = match &form.of {
            Some(of) => Some(self.decision(of).await?),
            None => None,
        };
        let id = amended.as_ref().map_or_else(|| CommitmentId(self.new_id()), |it| it.commitment.id.clone());
        let commitment = Commitment { id, statement: statement.slug.clone(), ..form.commitment };
        let (owners, visibility) = (form.owners, form.visibility);
        if adding == Some(Adding::AtOnce) && amended.is_none() {
            let link = match form.link {
                Some(link) => Some(self.link_at_once(link, statement).await?),
                None => None,
            };
            let new = NewCommitment { commitment, owners, visibility, decision, link };
            return Ok(Added::Recorded(self.record_new(new, statement, place, taken).await?));
        }
        let id = ProposalId(self.new_id());
        let asked = asked(&commitment, statement, &member.party, amended.as_ref());
        if let Some(link) = &form.link {
            self.check_proposed_link(link, statement, &asked).await?;
        }
        let named = decision.map(|it| AdditionDecision { meeting: it.value.meeting, decision: it.value.id.0 });
        let addition = Addition {
            id: id.clone(),
            commitment,
            visibility,
            decision: named.or_else(|| amended.and_then(|it| it.decision)),
            link: form.link,
            owners,
            proposed_by: member.party.clone(),
            asked,
            amends: form.amends,
        };
        let today = self.today;
        self.record(today, Visibility::Shared, Fact::AdditionProposed(addition));
        Ok(Added::Proposed(id))
    }

    /// An address that its English title suggests and that no commitment has; `taken` are those given in this unit of
    /// work. A number suffix reveals nothing about what else exists: nobody chooses the address.
    pub(super) async fn free_slug(
        &mut self,
        title: &Text,
        otherwise: &str,
        taken: &mut BTreeSet<String>,
    ) -> ServiceResult<String> {
        let title = title.version(Lang::En).map_or("", |it| &*it.words);
        let wanted = Some(slug::suggested(title)).filter(|it| !it.is_empty());
        let wanted = wanted.unwrap_or_else(|| otherwise.to_ascii_lowercase());
        taken.extend(store::commitment::slugs_like(&mut self.conn, &wanted).await?);
        let slug = slug::free(&wanted, |it| taken.contains(it));
        taken.insert(slug.clone());
        Ok(slug)
    }

    /// Records a new commitment from the day of its statement on, with who leads it and the decision it results from.
    /// `place` counts those that this unit of work recorded before. Returns its slug.
    pub(super) async fn record_new(
        &mut self,
        new: NewCommitment,
        statement: &Statement,
        place: u32,
        taken: &mut BTreeSet<String>,
    ) -> ServiceResult<String> {
        let position = store::statement::next_position(&mut self.conn, &statement.slug).await? + place;
        let otherwise = format!("{}-{}", statement.slug, position + 1);
        let slug = self.free_slug(&new.commitment.title, &otherwise, taken).await?;
        let commitment = Commitment { slug: slug.clone(), position, reason: Text::default(), ..new.commitment };
        let id = commitment.id.clone();
        self.record(statement.on, new.visibility.clone(), Fact::CommitmentRecorded(commitment));
        let taking_part = self.reference.taking_part().to_vec();
        for organisation in new.owners {
            let Some(party) = self.reference.organisation(organisation.as_str()).map(|it| it.party.clone()) else {
                continue;
            };
            let basis = OwnerBasis::of_new(&party, &self.member.party, &taking_part);
            let owner = Owner { commitment: id.clone(), organisation, party, role: OwnerRole::Lead, basis };
            let today = self.today;
            self.record(today, new.visibility.clone(), Fact::OwnerNamed(owner));
        }
        if let Some(decision) = new.decision {
            let (meeting, of) = (decision.value.meeting.clone(), decision.value.id.clone());
            let outcome = Outcome { meeting, decision: of, commitment: id.clone(), milestone: None };
            self.comes_of(&decision, outcome, statement.on, new.visibility.clone());
        }
        if let Some(link) = new.link {
            self.record_link(link, &id, &new.visibility);
        }
        Ok(slug)
    }
}
