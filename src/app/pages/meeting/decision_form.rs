//! The form that records a meeting's decision; and the page of a decision, to correct it or to create records from it.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::commitment_field::{CommitmentField, Naming, naming, picked};
use crate::app::components::entry::{or_none, translation};
use crate::app::components::field::{Choice, SelectField, Takes, TextField};
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::PageHead;
use crate::app::components::plain_text::PlainText;
use crate::app::components::reason::Reason;
use crate::app::components::text::LocalizedText;
use crate::app::entry_form::OF_DECISION;
use crate::app::entry_form::field;
use crate::app::error::not_found;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::choice;
use crate::app::form::parse::day;
use crate::app::form::parse::noted;
use crate::app::form::text::text;
use crate::app::form::text::text_words;
use crate::app::form::text::worded;
use crate::app::pages::meeting::agenda_form::seen_by;
use crate::app::pages::meeting::decision_form;
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::meeting::Meeting;
use crate::domain::meeting::decision::{Decision, usual_day};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::additions::may_add_something;
use crate::domain::record::in_force::InForce;
use crate::domain::record::noun::Noun;
use crate::domain::statement::Statement;
use crate::i18n::Messages;
use crate::paths;
use crate::paths::DecisionPath;
use crate::paths::MeetingPath;
use crate::service::meeting::preparation::DecisionRef;
use crate::service::meeting::preparation::{MeetingPreparation, RecordDecision};

form! {
    /// What a meeting decided.
    DecisionForm {
        values { to, on, source, statement, visibility, key, version, act }
        texts { reason, text }
    }
}

string_enum! {
    /// The actions of the buttons.
    DecisionAction {
        Correct = "correct",
        /// Redirects to the form of a commitment's milestone.
        Milestone = "milestone",
    }
}

/// Loads the form of a new decision.
///
/// # Errors
/// If the user's side takes no part in the meeting, there is none, or the database does not respond.
pub async fn new(request: RequestContext, member: Member, path: MeetingPath, form_data: FormData) -> PageResult {
    let preparing =
        request.accord.meetings().preparation(&member, &path.slug).await.map_err(not_found(Noun::Meeting))?;
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let meeting = preparing.meeting;
    let usual = vec![
        field(DecisionForm::NAMES.key, request.accord.idempotency_key()),
        field(DecisionForm::NAMES.on, usual_day(&meeting, context.as_of.day)),
        field(DecisionForm::NAMES.visibility, Visibility::Shared),
        field(DecisionForm::NAMES.statement, sole(&meeting, &context.reference).unwrap_or_default()),
    ];
    let form_data = if form_data.value(DecisionForm::NAMES.key).is_empty() { FormData::new(usual) } else { form_data };
    let frame = Frame::of_own(&request, &page_context, messages.say("decision-new"));
    Ok(Page::private(frame, move || {
        view! {
            {head("decision-new", &meeting, None, &form_data, &context)}
            <form class="card write" method="post" action=paths::new_decision(lang, &meeting.slug) novalidate=true>
                <FormKeys form_data=form_data.clone() />
                <p class="note">{messages.text("decision-new-note")}</p>
                {both::areas(DecisionForm::NAMES.text, messages.text("decision-text"), &form_data, messages)}
                {translation(&form_data, &context)}
                <TextField
                    name=DecisionForm::NAMES.on
                    label=messages.text("decision-day")
                    hint=messages.text("decision-day-hint")
                    takes=Takes::Day
                    form_data=form_data.clone()
                />
                {source(&meeting, &form_data, &context)}
                {seen_by(&member, &meeting, &form_data, &context)}
                <button class="button">{messages.text("form-record")}</button>
            </form>
        }
    }))
}

/// Loads a decision.
///
/// # Errors
/// If the user's side takes no part in the meeting, there is no such decision, or the database does not respond.
pub async fn one(request: RequestContext, member: Member, path: DecisionPath, form_data: FormData) -> PageResult {
    let preparing =
        request.accord.meetings().preparation(&member, &path.slug).await.map_err(not_found(Noun::Meeting))?;
    let (naming, form_data) = naming(&request, form_data, |field| field == DecisionForm::NAMES.to).await?;
    let page_context = request.read().await?;
    let id = path.decision.clone();
    let decision = preparing.proceedings.decision(&id).ok_or(Error::Nowhere)?.clone();
    let messages = request.messages;
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("decision"));
    let form_data = filled(form_data, &decision, &preparing, &request.accord.idempotency_key());
    let done = request.parameter("done").is_some();
    Ok(Page::private(frame, move || {
        let meeting = &preparing.meeting;
        let form = if decision.value.is_of(&member.party) {
            correct(&member, &decision, meeting, &form_data, &context)
        } else {
            shown(&decision.value, &context)
        };
        let conflict = form_data.is_conflict().then(|| shown(&decision.value, &context));
        view! {
            {head("decision", meeting, done.then(|| messages.say("form-saved")), &form_data, &context)}
            {conflict}
            <div class="columns even">
                {form}
                <div class="stack">
                    {commitments(&member, &decision.value, &context)}
                    {step(&decision.value, naming, &form_data, &context)}
                </div>
            </div>
        }
    }))
}

