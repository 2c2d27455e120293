//! What a person writes in the form of a report.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem, TITLE};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::status::Status;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::report::evidence::{self, Evidence};
use crate::domain::report::update::{Update, UpdateId, Voice};

/// A report as written, before its author is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportContent {
    /// The day from which it holds.
    pub on: Day,
    pub status: Status,
    pub progress: Option<u8>,
    pub title: Text,
    pub narrative: Text,
    pub results: Text,
    pub next_steps: Text,
    pub obstacles: Text,
    pub help_needed: Text,
    pub evidence: Vec<Evidence>,
    /// For the public record: what the source states that the status is read from.
    pub reading: Option<String>,
    pub organisations: Vec<OrganisationCode>,
    pub meeting: Option<String>,
    /// Who may see it once it is published.
    pub visibility: Visibility,
}

/// What a form showed as reported last before anything was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    pub status: Option<Status>,
    pub progress: Option<u8>,
}

impl ReportContent {
    /// A status of a day without words.
    pub fn bare(on: Day, status: Status, visibility: Visibility) -> Self {
        Self {
            on,
            status,
            progress: None,
            title: Text::default(),
            narrative: Text::default(),
            results: Text::default(),
            next_steps: Text::default(),
            obstacles: Text::default(),
            help_needed: Text::default(),
            evidence: Vec::new(),
            reading: None,
            organisations: Vec::new(),
            meeting: None,
            visibility,
        }
    }

    /// The content of an update, for those who rewrite it.
    pub fn of(update: &Update, on: Day, visibility: Visibility) -> Self {
        let update = update.clone();
        Self {
            on,
            status: update.status,
            progress: update.progress,
            title: update.title,
            narrative: update.narrative,
            results: update.results,
            next_steps: update.next_steps,
            obstacles: update.obstacles,
            help_needed: update.help_needed,
            evidence: update.evidence,
            reading: update.reading,
            organisations: update.organisations,
            meeting: update.meeting,
            visibility,
        }
    }

    /// The words, status and progress of an update, to start another report of a day from. Its sources, and whom it names
    /// as taking part, are of the former one.
    pub fn copied(update: &Update, on: Day, visibility: Visibility) -> Self {
        let written = Self::of(update, on, visibility);
        Self { evidence: Vec::new(), reading: None, organisations: Vec::new(), meeting: None, ..written }
    }

    /// What is wrong with it today.
    pub fn faults(&self, today: Day, reference: &Reference) -> FieldErrors {
        let mut faults = FieldErrors::default();
        faults.begun("on", self.on, today);
        faults.require(self.progress.is_none_or(|it| it <= 100), "progress", Problem::TooMuch);
        for (field, text) in self.texts() {
            if field == "title" {
                faults.within(field, text, TITLE);
            } else {
                faults.text(field, text);
            }
        }
        evidence::check(&self.evidence, today, &mut faults);
        let known = |it: &OrganisationCode| reference.organisation(it.as_str()).is_some();
        faults.require(self.organisations.iter().all(known), "organisations", Problem::Unknown);
        let met = self.meeting.as_deref().is_none_or(|it| reference.meeting(it).is_some());
        faults.require(met, "meeting", Problem::Unknown);
        faults
    }

    /// Its texts, each with the name of its field.
    pub fn texts(&self) -> [(&'static str, &Text); 6] {
        [
            ("title", &self.title),
            ("narrative", &self.narrative),
            ("results", &self.results),
            ("next_steps", &self.next_steps),
            ("obstacles", &self.obstacles),
            ("help_needed", &self.help_needed),
        ]
    }

    /// Whether it has any words.
    pub fn is_worded(&self) -> bool {
        self.texts().iter().any(|(_, text)| !text.is_empty())
    }

    /// Notes that it has no words.
    pub fn check_worded(&self, faults: &mut FieldErrors) {
        faults.require(self.is_worded(), "narrative", Problem::Missing);
    }

    /// Notes that it has no words where its status and its progress are those of the last report: another status says
    /// something by itself.
    pub fn check_says_something(&self, last: Option<&Update>, faults: &mut FieldErrors) {
        let moved = last.is_none_or(|it| it.status != self.status || it.progress != self.progress);
        if !moved {
            self.check_worded(faults);
        }
    }

    /// Whether it says anything that its author was not shown as said already: another status or progress, words that the
    /// last report does not have, a source.
    pub fn says_more(&self, shown: &Shown, last: Option<&Update>) -> bool {
        let before = last.map(|it| Self::of(it, self.on, self.visibility.clone()));
        let is_new = |place: usize, text: &Text| {
            let past = before.as_ref().map(|it| it.texts()[place].1);
            text.0
                .iter()
                .any(|it| past.and_then(|past| past.version(it.lang)).is_none_or(|past| past.words != it.words))
        };
        shown.status != Some(self.status)
            || (self.progress.is_some() && self.progress != shown.progress)
            || !self.evidence.is_empty()
            || self.texts().into_iter().enumerate().any(|(place, (_, text))| is_new(place, text))
    }

    /// The texts that stayed as in a former report in one language while they changed in the other: their fields, and
    /// the language in which they stayed. Words added in a language that had none change nothing.
    pub fn unchanged_in_one_language(&self, former: &Update) -> Vec<(&'static str, Lang)> {
        let before = ReportContent::of(former, self.on, self.visibility.clone());
        let words = |text: &Text, lang: Lang| text.version(lang).map(|it| it.words.trim().to_owned());
        let mut found = Vec::new();
        for ((field, present), (_, past)) in self.texts().into_iter().zip(before.texts()) {
            for lang in Lang::ALL {
                let other = words(past, lang.other());
                let stayed = words(present, *lang).is_some() && words(present, *lang) == words(past, *lang);
                if stayed && other.is_some() && words(present, lang.other()) != other {
                    found.push((field, *lang));
                }
            }
        }
        found
    }

    /// Notes that it cites no source, which the public record needs.
    pub fn check_sourced(&self, faults: &mut FieldErrors) {
        let sourced = self.evidence.iter().any(Evidence::is_sourced);
        faults.require(sourced, "evidence-0", Problem::Missing);
    }

    /// The update that it becomes. Its identifier is its slug too.
    pub fn update(
        self,
        id: UpdateId,
        commitment: CommitmentId,
        voice: Voice,
        corrects: Option<UpdateId>,
        written_by: Option<OrganisationCode>,
    ) -> Update {
        Update {
            slug: id.0.clone(),
            id,
            commitment,
            voice,
            status: self.status,
            progress: self.progress,
            title: self.title,
            narrative: self.narrative,
            results: self.results,
            next_steps: self.next_steps,
            obstacles: self.obstacles,
            help_needed: self.help_needed,
            evidence: self.evidence,
            reading: self.reading,
            day_note: None,
            undated: false,
            organisations: self.organisations,
            meeting: self.meeting,
            corrects,
            written_by,
        }
    }
}

#[cfg(test)]
#[path = "content_tests.rs"]
mod tests;
