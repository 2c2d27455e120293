//! What is wrong with a portfolio file, and where.

use std::collections::BTreeSet;
use std::fmt;

/// As many faults are kept to be shown; the others are counted.
pub const MOST_PROBLEMS: usize = 200;

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

/// Everything that was found wrong.
#[derive(Debug, Default)]
pub struct Faults {
    problems: Vec<Problem>,
    /// The paths at which something is wrong.
    paths: BTreeSet<String>,
    total: usize,
}

impl Faults {
    /// Notes a fault; of one place only the first, since the others follow from it.
    pub fn at(&mut self, spot: &Spot, reason: impl Into<String>) {
        if !spot.path.is_empty() && !self.paths.insert(spot.path.clone()) {
            return;
        }
        self.total += 1;
        if self.problems.len() < MOST_PROBLEMS * 10 {
            self.problems.push(Problem { spot: spot.clone(), reason: reason.into() });
        }
    }

    /// Whether something was found wrong at a place.
    pub fn are_at(&self, spot: &Spot) -> bool {
        self.paths.contains(&spot.path)
    }

    /// The first of them in the order of the lines, and how many there are.
    pub fn shown(mut self) -> (Vec<Problem>, usize) {
        self.problems.sort_by_key(|it| it.spot.line);
        self.problems.truncate(MOST_PROBLEMS);
        (self.problems, self.total)
    }
}
