//! A table from a spreadsheet, pasted into the rows of the period sheet: read, looked at, and then written into drafts.

use leptos::prelude::*;

use crate::app::components::field::{self, Choice, FieldNotes, SelectField};
use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::components::icon::Icon;
use crate::app::components::text::LocalizedText;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done};
use crate::app::form::parse::choice_or;
use crate::app::pages::import;
use crate::app::pages::report::sheet::Sheet;
use crate::app::pages::report::sheet::pasted::{Change, Preview, Taken, Target};
use crate::app::pages::report::sheet::row::digest_of;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::status::Status;
use crate::domain::report::pasted::{Column, Fit, PastedRow, Said};
use crate::i18n::Messages;
use crate::paths;
use crate::service::unit_of_work::ServiceError;

form! {
    /// A pasted table; `read` and `of` say which preview of which table was shown.
    PasteForm {
        values { table, texts_in, read, of, key, act }
        lists { take }
    }
}

string_enum! {
    /// The actions of the buttons, in the field `act`.
    PasteAction {
        Preview = "preview",
        /// Writes the chosen rows into the drafts, as the preview shows them.
        Take = "take",
    }
}

/// The field with a file whose table takes the place of what was pasted.
pub const FILE: &str = "file";

/// The most characters of a cell that is not taken, as far as it is shown.
const SHOWN: usize = 80;

/// Loads the form, with what was understood of the table that was pasted.
///
/// # Errors
/// When the person writes no reports, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let sheet = Sheet::load(&request, &member).await?;
    let (messages, lang, zone) = (request.messages, request.lang, request.accord.zone());
    let page_context = request.read().await?;
    let context = page_context.render_context(&request);
    let key = request.accord.idempotency_key();
    let form_data = form_data.or([(PasteForm::NAMES.key, &*key), (PasteForm::NAMES.texts_in, lang.code())]);
    let frame = Frame::of_own(&request, &page_context, messages.say("paste-title"));
    Ok(Page::private(frame, move || {
        let texts_in = form_data.value(PasteForm::NAMES.texts_in).parse().unwrap_or(lang);
        let shown = !form_data.value(PasteForm::NAMES.read).is_empty();
        let preview = shown.then(|| Preview::of(&sheet, form_data.value(PasteForm::NAMES.table), texts_in).ok());
        let preview = preview.flatten().map(|preview| {
            let saved = |target: &Target<'_>| {
                let (draft, name) = target.draft?;
                let name = name.clone().unwrap_or_else(|| messages.say("office-holder-left"));
                let moment = messages.instant(draft.at(), &zone);
                Some(messages.with("sheet-draft", &[("name", name.into()), ("moment", moment.into())]))
            };
            draw(&preview, &form_data, lang, messages, saved)
        });
        let languages = Lang::ALL.iter().map(|it| Choice::new(it.code(), messages.of_word("language", it)));
        let languages = (!messages.is_alone()).then(|| {
            view! {
                <SelectField
                    name=PasteForm::NAMES.texts_in
                    label=messages.text("paste-texts-in")
                    choices=languages.collect()
                    form_data=form_data.clone()
                />
            }
        });
        let known = [PasteForm::NAMES.read, PasteForm::NAMES.of]
            .map(|name| view! { <input type="hidden" name=name value=form_data.value(name).to_owned() /> });
        let file = FieldNotes::of(FILE, Some(messages.say("paste-file-hint")), &form_data);
        let look = if preview.is_some() { "button plain" } else { "button" };
        view! {
            <PageHead
                steps=vec![
                    (paths::desk(lang), messages.say("desk")),
                    (paths::sheet(lang), messages.say("sheet-title")),
                ]
                title=messages.text("paste-title")
                lead=messages.text("paste-explained")
                form_data=form_data.clone()
                context=context.clone()
            />
            <form class="stack" method="post" enctype="multipart/form-data" novalidate=true>
                <FormKey key=form_data.value(PasteForm::NAMES.key).to_owned() />
                {known}
                <section class="card write">
                    <TextArea
                        name=PasteForm::NAMES.table
                        label=messages.text("paste-table")
                        hint=messages.text("paste-table-hint")
                        form_data=form_data.clone()
                    />
                    <div class="ask">
                        <label for=FILE>{messages.text("paste-file")}</label>
                        {file.view}
                        <input
                            class="field"
                            type="file"
                            id=FILE
                            name=FILE
                            accept=import::ENDINGS
                            aria-invalid=file.invalid
                            aria-describedby=file.described
                        />
                    </div>
                    {languages}
                    <div class="row acts">
                        <button class=look name=PasteForm::NAMES.act value=PasteAction::Preview.word()>
                            {messages.text("paste-preview")}
                        </button>
                    </div>
                </section>
                {preview}
            </form>
        }
    }))
}

