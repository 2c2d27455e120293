//! Which of a commitment's rows a reader reads: those of the audience to which the reader belongs.

use std::collections::HashMap;

use crate::domain::access::permission::{Audience, Reader};
use crate::domain::list::census::vocabulary::Vocabulary;
use crate::domain::portfolio::reference::Reference;

/// The audience to which a reader belongs, statement by statement.
pub struct Audiences {
    statements: HashMap<String, Audience>,
    /// For statements that the reference data do not have.
    otherwise: Option<Audience>,
}

impl Audiences {
    /// Those of a reader.
    pub fn of(reader: &Reader, reference: &Reference) -> Self {
        if *reader == Reader::Anyone {
            return Self { statements: HashMap::new(), otherwise: Some(Audience::Public) };
        }
        let audience = |it: &crate::domain::statement::Statement| Audience::of(reader, &it.tracked);
        let statements: HashMap<String, Audience> =
            reference.statements.iter().map(|it| (it.slug.clone(), audience(it))).collect();
        let all = |audience: Audience| statements.values().all(|it| *it == audience).then_some(audience);
        let otherwise = all(Audience::Shared).or_else(|| all(Audience::Public));
        Self { statements, otherwise }
    }

    /// For each statement, whether its rows for this audience are those that are read.
    pub(super) fn read(&self, statements: &Vocabulary, audience: Audience) -> Vec<bool> {
        statements.map(|slug| self.statements.get(slug).copied().or(self.otherwise) == Some(audience))
    }
}
