//! What was found in a text.

use serde::Serialize;

use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::due::Due;
use crate::domain::commitment::{Nature, Standing};
use crate::domain::organisation::code::{OrganisationCode, PartyCode};
use crate::intake::span::Span;

/// What was found in a text: its structure, what is proposed, and what was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Extraction {
    /// The language whose rules were used.
    pub language: Lang,
    /// The text as it is stored.
    pub text: String,
    /// Its paragraphs, headings and items, in their order. Together they have every word of the text.
    pub blocks: Vec<Block>,
    /// What the parties say they will do, in the order of the text.
    pub proposals: Vec<Proposal>,
    /// Everything else, in the order of the text. Together with the proposals it has every word of the text.
    pub left_out: Vec<LeftOut>,
}

string_enum! {
    /// What a part of a text is.
    BlockKind {
        /// Running words.
        Paragraph = "paragraph",
        /// What stands over others.
        Heading = "heading",
        /// Words that items below them go on with.
        LeadIn = "lead_in",
        /// An item of a list, or a numbered paragraph.
        Item = "item",
        /// A row of a table.
        Row = "row",
        /// A note to the text.
        Footnote = "footnote",
        /// What is said about the text, such as its title and source.
        About = "about",
    }
}

/// A paragraph, a heading, an item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    pub span: Span,
    pub kind: BlockKind,
    /// Its bullet or number as the text has it, such as `-`, `3.` or `가.`.
    pub marker: Option<String>,
    /// Where its words begin, after the marker.
    pub words_from: usize,
    /// How deep it lies in lists, from 0.
    pub depth: usize,
    /// The block whose words it goes on with, by its place in the list.
    pub lead_in: Option<usize>,
    /// The heading over it, by its place in the list.
    pub heading: Option<usize>,
}

string_enum! {
    /// How sure a proposal is.
    Sureness {
        /// The parties say in so many words that they will do it.
        Sure = "sure",
        /// One thing about it is not as usual.
        Likely = "likely",
        /// It may as well be none.
        Unsure = "unsure",
    }
}

string_enum! {
    /// Why words were taken for a commitment, or what makes it less sure.
    ReasonKind {
        /// The parties say what they will do.
        Will = "will",
        /// The parties agreed, decided, committed or pledged to do it.
        Decided = "decided",
        /// The parties intend, plan, aim or seek to do it.
        Intends = "intends",
        /// It is announced, or is being done.
        Announced = "announced",
        /// It is said that something will be done, not by whom.
        Passive = "passive",
        /// An item under words that say the parties will do what follows.
        LeadIn = "lead_in",
        /// An item that begins with what is to be done.
        Imperative = "imperative",
        /// Words in the style of notes, which end in what is to be done.
        NoteStyle = "note_style",
        /// A commitment made before is made again.
        Reaffirms = "reaffirms",
        /// Whoever does it is no party.
        OtherSubject = "other_subject",
        /// A body that the parties set up does it.
        BodySubject = "body_subject",
        /// Nobody is named who does it.
        NoSubject = "no_subject",
        /// It is said that something will not be done.
        Negated = "negated",
        /// It depends on something.
        Conditional = "conditional",
        /// It is a general aim, with no act that could be seen.
        General = "general",
        /// The words are told as somebody's.
        Quoted = "quoted",
        /// The same is said in another place too.
        SaidTwice = "said_twice",
    }
}

impl ReasonKind {
    /// For the command line, which speaks English.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Will => "the parties say what they will do",
            Self::Decided => "the parties agreed, decided or committed to it",
            Self::Intends => "the parties intend, plan or aim to do it",
            Self::Announced => "it is announced, or is being done",
            Self::Passive => "it will be done; by whom is not said",
            Self::LeadIn => "an item under words that say the parties will do what follows",
            Self::Imperative => "an item that begins with what is to be done",
            Self::NoteStyle => "notes that end in what is to be done",
            Self::Reaffirms => "a commitment made before is made again",
            Self::OtherSubject => "whoever does it is no party",
            Self::BodySubject => "a body that the parties set up does it",
            Self::NoSubject => "nobody is named who does it",
            Self::Negated => "it is something that will not be done",
            Self::Conditional => "it depends on something",
            Self::General => "a general aim",
            Self::Quoted => "somebody's words are told",
            Self::SaidTwice => "the same is said in another place too",
        }
    }
}

