//! The organisations of the own party: all of them with the form of a new one, and the form that revises one.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::field::{SelectField, Takes, TextField};
use crate::app::components::form_page::{EntryHead, FormKeys, Refused};
use crate::app::components::meanwhile::{Labelled, Value};
use crate::app::entry_form::enter;
use crate::app::entry_form::{chosen, field, filled, noted, text_words, word_choices, worded};
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::pages::enter::{Around, refused, translation};
use crate::app::pages::organisation::admin;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::text::Text;
use crate::domain::organisation::party::PartyCode;
use crate::domain::organisation::{FormerName, Organisation, OrganisationKind};
use crate::domain::record::Noun;
use crate::domain::record::fact::Fact;
use crate::i18n::Messages;
use crate::paths;
use crate::service::portfolio::reference_data::ReferenceEntry;

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
    let reading = request.read().await?;
    let words = request.words;
    let drawing = reading.drawing(&request);
    let frame = Frame::of_own(&request, &reading, words.say("organisations-title"));
    let form_data = filled(form_data, &request.accord.idempotency_key(), None, Vec::new());
    Ok(Page::private(frame, words.say("organisations-title"), move || {
        let party = drawing.reference.party(member.party.as_str());
        let speaks = party.and_then(|it| it.coordinating.clone());
        let own = drawing.reference.organisations.iter().filter(|it| it.party == member.party);
        let rows = own.map(|it| row(it, speaks.as_ref() == Some(&it.code), &drawing)).collect_view();
        view! {
            <EntryHead from=Vec::new() title=words.text("organisations-title") about=None drawing=drawing.clone() />
            <p>{words.with("organisations-lead", &[("party", drawing.party(member.party.as_str()).into())])}</p>
            <Refused form_data=form_data.clone() words=words />
            <section class="card">
                <table class="plain">
                    <caption class="vh">{words.text("organisations-title")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words.text("field-name-of")}</th>
                            <th scope="col">{words.text("organisation-code")}</th>
                            <th scope="col">{words.text("organisation-kind")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
            <form class="card write" method="post" novalidate=true>
                <header>
                    <h2>{words.text("organisations-add")}</h2>
                </header>
                <FormKeys form_data=form_data.clone() />
                <p class="note">{words.text("entry-new-at-once")}</p>
                {fields_of(true, &form_data, &drawing)}
                <button class="button">{words.text("entry-record")}</button>
            </form>
        }
    }))
}

fn row(it: &Organisation, speaks: bool, drawing: &RenderContext) -> AnyView {
    let (words, lang) = (drawing.words, drawing.lang);
    let tag = speaks.then(|| view! { " "<span class="tag">{words.text("organisations-speaks")}</span> });
    view! {
        <tr>
            <th scope="row">
                <a href=paths::admin_organisation(lang, it.code.as_str())>{it.name.words(lang).to_owned()}</a>
                {tag}
            </th>
            <td>{it.code.to_string()}</td>
            <td>{words.of_word("organisation-kind", it.kind)}</td>
        </tr>
    }
    .into_any()
}

/// Loads the form that revises an organisation of the own party.
///
/// # Errors
/// When there is none, or the database does not answer.
pub async fn one(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let entry = request.accord.entry(&member, Noun::Organisation, &request.slug).await;
    let entry = entry.map_err(refused(Noun::Organisation))?;
    let reading = request.read().await?;
    let (words, lang) = (request.words, request.lang);
    let drawing = reading.drawing(&request);
    let frame = Frame::of_own(&request, &reading, words.say("organisations-edit"));
    let present = of(&entry).map_or_else(Vec::new, |it| {
        let mut fields = text_words("name", &it.name);
        fields.push(field("kind", it.kind));
        fields.push(field("address", it.address.as_deref().unwrap_or_default()));
        fields
    });
    let form_data = filled(form_data, &request.accord.idempotency_key(), Some(&entry), present.clone());
    let around = Around {
        from: vec![(paths::admin_organisations(lang), words.say("organisations-title"))],
        title: "organisations-edit",
        about: of(&entry).map(|it| (paths::organisation(lang, it.code.as_str()), it.name.clone())),
        entry: Some(entry),
        present,
        fields: FIELDS,
        zone: request.accord.zone().clone(),
    };
    Ok(Page::private(frame, words.say("organisations-edit"), move || {
        around.draw(fields_of(false, &form_data, &drawing), &form_data, &drawing)
    }))
}

