//! What a person watches, and where the buttons lead by which something is watched or no longer.

use leptos::prelude::*;

use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::components::status::HeadlineMark;
use crate::app::components::tasks::card;
use crate::app::components::text::LocalizedText;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done};
use crate::app::pages::portfolio::list::choice::{ListDone, back, done, each_once};
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::list::projection::ListEntry;
use crate::domain::meeting::Meeting;
use crate::domain::notice::watch::WatchedNoun;
use crate::paths;
use crate::service::notice::watching::Watching;

form! {
    /// What is watched, or no longer: a commitment or a meeting by its slug, an area by its code.
    WatchForm {
        values { act, noun, name, back }
        lists { chosen }
    }
}

string_enum! {
    /// What the forms ask for, in their field `act`.
    WatchAction {
        Watch = "watch",
        Unwatch = "unwatch",
        /// The same from the list of what is watched.
        Remove = "remove",
        /// Several commitments that were chosen in the list.
        WatchChosen = "watch_chosen",
    }
}

/// Loads the list.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member, _typed: FormData) -> PageResult {
    let Watching { commitments, areas, meetings } = request.accord.notices().watching(&member).await?;
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(&request, &page_context, messages.say("watching-title"));
    let context = page_context.render_context(&request);
    let key = request.accord.idempotency_key();
    let done = request.parameter("done").and_then(|it| it.parse::<WatchAction>().ok());
    let done = done.filter(|it| *it == WatchAction::Remove);
    Ok(Page::private(frame, move || {
        let none = commitments.is_empty() && areas.is_empty() && meetings.is_empty();
        let lines = |noun: WatchedNoun| -> Vec<(String, Text, AnyView)> {
            match noun {
                WatchedNoun::Commitment => {
                    let of = commitments.iter().map(|it| it.listed.clone());
                    let line = |listed: ListEntry| {
                        let (slug, title) = (listed.slug.clone(), listed.title.clone());
                        (slug, title, view! { <HeadlineMark listed=listed messages=messages /> }.into_any())
                    };
                    of.map(line).collect()
                }
                WatchedNoun::Area => areas.iter().map(|it| (it.code.clone(), it.name.clone(), ().into_any())).collect(),
                WatchedNoun::Meeting => {
                    let on = |it: &Meeting| messages.period(it.on, it.precision).into_any();
                    meetings.iter().map(|it| (it.slug.clone(), it.title.clone(), on(it))).collect()
                }
            }
        };
        let cards = WatchedNoun::ALL
            .iter()
            .map(|noun| {
                let rows = lines(*noun).into_iter().enumerate().map(|(place, (name, title, said))| {
                    row((*noun, name), title, said, format!("{key}-{noun}-{place}"), &context)
                });
                card(messages.of_word("watching", noun).to_owned(), None, rows.collect())
            })
            .collect_view();
        view! {
            <PageHead
                steps=vec![(paths::notices(context.lang), messages.say("notices-title"))]
                title=messages.text("watching-title")
                lead=messages.say("watching-lead")
                saved=done.map(|_| messages.say("watching-removed"))
                context=context.clone()
            />
            {none.then(|| view! { <p class="card">{messages.text("watching-none")}</p> })}
            {cards}
        }
    }))
}

/// The page of something that is watched.
fn page_of(noun: WatchedNoun, name: &str, lang: Lang) -> String {
    match noun {
        WatchedNoun::Commitment => paths::commitment(lang, name),
        WatchedNoun::Area => paths::area(lang, name),
        WatchedNoun::Meeting => paths::meeting(lang, name),
    }
}

/// Something that is watched, with the form by which it is no longer.
fn row(
    (noun, name): (WatchedNoun, String),
    title: Text,
    said: AnyView,
    key: String,
    context: &RenderContext,
) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let words = title.words(lang).to_owned();
    view! {
        <li>
            <a class="t" href=page_of(noun, &name, lang)>
                <LocalizedText text=title lang=lang />
            </a>
            <span class="meta">{said}</span>
            <form class="row" method="post">
                <FormKey key=key />
                <input type="hidden" name=WatchForm::NAMES.noun value=noun.word() />
                <input type="hidden" name=WatchForm::NAMES.name value=name />
                <button class="button plain" name=WatchForm::NAMES.act value=WatchAction::Remove.word()>
                    {messages.of_word("watch-do", WatchAction::Remove)}
                    <span class="vh">{format!(": {words}")}</span>
                </button>
            </form>
        </li>
    }
    .into_any()
}

/// Lets the person watch something, or no longer.
///
/// # Errors
/// When there is no such thing for the person, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, form_data: FormData) -> FormResult {
    let typed = WatchForm::read(&form_data);
    if typed.act == WatchAction::WatchChosen.word() {
        let chosen = each_once(typed.chosen.iter().map(String::as_str));
        let watched = request.accord.notices().watch_together(&member, &chosen).await?;
        let said = if watched == 0 { ListDone::NoneChosen } else { ListDone::Watched };
        return Ok(FormOutcome::Redirect(done(&back(&typed.back, request.lang), said)));
    }
    let (Ok(act), Ok(noun)) = (typed.act.parse::<WatchAction>(), typed.noun.parse::<WatchedNoun>()) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    let watch = act == WatchAction::Watch;
    if !request.accord.notices().watch(&member, noun, &typed.name, watch).await? {
        return Err(Error::Nowhere);
    }
    match act {
        WatchAction::Remove => redirect_done(&paths::watching(request.lang), act.word()),
        WatchAction::Watch | WatchAction::Unwatch | WatchAction::WatchChosen => {
            Ok(FormOutcome::Redirect(page_of(noun, &typed.name, request.lang)))
        }
    }
}
