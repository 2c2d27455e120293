//! Telling people: what was recorded since, and what is due today.
//!
//! A cursor goes over the ledger in the transaction that keeps the notices. A server that stops in between has told
//! nothing of it, and the next one does; of several servers one holds the cursor. So nothing is missed or told twice, and
//! a record never waits for, or fails with, those who are told of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Mutex;

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::account::position::Holding;
use crate::domain::account::responsibility::Responsibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::due::DueState;
use crate::domain::notice::watch::Watchers;
use crate::domain::notice::{Event, Ground, NoticeKind, events, told, watched};
use crate::domain::organisation::code::{OrganisationCode, PartyCode};
use crate::domain::portfolio::reference::Reference;
use crate::domain::portfolio::{Portfolio, meetings};
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::domain::record::tasks::Side;
use crate::domain::report::reason_to_report::ReasonToReport;
use crate::domain::report::update::UpdateId;
use crate::service::account::positions::acting;
use crate::service::notice::Notices;
use crate::service::report::desk::{DeskItem, item};
use crate::service::report::translation;
use crate::store;
use crate::store::account;
use crate::store::account::{positions, responsibility};
use crate::store::db::Conn;
use crate::store::ledger;
use crate::store::notice::{self as notices, NewNotice};
use crate::store::report::tasks;

/// Records that are told of in one transaction.
const AT_ONCE: i64 = 200;
/// How long a notice is kept.
const KEPT: i64 = 400 * 24 * 60 * 60 * 1_000_000;
/// For how many days it is news that a due day has passed: zones differ, and a server may have stood still.
const NEWS: i32 = 2;

/// Who tells people, of the requests of this process.
#[derive(Default)]
pub struct Telling {
    /// How often it was asked for.
    wanted: AtomicU64,
    /// Held by whoever does it.
    one: Mutex<()>,
}

