//! The words of Korean, which white space parts.

use crate::intake::span::Span;

/// A word with its endings, without the marks around it.
#[derive(Clone, Debug)]
pub struct Eojeol {
    pub text: String,
    pub span: Span,
    /// A comma or a semicolon follows.
    pub comma: bool,
    /// A colon follows: it is a label.
    pub colon: bool,
    /// It is somebody's, in quotation marks.
    pub quoted: bool,
    /// It stands in brackets as a whole.
    pub is_bracket: bool,
}

/// The words of a part of a text.
pub fn eojeols(letters: &[char], span: Span, quotes: &[Span]) -> Vec<Eojeol> {
    let mut out: Vec<Eojeol> = Vec::new();
    let mut at = span.start;
    let mut depth = 0_usize;
    while at < span.end {
        if letters[at].is_whitespace() {
            at += 1;
            continue;
        }
        let end = (at..span.end).find(|it| letters[*it].is_whitespace()).unwrap_or(span.end);
        let is_mark =
            |it: char| matches!(it, '.' | ',' | ';' | ':' | '"' | '“' | '”' | '‘' | '’' | '。' | '，' | '!' | '?');
        let from = (at..end).find(|it| !is_mark(letters[*it]) || letters[*it] == '\'').unwrap_or(end);
        let until = (from..end).rev().find(|it| !is_mark(letters[*it])).map_or(from, |it| it + 1);
        // `운영(연 30명)`: the bracket is no part of the word.
        let bracket = (from + 1..until).find(|it| letters[*it] == '(').filter(|_| depth == 0);
        let (until, end) = bracket.map_or((until, end), |it| (it, it));
        let opens = letters[from..until].iter().filter(|it| **it == '(').count();
        let closes = letters[from..until].iter().filter(|it| **it == ')').count();
        let begins = letters.get(from) == Some(&'(');
        if until > from {
            out.push(Eojeol {
                text: letters[from..until].iter().filter(|it| !matches!(it, '\u{ad}' | '\u{200b}')).collect(),
                span: Span::new(from, until),
                colon: letters.get(until) == Some(&':') || letters.get(until) == Some(&'：'),
                comma: letters[until..end].iter().any(|it| matches!(it, ',' | ';' | '，')),
                quoted: quotes
                    .iter()
                    .any(|it| it.start >= from && it.end <= until && it.len() > 1 || it.holds(Span::new(from, until))),
                is_bracket: depth > 0 || begins,
            });
        }
        depth = (depth + opens).saturating_sub(closes);
        at = end;
    }
    out
}

/// Words written together, those that are somebody's or in brackets left out.
pub fn squeezed(words: &[Eojeol]) -> String {
    words.iter().filter(|it| !it.quoted && !it.is_bracket).map(|it| it.text.as_str()).collect()
}

/// The label in brackets and the circled number at the beginning, and the place of the first word after them.
pub fn label(words: &[Eojeol]) -> (Option<String>, usize) {
    let mut from = 0;
    let mut label = None;
    if words.first().is_some_and(|it| it.text.starts_with('(')) {
        let close = words.iter().take(5).position(|it| it.text.contains(')'));
        if let Some(close) = close.filter(|it| words[*it].text.ends_with(')')) {
            label = Some(words[..=close].iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" "));
            from = close + 1;
        }
    }
    while words
        .get(from)
        .is_some_and(|it| it.text.chars().count() == 1 && matches!(it.text.chars().next(), Some('①'..='⑳')))
    {
        from += 1;
    }
    // `차기 회의: 2027년 상반기 개최`.
    if let Some(colon) = words
        .iter()
        .skip(from)
        .take(4)
        .position(|it| it.colon && !it.is_bracket)
        .filter(|it| from + it + 1 < words.len())
    {
        label = Some(words[from..=from + colon].iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" "));
        from += colon + 1;
    }
    (label, from)
}

/// Whether a word says on which condition.
pub fn is_condition(text: &str) -> bool {
    ["경우", "경우에", "경우에는", "더라도", "으면", "하면", "되면", "때에는", "이라면", "다면"]
        .iter()
        .any(|it| text.ends_with(it))
}
