//! Everything that holds for all days: what commitments refer to.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::domain::basics::text::Text;
use crate::domain::meeting::{Mechanism, Meeting};
use crate::domain::organisation::party::{Party, PartyCode};
use crate::domain::organisation::{Organisation, OrganisationCode};
use crate::domain::portfolio::Portfolio;
use crate::domain::record::fact::Fact;
use crate::domain::statement::Statement;

/// A field of work. Data, never code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    pub code: String,
    pub name: Text,
    /// Its place among the areas, where somebody set one: those come first, the others in the order in which they were
    /// recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// Why it was recorded anew.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}

/// The reference data of a portfolio, each list in the order in which it was first recorded.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    pub portfolio: Option<Portfolio>,
    pub parties: Vec<Party>,
    pub organisations: Vec<Organisation>,
    pub areas: Vec<Area>,
    pub mechanisms: Vec<Mechanism>,
    pub meetings: Vec<Meeting>,
    pub statements: Vec<Statement>,
    /// How many people of an organisation approve its reports, where it is more than one.
    approval_steps: HashMap<OrganisationCode, u8>,
    /// For each list the places of its entries by their code or slug.
    places: [HashMap<String, usize>; 6],
}

impl Reference {
    /// Takes in a fact about reference data; later facts about the same noun replace earlier ones. Other facts pass by.
    pub fn apply(&mut self, fact: Fact) {
        match fact {
            Fact::PortfolioDescribed(portfolio) => self.portfolio = Some(portfolio),
            Fact::PartyRecorded(party) => put(&mut self.places[0], party.code.0.clone(), &mut self.parties, party),
            Fact::OrganisationRecorded(it) => put(&mut self.places[1], it.code.0.clone(), &mut self.organisations, it),
            Fact::ApprovalPathSet(path) => {
                self.approval_steps.insert(path.organisation, path.steps);
            }
            Fact::AreaRecorded(area) => put(&mut self.places[2], area.code.clone(), &mut self.areas, area),
            Fact::MechanismRecorded(it) => put(&mut self.places[3], it.code.clone(), &mut self.mechanisms, it),
            Fact::MeetingRecorded(it) => put(&mut self.places[4], it.slug.clone(), &mut self.meetings, it),
            Fact::StatementRecorded(it) => put(&mut self.places[5], it.slug.clone(), &mut self.statements, it),
            _ => {}
        }
    }

    /// Puts the areas in their order.
    pub fn arrange(&mut self) {
        self.areas.sort_by_key(|it| it.rank.unwrap_or(u32::MAX));
        self.places[2] = self.areas.iter().enumerate().map(|(place, it)| (it.code.clone(), place)).collect();
    }

    fn place(&self, list: usize, key: &str) -> Option<usize> {
        self.places[list].get(key).copied()
    }

    /// The party with a code.
    pub fn party(&self, code: &str) -> Option<&Party> {
        self.place(0, code).map(|place| &self.parties[place])
    }

    /// The organisation with a code.
    pub fn organisation(&self, code: &str) -> Option<&Organisation> {
        self.place(1, code).map(|place| &self.organisations[place])
    }

    /// The area with a code.
    pub fn area(&self, code: &str) -> Option<&Area> {
        self.place(2, code).map(|place| &self.areas[place])
    }

    /// The mechanism with a code.
    pub fn mechanism(&self, code: &str) -> Option<&Mechanism> {
        self.place(3, code).map(|place| &self.mechanisms[place])
    }

    /// The meeting with a slug.
    pub fn meeting(&self, slug: &str) -> Option<&Meeting> {
        self.place(4, slug).map(|place| &self.meetings[place])
    }

    /// The statement with a slug.
    pub fn statement(&self, slug: &str) -> Option<&Statement> {
        self.place(5, slug).map(|place| &self.statements[place])
    }

    /// How many people of an organisation approve its reports: one unless more are set.
    pub fn approval_steps(&self, organisation: &OrganisationCode) -> u8 {
        self.approval_steps.get(organisation).copied().unwrap_or(1)
    }

    /// The zones of these parties; those of unknown parties and zones are left out.
    pub fn zones(&self, parties: &[PartyCode]) -> Vec<TimeZone> {
        parties
            .iter()
            .filter_map(|code| self.party(code.as_str()))
            .filter_map(|party| TimeZone::get(&party.time_zone).ok())
            .collect()
    }

    /// The organisations of a party, in their order.
    pub fn organisations_of<'a>(&'a self, party: &'a PartyCode) -> impl Iterator<Item = &'a OrganisationCode> {
        self.organisations.iter().filter(move |it| it.party == *party).map(|it| &it.code)
    }
}

fn put<T>(places: &mut HashMap<String, usize>, key: String, values: &mut Vec<T>, value: T) {
    match places.entry(key) {
        Entry::Occupied(place) => values[*place.get()] = value,
        Entry::Vacant(place) => {
            place.insert(values.len());
            values.push(value);
        }
    }
}
