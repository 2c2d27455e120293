//! Changing the plan: what all sides share, owners, milestones, when parties report.

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::text::Text;
use crate::domain::commitment::Commitment;
use crate::domain::commitment::change::Change;
use crate::domain::commitment::due::Due;
use crate::domain::commitment::milestone::{Milestone, MilestoneId};
use crate::domain::commitment::owner::{self, Owner, OwnerBasis, OwnerRelease, OwnerRole};
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::meeting::decision::Outcome;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::record::fact::Fact;
use crate::domain::record::reference_entry::shared_fields;
use crate::domain::statement::reporting::ReportingRule;
use crate::service::Accord;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::meeting::preparation::DecisionRef;
use crate::service::report::answer::{ProposalRef, ProposalReply, replied};
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed, fault};

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revised {
    /// It holds.
    Done,
    /// The other parties have to accept it.
    Proposed(ProposalId),
}

/// A milestone as a form sets it.
#[derive(Clone, Debug)]
pub struct SetMilestone {
    /// The milestone that is set anew, and the version of [`Versioned::Milestone`] that the form was opened with; nothing for a
    /// new one, which is added beside whatever others added meanwhile.
    pub before: Option<(MilestoneId, String)>,
    pub title: Text,
    pub due: Option<Due>,
    pub completed_on: Option<Day>,
    /// Why it is set anew: needed where its due day moves.
    pub reason: Text,
    /// The decision of a meeting that a new one comes of, where it does.
    pub of: Option<DecisionRef>,
    pub idempotency_key: String,
}

/// An owner of the own side, as a form names or releases it.
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

impl Accord {
    /// Changes what all sides share: proposes it where all parties concerned take part, else just does it.
    ///
    /// # Errors
    /// As [`ServiceError`] tells.
    pub async fn revise(
        &self,
        member: &Member,
        slug: &str,
        form: ProposalRef,
        revised: Commitment,
        reason: Text,
    ) -> ServiceResult<Revised> {
        let mut work = match UnitOfWork::begin(self, member, &form.idempotency_key).await? {
            Begin::Done(record) => {
                return Ok(match record.fact {
                    Some(Fact::ChangeProposed(it)) => Revised::Proposed(it.id),
                    _ => Revised::Done,
                });
            }
            Begin::New(work) => work,
        };
        let case = work.case(slug).await?;
        allowed(case.may_change_shared())?;
        case.expect_version(Versioned::Commitment, &form.version)?;
        let present = &case.state.commitment;
        // What it is and where the source says it never changes.
        let revised = Commitment {
            id: present.id.clone(),
            slug: present.slug.clone(),
            statement: present.statement.clone(),
            position: present.position,
            reason: present.reason.clone(),
            ..revised
        };
        let mut faults = shared_fields(&revised, &work.reference);
        faults.needed("reason", &reason);
        faults.require(revised != *present, "title", Problem::Unchanged);
        faults.refuse()?;

        let (today, visibility) = (work.today, case.state.visibility.clone());
        if !case.proposes() {
            work.add(today, visibility, Fact::CommitmentRecorded(Commitment { reason, ..revised }));
            work.finish().await?;
            return Ok(Revised::Done);
        }
        let id = ProposalId(work.new_id());
        let change = Change { id: id.clone(), commitment: revised, reason, proposed_by: member.party.clone() };
        work.add(today, Visibility::Shared, Fact::ChangeProposed(change));
        work.finish().await?;
        Ok(Revised::Proposed(id))
    }

    /// Accepts or refuses a proposed change for the own party. With the last party's word it holds; answers whether it
    /// does.
    ///
    /// # Errors
    /// As [`ServiceError`] tells.
    pub async fn answer_change(
        &self,
        member: &Member,
        slug: &str,
        form: ProposalRef,
        reply: ProposalReply,
    ) -> ServiceResult<bool> {
        let Begin::New(mut work) = UnitOfWork::begin(self, member, &form.idempotency_key).await? else {
            let case = self.case(member, slug).await?;
            return Ok(reply.accepted && case.state.dealings.change.is_none());
        };
        let case = work.case(slug).await?;
        allowed(case.may(Action::AnswerChange))?;
        case.expect_version(Versioned::Commitment, &form.version)?;
        let open = case.state.dealings.change.as_ref().filter(|it| it.proposal.value.id == reply.proposal);
        let open = open.ok_or(ServiceError::NotFound)?;
        let missing = open.waits_for(&case.concerned());
        allowed(open.may_answer(&member.party, reply.accepted, &case.concerned()))?;
        let answer = replied(&case, member, reply)?;
        let (today, accepted) = (work.today, answer.accepted);
        work.add(today, Visibility::Shared, Fact::ChangeAnswered(answer));
        let holds = accepted && missing.len() == 1;
        if holds {
            let change = open.proposal.value.clone();
            let revised = Commitment { reason: change.reason, ..change.commitment };
            work.add(today, case.state.visibility.clone(), Fact::CommitmentRecorded(revised));
        }
        work.finish().await?;
        Ok(holds)
    }

