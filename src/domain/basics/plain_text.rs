//! How a text is read as it was typed: its lines, the addresses in them, and rows that were copied from a table.

use crate::domain::basics::web_address::{LONGEST, after_scheme, is_web_address};

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextPart<'a> {
    /// Lines as they were typed: their breaks, indentation and spaces say something.
    Lines(&'a str),
    /// Two or more lines with tabs that follow each other: rows of cells, each row with as many as the longest.
    Table(Vec<Vec<&'a str>>),
}

/// A part of a line or of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span<'a> {
    Words(&'a str),
    /// A web address, which is its own label.
    Address(&'a str),
}

/// Splits a text into lines and tables. No line is lost, and none is read as anything but what was typed.
pub fn parts(text: &str) -> Vec<TextPart<'_>> {
    let mut parts = Vec::new();
    // Where the lines that are in no part yet begin, and the rows that were read of a table.
    let (mut from, mut at) = (0, 0);
    let mut rows: Vec<&str> = Vec::new();
    let mut table_from = 0;
    for line in text.split_inclusive('\n').chain([""]) {
        let row = line.strip_suffix('\n').unwrap_or(line);
        if !line.is_empty() && is_row(row) {
            if rows.is_empty() {
                table_from = at;
            }
            rows.push(row);
        } else {
            if rows.len() > 1 {
                lines_into(&mut parts, &text[from..table_from]);
                parts.push(TextPart::Table(cells(&rows)));
                from = at;
            }
            rows.clear();
        }
        at += line.len();
    }
    lines_into(&mut parts, &text[from..]);
    parts
}

/// How many characters may follow the longest address without a space: punctuation, brackets, a particle.
const ROOM: usize = 60;

/// Splits words at the addresses of the web among them.
pub fn spans(words: &str) -> Vec<Span<'_>> {
    let mut spans = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = words[at..].find("://") {
        let marks = at + found;
        at = marks + 3;
        let start = words[from..marks].rfind(|letter: char| !letter.is_ascii_alphanumeric());
        let start = start.map_or(from, |before| {
            let letter = words[from + before..].chars().next().map_or(0, char::len_utf8);
            from + before + letter
        });
        // What does not end in time is no address; looking for its end each time would take ever longer.
        let rest = &words[start..];
        let near = rest.char_indices().nth(LONGEST + ROOM).map_or(rest, |(end, _)| &rest[..end]);
        let end = near.find(ends_address).or_else(|| (near.len() == rest.len()).then_some(rest.len()));
        let Some(address) = end.map(|end| &rest[..end]) else { continue };
        let address = without_what_follows(address);
        if !is_web_address(address) {
            continue;
        }
        if start > from {
            spans.push(Span::Words(&words[from..start]));
        }
        spans.push(Span::Address(address));
        from = start + address.len();
        at = from;
    }
    if from < words.len() {
        spans.push(Span::Words(&words[from..]));
    }
    spans
}

/// Whether a line is a row of a table: between its first words and its end there is a tab. Tabs before it are
/// indentation.
fn is_row(line: &str) -> bool {
    line.trim_start().contains('\t')
}

fn cells<'a>(rows: &[&'a str]) -> Vec<Vec<&'a str>> {
    let mut cells: Vec<Vec<&str>> = rows.iter().map(|row| row.split('\t').map(str::trim).collect()).collect();
    let most = cells.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut cells {
        row.resize(most, "");
    }
    cells
}

/// Lines between tables, without the blank ones next to those.
fn lines_into<'a>(parts: &mut Vec<TextPart<'a>>, lines: &'a str) {
    let lines = lines.strip_suffix('\n').unwrap_or(lines);
    if !lines.trim().is_empty() {
        parts.push(TextPart::Lines(lines));
    }
}

fn ends_address(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '<' | '>' | '"' | '`' | '“' | '”' | '‘' | '’' | '「'..='】' | '〈'..='》' | '（' | '）' | '，' | '。')
}

/// Korean particles and endings that follow an address without a space.
const PARTICLES: [&str; 34] = [
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "에",
    "의",
    "와",
    "과",
    "로",
    "도",
    "만",
    "나",
    "란",
    "라",
    "에서",
    "에는",
    "에도",
    "에게",
    "으로",
    "까지",
    "부터",
    "에서는",
    "에서도",
    "이나",
    "이란",
    "이라",
    "라고",
    "이며",
    "이다",
    "입니다",
    "참조",
    "참고",
];

