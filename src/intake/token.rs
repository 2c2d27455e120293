//! The words of a part of a text as rules see them: what looks alike is alike, and each knows where it stands.

use crate::intake::span::Span;

/// The characters of a part of a text, evened out, each with its place in the text.
#[derive(Clone, Debug, Default)]
pub struct Even {
    letters: Vec<char>,
    places: Vec<usize>,
}

impl Even {
    /// Evens out parts of a text that follow each other. Line breaks and unusual spaces are spaces, marks that are not seen
    /// are left out, ligatures are their letters.
    pub fn of(text: &[char], parts: &[Span]) -> Self {
        let mut even = Self::default();
        for part in parts {
            let mut place = part.start;
            while place < part.end {
                place = match end_of_hyphen(text, place, part.end) {
                    Some(after) => after,
                    None => {
                        even.put(text[place], place);
                        place + 1
                    }
                };
            }
            // A word that the end of a line cut goes on in the next part.
            let is_cut =
                even.letters.ends_with(&['-']) && even.letters.iter().rev().nth(1).is_some_and(|it| it.is_lowercase());
            if is_cut && part.end < text.len() && parts.last() != Some(part) {
                even.letters.pop();
                even.places.pop();
            } else {
                even.put(' ', part.end.saturating_sub(1));
            }
        }
        even
    }

    fn put(&mut self, letter: char, place: usize) {
        let plain = match letter {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => return,
            '‘' | '’' | '‛' | '′' | '＇' => "'",
            '“' | '”' | '„' | '″' | '＂' => "\"",
            '‐' | '‑' | '‒' => "-",
            '–' | '—' | '―' | '－' => "–",
            'ﬀ' => "ff",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬃ' => "ffi",
            'ﬄ' => "ffl",
            'ﬅ' | 'ﬆ' => "st",
            '，' => ",",
            '．' => ".",
            '：' => ":",
            '；' => ";",
            '（' => "(",
            '）' => ")",
            it if it.is_whitespace() => " ",
            it => {
                self.letters.push(it);
                self.places.push(place);
                return;
            }
        };
        for it in plain.chars() {
            self.letters.push(it);
            self.places.push(place);
        }
    }
}

/// Where a word goes on that a hyphen at the end of a line cut.
fn end_of_hyphen(text: &[char], place: usize, end: usize) -> Option<usize> {
    let is_cut = matches!(text[place], '-' | '‐')
        && place > 0
        && text[place - 1].is_lowercase()
        && text.get(place + 1) == Some(&'\n');
    if !is_cut {
        return None;
    }
    let after = place + 1 + text[place + 1..end.max(place + 1)].iter().take_while(|it| it.is_whitespace()).count();
    (after < end && text[after].is_lowercase()).then_some(after)
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    Number,
    Mark,
}

/// A word, a number or a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// As it stands, evened out.
    pub raw: String,
    /// The same in small letters.
    pub low: String,
    pub kind: TokenKind,
    /// Where it stands in the text.
    pub span: Span,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Token {
    /// Whether it is this mark or word, in small letters.
    pub fn is(&self, low: &str) -> bool {
        self.low == low
    }

    /// Whether it is one of these.
    pub fn is_one(&self, of: &[&str]) -> bool {
        of.contains(&self.low.as_str())
    }

    /// Whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.raw.starts_with(char::is_uppercase)
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// The tokens of evened-out words.
pub fn tokens(even: &Even) -> Vec<Token> {
    let letters = &even.letters;
    let mut out: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut spaced = true;
    while at < letters.len() {
        if letters[at] == ' ' {
            spaced = true;
            at += 1;
            continue;
        }
        let end = token_end(letters, at);
        let raw: String = letters[at..end].iter().collect();
        let kind = match letters[at] {
            it if it.is_ascii_digit() && !raw.contains(char::is_alphabetic) => TokenKind::Number,
            it if it.is_alphanumeric() => TokenKind::Word,
            _ => TokenKind::Mark,
        };
        let span = Span::new(even.places[at], even.places[end - 1] + 1);
        out.push(Token { low: raw.to_lowercase(), raw, kind, span, spaced });
        spaced = false;
        at = end;
    }
    out
}

/// Where the token that begins at a place ends.
fn token_end(letters: &[char], at: usize) -> usize {
    if !letters[at].is_alphanumeric() {
        return at + 1;
    }
    let is_inner = |place: usize| {
        let (Some(before), Some(after)) = (letters.get(place - 1), letters.get(place + 1)) else { return false };
        match letters[place] {
            '\'' => before.is_alphabetic() && after.is_alphabetic(),
            '-' | '&' => {
                before.is_alphanumeric() && after.is_alphanumeric() || *before == '.' && after.is_alphanumeric()
            }
            ',' => before.is_ascii_digit() && after.is_ascii_digit(),
            '.' => before.is_ascii_digit() && after.is_ascii_digit() || is_initial(letters, at, place),
            _ => false,
        }
    };
    let mut end = at + 1;
    while end < letters.len() && (letters[end].is_alphanumeric() || is_inner_or_last(letters, at, end, &is_inner)) {
        end += 1;
    }
    end
}

fn is_inner_or_last(letters: &[char], from: usize, place: usize, is_inner: &impl Fn(usize) -> bool) -> bool {
    // The last mark of `U.S.` belongs to it, although nothing of it follows.
    place + 1 < letters.len() && is_inner(place) || letters[place] == '.' && is_initial(letters, from, place)
}

/// Whether a full stop follows a letter that is an abbreviation, with others of its kind beside it.
fn is_initial(letters: &[char], from: usize, place: usize) -> bool {
    let single = |at: usize| letters[at].is_ascii_alphabetic() && (at == from || matches!(letters[at - 1], '.' | '-'));
    if !single(place - 1) {
        return false;
    }
    let before = place >= from + 3 && letters[place - 2] == '.';
    let after = letters.get(place + 1).is_some_and(char::is_ascii_uppercase)
        && letters.get(place + 2).is_some_and(|it| *it == '.');
    before || after
}

#[cfg(test)]
pub fn tokens_of(text: &str) -> Vec<Token> {
    let letters: Vec<char> = text.chars().collect();
    tokens(&Even::of(&letters, &[Span::new(0, letters.len())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("The U.S. and ROK will share $2.5 billion.", &["The", "U.S.", "and", "ROK", "will", "share", "$", "2.5", "billion", "."])]
    #[case("U.S.-ROK R&D, multi-year plans’ end.", &["U.S.-ROK", "R&D", ",", "multi-year", "plans", "'", "end", "."])]
    #[case("co\u{ad}operate\u{a0}on e\u{fb03}cient “AI”", &["cooperate", "on", "efficient", "\"", "AI", "\""])]
    #[case("200,000 people (2,023).", &["200,000", "people", "(", "2,023", ")", "."])]
    #[case("양측은 AI를 추진한다.", &["양측은", "AI를", "추진한다", "."])]
    fn words_are_cut_where_readers_see_it(#[case] text: &str, #[case] expected: &[&str]) {
        let found: Vec<String> = tokens_of(text).into_iter().map(|it| it.raw).collect();
        assert_eq!(found, expected);
    }
}
