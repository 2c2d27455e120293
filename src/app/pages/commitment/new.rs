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
use crate::app::components::form_page::{EnterButton, FormKeys};
use crate::app::components::head::PageHead;
use crate::app::components::text::LocalizedText;
use crate::app::entry_form::of_decision;
use crate::app::entry_form::{field, filled, parties};
use crate::app::error::not_found;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::choice;
use crate::app::form::parse::noted;
use crate::app::form::text::text_words;
use crate::app::form::text::worded;
use crate::app::pages;
use crate::app::pages::commitment::fields;
use crate::app::pages::commitment::fields::CommitmentForm;
use crate::app::pages::commitment::words;
use crate::app::pages::meeting::origin;
use crate::app::request::{PageContext, RenderContext};
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::commitment::addition::Addition;
use crate::domain::commitment::{Basis, Commitment, Nature, Place, Standing};
use crate::domain::organisation::code::{OrganisationCode, PartyCode};
use crate::domain::record::noun::Noun;
use crate::domain::statement::Statement;
use crate::i18n::Messages;
use crate::paths;
use crate::paths::StatementPath;
use crate::service::commitment::new::{AddCommitment, Added};
use crate::service::statement::Said;

form! {
    /// The fields of a new commitment besides those of [`CommitmentForm`].
    NewCommitmentForm {
        values { proposed_by, addressed_to, number, locator, source, visibility, key, act }
        texts { passage }
        lists { undertaken_by, owners }
        rows { sentence }
    }
}

string_enum! {
    /// The actions of the buttons, in the field `act`.
    AddAction {
        Add = "add",
        /// Add it, and open the form for another one.
        AddAnother = "add_another",
        /// Put the sentences that are chosen into the fields of the words.
        Pick = "pick",
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
    let mut page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("commitment-new"));
    let effect = effect(&statement, &context);
    let entered = entered(&request, &mut page_context, &statement).await?;
    let done = request.parameter("done").and_then(|it| match it {
        "recorded" => Some("commitment-new-recorded"),
        "proposed" => Some("commitment-new-proposed"),
        _ => None,
    });
    let mut usual = usual(&statement);
    if let Some(origin) = &origin {
        // Its own source takes precedence over the statement's.
        let known: Vec<_> = origin.fields();
        usual.retain(|(name, _)| !known.iter().any(|(it, _)| it == name));
        usual.extend(known);
    }
    let form_data = filled(form_data, &request.accord.idempotency_key(), None, usual);
    Ok(Page::private(frame, move || {
        view! {
            <PageHead
                steps=vec![(paths::statements(lang), messages.say("statements-title"))]
                title=messages.text("commitment-new")
                about=Some((paths::statement(lang, &statement.slug), statement.title.clone()))
                saved=done.map(|key| messages.say(key))
                form_data=form_data.clone()
                context=context.clone()
            />
            <div class="columns">
                <form class="card write" method="post" novalidate=true>
                    <EnterButton act=AddAction::Add.word() label=messages.say("commitment-add") />
                    <FormKeys form_data=form_data.clone() />
                    <p class="note">{effect}</p>
                    {origin.as_ref().map(|it| it.draw(&context))}
                    {draw(&statement, &form_data, &context)}
                    <div class="row acts">
                        <button class="button" name=NewCommitmentForm::NAMES.act value=AddAction::Add.word()>
                            {messages.text("commitment-add")}
                        </button>
                        <button class="button plain" name=NewCommitmentForm::NAMES.act value=AddAction::AddAnother.word()>
                            {messages.text("commitment-add-another")}
                        </button>
                    </div>
                </form>
                <div class="stack">{words::beside(&statement, &form_data, &context)} {entered}</div>
            </div>
        }
    }))
}

/// The fields of a commitment that is new, or proposed in other words.
pub fn draw(statement: &Statement, form_data: &FormData, context: &RenderContext) -> AnyView {
    view! {
        {fields::draw(form_data, context)}
        {whose(statement, form_data, context)}
        {leading(statement, form_data, context)}
        {whereabouts(statement, form_data, context)}
        {translation(form_data, context)}
        {seen_by(statement, form_data, context)}
    }
    .into_any()
}

