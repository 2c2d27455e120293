//! Preparing and closing a meeting: its agenda, what it decided, and what results from that.

use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::instant::AsOf;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::meeting::agenda::{Agenda, AgendaItem, AgendaNotes, MOST_ITEMS, put_forward, replaces_theirs};
use crate::domain::meeting::decision::{Decision, DecisionId, Outcome};
use crate::domain::meeting::{Meeting, decision};
use crate::domain::portfolio::meetings::may_prepare;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::in_force::InForce;
use crate::domain::record::proceedings::Proceedings;
use crate::domain::record::withholding::may_withhold;
use crate::service::commitment::relations::named;
use crate::service::commitment::withhold::Withhold;
use crate::service::meeting::Meetings;
use crate::service::meeting::seen_of;
use crate::service::replay::replayed;
use crate::service::snapshot::Snapshot;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed, fault};
use crate::service::version::version_of;
use crate::store::ledger;
use crate::store::list::View;
use crate::store::withheld;

/// A meeting as seen by a person who may prepare and close it.
#[derive(Clone, Debug)]
pub struct MeetingPreparation {
    pub meeting: Meeting,
    /// Its agenda and decisions, as far as the person may see them.
    pub proceedings: Proceedings,
    /// The records behind them that the person may see, in the order in which they were made.
    history: Vec<Record>,
}

/// A line of an agenda as a form has it.
#[derive(Clone, Debug)]
pub struct AgendaLine {
    /// The commitment, by its slug or its whole title; nothing for a line of text alone.
    pub commitment: Option<String>,
    pub note: Text,
    /// What the own side means to say to it, for its own eyes.
    pub stance: Text,
}

/// An agenda as a form sets it.
#[derive(Clone, Debug)]
pub struct SetAgenda {
    pub lines: Vec<AgendaLine>,
    pub visibility: Visibility,
    /// What becomes of notes on commitments where others see the agenda.
    pub notes: AgendaNotes,
    /// Whether it may take the place of an agenda that another side put forward.
    pub replaces: bool,
    /// The version that the form was opened with.
    pub version: String,
    pub idempotency_key: String,
}

/// A decision as a form records or corrects it.
#[derive(Clone, Debug)]
pub struct RecordDecision {
    /// The decision that is corrected, and the version that the form was opened with; nothing for a new one.
    pub before: Option<(DecisionId, String)>,
    /// The day on which it was made; a correction keeps that.
    pub on: Day,
    pub text: Text,
    pub source: Option<String>,
    pub statement: Option<String>,
    pub visibility: Visibility,
    /// Why it is recorded again.
    pub reason: Text,
    pub idempotency_key: String,
}

/// The decision that something results from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRef {
    /// Slug of the meeting.
    pub meeting: String,
    pub decision: DecisionId,
}

impl MeetingPreparation {
    /// The version of the agenda: a digest of those of its records that the person sees.
    pub fn agenda_version(&self) -> String {
        self.version(|fact| matches!(fact, Fact::AgendaSet(_)))
    }

    /// The version of a decision.
    pub fn decision_version(&self, id: &DecisionId) -> String {
        self.version(|fact| matches!(fact, Fact::DecisionRecorded(decision) if decision.id == *id))
    }

    /// What was withheld may have been about anything, so it counts for everything.
    fn version(&self, of: impl Fn(&Fact) -> bool) -> String {
        version_of(self.history.iter().filter(|it| it.fact.as_ref().is_none_or(&of)))
    }

    /// A record that the person may withhold.
    pub fn withholdable(&self, record: &str, member: &Member) -> Option<&Record> {
        self.history.iter().find(|it| it.id == record && may_withhold(it, member))
    }
}

fn preparing(records: Vec<Record>, meeting: Meeting, view: &View<'_>) -> MeetingPreparation {
    let history = seen_of(records, &meeting, view);
    let proceedings = Proceedings::fold(&history, view.as_of.day, |_| true);
    MeetingPreparation { meeting, proceedings, history }
}

