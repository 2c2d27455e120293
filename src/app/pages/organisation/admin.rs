//! The organisations of the own party: all of them with the form of a new one, and the form that revises one.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::entry::Around;
use crate::app::components::entry::EntryList;
use crate::app::components::entry::new_code;
use crate::app::components::field::SelectField;
use crate::app::components::field::TextField;
use crate::app::components::meanwhile::{Labelled, Value};
use crate::app::components::table::Column;
use crate::app::entry_form::enter;
use crate::app::entry_form::{field, filled, word_choices};
use crate::app::error::not_found;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::parse::choice;
use crate::app::form::parse::noted;
use crate::app::form::text::text_words;
use crate::app::form::text::worded;
use crate::app::pages::organisation::admin;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::text::Text;
use crate::domain::commitment::due::Due;
use crate::domain::organisation::code::PartyCode;
use crate::domain::organisation::{FormerName, Organisation, OrganisationKind};
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::i18n::Messages;
use crate::paths;
use crate::paths::OrganisationPath;
use crate::service::portfolio::reference_data::ReferenceEntry;

form! {
    /// An organisation.
    OrganisationForm {
        values { slug, until, kind, address, translation, key, version }
        texts { name, reason }
    }
}

/// The fields.
const FIELDS: &[Labelled] = &[
    ("name", "field-name-of", Value::Words),
    ("kind", "organisation-kind", Value::Of("organisation-kind")),
    ("address", "organisation-website", Value::Words),
];

/// Loads the organisations.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let page_context = request.read().await?;
    let messages = request.messages;
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("organisations-title"));
    let form_data = filled(form_data, &request.accord.idempotency_key(), None, Vec::new());
    Ok(Page::private(frame, move || {
        let party = context.reference.party(member.party.as_str());
        let speaks = party.and_then(|it| it.coordinating.clone());
        let own = context.reference.organisations.iter().filter(|it| it.party == member.party);
        let rows = own.map(|it| row(it, speaks.as_ref() == Some(&it.code), &context)).collect();
        let columns = ["field-name-of", "organisation-code", "organisation-kind"];
        let columns = columns.map(|key| Column::new(messages.text(key))).into();
        let party = context.party(member.party.as_str());
        let lead = Some(messages.with("organisations-lead", &[("party", party.into())]));
        EntryList { title: "organisations-title", lead, columns, rows, add: "organisations-add" }.draw(
            fields_of(true, &form_data, &context),
            &form_data,
            &context,
        )
    }))
}

fn row(organisation: &Organisation, speaks: bool, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let tag = speaks.then(|| view! { " "<span class="tag">{messages.text("organisations-speaks")}</span> });
    view! {
        <tr>
            <th scope="row">
                <a href=paths::admin_organisation(lang, organisation.code.as_str())>
                    {organisation.name.words(lang).to_owned()}
                </a>
                {tag}
            </th>
            <td>{organisation.code.to_string()}</td>
            <td>{messages.of_word("organisation-kind", organisation.kind)}</td>
        </tr>
    }
    .into_any()
}

/// Loads the form that revises an organisation of the own party.
///
/// # Errors
/// When there is none, or the database does not answer.
pub async fn one(request: RequestContext, member: Member, path: OrganisationPath, form_data: FormData) -> PageResult {
    let entry = request.accord.portfolio().reference_entry(&member, Noun::Organisation, path.code.as_str()).await;
    let entry = entry.map_err(not_found(Noun::Organisation))?;
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("organisations-edit"));
    let present = of(&entry).map_or_else(Vec::new, |organisation| {
        let mut fields = text_words(OrganisationForm::NAMES.name, &organisation.name);
        fields.push(field(OrganisationForm::NAMES.kind, organisation.kind));
        fields.push(field(OrganisationForm::NAMES.address, organisation.address.as_deref().unwrap_or_default()));
        fields
    });
    let form_data = filled(form_data, &request.accord.idempotency_key(), Some(&entry), present.clone());
    let around = Around {
        enctype: None,
        from: vec![(paths::admin_organisations(lang), messages.say("organisations-title"))],
        title: "organisations-edit",
        about: of(&entry).map(|it| (paths::organisation(lang, it.code.as_str()), it.name.clone())),
        entry: Some(entry),
        present,
        fields: FIELDS,
        zone: request.accord.zone(),
    };
    Ok(Page::private(frame, move || around.draw(fields_of(false, &form_data, &context), &form_data, &context)))
}

