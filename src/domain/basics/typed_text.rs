//! What every text that comes from outside has to be, whether a form, a file, an address or a command brings it.
//!
//! [`accepted`] is the one way in. What was recorded before is not judged again: it is shown as it was typed.

use std::fmt;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::domain::basics::string_enum::string_enum;

string_enum! {
    /// Why a text is refused.
    TextProblem {
        /// A control character; line breaks and tabs are none.
        Control = "control",
        /// What stands where a character or a picture was lost: U+FFFD, U+FFFC, or what Unicode says is no character.
        Lost = "lost",
        /// A mark that turns the direction of writing and is not taken back in the same line, or takes back what was
        /// not turned: what follows it would stand in another order than it was typed.
        Direction = "direction",
        /// A character of the private use areas. Each font draws another thing there, mostly an empty square: HWP puts
        /// its bullets and old Hangul there. Refused and not kept with a warning: only whoever pastes the text knows
        /// what the square was, and a record is never corrected in place.
        PrivateUse = "private_use",
        /// Something was typed, and nothing of it can be seen.
        Invisible = "invisible",
    }
}

/// What is wrong with a text, and where: lines and characters are counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextFault {
    pub problem: TextProblem,
    pub line: usize,
    pub place: usize,
    pub character: char,
}

impl TextFault {
    /// The character as Unicode writes it: `U+F09F`.
    pub fn code(&self) -> String {
        format!("U+{:04X}", u32::from(self.character))
    }
}

/// For files and the command line, which speak English.
impl fmt::Display for TextFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, place, .. } = self;
        let code = self.code();
        match self.problem {
            TextProblem::Control => write!(f, "line {line}, character {place}: {code} is a control character"),
            TextProblem::Lost => write!(f, "line {line}, character {place}: {code} stands for one that was lost"),
            TextProblem::Direction => {
                write!(f, "line {line}, character {place}: {code} turns the direction of writing, without its pair")
            }
            TextProblem::PrivateUse => {
                write!(f, "line {line}, character {place}: {code} is for private use, and each font draws another")
            }
            TextProblem::Invisible => write!(f, "nothing can be seen of it; it begins with {code}"),
        }
    }
}

/// A text from outside in its normal form.
///
/// # Errors
/// The first character for which it is refused.
pub fn accepted(typed: &str) -> Result<String, TextFault> {
    let text = normal(typed);
    match fault(&text) {
        Some(fault) => Err(fault),
        None => Ok(text),
    }
}

/// The normal form of a text: composed (NFC), with one character for each line break, whichever of Unicode's seven it
/// was.
pub fn normal(typed: &str) -> String {
    let is_break = |letter: char| matches!(letter, '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let text =
        if typed.contains(is_break) { typed.replace("\r\n", "\n").replace(is_break, "\n") } else { typed.into() };
    if is_nfc(&text) { text } else { text.nfc().collect() }
}

/// A text without the blank lines around it. Where it is one line, without the spaces around that too; else the first
/// keeps its indentation, by which the lines below it are read.
pub fn trimmed(text: &str) -> &str {
    let text = text.trim_end();
    let indented = text.len() - text.trim_start().len();
    let first = text[..indented].rfind('\n').map_or(0, |at| at + 1);
    let text = &text[first..];
    if text.contains('\n') { text } else { text.trim_start() }
}

/// The same text with U+FFFD for each character that XML forbids: one of them makes a whole file unreadable.
pub fn for_xml(text: &str) -> String {
    let allowed = |letter: char| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    text.chars().map(|letter| if allowed(letter) { letter } else { char::REPLACEMENT_CHARACTER }).collect()
}

/// Whether a text can turn the direction in which words around it are read.
pub fn turns_direction(text: &str) -> bool {
    text.chars().any(|letter| {
        is_direction_control(letter)
            || matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
    })
}

/// Whether a character turns the direction of writing, or takes that back.
pub fn is_direction_control(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is drawn as nothing, and is no white space either.
pub fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    )
}

fn fault(text: &str) -> Option<TextFault> {
    let of_line = |(at, line): (usize, &str)| {
        let (problem, place, character) = fault_of_line(line)?;
        Some(TextFault { problem, line: at + 1, place, character })
    };
    let nothing_seen = || {
        let seen = text.chars().any(|letter| !letter.is_whitespace() && !is_invisible(letter));
        let (at, character) = text.chars().enumerate().find(|(_, letter)| is_invisible(*letter)).filter(|_| !seen)?;
        let before: String = text.chars().take(at).collect();
        let place = before.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
        let line = before.matches('\n').count() + 1;
        Some(TextFault { problem: TextProblem::Invisible, line, place, character })
    };
    text.split('\n').enumerate().find_map(of_line).or_else(nothing_seen)
}

