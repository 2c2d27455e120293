//! The posts of one's organisation: who holds them, what they answer for; and who acts for whom.

use leptos::prelude::*;

use crate::app::components::field::{Choice, ErrorSummary, SelectField, Takes, TextField};
use crate::app::components::head::Crumbs;
use crate::app::components::text::LocalizedText;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::form::outcome::given_day;
use crate::app::pages::account::positions;
use crate::app::pages::account::said;
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::form_data::text;
use crate::app::pages::report::refused;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::{Member, Role};
use crate::domain::account::Account;
use crate::domain::account::position::Delegation;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::paths;
use crate::service::account::positions::{PositionDetails, Positions};

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
    let Positions { posts, colleagues, delegations } =
        request.accord.accounts().positions(&member).await.map_err(refused)?;
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("offices-title"));
    let (key, today) = (request.accord.idempotency_key(), request.accord.today().to_string());
    let form_data = form_data.or([("key", &*key), ("from", &*today), ("until", &*today)]);
    let manages = may(&member, Action::ManageOffices, &ActionContext::GENERAL);
    let done = request.parameter("done").is_some();
    Ok(Page::private(frame, messages.say("offices-title"), move || {
        let none = posts.is_empty().then(|| view! { <p class="note">{messages.text("offices-none")}</p> });
        let posts = posts.into_iter().map(|it| row(it, &context)).collect_view();
        let own = colleagues.iter().any(|it| it.id == member.account && it.role == Role::Manager);
        let add = manages.then(|| add(&form_data, lang, &context));
        let delegate = own.then(|| delegate(&member, &colleagues, &form_data, &context));
        let acting: Vec<_> = delegations.iter().filter_map(|it| acts(it, &colleagues, &member, &context)).collect();
        let nobody = acting.is_empty().then(|| view! { <p class="note">{messages.text("delegation-none")}</p> });
        view! {
            <Crumbs steps=vec![(paths::desk(lang), messages.say("desk"))] context=context.clone() />
            <div class="lead">
                <h1>{messages.text("offices-title")}</h1>
                <p>{messages.text("offices-explained")}</p>
            </div>
            {done.then(|| said(messages.say("form-saved")))}
            <ErrorSummary form_data=form_data.clone() messages=messages />
            <div class="columns even">
                <section class="card">
                    <header>
                        <h2>{messages.text("offices-posts")}</h2>
                    </header>
                    {none}
                    <ul class="feed">{posts}</ul>
                </section>
                {add}
                <section class="card">
                    <header>
                        <h2>{messages.text("delegation-title")}</h2>
                    </header>
                    {nobody}
                    <ul class="feed work">{acting}</ul>
                </section>
                {delegate}
            </div>
        }
    }))
}

fn row(it: PositionDetails, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let holder = match it.holder {
        Some(account) => messages.with("offices-held-by", &[("name", account.name.as_str().into())]),
        None => messages.say("offices-vacant"),
    };
    let duties = messages.with("offices-duties", &[("n", it.duties.into())]);
    view! {
        <li>
            <a class="t" href=paths::office(lang, &it.post.id)>
                <LocalizedText text=it.post.title lang=lang />
            </a>
            <span class="meta">
                <span>{holder}</span>
                <span>{duties}</span>
            </span>
        </li>
    }
    .into_any()
}

fn add(form_data: &FormData, lang: Lang, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let other = if lang == Lang::En { Lang::Ko } else { Lang::En };
    let label = |key: &'static str| {
        messages.with(
            "labelled",
            &[("label", messages.text(key).into()), ("value", messages.text("offices-post-title").into())],
        )
    };
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{messages.text("offices-add")}</h2>
            </header>
            <input type="hidden" name="key" value=form_data.value("key").to_owned() />
            <TextField
                name=in_language("title", lang)
                label=label("field-in-own-language")
                hint=messages.text("offices-post-hint")
                takes=Takes::Text
                autocomplete="off"
                form_data=form_data.clone()
            />
            <TextField
                name=in_language("title", other)
                label=label("field-in-other-language")
                takes=Takes::Text
                autocomplete="off"
                form_data=form_data.clone()
            />
            <button class="button" name="act" value=PositionsAction::Add.word()>
                {messages.text("offices-add")}
            </button>
        </form>
    }
    .into_any()
}

fn delegate(member: &Member, colleagues: &[Account], form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let choices = std::iter::once(Choice::new("", messages.text("choose")))
        .chain(
            colleagues
                .iter()
                .filter(|it| it.id != member.account && it.role != Role::Admin)
                .map(|it| Choice::new(it.id.clone(), it.name.clone())),
        )
        .collect();
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{messages.text("delegation-add")}</h2>
            </header>
            <p class="note">{messages.text("delegation-note")}</p>
            <input type="hidden" name="key" value=form_data.value("key").to_owned() />
            <SelectField name="to" label=messages.text("delegation-to") choices=choices form_data=form_data.clone() />
            <div class="pair">
                <TextField
                    name="from"
                    label=messages.text("field-from")
                    takes=Takes::Day
                    autocomplete="off"
                    form_data=form_data.clone()
                />
                <TextField
                    name="until"
                    label=messages.text("field-until")
                    takes=Takes::Day
                    autocomplete="off"
                    form_data=form_data.clone()
                />
            </div>
            <button class="button" name="act" value=PositionsAction::Delegate.word()>
                {messages.text("delegation-add")}
            </button>
        </form>
    }
    .into_any()
}

fn acts(it: &Delegation, colleagues: &[Account], member: &Member, context: &RenderContext) -> Option<AnyView> {
    let messages = context.messages;
    let name = |id: &str| Some(colleagues.iter().find(|it| it.id == id)?.name.clone());
    let args = [
        ("to", name(&it.to_account)?.into()),
        ("for", name(&it.from_account)?.into()),
        ("from", messages.day(it.from).into()),
        ("until", messages.day(it.to).into()),
    ];
    let said = messages.with("delegation-of", &args);
    let end = (it.from_account == member.account).then(|| {
        view! {
            <form method="post">
                <input type="hidden" name="delegation" value=it.id.clone() />
                <button class="button plain" name="act" value=PositionsAction::EndDelegation.word()>
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

    let (messages, here) = (request.messages, paths::offices(request.lang));
    let key = form_data.value("key").to_owned();
    let answer = match form_data.value("act").parse::<PositionsAction>() {
        Err(_) => return Ok(FormOutcome::Refused(form_data)),
        Ok(PositionsAction::Add) => {
            request.accord.accounts().add_position(&member, &text(&form_data, "title"), &key, &request.caller).await
        }
        Ok(PositionsAction::EndDelegation) => {
            request.accord.accounts().end_delegation(&member, form_data.value("delegation"), &request.caller).await
        }
        Ok(PositionsAction::Delegate) => {
            let (from, until) =
                (given_day(&mut form_data, "from", messages), given_day(&mut form_data, "until", messages));
            for (field, day) in [("from", from), ("until", until)] {
                if day.is_none() && form_data.error(field).is_none() {
                    form_data.refuse(field, messages.say("problem-not-a-day"));
                }
            }
            let (Some(from), Some(until)) = (from, until) else { return Ok(FormOutcome::Refused(form_data)) };
            request
                .accord
                .accounts()
                .delegate(&member, form_data.value("to"), (from, until), &key, &request.caller)
                .await
        }
    };
    match answer {
        Ok(()) => done(&here, "saved"),
        Err(refusal) => again(&request, form_data, refusal),
    }
}
