//! The field that searches: in the header of every page but the search's own, which has a larger one.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::frame::Frame;
use crate::app::request::RenderContext;
use crate::islands::find::SearchKey;
use crate::paths;

/// The form that searches, on the day shown: small in the header, or on its own page with what was searched for.
#[component]
pub fn SearchForm(
    /// What was searched for, on the page of the search; nothing in the header.
    #[prop(optional_no_strip)]
    searched: Option<String>,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let kept =
        context.as_of.past.then(|| view! { <input type="hidden" name="as_of" value=context.as_of.day.to_string() /> });
    let action = paths::search(context.lang);
    let form = match searched {
        Some(words) => {
            let empty = words.is_empty();
            view! {
                <form class="find row" role="search" action=action>
                    <div class="ask search">
                        <label for="q">{messages.text("search-label")}</label>
                        <Icon name="i-search" />
                        <input class="field" type="search" id="q" name="q" value=words autofocus=empty />
                    </div>
                    {kept}
                    <button class="button">{messages.text("search-submit")}</button>
                </form>
            }
            .into_any()
        }
        // Every page has it, so it is short. Enter sends a form of one field; a button that cannot be seen would only be in
        // the way of the keyboard.
        None => view! {
            <form class="find search" role="search" action=action>
                <Icon name="i-search" />
                <input class="field" type="search" name="q" aria-label=messages.say("search-label") />
                {kept}
            </form>
        }
        .into_any(),
    };
    view! { <SearchKey>{form}</SearchKey> }.into_any()
}

/// The field in the header; nothing on the page of the search.
#[component]
pub fn HeaderSearch(
    /// The page's frame.
    frame: Frame,
) -> impl IntoView {
    let own = frame.path == paths::search(frame.context.lang);
    (!own).then(|| view! { <SearchForm context=frame.context /> })
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
