//! The form that adds a commitment to a statement.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::entry::or_none;
use crate::app::components::entry::translation;
use crate::app::components::field::CheckboxGroup;
use crate::app::components::field::Choice;
use crate::app::components::field::RadioGroup;
use crate::app::components::field::SelectField;
use crate::app::components::field::TextField;
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::PageHead;
use crate::app::entry_form::of_decision;
use crate::app::entry_form::{field, filled, parties};
use crate::app::error::not_found;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::choice;
use crate::app::form::parse::noted;
use crate::app::form::text::worded;
use crate::app::pages;
use crate::app::pages::commitment::fields;
use crate::app::pages::commitment::fields::CommitmentForm;
use crate::app::pages::meeting::origin;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::commitment::{Basis, Commitment, Nature, Place, Standing};
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::noun::Noun;
use crate::domain::statement::Statement;
use crate::i18n::Messages;
use crate::paths;
use crate::paths::StatementPath;
use crate::service::commitment::new::AddCommitment;

form! {
    /// The fields of a new commitment besides those of [`CommitmentForm`].
    NewCommitmentForm {
        values { proposed_by, addressed_to, number, locator, source, visibility, key }
        texts { passage }
        lists { undertaken_by }
    }
}

/// Loads the form.
///
/// # Errors
/// If there is no such statement that the user may add to, or the database does not respond.
pub async fn new(request: RequestContext, member: Member, path: StatementPath, form_data: FormData) -> PageResult {
    let statement =
        request.accord.commitments().addable(&member, &path.slug).await.map_err(not_found(Noun::Statement))?;
    let origin = origin::of(&request, &member, &form_data).await?;
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("commitment-new"));
    let taking_part = context.reference.portfolio.as_ref().map_or_else(Vec::new, |it| it.taking_part.clone());
    let all_take_part = statement.tracked.iter().all(|it| taking_part.contains(it));
    let mut usual = usual(&statement, all_take_part.then_some(&member.party));
    if let Some(origin) = &origin {
        // Its own source takes precedence over the statement's.
        let known: Vec<_> = origin.fields();
        usual.retain(|(name, _)| !known.iter().any(|(it, _)| it == name));
        usual.extend(known);
    }
    let form_data = filled(form_data, &request.accord.idempotency_key(), None, usual);
    Ok(Page::private(frame, move || {
        let effect = if all_take_part { "commitment-new-own" } else { "commitment-new-at-once" };
        view! {
            <PageHead
                steps=vec![(paths::statements(lang), messages.say("statements-title"))]
                title=messages.text("commitment-new")
                about=Some((paths::statement(lang, &statement.slug), statement.title.clone()))
                form_data=form_data.clone()
                context=context.clone()
            />
            <form class="card write" method="post" novalidate=true>
                <FormKeys form_data=form_data.clone() />
                <p class="note">{messages.text(effect)}</p>
                {origin.as_ref().map(|it| it.draw(&context))}
                {fields::draw(&form_data, &context)}
                {whose(&statement, &form_data, &context)}
                {whereabouts(&statement, &form_data, &context)}
                {translation(&form_data, &context)}
                {seen_by(&statement, &form_data, &context)}
                <button class="button">{messages.text("form-record")}</button>
            </form>
        }
    }))
}

/// The defaults: all tracked parties agreed to it, and everybody may see it. If only the own party's commitments can be
/// recorded here, that party said it alone.
fn usual(statement: &Statement, own: Option<&PartyCode>) -> Vec<(String, String)> {
    let mut fields = vec![
        field(CommitmentForm::NAMES.standing, if own.is_some() { Standing::Unilateral } else { Standing::Agreed }),
        field(CommitmentForm::NAMES.basis, Basis::JointText),
        field(CommitmentForm::NAMES.nature, Nature::Deliverable),
        field(NewCommitmentForm::NAMES.visibility, Visibility::Public),
        field(NewCommitmentForm::NAMES.source, statement.source.as_deref().unwrap_or_default()),
    ];
    let parties = statement.tracked.iter().filter(|it| own.is_none_or(|own| own == *it));
    fields.extend(parties.map(|it| field(NewCommitmentForm::NAMES.undertaken_by, it)));
    fields
}

