//! Who is told of a note: those whom its author chose, and those whom its text names after an `@`.

use serde::{Deserialize, Serialize};

use crate::domain::basics::search::normalise;

/// Somebody who is told of a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    pub account: String,
    /// The person's name when the note was written.
    pub name: String,
}

/// The places of those of these names that a text has after an `@`, in the order of the names. Of two names of which one
/// begins the other, the longer is meant; of several people of one name, all.
pub fn named<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let names: Vec<String> = names.into_iter().map(normalise).collect();
    let text = normalise(text);
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        // What stands in an e-mail address names nobody.
        if text[..at].chars().next_back().is_some_and(char::is_alphanumeric) {
            continue;
        }
        let rest = &text[at + 1..];
        let is_meant = |name: &&String| {
            let after = rest.strip_prefix(name.as_str()).and_then(|it| it.chars().next());
            // Particles follow a Korean name without a space.
            !name.is_empty() && rest.starts_with(name.as_str()) && after.is_none_or(|it| !it.is_alphanumeric() || is_hangul(it))
        };
        let Some(name) = names.iter().filter(is_meant).max_by_key(|it| it.len()) else { continue };
        found.extend(names.iter().enumerate().filter(|(_, it)| *it == name).map(|(place, _)| place));
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn is_hangul(letter: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&letter)
}
