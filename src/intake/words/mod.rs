//! The words by which the rules go: data, one file for each language.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// The words of English.
pub static ENGLISH: LazyLock<English> = LazyLock::new(|| read(include_str!("en.toml")));
/// The words of Korean.
pub static KOREAN: LazyLock<Korean> = LazyLock::new(|| read(include_str!("ko.toml")));
/// What countries are called.
pub static COUNTRIES: LazyLock<Countries> = LazyLock::new(|| read(include_str!("countries.toml")));
/// Public bodies by names that no rule knows.
pub static ORGANISATIONS: LazyLock<PublicBodies> = LazyLock::new(|| read(include_str!("organisations.toml")));
/// The words that lead to areas.
pub static AREAS: LazyLock<Areas> = LazyLock::new(|| read(include_str!("areas.toml")));

/// Reads a file of words. That the files are whole is tested; one that is not is as good as empty.
fn read<T: Default + for<'a> Deserialize<'a>>(file: &str) -> T {
    toml::from_str(file).unwrap_or_default()
}

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Base,
    /// `launches`.
    Third,
    /// `launched`, also as a participle.
    Past,
    /// `launching`.
    Ing,
}

/// Verbs by all their forms.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Verbs(HashMap<String, Vec<(String, Form)>>);

impl From<Vec<String>> for Verbs {
    fn from(entries: Vec<String>) -> Self {
        let mut verbs = Self::default();
        for entry in &entries {
            let mut parts = entry.split('/');
            let base = parts.next().unwrap_or_default().to_owned();
            let irregular: Vec<&str> = parts.collect();
            let mut put = |word: String, form| verbs.0.entry(word).or_default().push((base.clone(), form));
            put(base.clone(), Form::Base);
            put(third(&base), Form::Third);
            if let [past, participle, ing] = irregular[..] {
                put(past.to_owned(), Form::Past);
                put(participle.to_owned(), Form::Past);
                put(ing.to_owned(), Form::Ing);
            } else {
                for stem in stems(&base) {
                    put(if stem.ends_with("ee") { format!("{stem}d") } else { format!("{stem}ed") }, Form::Past);
                    put(format!("{stem}ing"), Form::Ing);
                }
            }
        }
        verbs
    }
}

impl Verbs {
    /// Whether a word is a form of one of these.
    pub fn is(&self, word: &str, form: Form) -> bool {
        self.0
            .get(word)
            .or_else(|| self.0.get(word.strip_prefix("co-")?))
            .is_some_and(|it| it.iter().any(|(_, other)| *other == form))
    }

    /// Whether a word is a form of one of these.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// The base form of a word in a form.
    pub fn base(&self, word: &str) -> Option<&str> {
        self.0.get(word)?.first().map(|(base, _)| base.as_str())
    }
}

fn third(base: &str) -> String {
    let before_y = base.strip_suffix('y').filter(|it| !it.ends_with(['a', 'e', 'o', 'u']));
    match before_y {
        Some(stem) => format!("{stem}ies"),
        None if base.ends_with(['s', 'x', 'z', 'o']) || base.ends_with("ch") || base.ends_with("sh") => {
            format!("{base}es")
        }
        None => format!("{base}s"),
    }
}

/// What `-ed` and `-ing` are put to.
fn stems(base: &str) -> Vec<String> {
    if let Some(stem) = base.strip_suffix('e').filter(|_| !base.ends_with("ee")) {
        return vec![stem.to_owned()];
    }
    if let Some(stem) = base.strip_suffix('y').filter(|it| !it.ends_with(['a', 'e', 'o', 'u'])) {
        return vec![format!("{stem}i"), base.to_owned()];
    }
    let letters: Vec<char> = base.chars().collect();
    let is_vowel = |it: &char| "aeiou".contains(*it);
    let doubles =
        matches!(&letters[..], [.., a, b, c] if !is_vowel(a) && is_vowel(b) && !is_vowel(c) && !"wxy".contains(*c));
    if doubles {
        let last = letters.last().copied().unwrap_or_default();
        return vec![format!("{base}{last}"), base.to_owned()];
    }
    vec![base.to_owned()]
}

