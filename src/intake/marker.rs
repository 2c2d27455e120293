//! The bullets and numbers with which items begin.

/// A bullet or number at the beginning of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// As the text has it, without the space after it.
    pub words: String,
    /// How many characters it takes, with the space after it.
    pub length: usize,
    /// What is alike stands at one depth of a list: the same bullet, the same manner of numbering.
    pub style: String,
    /// Whether it is a note's mark and not an item's.
    pub is_note: bool,
}

const BULLETS: &str = "-–—•·●○◦□■▪▫◆◇▶►▷➤➢✓✔☐‣⁃∙◎❍ㅇ❏❑❖★☆▸⦁";
const KOREAN_LETTERS: &str = "가나다라마바사아자차카타파하";

/// The marker with which a line begins, white space before it left aside.
pub fn marker(line: &[char]) -> Option<Marker> {
    let found = bullet(line).or_else(|| circled(line)).or_else(|| named(line)).or_else(|| numbered(line))?;
    // A marker alone, as after a page break, marks nothing.
    line[found.length..].iter().any(|it| !it.is_whitespace()).then_some(found)
}

fn made(line: &[char], end: usize, style: impl Into<String>) -> Marker {
    let spaces = line[end..].iter().take_while(|it| it.is_whitespace()).count();
    Marker { words: line[..end].iter().collect(), length: end + spaces, style: style.into(), is_note: false }
}

fn bullet(line: &[char]) -> Option<Marker> {
    let first = *line.first()?;
    let next = line.get(1).copied().unwrap_or(' ');
    if matches!(first, '*' | '※' | '†' | '‡') {
        let end = line.iter().take_while(|it| **it == first).count();
        // Two and more are emphasis unless a space follows.
        let follows = line.get(end).is_some_and(|it| it.is_whitespace());
        let note = Marker { is_note: first != '*' || end == 1 && !follows || korean(line), ..made(line, end, first) };
        return (follows || first != '*' || end == 1).then_some(note);
    }
    let is_dash = matches!(first, '-' | '–' | '—');
    let begins = BULLETS.contains(first) && (next.is_whitespace() || !is_dash && next != first)
        || is_dash && !next.is_whitespace() && !next.is_ascii_digit() && next != first && next != '>'
        || first == 'o' && next == ' ' && korean(line);
    begins.then(|| made(line, 1, first))
}

/// Whether a line has Hangul: there `*` marks notes, and `o` is a bullet.
fn korean(line: &[char]) -> bool {
    line.iter().any(|it| ('가'..='힣').contains(it))
}

fn circled(line: &[char]) -> Option<Marker> {
    let open = usize::from(matches!(line.first()?, '【' | '[' | '<' | '〈'));
    let first = *line.get(open)?;
    let style = match first {
        '①'..='⑳' | '㉑'..='㉟' => "①",
        '⑴'..='⒇' => "⑴",
        '⒜'..='⒵' => "⒜",
        'ⓐ'..='ⓩ' => "ⓐ",
        '㉮'..='㉻' => "㉮",
        '㉠'..='㉭' => "㉠",
        'Ⅰ'..='Ⅻ' => "Ⅰ",
        'ⅰ'..='ⅻ' => "ⅰ",
        '❶'..='❿' => "❶",
        '➀'..='➉' => "➀",
        '➊'..='➓' => "➊",
        _ => return None,
    };
    let close = usize::from(line.get(open + 1).is_some_and(|it| matches!(it, '.' | ')' | '】' | ']' | '>' | '〉')));
    Some(made(line, open + 1 + close, style))
}

