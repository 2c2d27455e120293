//! Commitments that a party proposes to add to a statement, and the others' answers.

use std::collections::BTreeSet;

use crate::domain::access::member::Member;
use crate::domain::access::permission::{Reader, may_see};
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::addition::{Addition, AdditionAnswer, AdditionDecision};
use crate::domain::commitment::proposal;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::meeting::decision::{Decision, DecisionId};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::additions::{AdditionOutcome, ProposedAddition, additions};
use crate::domain::record::fact::Fact;
use crate::domain::record::in_force::InForce;
use crate::domain::record::proceedings::Proceedings;
use crate::domain::statement::Statement;
use crate::service::commitment::Commitments;
use crate::service::commitment::new::NewCommitment;
use crate::service::commitment::new_link::{Earlier, earlier};
use crate::service::snapshot::Snapshot;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed};
use crate::store;
use crate::store::db::Conn;
use crate::store::ledger;

/// The commitments proposed for a statement.
#[derive(Clone, Debug)]
pub struct StatementAdditions {
    pub statement: Statement,
    /// In the order in which they were proposed.
    pub all: Vec<ProposedAddition>,
    /// The earlier commitments to which some are linked, as far as the person sees them.
    pub linked: Vec<Earlier>,
}

impl StatementAdditions {
    /// A proposal.
    pub fn get(&self, id: &ProposalId) -> Option<&ProposedAddition> {
        self.all.iter().find(|it| it.proposal.value.id == *id)
    }
}

/// What came of answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// How many commitments are recorded.
    pub recorded: u32,
    /// How many of those that were answered are recorded without the link that was proposed with them.
    pub without_link: u32,
}

/// A form that answers several proposals together.
#[derive(Clone, Debug)]
pub struct AnswerAdditions {
    /// The proposals as they were read: other words make another proposal.
    pub chosen: Vec<ProposalId>,
    pub accepted: bool,
    /// Needed where they are declined or taken back.
    pub reason: Text,
    pub idempotency_key: String,
}

impl Commitments<'_> {
    /// The commitments proposed for a statement, as far as the reader may see them.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn additions(
        self,
        snapshot: &mut Snapshot,
        statement: &Statement,
    ) -> store::Result<Vec<ProposedAddition>> {
        let (conn, view) = snapshot.view();
        additions_seen(conn, view.reader, statement).await
    }

    /// The commitments proposed for a statement, for a person who may add to it.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is no such statement, [`ServiceError::Denied`] where it is none of theirs.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn additions_for(self, member: &Member, slug: &str) -> ServiceResult<StatementAdditions> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let statement = snapshot.reference.statement(slug).cloned().ok_or(ServiceError::NotFound)?;
        allowed(statement.tracked.contains(&member.party))?;
        let all = self.additions(&mut snapshot, &statement).await?;
        let ids = all.iter().filter_map(|it| Some(it.proposal.value.link.as_ref()?.to.clone()));
        let ids: BTreeSet<CommitmentId> = ids.collect();
        let (reference, today) = (snapshot.reference.clone(), snapshot.as_of.day);
        let ids: Vec<CommitmentId> = ids.into_iter().collect();
        let linked = earlier(&mut snapshot.conn, member, &reference, &ids, today).await?;
        Ok(StatementAdditions { statement, all, linked })
    }

    /// The statements with commitments that the person is to accept or decline.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn additions_to_answer(self, member: &Member) -> store::Result<Vec<StatementAdditions>> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        to_answer(&mut snapshot, member).await
    }

    /// Accepts or declines proposed commitments for the member's party, all of them or none; the party that proposed one
    /// takes it back by declining it. With the last party's acceptance a commitment is recorded.
    ///
    /// # Errors
    /// [`ServiceError::Outdated`] where one of them was answered or amended since it was read; else see [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn answer_additions(self, member: &Member, slug: &str, form: AnswerAdditions) -> ServiceResult<Answered> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            // Sent twice, it is told again what came of it.
            let now = self.additions_for(member, slug).await?;
            let without_link = form.chosen.iter().filter_map(|it| now.get(it)).map(|it| u32::from(it.without_link));
            return Ok(Answered { recorded: 0, without_link: without_link.sum() });
        };
        let statement = work.reference.statement(slug).cloned().ok_or(ServiceError::NotFound)?;
        allowed(statement.tracked.contains(&member.party))?;
        let all = work.additions(&statement).await?;
        let (mut answered, mut taken) = (Answered::default(), BTreeSet::new());
        let mut chosen = Vec::new();
        for id in &form.chosen {
            chosen.push(all.iter().find(|it| it.proposal.value.id == *id).ok_or(ServiceError::NotFound)?);
        }
        let settled = |it: &ProposedAddition| !it.waits_for(&member.party) && (form.accepted || !it.is_open());
        if chosen.iter().any(|it| settled(it)) {
            return Err(ServiceError::Outdated(String::new()));
        }
        // The statement's order is that in which they were proposed.
        chosen.sort_by_key(|it| it.proposal.sequence);
        proposal::check_answer(form.accepted, &form.reason).refuse()?;
        for addition in chosen {
            let may = |reference: &Reference| {
                addition.may_answer(member, &statement, reference)
                    || (!form.accepted && addition.may_take_back(member, &statement, reference))
            };
            allowed(may(&work.reference))?;
            let proposed = &addition.proposal.value;
            let last = matches!(&addition.outcome, AdditionOutcome::Waiting(parties) if parties.len() == 1);
            let mut answer = AdditionAnswer {
                statement: statement.slug.clone(),
                proposal: proposed.id.clone(),
                party: member.party.clone(),
                accepted: form.accepted,
                reason: form.reason.clone(),
                recorded_as: None,
                without_link: false,
            };
            if form.accepted && last {
                let decision = match &proposed.decision {
                    Some(decision) => work.decision_of(decision).await?,
                    None => None,
                };
                let link = work.link_by_now(proposed.link.as_ref(), &statement).await?;
                answer.without_link = proposed.link.is_some() && link.is_none();
                answered.without_link += u32::from(answer.without_link);
                let new = NewCommitment {
                    commitment: proposed.commitment.clone(),
                    owners: proposed.owners.clone(),
                    visibility: proposed.visibility.clone(),
                    decision,
                    link,
                };
                answer.recorded_as = Some(work.record_new(new, &statement, answered.recorded, &mut taken).await?);
                answered.recorded += 1;
            }
            let today = work.today;
            work.record(today, addition.proposal.visibility.clone(), Fact::AdditionAnswered(answer));
        }
        work.commit().await?;
        Ok(answered)
    }
}

