//! The fields of a statement, and the form that revises one.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::entry::{Around, only_new, or_none};
use crate::app::components::field::{CheckboxGroup, Choice, SelectField, Takes, TextField};
use crate::app::components::form_page::EnterButton;
use crate::app::components::meanwhile::{JOINT, Labelled, Value};
use crate::app::entry_form::enter;
use crate::app::entry_form::{field, filled, parties, party_choices, word_choices};
use crate::app::error::not_found;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::parse::choice;
use crate::app::form::parse::day;
use crate::app::form::parse::noted;
use crate::app::form::text::text_words;
use crate::app::form::text::worded;
use crate::app::pages;
use crate::app::pages::statement::text_file;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::text::Text;
use crate::domain::meeting::Meeting;
use crate::domain::organisation::code::PartyCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::domain::statement::{Issuer, Statement, StatementKind};
use crate::i18n::Messages;
use crate::paths;
use crate::paths::StatementPath;
use crate::service::portfolio::reference_data::ReferenceEntry;

form! {
    /// A statement.
    StatementForm {
        values { issuer, slug, kind, meeting, on, day_note, place, source, text_read, translation, key, version, act }
        texts { title, text, reason }
        lists { parties, tracked }
    }
}

/// The fields.
pub const FIELDS: &[Labelled] = &[
    ("title", "field-title", Value::Words),
    ("kind", "statement-kind", Value::Of("statement-kind")),
    ("issuer", "issuer", Value::Issuer),
    ("on", "statement-date", Value::Words),
    ("day_note", "statement-day-note", Value::Words),
    ("place", "statement-place", Value::Words),
    ("parties", "statement-parties", Value::Party),
    ("tracked", "statement-tracked", Value::Party),
    ("meeting", "statement-meeting", Value::Meeting),
    ("source", "field-source-address", Value::Words),
    ("text_read", "statement-extent", Value::Words),
    ("text", "statement-own-text", Value::Words),
];

/// Loads the form that revises a statement.
///
/// # Errors
/// If there is none that the user may revise, or the database does not respond.
pub async fn edit(request: RequestContext, member: Member, path: StatementPath, form_data: FormData) -> PageResult {
    let entry = request
        .accord
        .portfolio()
        .reference_entry(&member, Noun::Statement, &path.slug)
        .await
        .map_err(not_found(Noun::Statement))?;
    draw(request, form_data, entry, &member).await
}

/// The statement of an entry.
pub fn of(entry: &ReferenceEntry) -> Option<&Statement> {
    match &entry.fact {
        Fact::StatementRecorded(statement) => Some(statement),
        _ => None,
    }
}

async fn draw(request: RequestContext, form_data: FormData, entry: ReferenceEntry, member: &Member) -> PageResult {
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let title = "statement-edit";
    let frame = Frame::of_own(&request, &page_context, messages.say(title));
    let statement = of(&entry).cloned();
    let present = fields(statement.as_ref(), member, &context.reference);
    let form_data = filled(form_data, &request.accord.idempotency_key(), Some(&entry), present.clone());
    let around = Around {
        enctype: Some(text_file::ENCTYPE),
        from: vec![(paths::statements(lang), messages.say("statements-title"))],
        title,
        about: statement.as_ref().map(|it| (paths::statement(lang, &it.slug), it.title.clone())),
        entry: Some(entry),
        present,
        fields: FIELDS,
        zone: request.accord.zone(),
    };
    Ok(Page::private(frame, move || around.draw(form(false, &form_data, &context), &form_data, &context)))
}

/// The form's contents for a statement; for a new one, the user's own side and those that take part here are preselected.
pub fn fields(statement: Option<&Statement>, member: &Member, reference: &Reference) -> Vec<(String, String)> {
    let Some(statement) = statement else {
        let taking_part = reference.taking_part();
        let usual: Vec<&PartyCode> = reference
            .parties
            .iter()
            .map(|it| &it.code)
            .filter(|code| **code == member.party || taking_part.contains(code))
            .collect();
        let issuer = if reference.parties.len() > 1 { JOINT } else { member.party.as_str() };
        let ticked = [StatementForm::NAMES.parties, StatementForm::NAMES.tracked];
        return std::iter::once(field(StatementForm::NAMES.issuer, issuer))
            .chain(ticked.into_iter().flat_map(|name| usual.iter().map(move |code| field(name, code))))
            .collect();
    };
    let mut fields = text_words(StatementForm::NAMES.title, &statement.title);
    fields.extend(text_words(StatementForm::NAMES.text, &statement.text));
    let issuer = match &statement.issuer {
        Issuer::Joint => JOINT,
        Issuer::Party(party) => party.as_str(),
    };
    fields.push(field(StatementForm::NAMES.kind, statement.kind));
    fields.push(field(StatementForm::NAMES.issuer, issuer));
    fields.push(field(StatementForm::NAMES.on, statement.on));
    for (name, value) in [
        ("place", &statement.place),
        ("meeting", &statement.meeting),
        ("source", &statement.source),
        ("day_note", &statement.day_note),
        ("text_read", &statement.text_read),
    ] {
        fields.push(field(name, value.as_deref().unwrap_or_default()));
    }
    fields.extend(statement.parties.iter().map(|it| field(StatementForm::NAMES.parties, it)));
    fields.extend(statement.tracked.iter().map(|it| field(StatementForm::NAMES.tracked, it)));
    fields
}

