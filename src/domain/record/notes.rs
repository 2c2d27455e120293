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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::access::permission::Audience;
    use crate::domain::access::role::Role;
    use crate::domain::commitment::status::Status;
    use crate::domain::list::projection::project;
    use crate::domain::note::NoteWithdrawal;
    use crate::domain::report::person::Person;
    use crate::domain::samples::{self, on, records, reference, report, seen_by, text};

    fn note(id: &str, visibility: &str, day: &str) -> Record {
        let fact = Fact::NoteWritten(Note {
            id: id.into(),
            commitment: samples::ID.into(),
            update: None,
            text: text("We may give way."),
            author: Person { account: "a".into(), acts_for: Vec::new(), as_oneself: false },
            role: Role::Official,
            post: Default::default(),
            mentions: Vec::new(),
        });
        seen_by(visibility, on(day, fact))
    }

    fn withdraws(id: &str, day: &str) -> Record {
        let withdrawal = NoteWithdrawal { commitment: samples::ID.into(), note: id.into() };
        seen_by("party:ROK", on(day, Fact::NoteWithdrawn(withdrawal)))
    }

    #[test]
    fn the_latest_note_is_first_and_one_taken_back_is_none() {
        let all = records([
            note("a", "party:ROK", "2026-01-01"),
            note("b", "organisation:ROK-MIN", "2026-01-02"),
            note("c", "party:ROK", "2026-01-03"),
            withdraws("a", "2026-01-04"),
        ]);
        let ids = |records: &[Record]| notes(records).into_iter().map(|it| it.note.value.id.0).collect::<Vec<_>>();
        assert_eq!(ids(&all), ["c", "b"]);
        assert_eq!(ids(&all[..4]), ["c", "b", "a"], "as it was before");
    }

    /// Headlines, lists, counts, search and tasks are the same with notes as without.
    #[test]
    fn a_note_changes_nothing_else() {
        let reported = || seen_by("public", on("2026-01-02", report("u", "party:ROK", Status::OnTrack)));
        let plain = records([reported()]);
        let noted = records([
            reported(),
            note("a", "party:ROK", "2026-01-01"),
            note("b", "organisation:ROK-MIN", "2026-01-05"),
            withdraws("a", "2026-01-06"),
        ]);
        let made = |records: &[Record]| project(&samples::ID.into(), records, &reference()).unwrap();
        assert_eq!(made(&noted), made(&plain));
        assert!(Audience::ALL.iter().all(|it| noted[2..].iter().all(|record| !it.counts(&record.visibility))));
    }
}
