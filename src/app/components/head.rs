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
    drawing: RenderContext,
) -> impl IntoView {
    let words = drawing.words;
    let home = drawing.link(&crate::paths::overview(drawing.lang));
    let items = std::iter::once((home, words.say("breadcrumb-home")))
        .chain(steps)
        .map(|(address, name)| view! { <li><a href=address>{name}</a></li> })
        .collect_view();
    view! {
        <nav class="crumbs" aria-label=words.text("breadcrumbs")>
            <ol>{items}</ol>
        </nav>
    }
}
