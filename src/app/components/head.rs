//! The head of a page: where one is, what it is called.

use leptos::prelude::*;

use crate::app::request::RenderContext;

/// The way to a page: addresses and names of what lies above it, the overview apart.
#[component]
pub fn Crumbs(
    /// Address and name of each step below the overview.
    #[prop(optional)]
    steps: Vec<(String, String)>,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let home = context.link(&crate::paths::overview(context.lang));
    let items = std::iter::once((home, messages.say("breadcrumb-home")))
        .chain(steps)
        .map(|(address, name)| view! { <li><a href=address>{name}</a></li> })
        .collect_view();
    view! {
        <nav class="crumbs" aria-label=messages.text("breadcrumbs")>
            <ol>{items}</ol>
        </nav>
    }
}