/// `Article 5`, `제5조`, `First,`, `첫째,`.
fn named(line: &[char]) -> Option<Marker> {
    let text: String = line.iter().take(24).collect();
    let digits = |from: usize| line[from..].iter().take_while(|it| it.is_ascii_digit()).count();
    if let Some(after) = text.strip_prefix('제') {
        let count = digits(1);
        let unit = after.chars().nth(count)?;
        let ends = line.get(2 + count).is_none_or(|it| !it.is_alphanumeric());
        return (count > 0 && "조항호장절".contains(unit) && ends).then(|| {
            let stop = usize::from(line.get(2 + count).is_some_and(|it| *it == '.'));
            made(line, 2 + count + stop, format!("제{unit}"))
        });
    }
    for name in ["Article", "ARTICLE", "Section", "SECTION", "Paragraph", "Para.", "Annex", "§"] {
        if text.starts_with(&format!("{name} ")) {
            let from = name.chars().count() + 1;
            let count = line[from..].iter().take_while(|it| it.is_ascii_digit() || "IVXivx".contains(**it)).count();
            let end = from + count;
            let ends = line.get(end).is_none_or(|it| it.is_whitespace() || ".:-–—".contains(*it));
            let stop = usize::from(line.get(end).is_some_and(|it| ".:".contains(*it)));
            return (count > 0 && ends).then(|| made(line, end + stop, name));
        }
    }
    const ORDINALS: &[&str] = &[
        "First,",
        "Second,",
        "Third,",
        "Fourth,",
        "Fifth,",
        "Sixth,",
        "Firstly,",
        "Secondly,",
        "Thirdly,",
        "Lastly,",
        "Finally,",
        "첫째,",
        "둘째,",
        "셋째,",
        "넷째,",
        "다섯째,",
        "여섯째,",
        "일곱째,",
        "마지막으로,",
    ];
    let ordinal = ORDINALS.iter().find(|it| text.starts_with(**it))?;
    Some(made(line, ordinal.chars().count(), "first"))
}

fn numbered(line: &[char]) -> Option<Marker> {
    let open = usize::from(matches!(line.first()?, '(' | '[' | '（'));
    let rest = &line[open..];
    let digits = rest.iter().take_while(|it| it.is_ascii_digit()).count();
    let (length, style) = if digits > 0 { numbers(rest, digits)? } else { letters(rest)? };
    let end = open + length;
    let close = line.get(end).copied();
    let (end, mark) = match close {
        Some(it @ (')' | ']' | '）')) => (end + 1, it),
        Some('.') if open == 0 => (end + 1, '.'),
        // `1.1 Text` has no mark of its own after the number.
        Some(' ' | '\u{a0}' | '\t')
            if open == 0
                && style.contains('-')
                && line[end..].iter().find(|it| !it.is_whitespace()).is_some_and(|it| !it.is_lowercase()) =>
        {
            (end, ' ')
        }
        _ => return None,
    };
    let after = line.get(end).copied().unwrap_or(' ');
    let runs_on =
        mark == '.' && !after.is_whitespace() && (after.is_ascii_digit() || !korean(&line[end..]) && style != "1");
    if runs_on || mark == '.' && is_date(&line[open..]) {
        return None;
    }
    let opened = if open == 1 { "(" } else { "" };
    Some(made(line, end, format!("{opened}{style}{mark}")))
}

/// `1`, `1.1`, `2-3`: how long, and in which style.
fn numbers(rest: &[char], digits: usize) -> Option<(usize, String)> {
    if digits > 3 {
        return None;
    }
    let (mut end, mut levels) = (digits, 1);
    while let Some('.' | '-') = rest.get(end) {
        let more = rest[end + 1..].iter().take_while(|it| it.is_ascii_digit()).count();
        if more == 0 || more > 2 {
            break;
        }
        end += 1 + more;
        levels += 1;
    }
    Some((end, if levels == 1 { "1".to_owned() } else { format!("1-{levels}") }))
}

