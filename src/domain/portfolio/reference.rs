//! Everything that holds for all days: what commitments refer to.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::tz::TimeZone;

use crate::domain::access::member::{Acting, Member};
use crate::domain::account::Account;
use crate::domain::account::approver::{Approver, RequiredApprovals};
use crate::domain::meeting::{Mechanism, Meeting};
use crate::domain::organisation::Organisation;
use crate::domain::organisation::OrganisationKind;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::organisation::code::PartyCode;
use crate::domain::organisation::party::Party;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::area::Area;
use crate::domain::statement::Statement;
use crate::domain::statement::reporting::ReportingRule;

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
    /// How the reports of an organisation are approved, where that was set.
    approvals: HashMap<OrganisationCode, (u8, Vec<Approver>)>,
    /// For each list the places of its entries by their code or slug.
    places: [HashMap<String, usize>; 6],
}

impl Reference {
    /// Sets what the portfolio is about.
    pub fn describe(&mut self, portfolio: Portfolio) {
        self.portfolio = Some(portfolio);
    }

    /// Adds a party, replacing what was recorded under its code before.
    pub fn put_party(&mut self, party: Party) {
        put(&mut self.places[0], party.code.0.clone(), &mut self.parties, party);
    }

    /// Adds an organisation, replacing what was recorded under its code before.
    pub fn put_organisation(&mut self, organisation: Organisation) {
        put(&mut self.places[1], organisation.code.0.clone(), &mut self.organisations, organisation);
    }

    /// Sets how the reports of an organisation are approved.
    pub fn set_approvals(&mut self, organisation: OrganisationCode, steps: u8, approvers: Vec<Approver>) {
        self.approvals.insert(organisation, (steps, approvers));
    }

    /// Adds an area, replacing what was recorded under its code before.
    pub fn put_area(&mut self, area: Area) {
        put(&mut self.places[2], area.code.clone(), &mut self.areas, area);
    }

    /// Adds a mechanism, replacing what was recorded under its code before.
    pub fn put_mechanism(&mut self, mechanism: Mechanism) {
        put(&mut self.places[3], mechanism.code.clone(), &mut self.mechanisms, mechanism);
    }

    /// Adds a meeting, replacing what was recorded under its slug before.
    pub fn put_meeting(&mut self, meeting: Meeting) {
        put(&mut self.places[4], meeting.slug.clone(), &mut self.meetings, meeting);
    }

    /// Adds a statement, replacing what was recorded under its slug before.
    pub fn put_statement(&mut self, statement: Statement) {
        put(&mut self.places[5], statement.slug.clone(), &mut self.statements, statement);
    }

    /// Sorts the areas.
    pub fn arrange(&mut self) {
        self.areas.sort_by_key(|it| it.rank.unwrap_or(u32::MAX));
        self.places[2] = self.areas.iter().enumerate().map(|(place, it)| (it.code.clone(), place)).collect();
    }

    fn place(&self, list: usize, key: &str) -> Option<usize> {
        self.places[list].get(key).copied()
    }

    /// Whether there is one party only: then nothing lies between sides.
    pub fn is_of_one_party(&self) -> bool {
        self.parties.len() < 2
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

    /// The person of an account, in the light of what is recorded about the organisation; nothing where that organisation is
    /// not, or no longer, recorded.
    pub fn member(&self, account: Account) -> Option<Member> {
        let organisation = self.organisation(account.organisation.as_str())?;
        let party = self.party(organisation.party.as_str())?;
        Some(Member {
            account: account.id,
            name: account.name,
            party: party.code.clone(),
            government: organisation.kind != OrganisationKind::Private,
            coordinating: party.coordinating.as_ref() == Some(&organisation.code),
            organisation: account.organisation,
            role: account.role,
            acts_for: Vec::new(),
            acting: Acting::default(),
        })
    }

    /// The parties that take part: their governments report and answer here themselves.
    pub fn taking_part(&self) -> &[PartyCode] {
        self.portfolio.as_ref().map_or(&[], |it| &it.taking_part)
    }

    /// What a report of an organisation needs before it is published: one approval unless more is set.
    pub fn required_approvals(&self, organisation: &OrganisationCode) -> RequiredApprovals<'_> {
        let set = self.approvals.get(organisation);
        set.map_or_else(|| 1.into(), |(steps, approvers)| RequiredApprovals { steps: *steps, approvers })
    }

    /// The rule by which parties report on a statement's commitments: the statement's own, else the portfolio's.
    pub fn reporting_rule(&self, statement: &str) -> Option<ReportingRule> {
        let own = self.statement(statement).and_then(|it| it.reporting);
        own.or_else(|| self.portfolio.as_ref().and_then(|it| it.reporting))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::access::role::Role;
    use crate::domain::basics::instant::Instant;
    use crate::domain::basics::text::Text;
    use crate::domain::organisation::Organisation;
    use crate::domain::organisation::party::{Party, PartyKind};
    use crate::domain::record::fact::Fact;
    use rstest::rstest;

    fn reference() -> Reference {
        let mut reference = Reference::default();
        reference.apply(Fact::PartyRecorded(Party {
            code: "ROK".into(),
            name: Text::default(),
            kind: PartyKind::Government,
            time_zone: "Asia/Seoul".into(),
            coordinating: Some("MOFA".into()),
            reason: Text::default(),
        }));
        let kinds = [
            ("MOFA", OrganisationKind::Ministry),
            ("FIRM", OrganisationKind::Private),
            ("KISA", OrganisationKind::Agency),
        ];
        for (code, kind) in kinds {
            reference.apply(Fact::OrganisationRecorded(Organisation {
                code: code.into(),
                party: "ROK".into(),
                name: Text::default(),
                kind,
                former_names: Vec::new(),
                address: None,
                reason: Text::default(),
            }));
        }
        reference
    }

    fn account(organisation: &str) -> Account {
        Account {
            id: "a".into(),
            email: "kim@example.org".into(),
            name: "Kim".into(),
            organisation: organisation.into(),
            role: Role::Official,
            has_password: true,
            created_at: Instant(0),
            disabled_at: None,
        }
    }

    #[rstest]
    #[case("MOFA", true, true)]
    #[case("KISA", true, false)]
    #[case("FIRM", false, false)]
    fn what_a_person_is_comes_from_the_organisation(
        #[case] organisation: &str,
        #[case] government: bool,
        #[case] coordinating: bool,
    ) {
        let member = reference().member(account(organisation)).unwrap();
        assert_eq!((member.government, member.coordinating), (government, coordinating));
        assert_eq!(member.party.as_str(), "ROK");
    }

    #[test]
    fn without_the_organisation_there_is_no_member() {
        assert_eq!(reference().member(account("GONE")), None);
    }
}
