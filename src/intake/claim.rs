//! What the rules of a language find in a sentence.

use crate::intake::extraction::{LeftOutKind, Reason};
use crate::intake::span::Span;

/// Who does something, as the words of its subject tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Parties, by name.
    Named,
    /// All of them: `we`, `both sides`.
    Together,
    /// A ministry, an agency, an institute.
    Organisation,
    /// Somebody with a name or an office.
    Person,
    /// What the parties set up: a working group, a dialogue.
    Body,
    /// `This`, `it`: what was said before.
    Back,
    /// Any other thing.
    Thing,
    /// Nobody is named.
    Nobody,
}

/// The subject of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    pub who: Who,
    /// Where it stands, when it is named.
    pub words: Option<Span>,
}

impl Subject {
    /// Nobody.
    pub const NOBODY: Self = Self { who: Who::Nobody, words: None };
}

/// Words that say what will be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub span: Span,
    /// Where the words begin that tell what is done.
    pub act: usize,
    /// The words that are searched for a day and for owners: the span, or a whole row of a table.
    pub around: Span,
    pub subject: Subject,
    pub reasons: Vec<Reason>,
}

/// What a sentence was found to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    pub claims: Vec<Claim>,
    /// Why the rest of it is no claim.
    pub left: Option<(LeftOutKind, Option<Span>)>,
}

impl Judged {
    /// Nothing was found, for a reason.
    pub fn left(why: LeftOutKind, words: Option<Span>) -> Self {
        Self { claims: Vec::new(), left: Some((why, words)) }
    }
}
