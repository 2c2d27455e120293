//! The saved views of a person, of the own organisation and of all, and the form that saves one.

pub mod one;

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup, TextField};
use crate::app::components::filters::conditions::{conditions, in_short};
use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::components::saved_views::{address, kept, path};
use crate::app::components::text::note;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done, refuse_form};
use crate::app::form::parse::choice;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::address::take_apart;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::list::query::Query;
use crate::domain::list::saved_view::{SavedView, ViewCircle, ViewKind, circles};
use crate::i18n::Messages;
use crate::paths;
use crate::service::portfolio::views::{ReadView, SaveView};

form! {
    /// A view to be saved, or with which to start.
    ViewForm {
        values { act, name, circle, on, query, replace, start, view, version, sure, key }
    }
}

string_enum! {
    /// What the forms of these pages ask for, in their field `act`.
    ViewAction {
        Save = "save",
        Start = "start",
        StartElsewhere = "start_elsewhere",
        Change = "change",
        Delete = "delete",
    }
}

/// What a form is about to save: what it is a view of, and what it asks.
struct ToSave {
    kind: ViewKind,
    query: Query,
}

/// What is to be saved, of which whatever does not exist is left out.
async fn to_save(request: &RequestContext, on: &str, query: &str) -> Result<Option<ToSave>, crate::app::Error> {
    let Ok(kind) = on.parse() else { return Ok(None) };
    let (parameters, _) = take_apart(query);
    let (_, query, _) = request.accord.open(request.reader.clone(), &parameters).await?;
    Ok(Some(ToSave { kind, query: query.with(|_| ()) }))
}

/// Loads the page. With what is to be saved in the address it has the form that saves it.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let asked = |name: &'static str| match form_data.value(name) {
        "" => request.parameter(name).unwrap_or_default().to_owned(),
        typed => typed.to_owned(),
    };
    let saved = to_save(&request, &asked(ViewForm::NAMES.on), &asked(ViewForm::NAMES.query)).await?;
    let mut page_context = request.read().await?;
    // What is to be saved stands in a parameter of its own: the page itself is as of today.
    let views = request.accord.portfolio().views(&mut page_context.snapshot, Some(&member)).await?;
    let messages = request.messages;
    let frame = Frame::of_own(&request, &page_context, messages.say("views-title"));
    let context = page_context.render_context(&request);
    let key = match form_data.value(ViewForm::NAMES.key) {
        "" => request.accord.idempotency_key(),
        key => key.to_owned(),
    };
    let done = request.parameter("done").and_then(|it| it.parse::<ViewAction>().ok());
    let form_data = form_data.or([(ViewForm::NAMES.circle, ViewCircle::Own.word())]);
    let taken = form_data.error(ViewForm::NAMES.name) == Some(problem(Problem::ViewNamed, messages));
    let named = |it: &&ReadView| {
        let circle = it.view.circle.word() == form_data.value(ViewForm::NAMES.circle);
        circle && it.view.is_called(form_data.value(ViewForm::NAMES.name))
    };
    // Whoever is told that a name is taken, or of what took it meanwhile, replaces that version and no later one.
    let told = if taken || form_data.is_conflict() { views.iter().find(named) } else { None };
    let told = told.map(|it| it.view.clone());
    let form_data = match &told {
        Some(view) => form_data.with(ViewForm::NAMES.version, view.version.clone()),
        None => form_data,
    };
    Ok(Page::private(frame, move || {
        let form = saved.map(|saved| form(saved, taken, &member, &key, &form_data, &context));
        let now = told.filter(|_| form_data.is_conflict()).map(|view| now(&view, messages));
        let none =
            (views.is_empty() && form.is_none()).then(|| view! { <p class="card">{messages.text("views-none")}</p> });
        let cards = ViewCircle::ALL.iter().map(|circle| {
            let rows: Vec<_> =
                views.iter().filter(|it| it.view.circle == *circle).map(|it| row(it, &key, &context)).collect();
            (!rows.is_empty()).then(|| {
                view! {
                    <section class="card">
                        <header>
                            <h2>{messages.of_word("view-circle", circle)}</h2>
                        </header>
                        <ul class="feed work">{rows}</ul>
                    </section>
                }
            })
        });
        view! {
            <PageHead
                steps=vec![(paths::commitments(context.lang), messages.say("nav-commitments"))]
                title=messages.text("views-title")
                lead=messages.say("views-lead")
                saved=done.map(|act| messages.of_word("view-done", act).to_owned())
                form_data=form_data.clone()
                context=context.clone()
            />
            {now}
            {form}
            {none}
            {cards.collect_view()}
        }
    }))
}

