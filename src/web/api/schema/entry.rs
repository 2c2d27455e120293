//! What a portfolio is about: parties, organisations, areas, statements, meetings.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::basics::day::{Day, Precision};
use crate::domain::meeting;
use crate::domain::meeting::{MechanismKind, MeetingState};
use crate::domain::organisation;
use crate::domain::organisation::OrganisationKind;
use crate::domain::organisation::party;
use crate::domain::organisation::party::PartyKind;
use crate::domain::portfolio::Marking;
use crate::domain::portfolio::area;
use crate::domain::statement;
use crate::domain::statement::{Issuer, StatementKind};
use crate::web::api::schema::commitment::Source;
use crate::web::api::schema::text::Text;
use crate::web::api::schema::word;

/// A government or an international organisation that signs statements.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Party {
    pub code: String,
    pub name: Text,
    #[schema(schema_with = word::party_kind)]
    pub kind: PartyKind,
    /// The IANA name of the time zone in which its due days end.
    pub time_zone: String,
    /// The organisation that speaks for it by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub coordinating: Option<String>,
    /// Whether it reports here itself.
    pub takes_part: bool,
}

impl Party {
    /// A party that takes part or does not.
    pub fn of(party: &party::Party, takes_part: bool) -> Self {
        Self {
            code: party.code.to_string(),
            name: (&party.name).into(),
            kind: party.kind,
            time_zone: party.time_zone.clone(),
            coordinating: party.coordinating.as_ref().map(ToString::to_string),
            takes_part,
        }
    }
}

/// A standing forum, dialogue, committee or working group.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Mechanism {
    pub code: String,
    pub name: Text,
    #[schema(schema_with = word::mechanism_kind)]
    pub kind: MechanismKind,
    /// The parties that the sources name.
    pub parties: Vec<String>,
}

/// What a portfolio is about.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Portfolio {
    pub title: Text,
    /// Whether it describes real things.
    #[schema(schema_with = word::marking)]
    pub marking: Marking,
    /// The IANA name of the time zone in which its days are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub time_zone: Option<String>,
    /// Today in that zone.
    #[schema(schema_with = word::day)]
    pub today: Day,
    pub parties: Vec<Party>,
    pub mechanisms: Vec<Mechanism>,
}

/// A name that an organisation had before.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FormerName {
    pub name: Text,
    /// The year or day until which it had that name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub until: Option<String>,
}

/// A ministry, agency, institute, fund or private body.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Organisation {
    pub code: String,
    /// The code of its party.
    pub party: String,
    pub name: Text,
    #[schema(schema_with = word::organisation_kind)]
    pub kind: OrganisationKind,
    pub former_names: Vec<FormerName>,
    /// Its home page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub address: Option<String>,
}

impl From<&organisation::Organisation> for Organisation {
    fn from(it: &organisation::Organisation) -> Self {
        let former = it.former_names.iter();
        Self {
            code: it.code.to_string(),
            party: it.party.to_string(),
            name: (&it.name).into(),
            kind: it.kind,
            former_names: former.map(|it| FormerName { name: (&it.name).into(), until: it.until.clone() }).collect(),
            address: it.address.clone(),
        }
    }
}

/// Every organisation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OrganisationList {
    pub organisations: Vec<Organisation>,
}

/// A field of work.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Area {
    pub code: String,
    pub name: Text,
}

impl From<&area::Area> for Area {
    fn from(it: &area::Area) -> Self {
        Self { code: it.code.clone(), name: (&it.name).into() }
    }
}

/// Every area, in the order of the portfolio.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AreaList {
    pub areas: Vec<Area>,
}

/// A statement in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListedStatement {
    pub slug: String,
    pub title: Text,
    #[schema(schema_with = word::statement_kind)]
    pub kind: StatementKind,
    /// The one party that issued it; none where it is joint.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub issued_by: Option<String>,
    #[schema(schema_with = word::day)]
    pub on: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub place: Option<String>,
    /// All signatories.
    pub parties: Vec<String>,
    /// Those whose side the portfolio follows.
    pub tracked: Vec<String>,
    /// The meeting that it came from, by its slug.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub meeting: Option<String>,
    /// The web address of its source.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub source: Option<String>,
}

