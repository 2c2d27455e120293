//! Spreadsheets that people bring in: a file is chosen, looked at, and recorded.

pub mod draw;
pub mod one;
pub mod record;
pub mod refused;
pub mod settings;
pub mod words;

use leptos::prelude::*;

use crate::app::components::field::{Choice, FieldNotes, RadioGroup};
use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done};
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::sheet::SheetSubject;
use crate::i18n::Messages;
use crate::paths;
use crate::service::portfolio::sheet::SheetFile;
use crate::service::unit_of_work::ServiceError;

form! {
    /// A file that is brought in. `kept` is the identifier under which it is, once it is.
    ImportForm {
        values { subject, kept, discard, key, act }
    }
}

string_enum! {
    /// The actions of the buttons, in the field `act`.
    ImportAction {
        /// The file that is sent is kept and looked at.
        Open = "open",
        /// A file that was kept goes.
        Discard = "discard",
    }
}

/// The field with the file.
pub const FILE: &str = "file";

/// For the window in which files are chosen; what a file is, its content says.
pub const ENDINGS: &str = ".csv,.tsv,.txt,.xlsx,.ods";

/// Why there is no page about a file: one that somebody else keeps is at no address.
pub fn gone(error: ServiceError) -> Error {
    match error {
        ServiceError::NotFound => Error::Nowhere,
        other => other.into(),
    }
}

/// Whether a form sends a file to be kept.
pub fn is_sent(form_data: &FormData) -> bool {
    form_data.value(ImportForm::NAMES.act) != ImportAction::Discard.word()
}

/// Loads the page on which a file is chosen.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let files = request.accord.portfolio().sheets(&member).await?;
    let page_context = request.read().await?;
    let context = page_context.render_context(&request);
    let (messages, lang, zone) = (request.messages, request.lang, request.accord.zone());
    let key = request.accord.idempotency_key();
    let offered: Vec<_> = SheetSubject::ALL.iter().filter(|it| it.is_brought_by(&member)).collect();
    let first = offered.first().map_or("", |it| it.word());
    let form_data = form_data.or([(ImportForm::NAMES.key, &*key), (ImportForm::NAMES.subject, first)]);
    let frame = Frame::of_own(&request, &page_context, messages.say("import-title"));
    let done = request.parameter("done").and_then(|it| said_done(it, messages));
    Ok(Page::private(frame, move || {
        let choices = offered.iter().map(|it| Choice::new(it.word(), messages.of_word("import-subject", it)));
        let choices: Vec<Choice> = choices.collect();
        let notes = FieldNotes::of(FILE, Some(messages.say("import-file-hint")), &form_data);
        let kept: Vec<_> = files
            .iter()
            .map(|file| {
                let moment = messages.instant(Instant(file.kept_at), &zone);
                kept_file(file, moment, form_data.value(ImportForm::NAMES.key), lang, messages)
            })
            .collect();
        let kept = (!kept.is_empty()).then(|| {
            view! {
                <section class="card">
                    <header>
                        <h2>{messages.text("import-kept")}</h2>
                        <p class="note">{messages.text("import-kept-note")}</p>
                    </header>
                    <ul class="feed">{kept}</ul>
                </section>
            }
        });
        view! {
            <PageHead
                title=messages.text("import-title")
                lead=messages.text("import-lead")
                saved=done
                form_data=form_data.clone()
                context=context.clone()
            />
            <form class="card write" method="post" enctype="multipart/form-data" action=paths::import(lang) novalidate=true>
                <FormKey key=form_data.value(ImportForm::NAMES.key).to_owned() />
                <RadioGroup
                    name=ImportForm::NAMES.subject
                    label=messages.text("import-subject")
                    choices=choices
                    form_data=form_data.clone()
                />
                <div class="ask">
                    <label for=FILE>{messages.text("import-file")}</label>
                    {notes.view}
                    <input
                        class="field"
                        type="file"
                        id=FILE
                        name=FILE
                        accept=ENDINGS
                        aria-invalid=notes.invalid
                        aria-describedby=notes.described
                    />
                </div>
                <div class="row acts">
                    <button class="button" name=ImportForm::NAMES.act value=ImportAction::Open.word()>
                        {messages.text("import-open")}
                    </button>
                </div>
            </form>
            {kept}
        }
    }))
}

/// A file that is kept, to be looked at again or removed.
fn kept_file(file: &SheetFile, moment: String, key: &str, lang: Lang, messages: Messages) -> AnyView {
    let subject = file.subject.parse::<SheetSubject>().map(|it| messages.of_word("import-subject", it));
    let about = [subject.unwrap_or_default(), &*moment].join(" · ");
    view! {
        <li>
            <a class="t" href=paths::import_file(lang, &file.id) dir="auto">
                {file.name.clone()}
            </a>
            <span class="meta">{about}</span>
            <form method="post" action=paths::import(lang)>
                <FormKey key=format!("{key}-{}", file.id) />
                <input type="hidden" name=ImportForm::NAMES.discard value=file.id.clone() />
                <button class="button plain" name=ImportForm::NAMES.act value=ImportAction::Discard.word()>
                    {messages.text("import-discard")}
                    <span class="vh">{format!(": {}", file.name)}</span>
                </button>
            </form>
        </li>
    }
    .into_any()
}

/// What was done, from the address: how many entries were recorded, and how many of them others have to accept.
fn said_done(done: &str, messages: Messages) -> Option<String> {
    if done == "discarded" {
        return Some(messages.say("import-discarded"));
    }
    if done == "before" {
        return Some(messages.say("import-done-before"));
    }
    if let Some(count) = done.strip_prefix("submitted-") {
        return Some(messages.with("import-done-submitted", &[("n", count.parse::<u32>().ok()?.into())]));
    }
    let (count, proposed) = done.strip_prefix("recorded-")?.split_once('-')?;
    let (count, proposed) = (count.parse::<u32>().ok()?, proposed.parse::<u32>().ok()?);
    let recorded = messages.with("import-done", &[("n", count.into())]);
    if proposed == 0 {
        return Some(recorded);
    }
    Some(format!("{recorded} {}", messages.with("import-done-proposed", &[("n", proposed.into())])))
}

/// Opens a file that was kept before this is called, or removes one.
///
/// # Errors
/// When the database does not answer.
pub async fn post(request: RequestContext, member: Member, form_data: FormData) -> FormResult {
    let typed = ImportForm::read(&form_data);
    if typed.act == ImportAction::Discard.word() {
        request.accord.portfolio().discard_sheet(&member, &typed.discard).await?;
        return redirect_done(&paths::import(request.lang), "discarded");
    }
    if form_data.is_refused() || typed.kept.is_empty() {
        let mut form_data = form_data;
        if !form_data.is_refused() {
            form_data.refuse(FILE, request.messages.say("import-file-choose"));
        }
        return Ok(FormOutcome::Refused(form_data));
    }
    Ok(FormOutcome::Kept(paths::import_file(request.lang, &typed.kept)))
}