/// `a`, `B`, `iv`, `가`: how long, and in which style.
fn letters(rest: &[char]) -> Option<(usize, String)> {
    let first = *rest.first()?;
    if KOREAN_LETTERS.contains(first) {
        return Some((1, "가".to_owned()));
    }
    let roman = rest.iter().take_while(|it| "ivxIVX".contains(**it)).count();
    let ends = |length: usize| rest.get(length).is_some_and(|it| matches!(it, '.' | ')' | ']'));
    if roman > 0 && roman < 6 && ends(roman) {
        return Some((roman, if first.is_lowercase() { "i" } else { "I" }.to_owned()));
    }
    (first.is_ascii_alphabetic() && ends(1))
        .then(|| (1, if first.is_lowercase() { "a" } else { "A" }.to_owned()))
        // `A. Smith said` and `U.S.` begin sentences.
        .filter(|_| rest.get(1) != Some(&'.') || rest.get(2).is_none_or(|it| it.is_whitespace()))
}

/// `2026. 3. 1.` and `3. 1.` are days.
fn is_date(rest: &[char]) -> bool {
    let text: String = rest.iter().take(16).filter(|it| !it.is_whitespace()).collect();
    let parts: Vec<&str> = text.split('.').collect();
    let number = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit());
    let month = |part: &&str| number(part) && part.parse::<u8>().is_ok_and(|it| (1..=12).contains(&it));
    // `1.2. Share` is a number: between the parts of a day stand spaces.
    let spaced = rest.iter().skip_while(|it| it.is_ascii_digit()).nth(1).is_some_and(|it| it.is_whitespace());
    spaced && parts.len() > 2 && month(&parts[0]) && number(&parts[1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn found(line: &str) -> Option<(String, String)> {
        let letters: Vec<char> = line.chars().collect();
        marker(&letters).map(|it| (it.words, letters[it.length..].iter().collect()))
    }

    #[rstest]
    #[case("- Share data", "-")]
    #[case("• Share data", "•")]
    #[case("1. Share data", "1.")]
    #[case("12) Share data", "12)")]
    #[case("(3) Share data", "(3)")]
    #[case("1.1 Share data", "1.1")]
    #[case("1.2. Share data", "1.2.")]
    #[case("2-1. Share data", "2-1.")]
    #[case("a) Share data", "a)")]
    #[case("(b) Share data", "(b)")]
    #[case("iv. Share data", "iv.")]
    #[case("(ii) Share data", "(ii)")]
    #[case("IX. Share data", "IX.")]
    #[case("A. Share data", "A.")]
    #[case("Article 5 Share data", "Article 5")]
    #[case("제5조 자료 공유", "제5조")]
    #[case("① 자료 공유", "①")]
    #[case("【① 자료 공유", "【①")]
    #[case("가. 자료 공유", "가.")]
    #[case("(나) 자료 공유", "(나)")]
    #[case("□ 자료 공유", "□")]
    #[case("ㅇ 자료 공유", "ㅇ")]
    #[case("o 자료 공유", "o")]
    #[case("Ⅱ. 자료 공유", "Ⅱ.")]
    #[case("첫째, 자료를 공유한다", "첫째,")]
    #[case("First, we will share data", "First,")]
    #[case("※ 참고", "※")]
    #[case("1.자료를 공유한다", "1.")]
    fn every_common_numbering_is_known(#[case] line: &str, #[case] words: &str) {
        let (marker, rest) = found(line).unwrap();
        assert_eq!(marker, words);
        assert!(!rest.is_empty() && !rest.starts_with(' '), "{rest}");
    }

    #[rstest]
    #[case("2026. 3. 1. 착수한다")]
    #[case("3. 1. 기념식")]
    #[case("1.5 degrees")]
    #[case("U.S. officials")]
    #[case("2026 will be a year")]
    #[case("I agree")]
    #[case("A forum")]
    #[case("-5 degrees")]
    #[case("가나다 순")]
    #[case("-")]
    #[case("3.")]
    #[case("First ministers met")]
    #[case("제도를 개선한다")]
    fn other_beginnings_are_no_markers(#[case] line: &str) {
        assert_eq!(found(line), None);
    }
}
