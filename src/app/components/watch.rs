//! The button by which a person watches something, or no longer.

use leptos::prelude::*;

use crate::app::components::form_page::FormKey;
use crate::app::pages::notice::watching::{WatchAction, WatchForm};
use crate::app::request::RenderContext;
use crate::app::{Error, RequestContext};
use crate::domain::notice::watch::WatchedNoun;
use crate::paths;
use crate::service::Snapshot;

/// What the button on the page of something needs.
#[derive(Clone)]
pub struct Watch {
    noun: WatchedNoun,
    name: String,
    /// Whether the person watches it.
    watches: bool,
    key: String,
}

/// What the button needs on a page, where somebody is signed in and the page shows today.
///
/// # Errors
/// When the database does not answer.
pub async fn watch(
    request: &RequestContext,
    snapshot: &mut Snapshot,
    noun: WatchedNoun,
    name: &str,
) -> Result<Option<Watch>, Error> {
    let Some(member) = request.member.as_ref().filter(|_| !snapshot.as_of.past) else { return Ok(None) };
    let watches = request.accord.notices().watches(snapshot, member, noun, name).await?;
    Ok(Some(Watch { noun, name: name.to_owned(), watches, key: request.accord.idempotency_key() }))
}

/// The button; nothing for readers.
#[component]
pub fn WatchButton(watch: Option<Watch>, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    watch.map(|Watch { noun, name, watches, key }| {
        let act = if watches { WatchAction::Unwatch } else { WatchAction::Watch };
        view! {
            <form class="doing watch" method="post" action=paths::watching(context.lang)>
                <FormKey key=key />
                <input type="hidden" name=WatchForm::NAMES.noun value=noun.word() />
                <input type="hidden" name=WatchForm::NAMES.name value=name />
                <button class="button plain" name=WatchForm::NAMES.act value=act.word()>
                    {messages.of_word("watch-do", act)}
                </button>
                {watches.then(|| view! { <a href=paths::watching(context.lang)>{messages.text("watching-title")}</a> })}
            </form>
        }
        .into_any()
    })
}
