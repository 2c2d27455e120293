//! The last verb of a clause: what stands before its ending, and what the ending says.

/// What an ending says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// `하였다`, `했으며`.
    Past,
    /// `한다`, `하고`.
    Present,
    /// `하겠다`.
    Will,
    /// `함`, `했음`: the ending of notes, with whether it is past.
    Noun,
    /// `필요하다`, `이다`: how something is.
    State,
}

/// A verb without its ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    pub stem: String,
    pub mood: Mood,
}

/// The final consonants that endings are known by, by their place in the alphabet.
const NIEUN: u32 = 4;
const MIEUM: u32 = 16;
const BIEUP: u32 = 17;
const SSANGSIOT: u32 = 20;

/// The place of a syllable's final consonant, and the syllable without it.
fn open(letter: char) -> Option<(u32, char)> {
    let code = u32::from(letter);
    if !('가'..='힣').contains(&letter) {
        return None;
    }
    let last = (code - 0xac00) % 28;
    Some((last, char::from_u32(code - last)?))
}

/// Whether a syllable ends in a consonant: `ㄹ` of `할`, `ㄴ` of `한`.
pub fn ends_in(text: &str, which: char) -> bool {
    let place = match which {
        'ㄴ' => NIEUN,
        'ㄹ' => 8,
        _ => return false,
    };
    text.chars().next_back().and_then(open).is_some_and(|it| it.0 == place)
}

/// The verb with which words end, if they end with one.
pub fn verb(text: &str) -> Option<Verb> {
    let made = |stem: String, mood| Some(Verb { stem, mood });
    if let Some(body) = text.strip_suffix("니다") {
        if let Some(body) = body.strip_suffix('습') {
            return finite(body).or_else(|| made(body.to_owned(), Mood::State));
        }
        // `합니다`, `입니다`.
        let (stem, last) = cut(body)?;
        let (end, bare) = open(last)?;
        let mood = if last == '입' { Mood::State } else { Mood::Present };
        return if end == BIEUP { made(format!("{stem}{bare}"), mood) } else { None };
    }
    if let Some(body) = text.strip_suffix('다') {
        if let Some(found) = finite(body) {
            return Some(found);
        }
        let (stem, last) = cut(body)?;
        return match open(last) {
            Some(_) if last == '는' => made(stem.to_owned(), Mood::Present),
            Some((NIEUN, bare)) => made(format!("{stem}{bare}"), Mood::Present),
            Some(_) => made(body.to_owned(), Mood::State),
            None => None,
        };
    }
    for end in ["으며", "으나", "지만", "며", "고", "면서"] {
        if let Some(body) = text.strip_suffix(end) {
            return finite(body).or_else(|| made(body.to_owned(), Mood::Present));
        }
    }
    if let Some(body) = text.strip_suffix('음') {
        return finite(body).map(|it| Verb { mood: if it.mood == Mood::Will { Mood::Will } else { Mood::Past }, ..it });
    }
    let (stem, last) = cut(text)?;
    match open(last) {
        Some((MIEUM, bare)) => made(format!("{stem}{bare}"), Mood::Noun),
        _ => None,
    }
}

/// A body that ends in the mark of the past or of a will: `하였`, `했`, `하겠`.
fn finite(body: &str) -> Option<Verb> {
    let (stem, last) = cut(body)?;
    if last == '겠' {
        return Some(Verb { stem: stem.to_owned(), mood: Mood::Will });
    }
    let (end, bare) = open(last)?;
    if end != SSANGSIOT || last == '있' {
        return None;
    }
    // `하였` and `되었` have a syllable of their own for it; `했`, `됐`, `렸` have not.
    let stem = match bare {
        '여' | '어' | '아' if stem.ends_with(|it: char| ('가'..='힣').contains(&it)) => stem.to_owned(),
        _ => format!("{stem}{}", contracted(bare)),
    };
    Some(Verb { stem, mood: Mood::Past })
}

/// The syllable that became one with the mark of the past: `해` was `하`, `려` was `리`, `봐` was `보`.
fn contracted(letter: char) -> char {
    let code = u32::from(letter) - 0xac00;
    let (first, vowel) = (code / 588, code % 588 / 28);
    let was = match vowel {
        1 if letter == '해' => 0,
        6 => 20,
        9 => 8,
        10 => 11,
        14 => 13,
        other => other,
    };
    char::from_u32(0xac00 + first * 588 + was * 28).unwrap_or(letter)
}

fn cut(text: &str) -> Option<(&str, char)> {
    let last = text.chars().next_back()?;
    Some((&text[..text.len() - last.len_utf8()], last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("합의하였다", "합의하", Mood::Past)]
    #[case("합의했습니다", "합의하", Mood::Past)]
    #[case("늘렸으며", "늘리", Mood::Past)]
    #[case("되었다", "되", Mood::Past)]
    #[case("됐다", "되", Mood::Past)]
    #[case("추진합니다", "추진하", Mood::Present)]
    #[case("돕는다", "돕", Mood::Present)]
    #[case("추진하고", "추진하", Mood::Present)]
    #[case("하겠습니다", "하", Mood::Will)]
    #[case("밝혔음", "밝히", Mood::Past)]
    #[case("밝힘", "밝히", Mood::Noun)]
    #[case("필요하다", "필요하", Mood::State)]
    fn a_verb_is_known_without_its_ending(#[case] text: &str, #[case] stem: &str, #[case] mood: Mood) {
        assert_eq!(verb(text), Some(Verb { stem: stem.to_owned(), mood }));
    }

    #[test]
    fn a_noun_is_no_verb() {
        assert_eq!(verb("양해각서"), None);
    }
}
