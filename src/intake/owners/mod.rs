//! The organisations that a passage names.

mod charged;
mod english;

use std::collections::HashSet;

use crate::domain::basics::lang::Lang;
use crate::intake::extraction::OwnerFound;
use crate::intake::gather::Reading;
use crate::intake::korean;
use crate::intake::names::Names;
use crate::intake::span::Span;
use crate::intake::token::Token;
use crate::intake::vocabulary::{OrganisationNames, Vocabulary};
use crate::intake::words::ORGANISATIONS;

/// The organisations that the portfolio knows, by all their names, and others by names that no rule knows.
#[derive(Clone, Debug, Default)]
pub struct Organisations {
    /// The portfolio's organisation of each name; nothing where it has none.
    pub names: Names<Option<usize>>,
    known: Vec<OrganisationNames>,
}

impl Organisations {
    /// The organisations of a portfolio.
    pub fn of(vocabulary: &Vocabulary) -> Self {
        let mut names = Names::default();
        let mut taken: HashSet<String> = HashSet::new();
        for (at, organisation) in vocabulary.organisations.iter().enumerate() {
            let mut put = |name: &str| {
                taken.insert(name.to_owned());
                names.put(name, &Some(at));
            };
            for name in &organisation.names {
                // `Export-Import Bank of Korea (Korea Eximbank)` has two names.
                for part in name.split(['(', ')']).map(str::trim).filter(|it| it.chars().count() > 2) {
                    put(part);
                    let bare = part.strip_prefix("U.S. ").or_else(|| part.strip_prefix("Korean ")).unwrap_or(part);
                    put(bare);
                    if let Some(of) = bare.strip_prefix("Department of ") {
                        put(&format!("{of} Department"));
                    }
                }
            }
        }
        for name in ORGANISATIONS.english.iter().chain(&ORGANISATIONS.korean).filter(|it| !taken.contains(*it)) {
            names.put(name, &None);
        }
        Self { names, known: vocabulary.organisations.clone() }
    }

    /// Learns the short forms that a text gives to names: `the Ministry of the Sea (MOTS)`.
    pub fn named_in(&mut self, words: &[Token]) {
        for (short, which) in english::short_forms(self, words) {
            self.names.put(&short, &which);
        }
    }

    /// The organisations that words name: the portfolio's, and others that are called like one.
    pub fn find(&self, reading: &Reading<'_>, words: &[Token], span: Span) -> Vec<OwnerFound> {
        let out = match reading.language {
            Lang::En => english::find(self, words),
            Lang::Ko => self.korean(reading, span),
        };
        named(reading.letters, out)
    }

    /// Those that stand in brackets after what is to be done: `(lead: Vell Customs)`, `(산림청)`.
    pub fn in_brackets(&self, reading: &Reading<'_>, words: &[Token], span: Span) -> Vec<OwnerFound> {
        named(reading.letters, charged::in_brackets(self, reading, words, span))
    }

    /// Those in the cell of a table that says who does it: whatever stands there names one.
    pub fn in_cell(&self, reading: &Reading<'_>, words: &[Token], cell: Span) -> Vec<OwnerFound> {
        named(reading.letters, charged::in_cell(self, reading, words, cell))
    }

    fn found(&self, which: Option<usize>, words: Span) -> OwnerFound {
        let known = which.map(|it| &self.known[it]);
        OwnerFound {
            code: known.map(|it| it.code.clone()),
            party: known.map(|it| it.party.clone()),
            name: String::new(),
            words,
        }
    }

    fn korean(&self, reading: &Reading<'_>, span: Span) -> Vec<OwnerFound> {
        let letters = &reading.letters[span.start..span.end];
        let place = |start: usize, end: usize| Span::new(span.start + start, span.start + end);
        let named = self.names.find_korean(letters);
        let known =
            named.iter().filter_map(|(range, which)| Some(self.found(Some((**which)?), place(range.start, range.end))));
        let mut out: Vec<OwnerFound> = known.collect();
        for words in korean::organisations(reading, span) {
            match out.iter_mut().find(|it| words.common(it.words) > 0) {
                Some(known) => known.words = words,
                None => out.push(self.found(None, words)),
            }
        }
        // Short forms in Latin letters stand in Korean sentences, too.
        for words in korean::short_forms(reading, span) {
            // `한국수출입은행(KEXIM)` is one.
            let in_bracket = words.start > 0 && reading.letters[words.start - 1] == '(';
            let repeats = |it: &OwnerFound| it.words.common(words) > 0 || in_bracket && it.words.end + 1 == words.start;
            if !out.iter().any(repeats) {
                out.push(self.found(None, words));
            }
        }
        out
    }
}

/// Whether letters are a short form in capitals: `MSIT`.
pub fn is_short_form(letters: &str) -> bool {
    (2..=9).contains(&letters.chars().count())
        && letters.chars().filter(char::is_ascii_uppercase).count() > 1
        && letters.chars().all(|it| it.is_ascii_alphanumeric() || it == '-' || it == '&')
}

/// Gives each the name by which the text calls it, in their order, each name once.
fn named(letters: &[char], mut out: Vec<OwnerFound>) -> Vec<OwnerFound> {
    out.iter_mut().for_each(|it| it.name = letters[it.words.start..it.words.end].iter().collect());
    out.sort_by_key(|it| it.words.start);
    let mut told: HashSet<String> = HashSet::new();
    out.retain(|it| told.insert(it.name.clone()));
    out
}
