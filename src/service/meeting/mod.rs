//! One meeting as a reader sees it: what came of it, its agenda and decisions, and what was to be reported before it.

pub mod preparation;

use crate::domain::access::permission::{Visibility, may_see};
use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::briefing::talking_point::{TalkingPoint, concerns, urgency};
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::milestone::Milestone;
use crate::domain::meeting::{Meeting, MeetingState, agenda};
use crate::domain::organisation::code::PartyCode;
use crate::domain::portfolio::meetings;
use crate::domain::portfolio::meetings::sides;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::proceedings::Proceedings;
use crate::domain::record::proceedings::milestones;
use crate::domain::record::state::fold_seen;
use crate::domain::statement::Statement;
use crate::domain::statement::reporting::ReportingRule;
use crate::service::context::Context;
use crate::service::snapshot::Snapshot;
use crate::service::snapshot::with_rows;
use crate::store;
use crate::store::ledger;
use crate::store::list::{ListRow, View};
use crate::store::report::updates::ListedUpdate;

/// The most report days shown of a period, the latest ones.
const MOST_REPORT_DAYS: usize = 12;

/// A meeting with what is known about it.
#[derive(Clone, Debug)]
pub struct MeetingPage {
    /// The meeting.
    pub meeting: Meeting,
    /// Statements that came from it, the earliest first.
    pub statements: Vec<Statement>,
    /// Their commitments, statement by statement.
    pub said: Vec<ListRow>,
    /// Updates that report it, each with the row of its commitment.
    pub updates: Vec<(ListedUpdate, ListRow)>,
    /// The other meetings of its mechanism, the earliest first.
    pub others: Vec<Meeting>,
    /// The meetings of its mechanism before and after it.
    pub before: Option<Meeting>,
    /// The one after it.
    pub after: Option<Meeting>,
    /// Its agenda and decisions, as far as the reader may see them.
    pub proceedings: Proceedings,
    /// The records behind them that the reader may see, in the order in which they were made.
    pub history: Vec<Record>,
    /// The rows of the commitments that these name and the reader may see.
    pub named: Vec<ListRow>,
    /// The milestones among them, by their identifiers.
    pub steps: Vec<Milestone>,
    /// What was to be reported since the meeting before.
    pub reporting: Option<ToReport>,
}

/// What was to be reported between two meetings.
#[derive(Clone, Debug)]
pub struct ToReport {
    /// The day after the meeting before, and the last day looked at: that of the meeting, or the day shown.
    pub from: Day,
    /// That last day.
    pub to: Day,
    /// The milestones that fell due, or fall due until the meeting, with their commitments.
    pub steps: Vec<(Milestone, ListRow)>,
    /// The commitments whose due day lies in that period.
    pub due: Vec<ListRow>,
    /// The report days.
    pub days: Vec<ReportDay>,
}

/// A day on which parties were to report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportDay {
    pub on: Day,
    /// How many commitments were open, and about how many of them something was reported for it; nothing for a day
    /// still to come.
    pub reported: Option<(u32, u32)>,
}

/// A commitment that the rule puts on an agenda.
#[derive(Clone, Debug)]
pub struct Suggested {
    pub entry: ListRow,
    /// Why, the most urgent first.
    pub reasons: Vec<TalkingPoint>,
}

/// Use cases about meetings.
#[derive(Clone, Copy)]
pub struct Meetings<'a> {
    pub(in crate::service) context: &'a Context,
}

