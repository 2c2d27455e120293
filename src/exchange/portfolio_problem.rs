//! What is wrong with a portfolio file, and where.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::domain::basics::typed_text::{is_direction_control, is_invisible};

/// As many faults are kept to be shown; the others are counted.
pub const MOST_PROBLEMS: usize = 200;

/// As many characters of one fault are shown.
const LONGEST: usize = 1_000;

/// A place in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// Such as `events[3].date`; empty for the file itself.
    pub path: String,
    /// The line, from 1; 0 where no line says it.
    pub line: u32,
}

impl Spot {
    /// A part of it.
    pub fn within(&self, part: &str, line: u32) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        Self { path: format!("{}{dot}{part}", self.path), line }
    }

    /// One of the values of a list.
    pub fn value(&self, at: usize, line: u32) -> Self {
        Self { path: format!("{}[{at}]", self.path), line }
    }
}

/// What is wrong at one place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub spot: Spot,
    /// What is wrong there.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.spot.line, self.spot.path.as_str()) {
            (0, "") => write!(f, "the file: {}", self.reason),
            (0, path) => write!(f, "{path}: {}", self.reason),
            (line, "") => write!(f, "line {line}: {}", self.reason),
            (line, path) => write!(f, "line {line}, {path}: {}", self.reason),
        }
    }
}

/// The beginning of a text, as messages quote it.
pub fn short(text: &str) -> String {
    shown(text, 60)
}

/// The beginning of a text without what would steer a terminal or could not be seen on it.
fn shown(text: &str, most: usize) -> String {
    let seen = |letter: &char| !letter.is_control() && !is_direction_control(*letter) && !is_invisible(*letter);
    let mut words: String = text.chars().filter(seen).take(most).collect();
    if text.chars().nth(most).is_some() {
        words.push('…');
    }
    words
}

/// Everything that was found wrong.
#[derive(Debug, Default)]
pub struct Faults {
    /// The first of them by their lines; of one line, in the order in which they were found.
    first: BTreeMap<(u32, usize), Problem>,
    /// The paths at which something is wrong.
    paths: BTreeSet<String>,
    total: usize,
}

impl Faults {
    /// Notes a fault; of one place only the first, since the others follow from it.
    pub fn at(&mut self, spot: &Spot, reason: impl AsRef<str>) {
        if !spot.path.is_empty() && !self.paths.insert(spot.path.clone()) {
            return;
        }
        self.total += 1;
        let problem = Problem { spot: spot.clone(), reason: shown(reason.as_ref(), LONGEST) };
        self.first.insert((spot.line, self.total), problem);
        if self.first.len() > MOST_PROBLEMS {
            self.first.pop_last();
        }
    }

    /// Counts faults of which no more is known.
    pub fn more(&mut self, number: usize) {
        self.total += number;
    }

    /// Whether something was found wrong at a place.
    pub fn are_at(&self, spot: &Spot) -> bool {
        self.paths.contains(&spot.path)
    }

    /// Whether something was found wrong at a place or in a part of it.
    pub fn are_within(&self, spot: &Spot) -> bool {
        let is_part = |path: &str| path.strip_prefix(&spot.path).is_some_and(|it| it.starts_with(['.', '[']));
        let parts = [format!("{}.", spot.path), format!("{}[", spot.path)];
        let next = |part: &String| self.paths.range(part.clone()..).next().is_some_and(|path| is_part(path));
        self.are_at(spot) || parts.iter().any(next)
    }

    /// Whether there are more than are shown, so that hints would be worked out for nobody.
    pub fn are_many(&self) -> bool {
        self.total > MOST_PROBLEMS
    }

    /// The first of them in the order of the lines, and how many there are.
    pub fn shown(self) -> (Vec<Problem>, usize) {
        (self.first.into_values().collect(), self.total)
    }
}
