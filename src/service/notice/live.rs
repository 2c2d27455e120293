//! What an open page is told while it is open: that there is something new which its reader may see.

use crate::domain::access::member::Member;
use crate::domain::access::permission::may_see;
use crate::domain::notice::is_news;
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::service::notice::Notices;
use crate::service::snapshot::Snapshot;
use crate::store;
use crate::store::{ledger, notice as notices};
/// Records looked at in one go.
const AT_ONCE: i64 = 500;

/// How many records a page can have missed and be told of: whoever was away for longer reads the pages anew.
const MOST_MISSED: i64 = 2_000;

/// A place in the ledger up to which a page has been told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(i64);

/// What was recorded since a place, of what a person may see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The slug of the commitment of each record, in their order.
    pub commitments: Vec<String>,
    /// The identifier of the last of these records: whoever names it is told what came after it.
    pub last: Option<String>,
}

impl Notices<'_> {
    /// Where the ledger ends now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn newest_place(self) -> store::Result<Place> {
        let mut conn = self.context.db.read().await?;
        Ok(Place(ledger::head(&mut conn).await?.sequence))
    }

    /// The place of a record that a page was told of last; nothing where there is no such record, or too much came since.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn place_of(self, record: &str) -> store::Result<Option<Place>> {
        let mut conn = self.context.db.read().await?;
        let newest = ledger::head(&mut conn).await?.sequence;
        let sequence = notices::sequence_of(&mut conn, record).await?;
        Ok(sequence.filter(|it| newest - it <= MOST_MISSED).map(Place))
    }

    /// What was recorded since a place that is news to a person, and the place up to which that was read.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notices"), err(level = "debug"))]
    pub async fn news(self, member: &Member, since: Place) -> store::Result<(Place, News)> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let (mut place, mut news) = (since, News::default());
        loop {
            let untold = notices::records_after(&mut snapshot.conn, place.0, AT_ONCE).await?;
            let Some(last) = untold.last().map(|it| it.sequence) else { return Ok((place, news)) };
            let records = untold.into_iter().filter_map(|it| it.record.ok());
            let records: Vec<_> = records
                .filter_map(|record| match record.fact.as_ref().filter(|it| is_news(it)).map(Fact::subject)? {
                    (Noun::Commitment, id) => Some((id.to_owned(), record)),
                    _ => None,
                })
                .collect();
            let mut ids: Vec<String> = records.iter().map(|(id, _)| id.clone()).collect();
            ids.sort_unstable();
            ids.dedup();
            let Snapshot { conn, reference, reader, as_of, .. } = &mut snapshot;
            let view = store::list::View { reader, as_of: *as_of, reference };
            let rows = store::list::with_ids(conn, &ids, &view).await?;
            for (id, record) in &records {
                // The row is there where the reader may see the commitment.
                let Some(row) = rows.iter().find(|it| it.id == *id) else { continue };
                let statement = view.reference.statement(&row.listed.statement);
                let tracked = statement.map(|it| it.tracked.as_slice()).unwrap_or_default();
                if may_see(view.reader, &record.visibility, tracked) {
                    news.commitments.push(row.listed.slug.clone());
                    news.last = Some(record.id.clone());
                }
            }
            place = Place(last);
        }
    }
}
