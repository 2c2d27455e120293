//! How an entry of the reference data came to be as it is: who recorded it, when, and why anew.

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
        .map(|(place, it)| {
            let what = if place == 0 { "entry-recorded" } else { "entry-revised" };
            let organisation = it.organisation.as_ref().map(|it| context.organisation(it.as_str()));
            let who: Vec<String> = std::iter::once(it.actor.clone()).chain(organisation).collect();
            let reason = it.fact.as_ref().and_then(reference_entry::reason).cloned().map(|reason| {
                view! {
                    <span>
                        <LocalizedText text=reason lang=lang />
                    </span>
                }
            });
            view! {
                <li>
                    <span class="day">{messages.instant(it.at, &zone)}</span>
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
