//! What happened and, separately, when and by whom it was recorded. Corrected, withdrawn or withheld records stay
//! visible as such.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::folded::folded;
use crate::app::components::report::ReportTitle;
use crate::app::components::text::{LocalizedText, around, note};
use crate::app::pages::commitment::revise::differences;
use crate::app::pages::commitment::stops::moved;
use crate::app::pages::commitment::{CommitmentData, dealt};
use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::moment::Moment;
use crate::domain::basics::text::Text;
use crate::domain::commitment::Commitment;
use crate::domain::commitment::milestone::Milestone;
use crate::domain::commitment::owner::Owner;
use crate::domain::commitment::relation::{Relation, RelationKind, Supersession};
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::report::countersign::CountersignId;
use crate::domain::report::update::Update;
use crate::i18n::iso_instant;
use crate::paths;

/// Lines beyond this number are collapsed.
const SHOWN: usize = 6;

/// Every record visible to the reader, latest effective day first.
pub fn card(told: &CommitmentData) -> impl IntoView + use<> {
    let messages = told.words();
    let mut rows = rows(told);
    let more = folded(&mut rows, SHOWN, messages, |more| view! { <ol class="history">{more}</ol> }.into_any());
    view! {
        <section class="card" id="history">
            <header>
                <h2>{messages.text("commitment-history")}</h2>
                <span class="note">{messages.text("commitment-history-note")}</span>
            </header>
            <ol class="history">{rows}</ol>
            {more}
            {moment(told)}
        </section>
    }
}

/// A form to view the record as of an earlier moment.
fn moment(told: &CommitmentData) -> impl IntoView + use<> {
    let messages = told.words();
    let as_of = told.context.as_of;
    let as_of = as_of.past.then(|| view! { <input type="hidden" name="as_of" value=as_of.day.to_string() /> });
    view! {
        <details class="fold">
            <summary>{messages.text("known-at-ask")}</summary>
            <form class="row" action=paths::commitment(told.lang(), &told.listed.slug)>
                {as_of}
                <div class="ask">
                    <label for="known_at">{messages.with("known-at-moment", &[("zone", messages.zone(told.context.as_of.at, &told.zone).into())])}</label>
                    <input class="field" type="datetime-local" id="known_at" name="known_at" required />
                </div>
                <button class="button">{messages.text("show")}</button>
            </form>
        </details>
    }
}

/// What happened to an update later: it was replaced or withdrawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Corrected,
    Withdrawn,
}

/// What a line needs to know about earlier records.
struct Telling<'a> {
    told: &'a CommitmentData,
    /// Updates and milestones that say the same on the same day, merged into one line.
    steps: BTreeSet<(Day, &'a str)>,
    updates: BTreeMap<&'a str, &'a Update>,
    fates: BTreeMap<&'a str, Fate>,
}

fn rows(told: &CommitmentData) -> Vec<AnyView> {
    let mut records: Vec<&Record> = told.history.iter().chain(&told.later).collect();
    records.sort_by_key(|it| (it.effective_on, it.sequence));
    let telling = telling(told, &records);

    let mut rows: Vec<AnyView> = Vec::new();
    let mut at = records.len();
    while at > 0 {
        // Owners are recorded one by one; those named on one occasion share a line.
        let end = at;
        at -= 1;
        while at > 0 && same_occasion(records[at - 1], records[at]) {
            at -= 1;
        }
        let (before, these) = (&records[..at], &records[at..end]);
        if let Some(what) = telling.what(before, these) {
            // Statuses are as of the requested moment: later records do not affect them.
            let later = told.later.iter().any(|it| it.id == these[0].id);
            let turn = these.iter().filter(|_| !later).find_map(|it| telling.turn(it, &records));
            rows.push(row(told, these, what, turn, later));
        }
    }
    rows
}

fn telling<'a>(told: &'a CommitmentData, records: &[&'a Record]) -> Telling<'a> {
    let mut telling = Telling { told, steps: steps(records), updates: BTreeMap::new(), fates: BTreeMap::new() };
    for record in records {
        match &record.fact {
            Some(Fact::UpdatePublished(update)) => {
                telling.updates.insert(update.id.as_str(), update);
                telling.fates.extend(update.corrects.as_ref().map(|id| (id.as_str(), Fate::Corrected)));
            }
            Some(Fact::UpdateWithdrawn(withdrawal)) => {
                telling.fates.insert(withdrawal.update.as_str(), Fate::Withdrawn);
            }
            _ => {}
        }
    }
    telling
}

/// The milestones shown to be completed by an update with the same day and title.
fn steps<'a>(records: &[&'a Record]) -> BTreeSet<(Day, &'a str)> {
    let mut completed = BTreeSet::new();
    let mut reported = BTreeSet::new();
    for record in records {
        match &record.fact {
            Some(Fact::MilestoneSet(milestone))
                if milestone.completed_on == Some(record.effective_on) && milestone.due.is_none() =>
            {
                completed.insert((record.effective_on, milestone.title.words(Lang::En)));
            }
            Some(Fact::UpdatePublished(update)) => {
                reported.insert((record.effective_on, update.title.words(Lang::En)));
            }
            _ => {}
        }
    }
    completed.intersection(&reported).copied().collect()
}

