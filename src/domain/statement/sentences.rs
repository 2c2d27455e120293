//! The paragraphs and sentences of a text, from which people choose the one that they mean.

use crate::domain::statement::passages::paragraphs;

/// A paragraph with its sentences. Nothing of it is lost between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph<'a> {
    pub words: &'a str,
    pub sentences: Vec<&'a str>,
}

/// The paragraphs of a text. Where a sentence ends is read from its marks, so that some are cut too seldom.
pub fn in_sentences(text: &str) -> Vec<Paragraph<'_>> {
    let paragraph = |words| Paragraph { words, sentences: of_paragraph(words) };
    paragraphs(text).map(|range| paragraph(&text[range])).collect()
}

fn of_paragraph(paragraph: &str) -> Vec<&str> {
    let (mut out, mut start) = (Vec::new(), 0);
    for (at, letter) in paragraph.char_indices().filter(|(_, letter)| letter.is_whitespace()) {
        let (before, after) = (&paragraph[start..at], paragraph[at..].trim_start());
        let ends = if letter == '\n' { begins_item(after) || is_over(before, after) } else { is_over(before, after) };
        if ends && !before.trim().is_empty() {
            out.push(before.trim());
            start = at;
        }
    }
    let rest = paragraph[start..].trim();
    out.extend((!rest.is_empty()).then_some(rest));
    out
}

/// Whether a line begins an item of a list or an outline.
fn begins_item(line: &str) -> bool {
    line.starts_with(['□', '■', '○', '●', '◦', '•', '·', '-', '–', '*', '※', '▪'])
}

/// Whether a sentence is over between what stands before a space and what follows it. Numbers, as of a Korean date, and
/// abbreviations end with the same mark.
fn is_over(before: &str, after: &str) -> bool {
    let bare = before.trim_end_matches(['"', '\'', '”', '’', ')', ']', '」', '』']);
    let Some(words) = bare.strip_suffix(['.', '!', '?', '。']) else { return false };
    if bare.ends_with(['!', '?', '。']) {
        return true;
    }
    let word = words.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches(['(', '"', '“', '‘']);
    let is_number = word.chars().any(|it| it.is_ascii_digit()) && !word.chars().any(char::is_alphabetic);
    let is_short = word.is_ascii() && (word.len() <= 2 || word.contains('.'));
    !is_number && !is_short && !after.starts_with(|it: char| it.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn sentences(text: &str) -> Vec<Vec<&str>> {
        in_sentences(text).into_iter().map(|it| it.sentences).collect()
    }

    #[rstest]
    #[case("We will hold a forum. We will share data.", &["We will hold a forum.", "We will share data."])]
    #[case("The U.S. Government and Mr. Kim met. They “agreed.” Then they left.", &["The U.S. Government and Mr. Kim met.", "They “agreed.”", "Then they left."])]
    #[case("양측은 2026. 3. 1. 착수하였다. 2027년에 마친다.", &["양측은 2026. 3. 1. 착수하였다.", "2027년에 마친다."])]
    #[case("We met,\nand agreed.", &["We met,\nand agreed."])]
    #[case("□ 추진 계획\n  ○ 세부 과제\n  ○ 일정", &["□ 추진 계획", "○ 세부 과제", "○ 일정"])]
    #[case("Is it so? Yes! Good", &["Is it so?", "Yes!", "Good"])]
    #[case("vol. ii of the report", &["vol. ii of the report"])]
    fn sentences_end_where_readers_see_it(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(sentences(text), [expected]);
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(sentences("One. Two.\n\nThree."), [vec!["One.", "Two."], vec!["Three."]]);
        assert_eq!(sentences(" \n\n "), Vec::<Vec<&str>>::new());
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[aA가1. \n□]{0,40}") {
            let letters = |text: &str| text.chars().filter(|it| !it.is_whitespace()).collect::<String>();
            let whole: String = sentences(&text).into_iter().flatten().collect();
            prop_assert_eq!(letters(&whole), letters(&text));
        }
    }
}
