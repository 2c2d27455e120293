//! A link that takes effect together with a new commitment: recorded with it, part of its proposal, or proposed beside it.

use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::addition::AdditionLink;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::commitment::relation::{Relation, check};
use crate::domain::commitment::restructuring::{Restructuring, RestructuringProposal};
use crate::domain::organisation::code::PartyCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::additions::LinkEnd;
use crate::domain::record::fact::Fact;
use crate::domain::statement::Statement;
use crate::service::commitment::member_commitment::{MemberCommitment, member_commitments};
use crate::service::unit_of_work::{ServiceResult, UnitOfWork, fault};
use crate::store::db::Conn;

/// A recorded commitment that a new one may be linked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub id: CommitmentId,
    pub slug: String,
    pub title: Text,
}

/// The commitments with these identifiers, as far as a person sees them.
///
/// # Errors
/// When the database does not answer.
pub(in crate::service) async fn earlier(
    conn: &mut Conn,
    member: &Member,
    reference: &Reference,
    ids: &[CommitmentId],
    day: Day,
) -> ServiceResult<Vec<Earlier>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = member_commitments(conn, member, reference, ids, day).await?;
    let found = found.into_iter().map(|it| it.state.commitment);
    Ok(found.map(|it| Earlier { id: it.id, slug: it.slug, title: it.title }).collect())
}

/// How a link takes effect.
pub(super) enum NewLink {
    /// With the commitment. It is seen by those who see both.
    Recorded(AdditionLink, Visibility),
    /// Once these parties, which share the earlier commitment, have accepted it.
    Proposed(AdditionLink, Vec<PartyCode>),
}

impl UnitOfWork<'_> {
    /// How a link takes effect whose commitment is recorded at once.
    ///
    /// # Errors
    /// What is wrong with it, at `link`, `link_kind` and `link_basis`.
    pub(super) async fn link_at_once(&mut self, link: AdditionLink, statement: &Statement) -> ServiceResult<NewLink> {
        let other = self.end_of(&link, statement).await?;
        if !other.proposes() {
            return Ok(NewLink::Recorded(link, other.state.visibility));
        }
        let sharing = self.sharing(&other);
        let end = LinkEnd { visibility: &other.state.visibility, tracked: &other.tracked, sharing: &sharing };
        if end.may_be_proposed_to(&statement.tracked, statement) {
            return Ok(NewLink::Proposed(link, sharing));
        }
        Err(fault("link", Problem::ForAllToAgree))
    }

    /// Refuses a link that is proposed to some parties together with its commitment, where they cannot agree on it.
    ///
    /// # Errors
    /// What is wrong with it, at `link`, `link_kind` and `link_basis`.
    pub(super) async fn check_proposed_link(
        &mut self,
        link: &AdditionLink,
        statement: &Statement,
        asked: &[PartyCode],
    ) -> ServiceResult<()> {
        let other = self.end_of(link, statement).await?;
        let sharing = self.sharing(&other);
        let end = LinkEnd { visibility: &other.state.visibility, tracked: &other.tracked, sharing: &sharing };
        let mut faults = FieldErrors::default();
        faults.require(end.may_be_proposed_to(asked, statement), "link", Problem::ForAllToAgree);
        faults.refuse()
    }

    /// The link of a proposal that all have accepted by now; nothing where the other commitment is not there any more for
    /// the person, or was said later by now: then the commitment is recorded without it.
    pub(super) async fn link_by_now(
        &mut self,
        link: Option<&AdditionLink>,
        statement: &Statement,
    ) -> ServiceResult<Option<NewLink>> {
        let Some(link) = link else { return Ok(None) };
        let Some(other) = self.member_commitments(std::slice::from_ref(&link.to)).await?.pop() else { return Ok(None) };
        let is_whole = self.faults_of(link, &other, statement).0.is_empty();
        Ok(is_whole.then(|| NewLink::Recorded(link.clone(), other.state.visibility)))
    }

    /// Records the link of a commitment that is recorded now, or proposes it.
    pub(super) fn record_link(&mut self, link: NewLink, commitment: &CommitmentId, visibility: &Visibility) {
        let today = self.today;
        match link {
            NewLink::Recorded(AdditionLink { to, kind, basis }, of_other) => {
                let (from, basis) = (commitment.clone(), Some(basis));
                let visibility = visibility.clone().within(&of_other);
                let link = Relation { from, to, kind, basis, supersession: None };
                self.record(today, visibility, Fact::CommitmentsRelated(link));
            }
            NewLink::Proposed(AdditionLink { to, kind, basis }, asked) => {
                let proposal = RestructuringProposal {
                    id: ProposalId(self.new_id()),
                    commitment: commitment.clone(),
                    restructuring: Restructuring::Link { to, kind, basis: Some(basis) },
                    proposed_by: self.member.party.clone(),
                    asked,
                };
                self.record(today, Visibility::Shared, Fact::RestructuringProposed(proposal));
            }
        }
    }

    /// The commitment that a link leads to, as far as the person may link it and nothing is wrong with the link itself.
    async fn end_of(&mut self, link: &AdditionLink, statement: &Statement) -> ServiceResult<MemberCommitment> {
        let found = self.member_commitments(std::slice::from_ref(&link.to)).await?.pop();
        let other = found.ok_or_else(|| fault("link", Problem::Unknown))?;
        let mut faults = self.faults_of(link, &other, statement);
        faults.require(other.may_change_shared(), "link", Problem::ForAllToAgree);
        faults.refuse()?;
        Ok(other)
    }

    /// What is wrong with a link itself: of a commitment that is new there are no other links yet.
    fn faults_of(&self, link: &AdditionLink, other: &MemberCommitment, statement: &Statement) -> FieldErrors {
        let AdditionLink { to, kind, basis } = link.clone();
        let basis = Some(basis).filter(|it| !it.trim().is_empty());
        let relation = Relation { from: CommitmentId(String::new()), to, kind, basis, supersession: None };
        let said = (statement.on, other.stated_on(&self.reference));
        let mut faults = check(&relation, said, &[]);
        for fault in &mut faults.0 {
            let field = if fault.field == "to" { "link" } else { "link_basis" };
            field.clone_into(&mut fault.field);
        }
        faults.require(AdditionLink::KINDS.contains(&link.kind), "link_kind", Problem::Unknown);
        faults
    }

    /// The parties that share a commitment with the person's and take part.
    fn sharing(&self, other: &MemberCommitment) -> Vec<PartyCode> {
        let taking_part = self.reference.taking_part();
        let own = &self.member.party;
        other.concerned().into_iter().filter(|it| it != own && taking_part.contains(it)).collect()
    }
}
