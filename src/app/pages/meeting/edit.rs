//! The form for a new or revised meeting.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::entry::{Around, only_new};
use crate::app::components::field::Choice;
use crate::app::components::field::RadioGroup;
use crate::app::components::field::SelectField;
use crate::app::components::field::TextField;
use crate::app::components::field::to_choose;
use crate::app::components::meanwhile::{Labelled, Value};
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
use crate::app::pages;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::text::Text;
use crate::domain::commitment::due::Due;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::i18n::Messages;
use crate::paths;
use crate::paths::MeetingPath;
use crate::service::portfolio::reference_data::ReferenceEntry;

form! {
    /// A meeting.
    MeetingForm {
        values { on, number, slug, mechanism, state, place, source, translation, key, version }
        texts { title, reason }
    }
}

/// The fields.
const FIELDS: &[Labelled] = &[
    ("title", "field-title", Value::Words),
    ("mechanism", "meeting-mechanism", Value::Mechanism),
    ("number", "meetings-column-number", Value::Words),
    ("on", "meeting-date", Value::Words),
    ("state", "meetings-column-state", Value::Of("meeting-state")),
    ("place", "meeting-place", Value::Words),
    ("source", "field-source-address", Value::Words),
];

/// Loads the form of a new meeting.
///
/// # Errors
/// If the database does not respond.
pub async fn new(request: RequestContext, _: Member, form_data: FormData) -> PageResult {
    draw(request, form_data, None).await
}

/// Loads the form that revises a meeting.
///
/// # Errors
/// If there is none, or the database does not respond.
pub async fn edit(request: RequestContext, member: Member, path: MeetingPath, form_data: FormData) -> PageResult {
    let entry = request
        .accord
        .portfolio()
        .reference_entry(&member, Noun::Meeting, &path.slug)
        .await
        .map_err(not_found(Noun::Meeting))?;
    draw(request, form_data, Some(entry)).await
}

/// The meeting of an entry.
pub fn of(entry: &ReferenceEntry) -> Option<&Meeting> {
    match &entry.fact {
        Fact::MeetingRecorded(meeting) => Some(meeting),
        _ => None,
    }
}

async fn draw(request: RequestContext, form_data: FormData, entry: Option<ReferenceEntry>) -> PageResult {
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let title = if entry.is_some() { "meeting-edit" } else { "meeting-new" };
    let frame = Frame::of_own(&request, &page_context, messages.say(title));
    let meeting = entry.as_ref().and_then(of).cloned();
    let present = fields(meeting.as_ref());
    let form_data = filled(form_data, &request.accord.idempotency_key(), entry.as_ref(), present.clone());
    let around = Around {
        enctype: None,
        from: vec![(paths::meetings(lang), messages.say("meetings-title"))],
        title,
        about: meeting.as_ref().map(|it| (paths::meeting(lang, &it.slug), it.title.clone())),
        entry,
        present,
        fields: FIELDS,
        zone: request.accord.zone(),
    };
    Ok(Page::private(frame, move || around.draw(form(meeting.is_none(), &form_data, &context), &form_data, &context)))
}

/// The form's contents for a meeting.
fn fields(meeting: Option<&Meeting>) -> Vec<(String, String)> {
    let Some(meeting) = meeting else { return vec![field(MeetingForm::NAMES.state, MeetingState::Planned)] };
    let mut fields = text_words(MeetingForm::NAMES.title, &meeting.title);
    fields.push(field(MeetingForm::NAMES.mechanism, &meeting.mechanism));
    fields.push(field(MeetingForm::NAMES.number, meeting.number.map_or_else(String::new, |it| it.to_string())));
    fields.push(field(MeetingForm::NAMES.on, Due { on: meeting.on, precision: meeting.precision }));
    fields.push(field(MeetingForm::NAMES.state, meeting.state));
    fields.push(field(MeetingForm::NAMES.place, meeting.place.as_deref().unwrap_or_default()));
    fields.push(field(MeetingForm::NAMES.source, meeting.source.as_deref().unwrap_or_default()));
    fields
}

