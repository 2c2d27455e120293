//! The marks that Word sets before the items of its lists, which are not in their text.

use std::collections::HashMap;

use crate::intake::file::FileProblem;
use crate::intake::file::xml::{Seen, walk};

/// What a style says of lists.
#[derive(Clone, Copy, Default)]
pub struct Style {
    pub list: Option<usize>,
    pub level: Option<usize>,
}

/// One depth of a list.
#[derive(Clone, Default)]
struct Level {
    format: String,
    /// `%1.%2` and what stands around the numbers.
    pattern: String,
    start: usize,
}

/// The lists of a document, and how far each was counted.
#[derive(Default)]
pub struct Numbering {
    patterns: HashMap<usize, Vec<Level>>,
    /// Which pattern a list follows.
    lists: HashMap<usize, usize>,
    counted: HashMap<usize, Vec<usize>>,
}

impl Numbering {
    /// The mark of the next item of a list.
    pub fn next(&mut self, list: usize, level: usize) -> Option<String> {
        let pattern = self.lists.get(&list)?;
        let levels = self.patterns.get(pattern)?;
        let own = levels.get(level)?;
        if own.format == "none" {
            return None;
        }
        if own.format == "bullet" {
            return Some("•".to_owned());
        }
        // Lists of one pattern are counted on, as Word does.
        let counted = self.counted.entry(*pattern).or_default();
        counted.truncate(level + 1);
        while counted.len() <= level {
            let start = levels.get(counted.len()).map_or(1, |it| it.start);
            // A depth that has no item yet counts as begun.
            counted.push(if counted.len() == level { start.saturating_sub(1) } else { start });
        }
        counted[level] += 1;
        let mut mark = own.pattern.clone();
        for (at, (count, level)) in counted.iter().zip(levels).enumerate() {
            mark = mark.replace(&format!("%{}", at + 1), &number(*count, &level.format));
        }
        Some(mark).filter(|it| !it.trim().is_empty())
    }
}

fn number(count: usize, format: &str) -> String {
    let nth = |letters: &str| letters.chars().nth((count.max(1) - 1) % letters.chars().count()).map(String::from);
    let letter = match format {
        "lowerLetter" => nth("abcdefghijklmnopqrstuvwxyz"),
        "upperLetter" => nth("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "ganada" => nth("가나다라마바사아자차카타파하"),
        "decimalEnclosedCircle" => nth("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "lowerRoman" => Some(roman(count)),
        "upperRoman" => Some(roman(count).to_uppercase()),
        _ => None,
    };
    letter.unwrap_or_else(|| count.to_string())
}

fn roman(count: usize) -> String {
    let mut left = count.min(399);
    let mut out = String::new();
    for (value, letters) in
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]
    {
        while left >= value {
            out.push_str(letters);
            left -= value;
        }
    }
    out
}

/// The lists that a document declares.
pub fn numbering(xml: &[u8]) -> Result<Numbering, FileProblem> {
    let mut out = Numbering::default();
    let (mut pattern, mut list) = (None, None);
    walk(xml, |seen| {
        let Seen::Start(name, attributes) = seen else { return };
        let levels = pattern.and_then(|it| out.patterns.get_mut(&it));
        match name {
            "abstractNum" => {
                pattern = attributes.number("abstractNumId");
                if let Some(pattern) = pattern {
                    out.patterns.insert(pattern, Vec::new());
                }
            }
            "num" => (pattern, list) = (None, attributes.number("numId")),
            "abstractNumId" => {
                if let (Some(list), Some(of)) = (list, attributes.number("val")) {
                    out.lists.insert(list, of);
                }
            }
            "lvl" => {
                if let Some(levels) = levels.filter(|it| it.len() < 9) {
                    levels.push(Level { start: 1, ..Level::default() });
                }
            }
            "start" | "numFmt" | "lvlText" => {
                let Some(level) = levels.and_then(|it| it.last_mut()) else { return };
                let value = attributes.get("val").unwrap_or_default().to_owned();
                match name {
                    "start" => level.start = value.parse().unwrap_or(1),
                    "numFmt" => level.format = value,
                    _ => level.pattern = value,
                }
            }
            _ => {}
        }
    })?;
    Ok(out)
}

/// The styles that make paragraphs items of a list, by their identifiers.
pub fn styles(xml: &[u8]) -> Result<HashMap<String, Style>, FileProblem> {
    let mut out: HashMap<String, Style> = HashMap::new();
    let mut open = None::<String>;
    walk(xml, |seen| match seen {
        Seen::Start("style", attributes) => open = attributes.get("styleId").map(str::to_owned),
        Seen::End("style") => open = None,
        Seen::Start(name @ ("numId" | "ilvl"), attributes) => {
            if let Some(id) = &open {
                let style = out.entry(id.clone()).or_default();
                match name {
                    "numId" => style.list = attributes.number("val"),
                    _ => style.level = attributes.number("val"),
                }
            }
        }
        _ => {}
    })?;
    Ok(out)
}
