//! What a list says that words narrow.

use leptos::prelude::*;

use crate::app::request::RenderContext;
use crate::domain::list::query::Query;

/// Which words narrow a list, how many of all it shows, and the way to all; nothing where no words do.
pub fn searched(path: &str, query: &Query, shown: usize, all: usize, context: &RenderContext) -> Option<AnyView> {
    if query.q.is_empty() {
        return None;
    }
    let messages = context.messages;
    let arguments = [("n", shown.into()), ("all", all.into()), ("words", query.q.as_str().into())];
    Some(
        view! {
            <p class="note">
                {messages.with("search-of-all", &arguments)}
                " "
                <a href=context.link(path)>{messages.with("show-all", &[("n", all.into())])}</a>
            </p>
        }
        .into_any(),
    )
}
