//! What was typed into a row of the period sheet, as the fields of a report's form: a row is that form in short, over the
//! draft that the organisation has of the report.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::app::pages::report::form_data::read;
use crate::app::pages::report::sheet::{ForAll, SheetForm, name};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, TextKind};
use crate::domain::commitment::status::Status;
use crate::domain::report::content::{ReportContent, Shown};
use crate::domain::report::update::Update;
use crate::i18n::Messages;
use crate::service::report::drafts::{DraftRef, ReportDraft, SaveDraft};

/// The texts of a row, each in both languages.
pub const TEXTS: [&str; 3] = ["results", "next_steps", "obstacles"];
/// Its other fields, with the names that they have in a report's form.
const OTHERS: [&str; 5] = ["status", "progress", "on", "visibility", "evidence-0"];
/// Those that are as for all rows where they are empty.
pub const AS_FOR_ALL: [&str; 2] = ["on", "visibility"];

/// Whether a field of a report's form stands in a row.
pub fn is_in_row(field: &str) -> bool {
    let text = |text: &&str| Lang::ALL.iter().any(|lang| in_language(text, *lang) == field);
    OTHERS.contains(&field) || TEXTS.iter().any(text)
}

/// What a draft says, in the fields of a report's form.
pub fn fields_of(draft: &ReportDraft) -> Vec<(String, String)> {
    serde_json::from_str(&draft.fields).unwrap_or_default()
}

/// What was made of a row.
pub enum Row {
    /// It says nothing that was not said before.
    Unchanged,
    Report(Box<ReportContent>),
    /// What is wrong, by the fields of a report's form.
    Wrong(Vec<(String, String)>),
}

/// A row as it was sent.
pub struct Typed<'a> {
    pub form_data: &'a FormData,
    pub slug: &'a str,
    /// The last report, with which it is compared.
    pub last: Option<&'a Update>,
    /// The draft over which it was typed.
    pub draft: Option<&'a ReportDraft>,
}