impl From<&statement::Statement> for ListedStatement {
    fn from(it: &statement::Statement) -> Self {
        Self {
            slug: it.slug.clone(),
            title: (&it.title).into(),
            kind: it.kind,
            issued_by: match &it.issuer {
                Issuer::Joint => None,
                Issuer::Party(party) => Some(party.to_string()),
            },
            on: it.on,
            place: it.place.clone(),
            parties: it.parties.iter().map(ToString::to_string).collect(),
            tracked: it.tracked.iter().map(ToString::to_string).collect(),
            meeting: it.meeting.clone(),
            source: it.source.clone(),
        }
    }
}

/// The statements made until a day, the latest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StatementList {
    #[schema(schema_with = word::day)]
    pub as_of: Day,
    pub statements: Vec<ListedStatement>,
}

/// A text in which parties say what they will do.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Statement {
    pub listed: ListedStatement,
    /// What the editor knows about the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub day_note: Option<String>,
    /// Where else it was published.
    pub further: Vec<Source>,
    /// How much of it the editor has read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub text_read: Option<String>,
    /// The text itself, where the portfolio may hold it.
    pub text: Text,
}

impl From<&statement::Statement> for Statement {
    fn from(it: &statement::Statement) -> Self {
        let further = it.further.iter();
        Self {
            listed: it.into(),
            day_note: it.day_note.clone(),
            further: further
                .map(|it| Source { address: it.address.clone(), publisher: it.publisher.clone() })
                .collect(),
            text_read: it.text_read.clone(),
            text: (&it.text).into(),
        }
    }
}

/// One sitting of a mechanism.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListedMeeting {
    pub slug: String,
    /// The code of the mechanism.
    pub mechanism: String,
    pub title: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub number: Option<u32>,
    /// The first day; with another precision the last day of the period.
    #[schema(schema_with = word::day)]
    pub on: Day,
    #[schema(schema_with = word::precision)]
    pub precision: Precision,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub place: Option<String>,
    #[schema(schema_with = word::meeting_state)]
    pub state: MeetingState,
    /// The web address of the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub source: Option<String>,
}

impl From<&meeting::Meeting> for ListedMeeting {
    fn from(it: &meeting::Meeting) -> Self {
        Self {
            slug: it.slug.clone(),
            mechanism: it.mechanism.clone(),
            title: (&it.title).into(),
            number: it.number,
            on: it.on,
            precision: it.precision,
            place: it.place.clone(),
            state: it.state,
            source: it.source.clone(),
        }
    }
}

/// The meetings known on a day, the latest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MeetingList {
    #[schema(schema_with = word::day)]
    pub as_of: Day,
    pub meetings: Vec<ListedMeeting>,
}

/// What a meeting decided.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Decision {
    pub id: String,
    /// The side that recorded it.
    pub party: String,
    #[schema(schema_with = word::day)]
    pub on: Day,
    pub text: Text,
    /// The web address of the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub source: Option<String>,
    /// The commitments that came of it, by their slugs.
    pub commitments: Vec<String>,
    /// Who sees it.
    pub visibility: String,
}

/// A line of an agenda.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AgendaLine {
    /// The commitment that it is about, by its slug.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub commitment: Option<String>,
    pub note: Text,
}

/// One sitting with what came of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Meeting {
    pub listed: ListedMeeting,
    /// The statements that came from it, by their slugs.
    pub statements: Vec<String>,
    /// The agenda that was put forward last.
    pub agenda: Vec<AgendaLine>,
    pub decisions: Vec<Decision>,
    /// The meetings of its mechanism before and after it, by their slugs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub after: Option<String>,
}
