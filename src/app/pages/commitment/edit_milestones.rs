//! Adding, rescheduling and completing the milestones of a commitment.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::card::CardHead;
use crate::app::components::day;
use crate::app::components::field::{Takes, TextField};
use crate::app::components::form_page::{EnterButton, FormKeys};
use crate::app::components::head::{PageHead, commitment_link};
use crate::app::components::reason::Reason;
use crate::app::components::text::LocalizedText;
use crate::app::entry_form::of_decision;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse;
use crate::app::form::parse::optional_day;
use crate::app::form::text::in_language;
use crate::app::form::text::{text, text_fields};
use crate::app::open_commitment::OpenCommitment;
use crate::app::pages::meeting::origin;
use crate::app::request::RenderContext;
use crate::app::{Error, Page, PageResult, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::TextKind;
use crate::domain::commitment::milestone::{Milestone, MilestoneId};
use crate::domain::record::events::first_due_of;
use crate::domain::record::in_force::InForce;
use crate::paths;
use crate::paths::CommitmentPath;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::commitment::milestones::{FURTHER, FurtherMilestone, SetMilestone, further_field};

form! {
    /// A milestone.
    MilestoneForm {
        values { step, completed_on, due, version, act, key }
        texts { title, reason }
    }
}

string_enum! {
    /// The buttons of the form, in the field `act`.
    MilestoneAction {
        /// Saves what was typed.
        Save = "save",
        /// Adds fields for more milestones.
        More = "more",
    }
}

/// So many rows more are shown at once.
const ROWS: usize = 4;

/// Loads the milestones, with the form that adds one or changes the given one.
///
/// # Errors
/// If the user may not set milestones of the commitment, there is no such milestone, or the database does not respond.
pub async fn page(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> PageResult {
    let origin = origin::of(&request, &member, &form_data).await?;
    let opened =
        OpenCommitment::open(&request, &member, &path.slug, "milestones-title", |case| case.may(Action::SetMilestone));
    let OpenCommitment { case, frame, context, .. } = opened.await?;
    let named = Some(form_data.value(MilestoneForm::NAMES.step))
        .filter(|it| !it.is_empty())
        .or_else(|| request.parameter(MilestoneForm::NAMES.step));
    let step = match named.map(|it| MilestoneId(it.to_owned())) {
        Some(id) => {
            Some(case.milestone(&id).filter(|it| it.value.is_open_to(&member.party)).ok_or(Error::Nowhere)?.clone())
        }
        None => None,
    };
    let (messages, lang) = (request.messages, request.lang);
    let commitment = case.state.commitment.clone();
    let done = request.parameter("done").is_some();
    let origin = origin.filter(|_| step.is_none());
    let proposed = origin.as_ref().map(origin::Origin::fields).unwrap_or_default();
    let form_data = filled(form_data, step.as_ref(), &case, &request.accord.idempotency_key(), lang);
    let form_data = form_data.or(proposed.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    Ok(Page::private(frame, move || {
        let steps: Vec<_> = case.state.milestones.iter().map(|it| line(it, &case, &member, &context)).collect();
        let none = steps.is_empty().then(|| view! { <p>{messages.text("commitment-milestones-none")}</p> });
        view! {
            <PageHead
                steps=vec![(paths::commitments(lang), messages.say("nav-commitments"))]
                title=messages.text("milestones-title")
                about=Some(commitment_link(&commitment, lang))
                saved=done.then(|| messages.say("form-saved"))
                form_data=form_data.clone()
                context=context.clone()
            />
            <div class="columns even">
                <section class="card">
                    <CardHead title=messages.text("commitment-milestones") />
                    {none}
                    <ul class="feed work">{steps}</ul>
                </section>
                {form(&form_data, step.is_some(), &commitment.slug, origin.as_ref(), &context)}
            </div>
        }
    }))
}

/// The form's contents: the submitted values, else the milestone's current ones.
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
        let (milestone, version) = (&step.value, case.version(Versioned::Milestone(&step.value.id)));
        present.push((MilestoneForm::NAMES.step.into(), milestone.id.0.clone()));
        present.push(("due".into(), milestone.due.map_or_else(String::new, |it| it.to_string())));
        present.push(("completed_on".into(), milestone.completed_on.map_or_else(String::new, |it| it.to_string())));
        present.extend(text_fields(MilestoneForm::NAMES.title, &milestone.title));
        present.push(("version".into(), version));
    }
    present.push((kind, TextKind::Unofficial.to_string()));
    form_data.or(present.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

fn line(step: &InForce<Milestone>, case: &MemberCommitment, member: &Member, context: &RenderContext) -> AnyView {
    let (messages, lang, milestone) = (context.messages, context.lang, &step.value);
    let state = match (milestone.completed_on, milestone.due) {
        (Some(on), _) => messages.with("milestone-completed-on", &[("day", messages.day(on).into())]).into_any(),
        (None, Some(due)) => view! { {messages.text("field-due")} " " {day::due(due, messages)} }.into_any(),
        (None, None) => messages.text("due-none").into_any(),
    };
    let first = first_due_of(&milestone.id, milestone.due, &case.history).map(|first| {
        let text = messages.with("milestone-moved", &[("day", messages.due(first).into())]);
        view! { <span>{text}</span> }
    });
    let whose = milestone.party.as_ref().map(|party| {
        let name = context.party(party.as_str());
        view! { <span class="tag">{name}</span> }
    });
    let change = step.value.is_open_to(&member.party).then(|| {
        let address = paths::milestones(lang, &case.state.commitment.slug);
        let address = format!(
            "{}#title_{lang}",
            paths::with_query(&address, [(MilestoneForm::NAMES.step, milestone.id.as_str())])
        );
        let title = milestone.title.words(lang).to_owned();
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
                <LocalizedText text=milestone.title.clone() lang=lang />
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
    // What kind of version the title in the other language is matters where there is a field for that.
    let (own, other) = (in_language("text_kind", lang), in_language("text_kind", lang.other()));
    let other = both::has_other("title", form_data, messages).then_some(other);
    let hidden = [MilestoneForm::NAMES.step.to_owned(), own].into_iter().chain(other);
    let hidden = hidden
        .map(|name| view! { <input type="hidden" name=name.clone() value=form_data.value(&name).to_owned() /> })
        .collect_view();
    let heading = if changes { "milestones-change" } else { "milestones-add" };
    let reason = changes.then(|| {
        view! {
            <Reason hint=messages.text("milestones-reason-hint") form_data=form_data.clone() messages=messages />
        }
    });
    let (further, more) = if changes { (None, None) } else { further(form_data, context) };
    let add = changes.then(|| {
        view! { <a href=paths::milestones(lang, slug)>{messages.text("milestones-add")}</a> }
    });
    view! {
        <form class="card write" method="post" action=paths::milestones(lang, slug) novalidate=true>
            <CardHead title=messages.text(heading) />
            <FormKeys form_data=form_data.clone() />
            {origin.map(|it| it.draw(context))}
            {hidden}
            <EnterButton act=MilestoneAction::Save.word() label=messages.say("form-save") />
            {both::lines("title", messages.text("milestones-step"), form_data, messages)}
            <div class="pair">
                <TextField
                    name=MilestoneForm::NAMES.due
                    label=messages.text("field-due")
                    hint=messages.text("field-due-hint")
                    form_data=form_data.clone()
                />
                <TextField
                    name=MilestoneForm::NAMES.completed_on
                    label=messages.text("milestones-completed")
                    hint=messages.text("milestones-completed-hint")
                    takes=Takes::Day
                    form_data=form_data.clone()
                />
            </div>
            {reason}
            {further}
            <div class="row acts">
                <button class="button" name=MilestoneForm::NAMES.act value=MilestoneAction::Save.word()>
                    {messages.text("form-save")}
                </button>
                {more}
                {add}
            </div>
        </form>
    }
    .into_any()
}

/// The rows for further milestones that are added together with the first, and the button for more rows.
fn further(form_data: &FormData, context: &RenderContext) -> (Option<AnyView>, Option<AnyView>) {
    let messages = context.messages;
    let more = if form_data.value(MilestoneForm::NAMES.act) == MilestoneAction::More.word() { ROWS } else { 0 };
    let shown = (written(form_data).last().map_or(0, |row| row + 1) + more).min(FURTHER);
    let rows: Vec<_> = (0..shown)
        .map(|row| {
            let title = further_field(row, MilestoneForm::NAMES.title);
            let mut form_data = form_data.clone();
            if let Some(error) = form_data.error(&title).map(str::to_owned) {
                form_data.refuse(&in_language(&title, context.lang), error);
            }
            view! {
                <fieldset class="source">
                    <legend>{messages.with("milestones-row", &[("n", (row + 2).into())])}</legend>
                    {both::lines(&title, messages.text("milestones-step"), &form_data, messages)}
                    <TextField
                        name=further_field(row, MilestoneForm::NAMES.due)
                        label=messages.text("field-due")
                        form_data=form_data.clone()
                    />
                </fieldset>
            }
        })
        .collect();
    let more = (shown < FURTHER).then(|| {
        view! {
            <button class="button plain" name=MilestoneForm::NAMES.act value=MilestoneAction::More.word()>
                {messages.text("milestones-more")}
            </button>
        }
        .into_any()
    });
    ((shown > 0).then(|| rows.into_any()), more)
}

/// The rows in which something was typed.
fn written(form_data: &FormData) -> impl DoubleEndedIterator<Item = usize> {
    let is_written = |row: &usize| {
        let title = further_field(*row, MilestoneForm::NAMES.title);
        let titled = Lang::ALL.iter().any(|lang| !form_data.value(&in_language(&title, *lang)).trim().is_empty());
        titled || !form_data.value(&further_field(*row, MilestoneForm::NAMES.due)).trim().is_empty()
    };
    (0..FURTHER).filter(is_written)
}

/// Adds milestones, or reschedules or completes one.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(
    request: RequestContext,
    member: Member,
    path: CommitmentPath,
    mut form_data: FormData,
) -> FormResult {
    let typed = MilestoneForm::read(&form_data);
    if typed.act == MilestoneAction::More.word() {
        return Ok(FormOutcome::Redraw(form_data));
    }
    let (slug, messages) = (path.slug.as_str(), request.messages);
    let due = parse::due(&mut form_data, MilestoneForm::NAMES.due, messages);
    let completed_on = optional_day(&mut form_data, MilestoneForm::NAMES.completed_on, messages);
    let rows: Vec<usize> = written(&form_data).collect();
    let further = rows.into_iter().map(|row| {
        let title = text(&form_data, &further_field(row, MilestoneForm::NAMES.title));
        let due = parse::due(&mut form_data, &further_field(row, MilestoneForm::NAMES.due), messages);
        (row, FurtherMilestone { title, due })
    });
    let further = further.collect();
    if form_data.is_refused() {
        return Ok(FormOutcome::Refused(form_data));
    }
    let step = MilestoneId(typed.step);
    let form = SetMilestone {
        before: (!step.as_str().is_empty()).then_some((step, typed.version)),
        title: typed.title,
        due,
        completed_on,
        reason: typed.reason,
        of: of_decision(&form_data),
        further,
        idempotency_key: typed.key,
    };
    match request.accord.commitments().set_milestone(&member, slug, form).await {
        Ok(_) => redirect_done(&paths::milestones(request.lang, slug), "saved"),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