/// Parses the submitted form; records invalid values as errors on their fields.
pub fn read(form_data: &mut FormData, present: Option<&Statement>, messages: Messages) -> Option<Statement> {
    let kind = choice(form_data, StatementForm::NAMES.kind, messages);
    let on = day(form_data, StatementForm::NAMES.on, messages);
    let issuer = match form_data.value(StatementForm::NAMES.issuer) {
        JOINT => Issuer::Joint,
        party => Issuer::Party(party.into()),
    };
    let (kind, on) = (kind?, on?);
    let lang = messages.lang();
    (!form_data.is_refused()).then(|| Statement {
        slug: present
            .map_or_else(|| form_data.value(StatementForm::NAMES.slug).trim().to_owned(), |it| it.slug.clone()),
        title: worded(form_data, StatementForm::NAMES.title, present.map(|it| &it.title), lang),
        kind,
        issuer,
        on,
        day_note: noted(form_data, StatementForm::NAMES.day_note),
        place: noted(form_data, StatementForm::NAMES.place),
        parties: parties(form_data, StatementForm::NAMES.parties),
        tracked: parties(form_data, StatementForm::NAMES.tracked),
        meeting: noted(form_data, StatementForm::NAMES.meeting),
        source: noted(form_data, StatementForm::NAMES.source),
        further: present.map_or_else(Vec::new, |it| it.further.clone()),
        text_read: noted(form_data, StatementForm::NAMES.text_read),
        text: worded(form_data, StatementForm::NAMES.text, present.map(|it| &it.text), lang),
        // Reporting intervals have their own form.
        reporting: present.and_then(|it| it.reporting),
        reason: Text::default(),
    })
}

/// A meeting as it is chosen: several may have one title.
fn sitting(meeting: &Meeting, messages: Messages) -> String {
    format!("{} ({})", meeting.title.words(messages.lang()), messages.day(meeting.on))
}

/// The fields of a statement.
pub fn form(new: bool, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let issuers: Vec<Choice> =
        std::iter::once(Choice::new(JOINT, messages.text("issuer-jointly"))).chain(party_choices(context)).collect();
    let meetings = context.reference.meetings.iter().rev();
    let meetings = or_none(messages, meetings.map(|it| Choice::new(it.slug.clone(), sitting(it, messages))));
    let line = |name: &'static str, label: &str, hint: Option<&str>, takes: Takes| match hint {
        Some(hint) => view! {
            <TextField name=name label=label hint=hint takes=takes form_data=form_data.clone() />
        }
        .into_any(),
        None => view! { <TextField name=name label=label takes=takes form_data=form_data.clone() /> }.into_any(),
    };
    let hint = |key: &'static str| Some(messages.text(key));
    // Enter in a field records, and reads no file.
    let enter = (!new).then(|| view! { <EnterButton act="record" label=messages.say("form-change") /> });
    view! {
        {enter}
        {both::lines(StatementForm::NAMES.title, messages.text("field-title"), form_data, messages)}
        {new.then(|| only_new(form_data, context))}
        <div class="pair">
            <SelectField
                name=StatementForm::NAMES.kind
                label=messages.text("statement-kind")
                choices=word_choices("statement-kind", StatementKind::ALL, messages)
                form_data=form_data.clone()
            />
            <SelectField name=StatementForm::NAMES.issuer label=messages.text("issuer") choices=issuers form_data=form_data.clone() />
        </div>
        <div class="pair">
            {line("on", messages.text("statement-date"), None, Takes::Day)}
            {line("day_note", messages.text("statement-day-note"), hint("entry-place-hint"), Takes::Text)}
        </div>
        {line("place", messages.text("statement-place"), hint("entry-place-hint"), Takes::Text)}
        <CheckboxGroup
            name=StatementForm::NAMES.parties
            label=messages.text("statement-parties")
            hint=messages.text("statement-parties-hint")
            choices=party_choices(context)
            form_data=form_data.clone()
        />
        <CheckboxGroup
            name=StatementForm::NAMES.tracked
            label=messages.text("statement-tracked")
            hint=messages.text("statement-tracked-hint")
            choices=party_choices(context)
            form_data=form_data.clone()
        />
        <SelectField name=StatementForm::NAMES.meeting label=messages.text("statement-meeting") choices=meetings narrow=messages.text("narrow-choices") form_data=form_data.clone() />
        {line("source", messages.text("field-source-address"), hint("statement-source-hint"), Takes::Text)}
        {line("text_read", messages.text("statement-extent"), hint("entry-place-hint"), Takes::Text)}
        {text_file::field(form_data, context)}
        {both::areas(StatementForm::NAMES.text, messages.text("statement-own-text"), form_data, messages)}
    }
    .into_any()
}

/// Records a revised statement.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post_edit(
    request: RequestContext,
    member: Member,
    path: StatementPath,
    mut form_data: FormData,
) -> FormResult {
    let entry = request
        .accord
        .portfolio()
        .reference_entry(&member, Noun::Statement, &path.slug)
        .await
        .map_err(not_found(Noun::Statement))?;
    if text_file::is_asked(&form_data) {
        return Ok(text_file::shown(form_data));
    }
    let present = pages::statement::edit::of(&entry);
    let Some(statement) = pages::statement::edit::read(&mut form_data, present, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    enter(request, member, form_data, true, Fact::StatementRecorded(statement), paths::statement).await
}
