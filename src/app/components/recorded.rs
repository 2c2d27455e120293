//! The history of an entry of the reference data: who recorded it, when, and why it was revised.

use jiff::tz::TimeZone;
use leptos::prelude::*;

use crate::app::components::text::LocalizedText;
use crate::app::request::RenderContext;
use crate::domain::record::{Record, reference_entry};

/// Every record of an entry, the latest first.
#[component]
pub fn Recorded(
    /// The records in the order in which they were made.
    history: Vec<Record>,
    /// The portfolio's zone.
    zone: TimeZone,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    let lines: Vec<_> = history
        .iter()
        .enumerate()
        .rev()
        .map(|(place, record)| {
            let what = if place == 0 { "entry-recorded" } else { "entry-revised" };
            let organisation = record.organisation.as_ref().map(|it| context.organisation(it.as_str()));
            let who: Vec<String> = std::iter::once(record.actor.clone()).chain(organisation).collect();
            let reason = record.fact.as_ref().and_then(reference_entry::reason).cloned().map(|reason| {
                view! {
                    <span>
                        <LocalizedText text=reason lang=lang />
                    </span>
                }
            });
            view! {
                <li>
                    <span class="day">{messages.instant(record.at, &zone)}</span>
                    <span>{messages.text(what)}</span>
                    {reason}
                    <span class="meta">{who.join(", ")}</span>
                </li>
            }
        })
        .collect();
    view! {
        <section class="card">
            <header>
                <h2>{messages.text("entry-history")}</h2>
            </header>
            <ul class="feed days">{lines}</ul>
        </section>
    }
    .into_any()
}
