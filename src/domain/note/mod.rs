//! Internal notes: what people of one side note about a commitment, or about a report on it, for themselves.

pub mod mention;

use serde::{Deserialize, Serialize};

use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::access::role::Role;
use crate::domain::basics::code::code;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::note::mention::Mention;
use crate::domain::report::person::Person;
use crate::domain::report::update::UpdateId;

code! {
    /// A note's identifier (UUIDv7).
    NoteId
}

/// What somebody notes for the own organisation or the own side: the visibility of its record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub id: NoteId,
    pub commitment: CommitmentId,
    /// The submitted report that it is about; nothing where it is about the commitment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub update: Option<UpdateId>,
    pub text: Text,
    pub author: Person,
    /// The author's role when it was written.
    pub role: Role,
    /// The post that the author held, where there was one.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub post: Text,
    /// The colleagues who are told of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
}

/// An author takes a note back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteWithdrawal {
    pub commitment: CommitmentId,
    pub note: NoteId,
}

/// For whom a person may write a note that hangs on something of a visibility, the narrowest first: the own organisation,
/// and the own side where the person is of a government body and the side sees what the note hangs on. Never another side.
pub fn audiences(member: &Member, hangs_on: &Visibility) -> Vec<Visibility> {
    let organisation = Visibility::Organisation(member.organisation.clone());
    let side = Visibility::Party(member.party.clone());
    let side_sees = hangs_on.is_common() || *hangs_on == side;
    std::iter::once(organisation).chain((member.government && side_sees).then_some(side)).collect()
}

#[cfg(test)]
#[path = "note_tests.rs"]
mod tests;
