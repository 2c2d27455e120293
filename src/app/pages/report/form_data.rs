//! The fields of a report's form: what was typed into them as a report, and a report as what stands in them.

use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::parse::{choice_or, noted, optional_day, typed_day};
use crate::app::form::text::{in_language, text};
use crate::app::pages::report::file_fields;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::FieldError;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::status::Status;
use crate::domain::report::content::ReportContent;
use crate::domain::report::evidence::Evidence;
use crate::domain::report::evidence::EvidenceClass;
use crate::domain::report::update::UpdateId;
use crate::i18n::Messages;
use crate::service::report::UpdateRef;

form! {
    /// A report, its sources apart: those have fields of their own, numbered.
    ReportForm {
        values { status, on, progress, visibility, corrects, again, update, second, languages, version, key, act }
        texts { title, narrative, results, next_steps, obstacles, help_needed }
        lists { organisations }
    }
}

/// The fields of several lines, in the order of the form, each in both languages.
pub const TEXTS: [&str; 5] = ["results", "next_steps", "obstacles", "help_needed", "narrative"];
/// The name of a report's text: its headline, or one of [`TEXTS`].
pub fn text_name(field: &str, messages: Messages) -> String {
    messages.say(&if field == "title" { "report-title-field".to_owned() } else { format!("report-{field}") })
}

/// The most sources of one report.
pub const MOST_SOURCES: usize = 10;

/// Parses the input; reports at its field what cannot be parsed. The rules check the parsed values later.
pub fn read(form_data: &mut FormData, messages: Messages) -> Option<ReportContent> {
    let status = form_data.value(ReportForm::NAMES.status).parse::<Status>().ok();
    if status.is_none() {
        form_data.refuse(ReportForm::NAMES.status, messages.say("problem-choose"));
    }
    let on = typed_day(form_data.value(ReportForm::NAMES.on));
    if on.is_none() {
        form_data.refuse(ReportForm::NAMES.on, messages.say("problem-not-a-day"));
    }
    let progress = match form_data.value(ReportForm::NAMES.progress).trim().trim_end_matches('%') {
        "" => None,
        number => number.trim().parse::<u8>().ok().or_else(|| {
            form_data.refuse(ReportForm::NAMES.progress, messages.say("problem-not-a-number"));
            None
        }),
    };
    let visibility = form_data.value(ReportForm::NAMES.visibility).parse::<Visibility>().ok();
    if visibility.is_none() {
        form_data.refuse(ReportForm::NAMES.visibility, messages.say("problem-choose"));
    }
    let evidence = (0..MOST_SOURCES).filter_map(|place| source(form_data, place, messages)).collect();
    let (status, on, visibility) = (status?, on?, visibility?);
    let kept = |field: &str| Some(form_data.value(field).to_owned()).filter(|it| !it.is_empty());
    (!form_data.is_refused()).then(|| ReportContent {
        on,
        status,
        progress,
        title: text(form_data, ReportForm::NAMES.title),
        narrative: text(form_data, ReportForm::NAMES.narrative),
        results: text(form_data, ReportForm::NAMES.results),
        next_steps: text(form_data, ReportForm::NAMES.next_steps),
        obstacles: text(form_data, ReportForm::NAMES.obstacles),
        help_needed: text(form_data, ReportForm::NAMES.help_needed),
        evidence,
        reading: kept("reading"),
        organisations: form_data.values(ReportForm::NAMES.organisations).map(Into::into).collect(),
        meeting: kept("meeting"),
        visibility,
    })
}

/// Whether a source was given at a place of the form.
fn is_given(form_data: &FormData, place: usize) -> bool {
    let typed_in =
        ["", "-publisher"].iter().any(|part| !form_data.value(&format!("evidence-{place}{part}")).trim().is_empty());
    typed_in || !file_fields::read(form_data, place).is_empty()
}

/// The field of the form that a fault is about: the rules count the sources that were given, the form all its places.
fn of_source(form_data: &FormData, field: &str) -> Option<String> {
    let rest = field.strip_prefix("evidence-")?;
    let (number, part) = rest.split_at(rest.find('-').unwrap_or(rest.len()));
    let place = (0..MOST_SOURCES).filter(|place| is_given(form_data, *place)).nth(number.parse().ok()?)?;
    Some(format!("evidence-{place}{part}"))
}

