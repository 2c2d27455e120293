//! Joint statements, fact sheets, memoranda and the like.

pub mod passages;
pub mod reporting;
pub mod sentences;

use serde::{Deserialize, Serialize};

use crate::domain::basics::day::Day;
use crate::domain::basics::source::FurtherSource;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::organisation::code::PartyCode;
use crate::domain::statement::reporting::ReportingRule;

string_enum! {
    /// What a statement is.
    StatementKind {
        JointStatement = "joint_statement",
        /// Of one party, in a form that has no other word here.
        Statement = "statement",
        JointFactSheet = "joint_fact_sheet",
        FactSheet = "fact_sheet",
        Memorandum = "memorandum",
        PressRelease = "press_release",
        Framework = "framework",
        MeetingRecord = "meeting_record",
    }
}

/// Who issued a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Issuer {
    /// All its parties together.
    Joint,
    /// One party.
    Party(PartyCode),
}

/// A text in which parties say what they will do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    pub slug: String,
    pub title: Text,
    pub kind: StatementKind,
    pub issuer: Issuer,
    pub on: Day,
    /// What the editor knows about the day.
    #[serde(default)]
    pub day_note: Option<String>,
    pub place: Option<String>,
    /// All signatories.
    pub parties: Vec<PartyCode>,
    /// Those whose side the portfolio follows.
    pub tracked: Vec<PartyCode>,
    /// Slug of the meeting it came from.
    pub meeting: Option<String>,
    /// Address of the source.
    pub source: Option<String>,
    /// Where else it was published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further: Vec<FurtherSource>,
    /// How much of the text the editor has read, in the editor's words.
    pub text_read: Option<String>,
    /// The text itself, where the portfolio may hold it. Paragraphs are separated by blank lines.
    #[serde(default)]
    pub text: Text,
    /// When the parties report on its commitments; else the portfolio's rule holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporting: Option<ReportingRule>,
    /// Why it was revised.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}
