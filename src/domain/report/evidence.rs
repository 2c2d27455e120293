//! What a status update rests on.

use serde::{Deserialize, Serialize};

use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem};
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
    /// Further files of it: annexes, the same in another language. Records made before hold one file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more_files: Vec<EvidenceFile>,
}

/// The most files of one source.
pub const MOST_FILES: usize = 5;

impl Evidence {
    /// Whether it leads to a source, at an address or as a file.
    pub fn is_sourced(&self) -> bool {
        self.address.is_some() || self.files().next().is_some()
    }

    /// Its files, in the order in which they were given.
    pub fn files(&self) -> impl Iterator<Item = &EvidenceFile> {
        self.file.iter().chain(&self.more_files)
    }

    /// The same, to be corrected.
    pub fn files_mut(&mut self) -> impl Iterator<Item = &mut EvidenceFile> {
        self.file.iter_mut().chain(&mut self.more_files)
    }

    /// The same with other files: the first stands where records made before have the only one.
    pub fn with_files(self, files: impl IntoIterator<Item = EvidenceFile>) -> Self {
        let mut files = files.into_iter();
        Self { file: files.next(), more_files: files.collect(), ..self }
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
    use crate::domain::report::file::{FileDigest, FileKind};

    /// What was recorded before files could be given is read and written unchanged: its digest stays.
    #[test]
    fn a_source_without_a_file_is_written_as_before() {
        let before = r#"{"class":"press","publisher":"Gazette","address":"https://gazette.example/1","published_on":null,"read_on":null}"#;
        let source: Evidence = serde_json::from_str(before).unwrap();
        assert_eq!(source.files().count(), 0);
        assert_eq!(serde_json::to_string(&source).unwrap(), before);
    }

    /// One file is written as before there could be several.
    #[test]
    fn files_stand_in_the_order_in_which_they_were_given() {
        let file = |name: &str| EvidenceFile {
            digest: FileDigest("a1".repeat(32)),
            name: name.into(),
            kind: FileKind::Pdf,
            size: 7,
        };
        let before = r#"{"class":"press","publisher":null,"address":null,"published_on":null,"read_on":null,"file":{"digest":"a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1","name":"1.pdf","kind":"pdf","size":7}}"#;
        let source: Evidence = serde_json::from_str(before).unwrap();
        assert_eq!(source.files().collect::<Vec<_>>(), [&file("1.pdf")]);
        assert_eq!(serde_json::to_string(&source).unwrap(), before);
        let names = ["1.pdf", "2.pdf", "3.pdf"];
        let several = source.with_files(names.map(file));
        let again: Evidence = serde_json::from_str(&serde_json::to_string(&several).unwrap()).unwrap();
        assert_eq!(again.files().map(|it| &*it.name).collect::<Vec<_>>(), names);
        assert!(!again.with_files([]).is_sourced());
    }
}
