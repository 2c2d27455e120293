//! The organisations that a passage names.

use crate::domain::basics::lang::Lang;
use crate::intake::extraction::OwnerFound;
use crate::intake::gather::Reading;
use crate::intake::korean;
use crate::intake::names::Names;
use crate::intake::span::Span;
use crate::intake::token::Token;
use crate::intake::vocabulary::{OrganisationNames, Vocabulary};
use crate::intake::words::{ENGLISH, has};

/// The organisations that the portfolio knows, by all their names.
#[derive(Clone, Debug, Default)]
pub struct Organisations {
    pub names: Names<usize>,
    known: Vec<OrganisationNames>,
}

impl Organisations {
    /// The organisations of a portfolio.
    pub fn of(vocabulary: &Vocabulary) -> Self {
        let mut names = Names::default();
        for (at, organisation) in vocabulary.organisations.iter().enumerate() {
            for name in &organisation.names {
                // `Export-Import Bank of Korea (Korea Eximbank)` has two names.
                for part in name.split(['(', ')']).map(str::trim).filter(|it| it.chars().count() > 2) {
                    names.put(part, &at);
                    let bare = part.strip_prefix("U.S. ").or_else(|| part.strip_prefix("Korean ")).unwrap_or(part);
                    names.put(bare, &at);
                    if let Some(of) = bare.strip_prefix("Department of ") {
                        names.put(&format!("{of} Department"), &at);
                    }
                }
            }
        }
        Self { names, known: vocabulary.organisations.clone() }
    }

    /// The organisations that words name: the portfolio's, and others that are called like one.
    pub fn find(&self, reading: &Reading<'_>, words: &[Token], span: Span) -> Vec<OwnerFound> {
        let mut out = match reading.language {
            Lang::En => self.english(words),
            Lang::Ko => self.korean(reading, span),
        };
        out.iter_mut().for_each(|it| it.name = reading.letters[it.words.start..it.words.end].iter().collect());
        out.sort_by_key(|it| it.words.start);
        out.dedup_by(|a, b| a.name == b.name);
        out
    }

    fn known(&self, at: usize, words: Span) -> OwnerFound {
        let known = &self.known[at];
        OwnerFound { code: Some(known.code.clone()), party: Some(known.party.clone()), name: String::new(), words }
    }

    fn english(&self, words: &[Token]) -> Vec<OwnerFound> {
        let found = self.names.find(words);
        let mut out: Vec<OwnerFound> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            if let Some((range, which)) = found.iter().find(|(range, _)| range.start == at) {
                // `U.S. Department of Justice`: what stands before belongs to the name as the text has it.
                let from =
                    if at > 0 && words[at - 1].is_one(&["u.s.", "korean", "japanese", "rok"]) { at - 1 } else { at };
                if !is_place(words, from) {
                    out.push(self.known(**which, span(words, from, range.end)));
                }
                at = range.end;
                continue;
            }
            let Some(end) = unknown(words, at) else {
                at += 1;
                continue;
            };
            let inner = found.iter().find(|(range, _)| at <= range.start && range.end <= end);
            if !is_place(words, at) {
                let words = span(words, at, end);
                out.push(match inner {
                    Some((_, which)) => self.known(**which, words),
                    None => OwnerFound { code: None, party: None, name: String::new(), words },
                });
            }
            at = end;
        }
        out
    }

    fn korean(&self, reading: &Reading<'_>, span: Span) -> Vec<OwnerFound> {
        let letters = &reading.letters[span.start..span.end];
        let place = |start: usize, end: usize| Span::new(span.start + start, span.start + end);
        let named = self.names.find_korean(letters);
        let known = named.iter().map(|(range, which)| self.known(**which, place(range.start, range.end)));
        let mut out: Vec<OwnerFound> = known.collect();
        for words in korean::organisations(reading, span) {
            match out.iter_mut().find(|it| words.common(it.words) > 0) {
                Some(known) => known.words = words,
                None => out.push(OwnerFound { code: None, party: None, name: String::new(), words }),
            }
        }
        out
    }
}

fn span(words: &[Token], from: usize, until: usize) -> Span {
    let last = &words[until - 1];
    // `the Department’s` names the Department.
    let owns = usize::from(last.low.ends_with("'s")) * 2;
    Span::new(words[from].span.start, (last.span.end - owns).max(words[from].span.start))
}

/// Whether a name is where something happens, and not who does it.
fn is_place(words: &[Token], at: usize) -> bool {
    let mut before = at;
    while before > 0 && words[before - 1].is_one(&["the", "their", "its"]) {
        before -= 1;
    }
    // `a new Joint Cyber Centre` is made and does nothing yet.
    let is_new = words[at.saturating_sub(4)..at].iter().any(|it| it.is_one(&["a", "an", "new"]))
        && words[at.saturating_sub(8)..at].iter().any(|it| has(&ENGLISH.makes, &it.low));
    is_new || before > 0 && words[before - 1].is_one(&["at", "in", "within", "under"])
}

/// Where a name ends that begins at a place and is an organisation's, though the portfolio knows none of that name.
fn unknown(words: &[Token], at: usize) -> Option<usize> {
    let first = &words[at];
    if !(first.is_word() && first.is_capital())
        || first.is_one(&["the", "these", "this", "both", "in", "by", "to", "under", "as", "all", "each"])
        || at > 0 && words[at - 1].is_capital() && words[at - 1].is_word() && !words[at - 1].is("the")
    {
        return None;
    }
    let mut end = at + 1;
    let mut last = at;
    while end < words.len() {
        let word = &words[end];
        let capital = word.is_word() && word.is_capital();
        let next = words.get(end + 1);
        let joint = word.is_one(&["of", "for", "and", "on", "&", "the"])
            && next.is_some_and(|it| it.is_capital() || it.is("the"));
        let list =
            word.is(",") && next.is_some_and(|it| it.is_capital()) && words[at..end].iter().any(|it| it.is("of"));
        if !(capital || joint || list) || word.is("and") && splits(words, at, end) {
            break;
        }
        if capital {
            last = end;
        }
        end += 1;
    }
    let name = &words[at..=last];
    let of = name.iter().position(|it| it.is_one(&["of", "for", "on"])).unwrap_or(name.len());
    let ruling = &name[..of];
    let is_body = name.iter().any(|it| {
        it.is_one(&[
            "organization",
            "nations",
            "union",
            "council",
            "group",
            "forum",
            "dialogue",
            "summit",
            "agenda",
            "initiative",
            "framework",
            "partnership",
            "accords",
        ]) && !has(&ENGLISH.organisations, &it.low)
    });
    let rules = ruling.iter().any(|it| has(&ENGLISH.organisations, it.low.trim_end_matches("'s")));
    let international = ENGLISH
        .international
        .iter()
        .any(|it| name.iter().map(|it| it.low.as_str()).collect::<Vec<_>>().join(" ").contains(it.as_str()));
    (name.len() > 1 && rules && !is_body && !international).then_some(last + 1)
}

/// Whether `and` parts two organisations: the words before it already are one, and those after it are one too.
fn splits(words: &[Token], at: usize, and: usize) -> bool {
    let is_one = |words: &[Token]| words.iter().any(|it| has(&ENGLISH.organisations, &it.low));
    let after = words[and + 1..]
        .iter()
        .take(8)
        .take_while(|it| it.is_capital() || it.is_one(&["of", "the", "for"]))
        .collect::<Vec<_>>();
    is_one(&words[at..and]) && after.iter().any(|it| has(&ENGLISH.organisations, &it.low))
}
