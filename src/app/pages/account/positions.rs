//! The posts of one's organisation: who holds them, what they are responsible for; and who acts for whom.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::card::CardHead;
use crate::app::components::field::{Choice, SelectField, Takes, TextField, to_choose};
use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::components::text::LocalizedText;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::optional_day;
use crate::app::pages::account::positions;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::access::role::Role;
use crate::domain::account::Account;
use crate::domain::account::position::Delegation;
use crate::domain::basics::string_enum::string_enum;
use crate::paths;
use crate::service::account::positions::{PositionDetails, Positions};

form! {
    /// A new post, or a delegation.
    PositionsForm {
        values { delegation, to, from, until, key, act }
        texts { title }
    }
}

string_enum! {
    /// What the buttons ask for, in the field `act`.
    PositionsAction {
        Add = "add",
        Delegate = "delegate",
        EndDelegation = "end_delegation",
    }
}

/// Loads the posts.
///
/// # Errors
/// When the person writes no reports, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let Positions { posts, colleagues, delegations } = request.accord.accounts().positions(&member).await?;
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("offices-title"));
    let (key, today) = (request.accord.idempotency_key(), request.accord.today().to_string());
    let form_data = form_data.or([
        (PositionsForm::NAMES.key, &*key),
        (PositionsForm::NAMES.from, &*today),
        (PositionsForm::NAMES.until, &*today),
    ]);
    let manages = may(&member, Action::ManageOffices, &ActionContext::GENERAL);
    let done = request.parameter("done").is_some();
    Ok(Page::private(frame, move || {
        let none = posts.is_empty().then(|| view! { <p class="note">{messages.text("offices-none")}</p> });
        let posts = posts.into_iter().map(|it| row(it, &context)).collect_view();
        let own = colleagues.iter().any(|it| it.id == member.account && it.role == Role::Manager);
        let add = manages.then(|| add(&form_data, &context));
        let delegate = own.then(|| delegate(&member, &colleagues, &form_data, &context));
        let acting: Vec<_> =
            delegations.iter().filter_map(|it| acts(it, &colleagues, &member, &key, &context)).collect();
        let nobody = acting.is_empty().then(|| view! { <p class="note">{messages.text("delegation-none")}</p> });
        view! {
            <PageHead
                steps=vec![(paths::desk(lang), messages.say("desk"))]
                title=messages.text("offices-title")
                lead=messages.text("offices-explained")
                saved=done.then(|| messages.say("form-saved"))
                form_data=form_data.clone()
                context=context.clone()
            />
            <div class="columns even">
                <section class="card">
                    <CardHead title=messages.text("offices-posts") />
                    {none}
                    <ul class="feed">{posts}</ul>
                </section>
                {add}
                <section class="card">
                    <CardHead title=messages.text("delegation-title") />
                    {nobody}
                    <ul class="feed work">{acting}</ul>
                </section>
                {delegate}
            </div>
        }
    }))
}

fn row(position: PositionDetails, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let holder = match position.holder {
        Some(account) => messages.with("offices-held-by", &[("name", account.name.as_str().into())]),
        None => messages.say("offices-vacant"),
    };
    let duties = messages.with("offices-duties", &[("n", position.duties.into())]);
    view! {
        <li>
            <a class="t" href=paths::office(lang, &position.post.id)>
                <LocalizedText text=position.post.title lang=lang />
            </a>
            <span class="meta">
                <span>{holder}</span>
                <span>{duties}</span>
            </span>
        </li>
    }
    .into_any()
}

fn add(form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let label = messages.text("offices-post-title");
    view! {
        <form class="card write" method="post" novalidate=true>
            <CardHead title=messages.text("offices-add") />
            <input type="hidden" name=PositionsForm::NAMES.key value=form_data.value(PositionsForm::NAMES.key).to_owned() />
            {both::lines_with_example(PositionsForm::NAMES.title, label, messages.text("offices-post-hint"), form_data, messages)}
            <button class="button" name=PositionsForm::NAMES.act value=PositionsAction::Add.word()>
                {messages.text("offices-add")}
            </button>
        </form>
    }
    .into_any()
}

