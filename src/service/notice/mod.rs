//! Notices: who is told of what, and what of it a person has read.

pub mod digest;
pub mod live;
pub mod told;
pub mod watching;

use crate::domain::access::member::Member;
use crate::domain::basics::instant::Instant;
use crate::domain::meeting::Meeting;
use crate::domain::statement::Statement;
use crate::service::context::Context;
use crate::store;
use crate::store::list::ListRow;
pub use crate::store::notice::Notice;
use crate::store::notice::{self as notices, Owner};

/// How many notices a page has.
pub const NOTICES_A_PAGE: u32 = 50;

/// Use cases about notices.
#[derive(Clone, Copy)]
pub struct Notices<'a> {
    pub(in crate::service) context: &'a Context,
}

/// What a notice is about.
#[derive(Clone, Debug)]
pub enum About {
    /// The row of a commitment.
    Commitment(Box<ListRow>),
    Meeting(Meeting),
    /// A statement for which commitments are proposed.
    Statement(Box<Statement>),
}

/// A page of a person's notices.
#[derive(Clone, Debug, Default)]
pub struct NoticePage {
    /// Each with what it is about: the new ones first, by kind, then the others.
    pub notices: Vec<(Notice, About)>,
    /// How many notices there are on all pages.
    pub all: u32,
    /// How many of them are new.
    pub new: u32,
}

impl Notices<'_> {
    /// How many notices of a person are new, of those that the person may see.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn count_new(self, member: &Member) -> store::Result<u32> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let (conn, view) = snapshot.view();
        notices::count_new(conn, &view, owner(member)).await
    }

    /// A page of a person's notices, of those that the person may see.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notices"), err(level = "debug"))]
    pub async fn page(self, member: &Member, page: u32) -> store::Result<NoticePage> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let (conn, view) = snapshot.view();
        let new = notices::count_new(conn, &view, owner(member)).await?;
        let (listed, all) = notices::page(conn, &view, owner(member), page, NOTICES_A_PAGE).await?;
        let mut ids: Vec<String> = listed.iter().map(|it| it.commitment.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        let entries = store::list::with_ids(conn, &ids, &view).await?;
        let beside = |notice: Notice| {
            let about = match (&notice.meeting, &notice.statement) {
                (Some(slug), _) => About::Meeting(view.reference.meeting(slug)?.clone()),
                (None, Some(slug)) => About::Statement(Box::new(view.reference.statement(slug)?.clone())),
                (None, None) => {
                    About::Commitment(Box::new(entries.iter().find(|it| it.id == notice.commitment)?.clone()))
                }
            };
            Some((notice, about))
        };
        Ok(NoticePage { notices: listed.into_iter().filter_map(beside).collect(), all, new })
    }

    /// Marks a notice of a person as read; returns whether there is one.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notices"), err(level = "debug"))]
    pub async fn mark(self, member: &Member, id: &str) -> store::Result<bool> {
        let mut conn = self.context.db.write_aside().await?;
        let marked = notices::mark(&mut conn, &member.account, id, self.context.now()).await?;
        conn.commit().await?;
        Ok(marked)
    }

    /// Marks all notices of a person as read that came until an instant: what came later was not on the page.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notices"), err(level = "debug"))]
    pub async fn mark_all(self, member: &Member, until: Instant) -> store::Result<()> {
        let mut conn = self.context.db.write_aside().await?;
        notices::mark_all(&mut conn, &member.account, until, self.context.now()).await?;
        conn.commit().await
    }
}

pub(in crate::service) fn owner(member: &Member) -> Owner<'_> {
    Owner { account: &member.account, party: member.party.as_str(), organisation: member.organisation.as_str() }
}
