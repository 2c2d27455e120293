//! What narrows a list, each thing with the way to the list without it.

use leptos::prelude::*;

use crate::app::components::filters::conditions::Condition;
use crate::app::components::icon::Icon;
use crate::app::request::RenderContext;
use crate::domain::list::query::Query;

/// The conditions in force as links that take them away; nothing where there are none.
#[component]
pub fn Chips(
    /// The path of the list.
    path: String,
    /// The list.
    query: Query,
    /// What narrows it.
    conditions: Vec<Condition>,
    /// Language, words and day.
    drawing: RenderContext,
) -> impl IntoView {
    let words = drawing.words;
    if conditions.is_empty() {
        return ().into_any();
    }
    let chips = conditions
        .into_iter()
        .map(|it| {
            let label = words
                .with("filter-chip-remove", &[("name", it.name.as_str().into()), ("value", it.value.as_str().into())]);
            view! {
                <a class="chip on" href=drawing.list(&path, &it.without) aria-label=label>
                    {it.shown}
                    <Icon name="i-close" />
                </a>
            }
        })
        .collect_view();
    let clear = drawing.list(&path, &query.widened());
    view! {
        <div class="chips">
            {chips}
            <a class="chip clear" href=clear>
                {words.text("filter-clear")}
            </a>
        </div>
    }
    .into_any()
}