/// Whether two owners were named on the same occasion.
fn same_occasion(a: &Record, b: &Record) -> bool {
    let owner = |it: &Record| matches!(it.fact, Some(Fact::OwnerNamed(_)));
    let minute = |it: &Record| it.at.0 / 60_000_000;
    owner(a)
        && owner(b)
        && (a.effective_on, minute(a), &a.actor, &a.organisation)
            == (b.effective_on, minute(b), &b.actor, &b.organisation)
}

/// What one record says, as in its history line.
pub fn says(told: &CommitmentData, id: &str) -> Option<AnyView> {
    let mut records: Vec<&Record> = told.history.iter().collect();
    records.sort_by_key(|it| (it.effective_on, it.sequence));
    let telling = telling(told, &records);
    let at = records.iter().position(|it| it.id == id)?;
    telling.what(&records[..at], &records[at..=at])
}

fn row(told: &CommitmentData, these: &[&Record], what: AnyView, turn: Option<String>, later: bool) -> AnyView {
    let (messages, record) = (told.words(), these[0]);
    let work: Vec<_> = these.iter().map(|it| at_work(told, it)).collect();
    let who = author(told, record);
    let then = paths::with_query(
        &paths::commitment(told.lang(), &told.listed.slug),
        [("known_at", Moment::At(record.at).to_string())],
    );
    let later = later.then(|| view! { <small class="since">{messages.text("known-at-later")}</small> });
    view! {
        <li>
            {day::day(record.effective_on, messages)}
            <span>{what}</span>
            {later}
            {turn.map(|it| view! { <small>{it}</small> })}
            <small>
                {messages.text("history-recorded-label")}
                " "
                <a href=then rel="nofollow">
                    <time datetime=iso_instant(record.at)>{messages.instant(record.at, &told.zone)}</time>
                </a>
                " · "
                {who}
                {work}
            </small>
        </li>
    }
    .into_any()
}

fn is_of_answer(record: &Record, id: &CountersignId) -> bool {
    matches!(&record.fact, Some(Fact::Countersigned(countersign)) if countersign.id == *id)
}

/// Whose word a record is: the organisation that recorded it, unless it holds the answer of another side.
fn author(told: &CommitmentData, record: &Record) -> String {
    let (messages, reference) = (told.words(), &told.context.reference);
    let recorded_by = record.organisation.as_ref();
    if let Some(Fact::Countersigned(countersign)) = &record.fact
        && recorded_by.is_some()
    {
        let recorded_by = recorded_by.and_then(|code| Some((code, &reference.organisation(code.as_str())?.party)));
        return match countersign.author(recorded_by) {
            Some(code) => told.context.organisation(code.as_str()),
            None => told.context.party(countersign.party.as_str()),
        };
    }
    match recorded_by {
        Some(code) => told.context.organisation(code.as_str()),
        None => {
            let known = messages.try_say(&format!("actor-{}", record.actor.replace(' ', "_")));
            known.unwrap_or_else(|| record.actor.clone())
        }
    }
}

/// The actions a signed-in user has on a record.
fn at_work(told: &CommitmentData, record: &Record) -> Vec<AnyView> {
    let (messages, lang, slug) = (told.words(), told.lang(), &told.listed.slug);
    let link = |address: String, key: &str| {
        // Links with the same name are distinguished by the day, or by whom the line is about.
        let of = match &record.fact {
            Some(Fact::OwnerNamed(owner)) => told.context.organisation(owner.organisation.as_str()),
            _ => messages.day(record.effective_on),
        };
        view! {
            " · "
            <a href=address>
                {messages.say(key)} <span class="vh">{format!(" ({of})")}</span>
            </a>
        }
        .into_any()
    };
    let mut links = Vec::new();
    if let Some(Fact::UpdatePublished(update)) = &record.fact
        && told.withdrawable.contains(&update.id)
    {
        links.push(link(paths::withdraw(lang, slug, update.id.as_str()), "withdraw"));
    }
    if told.withholdable.contains(&record.id) {
        links.push(link(paths::withhold(lang, slug, &record.id), "withhold"));
    }
    links
}