impl UnitOfWork<'_> {
    /// The meeting with a slug, as seen by a person who may prepare it.
    async fn preparing(&mut self, slug: &str) -> ServiceResult<MeetingPreparation> {
        let meeting = self.reference.meeting(slug).cloned().ok_or(ServiceError::NotFound)?;
        allowed(may_prepare(self.member, &meeting, &self.reference))?;
        let records = ledger::proceedings_of(&mut self.conn, slug).await?;
        let as_of = AsOf { day: self.today, at: self.now, past: false };
        let reader = self.member.reader();
        Ok(preparing(records, meeting, &View { reader: &reader, as_of, reference: &self.reference }))
    }

    /// The decision that something is to result from.
    pub async fn decision(&mut self, of: &DecisionRef) -> ServiceResult<InForce<Decision>> {
        let preparing = self.preparing(&of.meeting).await?;
        preparing.proceedings.decision(&of.decision).cloned().ok_or(ServiceError::NotFound)
    }

    /// Records what results from a decision, along with the record that creates it.
    pub fn comes_of(&mut self, decision: &InForce<Decision>, outcome: Outcome, on: Day, visibility: Visibility) {
        // Visible to those who see both.
        let visibility = visibility.within(&decision.visibility);
        self.record(on.max(decision.effective_on), visibility, Fact::OutcomeNamed(outcome));
    }
}