fn fault_of_line(line: &str) -> Option<(TextProblem, usize, char)> {
    let mut turned: Vec<(usize, char)> = Vec::new();
    for (at, letter) in line.chars().enumerate() {
        let wrong = match letter {
            '\t' => None,
            _ if letter.is_control() => Some(TextProblem::Control),
            '\u{e000}'..='\u{f8ff}' => Some(TextProblem::PrivateUse),
            '\u{fff9}'..='\u{fffd}' | '\u{fdd0}'..='\u{fdef}' => Some(TextProblem::Lost),
            _ if u32::from(letter) & 0xfffe == 0xfffe => Some(TextProblem::Lost),
            '\u{f0000}'.. => Some(TextProblem::PrivateUse),
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => {
                turned.push((at, letter));
                None
            }
            '\u{202c}' | '\u{2069}' => {
                let of_isolate = |opened: char| opened >= '\u{2066}';
                let pair = turned.pop().filter(|(_, opened)| of_isolate(*opened) == of_isolate(letter));
                pair.is_none().then_some(TextProblem::Direction)
            }
            _ => None,
        };
        if let Some(problem) = wrong {
            return Some((problem, at + 1, letter));
        }
    }
    turned.first().map(|(at, letter)| (TextProblem::Direction, at + 1, *letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026. 3. 1. 착수\r\n2026. 4. 2. 서명", "2026. 3. 1. 착수\n2026. 4. 2. 서명")]
    #[case("a\rb\u{b}c\u{c}d\u{85}e\u{2028}f\u{2029}g", "a\nb\nc\nd\ne\nf\ng")]
    #[case("\u{1112}\u{1161}\u{11ab}국", "한국")]
    #[case("2025\t100", "2025\t100")]
    #[case("\u{202b}abc\u{202c} and \u{2067}d\u{2069}", "\u{202b}abc\u{202c} and \u{2067}d\u{2069}")]
    #[case("👩\u{200d}🔬 soft\u{ad}hyphen", "👩\u{200d}🔬 soft\u{ad}hyphen")]
    #[case("", "")]
    #[case("   ", "   ")]
    fn a_text_is_taken_in_its_normal_form(#[case] typed: &str, #[case] text: &str) {
        assert_eq!(accepted(typed).as_deref(), Ok(text));
    }

    #[rstest]
    #[case("a\0b", TextProblem::Control, 1, 2)]
    #[case("가나\n다\u{1b}[31m", TextProblem::Control, 2, 2)]
    #[case("a\u{9c}", TextProblem::Control, 1, 2)]
    #[case("first\n\u{f09f} second", TextProblem::PrivateUse, 2, 1)]
    #[case("\u{100000}", TextProblem::PrivateUse, 1, 1)]
    #[case("a\u{fffe}", TextProblem::Lost, 1, 2)]
    #[case("a\u{1ffff}", TextProblem::Lost, 1, 2)]
    #[case("a\u{fdd0}", TextProblem::Lost, 1, 2)]
    #[case("a\u{fffd}", TextProblem::Lost, 1, 2)]
    #[case("a\u{fffc}", TextProblem::Lost, 1, 2)]
    #[case("a\u{202e}b", TextProblem::Direction, 1, 2)]
    #[case("a\u{202e}b\n\u{202c}", TextProblem::Direction, 1, 2)]
    #[case("a\u{2069}", TextProblem::Direction, 1, 2)]
    #[case("\u{2066}a\u{202c}", TextProblem::Direction, 1, 3)]
    #[case("\u{3164}", TextProblem::Invisible, 1, 1)]
    #[case(" \n \u{200b}\u{2060}", TextProblem::Invisible, 2, 2)]
    #[case("\u{2800}\u{ad}\u{feff}\u{115f}", TextProblem::Invisible, 1, 1)]
    fn a_text_is_refused_with_the_place(
        #[case] typed: &str,
        #[case] problem: TextProblem,
        #[case] line: usize,
        #[case] place: usize,
    ) {
        let fault = accepted(typed).unwrap_err();
        assert_eq!((fault.problem, fault.line, fault.place), (problem, line, place), "{fault}");
        assert!(fault.to_string().contains("U+"), "{fault}");
    }

    #[rstest]
    #[case("\n\n    □ 가\n      ○ 나\n\n", "    □ 가\n      ○ 나")]
    #[case("  one line ", "one line")]
    #[case("\u{3000}\n", "")]
    #[case("a\n b", "a\n b")]
    fn indentation_stays_where_it_says_something(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(trimmed(text), expected);
    }

    #[test]
    fn xml_gets_nothing_that_it_forbids() {
        assert_eq!(for_xml("a\u{b}b\u{fffe}c\u{ffff}d\0\t가\n😀"), "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}\t가\n😀");
    }

    #[test]
    fn what_turns_the_direction_is_known() {
        assert!(turns_direction("a\u{202e}b") && turns_direction("שלום") && turns_direction("سلام"));
        assert!(!turns_direction("한국 (2026) “AI”"));
    }
}
