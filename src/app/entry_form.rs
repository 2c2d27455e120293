//! What the forms of entries have in common: names in both languages, notes, days, choices; and a new one or one anew.

use crate::app::Visit;
use crate::app::components::field::Choice;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::again;
use crate::app::pages::report::form_data::{edited, in_language, text, text_fields};
use crate::app::request::Drawing;
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, TextKind, Version};
use crate::domain::commitment::due::Due;
use crate::domain::meeting::decision::DecisionId;
use crate::domain::organisation::party::PartyCode;
use crate::domain::record::fact::Fact;
use crate::i18n::Words;
use crate::service::meeting::preparation::OfDecision;
use crate::service::portfolio::reference_data::{Enter, Entry};

/// The field that says what kind of version the text in the other language is.
pub const TRANSLATION: &str = "translation";

/// The kinds that a text in the other language can be of.
pub fn translations(words: Words) -> Vec<Choice> {
    [TextKind::Unofficial, TextKind::Official, TextKind::Original, TextKind::Machine]
        .into_iter()
        .map(|it| Choice::new(it.word(), words.of_word("text-kind", it)))
        .collect()
}

/// A text of an entry: edited where there was one, else as it was written in the language of the page and translated.
pub fn worded(typed: &Typed, field: &str, present: Option<&Text>, lang: Lang) -> Text {
    if let Some(present) = present.filter(|it| !it.is_empty()) {
        return edited(typed, field, present);
    }
    let translated = typed.value(TRANSLATION).parse().unwrap_or(TextKind::Unofficial);
    let words = |of: Lang| typed.value(&in_language(field, of)).trim();
    let version = |of: &Lang| {
        let alone = words(of.other()).is_empty();
        let kind = if *of == lang || alone { TextKind::Original } else { translated };
        Version { lang: *of, words: words(*of).to_owned(), kind, translates: None }
    };
    Text(Lang::ALL.iter().filter(|of| !words(**of).is_empty()).map(version).collect())
}

/// A note in one line; nothing where the field is empty.
pub fn noted(typed: &Typed, field: &str) -> Option<String> {
    Some(typed.value(field).trim().to_owned()).filter(|it| !it.is_empty())
}

/// A choice from a closed list; what is none of it is noted at the field.
pub fn chosen<T: std::str::FromStr>(typed: &mut Typed, field: &str, words: Words) -> Option<T> {
    let found = typed.value(field).parse().ok();
    if found.is_none() {
        typed.refuse(field, words.say("problem-choose"));
    }
    found
}

/// A day; what is none is noted at the field.
pub fn day(typed: &mut Typed, field: &str, words: Words) -> Option<Day> {
    let found = typed.value(field).trim().parse().ok();
    if found.is_none() {
        typed.refuse(field, words.say("problem-not-a-day"));
    }
    found
}

/// A day in any precision, or none; what cannot be read is noted at the field.
pub fn due(typed: &mut Typed, field: &str, words: Words) -> Option<Due> {
    match typed.value(field).trim() {
        "" => None,
        written => written.parse::<Due>().ok().or_else(|| {
            typed.refuse(field, words.say("problem-not-a-due"));
            None
        }),
    }
}

/// The parties whose boxes are ticked.
pub fn parties(typed: &Typed, field: &str) -> Vec<PartyCode> {
    typed.values(field).map(PartyCode::from).collect()
}

/// The parties to choose from.
pub fn party_choices(drawing: &Drawing) -> Vec<Choice> {
    drawing.reference.parties.iter().map(|it| Choice::new(it.code.as_str(), it.name.words(drawing.lang))).collect()
}

/// The words of a closed list to choose from, with an empty choice first.
pub fn word_choices<T: Copy + std::fmt::Display>(list: &str, all: &[T], words: Words) -> Vec<Choice> {
    let named = all.iter().map(|it| Choice::new(it.to_string(), words.of_word(list, *it)));
    std::iter::once(Choice::new("", words.text("choose"))).chain(named).collect()
}

/// What a form about an entry was opened with. `revises` says whether there was an entry before.
pub fn entering(typed: &Typed, revises: bool) -> Enter {
    Enter {
        version: revises.then(|| typed.value("version").to_owned()),
        reason: text(typed, "reason"),
        form_key: typed.value("key").to_owned(),
    }
}

/// What stands in the form of an entry: what was typed, else how it stands now. Boxes that are not ticked are not sent, so
/// what is ticked now counts only before anything was typed.
pub fn filled(typed: Typed, key: &str, entry: Option<&Entry>, fields: Vec<(String, String)>) -> Typed {
    let version = entry.map_or("", |it| &it.version);
    if !typed.value("key").is_empty() {
        return typed.or([("version", version)]);
    }
    let parameters = typed.fields().map(|(name, value)| (name.to_owned(), value.to_owned()));
    let keys = [("key".to_owned(), key.to_owned()), ("version".to_owned(), version.to_owned())];
    Typed::new(parameters.chain(keys).chain(fields))
}

/// The fields that say of which meeting's decision something comes.
pub const OF_DECISION: [&str; 2] = ["meeting", "decision"];

/// The decision of a meeting that a form, or an address, says something comes of.
pub fn of_decision(typed: &Typed) -> Option<OfDecision> {
    let [meeting, decision] = OF_DECISION.map(|name| typed.value(name).to_owned());
    (!meeting.is_empty() && !decision.is_empty()).then_some(OfDecision { meeting, decision: DecisionId(decision) })
}

/// A field with its value, as a form holds it.
pub fn field(name: &str, value: impl ToString) -> (String, String) {
    (name.to_owned(), value.to_string())
}

/// The fields of a text without the kinds of its versions.
pub fn text_words(name: &str, text: &Text) -> Vec<(String, String)> {
    text_fields(name, text).into_iter().filter(|(field, _)| !field.starts_with("text_kind")).collect()
}

/// Records an entry, and leads to its page.
pub async fn enter(
    visit: Visit,
    member: Member,
    typed: Typed,
    revises: bool,
    fact: Fact,
    page: fn(crate::domain::basics::lang::Lang, &str) -> String,
) -> Outcome {
    match visit.accord.enter(&member, entering(&typed, revises), fact).await {
        Ok(id) => Ok(Posted::Done(page(visit.lang, &id))),
        Err(refusal) => again(&visit, typed, refusal),
    }
}
