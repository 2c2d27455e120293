//! How well a text was read, measured by what a careful reader takes from it.

use serde::Deserialize;

use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::intake::align::merged;
use crate::intake::extraction::Extraction;
use crate::intake::span::Span;
use crate::intake::vocabulary::Vocabulary;
use crate::intake::{extract, stored_text};

/// A match has at least half of its characters in common with what the reader took.
const OVERLAP: f64 = 0.5;

/// What a careful reader takes from a text: a file of `tests/intake/gold`.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    pub name: String,
    /// `en`, `ko`, or `ko+en` where the text is in both.
    pub language: String,
    pub layout: String,
    /// `tuned` where rules were made on it, `other` where they were only measured, `held` where they were only measured and
    /// the text has the same writer as the rules.
    pub half: String,
    /// The day of the text.
    pub date: Day,
    /// Name of a file that holds the text, where it is not here.
    #[serde(default)]
    pub text_file: Option<String>,
    #[serde(default)]
    pub text: Option<String>,
    /// Digest of that file.
    #[serde(default)]
    pub sha256: Option<String>,
    pub commitments: Vec<GoldCommitment>,
}

/// A commitment as a reader took it.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldCommitment {
    pub spans: Vec<(usize, usize)>,
    #[serde(default)]
    pub owners: Vec<String>,
    #[serde(default)]
    pub due: Option<String>,
    #[serde(default)]
    pub due_day: Option<Day>,
}

/// Counts, of one text or of several added up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// What the rules propose.
    pub proposed: usize,
    /// What the reader took.
    pub taken: usize,
    /// Both.
    pub matched: usize,
    /// The overlaps of the matches, added up.
    pub overlap: f64,
    /// Matches for which the reader names a day, and those with the same day.
    pub due: (usize, usize),
    /// Matches for which the reader names none, and for which the rules do all the same.
    pub due_invented: usize,
    /// Matches for which the reader names owners, and those with the same ones.
    pub owners: (usize, usize),
}

impl Score {
    /// Of what is proposed, the part that was taken.
    pub fn precision(&self) -> f64 {
        part(self.matched, self.proposed)
    }

    /// Of what was taken, the part that is proposed.
    pub fn recall(&self) -> f64 {
        part(self.matched, self.taken)
    }

    /// Their harmonic mean.
    pub fn f1(&self) -> f64 {
        part(2 * self.matched, self.proposed + self.taken)
    }

    /// The mean overlap of the matches.
    pub fn mean_overlap(&self) -> f64 {
        if self.matched == 0 { 0.0 } else { self.overlap / count(self.matched) }
    }

    /// Both added up.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            proposed: self.proposed + other.proposed,
            taken: self.taken + other.taken,
            matched: self.matched + other.matched,
            overlap: self.overlap + other.overlap,
            due: (self.due.0 + other.due.0, self.due.1 + other.due.1),
            due_invented: self.due_invented + other.due_invented,
            owners: (self.owners.0 + other.owners.0, self.owners.1 + other.owners.1),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of passages are small")]
fn count(of: usize) -> f64 {
    of as f64
}

fn part(of: usize, all: usize) -> f64 {
    if all == 0 { 1.0 } else { count(of) / count(all) }
}

/// Which proposal matches which commitment of the reader, by their places.
pub fn matches(gold: &Gold, extraction: &Extraction) -> Vec<(usize, usize, f64)> {
    let mut pairs = Vec::new();
    for (taken, commitment) in gold.commitments.iter().enumerate() {
        let spans: Vec<Span> = commitment.spans.iter().map(|(start, end)| Span::new(*start, *end)).collect();
        for (proposed, proposal) in extraction.proposals.iter().enumerate() {
            let overlap = overlap(&spans, &proposal.spans);
            if overlap >= OVERLAP {
                pairs.push((taken, proposed, overlap));
            }
        }
    }
    pairs.sort_by(|a, b| b.2.total_cmp(&a.2));
    let mut matched: Vec<(usize, usize, f64)> = Vec::new();
    for pair in pairs {
        if !matched.iter().any(|it| it.0 == pair.0 || it.1 == pair.1) {
            matched.push(pair);
        }
    }
    matched.sort_by_key(|it| it.0);
    matched
}

/// What both have of what either has, in characters. Spans of one list do not overlap.
fn overlap(one: &[Span], other: &[Span]) -> f64 {
    let common: usize = one.iter().flat_map(|a| other.iter().map(|b| a.common(*b))).sum();
    let all: usize = one.iter().chain(other).map(|it| it.len()).sum::<usize>() - common;
    if all == 0 { 0.0 } else { count(common) / count(all) }
}

/// How well the rules read a text that a reader has read.
pub fn score(gold: &Gold, text: &str) -> (Score, Extraction) {
    let vocabulary = Vocabulary { said_on: Some(gold.date), ..Vocabulary::default() };
    let text = stored_text(text);
    let extraction = match gold.language.parse::<Lang>() {
        Ok(language) => extract(&text, language, &vocabulary),
        Err(_) => merged(extract(&text, Lang::Ko, &vocabulary), &extract(&text, Lang::En, &vocabulary)),
    };
    let matched = matches(gold, &extraction);
    let mut score = Score {
        proposed: extraction.proposals.len(),
        taken: gold.commitments.len(),
        matched: matched.len(),
        overlap: matched.iter().map(|it| it.2).sum(),
        ..Score::default()
    };
    for (taken, proposed, _) in matched {
        let (commitment, proposal) = (&gold.commitments[taken], &extraction.proposals[proposed]);
        let day = proposal.due.as_ref().and_then(|it| it.due).map(|it| it.on);
        match commitment.due_day {
            Some(on) => score.due = (score.due.0 + 1, score.due.1 + usize::from(day == Some(on))),
            None => score.due_invented += usize::from(day.is_some()),
        }
        if !commitment.owners.is_empty() {
            let same = |a: &str, b: &str| even(a) == even(b);
            let named = commitment.owners.iter().all(|it| proposal.owners.iter().any(|own| same(&own.name, it)));
            let right = named && proposal.owners.len() == commitment.owners.len();
            score.owners = (score.owners.0 + 1, score.owners.1 + usize::from(right));
        }
    }
    (score, extraction)
}

fn even(name: &str) -> String {
    let bare = name.trim_start_matches("the ").trim_start_matches("The ");
    bare.split_whitespace().collect::<Vec<_>>().join(" ").replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_match_shares_half_of_its_characters_and_is_one_to_one() {
        let gold = Gold {
            name: String::new(),
            language: "en".to_owned(),
            layout: String::new(),
            half: "tuned".to_owned(),
            date: "2026-01-15".parse().unwrap(),
            text_file: None,
            text: None,
            sha256: None,
            commitments: vec![GoldCommitment {
                spans: vec![(0, 49)],
                owners: vec!["Ministry of Trade".to_owned()],
                due: Some("by June 2026".to_owned()),
                due_day: Some("2026-06-30".parse().unwrap()),
            }],
        };
        let (score, _) = score(&gold, "The Ministry of Trade will open a desk by June 2026. It rained. We will rest.");
        assert_eq!((score.proposed, score.taken, score.matched), (2, 1, 1));
        assert_eq!((score.due, score.owners), ((1, 1), (1, 1)));
        assert!(
            score.mean_overlap() > 0.9 && (score.precision() - 0.5).abs() < 1e-9 && (score.recall() - 1.0).abs() < 1e-9
        );
    }
}
