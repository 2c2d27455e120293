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
            !name.is_empty()
                && rest.starts_with(name.as_str())
                && after.is_none_or(|it| !it.is_alphanumeric() || is_hangul(it))
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

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::at_the_end("Please look, @Kim Minsu", &[0])]
    #[case::whatever_its_case("@KIM  minsu: please", &[0])]
    #[case::the_longer_name("@김민수진 확인 바랍니다", &[2])]
    #[case::with_a_particle("@김민수에게 문의", &[1])]
    #[case::several("＠김민수, @Kim Minsu", &[0, 1])]
    #[case::of_one_name("@Lee", &[3, 4])]
    #[case::part_of_a_word("@Leeds", &[])]
    #[case::an_address("write to a@lee.example", &[])]
    #[case::nobody("@ Kim Minsu, @@, @", &[])]
    fn names_after_an_at_are_found(#[case] text: &str, #[case] expected: &[usize]) {
        assert_eq!(named(text, ["Kim Minsu", "김민수", "김민수진", "Lee", "lee", ""]), expected);
    }
}