/// The words of English. The file says what each list is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct English {
    pub abbreviations: Vec<String>,
    pub act: Verbs,
    pub modals: Vec<String>,
    pub decide: Verbs,
    pub intend: Verbs,
    pub ready: Vec<String>,
    pub announce: Verbs,
    pub wills: Vec<String>,
    pub state: Verbs,
    pub attitude: Verbs,
    pub hold: Verbs,
    pub appeal: Verbs,
    pub adverbs: Vec<String>,
    pub negations: Vec<String>,
    pub together: Vec<String>,
    pub with_together: Vec<String>,
    pub persons: Vec<String>,
    pub bodies: Vec<String>,
    pub effects: Vec<String>,
    pub organisations: Vec<String>,
    pub boilerplate: Vec<String>,
    pub tell: Verbs,
    pub stative: Vec<String>,
    pub nouns_ing: Vec<String>,
    pub tasking: Vec<String>,
    pub act_nouns: Vec<String>,
    pub ambiguous: Vec<String>,
    pub begin: Verbs,
    pub found: Verbs,
    pub views: Vec<String>,
    pub forward: Vec<String>,
    pub chain: Vec<String>,
    pub concrete: Vec<String>,
    pub takes_to: Vec<String>,
    pub measures: Vec<String>,
    pub times: Vec<String>,
    pub companies: Vec<String>,
    pub recurring: Vec<String>,
    pub deliver: Verbs,
    pub columns: Vec<String>,
    pub international: Vec<String>,
    pub documents: Vec<String>,
    pub self_governed: Vec<String>,
    pub unnamed: Vec<String>,
    pub asked: Verbs,
    pub charged: Vec<String>,
    pub no_owners: Vec<String>,
    pub goals: Vec<String>,
    pub asides: Vec<String>,
    pub makes: Vec<String>,
    pub done: Vec<String>,
    pub other_columns: Vec<String>,
    pub who_columns: Vec<String>,
    pub when_columns: Vec<String>,
    pub sides: Vec<String>,
    pub outcomes: Vec<String>,
    pub meets: Vec<String>,
    pub plans: Vec<String>,
    pub over_other: Vec<String>,
}

impl English {
    /// Whether a name in small letters is that of a body of many countries, no owner of what two of them agree.
    pub fn is_international(&self, name: &str) -> bool {
        let name = name.trim_start_matches("the ");
        self.international
            .iter()
            .filter_map(|it| name.strip_prefix(it.as_str()))
            .any(|rest| rest.is_empty() || rest.starts_with([' ', '\'']))
    }
}

/// The words of Korean. The file says what each list is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Korean {
    pub decides: Vec<String>,
    pub tasks: Vec<String>,
    pub will_nouns: Vec<String>,
    pub states: Vec<String>,
    pub tells: Vec<String>,
    pub begins: Vec<String>,
    pub brings: Vec<String>,
    pub attitude: Vec<String>,
    pub recital: Vec<String>,
    pub appeal: Vec<String>,
    pub noted: Vec<String>,
    pub act: Vec<String>,
    pub done: Vec<String>,
    pub together: Vec<String>,
    pub effects: Vec<String>,
    pub bodies: Vec<String>,
    pub organisations: Vec<String>,
    pub boilerplate: Vec<String>,
    pub recurring: Vec<String>,
    pub deliver: Vec<String>,
    pub going_on: Vec<String>,
    pub recited: Vec<String>,
    pub labels: Vec<String>,
    pub persons: Vec<String>,
    pub companies: Vec<String>,
    pub common: Vec<String>,
    pub no_organisations: Vec<String>,
    pub generic: Vec<String>,
    pub shared: Vec<String>,
    pub convened: Vec<String>,
    pub made: Vec<String>,
    pub charged: Vec<String>,
    pub joints: Vec<String>,
    pub asides: Vec<String>,
    pub over_done: Vec<String>,
    pub plans: Vec<String>,
    pub no_acts: Vec<String>,
    pub done_cells: Vec<String>,
    pub other_columns: Vec<String>,
    pub columns: Vec<String>,
    pub who_columns: Vec<String>,
    pub when_columns: Vec<String>,
}

/// Public bodies by the names that texts use without saying what they are, in each language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicBodies {
    pub english: Vec<String>,
    pub korean: Vec<String>,
}

/// What countries are called, in both languages.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Countries {
    pub country: Vec<Country>,
}

/// A country: the first name is that by which a portfolio's party is found to be it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    pub names: Vec<String>,
    /// What only stands before another word, such as `Japanese`.
    #[serde(default)]
    pub adjectives: Vec<String>,
}

/// The words that lead to areas, each list under words that the area's own name has.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Areas {
    pub area: Vec<AreaWords>,
}

/// Words that lead to an area.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaWords {
    /// An area is meant when its name or code has one of these.
    pub named: Vec<String>,
    pub words: Vec<String>,
}

/// Whether a list of words has one.
pub fn has(list: &[String], word: &str) -> bool {
    list.iter().any(|it| it == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn the_files_of_words_are_whole() {
        toml::from_str::<English>(include_str!("en.toml")).unwrap();
        toml::from_str::<Korean>(include_str!("ko.toml")).unwrap();
        toml::from_str::<Countries>(include_str!("countries.toml")).unwrap();
        toml::from_str::<Areas>(include_str!("areas.toml")).unwrap();
        toml::from_str::<PublicBodies>(include_str!("organisations.toml")).unwrap();
    }

    #[rstest]
    #[case("launches", "launch", Form::Third)]
    #[case("committed", "commit", Form::Past)]
    #[case("planning", "plan", Form::Ing)]
    #[case("carries", "carry", Form::Third)]
    #[case("held", "hold", Form::Past)]
    #[case("sharing", "share", Form::Ing)]
    #[case("agreed", "agree", Form::Past)]
    fn verbs_are_known_by_their_forms(#[case] word: &str, #[case] base: &str, #[case] form: Form) {
        let entries = ["launch", "commit", "plan", "carry", "hold/held/held/holding", "share", "agree"];
        let verbs = Verbs::from(entries.map(str::to_owned).to_vec());
        assert!(verbs.is(word, form));
        assert_eq!(verbs.base(word), Some(base));
    }
}