impl Meetings<'_> {
    /// The meetings known on the day asked for, the latest first. For a past day, those set for later days are left
    /// out: the record does not say when they were planned.
    pub fn list(self, snapshot: &Snapshot) -> Vec<Meeting> {
        let as_of = snapshot.as_of;
        let mut meetings: Vec<_> =
            snapshot.reference.meetings.iter().filter(|it| !as_of.past || it.on <= as_of.day).cloned().collect();
        meetings.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| a.slug.cmp(&b.slug)));
        meetings
    }

    /// The meeting with a slug; nothing when there is none on that day.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "meetings"), err(level = "debug"))]
    pub async fn find(self, snapshot: &mut Snapshot, slug: &str, lang: Lang) -> store::Result<Option<MeetingPage>> {
        let known = self.list(snapshot);
        let Some(meeting) = known.iter().find(|it| it.slug == slug).cloned() else { return Ok(None) };
        let (before, after) = agenda::neighbours(&meeting, &known);
        let (before, after) = (before.cloned(), after.cloned());
        let mut others: Vec<_> =
            known.into_iter().filter(|it| it.mechanism == meeting.mechanism && it.slug != meeting.slug).collect();
        others.reverse();
        let (conn, view) = snapshot.view();
        let mut statements: Vec<Statement> = view
            .reference
            .statements
            .iter()
            .filter(|it| it.meeting.as_deref() == Some(slug) && it.on <= view.as_of.day)
            .cloned()
            .collect();
        statements.sort_by(|a, b| a.on.cmp(&b.on).then_with(|| a.slug.cmp(&b.slug)));
        let slugs: Vec<String> = statements.iter().map(|it| it.slug.clone()).collect();
        let mut said = store::meeting::said(conn, &view, &slugs, lang).await?;
        said.sort_by_key(|row| slugs.iter().position(|slug| *slug == row.listed.statement));
        let updates = store::report::updates::updates_of_meeting(conn, &view, slug).await?;
        let updates = with_rows(conn, &view, updates).await?;

        let history = seen_of(ledger::proceedings_of(conn, slug).await?, &meeting, &view);
        let mut proceedings = Proceedings::fold(&history, view.as_of.day, |_| true);
        let ids: Vec<String> = ids_of(&proceedings).map(|it| it.0.clone()).collect();
        let named = store::list::with_ids(conn, &ids, &view).await?;
        let shown = |id: &CommitmentId| named.iter().any(|it| it.id == id.0);
        proceedings.outcomes.retain(|it| shown(&it.value.commitment));
        let with_steps: Vec<CommitmentId> = proceedings
            .outcomes
            .iter()
            .filter(|it| it.value.milestone.is_some())
            .map(|it| it.value.commitment.clone())
            .collect();
        let mut steps = Vec::new();
        for (id, records) in ledger::records_of_all(conn, &with_steps).await? {
            let statement = named.iter().find(|it| it.id == id.0).map(|it| it.listed.statement.as_str());
            let sees = sees(&view, statement.unwrap_or_default());
            steps.extend(fold_seen(&records, &id, view.as_of.day, sees).into_iter().flat_map(|it| it.milestones));
        }
        let steps: Vec<Milestone> = steps.into_iter().map(|it| it.value).collect();
        proceedings
            .outcomes
            .retain(|it| it.value.milestone.as_ref().is_none_or(|id| steps.iter().any(|step| step.id == *id)));
        let reporting = match &before {
            Some(before) => Some(to_report(conn, &view, &meeting, before).await?),
            None => None,
        };
        Ok(Some(MeetingPage {
            meeting,
            statements,
            said,
            updates,
            others,
            before,
            after,
            proceedings,
            history,
            named,
            steps,
            reporting,
        }))
    }

    /// The draft of a meeting's agenda, as it follows from how things stand for the reader; the most urgent first.
    /// Nothing for a meeting that was held or called off.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "meetings"), err(level = "debug"))]
    pub async fn suggest_agenda(self, snapshot: &mut Snapshot, meeting: &Meeting) -> store::Result<Vec<Suggested>> {
        if !matches!(meeting.state, MeetingState::Planned | MeetingState::Postponed) {
            return Ok(Vec::new());
        }
        let known = self.list(snapshot);
        let (_, after) = agenda::neighbours(meeting, &known);
        let (conn, view) = snapshot.view();
        let horizon = agenda::horizon(meeting, after, view.as_of.day);
        let statements = concerned(meeting, view.reference, view.as_of.day);
        let candidates = store::meeting::candidates(conn, &view, &statements, horizon).await?;
        let ids: Vec<CommitmentId> = candidates.iter().map(|it| it.id.as_str().into()).collect();
        let records = ledger::records_of_all(conn, &ids).await?;
        let mut suggested: Vec<Suggested> = candidates
            .into_iter()
            .filter_map(|entry| {
                let id = CommitmentId(entry.id.clone());
                let sees = sees(&view, &entry.listed.statement);
                let state = fold_seen(records.get(&id)?, &id, view.as_of.day, sees)?;
                let reasons = concerns(&entry.listed, &state, view.as_of, horizon);
                (!reasons.is_empty()).then_some(Suggested { entry, reasons })
            })
            .collect();
        suggested.sort_by_cached_key(|it| urgency(&it.reasons, &it.entry.listed));
        Ok(suggested)
    }
}