fn source(form_data: &mut FormData, place: usize, messages: Messages) -> Option<Evidence> {
    if !is_given(form_data, place) {
        return None;
    }
    let field = |part: &str| format!("evidence-{place}{part}");
    let class = choice_or(form_data, &field("-class"), EvidenceClass::Party, messages)?;
    let published_on = optional_day(form_data, &field("-published_on"), messages);
    let read_on = optional_day(form_data, &field("-read_on"), messages);
    let source = Evidence {
        class,
        publisher: noted(form_data, &field("-publisher")),
        address: noted(form_data, &field("")),
        published_on,
        read_on,
        file: None,
        more_files: Vec::new(),
    };
    Some(source.with_files(file_fields::read(form_data, place)))
}

/// The form fields of a report.
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
    for (place, evidence) in written.evidence.iter().enumerate() {
        let mut add = |part: &str, value: String| fields.push((format!("evidence-{place}{part}"), value));
        add("", evidence.address.clone().unwrap_or_default());
        add("-publisher", evidence.publisher.clone().unwrap_or_default());
        add("-class", evidence.class.to_string());
        add("-published_on", evidence.published_on.map_or_else(String::new, |it| it.to_string()));
        add("-read_on", evidence.read_on.map_or_else(String::new, |it| it.to_string()));
        let files = evidence.files().enumerate();
        fields.extend(files.flat_map(|(number, file)| file_fields::hidden(place, number, file)));
    }
    fields
}

/// Reports each violation of the rules at the field that the person filled in.
pub fn refuse(form_data: &mut FormData, faults: &[FieldError], messages: Messages) {
    for fault in faults {
        // Most texts have a field for each language.
        let in_both =
            Lang::ALL.iter().all(|lang| form_data.fields().any(|(name, _)| name == in_language(&fault.field, *lang)));
        let written = |lang: Lang| !form_data.value(&in_language(&fault.field, lang)).trim().is_empty();
        let lang = messages.lang();
        let field = if in_both
            || TEXTS.contains(&&*fault.field)
            || ["title", "name", "short", "reason", "summary", "text", "passage", "line", "opinion", "memo"]
                .contains(&&*fault.field)
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

/// The update that a form is about, as it was when the form was opened.
pub fn update_ref(update: UpdateId, form_data: &FormData) -> UpdateRef {
    let (version, idempotency_key) =
        (form_data.value(ReportForm::NAMES.version).to_owned(), form_data.value(ReportForm::NAMES.key).to_owned());
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
        let mut form_data = typed(WHOLE);
        let written = read(&mut form_data, Messages::of(Lang::Ko)).unwrap();
        assert_eq!((written.progress, written.evidence.len()), (Some(40), 1));
        assert_eq!(written.results.version(Lang::En).unwrap().translates.as_deref(), Some("시험망 구축"));
        let mut again = FormData::new(fields(&written));
        assert_eq!(read(&mut again, Messages::of(Lang::En)), Some(written));
    }

    /// A source may be left empty: errors of the next one still appear beside that one.
    #[test]
    fn what_is_wrong_with_a_source_stands_at_its_place() {
        let mut form_data = typed(WHOLE);
        let fault = |field: &str| FieldError { field: field.into(), problem: Problem::Missing };
        refuse(
            &mut form_data,
            &[fault("evidence-0"), fault("evidence-0-file"), fault("evidence-1")],
            Messages::of(Lang::En),
        );
        let fields: Vec<&str> = form_data.errors().map(|(field, _)| field).collect();
        assert_eq!(fields, ["evidence-1", "evidence-1-file", "evidence-1"]);
    }

    #[test]
    fn what_cannot_be_read_of_a_source_is_refused() {
        for (field, value) in [("evidence-1-class", "rumour"), ("evidence-1-published_on", "May")] {
            let mut form_data = typed(WHOLE).with(field, value);
            assert_eq!(read(&mut form_data, Messages::of(Lang::En)), None);
            assert!(form_data.error(field).is_some(), "{field}");
        }
    }

    #[test]
    fn each_mistake_stands_at_its_field() {
        let mut form_data = typed(&[("on", "yesterday"), ("progress", "half")]);
        assert_eq!(read(&mut form_data, Messages::of(Lang::En)), None);
        let fields: Vec<&str> = form_data.errors().map(|(field, _)| field).collect();
        assert_eq!(fields, ["status", "on", "progress", "visibility"]);
    }
}