/// What adding does: recorded at once, or proposed to the other parties.
fn effect(statement: &Statement, context: &RenderContext) -> &'static str {
    let taking_part = context.reference.taking_part();
    let all_take_part = statement.tracked.iter().all(|it| taking_part.contains(it));
    context.messages.text(if all_take_part { "commitment-new-own" } else { "commitment-new-at-once" })
}

/// What was entered of the statement already: its commitments, and what waits to be accepted.
async fn entered(
    request: &RequestContext,
    page_context: &mut PageContext,
    statement: &Statement,
) -> Result<AnyView, Error> {
    let (messages, lang) = (request.messages, request.lang);
    let snapshot = &mut page_context.snapshot;
    let found = request.accord.statements().find(snapshot, &statement.slug, lang, None).await?;
    let additions = request.accord.commitments().additions(snapshot, statement).await?;
    let recorded: Vec<_> = found
        .into_iter()
        .flat_map(|it| it.entries)
        .map(|Said { entry, .. }| {
            let (address, title) = (paths::commitment(lang, &entry.listed.slug), entry.listed.title);
            view! { <li><a class="t" href=address><LocalizedText text=title lang=lang /></a></li> }
        })
        .collect();
    let waiting: Vec<_> = additions
        .iter()
        .filter(|it| it.is_open())
        .map(|it| {
            let (address, title) =
                (paths::additions(lang, &statement.slug), it.proposal.value.commitment.title.clone());
            view! {
                <li>
                    <a class="t" href=address><LocalizedText text=title lang=lang /></a>
                    <span class="meta">{messages.text("addition-waiting")}</span>
                </li>
            }
        })
        .collect();
    let none = (recorded.is_empty() && waiting.is_empty())
        .then(|| view! { <p class="quiet">{messages.text("commitment-entered-none")}</p> });
    Ok(view! {
        <section class="card">
            <header>
                <h2>{messages.text("commitment-entered")} " " <span class="count">{recorded.len() + waiting.len()}</span></h2>
            </header>
            {none}
            <ul class="feed">{recorded} {waiting}</ul>
        </section>
    }
    .into_any())
}

/// The defaults: all tracked parties agreed to it, and everybody may see it.
fn usual(statement: &Statement) -> Vec<(String, String)> {
    let mut fields = vec![
        field(CommitmentForm::NAMES.standing, Standing::Agreed),
        field(CommitmentForm::NAMES.basis, Basis::JointText),
        field(CommitmentForm::NAMES.nature, Nature::Deliverable),
        field(NewCommitmentForm::NAMES.visibility, Visibility::Public),
        field(NewCommitmentForm::NAMES.source, statement.source.as_deref().unwrap_or_default()),
    ];
    fields.extend(statement.tracked.iter().map(|it| field(NewCommitmentForm::NAMES.undertaken_by, it)));
    fields
}

/// The field values of a proposed commitment.
pub fn present(addition: &Addition) -> Vec<(String, String)> {
    fields_of(&addition.commitment, &addition.owners, &addition.visibility)
}

/// The field values of a commitment, those who are to lead it, and who may see it.
pub fn fields_of(
    commitment: &Commitment,
    owners: &[OrganisationCode],
    visibility: &Visibility,
) -> Vec<(String, String)> {
    let names = NewCommitmentForm::NAMES;
    let mut present = fields::fields(commitment);
    present.extend(text_words(names.passage, &commitment.place.passage));
    let mut add = |name: &str, value: Option<&str>| present.extend(value.map(|value| field(name, value)));
    add(names.number, commitment.number.as_deref());
    add(names.locator, commitment.place.locator.as_deref());
    add(names.source, commitment.place.address.as_deref());
    add(names.proposed_by, commitment.proposed_by.as_ref().map(PartyCode::as_str));
    add(names.addressed_to, commitment.addressed_to.as_ref().map(PartyCode::as_str));
    present.push(field(names.visibility, visibility));
    present.extend(commitment.undertaken_by.iter().map(|it| field(names.undertaken_by, it)));
    present.extend(owners.iter().map(|it| field(names.owners, it)));
    present
}

