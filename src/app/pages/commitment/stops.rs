//! The events in words: for the progress line, its text alternative, and the equivalent table.

use crate::app::components::status::is_late;
use crate::app::pages::commitment::CommitmentData;
use crate::domain::basics::day::{Day, Precision};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::basics::web_address::is_web_address;
use crate::domain::commitment::due::Due;
use crate::domain::commitment::relation::Supersession;
use crate::domain::commitment::status::Status;
use crate::domain::record::events::{Event, EventKind, done_by};
use crate::domain::report::update::{Update, Voice};
use crate::paths;

/// An event in words.
pub struct StopText {
    /// The day that represents it on the line.
    pub on: Day,
    /// The precision of that day.
    pub precision: Precision,
    /// The prefix of the title: `Milestone: `.
    pub label: String,
    pub title: String,
    /// The language of the title, if it is not the reader's.
    pub lang: Option<Lang>,
    /// The status at the time; may be empty.
    pub status: String,
    /// Whose word it is; may be empty.
    pub voice: String,
    /// The address with more details.
    pub href: String,
    /// Name and address of the source.
    pub source: Option<(String, String)>,
    /// Whether it is a completed milestone.
    pub done: bool,
}

/// Describes an event in words.
pub fn line(told: &CommitmentData, event: &Event) -> StopText {
    let (messages, lang, context) = (told.words(), told.lang(), &told.context);
    // These messages end with the title, in both languages.
    let label = |key: &str| messages.with(key, &[("title", "".into())]);
    let mut line = StopText {
        on: event.on,
        precision: Precision::Day,
        label: String::new(),
        title: String::new(),
        lang: None,
        status: String::new(),
        voice: String::new(),
        href: "#history".to_owned(),
        source: None,
        done: false,
    };
    match &event.what {
        EventKind::Said => {
            line.label = format!("{}: ", messages.text("statement"));
            line.entitle(&told.statement.title, lang);
            line.href = context.link(&paths::statement(lang, &told.statement.slug));
            let address = told.commitment().place.address.as_ref().or(told.statement.source.as_ref());
            line.cite(address, Some(&messages.say("read-at-source")), told);
        }
        EventKind::Reported { update: place, step, .. } => {
            let Some(update) = told.state.updates.get(*place).map(|it| &it.value) else { return line };
            line.done = step.is_some();
            if line.done {
                line.label = label("history-milestone-completed");
            }
            if update.is_untitled() {
                line.title = messages.of_word("status", update.status).to_owned();
            }
            line.entitle(&update.title, lang);
            if update.title.is_empty() {
                line.title = messages.of_word("status", update.status).to_owned();
            }
            line.status = reported(told, update);
            line.voice = told.voice(&update.voice);
            line.href = format!("#u-{}", place + 1);
            if let Some(evidence) = update.evidence.first() {
                line.cite(evidence.address.as_ref(), evidence.publisher.as_ref(), told);
                if let (None, Some(file)) = (&line.source, evidence.files().next()) {
                    let name = evidence.publisher.clone().unwrap_or_else(|| messages.say("source"));
                    let slug = &told.commitment().slug;
                    line.source = Some((name, paths::evidence_file(lang, slug, file.digest.as_str())));
                }
            }
        }
        EventKind::Step(place) => {
            let Some(milestone) = told.state.milestones.get(*place).map(|it| &it.value) else { return line };
            let done = done_by(milestone, told.day()).is_some();
            line.done = done;
            line.label = label(if done { "history-milestone-completed" } else { "history-milestone" });
            line.entitle(&milestone.title, lang);
            line.href = format!("#m-{}", place + 1);
            match milestone.due {
                Some(due) if !done => {
                    line.precision = due.precision;
                    let passed = told.listed.outlook.live && told.has_passed(due);
                    let key = if passed { "milestone-passed" } else { "milestone-due" };
                    line.status = messages.with(key, &[("day", messages.due(due).into())]);
                }
                _ => line.status = messages.say("status-completed"),
            }
        }
        EventKind::Met(slug) => {
            let Some(meeting) = context.reference.meeting(slug) else { return line };
            line.label = format!("{}: ", messages.text("meeting"));
            line.entitle(&meeting.title, lang);
            line.precision = meeting.precision;
            line.status = messages.of_word("meeting-state", meeting.state).to_owned();
            line.href = context.link(&paths::meeting(lang, slug));
            line.cite(meeting.source.as_ref(), Some(&messages.say("source")), told);
        }
        EventKind::StillTrue(place) => {
            let Some(update) = told.state.updates.get(*place).map(|it| &it.value) else { return line };
            line.title = messages.say("history-still-true");
            line.voice = told.voice(&update.voice);
            line.href = format!("#u-{}", place + 1);
        }
        EventKind::Agreed => {
            line.title = messages.say("commitment-joint-status");
            let joint = told.state.joint.as_ref();
            line.status = joint.map_or(String::new(), |it| messages.of_word("status", it.value.status).to_owned());
            line.href = "#sides".to_owned();
        }
        EventKind::Turned => {
            line.title = messages.say("status");
            line.status = event.turn.map_or(String::new(), |status| messages.of_word("status", status).to_owned());
        }
        EventKind::Superseded => {
            let superseded = told.state.superseded();
            let by = superseded.as_ref().and_then(|it| it.by.first());
            let entry = told.thread.iter().find(|(_, entry)| by.is_some_and(|by| by.as_str() == entry.id));
            let how = superseded.as_ref().map_or(Supersession::Replaced, |it| it.how);
            line.title = messages.of_word("supersession", how).to_owned();
            if let Some((_, entry)) = entry {
                line.label = format!("{}: ", messages.of_word("supersession", how));
                line.entitle(&entry.listed.title, lang);
                line.href = context.link(&paths::commitment(lang, &entry.listed.slug));
            }
        }
        EventKind::DueMoved { before, after } => line.title = moved(told, *before, *after),
        EventKind::Due => {
            line.title = messages.say("due");
            line.href = "#due".to_owned();
            if let Some(due) = told.listed.due {
                line.precision = due.precision;
            }
            if is_late(&told.listed, context) {
                line.title = messages.say("due-day-passed-unreported");
            }
        }
    }
    line
}

