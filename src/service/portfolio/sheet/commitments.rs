//! Rows of commitments: what a statement says, new or changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::commitment::addition::Addition;
use crate::domain::commitment::{Commitment, CommitmentId};
use crate::domain::sheet::SheetField;
use crate::domain::sheet::cell::CellReader;
use crate::domain::sheet::commitment::{CommitmentRow, changes};
use crate::domain::sheet::entry::{Entry, fixed};
use crate::domain::sheet::headings::whole_key;
use crate::domain::sheet::outcome::{CellProblem, Outcome, Reason, Refusal};
use crate::domain::sheet::settings::Settings;
use crate::service::commitment::additions::additions_seen;
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::commitment::new::{AddCommitment, Added};
use crate::service::commitment::revise::Revised;
use crate::service::portfolio::sheet::owners::Owned;
use crate::service::portfolio::sheet::refused::{Brought, at, missing, row, settled};
use crate::service::unit_of_work::{ServiceError, ServiceResult, UnitOfWork};
use crate::store;

/// As many commitments are read together.
const MOST_AT_ONCE: usize = 200;

/// A statement, a language and a title, as titles are compared.
type Titled = (String, Lang, String);

/// What is recorded of that which the rows are about.
#[derive(Default)]
struct Present {
    by_slug: BTreeMap<String, MemberCommitment>,
    by_title: BTreeMap<Titled, Vec<String>>,
    /// What waits to be accepted.
    proposed: BTreeMap<Titled, Addition>,
}

/// What was done in this unit of work before.
#[derive(Default)]
struct Before {
    /// The slugs that were given.
    slugs: BTreeSet<String>,
    /// How many commitments of each statement were added.
    places: BTreeMap<String, u32>,
    /// What rows were about.
    titles: BTreeSet<Titled>,
    existing: BTreeSet<String>,
}

/// The titles of a row, as they are compared.
fn titles<'r>(row: &'r CommitmentRow, statement: &'r str) -> impl Iterator<Item = Titled> + 'r {
    let titled = [Lang::En, Lang::Ko].into_iter().zip(&row.title);
    titled.filter_map(move |(lang, title)| Some((statement.to_owned(), lang, whole_key(title.as_ref()?))))
}

fn titles_of(commitment: &Commitment) -> Vec<Titled> {
    let key = |lang: Lang, words: &str| (commitment.statement.clone(), lang, whole_key(words));
    commitment.title.0.iter().map(|it| key(it.lang, &it.words)).collect()
}

