//! What a briefing is about, as a form whose state is the address.

use leptos::prelude::*;

use crate::app::components::field::{CheckboxGroup, Choice, RadioGroup, SelectField, Takes, TextField};
use crate::app::form::FormData;
use crate::app::request::RenderContext;
use crate::domain::briefing::{BriefingAudience, BriefingLanguage};
use crate::paths;
use crate::service::briefing::Briefing;

/// Meeting, days, areas, organisations, for whom and in which language.
#[component]
pub fn Controls(
    /// The briefing as it is.
    facts: Briefing,
    /// Language, words and names.
    context: RenderContext,
) -> impl IntoView {
    let (messages, lang, reference) = (context.messages, context.lang, &context.reference);
    let ask = &facts.ask;
    let mut fields: Vec<(String, String)> =
        ask.parameters().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let tongue = ask.tongue.map_or_else(|| lang.to_string(), |it| it.to_string());
    fields.push(("language".into(), tongue));
    let mut form_data = FormData::new(fields);
    if let Some(meeting) = &facts.period.meeting {
        form_data = form_data.with("meeting", meeting.slug.clone());
    }

    let mut meetings: Vec<_> = reference.meetings.iter().collect();
    meetings.sort_by_key(|it| std::cmp::Reverse(it.on));
    let meetings = std::iter::once(Choice::new("", messages.text("briefing-meeting-none")))
        .chain(meetings.into_iter().map(|meeting| {
            let on = messages.period(meeting.on, meeting.precision);
            Choice::new(&meeting.slug, format!("{} · {on}", meeting.title.words(lang)))
        }))
        .collect();
    let areas = reference.areas.iter().map(|it| Choice::new(&it.code, it.name.words(lang))).collect();
    let orgs = reference.organisations.iter().map(|it| Choice::new(it.code.as_str(), it.name.words(lang))).collect();
    let circles = BriefingAudience::ALL
        .iter()
        .map(|circle| {
            let explained = messages.text(&format!("circle-{circle}-explanation")).to_owned();
            Choice::new(circle.word(), messages.of_word("circle", circle)).explained(explained)
        })
        .collect();
    let tongues = (!messages.is_alone()).then(|| {
        let choices =
            BriefingLanguage::ALL.iter().map(|it| Choice::new(it.word(), messages.of_word("tongue", it))).collect();
        let label = messages.text("briefing-language");
        view! { <RadioGroup name="language" label=label choices=choices form_data=form_data.clone() /> }
    });
    let narrowed = ask.area.len() + ask.org.len();
    let narrowed = (narrowed > 0).then(|| view! { " "<small class="tag">{narrowed}</small> });
    view! {
        <form class="card briefing-choose" action=paths::briefing(lang)>
            <header>
                <h2>{messages.text("briefing-choose")}</h2>
            </header>
            <div class="briefing-fields">
                <SelectField
                    name="meeting"
                    label=messages.text("briefing-meeting")
                    hint=messages.text("briefing-meeting-hint")
                    choices=meetings
                    form_data=form_data.clone()
                    narrow=messages.text("narrow-choices")
                />
                <TextField
                    name="from"
                    label=messages.text("briefing-from")
                    takes=Takes::Day
                    form_data=form_data.clone()
                />
                <TextField name="to" label=messages.text("briefing-to") takes=Takes::Day form_data=form_data.clone() />
            </div>
            <div class="briefing-fields">
                <RadioGroup name="audience" label=messages.text("briefing-audience") choices=circles form_data=form_data.clone() />
                {tongues}
            </div>
            <details class="fold">
                <summary>{format!("{}, {}", messages.text("briefing-areas"), messages.text("briefing-orgs"))} {narrowed}</summary>
                <div class="stack">
                    <CheckboxGroup name="area" label=messages.text("briefing-areas") choices=areas form_data=form_data.clone() />
                    <CheckboxGroup name="org" label=messages.text("briefing-orgs") choices=orgs form_data=form_data />
                </div>
            </details>
            <div class="row acts">
                <button class="button">{messages.text("briefing-show")}</button>
            </div>
        </form>
    }
    .into_any()
}