/// Parses the submitted form; records invalid values as errors on their fields.
pub fn read(form_data: &mut FormData, present: Option<&Meeting>, messages: Messages) -> Option<Meeting> {
    let state = choice(form_data, MeetingForm::NAMES.state, messages);
    let on = form_data.value(MeetingForm::NAMES.on).trim().parse::<Due>().ok();
    if on.is_none() {
        form_data.refuse(MeetingForm::NAMES.on, messages.say("problem-not-a-due"));
    }
    let number = match form_data.value(MeetingForm::NAMES.number).trim() {
        "" => None,
        number => number.parse().ok().filter(|it| *it > 0).or_else(|| {
            form_data.refuse(MeetingForm::NAMES.number, messages.say("problem-not-a-count"));
            None
        }),
    };
    let (state, on) = (state?, on?);
    (!form_data.is_refused()).then(|| Meeting {
        slug: present.map_or_else(|| form_data.value(MeetingForm::NAMES.slug).trim().to_owned(), |it| it.slug.clone()),
        mechanism: form_data.value(MeetingForm::NAMES.mechanism).to_owned(),
        title: worded(form_data, MeetingForm::NAMES.title, present.map(|it| &it.title), messages.lang()),
        number,
        on: on.on,
        precision: on.precision,
        place: noted(form_data, MeetingForm::NAMES.place),
        state,
        source: noted(form_data, MeetingForm::NAMES.source),
        reason: Text::default(),
    })
}

fn form(new: bool, form_data: &FormData, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let mechanisms = context.reference.mechanisms.iter();
    let mechanisms = to_choose(messages, mechanisms.map(|it| Choice::new(it.code.clone(), it.name.words(lang))));
    let states = word_choices("meeting-state", MeetingState::ALL, messages).split_off(1);
    view! {
        {both::lines(MeetingForm::NAMES.title, messages.text("field-title"), form_data, messages)}
        {new.then(|| only_new(form_data, context))}
        <SelectField
            name=MeetingForm::NAMES.mechanism
            label=messages.text("meeting-mechanism")
            choices=mechanisms
            form_data=form_data.clone()
        />
        <div class="pair">
            <TextField
                name=MeetingForm::NAMES.number
                label=messages.text("meetings-column-number")
                hint=messages.text("meeting-number-hint")
                form_data=form_data.clone()
            />
            <TextField
                name=MeetingForm::NAMES.on
                label=messages.text("meeting-date")
                hint=messages.text("field-due-hint")
                form_data=form_data.clone()
            />
        </div>
        <RadioGroup name=MeetingForm::NAMES.state label=messages.text("meetings-column-state") choices=states form_data=form_data.clone() />
        <TextField
            name=MeetingForm::NAMES.place
            label=messages.text("meeting-place")
            hint=messages.text("entry-place-hint")
            form_data=form_data.clone()
        />
        <TextField name="source" label=messages.text("field-source-address") form_data=form_data.clone() />
    }
    .into_any()
}

/// Records a new meeting.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post_new(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let Some(meeting) = pages::meeting::edit::read(&mut form_data, None, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    enter(request, member, form_data, false, Fact::MeetingRecorded(meeting), paths::meeting).await
}

/// Records a revised meeting.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post_edit(
    request: RequestContext,
    member: Member,
    path: MeetingPath,
    mut form_data: FormData,
) -> FormResult {
    let entry = request
        .accord
        .portfolio()
        .reference_entry(&member, Noun::Meeting, &path.slug)
        .await
        .map_err(not_found(Noun::Meeting))?;
    let present = pages::meeting::edit::of(&entry);
    let Some(meeting) = pages::meeting::edit::read(&mut form_data, present, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    enter(request, member, form_data, true, Fact::MeetingRecorded(meeting), paths::meeting).await
}
