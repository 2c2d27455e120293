//! Commitments, as lists have them and each with everything that is known about it.

use serde::Serialize;
use utoipa::ToSchema;

use crate::app::components::status::look_word;
use crate::domain::basics::day::{Day, Precision};
use crate::domain::basics::instant::AsOf;
use crate::domain::commitment::due;
use crate::domain::commitment::due::DueState;
use crate::domain::commitment::freshness;
use crate::domain::commitment::owner::{OwnerBasis, OwnerRole};
use crate::domain::commitment::relation::{RelationKind, Supersession};
use crate::domain::commitment::status::Status;
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::list::projection::ListEntry;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::headline::{HeadlineKind, HeadlineStatus, Sides};
use crate::i18n::Messages;
use crate::web::api::schema::report::Update;
use crate::web::api::schema::text::Text;
use crate::web::api::schema::word;

/// A day with the precision that its source gives.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Due {
    /// As it is written: `2026-11-25`, `2026-11`, `2026 Q4`, `2026 H2` or `2026`.
    pub written: String,
    /// The last day of that period, by which it sorts and falls due.
    #[schema(schema_with = word::day)]
    pub on: Day,
    #[schema(schema_with = word::precision)]
    pub precision: Precision,
}

impl From<due::Due> for Due {
    fn from(due: due::Due) -> Self {
        Self { written: due.to_string(), on: due.on, precision: due.precision }
    }
}

/// What a party itself reports.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Side {
    /// Its code.
    pub party: String,
    #[schema(schema_with = word::status)]
    pub status: Status,
}

impl From<&(PartyCode, Status)> for Side {
    fn from((party, status): &(PartyCode, Status)) -> Self {
        Self { party: party.to_string(), status: *status }
    }
}

/// An organisation that is responsible.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListedOwner {
    /// The code of its party.
    pub party: String,
    /// The organisation's code.
    pub organisation: String,
    #[schema(schema_with = word::owner_role)]
    pub role: OwnerRole,
}

/// A commitment in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListedCommitment {
    /// What it is known by in addresses.
    pub slug: String,
    pub title: Text,
    /// The statement that says it, by its slug.
    pub statement: String,
    /// The day of that statement.
    #[schema(schema_with = word::day)]
    pub stated_on: Day,
    /// Its place in that statement, from 0.
    pub position: u32,
    #[schema(schema_with = word::standing)]
    pub standing: Standing,
    #[schema(schema_with = word::basis)]
    pub basis: Basis,
    #[schema(schema_with = word::nature)]
    pub nature: Nature,
    /// Those who said they would do it, and the one that proposed it.
    pub parties: Vec<String>,
    pub areas: Vec<String>,
    pub owners: Vec<ListedOwner>,
    /// The day on which it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = word::day)]
    pub starts_on: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub due: Option<Due>,
    /// The status under which it is listed and counted.
    #[schema(schema_with = word::headline_status)]
    pub status: HeadlineStatus,
    /// What pages say of it, in the language of the request.
    pub status_label: String,
    /// On whose word the status rests.
    #[schema(schema_with = word::headline_kind)]
    pub rests_on: HeadlineKind,
    /// What each party itself reports.
    pub sides: Vec<Side>,
    /// What is open between the parties.
    #[schema(schema_with = word::several_sides)]
    pub open: Vec<Sides>,
    /// What a published source judges, where no party has reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = word::status)]
    pub published_judgement: Option<Status>,
    /// How lately anything was reported; only of what is under way.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = word::freshness)]
    pub freshness: Option<freshness::Freshness>,
    /// The day from which that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = word::day)]
    pub reported_on: Option<Day>,
    /// Where the due day lies; only of what is under way or has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = word::due_state)]
    pub due_state: Option<DueState>,
    /// How others came to stand for it, where they do.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = word::supersession)]
    pub superseded: Option<Supersession>,
}

impl ListedCommitment {
    /// A row of a list on a day.
    pub fn of(listed: &ListEntry, as_of: AsOf, messages: Messages) -> Self {
        let owner = |(party, organisation, role): &(PartyCode, String, OwnerRole)| ListedOwner {
            party: party.to_string(),
            organisation: organisation.clone(),
            role: *role,
        };
        Self {
            slug: listed.slug.clone(),
            title: (&listed.title).into(),
            statement: listed.statement.clone(),
            stated_on: listed.stated_on,
            position: listed.position,
            standing: listed.standing,
            basis: listed.basis,
            nature: listed.nature,
            parties: listed.parties.iter().map(ToString::to_string).collect(),
            areas: listed.areas.clone(),
            owners: listed.owners.iter().map(owner).collect(),
            starts_on: listed.starts_on,
            due: listed.due.map(Into::into),
            status: listed.headline.status,
            status_label: look_word(listed, messages).to_owned(),
            rests_on: listed.headline.kind,
            sides: listed.headline.sides.iter().map(Into::into).collect(),
            open: listed.sides(),
            published_judgement: listed.published.as_ref().map(|it| it.status),
            freshness: listed.outlook.freshness(as_of),
            reported_on: listed.outlook.reported_on,
            due_state: listed.outlook.due_state(as_of),
            superseded: listed.outlook.superseded.as_ref().map(|it| it.how),
        }
    }
}

