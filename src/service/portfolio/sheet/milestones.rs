//! Rows of milestones.

use std::collections::BTreeSet;

use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::commitment::milestone::{Milestone, MilestoneId};
use crate::domain::record::fact::Fact;
use crate::domain::sheet::SheetField;
use crate::domain::sheet::cell::CellReader;
use crate::domain::sheet::commitment::in_words;
use crate::domain::sheet::entry::{Entry, fixed};
use crate::domain::sheet::milestone::{MilestoneRow, changes};
use crate::domain::sheet::outcome::{CellProblem, Outcome, Reason};
use crate::domain::sheet::settings::Settings;
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::portfolio::sheet::named::Named;
use crate::service::portfolio::sheet::refused::{Brought, at, missing, row, settled};
use crate::service::unit_of_work::{ServiceResult, UnitOfWork, allowed};

impl UnitOfWork<'_> {
    /// Records what rows say of milestones.
    pub(super) async fn bring_milestones(
        &mut self,
        settings: &Settings<'_>,
        entries: &[Entry],
        reader: &CellReader<'_>,
        reason: &Text,
    ) -> ServiceResult<Brought> {
        let mut before: BTreeSet<(String, Lang, String)> = BTreeSet::new();
        let mut outcomes = Vec::with_capacity(entries.len());
        let mut wrong = Vec::new();
        let for_all = MilestoneRow::read(&fixed(settings), reader, &mut wrong).commitment;
        let mut named = Named::with_all(self, for_all.as_ref(), &mut wrong).await?;
        for entry in entries {
            let mut faults = Vec::new();
            let said = MilestoneRow::read(entry, reader, &mut faults);
            let name = said.name();
            let Some(commitment) = said.commitment.as_ref().or(for_all.as_ref()) else {
                let lacking = || missing(entry, vec![SheetField::Commitment]);
                faults.extend(if wrong.is_empty() { lacking() } else { wrong.clone() });
                outcomes.push(row(entry, name, None, Outcome::Refused(faults)));
                continue;
            };
            let case = match named.find(self, commitment).await? {
                Ok(case) => case,
                Err(problem) => {
                    let own = || vec![at(entry, Some(SheetField::Commitment), Reason::Cell(problem))];
                    faults.extend(if said.commitment.is_some() { own() } else { wrong.clone() });
                    outcomes.push(row(entry, name, None, Outcome::Refused(faults)));
                    continue;
                }
            };
            let slug = case.state.commitment.slug.clone();
            let outcome = if !faults.is_empty() {
                Outcome::Refused(faults)
            } else if !is_first(&said, case, &slug, &mut before) {
                Outcome::Refused(vec![at(entry, Some(SheetField::TitleEn), Reason::Cell(CellProblem::Twice))])
            } else {
                settled(self.bring_milestone(&said, case, reason), entry)?
            };
            outcomes.push(row(entry, name, Some(slug), outcome));
        }
        Ok(Brought { rows: outcomes, wrong })
    }

    fn bring_milestone(
        &mut self,
        said: &MilestoneRow,
        case: &MemberCommitment,
        reason: &Text,
    ) -> ServiceResult<Outcome> {
        let before = case.state.milestones.iter().find(|it| said.is_titled(&it.value.title));
        let present = before.map(|it| &it.value);
        let id = present.map_or_else(|| MilestoneId(self.new_id()), |it| it.id.clone());
        let milestone = Milestone {
            id,
            commitment: case.id.clone(),
            slug: present.and_then(|it| it.slug.clone()),
            title: in_words(&said.title, present.map_or(&Text::default(), |it| &it.title)),
            due: said.due.or_else(|| present.and_then(|it| it.due)),
            completed_on: said.completed_on.or_else(|| present.and_then(|it| it.completed_on)),
            party: present.map_or_else(|| Some(self.member.party.clone()), |it| it.party.clone()),
            reason: present.map(|_| reason.clone()).unwrap_or_default(),
        };
        let changes = present.map(|it| changes(it, &milestone)).unwrap_or_default();
        if present.is_some() && changes.is_empty() {
            return Ok(Outcome::Unchanged { waits: false });
        }
        allowed(case.may_set_milestone(before))?;
        milestone.check(present, case.stated_on(&self.reference), self.today).refuse()?;
        let visibility = before.map_or_else(|| case.state.visibility.clone(), |it| it.visibility.clone());
        let (today, is_new) = (self.today, present.is_none());
        self.record(today, visibility, Fact::MilestoneSet(milestone));
        Ok(if is_new {
            Outcome::New { proposed: false, seen_by: None }
        } else {
            Outcome::Changed { proposed: false, changes }
        })
    }
}

/// Whether no row before said something of the same milestone, by any title that it has or had.
fn is_first(
    said: &MilestoneRow,
    case: &MemberCommitment,
    slug: &str,
    before: &mut BTreeSet<(String, Lang, String)>,
) -> bool {
    let present = case.state.milestones.iter().filter(|it| said.is_titled(&it.value.title));
    let recorded = present.flat_map(|it| &it.value.title.0).map(|it| (it.lang, it.words.clone()));
    let typed = Lang::ALL.iter().zip(&said.title).filter_map(|(lang, title)| Some((*lang, title.clone()?)));
    let titles: Vec<_> = recorded.chain(typed).map(|(lang, words)| (slug.to_owned(), lang, words)).collect();
    let is_first = titles.iter().all(|it| !before.contains(it));
    before.extend(titles);
    is_first
}
