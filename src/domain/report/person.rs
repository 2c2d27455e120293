//! Those who write and approve reports, and who of them count as one.

use serde::{Deserialize, Serialize};

use crate::domain::access::member::Member;

/// Somebody who wrote or approved a report, as far as the rule of several people asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub account: String,
    /// The accounts for which the person acted that day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acts_for: Vec<String>,
    /// Whether the person decided in the own name only, although acting for others that day. Whom somebody acts for counts
    /// all the same: the two are not two.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub as_oneself: bool,
}

impl Person {
    /// A member, with those for whom the member acts today.
    pub fn of(member: &Member) -> Self {
        let (account, acts_for) = (member.account.clone(), member.acts_for.clone());
        Self { account, acts_for, as_oneself: member.acting.as_oneself }
    }

    /// Whether it is the person of an account, or somebody who acted for that person.
    pub fn is_or_acts_for(&self, account: &str) -> bool {
        self.account == account || self.acts_for.iter().any(|it| it == account)
    }

    /// Whether what it decides is the word of the person of an account.
    pub fn decides_for(&self, account: &str) -> bool {
        self.account == account || (!self.as_oneself && self.is_or_acts_for(account))
    }

    /// Whether the two count as one: the same person, one acting for the other, or both acting for a third.
    pub fn counts_as(&self, other: &Self) -> bool {
        self.is_or_acts_for(&other.account) || other.acts_for.iter().any(|account| self.is_or_acts_for(account))
    }
}
