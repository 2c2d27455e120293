//! What a voice reports about a commitment.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::code::code;
use crate::domain::basics::day::Day;
use crate::domain::basics::string_enum::UnknownWord;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::status::Status;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::organisation::code::PartyCode;
use crate::domain::report::evidence::Evidence;
use crate::domain::report::person::Person;

code! {
    /// A status update's identifier (UUIDv7).
    UpdateId
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Voice {
    /// An editor's reading of a cited published source.
    PublicRecord,
    /// A party's own report.
    Party(PartyCode),
}

impl Voice {
    /// The party that speaks; nothing for the public record.
    pub fn party(&self) -> Option<&PartyCode> {
        match self {
            Self::Party(party) => Some(party),
            Self::PublicRecord => None,
        }
    }
}

impl fmt::Display for Voice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PublicRecord => f.write_str("public_record"),
            Self::Party(party) => write!(f, "party:{party}"),
        }
    }
}

impl FromStr for Voice {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text.split_once(':') {
            None if text == "public_record" => Ok(Self::PublicRecord),
            Some(("party", code)) if !code.is_empty() => Ok(Self::Party(code.into())),
            _ => Err(UnknownWord(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Voice {
    type Error = UnknownWord;
    fn try_from(text: String) -> Result<Self, UnknownWord> {
        text.parse()
    }
}

impl From<Voice> for String {
    fn from(voice: Voice) -> Self {
        voice.to_string()
    }
}

/// What one voice reports about a commitment, effective on its record's day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    pub id: UpdateId,
    pub slug: String,
    pub commitment: CommitmentId,
    pub voice: Voice,
    pub status: Status,
    /// Per cent done, as reported.
    #[serde(default)]
    pub progress: Option<u8>,
    /// May be empty in a party's own report: pages then show the word of its status.
    pub title: Text,
    pub narrative: Text,
    /// What was achieved.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub results: Text,
    /// What is planned next.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub next_steps: Text,
    /// Obstacles.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub obstacles: Text,
    /// What others are asked to do.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub help_needed: Text,
    pub evidence: Vec<Evidence>,
    /// For the public record: what the source states that the status is read from.
    #[serde(default)]
    pub reading: Option<String>,
    /// What the editor knows about the day.
    #[serde(default)]
    pub day_note: Option<String>,
    /// That no source gives its day: it counts from the day of the portfolio file that brought it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub undated: bool,
    /// Organisations that the report names as taking part.
    #[serde(default)]
    pub organisations: Vec<OrganisationCode>,
    /// Slug of the meeting that it reports.
    #[serde(default)]
    pub meeting: Option<String>,
    /// The update that this one replaces; it takes that one's effective day.
    #[serde(default)]
    pub corrects: Option<UpdateId>,
    /// The organisation that wrote it for its party.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_by: Option<OrganisationCode>,
}

impl Update {
    /// Whether pages show the word of its status where others have a title.
    pub fn is_untitled(&self) -> bool {
        self.title.is_empty()
    }

    /// The party that reports; nothing for the public record.
    pub fn party(&self) -> Option<&PartyCode> {
        self.voice.party()
    }

    /// All its texts, in the order in which a report is read.
    pub fn texts(&self) -> [&Text; 6] {
        [&self.title, &self.narrative, &self.results, &self.next_steps, &self.obstacles, &self.help_needed]
    }
}

/// A report submitted for publication: own side only. What is published has the same identifier; where its wording
/// differs, it was edited before it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    pub update: Update,
    /// The day from which the report shall hold: that of its publication's record.
    pub on: Day,
    /// Who may see it once it is published.
    pub visibility: Visibility,
    /// The organisation that submits it.
    pub organisation: OrganisationCode,
    /// Who submits it; not known of what was submitted before this was recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Person>,
    /// The published update of which it says that nothing has changed since; published, it confirms that one. Its own texts
    /// are those of that update.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirms: Option<UpdateId>,
}

/// A submitted report sent back to its authors: own side only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    pub commitment: CommitmentId,
    pub update: UpdateId,
    pub reason: Text,
}

/// A return taken back by those who may return, before the author opened it: the report waits as it did before. Own side
/// only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnWithdrawal {
    pub commitment: CommitmentId,
    pub update: UpdateId,
}

/// A submitted report taken back by those who submitted it, before anybody approved it: own side only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recall {
    pub commitment: CommitmentId,
    pub update: UpdateId,
}

/// A voice says that its update is still true: it counts as a report of that day without new words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    pub commitment: CommitmentId,
    pub update: UpdateId,
    pub voice: Voice,
    /// What was submitted to be published as this; nothing where a manager said it without that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submission: Option<UpdateId>,
}

/// Takes an update back from the day the record takes effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    pub commitment: CommitmentId,
    pub update: UpdateId,
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::samples::update;

    /// What was recorded before reports had more fields is read and written unchanged.
    #[test]
    fn a_payload_of_before_stays_readable() {
        let plain = update("a", "party:ROK", Status::OnTrack);
        let value = serde_json::to_value(&plain).unwrap();
        for field in ["results", "next_steps", "obstacles", "help_needed", "written_by"] {
            assert!(value.get(field).is_none(), "{field}");
        }
        assert_eq!(serde_json::from_value::<Update>(value).unwrap(), plain);
    }
}
