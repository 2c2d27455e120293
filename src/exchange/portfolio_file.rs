//! The portfolio file: every list and every field of it, once. The reader, the schema and the tables of `docs/portfolio.md`
//! are made from this.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::{Day, Precision};
use crate::domain::commitment::due::Due;
use crate::domain::commitment::owner::OwnerBasis;
use crate::domain::commitment::relation::RelationKind;
use crate::domain::commitment::status::Status;
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::meeting::{MechanismKind, MeetingState};
use crate::domain::organisation::OrganisationKind;
use crate::domain::organisation::party::PartyKind;
use crate::domain::portfolio::Marking;
use crate::domain::report::countersign::CountersignAnswer;
use crate::domain::report::evidence::EvidenceClass;
use crate::domain::statement::StatementKind;
use crate::domain::statement::reporting::Every;
use crate::exchange::portfolio_entry::entry;
use crate::exchange::portfolio_fields::{
    ByCode, Code, Field, FullText, Id, Link, Note, Numbering, Prose, Title, Until, Whole, Zone, words,
};
use crate::exchange::portfolio_happened::{
    ConfirmationLine, CountersignLine, EventLine, JointProposalLine, JointStatusLine, MilestoneLine, SubmissionLine,
    WithdrawalLine,
};
use crate::exchange::portfolio_problem::{Faults, Spot};

words!(
    Precision,
    OwnerBasis,
    RelationKind,
    Status,
    Basis,
    Nature,
    Standing,
    MechanismKind,
    MeetingState,
    OrganisationKind,
    PartyKind,
    Marking,
    CountersignAnswer,
    EvidenceClass,
    StatementKind,
    Every,
);

entry! {
    /// A portfolio file.
    File {
        /// The day as of which it was written; what has no day of its own counts from then. Without it: the day of the import.
        maybe written_on: Day,
        /// What the portfolio is about.
        maybe portfolio: About,
        /// Those who sign statements.
        list parties: PartyLine,
        /// Their ministries and other bodies.
        list organisations: OrganisationLine,
        /// Fields of work, in the order in which pages show them.
        list areas: AreaLine,
        /// Standing forums and dialogues.
        list mechanisms: MechanismLine,
        /// Their sittings.
        list meetings: MeetingLine,
        /// The texts in which parties say what they will do.
        list statements: StatementLine,
        /// What they say, one thing each, in the order of the statement.
        list commitments: CommitmentLine,
        /// What happened since, and how things stand.
        list events: EventLine,
        /// Steps on the way, with their due days.
        list milestones: MilestoneLine,
        /// Statuses on which the parties agreed.
        list joint_statuses: JointStatusLine,
        /// Events taken back.
        list withdrawals: WithdrawalLine,
        /// Events said to be still true.
        list confirmations: ConfirmationLine,
        /// What a party answers to another party's event.
        list countersigns: CountersignLine,
        /// Joint statuses that were proposed and not agreed: open, or declined.
        list joint_proposals: JointProposalLine,
        /// Reports handed in and not published, seen by the own side only.
        list submissions: SubmissionLine,
    }
}

entry! {
    /// What the portfolio is about.
    About {
        /// The heading of the overview.
        maybe title_en: Title,
        /// The same in Korean.
        maybe title_ko: Title,
        /// Whether it describes real things; anything else is marked on every page.
        needed marking: Marking,
        /// The parties that report here themselves. Without it every status is read from published sources.
        list taking_part: Code,
        /// The commitment that the overview follows from statement to result.
        maybe example: Code,
        /// For each party code what tables call its side.
        maybe tags: ByCode<TagLine>,
        /// For each party code its mark in lists of owners, shorter still than the tag.
        maybe marks: ByCode<TagLine>,
        /// For each code of a party or organisation how its texts may be used.
        maybe licences: ByCode<LicenceLine>,
        /// The zone in which days are counted; without it that of the first party is assumed.
        maybe time_zone: Zone,
        /// When the parties report.
        maybe reporting: ReportingLine,
    }
}

entry! {
    /// A short name of a party.
    TagLine {
        /// In English.
        maybe en: Title,
        /// In Korean.
        maybe ko: Title,
    }
}

entry! {
    /// How texts may be used.
    LicenceLine {
        /// In English.
        maybe en: Note,
        /// In Korean.
        maybe ko: Note,
    }
}

entry! {
    /// When parties report.
    ReportingLine {
        /// How often.
        needed every: Every,
        /// The first report day.
        needed anchor: Day,
    }
}

entry! {
    /// A party.
    PartyLine {
        /// Its code, such as `NO`.
        needed code: Id,
        /// Its name in English; one of the two names is needed.
        maybe name_en: Title,
        /// Its name in Korean.
        maybe name_ko: Title,
        /// What it is.
        needed kind: PartyKind,
        /// The zone in which its days end.
        needed time_zone: Zone,
        /// The organisation that speaks for it.
        maybe coordinating: Code,
    }
}

entry! {
    /// A name that an organisation had.
    FormerNameLine {
        /// In English.
        maybe name_en: Title,
        /// In Korean.
        maybe name_ko: Title,
        /// The last day or year of it.
        maybe until: Until,
    }
}

entry! {
    /// An organisation.
    OrganisationLine {
        /// Its code, such as `MSIT`.
        needed code: Id,
        /// The party that it belongs to.
        needed party: Code,
        /// Its name in English; one of the two names is needed.
        maybe name_en: Title,
        /// Its name in Korean.
        maybe name_ko: Title,
        /// Whether the Korean name is a translation of ours.
        flag name_ko_is_translation: bool,
        /// What it is.
        needed kind: OrganisationKind,
        /// Names that it had.
        list former_names: FormerNameLine,
        /// Its website.
        maybe url: Link,
    }
}