/// The organisation of an entry.
pub fn of(entry: &ReferenceEntry) -> Option<&Organisation> {
    match &entry.fact {
        Fact::OrganisationRecorded(it) => Some(it),
        _ => None,
    }
}

/// Reads what was form_data; notes at its field what cannot be read.
pub fn read(
    form_data: &mut FormData,
    present: Option<&Organisation>,
    party: &PartyCode,
    words: Messages,
) -> Option<Organisation> {
    let kind = chosen::<OrganisationKind>(form_data, "kind", words);
    let until = noted(form_data, "until");
    let is_time = |it: &String| it.parse::<Day>().is_ok() || it.len() == 4 && it.parse::<i16>().is_ok();
    if !until.as_ref().is_none_or(is_time) {
        form_data.refuse("until", words.say("problem-not-a-year"));
    }
    let kind = kind?;
    if form_data.is_refused() {
        return None;
    }
    let name = worded(form_data, "name", present.map(|it| &it.name), words.lang());
    let mut former_names = present.map_or_else(Vec::new, |it| it.former_names.clone());
    if let (Some(present), Some(until)) = (present.filter(|it| it.name != name), until) {
        former_names.push(FormerName { name: present.name.clone(), until: Some(until) });
    }
    Some(Organisation {
        code: present.map_or_else(|| form_data.value("slug").trim().into(), |it| it.code.clone()),
        party: party.clone(),
        name,
        kind,
        former_names,
        address: noted(form_data, "address"),
        reason: Text::default(),
    })
}

fn fields_of(new: bool, form_data: &FormData, drawing: &RenderContext) -> AnyView {
    let words = drawing.words;
    let code = new.then(|| {
        view! {
            {translation(form_data, drawing)}
            <TextField
                name="slug"
                label=words.text("organisation-code")
                hint=words.text("organisations-code-hint")
                takes=Takes::Text
                autocomplete="off"
                form_data=form_data.clone()
            />
        }
    });
    let until = (!new).then(|| {
        view! {
            <TextField
                name="until"
                label=words.text("organisations-until")
                hint=words.text("organisations-until-hint")
                takes=Takes::Text
                autocomplete="off"
                form_data=form_data.clone()
            />
        }
    });
    view! {
        {both::lines("name", words.text("field-name-of"), form_data, words)}
        {code}
        {until}
        <SelectField
            name="kind"
            label=words.text("organisation-kind")
            hint=words.text("organisations-kind-hint")
            choices=word_choices("organisation-kind", OrganisationKind::ALL, words)
            form_data=form_data.clone()
        />
        <TextField
            name="address"
            label=words.text("organisation-website")
            takes=Takes::Text
            autocomplete="off"
            form_data=form_data.clone()
        />
    }
    .into_any()
}

/// Records a new organisation of the own party.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let Some(organisation) = admin::read(&mut form_data, None, &member.party, request.words) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    enter(request, member, form_data, false, Fact::OrganisationRecorded(organisation), paths::organisation).await
}

/// Records an organisation of the own party anew.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post_one(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let entry = request.accord.entry(&member, Noun::Organisation, &request.slug).await;
    let entry = entry.map_err(refused(Noun::Organisation))?;
    let present = admin::of(&entry);
    let Some(organisation) = admin::read(&mut form_data, present, &member.party, request.words) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    enter(request, member, form_data, true, Fact::OrganisationRecorded(organisation), paths::organisation).await
}
