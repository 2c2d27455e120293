//! How texts are found: any syllable, any part of a compound, taken literally.

use unicode_normalization::UnicodeNormalization;

/// The longest query accepted, in characters.
pub const LONGEST_QUERY: usize = 4_000;

/// The form in which texts and queries are compared: composed (NFC), lower case, white space as single spaces.
pub fn normalise(text: &str) -> String {
    let composed: String = text.nfc().collect::<String>().to_lowercase().nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// More words than this are taken as a pasted passage and searched for as a whole. The databases join once per
/// word, and are slow with many.
const MOST_WORDS: usize = 6;

/// The words of a query, each of which a text of the commitment must hold. Repeated ones count once. A query of more than
/// [`MOST_WORDS`] words is one passage that a text must hold as it stands.
pub fn words(query: &str) -> Vec<String> {
    let query = normalise(query);
    let mut words: Vec<String> = Vec::new();
    for word in query.split(' ').filter(|word| !word.is_empty()) {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    if words.len() > MOST_WORDS { vec![query] } else { words }
}

/// The distinct pairs of neighbouring letters or digits of a normalised text. Whatever holds a word holds its pairs, so an
/// index of them narrows a search; a word of one character has none.
pub fn grams(normalised: &str) -> Vec<String> {
    let mut grams: Vec<String> = normalised
        .split(|letter: char| !letter.is_alphanumeric())
        .flat_map(|run| {
            let letters: Vec<char> = run.chars().collect();
            letters.windows(2).map(|pair| pair.iter().collect()).collect::<Vec<String>>()
        })
        .collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// A word as a `LIKE` pattern with `\` as escape character.
pub fn pattern(word: &str) -> String {
    let mut pattern = String::with_capacity(word.len() + 2);
    pattern.push('%');
    for letter in word.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn composed_and_decomposed_hangul_are_the_same_word() {
        let decomposed: String = "보안".nfd().collect();
        assert_ne!(decomposed, "보안");
        assert_eq!(words(&decomposed), words("보안"));
    }

    #[test]
    fn a_pasted_passage_is_looked_for_as_a_whole() {
        let passage = "a b c d e f g";
        assert_eq!(words(passage), [passage]);
        assert_eq!(words("a b a b a b a b a b a b a b"), ["a", "b"]);
    }

    #[test]
    fn wildcards_are_taken_literally() {
        assert_eq!(pattern(r"50%_\"), r"%50\%\_\\%");
    }

    proptest! {
        /// T50: whatever a text holds as a substring, its pairs hold too; so the index never hides a match.
        #[test]
        fn t50_pairs_of_a_part_are_pairs_of_the_whole(text in "[가-힣a-zA-Z0-9 .,()\"%_-]{0,40}", from in 0usize..40, len in 0usize..12) {
            let text = normalise(&text);
            let part: String = text.chars().skip(from).take(len).collect();
            let whole = grams(&text);
            for word in words(&part) {
                for gram in grams(&word) {
                    prop_assert!(whole.contains(&gram), "{gram} of {word} in {text}");
                }
            }
        }
    }
}
