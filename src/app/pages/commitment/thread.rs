//! The commitments that this one repeats, specifies, replaces or is part of, and vice versa.

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::status::{StatusMark, look};
use crate::app::components::text::{LocalizedText, note};
use crate::app::pages::commitment::CommitmentData;
use crate::domain::commitment::relation::Relation;
use crate::domain::list::projection::ListEntry;
use crate::paths;

/// The thread in the order of its statements, including this commitment.
pub fn card(told: &CommitmentData) -> impl IntoView + use<> {
    let messages = told.words();
    let mut links: Vec<(&Relation, &ListEntry)> =
        told.thread.iter().map(|(link, entry)| (link, &entry.listed)).collect();
    links.sort_by_key(|(_, it)| (it.stated_on, it.statement.clone(), it.position));
    let body = if links.is_empty() {
        view! { <p class="note">{messages.text("commitment-thread-none")}</p> }.into_any()
    } else {
        let own = (told.listed.stated_on, &told.listed.statement, told.listed.position);
        let before = links.partition_point(|(_, it)| (it.stated_on, &it.statement, it.position) < own);
        let mut rows: Vec<_> = links.iter().map(|(link, it)| row(told, link, it)).collect();
        rows.insert(before, this(told));
        view! {
            <ol class="thread">{rows}</ol>
            {reasons(told, &links)}
        }
        .into_any()
    };
    view! {
        <section class="card">
            <header>
                <h2>{messages.text("commitment-thread")}</h2>
            </header>
            {body}
        </section>
    }
}

fn this(told: &CommitmentData) -> AnyView {
    let messages = told.words();
    view! {
        <li class="here" aria-current="true">
            {messages.text("commitment-thread-this")}
            <small class="quiet">{day::day(told.listed.stated_on, messages)}</small>
        </li>
    }
    .into_any()
}

/// The relation of this commitment to the other one, or vice versa; then the other one.
fn row(told: &CommitmentData, link: &Relation, entry: &ListEntry) -> AnyView {
    let messages = told.words();
    let inverse = if link.from == told.commitment().id { "" } else { "-inverse" };
    let relation = messages.say(&format!("relation-{}{inverse}", link.kind));
    let status = match (&entry.outlook.superseded, look(entry)) {
        (Some(superseded), _) => view! { <span>{messages.of_word("supersession", superseded.how)}</span> }.into_any(),
        (None, "proposed") => view! { <span>{messages.text("standing-proposed-noun")}</span> }.into_any(),
        _ => view! { <StatusMark status=entry.headline.status messages=messages /> }.into_any(),
    };
    view! {
        <li data-commitment=entry.slug.clone()>
            <small class="quiet">{relation}</small>
            {title(told, entry)}
            <small class="quiet">{day::day(entry.stated_on, messages)}{status}</small>
        </li>
    }
    .into_any()
}

fn title(told: &CommitmentData, entry: &ListEntry) -> impl IntoView + use<> {
    let lang = told.lang();
    view! {
        <a href=told.context.link(&paths::commitment(lang, &entry.slug))>
            <LocalizedText text=entry.title.clone() lang=lang />
        </a>
    }
}

/// Why they are linked, in the editors' words.
fn reasons(told: &CommitmentData, links: &[(&Relation, &ListEntry)]) -> Option<impl IntoView + use<>> {
    let (messages, lang) = (told.words(), told.lang());
    let reasons: Vec<_> = links
        .iter()
        .filter_map(|(link, entry)| {
            let basis = note(link.basis.as_deref()?, lang);
            Some(view! { <p class="note">{title(told, entry)}": "{basis}</p> })
        })
        .collect();
    (!reasons.is_empty()).then(|| {
        view! {
            <details class="fold">
                <summary>{messages.text("commitment-thread-why")}</summary>
                {reasons}
            </details>
        }
    })
}