entry! {
    /// An area.
    AreaLine {
        /// Its code, such as `ai`.
        needed code: Id,
        /// Its name in English; one of the two names is needed.
        maybe name_en: Title,
        /// Its name in Korean.
        maybe name_ko: Title,
    }
}

entry! {
    /// A mechanism.
    MechanismLine {
        /// Its code.
        needed code: Id,
        /// Its name in English; one of the two names is needed.
        maybe name_en: Title,
        /// Its name in Korean.
        maybe name_ko: Title,
        /// What it is.
        needed kind: MechanismKind,
        /// The parties that sources name.
        list parties: Code,
    }
}

entry! {
    /// A meeting.
    MeetingLine {
        /// Its name in addresses.
        needed id: Id,
        /// The mechanism that meets.
        needed mechanism: Code,
        /// Which sitting it is.
        maybe number: Whole<100_000>,
        /// Its first day, or a day of the period in which it is.
        needed date: Day,
        /// How exactly the source gives the day; without it: to the day.
        maybe date_precision: Precision,
        /// Where it is.
        maybe place: Title,
        /// What became of it.
        needed state: MeetingState,
        /// Its title in English; one of the two titles is needed.
        maybe title_en: Title,
        /// Its title in Korean.
        maybe title_ko: Title,
        /// The page that tells of it.
        maybe source_url: Link,
    }
}

entry! {
    /// One of several sources.
    SourceLine {
        /// Its address.
        needed url: Link,
        /// Who published it; not kept of the only or first source.
        maybe publisher: Title,
    }
}

entry! {
    /// A statement.
    StatementLine {
        /// Its name in addresses.
        needed id: Id,
        /// Its title in English; one of the two titles is needed.
        maybe title_en: Title,
        /// Its title in Korean.
        maybe title_ko: Title,
        /// Whether the Korean title is a translation of ours.
        flag title_ko_is_translation: bool,
        /// The day on which it was made.
        needed date: Day,
        /// What is to be known about the day.
        maybe date_note: Note,
        /// Where it was made.
        maybe place: Title,
        /// All signatories.
        some parties: Code,
        /// Those of them whose side the portfolio follows.
        some tracked_parties: Code,
        /// What it is.
        needed kind: StatementKind,
        /// `joint`, or the party that issued it alone.
        needed issuer: Code,
        /// The meeting that it comes from.
        maybe meeting: Code,
        /// Where it is published.
        maybe source_url: Link,
        /// Where else it is published.
        list sources: SourceLine,
        /// How much of the text was read, in your words, shown in the language in which you write them.
        maybe text_read: Note,
        /// The text itself, if you may publish it. Blank lines part its paragraphs.
        maybe text_en: FullText,
        /// The text in Korean.
        maybe text_ko: FullText,
        /// When the parties report on this statement.
        maybe reporting: ReportingLine,
    }
}

entry! {
    /// A link to another commitment.
    RelationLine {
        /// What this commitment does to the other.
        needed kind: RelationKind,
        /// The other one, said earlier or on the same day.
        needed to: Code,
        /// Why you link them, in your words, shown in the language in which you write them.
        maybe basis: Note,
    }
}

entry! {
    /// A commitment.
    CommitmentLine {
        /// Its name in addresses.
        needed id: Id,
        /// The statement that says it.
        needed statement: Code,
        /// Its number there.
        maybe number: Numbering,
        /// Its areas; there may be none.
        list areas: Code,
        /// Your title in English; one of the two titles is needed.
        maybe title_en: Title,
        /// Your title in Korean.
        maybe title_ko: Title,
        /// Your summary.
        maybe summary_en: Prose,
        /// Your summary in Korean.
        maybe summary_ko: Prose,
        /// What was read.
        needed basis: Basis,
        /// What the parties' words amount to.
        needed standing: Standing,
        /// The party that proposes it, where it is only proposed.
        maybe proposed_by: Code,
        /// The parties that said they would do it.
        list undertaken_by: Code,
        /// The party to which it is proposed.
        maybe addressed_to: Code,
        /// The organisations to which it is proposed.
        list addressee_organisations: Code,
        /// For each party code its responsible organisations.
        maybe leads: ByCode<Vec<Code>>,
        /// For each party code those that support them.
        maybe supports: ByCode<Vec<Code>>,
        /// Why they count as responsible: the source names them, their party assigned them, or you assume it. Needed where there are any.
        maybe leads_basis: OwnerBasis,
        /// What is known about who leads.
        maybe leads_note: Note,
        /// How it can end.
        needed nature: Nature,
        /// Links to earlier commitments.
        list relations: RelationLine,
        /// When it starts.
        maybe starts_on: Day,
        /// What is to be known about that.
        maybe starts_note: Note,
        /// The due day with `due_precision`, instead of `due`.
        maybe due_on: Day,
        /// How exactly the source gives the due day.
        maybe due_precision: Precision,
        /// When it is due, as the source says; not before the statement.
        maybe due: Due,
        /// What is to be known about that.
        maybe due_note: Note,
        /// Where the source says it.
        maybe source_url: Link,
        /// Where else it is said.
        list sources: SourceLine,
        /// Which part of the source says it.
        maybe source_locator: Note,
        /// The words of `text_en` of the statement that hold it.
        maybe passage_en: Prose,
        /// The words of `text_ko` that hold it.
        maybe passage_ko: Prose,
        /// Who may see it: `public` (without it) or `shared`.
        maybe visibility: Visibility,
    }
}
