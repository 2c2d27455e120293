//! Texts in both languages: a field for each, and what kind of version each is.

use crate::app::form::FormData;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, TextKind, Version};
use crate::domain::basics::typed_text::{TextFault, TextProblem, normal, trimmed};
use crate::i18n::Messages;

/// The field that says what kind of version the text in the other language is.
pub const TRANSLATION: &str = "translation";

/// The name of a text's field in a language.
pub fn in_language(field: &str, lang: Lang) -> String {
    format!("{field}_{lang}")
}

/// The text of a field, in as many languages as something was typed in.
pub fn text(form_data: &FormData, field: &str) -> Text {
    let version = |lang: &Lang| {
        let words = trimmed(form_data.value(&in_language(field, *lang))).to_owned();
        let kind = form_data.value(&in_language("text_kind", *lang)).parse().unwrap_or(TextKind::Original);
        (!words.is_empty()).then_some(Version { lang: *lang, words, kind, translates: None })
    };
    let mut text = Text(Lang::ALL.iter().filter_map(version).collect());
    // A translation is one of the words beside it: when those change later, it is outdated.
    let beside: Vec<String> = text.0.iter().rev().map(|version| version.words.clone()).collect();
    if beside.len() == Lang::ALL.len() {
        for (version, other) in text.0.iter_mut().zip(beside) {
            version.translates = (version.kind != TextKind::Original).then_some(other);
        }
    }
    text
}

/// The contents of the fields of a text: its words in each language, and what kind of version each is.
pub fn text_fields(field: &str, text: &Text) -> Vec<(String, String)> {
    let of = |version: &Version| {
        let kind = (in_language("text_kind", version.lang), version.kind.to_string());
        [(in_language(field, version.lang), version.words.clone()), kind]
    };
    text.0.iter().flat_map(of).collect()
}

/// A text as it was edited in a form. Words that stayed keep what kind of version they are; a translation whose
/// original alone changed is one of the former words from then on.
pub fn edited(form_data: &FormData, field: &str, present: &Text) -> Text {
    let words = |lang: Lang| trimmed(form_data.value(&in_language(field, lang)));
    // What was recorded before texts had a normal form stays as it was recorded.
    let stays = |former: &Version| trimmed(&normal(&former.words)) == words(former.lang);
    let usual =
        |lang: Lang| if present.version(lang.other()).is_some() { TextKind::Unofficial } else { TextKind::Original };
    let versions = Lang::ALL.iter().filter(|lang| !words(**lang).is_empty()).map(|lang| {
        let former = present.version(*lang);
        let kind = former.map_or_else(|| usual(*lang), |it| it.kind);
        let stayed = former.filter(|it| stays(it));
        let original = present.version(lang.other()).filter(|it| !stays(it));
        let translates = match (former, original) {
            (Some(former), Some(original)) if stayed.is_some() && kind != TextKind::Original => {
                former.translates.clone().or_else(|| Some(original.words.clone()))
            }
            (Some(former), None) if stayed.is_some() => former.translates.clone(),
            _ => None,
        };
        let words = stayed.map_or_else(|| words(*lang).to_owned(), |it| it.words.clone());
        Version { lang: *lang, words, kind, translates }
    });
    Text(versions.collect())
}

/// What was typed into a field, as a text in the reader's language.
pub fn original(form_data: &FormData, field: &str, lang: Lang) -> Text {
    let words = Some(trimmed(form_data.value(field)).to_owned());
    match lang {
        Lang::En => Text::of(words, TextKind::Original, None, TextKind::Original),
        Lang::Ko => Text::of(None, TextKind::Original, words, TextKind::Original),
    }
}

/// A text of an entry: edited where there was one, else as it was written in the language of the page and translated.
pub fn worded(form_data: &FormData, field: &str, present: Option<&Text>, lang: Lang) -> Text {
    if let Some(present) = present.filter(|it| !it.is_empty()) {
        return edited(form_data, field, present);
    }
    let translated = form_data.value(TRANSLATION).parse().unwrap_or(TextKind::Unofficial);
    let value = |of: Lang| trimmed(form_data.value(&in_language(field, of)));
    let version = |of: &Lang| {
        let alone = value(of.other()).is_empty();
        let kind = if *of == lang || alone { TextKind::Original } else { translated };
        Version { lang: *of, words: value(*of).to_owned(), kind, translates: None }
    };
    Text(Lang::ALL.iter().filter(|of| !value(**of).is_empty()).map(version).collect())
}

/// What is wrong with a text and where, in the reader's language.
pub fn text_fault(fault: &TextFault, messages: Messages) -> String {
    let code = fault.code();
    let at = [("line", fault.line.into()), ("place", fault.place.into()), ("code", code.as_str().into())];
    match fault.problem {
        TextProblem::Control => messages.with("problem-text-control", &at),
        TextProblem::Lost => messages.with("problem-text-lost", &at),
        TextProblem::Direction => messages.with("problem-text-direction", &at),
        TextProblem::PrivateUse => messages.with("problem-text-private_use", &at),
        TextProblem::Invisible => messages.say("problem-text-invisible"),
    }
}

/// The fields of a text without the kinds of its versions.
pub fn text_words(name: &str, text: &Text) -> Vec<(String, String)> {
    text_fields(name, text).into_iter().filter(|(field, _)| !field.starts_with("text_kind")).collect()
}
