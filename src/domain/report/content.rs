//! What a person writes in the form of a report.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem};
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

    /// What is wrong with it today.
    pub fn faults(&self, today: Day, reference: &Reference) -> FieldErrors {
        let mut faults = FieldErrors::default();
        faults.begun("on", self.on, today);
        faults.require(self.progress.is_none_or(|it| it <= 100), "progress", Problem::TooMuch);
        let texts = [&self.title, &self.narrative, &self.results, &self.next_steps, &self.obstacles, &self.help_needed];
        let fields = ["title", "narrative", "results", "next_steps", "obstacles", "help_needed"];
        for (field, text) in fields.into_iter().zip(texts) {
            faults.text(field, text);
        }
        faults.require(!texts.iter().all(|it| it.is_empty()), "narrative", Problem::Missing);
        evidence::check(&self.evidence, today, &mut faults);
        let known = |it: &OrganisationCode| reference.organisation(it.as_str()).is_some();
        faults.require(self.organisations.iter().all(known), "organisations", Problem::Unknown);
        let met = self.meeting.as_deref().is_none_or(|it| reference.meeting(it).is_some());
        faults.require(met, "meeting", Problem::Unknown);
        faults
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