/// Parses the submitted form; records invalid values as errors on their fields.
pub fn read(form_data: &mut FormData, messages: Messages) -> Option<(Commitment, Visibility)> {
    let shared = fields::read(form_data, messages);
    if form_data.value(CommitmentForm::NAMES.basis).is_empty() {
        form_data.refuse(CommitmentForm::NAMES.basis, messages.say("problem-choose"));
    }
    let visibility = choice(form_data, NewCommitmentForm::NAMES.visibility, messages);
    let (shared, visibility) = (shared?, visibility?);
    let basis = shared.basis?;
    let lang = messages.lang();
    let party = |name: &str| noted(form_data, name).map(|it| PartyCode::from(&*it));
    (!form_data.is_refused()).then(|| {
        let commitment = Commitment {
            number: noted(form_data, NewCommitmentForm::NAMES.number),
            title: worded(form_data, CommitmentForm::NAMES.title, None, lang),
            summary: worded(form_data, CommitmentForm::NAMES.summary, None, lang),
            proposed_by: party("proposed_by"),
            undertaken_by: parties(form_data, NewCommitmentForm::NAMES.undertaken_by),
            addressed_to: party("addressed_to"),
            place: Place {
                address: noted(form_data, NewCommitmentForm::NAMES.source),
                further: Vec::new(),
                locator: noted(form_data, NewCommitmentForm::NAMES.locator),
                passage: worded(form_data, NewCommitmentForm::NAMES.passage, None, lang),
            },
            ..Commitment::bare(shared.standing, basis, shared.nature)
        };
        (shared.applied(commitment), visibility)
    })
}

fn of_statement(statement: &Statement, context: &RenderContext) -> Vec<Choice> {
    statement.parties.iter().map(|it| Choice::new(it.as_str(), context.party(it.as_str()))).collect()
}

/// Who said it, and to whom if it is only proposed.
fn whose(statement: &Statement, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let either = || or_none(messages, of_statement(statement, context));
    view! {
        <CheckboxGroup
            name=NewCommitmentForm::NAMES.undertaken_by
            label=messages.text("commitment-undertaken-by")
            hint=messages.text("commitment-undertaken-by-hint")
            choices=of_statement(statement, context)
            form_data=form_data.clone()
        />
        <div class="pair">
            <SelectField
                name=NewCommitmentForm::NAMES.proposed_by
                label=messages.text("commitment-proposed-by")
                hint=messages.text("commitment-only-proposals")
                choices=either()
                form_data=form_data.clone()
            />
            <SelectField
                name=NewCommitmentForm::NAMES.addressed_to
                label=messages.text("commitment-addressed-to")
                hint=messages.text("commitment-only-proposals")
                choices=either()
                form_data=form_data.clone()
            />
        </div>
    }
    .into_any()
}

/// Where the source says it, and what was read of that source.
fn whereabouts(statement: &Statement, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let passage = (!statement.text.is_empty()).then(|| {
        view! {
            <p class="note">{messages.text("commitment-passage-note")}</p>
            {both::areas(NewCommitmentForm::NAMES.passage, messages.text("commitment-passage-field"), form_data, messages)}
        }
    });
    view! {
        <div class="pair">
            <TextField
                name=NewCommitmentForm::NAMES.number
                label=messages.text("commitment-number-field")
                hint=messages.text("commitment-number-hint")
                form_data=form_data.clone()
            />
            <TextField
                name=NewCommitmentForm::NAMES.locator
                label=messages.text("commitment-locator")
                hint=messages.text("entry-place-hint")
                form_data=form_data.clone()
            />
        </div>
        <TextField name=NewCommitmentForm::NAMES.source label=messages.text("field-source-address") form_data=form_data.clone() />
        {passage}
    }
    .into_any()
}

fn seen_by(statement: &Statement, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let parties: Vec<String> = statement.tracked.iter().map(|it| context.party(it.as_str())).collect();
    let shared = messages.with("field-visibility-shared-hint", &[("parties", messages.list(&parties).into())]);
    let choices = vec![
        Choice::new(Visibility::Public.to_string(), messages.text("field-visibility-public"))
            .explained(messages.text("field-visibility-public-hint")),
        Choice::new(Visibility::Shared.to_string(), messages.text("field-visibility-shared")).explained(shared),
    ];
    view! { <RadioGroup name=NewCommitmentForm::NAMES.visibility label=messages.text("field-visibility") choices=choices form_data=form_data.clone() /> }
        .into_any()
}

/// Adds a commitment to a statement.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(request: RequestContext, member: Member, path: StatementPath, mut form_data: FormData) -> FormResult {
    request.accord.commitments().addable(&member, &path.slug).await.map_err(not_found(Noun::Statement))?;
    let Some((commitment, visibility)) = pages::commitment::new::read(&mut form_data, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    let form = AddCommitment {
        commitment,
        visibility,
        of: of_decision(&form_data),
        idempotency_key: form_data.value(NewCommitmentForm::NAMES.key).to_owned(),
    };
    match request.accord.commitments().add(&member, &path.slug, form).await {
        Ok(slug) => Ok(FormOutcome::Redirect(paths::commitment(request.lang, &slug))),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