/// An address without what belongs to the sentence: punctuation, a bracket that was opened before it, a particle.
fn without_what_follows(mut address: &str) -> &str {
    // A host in Latin script ends where Hangul begins.
    if let Some(rest) = after_scheme(address) {
        let host = &rest[..rest.find(['/', '?', '#', ':']).unwrap_or(rest.len())];
        let last = host.rfind('.').map_or(0, |at| at + 1);
        let latin = host[last..].starts_with(|letter: char| letter.is_ascii_alphanumeric());
        if let Some(hangul) = host[last..].find(is_hangul).filter(|_| latin) {
            address = &address[..address.len() - rest.len() + last + hangul];
        }
    }
    loop {
        let before = address.len();
        let trimmed = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '~', '·', '…', '、']);
        let open = |opened: char, closed: char| {
            trimmed.ends_with(closed) && trimmed.matches(closed).count() > trimmed.matches(opened).count()
        };
        let closed = open('(', ')') || open('[', ']') || open('{', '}');
        let trimmed = if closed { &trimmed[..trimmed.len() - 1] } else { trimmed };
        let latin = trimmed.trim_end_matches(is_hangul);
        let follows = PARTICLES.contains(&&trimmed[latin.len()..]) && latin.ends_with(|letter: char| letter.is_ascii());
        address = if follows { latin } else { trimmed };
        if address.len() == before {
            return address;
        }
    }
}

fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An address is found up to its longest; nothing is lost of what is longer, however it goes on.
    #[test]
    fn what_does_not_end_is_no_address() {
        let longest = format!("https://a.kr/{}", "a".repeat(LONGEST - 13));
        let sentence = format!("({longest})를");
        let found = spans(&sentence);
        assert_eq!(found, [Span::Words("("), Span::Address(&longest), Span::Words(")를")]);
        for endless in [format!("https://a.kr/{}", ")".repeat(20_000)), "x://".repeat(5_000), "한://".repeat(5_000)] {
            let said: String =
                spans(&endless).iter().map(|(Span::Words(words) | Span::Address(words))| *words).collect();
            assert_eq!(said, endless);
        }
    }
    use rstest::rstest;

    fn addresses(words: &str) -> Vec<&str> {
        let (mut all, mut found) = (String::new(), Vec::new());
        for span in spans(words) {
            let (Span::Words(said) | Span::Address(said)) = span;
            all.push_str(said);
            found.extend(matches!(span, Span::Address(_)).then_some(said));
        }
        assert_eq!(all, words, "nothing is lost");
        found
    }

    #[rstest]
    #[case("2026. 3. 1. 착수\n2026. 4. 2. 서명")]
    #[case("(~'26.6) 준비, ('26.7~) 시행")]
    #[case("예산 2*3*4억\n---\n# 제목\n===")]
    #[case("    □ 추진\n      ○ 세부\n        - 항목\n        ※ 참고")]
    #[case("\t1. 첫째\n\t2. 둘째")]
    #[case("하나\t둘")]
    #[case("![그림](x) **\"보안\"**은 \\ <b>")]
    fn lines_stay_as_they_were_typed(#[case] text: &str) {
        assert_eq!(parts(text), [TextPart::Lines(text)]);
    }

    #[test]
    fn rows_with_tabs_are_a_table() {
        let text = "예산\n\n연도\t금액\t비고\n2025\t100\n\t=\t합계\n끝\n";
        let table = vec![vec!["연도", "금액", "비고"], vec!["2025", "100", ""], vec!["", "=", "합계"]];
        assert_eq!(parts(text), [TextPart::Lines("예산\n"), TextPart::Table(table), TextPart::Lines("끝")]);
        assert_eq!(parts("a\tb\nc\td"), [TextPart::Table(vec![vec!["a", "b"], vec!["c", "d"]])]);
        assert_eq!(parts(""), []);
    }

    #[rstest]
    #[case("https://msit.go.kr/a?b=1.", &["https://msit.go.kr/a?b=1"])]
    #[case("(https://a.kr/x)에서, HTTPS://b.kr/은", &["https://a.kr/x", "HTTPS://b.kr/"])]
    #[case("https://ko.wikipedia.org/wiki/한국은 https://a.kr은", &["https://ko.wikipedia.org/wiki/한국은", "https://a.kr"])]
    #[case("https://a.kr참조 https://en.wikipedia.org/wiki/Seoul_(city)", &["https://a.kr", "https://en.wikipedia.org/wiki/Seoul_(city)"])]
    #[case("「https://a.kr/가나다」와 “http://b.kr”", &["https://a.kr/가나다", "http://b.kr"])]
    #[case("자료:https://a.kr/1입니다.", &["https://a.kr/1"])]
    #[case("https://user:pw@a.kr https:// javascript://x xhttps://a.kr", &[])]
    #[case("<https://a.kr/<script>>", &["https://a.kr/"])]
    fn addresses_end_where_the_sentence_goes_on(#[case] words: &str, #[case] expected: &[&str]) {
        assert_eq!(addresses(words), expected);
    }
}
