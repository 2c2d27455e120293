//! A portfolio as everybody sees it, as a file that an import takes: the other way of `portfolio_reference`,
//! `portfolio_commitments` and `portfolio_events`.
//!
//! What such a file cannot say is counted and left out: sources that are files, why somebody is responsible where that
//! differs within a commitment, days of what was undated where they differ.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::code::is_code;
use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::source::FurtherSource;
use crate::domain::basics::text::{Text, TextKind};
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::milestone::MilestoneId;
use crate::domain::commitment::owner::{Owner, OwnerBasis, OwnerRole};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::in_force::InForce;
use crate::domain::record::state::{CommitmentState, fold_seen};
use crate::domain::report::countersign::CountersignAnswer;
use crate::domain::report::evidence::Evidence;
use crate::domain::report::update::{Update, UpdateId};
use crate::domain::statement::reporting::ReportingRule;
use crate::domain::statement::{Issuer, Statement};

/// The lists of a file, in its order.
const LISTS: [&str; 13] = [
    "parties",
    "organisations",
    "areas",
    "mechanisms",
    "meetings",
    "statements",
    "commitments",
    "events",
    "milestones",
    "joint_statuses",
    "withdrawals",
    "confirmations",
    "countersigns",
];

/// A portfolio on its way into a file.
pub struct Public {
    /// The day on which what has no day of its own counts as written; nothing where everything has one.
    written_on: Option<Day>,
    about: Option<Value>,
    lists: BTreeMap<&'static str, Vec<Value>>,
    /// What the file cannot say, and how often.
    pub left_out: BTreeMap<&'static str, usize>,
}

/// An entry that is being written: what says nothing is left out.
struct Entry(Map<String, Value>);

impl Entry {
    fn new() -> Self {
        Self(Map::new())
    }

    fn put(mut self, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let empty = match &value {
            Value::Null | Value::Bool(false) => true,
            Value::Array(values) => values.is_empty(),
            Value::Object(fields) => fields.is_empty(),
            _ => false,
        };
        if !empty {
            self.0.insert(name.to_owned(), value);
        }
        self
    }

    fn word(self, name: &str, value: impl ToString) -> Self {
        self.put(name, value.to_string())
    }

    fn words(self, name: &str, value: Option<impl ToString>) -> Self {
        self.put(name, value.map(|it| it.to_string()))
    }

