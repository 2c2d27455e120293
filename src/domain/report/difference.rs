//! How a report differs from the one before it.

use std::collections::BTreeSet;

use crate::domain::basics::difference::{Piece, difference};
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::status::Status;
use crate::domain::report::evidence::Evidence;
use crate::domain::report::update::Update;

/// A value before and now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved<T> {
    pub before: Option<T>,
    pub now: Option<T>,
}

/// How a report differs from the former one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDifference {
    pub status: Moved<Status>,
    pub progress: Moved<u8>,
    /// The fields that have words in either, in the order in which a report is read.
    pub texts: Vec<TextDifference>,
    /// The sources that both cite, that only the former cites, and that only the new one cites.
    pub kept: Vec<Evidence>,
    pub dropped: Vec<Evidence>,
    pub cited: Vec<Evidence>,
}

/// How the text of one field differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextDifference {
    /// The name of the field.
    pub field: &'static str,
    pub versions: Vec<VersionDifference>,
}

/// How the text of a field differs in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionDifference {
    pub lang: Lang,
    /// Empty where neither report has the text in this language.
    pub pieces: Vec<Piece>,
    /// Whether it is older than the text in the other language: that changed since, and this did not.
    pub outdated: bool,
}

impl TextDifference {
    /// Whether it says anything other than before.
    pub fn is_changed(&self) -> bool {
        self.versions.iter().flat_map(|it| &it.pieces).any(|it| !matches!(it, Piece::Same(_)))
    }
}

impl ReportDifference {
    /// A report beside the one before it; `stayed` are the texts that stayed in one language while they changed in the
    /// other.
    pub fn of(former: &Update, new: &Update, stayed: &[(&'static str, Lang)]) -> Self {
        const FIELDS: [&str; 6] = ["title", "narrative", "results", "next_steps", "obstacles", "help_needed"];
        let texts = FIELDS.into_iter().zip(former.texts()).zip(new.texts());
        let mut texts: Vec<TextDifference> = texts
            .filter(|((_, before), now)| !before.is_empty() || !now.is_empty())
            .map(|((field, before), now)| {
                let versions = Lang::ALL.iter().map(|lang| {
                    let words =
                        |text: &crate::domain::basics::text::Text| text.version(*lang).map(|it| it.words.clone());
                    let pieces = difference(&words(before).unwrap_or_default(), &words(now).unwrap_or_default());
                    let outdated = now.is_outdated(*lang) || stayed.contains(&(field, *lang));
                    VersionDifference { lang: *lang, pieces, outdated }
                });
                TextDifference { field, versions: versions.collect() }
            })
            .collect();
        // Results come first and the further remarks last, as in the form.
        texts.sort_by_key(|it| it.field == "narrative");
        let cites = |update: &Update, source: &Evidence| update.evidence.iter().any(|it| same_source(it, source));
        let those = |of: &Update, other: &Update, both: bool| -> Vec<Evidence> {
            of.evidence.iter().filter(|it| cites(other, it) == both).cloned().collect()
        };
        Self {
            status: Moved { before: Some(former.status), now: Some(new.status) },
            progress: Moved { before: former.progress, now: new.progress },
            texts,
            kept: those(new, former, true),
            dropped: those(former, new, false),
            cited: those(new, former, false),
        }
    }

    /// Whether the two say the same.
    pub fn is_none(&self) -> bool {
        self.status.before == self.status.now
            && self.progress.before == self.progress.now
            && self.dropped.is_empty()
            && self.cited.is_empty()
            && !self.texts.iter().any(TextDifference::is_changed)
    }
}

/// Whether two lead to the same: at an address, as the same files, or as what was published by somebody on a day.
fn same_source(one: &Evidence, other: &Evidence) -> bool {
    let files = |it: &Evidence| it.files().map(|file| file.digest.0.clone()).collect::<BTreeSet<String>>();
    (&one.address, files(one), &one.publisher) == (&other.address, files(other), &other.publisher)
}

#[cfg(test)]
#[path = "difference_tests.rs"]
mod tests;
