//! The lists of a portfolio file about what happened to its commitments.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::due::Due;
use crate::domain::commitment::status::Status;
use crate::domain::report::countersign::CountersignAnswer;
use crate::domain::report::evidence::EvidenceClass;
use crate::exchange::portfolio_entry::entry;
use crate::exchange::portfolio_fields::{Code, Field, Id, Link, Note, Prose, Title, Whole, words};
use crate::exchange::portfolio_problem::{Faults, Spot};

string_enum! {
    /// What happened to a commitment.
    EventKind {
        /// It was reported how it stands.
        Update = "update",
        /// The same, and a milestone was completed that day.
        Milestone = "milestone",
    }
}

words!(EventKind);

entry! {
    /// One of several sources of an event.
    EvidenceLine {
        /// Its address.
        needed url: Link,
        /// Who published it.
        maybe publisher: Title,
        /// When.
        maybe published_on: Day,
        /// Who that is; without it: `third_body`.
        maybe evidence_class: EvidenceClass,
    }
}

entry! {
    /// Something that happened to a commitment.
    EventLine {
        /// Its name, unique among events.
        needed id: Id,
        /// What it is about: a commitment of this file or one that is recorded already.
        needed commitment: Code,
        /// The day from which it holds, at most 31 days before the statement. Without it: `written_on`, and the page says so.
        maybe date: Day,
        /// What is to be known about the day.
        maybe date_note: Note,
        /// What it is; without it: `update`.
        maybe kind: EventKind,
        /// What happened; needed for what no party reports (without `voice`), in one of the two languages.
        maybe title_en: Title,
        /// The same in Korean.
        maybe title_ko: Title,
        /// More about it.
        maybe summary_en: Prose,
        /// The same in Korean.
        maybe summary_ko: Prose,
        /// How the commitment stands from then on.
        needed status: Status,
        /// Per cent done, as reported.
        maybe progress: Whole<100>,
        /// What the source states that the status is read from.
        maybe progress_basis: Note,
        /// Organisations that take part.
        list organisations: Code,
        /// The meeting that it reports.
        maybe meeting: Code,
        /// Its source.
        maybe source_url: Link,
        /// Who published the source, of which `source_url` or `evidence_class` is given too.
        maybe publisher: Title,
        /// When.
        maybe published_on: Day,
        /// Who that is; without it: `third_body`.
        maybe evidence_class: EvidenceClass,
        /// More sources.
        list sources: EvidenceLine,
        /// The party that reports. Without it: the public record, in which only `completed`, `in_progress` and `not_started` change how a commitment stands.
        maybe voice: Code,
        /// Who may see it; never more people than see the commitment.
        maybe visibility: Visibility,
        /// An earlier event of the same voice that it corrects; it has that one's day and visibility.
        maybe corrects: Code,
        /// The organisation that wrote it for its party.
        maybe written_by: Code,
        /// Results.
        maybe results_en: Prose,
        /// The same in Korean.
        maybe results_ko: Prose,
        /// What comes next.
        maybe next_steps_en: Prose,
        /// The same in Korean.
        maybe next_steps_ko: Prose,
        /// Obstacles.
        maybe obstacles_en: Prose,
        /// The same in Korean.
        maybe obstacles_ko: Prose,
        /// What others are asked to do.
        maybe help_needed_en: Prose,
        /// The same in Korean.
        maybe help_needed_ko: Prose,
    }
}

entry! {
    /// A milestone. One that stands twice, or is recorded already, was set anew on the later day.
    MilestoneLine {
        /// Its name.
        needed id: Id,
        /// The commitment that it is a step of.
        needed commitment: Code,
        /// The day on which it was set.
        needed date: Day,
        /// Its title in English; one of the two titles is needed.
        maybe title_en: Title,
        /// Its title in Korean.
        maybe title_ko: Title,
        /// When it is due; not before the statement.
        maybe due: Due,
        /// When it was done.
        maybe completed_on: Day,
        /// The party whose own step it is.
        maybe party: Code,
        /// Why it was set anew.
        maybe reason_en: Prose,
        /// The same in Korean.
        maybe reason_ko: Prose,
    }
}

entry! {
    /// A joint status.
    JointStatusLine {
        /// The commitment.
        needed commitment: Code,
        /// The day on which it was agreed.
        needed date: Day,
        /// How it stands.
        needed status: Status,
        /// The party that proposed it.
        needed proposed_by: Code,
        /// The parties that accepted it.
        some accepted_by: Code,
        /// Who may see it; never more people than see the commitment.
        maybe visibility: Visibility,
    }
}

entry! {
    /// An event taken back.
    WithdrawalLine {
        /// The event.
        needed event: Code,
        /// When.
        needed date: Day,
        /// Why.
        needed reason: Prose,
    }
}

entry! {
    /// An event said to be still true, by its own voice.
    ConfirmationLine {
        /// The event.
        needed event: Code,
        /// When.
        needed date: Day,
    }
}

entry! {
    /// An answer to an event.
    CountersignLine {
        /// The event.
        needed event: Code,
        /// The party that answers.
        needed party: Code,
        /// When.
        needed date: Day,
        /// What it answers.
        needed answer: CountersignAnswer,
        /// Why; a dispute needs it.
        maybe reason_en: Prose,
        /// The same in Korean.
        maybe reason_ko: Prose,
        /// Whether both sides agreed that the dispute may be seen as widely as the event; until then it is `shared`.
        flag released: bool,
    }
}

entry! {
    /// A proposed joint status.
    JointProposalLine {
        /// The commitment.
        needed commitment: Code,
        /// When it was proposed.
        needed date: Day,
        /// The status.
        needed status: Status,
        /// The party that proposes it.
        needed proposed_by: Code,
        /// Why.
        maybe reason_en: Prose,
        /// The same in Korean.
        maybe reason_ko: Prose,
        /// What the others answered. What all accepted stands in `joint_statuses`.
        list answers: AnswerLine,
    }
}

entry! {
    /// An answer to a proposed joint status.
    AnswerLine {
        /// The party that answers.
        needed party: Code,
        /// When.
        needed date: Day,
        /// Whether it accepts.
        needed accepted: bool,
        /// Why.
        maybe reason_en: Prose,
        /// The same in Korean.
        maybe reason_ko: Prose,
    }
}

entry! {
    /// A report that waits or was returned.
    SubmissionLine {
        /// The commitment.
        needed commitment: Code,
        /// The organisation that hands it in; one of this file.
        needed organisation: Code,
        /// When it was handed in.
        needed date: Day,
        /// The day from which it shall hold.
        needed effective_on: Day,
        /// How the commitment stands.
        needed status: Status,
        /// Per cent done.
        maybe progress: Whole<100>,
        /// What it says.
        maybe summary_en: Prose,
        /// The same in Korean.
        maybe summary_ko: Prose,
        /// Results.
        maybe results_en: Prose,
        /// The same in Korean.
        maybe results_ko: Prose,
        /// What comes next.
        maybe next_steps_en: Prose,
        /// The same in Korean.
        maybe next_steps_ko: Prose,
        /// Who may see it once it is published.
        maybe visibility: Visibility,
        /// When it was returned to its authors.
        maybe returned_on: Day,
        /// Why.
        maybe return_reason_en: Prose,
        /// The same in Korean.
        maybe return_reason_ko: Prose,
    }
}
