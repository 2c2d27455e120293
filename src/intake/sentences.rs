//! Where sentences begin and end.

use std::ops::Range;

use crate::intake::token::Token;

/// No sentence is longer, in words: what is, is cut, so that no rule looks through a whole book.
const LONGEST: usize = 400;

/// The sentences of a block, as ranges of its tokens. Together they are all of them.
pub fn sentences(tokens: &[Token], abbreviations: &[String]) -> Vec<Range<usize>> {
    let (mut out, mut start) = (Vec::new(), 0);
    let mut at = 0;
    while at < tokens.len() {
        let mut end = at + 1;
        if ends_at(tokens, at, abbreviations) || at - start >= LONGEST {
            // Quotation marks and brackets that close belong to what they close.
            while tokens.get(end).is_some_and(|it| !it.spaced && it.is_one(&["\"", "'", ")", "]", "」", "』"])) {
                end += 1;
            }
            out.push(start..end);
            start = end;
        }
        at = end;
    }
    if start < tokens.len() {
        out.push(start..tokens.len());
    }
    out
}

fn ends_at(tokens: &[Token], at: usize, abbreviations: &[String]) -> bool {
    let token = &tokens[at];
    let Some(next) = tokens.get(at + 1) else { return true };
    let closed = next.is_one(&["\"", "'", ")", "]"]) && !next.spaced;
    let next = if closed { tokens.get(at + 2).unwrap_or(next) } else { next };
    if token.is_one(&["!", "?", "。"]) {
        return next.spaced || closed;
    }
    let begins = next.is_capital() || next.is_one(&["\"", "'", "("]) || next.raw.starts_with(|it: char| !it.is_ascii());
    if token.is(".") {
        let Some(before) = at.checked_sub(1).map(|it| &tokens[it]) else { return false };
        let is_short = abbreviations.contains(&before.low);
        let is_number = before.raw.bytes().all(|it| it.is_ascii_digit()) && before.raw.len() <= 2;
        let in_date = is_number
            && at > 2
            && tokens[at - 2].is(".")
            && tokens[at - 3].raw.bytes().all(|it| it.is_ascii_digit())
            && !next.raw.starts_with(|it: char| it.is_ascii_uppercase());
        let is_year = before.raw.len() == 4 && before.raw.bytes().all(|it| it.is_ascii_digit());
        let in_date = in_date
            || is_year
                && next.raw.len() < 3
                && next.raw.bytes().all(|it| it.is_ascii_digit())
                && tokens.get(at + 2).is_some_and(|it| it.is("."));
        let korean_date = in_date || is_number && next.raw.bytes().all(|it| it.is_ascii_digit());
        if next.spaced || closed {
            return !is_short && !korean_date && (begins || next.raw.starts_with(|it: char| it.is_ascii_digit()));
        }
        // `programs.Both leaders`: the space was lost.
        return before.raw.len() > 2
            && before.raw.chars().all(|it| it.is_lowercase() || ('가'..='힣').contains(&it))
            && next.raw.len() > 1
            && begins
            && next.is_word();
    }
    // An abbreviation's last stop is the sentence's as well where the next word begins one.
    token.raw.ends_with('.')
        && token.raw.len() > 1
        && next.is_one(&["the", "we", "both", "this", "these", "our", "in", "they", "it", "all", "as", "to"])
        && next.is_capital()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::token::tokens_of;
    use rstest::rstest;

    #[rstest]
    #[case("We will act. They agreed.", &["We will act.", "They agreed."])]
    #[case("Mr. Kim of the U.S. Department met. The U.S. The end.", &["Mr. Kim of the U.S. Department met.", "The U.S.", "The end."])]
    #[case("its programs.Both leaders agree.", &["its programs.", "Both leaders agree."])]
    #[case("“We will act.” They left.", &["“We will act.”", "They left."])]
    #[case("양측은 2026. 3. 1. 착수한다. 이후 점검한다.", &["양측은 2026. 3. 1. 착수한다.", "이후 점검한다."])]
    #[case("By 2030. We go.", &["By 2030.", "We go."])]
    fn sentences_end_where_readers_see_it(#[case] text: &str, #[case] expected: &[&str]) {
        let tokens = tokens_of(text);
        let letters: Vec<char> = text.chars().collect();
        let found: Vec<String> = sentences(&tokens, &["mr".into(), "dr".into()])
            .into_iter()
            .map(|it| letters[tokens[it.start].span.start..tokens[it.end - 1].span.end].iter().collect())
            .collect();
        assert_eq!(found, expected);
    }
}
