//! The steps of a commitment: added, moved, completed.

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::field::{Takes, TextField};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::text::LocalizedText;
use crate::app::components::text_area::TextArea;
use crate::app::entry_form::due;
use crate::app::entry_form::of_decision;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::pages::account::said;
use crate::app::pages::meeting::origin;
use crate::app::pages::report::form_data::text;
use crate::app::pages::report::form_data::{in_language, text_fields};
use crate::app::pages::report::refused;
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::TextKind;
use crate::domain::commitment::milestone::{Milestone, MilestoneId};
use crate::domain::record::events::first_due_of;
use crate::domain::record::state::InForce;
use crate::paths;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::commitment::milestones::SetMilestone;

/// The parameter of the address, and the field, that names the step to change; without it one is added.
pub const STEP: &str = "step";

/// Loads the steps, with the form that adds one or changes the one named.
///
/// # Errors
/// When the person may not set steps of the commitment, there is no such step, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let case = request.accord.commitments().member_commitment(&member, &request.slug).await.map_err(refused)?;
    let origin = origin::of(&request, &member, &form_data).await?;
    let page_context = request.read().await?;
    if !case.may(Action::SetMilestone) {
        return Err(Error::Nowhere);
    }
    let named = Some(form_data.value(STEP)).filter(|it| !it.is_empty()).or_else(|| request.parameter(STEP));
    let step = match named.map(|it| MilestoneId(it.to_owned())) {
        Some(id) => Some(case.milestone(&id).filter(|it| is_ours(it, &member)).ok_or(Error::Nowhere)?.clone()),
        None => None,
    };
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let commitment = case.state.commitment.clone();
    let frame = Frame::of_own(&request, &page_context, messages.say("milestones-title"));
    let done = request.parameter("done").is_some();
    let origin = origin.filter(|_| step.is_none());
    let proposed = origin.as_ref().map(origin::Origin::fields).unwrap_or_default();
    let form_data = filled(form_data, step.as_ref(), &case, &request.accord.idempotency_key(), lang);
    let form_data = form_data.or(proposed.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    Ok(Page::private(frame, messages.say("milestones-title"), move || {
        let steps: Vec<_> = case.state.milestones.iter().map(|it| line(it, &case, &member, &context)).collect();
        let none = steps.is_empty().then(|| view! { <p>{messages.text("commitment-milestones-none")}</p> });
        view! {
            <WorkHead
                from=(paths::commitments(lang), messages.say("nav-commitments"))
                title=messages.text("milestones-title")
                commitment=commitment.clone()
                context=context.clone()
            />
            {done.then(|| said(messages.say("form-saved")))}
            <Refused form_data=form_data.clone() messages=messages />
            <div class="columns even">
                <section class="card">
                    <header>
                        <h2>{messages.text("commitment-milestones")}</h2>
                    </header>
                    {none}
                    <ul class="feed work">{steps}</ul>
                </section>
                {form(&form_data, step.is_some(), &commitment.slug, origin.as_ref(), &context)}
            </div>
        }
    }))
}

/// Whether a step is the own side's, or one that the sources give.
fn is_ours(step: &InForce<Milestone>, member: &Member) -> bool {
    step.value.party.as_ref().is_none_or(|it| *it == member.party)
}

