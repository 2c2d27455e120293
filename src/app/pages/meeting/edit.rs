//! The form of a meeting: a new one, or one that is revised.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::field::{Choice, RadioGroup, SelectField, Takes, TextField};
use crate::app::components::meanwhile::{Labelled, Value};
use crate::app::entry_form::enter;
use crate::app::entry_form::{chosen, field, filled, noted, text_words, word_choices, worded};
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::pages;
use crate::app::pages::enter::{Around, only_new, refused};
use crate::app::request::Drawing;
use crate::app::{Answer, Frame, Page, Visit};
use crate::domain::access::member::Member;
use crate::domain::basics::text::Text;
use crate::domain::commitment::due::Due;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::record::Noun;
use crate::domain::record::fact::Fact;
use crate::i18n::Words;
use crate::paths;
use crate::service::portfolio::reference_data::Entry;

/// The fields.
const FIELDS: &[Labelled] = &[
    ("title", "revise-name", Value::Words),
    ("mechanism", "meeting-mechanism", Value::Mechanism),
    ("number", "meetings-column-number", Value::Words),
    ("on", "meeting-date", Value::Words),
    ("state", "meetings-column-state", Value::Of("meeting-state")),
    ("place", "meeting-place", Value::Words),
    ("source", "report-evidence-address", Value::Words),
];

/// Loads the form of a new meeting.
///
/// # Errors
/// When the database does not answer.
pub async fn new(visit: Visit, _: Member, typed: Typed) -> Answer {
    draw(visit, typed, None).await
}

/// Loads the form that revises a meeting.
///
/// # Errors
/// When there is none, or the database does not answer.
pub async fn edit(visit: Visit, member: Member, typed: Typed) -> Answer {
    let entry = visit.accord.entry(&member, Noun::Meeting, &visit.slug).await.map_err(refused(Noun::Meeting))?;
    draw(visit, typed, Some(entry)).await
}

/// The meeting of an entry.
pub fn of(entry: &Entry) -> Option<&Meeting> {
    match &entry.fact {
        Fact::MeetingRecorded(it) => Some(it),
        _ => None,
    }
}

async fn draw(visit: Visit, typed: Typed, entry: Option<Entry>) -> Answer {
    let reading = visit.read().await?;
    let (words, lang) = (visit.words, visit.lang);
    let drawing = reading.drawing(&visit);
    let title = if entry.is_some() { "meeting-edit" } else { "meeting-new" };
    let frame = Frame::of_own(&visit, &reading, words.say(title));
    let meeting = entry.as_ref().and_then(of).cloned();
    let present = fields(meeting.as_ref());
    let typed = filled(typed, &visit.accord.form_key(), entry.as_ref(), present.clone());
    let around = Around {
        from: vec![(paths::meetings(lang), words.say("meetings-title"))],
        title,
        about: meeting.as_ref().map(|it| (paths::meeting(lang, &it.slug), it.title.clone())),
        entry,
        present,
        fields: FIELDS,
        zone: visit.accord.zone().clone(),
    };
    Ok(Page::private(frame, words.say(title), move || {
        around.draw(form(meeting.is_none(), &typed, &drawing), &typed, &drawing)
    }))
}

/// What stands in the form for a meeting.
fn fields(it: Option<&Meeting>) -> Vec<(String, String)> {
    let Some(it) = it else { return vec![field("state", MeetingState::Planned)] };
    let mut fields = text_words("title", &it.title);
    fields.push(field("mechanism", &it.mechanism));
    fields.push(field("number", it.number.map_or_else(String::new, |it| it.to_string())));
    fields.push(field("on", Due { on: it.on, precision: it.precision }));
    fields.push(field("state", it.state));
    fields.push(field("place", it.place.as_deref().unwrap_or_default()));
    fields.push(field("source", it.source.as_deref().unwrap_or_default()));
    fields
}

/// Reads what was typed; notes at its field what cannot be read.
pub fn read(typed: &mut Typed, present: Option<&Meeting>, words: Words) -> Option<Meeting> {
    let state = chosen(typed, "state", words);
    let on = typed.value("on").trim().parse::<Due>().ok();
    if on.is_none() {
        typed.refuse("on", words.say("problem-not-a-due"));
    }
    let number = match typed.value("number").trim() {
        "" => None,
        number => number.parse().ok().filter(|it| *it > 0).or_else(|| {
            typed.refuse("number", words.say("problem-not-a-count"));
            None
        }),
    };
    let (state, on) = (state?, on?);
    (!typed.is_refused()).then(|| Meeting {
        slug: present.map_or_else(|| typed.value("slug").trim().to_owned(), |it| it.slug.clone()),
        mechanism: typed.value("mechanism").to_owned(),
        title: worded(typed, "title", present.map(|it| &it.title), words.lang()),
        number,
        on: on.on,
        precision: on.precision,
        place: noted(typed, "place"),
        state,
        source: noted(typed, "source"),
        reason: Text::default(),
    })
}

fn form(new: bool, typed: &Typed, drawing: &Drawing) -> AnyView {
    let (words, lang) = (drawing.words, drawing.lang);
    let mechanisms: Vec<Choice> = std::iter::once(Choice::new("", words.text("choose")))
        .chain(drawing.reference.mechanisms.iter().map(|it| Choice::new(it.code.clone(), it.name.words(lang))))
        .collect();
    let states = word_choices("meeting-state", MeetingState::ALL, words).split_off(1);
    view! {
        {both::lines("title", words.text("revise-name"), typed, words)}
        {new.then(|| only_new(typed, drawing))}
        <SelectField
            name="mechanism"
            label=words.text("meeting-mechanism")
            choices=mechanisms
            typed=typed.clone()
        />
        <div class="pair">
            <TextField
                name="number"
                label=words.text("meetings-column-number")
                hint=words.text("meeting-number-hint")
                takes=Takes::Text
                autocomplete="off"
                typed=typed.clone()
            />
            <TextField
                name="on"
                label=words.text("meeting-date")
                hint=words.text("due-hint")
                takes=Takes::Text
                autocomplete="off"
                typed=typed.clone()
            />
        </div>
        <RadioGroup name="state" label=words.text("meetings-column-state") choices=states typed=typed.clone() />
        <TextField
            name="place"
            label=words.text("meeting-place")
            hint=words.text("entry-place-hint")
            takes=Takes::Text
            autocomplete="off"
            typed=typed.clone()
        />
        <TextField
            name="source"
            label=words.text("report-evidence-address")
            takes=Takes::Text
            autocomplete="off"
            typed=typed.clone()
        />
    }
    .into_any()
}

/// Records a new meeting.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post_new(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let Some(meeting) = pages::meeting::edit::read(&mut typed, None, visit.words) else {
        return Ok(Posted::Again(typed));
    };
    enter(visit, member, typed, false, Fact::MeetingRecorded(meeting), paths::meeting).await
}

/// Records a meeting anew.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post_edit(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let entry = visit.accord.entry(&member, Noun::Meeting, &visit.slug).await.map_err(refused(Noun::Meeting))?;
    let present = pages::meeting::edit::of(&entry);
    let Some(meeting) = pages::meeting::edit::read(&mut typed, present, visit.words) else {
        return Ok(Posted::Again(typed));
    };
    enter(visit, member, typed, true, Fact::MeetingRecorded(meeting), paths::meeting).await
}
