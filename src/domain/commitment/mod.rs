//! One thing that a statement says will be done.

pub mod addition;
pub mod change;
pub mod days;
pub mod due;
pub mod freshness;
pub mod joint_status;
pub mod milestone;
pub mod owner;
pub mod proposal;
pub mod relation;
pub mod restructuring;
pub mod status;
pub mod thread;

use serde::{Deserialize, Serialize};

use crate::domain::basics::code::code;
use crate::domain::basics::day::Day;
use crate::domain::basics::set::in_order_of;
use crate::domain::basics::source::FurtherSource;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::commitment::due::Due;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::organisation::code::PartyCode;

code! {
    /// A commitment's identifier (UUIDv7).
    CommitmentId
}

string_enum! {
    /// What the parties' words amount to.
    Standing {
        /// All of them said it.
        Agreed = "agreed",
        /// One party said what itself would do.
        Unilateral = "unilateral",
        /// One party proposed it to another, and no source shows agreement.
        Proposed = "proposed",
    }
}

string_enum! {
    /// What the record of a commitment rests on.
    Basis {
        /// The jointly issued text was read.
        JointText = "joint_text",
        /// Only one party's own account was read.
        OneSide = "one_side",
        /// Only press reports were read.
        Press = "press",
    }
}

string_enum! {
    /// How a commitment can end.
    Nature {
        /// It can be finished.
        Deliverable = "deliverable",
        /// It is to be done regularly.
        Recurring = "recurring",
        /// No end is set.
        Continuing = "continuing",
    }
}

/// Where a source says something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Web address of the source.
    pub address: Option<String>,
    /// Where else it was published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further: Vec<FurtherSource>,
    /// The part of the source, in the editor's words.
    pub locator: Option<String>,
    /// The words of the statement's own text that hold the commitment, where the portfolio holds that text.
    #[serde(default)]
    pub passage: Text,
}

/// One thing that a statement says will be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    pub id: CommitmentId,
    pub slug: String,
    /// Slug of the statement.
    pub statement: String,
    /// Its number or place in the statement, as the source numbers it.
    pub number: Option<String>,
    /// Its place among the statement's commitments, from 0.
    pub position: u32,
    pub areas: Vec<String>,
    /// The editor's title.
    pub title: Text,
    /// The editor's summary; never official wording.
    pub summary: Text,
    pub standing: Standing,
    pub basis: Basis,
    pub nature: Nature,
    pub proposed_by: Option<PartyCode>,
    /// The parties that said they would do it.
    pub undertaken_by: Vec<PartyCode>,
    pub addressed_to: Option<PartyCode>,
    #[serde(default)]
    pub addressees: Vec<OrganisationCode>,
    pub starts_on: Option<Day>,
    pub starts_note: Option<String>,
    pub due: Option<Due>,
    pub due_note: Option<String>,
    /// What the editor knows about who leads.
    #[serde(default)]
    pub owners_note: Option<String>,
    pub place: Place,
    /// Why it was revised.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}

impl Commitment {
    /// A commitment of which no more is known. It is the base of those built field by field, so that only who knows a
    /// field names it; identifier, address and place in its statement are set when it is recorded.
    pub fn bare(standing: Standing, basis: Basis, nature: Nature) -> Self {
        Self {
            id: CommitmentId(String::new()),
            slug: String::new(),
            statement: String::new(),
            number: None,
            position: 0,
            areas: Vec::new(),
            title: Text::default(),
            summary: Text::default(),
            standing,
            basis,
            nature,
            proposed_by: None,
            undertaken_by: Vec::new(),
            addressed_to: None,
            addressees: Vec::new(),
            starts_on: None,
            starts_note: None,
            due: None,
            due_note: None,
            owners_note: None,
            place: Place::default(),
            reason: Text::default(),
        }
    }

    /// Whether it is a proposal: counted apart, never late, silent or due a report.
    pub fn is_proposal(&self) -> bool {
        self.standing == Standing::Proposed
    }

    /// The same with its areas, parties and addressees in the order in which another version has them.
    pub fn in_order_of(self, before: &Self) -> Self {
        Self {
            areas: in_order_of(&before.areas, &self.areas),
            undertaken_by: in_order_of(&before.undertaken_by, &self.undertaken_by),
            addressees: in_order_of(&before.addressees, &self.addressees),
            ..self
        }
    }

    /// The parties whose word changes what all of them share: those that undertake it; of a proposal, the two sides of it.
    pub fn concerned(&self) -> Vec<PartyCode> {
        if self.undertaken_by.is_empty() {
            return self.proposed_by.iter().chain(&self.addressed_to).cloned().collect();
        }
        self.undertaken_by.clone()
    }
}