/// What was understood, row by row, and the button that takes it.
fn draw(
    preview: &Preview<'_>,
    form_data: &FormData,
    lang: Lang,
    messages: Messages,
    saved: impl Fn(&Target<'_>) -> Option<String>,
) -> AnyView {
    let is_target = |taken: &Taken<'_>| matches!(taken, Taken::Target(_));
    let targets: Vec<_> = preview
        .rows
        .iter()
        .filter_map(|(row, taken)| match taken {
            Taken::Target(it) => Some(target(row, it, saved(it), form_data, lang, messages)),
            _ => None,
        })
        .collect();
    let others: Vec<_> = preview
        .rows
        .iter()
        .filter(|(_, taken)| !is_target(taken))
        .map(|(row, taken)| {
            let name = if row.name.is_empty() { messages.say("paste-nameless") } else { row.name.clone() };
            view! {
                <li>
                    <b dir="auto">{name}</b>
                    <span class="meta">{line(row, messages)}</span>
                    {why_not(row, taken, messages).map(|why| wrong(&why))}
                    {wrong_cells(row, messages)}
                </li>
            }
        })
        .collect();
    let (none, no_others) = (targets.is_empty(), others.is_empty());
    let unread = (!preview.unread.is_empty()).then(|| {
        let headings = messages.list(&preview.unread);
        view! { <p class="note">{messages.with("paste-unread-headings", &[("headings", headings.into())])}</p> }
    });
    let take = preview.targets().next().is_some().then(|| {
        view! {
            <div class="row acts">
                <button class="button" name=PasteForm::NAMES.act value=PasteAction::Take.word()>
                    {messages.text("paste-take")}
                </button>
            </div>
        }
    });
    let error = form_data.error(PasteForm::NAMES.take);
    let error = error.map(|error| field::wrong(format!("{}-error", PasteForm::NAMES.take), error));
    view! {
        <section class="card" id=PasteForm::NAMES.take tabindex="-1">
            <header>
                <h2>{messages.text("paste-understood")}</h2>
            </header>
            {error}
            {unread}
            {none.then(|| view! { <p class="quiet">{messages.text("paste-nothing-fits")}</p> })}
            <ul class="feed">{targets}</ul>
            {take}
        </section>
        {(!no_others)
            .then(|| {
                view! {
                    <section class="card">
                        <header>
                            <h2>{messages.text("paste-others")}</h2>
                        </header>
                        <ul class="feed">{others}</ul>
                    </section>
                }
            })}
    }
    .into_any()
}

/// A row of which something can be taken: each cell beside what stands in the draft.
fn target(
    row: &PastedRow,
    target: &Target<'_>,
    saved: Option<String>,
    form_data: &FormData,
    lang: Lang,
    messages: Messages,
) -> AnyView {
    let (slug, title) = (target.slug().to_owned(), target.case.state.commitment.title.clone());
    let title = view! { <LocalizedText text=title lang=lang /> };
    let head = if target.is_new() {
        let chosen = form_data.values(PasteForm::NAMES.take).any(|it| it == slug);
        view! {
            <label class="check">
                <input type="checkbox" name=PasteForm::NAMES.take value=slug.clone() checked=chosen />
                <span>{title}</span>
            </label>
        }
        .into_any()
    } else {
        view! {
            <b>{title}</b>
            <p class="note">{messages.text("paste-same")}</p>
        }
        .into_any()
    };
    let cells: Vec<_> = target
        .cells
        .iter()
        .map(|cell| {
            let said = |value: &str| said(cell, value, messages);
            view! {
                <tr>
                    <th scope="row">{messages.say(&format!("report-{}", cell.column))}</th>
                    <td class="lines" dir="auto">
                        <small>{messages.text("value-now")}</small>
                        {said(&cell.now)}
                    </td>
                    <td class="lines" dir="auto">
                        <small>{messages.text("paste-then")}</small>
                        {said(&cell.then)}
                    </td>
                </tr>
            }
        })
        .collect();
    let about: Vec<String> = std::iter::once(line(row, messages)).chain(saved).collect();
    view! {
        <li data-commitment=slug>
            {head}
            <p class="meta">{about.join(" · ")}</p>
            <table class="plain">
                <tbody>{cells}</tbody>
            </table>
            {wrong_cells(row, messages)}
        </li>
    }
    .into_any()
}

/// A value as readers know it.
fn said(cell: &Change, value: &str, messages: Messages) -> String {
    match (cell.column, value.parse::<Status>()) {
        _ if value.is_empty() => "–".to_owned(),
        (Column::Status, Ok(status)) => messages.of_word("status", status).to_owned(),
        (Column::Progress, _) => format!("{value}%"),
        _ => value.to_owned(),
    }
}

fn line(row: &PastedRow, messages: Messages) -> String {
    messages.with("paste-line", &[("n", row.line.into())])
}

/// Why nothing of a row is taken.
fn why_not(row: &PastedRow, taken: &Taken<'_>, messages: Messages) -> Option<String> {
    let lines = |lines: &[usize]| messages.list(&lines.iter().map(usize::to_string).collect::<Vec<_>>());
    match (taken, &row.fit) {
        (Taken::Target(_), _) => None,
        (Taken::Reported, _) => Some(messages.say("paste-reported")),
        (Taken::Nothing, _) => Some(messages.say("paste-nothing")),
        // The name of the row says so.
        (Taken::Unfit, Fit::Nameless) => None,
        (Taken::Unfit, Fit::Several(slugs)) => {
            Some(messages.with("paste-several", &[("slugs", messages.list(slugs).into())]))
        }
        (Taken::Unfit, Fit::Twice(rows)) => Some(messages.with("paste-twice", &[("lines", lines(rows).into())])),
        (Taken::Unfit, Fit::Unclosed) => Some(messages.say("paste-unclosed")),
        (Taken::Unfit, Fit::One(_) | Fit::Unknown) => Some(messages.say("paste-unknown")),
    }
}

/// The cells of a row that are not taken, each with the reason.
fn wrong_cells(row: &PastedRow, messages: Messages) -> Vec<AnyView> {
    let cells = row.said.iter().filter_map(|(_, said)| match said {
        Said::Wrong(cell, problem) => {
            let mut value: String = cell.chars().take(SHOWN).collect();
            if value.len() < cell.len() {
                value.push('…');
            }
            let reason = messages.of_word("pasted-cell", problem);
            Some(wrong(&messages.with("paste-not-taken", &[("value", value.into()), ("reason", reason.into())])))
        }
        _ => None,
    });
    let unread = (row.unread > 0)
        .then(|| view! { <p class="note">{messages.with("paste-unread", &[("n", row.unread.into())])}</p> }.into_any());
    cells.chain(unread).collect()
}

fn wrong(why: &str) -> AnyView {
    view! {
        <p class="wrong" dir="auto">
            <Icon name="i-info" />
            {why.to_owned()}
        </p>
    }
    .into_any()
}

/// Shows what is understood of the table, or writes what was shown into the drafts.
///
/// # Errors
/// When the person writes no reports, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let (messages, names) = (request.messages, PasteForm::NAMES);
    let act = choice_or(&mut form_data, names.act, PasteAction::Preview, messages);
    let texts_in = choice_or(&mut form_data, names.texts_in, request.lang, messages);
    let (Some(act), Some(texts_in)) = (act, texts_in) else { return Ok(FormOutcome::Refused(form_data)) };
    if form_data.is_refused() {
        return Ok(FormOutcome::Refused(form_data));
    }
    let sheet = Sheet::load(&request, &member).await?;
    let preview = match Preview::of(&sheet, form_data.value(names.table), texts_in) {
        Ok(preview) => preview,
        Err(problem) => {
            form_data = form_data.with(names.read, "");
            form_data.refuse(names.table, messages.of_word("pasted-problem", problem));
            return Ok(FormOutcome::Refused(form_data));
        }
    };
    let (read, of) = (preview.digest(), of(form_data.value(names.table), texts_in));
    if act == PasteAction::Preview || form_data.value(names.of) != of {
        // Another table than the one that was shown is looked at first.
        return Ok(FormOutcome::Redraw(shown(form_data, &preview, read, of)));
    }
    if form_data.value(names.read) != read {
        return Ok(FormOutcome::Refused(shown(form_data, &preview, read, of).conflicting(String::new())));
    }
    let chosen: Vec<String> = form_data.values(names.take).map(str::to_owned).collect();
    let drafts = preview.drafts(&chosen, form_data.value(names.key));
    if drafts.is_empty() {
        form_data.refuse(names.take, messages.say("paste-none-chosen"));
        return Ok(FormOutcome::Refused(form_data));
    }
    let mut count = 0_usize;
    let mut changed = false;
    for (slug, outcome) in request.accord.reports().save_drafts(&member, drafts).await? {
        match outcome {
            Ok(_) => count += 1,
            Err(ServiceError::Outdated(_)) => changed = true,
            Err(ServiceError::Invalid(faults)) => {
                let title = sheet.case(&slug).map_or(&*slug, |it| it.state.commitment.title.words(request.lang));
                for fault in faults {
                    let problem = messages.of_word("problem", fault.problem);
                    let said = messages.with("labelled", &[("label", title.into()), ("value", problem.into())]);
                    form_data.refuse(names.take, said);
                }
            }
            Err(refusal) => return Err(refusal.into()),
        }
    }
    if changed || form_data.is_refused() {
        // What was written says so; what a colleague wrote meanwhile stands beside the table.
        let sheet = Sheet::load(&request, &member).await?;
        if let Ok(preview) = Preview::of(&sheet, form_data.value(names.table), texts_in) {
            let read = preview.digest();
            form_data = shown(form_data, &preview, read, of);
        }
        let form_data = if changed { form_data.conflicting(String::new()) } else { form_data };
        return Ok(FormOutcome::Refused(form_data));
    }
    redirect_done(&paths::sheet(request.lang), &format!("pasted-{count}"))
}

/// The form with a preview, in which every row is chosen.
fn shown(form_data: FormData, preview: &Preview<'_>, read: String, of: String) -> FormData {
    let chosen: Vec<String> = preview.targets().map(|it| it.slug().to_owned()).collect();
    form_data.choosing(PasteForm::NAMES.take, chosen).with(PasteForm::NAMES.read, read).with(PasteForm::NAMES.of, of)
}

/// What a preview is of.
fn of(table: &str, texts_in: Lang) -> String {
    digest_of([texts_in.code(), table])
}
