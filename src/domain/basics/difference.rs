//! How one text differs from another, word by word.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Above this product of their numbers of words, texts are compared line by line: the time grows with it.
const MOST_COMPARED: usize = 1_000_000;

/// A part of two texts that were compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Both have it.
    Same(String),
    /// Only the former text has it.
    Removed(String),
    /// Only the new text has it.
    Added(String),
}

/// The parts of a former and a new text, in the order in which they are read.
///
/// A word is what stands between spaces and punctuation, in Korean with its particles: a noun that only changed its
/// particle reads as changed as a whole.
pub fn difference(former: &str, new: &str) -> Vec<Piece> {
    let (mut old_words, mut new_words) = (words(former), words(new));
    if old_words.len().saturating_mul(new_words.len()) > MOST_COMPARED {
        (old_words, new_words) = (former.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    }
    let mut pieces = Vec::new();
    // What was removed and added since the last words that both have.
    let (mut removed, mut added) = (String::new(), String::new());
    let operations = capture_diff_slices(Algorithm::Myers, &old_words, &new_words);
    for (place, operation) in operations.iter().enumerate() {
        let (old, new) = (old_words[operation.old_range()].concat(), new_words[operation.new_range()].concat());
        let between = place > 0 && place + 1 < operations.len();
        match operation {
            // A space between two changed words is part of the change: words are read in a row.
            DiffOp::Equal { .. } if !(between && is_gap(&new)) => {
                flush(&mut pieces, &mut removed, &mut added);
                pieces.push(Piece::Same(new));
            }
            _ => {
                removed += &old;
                added += &new;
            }
        }
    }
    flush(&mut pieces, &mut removed, &mut added);
    pieces
}

fn flush(pieces: &mut Vec<Piece>, removed: &mut String, added: &mut String) {
    let (removed, added) = (std::mem::take(removed), std::mem::take(added));
    pieces.extend((!removed.is_empty()).then_some(Piece::Removed(removed)));
    pieces.extend((!added.is_empty()).then_some(Piece::Added(added)));
}

fn is_gap(words: &str) -> bool {
    words.chars().all(|it| it.is_whitespace() && it != '\n')
}

/// Words, spaces and single signs, which together are the text. A number keeps the signs between its digits.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_alphanumeric() {
            word_end(rest)
        } else if first == '\n' || !first.is_whitespace() {
            first.len_utf8()
        } else {
            rest.find(|it: char| it == '\n' || !it.is_whitespace()).unwrap_or(rest.len())
        };
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}

fn word_end(text: &str) -> usize {
    let mut before = ' ';
    for (at, it) in text.char_indices() {
        let next = text[at + it.len_utf8()..].chars().next();
        let in_number =
            matches!(it, '.' | ',') && before.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit());
        // Marks that belong to the letter before them are neither letters nor digits.
        let is_mark = ('\u{300}'..='\u{36f}').contains(&it);
        if !(it.is_alphanumeric() || in_number || is_mark) {
            return at;
        }
        before = it;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// Pieces as one line: `-[…]` was removed, `+[…]` added.
    fn told(former: &str, new: &str) -> String {
        let told = difference(former, new).into_iter().map(|piece| match piece {
            Piece::Same(words) => words,
            Piece::Removed(words) => format!("-[{words}]"),
            Piece::Added(words) => format!("+[{words}]"),
        });
        told.collect()
    }

    #[rstest]
    #[case::nothing_changed("Two cables landed.", "Two cables landed.", "Two cables landed.")]
    #[case::a_word("Two cables landed.", "Three cables landed.", "-[Two]+[Three] cables landed.")]
    #[case::words_in_a_row("Talks begin in May.", "Talks ended last June.", "Talks -[begin in May]+[ended last June].")]
    #[case::a_particle("시험은 11월에 개시", "시험이 12월에 개시", "-[시험은 11월에]+[시험이 12월에] 개시")]
    #[case::an_eojeol("해저 케이블 두 곳 완료", "해저 케이블 세 곳 완료", "해저 케이블 -[두]+[세] 곳 완료")]
    #[case::a_number("예산 1,500억 원", "예산 1,700억 원", "예산 -[1,500억]+[1,700억] 원")]
    #[case::a_line("하나\n둘", "하나\n둘\n셋", "하나\n둘+[\n셋]")]
    #[case::a_line_gone("하나\n둘\n셋", "하나\n셋", "하나\n-[둘\n]셋")]
    #[case::first("", "New.", "+[New.]")]
    #[case::gone("Old.", "", "-[Old.]")]
    fn words_are_marked(#[case] former: &str, #[case] new: &str, #[case] expected: &str) {
        assert_eq!(told(former, new), expected);
    }

    /// Whatever is compared, both texts can be read from it in full.
    #[rstest]
    #[case("가 나 다 라", "라 다 나 가")]
    #[case("a\u{301}b 1.5 x", "ab 1.6\u{301} \t x\n\n")]
    #[case("😀 그림", "그림 😀😀")]
    fn nothing_is_lost(#[case] former: &str, #[case] new: &str) {
        let long = |text: &str| format!("{text}\n").repeat(400);
        for (former, new) in [(former.to_owned(), new.to_owned()), (long(former), long(new))] {
            let (mut before, mut after) = (String::new(), String::new());
            for piece in difference(&former, &new) {
                match piece {
                    Piece::Same(words) => {
                        before += &words;
                        after += &words;
                    }
                    Piece::Removed(words) => before += &words,
                    Piece::Added(words) => after += &words,
                }
            }
            assert!(before == former && after == new, "{former} {new}");
        }
    }
}