/// A reason, with the words that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    pub kind: ReasonKind,
    /// Where the words stand, when there are any.
    pub words: Option<Span>,
}

/// An area, and the words that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AreaFound {
    pub code: String,
    pub words: Vec<Span>,
}

/// A party that undertakes something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartyFound {
    pub code: PartyCode,
    /// The words that name it; nothing where it is meant by `we` or `both sides`.
    pub words: Option<Span>,
}

/// An organisation that the words name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnerFound {
    /// The portfolio's organisation; nothing where it knows none of that name.
    pub code: Option<OrganisationCode>,
    /// Whose it is, as far as known.
    pub party: Option<PartyCode>,
    /// Its name as the text has it.
    pub name: String,
    pub words: Span,
}

/// Words that say until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DueFound {
    /// The day they mean; nothing where they depend on what is not known, such as a meeting without a day.
    pub due: Option<Due>,
    pub words: Span,
}

string_enum! {
    /// What a proposal may have to do with a commitment that the portfolio has.
    OfferedKind {
        /// Both are the same.
        Same = "same",
        /// It says the earlier one again.
        Reaffirms = "reaffirms",
        /// It adds detail to the earlier one.
        Specifies = "specifies",
    }
}

/// A link to a commitment that the portfolio has, offered and never set by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Offered {
    pub commitment: CommitmentId,
    pub slug: String,
    pub kind: OfferedKind,
    /// The rare words that both have.
    pub words: Vec<String>,
}

/// Something that the parties say they will do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// Where the text says it: one span for each place, in the order of the text.
    pub spans: Vec<Span>,
    /// The words of the lead-in that the item goes on with.
    pub lead_in: Option<Span>,
    /// The block of the first place.
    pub block: usize,
    /// The number under which the text has it.
    pub number: Option<String>,
    /// A short title in the language of the text, to be edited.
    pub title: Text,
    pub areas: Vec<AreaFound>,
    pub parties: Vec<PartyFound>,
    pub owners: Vec<OwnerFound>,
    pub due: Option<DueFound>,
    pub standing: Standing,
    pub nature: Nature,
    pub sureness: Sureness,
    /// Why it was taken, the main reason first.
    pub reasons: Vec<Reason>,
    pub offered: Vec<Offered>,
}

string_enum! {
    /// Why words are in no proposal.
    LeftOutKind {
        /// A heading, a title, a date line, a number alone.
        Structure = "structure",
        /// What is said about the text.
        About = "about",
        /// What is recognised, believed, recalled: the reasons for what follows.
        Recital = "recital",
        /// Welcome, thanks, praise, concern, condemnation, support.
        Attitude = "attitude",
        /// What was done or said.
        Report = "report",
        /// What an undertaking is hoped to bring about.
        Effect = "effect",
        /// What others are asked to do.
        Appeal = "appeal",
        /// What somebody who is no party will do.
        OtherSubject = "other_subject",
        /// What is not agreed or not meant.
        Denied = "denied",
        /// Somebody's words.
        Quotation = "quotation",
        /// What stands in every text of this kind: entry into force, languages, contacts.
        Boilerplate = "boilerplate",
        /// Another language than the one asked for.
        OtherLanguage = "other_language",
        /// Words that lead to the items below them.
        LeadIn = "lead_in",
        /// Nothing in it says that something will be done.
        Plain = "plain",
    }
}

impl LeftOutKind {
    /// For the command line, which speaks English.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Structure => "heading or number",
            Self::About => "about the text",
            Self::Recital => "recital",
            Self::Attitude => "welcome, thanks, concern or support",
            Self::Report => "report of what was done",
            Self::Effect => "hoped-for effect",
            Self::Appeal => "asks others to act",
            Self::OtherSubject => "whoever does it is no party",
            Self::Denied => "says what is not agreed",
            Self::Quotation => "somebody's words",
            Self::Boilerplate => "stands in every text of this kind",
            Self::OtherLanguage => "another language",
            Self::LeadIn => "leads to the items below",
            Self::Plain => "nothing says that something will be done",
        }
    }
}

/// Words that are in no proposal, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    pub span: Span,
    pub block: usize,
    pub why: LeftOutKind,
    /// The words that led to it, when there are any.
    pub words: Option<Span>,
}