/// A page of the list of commitments.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CommitmentList {
    /// How things stood at the end of this day, or stand now.
    #[schema(schema_with = word::day)]
    pub as_of: Day,
    /// How many commitments the query lets through.
    pub total: u32,
    pub commitments: Vec<ListedCommitment>,
    /// The address of the next page, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub next: Option<String>,
}

/// An organisation that is responsible, since when and why.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Owner {
    /// The code of its party.
    pub party: String,
    /// The organisation's code.
    pub organisation: String,
    #[schema(schema_with = word::owner_role)]
    pub role: OwnerRole,
    #[schema(schema_with = word::owner_basis)]
    pub basis: OwnerBasis,
    #[schema(schema_with = word::day)]
    pub since: Day,
    /// Who sees it: `public`, `shared`, `party:CODE` or `organisation:CODE`.
    pub visibility: String,
}

/// A step of a commitment.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Milestone {
    /// Its identifier.
    pub id: String,
    pub title: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub due: Option<Due>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = word::day)]
    pub completed_on: Option<Day>,
    /// The party whose own it is; none for a common one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub party: Option<String>,
    /// Who sees it.
    pub visibility: String,
}

/// A status on which all undertaking parties agree.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct JointStatus {
    #[schema(schema_with = word::status)]
    pub status: Status,
    #[schema(schema_with = word::day)]
    pub on: Day,
    /// The party that proposed it.
    pub proposed_by: String,
    /// The parties that accepted it.
    pub accepted_by: Vec<String>,
    /// Who sees it.
    pub visibility: String,
}

/// A link to another commitment.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Relation {
    #[schema(schema_with = word::relation_kind)]
    pub kind: RelationKind,
    /// Whether this commitment does so to the other one; else the other one does to this.
    pub outward: bool,
    /// The other commitment, by its slug.
    pub commitment: String,
    pub title: Text,
    /// The reason for the link, in the editor's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub basis: Option<String>,
}

/// One thing that was recorded.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HistoryEntry {
    /// Its identifier.
    pub id: String,
    /// When it was recorded.
    #[schema(format = DateTime)]
    pub recorded_at: String,
    /// The day from which it holds.
    #[schema(schema_with = word::day)]
    pub effective_on: Day,
    /// What kind of fact it is; `withheld` where its content was taken out.
    pub kind: String,
    /// The organisation that recorded it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub organisation: Option<String>,
    /// Who sees it.
    pub visibility: String,
}

/// Where a source says something.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Place {
    /// Its web address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub address: Option<String>,
    /// Where else it was published.
    pub further: Vec<Source>,
    /// The part of the source, in the editor's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub locator: Option<String>,
    /// The words of the statement that hold the commitment.
    pub passage: Text,
}

/// One more source.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Source {
    /// Its web address.
    pub address: String,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub publisher: Option<String>,
}

/// A commitment with everything that its reader may see of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Commitment {
    /// As lists have it.
    pub listed: ListedCommitment,
    /// How things stood at the end of this day, or stand now.
    #[schema(schema_with = word::day)]
    pub as_of: Day,
    /// The moment whose record is shown, where one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, format = DateTime)]
    pub known_at: Option<String>,
    /// The editor's summary; never official wording.
    pub summary: Text,
    /// Its number or place, as the source numbers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub number: Option<String>,
    pub place: Place,
    /// The party that proposed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub proposed_by: Option<String>,
    /// The parties that said they would do it.
    pub undertaken_by: Vec<String>,
    /// The party to which it was proposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub addressed_to: Option<String>,
    /// The organisations to which it was proposed.
    pub addressees: Vec<String>,
    /// What the editor knows about its beginning, its due day and who leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub starts_note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub due_note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub owners_note: Option<String>,
    /// Who sees it.
    pub visibility: String,
    pub owners: Vec<Owner>,
    pub milestones: Vec<Milestone>,
    /// The updates in force, the oldest first.
    pub updates: Vec<Update>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub joint_status: Option<JointStatus>,
    pub relations: Vec<Relation>,
    /// What was recorded, in that order.
    pub history: Vec<HistoryEntry>,
    /// What was recorded after the moment asked for.
    pub recorded_later: Vec<HistoryEntry>,
}
