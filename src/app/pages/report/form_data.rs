//! The fields of a report's form: what was typed into them as a report, and a report as what stands in them.

use crate::app::form::FormData;
use crate::app::pages::report::file_fields;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::FieldError;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, TextKind, Version};
use crate::domain::commitment::status::Status;
use crate::domain::report::content::ReportContent;
use crate::domain::report::evidence::Evidence;
use crate::domain::report::update::UpdateId;
use crate::i18n::Messages;
use crate::service::report::UpdateRef;

/// The fields of several lines, in the order of the form, each in both languages.
pub const TEXTS: [&str; 5] = ["results", "next_steps", "obstacles", "help_needed", "narrative"];
/// The most sources of one report.
pub const MOST_SOURCES: usize = 10;

/// The name of a text's field in a language.
pub fn in_language(field: &str, lang: Lang) -> String {
    format!("{field}_{lang}")
}

/// The text of a field, in as many languages as something was typed in.
pub fn text(form_data: &FormData, field: &str) -> Text {
    let version = |lang: &Lang| {
        let words = form_data.value(&in_language(field, *lang)).trim().to_owned();
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

/// What stands in the fields of a text: its words in each language, and what kind of version each is.
pub fn text_fields(field: &str, text: &Text) -> Vec<(String, String)> {
    let of = |it: &Version| {
        let kind = (in_language("text_kind", it.lang), it.kind.to_string());
        [(in_language(field, it.lang), it.words.clone()), kind]
    };
    text.0.iter().flat_map(of).collect()
}

/// A text as it was edited in a form. Words that stayed keep what kind of version they are; a translation whose original
/// alone changed is one of the former words from then on.
pub fn edited(form_data: &FormData, field: &str, present: &Text) -> Text {
    let words = |lang: Lang| form_data.value(&in_language(field, lang)).trim();
    let usual =
        |lang: Lang| if present.version(lang.other()).is_some() { TextKind::Unofficial } else { TextKind::Original };
    let versions = Lang::ALL.iter().filter(|lang| !words(**lang).is_empty()).map(|lang| {
        let former = present.version(*lang);
        let kind = former.map_or_else(|| usual(*lang), |it| it.kind);
        let stayed = former.is_some_and(|it| it.words == words(*lang));
        let original = present.version(lang.other()).filter(|it| it.words != words(lang.other()));
        let translates = match (former, original) {
            (Some(former), Some(original)) if stayed && kind != TextKind::Original => {
                former.translates.clone().or_else(|| Some(original.words.clone()))
            }
            (Some(former), None) if stayed => former.translates.clone(),
            _ => None,
        };
        Version { lang: *lang, words: words(*lang).to_owned(), kind, translates }
    });
    Text(versions.collect())
}

/// Reads what was typed; notes at its field what cannot be read. What can be read and still is wrong, the rules say later.
pub fn read(form_data: &mut FormData, messages: Messages) -> Option<ReportContent> {
    let status = form_data.value("status").parse::<Status>().ok();
    if status.is_none() {
        form_data.refuse("status", messages.say("problem-choose"));
    }
    let on = form_data.value("on").trim().parse::<Day>().ok();
    if on.is_none() {
        form_data.refuse("on", messages.say("problem-not-a-day"));
    }
    let progress = match form_data.value("progress").trim().trim_end_matches('%') {
        "" => None,
        number => number.trim().parse::<u8>().ok().or_else(|| {
            form_data.refuse("progress", messages.say("problem-not-a-number"));
            None
        }),
    };
    let visibility = form_data.value("visibility").parse::<Visibility>().ok();
    if visibility.is_none() {
        form_data.refuse("visibility", messages.say("problem-choose"));
    }
    let evidence = (0..MOST_SOURCES).filter_map(|place| source(form_data, place)).collect();
    let (status, on, visibility) = (status?, on?, visibility?);
    let kept = |field: &str| Some(form_data.value(field).to_owned()).filter(|it| !it.is_empty());
    (!form_data.is_refused()).then(|| ReportContent {
        on,
        status,
        progress,
        title: text(form_data, "title"),
        narrative: text(form_data, "narrative"),
        results: text(form_data, "results"),
        next_steps: text(form_data, "next_steps"),
        obstacles: text(form_data, "obstacles"),
        help_needed: text(form_data, "help_needed"),
        evidence,
        reading: kept("reading"),
        organisations: form_data.values("organisations").map(Into::into).collect(),
        meeting: kept("meeting"),
        visibility,
    })
}

/// Whether a source was given at a place of the form.
fn is_given(form_data: &FormData, place: usize) -> bool {
    let typed_in =
        ["", "-publisher"].iter().any(|part| !form_data.value(&format!("evidence-{place}{part}")).trim().is_empty());
    typed_in || file_fields::read(form_data, place).is_some()
}

/// The field of the form that a fault is about: the rules count the sources that were given, the form all its places.
fn of_source(form_data: &FormData, field: &str) -> Option<String> {
    let rest = field.strip_prefix("evidence-")?;
    let (number, part) = rest.split_at(rest.find('-').unwrap_or(rest.len()));
    let place = (0..MOST_SOURCES).filter(|place| is_given(form_data, *place)).nth(number.parse().ok()?)?;
    Some(format!("evidence-{place}{part}"))
}

fn source(form_data: &FormData, place: usize) -> Option<Evidence> {
    let of = |part: &str| {
        Some(form_data.value(&format!("evidence-{place}{part}")).trim().to_owned()).filter(|it| !it.is_empty())
    };
    is_given(form_data, place).then(|| Evidence {
        class: form_data
            .value(&format!("evidence-{place}-class"))
            .parse()
            .unwrap_or(crate::domain::report::evidence::EvidenceClass::Party),
        publisher: of("-publisher"),
        address: of(""),
        published_on: of("-published_on").and_then(|it| it.parse().ok()),
        read_on: of("-read_on").and_then(|it| it.parse().ok()),
        file: file_fields::read(form_data, place),
    })
}

/// What stands in the form for a report.
pub fn fields(written: &ReportContent) -> Vec<(String, String)> {
    let mut fields = vec![
        ("status".to_owned(), written.status.to_string()),
        ("on".to_owned(), written.on.to_string()),
        ("progress".to_owned(), written.progress.map_or_else(String::new, |it| it.to_string())),
        ("visibility".to_owned(), written.visibility.to_string()),
        ("reading".to_owned(), written.reading.clone().unwrap_or_default()),
        ("meeting".to_owned(), written.meeting.clone().unwrap_or_default()),
    ];
    let texts = [
        ("title", &written.title),
        ("narrative", &written.narrative),
        ("results", &written.results),
        ("next_steps", &written.next_steps),
        ("obstacles", &written.obstacles),
        ("help_needed", &written.help_needed),
    ];
    for (field, text) in texts {
        for version in &text.0 {
            fields.push((in_language(field, version.lang), version.words.clone()));
            let kind = in_language("text_kind", version.lang);
            if !fields.iter().any(|(name, _)| *name == kind) {
                fields.push((kind, version.kind.to_string()));
            }
        }
    }
    fields.extend(written.organisations.iter().map(|it| ("organisations".to_owned(), it.0.clone())));
    for (place, it) in written.evidence.iter().enumerate() {
        let mut add = |part: &str, value: String| fields.push((format!("evidence-{place}{part}"), value));
        add("", it.address.clone().unwrap_or_default());
        add("-publisher", it.publisher.clone().unwrap_or_default());
        add("-class", it.class.to_string());
        add("-published_on", it.published_on.map_or_else(String::new, |it| it.to_string()));
        add("-read_on", it.read_on.map_or_else(String::new, |it| it.to_string()));
        fields.extend(it.file.iter().flat_map(|file| file_fields::hidden(place, file)));
    }
    fields
}

/// Notes what the rules found wrong, each at the field in which the person wrote.
pub fn refuse(form_data: &mut FormData, faults: &[FieldError], messages: Messages) {
    for fault in faults {
        // Most texts have a field for each language.
        let in_both =
            Lang::ALL.iter().all(|lang| form_data.fields().any(|(name, _)| name == in_language(&fault.field, *lang)));
        let written = |lang: Lang| !form_data.value(&in_language(&fault.field, lang)).trim().is_empty();
        let lang = messages.lang();
        let field = if in_both
            || TEXTS.contains(&&*fault.field)
            || ["title", "name", "short", "reason", "summary", "text", "passage", "line"].contains(&&*fault.field)
        {
            // The fault may be in the other language's text only.
            let lang = if !written(lang) && written(lang.other()) { lang.other() } else { lang };
            in_language(&fault.field, lang)
        } else {
            of_source(form_data, &fault.field).unwrap_or_else(|| fault.field.clone())
        };
        form_data.refuse(&field, messages.of_word("problem", fault.problem));
    }
}

/// What was typed into a field, as a text in the reader's language.
pub fn original(form_data: &FormData, field: &str, lang: Lang) -> Text {
    let messages = Some(form_data.value(field).trim().to_owned());
    match lang {
        Lang::En => Text::of(messages, TextKind::Original, None, TextKind::Original),
        Lang::Ko => Text::of(None, TextKind::Original, messages, TextKind::Original),
    }
}

/// The update that a form is about, as it was when the form was opened.
pub fn update_ref(update: UpdateId, form_data: &FormData) -> UpdateRef {
    let (version, idempotency_key) = (form_data.value("version").to_owned(), form_data.value("key").to_owned());
    UpdateRef { update, version, idempotency_key }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::basics::field_error::Problem;

    fn typed(pairs: &[(&str, &str)]) -> FormData {
        FormData::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    const WHOLE: &[(&str, &str)] = &[
        ("status", "on_track"),
        ("on", "2026-11-20"),
        ("progress", "40%"),
        ("visibility", "shared"),
        ("results_ko", "시험망 구축"),
        ("results_en", "Testbed built"),
        ("text_kind_en", "unofficial"),
        ("evidence-1", "https://msit.example/1"),
        ("evidence-1-class", "party"),
    ];

    #[test]
    fn what_was_typed_is_read_and_stands_in_the_form_again() {
        let mut it = typed(WHOLE);
        let written = read(&mut it, Messages::of(Lang::Ko)).unwrap();
        assert_eq!((written.progress, written.evidence.len()), (Some(40), 1));
        assert_eq!(written.results.version(Lang::En).unwrap().translates.as_deref(), Some("시험망 구축"));
        let mut again = FormData::new(fields(&written));
        assert_eq!(read(&mut again, Messages::of(Lang::En)), Some(written));
    }

    /// A source may be left empty: what is wrong with the next one still stands beside it.
    #[test]
    fn what_is_wrong_with_a_source_stands_at_its_place() {
        let mut it = typed(WHOLE);
        let fault = |field: &str| FieldError { field: field.into(), problem: Problem::Missing };
        refuse(&mut it, &[fault("evidence-0"), fault("evidence-0-file"), fault("evidence-1")], Messages::of(Lang::En));
        let fields: Vec<&str> = it.errors().map(|(field, _)| field).collect();
        assert_eq!(fields, ["evidence-1", "evidence-1-file", "evidence-1"]);
    }

    #[test]
    fn each_mistake_stands_at_its_field() {
        let mut it = typed(&[("on", "yesterday"), ("progress", "half")]);
        assert_eq!(read(&mut it, Messages::of(Lang::En)), None);
        let fields: Vec<&str> = it.errors().map(|(field, _)| field).collect();
        assert_eq!(fields, ["status", "on", "progress", "visibility"]);
    }
}