impl<'a> Telling<'a> {
    /// What these records say, given those that took effect before them.
    fn what(&self, before: &[&'a Record], these: &[&'a Record]) -> Option<AnyView> {
        let (told, messages) = (self.told, self.told.words());
        let record = these.first()?;
        let Some(fact) = &record.fact else {
            return Some(view! { <em>{messages.text("history-withheld-record")}</em> }.into_any());
        };
        Some(match fact {
            Fact::CommitmentRecorded(commitment) => self.commitment(before, commitment),
            Fact::OwnerNamed(_) => self.owners(these),
            Fact::CommitmentsRelated(relation) => self.relation(relation)?,
            Fact::MilestoneSet(milestone) if self.is_step(record, &milestone.title) && milestone.due.is_none() => {
                return None;
            }
            Fact::MilestoneSet(milestone) => self.milestone(before, milestone),
            Fact::UpdatePublished(update) => {
                let fate = self.fates.get(update.id.as_str()).map(|fate| {
                    let key = if *fate == Fate::Corrected { "update-corrected" } else { "update-withdrawn" };
                    view! { " "<span class="tag">{messages.text(key)}</span> }
                });
                let step = self
                    .is_step(record, &update.title)
                    .then(|| view! { " "<span class="tag">{messages.text("legend-milestone-done")}</span> });
                let key = if update.corrects.is_some() { "history-correction" } else { "history-update" };
                let voice = told.voice(&update.voice);
                let args: &[_] = if update.corrects.is_some() { &[] } else { &[("voice", voice.into())] };
                let edited = self
                    .is_edited(update)
                    .then(|| view! { " "<span class="tag">{messages.text("history-edited")}</span> });
                view! { {around(messages, key, args, "title", self.titled(update))} {step} {edited} {fate} }.into_any()
            }
            Fact::UpdateWithdrawn(withdrawal) => {
                let reason =
                    around(messages, "update-withdrawn-reason", &[], "reason", note(&withdrawal.reason, told.lang()));
                let what = match self.updates.get(withdrawal.update.as_str()) {
                    Some(update) => around(messages, "history-withdrawal", &[], "title", self.titled(update)),
                    None => messages.text("update-withdrawn").to_owned().into_any(),
                };
                view! { {what}". "{reason} }.into_any()
            }
            Fact::JointStatusAgreed(agreed) => {
                let status = messages.of_word("status", agreed.status);
                messages.with("history-joint-status", &[("status", status.into())]).into_any()
            }
            Fact::PayloadWithheld(withheld) => {
                let reason = around(messages, "history-withheld", &[], "reason", note(&withheld.reason, told.lang()));
                let by = around(messages, "history-withheld-by", &[], "who", note(&withheld.decided_by, told.lang()));
                view! { {reason} ". " {by} }.into_any()
            }
            // A dispute that was released is recorded again for more readers; the line of the release tells it.
            Fact::Countersigned(countersign) if before.iter().any(|it| is_of_answer(it, &countersign.id)) => {
                return None;
            }
            fact => {
                return dealt::what(told, fact, |update| match self.updates.get(update.as_str()) {
                    Some(update) => self.titled(update),
                    None => messages.text("history-report-gone").to_owned().into_any(),
                });
            }
        })
    }

    fn shown(&self, text: &Text) -> impl IntoView + use<> {
        view! { <LocalizedText text=text.clone() lang=self.told.lang() /> }
    }

    /// Whether the published text differs from the submitted one, as far as the reader may see the latter.
    fn is_edited(&self, update: &Update) -> bool {
        self.told.history.iter().any(|record| match &record.fact {
            Some(Fact::UpdateSubmitted(submission)) if submission.update.id == update.id => {
                submission.update.texts() != update.texts()
            }
            _ => false,
        })
    }

    fn is_step(&self, record: &Record, title: &Text) -> bool {
        self.steps.contains(&(record.effective_on, title.words(Lang::En)))
    }

    /// The title of an update, or its status word if it has none.
    fn titled(&self, update: &Update) -> AnyView {
        view! { <ReportTitle update=update.clone() lang=self.told.lang() messages=self.told.words() /> }.into_any()
    }

