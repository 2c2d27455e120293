//! What a passage may have to do with commitments that the portfolio has: offered by the rare words that both have.

use std::collections::{BTreeSet, HashMap};

use crate::domain::basics::lang::Lang;
use crate::intake::extraction::{AreaFound, Offered, OfferedKind};
use crate::intake::gather::Reading;
use crate::intake::span::Span;
use crate::intake::vocabulary::{Known, Vocabulary};
use crate::intake::words::{ENGLISH, has};

/// A word is rare while no more than this many commitments have it.
const RARE: usize = 4;
/// How many are offered at most.
const MOST: usize = 3;

/// The portfolio's commitments by their words.
pub struct Commitments<'a> {
    known: &'a [Known],
    words: Vec<BTreeSet<String>>,
    having: HashMap<String, Vec<usize>>,
    statement: Option<&'a str>,
}

impl<'a> Commitments<'a> {
    /// The commitments of a vocabulary.
    pub fn of(vocabulary: &'a Vocabulary) -> Self {
        let mut having: HashMap<String, Vec<usize>> = HashMap::new();
        let words: Vec<BTreeSet<String>> = vocabulary
            .commitments
            .iter()
            .enumerate()
            .map(|(at, known)| {
                let texts = known.texts.iter().flat_map(|it| Lang::ALL.iter().filter_map(|lang| it.version(*lang)));
                let words: BTreeSet<String> = texts.flat_map(|it| content(&it.words)).collect();
                words.iter().for_each(|it| having.entry(it.clone()).or_default().push(at));
                words
            })
            .collect();
        Self { known: &vocabulary.commitments, words, having, statement: vocabulary.statement.as_deref() }
    }

    /// What a passage may have to do with them, the likeliest first.
    pub fn offered(&self, reading: &Reading<'_>, span: Span, areas: &[AreaFound]) -> Vec<Offered> {
        let text: String = reading.letters[span.start..span.end].iter().collect();
        let own: BTreeSet<String> = content(&text).into_iter().collect();
        let mut shared: HashMap<usize, Vec<String>> = HashMap::new();
        for word in &own {
            let Some(having) = self.having.get(word).filter(|it| it.len() <= RARE) else { continue };
            having.iter().for_each(|at| shared.entry(*at).or_default().push(word.clone()));
        }
        let mut found: Vec<(usize, Offered)> = shared
            .into_iter()
            .filter_map(|(at, words)| {
                let known = &self.known[at];
                let common = own.intersection(&self.words[at]).count();
                let alike = common * 10 >= own.len() * 7 && common > 3;
                let same_area = known.areas.iter().any(|area| areas.iter().any(|it| it.code == *area));
                let is_own = self.statement == Some(known.statement.as_str());
                let kind = match (alike, is_own) {
                    (true, true) => OfferedKind::Same,
                    (true, false) => OfferedKind::Reaffirms,
                    (false, _) if same_area && words.len() > 1 && !is_own => OfferedKind::Specifies,
                    _ => return None,
                };
                let later = known.said_on.zip(reading.vocabulary.said_on).is_some_and(|(it, said)| it > said);
                let offered = Offered { commitment: known.id.clone(), slug: known.slug.clone(), kind, words };
                (!later).then_some((common, offered))
            })
            .collect();
        found.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.slug.cmp(&other.slug)));
        found.into_iter().take(MOST).map(|it| it.1).collect()
    }
}

/// The words of a text that say what it is about, each once, sorted.
pub fn content(text: &str) -> Vec<String> {
    let low = text.to_lowercase();
    let words = low.split(|it: char| !it.is_alphanumeric()).filter(|it| {
        let hangul = it.starts_with(|it: char| ('가'..='힣').contains(&it));
        it.chars().count() > if hangul { 1 } else { 3 }
            && !has(&ENGLISH.adverbs, it)
            && !has(&ENGLISH.modals, it)
            && !has(&ENGLISH.together, it)
    });
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}
