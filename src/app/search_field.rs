//! The field that searches: in the header of every page but the search's own, which has a larger one.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::frame::Frame;
use crate::app::request::RenderContext;
use crate::islands::find::SearchKey;
use crate::paths;

/// The form that searches, on the day shown.
#[component]
pub fn SearchForm(
    /// The `id` of its field.
    id: &'static str,
    /// What is searched for.
    #[prop(optional, into)]
    words: String,
    /// Whether the field stands on its page to be typed into at once.
    #[prop(optional)]
    alone: bool,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let kept =
        context.as_of.past.then(|| view! { <input type="hidden" name="as_of" value=context.as_of.day.to_string() /> });
    let class = if alone { "find row" } else { "find" };
    let label = if alone { "ask search" } else { "search" };
    let hidden = (!alone).then_some("vh");
    // Enter sends a form of one field; a button that cannot be seen would only be in the way of the keyboard.
    let button = alone.then(|| view! { <button class="button">{messages.text("search-submit")}</button> });
    let lone = alone && words.is_empty();
    let words = Some(words).filter(|it| !it.is_empty());
    view! {
        <SearchKey>
            <form class=class role="search" action=paths::search(context.lang)>
                <div class=label>
                    <label class=hidden for=id>{messages.text("search-label")}</label>
                    <Icon name="i-search" />
                    <input class="field" type="search" id=id name="q" value=words autofocus=lone />
                </div>
                {kept}
                {button}
            </form>
        </SearchKey>
    }
    .into_any()
}

/// The field in the header; nothing on the page of the search.
#[component]
pub fn HeaderSearch(
    /// The page's frame.
    frame: Frame,
) -> impl IntoView {
    let own = frame.path == paths::search(frame.context.lang);
    (!own).then(|| view! { <SearchForm id="find" context=frame.context /> })
}

/// The link to the page of the search, where the header has no room for the field.
#[component]
pub fn SearchLink(
    /// The page's frame.
    frame: Frame,
) -> impl IntoView {
    let address = frame.context.link(&paths::search(frame.context.lang));
    view! {
        <a class="tool to-search" href=address aria-label=frame.context.messages.say("search-label")>
            <Icon name="i-search" />
        </a>
    }
    .into_any()
}