/// What stands in the form: what was typed, else how the step is.
fn filled(
    form_data: FormData,
    step: Option<&InForce<Milestone>>,
    case: &MemberCommitment,
    key: &str,
    lang: Lang,
) -> FormData {
    let kind = in_language("text_kind", lang.other());
    let mut present: Vec<(String, String)> = vec![("key".into(), key.to_owned())];
    if let Some(step) = step {
        let (it, version) = (&step.value, case.version(Versioned::Milestone(&step.value.id)));
        present.push((STEP.into(), it.id.0.clone()));
        present.push(("due".into(), it.due.map_or_else(String::new, |it| it.to_string())));
        present.push(("completed_on".into(), it.completed_on.map_or_else(String::new, |it| it.to_string())));
        present.extend(text_fields("title", &it.title));
        present.push(("version".into(), version));
    }
    present.push((kind, TextKind::Unofficial.to_string()));
    form_data.or(present.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

fn line(step: &InForce<Milestone>, case: &MemberCommitment, member: &Member, context: &RenderContext) -> AnyView {
    let (messages, lang, it) = (context.messages, context.lang, &step.value);
    let state = match (it.completed_on, it.due) {
        (Some(on), _) => messages.with("milestone-completed-on", &[("day", messages.day(on).into())]).into_any(),
        (None, Some(due)) => view! { {messages.text("field-due")} " " {day::due(due, messages)} }.into_any(),
        (None, None) => messages.text("due-none").into_any(),
    };
    let first = first_due_of(&it.id, it.due, &case.history).map(|first| {
        let text = messages.with("milestone-moved", &[("day", messages.due(first).into())]);
        view! { <span>{text}</span> }
    });
    let whose = it.party.as_ref().map(|party| {
        let name = context.party(party.as_str());
        view! { <span class="tag">{name}</span> }
    });
    let change = is_ours(step, member).then(|| {
        let address = paths::milestones(lang, &case.state.commitment.slug);
        let address = format!("{}#title_{lang}", paths::with_query(&address, [(STEP, it.id.as_str())]));
        let title = it.title.words(lang).to_owned();
        view! {
            <span class="row">
                <a class="button plain" href=address>
                    {messages.text("milestones-change")}
                    <span class="vh">{format!(": {title}")}</span>
                </a>
            </span>
        }
    });
    view! {
        <li>
            <strong>
                <LocalizedText text=it.title.clone() lang=lang />
            </strong>
            <span class="meta"><span>{state}</span> {first} {whose}</span>
            {change}
        </li>
    }
    .into_any()
}

fn form(
    form_data: &FormData,
    changes: bool,
    slug: &str,
    origin: Option<&origin::Origin>,
    context: &RenderContext,
) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let hidden = [STEP, "text_kind_en", "text_kind_ko"]
        .map(|name| view! { <input type="hidden" name=name value=form_data.value(name).to_owned() /> });
    let titles = [(lang, "field-in-own-language"), (lang.other(), "field-in-other-language")].map(|(of, key)| {
        let label = messages.with(
            "labelled",
            &[("label", messages.text(key).into()), ("value", messages.text("milestones-step").into())],
        );
        view! {
            <TextField
                name=in_language("title", of)
                label=label
                takes=Takes::Text
                autocomplete="off"
                form_data=form_data.clone()
            />
        }
    });
    let heading = if changes { "milestones-change" } else { "milestones-add" };
    let reason = changes.then(|| {
        view! {
            <TextArea
                name=in_language("reason", lang)
                label=messages.text("form-reason")
                hint=messages.text("milestones-reason-hint")
                form_data=form_data.clone()
            />
        }
    });
    let add = changes.then(|| {
        view! { <a href=paths::milestones(lang, slug)>{messages.text("milestones-add")}</a> }
    });
    view! {
        <form class="card write" method="post" action=paths::milestones(lang, slug) novalidate=true>
            <header>
                <h2>{messages.text(heading)}</h2>
            </header>
            <FormKeys form_data=form_data.clone() />
            {origin.map(|it| it.draw(context))}
            {hidden}
            {titles}
            <div class="pair">
                <TextField
                    name="due"
                    label=messages.text("field-due")
                    hint=messages.text("field-due-hint")
                    takes=Takes::Text
                    autocomplete="off"
                    form_data=form_data.clone()
                />
                <TextField
                    name="completed_on"
                    label=messages.text("milestones-completed")
                    hint=messages.text("milestones-completed-hint")
                    takes=Takes::Day
                    autocomplete="off"
                    form_data=form_data.clone()
                />
            </div>
            {reason}
            <div class="row acts">
                <button class="button">{messages.text("form-save")}</button>
                {add}
            </div>
        </form>
    }
    .into_any()
}

/// Adds a step, moves or completes one.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let (slug, messages) = (request.slug.as_str(), request.messages);
    let due = due(&mut form_data, "due", messages);
    let completed_on = match form_data.value("completed_on").trim() {
        "" => None,
        day => day.parse::<Day>().ok().or_else(|| {
            form_data.refuse("completed_on", messages.say("problem-not-a-day"));
            None
        }),
    };
    if form_data.is_refused() {
        return Ok(FormOutcome::Refused(form_data));
    }
    let step = MilestoneId(form_data.value(STEP).to_owned());
    let form = SetMilestone {
        before: (!step.as_str().is_empty()).then(|| (step, form_data.value("version").to_owned())),
        title: text(&form_data, "title"),
        due,
        completed_on,
        reason: text(&form_data, "reason"),
        of: of_decision(&form_data),
        idempotency_key: form_data.value("key").to_owned(),
    };
    match request.accord.commitments().set_milestone(&member, slug, form).await {
        Ok(_) => done(&paths::milestones(request.lang, slug), "saved"),
        Err(refusal) => again(&request, form_data, refusal),
    }
}