impl UnitOfWork<'_> {
    /// Records what rows say of commitments.
    pub(super) async fn bring_commitments(
        &mut self,
        settings: &Settings<'_>,
        entries: &[Entry],
        reader: &CellReader<'_>,
        reason: &Text,
    ) -> ServiceResult<Brought> {
        let mut wrong = Vec::new();
        let for_all = CommitmentRow::read(&fixed(settings), reader, &mut wrong);
        let read = |entry: &Entry| {
            let mut faults = Vec::new();
            let row = CommitmentRow::read(entry, reader, &mut faults);
            (row, faults)
        };
        let rows: Vec<(CommitmentRow, Vec<Refusal>)> = entries.iter().map(read).collect();
        let present = self.present(rows.iter().map(|(row, _)| row), &for_all).await?;
        let mut before = Before::default();
        let mut outcomes = Vec::with_capacity(rows.len());
        for (entry, (said, faults)) in entries.iter().zip(rows) {
            let name = said.name();
            let existing = match found(&said, &for_all, &present) {
                Ok(existing) => existing,
                Err(problem) => {
                    let field = if said.title[0].is_some() { SheetField::TitleEn } else { SheetField::TitleKo };
                    let refused = Outcome::Refused(vec![at(entry, Some(field), Reason::Cell(problem))]);
                    outcomes.push(row(entry, name, None, refused));
                    continue;
                }
            };
            let slug = existing.map(|it| it.state.commitment.slug.clone());
            let mark = self.mark();
            let outcome = if !faults.is_empty() {
                Outcome::Refused(faults)
            } else if let Some(existing) = existing {
                let done = self.bring_existing(&said, existing, entry, reason, &mut before);
                settled(done, entry)?
            } else if !wrong.is_empty() {
                Outcome::Refused(wrong.clone())
            } else {
                let said = said.or(&for_all);
                let done = self.bring_new(&said, entry, &present, &mut before).await;
                settled(done, entry)?
            };
            if matches!(outcome, Outcome::Refused(_)) {
                self.undo(mark);
            }
            outcomes.push(row(entry, name, slug, outcome));
        }
        Ok(Brought { rows: outcomes, wrong })
    }

    /// What is recorded, and what waits to be accepted, of that which rows are about.
    async fn present(
        &mut self,
        rows: impl Iterator<Item = &CommitmentRow> + Clone,
        for_all: &CommitmentRow,
    ) -> ServiceResult<Present> {
        let codes: BTreeSet<String> = rows.clone().filter_map(|it| it.code.clone()).collect();
        let statement = |row: &CommitmentRow| row.statement.clone().or_else(|| for_all.statement.clone());
        let statements: BTreeSet<String> = rows.clone().filter_map(statement).collect();
        let wanted: BTreeSet<Titled> = rows
            .flat_map(|it| statement(it).map(|of| titles(it, &of).collect::<Vec<_>>()).unwrap_or_default())
            .collect();
        let mut ids: BTreeSet<CommitmentId> =
            store::commitment::ids(&mut self.conn, &codes).await?.into_iter().collect();
        let mut present = Present::default();
        for statement in &statements {
            ids.extend(store::statement::commitments(&mut self.conn, statement).await?);
            let Some(statement) = self.reference.statement(statement).cloned() else { continue };
            for addition in additions_seen(&mut self.conn, &self.member.reader(), &statement).await? {
                if addition.is_open() {
                    let proposed = addition.proposal.value;
                    let titles = titles_of(&proposed.commitment);
                    present.proposed.extend(titles.into_iter().map(|it| (it, proposed.clone())));
                }
            }
        }
        let ids: Vec<CommitmentId> = ids.into_iter().collect();
        for ids in ids.chunks(MOST_AT_ONCE) {
            for case in self.member_commitments(ids).await? {
                let commitment = &case.state.commitment;
                let (slug, titles) = (commitment.slug.clone(), titles_of(commitment));
                if !codes.contains(&slug) && !titles.iter().any(|it| wanted.contains(it)) {
                    continue;
                }
                for title in titles {
                    let slugs = present.by_title.entry(title).or_default();
                    if !slugs.contains(&slug) {
                        slugs.push(slug.clone());
                    }
                }
                present.by_slug.insert(slug, case);
            }
        }
        Ok(present)
    }

    fn bring_existing(
        &mut self,
        said: &CommitmentRow,
        existing: &MemberCommitment,
        entry: &Entry,
        reason: &Text,
        before: &mut Before,
    ) -> ServiceResult<Outcome> {
        let commitment = &existing.state.commitment;
        let refused = |field, problem| Ok(Outcome::Refused(vec![at(entry, Some(field), Reason::Cell(problem))]));
        if !before.existing.insert(commitment.slug.clone()) {
            let field = if said.code.is_some() { SheetField::Code } else { SheetField::TitleEn };
            return refused(field, CellProblem::Twice);
        }
        if said.statement.as_ref().is_some_and(|it| *it != commitment.statement) {
            return refused(SheetField::Statement, CellProblem::Fixed);
        }
        if said.visibility.as_ref().is_some_and(|it| *it != existing.state.visibility) {
            return refused(SheetField::Visibility, CellProblem::Fixed);
        }
        let revised = said.applied(commitment).in_order_of(commitment);
        let mut changes = changes(commitment, &revised);
        let (mut proposed, mut waits) = (false, false);
        if let (Some(first), Some(open)) = (changes.first(), &existing.state.dealings.change) {
            let differs = self::changes(&open.proposal.value.commitment, &revised);
            if !differs.is_empty() {
                return refused(first.field, CellProblem::ChangeWaits);
            }
            changes.clear();
            waits = true;
        } else if !changes.is_empty() {
            let done = self.revise_commitment(existing, revised, reason.clone())?;
            proposed = matches!(done, Revised::Proposed(_));
        }
        let owned = match &said.owners {
            Some(named) => self.bring_owners(named, existing, reason)?,
            None => Owned::Unchanged,
        };
        match owned {
            Owned::Refused(problem) => return refused(SheetField::Owners, problem),
            Owned::Unchanged => {}
            Owned::Waits => waits = true,
            Owned::Changed { proposed: waits, change } => {
                changes.push(change);
                proposed |= waits;
            }
        }
        Ok(if changes.is_empty() { Outcome::Unchanged { waits } } else { Outcome::Changed { proposed, changes } })
    }

    async fn bring_new(
        &mut self,
        said: &CommitmentRow,
        entry: &Entry,
        present: &Present,
        before: &mut Before,
    ) -> ServiceResult<Outcome> {
        let lacking = said.missing();
        let of = (said.statement.as_ref(), said.standing, said.basis, said.nature);
        let (Some(statement), Some(standing), Some(basis), Some(nature)) = of else {
            return Ok(Outcome::Refused(missing(entry, lacking)));
        };
        if !lacking.is_empty() {
            return Ok(Outcome::Refused(missing(entry, lacking)));
        }
        let titles: Vec<Titled> = titles(said, statement).collect();
        if titles.iter().any(|it| before.titles.contains(it)) {
            let field = if said.title[0].is_some() { SheetField::TitleEn } else { SheetField::TitleKo };
            return Ok(Outcome::Refused(vec![at(entry, Some(field), Reason::Cell(CellProblem::Twice))]));
        }
        before.titles.extend(titles.iter().cloned());
        let statement = self.reference.statement(statement).cloned().ok_or(ServiceError::NotFound)?;
        let commitment = said.applied(&Commitment::bare(standing, basis, nature));
        if let Some(proposed) = titles.iter().find_map(|it| present.proposed.get(it)) {
            let waits =
                |field| Ok(Outcome::Refused(vec![at(entry, Some(field), Reason::Cell(CellProblem::ChangeWaits))]));
            if said.visibility.as_ref().is_some_and(|it| *it != proposed.visibility) {
                return waits(SheetField::Visibility);
            }
            let leads: BTreeSet<&str> = proposed.owners.iter().map(|it| it.as_str()).collect();
            if said.owners.as_ref().is_some_and(|it| it.iter().map(String::as_str).collect::<BTreeSet<_>>() != leads) {
                return waits(SheetField::Owners);
            }
            let commitment = commitment.in_order_of(&proposed.commitment);
            let differs = changes(&proposed.commitment, &commitment);
            return Ok(match differs.first() {
                None => Outcome::Unchanged { waits: true },
                Some(change) => {
                    Outcome::Refused(vec![at(entry, Some(change.field), Reason::Cell(CellProblem::ChangeWaits))])
                }
            });
        }
        // What is public once stays known: who says nothing shares it with the parties only.
        let visibility = said.visibility.clone().unwrap_or(Visibility::Shared);
        let place = before.places.entry(statement.slug.clone()).or_default();
        let form = AddCommitment {
            commitment,
            owners: said.owners.iter().flatten().map(|it| it.as_str().into()).collect(),
            visibility: visibility.clone(),
            of: None,
            amends: None,
            link: None,
            idempotency_key: String::new(),
        };
        let proposed = match self.add_commitment(&statement, form, *place, &mut before.slugs).await? {
            Added::Recorded(_) => {
                *place += 1;
                false
            }
            Added::Proposed(_) => true,
        };
        Ok(Outcome::New { proposed, seen_by: Some(visibility) })
    }
}

/// The recorded commitment that a row is about: by its name in addresses, else by its statement and title.
fn found<'p>(
    said: &CommitmentRow,
    for_all: &CommitmentRow,
    present: &'p Present,
) -> Result<Option<&'p MemberCommitment>, CellProblem> {
    if let Some(case) = said.code.as_ref().and_then(|code| present.by_slug.get(code)) {
        return Ok(Some(case));
    }
    let Some(statement) = said.statement.as_ref().or(for_all.statement.as_ref()) else { return Ok(None) };
    let mut slugs: BTreeSet<&String> = BTreeSet::new();
    for title in titles(said, statement) {
        slugs.extend(present.by_title.get(&title).into_iter().flatten());
    }
    let mut slugs = slugs.into_iter();
    match (slugs.next(), slugs.next()) {
        (_, Some(_)) => Err(CellProblem::Several),
        (slug, None) => Ok(slug.and_then(|it| present.by_slug.get(it))),
    }
}