/// Parses the submitted form, about a new commitment or about one that was proposed before; records invalid values as
/// errors on their fields.
pub fn read(
    form_data: &mut FormData,
    present: Option<&Commitment>,
    messages: Messages,
) -> Option<(Commitment, Visibility)> {
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
        let bare = || Commitment::bare(shared.standing, basis, shared.nature);
        let present = present.cloned().unwrap_or_else(bare);
        let text = |name: &str, text: &Text| worded(form_data, name, Some(text), lang);
        let commitment = Commitment {
            number: noted(form_data, NewCommitmentForm::NAMES.number),
            title: text(CommitmentForm::NAMES.title, &present.title),
            summary: text(CommitmentForm::NAMES.summary, &present.summary),
            proposed_by: party("proposed_by"),
            undertaken_by: parties(form_data, NewCommitmentForm::NAMES.undertaken_by),
            addressed_to: party("addressed_to"),
            place: Place {
                address: noted(form_data, NewCommitmentForm::NAMES.source),
                further: present.place.further,
                locator: noted(form_data, NewCommitmentForm::NAMES.locator),
                passage: text(NewCommitmentForm::NAMES.passage, &present.place.passage),
            },
            ..present
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

/// Who leads it: of the own side that is named, of the other suggested until that side accepts.
fn leading(statement: &Statement, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let bodies = context.reference.organisations.iter().filter(|it| statement.tracked.contains(&it.party));
    let choices: Vec<Choice> = bodies
        .map(|it| {
            let (party, name) = (context.party_tag(it.party.as_str()), it.name.words(context.lang));
            Choice::new(it.code.as_str(), messages.with("labelled", &[("label", party.into()), ("value", name.into())]))
        })
        .collect();
    let name = NewCommitmentForm::NAMES.owners;
    let open = form_data.values(name).next().is_some() || form_data.error(name).is_some();
    view! {
        <details class="fold" open=open>
            <summary>{messages.text("commitment-leads")}</summary>
            <CheckboxGroup
                name=name
                label=messages.text("commitment-leads")
                hint=messages.text("commitment-leads-hint")
                choices=choices
                form_data=form_data.clone()
            />
        </details>
    }
    .into_any()
}

/// Where the source says it, and what was read of that source.
fn whereabouts(statement: &Statement, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let passage = (!statement.text.is_empty()).then(|| {
        view! {
            <p class="note">{messages.text("commitment-passage-note")}</p>
            {words::choices(statement, form_data, context)}
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
    let statement =
        request.accord.commitments().addable(&member, &path.slug).await.map_err(not_found(Noun::Statement))?;
    form_data = words::picked(form_data, &statement, request.messages);
    if form_data.value(NewCommitmentForm::NAMES.act) == AddAction::Pick.word() {
        return Ok(if form_data.is_refused() {
            FormOutcome::Refused(form_data)
        } else {
            FormOutcome::Redraw(form_data)
        });
    }
    let Some((commitment, visibility)) = pages::commitment::new::read(&mut form_data, None, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    let form = AddCommitment { of: of_decision(&form_data), ..to_add(&form_data, commitment, visibility) };
    let (lang, slug) = (request.lang, path.slug.as_str());
    let another = form_data.value(NewCommitmentForm::NAMES.act) == AddAction::AddAnother.word();
    match request.accord.commitments().add(&member, slug, form).await {
        Ok(Added::Recorded(_)) if another => redirect_done(&paths::new_commitment(lang, slug), "recorded"),
        Ok(Added::Recorded(slug)) => Ok(FormOutcome::Redirect(paths::commitment(lang, &slug))),
        Ok(Added::Proposed(_)) if another => redirect_done(&paths::new_commitment(lang, slug), "proposed"),
        Ok(Added::Proposed(_)) => redirect_done(&paths::additions(lang, slug), "proposed"),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}

/// The form's other values beside what the commitment says.
pub fn to_add(form_data: &FormData, commitment: Commitment, visibility: Visibility) -> AddCommitment {
    AddCommitment {
        commitment,
        owners: form_data.values(NewCommitmentForm::NAMES.owners).map(OrganisationCode::from).collect(),
        visibility,
        link: None,
        of: None,
        amends: None,
        idempotency_key: form_data.value(NewCommitmentForm::NAMES.key).to_owned(),
    }
}