/// The organisation of an entry.
pub fn of(entry: &ReferenceEntry) -> Option<&Organisation> {
    match &entry.fact {
        Fact::OrganisationRecorded(organisation) => Some(organisation),
        _ => None,
    }
}

/// Parses what was typed; reports at its field what cannot be parsed.
pub fn read(
    form_data: &mut FormData,
    present: Option<&Organisation>,
    party: &PartyCode,
    messages: Messages,
) -> Option<Organisation> {
    let kind = choice::<OrganisationKind>(form_data, OrganisationForm::NAMES.kind, messages);
    let until = noted(form_data, OrganisationForm::NAMES.until);
    let is_time = |it: &String| it.parse::<Day>().is_ok() || it.len() == 4 && it.parse::<Due>().is_ok();
    if !until.as_ref().is_none_or(is_time) {
        form_data.refuse(OrganisationForm::NAMES.until, messages.say("problem-not-a-year"));
    }
    let kind = kind?;
    if form_data.is_refused() {
        return None;
    }
    let name = worded(form_data, OrganisationForm::NAMES.name, present.map(|it| &it.name), messages.lang());
    let mut former_names = present.map_or_else(Vec::new, |it| it.former_names.clone());
    if let (Some(present), Some(until)) = (present.filter(|it| it.name != name), until) {
        former_names.push(FormerName { name: present.name.clone(), until: Some(until) });
    }
    Some(Organisation {
        code: present.map_or_else(|| form_data.value(OrganisationForm::NAMES.slug).trim().into(), |it| it.code.clone()),
        party: party.clone(),
        name,
        kind,
        former_names,
        address: noted(form_data, OrganisationForm::NAMES.address),
        reason: Text::default(),
    })
}

fn fields_of(new: bool, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let code = new.then(|| {
        new_code(messages.text("organisation-code"), messages.text("organisations-code-hint"), form_data, context)
    });
    let until = (!new).then(|| {
        view! {
            <TextField
                name=OrganisationForm::NAMES.until
                label=messages.text("organisations-until")
                hint=messages.text("organisations-until-hint")
                form_data=form_data.clone()
            />
        }
    });
    view! {
        {both::lines(OrganisationForm::NAMES.name, messages.text("field-name-of"), form_data, messages)}
        {code}
        {until}
        <SelectField
            name=OrganisationForm::NAMES.kind
            label=messages.text("organisation-kind")
            hint=messages.text("organisations-kind-hint")
            choices=word_choices("organisation-kind", OrganisationKind::ALL, messages)
            form_data=form_data.clone()
        />
        <TextField name=OrganisationForm::NAMES.address label=messages.text("organisation-website") form_data=form_data.clone() />
    }
    .into_any()
}

/// Records a new organisation of the own party.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let Some(organisation) = admin::read(&mut form_data, None, &member.party, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    enter(request, member, form_data, false, Fact::OrganisationRecorded(organisation), paths::organisation).await
}

/// Revises an organisation of the own party.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post_one(
    request: RequestContext,
    member: Member,
    path: OrganisationPath,
    mut form_data: FormData,
) -> FormResult {
    let entry = request.accord.portfolio().reference_entry(&member, Noun::Organisation, path.code.as_str()).await;
    let entry = entry.map_err(not_found(Noun::Organisation))?;
    let present = admin::of(&entry);
    let Some(organisation) = admin::read(&mut form_data, present, &member.party, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    enter(request, member, form_data, true, Fact::OrganisationRecorded(organisation), paths::organisation).await
}
