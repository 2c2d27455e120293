//! A commitment as a signed-in member sees it: what the member sees of it, may do, and which version it is.

use crate::domain::access::action::Action;
use crate::domain::access::action::ActionContext;
use crate::domain::access::action::Involvement;
use crate::domain::access::action::may;
use crate::domain::access::action::may_change_shared;
use crate::domain::access::action::may_restructure;
use crate::domain::access::member::Member;
use crate::domain::access::permission::{Visibility, may_see};
use crate::domain::basics::day::Day;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::milestone::{Milestone, MilestoneId};
use crate::domain::commitment::owner::OwnerSuggestion;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::organisation::code::PartyCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::in_force::InForce;
use crate::domain::record::state::{CommitmentState, fold_seen};
use crate::domain::record::withholding::may_take_out;
use crate::domain::record::workflow::OpenSubmission;
use crate::domain::report::update::{Update, UpdateId};
use crate::domain::statement::reporting::ReportingRule;
use crate::service::commitment::Commitments;
use crate::service::snapshot::Snapshot;
use crate::service::unit_of_work::{ServiceError, ServiceResult};
use crate::service::version::version_of;
use crate::store::db::Conn;
use crate::store::{self, ledger};

/// What a form was about, whose version is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Versioned<'a> {
    /// What the member's organisation submits about the commitment, and what its party published.
    Report,
    /// One update: submitted, returned, published, corrected, answered.
    Update(&'a UpdateId),
    /// One milestone.
    Milestone(&'a MilestoneId),
    /// The owners of the member's side, and those that sides suggest to each other.
    Owners,
    /// What all sides share, and the change of it that is proposed.
    Commitment,
    /// The joint status, and the one that is proposed.
    Joint,
    /// The links from and to the commitment, and those, the merger or the split that are proposed.
    Relations,
}

/// A commitment as a signed-in member sees it.
#[derive(Clone, Debug)]
pub struct MemberCommitment {
    /// Identifier of the commitment.
    pub id: CommitmentId,
    /// Everything in force that the person may see.
    pub state: CommitmentState,
    /// The records behind it that the person may see, in the order in which they were made.
    pub history: Vec<Record>,
    /// The parties whose side its statement tracks.
    pub tracked: Vec<PartyCode>,
    member: Member,
    ground: ActionContext,
}

impl MemberCommitment {
    /// Folds all records of a commitment; nothing when the person may not see it.
    pub(in crate::service) fn of(
        member: &Member,
        reference: &Reference,
        id: CommitmentId,
        records: Vec<Record>,
        day: Day,
    ) -> Option<Self> {
        let reader = member.reader();
        // The statement never changes, so any version of the commitment tells who may see it.
        let statement = records.iter().find_map(|record| match &record.fact {
            Some(Fact::CommitmentRecorded(commitment)) if commitment.id == id => Some(&commitment.statement),
            _ => None,
        })?;
        let tracked = reference.statement(statement).map(|it| it.tracked.clone()).unwrap_or_default();
        let sees = |visibility: &Visibility| may_see(&reader, visibility, &tracked);
        let state = fold_seen(&records, &id, day, sees)?;
        let history = records.into_iter().filter(|it| it.effective_on <= day && sees(&it.visibility)).collect();

        let concerned: Vec<PartyCode> =
            state.commitment.concerned().into_iter().filter(|party| tracked.contains(party)).collect();
        let taking_part = reference.taking_part();
        let mut owners = state.owners.iter().filter(|it| it.value.party == member.party).peekable();
        let stake = if !tracked.contains(&member.party) {
            Involvement::Outside
        } else if owners.peek().is_none() {
            Involvement::Unowned
        } else if owners.any(|it| it.value.organisation == member.organisation) {
            Involvement::Own
        } else {
            Involvement::Side
        };
        let ground = ActionContext {
            stake,
            concerned: concerned.contains(&member.party),
            all_take_part: !concerned.is_empty() && concerned.iter().all(|it| taking_part.contains(it)),
        };
        Some(Self { id, state, history, tracked, member: member.clone(), ground })
    }

    /// The day of the statement from which it comes.
    pub fn stated_on(&self, reference: &Reference) -> Day {
        reference.statement(&self.state.commitment.statement).map_or(Day::FIRST, |it| it.on)
    }

    /// Whether the person may do something about the commitment.
    pub fn may(&self, act: Action) -> bool {
        may(&self.member, act, &self.ground)
    }

    /// Whether the person may change what all sides share of the commitment, alone or with the agreement of the others,
    /// and link it to another.
    pub fn may_change_shared(&self) -> bool {
        may_change_shared(&self.member, &self.ground)
    }

    /// Whether the person may merge the commitment with another, or split it, alone or with the agreement of the others.
    pub fn may_restructure(&self) -> bool {
        may_restructure(&self.member, &self.ground)
    }

    /// Whether the person may answer the link, the merger or the split that is proposed about the commitment: for a party
    /// that is asked, which may share only the other one of the two.
    pub fn may_answer_restructuring(&self) -> bool {
        let Some(open) = &self.state.dealings.restructuring else { return false };
        let proposal = &open.proposal.value;
        let asked = open.waits_for(&proposal.asked).contains(&self.member.party);
        let ground = ActionContext { concerned: asked, all_take_part: true, ..self.ground };
        proposal.commitment == self.id && may(&self.member, Action::AnswerChange, &ground)
    }

    /// Whether the person may take back the link, the merger or the split that the own party proposed about the
    /// commitment.
    pub fn may_take_back_restructuring(&self) -> bool {
        self.state.dealings.restructuring.as_ref().is_some_and(|open| {
            let proposal = &open.proposal.value;
            proposal.commitment == self.id && proposal.proposed_by == self.member.party
        }) && self.may_restructure()
    }

    /// Whether the person may suggest an owner to another side: one that takes part.
    pub fn may_suggest_owner(&self) -> bool {
        self.proposes() && self.may(Action::AssignOwner)
    }

    /// Whether the person may propose a joint status: with nobody to accept it, it is not joint, and a proposal has none.
    pub fn may_propose_joint_status(&self) -> bool {
        let joint = self.concerned().len() > 1 && !self.state.commitment.is_proposal();
        joint && self.may(Action::ProposeJointStatus)
    }

    /// Whether what the person changes of what all sides share has to be accepted by others: all take part, and it does
    /// not belong to the member's party alone.
    pub fn proposes(&self) -> bool {
        self.may(Action::ProposeChange) && self.concerned().iter().any(|it| *it != self.member.party)
    }

    /// The rule by which the member's side reports on the commitment.
    pub fn reporting(&self, reference: &Reference) -> Option<ReportingRule> {
        reference.reporting_rule(&self.state.commitment.statement)
    }

    /// Whether the person may do something about a report of a party, written by one of its organisations.
    pub fn may_about(&self, act: Action, party: Option<&PartyCode>, written_by: Option<&OrganisationCode>) -> bool {
        let stake = match (party, written_by) {
            (Some(party), _) if *party != self.member.party => Involvement::Theirs,
            (Some(_), Some(organisation)) if *organisation == self.member.organisation => Involvement::Own,
            (Some(_), Some(_)) => Involvement::Side,
            _ => self.ground.stake,
        };
        may(&self.member, act, &ActionContext { stake, ..self.ground })
    }

    /// Whether the person may do something about a published update: of the member's side, or of the public record.
    pub fn may_about_update(&self, act: Action, update: &Update) -> bool {
        match update.party() {
            None => self.may(Action::EnterPublicRecord),
            party => self.may_about(act, party, update.written_by.as_ref()),
        }
    }
    /// Whether the person may withdraw a published update.
    pub fn may_withdraw(&self, update: &Update) -> bool {
        self.may_about_update(Action::PublishUpdate, update)
    }

    /// Whether the person may take a record's payload out: of a record of the member's side, or of the public record.
    pub fn may_withhold(&self, record: &Record, reference: &Reference) -> bool {
        may_take_out(record, &self.member.party, reference) && self.may(Action::Withhold)
    }

    /// Whether the person may set a milestone anew, or a new one.
    pub fn may_set_milestone(&self, before: Option<&InForce<Milestone>>) -> bool {
        before.is_none_or(|it| it.value.is_open_to(&self.member.party)) && self.may(Action::SetMilestone)
    }

    /// The parties whose agreement changes what all share, as far as their sides are tracked.
    pub fn concerned(&self) -> Vec<PartyCode> {
        self.state.commitment.concerned().into_iter().filter(|it| self.tracked.contains(it)).collect()
    }

    /// The member who works on it.
    pub fn member(&self) -> &Member {
        &self.member
    }

    /// An update in force.
    pub fn update(&self, id: &UpdateId) -> Option<&InForce<Update>> {
        self.state.updates.iter().find(|it| it.value.id == *id)
    }

    /// A report that was submitted and not published.
    pub fn handed_in(&self, id: &UpdateId) -> Option<&OpenSubmission> {
        self.state.dealings.handed_in.iter().find(|it| it.submission.value.update.id == *id)
    }

    /// The reports of the member's organisation that wait to be published.
    pub fn waiting_of_own(&self) -> impl Iterator<Item = &OpenSubmission> {
        let handed_in = self.state.dealings.handed_in.iter().filter(|it| it.returned.is_none());
        handed_in.filter(|it| it.submission.value.organisation == self.member.organisation)
    }

    /// A milestone in force.
    pub fn milestone(&self, id: &MilestoneId) -> Option<&InForce<Milestone>> {
        self.state.milestones.iter().find(|it| it.value.id == *id)
    }

    /// The latest published report of the member's party.
    pub fn last_report(&self) -> Option<&InForce<Update>> {
        self.state.updates.iter().rev().find(|it| it.value.party() == Some(&self.member.party))
    }

    /// The version of what a form is about: a digest of the records about it that the person sees.
    pub fn version(&self, of: Versioned<'_>) -> String {
        version_of(self.history.iter().filter(|record| record.fact.as_ref().is_some_and(|it| self.is_about(it, of))))
    }

    /// Refuses a form that was opened before something changed.
    ///
    /// # Errors
    /// [`ServiceError::Conflict`].
    pub fn expect_version(&self, of: Versioned<'_>, version: &str) -> ServiceResult<()> {
        let present = self.version(of);
        if present == version {
            return Ok(());
        }
        Err(ServiceError::Conflict { version: present, commitment: Box::new(self.clone()) })
    }

    fn is_about(&self, fact: &Fact, of: Versioned<'_>) -> bool {
        match of {
            Versioned::Report => match fact {
                Fact::UpdateSubmitted(submission) => submission.organisation == self.member.organisation,
                Fact::UpdatePublished(update) => update.party() == Some(&self.member.party),
                Fact::UpdateReturned(_) | Fact::ReturnWithdrawn(_) | Fact::UpdateWithdrawn(_) => {
                    fact.update().is_some_and(|id| self.is_own(id))
                }
                _ => false,
            },
            Versioned::Update(id) => {
                let corrects = matches!(fact, Fact::UpdatePublished(update) if update.corrects.as_ref() == Some(id));
                let released = matches!(fact, Fact::DisputeReleased(release) if self.state.dealings.countersigns.iter()
                    .any(|answer| answer.value.id == release.countersign && answer.value.update == *id));
                let confirmed = matches!(fact, Fact::UpdateConfirmed(it) if it.submission.as_ref() == Some(id));
                fact.update() == Some(id) || corrects || released || confirmed
            }
            Versioned::Milestone(id) => matches!(fact, Fact::MilestoneSet(milestone) if milestone.id == *id),
            Versioned::Owners => match fact {
                // Whom its side names itself is not suggested any more.
                Fact::OwnerNamed(owner) => {
                    owner.party == self.member.party
                        || self.suggestions().any(|it| it.organisation == owner.organisation)
                }
                Fact::OwnerReleased(_) | Fact::OwnerSuggested(_) | Fact::OwnerSuggestionAnswered(_) => true,
                _ => false,
            },
            Versioned::Commitment => {
                matches!(fact, Fact::CommitmentRecorded(_) | Fact::ChangeProposed(_) | Fact::ChangeAnswered(_))
            }
            Versioned::Relations => matches!(
                fact,
                Fact::CommitmentsRelated(_) | Fact::RestructuringProposed(_) | Fact::RestructuringAnswered(_)
            ),
            Versioned::Joint => {
                matches!(fact, Fact::JointStatusProposed(_) | Fact::JointStatusAnswered(_) | Fact::JointStatusAgreed(_))
            }
        }
    }

    /// The owners that were ever suggested.
    fn suggestions(&self) -> impl Iterator<Item = &OwnerSuggestion> {
        self.history.iter().filter_map(|record| match &record.fact {
            Some(Fact::OwnerSuggested(suggestion)) => Some(suggestion),
            _ => None,
        })
    }

    /// A suggested owner that waits for no answer any more, and the record that settled it: its side or the one that
    /// suggested it answered, or its side named the organisation itself.
    pub fn settled_suggestion(&self, id: &ProposalId) -> Option<(&OwnerSuggestion, Option<&Record>)> {
        let suggestion = self.suggestions().find(|it| it.id == *id)?;
        if self.state.dealings.suggested_owners.iter().any(|it| it.proposal.value.id == *id) {
            return None;
        }
        let suggested = |it: &Record| matches!(&it.fact, Some(Fact::OwnerSuggested(it)) if it.id == *id);
        let since = self.history.iter().find(|it| suggested(it)).map_or(0, |it| it.sequence);
        let mut later = self.history.iter().filter(|it| it.sequence > since);
        let settled = later.find(|record| match &record.fact {
            Some(Fact::OwnerSuggestionAnswered(answer)) => answer.proposal == *id,
            Some(Fact::OwnerNamed(owner)) => owner.organisation == suggestion.organisation,
            _ => false,
        });
        Some((suggestion, settled))
    }

    /// Whether an update is of the member's organisation, submitted or published.
    fn is_own(&self, id: &UpdateId) -> bool {
        self.history.iter().any(|record| match &record.fact {
            Some(Fact::UpdateSubmitted(submission)) => {
                submission.update.id == *id && submission.organisation == self.member.organisation
            }
            Some(Fact::UpdatePublished(update)) => update.id == *id && update.party() == Some(&self.member.party),
            _ => false,
        })
    }
}

impl Commitments<'_> {
    /// The commitment with a slug as a signed-in member sees it now, with what that person may do and the versions that
    /// forms about it carry.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is none that the person may see.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn member_commitment(self, member: &Member, slug: &str) -> ServiceResult<MemberCommitment> {
        let mut conn = self.context.db.read().await?;
        let reference = self.context.reference_in(&mut conn).await?;
        member_commitment(&mut conn, member, &reference, slug, self.context.today()).await
    }

    /// The same in the state of the ledger that a page shows already.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is none that the person may see.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn member_commitment_in(
        self,
        snapshot: &mut Snapshot,
        member: &Member,
        slug: &str,
    ) -> ServiceResult<MemberCommitment> {
        let today = self.context.today();
        member_commitment(&mut snapshot.conn, member, &snapshot.reference, slug, today).await
    }

    /// Several commitments likewise, without those that the person may not see.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn member_commitments(
        self,
        member: &Member,
        ids: &[CommitmentId],
    ) -> ServiceResult<Vec<MemberCommitment>> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let reference = snapshot.reference.clone();
        member_commitments(&mut snapshot.conn, member, &reference, ids, self.context.today()).await
    }
}

/// The commitment with a slug, as a person sees it.
pub(in crate::service) async fn member_commitment(
    conn: &mut Conn,
    member: &Member,
    reference: &Reference,
    slug: &str,
    day: Day,
) -> ServiceResult<MemberCommitment> {
    let found = store::commitment::by_slug(conn, slug).await?.ok_or(ServiceError::NotFound)?;
    MemberCommitment::of(member, reference, found.id, found.records, day).ok_or(ServiceError::NotFound)
}

/// The commitments with these identifiers, as far as a person sees them.
pub(in crate::service) async fn member_commitments(
    conn: &mut Conn,
    member: &Member,
    reference: &Reference,
    ids: &[CommitmentId],
    day: Day,
) -> ServiceResult<Vec<MemberCommitment>> {
    let records = ledger::records_of_all(conn, ids).await?;
    Ok(records
        .into_iter()
        .filter_map(|(id, records)| MemberCommitment::of(member, reference, id, records, day))
        .collect())
}
