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
}

impl Person {
    /// A member, with those for whom the member acts today.
    pub fn of(member: &Member) -> Self {
        Self { account: member.account.clone(), acts_for: member.acts_for.clone() }
    }

    /// Whether the two count as one: the same person, one acting for the other, or both acting for a third.
    pub fn counts_as(&self, other: &Self) -> bool {
        let stands_for =
            |person: &Self, account: &String| person.account == *account || person.acts_for.contains(account);
        stands_for(self, &other.account) || other.acts_for.iter().any(|account| stands_for(self, account))
    }
}
