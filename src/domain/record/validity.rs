//! Whether a commitment counts as its own, or what stands in its place.

use serde::{Deserialize, Serialize};

use crate::domain::basics::day::Day;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::relation::{RelationKind, Supersession};
use crate::domain::record::state::CommitmentState;

string_enum! {
    /// Whether a commitment counts as its own. What others stand for counts nowhere: totals, charts, lists and agendas
    /// hold those others instead, and it is listed only where it is asked for.
    Validity {
        Current = "current",
        Superseded = "superseded",
    }
}

/// What became of a commitment that others stand for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Superseded {
    /// The first day on which it counts no more.
    pub on: Day,
    pub how: Supersession,
    /// Those that stand for it, in the order in which they were recorded.
    pub by: Vec<CommitmentId>,
}

impl CommitmentState {
    /// What became of it, where other commitments stand for it.
    pub fn superseded(&self) -> Option<Superseded> {
        let own = &self.commitment.id;
        let links =
            || self.relations.iter().filter(|it| it.value.kind == RelationKind::Supersedes && it.value.to == *own);
        let by: Vec<CommitmentId> = links().map(|it| it.value.from.clone()).collect();
        let on = links().map(|it| it.effective_on).min()?;
        // Older records do not say how: a split is the only thing that gives several.
        let usual = if by.len() > 1 { Supersession::Split } else { Supersession::Replaced };
        let how = links().find_map(|it| it.value.supersession).unwrap_or(usual);
        Some(Superseded { on, how, by })
    }

    /// The commitments for which this one stands.
    pub fn supersedes(&self) -> Vec<CommitmentId> {
        let own = &self.commitment.id;
        let links = self.relations.iter().map(|it| &it.value);
        links.filter(|it| it.kind == RelationKind::Supersedes && it.from == *own).map(|it| it.to.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Record;
    use crate::domain::record::fact::Fact;
    use crate::domain::record::state::fold;
    use crate::domain::samples::{ID, day, on, records, superseded_by};
    use rstest::rstest;

    fn link(by: &str, how: Option<Supersession>) -> Record {
        let Fact::CommitmentsRelated(mut relation) = superseded_by(by) else { panic!("it is a relation") };
        relation.supersession = how;
        on("2024-06-01", Fact::CommitmentsRelated(relation))
    }

    #[rstest]
    #[case::nothing(&[], None)]
    #[case::a_later_one(&[("d", None)], Some(Supersession::Replaced))]
    #[case::merged(&[("d", Some(Supersession::Merged))], Some(Supersession::Merged))]
    #[case::split(&[("d", Some(Supersession::Split)), ("e", Some(Supersession::Split))], Some(Supersession::Split))]
    #[case::split_before_records_said_so(&[("d", None), ("e", None)], Some(Supersession::Split))]
    fn it_says_what_became_of_it(
        #[case] links: &[(&str, Option<Supersession>)],
        #[case] expected: Option<Supersession>,
    ) {
        let records = records(links.iter().map(|(by, how)| link(by, *how)));
        let state = |on: &str| fold(&records, &ID.into(), day(on)).unwrap().superseded();
        assert_eq!(state("2024-05-31"), None, "the day before it counts");
        let superseded = state("2024-06-01");
        assert_eq!(superseded.as_ref().map(|it| it.how), expected);
        let by: Vec<CommitmentId> = superseded.map(|it| it.by).unwrap_or_default();
        assert_eq!(by, links.iter().map(|(by, _)| CommitmentId::from(*by)).collect::<Vec<_>>());
    }
}
