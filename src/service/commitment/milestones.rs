//! The milestones of a commitment.

use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::FieldError;
use crate::domain::basics::text::Text;
use crate::domain::commitment::due::Due;
use crate::domain::commitment::milestone::{Milestone, MilestoneId};
use crate::domain::meeting::decision::Outcome;
use crate::domain::record::fact::Fact;
use crate::service::commitment::Commitments;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::meeting::preparation::DecisionRef;
use crate::service::replay::replayed;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed};

/// A milestone as a form sets it.
#[derive(Clone, Debug)]
pub struct SetMilestone {
    /// The milestone that is set anew, and the version of [`Versioned::Milestone`] that the form was opened with;
    /// nothing for a new one, which is added beside whatever others added meanwhile.
    pub before: Option<(MilestoneId, String)>,
    pub title: Text,
    pub due: Option<Due>,
    pub completed_on: Option<Day>,
    /// Why it is set anew: needed where its due day moves.
    pub reason: Text,
    /// The meeting's decision that a new one results from, if any.
    pub of: Option<DecisionRef>,
    /// Those added together with a new one, all or none; with the number of the row in which the form has each.
    pub further: Vec<(usize, FurtherMilestone)>,
    pub idempotency_key: String,
}

/// One of several milestones that are added together.
#[derive(Clone, Debug)]
pub struct FurtherMilestone {
    pub title: Text,
    pub due: Option<Due>,
}

/// The most milestones that are added together with the first.
pub const FURTHER: usize = 19;

/// The name of a field in a row.
pub fn further_field(row: usize, field: &str) -> String {
    format!("further-{row}-{field}")
}

impl Commitments<'_> {
    /// Sets, moves or completes a milestone of the member's side, or one that the sources give; or adds several. Returns
    /// the first.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn set_milestone(self, member: &Member, slug: &str, form: SetMilestone) -> ServiceResult<MilestoneId> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::Replayed(record) => return replayed(&record),
            Begin::New(work) => work,
        };
        let commitment = work.member_commitment(slug).await?;
        let before = match &form.before {
            Some((id, _)) => Some(commitment.milestone(id).ok_or(ServiceError::NotFound)?),
            None => None,
        };
        allowed(commitment.may_set_milestone(before))?;
        if let Some((id, version)) = &form.before {
            commitment.expect_version(Versioned::Milestone(id), version)?;
        }
        let visibility = before.map_or_else(|| commitment.state.visibility.clone(), |it| it.visibility.clone());
        let party = before.map_or_else(|| Some(member.party.clone()), |it| it.value.party.clone());
        let id = form.before.as_ref().map_or_else(|| MilestoneId(work.new_id()), |(id, _)| id.clone());
        let milestone = Milestone {
            id: id.clone(),
            commitment: commitment.id.clone(),
            slug: before.and_then(|it| it.value.slug.clone()),
            title: form.title,
            due: form.due,
            completed_on: form.completed_on,
            party,
            reason: form.reason,
        };
        let stated = commitment.stated_on(&work.reference);
        let mut faults = milestone.check(before.map(|it| &it.value), stated, work.today);
        let further = form.further.into_iter().filter(|_| before.is_none()).take(FURTHER);
        let further: Vec<_> = further
            .map(|(row, FurtherMilestone { title, due })| {
                let (id, reason) = (MilestoneId(work.new_id()), Text::default());
                let it = Milestone { id, title, due, completed_on: None, reason, slug: None, ..milestone.clone() };
                for fault in it.check(None, stated, work.today).0 {
                    faults.0.push(FieldError { field: further_field(row, &fault.field), ..fault });
                }
                it
            })
            .collect();
        faults.refuse()?;
        let decision = match form.of.as_ref().filter(|_| before.is_none()) {
            Some(of) => Some(work.decision(of).await?),
            None => None,
        };
        let today = work.today;
        for it in std::iter::once(milestone).chain(further) {
            work.record(today, visibility.clone(), Fact::MilestoneSet(it));
        }
        if let Some(decision) = decision {
            let (meeting, of) = (decision.value.meeting.clone(), decision.value.id.clone());
            let outcome =
                Outcome { meeting, decision: of, commitment: commitment.id.clone(), milestone: Some(id.clone()) };
            work.comes_of(&decision, outcome, today, visibility);
        }
        work.commit().await?;
        Ok(id)
    }
}
