//! Search over everything, and the commitments that somebody may mean by some words.

use std::sync::Arc;

use crate::domain::access::permission::Reader;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::search::{LONGEST_QUERY, terms};
use crate::domain::basics::text::Text;
use crate::domain::list::filter_counts::FilterCounts;
use crate::domain::list::opened::Opened;
use crate::domain::list::query::Query;
use crate::domain::meeting::Meeting;
use crate::domain::organisation::Organisation;
use crate::domain::portfolio::names::{Names, is_titled};
use crate::domain::record::noun::Noun;
use crate::domain::statement::Statement;
use crate::service::meeting::Meetings;
use crate::service::portfolio::Portfolio;
use crate::service::snapshot::Snapshot;
use crate::store;
use crate::store::list::ListRow;

/// The latest commitments among which those come first whose title is found.
const LOOKED_AT: u32 = 100;
/// The most commitments that a search shows; the list has them all.
pub const MOST_FOUND: usize = 10;
/// The most commitments that are suggested where one is named.
pub const MOST_SUGGESTED: usize = 20;

/// A commitment that somebody may mean.
#[derive(Clone, Debug)]
pub struct Suggestion {
    pub slug: String,
    pub title: Text,
    /// The title of its statement.
    pub said_in: Text,
}

/// What a search finds that the reader may see on the day.
#[derive(Clone, Debug)]
pub struct Found {
    /// Some of the commitments: those whose title is found, then the latest.
    pub commitments: Vec<Arc<ListRow>>,
    /// How many there are in the list.
    pub counts: Arc<FilterCounts>,
    /// The statements, the latest first.
    pub statements: Vec<Statement>,
    /// The meetings, the latest first.
    pub meetings: Vec<Meeting>,
    /// The organisations, party by party.
    pub organisations: Vec<Organisation>,
}

/// Something that was opened, as it is now.
#[derive(Clone, Debug)]
pub enum OpenedEntry {
    Commitment(Box<ListRow>),
    Statement(Box<Statement>),
    Meeting(Box<Meeting>),
}

impl Portfolio<'_> {
    /// What a person opened, as far as the person may still see it on the day, in its order.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn opened(self, snapshot: &mut Snapshot, opened: &[Opened]) -> store::Result<Vec<OpenedEntry>> {
        let ids: Vec<String> =
            opened.iter().filter(|it| it.noun == Noun::Commitment).map(|it| it.key.clone()).collect();
        let (conn, view) = snapshot.view();
        let rows = store::list::with_ids(conn, &ids, &view).await?;
        let meetings = Meetings { context: self.context }.list(snapshot);
        let (reference, day) = (&snapshot.reference, snapshot.as_of.day);
        let entry = |it: &Opened| match it.noun {
            Noun::Commitment => {
                rows.iter().find(|row| row.id == it.key).cloned().map(Box::new).map(OpenedEntry::Commitment)
            }
            Noun::Statement => {
                let statement = reference.statement(&it.key).filter(|it| it.on <= day).cloned();
                statement.map(Box::new).map(OpenedEntry::Statement)
            }
            Noun::Meeting => {
                meetings.iter().find(|meeting| meeting.slug == it.key).cloned().map(Box::new).map(OpenedEntry::Meeting)
            }
            _ => None,
        };
        Ok(opened.iter().filter_map(entry).collect())
    }

    /// What the words of a query find. Whatever else the query asks is left aside.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn search(self, snapshot: &mut Snapshot, words: &str, lang: Lang) -> store::Result<Found> {
        let query = Query { q: words.to_owned(), ..Query::default() };
        let list = self.list(snapshot, &query, lang, LOOKED_AT).await?;
        let mut commitments = titled_first(list.entries, words);
        commitments.truncate(MOST_FOUND);
        let names = self.names(snapshot);
        let terms = terms(words);
        let (statements, meetings, codes) =
            (names.statements(&terms), names.meetings(&terms), names.organisations(&terms));
        let reference = &snapshot.reference;
        let mut said: Vec<Statement> = reference
            .statements
            .iter()
            .filter(|it| it.on <= snapshot.as_of.day && statements.contains(&*it.slug))
            .cloned()
            .collect();
        said.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| a.slug.cmp(&b.slug)));
        let mut organisations: Vec<Organisation> =
            reference.organisations.iter().filter(|it| codes.contains(it.code.as_str())).cloned().collect();
        organisations.sort_by_key(|it| reference.parties.iter().position(|party| party.code == it.party));
        let mut held = Meetings { context: self.context }.list(snapshot);
        held.retain(|it| meetings.contains(&*it.slug));
        Ok(Found { commitments, counts: list.counts, statements: said, meetings: held, organisations })
    }

    /// What statements, meetings and organisations are found by.
    pub fn names(self, snapshot: &Snapshot) -> Arc<Names> {
        let reference = &snapshot.reference;
        let names = || (Arc::clone(reference), Arc::new(Names::of(reference)));
        self.context.names.get_with(Arc::as_ptr(reference).addr(), names).1
    }

    /// At most so many commitments that somebody may mean by some words: that of an address, else what search finds;
    /// without words the latest.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn suggest(self, reader: Reader, words: &str, lang: Lang, most: usize) -> store::Result<Vec<Suggestion>> {
        let words = words.trim();
        if words.contains('\0') || words.chars().count() > LONGEST_QUERY {
            return Ok(Vec::new());
        }
        let mut snapshot = self.context.snapshot(reader, None).await?;
        let slug = words.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
        let (conn, view) = snapshot.view();
        let addressed = store::list::with_slugs(conn, &[slug], &view).await?;
        let found = if addressed.is_empty() {
            let query = Query { q: words.to_owned(), ..Query::default() };
            let size = u32::try_from(most).unwrap_or(LOOKED_AT).max(LOOKED_AT);
            titled_first(self.list(&mut snapshot, &query, lang, size).await?.entries, words)
        } else {
            addressed.into_iter().map(Arc::new).collect()
        };
        let suggestion = |row: Arc<ListRow>| Suggestion {
            slug: row.listed.slug.clone(),
            title: row.listed.title.clone(),
            said_in: snapshot.reference.statement(&row.listed.statement).map(|it| it.title.clone()).unwrap_or_default(),
        };
        Ok(found.into_iter().take(most).map(suggestion).collect())
    }
}

/// Those whose title has the words before those that have them elsewhere.
fn titled_first(mut rows: Vec<Arc<ListRow>>, words: &str) -> Vec<Arc<ListRow>> {
    let terms = terms(words);
    rows.sort_by_cached_key(|it| !is_titled(&it.listed.title, &terms));
    rows
}
