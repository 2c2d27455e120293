//! What a status update rests on.

use serde::{Deserialize, Serialize};

use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::FieldErrors;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::report::file::EvidenceFile;

string_enum! {
    /// Who published a source.
    EvidenceClass {
        /// The parties together.
        Joint = "joint",
        /// A government body of one party.
        Party = "party",
        /// Another organisation.
        ThirdBody = "third_body",
        /// The press.
        Press = "press",
    }
}

/// One source of a status update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub class: EvidenceClass,
    pub publisher: Option<String>,
    /// Web address.
    pub address: Option<String>,
    /// The day it was published, where known.
    pub published_on: Option<Day>,
    /// The day the editor read it, where known.
    #[serde(default)]
    pub read_on: Option<Day>,
    /// The source itself, where it was given as a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<EvidenceFile>,
}

impl Evidence {
    /// Whether it leads to a source, at an address or as a file.
    pub const fn is_sourced(&self) -> bool {
        self.address.is_some() || self.file.is_some()
    }
}

/// What is wrong with the sources of a report, as `evidence-0`, `evidence-1`, … for an address that is none of the web,
/// `evidence-0-publisher`, … for a publisher, `evidence-0-published_on`, … for a day after today.
pub fn check(evidence: &[Evidence], today: Day, faults: &mut FieldErrors) {
    for (place, source) in evidence.iter().enumerate() {
        faults.address(&format!("evidence-{place}"), source.address.as_deref());
        faults.note(&format!("evidence-{place}-publisher"), source.publisher.as_deref());
        for (day, part) in [(source.published_on, "published_on"), (source.read_on, "read_on")] {
            faults.require(day.is_none_or(|day| day <= today), &format!("evidence-{place}-{part}"), Problem::WrongDay);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was recorded before files could be given is read and written unchanged: its digest stays.
    #[test]
    fn a_source_without_a_file_is_written_as_before() {
        let before = r#"{"class":"press","publisher":"Gazette","address":"https://gazette.example/1","published_on":null,"read_on":null}"#;
        let source: Evidence = serde_json::from_str(before).unwrap();
        assert_eq!(source.file, None);
        assert_eq!(serde_json::to_string(&source).unwrap(), before);
    }
}