    fn all<T: ToString>(self, name: &str, values: &[T]) -> Self {
        self.put(name, values.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    /// A text in both languages, as `NAME_en` and `NAME_ko`.
    fn text(self, name: &str, text: &Text) -> Self {
        let words = |lang| text.version(lang).map(|it| it.words.clone());
        self.put(&format!("{name}_en"), words(Lang::En)).put(&format!("{name}_ko"), words(Lang::Ko))
    }

    /// The same with whether the Korean words are a translation of ours.
    fn titled(self, name: &str, text: &Text) -> Self {
        let ours = text.version(Lang::Ko).is_some_and(|it| it.kind == TextKind::Unofficial);
        self.text(name, text).put(&format!("{name}_ko_is_translation"), ours)
    }

    fn sources(self, first: Option<&String>, others: &[FurtherSource]) -> Self {
        let others = others
            .iter()
            .map(|it| Entry::new().word("url", &it.address).words("publisher", it.publisher.as_ref()).done());
        self.words("source_url", first).put("sources", others.collect::<Vec<_>>())
    }

    fn reporting(self, rule: Option<&ReportingRule>) -> Self {
        self.put("reporting", rule.map(|it| json!({ "every": it.every.to_string(), "anchor": it.anchor.to_string() })))
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}

impl Public {
    /// What everybody sees of a portfolio at the end of a day. The records may hold others too: of those nothing is written.
    pub fn of(reference: &Reference, records: &BTreeMap<CommitmentId, Vec<Record>>, today: Day) -> Self {
        let public = |visibility: &Visibility| *visibility == Visibility::Public;
        let states = records.iter().filter_map(|(id, records)| fold_seen(records, id, today, public));
        let mut states: Vec<CommitmentState> = states.collect();
        let place = |slug: &str| reference.statements.iter().position(|it| it.slug == slug);
        states.sort_by_cached_key(|it| {
            (place(&it.commitment.statement), it.commitment.position, it.commitment.slug.clone())
        });
        let slugs: BTreeMap<CommitmentId, String> =
            states.iter().map(|it| (it.commitment.id.clone(), it.commitment.slug.clone())).collect();
        let mut file = Self { written_on: None, about: None, lists: BTreeMap::new(), left_out: BTreeMap::new() };
        file.reference(reference, &slugs);
        for state in &states {
            file.commitment(state, &slugs);
        }
        let mut all: BTreeMap<i64, &Record> = BTreeMap::new();
        for record in slugs.keys().filter_map(|id| records.get(id)).flatten() {
            if public(&record.visibility) && record.effective_on <= today {
                all.insert(record.sequence, record);
            }
        }
        file.happened(&all.into_values().collect::<Vec<_>>(), &slugs);
        file
    }

    /// Writes the file, an entry to a line.
    ///
    /// # Errors
    /// When it takes no more.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut parts = Vec::new();
        if let Some(day) = self.written_on {
            parts.push(format!("  \"written_on\": \"{day}\""));
        }
        parts.extend(self.about.as_ref().map(|about| format!("  \"portfolio\": {about}")));
        for name in LISTS {
            let entries = self.lists.get(name).map_or(&[][..], Vec::as_slice);
            if !entries.is_empty() {
                let lines: Vec<String> = entries.iter().map(|entry| format!("    {entry}")).collect();
                parts.push(format!("  \"{name}\": [\n{}\n  ]", lines.join(",\n")));
            }
        }
        writeln!(out, "{{\n{}\n}}", parts.join(",\n"))
    }

    fn add(&mut self, list: &'static str, entry: Entry) {
        self.lists.entry(list).or_default().push(entry.done());
    }

    fn lacks(&mut self, what: &'static str) {
        *self.left_out.entry(what).or_default() += 1;
    }

    fn reference(&mut self, reference: &Reference, slugs: &BTreeMap<CommitmentId, String>) {
        self.about = reference.portfolio.as_ref().map(|it| {
            let short = |names: &BTreeMap<String, Text>| {
                let tag = |text: &Text| {
                    let words = |lang| text.version(lang).map(|it| it.words.clone());
                    Entry::new().put("en", words(Lang::En)).put("ko", words(Lang::Ko)).done()
                };
                names.iter().map(|(code, text)| (code.clone(), tag(text))).collect::<Map<_, _>>()
            };
            let example = it.example.as_ref().filter(|example| slugs.values().any(|slug| slug == *example));
            Entry::new()
                .text("title", &it.title)
                .word("marking", it.marking)
                .all("taking_part", &it.taking_part)
                .words("example", example)
                .put("tags", short(&it.tags))
                .put("marks", short(&it.marks))
                .put("licences", short(&it.licences))
                .words("time_zone", it.time_zone.as_ref())
                .reporting(it.reporting.as_ref())
                .done()
        });
        for it in &reference.parties {
            let entry = Entry::new().word("code", &it.code).text("name", &it.name).word("kind", it.kind);
            self.add("parties", entry.word("time_zone", &it.time_zone).words("coordinating", it.coordinating.as_ref()));
        }
        for it in &reference.organisations {
            let former = it
                .former_names
                .iter()
                .map(|former| Entry::new().text("name", &former.name).words("until", former.until.as_ref()).done());
            let entry = Entry::new()
                .word("code", &it.code)
                .word("party", &it.party)
                .titled("name", &it.name)
                .word("kind", it.kind)
                .put("former_names", former.collect::<Vec<_>>())
                .words("url", it.address.as_ref());
            self.add("organisations", entry);
        }
        for it in &reference.areas {
            self.add("areas", Entry::new().word("code", &it.code).text("name", &it.name));
        }
        for it in &reference.mechanisms {
            let entry = Entry::new().word("code", &it.code).text("name", &it.name).word("kind", it.kind);
            self.add("mechanisms", entry.all("parties", &it.parties));
        }
        for it in &reference.meetings {
            let entry = Entry::new()
                .word("id", &it.slug)
                .word("mechanism", &it.mechanism)
                .put("number", it.number)
                .word("date", it.on)
                .word("date_precision", it.precision)
                .words("place", it.place.as_ref())
                .word("state", it.state)
                .text("title", &it.title)
                .words("source_url", it.source.as_ref());
            self.add("meetings", entry);
        }
        for it in &reference.statements {
            self.add("statements", statement(it));
        }
    }

    fn commitment(&mut self, state: &CommitmentState, slugs: &BTreeMap<CommitmentId, String>) {
        let it = &state.commitment;
        let bases: BTreeSet<OwnerBasis> = state.owners.iter().map(|owner| owner.value.basis).collect();
        if bases.len() > 1 {
            self.lacks("reasons why several organisations are responsible");
        }
        // Of several reasons the one that claims least.
        let basis = bases.iter().find(|it| **it == OwnerBasis::Assumed).or(bases.first());
        let mut linked = BTreeSet::new();
        let links = state.relations.iter().map(|link| &link.value).filter(|link| link.from == it.id);
        let links = links.filter(|link| linked.insert((link.to.clone(), link.kind.to_string())));
        let links = links.filter_map(|link| {
            let to = slugs.get(&link.to)?;
            Some(Entry::new().word("kind", link.kind).word("to", to).words("basis", link.basis.as_ref()).done())
        });
        let entry = Entry::new()
            .word("id", &it.slug)
            .word("statement", &it.statement)
            .words("number", it.number.as_ref())
            .all("areas", &it.areas)
            .text("title", &it.title)
            .text("summary", &it.summary)
            .word("basis", it.basis)
            .word("standing", it.standing)
            .words("proposed_by", it.proposed_by.as_ref())
            .all("undertaken_by", &it.undertaken_by)
            .words("addressed_to", it.addressed_to.as_ref())
            .all("addressee_organisations", &it.addressees)
            .put("leads", responsible(&state.owners, OwnerRole::Lead))
            .put("supports", responsible(&state.owners, OwnerRole::Support))
            .words("leads_basis", basis)
            .words("leads_note", it.owners_note.as_ref())
            .word("nature", it.nature)
            .put("relations", links.collect::<Vec<_>>())
            .words("starts_on", it.starts_on)
            .words("starts_note", it.starts_note.as_ref())
            .words("due", it.due)
            .words("due_note", it.due_note.as_ref())
            .sources(it.place.address.as_ref(), &it.place.further)
            .words("source_locator", it.place.locator.as_ref())
            .text("passage", &it.place.passage);
        self.add("commitments", entry);
    }

    /// What happened, in the order of the ledger.
    fn happened(&mut self, records: &[&Record], slugs: &BTreeMap<CommitmentId, String>) {
        let undated = |record: &&Record| match &record.fact {
            Some(Fact::UpdatePublished(update)) if update.undated => Some(record.effective_on),
            _ => None,
        };
        let days: BTreeSet<Day> = records.iter().filter_map(undated).collect();
        self.written_on = days.last().copied();
        let mut events: BTreeMap<UpdateId, String> = BTreeMap::new();
        let mut names = BTreeSet::new();
        let (mut steps, mut step_names) = (BTreeMap::new(), BTreeMap::new());
        let mut joint = BTreeMap::new();
        let mut answers = BTreeMap::new();
        for record in records {
            let Some(fact) = &record.fact else { continue };
            let on = record.effective_on;
            let of = |id: &CommitmentId| slugs.get(id);
            match fact {
                Fact::UpdatePublished(it) => {
                    let Some(slug) = of(&it.commitment) else { continue };
                    let free = is_code(&it.slug) && names.insert(it.slug.clone());
                    let name = if free { it.slug.clone() } else { it.id.0.clone() };
                    names.insert(name.clone());
                    let corrects = it.corrects.as_ref().and_then(|former| events.get(former)).cloned();
                    events.insert(it.id.clone(), name.clone());
                    let entry = self.event(it, on, slug, &name, corrects);
                    self.add("events", entry);
                }
                Fact::MilestoneSet(it) if it.due.is_some() || it.completed_on.is_some() => {
                    let Some(slug) = of(&it.commitment) else { continue };
                    let name = name_of(&it.id, it.slug.as_ref(), &mut step_names);
                    let entry = Entry::new()
                        .word("id", name)
                        .word("commitment", slug)
                        .word("date", on)
                        .text("title", &it.title)
                        .words("due", it.due)
                        .words("completed_on", it.completed_on)
                        .words("party", it.party.as_ref())
                        .text("reason", &it.reason);
                    steps.insert((it.id.clone(), on), (record.sequence, entry));
                }
                Fact::MilestoneSet(_) => self.lacks("milestones without a day"),
                Fact::JointStatusAgreed(it) if it.accepted_by.is_empty() => {
                    self.lacks("joint statuses that no other party accepted");
                }
                Fact::JointStatusAgreed(it) => {
                    let Some(slug) = of(&it.commitment) else { continue };
                    let entry = Entry::new().word("commitment", slug).word("date", on).word("status", it.status);
                    let entry = entry.word("proposed_by", &it.proposed_by).all("accepted_by", &it.accepted_by);
                    joint.insert((it.commitment.clone(), on), (record.sequence, entry));
                }
                Fact::UpdateWithdrawn(it) => {
                    let Some(event) = events.get(&it.update) else { continue };
                    let entry = Entry::new().word("event", event).word("date", on);
                    self.add("withdrawals", entry.word("reason", &it.reason));
                }
                Fact::UpdateConfirmed(it) => {
                    let Some(event) = events.get(&it.update) else { continue };
                    self.add("confirmations", Entry::new().word("event", event).word("date", on));
                }
                Fact::Countersigned(it) => {
                    let Some(event) = events.get(&it.update) else { continue };
                    let entry = Entry::new()
                        .word("event", event)
                        .word("party", &it.party)
                        .word("date", on)
                        .word("answer", it.answer)
                        .text("reason", &it.reason)
                        // A dispute that everybody sees was released by both.
                        .put("released", it.answer == CountersignAnswer::Dispute);
                    answers.insert((it.update.clone(), it.party.clone(), on), (record.sequence, entry));
                }
                _ => {}
            }
        }
        self.in_order("milestones", steps);
        self.in_order("joint_statuses", joint);
        self.in_order("countersigns", answers);
    }

    /// Adds the last word on each thing of a day, in the order of the ledger.
    fn in_order<K>(&mut self, list: &'static str, entries: BTreeMap<K, (i64, Entry)>) {
        let entries: BTreeMap<i64, Entry> = entries.into_values().collect();
        for entry in entries.into_values() {
            self.add(list, entry);
        }
    }

    fn event(&mut self, it: &Update, on: Day, slug: &str, name: &str, corrects: Option<String>) -> Entry {
        let undated = it.undated && Some(on) == self.written_on;
        if it.undated && !undated {
            self.lacks("reports that say no day of their own");
        }
        let mut evidence = it.evidence.iter();
        let first = evidence.next();
        let mut further = Vec::new();
        for source in evidence {
            match &source.address {
                Some(address) => further.push(evidence_of(source, Entry::new().word("url", address)).done()),
                None => self.lacks("sources without an address"),
            }
        }
        if it.evidence.iter().any(|source| source.file.is_some()) {
            self.lacks("files that are sources");
        }
        let entry = Entry::new()
            .word("id", name)
            .word("commitment", slug)
            .words("date", (!undated).then_some(on))
            .words("date_note", it.day_note.as_ref())
            .text("title", &it.title)
            .text("summary", &it.narrative)
            .word("status", it.status)
            .put("progress", it.progress)
            .words("progress_basis", it.reading.as_ref())
            .all("organisations", &it.organisations)
            .words("meeting", it.meeting.as_ref())
            .put("sources", further)
            .words("voice", it.party())
            .words("corrects", corrects)
            .words("written_by", it.written_by.as_ref())
            .text("results", &it.results)
            .text("next_steps", &it.next_steps)
            .text("obstacles", &it.obstacles)
            .text("help_needed", &it.help_needed);
        match first {
            Some(source) => evidence_of(source, entry.words("source_url", source.address.as_ref())),
            None => entry,
        }
    }
}

/// What is said of a source besides its address.
fn evidence_of(source: &Evidence, entry: Entry) -> Entry {
    entry
        .word("evidence_class", source.class)
        .words("publisher", source.publisher.as_ref())
        .words("published_on", source.published_on)
}

/// The name of a milestone in the file: no two have the same.
fn name_of(id: &MilestoneId, slug: Option<&String>, names: &mut BTreeMap<String, MilestoneId>) -> String {
    let slug = slug.filter(|slug| is_code(slug) && names.get(*slug).is_none_or(|other| other == id));
    let name = slug.cloned().unwrap_or_else(|| id.0.clone());
    names.insert(name.clone(), id.clone());
    name
}

/// Those responsible in a role, by their parties.
fn responsible(owners: &[InForce<Owner>], role: OwnerRole) -> Map<String, Value> {
    let mut parties = Map::new();
    for owner in owners.iter().map(|it| &it.value).filter(|it| it.role == role) {
        let list = parties.entry(owner.party.to_string()).or_insert_with(|| json!([]));
        if let Some(list) = list.as_array_mut() {
            list.push(owner.organisation.to_string().into());
        }
    }
    parties
}

fn statement(it: &Statement) -> Entry {
    let issuer = match &it.issuer {
        Issuer::Joint => "joint".to_owned(),
        Issuer::Party(party) => party.to_string(),
    };
    Entry::new()
        .word("id", &it.slug)
        .titled("title", &it.title)
        .word("date", it.on)
        .words("date_note", it.day_note.as_ref())
        .words("place", it.place.as_ref())
        .all("parties", &it.parties)
        .all("tracked_parties", &it.tracked)
        .word("kind", it.kind)
        .word("issuer", issuer)
        .words("meeting", it.meeting.as_ref())
        .sources(it.source.as_ref(), &it.further)
        .words("text_read", it.text_read.as_ref())
        .text("text", &it.text)
        .reporting(it.reporting.as_ref())
}
