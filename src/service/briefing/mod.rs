//! The pack for a meeting: what its readers may know, gathered once for page and file.

pub mod line;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::access::permission::may_see;
use crate::domain::account::AuditKind;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::AsOf;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::parameter::BadParameter;
use crate::domain::basics::text::Text;
use crate::domain::briefing::talking_point::{TalkingPoint, concerns, urgency};
use crate::domain::briefing::{BriefingAudience, BriefingRequest, Period, shared_by_several};
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::due::Due;
use crate::domain::list::facet::Facet;
use crate::domain::list::facet_counts::FacetCounts;
use crate::domain::list::facets::Facets;
use crate::domain::list::query::Query;
use crate::domain::meeting::agenda::{Agenda, neighbours};
use crate::domain::meeting::decision::Decision;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::in_force::InForce;
use crate::domain::record::proceedings::Proceedings;
use crate::domain::record::state::{CommitmentState, fold_seen};
use crate::exchange::document::Document;
use crate::exchange::document_file::DocumentKind;
use crate::service::account::{Accounts, Caller};
use crate::service::briefing::line::shown;
use crate::service::context::Context;
use crate::service::meeting::seen_of;
use crate::service::portfolio::Portfolio;
use crate::service::portfolio::changes::Changes;
use crate::service::portfolio::figures::Figures;
use crate::service::snapshot::Snapshot;
use crate::service::unit_of_work::{ServiceResult, allowed};
use crate::store;
use crate::store::list::ListRow;
use crate::store::{briefing, ledger};

/// Characters logged of what was asked for.
const LONGEST_NOTE: usize = 300;

/// Everything that a briefing tells, as its readers may know it.
#[derive(Clone)]
pub struct Briefing {
    pub ask: BriefingRequest,
    pub period: Period,
    pub as_of: AsOf,
    pub reference: Arc<Reference>,
    /// Counts of the selection.
    pub tally: Arc<FacetCounts>,
    /// How the selection stood over time, for charts.
    pub charts: Figures,
    /// What changed since the first day of its period.
    pub changes: Arc<Changes>,
    /// The query of the list that shows the selection.
    pub query: Query,
    /// The meeting that it is for, as far as its agenda and what was decided before it are known.
    pub sitting: Option<Sitting>,
    /// What needs discussing, the most urgent first.
    pub topics: Vec<Topic>,
    /// What does not, and about which the member's organisation adds a line, or the own side reported to itself.
    pub others: Vec<Topic>,
    /// What comes next, the earliest first.
    pub dates: Vec<Coming>,
    /// Every commitment of the selection, in the order of the list.
    pub all: Vec<ListRow>,
}

/// A commitment that needs discussing.
#[derive(Clone)]
pub struct Topic {
    pub entry: ListRow,
    pub state: CommitmentState,
    pub reasons: Vec<TalkingPoint>,
    /// What the member's organisation adds, as far as the briefing's readers may know it.
    pub line: Option<Text>,
}

/// What a meeting is to discuss, and what the one before it decided.
#[derive(Clone, Debug)]
pub struct Sitting {
    pub agenda: Option<InForce<Agenda>>,
    /// The rows of the commitments on the agenda that the readers may see.
    pub named: Vec<ListRow>,
    /// The meeting of its mechanism before it.
    pub before: Option<Meeting>,
    /// What that one decided.
    pub decisions: Vec<InForce<Decision>>,
}

/// Something that comes next.
#[derive(Clone, Debug)]
pub enum Coming {
    /// A meeting.
    Meeting(Meeting),
    /// A commitment falls due.
    Due(Due, ListRow),
    /// A milestone of a commitment falls due: its title.
    Step(Due, Text, ListRow),
}

impl Coming {
    /// The day on which it comes.
    pub fn on(&self) -> Day {
        match self {
            Self::Meeting(meeting) => meeting.on,
            Self::Due(due, _) | Self::Step(due, ..) => due.on,
        }
    }
}

/// Use cases about briefings.
#[derive(Clone, Copy)]
pub struct Briefings<'a> {
    pub(in crate::service) context: &'a Context,
}

