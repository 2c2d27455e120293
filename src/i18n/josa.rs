//! Korean particles, which depend on how the word before them ends when it is read aloud.

use std::borrow::Cow;

/// How a word ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Vowel,
    /// The consonant ㄹ, after which 로 stands instead of 으로.
    Rieul,
    Consonant,
}

/// The word followed by the particle that suits it. The pair gives the form after a consonant first: `은/는`, `이/가`,
/// `을/를`, `과/와`, `으로/로`. Of a word whose reading is not known both are given: `을(를)`.
pub fn josa(word: &str, pair: &str) -> String {
    format!("{word}{}", particle(word, pair))
}

/// The particle alone, for words in quotation marks or markup.
pub fn particle<'a>(word: &str, pair: &'a str) -> Cow<'a, str> {
    let (after_consonant, after_vowel) = pair.split_once('/').unwrap_or((pair, pair));
    match ending(word) {
        Some(Ending::Vowel) => after_vowel.into(),
        Some(Ending::Rieul) if after_consonant == "으로" => after_vowel.into(),
        Some(Ending::Rieul | Ending::Consonant) => after_consonant.into(),
        None if after_consonant == "으로" => "(으)로".into(),
        None => format!("{after_consonant}({after_vowel})").into(),
    }
}

fn ending(word: &str) -> Option<Ending> {
    let word = spoken_part(word);
    let last = word.chars().next_back()?;
    match last {
        '가'..='힣' => Some(match (u32::from(last) - u32::from('가')) % 28 {
            0 => Ending::Vowel,
            8 => Ending::Rieul,
            _ => Ending::Consonant,
        }),
        '0'..='9' => Some(digit(last)),
        'a'..='z' | 'A'..='Z' => Some(latin(word)),
        '%' => Some(Ending::Vowel),
        _ => None,
    }
}

/// The word without what is not read at its end: closing marks, and a bracket with all that it holds.
fn spoken_part(word: &str) -> &str {
    let mut word = word;
    loop {
        let trimmed = word.trim_end_matches(|last: char| last.is_whitespace() || "\"'’”」』》〉».,!?".contains(last));
        let outside = match trimmed.chars().next_back() {
            Some(')') => trimmed.rfind('(').filter(|open| !trimmed[..*open].trim().is_empty()),
            Some(']') => trimmed.rfind('[').filter(|open| !trimmed[..*open].trim().is_empty()),
            _ => None,
        };
        match outside {
            Some(open) => word = &trimmed[..open],
            None => return trimmed.trim_end_matches([')', ']']),
        }
    }
}

/// 영 (and 십, 백, 천, 만), 일, 이, 삼, 사, 오, 육, 칠, 팔, 구.
const fn digit(digit: char) -> Ending {
    match digit {
        '1' | '7' | '8' => Ending::Rieul,
        '0' | '3' | '6' => Ending::Consonant,
        _ => Ending::Vowel,
    }
}

/// Abbreviations are read letter by letter (엘, 엠, 엔, 알 end in a consonant), other Latin words about as Korean spells
/// them.
fn latin(word: &str) -> Ending {
    let start = word
        .rfind(|letter: char| !letter.is_ascii_alphabetic())
        .map_or(0, |at| at + word[at..].chars().next().map_or(1, char::len_utf8));
    let word = &word[start..];
    if word.len() == 1 || word.chars().all(|letter| letter.is_ascii_uppercase()) {
        return match word.chars().next_back().map(|letter| letter.to_ascii_uppercase()) {
            Some('L' | 'R') => Ending::Rieul,
            Some('M' | 'N') => Ending::Consonant,
            _ => Ending::Vowel,
        };
    }
    let word = word.to_ascii_lowercase();
    let vowel = |letter: Option<&u8>| letter.is_some_and(|letter| b"aeiouy".contains(letter));
    match word.as_bytes() {
        [.., b'l'] | [.., b'l', b'e'] => Ending::Rieul,
        [.., b'm' | b'n'] | [.., b'm' | b'n', b'e'] | [.., b'n', b'g'] | [.., b'c', b'k'] => Ending::Consonant,
        // A stop after one short vowel closes the syllable (net, web, book), after two vowels mostly not (cloud).
        [before @ .., b'p' | b't' | b'k' | b'b' | b'c'] => match before {
            [.., b'o', b'o'] => Ending::Consonant,
            [.., first, second] if vowel(Some(second)) && !vowel(Some(first)) => Ending::Consonant,
            [only] if vowel(Some(only)) => Ending::Consonant,
            _ => Ending::Vowel,
        },
        _ => Ending::Vowel,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("한국", "은/는", "한국은")]
    #[case("미국", "과/와", "미국과")]
    #[case("외교부", "을/를", "외교부를")]
    #[case("서울", "으로/로", "서울로")]
    #[case("워싱턴", "으로/로", "워싱턴으로")]
    #[case("분야", "이/가", "분야가")]
    #[case("6G", "은/는", "6G는")]
    #[case("MSIT", "이/가", "MSIT가")]
    #[case("AISI-KR", "을/를", "AISI-KR을")]
    #[case("AISI-KR", "으로/로", "AISI-KR로")]
    #[case("NSF", "과/와", "NSF와")]
    #[case("EU", "은/는", "EU는")]
    #[case("FEMA", "은/는", "FEMA는")]
    #[case("Open RAN", "을/를", "Open RAN을")]
    #[case("Accord", "은/는", "Accord는")]
    #[case("internet", "이/가", "internet이")]
    #[case("cloud", "이/가", "cloud가")]
    #[case("Google", "으로/로", "Google로")]
    #[case("2021", "을/를", "2021을")]
    #[case("2021", "으로/로", "2021로")]
    #[case("10", "은/는", "10은")]
    #[case("100", "으로/로", "100으로")]
    #[case("12", "은/는", "12는")]
    #[case("13", "으로/로", "13으로")]
    #[case("50%", "을/를", "50%를")]
    #[case("과학기술정보통신부(MSIT)", "은/는", "과학기술정보통신부(MSIT)는")]
    #[case("한국(ROK)", "은/는", "한국(ROK)은")]
    #[case("“공동성명”", "을/를", "“공동성명”을")]
    #[case("2026. 11. 25.", "으로/로", "2026. 11. 25.로")]
    #[case("量子", "을/를", "量子을(를)")]
    #[case("量子", "으로/로", "量子(으)로")]
    #[case("", "은/는", "은(는)")]
    #[case("(가)", "은/는", "(가)는")]
    fn the_particle_suits_the_word(#[case] word: &str, #[case] pair: &str, #[case] expected: &str) {
        assert_eq!(josa(word, pair), expected);
    }
}