/// The statements with commitments that a person is to accept or decline.
///
/// # Errors
/// When the database does not answer.
pub(in crate::service) async fn to_answer(
    snapshot: &mut Snapshot,
    member: &Member,
) -> store::Result<Vec<StatementAdditions>> {
    let (conn, view) = snapshot.view();
    let mut found = Vec::new();
    for slug in ledger::statements_with_additions(conn).await? {
        let Some(statement) = view.reference.statement(&slug).cloned() else { continue };
        let all = additions_seen(conn, view.reader, &statement).await?;
        let all: Vec<_> = all.into_iter().filter(|it| it.may_answer(member, &statement, view.reference)).collect();
        if !all.is_empty() {
            found.push(StatementAdditions { statement, all, linked: Vec::new() });
        }
    }
    Ok(found)
}

/// The commitments proposed for a statement, as far as the reader may see them.
///
/// # Errors
/// When the database does not answer.
pub(in crate::service) async fn additions_seen(
    conn: &mut Conn,
    reader: &Reader,
    statement: &Statement,
) -> store::Result<Vec<ProposedAddition>> {
    let records = ledger::additions_of(conn, &statement.slug).await?;
    Ok(additions(&records, |it| may_see(reader, it, &statement.tracked)))
}

impl UnitOfWork<'_> {
    /// The commitments proposed for a statement, as far as the person may see them.
    async fn additions(&mut self, statement: &Statement) -> ServiceResult<Vec<ProposedAddition>> {
        Ok(additions_seen(&mut self.conn, &self.member.reader(), statement).await?)
    }

    /// A proposal that the person may put in other words: one that waits for the own party's answer, or its own.
    pub(super) async fn amendable(&mut self, statement: &Statement, id: &ProposalId) -> ServiceResult<Addition> {
        let all = self.additions(statement).await?;
        let addition = all.into_iter().find(|it| it.proposal.value.id == *id).ok_or(ServiceError::NotFound)?;
        if !addition.is_open() {
            return Err(ServiceError::Outdated(String::new()));
        }
        let (member, reference) = (self.member, &self.reference);
        allowed(
            addition.may_answer(member, statement, reference) || addition.may_take_back(member, statement, reference),
        )?;
        Ok(addition.proposal.value)
    }

    /// The decision that a proposed commitment results from, whoever may see it.
    async fn decision_of(&mut self, of: &AdditionDecision) -> ServiceResult<Option<InForce<Decision>>> {
        let records = ledger::proceedings_of(&mut self.conn, &of.meeting).await?;
        let proceedings = Proceedings::fold(&records, self.today, |_| true);
        Ok(proceedings.decision(&DecisionId(of.decision.clone())).cloned())
    }
}
