//! What a use case refuses of a row, at the cells that say it.

use crate::domain::basics::field_error::{FieldError, Problem};
use crate::domain::sheet::SheetField;
use crate::domain::sheet::entry::Entry;
use crate::domain::sheet::outcome::{CellProblem, Outcome, Reason, Refusal, RowOutcome};
use crate::service::unit_of_work::{ServiceError, ServiceResult};

/// What becomes of the rows of a sheet, and what is wrong with what is to hold for all new ones.
pub(super) struct Brought {
    pub rows: Vec<RowOutcome>,
    pub wrong: Vec<Refusal>,
}

/// What is wrong with what is to hold for all new rows.
pub(super) fn for_all(field: SheetField, said: &str, problem: CellProblem) -> Refusal {
    let said = said.chars().take(80).collect();
    Refusal { line: 0, column: None, field: Some(field), reason: Reason::Cell(problem), said }
}

/// What a row is refused for at a field.
pub(super) fn at(entry: &Entry, field: Option<SheetField>, reason: Reason) -> Refusal {
    let cell = field.and_then(|it| entry.cells.get(&it)).and_then(|it| it.first());
    Refusal {
        line: cell.map_or(entry.line, |it| it.line),
        column: cell.map(|it| it.column),
        field,
        reason,
        said: cell.map(|it| it.value.plain().chars().take(80).collect()).unwrap_or_default(),
    }
}

/// What is missing of a new entry.
pub(super) fn missing(entry: &Entry, fields: Vec<SheetField>) -> Vec<Refusal> {
    fields.into_iter().map(|field| at(entry, Some(field), Reason::Field(Problem::Missing))).collect()
}

/// An entry with what becomes of it.
pub(super) fn row(entry: &Entry, name: String, slug: Option<String>, outcome: Outcome) -> RowOutcome {
    RowOutcome { line: entry.line, last: entry.last, name, slug, outcome }
}

/// What a use case did with an entry, or why it refused to. What is nobody's fault stays an error.
///
/// # Errors
/// When the database does not answer.
pub(super) fn settled(done: ServiceResult<Outcome>, entry: &Entry) -> ServiceResult<Outcome> {
    match done {
        Ok(outcome) => Ok(outcome),
        Err(ServiceError::Invalid(faults)) => {
            let refused = faults
                .into_iter()
                .map(|FieldError { field, problem }| at(entry, field_of(&field, entry), Reason::Field(problem)));
            Ok(Outcome::Refused(refused.collect()))
        }
        Err(ServiceError::Denied | ServiceError::NotFound) => {
            Ok(Outcome::Refused(vec![at(entry, None, Reason::Cell(CellProblem::Denied))]))
        }
        Err(other) => Err(other),
    }
}

/// The column that says what the form of an entry has in a field.
fn field_of(field: &str, entry: &Entry) -> Option<SheetField> {
    use SheetField as F;
    let of_languages = |en, ko| if entry.cells.contains_key(&en) { en } else { ko };
    Some(match field {
        "title" | "name" => of_languages(F::TitleEn, F::TitleKo),
        "summary" => of_languages(F::SummaryEn, F::SummaryKo),
        "narrative" => of_languages(F::SummaryEn, F::SummaryKo),
        "results" => of_languages(F::ResultsEn, F::ResultsKo),
        "next_steps" => of_languages(F::NextStepsEn, F::NextStepsKo),
        "obstacles" => of_languages(F::ObstaclesEn, F::ObstaclesKo),
        "help_needed" => of_languages(F::HelpNeededEn, F::HelpNeededKo),
        "source" | "address" => F::Address,
        "slug" => F::Code,
        source if source.starts_with("evidence-") && source.ends_with("-publisher") => F::Publishers,
        source if source.starts_with("evidence-") => F::Sources,
        other => other.parse().ok()?,
    })
}
