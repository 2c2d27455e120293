//! Updates, with their sources and the answers of the other side.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::commitment::status::Status;
use crate::domain::report::countersign::{self, CountersignAnswer};
use crate::domain::report::evidence::{self, EvidenceClass};
use crate::domain::report::update;
use crate::i18n::Messages;
use crate::web::api::schema::text::Text;
use crate::web::api::schema::word;

/// A file that is a source.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SourceFile {
    /// Its name.
    pub name: String,
    /// The SHA-256 of its content.
    pub digest: String,
}

/// What an update rests on.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Evidence {
    /// Who published it.
    #[schema(schema_with = word::evidence_class)]
    pub class: EvidenceClass,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub publisher: Option<String>,
    /// Its web address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = word::day)]
    pub published_on: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = word::day)]
    pub read_on: Option<Day>,
    pub files: Vec<SourceFile>,
}

impl From<&evidence::Evidence> for Evidence {
    fn from(source: &evidence::Evidence) -> Self {
        let files = source.files().map(|it| SourceFile { name: it.name.clone(), digest: it.digest.to_string() });
        Self {
            class: source.class,
            publisher: source.publisher.clone(),
            address: source.address.clone(),
            published_on: source.published_on,
            read_on: source.read_on,
            files: files.collect(),
        }
    }
}

/// What another party says to an update.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Answer {
    /// Its code.
    pub party: String,
    #[schema(schema_with = word::countersign_answer)]
    pub answer: CountersignAnswer,
    pub reason: Text,
    #[schema(schema_with = word::day)]
    pub on: Day,
    /// Who sees it.
    pub visibility: String,
}

impl Answer {
    /// An answer in force.
    pub fn of(answer: &countersign::Countersign, on: Day, visibility: &Visibility) -> Self {
        Self {
            party: answer.party.to_string(),
            answer: answer.answer,
            reason: (&answer.reason).into(),
            on,
            visibility: visibility.to_string(),
        }
    }
}

/// What a party, or an editor of published sources, says about a commitment.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Update {
    /// Its identifier.
    pub id: String,
    /// The party whose report it is; none for what an editor read in published sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub party: Option<String>,
    /// The organisation that wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub written_by: Option<String>,
    /// The day from which it holds.
    #[schema(schema_with = word::day)]
    pub on: Day,
    #[schema(schema_with = word::status)]
    pub status: Status,
    /// What pages call it, in the language of the request.
    pub status_label: String,
    /// Per cent done, as reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, maximum = 100)]
    pub progress: Option<u8>,
    pub title: Text,
    pub narrative: Text,
    pub results: Text,
    pub next_steps: Text,
    pub obstacles: Text,
    pub help_needed: Text,
    pub evidence: Vec<Evidence>,
    /// What the source states from which the status is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub reading: Option<String>,
    /// The organisations that it names as taking part.
    pub organisations: Vec<String>,
    /// The meeting that it reports, by its slug.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub meeting: Option<String>,
    /// Who sees it.
    pub visibility: String,
    /// The day on which it was last said to be still true.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = word::day)]
    pub still_true_on: Option<Day>,
    /// What the other parties say to it.
    pub answers: Vec<Answer>,
}

impl Update {
    /// An update that holds from a day, without what others say to it.
    pub fn of(update: &update::Update, on: Day, visibility: &Visibility, messages: Messages) -> Self {
        Self {
            id: update.id.0.clone(),
            party: update.party().map(ToString::to_string),
            written_by: update.written_by.as_ref().map(ToString::to_string),
            on,
            status: update.status,
            status_label: messages.of_word("status", update.status).to_owned(),
            progress: update.progress,
            title: (&update.title).into(),
            narrative: (&update.narrative).into(),
            results: (&update.results).into(),
            next_steps: (&update.next_steps).into(),
            obstacles: (&update.obstacles).into(),
            help_needed: (&update.help_needed).into(),
            evidence: update.evidence.iter().map(Into::into).collect(),
            reading: update.reading.clone(),
            organisations: update.organisations.iter().map(ToString::to_string).collect(),
            meeting: update.meeting.clone(),
            visibility: visibility.to_string(),
            still_true_on: None,
            answers: Vec::new(),
        }
    }
}

/// What was reported on one commitment.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CommitmentUpdates {
    /// The commitment, by its slug.
    pub commitment: String,
    pub title: Text,
    /// The latest first.
    pub updates: Vec<Update>,
}

/// A page of the updates about the commitments of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UpdateList {
    #[schema(schema_with = word::day)]
    pub as_of: Day,
    /// How many commitments the query lets through.
    pub total: u32,
    /// Those of the page about which something was reported.
    pub commitments: Vec<CommitmentUpdates>,
    /// The address of the next page, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub next: Option<String>,
}
