//! The form of a statement: a new one, or one that is revised.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::field::{CheckboxGroup, Choice, SelectField, Takes, TextField};
use crate::app::components::meanwhile::{JOINT, Labelled, Value};
use crate::app::entry_form::enter;
use crate::app::entry_form::{
    chosen, day, field, filled, noted, parties, party_choices, text_words, word_choices, worded,
};
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::pages;
use crate::app::pages::enter::{Around, only_new, or_none, refused};
use crate::app::request::Drawing;
use crate::app::{Answer, Frame, Page, Visit};
use crate::domain::access::member::Member;
use crate::domain::basics::text::Text;
use crate::domain::record::Noun;
use crate::domain::record::fact::Fact;
use crate::domain::statement::{Issuer, Statement, StatementKind};
use crate::i18n::Words;
use crate::paths;
use crate::service::portfolio::reference_data::Entry;

/// The fields.
const FIELDS: &[Labelled] = &[
    ("title", "revise-name", Value::Words),
    ("kind", "statement-kind", Value::Of("statement-kind")),
    ("issuer", "issuer", Value::Issuer),
    ("on", "statement-date", Value::Words),
    ("day_note", "statement-day-note", Value::Words),
    ("place", "statement-place", Value::Words),
    ("parties", "statement-parties", Value::Party),
    ("tracked", "statement-tracked", Value::Party),
    ("meeting", "statement-meeting", Value::Meeting),
    ("source", "report-evidence-address", Value::Words),
    ("text_read", "statement-extent", Value::Words),
    ("text", "statement-own-text", Value::Words),
];

/// Loads the form of a new statement.
///
/// # Errors
/// When the database does not answer.
pub async fn new(visit: Visit, member: Member, typed: Typed) -> Answer {
    draw(visit, typed, None, &member).await
}

/// Loads the form that revises a statement.
///
/// # Errors
/// When there is none that is theirs to revise, or the database does not answer.
pub async fn edit(visit: Visit, member: Member, typed: Typed) -> Answer {
    let entry = visit.accord.entry(&member, Noun::Statement, &visit.slug).await.map_err(refused(Noun::Statement))?;
    draw(visit, typed, Some(entry), &member).await
}

/// The statement of an entry.
pub fn of(entry: &Entry) -> Option<&Statement> {
    match &entry.fact {
        Fact::StatementRecorded(it) => Some(it),
        _ => None,
    }
}

async fn draw(visit: Visit, typed: Typed, entry: Option<Entry>, member: &Member) -> Answer {
    let reading = visit.read().await?;
    let (words, lang) = (visit.words, visit.lang);
    let drawing = reading.drawing(&visit);
    let title = if entry.is_some() { "statement-edit" } else { "statement-new" };
    let frame = Frame::of_own(&visit, &reading, words.say(title));
    let statement = entry.as_ref().and_then(of).cloned();
    let present = fields(statement.as_ref(), member);
    let typed = filled(typed, &visit.accord.form_key(), entry.as_ref(), present.clone());
    let around = Around {
        from: vec![(paths::statements(lang), words.say("statements-title"))],
        title,
        about: statement.as_ref().map(|it| (paths::statement(lang, &it.slug), it.title.clone())),
        entry,
        present,
        fields: FIELDS,
        zone: visit.accord.zone().clone(),
    };
    Ok(Page::private(frame, words.say(title), move || {
        around.draw(form(statement.is_none(), &typed, &drawing), &typed, &drawing)
    }))
}

/// What stands in the form for a statement; in that of a new one, that the own side takes part in it.
fn fields(it: Option<&Statement>, member: &Member) -> Vec<(String, String)> {
    let Some(it) = it else {
        return vec![
            field("issuer", JOINT),
            field("parties", member.party.as_str()),
            field("tracked", member.party.as_str()),
        ];
    };
    let mut fields = text_words("title", &it.title);
    fields.extend(text_words("text", &it.text));
    let issuer = match &it.issuer {
        Issuer::Joint => JOINT,
        Issuer::Party(party) => party.as_str(),
    };
    fields.push(field("kind", it.kind));
    fields.push(field("issuer", issuer));
    fields.push(field("on", it.on));
    for (name, value) in [
        ("place", &it.place),
        ("meeting", &it.meeting),
        ("source", &it.source),
        ("day_note", &it.day_note),
        ("text_read", &it.text_read),
    ] {
        fields.push(field(name, value.as_deref().unwrap_or_default()));
    }
    fields.extend(it.parties.iter().map(|it| field("parties", it)));
    fields.extend(it.tracked.iter().map(|it| field("tracked", it)));
    fields
}

