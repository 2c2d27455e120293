//! Which parties a statement may track once commitments belong to it: who may see these follows from them.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::Problem;
use crate::domain::organisation::code::{OrganisationCode, PartyCode};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::withholding::party_of;

/// What stands in the way of tracking other parties than before, given all records of the statement's commitments and of
/// those proposed for it. A party is added as long as nothing is shared, which it would see; one is removed that has no
/// part in anything.
pub fn stands_in_the_way(
    before: &[PartyCode],
    now: &[PartyCode],
    records: &[Record],
    reference: &Reference,
) -> Option<Problem> {
    let adds = now.iter().any(|it| !before.contains(it));
    if adds && records.iter().any(|it| it.visibility == Visibility::Shared) {
        return Some(Problem::SharedSoFar);
    }
    let mut removed = before.iter().filter(|it| !now.contains(it));
    removed.any(|party| records.iter().any(|it| has_part(party, it, reference))).then_some(Problem::Bound)
}

/// Whether a party, or an organisation of it, wrote a record, keeps it to itself, or is named, asked or answering in it.
fn has_part(party: &PartyCode, record: &Record, reference: &Reference) -> bool {
    let ours = |code: &OrganisationCode| reference.organisation(code.as_str()).is_some_and(|it| it.party == *party);
    let keeps = match &record.visibility {
        Visibility::Party(of) => of == party,
        Visibility::Organisation(of) => ours(of),
        Visibility::Public | Visibility::Shared => false,
    };
    let named = match &record.fact {
        // All whom the commitment concerns are asked.
        Some(Fact::JointStatusProposed(_) | Fact::JointStatusAgreed(_) | Fact::ChangeProposed(_)) => true,
        Some(Fact::RestructuringProposed(proposal)) => proposal.asked.contains(party),
        Some(Fact::OwnerSuggested(suggestion)) => suggestion.party == *party,
        Some(Fact::AdditionProposed(addition)) => {
            addition.asked.contains(party) || addition.owners.iter().any(ours) || addition.proposed_by == *party
        }
        Some(Fact::AdditionAnswered(answer)) => answer.party == *party,
        _ => false,
    };
    keeps || named || record.organisation.as_ref().is_some_and(ours) || party_of(record, reference) == Some(party)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::commitment::owner::{Owner, OwnerBasis, OwnerRole};
    use crate::domain::commitment::status::Status;
    use crate::domain::samples::{ID, agrees, on, records, reference, report, seen_by};

    fn owner(organisation: &str, party: &str) -> Fact {
        let (role, basis) = (OwnerRole::Lead, OwnerBasis::Assigned);
        Fact::OwnerNamed(Owner {
            commitment: ID.into(),
            organisation: organisation.into(),
            party: party.into(),
            role,
            basis,
        })
    }

    fn by(organisation: &str, record: Record) -> Record {
        Record { organisation: Some(organisation.into()), ..record }
    }

    /// ROK recorded the statement; the US is added, or removed again.
    #[rstest]
    #[case::nothing(vec![], None, None)]
    #[case::of_the_other(vec![on("2026-01-01", owner("ROK-MIN", "ROK")), on("2026-01-01", report("u", "party:ROK", Status::OnTrack))], None, None)]
    #[case::of_nobody(vec![on("2026-01-01", report("u", "public_record", Status::OnTrack))], None, None)]
    #[case::shared(vec![seen_by("shared", on("2026-01-01", report("u", "party:ROK", Status::OnTrack)))], Some(Problem::SharedSoFar), None)]
    #[case::kept_by_the_other(vec![seen_by("party:ROK", on("2026-01-01", report("u", "party:ROK", Status::OnTrack)))], None, None)]
    #[case::owner(vec![on("2026-01-01", owner("US-MIN", "US"))], None, Some(Problem::Bound))]
    #[case::reported(vec![on("2026-01-01", report("u", "party:US", Status::OnTrack))], None, Some(Problem::Bound))]
    #[case::wrote(vec![by("US-MIN", on("2026-01-01", report("u", "public_record", Status::OnTrack)))], None, Some(Problem::Bound))]
    #[case::withheld(vec![by("US-MIN", Record { fact: None, ..on("2026-01-01", agrees(Status::OnTrack)) })], None, Some(Problem::Bound))]
    #[case::kept(vec![seen_by("organisation:US-MIN", on("2026-01-01", owner("ROK-MIN", "ROK")))], None, Some(Problem::Bound))]
    #[case::agreed(vec![on("2026-01-01", agrees(Status::OnTrack))], None, Some(Problem::Bound))]
    fn what_stands_in_the_way(
        #[case] more: Vec<Record>,
        #[case] of_adding: Option<Problem>,
        #[case] of_removing: Option<Problem>,
    ) {
        let (one, both): (&[PartyCode], &[PartyCode]) = (&["ROK".into()], &["ROK".into(), "US".into()]);
        let (all, reference) = (records(more), reference());
        assert_eq!(stands_in_the_way(one, both, &all, &reference), of_adding);
        assert_eq!(stands_in_the_way(both, one, &all, &reference), of_removing);
        assert_eq!(stands_in_the_way(both, both, &all, &reference), None);
    }
}
