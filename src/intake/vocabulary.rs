//! What a portfolio knows that a text may name.

use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::organisation::code::{OrganisationCode, PartyCode};
use crate::domain::portfolio::reference::Reference;
use crate::domain::statement::{Issuer, Statement};

/// What a portfolio knows that a text may name, and what is known of the text.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// The statement's day, from which `next year` is counted; without it such words have no day.
    pub said_on: Option<Day>,
    /// The statement's parties: those that `we` means. Empty: all that the text names.
    pub of_statement: Vec<PartyCode>,
    /// The one party that issued it; nothing where all its parties did.
    pub issuer: Option<PartyCode>,
    /// Slug of the statement, whose own commitments are no earlier ones.
    pub statement: Option<String>,
    pub parties: Vec<PartyNames>,
    pub organisations: Vec<OrganisationNames>,
    pub areas: Vec<AreaNames>,
    pub meetings: Vec<MeetingNames>,
    pub commitments: Vec<Known>,
}

/// What a party is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyNames {
    pub code: PartyCode,
    /// Its names in both languages, and its code.
    pub names: Vec<String>,
}

/// What an organisation is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationNames {
    pub code: OrganisationCode,
    pub party: PartyCode,
    /// Its present and former names in both languages, and its code.
    pub names: Vec<String>,
}

/// What an area is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaNames {
    pub code: String,
    pub names: Vec<String>,
}

/// A meeting, so that `at the 8th forum` has a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingNames {
    /// The names of its mechanism in both languages.
    pub names: Vec<String>,
    pub number: Option<u32>,
    pub on: Day,
}

/// A commitment that the portfolio has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub id: CommitmentId,
    pub slug: String,
    /// Slug of its statement.
    pub statement: String,
    /// The day of its statement.
    pub said_on: Option<Day>,
    pub areas: Vec<String>,
    /// Its title, summary and passage.
    pub texts: Vec<Text>,
}

impl Vocabulary {
    /// What the reference data name.
    pub fn of(reference: &Reference) -> Self {
        let parties = reference.parties.iter();
        let organisations = reference.organisations.iter();
        let meeting = |it: &crate::domain::meeting::Meeting| MeetingNames {
            names: reference.mechanism(&it.mechanism).map(|it| versions(&it.name)).unwrap_or_default(),
            number: it.number,
            on: it.on,
        };
        Self {
            parties: parties
                .map(|it| PartyNames { names: called(it.code.as_str(), [&it.name]), code: it.code.clone() })
                .collect(),
            organisations: organisations
                .map(|it| OrganisationNames {
                    names: called(
                        it.code.as_str(),
                        [&it.name].into_iter().chain(it.former_names.iter().map(|it| &it.name)),
                    ),
                    code: it.code.clone(),
                    party: it.party.clone(),
                })
                .collect(),
            areas: reference
                .areas
                .iter()
                .map(|it| AreaNames { code: it.code.clone(), names: versions(&it.name) })
                .collect(),
            meetings: reference.meetings.iter().map(meeting).collect(),
            ..Self::default()
        }
    }

    /// The same for the text of a statement.
    #[must_use]
    pub fn for_statement(self, statement: &Statement) -> Self {
        Self {
            said_on: Some(statement.on),
            of_statement: statement.parties.clone(),
            issuer: match &statement.issuer {
                Issuer::Joint => None,
                Issuer::Party(code) => Some(code.clone()),
            },
            statement: Some(statement.slug.clone()),
            ..self
        }
    }
}

fn versions(text: &Text) -> Vec<String> {
    Lang::ALL.iter().filter_map(|lang| text.version(*lang)).map(|it| it.words.clone()).collect()
}

fn called<'a>(code: &str, names: impl IntoIterator<Item = &'a Text>) -> Vec<String> {
    let mut called: Vec<String> = names.into_iter().flat_map(versions).collect();
    called.push(code.to_owned());
    called
}
