//! The internal notes about a commitment, folded from its records.

use crate::domain::note::{Note, NoteId};
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::in_force::{InForce, in_force};
use crate::domain::report::update::UpdateId;

/// A note that was not taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenNote {
    pub note: InForce<Note>,
    /// Who wrote it, as the record names them.
    pub by: String,
    pub organisation: Option<OrganisationCode>,
}

/// The notes in force, the latest first, given the records that somebody may see until a day. Withheld ones count for
/// nothing. A note is part of no state: nothing of the commitment follows from it.
pub fn notes(history: &[Record]) -> Vec<WrittenNote> {
    let withdrawn = |id: &NoteId| is_withdrawn(history, id);
    let mut notes: Vec<WrittenNote> = history
        .iter()
        .filter_map(|record| match &record.fact {
            Some(Fact::NoteWritten(note)) if !withdrawn(&note.id) => Some(WrittenNote {
                note: in_force(record, note),
                by: record.actor.clone(),
                organisation: record.organisation.clone(),
            }),
            _ => None,
        })
        .collect();
    notes.sort_by_key(|it| std::cmp::Reverse(it.note.sequence));
    notes
}

/// Whether a note was taken back.
pub fn is_withdrawn(history: &[Record], id: &NoteId) -> bool {
    history.iter().any(|it| matches!(&it.fact, Some(Fact::NoteWithdrawn(withdrawal)) if withdrawal.note == *id))
}

/// Whether a record is a note about a report.
pub fn is_about(record: &Record, update: &UpdateId) -> bool {
    matches!(&record.fact, Some(Fact::NoteWritten(note)) if note.update.as_ref() == Some(update))
}