/// Parses the submitted form; records invalid values as errors on their fields. `former` is the decision to correct.
pub fn read(
    form_data: &mut FormData,
    former: Option<&InForce<Decision>>,
    messages: Messages,
) -> Option<RecordDecision> {
    let on = match former {
        Some(former) => Some(former.effective_on),
        None => day(form_data, DecisionForm::NAMES.on, messages),
    };
    let visibility = choice(form_data, DecisionForm::NAMES.visibility, messages);
    let (on, visibility) = (on?, visibility?);
    Some(RecordDecision {
        before: former.map(|it| (it.value.id.clone(), form_data.value(DecisionForm::NAMES.version).to_owned())),
        on,
        text: worded(form_data, DecisionForm::NAMES.text, former.map(|it| &it.value.text), messages.lang()),
        source: noted(form_data, DecisionForm::NAMES.source),
        statement: noted(form_data, DecisionForm::NAMES.statement),
        visibility,
        reason: text(form_data, DecisionForm::NAMES.reason),
        idempotency_key: form_data.value(DecisionForm::NAMES.key).to_owned(),
    })
}

fn head(
    title: &str,
    meeting: &Meeting,
    saved: Option<String>,
    form_data: &FormData,
    context: &RenderContext,
) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let steps = vec![
        (paths::meetings(lang), messages.say("meetings-title")),
        (paths::meeting(lang, &meeting.slug), meeting.title.words(lang).to_owned()),
    ];
    view! {
        <PageHead steps=steps title=messages.say(title) saved=saved form_data=form_data.clone() context=context.clone() />
    }
    .into_any()
}

fn filled(form_data: FormData, decision: &InForce<Decision>, preparing: &MeetingPreparation, key: &str) -> FormData {
    let value = &decision.value;
    let version = preparing.decision_version(&value.id);
    if !form_data.value(DecisionForm::NAMES.key).is_empty() {
        return form_data.or([(DecisionForm::NAMES.version, &*version)]);
    }
    let mut fields = vec![
        field(DecisionForm::NAMES.key, key),
        field(DecisionForm::NAMES.version, version),
        field(DecisionForm::NAMES.visibility, &decision.visibility),
    ];
    fields.extend(text_words(DecisionForm::NAMES.text, &value.text));
    fields.push(field(DecisionForm::NAMES.source, value.source.as_deref().unwrap_or_default()));
    fields.push(field(DecisionForm::NAMES.statement, value.statement.as_deref().unwrap_or_default()));
    FormData::new(fields)
}

/// The statement of a meeting, if there is exactly one.
fn sole<'a>(meeting: &Meeting, reference: &'a Reference) -> Option<&'a str> {
    let mut of = reference.statements.iter().filter(|it| it.meeting.as_deref() == Some(&*meeting.slug));
    let first = of.next()?;
    of.next().is_none().then_some(&*first.slug)
}

/// The address and the statement that contain it.
fn source(meeting: &Meeting, form_data: &FormData, context: &RenderContext) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let mut statements: Vec<&Statement> = context.reference.statements.iter().collect();
    // Those of the meeting first, then the latest.
    statements.sort_by_key(|it| (it.meeting.as_deref() != Some(&*meeting.slug), std::cmp::Reverse(it.on)));
    let choices = statements
        .into_iter()
        .map(|it| Choice::new(it.slug.clone(), format!("{} ({})", it.title.words(lang), messages.day(it.on))));
    view! {
        <TextField
            name=DecisionForm::NAMES.source
            label=messages.text("field-source-address")
            hint=messages.text("decision-source-hint")
            form_data=form_data.clone()
        />
        <SelectField
            name=DecisionForm::NAMES.statement
            label=messages.text("statement")
            choices=or_none(messages, choices)
            form_data=form_data.clone()
            narrow=messages.text("narrow-choices")
        />
    }
    .into_any()
}

fn correct(
    member: &Member,
    decision: &InForce<Decision>,
    meeting: &Meeting,
    form_data: &FormData,
    context: &RenderContext,
) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let action = paths::decision(lang, &meeting.slug, decision.value.id.as_str());
    view! {
        <form class="card write" method="post" action=action novalidate=true>
            <header>
                <h2>{messages.text("decision-correct")}</h2>
            </header>
            <FormKeys form_data=form_data.clone() />
            <p class="note">{messages.with("decision-made-on", &[("day", messages.day(decision.effective_on).into())])}</p>
            {both::areas(DecisionForm::NAMES.text, messages.text("decision-text"), form_data, messages)}
            {source(meeting, form_data, context)}
            {seen_by(member, meeting, form_data, context)}
            <Reason
                hint=messages.text("entry-reason-hint")
                act=DecisionAction::Correct.word()
                button=messages.text("decision-correct")
                form_data=form_data.clone()
                messages=messages
            />
        </form>
    }
    .into_any()
}