/// States that a due day was changed.
pub fn moved(told: &CommitmentData, before: Option<Due>, after: Option<Due>) -> String {
    let messages = told.words();
    let said = |due: Option<Due>| due.map_or_else(|| messages.say("due-none"), |due| messages.due(due));
    messages.with("history-due", &[("before", said(before).into()), ("after", said(after).into())])
}

/// The status of an update as a word; a judgement taken from a source is marked as such.
pub fn reported(told: &CommitmentData, update: &Update) -> String {
    let messages = told.words();
    let word = messages.of_word("status", update.status);
    match (&update.voice, update.status) {
        (Voice::PublicRecord, Status::Unknown) => messages.say("update-no-progress"),
        (Voice::PublicRecord, status) if !status.is_fact() => {
            messages.with("status-as-reported", &[("status", word.into())])
        }
        _ => word.to_owned(),
    }
}

impl StopText {
    fn entitle(&mut self, title: &Text, lang: Lang) {
        if let Some(version) = title.for_reader(lang) {
            self.title = version.words.clone();
            self.lang = (version.lang != lang).then_some(version.lang);
        }
    }

    fn cite(&mut self, address: Option<&String>, name: Option<&String>, told: &CommitmentData) {
        let address = address.filter(|it| is_web_address(it));
        self.source =
            address.map(|address| (name.cloned().unwrap_or_else(|| told.words().say("source")), address.clone()));
    }

    /// The day, formatted for readers.
    pub fn day(&self, told: &CommitmentData) -> String {
        told.words().period(self.on, self.precision)
    }

    /// Status and voice as one text.
    pub fn standing(&self) -> String {
        let parts: Vec<&str> =
            [&self.status, &self.voice].into_iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        parts.join(" · ")
    }
}
