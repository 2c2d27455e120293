//! The commitment's properties, in words.

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::icon::Icon;
use crate::app::components::status::is_late;
use crate::app::components::text::{around, note};
use crate::app::pages::commitment::{CommitmentData, origin};
use crate::domain::basics::day::Precision;
use crate::domain::commitment::due::DueState;
use crate::domain::commitment::{Nature, Standing};
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::headline::HeadlineKind;
use crate::paths;

/// Standing, nature, basis, statement, days, areas.
pub fn card(told: &CommitmentData) -> impl IntoView + use<> {
    let (context, messages, lang, commitment) = (&told.context, told.words(), told.lang(), told.commitment());
    let explained = |list: &str, word: &str| {
        let explanation = messages.say(&format!("{list}-{word}-explanation"));
        view! {
            <dt>{messages.say(list)}</dt>
            <dd>
                {messages.of_word(list, word)}
                <span class="note">{explanation}</span>
            </dd>
        }
    };
    let kind = told.listed.headline.kind;
    let rests_on = (kind != HeadlineKind::None && commitment.standing != Standing::Proposed)
        .then(|| explained("kind", kind.word()));
    let parties = |key: &str, parties: &[PartyCode]| {
        let names: Vec<String> = parties.iter().map(|it| context.party(it.as_str())).collect();
        (!names.is_empty()).then(|| view! { <dt>{messages.say(key)}</dt><dd>{messages.list(&names)}</dd> })
    };
    let place = told.statement.place.as_deref().map(|place| view! { ", "{note(place, lang)} });
    let owners_note = commitment
        .owners_note
        .as_deref()
        .map(|it| view! { <dt>{messages.text("commitment-owners")}</dt><dd>{note(it, lang)}</dd> });
    let areas = commitment
        .areas
        .iter()
        .map(|code| {
            view! { <a class="chip" href=context.link(&paths::area(lang, code))>{context.area(code)}</a> }
        })
        .collect_view();
    view! {
        <section class="card">
            <h2>{messages.text("commitment-glance")}</h2>
            <dl class="facts">
                {rests_on}
                {explained("standing", commitment.standing.word())}
                {parties("commitment-undertaken-by", &commitment.undertaken_by)}
                {parties("commitment-proposed-by", commitment.proposed_by.as_slice())}
                {parties("commitment-addressed-to", commitment.addressed_to.as_slice())}
                {explained("nature", commitment.nature.word())}
                {explained("basis", commitment.basis.word())}
                <dt>{messages.text("statement")}</dt>
                <dd>
                    <a href=context
                        .link(
                            &paths::statement(lang, &told.statement.slug),
                        )>{day::day(told.statement.on, messages)}</a>
                    {place}
                </dd>
                {came_of(told)}
                {starts(told)}
                <dt id="due">{messages.text("due")}</dt>
                <dd>{due(told)}</dd>
                <dt>{messages.text("last-report")}</dt>
                <dd>{last_report(told)}</dd>
                {owners_note}
            </dl>
            {(!commitment.areas.is_empty()).then(|| view! { <div class="chips">{areas}</div> })}
        </section>
    }
}

/// The meeting decision it originated from.
fn came_of(told: &CommitmentData) -> Option<AnyView> {
    let origin = origin::of(told, None)?;
    Some(view! { <dt>{told.words().text("decision")}</dt><dd>{origin}</dd> }.into_any())
}

fn starts(told: &CommitmentData) -> Option<impl IntoView + use<>> {
    let (messages, commitment) = (told.words(), told.commitment());
    let (on, said) = (commitment.starts_on, commitment.starts_note.as_deref());
    (on.is_some() || said.is_some()).then(|| {
        view! {
            <dt>{messages.text("commitment-starts")}</dt>
            <dd>
                {on.map(|on| day::day(on, messages))}
                {said.map(|it| view! { <span class="note">{note(it, told.lang())}</span> })}
            </dd>
        }
    })
}

/// The due day as stated, how far off it is, whether it has passed, and what it was before.
fn due(told: &CommitmentData) -> AnyView {
    let (messages, today, listed) = (told.words(), told.day(), &told.listed);
    let said = told.commitment().due_note.as_deref();
    let said = said.map(|it| view! { <span class="note">{note(it, told.lang())}</span> });
    let Some(due) = listed.due else {
        return view! { <span class="none">{messages.text("due-none-given")}</span>{said} }.into_any();
    };
    let ends = (due.precision != Precision::Day).then(|| {
        let ends = around(messages, "period-ends-on", &[], "day", day::day(due.on, messages));
        view! { <span class="note">{ends}</span> }
    });
    let ahead = listed.outlook.due_state(told.context.as_of) == Some(DueState::Ahead) && due.on >= today;
    let ahead = (ahead && listed.outlook.live)
        .then(|| view! { <span class="note">{messages.due_distance(due.on, today)}</span> });
    let late = is_late(listed, &told.context).then(|| {
        view! {
            <span class="late">
                <Icon name="i-clock" />
                {messages.text("due-day-passed-unreported")}
            </span>
            <span class="note">{messages.due_distance(due.on, today)}</span>
        }
    });
    let first = told.story.first_due.map(|first| {
        let text = messages.with("milestone-moved", &[("day", messages.due(first).into())]);
        view! { <span class="note">{text}</span> }
    });
    view! { {day::due(due, messages)} " " {ahead} {late} {ends} {said} {first} }.into_any()
}

fn last_report(told: &CommitmentData) -> AnyView {
    let messages = told.words();
    let Some(last) = told.state.updates.last() else {
        return view! { <span class="none">{messages.text("none")}</span> }.into_any();
    };
    // Freshness is then counted from a day other than that of the last report.
    let counted = told.state.reported_on().filter(|on| *on != last.effective_on);
    let counted = (told.commitment().nature == Nature::Recurring && told.listed.outlook.live)
        .then_some(counted)
        .flatten()
        .map(|_| view! { <span class="note">{messages.text("freshness-recurring-note")}</span> });
    view! { {day::day(last.effective_on, messages)}{counted} }.into_any()
}