impl Meetings<'_> {
    /// A meeting that the person may prepare and close.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is none, [`ServiceError::Denied`] where the person's side takes no part
    /// in it.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "meetings"), err(level = "debug"))]
    pub async fn preparation(self, member: &Member, slug: &str) -> ServiceResult<MeetingPreparation> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        Self::prepared(&mut snapshot, member, slug).await
    }

    async fn prepared(snapshot: &mut Snapshot, member: &Member, slug: &str) -> ServiceResult<MeetingPreparation> {
        let (conn, view) = snapshot.view();
        let meeting = view.reference.meeting(slug).cloned().ok_or(ServiceError::NotFound)?;
        allowed(may_prepare(member, &meeting, view.reference))?;
        let records = ledger::proceedings_of(conn, slug).await?;
        Ok(preparing(records, meeting, &view))
    }

    /// Sets a meeting's agenda, for the member's side, the parties or everybody.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "meetings"), err(level = "debug"))]
    pub async fn set_agenda(self, member: &Member, slug: &str, form: SetAgenda) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            return Ok(());
        };
        let preparing = work.preparing(slug).await?;
        let present = preparing.agenda_version();
        if present != form.version {
            return Err(ServiceError::Outdated(present));
        }
        let former = preparing.proceedings.agenda();
        let present = preparing.proceedings.items();
        let mut faults = FieldErrors::default();
        let mut items: Vec<AgendaItem> = Vec::new();
        for (place, line) in form.lines.into_iter().enumerate() {
            let commitment = match &line.commitment {
                Some(words) => match work.named(words).await? {
                    Some(commitment) => Some(commitment.id),
                    None => {
                        faults.require(false, &format!("item-{place}"), Problem::Unknown);
                        continue;
                    }
                },
                None => None,
            };
            let note = format!("note-{place}");
            if commitment.is_none() {
                faults.needed(&note, &line.note);
            }
            faults.text(&note, &line.note);
            faults.text(&format!("stance-{place}"), &line.stance);
            if commitment.is_some() && items.iter().any(|it| it.commitment == commitment) {
                continue;
            }
            // Unchanged text keeps its kind of version, whoever sends it again.
            let same = |of: fn(&AgendaItem) -> &Text, words: Text| {
                let kept = present.iter().map(of).find(|it| it.has_same_words(&words)).cloned();
                kept.unwrap_or(words)
            };
            let (note, stance) = (same(|it| &it.note, line.note), same(|it| &it.stance, line.stance));
            items.push(AgendaItem { commitment, note, stance });
        }
        // What the person may not see is kept, after the rest.
        let absent =
            |item: &&AgendaItem| item.commitment.is_some() && !items.iter().any(|it| it.commitment == item.commitment);
        let absent: Vec<AgendaItem> = present.iter().filter(absent).cloned().collect();
        let ids: Vec<CommitmentId> = absent.iter().filter_map(|it| it.commitment.clone()).collect();
        let seen = work.member_commitments(&ids).await?;
        items.extend(absent.into_iter().filter(|item| !seen.iter().any(|it| item.commitment.as_ref() == Some(&it.id))));
        faults.require(!items.is_empty() || former.is_some(), "to", Problem::Missing);
        faults.require(items.len() <= MOST_ITEMS, "to", Problem::TooMuch);
        faults.require(decision::is_for_sides(&form.visibility, &member.party), "visibility", Problem::WrongVisibility);
        let common = preparing.proceedings.common.as_ref();
        let seen_already = common.map(|it| (&it.value, &it.visibility));
        let put = put_forward(&items, form.notes, &form.visibility, seen_already);
        let replaces = replaces_theirs(&member.party, &put, &form.visibility, common.map(|it| &it.value));
        faults.require(!replaces || form.replaces, "replace", Problem::ReplacesTheirs);
        let kept_back = put != items;
        let stands = |it: &InForce<Agenda>| it.value.items == put && it.visibility == form.visibility;
        // What was put forward already is not put forward again: the other side would see when the own notes change.
        let already = common.is_some_and(stands);
        let unchanged = present == items && (already || former.is_some_and(stands));
        faults.require(!unchanged, "to", Problem::Unchanged);
        faults.refuse()?;
        let agenda = |items| {
            let (meeting, party) = (preparing.meeting.slug.clone(), member.party.clone());
            Fact::AgendaSet(Agenda { meeting, party, items })
        };
        let today = work.today;
        if !already {
            work.record(today, form.visibility.clone(), agenda(put));
        }
        if kept_back || already {
            // What only the own side may read stays with it, as its working agenda.
            work.record(today, Visibility::Party(member.party.clone()), agenda(items));
        }
        work.commit().await
    }

    /// Records what a meeting decided, or corrects that. A correction holds from the day of what it corrects.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "meetings"), err(level = "debug"))]
    pub async fn record_decision(self, member: &Member, slug: &str, form: RecordDecision) -> ServiceResult<DecisionId> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::Replayed(record) => return replayed(&record),
            Begin::New(work) => work,
        };
        let preparing = work.preparing(slug).await?;
        let former = match &form.before {
            Some((id, _)) => Some(preparing.proceedings.decision(id).ok_or(ServiceError::NotFound)?),
            None => None,
        };
        allowed(former.is_none_or(|it| it.value.is_of(&member.party)))?;
        if let Some((id, version)) = &form.before {
            let present = preparing.decision_version(id);
            if present != *version {
                return Err(ServiceError::Outdated(present));
            }
        }
        let decision = Decision {
            id: form.before.map_or_else(|| DecisionId(work.new_id()), |(id, _)| id),
            meeting: preparing.meeting.slug.clone(),
            party: member.party.clone(),
            text: form.text,
            source: form.source,
            statement: form.statement,
            reason: form.reason,
        };
        let on = former.map_or(form.on, |it| it.effective_on);
        let meeting = &preparing.meeting;
        let corrected = former.map(|it| (&it.value, &it.visibility));
        let knows_statement = |slug: &str| work.reference.statement(slug).is_some();
        decision::check(&decision, on, &form.visibility, corrected, meeting, knows_statement, work.today).refuse()?;
        let id = decision.id.clone();
        work.record(on, form.visibility, Fact::DecisionRecorded(decision));
        work.commit().await?;
        Ok(id)
    }

    /// The slug of the commitment to which a milestone resulting from a decision is to be added.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "meetings"), err(level = "debug"))]
    pub async fn commitment_for_milestone(
        self,
        member: &Member,
        of: &DecisionRef,
        words: &str,
    ) -> ServiceResult<String> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let preparation = Self::prepared(&mut snapshot, member, &of.meeting).await?;
        preparation.proceedings.decision(&of.decision).ok_or(ServiceError::NotFound)?;
        let (today, reference) = (self.context.today(), snapshot.reference.clone());
        let commitment = named(&mut snapshot.conn, member, &reference, words, today).await?;
        let commitment = commitment.ok_or_else(|| fault("to", Problem::Unknown))?;
        if commitment.may(Action::SetMilestone) {
            Ok(commitment.state.commitment.slug)
        } else {
            Err(fault("to", Problem::NotOurs))
        }
    }

    /// Removes the payload of an agenda or of a decision permanently, for a decision that of all its versions:
    /// otherwise the one before would be in force again.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "meetings"), err(level = "debug"))]
    pub async fn withhold(self, member: &Member, slug: &str, form: Withhold) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            return Ok(());
        };
        let preparing = work.preparing(slug).await?;
        let record = preparing.withholdable(&form.record, member).ok_or(ServiceError::NotFound)?;
        let (reason, decided_by) = form.said()?;
        let mut taken = vec![(record.id.clone(), record.visibility.clone())];
        if let Some(Fact::DecisionRecorded(decision)) = &record.fact {
            let same = |candidate: &&Record| {
                candidate.id != record.id
                    && matches!(&candidate.fact, Some(Fact::DecisionRecorded(other)) if other.id == decision.id)
            };
            taken.extend(preparing.history.iter().filter(same).map(|it| (it.id.clone(), it.visibility.clone())));
        }
        let today = work.today;
        for (record, visibility) in taken {
            let withholding = withheld::withholding(&mut work.conn, &record, &reason, &decided_by).await?;
            let Some(withholding) = withholding else { continue };
            if ledger::take_payload(&mut work.conn, &record).await? {
                work.record(today, visibility, Fact::PayloadWithheld(withholding));
            }
        }
        work.commit().await
    }
}
