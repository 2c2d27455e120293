//! What narrows a list, one thing at a time.

use std::fmt;

use crate::domain::list::facet::Facet;
use crate::domain::list::query::Query;

/// A parameter that narrows a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    Search,
    Facet(Facet),
    Organisation,
    Statement,
}

impl Filter {
    /// All of them, in the order in which readers meet them.
    pub fn all() -> impl Iterator<Item = Self> {
        let facets = Facet::OFFERED.into_iter().map(Self::Facet);
        std::iter::once(Self::Search).chain(facets).chain([Self::Organisation, Self::Statement])
    }

    /// The name of the parameter.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Search => "q",
            Self::Facet(facet) => facet.word(),
            Self::Organisation => "org",
            Self::Statement => "statement",
        }
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Query {
    /// The same list from its first page, with something else changed.
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut query = Self { page: 1, ..self.clone() };
        change(&mut query);
        query
    }

    /// Everything that narrows the list: by what, and to which value as the address spells it.
    pub fn narrowings(&self) -> Vec<(Filter, String)> {
        let parameters = self.parameters();
        let of = |by: Filter| {
            let mine = parameters.iter().filter(move |(name, _)| *name == by.word());
            mine.map(move |(_, value)| (by, value.clone()))
        };
        Filter::all().flat_map(of).collect()
    }

    /// The list without one value that narrows it.
    pub fn without(&self, by: Filter, value: &str) -> Self {
        self.with(|query| match by {
            Filter::Search => query.q.clear(),
            Filter::Facet(facet) => query.facets.drop(facet, value),
            Filter::Organisation => query.org.retain(|it| it != value),
            Filter::Statement => query.statement = None,
        })
    }

    /// The list without anything that narrows it by this.
    pub fn without_any(&self, by: Filter) -> Self {
        self.narrowings()
            .into_iter()
            .filter(|(it, _)| *it == by)
            .fold(self.with(|_| ()), |query, (_, value)| query.without(by, &value))
    }

    /// The list without anything that narrows it.
    pub fn widened(&self) -> Self {
        self.narrowings().into_iter().fold(self.with(|_| ()), |query, (by, value)| query.without(by, &value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::commitment::due::DueState;
    use crate::domain::list::facets::Facets;
    use crate::domain::record::headline::HeadlineStatus;

    fn narrowed() -> Query {
        let mut query = Query { q: "5g 보안".into(), page: 3, ..Query::default() };
        query.facets = Facets::of(Facet::Status, [HeadlineStatus::Completed, HeadlineStatus::Differ])
            .with(Facet::Due, [DueState::Passed]);
        query.org = vec!["MSIT".into()];
        query.statement = Some("cet23".into());
        query
    }

    /// T28: removing one leaves the others.
    #[test]
    fn t28_one_thing_is_taken_away_at_a_time() {
        let query = narrowed();
        let spelt: Vec<_> = query.narrowings().iter().map(|(by, value)| format!("{by}={value}")).collect();
        let all = ["q=5g 보안", "status=completed", "status=differ", "due=passed", "org=MSIT", "statement=cet23"];
        assert_eq!(spelt, all);
        for (place, (by, value)) in query.narrowings().into_iter().enumerate() {
            let left = query.without(by, &value);
            assert_eq!(left.page, 1);
            let mut expected = query.narrowings();
            expected.remove(place);
            assert_eq!(left.narrowings(), expected);
        }
    }

    #[test]
    fn a_whole_facet_or_everything_is_taken_away() {
        let query = narrowed();
        assert_eq!(query.without_any(Filter::Facet(Facet::Status)).narrowings().len(), 4);
        assert!(!query.widened().is_narrowed());
    }
}
