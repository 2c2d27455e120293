//! How much waits for a person: the numbers beside the links to their work, on every page.

use std::collections::BTreeSet;

use crate::domain::access::action::{Action, ActionContext, Involvement, may};
use crate::domain::access::member::Member;
use crate::domain::report::reason_to_report::{ReasonToReport, Reporting};
use crate::service::commitment::additions;
use crate::service::report::Reports;
use crate::service::report::desk::{LiveSide, report_day};
use crate::store;
use crate::store::report::tasks;

/// How much waits for a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// Reports whose day has come, and reports that came back.
    pub desk: u32,
    /// Reports to publish, and what the other side asks or reports.
    pub review: u32,
    /// Notices that are new.
    pub notices: u32,
}

impl Reports<'_> {
    /// What waits for a person now. It is counted anew only when something was recorded or a day has passed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn pending(self, member: &Member) -> store::Result<Pending> {
        let general = ActionContext::GENERAL;
        let (drafts, publishes) =
            (may(member, Action::DraftUpdate, &general), may(member, Action::PublishUpdate, &general));
        let answers = may(member, Action::AnswerJointStatus, &ActionContext { stake: Involvement::Own, ..general });
        if !(drafts || publishes || answers) {
            return Ok(Pending::default());
        }
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let who = format!("{} {} {drafts} {publishes} {answers}", member.organisation, member.coordinating);
        let key = (snapshot.state, snapshot.as_of.day, who);
        if let Some(known) = self.context.pending.get(&key) {
            return Ok(known);
        }
        let (conn, view) = snapshot.view();
        let (party, own) = (&member.party, &member.organisation);
        let mut pending = Pending::default();
        if drafts {
            let waiting = tasks::waiting(conn, &view, party, Some(own), false).await?;
            let waits: BTreeSet<&str> = waiting.iter().map(|it| it.commitment.as_str()).collect();
            let live = tasks::live_sides(conn, &view, party, own, member.coordinating).await?;
            // The first of the reasons to report: no other comes before it.
            let is_due = |it: &&tasks::LiveOwnSide| {
                let (statement, stated_on, reported_on) = (&*it.statement, it.stated_on, it.reported_on);
                let live = LiveSide { statement, stated_on, reported_on };
                let reporting = Reporting {
                    waits: waits.contains(it.commitment.as_str()),
                    report_day: report_day(&live, view.reference, view.as_of.day),
                    ..Reporting::default()
                };
                reporting.reason() == Some(ReasonToReport::ReportDay)
            };
            let due = live.iter().filter(is_due).count();
            let returned = tasks::waiting(conn, &view, party, Some(own), true).await?.len();
            pending.desk = count(due + returned);
        }
        let whole_side = Some(own).filter(|_| !member.coordinating);
        if publishes {
            pending.review = count(tasks::waiting(conn, &view, party, whole_side, false).await?.len());
        }
        if answers {
            pending.review += tasks::count_asked(conn, &view, party, whole_side).await?;
            let additions = additions::to_answer(&mut snapshot, member).await?;
            pending.review += count(additions.iter().map(|it| it.all.len()).sum());
        }
        self.context.pending.insert(key, pending);
        Ok(pending)
    }
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
