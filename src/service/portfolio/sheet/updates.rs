//! Rows of reports: each is submitted as on the period sheet, or corrects what was published for its day.

use std::collections::BTreeSet;

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::record::in_force::InForce;
use crate::domain::report::content::ReportContent;
use crate::domain::report::update::{Update, Voice};
use crate::domain::sheet::SheetField;
use crate::domain::sheet::cell::CellReader;
use crate::domain::sheet::entry::{Entry, fixed};
use crate::domain::sheet::outcome::{CellProblem, Outcome, Reason};
use crate::domain::sheet::settings::Settings;
use crate::domain::sheet::update::{UpdateRow, changes};
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::portfolio::sheet::named::Named;
use crate::service::portfolio::sheet::refused::{Brought, at, missing, row, settled};
use crate::service::report::{Confirmed, Submit, submit_about};
use crate::service::unit_of_work::{ServiceResult, UnitOfWork};

/// A commitment, a day, and who reports: a sheet has one row of each.
type Told = (String, Day, Option<Voice>, Option<String>);

impl UnitOfWork<'_> {
    /// Submits what rows report.
    pub(super) async fn bring_updates(
        &mut self,
        settings: &Settings<'_>,
        entries: &[Entry],
        reader: &CellReader<'_>,
    ) -> ServiceResult<Brought> {
        let mut wrong = Vec::new();
        let for_all = UpdateRow::read(&fixed(settings), reader, &mut wrong);
        let mut named = Named::with_all(self, for_all.commitment.as_ref(), &mut wrong).await?;
        let mut before: BTreeSet<Told> = BTreeSet::new();
        let mut rows = Vec::with_capacity(entries.len());
        for entry in entries {
            let mut faults = Vec::new();
            let said = UpdateRow::read(entry, reader, &mut faults);
            let title = said.texts[0].iter().flatten().next().cloned();
            let Some(commitment) = said.commitment.as_ref().or(for_all.commitment.as_ref()) else {
                faults.extend(missing(entry, vec![SheetField::Commitment]));
                rows.push(row(entry, title.unwrap_or_default(), None, Outcome::Refused(faults)));
                continue;
            };
            let name = title.unwrap_or_else(|| commitment.clone());
            let case = match named.find(self, commitment).await? {
                Ok(case) => case,
                Err(problem) => {
                    let own = || vec![at(entry, Some(SheetField::Commitment), Reason::Cell(problem))];
                    faults.extend(if said.commitment.is_some() { own() } else { wrong.clone() });
                    rows.push(row(entry, name, None, Outcome::Refused(faults)));
                    continue;
                }
            };
            let slug = case.state.commitment.slug.clone();
            let said = said.or(&for_all);
            let outcome = if !faults.is_empty() {
                Outcome::Refused(faults)
            } else if !wrong.is_empty() {
                Outcome::Refused(wrong.clone())
            } else if let Some(on) = said.on
                && !before.insert((slug.clone(), on, said.voice.clone(), said.organisation.clone()))
            {
                Outcome::Refused(vec![at(entry, Some(SheetField::On), Reason::Cell(CellProblem::Twice))])
            } else {
                settled(self.bring_update(&said, case, entry).await, entry)?
            };
            rows.push(row(entry, name, Some(slug), outcome));
        }
        Ok(Brought { rows, wrong })
    }

    async fn bring_update(
        &mut self,
        said: &UpdateRow,
        case: &MemberCommitment,
        entry: &Entry,
    ) -> ServiceResult<Outcome> {
        let refused = |field, problem| Ok(Outcome::Refused(vec![at(entry, Some(field), Reason::Cell(problem))]));
        let lacking = said.missing();
        let (Some(on), Some(status)) = (said.on, said.status) else {
            return Ok(Outcome::Refused(missing(entry, lacking)));
        };
        if !said.is_paired() {
            return refused(SheetField::Publishers, CellProblem::NotAsMany);
        }
        let (party, organisation) = (Voice::Party(self.member.party.clone()), self.member.organisation.clone());
        let voice = said.voice.as_ref().unwrap_or(&party);
        let wrote = |it: &Update| {
            said.organisation.as_ref().is_none_or(|code| it.written_by.as_ref().is_some_and(|by| by.as_str() == code))
        };
        let of = |it: &InForce<Update>| ReportContent::of(&it.value, it.effective_on, it.visibility.clone());
        let published = || case.state.updates.iter().filter(|it| it.effective_on == on);
        if published().any(|it| it.value.voice == *voice && wrote(&it.value) && said.is_said_by(&of(it))) {
            return Ok(Outcome::Unchanged { waits: false });
        }
        if *voice != party {
            return refused(SheetField::Voice, CellProblem::Denied);
        }
        if said.organisation.as_ref().is_some_and(|it| *it != organisation.as_str()) {
            return refused(SheetField::Organisation, CellProblem::Denied);
        }
        let handed_in = || {
            let all = case.state.dealings.handed_in.iter().map(|it| &it.submission.value);
            all.filter(|it| it.organisation == organisation && it.confirms.is_none())
        };
        if handed_in().any(|it| said.is_said_by(&ReportContent::of(&it.update, it.on, it.visibility.clone()))) {
            return Ok(Outcome::Unchanged { waits: true });
        }
        if case.state.dealings.handed_in.iter().any(|it| it.submission.value.organisation == organisation) {
            return refused(SheetField::Commitment, CellProblem::ReportWaits);
        }
        if !status.is_reportable() {
            return refused(SheetField::Status, CellProblem::NotAWord);
        }
        // What the organisation said of this day is corrected.
        let own = |it: &&InForce<Update>| {
            it.value.voice == party && it.value.written_by.as_ref().is_none_or(|by| *by == organisation)
        };
        let mut former = published().filter(own);
        let (former, another) = (former.next(), former.next());
        if another.is_some() {
            return refused(SheetField::On, CellProblem::Several);
        }
        let before = former.map(of);
        if let Some(before) = &before
            && said.visibility.as_ref().is_some_and(|it| *it != before.visibility)
        {
            return refused(SheetField::Visibility, CellProblem::Fixed);
        }
        let base = before.clone().unwrap_or_else(|| ReportContent {
            // As on the period sheet, what was reported of the progress holds until something else is said.
            progress: case.last_report().and_then(|it| it.value.progress),
            ..ReportContent::bare(on, status, said.visibility.clone().unwrap_or_else(|| usual(case)))
        });
        let written = said.applied(&base);
        let seen_by = Some(written.visibility.clone());
        let form = Submit {
            again: None,
            corrects: former.map(|it| it.value.id.clone()),
            draft: None,
            version: case.version(Versioned::Report),
            idempotency_key: String::new(),
            // The preview shows every field in both languages, and all reports of a commitment.
            confirmed: Confirmed { second: true, languages: true },
            written: written.clone(),
        };
        submit_about(self, case, form).await?;
        Ok(match before {
            Some(before) => Outcome::Changed { proposed: true, changes: changes(&before, &written) },
            None => Outcome::New { proposed: true, seen_by },
        })
    }
}

/// Who may see a report that does not say so: those of the parties, as far as they see its commitment.
fn usual(case: &MemberCommitment) -> Visibility {
    Visibility::Shared.within(&case.state.visibility)
}
