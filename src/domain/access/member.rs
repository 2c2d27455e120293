//! The people who sign in.

use crate::domain::access::permission::{ReadScope, Reader, Visibility};
use crate::domain::access::role::Role;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::organisation::code::PartyCode;

/// Somebody signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Identifier of the account.
    pub account: String,
    /// How the record names the person.
    pub name: String,
    pub party: PartyCode,
    pub organisation: OrganisationCode,
    /// Whether that organisation is a government body, not a private one.
    pub government: bool,
    /// Whether that organisation speaks for its party by default.
    pub coordinating: bool,
    pub role: Role,
    /// The accounts of those for whom the person acts today.
    pub acts_for: Vec<String>,
    pub acting: Acting,
}

/// How somebody works who acts for others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acting {
    /// The names of those others.
    pub names: Vec<String>,
    /// The own name and role, where the person has another role by acting for somebody.
    pub own: Option<(String, Role)>,
    /// Whether the person works in the own name for now, without the rights of those others.
    pub as_oneself: bool,
}

impl Member {
    /// The same in the own name and with the own rights. Whom the person acts for still counts where two people are needed.
    pub fn in_own_name(mut self) -> Self {
        if !self.acts_for.is_empty() {
            self.acting.as_oneself = true;
            if let Some((name, role)) = self.acting.own.take() {
                (self.name, self.role) = (name, role);
            }
        }
        self
    }

    /// What the person may choose as the visibility of something that hangs on something of another, the narrowest last:
    /// nothing wider than that, and nothing of another side.
    pub fn visibilities(&self, within: &Visibility) -> Vec<Visibility> {
        let common = Visibility::COMMON.into_iter().filter(|it| it.clone().within(within) == *it);
        let party = self.government.then(|| Visibility::Party(self.party.clone()));
        common.chain(party).chain([Visibility::Organisation(self.organisation.clone())]).collect()
    }

    /// Who reads when this person does.
    pub fn reader(&self) -> Reader {
        let reach = match self.role {
            Role::Partner | Role::Admin => ReadScope::Shared,
            Role::Official | Role::Manager if self.government => ReadScope::Party,
            Role::Official | Role::Manager => ReadScope::Organisation,
        };
        Reader::Member { party: self.party.clone(), organisation: self.organisation.clone(), reach }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::of_a_government("public", true, &["public", "shared", "party:ROK", "organisation:MSIT"])]
    #[case::of_a_private_body("public", false, &["public", "shared", "organisation:MSIT"])]
    #[case::on_what_is_shared("shared", true, &["shared", "party:ROK", "organisation:MSIT"])]
    #[case::on_what_a_side_keeps("party:ROK", true, &["party:ROK", "organisation:MSIT"])]
    fn what_may_be_chosen_as_visibility(#[case] within: &str, #[case] government: bool, #[case] expected: &[&str]) {
        let member = Member {
            account: "a".into(),
            name: "Kim".into(),
            party: "ROK".into(),
            organisation: "MSIT".into(),
            government,
            coordinating: false,
            role: Role::Official,
            acts_for: Vec::new(),
            acting: Acting::default(),
        };
        let chosen: Vec<String> =
            member.visibilities(&within.parse().unwrap()).iter().map(ToString::to_string).collect();
        assert_eq!(chosen, expected);
    }
}
