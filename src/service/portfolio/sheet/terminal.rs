//! Rows of milestones that whoever operates the installation brings in: they become lines of a portfolio file.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::slug;
use crate::domain::basics::text::Text;
use crate::domain::commitment::milestone::{Milestone, MilestoneId};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::state::{CommitmentState, fold};
use crate::domain::sheet::SheetField;
use crate::domain::sheet::cell::CellReader;
use crate::domain::sheet::commitment::in_words;
use crate::domain::sheet::entry::{entries, fixed};
use crate::domain::sheet::headings::Words;
use crate::domain::sheet::milestone::{MilestoneRow, changes};
use crate::domain::sheet::outcome::{CellProblem, Reason, Refusal};
use crate::domain::sheet::settings::Settings;
use crate::exchange::sheet::portfolio::milestone_file;
use crate::service::portfolio::sheet::refused::at;
use crate::store;
use crate::store::db::Conn;

/// The milestones of a sheet.
pub(in crate::service) struct SheetMilestones {
    /// The portfolio file with those that are new or say something else now; nothing where there is none.
    pub file: Option<String>,
    /// How many stand like this already.
    pub unchanged: usize,
}

/// The milestones of a sheet, those that are to be recorded as set on a day.
///
/// # Errors
/// When the database does not answer; inside, what is wrong with the cells.
pub(in crate::service) async fn milestones(
    conn: &mut Conn,
    settings: &Settings<'_>,
    words: &Words,
    reference: &Reference,
    today: Day,
) -> store::Result<Result<SheetMilestones, Vec<Refusal>>> {
    let entries = entries(settings);
    let reader = CellReader::new(words, reference, settings.date_order, &entries);
    let mut faults = Vec::new();
    let for_all = MilestoneRow::read(&fixed(settings), &reader, &mut faults).commitment;
    let mut cases: BTreeMap<String, Result<CommitmentState, CellProblem>> = BTreeMap::new();
    let mut before: BTreeSet<(String, String)> = BTreeSet::new();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let (mut lines, mut unchanged) = (Vec::new(), 0);
    for entry in &entries {
        let said = MilestoneRow::read(entry, &reader, &mut faults);
        let mut refuse = |field, reason| faults.push(at(entry, Some(field), reason));
        let Some(named) = said.commitment.as_ref().or(for_all.as_ref()) else {
            refuse(SheetField::Commitment, Reason::Field(Problem::Missing));
            continue;
        };
        if !cases.contains_key(named) {
            let found = commitment(conn, named, today).await?;
            cases.insert(named.clone(), found);
        }
        let state = match cases.get(named) {
            Some(Ok(state)) => state,
            Some(Err(problem)) => {
                refuse(SheetField::Commitment, Reason::Cell(*problem));
                continue;
            }
            None => continue,
        };
        let commitment = &state.commitment.slug;
        let present = state.milestones.iter().map(|it| &it.value).find(|it| said.is_titled(&it.title));
        let title = in_words(&said.title, present.map_or(&Text::default(), |it| &it.title));
        let titles = title.0.iter().map(|it| (commitment.clone(), it.words.clone())).collect::<Vec<_>>();
        if titles.iter().any(|it| before.contains(it)) {
            refuse(SheetField::TitleEn, Reason::Cell(CellProblem::Twice));
            continue;
        }
        before.extend(titles);
        if present.is_some_and(|it| it.slug.is_none() && it.title != title) {
            refuse(SheetField::TitleEn, Reason::Cell(CellProblem::Fixed));
            continue;
        }
        let milestone = Milestone {
            id: present.map_or_else(|| MilestoneId(String::new()), |it| it.id.clone()),
            commitment: state.commitment.id.clone(),
            slug: present.and_then(|it| it.slug.clone()),
            title,
            due: said.due.or_else(|| present.and_then(|it| it.due)),
            completed_on: said.completed_on.or_else(|| present.and_then(|it| it.completed_on)),
            party: present.and_then(|it| it.party.clone()),
            reason: Text::default(),
        };
        if present.is_some_and(|it| changes(it, &milestone).is_empty()) {
            unchanged += 1;
            continue;
        }
        let suggested = format!("{commitment}-{}", slug::suggested(&said.name()));
        let suggested = suggested.trim_end_matches('-').to_owned();
        let name = milestone.slug.clone().unwrap_or_else(|| {
            let of_others = |it: &str| {
                let recorded = state.milestones.iter().any(|other| other.value.slug.as_deref() == Some(it));
                recorded || taken.contains(it)
            };
            slug::free(&suggested, of_others)
        });
        taken.insert(name.clone());
        lines.push((entry.line, name, commitment.clone(), milestone));
    }
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    Ok(Ok(SheetMilestones { file: (!lines.is_empty()).then(|| milestone_file(&lines, today)), unchanged }))
}

/// The commitment with a slug, or with a title that no other has.
async fn commitment(conn: &mut Conn, named: &str, day: Day) -> store::Result<Result<CommitmentState, CellProblem>> {
    let slugs = match store::commitment::by_slug(conn, named).await? {
        Some(_) => vec![named.to_owned()],
        None => store::commitment::slugs_titled(conn, named).await?,
    };
    let [slug] = &slugs[..] else {
        return Ok(Err(if slugs.is_empty() { CellProblem::UnknownName } else { CellProblem::Several }));
    };
    let found = store::commitment::by_slug(conn, slug).await?;
    Ok(found.and_then(|it| fold(&it.records, &it.id, day)).ok_or(CellProblem::UnknownName))
}