fn delegate(member: &Member, colleagues: &[Account], form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let others = colleagues.iter().filter(|it| it.id != member.account && it.role != Role::Admin);
    let choices = to_choose(messages, others.map(|it| Choice::new(it.id.clone(), it.name.clone())));
    view! {
        <form class="card write" method="post" novalidate=true>
            <CardHead title=messages.text("delegation-add") />
            <p class="note">{messages.text("delegation-note")}</p>
            <input type="hidden" name=PositionsForm::NAMES.key value=form_data.value(PositionsForm::NAMES.key).to_owned() />
            <SelectField name=PositionsForm::NAMES.to label=messages.text("delegation-to") choices=choices form_data=form_data.clone() />
            <div class="pair">
                <TextField name=PositionsForm::NAMES.from label=messages.text("field-from") takes=Takes::Day form_data=form_data.clone() />
                <TextField
                    name=PositionsForm::NAMES.until
                    label=messages.text("field-until")
                    takes=Takes::Day
                    form_data=form_data.clone()
                />
            </div>
            <button class="button" name=PositionsForm::NAMES.act value=PositionsAction::Delegate.word()>
                {messages.text("delegation-add")}
            </button>
        </form>
    }
    .into_any()
}

fn acts(
    delegation: &Delegation,
    colleagues: &[Account],
    member: &Member,
    key: &str,
    context: &RenderContext,
) -> Option<AnyView> {
    let messages = context.messages;
    let name = |id: &str| Some(colleagues.iter().find(|it| it.id == id)?.name.clone());
    let args = [
        ("to", name(&delegation.to_account)?.into()),
        ("for", name(&delegation.from_account)?.into()),
        ("from", messages.day(delegation.from).into()),
        ("until", messages.day(delegation.to).into()),
    ];
    let said = messages.with("delegation-of", &args);
    let end = (delegation.from_account == member.account).then(|| {
        view! {
            <form method="post">
                <FormKey key=format!("{key}-{}", delegation.id) />
                <input type="hidden" name=PositionsForm::NAMES.delegation value=delegation.id.clone() />
                <button class="button plain" name=PositionsForm::NAMES.act value=PositionsAction::EndDelegation.word()>
                    {messages.text("delegation-end")}
                </button>
            </form>
        }
    });
    Some(
        view! {
            <li>
                <span>{said}</span>
                <span class="row">{end}</span>
            </li>
        }
        .into_any(),
    )
}

/// Names a post, lets somebody act for oneself, or ends that.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    use positions::PositionsAction;

    let typed = PositionsForm::read(&form_data);
    let (messages, here) = (request.messages, paths::offices(request.lang));
    let key = typed.key;
    let answer = match typed.act.parse::<PositionsAction>() {
        Err(_) => return Ok(FormOutcome::Refused(form_data)),
        Ok(PositionsAction::Add) => {
            request.accord.accounts().add_position(&member, &typed.title, &key, &request.caller).await
        }
        Ok(PositionsAction::EndDelegation) => {
            request.accord.accounts().end_delegation(&member, &typed.delegation, &request.caller).await
        }
        Ok(PositionsAction::Delegate) => {
            let (from, until) = (
                optional_day(&mut form_data, PositionsForm::NAMES.from, messages),
                optional_day(&mut form_data, PositionsForm::NAMES.until, messages),
            );
            for (field, day) in [("from", from), ("until", until)] {
                if day.is_none() && form_data.error(field).is_none() {
                    form_data.refuse(field, messages.say("problem-not-a-day"));
                }
            }
            let (Some(from), Some(until)) = (from, until) else { return Ok(FormOutcome::Refused(form_data)) };
            request.accord.accounts().delegate(&member, &typed.to, (from, until), &key, &request.caller).await
        }
    };
    match answer {
        Ok(()) => redirect_done(&here, "saved"),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