impl Briefings<'_> {
    /// The briefing that an address asks for, with what of the address could not be used. It is read as by somebody who
    /// may see nothing that any of its readers may not.
    ///
    /// # Errors
    /// See [`crate::service::unit_of_work::ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "briefings"), err(level = "debug"))]
    pub async fn compile(
        self,
        member: &Member,
        parameters: &[(String, String)],
        lang: Lang,
    ) -> ServiceResult<(Briefing, Vec<BadParameter>)> {
        allowed(may(member, Action::Brief, &ActionContext::GENERAL))?;
        let today = self.context.today();
        let (ask, period, faults) = {
            let snapshot = self.context.snapshot(member.reader(), None).await?;
            let given = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let (ask, faults) = BriefingRequest::read(given, &snapshot.reference, today);
            let period = ask.period(&snapshot.reference, today);
            (ask, period, faults)
        };
        let past = (period.to < today).then_some(period.to);
        let mut snapshot = self.context.snapshot(ask.circle.reader(&member.party), past).await?;
        let reference = snapshot.reference.clone();
        if ask.circle == BriefingAudience::Shared {
            snapshot.reference = Arc::new(shared_by_several(&reference));
        }
        let facets = Facets::of(Facet::Area, &ask.area);
        let query = Query { org: ask.org.clone(), ..Query::default() };
        let tally = self.context.tally(&mut snapshot, &query).await?;
        let tally = Arc::new(tally.admitted(&facets));
        let query = Query { facets, ..query };

        let portfolio = Portfolio { context: self.context };
        let charts = portfolio.figures(&mut snapshot, &query).await?;
        let changes = portfolio.changes(&mut snapshot, &query, period.from).await?;
        let all = self.context.census.all(&mut snapshot, &query, lang).await?;
        let all: Vec<ListRow> = all.into_iter().map(Arc::unwrap_or_clone).collect();
        let lines = briefing::lines(&mut snapshot.conn, &member.organisation).await?;
        let mut lines: BTreeMap<String, Text> =
            lines.into_iter().filter_map(|(id, line)| Some((id, shown(line, ask.circle)?))).collect();
        let states = self.states(&mut snapshot, &query, &all, &period, lines.keys()).await?;
        let as_of = snapshot.as_of;
        let (mut topics, mut others) = (Vec::new(), Vec::new());
        for entry in &all {
            let Some(state) = states.get(&entry.id) else { continue };
            let mut reasons = concerns(&entry.listed, state, as_of, period.until);
            reasons.retain(|it| TalkingPoint::ISSUES.contains(it));
            let line = lines.remove(&entry.id);
            let told = line.is_some() || state.latest_is_kept_within_its_side(&member.party);
            let topic = Topic { entry: entry.clone(), state: state.clone(), reasons, line };
            if !topic.reasons.is_empty() {
                topics.push(topic);
            } else if told {
                others.push(topic);
            }
        }
        let sitting = match &period.meeting {
            Some(meeting) => {
                let internal = ask.circle == BriefingAudience::Party;
                Some(Self::sitting(&mut snapshot, meeting, internal).await?)
            }
            None => None,
        };
        topics.sort_by_cached_key(|it| urgency(&it.reasons, &it.entry.listed));
        let dates = dates(&all, &states, &reference, as_of, &period);
        let briefing = Briefing {
            ask,
            period,
            as_of,
            reference,
            tally,
            charts,
            changes,
            query,
            sitting,
            topics,
            others,
            dates,
            all,
        };
        Ok((briefing, faults))
    }

    /// A briefing as a file. Who downloaded which for whom is logged.
    ///
    /// # Errors
    /// See [`crate::service::unit_of_work::ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "briefings"), err(level = "debug"))]
    pub async fn export(
        self,
        member: &Member,
        caller: &Caller,
        paper: &Document,
        ask: &BriefingRequest,
        (kind, server): (DocumentKind, &str),
    ) -> ServiceResult<Vec<u8>> {
        allowed(may(member, Action::Brief, &ActionContext::GENERAL))?;
        let (document, root) = (paper.clone(), server.to_owned());
        let made = tokio::task::spawn_blocking(move || kind.write(&document, &root)).await;
        let failed = |reason| store::Error::Unreadable { record: "briefing".into(), reason };
        let file = made.map_err(|error| failed(error.to_string()))?.map_err(failed)?;
        let asked: Vec<String> = ask.parameters().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let detail: String = format!("briefing.{kind} {}", asked.join(" ")).chars().take(LONGEST_NOTE).collect();
        Accounts { context: self.context }.record_event(member, AuditKind::Exported, caller, &detail).await?;
        Ok(file)
    }

    /// The agenda of a meeting and the decisions of the one before it, as the snapshot's reader sees them; in an internal
    /// briefing each item has what the own side keeps to itself beside it.
    async fn sitting(snapshot: &mut Snapshot, meeting: &Meeting, internal: bool) -> store::Result<Sitting> {
        let (conn, view) = snapshot.view();
        let day = view.as_of.day;
        let records = ledger::proceedings_of(conn, &meeting.slug).await?;
        let proceedings = Proceedings::fold(&seen_of(records, meeting, &view), day, |_| true);
        let mut agenda = proceedings.agenda().cloned();
        if let Some(agenda) = agenda.as_mut().filter(|_| internal) {
            agenda.value.items = proceedings.items();
        }
        let items = agenda.iter().flat_map(|it| &it.value.items);
        let ids: Vec<String> = items.filter_map(|it| it.commitment.as_ref()).map(|it| it.0.clone()).collect();
        let named = store::list::with_ids(conn, &ids, &view).await?;
        let before = neighbours(meeting, &view.reference.meetings).0.cloned();
        let decisions = match &before {
            Some(before) => {
                let records = ledger::proceedings_of(conn, &before.slug).await?;
                Proceedings::fold(&seen_of(records, before, &view), day, |_| true).decisions
            }
            None => Vec::new(),
        };
        Ok(Sitting { agenda, named, before, decisions })
    }

    /// The states of the commitments that may need discussing, have milestones, or are among `more`, and of those on which
    /// a side reported to itself.
    async fn states(
        self,
        snapshot: &mut Snapshot,
        query: &Query,
        all: &[ListRow],
        period: &Period,
        more: impl Iterator<Item = &String>,
    ) -> store::Result<BTreeMap<String, CommitmentState>> {
        let (conn, view) = snapshot.view();
        let mut candidates = store::meeting::candidate_ids(conn, &view, query, period.until).await?;
        candidates.extend(more.cloned());
        candidates.extend(store::report::updates::reported_within_a_side(conn, &view).await?);
        let wanted: Vec<CommitmentId> =
            all.iter().filter(|it| candidates.contains(&it.id)).map(|it| it.id.as_str().into()).collect();
        let records = ledger::records_of_all(conn, &wanted).await?;
        let tracked: BTreeMap<&str, &[_]> = all
            .iter()
            .map(|row| {
                let statement = view.reference.statement(&row.listed.statement);
                (row.id.as_str(), statement.map_or(&[][..], |it| &it.tracked))
            })
            .collect();
        let folded = records.into_iter().filter_map(|(id, records)| {
            let tracked = tracked.get(id.as_str())?;
            let state = fold_seen(&records, &id, view.as_of.day, |it| may_see(view.reader, it, tracked))?;
            Some((id.0, state))
        });
        Ok(folded.collect())
    }
}