/// Reads what was typed; notes at its field what cannot be read.
pub fn read(typed: &mut Typed, present: Option<&Statement>, words: Words) -> Option<Statement> {
    let kind = chosen(typed, "kind", words);
    let on = day(typed, "on", words);
    let issuer = match typed.value("issuer") {
        JOINT => Issuer::Joint,
        party => Issuer::Party(party.into()),
    };
    let (kind, on) = (kind?, on?);
    let lang = words.lang();
    (!typed.is_refused()).then(|| Statement {
        slug: present.map_or_else(|| typed.value("slug").trim().to_owned(), |it| it.slug.clone()),
        title: worded(typed, "title", present.map(|it| &it.title), lang),
        kind,
        issuer,
        on,
        day_note: noted(typed, "day_note"),
        place: noted(typed, "place"),
        parties: parties(typed, "parties"),
        tracked: parties(typed, "tracked"),
        meeting: noted(typed, "meeting"),
        source: noted(typed, "source"),
        text_read: noted(typed, "text_read"),
        text: worded(typed, "text", present.map(|it| &it.text), lang),
        // There is a form of its own for when reports are due.
        reporting: present.and_then(|it| it.reporting),
        reason: Text::default(),
    })
}

fn form(new: bool, typed: &Typed, drawing: &Drawing) -> AnyView {
    let (words, lang) = (drawing.words, drawing.lang);
    let issuers: Vec<Choice> = std::iter::once(Choice::new(JOINT, words.text("statement-issuer-jointly")))
        .chain(party_choices(drawing))
        .collect();
    let meetings = drawing.reference.meetings.iter().rev();
    let meetings = or_none(words, meetings.map(|it| Choice::new(it.slug.clone(), it.title.words(lang))));
    let line = |name: &'static str, label: &str, hint: Option<&str>, takes: Takes| match hint {
        Some(hint) => view! {
            <TextField name=name label=label hint=hint takes=takes autocomplete="off" typed=typed.clone() />
        }
        .into_any(),
        None => {
            view! { <TextField name=name label=label takes=takes autocomplete="off" typed=typed.clone() /> }.into_any()
        }
    };
    let hint = |key: &'static str| Some(words.text(key));
    view! {
        {both::lines("title", words.text("revise-name"), typed, words)}
        {new.then(|| only_new(typed, drawing))}
        <div class="pair">
            <SelectField
                name="kind"
                label=words.text("statement-kind")
                choices=word_choices("statement-kind", StatementKind::ALL, words)
                typed=typed.clone()
            />
            <SelectField name="issuer" label=words.text("issuer") choices=issuers typed=typed.clone() />
        </div>
        <div class="pair">
            {line("on", words.text("statement-date"), None, Takes::Day)}
            {line("day_note", words.text("statement-day-note"), hint("entry-place-hint"), Takes::Text)}
        </div>
        {line("place", words.text("statement-place"), hint("entry-place-hint"), Takes::Text)}
        <CheckboxGroup
            name="parties"
            label=words.text("statement-parties")
            choices=party_choices(drawing)
            typed=typed.clone()
        />
        <CheckboxGroup
            name="tracked"
            label=words.text("statement-tracked")
            hint=words.text("statement-tracked-hint")
            choices=party_choices(drawing)
            typed=typed.clone()
        />
        <SelectField name="meeting" label=words.text("statement-meeting") choices=meetings typed=typed.clone() />
        {line("source", words.text("report-evidence-address"), None, Takes::Text)}
        {line("text_read", words.text("statement-extent"), hint("entry-place-hint"), Takes::Text)}
        {both::areas("text", words.text("statement-own-text"), typed, words)}
    }
    .into_any()
}

/// Records a new statement.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post_new(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let Some(statement) = pages::statement::edit::read(&mut typed, None, visit.words) else {
        return Ok(Posted::Again(typed));
    };
    enter(visit, member, typed, false, Fact::StatementRecorded(statement), paths::statement).await
}

/// Records a statement anew.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post_edit(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let entry = visit.accord.entry(&member, Noun::Statement, &visit.slug).await.map_err(refused(Noun::Statement))?;
    let present = pages::statement::edit::of(&entry);
    let Some(statement) = pages::statement::edit::read(&mut typed, present, visit.words) else {
        return Ok(Posted::Again(typed));
    };
    enter(visit, member, typed, true, Fact::StatementRecorded(statement), paths::statement).await
}
