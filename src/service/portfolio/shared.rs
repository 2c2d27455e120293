//! What the parties share and the public does not see, for those who only read it.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::instant::Instant;
use crate::domain::meeting::Meeting;
use crate::domain::record::proceedings::Proceedings;
use crate::service::meeting::seen_of;
use crate::service::portfolio::Portfolio;
use crate::service::snapshot::{Snapshot, with_rows};
use crate::store;
use crate::store::ledger;
use crate::store::list::ListRow;
use crate::store::report::tasks;
use crate::store::report::updates::{self, ListedUpdate};

/// How many reports are listed.
const REPORTS: u32 = 20;

/// What the parties share.
#[derive(Clone, Debug)]
pub struct SharedWithParties {
    /// The latest reports, each with the row of its commitment.
    pub reports: Vec<(ListedUpdate, ListRow)>,
    /// The commitments with a dispute that only the parties see, the latest first, each with since when.
    pub disputes: Vec<(ListRow, Instant)>,
    /// The meetings whose agenda is shared, the latest first.
    pub meetings: Vec<Meeting>,
}

impl Portfolio<'_> {
    /// What the parties share, as far as the reader may see it.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn shared(self, snapshot: &mut Snapshot) -> store::Result<SharedWithParties> {
        let mut known: Vec<Meeting> = snapshot.reference.meetings.clone();
        known.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| a.slug.cmp(&b.slug)));
        let (conn, view) = snapshot.view();
        let reports = updates::latest_shared(conn, &view, REPORTS).await?;
        let reports = with_rows(conn, &view, reports).await?;
        let disputes = tasks::unreleased(conn, &view).await?;
        let ids: Vec<String> = disputes.iter().map(|(id, _)| id.clone()).collect();
        let entries = store::list::with_ids(conn, &ids, &view).await?;
        let beside = |(id, since): (String, Instant)| Some((entries.iter().find(|it| it.id == id)?.clone(), since));
        let disputes = disputes.into_iter().filter_map(beside).collect();
        let slugs = ledger::meetings_with_shared_agendas(conn).await?;
        known.retain(|it| slugs.contains(&it.slug));
        let mut meetings = Vec::new();
        for meeting in known {
            let records = ledger::proceedings_of(conn, &meeting.slug).await?;
            let proceedings = Proceedings::fold(&seen_of(records, &meeting, &view), view.as_of.day, |_| true);
            if proceedings.common.is_some_and(|it| it.visibility == Visibility::Shared) {
                meetings.push(meeting);
            }
        }
        Ok(SharedWithParties { reports, disputes, meetings })
    }
}
