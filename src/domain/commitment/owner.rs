//! Who is responsible on each side.

use serde::{Deserialize, Serialize};

use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::organisation::Organisation;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::organisation::code::PartyCode;

string_enum! {
    /// How far an owner is responsible.
    OwnerRole {
        Lead = "lead",
        Support = "support",
    }
}

string_enum! {
    /// Why an organisation counts as owner.
    OwnerBasis {
        /// The source names it.
        NamedInSource = "named_in_source",
        /// Its party assigned it, on the day the record takes effect.
        Assigned = "assigned",
        /// The editor of the portfolio assumes it; neither the source nor the party says so.
        Assumed = "assumed",
    }
}

impl OwnerBasis {
    /// Those that a person of the party may say: who knows has nothing to assume, so only a portfolio file does.
    pub const CHOOSABLE: [Self; 2] = [Self::NamedInSource, Self::Assigned];

    /// Why an organisation leads a commitment that is new: its party assigned it, where that takes part or enters it
    /// itself; for other parties it is assumed.
    pub fn of_new(party: &PartyCode, entered_by: &PartyCode, taking_part: &[PartyCode]) -> Self {
        if party == entered_by || taking_part.contains(party) { Self::Assigned } else { Self::Assumed }
    }
}

/// An organisation responsible for a commitment on its side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    pub commitment: CommitmentId,
    pub organisation: OrganisationCode,
    pub party: PartyCode,
    pub role: OwnerRole,
    pub basis: OwnerBasis,
}

/// An organisation is no longer responsible from the day the record takes effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerRelease {
    pub commitment: CommitmentId,
    pub organisation: OrganisationCode,
    pub reason: Text,
}

/// One side suggests who is responsible on another, which confirms or declines it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerSuggestion {
    pub id: ProposalId,
    pub commitment: CommitmentId,
    pub organisation: OrganisationCode,
    /// The party of the organisation, which answers.
    pub party: PartyCode,
    pub role: OwnerRole,
    pub suggested_by: PartyCode,
}

impl OwnerSuggestion {
    /// The owner that the party has once it has confirmed it.
    pub fn confirmed(&self) -> Owner {
        Owner {
            commitment: self.commitment.clone(),
            organisation: self.organisation.clone(),
            party: self.party.clone(),
            role: self.role,
            basis: OwnerBasis::Assigned,
        }
    }
}

/// What is wrong with suggesting an organisation as owner: it is one of another party whom the commitment concerns, which
/// has it in that role neither already nor as a suggestion.
pub fn check_suggestion<'a>(
    organisation: Option<&Organisation>,
    role: OwnerRole,
    by: &PartyCode,
    concerned: &[PartyCode],
    mut owners: impl Iterator<Item = &'a Owner>,
    mut suggested: impl Iterator<Item = &'a OwnerSuggestion>,
) -> FieldErrors {
    let mut faults = FieldErrors::default();
    let fits = organisation.filter(|it| it.party != *by && concerned.contains(&it.party));
    faults.require(fits.is_some(), "suggested", Problem::Unknown);
    if let Some(organisation) = fits {
        let owns = owners.any(|it| it.organisation == organisation.code && it.role == role);
        let waits = suggested.any(|it| it.organisation == organisation.code);
        faults.require(!owns && !waits, "suggested", Problem::Unchanged);
    }
    faults
}

/// What is wrong with a form that makes an organisation responsible in a role, or releases it where there is none; `present`
/// is what it is responsible for now.
pub fn check(present: Option<&Owner>, role: Option<OwnerRole>, basis: OwnerBasis, reason: &Text) -> FieldErrors {
    let mut faults = FieldErrors::default();
    let same = match (present, role) {
        (Some(owner), Some(role)) => owner.role == role && owner.basis == basis,
        (present, role) => present.is_none() && role.is_none(),
    };
    faults.require(!same, "role", Problem::Unchanged);
    faults.require(OwnerBasis::CHOOSABLE.contains(&basis), "basis", Problem::Unknown);
    if role.is_none() {
        faults.needed("reason", reason);
    }
    faults.text("reason", reason);
    faults
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("ROK", &[], OwnerBasis::Assigned)]
    #[case("US", &[], OwnerBasis::Assumed)]
    #[case("US", &["US"], OwnerBasis::Assigned)]
    fn who_leads_what_is_new(#[case] party: &str, #[case] taking_part: &[&str], #[case] expected: OwnerBasis) {
        let taking_part: Vec<PartyCode> = taking_part.iter().map(|it| PartyCode::from(*it)).collect();
        assert_eq!(OwnerBasis::of_new(&party.into(), &"ROK".into(), &taking_part), expected);
    }
}