    /// States that the statement said it, the due day was changed, or something else was revised.
    fn commitment(&self, before: &[&'a Record], commitment: &Commitment) -> AnyView {
        let messages = self.told.words();
        let former = before.iter().rev().find_map(|record| match &record.fact {
            Some(Fact::CommitmentRecorded(former)) if former.id == commitment.id => Some(former),
            _ => None,
        });
        let Some(former) = former else {
            return around(messages, "history-said", &[], "statement", self.shown(&self.told.statement.title));
        };
        let due = (former.due != commitment.due).then(|| view! { {moved(self.told, former.due, commitment.due)} " " });
        let reason = if commitment.reason.is_empty() {
            (former.due == commitment.due).then(|| messages.text("history-changed").to_owned().into_any())
        } else {
            Some(around(messages, "history-changed-because", &[], "reason", self.shown(&commitment.reason)))
        };
        // The due day's change is already described.
        let same_due = Commitment { due: former.due, ..commitment.clone() };
        let fields: Vec<_> = differences(former, &same_due, &self.told.context)
            .into_iter()
            .map(|(label, old, new)| {
                view! {
                    <li>
                        {label} ": " <span class="vh">{messages.text("value-now")} " "</span> <del>{old}</del> " "
                        <span class="vh">{messages.text("value-proposed")} " "</span> <ins>{new}</ins>
                    </li>
                }
            })
            .collect();
        let fields = (!fields.is_empty()).then(|| view! { <ul class="changed">{fields}</ul> });
        view! {
            {due}
            {reason}
            {fields}
        }
        .into_any()
    }

    fn owners(&self, these: &[&'a Record]) -> AnyView {
        let (told, messages) = (self.told, self.told.words());
        let one = |owner: &Owner| {
            let name = told.context.organisation(owner.organisation.as_str());
            format!("{name} ({})", messages.of_word("owner-role", owner.role))
        };
        let names: Vec<String> = these
            .iter()
            .filter_map(|record| match &record.fact {
                Some(Fact::OwnerNamed(owner)) => Some(one(owner)),
                _ => None,
            })
            .collect();
        messages
            .with(
                "labelled",
                &[("label", messages.text("commitment-owners").into()), ("value", messages.list(&names).into())],
            )
            .into_any()
    }

    /// The link from this commitment's point of view; nothing if the other one is not visible to the reader.
    fn relation(&self, related: &Relation) -> Option<AnyView> {
        let (told, messages) = (self.told, self.told.words());
        let own = related.from == told.commitment().id;
        let other = if own { &related.to } else { &related.from };
        let (_, entry) = told.thread.iter().find(|(_, entry)| entry.id == other.as_str())?;
        let link = view! {
            <a href=told.context.link(&paths::commitment(told.lang(), &entry.listed.slug))>
                {self.shown(&entry.listed.title)}
            </a>
        };
        if related.kind == RelationKind::Supersedes && (!own || related.supersession.is_some()) {
            let how = related.supersession.unwrap_or(Supersession::Replaced);
            let way = if own { "of" } else { "by" };
            return Some(around(messages, &format!("supersession-{how}-{way}"), &[], "titles", link));
        }
        let inverse = if own { "" } else { "-inverse" };
        let relation = messages.say(&format!("relation-{}{inverse}", related.kind));
        Some(around(messages, "history-relation", &[("relation", relation.into())], "title", link))
    }

    /// A milestone that was set, rescheduled or completed.
    fn milestone(&self, before: &[&'a Record], milestone: &Milestone) -> AnyView {
        let (told, messages) = (self.told, self.told.words());
        let former = before.iter().rev().find_map(|record| match &record.fact {
            Some(Fact::MilestoneSet(former)) if former.id == milestone.id => Some(former),
            _ => None,
        });
        let key = if milestone.completed_on.is_some() { "history-milestone-completed" } else { "history-milestone" };
        let what = around(messages, key, &[], "title", self.shown(&milestone.title));
        let due = match (former, milestone.due) {
            (Some(former), _) if former.due != milestone.due => Some(moved(told, former.due, milestone.due)),
            (None, Some(due)) if milestone.completed_on.is_none() => {
                Some(messages.with("milestone-due", &[("day", messages.due(due).into())]))
            }
            _ => None,
        };
        match due {
            Some(due) => view! { {what} ". " {due} }.into_any(),
            None => what,
        }
    }

    /// The status change caused by a record, shown at the last record of the day that could have caused it.
    fn turn(&self, record: &Record, records: &[&Record]) -> Option<String> {
        let (messages, on) = (self.told.words(), record.effective_on);
        let could = |candidate: &Record| {
            matches!(
                candidate.fact,
                Some(Fact::UpdatePublished(_) | Fact::UpdateWithdrawn(_) | Fact::JointStatusAgreed(_))
            )
        };
        let last = records.iter().rev().find(|it| it.effective_on == on && could(it))?;
        if last.id != record.id {
            return None;
        }
        let statuses = &self.told.story.statuses;
        let place = statuses.iter().position(|(from, _): &(Day, _)| *from == on)?;
        let word = |at: usize| messages.of_word("status", statuses[at].1);
        Some(match place.checked_sub(1) {
            Some(before) => {
                messages.with("history-status", &[("before", word(before).into()), ("after", word(place).into())])
            }
            None => messages.with("history-status-first", &[("after", word(place).into())]),
        })
    }
}
