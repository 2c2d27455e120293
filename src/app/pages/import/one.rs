//! One file: how it is read, what would become of its rows, and the form that records that.

use leptos::prelude::*;

use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::components::reason::Reason;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult};
use crate::app::form::parse::choice_or;
use crate::app::pages::import::{draw, gone, record, settings, words};
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::sheet::grid::GridProblem;
use crate::paths;
use crate::paths::SheetPath;
use crate::service::portfolio::sheet::{OpenedSheet, SheetPreview};

form! {
    /// How a file is read; and what is recorded of it.
    SheetForm {
        values { version, key, act, leave_out }
        texts { reason }
    }
}

string_enum! {
    /// The actions of the buttons, in the field `act`.
    SheetAction {
        /// Reads the file as was chosen.
        Look = "look",
        /// Records what the preview shows.
        Record = "record",
    }
}

/// Loads the page.
///
/// # Errors
/// When the person keeps no such file, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: SheetPath, form_data: FormData) -> PageResult {
    let page_context = request.read().await?;
    let words = words::of_page(&page_context.render_context(&request), &member);
    // What would become of the rows is found out by a connection of its own.
    drop(page_context);
    let opened = request.accord.portfolio().sheet(&member, &path.file, &words).await;
    let opened = opened.map_err(gone)?;
    let page_context = request.read().await?;
    let context = page_context.render_context(&request);
    let (messages, lang) = (request.messages, request.lang);
    let key = request.accord.idempotency_key();
    let frame = Frame::of_own(&request, &page_context, messages.say("import-title"));
    Ok(Page::private(frame, move || {
        let OpenedSheet { file, chosen, preview, .. } = &opened;
        let body = match preview {
            Ok(preview) => view! {
                {settings::form(preview, &key, &context)}
                {draw::preview(preview, &file.id, &context)}
                {recording(preview, &key, &form_data, &context)}
            }
            .into_any(),
            Err(problem) => {
                let why = messages.of_word("import-problem", problem);
                let again = (*problem == GridProblem::Encoding).then(|| settings::encoding(chosen, &key, messages));
                view! {
                    <section class="card stack">
                        <p class="wrong">{why}</p>
                    </section>
                    {again}
                }
                .into_any()
            }
        };
        view! {
            <PageHead
                steps=vec![(paths::import(lang), messages.say("import-title"))]
                title=messages.with("import-of", &[("name", file.name.as_str().into())])
                lead=messages.text("import-preview-lead")
                form_data=form_data.clone()
                context=context.clone()
            />
            {body}
        }
    }))
}

/// The form that records what is shown; nothing where there is nothing to record.
fn recording(preview: &SheetPreview, key: &str, form_data: &FormData, context: &RenderContext) -> Option<AnyView> {
    let messages = context.messages;
    let tally = preview.tally;
    if tally.taken() == 0 {
        return None;
    }
    let names = SheetForm::NAMES;
    let reason = (tally.changed > 0 && preview.reading.subject.needs_reason()).then(|| {
        view! { <Reason hint=messages.text("import-reason-hint") form_data=form_data.clone() messages=messages /> }
    });
    let leave_out = (tally.refused > 0).then(|| {
        let checked = !form_data.value(names.leave_out).is_empty();
        let wrong = form_data.error(names.leave_out).map(|error| {
            view! {
                <p class="wrong" id=format!("{}-error", names.leave_out)>
                    {error.to_owned()}
                </p>
            }
        });
        let said = messages.with("import-leave-out", &[("n", tally.refused.into())]);
        view! {
            <div class="ask">
                {wrong}
                <label class="check">
                    <input type="checkbox" id=names.leave_out name=names.leave_out value="1" checked=checked />
                    <span>{said}</span>
                </label>
                <p class="note">{messages.text("import-all-or-nothing")}</p>
            </div>
        }
    });
    let button = messages.with("import-record", &[("n", tally.taken().into())]);
    let view = view! {
        <form class="card write" method="post" id="record" novalidate=true>
            <FormKey key=format!("{key}-record") />
            <input type="hidden" name=names.version value=preview.version.clone() />
            {reason}
            {leave_out}
            <div class="row acts">
                <button class="button" name=names.act value=SheetAction::Record.word()>
                    {button}
                </button>
            </div>
        </form>
    };
    Some(view.into_any())
}

/// Reads the file as was chosen, or records what the preview shows.
///
/// # Errors
/// When the person keeps no such file, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, path: SheetPath, mut form_data: FormData) -> FormResult {
    let act = choice_or(&mut form_data, SheetForm::NAMES.act, SheetAction::Look, request.messages);
    let Some(act) = act else { return Ok(FormOutcome::Refused(form_data)) };
    let page_context = request.read().await?;
    let words = words::of_page(&page_context.render_context(&request), &member);
    drop(page_context);
    match act {
        SheetAction::Look => {
            let chosen = settings::read(&form_data);
            let done = request.accord.portfolio().choose_sheet(&member, &path.file, chosen, &words).await;
            done.map_err(gone)?;
            Ok(FormOutcome::Kept(paths::import_file(request.lang, &path.file)))
        }
        SheetAction::Record => record::post(request, member, &path.file, form_data, &words).await,
    }
}
