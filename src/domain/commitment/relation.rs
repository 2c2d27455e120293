//! How commitments are related. Related ones form a thread.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, PROSE, Problem};
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::CommitmentId;

string_enum! {
    /// What a later commitment does to an earlier one.
    RelationKind {
        /// Restates it.
        Reaffirms = "reaffirms",
        /// Adds detail or a means.
        Specifies = "specifies",
        /// Replaces it.
        Supersedes = "supersedes",
        /// Is one part of it.
        PartOf = "part_of",
        /// Comes after it and goes on with its work.
        Follows = "follows",
    }
}

string_enum! {
    /// How one or several commitments come to stand for another.
    Supersession {
        /// It was merged into another that says the same.
        Merged = "merged",
        /// It was split into parts.
        Split = "split",
        /// A later commitment replaces it.
        Replaced = "replaced",
    }
}

/// A link from one commitment to another, an earlier or simultaneous one unless they were merged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    pub from: CommitmentId,
    pub to: CommitmentId,
    pub kind: RelationKind,
    /// The reason for the link, in the editor's words.
    pub basis: Option<String>,
    /// How it supersedes the other one, where a merge or a split made the link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersession: Option<Supersession>,
}

/// What is wrong with a new link, given when both ends were said and the links of its kind between the commitments around
/// them, each as the one it leads from and the one it leads to.
pub fn check(relation: &Relation, said: (Day, Day), links: &[(CommitmentId, CommitmentId)]) -> FieldErrors {
    let mut faults = FieldErrors::default();
    // Of two that say the same either may stay.
    let merges = relation.supersession == Some(Supersession::Merged);
    let said = if merges { (said.0, said.0) } else { said };
    let links = links.iter().cloned().collect();
    faults.found("to", wrong_link((&relation.from, &relation.to), said, &links));
    let fits = relation.basis.as_ref().is_none_or(|it| PROSE.problem(it).is_none());
    faults.require(relation.basis.is_some(), "basis", Problem::Missing);
    faults.require(fits, "basis", Problem::TooLong);
    faults
}

/// Links of one kind: for each commitment those that it leads to.
#[derive(Clone, Debug, Default)]
pub struct Links(BTreeMap<CommitmentId, BTreeSet<CommitmentId>>);

impl Links {
    /// Adds a link.
    pub fn insert(&mut self, from: CommitmentId, to: CommitmentId) {
        self.0.entry(from).or_default().insert(to);
    }

    fn from(&self, id: &CommitmentId) -> impl Iterator<Item = &CommitmentId> {
        self.0.get(id).into_iter().flatten()
    }

    /// Whether links lead from one commitment to another.
    fn lead(&self, from: &CommitmentId, to: &CommitmentId) -> bool {
        let mut reached = BTreeSet::from([from]);
        let mut next = vec![from];
        while let Some(here) = next.pop() {
            if here == to {
                return true;
            }
            next.extend(self.from(here).filter(|there| reached.insert(there)));
        }
        false
    }
}

impl FromIterator<(CommitmentId, CommitmentId)> for Links {
    fn from_iter<I: IntoIterator<Item = (CommitmentId, CommitmentId)>>(links: I) -> Self {
        let mut all = Self::default();
        links.into_iter().for_each(|(from, to)| all.insert(from, to));
        all
    }
}

/// What is wrong with where a new link leads from and to, given the same.
pub fn wrong_link((from, to): (&CommitmentId, &CommitmentId), said: (Day, Day), links: &Links) -> Option<Problem> {
    if from == to {
        Some(Problem::OfItself)
    } else if said.1 > said.0 {
        Some(Problem::SaidLater)
    } else if links.from(from).any(|other| other == to) {
        Some(Problem::LinkedAlready)
    } else {
        links.lead(to, from).then_some(Problem::Circle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("a", "b", ("2025-06-01", "2024-06-01"), &[], &[])]
    // Said on the same day, and beside a link of theirs with others.
    #[case("a", "b", ("2025-06-01", "2025-06-01"), &[("b", "c"), ("d", "a")], &[])]
    #[case("a", "a", ("2025-06-01", "2025-06-01"), &[], &[Problem::OfItself])]
    #[case("a", "b", ("2024-06-01", "2025-06-01"), &[], &[Problem::SaidLater])]
    #[case("a", "b", ("2025-06-01", "2024-06-01"), &[("a", "b")], &[Problem::LinkedAlready])]
    #[case("a", "b", ("2025-06-01", "2025-06-01"), &[("b", "a")], &[Problem::Circle])]
    #[case("a", "b", ("2025-06-01", "2025-06-01"), &[("b", "c"), ("c", "d"), ("d", "c"), ("d", "a")], &[Problem::Circle])]
    fn links_lead_back_in_time_and_never_in_a_circle(
        #[case] from: &str,
        #[case] to: &str,
        #[case] (later, earlier): (&str, &str),
        #[case] links: &[(&str, &str)],
        #[case] expected: &[Problem],
    ) {
        let basis = Some("The second statement says so.".to_owned());
        let (from, to) = (from.into(), to.into());
        let relation = Relation { from, to, kind: RelationKind::PartOf, basis, supersession: None };
        let links: Vec<(CommitmentId, CommitmentId)> =
            links.iter().map(|(from, to)| ((*from).into(), (*to).into())).collect();
        let said = (later.parse().unwrap(), earlier.parse().unwrap());
        let problems: Vec<Problem> = check(&relation, said, &links).0.iter().map(|it| it.problem).collect();
        assert_eq!(problems, expected);
        let without = check(&Relation { basis: None, ..relation.clone() }, said, &links);
        assert!(without.0.iter().any(|it| it.field == "basis" && it.problem == Problem::Missing));
        let merged = check(&Relation { supersession: Some(Supersession::Merged), ..relation }, said, &links);
        assert!(!merged.0.iter().any(|it| it.problem == Problem::SaidLater), "either of two may stay");
    }
}