impl Notices<'_> {
    /// Tells people of what was recorded since this was last done.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notices"), err(level = "debug"))]
    pub async fn catch_up(self) -> store::Result<()> {
        let telling = &self.context.telling;
        telling.wanted.fetch_add(1, Ordering::AcqRel);
        loop {
            // Of many forms at once one tells for all: whoever does it looks again at what was wanted meanwhile.
            let Ok(one) = telling.one.try_lock() else { return Ok(()) };
            let wanted = telling.wanted.load(Ordering::Acquire);
            while self.catch_up_some().await? {}
            drop(one);
            if telling.wanted.load(Ordering::Acquire) == wanted {
                return Ok(());
            }
        }
    }

    /// Whether there may be more.
    async fn catch_up_some(self) -> store::Result<bool> {
        let mut conn = self.context.db.read().await?;
        let (place, head) = (notices::cursor(&mut conn).await?.sequence, ledger::head(&mut conn).await?.sequence);
        drop(conn);
        if place >= head {
            return Ok(false);
        }
        // The cursor and the notices are lost together or not at all.
        let mut conn = self.context.db.write_unsynced().await?;
        let place = notices::hold_cursor(&mut conn).await?.sequence;
        let untold = notices::records_after(&mut conn, place, AT_ONCE).await?;
        let Some(last) = untold.last().map(|it| it.sequence) else { return Ok(false) };
        let reference = self.context.reference_in(&mut conn).await?;
        let mut people = None;
        for one in untold {
            let record = match one.record {
                Ok(record) => record,
                Err(error) => {
                    tracing::error!(%error, "a record that cannot be read tells nobody");
                    continue;
                }
            };
            if let Some(note) = note_taken_back(&record) {
                notices::take_back(&mut conn, NoticeKind::Mentioned, note).await?;
            }
            translation::settle(&mut conn, &record, self.context.today()).await?;
            let watchers = self.watchers(&mut conn, &record).await?;
            let Some(said) = about(&mut conn, &record, watchers, &reference).await? else { continue };
            if people.is_none() {
                people = Some(self.people(&mut conn, &reference).await?);
            }
            let people = people.as_deref().unwrap_or_default();
            let by = one.form_key.as_deref().and_then(|key| key.split_once(':')).map(|(account, _)| account);
            // What was set for its day comes without a form: the record has the name of whoever set it.
            let named = |it: &Member| it.name == record.actor && Some(&it.organisation) == record.organisation.as_ref();
            let did_it = |it: &Member| by.map_or_else(|| named(it), |account| account == it.account);
            let on = Ground { tracked: &said.tracked, sides: &said.sides };
            let change = origin_of_change(&record, one.form_key.as_deref());
            let mut new: Vec<NewNotice<'_>> = Vec::new();
            for event in &said.events {
                let watched = event.kind == NoticeKind::Watched;
                for person in told(event, people, did_it, on) {
                    // Who is told of it anyway is not told once more as one who watches.
                    if watched && new.iter().any(|it| it.account == person.account) {
                        continue;
                    }
                    new.push(NewNotice {
                        id: self.context.random.id(record.at),
                        account: &person.account,
                        kind: event.kind,
                        commitment: &said.commitment,
                        meeting: &said.meeting,
                        statement: &said.statement,
                        subject: &event.subject,
                        origin: if watched { &change } else { &record.id },
                        visibility: event.visibility.to_string(),
                        at: record.at,
                    });
                }
            }
            notices::add(&mut conn, new).await?;
        }
        notices::move_cursor(&mut conn, last).await?;
        conn.commit().await?;
        Ok(last < head)
    }

    /// Those who can sign in, as they are today.
    pub(in crate::service) async fn people(self, conn: &mut Conn, reference: &Reference) -> store::Result<Vec<Member>> {
        let today = self.context.today();
        let deputies: BTreeSet<String> = notices::deputies(conn, today).await?.into_iter().collect();
        let mut people = Vec::new();
        for account in account::all(conn).await?.into_iter().filter(|it| it.disabled_at.is_none()) {
            let Some(member) = reference.member(account) else { continue };
            let deputy = deputies.contains(&member.account);
            people.push(if deputy { acting(conn, member, today).await? } else { member });
        }
        Ok(people)
    }

    /// Tells those who write reports, once a day, which report days have come and which due days have passed; and those who
    /// are responsible, which internal days have come.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notices"), err(level = "debug"))]
    pub async fn tell_due(self) -> store::Result<()> {
        let (now, today) = (self.context.now(), self.context.today());
        let mut conn = self.context.db.read().await?;
        let before = notices::cursor(&mut conn).await?.day;
        let reference = self.context.reference_in(&mut conn).await?;
        let looked_on = Day::recorded(&before).ok();
        if looked_on.is_some_and(|day| day >= today) {
            return Ok(());
        }
        let writes = |it: &Member| may(it, Action::DraftUpdate, &ActionContext::GENERAL);
        let mut writers: BTreeMap<OrganisationCode, Vec<Member>> = BTreeMap::new();
        for person in self.people(&mut conn, &reference).await?.into_iter().filter(writes) {
            writers.entry(person.organisation.clone()).or_default().push(person);
        }
        drop(conn);
        let since = looked_on.unwrap_or(today).plus(-NEWS);
        let mut due = Vec::new();
        for people in writers.values() {
            due.extend(self.due_of(people, since).await?);
        }
        let mut conn = self.context.db.write_aside().await?;
        if notices::hold_cursor(&mut conn).await?.day != before {
            // Another server did it meanwhile.
            return Ok(());
        }
        let new = due.iter().map(|(person, kind, commitment, day, days)| NewNotice {
            id: self.context.random.id(now),
            account: &person.account,
            kind: *kind,
            commitment,
            meeting: "",
            statement: "",
            subject: days,
            origin: day,
            visibility: format!("organisation:{}", person.organisation),
            at: now,
        });
        notices::add(&mut conn, new.collect()).await?;
        notices::move_day(&mut conn, today).await?;
        notices::sweep(&mut conn, Instant(now.0 - KEPT)).await?;
        conn.commit().await
    }

    /// What is due for those of one organisation who write reports.
    async fn due_of(self, people: &[Member], since: Day) -> store::Result<Vec<Due<'_>>> {
        // They all see the same: it goes by the organisation.
        let Some(one) = people.first() else { return Ok(Vec::new()) };
        let mut snapshot = self.context.snapshot(one.reader(), None).await?;
        let today = snapshot.as_of.day;
        let (conn, view) = snapshot.view();
        let waiting = tasks::waiting(conn, &view, &one.party, Some(&one.organisation), false).await?;
        let waits: BTreeSet<&str> = waiting.iter().map(|it| it.commitment.as_str()).collect();
        let sides = tasks::sides(conn, &view, &one.party, &one.organisation, one.coordinating).await?;
        let said = responsibility::of_organisation(conn, &one.organisation).await?;
        let said: BTreeMap<String, Responsibility> = said.into_iter().collect();
        let holdings = positions::holdings(conn, &one.organisation).await?;
        let portfolio = view.reference.portfolio.as_ref();
        let mut due = Vec::new();
        for item in sides.into_iter().map(|side| item(side, &waits, view.as_of, view.reference)) {
            if let Some((person, day)) =
                said.get(&item.side.entry.id).and_then(|it| internal(it, &item, &holdings, today))
            {
                let person = people.iter().find(|it| it.account == person);
                let told =
                    |it| (it, NoticeKind::InternalDay, item.side.entry.id.clone(), day.to_string(), String::new());
                due.extend(person.map(told));
            }
            let on_day = portfolio.is_none_or(Portfolio::tells_on_report_day);
            let owed = item.reporting.report_day.filter(|_| item.reporting.reason() == Some(ReasonToReport::ReportDay));
            let asked = owed.filter(|_| on_day);
            if let Some((day, days)) = ahead(portfolio, &item, today) {
                let told =
                    |it| (it, NoticeKind::ReportDue, item.side.entry.id.clone(), day.to_string(), days.to_string());
                due.extend(people.iter().map(told));
            }
            let passed = item.side.entry.listed.due.filter(|_| item.reporting.due == Some(DueState::Passed));
            let passed = passed.map(|it| it.on).filter(|day| *day >= since);
            let told = [(NoticeKind::ReportDue, asked), (NoticeKind::DuePassed, passed)];
            for (kind, day) in told.into_iter().filter_map(|(kind, day)| Some((kind, day?))) {
                let told = |it| (it, kind, item.side.entry.id.clone(), day.to_string(), String::new());
                due.extend(people.iter().map(told));
            }
        }
        Ok(due)
    }
}

