//! The texts of a portfolio file, as they come in.

use serde_json::Value;

use crate::domain::basics::typed_text::accepted;
use crate::exchange::portfolio::Problem;

/// Puts every text of a file into its normal form.
///
/// # Errors
/// Every text that cannot be taken, with the line of the file and the field that it stands in.
pub(super) fn take(file: &mut Value) -> Result<(), Vec<Problem>> {
    let mut problems = Vec::new();
    if let Value::Object(lists) = file {
        for (list, lines) in lists {
            match lines {
                Value::Array(lines) => {
                    for (at, line) in lines.iter_mut().enumerate() {
                        let name = ["id", "code"].iter().find_map(|key| line.get(key)?.as_str());
                        let place = name.map_or_else(|| format!("{list}[{at}]"), |name| format!("{list} `{name}`"));
                        take_within(line, &place, "", &mut problems);
                    }
                }
                other => take_within(other, list, "", &mut problems),
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn take_within(value: &mut Value, place: &str, field: &str, problems: &mut Vec<Problem>) {
    match value {
        Value::String(text) => match accepted(text) {
            Ok(normal) => *text = normal,
            Err(fault) => {
                problems.push(Problem { place: place.to_owned(), reason: format!("`{field}`, {fault}") });
            }
        },
        Value::Array(values) => values.iter_mut().for_each(|value| take_within(value, place, field, problems)),
        Value::Object(fields) => {
            for (name, value) in fields {
                let field = if field.is_empty() { name.clone() } else { format!("{field}.{name}") };
                take_within(value, place, &field, problems);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