impl Typed<'_> {
    /// What was typed into a field of the row.
    pub fn value(&self, field: &str) -> &str {
        self.form_data.value(&name(self.slug, field)).trim()
    }

    fn is_sent(&self, field: &str) -> bool {
        self.form_data.fields().any(|(sent, _)| sent == name(self.slug, field))
    }

    /// Status and progress that the row showed before anything was typed.
    fn shown(&self) -> Shown {
        let (status, progress) = (SheetForm::NAMES.status_shown, SheetForm::NAMES.progress_shown);
        let number = |field: &str| self.value(field).trim_end_matches('%').trim().parse::<u8>().ok();
        Shown {
            status: if self.is_sent(status) { self.value(status).parse().ok() } else { self.last.map(|it| it.status) },
            progress: if self.is_sent(progress) { number(progress) } else { self.last.and_then(|it| it.progress) },
        }
    }

    /// The fields of a report's form: what was typed over what the draft says.
    fn fields(&self) -> FormData {
        let start = format!("{}.", self.slug);
        let typed = self.form_data.fields().filter_map(|(name, value)| Some((name.strip_prefix(&start)?, value)));
        let typed = typed.filter(|(field, _)| is_in_row(field));
        let draft = FormData::new(self.draft.map(fields_of).unwrap_or_default());
        let fields = typed.fold(draft, |fields, (field, value)| fields.with(field, value));
        // A form without the field says nothing of the progress, which then is what it was.
        let progress = self.shown().progress.map_or_else(String::new, |it| it.to_string());
        fields.or([("progress", progress.as_str())])
    }

    /// Whether it is to be saved as a draft: something was typed into it, and the draft does not say it yet.
    pub fn is_to_be_saved(&self) -> bool {
        let touched = self.value(SheetForm::NAMES.shown) != digest(self.form_data, self.slug);
        let Some(draft) = self.draft else { return touched && self.says_anything() };
        let before = FormData::new(fields_of(draft));
        touched && self.fields().fields().any(|(field, value)| is_in_row(field) && before.value(field) != value)
    }

    /// Whether anything stands in it that the last report does not say.
    fn says_anything(&self) -> bool {
        let shown = self.shown();
        let word = |field: &str, lang: Lang| Some(text_of(self.last?, field)?.version(lang)?.words.trim().to_owned());
        let is_new = |field: &str, lang: Lang| {
            let typed = self.value(&in_language(field, lang));
            !typed.is_empty() && word(field, lang).as_deref() != Some(typed)
        };
        let progress = self.value("progress").trim_end_matches('%').trim();
        let stays = progress.is_empty() || progress.parse().ok() == shown.progress;
        let texts = TEXTS.iter().any(|field| Lang::ALL.iter().any(|lang| is_new(field, *lang)));
        let others = ["evidence-0", "on", "visibility"].iter().any(|field| !self.value(field).is_empty());
        self.value("status").parse::<Status>().ok() != shown.status || !stays || texts || others
    }

    /// The draft that it saves.
    pub fn draft(&self, key: &str, automatic: bool) -> SaveDraft {
        let fields = self.fields();
        let empty: Vec<String> =
            AS_FOR_ALL.iter().filter(|it| fields.value(it).is_empty()).map(|it| (*it).to_owned()).collect();
        let fields = fields.without(&empty);
        let fields: Vec<(&str, &str)> = fields.written().collect();
        SaveDraft {
            id: self.draft_ref().map(|it| it.id),
            fields: serde_json::to_string(&fields).unwrap_or_default(),
            base_version: self.value(SheetForm::NAMES.version).to_owned(),
            draft_version: self.value(SheetForm::NAMES.draft_version).to_owned(),
            idempotency_key: key_of(key, self.slug),
            automatic,
        }
    }

    /// The draft with which the row was opened, or that it made since.
    pub fn draft_ref(&self) -> Option<DraftRef> {
        let (id, version) = (self.value(SheetForm::NAMES.draft), self.value(SheetForm::NAMES.draft_version));
        (!id.is_empty()).then(|| DraftRef { id: id.to_owned(), version: version.to_owned() })
    }

    /// Reads it into a report.
    pub fn read(&self, all: &ForAll, messages: Messages) -> Row {
        let mut fields = self.fields();
        for (field, value) in [("on", all.on.to_string()), ("visibility", all.visibility.to_string())] {
            if fields.value(field).trim().is_empty() {
                fields = fields.with(field, value);
            }
        }
        let other = in_language("text_kind", messages.lang().other());
        fields = fields.or([(other.as_str(), TextKind::Unofficial.word())]);
        let mut shown = self.shown();
        let chosen = !fields.value("status").is_empty();
        if !chosen {
            // Nothing is chosen: whether anything else is said.
            let status = shown.status.unwrap_or(Status::NotStarted);
            fields = fields.with("status", status.word());
            shown.status = Some(status);
        }
        let Some(written) = read(&mut fields, messages) else {
            return Row::Wrong(fields.errors().map(|(field, error)| (field.to_owned(), error.to_owned())).collect());
        };
        if !written.says_more(&shown, self.last) {
            return Row::Unchanged;
        }
        if !chosen {
            return Row::Wrong(vec![("status".to_owned(), messages.say("problem-choose"))]);
        }
        Row::Report(Box::new(written))
    }
}

/// A text of a row, as a report has it.
pub fn text_of<'a>(update: &'a Update, field: &str) -> Option<&'a Text> {
    match field {
        "results" => Some(&update.results),
        "next_steps" => Some(&update.next_steps),
        "obstacles" => Some(&update.obstacles),
        _ => None,
    }
}

/// A digest of what stands in the fields of a row: whether anything was typed since the page was drawn.
pub fn digest(form_data: &FormData, slug: &str) -> String {
    let texts = TEXTS.iter().flat_map(|text| Lang::ALL.iter().map(|lang| in_language(text, *lang)));
    let fields = OTHERS.iter().map(|it| (*it).to_owned()).chain(texts);
    digest_of(fields.map(|field| form_data.value(&name(slug, &field))))
}

/// A digest of some words, one after the other.
pub fn digest_of(words: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut digest = Sha256::new();
    for word in words {
        digest.update(word.as_ref());
        digest.update([0]);
    }
    URL_SAFE_NO_PAD.encode(&digest.finalize()[..12])
}

/// The key of a row, as if it were a form of its own.
pub fn key_of(key: &str, slug: &str) -> String {
    format!("{key}.{slug}")
}
