//! One saved view, to be renamed, given to others or deleted by those who may.

use leptos::prelude::*;

use crate::app::components::field::{RadioGroup, TextField};
use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::components::saved_views::address;
use crate::app::form::FormData;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done};
use crate::app::form::parse::choice;
use crate::app::pages::portfolio::views::{ViewAction, ViewForm, choices, now, refuse, said, tick};
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::list::saved_view::{ViewCircle, circles};
use crate::paths::{self, ViewPath};
use crate::service::portfolio::views::{ChangeView, ReadView};
use crate::service::unit_of_work::ServiceError;

/// The view, where the person may change it.
async fn found(request: &RequestContext, member: &Member, id: &str) -> Result<ReadView, Error> {
    let mut snapshot = request.accord.snapshot(request.reader.clone(), None).await?;
    let views = request.accord.portfolio().views(&mut snapshot, Some(member)).await?;
    views.into_iter().find(|it| it.view.id == id && it.changeable).ok_or(Error::Nowhere)
}

/// Loads the page.
///
/// # Errors
/// When there is no such view that the person may change, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: ViewPath, form_data: FormData) -> PageResult {
    let ReadView { view, query, .. } = found(&request, &member, &path.view).await?;
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(&request, &page_context, messages.say("view-change-title"));
    let context = page_context.render_context(&request);
    let key = request.accord.idempotency_key();
    // A form shown again is about what stands now.
    let form_data = form_data.or([
        (ViewForm::NAMES.name, view.name.as_str()),
        (ViewForm::NAMES.circle, view.circle.word()),
        (ViewForm::NAMES.version, view.version.as_str()),
    ]);
    let version = form_data.value(ViewForm::NAMES.version).to_owned();
    Ok(Page::private(frame, move || {
        let lang = context.lang;
        let now = form_data.is_conflict().then(|| now(&view, messages));
        let deletes = form_data.value(ViewForm::NAMES.act) == ViewAction::Delete.word();
        let (changed, deleted) = match deletes {
            true => (
                FormData::default()
                    .or([(ViewForm::NAMES.name, view.name.as_str()), (ViewForm::NAMES.circle, view.circle.word())]),
                form_data.clone(),
            ),
            false => (form_data.clone(), FormData::default()),
        };
        let wrong = deleted
            .error(ViewForm::NAMES.sure)
            .map(|error| view! { <p class="wrong" role="alert">{error.to_owned()}</p> });
        view! {
            <PageHead
                steps=vec![(paths::views(lang), messages.say("views-title"))]
                title=messages.text("view-change-title")
                form_data=form_data.clone()
                context=context.clone()
            />
            {now}
            <div class="columns even">
                <form class="card write" method="post" novalidate=true>
                    <header>
                        <h2>{messages.text("view-change")}</h2>
                        <p class="note">
                            <a href=address(&view, lang)>{messages.of_word("view-kind", view.kind)}</a>
                            {format!(": {}", said(&query, &context))}
                        </p>
                    </header>
                    <FormKey key=key.clone() />
                    <input type="hidden" name=ViewForm::NAMES.version value=version.clone() />
                    <TextField name=ViewForm::NAMES.name label=messages.text("view-name") form_data=changed.clone() />
                    <RadioGroup
                        name=ViewForm::NAMES.circle
                        label=messages.text("view-for")
                        choices=choices(&member, &context)
                        form_data=changed
                    />
                    <div class="row">
                        <button class="button" name=ViewForm::NAMES.act value=ViewAction::Change.word()>
                            {messages.text("view-save")}
                        </button>
                    </div>
                    <p class="note">{messages.text("view-replace-how")}</p>
                </form>
                <form class="card" method="post" novalidate=true>
                    <header>
                        <h2>{messages.text("view-delete")}</h2>
                    </header>
                    <FormKey key=format!("{key}-delete") />
                    <input type="hidden" name=ViewForm::NAMES.version value=version />
                    {wrong}
                    {tick(ViewForm::NAMES.sure, messages.with("view-delete-sure", &[("name", view.name.as_str().into())]), &deleted)}
                    <div class="row">
                        <button class="button plain" name=ViewForm::NAMES.act value=ViewAction::Delete.word()>
                            {messages.text("view-delete")}
                        </button>
                    </div>
                </form>
            </div>
        }
    }))
}

/// Renames a view, gives it to others, or deletes it.
///
/// # Errors
/// When there is no such view that the person may change, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, path: ViewPath, mut form_data: FormData) -> FormResult {
    found(&request, &member, &path.view).await?;
    let typed = ViewForm::read(&form_data);
    let portfolio = request.accord.portfolio();
    let here = paths::views(request.lang);
    let (act, done) = match typed.act.parse::<ViewAction>() {
        Ok(act @ ViewAction::Delete) if typed.sure.is_empty() => {
            form_data.refuse(ViewForm::NAMES.sure, request.messages.say("view-delete-tick"));
            return Ok(FormOutcome::Refused(form_data.with(ViewForm::NAMES.act, act.word())));
        }
        Ok(act @ ViewAction::Delete) => (act, portfolio.delete_view(&member, &path.view, &typed.version).await),
        Ok(act @ ViewAction::Change) => {
            let Some(circle) = choice::<ViewCircle>(&mut form_data, ViewForm::NAMES.circle, request.messages) else {
                return Ok(FormOutcome::Refused(form_data));
            };
            if !circles(&member).contains(&circle) {
                form_data.refuse(ViewForm::NAMES.circle, request.messages.say("problem-choose"));
                return Ok(FormOutcome::Refused(form_data));
            }
            let form = ChangeView { id: path.view.clone(), version: typed.version, name: typed.name, circle };
            (act, portfolio.change_view(&member, form).await)
        }
        _ => return Ok(FormOutcome::Refused(form_data)),
    };
    match done {
        Ok(()) => redirect_done(&here, act.word()),
        Err(ServiceError::Denied) if act == ViewAction::Change => {
            form_data.refuse(ViewForm::NAMES.circle, request.messages.say("problem-choose"));
            Ok(FormOutcome::Refused(form_data))
        }
        Err(refusal) => refuse(&request, form_data, refusal),
    }
}
