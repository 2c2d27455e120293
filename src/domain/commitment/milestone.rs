//! Milestones of a commitment.

use serde::{Deserialize, Serialize};

use crate::domain::basics::code::code;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::days;
use crate::domain::commitment::due::Due;
use crate::domain::organisation::code::PartyCode;

code! {
    /// A milestone's identifier (UUIDv7).
    MilestoneId
}

/// A milestone with a due or completion day. Recording it again with the same identifier replaces it from the day the
/// new record takes effect; the former due day stays in the history as the baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    pub id: MilestoneId,
    pub commitment: CommitmentId,
    /// Its name in the portfolio file that brought it, so that a later file can set it anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slug: Option<String>,
    pub title: Text,
    pub due: Option<Due>,
    pub completed_on: Option<Day>,
    /// The party whose own milestone it is; nothing for one that the sources give or the parties set together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyCode>,
    /// Why it was changed.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}

impl Milestone {
    /// Whether a party may change it: its own milestone, or a common one.
    pub fn is_open_to(&self, party: &PartyCode) -> bool {
        self.party.as_ref().is_none_or(|own| own == party)
    }

    /// What is wrong with it, where it replaces another or none, of a commitment stated on a day.
    pub fn check(&self, former: Option<&Self>, stated: Day, today: Day) -> FieldErrors {
        let mut faults = FieldErrors::default();
        faults.titled("title", &self.title);
        if let Some(day) = self.completed_on {
            faults.begun("completed_on", day, today);
        }
        if let Some(day) = self.completed_on.filter(|_| former.is_none_or(|it| it.completed_on != self.completed_on)) {
            faults.found("completed_on", days::wrong_event(day, stated));
        }
        if former.is_none_or(|it| it.due != self.due) {
            faults.found("due", days::wrong_due(self.due, stated));
        }
        faults.require(self.due.is_some() || self.completed_on.is_some(), "due", Problem::Missing);
        if former.is_some_and(|it| it.due.is_some() && it.due != self.due) {
            faults.needed("reason", &self.reason);
        }
        faults.text("reason", &self.reason);
        faults
    }
}
