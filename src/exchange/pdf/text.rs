//! Words broken into lines.

use unicode_normalization::UnicodeNormalization;

use crate::domain::basics::lang::Lang;
use crate::exchange::document::{Run, Style};
use crate::exchange::pdf::font::{Letter, Weight, letter};

/// A colour, red, green and blue.
pub type Colour = [u8; 3];

pub const INK: Colour = [0x1e, 0x21, 0x24];
pub const QUIET: Colour = [0x58, 0x61, 0x6a];
pub const ACCENT: Colour = [0x0b, 0x50, 0xd0];
pub const LATE: Colour = [0x7f, 0x54, 0x00];
/// How high a line is, as a share of the size of its letters.
const LEADING: f32 = 1.36;
/// How far below the top of a line its letters stand, as a share of their size.
const BASELINE: f32 = 1.03;

/// Letters of one look, one after the other.
#[derive(Clone, Debug)]
pub struct Piece {
    pub words: String,
    /// Where each letter of the words begins, and how it is drawn.
    pub letters: Vec<(usize, Letter)>,
    pub x: f32,
    pub width: f32,
    pub size: f32,
    pub weight: Weight,
    pub colour: Colour,
    pub lang: Lang,
    pub link: Option<String>,
}

/// A line of words.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub pieces: Vec<Piece>,
    pub width: f32,
    pub height: f32,
    /// How far below its top the letters stand.
    pub baseline: f32,
}

/// How words are set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    pub width: f32,
    pub size: f32,
    pub is_bold: bool,
    /// Whether lines end at the right edge.
    pub is_right: bool,
}

/// A letter with the run that it is of.
struct Set {
    letter: char,
    drawn: Letter,
    run: usize,
    advance: f32,
}

/// Breaks words into lines: at spaces, between ideographs, and where nothing else is possible anywhere.
pub fn lines(runs: &[Run], setting: Setting) -> Vec<Line> {
    let mut all: Vec<Vec<Set>> = vec![Vec::new()];
    for (run, said) in runs.iter().enumerate() {
        let weight = look(said, setting).0;
        for letter in said.words.nfc() {
            match letter {
                '\n' => all.push(Vec::new()),
                _ => {
                    let times = if letter == '\t' { 4 } else { 1 };
                    let Some(last) = all.last_mut() else { continue };
                    last.extend((0..times).filter_map(|_| set(letter, run, weight, setting.size)));
                }
            }
        }
    }
    all.iter().flat_map(|paragraph| broken(paragraph, runs, setting)).collect()
}

/// A letter to be drawn; nothing for what has no shape.
fn set(typed: char, run: usize, weight: Weight, size: f32) -> Option<Set> {
    let shape = match typed {
        '\u{a0}' | '\u{2007}' | '\u{202f}' | '\t' => ' ',
        it if is_shapeless(it) => return None,
        it => it,
    };
    let drawn = letter(shape)?;
    // What Unicode gives to nobody, a file that everybody can read does not name.
    let letter = if matches!(shape, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}') { '□' } else { shape };
    Some(Set { letter, drawn, run, advance: drawn.advance(weight) * size })
}

/// Whether a character is one of control, direction or joining, or none at all.
fn is_shapeless(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        || (u32::from(letter) & 0xfffe) == 0xfffe
        || matches!(letter, '\u{fdd0}'..='\u{fdef}')
}

/// Whether a line may end after a letter that is no space. Between syllables of Hangul it may not: words stay whole.
fn may_end_after(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{2fff}' | '\u{3001}'..='\u{312f}' | '\u{3190}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
        || matches!(letter, '/' | '-' | '–' | '—' | '·')
}

fn broken(paragraph: &[Set], runs: &[Run], setting: Setting) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut end, mut width) = (0, None, 0.0);
    let mut at = 0;
    while let Some(set) = paragraph.get(at) {
        let is_space = set.letter == ' ';
        if width + set.advance > setting.width && !is_space && at > start {
            let until = end.filter(|it| *it > start).unwrap_or(at);
            lines.push(line(&paragraph[start..until], runs, setting));
            (start, end, width, at) = (until, None, 0.0, until);
            continue;
        }
        width += set.advance;
        if is_space || may_end_after(set.letter) {
            end = Some(at + 1);
        }
        at += 1;
    }
    lines.push(line(&paragraph[start..], runs, setting));
    lines
}

fn line(sets: &[Set], runs: &[Run], setting: Setting) -> Line {
    let mut line = Line { height: setting.size * LEADING, baseline: setting.size * BASELINE, ..Line::default() };
    for of_run in sets.chunk_by(|a, b| a.run == b.run) {
        let Some(run) = of_run.first().and_then(|it| runs.get(it.run)) else { continue };
        let (weight, colour) = look(run, setting);
        let mut words = String::new();
        let mut letters = Vec::with_capacity(of_run.len());
        for set in of_run {
            letters.push((words.len(), set.drawn));
            words.push(set.letter);
        }
        let width: f32 = of_run.iter().map(|it| it.advance).sum();
        let (x, lang, link) = (line.width, run.lang, run.link.clone());
        line.pieces.push(Piece { words, letters, x, width, size: setting.size, weight, colour, lang, link });
        line.width += width;
    }
    if setting.is_right {
        let ends = sets.iter().rev().take_while(|it| it.letter == ' ').map(|it| it.advance).sum::<f32>();
        let shift = (setting.width - line.width + ends).max(0.0);
        line.pieces.iter_mut().for_each(|it| it.x += shift);
    }
    line
}

fn look(run: &Run, setting: Setting) -> (Weight, Colour) {
    let (is_bold, colour) = match run.look {
        Style::Plain => (false, if run.link.is_some() && !setting.is_bold { ACCENT } else { INK }),
        Style::Strong => (true, INK),
        Style::Quiet => (false, QUIET),
        Style::Late => (true, LATE),
        Style::Status { ink, .. } => (true, colour_of(ink)),
    };
    (if is_bold || setting.is_bold { Weight::Bold } else { Weight::Regular }, colour)
}

/// A colour that is written as `#1f7a35`.
pub fn colour_of(written: &str) -> Colour {
    let number = u32::from_str_radix(written.trim_start_matches('#'), 16).unwrap_or(0);
    let [_, red, green, blue] = number.to_be_bytes();
    [red, green, blue]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|it| it.pieces.iter().map(|it| it.words.as_str()).collect()).collect()
    }

    fn set(words: &str, width: f32) -> Vec<Line> {
        let setting = Setting { width, size: 10.0, is_bold: false, is_right: false };
        lines(&[Run::plain(words, Lang::Ko)], setting)
    }

    #[test]
    fn words_of_hangul_stay_whole_and_what_has_no_space_is_broken_where_the_line_ends() {
        assert_eq!(said(&set("한미 정상회담 공동성명", 50.0)), ["한미 ", "정상회담 ", "공동성명"]);
        let long = set(&"가".repeat(300), 200.0);
        assert!(long.len() > 10 && long.iter().all(|it| it.width <= 200.0));
        assert_eq!(said(&long).concat(), "가".repeat(300));
        assert_eq!(said(&set("a\nb\n\nc", 70.0)), ["a", "b", "", "c"]);
    }

    #[test]
    fn what_has_no_shape_is_left_out_and_jamo_are_put_together() {
        assert_eq!(said(&set("a\u{202e}b\u{0}c\u{feff}\u{c}d", 100.0)), ["abcd"]);
        assert_eq!(said(&set("\u{1112}\u{1161}\u{11ab}", 100.0)), ["한"]);
    }
}
