//! Rows of organisations.

use std::collections::BTreeSet;

use crate::domain::basics::text::Text;
use crate::domain::sheet::SheetField;
use crate::domain::sheet::cell::CellReader;
use crate::domain::sheet::entry::{Entry, fixed};
use crate::domain::sheet::organisation::{OrganisationRow, changes};
use crate::domain::sheet::outcome::{CellProblem, Outcome, Reason, Refusal};
use crate::domain::sheet::settings::Settings;
use crate::service::portfolio::sheet::refused::{Brought, at, missing, row, settled};
use crate::service::unit_of_work::{ServiceResult, UnitOfWork};

impl UnitOfWork<'_> {
    /// Records what rows say of organisations.
    pub(super) fn bring_organisations(
        &mut self,
        settings: &Settings<'_>,
        entries: &[Entry],
        reader: &CellReader<'_>,
        reason: &Text,
    ) -> ServiceResult<Brought> {
        let mut wrong = Vec::new();
        let for_all = OrganisationRow::read(&fixed(settings), reader, &mut wrong);
        let mut before = BTreeSet::new();
        let mut outcomes = Vec::with_capacity(entries.len());
        for entry in entries {
            let mut faults = Vec::new();
            let said = OrganisationRow::read(entry, reader, &mut faults);
            let name = said.name.iter().flatten().next().or(said.code.as_ref()).cloned().unwrap_or_default();
            let slug = said.code.clone().filter(|it| reader.reference.organisation(it).is_some());
            if said.code.as_ref().is_some_and(|it| !before.insert(it.clone())) {
                faults.push(at(entry, Some(SheetField::Code), Reason::Cell(CellProblem::Twice)));
            }
            let outcome = if faults.is_empty() {
                settled(self.bring_organisation(&said, (&for_all, &wrong), entry, reason), entry)?
            } else {
                Outcome::Refused(faults)
            };
            outcomes.push(row(entry, name, slug, outcome));
        }
        Ok(Brought { rows: outcomes, wrong })
    }

    fn bring_organisation(
        &mut self,
        said: &OrganisationRow,
        (for_all, wrong): (&OrganisationRow, &[Refusal]),
        entry: &Entry,
        reason: &Text,
    ) -> ServiceResult<Outcome> {
        let present = said.code.as_ref().and_then(|it| self.reference.organisation(it)).cloned();
        let Some(present) = present else {
            if !wrong.is_empty() {
                return Ok(Outcome::Refused(wrong.to_vec()));
            }
            let said = said.clone().or(for_all);
            let lacking = said.missing();
            let Some(new) = said.new_entry().filter(|_| lacking.is_empty()) else {
                return Ok(Outcome::Refused(missing(entry, lacking)));
            };
            self.put_organisation(new, Text::default())?;
            return Ok(Outcome::New { proposed: false, seen_by: None });
        };
        if said.party.as_ref().is_some_and(|it| it != present.party.as_str()) {
            return Ok(Outcome::Refused(vec![at(entry, Some(SheetField::Party), Reason::Cell(CellProblem::Fixed))]));
        }
        let revised = said.applied(&present);
        let changes = changes(&present, &revised);
        if changes.is_empty() {
            return Ok(Outcome::Unchanged { waits: false });
        }
        self.put_organisation(revised, reason.clone())?;
        Ok(Outcome::Changed { proposed: false, changes })
    }
}
