//! Which parties a text names, and by what.

use crate::domain::organisation::code::PartyCode;
use crate::intake::claim::Who;
use crate::intake::extraction::PartyFound;
use crate::intake::names::Names;
use crate::intake::span::Span;
use crate::intake::token::Token;
use crate::intake::vocabulary::Vocabulary;
use crate::intake::words::COUNTRIES;

/// The names of all countries that the rules know and all parties that the portfolio knows.
#[derive(Clone, Debug, Default)]
pub struct Parties {
    pub names: Names<usize>,
    /// The portfolio's party of each; nothing where it has none.
    codes: Vec<Option<PartyCode>>,
    /// All that a text's `we` means.
    all: Vec<PartyCode>,
}

impl Parties {
    /// The parties that a text may name.
    pub fn of(vocabulary: &Vocabulary) -> Self {
        let mut parties = Self { all: vocabulary.of_statement.clone(), ..Self::default() };
        let alike = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
        let mut covered = vec![false; vocabulary.parties.len()];
        for country in &COUNTRIES.country {
            let place = vocabulary
                .parties
                .iter()
                .position(|it| it.names.iter().any(|name| country.names.iter().any(|other| alike(name, other))));
            let at = parties.codes.len();
            parties.codes.push(place.map(|it| vocabulary.parties[it].code.clone()));
            let names = country.names.iter().chain(&country.adjectives);
            names.filter(|it| is_name(it)).for_each(|it| parties.names.put(it, &at));
            if let Some(place) = place {
                covered[place] = true;
                parties.put(&vocabulary.parties[place].names, at);
            }
        }
        for (place, party) in vocabulary.parties.iter().enumerate().filter(|(place, _)| !covered[*place]) {
            let at = parties.codes.len();
            parties.codes.push(Some(vocabulary.parties[place].code.clone()));
            parties.put(&party.names, at);
        }
        parties
    }

    fn put(&mut self, names: &[String], at: usize) {
        names.iter().filter(|it| is_name(it)).for_each(|it| self.names.put(it, &at));
    }

    /// Where the statement's parties are not known, those that the text names.
    pub fn named_in(&mut self, words: &[Token], text: &[char]) {
        if self.all.is_empty() {
            let english = self.names.find(words).into_iter().map(|it| *it.1).collect::<Vec<_>>();
            let korean = self.names.find_korean(text).into_iter().map(|it| *it.1).collect::<Vec<_>>();
            let mut found: Vec<PartyCode> = Vec::new();
            for code in english.into_iter().chain(korean).filter_map(|it| self.codes[it].clone()) {
                if !found.contains(&code) {
                    found.push(code);
                }
            }
            self.all = found;
        }
    }

    /// Who undertakes something: those that its subject names, else all.
    pub fn undertaking(&self, who: Who, subject: &[Token], text: &[char], span: Option<Span>) -> Vec<PartyFound> {
        let mut found: Vec<PartyFound> = Vec::new();
        let mut put = |at: usize, words: Span| {
            if let Some(code) = self.codes[at].clone()
                && !found.iter().any(|it| it.code == code)
            {
                found.push(PartyFound { code, words: Some(words) });
            }
        };
        for (range, at) in self.names.find(subject) {
            put(*at, Span::new(subject[range.start].span.start, subject[range.end - 1].span.end));
        }
        if let Some(span) = span {
            for (range, at) in self.names.find_korean(&text[span.start..span.end]) {
                put(*at, Span::new(span.start + range.start, span.start + range.end));
            }
        }
        let is_one = matches!(who, Who::Named | Who::Organisation | Who::Person);
        if is_one && !found.is_empty() {
            return found;
        }
        // `The leaders of Japan and the ROK` names them, `the two sides` means all.
        if who == Who::Together && found.len() > 1 {
            return found;
        }
        self.all.iter().map(|code| PartyFound { code: code.clone(), words: None }).collect()
    }
}

/// Two letters are a country's code, and too often another word.
fn is_name(name: &str) -> bool {
    name.chars().count() > 2 || ["US", "UK", "EU"].contains(&name) || !name.is_ascii()
}
