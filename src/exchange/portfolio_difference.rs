//! In which fields of its line a file differs from what is recorded.

use serde_json::Value;

use crate::domain::record::fact::Fact;
use crate::exchange::portfolio_entry::Lines;
use crate::exchange::portfolio_identity::Told;
use crate::exchange::portfolio_problem::{Problem, Spot};

/// What is wrong with a line that tells what is recorded otherwise.
pub(super) fn differences(recorded: &Told, told: &Told, spot: &Spot, lines: &Lines) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut note = |fields: &[String], reason: String| {
        let written = fields.iter().find(|field| lines.has(field)).or_else(|| fields.first());
        found.push(Problem { spot: written.map_or_else(|| spot.clone(), |field| lines.field(field)), reason });
    };
    if recorded.on != told.on {
        let field = if matches!(told.fact, Fact::UpdateReturned(_)) { "returned_on" } else { "date" };
        let day = recorded.on.map_or_else(|| "without a day".to_owned(), |day| format!("with another day: {day}"));
        note(&[field.to_owned()], format!("recorded already {day}"));
    }
    for (name, lang) in names(&recorded.fact, &told.fact) {
        let fields = fields(&told.fact, &name);
        let fields: Vec<String> = match lang {
            Some(lang) => fields.iter().map(|field| format!("{field}_{lang}")).collect(),
            None => fields.iter().map(|field| (*field).to_owned()).collect(),
        };
        note(&fields, "recorded already with other words; what is recorded is changed in the forms".to_owned());
    }
    if found.is_empty() {
        let seen = recorded.visibility.as_ref().map_or_else(|| "others".to_owned(), ToString::to_string);
        let reason = format!("recorded already with another visibility: {seen}");
        found.push(Problem { spot: lines.field("visibility"), reason });
    }
    found
}

/// The serialised names under which two facts differ, with the language where a text does so in one of them.
fn names(recorded: &Fact, told: &Fact) -> Vec<(String, Option<String>)> {
    let of = |fact: &Fact| serde_json::to_value(fact).map(|mut it| it["fact"].take()).unwrap_or_default();
    let mut found = Vec::new();
    compare(&of(recorded), &of(told), &mut found);
    found
}

fn compare(recorded: &Value, told: &Value, found: &mut Vec<(String, Option<String>)>) {
    let (Value::Object(recorded), Value::Object(told)) = (recorded, told) else { return };
    let empty = Value::Null;
    let mut names: Vec<&String> = recorded.keys().chain(told.keys()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let (before, now) = (recorded.get(name).unwrap_or(&empty), told.get(name).unwrap_or(&empty));
        if before == now {
            continue;
        }
        // The parts of these two stand in the line itself.
        if matches!(name.as_str(), "update" | "place") && before.is_object() && now.is_object() {
            compare(before, now, found);
            continue;
        }
        let langs: Vec<&str> =
            ["en", "ko"].into_iter().filter(|lang| in_lang(before, lang) != in_lang(now, lang)).collect();
        match langs[..] {
            [] => found.push((name.clone(), None)),
            _ => found.extend(langs.iter().map(|lang| (name.clone(), Some((*lang).to_owned())))),
        }
    }
}

/// The version of a text in a language; nothing where a value is no text.
fn in_lang<'a>(value: &'a Value, lang: &str) -> Option<&'a Value> {
    value.as_array()?.iter().find(|version| version["lang"] == lang)
}

/// The fields of a line in which it may say what a fact has under a name, the likeliest first.
fn fields(fact: &Fact, name: &str) -> Vec<&'static str> {
    match (fact, name) {
        (Fact::OwnerNamed(_), "basis") => vec!["leads_basis"],
        // The party is the name under which the organisation stands.
        (Fact::OwnerNamed(_), _) => Vec::new(),
        (Fact::UpdateReturned(_), "reason") => vec!["return_reason"],
        (Fact::UpdateSubmitted(_), "on") => vec!["effective_on"],
        (Fact::OrganisationRecorded(_), "address") => vec!["url"],
        (Fact::MeetingRecorded(_), "precision") => vec!["date_precision"],
        (_, "on") => vec!["date"],
        (_, "narrative") => vec!["summary"],
        (_, "tracked") => vec!["tracked_parties"],
        (_, "source" | "address") => vec!["source_url", "sources"],
        (_, "evidence") => vec!["source_url", "sources", "evidence_class"],
        (_, "further") => vec!["sources"],
        (_, "locator") => vec!["source_locator"],
        (_, "day_note") => vec!["date_note"],
        (_, "undated") => vec!["date"],
        (_, "owners_note") => vec!["leads_note"],
        (_, "addressees") => vec!["addressee_organisations"],
        (_, "reading") => vec!["progress_basis"],
        (_, "due") => vec!["due", "due_on"],
        _ => ALIKE.iter().filter(|field| **field == name).copied().collect(),
    }
}

/// The names that facts and lines have in common, without the language.
const ALIKE: [&str; 53] = [
    "title",
    "marking",
    "taking_part",
    "example",
    "tags",
    "marks",
    "licences",
    "reporting",
    "name",
    "kind",
    "time_zone",
    "coordinating",
    "party",
    "former_names",
    "parties",
    "mechanism",
    "number",
    "place",
    "state",
    "issuer",
    "meeting",
    "text_read",
    "text",
    "statement",
    "areas",
    "summary",
    "basis",
    "standing",
    "proposed_by",
    "undertaken_by",
    "addressed_to",
    "nature",
    "starts_on",
    "starts_note",
    "due_note",
    "passage",
    "status",
    "progress",
    "results",
    "next_steps",
    "obstacles",
    "help_needed",
    "organisations",
    "corrects",
    "written_by",
    "voice",
    "completed_on",
    "reason",
    "accepted",
    "answer",
    "accepted_by",
    "organisation",
    "visibility",
];
