//! The rows of a sheet as a portfolio file, so that one importer has the rules of both. Each entry stands on the line that has
//! the number of its row: what is wrong with it is told by that.

use serde_json::{Map, Value as Json, json};

use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::slug;
use crate::domain::commitment::milestone::Milestone;
use crate::domain::portfolio::reference::Reference;
use crate::domain::sheet::SheetSubject;
use crate::domain::sheet::cell::CellReader;
use crate::domain::sheet::commitment::CommitmentRow;
use crate::domain::sheet::entry::{entries, fixed};
use crate::domain::sheet::headings::Words;
use crate::domain::sheet::organisation::OrganisationRow;
use crate::domain::sheet::outcome::Refusal;
use crate::domain::sheet::settings::Settings;

/// The portfolio file that says what the rows of a sheet say; `None` for what portfolio files do not take from a sheet.
///
/// # Errors
/// What is wrong with the cells.
pub fn file(settings: &Settings<'_>, words: &Words, reference: &Reference) -> Option<Result<String, Vec<Refusal>>> {
    let list = match settings.subject {
        SheetSubject::Commitments => "commitments",
        SheetSubject::Organisations => "organisations",
        SheetSubject::Milestones | SheetSubject::Updates => return None,
    };
    let entries = entries(settings);
    let reader = CellReader::new(words, reference, settings.date_order, &entries);
    let mut faults = Vec::new();
    let for_all = fixed(settings);
    let mut lines = Vec::with_capacity(entries.len());
    match settings.subject {
        SheetSubject::Organisations => {
            let for_all = OrganisationRow::read(&for_all, &reader, &mut faults);
            for entry in &entries {
                let row = OrganisationRow::read(entry, &reader, &mut faults).or(&for_all);
                lines.push((entry.line, organisation(&row)));
            }
        }
        SheetSubject::Commitments | SheetSubject::Milestones | SheetSubject::Updates => {
            let for_all = CommitmentRow::read(&for_all, &reader, &mut faults);
            for entry in &entries {
                let row = CommitmentRow::read(entry, &reader, &mut faults).or(&for_all);
                lines.push((entry.line, commitment(&row, reference)));
            }
        }
    }
    Some(if faults.is_empty() { Ok(written(list, &lines)) } else { Err(faults) })
}

/// The portfolio file that sets milestones on a day: each with the number of its row, its name, and the slug of its commitment.
pub fn milestone_file(milestones: &[(u32, String, String, Milestone)], on: Day) -> String {
    let line = |(line, name, commitment, it): &(u32, String, String, Milestone)| {
        let title = |lang| it.title.version(lang).map(|it| &it.words);
        let fields = vec![
            ("id", word(Some(name))),
            ("commitment", word(Some(commitment))),
            ("date", word(Some(on))),
            ("title_en", word(title(Lang::En))),
            ("title_ko", word(title(Lang::Ko))),
            ("due", word(it.due)),
            ("completed_on", word(it.completed_on)),
            ("party", word(it.party.as_ref())),
        ];
        (*line, object(fields))
    };
    written("milestones", &milestones.iter().map(line).collect::<Vec<_>>())
}

/// The list with each entry on its line.
fn written(list: &str, entries: &[(u32, Json)]) -> String {
    let mut text = format!("{{\"{list}\":[");
    let mut at = 1;
    for (place, (line, entry)) in entries.iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        while at < *line {
            text.push('\n');
            at += 1;
        }
        text.push_str(&entry.to_string());
    }
    text.push_str("]}");
    text
}

/// An object of the fields that have a value.
fn object(fields: Vec<(&str, Option<Json>)>) -> Json {
    let said = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Json::Object(said.collect::<Map<_, _>>())
}

fn word(value: Option<impl ToString>) -> Option<Json> {
    value.map(|it| Json::String(it.to_string()))
}

fn list(values: Option<&Vec<String>>) -> Option<Json> {
    values.map(|it| json!(it))
}

fn organisation(row: &OrganisationRow) -> Json {
    object(vec![
        ("code", word(row.code.as_ref())),
        ("party", word(row.party.as_ref())),
        ("name_en", word(row.name[0].as_ref())),
        ("name_ko", word(row.name[1].as_ref())),
        ("kind", word(row.kind)),
        ("url", word(row.address.as_ref())),
    ])
}

fn commitment(row: &CommitmentRow, reference: &Reference) -> Json {
    let title = row.title[0].as_deref().unwrap_or_default();
    let suggested = Some(slug::suggested(title)).filter(|it| !it.is_empty());
    let numbered = || Some(format!("{}-{}", row.statement.as_ref()?, row.number.as_ref()?));
    let id = row.code.clone().or(suggested).or_else(numbered);
    let mut leads = Map::new();
    for code in row.owners.iter().flatten() {
        let Some(organisation) = reference.organisation(code) else { continue };
        let of_party = leads.entry(organisation.party.to_string()).or_insert_with(|| json!([]));
        if let Json::Array(codes) = of_party {
            codes.push(json!(code));
        }
    }
    let owned = !leads.is_empty();
    object(vec![
        ("id", word(id)),
        ("statement", word(row.statement.as_ref())),
        ("number", word(row.number.as_ref())),
        ("areas", list(row.areas.as_ref())),
        ("title_en", word(row.title[0].as_ref())),
        ("title_ko", word(row.title[1].as_ref())),
        ("summary_en", word(row.summary[0].as_ref())),
        ("summary_ko", word(row.summary[1].as_ref())),
        ("basis", word(row.basis)),
        ("standing", word(row.standing)),
        ("proposed_by", word(row.proposed_by.as_ref())),
        ("undertaken_by", list(row.undertaken_by.as_ref())),
        ("addressed_to", word(row.addressed_to.as_ref())),
        ("leads", owned.then_some(Json::Object(leads))),
        // Neither the source nor the party says so to whoever has only the sheet.
        ("leads_basis", owned.then(|| json!("assumed"))),
        ("nature", word(row.nature)),
        ("starts_on", word(row.starts_on)),
        ("due", word(row.due)),
        ("source_url", word(row.address.as_ref())),
        ("source_locator", word(row.locator.as_ref())),
        ("visibility", word(row.visibility.as_ref())),
    ])
}
