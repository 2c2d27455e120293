//! What was typed into a form, for the page that shows it again.

pub mod fields;
pub mod outcome;
pub mod parse;
pub mod text;

use crate::app::form::text::text_fault;
use crate::domain::basics::typed_text::{accepted, normal};
use crate::i18n::Messages;

/// The field that marks a form as refused because its subject was changed meanwhile.
const CONFLICT: &str = "conflict";

/// The fields of a form as they were typed, and what is wrong with them. Empty before anything was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormData {
    values: Vec<(String, String)>,
    errors: Vec<(String, String)>,
}

impl FormData {
    /// The fields of a posted form, each text in its normal form: browsers send line breaks as two characters, some
    /// systems each syllable in parts. NUL, which neither a page nor a database can hold, is shown as what was lost.
    pub fn new(values: impl IntoIterator<Item = (String, String)>) -> Self {
        let whole = |text: String| normal(&text).replace('\0', "\u{fffd}");
        let values = values.into_iter().map(|(name, value)| (whole(name), whole(value))).collect();
        Self { values, errors: Vec::new() }
    }

    /// What was typed into a field; nothing when it was not sent.
    pub fn value(&self, field: &str) -> &str {
        self.values.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
    }

    /// The same with other choices in a multiple-choice field.
    pub fn choosing(mut self, field: &str, chosen: impl IntoIterator<Item = String>) -> Self {
        self.values.retain(|(name, _)| name != field);
        self.values.extend(chosen.into_iter().map(|value| (field.to_owned(), value)));
        self
    }

    /// How long it is, in bytes.
    pub fn length(&self) -> usize {
        self.values.iter().map(|(name, value)| name.len() + value.len()).sum()
    }

    /// Everything chosen in a multiple-choice field: the boxes ticked.
    pub fn values<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// Every field with what was typed into it, in the order in which the form sent them.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The same with another value of a field.
    pub fn with(mut self, field: &str, value: impl Into<String>) -> Self {
        self.values.retain(|(name, _)| name != field);
        self.values.push((field.to_owned(), value.into()));
        self
    }

    /// The same with one more value of a field.
    pub fn and(mut self, field: String, value: String) -> Self {
        self.values.push((field, value));
        self
    }

    /// The same without some fields.
    pub fn without(mut self, fields: &[String]) -> Self {
        self.values.retain(|(name, _)| !fields.contains(name));
        self
    }

    /// The same with a value for each field that was not sent: the present state, where nothing was typed yet.
    pub fn or<'a>(mut self, present: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        for (field, value) in present {
            if !self.values.iter().any(|(name, _)| name == field) {
                self.values.push((field.to_owned(), value.to_owned()));
            }
        }
        self
    }

    /// The same, refused because its subject was changed meanwhile; sent again, it is about the present version.
    pub fn conflicting(self, version: String) -> Self {
        self.with(CONFLICT, "1").with("version", version)
    }

    /// Whether the form's subject was changed meanwhile.
    pub fn is_conflict(&self) -> bool {
        !self.value(CONFLICT).is_empty()
    }

    /// What was typed, without what the form itself needs: for a draft, or to be carried along in another form.
    pub fn written(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields().filter(|(name, _)| ![CONFLICT, "act", "key", "version"].contains(name))
    }

    /// What is wrong with a field, in the reader's language.
    pub fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| name == field).map(|(_, error)| error.as_str())
    }

    /// Reports what is wrong with a field.
    pub fn refuse(&mut self, field: &str, error: impl Into<String>) {
        self.errors.push((field.to_owned(), error.into()));
    }

    /// Says in other words what is wrong with a field.
    pub fn restate(&mut self, field: &str, error: impl Into<String>) {
        if let Some((_, said)) = self.errors.iter_mut().find(|(name, _)| name == field) {
            *said = error.into();
        }
    }

    /// Reports at its field what cannot be taken of what was typed. Passwords are judged where they are set, and what a
    /// form carries along for another where that is posted. Says whether everything can be taken.
    pub fn takes_texts(&mut self, is_carried: impl Fn(&str) -> bool, messages: Messages) -> bool {
        let typed = self.values.iter().filter(|(name, _)| !name.contains("password") && !is_carried(name));
        let faults: Vec<_> = typed.filter_map(|(name, value)| Some((name.clone(), accepted(value).err()?))).collect();
        for (name, fault) in &faults {
            self.refuse(name, text_fault(fault, messages));
        }
        faults.is_empty()
    }

    /// Whether anything is wrong.
    pub fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Every error with its field, in the order in which they were found.
    pub fn errors(&self) -> impl Iterator<Item = (&str, &str)> {
        self.errors.iter().map(|(field, error)| (field.as_str(), error.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_end_is_one_character() {
        let form_data = FormData::new([("text".to_owned(), "a\r\nb\nc".to_owned())]);
        assert_eq!(form_data.value("text"), "a\nb\nc");
        assert_eq!(form_data.value("other"), "");
    }

    #[test]
    fn what_no_text_has_is_refused_at_its_field() {
        let typed = [
            ("title", "\u{1112}\u{1161}\u{11ab}"),
            ("note", "a\nb\0"),
            ("password", "\u{e000}"),
            ("kept.x", "\u{e000}"),
        ];
        let mut form_data = FormData::new(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!((form_data.value("title"), form_data.value("note")), ("한", "a\nb\u{fffd}"));
        form_data.takes_texts(|name| name.starts_with("kept."), Messages::of(crate::domain::basics::lang::Lang::En));
        let errors: Vec<_> = form_data.errors().collect();
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert!(errors[0].0 == "note" && errors[0].1.contains("Line 2, character 2"), "{errors:?}");
    }

    #[test]
    fn an_error_stands_at_its_field() {
        let mut form_data = FormData::default();
        assert!(!form_data.is_refused());
        form_data.refuse("text", "Too long.");
        assert_eq!((form_data.error("text"), form_data.error("other")), (Some("Too long."), None));
        assert!(form_data.is_refused());
    }
}