/// What narrows a view, in words.
fn said(query: &Query, context: &RenderContext) -> String {
    in_short(&conditions(query, context), context.messages).unwrap_or_else(|| context.messages.say("view-of-all"))
}

/// The circles that a person chooses from.
fn choices(member: &Member, context: &RenderContext) -> Vec<Choice> {
    let messages = context.messages;
    let choice = |it: ViewCircle| {
        let organisation = context.organisation(member.organisation.as_str());
        let hint = messages.with(&format!("view-circle-{it}-hint"), &[("organisation", organisation.into())]);
        Choice::new(it.word(), messages.of_word("view-circle", it)).explained(hint)
    };
    circles(member).into_iter().map(choice).collect()
}

fn tick(name: &'static str, label: String, form_data: &FormData) -> AnyView {
    let checked = !form_data.value(name).is_empty();
    view! {
        <label class="check" for=name>
            <input type="checkbox" id=name name=name value="1" checked=checked />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// What a view became that was changed meanwhile.
fn now(view: &SavedView, messages: Messages) -> AnyView {
    let circle = messages.of_word("view-circle", view.circle);
    let arguments = [("name", view.name.as_str().into()), ("circle", circle.into())];
    view! { <p class="card">{messages.with("view-now", &arguments)}</p> }.into_any()
}

fn form(
    saved: ToSave,
    taken: bool,
    member: &Member,
    key: &str,
    form_data: &FormData,
    context: &RenderContext,
) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let replace = (taken || !form_data.value(ViewForm::NAMES.replace).is_empty()).then(|| {
        let version = form_data.value(ViewForm::NAMES.version).to_owned();
        view! {
            <input type="hidden" name=ViewForm::NAMES.version value=version />
            {tick(ViewForm::NAMES.replace, messages.say("view-replace"), form_data)}
        }
    });
    let kept = kept(&saved.query);
    let shown = match kept.is_empty() {
        true => path(saved.kind, lang),
        false => format!("{}?{kept}", path(saved.kind, lang)),
    };
    view! {
        <form class="card write" method="post" action=paths::views(lang) novalidate=true>
            <header>
                <h2>{messages.text("view-save-title")}</h2>
                <p class="note">
                    <a href=shown>{messages.of_word("view-kind", saved.kind)}</a>
                    {format!(": {}", said(&saved.query, context))}
                </p>
            </header>
            <FormKey key=key />
            <input type="hidden" name=ViewForm::NAMES.on value=saved.kind.word() />
            <input type="hidden" name=ViewForm::NAMES.query value=kept />
            <TextField name=ViewForm::NAMES.name label=messages.text("view-name") form_data=form_data.clone() />
            {replace}
            <RadioGroup
                name=ViewForm::NAMES.circle
                label=messages.text("view-for")
                choices=choices(member, context)
                form_data=form_data.clone()
            />
            {tick(ViewForm::NAMES.start, messages.say("view-start-with"), form_data)}
            <div class="row">
                <button class="button" name=ViewForm::NAMES.act value=ViewAction::Save.word()>
                    {messages.text("view-save")}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// A view: where it leads, what it shows, what of that does not exist any more, and what can be done with it.
fn row(read: &ReadView, key: &str, context: &RenderContext) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let ReadView { view, query, faults, changeable, start } = read;
    let gone = (!faults.is_empty()).then(|| {
        let values: Vec<String> = faults.iter().map(|it| format!("{}={}", it.name, it.value)).collect();
        view! { <p class="note">{messages.with("view-faults", &[("filters", values.join(", ").into())])}</p> }
    });
    let edit = changeable.then(|| {
        view! {
            <a class="button plain" href=paths::view(lang, &view.id)>
                {messages.text("view-change")}
                <span class="vh">{format!(": {}", view.name)}</span>
            </a>
        }
    });
    let (act, label) = match start {
        true => (ViewAction::StartElsewhere, "view-start-elsewhere"),
        false => (ViewAction::Start, "view-start"),
    };
    let starts = start.then(|| view! { <strong>{messages.text("view-is-start")}</strong> });
    view! {
        <li>
            <a class="t" href=address(view, lang)>
                {note(&view.name, lang)}
            </a>
            <span class="meta">
                <span>{messages.of_word("view-kind", view.kind)}</span>
                <span>{said(query, context)}</span>
                {starts}
            </span>
            {gone}
            <span class="row">
                {edit}
                <form method="post" action=paths::views(lang)>
                    <FormKey key=format!("{key}-{}", view.id) />
                    <input type="hidden" name=ViewForm::NAMES.view value=view.id.clone() />
                    <button class="button plain" name=ViewForm::NAMES.act value=act.word()>
                        {messages.text(label)}
                        <span class="vh">{format!(": {}", view.name)}</span>
                    </button>
                </form>
            </span>
        </li>
    }
    .into_any()
}

/// Saves a view, or sets the one with which the person starts.
///
/// # Errors
/// When there is no such view for the person, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let typed = ViewForm::read(&form_data);
    let portfolio = request.accord.portfolio();
    let here = paths::views(request.lang);
    match typed.act.parse::<ViewAction>() {
        Ok(act @ ViewAction::Start) => {
            portfolio.start_with(&member, Some(&typed.view)).await?;
            redirect_done(&here, act.word())
        }
        Ok(act @ ViewAction::StartElsewhere) => {
            portfolio.start_with(&member, None).await?;
            redirect_done(&here, act.word())
        }
        Ok(ViewAction::Save) => {
            let circle = choice::<ViewCircle>(&mut form_data, ViewForm::NAMES.circle, request.messages);
            let saved = to_save(&request, &typed.on, &typed.query).await?;
            let (Some(circle), Some(saved)) = (circle, saved) else { return Ok(FormOutcome::Refused(form_data)) };
            if !circles(&member).contains(&circle) {
                form_data.refuse(ViewForm::NAMES.circle, request.messages.say("problem-choose"));
                return Ok(FormOutcome::Refused(form_data));
            }
            let form = SaveView {
                name: typed.name,
                circle,
                kind: saved.kind,
                query: kept(&saved.query),
                replaces: (!typed.replace.is_empty()).then_some(typed.version),
                start: !typed.start.is_empty(),
                idempotency_key: typed.key,
            };
            match portfolio.save_view(&member, form).await {
                Ok(view) => Ok(FormOutcome::Redirect(address(&view, request.lang))),
                Err(refusal) => refuse(&request, form_data, refusal),
            }
        }
        _ => Ok(FormOutcome::Refused(form_data)),
    }
}

/// A refusal at the fields of these forms: a name is in one language.
fn refuse(
    request: &RequestContext,
    form_data: FormData,
    refusal: crate::service::unit_of_work::ServiceError,
) -> FormResult {
    use crate::service::unit_of_work::ServiceError;

    let ServiceError::Invalid(faults) = refusal else { return refuse_form(request, form_data, refusal) };
    let mut form_data = form_data;
    for fault in faults {
        form_data.refuse(&fault.field, problem(fault.problem, request.messages));
    }
    Ok(FormOutcome::Refused(form_data))
}

fn problem(problem: Problem, messages: Messages) -> &'static str {
    messages.of_word("problem", problem)
}
