//! Watching: what a person watches, and who watches what a record is about.

use crate::domain::access::member::Member;
use crate::domain::commitment::CommitmentId;
use crate::domain::meeting::Meeting;
use crate::domain::notice::watch::{WatchedChange, WatchedNoun, Watchers};
use crate::domain::portfolio::area::Area;
use crate::domain::record::Record;
use crate::domain::record::noun::Noun;
use crate::service::notice::Notices;
use crate::service::snapshot::Snapshot;
use crate::store;
use crate::store::db::Conn;
use crate::store::list::ListRow;
use crate::store::watch;

/// What a person watches, as far as the person may see it.
#[derive(Clone, Debug, Default)]
pub struct Watching {
    pub commitments: Vec<ListRow>,
    pub areas: Vec<Area>,
    pub meetings: Vec<Meeting>,
}

impl Notices<'_> {
    /// What a person watches. What the person may not see any more is left out.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notices"), err(level = "debug"))]
    pub async fn watching(self, member: &Member) -> store::Result<Watching> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let (conn, view) = snapshot.view();
        let all = watch::of(conn, &member.account).await?;
        let of = |noun: WatchedNoun| all.iter().filter(move |(it, _)| *it == noun).map(|(_, target)| target.clone());
        let ids: Vec<String> = of(WatchedNoun::Commitment).collect();
        let commitments = store::list::with_ids(conn, &ids, &view).await?;
        let areas = of(WatchedNoun::Area).filter_map(|code| view.reference.area(&code).cloned()).collect();
        let meetings = of(WatchedNoun::Meeting).filter_map(|slug| view.reference.meeting(&slug).cloned()).collect();
        Ok(Watching { commitments, areas, meetings })
    }

    /// Whether a person watches something: a commitment by its slug, an area by its code, a meeting by its slug.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn watches(
        self,
        snapshot: &mut Snapshot,
        member: &Member,
        noun: WatchedNoun,
        name: &str,
    ) -> store::Result<bool> {
        match self.target(snapshot, noun, name).await? {
            Some(target) => watch::is_watched(&mut snapshot.conn, &member.account, noun, &target).await,
            None => Ok(false),
        }
    }

    /// Lets a person watch something, or no longer; returns whether there is such a thing for the person.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notices"), err(level = "debug"))]
    pub async fn watch(self, member: &Member, noun: WatchedNoun, name: &str, watch: bool) -> store::Result<bool> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let target = self.target(&mut snapshot, noun, name).await?;
        drop(snapshot);
        let Some(target) = target else { return Ok(false) };
        let mut conn = self.context.db.write_aside().await?;
        if watch {
            watch::add(&mut conn, &member.account, noun, &target, self.context.now()).await?;
        } else {
            watch::remove(&mut conn, &member.account, noun, &target).await?;
        }
        conn.commit().await?;
        Ok(true)
    }

    /// Lets a person watch several commitments; returns how many there are of them for the person.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notices"), err(level = "debug"))]
    pub async fn watch_together(self, member: &Member, slugs: &[String]) -> store::Result<usize> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let (conn, view) = snapshot.view();
        let found = store::list::with_slugs(conn, slugs, &view).await?;
        drop(snapshot);
        let now = self.context.now();
        let mut conn = self.context.db.write_aside().await?;
        for entry in &found {
            watch::add(&mut conn, &member.account, WatchedNoun::Commitment, &entry.id, now).await?;
        }
        conn.commit().await?;
        Ok(found.len())
    }

    /// How a watch names something, where the reader may see it.
    async fn target(self, snapshot: &mut Snapshot, noun: WatchedNoun, name: &str) -> store::Result<Option<String>> {
        let (conn, view) = snapshot.view();
        Ok(match noun {
            WatchedNoun::Commitment => {
                let slug = [name.to_owned()];
                store::list::with_slugs(conn, &slug, &view).await?.into_iter().next().map(|it| it.id)
            }
            WatchedNoun::Area => view.reference.area(name).map(|it| it.code.clone()),
            WatchedNoun::Meeting => view.reference.meeting(name).map(|it| it.slug.clone()),
        })
    }

    /// Who watches what a record is about.
    pub(super) async fn watchers(self, conn: &mut Conn, record: &Record) -> store::Result<Watchers> {
        let Some(fact) = record.fact.as_ref().filter(|it| WatchedChange::of(it).is_some()) else {
            return Ok(Watchers::default());
        };
        match fact.subject() {
            (Noun::Commitment, id) => {
                let id = CommitmentId(id.to_owned());
                watch::of_commitment(conn, &id, self.context.today(), record.at).await
            }
            (Noun::Meeting, slug) => watch::of_meeting(conn, slug, record.at).await,
            _ => Ok(Watchers::default()),
        }
    }
}
