//! Where the reports come from: who published their sources.

use std::collections::BTreeMap;

use crate::domain::list::facet_counts::FacetCounts;
use crate::domain::list::query::Query;
use crate::domain::report::evidence::EvidenceClass;
use crate::service::portfolio::Portfolio;
use crate::service::snapshot::Snapshot;
use crate::store;

/// How many of the latest reports have their sources counted.
const REPORTS_READ: u32 = 1_000;

/// What the record holds, and who published the sources of its reports.
#[derive(Clone, Debug)]
pub struct Sources {
    /// Counts of everything that the reader may see.
    pub tally: std::sync::Arc<FacetCounts>,
    /// Statements made until the day asked for.
    pub statements: usize,
    /// Reports whose sources were counted: the latest ones.
    pub reports: usize,
    /// Whether there are older reports.
    pub more: bool,
    /// Sources and publishers by class, in the order of the classes; publishers by the number of their sources.
    pub classes: Vec<SourceClass>,
}

/// The sources of one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceClass {
    /// The class.
    pub class: EvidenceClass,
    /// How many sources are of it.
    pub count: u32,
    /// Each publisher with the number of its sources.
    pub publishers: Vec<(String, u32)>,
}

impl Portfolio<'_> {
    /// What the record holds, and who published the sources of the latest reports.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn sources(self, snapshot: &mut Snapshot) -> store::Result<Sources> {
        let tally = self.context.tally(snapshot, &Query::default()).await?;
        let (conn, view) = snapshot.view();
        let statements = view.reference.statements.iter().filter(|it| it.on <= view.as_of.day).count();
        let mut updates = store::report::updates::latest_updates(conn, &view, REPORTS_READ + 1).await?;
        let most = usize::try_from(REPORTS_READ).unwrap_or(usize::MAX);
        let more = updates.len() > most;
        updates.truncate(most);
        let evidence = updates.iter().flat_map(|it| &it.update.evidence);
        let classes = by_class(evidence.map(|it| (it.class, it.publisher.as_deref())));
        Ok(Sources { tally, statements, reports: updates.len(), more, classes })
    }
}

fn by_class<'a>(sources: impl Iterator<Item = (EvidenceClass, Option<&'a str>)>) -> Vec<SourceClass> {
    let mut counts: BTreeMap<EvidenceClass, (u32, BTreeMap<&str, u32>)> = BTreeMap::new();
    for (class, publisher) in sources {
        let (count, publishers) = counts.entry(class).or_default();
        *count += 1;
        if let Some(publisher) = publisher {
            *publishers.entry(publisher).or_default() += 1;
        }
    }
    let class = |(class, (count, publishers)): (EvidenceClass, (u32, BTreeMap<&str, u32>))| {
        let mut publishers: Vec<_> = publishers.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
        publishers.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        SourceClass { class, count, publishers }
    };
    counts.into_iter().map(class).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publishers_are_counted_by_class() {
        let sources = [
            (EvidenceClass::Press, Some("B")),
            (EvidenceClass::Press, Some("A")),
            (EvidenceClass::Joint, None),
            (EvidenceClass::Press, Some("B")),
        ];
        let expected = [
            SourceClass { class: EvidenceClass::Joint, count: 1, publishers: Vec::new() },
            SourceClass {
                class: EvidenceClass::Press,
                count: 3,
                publishers: vec![("B".to_owned(), 2), ("A".to_owned(), 1)],
            },
        ];
        assert_eq!(by_class(sources.into_iter()), expected);
    }
}