/// What comes next, the earliest first: meetings, due days, milestones.
fn dates(
    all: &[ListRow],
    states: &BTreeMap<String, CommitmentState>,
    reference: &Reference,
    as_of: AsOf,
    period: &Period,
) -> Vec<Coming> {
    let today = as_of.day;
    let ahead = |due: &Due| due.on >= today;
    let chosen = |it: &Meeting| period.meeting.as_ref().is_some_and(|meeting| meeting.slug == it.slug);
    // The record does not say when a meeting was planned: of a past day only the one in question and the next are told.
    let next = |it: &Meeting| period.next.as_ref().is_some_and(|next| next.slug == it.slug);
    let meetings = reference.meetings.iter().filter(|it| it.on >= today);
    let meetings = meetings.filter(|it| chosen(it) || next(it) || it.state == MeetingState::Planned && !as_of.past);
    let mut dates: Vec<Coming> = meetings.cloned().map(Coming::Meeting).collect();
    for entry in all.iter().filter(|it| it.listed.outlook.live) {
        dates.extend(entry.listed.due.filter(ahead).map(|due| Coming::Due(due, entry.clone())));
        let steps = states.get(&entry.id).into_iter().flat_map(|it| &it.milestones);
        let open = steps.filter(|it| it.value.completed_on.is_none());
        let open = open.filter_map(|it| Some((it.value.due.filter(ahead)?, it.value.title.clone())));
        dates.extend(open.map(|(due, title)| Coming::Step(due, title, entry.clone())));
    }
    dates.sort_by_key(Coming::on);
    dates
}