/// What somebody is told of that is due: the kind, the commitment, the day, and how many days ahead it is told, where it is.
type Due<'p> = (&'p Member, NoticeKind, String, String, String);

/// The report day that is told ahead: the first day of the period that it closes, by which the notice is done with a report
/// of it, and how many days before it is told.
fn ahead(portfolio: Option<&Portfolio>, item: &DeskItem, today: Day) -> Option<(Day, u16)> {
    let next = item.next.filter(|next| !item.reporting.waits && *next > today)?;
    let days = portfolio?.notice_ahead(today.days_until(next))?;
    Some((item.closes_since?, days))
}

/// The account of the person whose internal day of a commitment has come, where nothing was handed in or reported since it
/// was set; and that day.
fn internal<'a>(
    said: &'a Responsibility,
    item: &DeskItem,
    holdings: &'a [Holding],
    today: Day,
) -> Option<(&'a str, Day)> {
    let day = said.internal_day.filter(|day| *day <= today && item.side.entry.listed.outlook.live)?;
    let done = item.reporting.waits || item.side.reported_at > said.day_set_at;
    Some((said.person(holdings, today).filter(|_| !done)?, day))
}

/// What a record tells, about which commitment, meeting or statement, and what is known of it.
#[derive(Default)]
struct Told {
    commitment: String,
    meeting: String,
    statement: String,
    events: Vec<Event>,
    /// The parties for whom what is shared is.
    tracked: Vec<PartyCode>,
    sides: Vec<Side>,
}