/// A decision that the user may not correct.
fn shown(decision: &Decision, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let by = messages.with("decision-by", &[("party", context.party(decision.party.as_str()).into())]);
    view! {
        <section class="card">
            <header>
                <h2>{messages.text("decision")}</h2>
            </header>
            <PlainText text=decision.text.clone() lang=context.lang messages=messages />
            <p class="note">{by}</p>
        </section>
    }
    .into_any()
}

/// The statements that it may be added to as a commitment.
fn commitments(member: &Member, decision: &Decision, context: &RenderContext) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let of = |statement: &&Statement| {
        statement.meeting.as_deref() == Some(&*decision.meeting)
            || decision.statement.as_deref() == Some(&*statement.slug)
    };
    let may = |it: &&Statement| may_add_something(member, it, &context.reference);
    let found: Vec<&Statement> = context.reference.statements.iter().filter(of).collect();
    let links: Vec<_> = found
        .iter()
        .copied()
        .filter(may)
        .map(|statement| {
            let named = [(OF_DECISION[0], decision.meeting.as_str()), (OF_DECISION[1], decision.id.as_str())];
            let address = paths::with_query(&paths::new_commitment(lang, &statement.slug), named);
            view! {
                <li>
                    <a class="t" href=address><LocalizedText text=statement.title.clone() lang=lang /></a>
                    <span class="meta">{messages.day(statement.on)}</span>
                </li>
            }
        })
        .collect();
    let none = found.is_empty().then(|| {
        let new = member.edits_reference().then(|| {
            view! { " " <a href=paths::new_statement(lang)>{messages.text("statement-new")}</a> }
        });
        view! { <p class="note">{messages.text("decision-no-statement")} {new}</p> }
    });
    let denied = (!found.is_empty() && links.is_empty())
        .then(|| view! { <p class="note">{messages.text("decision-for-all")}</p> });
    view! {
        <section class="card">
            <header>
                <h2>{messages.text("decision-to-commitment")}</h2>
                <span class="note">{messages.text("decision-to-commitment-note")}</span>
            </header>
            {none}
            {denied}
            <ul class="feed">{links}</ul>
        </section>
    }
    .into_any()
}

/// The form that redirects to a commitment's milestone.
fn step(decision: &Decision, naming: Naming, form_data: &FormData, context: &RenderContext) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let action = paths::decision(lang, &decision.meeting, decision.id.as_str());
    view! {
        <form class="card write" method="post" action=action novalidate=true>
            <header>
                <h2>{messages.text("decision-to-milestone")}</h2>
                <span class="note">{messages.text("decision-to-milestone-note")}</span>
            </header>
            <FormKeys form_data=form_data.clone() />
            <CommitmentField
                name=DecisionForm::NAMES.to
                label=messages.text("field-commitment")
                hint=messages.text("field-commitment-hint")
                naming=naming
                form_data=form_data.clone()
                messages=messages
            />
            <button class="button" name=DecisionForm::NAMES.act value=DecisionAction::Milestone.word()>
                {messages.text("decision-to-milestone-do")}
            </button>
        </form>
    }
    .into_any()
}

/// Records what a meeting decided.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post_new(
    request: RequestContext,
    member: Member,
    path: MeetingPath,
    mut form_data: FormData,
) -> FormResult {
    request.accord.meetings().preparation(&member, &path.slug).await.map_err(not_found(Noun::Meeting))?;
    let Some(form) = decision_form::read(&mut form_data, None, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    match request.accord.meetings().record_decision(&member, &path.slug, form).await {
        Ok(id) => redirect_done(&paths::decision(request.lang, &path.slug, id.as_str()), "saved"),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}

/// Corrects a decision, or redirects to the form of a milestone that results from it.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(request: RequestContext, member: Member, path: DecisionPath, form_data: FormData) -> FormResult {
    let mut form_data = picked(form_data);
    let preparing =
        request.accord.meetings().preparation(&member, &path.slug).await.map_err(not_found(Noun::Meeting))?;
    let id = path.decision.clone();
    let former = preparing.proceedings.decision(&id).ok_or(Error::Nowhere)?;
    if form_data.value(DecisionForm::NAMES.act).parse() == Ok(decision_form::DecisionAction::Milestone) {
        let of = DecisionRef { meeting: path.slug.clone(), decision: id };
        return match request
            .accord
            .meetings()
            .commitment_for_milestone(&member, &of, form_data.value(DecisionForm::NAMES.to))
            .await
        {
            Ok(slug) => {
                let named = [(OF_DECISION[0], &*path.slug), (OF_DECISION[1], path.decision.as_str())];
                Ok(FormOutcome::Redirect(paths::with_query(&paths::milestones(request.lang, &slug), named)))
            }
            Err(refusal) => refuse_form(&request, form_data, refusal),
        };
    }
    if !former.value.is_of(&member.party) {
        return Err(Error::Nowhere);
    }
    let Some(form) = decision_form::read(&mut form_data, Some(former), request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    match request.accord.meetings().record_decision(&member, &path.slug, form).await {
        Ok(_) => redirect_done(&paths::decision(request.lang, &path.slug, path.decision.as_str()), "saved"),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