    /// Sets, moves or completes a step of the own side, or one that the sources give.
    ///
    /// # Errors
    /// As [`ServiceError`] tells.
    pub async fn set_milestone(&self, member: &Member, slug: &str, form: SetMilestone) -> ServiceResult<MilestoneId> {
        let mut work = match UnitOfWork::begin(self, member, &form.idempotency_key).await? {
            Begin::Done(record) => {
                return match record.fact {
                    Some(Fact::MilestoneSet(it)) => Ok(it.id),
                    _ => Err(ServiceError::NotFound),
                };
            }
            Begin::New(work) => work,
        };
        let case = work.case(slug).await?;
        let before = match &form.before {
            Some((id, _)) => Some(case.milestone(id).ok_or(ServiceError::NotFound)?),
            None => None,
        };
        let ours = before.is_none_or(|it| it.value.is_open_to(&member.party));
        allowed(ours && case.may(Action::SetMilestone))?;
        if let Some((id, version)) = &form.before {
            case.expect_version(Versioned::Milestone(id), version)?;
        }
        let visibility = before.map_or_else(|| case.state.visibility.clone(), |it| it.visibility.clone());
        let party = before.map_or_else(|| Some(member.party.clone()), |it| it.value.party.clone());
        let id = form.before.as_ref().map_or_else(|| MilestoneId(work.new_id()), |(id, _)| id.clone());
        let milestone = Milestone {
            id: id.clone(),
            commitment: case.id.clone(),
            title: form.title,
            due: form.due,
            completed_on: form.completed_on,
            party,
            reason: form.reason,
        };
        milestone.check(before.map(|it| &it.value), work.today).refuse()?;
        let decision = match form.of.as_ref().filter(|_| before.is_none()) {
            Some(of) => Some(work.decision(of).await?),
            None => None,
        };
        let today = work.today;
        work.add(today, visibility.clone(), Fact::MilestoneSet(milestone));
        if let Some(decision) = decision {
            let (meeting, of) = (decision.value.meeting.clone(), decision.value.id.clone());
            let outcome = Outcome { meeting, decision: of, commitment: case.id.clone(), milestone: Some(id.clone()) };
            work.comes_of(&decision, outcome, today, visibility);
        }
        work.finish().await?;
        Ok(id)
    }

    /// Makes an organisation of the own party responsible from today, or releases it.
    ///
    /// # Errors
    /// As [`ServiceError`] tells.
    pub async fn assign(&self, member: &Member, slug: &str, form: AssignOwner) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self, member, &form.idempotency_key).await? else { return Ok(()) };
        let case = work.case(slug).await?;
        allowed(case.may(Action::AssignOwner))?;
        case.expect_version(Versioned::Owners, &form.version)?;
        let organisation = work.reference.organisation(form.organisation.as_str());
        if organisation.is_none_or(|it| it.party != member.party) {
            return Err(fault("organisation", Problem::Unknown));
        }
        let present = case.state.owners.iter().find(|it| it.value.organisation == form.organisation);
        owner::check(present.map(|it| &it.value), form.role, form.basis, &form.reason).refuse()?;
        let visibility = present.map_or_else(|| case.state.visibility.clone(), |it| it.visibility.clone());
        let (commitment, organisation) = (case.id.clone(), form.organisation);
        let fact = match form.role {
            Some(role) => {
                let (party, basis) = (member.party.clone(), form.basis);
                Fact::OwnerNamed(Owner { commitment, organisation, party, role, basis })
            }
            None => Fact::OwnerReleased(OwnerRelease { commitment, organisation, reason: form.reason }),
        };
        // Whom the source names was responsible from the day it was said.
        let said = work.reference.statement(&case.state.commitment.statement).map_or(work.today, |it| it.on);
        let named = form.role.is_some() && form.basis == OwnerBasis::NamedInSource && present.is_none();
        let on = if named { said.min(work.today) } else { work.today };
        work.add(on, visibility, fact);
        work.finish().await
    }

    /// Sets when parties report: on a statement's commitments, or on all whose statement has no rule of its own.
    ///
    /// # Errors
    /// As [`ServiceError`] tells.
    pub async fn set_reporting_rule(
        &self,
        member: &Member,
        statement: Option<&str>,
        rule: Option<ReportingRule>,
        idempotency_key: &str,
    ) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self, member, idempotency_key).await? else { return Ok(()) };
        let fact = match statement {
            Some(slug) => {
                let mut statement = work.reference.statement(slug).cloned().ok_or(ServiceError::NotFound)?;
                let ours = statement.tracked.contains(&member.party);
                allowed(may(member, Action::SetReportingRule, &ActionContext::of_side(ours)))?;
                statement.reporting = rule;
                statement.reason = Text::default();
                Fact::StatementRecorded(statement)
            }
            None => {
                let mut portfolio = work.reference.portfolio.clone().ok_or(ServiceError::NotFound)?;
                allowed(may(member, Action::SetReportingRule, &ActionContext::GENERAL))?;
                portfolio.reporting = rule;
                portfolio.reason = Text::default();
                Fact::PortfolioDescribed(portfolio)
            }
        };
        let today = work.today;
        work.add(today, Visibility::Public, fact);
        work.finish().await
    }
}
