//! What narrows a list, each condition with a link to the list without it.

use leptos::prelude::*;

use crate::app::components::filters::conditions::Condition;
use crate::app::components::icon::Icon;
use crate::app::request::RenderContext;
use crate::domain::list::query::Query;

/// The conditions in force as links that remove them; nothing where there are none.
#[component]
pub fn Chips(
    /// The path of the list.
    path: String,
    /// The list.
    query: Query,
    /// What narrows it.
    conditions: Vec<Condition>,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    if conditions.is_empty() {
        return ().into_any();
    }
    let chips = conditions
        .into_iter()
        .map(|condition| {
            let label = messages.with(
                "filter-chip-remove",
                &[("name", condition.name.as_str().into()), ("value", condition.value.as_str().into())],
            );
            view! {
                <a class="chip on" href=context.list(&path, &condition.without) aria-label=label>
                    {condition.shown}
                    <Icon name="i-close" />
                </a>
            }
        })
        .collect_view();
    let clear = context.list(&path, &query.widened());
    view! {
        <div class="chips">
            {chips}
            <a class="chip clear" href=clear>
                {messages.text("filter-clear")}
            </a>
        </div>
    }
    .into_any()
}
