//! What the overview says when there is nothing to show.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::request::RenderContext;
use crate::domain::basics::day::Day;
use crate::i18n::Messages;
use crate::paths;

/// Nothing had been stated yet on the requested day.
#[component]
pub fn NothingYet(
    /// The day of the earliest statement.
    begins: Day,
    /// Language, messages and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let day = messages.day_in_prose(context.as_of.day);
    let address = paths::with_query(&paths::overview(context.lang), [("as_of", begins.to_string())]);
    let begins = messages.day_in_prose(begins);
    view! {
        <section class="card empty">
            <Icon name="i-calendar" />
            <h2>{messages.with("overview-empty-as-of", &[("day", day.into())])}</h2>
            <ul>
                <li>
                    <a href=address>{messages.with("overview-empty-begins", &[("day", begins.into())])}</a>
                </li>
            </ul>
        </section>
    }
    .into_any()
}

/// Nothing was ever loaded: explains how to do it.
#[component]
pub fn NothingLoaded(
    /// Messages.
    messages: Messages,
) -> impl IntoView {
    view! {
        <section class="card empty">
            <Icon name="i-info" />
            <h2>{messages.text("overview-not-loaded")}</h2>
            <p>{messages.text("overview-not-loaded-note")}</p>
            <dl class="facts">
                <dt>{messages.text("overview-not-loaded-import")}</dt>
                <dd>
                    <code>"accord import portfolio.json"</code>
                </dd>
                <dt>{messages.text("overview-not-loaded-demo")}</dt>
                <dd>
                    <code>"accord serve --demo"</code>
                </dd>
            </dl>
            <p>{messages.text("overview-not-loaded-then")}</p>
        </section>
    }
    .into_any()
}