/// What a record tells; nothing where it tells nothing.
async fn about(
    conn: &mut Conn,
    record: &Record,
    watchers: Watchers,
    reference: &Reference,
) -> store::Result<Option<Told>> {
    if record.organisation.is_none() {
        // A file of thousands of records tells nothing.
        return Ok(None);
    }
    let watched = watched(record, watchers);
    let id = match record.fact.as_ref().map(Fact::subject) {
        Some((Noun::Commitment, id)) => CommitmentId(id.to_owned()),
        Some((Noun::Meeting, slug)) => {
            let Some((event, meeting)) = watched.zip(reference.meeting(slug)) else { return Ok(None) };
            let (tracked, meeting) = (meetings::sides(meeting, reference), meeting.slug.clone());
            let (commitment, events) = (String::new(), vec![event]);
            return Ok(Some(Told { commitment, meeting, events, tracked, ..Told::default() }));
        }
        Some((Noun::Addition, slug)) => {
            let Some(statement) = reference.statement(slug) else { return Ok(None) };
            let (events, tracked) = (events(record, None, &[]), statement.tracked.clone());
            let statement = statement.slug.clone();
            return Ok((!events.is_empty()).then(|| Told { statement, events, tracked, ..Told::default() }));
        }
        _ => return Ok(None),
    };
    let asked = notices::asked_since(conn, &id, record.at).await?;
    let update = record.fact.as_ref().and_then(Fact::update);
    let is_note = matches!(record.fact, Some(Fact::NoteWritten(_)));
    if asked.is_empty() && update.is_none() && watched.is_none() && !is_note {
        return Ok(None);
    }
    let records = ledger::records_of(conn, &id).await?;
    let written_by = update.and_then(|update| author(&records, update));
    let mut events = events(record, written_by.as_ref(), &asked);
    // The last one, after those who are told of it anyway.
    events.extend(watched);
    if events.is_empty() {
        return Ok(None);
    }
    let statement = records.iter().find_map(|it| match &it.fact {
        Some(Fact::CommitmentRecorded(commitment)) if commitment.id == id => Some(&commitment.statement),
        _ => None,
    });
    let tracked = statement.and_then(|it| reference.statement(it)).map(|it| it.tracked.clone()).unwrap_or_default();
    let sides = notices::sides_of(conn, &id).await?;
    Ok(Some(Told { commitment: id.0, events, tracked, sides, ..Told::default() }))
}

/// What a change is told once for: the form that made it, however many records that made.
fn origin_of_change(record: &Record, form_key: Option<&str>) -> String {
    let Some(key) = form_key else { return record.id.clone() };
    // The first record of a form has its key, the others the same with a number.
    let numbered = key.rsplit_once(':').filter(|(_, number)| number.bytes().all(|it| it.is_ascii_digit()));
    let form = numbered.map_or(key, |(form, _)| form);
    format!("{}/{form}", record.at.0)
}

/// The organisation that wrote a report.
fn author(records: &[Record], update: &UpdateId) -> Option<OrganisationCode> {
    records.iter().rev().find_map(|it| match &it.fact {
        Some(Fact::UpdateSubmitted(submission)) if submission.update.id == *update => {
            Some(submission.organisation.clone())
        }
        Some(Fact::UpdatePublished(published)) if published.id == *update => published.written_by.clone(),
        _ => None,
    })
}

/// What is no more to be read of which colleagues were told: the note that its author took back, or the record that was
/// withheld.
fn note_taken_back(record: &Record) -> Option<&str> {
    match record.fact.as_ref()? {
        Fact::NoteWithdrawn(withdrawal) => Some(withdrawal.note.as_str()),
        Fact::PayloadWithheld(withholding) => Some(&withholding.record),
        _ => None,
    }
}
