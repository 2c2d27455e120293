//! How statements, meetings and organisations are found: by what they are called, and statements by their text.

use std::collections::HashSet;

use crate::domain::basics::lang::Lang;
use crate::domain::basics::search::{Term, compounds, normalise};
use crate::domain::basics::text::Text;
use crate::domain::portfolio::reference::Reference;

/// What entries of the reference data are found by. It takes a while to make, and holds as long as these are unchanged.
#[derive(Clone, Debug, Default)]
pub struct Names {
    statements: Vec<Named>,
    meetings: Vec<Named>,
    organisations: Vec<Named>,
}

/// An entry: its slug or code, and its normalised texts, each with its compounds.
#[derive(Clone, Debug)]
struct Named {
    key: String,
    texts: Vec<(String, String)>,
}

impl Named {
    fn new(key: &str) -> Self {
        Self { key: key.to_owned(), texts: Vec::new() }.called(key)
    }

    fn called(mut self, words: &str) -> Self {
        let text = normalise(words);
        let compounds = compounds(&text);
        self.texts.push((text, compounds));
        self
    }

    fn versions(self, text: &Text) -> Self {
        Lang::ALL.iter().filter_map(|lang| text.version(*lang)).fold(self, |named, it| named.called(&it.words))
    }

    /// The same with a long text, whose compounds would be many times as long.
    fn says(mut self, text: &Text) -> Self {
        let versions = Lang::ALL.iter().filter_map(|lang| text.version(*lang));
        self.texts.extend(versions.map(|it| (normalise(&it.words), String::new())));
        self
    }

    fn has(&self, terms: &[Term]) -> bool {
        terms.iter().all(|term| self.texts.iter().any(|(text, compounds)| term.is_in(text, compounds)))
    }
}

impl Names {
    /// What the entries of reference data are found by.
    pub fn of(reference: &Reference) -> Self {
        let statements = reference.statements.iter().map(|it| {
            let named = Named::new(&it.slug).versions(&it.title).says(&it.text);
            it.place.iter().fold(named, |named, place| named.called(place))
        });
        let meetings = reference.meetings.iter().map(|it| {
            let named = it.place.iter().fold(Named::new(&it.slug).versions(&it.title), |named, it| named.called(it));
            reference.mechanism(&it.mechanism).into_iter().fold(named, |named, it| named.versions(&it.name))
        });
        let organisations = reference.organisations.iter().map(|it| {
            let named = Named::new(it.code.as_str()).versions(&it.name);
            it.former_names.iter().fold(named, |named, it| named.versions(&it.name))
        });
        Self { statements: statements.collect(), meetings: meetings.collect(), organisations: organisations.collect() }
    }

    /// The slugs of the statements that have all of these terms.
    pub fn statements(&self, terms: &[Term]) -> HashSet<&str> {
        found(&self.statements, terms)
    }

    /// The slugs of the meetings that have them.
    pub fn meetings(&self, terms: &[Term]) -> HashSet<&str> {
        found(&self.meetings, terms)
    }

    /// The codes of the organisations that have them.
    pub fn organisations(&self, terms: &[Term]) -> HashSet<&str> {
        found(&self.organisations, terms)
    }
}

fn found<'a>(all: &'a [Named], terms: &[Term]) -> HashSet<&'a str> {
    all.iter().filter(|it| it.has(terms)).map(|it| it.key.as_str()).collect()
}

/// Whether a title has all of these terms, in one of its languages or in both together.
pub fn is_titled(title: &Text, terms: &[Term]) -> bool {
    Named { key: String::new(), texts: Vec::new() }.versions(title).has(terms)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::basics::search::terms;
    use crate::domain::organisation::code::OrganisationCode;
    use crate::domain::organisation::{FormerName, Organisation, OrganisationKind};

    fn ministry() -> Reference {
        let mut reference = Reference::default();
        let name = |en: &str, ko: &str| Text::of_editor(Some(en.to_owned()), Some(ko.to_owned()));
        reference.put_organisation(Organisation {
            code: OrganisationCode("MOTIR".to_owned()),
            party: "ROK".into(),
            name: name("Ministry of Trade, Industry and Resources", "산업통상부"),
            kind: OrganisationKind::Ministry,
            former_names: vec![FormerName { name: name("Knowledge Economy", "지식경제부"), until: None }],
            address: None,
            reason: Text::default(),
        });
        reference
    }

    #[rstest]
    #[case("motir", true)]
    #[case("산업 통상", true)]
    #[case("trade 지식경제", true)]
    #[case("\"Trade, Industry\"", true)]
    #[case("economy industry resources", true)]
    #[case("\"Industry Trade\"", false)]
    #[case("%", false)]
    #[case("motir quantum", false)]
    fn an_organisation_is_found_by_any_of_its_names(#[case] query: &str, #[case] found: bool) {
        let names = Names::of(&ministry());
        assert_eq!(names.organisations(&terms(query)).contains("MOTIR"), found, "{query}");
        assert!(names.statements(&terms(query)).is_empty() && names.meetings(&terms(query)).is_empty());
    }
}
