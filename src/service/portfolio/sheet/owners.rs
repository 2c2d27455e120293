//! Who a row says is responsible for a recorded commitment: the same changes as its page of owners makes.

use std::collections::BTreeSet;

use crate::domain::basics::text::Text;
use crate::domain::commitment::owner::{OwnerBasis, OwnerRole};
use crate::domain::sheet::SheetField;
use crate::domain::sheet::outcome::{CellProblem, FieldChange};
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::commitment::owners::{AssignOwner, SuggestOwner, assign, suggest};
use crate::service::unit_of_work::{ServiceResult, UnitOfWork};

/// What becomes of the owners that a row names.
pub(super) enum Owned {
    Unchanged,
    /// All that differs waits for the word of another side.
    Waits,
    Changed {
        /// Whether another side has to confirm some of it.
        proposed: bool,
        change: FieldChange,
    },
    Refused(CellProblem),
}

impl UnitOfWork<'_> {
    /// Makes the organisations of the own side that a row names responsible, releases those that it names no more, and
    /// suggests those of other sides. A row that names none of those that support names only those that lead.
    pub(super) fn bring_owners(
        &mut self,
        named: &[String],
        case: &MemberCommitment,
        reason: &Text,
    ) -> ServiceResult<Owned> {
        let of_role = |role: OwnerRole| {
            let owners = case.state.owners.iter().filter(move |it| it.value.role == role);
            owners.map(|it| it.value.organisation.as_str()).collect::<BTreeSet<_>>()
        };
        let (leads, supports) = (of_role(OwnerRole::Lead), of_role(OwnerRole::Support));
        let wanted: BTreeSet<&str> = named.iter().map(String::as_str).collect();
        let present: BTreeSet<&str> =
            if wanted.is_disjoint(&supports) { leads } else { leads.union(&supports).copied().collect() };
        let is_own =
            |work: &Self, code: &str| work.reference.organisation(code).is_some_and(|it| it.party == work.member.party);
        let version = case.version(Versioned::Owners);
        let (mut waits, mut proposed, mut changed) = (false, false, false);
        for code in present.difference(&wanted) {
            if !is_own(self, code) {
                return Ok(Owned::Refused(CellProblem::OwnersElsewhere));
            }
            self.assign_owner(code, None, case, reason.clone())?;
            changed = true;
        }
        for code in wanted.difference(&present) {
            if is_own(self, code) {
                self.assign_owner(code, Some(OwnerRole::Lead), case, Text::default())?;
                changed = true;
                continue;
            }
            let mut suggested = case.state.dealings.suggested_owners.iter().map(|it| &it.proposal.value);
            if suggested.any(|it| it.organisation.as_str() == *code) {
                waits = true;
                continue;
            }
            let form = SuggestOwner {
                organisation: (*code).into(),
                role: OwnerRole::Lead,
                version: version.clone(),
                idempotency_key: String::new(),
            };
            suggest(self, case, form)?;
            (changed, proposed) = (true, true);
        }
        if !changed {
            return Ok(if waits { Owned::Waits } else { Owned::Unchanged });
        }
        let joined = |codes: &BTreeSet<&str>| codes.iter().copied().collect::<Vec<_>>().join("; ");
        let change = FieldChange { field: SheetField::Owners, old: joined(&present), new: joined(&wanted) };
        Ok(Owned::Changed { proposed, change })
    }

    fn assign_owner(
        &mut self,
        code: &str,
        role: Option<OwnerRole>,
        case: &MemberCommitment,
        reason: Text,
    ) -> ServiceResult<()> {
        let form = AssignOwner {
            organisation: code.into(),
            role,
            basis: OwnerBasis::Assigned,
            reason,
            version: case.version(Versioned::Owners),
            idempotency_key: String::new(),
        };
        assign(self, case, form)
    }
}
