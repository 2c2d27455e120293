//! What a record tells everybody, in a few words: what webhooks are told of it.

use crate::domain::access::permission::{Audience, Reader, may_see};
use crate::domain::basics::day::Day;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::status::Status;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::headline::{Headline, HeadlineStatus};
use crate::domain::record::noun::Noun;
use crate::domain::record::state::{CommitmentState, fold_seen};
use crate::domain::report::update::UpdateId;

string_enum! {
    /// The kinds of events that became public.
    EventKind {
        /// A report was published.
        ReportPublished = "report_published",
        /// A published report was replaced by another.
        ReportCorrected = "report_corrected",
        /// A published report was taken back.
        ReportWithdrawn = "report_withdrawn",
        /// A published report was said to be still true.
        ReportConfirmed = "report_confirmed",
        /// What the list says of a commitment became another status.
        StatusChanged = "status_changed",
        CommitmentRecorded = "commitment_recorded",
        CommitmentRevised = "commitment_revised",
        StatementRecorded = "statement_recorded",
        StatementRevised = "statement_revised",
        /// The content of a record was taken out for good: whoever kept it should not.
        RecordWithheld = "record_withheld",
    }
}

impl EventKind {
    /// The type of its messages: what it is about, a full stop, and what became of that.
    pub fn type_name(self) -> String {
        self.word().replacen('_', ".", 1)
    }
}

/// What an event is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventSubject {
    /// A commitment, with its slug where anything of it is still public.
    Commitment(CommitmentId, Option<String>),
    /// A statement, by its slug.
    Statement(String),
}

/// A report that an event names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedReport {
    pub id: UpdateId,
    /// The report that it replaces.
    pub corrects: Option<UpdateId>,
    /// What it says, where the event is that it was published.
    pub status: Option<Status>,
}

/// Something that became public. It holds no text that somebody wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicEvent {
    pub kind: EventKind,
    pub subject: EventSubject,
    /// Codes of the areas of the commitment.
    pub areas: Vec<String>,
    pub report: Option<NamedReport>,
    /// What the list said before and says since.
    pub status: Option<(HeadlineStatus, HeadlineStatus)>,
    /// Identifier of the record whose content was taken out.
    pub withheld: Option<String>,
}

impl PublicEvent {
    fn new(kind: EventKind, subject: EventSubject, areas: Vec<String>) -> Self {
        Self { kind, subject, areas, report: None, status: None, withheld: None }
    }
}

/// What a record tells everybody, among all records about the same noun, in any order; nothing where it tells only some, or
/// where its content was withheld since. `day` is the day on which it was recorded.
///
/// It is worked out from what everybody sees alone: as if no other record had ever been made.
pub fn public_events(record: &Record, about: &[Record], day: Day) -> Vec<PublicEvent> {
    let Some(fact) = &record.fact else { return Vec::new() };
    match fact.subject() {
        (Noun::Commitment, id) => of_commitment(record, fact, &id.into(), about, day),
        (Noun::Statement, slug) => of_statement(record, fact, slug, about).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn of_commitment(record: &Record, fact: &Fact, id: &CommitmentId, about: &[Record], day: Day) -> Vec<PublicEvent> {
    let public = |it: &Record| may_see(&Reader::Anyone, &it.visibility, &[]);
    if !public(record) {
        return Vec::new();
    }
    let until = |last: i64| -> Option<CommitmentState> {
        let known: Vec<Record> = about.iter().filter(|it| it.sequence <= last && public(it)).cloned().collect();
        fold_seen(&known, id, day, |_| true)
    };
    let (before, after) = (until(record.sequence - 1), until(record.sequence));
    let state = after.as_ref();
    let subject = EventSubject::Commitment(id.clone(), state.map(|it| it.commitment.slug.clone()));
    let areas = state.map(|it| it.commitment.areas.clone()).unwrap_or_default();
    let event = |kind| PublicEvent::new(kind, subject.clone(), areas.clone());
    let named = |kind, id: &UpdateId, corrects: Option<&UpdateId>, status| PublicEvent {
        report: Some(NamedReport { id: id.clone(), corrects: corrects.cloned(), status }),
        ..event(kind)
    };
    if let Fact::PayloadWithheld(withholding) = fact {
        // Everybody hears that something was withheld, whatever it was; only what was public is told here.
        let was_public = about.iter().any(|it| it.id == withholding.record && public(it));
        let withheld = PublicEvent { withheld: Some(withholding.record.clone()), ..event(EventKind::RecordWithheld) };
        return was_public.then_some(withheld).into_iter().collect();
    }
    let Some(state) = state else { return Vec::new() };
    let mut events = Vec::new();
    events.extend(match fact {
        Fact::CommitmentRecorded(_) if before.is_some() => Some(event(EventKind::CommitmentRevised)),
        Fact::CommitmentRecorded(_) => Some(event(EventKind::CommitmentRecorded)),
        Fact::UpdatePublished(update) => {
            let corrects = update.corrects.as_ref();
            let kind = if corrects.is_some() { EventKind::ReportCorrected } else { EventKind::ReportPublished };
            Some(named(kind, &update.id, corrects, Some(update.status)))
        }
        Fact::UpdateWithdrawn(withdrawal) => Some(named(EventKind::ReportWithdrawn, &withdrawal.update, None, None)),
        Fact::UpdateConfirmed(confirmation) => {
            Some(named(EventKind::ReportConfirmed, &confirmation.update, None, None))
        }
        _ => None,
    });
    let listed = |state: &CommitmentState| Headline::of(state, Audience::Public).status;
    let (was, is) = (before.as_ref().map(listed), listed(state));
    if let Some(was) = was.filter(|was| *was != is) {
        events.push(PublicEvent { status: Some((was, is)), ..event(EventKind::StatusChanged) });
    }
    events
}

/// Statements are read by everybody.
fn of_statement(record: &Record, fact: &Fact, slug: &str, about: &[Record]) -> Option<PublicEvent> {
    let event = |kind| PublicEvent::new(kind, EventSubject::Statement(slug.to_owned()), Vec::new());
    match fact {
        Fact::StatementRecorded(_) => {
            let earlier = about
                .iter()
                .any(|it| it.sequence < record.sequence && !matches!(it.fact, Some(Fact::PayloadWithheld(_))));
            Some(event(if earlier { EventKind::StatementRevised } else { EventKind::StatementRecorded }))
        }
        Fact::PayloadWithheld(withholding) => {
            let withheld = Some(withholding.record.clone());
            Some(PublicEvent { withheld, ..event(EventKind::RecordWithheld) })
        }
        _ => None,
    }
}

#[cfg(test)]
#[path = "event_tests.rs"]
mod tests;
