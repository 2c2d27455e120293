//! How texts are found: any syllable, any part of a compound, compared as people see them.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use crate::domain::basics::typed_text::is_invisible;

/// The longest query accepted, in characters.
pub const LONGEST_QUERY: usize = 4_000;

/// The form in which texts and queries are compared: what looks alike is the same, whatever its width, case and
/// composition; what is not seen is left out; white space is single spaces.
pub fn normalise(text: &str) -> String {
    let composed = if text.is_ascii() {
        text.chars().map(|letter| alike(letter.to_ascii_lowercase())).collect()
    } else {
        let seen = text.chars().filter(|it| !is_invisible(*it)).map(alike).collect();
        let folded = compatible(seen).chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect();
        compatible(folded).chars().map(alike).collect::<String>()
    };
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Normalisation form KC, in which most texts are already.
fn compatible(text: String) -> String {
    if is_nfkc_quick(text.chars()) == IsNormalized::Yes { text } else { text.nfkc().collect() }
}

/// One character for all that look like it: dots between words and of lists, hyphens and dashes, quotation marks.
const fn alike(letter: char) -> char {
    match letter {
        '\u{b7}' | '\u{387}' | '\u{119e}' | '\u{318d}' | '\u{2022}' | '\u{2023}' | '\u{2027}' | '\u{2219}'
        | '\u{22c5}' | '\u{25e6}' | '\u{2e31}' | '\u{30fb}' | '\u{ff65}' => '·',
        '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}' => '-',
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{b4}' | '`' | '\u{2bc}' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{2033}' => '"',
        '\u{223c}' | '\u{301c}' => '~',
        letter => letter,
    }
}

/// What a compound may be written with between its words: `Open RAN`, `Open-RAN`, `한·미`.
const fn is_joint(letter: char) -> bool {
    matches!(letter, ' ' | '-' | '·')
}

/// Letters of scripts that write endings and compounds without a space.
const fn runs_on(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3130}'..='\u{318f}' | '\u{4e00}'..='\u{9fff}' | '가'..='힣')
}

/// A normalised text without what stands between the words of its compounds.
pub fn squeezed(normalised: &str) -> String {
    normalised.chars().filter(|it| !is_joint(*it)).collect()
}

/// The longest compound of two words that is found by its words written together, in characters.
const LONGEST_PAIR: usize = 24;
/// The same of more words.
const LONGEST_RUN: usize = 12;

/// The compounds of a normalised text: its neighbouring words written together, from the beginning of each word, `|` before
/// each and `.` after its end. A word ends where something other than a letter or digit stands, and where the script
/// changes: `Open RAN은` has `open`, `ran` and the ending.
pub fn compounds(normalised: &str) -> String {
    let mut runs = std::collections::BTreeSet::new();
    for segment in normalised.split(|it: char| !it.is_alphanumeric() && !is_joint(it)) {
        let words = words_of(segment);
        for start in 0..words.len() {
            run_on(&words[start..], &mut runs);
        }
    }
    runs.into_iter().collect()
}

/// Whether a normalised text has a compound, told as [`compounds`] tells them. Only words that begin as it does are put
/// together.
fn has_compound(normalised: &str, told: &str) -> bool {
    let first = told.chars().nth(1);
    normalised.split(|it: char| !it.is_alphanumeric() && !is_joint(it)).any(|segment| {
        let words = words_of(segment);
        let begins = |place: &usize| words[*place].1.first().copied() == first;
        (0..words.len()).filter(begins).any(|start| {
            let mut runs = std::collections::BTreeSet::new();
            run_on(&words[start..], &mut runs);
            runs.iter().any(|it| it.contains(told))
        })
    })
}

/// The words of a part without other marks, each with whether something stands between it and the one before.
fn words_of(segment: &str) -> Vec<(bool, Vec<char>)> {
    let mut words: Vec<(bool, Vec<char>)> = Vec::new();
    let mut apart = true;
    for letter in segment.chars() {
        match words.last_mut() {
            _ if is_joint(letter) => apart = true,
            Some((_, word)) if !apart && word.last().is_some_and(|it| runs_on(*it) == runs_on(letter)) => {
                word.push(letter);
            }
            _ => {
                words.push((apart, vec![letter]));
                apart = false;
            }
        }
    }
    words
}

/// The compounds that begin with the first of these words.
fn run_on(words: &[(bool, Vec<char>)], runs: &mut std::collections::BTreeSet<String>) {
    let Some(((_, first), rest)) = words.split_first() else { return };
    let (mut run, mut apart) = (first.clone(), false);
    let mut last = None;
    for (place, (before, word)) in rest.iter().enumerate() {
        let longest = if place == 0 { LONGEST_PAIR } else { LONGEST_RUN };
        if run.len() >= longest {
            break;
        }
        run.extend(word);
        apart |= before;
        let whole = run.len() <= longest;
        let told: String = std::iter::once('|').chain(run.iter().take(longest).copied()).collect();
        let told = if whole { told + "." } else { told };
        if apart {
            // What ends in a script that runs on is found as the beginning of a longer one.
            if whole && !run.last().is_some_and(|it| runs_on(*it)) {
                runs.insert(told.clone());
            }
            last = Some(told);
        }
        if !whole {
            break;
        }
    }
    runs.extend(last);
}

/// More terms than this are taken as a pasted passage and searched for as a whole. The databases join once per
/// term, and are slow with many.
const MOST_TERMS: usize = 6;

/// Something that a text of the commitment must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// A word, however it is written: together, apart, with a hyphen or a dot.
    Word(String),
    /// What stands between quotation marks, word by word as it stands.
    Phrase(String),
}

/// What a term asks of a text, one of which is enough: patterns for `LIKE` with `\` as escape character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patterns {
    /// Of the normalised text.
    pub text: Vec<String>,
    /// Of the text without what stands between the words of compounds ([`squeezed`]): it matches every text of which
    /// [`Term::is_compound_in`] may say so. Nothing where the term is no compound.
    pub together: Option<String>,
}

impl Term {
    fn words(&self) -> &str {
        match self {
            Self::Word(words) | Self::Phrase(words) => words,
        }
    }

    /// The term as a query spells it.
    pub fn spelt(&self) -> String {
        match self {
            Self::Word(word) => word.clone(),
            Self::Phrase(words) => format!("\"{words}\""),
        }
    }

    /// The pairs that every text has that holds it.
    pub fn grams(&self) -> Vec<String> {
        grams(self.words())
    }

    /// What it asks of a text.
    pub fn patterns(&self) -> Patterns {
        let (parts, compound) = self.parts();
        let together = compound.map(|it| format!("%{}%", it.trim_matches(['|', '.'])));
        Patterns { text: parts.iter().map(|it| pattern(it)).collect(), together }
    }

    /// Whether a normalised text has the term among its [`compounds`].
    pub fn is_compound_in(&self, text: &str) -> bool {
        self.parts().1.is_some_and(|it| has_compound(text, &it))
    }

    /// Whether a normalised text with these [`compounds`] has what the patterns ask.
    pub fn is_in(&self, text: &str, compounds: &str) -> bool {
        let (parts, compound) = self.parts();
        parts.iter().any(|it| text.contains(&**it)) || compound.is_some_and(|it| compounds.contains(&it))
    }

    /// The parts of a text, one of which is enough, and the part of its compounds that is enough too.
    fn parts(&self) -> (Vec<String>, Option<String>) {
        let mut parts = vec![self.words().to_owned()];
        let Self::Word(word) = self else { return (parts, None) };
        let together = squeezed(word);
        if together != *word {
            parts.push(together.clone());
        }
        let joins = together.chars().nth(1).is_some() && together.chars().all(char::is_alphanumeric);
        let end = if together.ends_with(runs_on) { "" } else { "." };
        (parts, joins.then(|| format!("|{together}{end}")))
    }
}

/// The terms of a query, repeated ones once. A query of more than [`MOST_TERMS`] is one passage that a text must hold as
/// it stands, and so is one of marks alone.
pub fn terms(query: &str) -> Vec<Term> {
    let query = normalise(query);
    let mut terms: Vec<Term> = Vec::new();
    let mut take = |term: Term| {
        if !terms.contains(&term) {
            terms.push(term);
        }
    };
    let mut rest = &*query;
    while !rest.is_empty() {
        let quoted = rest.split_once('"').and_then(|(before, after)| Some((before, after.split_once('"')?)));
        let (plain, phrase, next) = match quoted {
            Some((before, (inside, next))) => (before, inside.trim(), next),
            None => (rest, "", ""),
        };
        plain.split(' ').filter(|word| !squeezed(word).is_empty()).for_each(|word| take(Term::Word(word.to_owned())));
        if !phrase.is_empty() {
            take(Term::Phrase(phrase.to_owned()));
        }
        rest = next;
    }
    let whole = terms.len() > MOST_TERMS || terms.is_empty() && !query.is_empty();
    if whole { vec![Term::Phrase(query)] } else { terms }
}

/// The distinct pairs of neighbouring letters or digits of a normalised text, across what stands between the words of
/// compounds. Whatever holds a term holds its pairs, so an index of them narrows a search; a term of one character has
/// none.
pub fn grams(normalised: &str) -> Vec<String> {
    let mut pairs: Vec<[char; 2]> = Vec::with_capacity(normalised.len());
    let mut before = None;
    for letter in normalised.chars().filter(|it| !is_joint(*it)) {
        let counts = letter.is_alphanumeric();
        if let Some(before) = before.filter(|_| counts) {
            pairs.push([before, letter]);
        }
        before = counts.then_some(letter);
    }
    // Letters are in the same order as the bytes that spell them.
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().map(String::from_iter).collect()
}

/// A word as a `LIKE` pattern with `\` as escape character.
fn pattern(word: &str) -> String {
    let mut pattern = String::with_capacity(word.len() + 2);
    pattern.push('%');
    for letter in word.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn word(text: &str) -> Term {
        Term::Word(text.to_owned())
    }

    fn phrase(text: &str) -> Term {
        Term::Phrase(text.to_owned())
    }

    #[rstest]
    #[case::composition("보안", "보안")]
    #[case::dots("5G·6G", "5G\u{318d}6G")]
    #[case::dots("5G·6G", "5G\u{30fb}6G")]
    #[case::dots("5G·6G", "5G\u{2022}6G")]
    #[case::dots("5G·6G", "5G\u{2219}6G")]
    #[case::dots("5G·6G", "5G\u{ff65}6G")]
    #[case::width("R&D AI", "\u{ff32}\u{ff06}\u{ff24}\u{3000}\u{ff21}\u{ff29}")]
    #[case::quotes("Korea's \"new\" plan", "Korea\u{2019}s \u{201c}new\u{201d} plan")]
    #[case::dashes("2025-2027", "2025\u{2013}2027")]
    #[case::dashes("2025-2027", "2025\u{2212}2027")]
    #[case::dashes("Open-RAN", "Open\u{2011}RAN")]
    #[case::case("STRASSE ΣΣ", "straße σς")]
    #[case::nothing_seen("security", "se\u{ad}cu\u{200b}ri\u{feff}ty")]
    #[case::space("a b", "\u{a0}a \n\t b\u{2003}")]
    #[case::signs("10GHz", "10㎓")]
    fn what_looks_alike_is_the_same(#[case] one: &str, #[case] other: &str) {
        assert_eq!(normalise(one), normalise(other));
        assert_eq!(normalise(&one.nfd().collect::<String>()), normalise(other));
        assert_eq!(normalise(&normalise(one)), normalise(one));
    }

    /// Whether a text holds a word, in the way in which the databases decide it, and as texts beside them are compared.
    fn holds(text: &str, term: &Term) -> bool {
        let (text, asked) = (normalise(text), term.patterns());
        let part = |of: &str, pattern: &str| of.contains(&pattern.trim_matches('%').replace('\\', ""));
        let maybe = asked.together.is_some_and(|it| part(&squeezed(&text), &it));
        let found = asked.text.iter().any(|it| part(&text, it)) || maybe && term.is_compound_in(&text);
        assert!(maybe || !term.is_compound_in(&text), "{term:?} in {text}");
        assert_eq!(term.is_in(&text, &compounds(&text)), found, "{term:?} in {text}");
        found
    }

    #[rstest]
    #[case("한미", &["한미 동맹", "한·미 동맹", "한-미 동맹", "한 미 동맹", "(한·미동맹)", "제1차 한·미"], &["신한 미국", "한(미)", "한, 미"])]
    #[case("한·미", &["한미 동맹", "한·미 동맹", "한-미 동맹", "한 미 동맹"], &["한, 미", "한국과 미국"])]
    #[case("한미일", &["한·미·일", "한-미-일 협의", "한 미 일"], &["한·미", "미·일"])]
    #[case("OpenRAN", &["Open RAN", "open-ran", "OPEN·RAN", "OpenRANs", "an Open RAN은", "(Open RAN)"], &["open range", "reopen ran", "open, ran"])]
    #[case("Open-RAN", &["Open RAN", "open-ran", "OpenRAN"], &["open range"])]
    #[case("6G", &["6G", "5G·6G", "beyond6g"], &["2026 goals", "article 6 governs"])]
    #[case("공동성명", &["공동 성명서", "한미 공동 성명"], &["공동의 성명"])]
    #[case("F-35", &["F35", "F 35", "F-35"], &["of 350"])]
    #[case("AI보안", &["AI 보안", "한국 AI 보안센터"], &["AI의 보안"])]
    fn compounds_are_found_however_they_are_written(
        #[case] query: &str,
        #[case] in_: &[&str],
        #[case] not_in: &[&str],
    ) {
        let terms = terms(query);
        for text in in_ {
            assert!(terms.iter().all(|it| holds(text, it)), "{query} in {text}: {}", compounds(&normalise(text)));
        }
        for text in not_in {
            assert!(!terms.iter().all(|it| holds(text, it)), "{query} not in {text}: {}", compounds(&normalise(text)));
        }
    }

    #[rstest]
    #[case("open ran", &[word("open"), word("ran")])]
    #[case("ran RAN Ran", &[word("ran")])]
    #[case("\"Open RAN\"", &[phrase("open ran")])]
    #[case("“Open RAN” AI", &[phrase("open ran"), word("ai")])]
    #[case("5\" pipe", &[word("5\""), word("pipe")])]
    #[case("AI - 6G", &[word("ai"), word("6g")])]
    #[case("-", &[phrase("-")])]
    #[case("\"\"", &[phrase("\"\"")])]
    #[case("", &[])]
    #[case("a b c d e f g", &[phrase("a b c d e f g")])]
    #[case("a b a b a b a b a b a b a b", &[word("a"), word("b")])]
    fn a_query_has_terms(#[case] query: &str, #[case] expected: &[Term]) {
        assert_eq!(terms(query), expected);
    }

    #[test]
    fn a_phrase_is_held_as_it_stands() {
        for (text, held) in [("an Open RAN", true), ("an Open-RAN", false), ("OpenRAN", false), ("RAN, open", false)] {
            assert_eq!(holds(text, &phrase("open ran")), held, "{text}");
        }
    }

    #[test]
    fn a_query_is_spelt_as_it_is_read() {
        let terms = terms("“Open RAN” AI 한·미");
        let spelt: Vec<String> = terms.iter().map(Term::spelt).collect();
        assert_eq!(super::terms(&spelt.join(" ")), terms);
    }

    #[test]
    fn wildcards_are_taken_literally() {
        assert_eq!(pattern(r"50%_\"), r"%50\%\_\\%");
    }

    proptest! {
        /// T50: whatever a text holds as a substring, its pairs hold too; so the index never hides a match.
        #[test]
        fn t50_pairs_of_a_part_are_pairs_of_the_whole(text in "[가-힣a-zA-Z0-9 .,()\"%_·-]{0,40}", from in 0usize..40, len in 0usize..12) {
            let text = normalise(&text);
            let part: String = text.chars().skip(from).take(len).collect();
            let whole = grams(&text);
            for term in terms(&part) {
                for gram in term.grams() {
                    prop_assert!(whole.contains(&gram), "{gram} of {term:?} in {text}");
                }
            }
        }

        /// The same for what is found as a compound.
        #[test]
        fn pairs_of_a_compound_are_pairs_of_the_whole(text in "[한미일가나a-c0-2 ·,-]{0,40}", from in 0usize..40, len in 2usize..14) {
            let text = normalise(&text);
            let part: String = squeezed(&text).chars().skip(from).take(len).collect();
            let whole = grams(&text);
            for term in terms(&part).into_iter().filter(|it| holds(&text, it)) {
                for gram in term.grams() {
                    prop_assert!(whole.contains(&gram), "{gram} of {term:?} in {text}");
                }
            }
        }
    }
}