/// Those of a meeting's records that a reader may see on the day.
pub(super) fn seen_of(records: Vec<Record>, meeting: &Meeting, view: &View<'_>) -> Vec<Record> {
    let sides = sides(meeting, view.reference);
    let seen = |it: &Record| it.effective_on <= view.as_of.day && may_see(view.reader, &it.visibility, &sides);
    records.into_iter().filter(seen).collect()
}

/// What the reader may see of the commitments of a statement.
fn sees<'a>(view: &'a View<'_>, statement: &str) -> impl Fn(&Visibility) -> bool + 'a {
    let tracked: &[PartyCode] = view.reference.statement(statement).map_or(&[], |it| &it.tracked);
    move |visibility| may_see(view.reader, visibility, tracked)
}

fn ids_of(proceedings: &Proceedings) -> impl Iterator<Item = &CommitmentId> {
    let agendas = proceedings.common.iter().chain(&proceedings.own);
    let items = agendas.flat_map(|it| &it.value.items).filter_map(|it| it.commitment.as_ref());
    items.chain(proceedings.outcomes.iter().map(|it| &it.value.commitment))
}

/// The statements whose commitments a meeting talks about, as far as they were made by a day.
fn concerned(meeting: &Meeting, reference: &Reference, day: Day) -> Vec<String> {
    let mechanism = reference.mechanism(&meeting.mechanism);
    let statements = reference.statements.iter().filter(|it| it.on <= day);
    statements.filter(|it| meetings::concerns(mechanism, it, reference)).map(|it| it.slug.clone()).collect()
}

async fn to_report(
    conn: &mut store::db::Conn,
    view: &View<'_>,
    meeting: &Meeting,
    before: &Meeting,
) -> store::Result<ToReport> {
    let day = view.as_of.day;
    let (from, to) = (before.on.plus(1), meeting.on);
    let within = |on: Day| from <= on && on <= to;
    let statements = concerned(meeting, view.reference, day);
    let due = store::meeting::due_between(conn, view, &statements, (from, to)).await?;
    let mut steps = Vec::new();
    for (entry, records) in store::meeting::steps(conn, view, &statements).await? {
        let found = milestones(&records, day, sees(view, &entry.listed.statement));
        let there = found.into_iter().filter(|it| it.due.is_some_and(|due| within(due.on)));
        steps.extend(there.map(|it| (it, entry.clone())));
    }
    steps.sort_by_key(|(step, entry)| (step.due.map(|it| it.on), entry.listed.slug.clone()));
    let mut days: Vec<ReportDay> = Vec::new();
    for (rule, slugs) in rules(&statements, view.reference) {
        for (on, since) in report_days(rule, from, to) {
            let counted = if on <= day {
                Some(store::meeting::reported_since(conn, view, &slugs, since, on).await?)
            } else {
                None
            };
            match days.iter_mut().find(|it| it.on == on) {
                Some(same) => {
                    let sum = |(a, b): (u32, u32), (c, d): (u32, u32)| (a + c, b + d);
                    same.reported = same.reported.zip(counted).map(|(a, b)| sum(a, b));
                }
                None => days.push(ReportDay { on, reported: counted }),
            }
        }
    }
    days.sort_by_key(|it| it.on);
    // On a day with nothing open, no report was due.
    days.retain(|it| it.reported.is_none_or(|(open, _)| open > 0));
    Ok(ToReport { from, to, steps, due, days })
}

/// The rules by which parties report, each with the statements that it is for.
fn rules(statements: &[String], reference: &Reference) -> Vec<(ReportingRule, Vec<String>)> {
    let mut rules: Vec<(ReportingRule, Vec<String>)> = Vec::new();
    for slug in statements {
        let Some(rule) = reference.reporting_rule(slug) else { continue };
        match rules.iter_mut().find(|(it, _)| *it == rule) {
            Some((_, slugs)) => slugs.push(slug.clone()),
            None => rules.push((rule, vec![slug.clone()])),
        }
    }
    rules
}

/// The report days from one day to another, each with the first day of the time that it closes; the last ones, where
/// there are very many.
fn report_days(rule: ReportingRule, from: Day, to: Day) -> Vec<(Day, Day)> {
    let mut days = Vec::new();
    let mut on = rule.next_after(from.plus(-1));
    while on <= to && days.len() < 10 * MOST_REPORT_DAYS {
        days.push((on, rule.closes_since(on)));
        on = rule.next_after(on);
    }
    let many = days.len().saturating_sub(MOST_REPORT_DAYS);
    days.split_off(many)
}
