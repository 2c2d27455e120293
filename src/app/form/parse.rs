//! Parses what was typed into a field. What cannot be parsed is reported at the field.

use std::str::FromStr;

use crate::app::form::FormData;
use crate::domain::basics::day::{Day, Precision};
use crate::domain::commitment::due::{Due, lacks_year};
use crate::i18n::Messages;

/// A note in one line; nothing where the field is empty.
pub fn noted(form_data: &FormData, field: &str) -> Option<String> {
    Some(form_data.value(field).trim().to_owned()).filter(|it| !it.is_empty())
}

/// A choice from a closed list; anything else is reported at the field.
pub fn choice<T: FromStr>(form_data: &mut FormData, field: &str, messages: Messages) -> Option<T> {
    let found = form_data.value(field).parse().ok();
    if found.is_none() {
        form_data.refuse(field, messages.say("problem-choose"));
    }
    found
}

/// The day that was typed, in any of the ways in which [`Due`] reads one; nothing where it is none.
pub fn typed_day(typed: &str) -> Option<Day> {
    typed.parse::<Due>().ok().filter(|it| it.precision == Precision::Day).map(|it| it.on)
}

/// A day; anything else is reported at the field.
pub fn day(form_data: &mut FormData, field: &str, messages: Messages) -> Option<Day> {
    let found = typed_day(form_data.value(field));
    if found.is_none() {
        let problem = wrong_day(form_data.value(field), "problem-not-a-day");
        form_data.refuse(field, messages.say(problem));
    }
    found
}

/// The key of what is said about words that are no day: that the year is missing, or what is expected.
fn wrong_day(words: &str, expected: &'static str) -> &'static str {
    if lacks_year(words) { "problem-no-year" } else { expected }
}

/// A day in any precision, or none; what cannot be parsed is reported at the field.
pub fn due(form_data: &mut FormData, field: &str, messages: Messages) -> Option<Due> {
    let written = noted(form_data, field)?;
    let due = written.parse::<Due>().ok();
    if due.is_none() {
        form_data.refuse(field, messages.say(wrong_day(&written, "problem-not-a-due")));
    }
    due
}

/// What was typed into a field; nothing where it is empty.
pub fn optional(form_data: &FormData, field: &str) -> Option<String> {
    Some(form_data.value(field).to_owned()).filter(|it| !it.is_empty())
}

/// The day in a field; nothing where it is empty, and refused where it is no day.
pub fn optional_day(form_data: &mut FormData, field: &str, messages: Messages) -> Option<Day> {
    let words = noted(form_data, field)?;
    let day = typed_day(&words);
    if day.is_none() {
        form_data.refuse(field, messages.say(wrong_day(&words, "problem-not-a-day")));
    }
    day
}

/// A choice from a closed list, or the default where nothing was chosen; anything else is reported at the field.
pub fn choice_or<T: FromStr>(form_data: &mut FormData, field: &str, usual: T, messages: Messages) -> Option<T> {
    if form_data.value(field).is_empty() { Some(usual) } else { choice(form_data, field, messages) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::access::permission::Visibility;
    use crate::domain::basics::lang::Lang;

    #[test]
    fn what_cannot_be_read_is_refused_and_never_replaced() {
        let typed = [("visibility", "everybody"), ("on", "tomorrow"), ("from", " ")];
        let mut form_data = FormData::new(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let messages = Messages::of(Lang::En);
        assert_eq!(choice_or(&mut form_data, "visibility", Visibility::Shared, messages), None);
        assert_eq!(choice_or(&mut form_data, "other", Visibility::Shared, messages), Some(Visibility::Shared));
        assert_eq!(optional_day(&mut form_data, "on", messages), None);
        assert_eq!(optional_day(&mut form_data, "from", messages), None);
        assert_eq!(form_data.errors().map(|(field, _)| field).collect::<Vec<_>>(), ["visibility", "on"]);
    }
}
