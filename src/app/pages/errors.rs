//! Pages for addresses that do not exist.

use http::StatusCode;
use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::list::query::Query;
use crate::domain::record::noun::Noun;
use crate::i18n::Messages;
use crate::paths;

/// The page for a missing noun or an address that does not exist. What the reader may not see gets the same response.
///
/// # Errors
/// When the database does not answer.
pub async fn not_found(request: &RequestContext, noun: Option<Noun>) -> PageResult {
    let messages = request.messages;
    let key = match noun {
        Some(Noun::Commitment) => "not-found-commitment",
        Some(Noun::Statement) => "not-found-statement",
        Some(Noun::Meeting) => "not-found-meeting",
        Some(Noun::Area) => "not-found-area",
        Some(Noun::Organisation) => "not-found-organisation",
        _ => "not-found-page",
    };
    let listed = match noun {
        Some(Noun::Statement) => Some((paths::statements(request.lang), "nav-statements")),
        Some(Noun::Meeting) => Some((paths::meetings(request.lang), "nav-meetings")),
        _ => None,
    };
    let (title, text) = (messages.say("not-found-title"), messages.say(key));
    lost(request, noun, StatusCode::NOT_FOUND, title, text, listed).await
}

/// A page that says what a status means.
///
/// # Errors
/// When the database does not answer.
pub async fn plain(request: &RequestContext, status: StatusCode) -> PageResult {
    let (title, text) = meaning(status, request.messages);
    lost(request, None, status, title, text, None).await
}

/// The page instead of a file while too many are being made.
///
/// # Errors
/// When the database does not answer.
pub async fn busy(request: &RequestContext) -> PageResult {
    let (title, text) = (request.messages.say("unavailable-title"), request.messages.say("download-busy"));
    lost(request, None, StatusCode::SERVICE_UNAVAILABLE, title, text, None).await
}

/// What a status means, as a title and a sentence.
pub fn meaning(status: StatusCode, messages: Messages) -> (String, String) {
    match status {
        StatusCode::METHOD_NOT_ALLOWED => {
            (messages.say("method-not-allowed-title"), messages.say("method-not-allowed"))
        }
        StatusCode::URI_TOO_LONG => (messages.say("address-too-long-title"), messages.say("address-too-long")),
        StatusCode::TOO_MANY_REQUESTS => (messages.say("too-many-title"), messages.say("too-many")),
        StatusCode::SERVICE_UNAVAILABLE => (messages.say("unavailable-title"), messages.say("unavailable")),
        StatusCode::NOT_FOUND => (messages.say("not-found-title"), messages.say("not-found-page")),
        StatusCode::FORBIDDEN => (messages.say("forbidden-title"), messages.say("forbidden")),
        StatusCode::PAYLOAD_TOO_LARGE => (messages.say("too-large-title"), messages.say("too-large")),
        status if status.is_client_error() => (messages.say("bad-form-title"), messages.say("bad-form")),
        _ => (messages.say("server-error-title"), messages.say("server-error")),
    }
}

async fn lost(
    request: &RequestContext,
    noun: Option<Noun>,
    status: StatusCode,
    title: String,
    text: String,
    listed: Option<(String, &'static str)>,
) -> PageResult {
    let later = match noun {
        Some(noun) if ["as_of", "known_at"].iter().any(|it| request.parameter(it).is_some()) => {
            is_there_today(request, noun).await?
        }
        _ => false,
    };
    let page_context = request.read().await?;
    let known_at = page_context.query.known_at.filter(|_| noun == Some(Noun::Commitment));
    let later = later && (page_context.as_of().past || known_at.is_some());
    let mut frame = Frame::new(request, &page_context, None, &title);
    frame.citable = false;
    let context = page_context.render_context(request);
    let messages = request.messages;
    let today = later.then(|| {
        let query = Query { as_of: None, known_at: None, ..page_context.query.clone() };
        let address = paths::with_query(&request.path, query.parameters());
        let text = match known_at {
            Some(moment) => {
                let moment = messages.instant(moment.instant(&request.accord.zone()), &request.accord.zone());
                messages.with("not-found-known-at", &[("moment", moment.into())])
            }
            None => messages.with("not-found-as-of", &[("day", messages.day_in_prose(context.as_of.day).into())]),
        };
        (text, address)
    });
    let (heading, description) = (title.clone(), text.clone());
    let page = Page::new(frame, title, description, move || {
        let lang = context.lang;
        // What exists on another day is named instead of guesses at a wrong address.
        let said = match &today {
            Some((text, address)) => view! {
                <p>{text.clone()}</p>
                <p>
                    <a class="button" href=address.clone()>
                        {messages.text("as-of-back")}
                    </a>
                </p>
            }
            .into_any(),
            None => view! { <p>{text}</p> }.into_any(),
        };
        let ways = [
            Some((paths::overview(lang), "error-go-overview")),
            Some((paths::commitments(lang), "error-go-list")),
            listed,
        ];
        let ways = ways
            .into_iter()
            .flatten()
            .map(|(path, key)| view! { <li><a href=context.link(&path)>{messages.say(key)}</a></li> })
            .collect_view();
        let kept = context.as_of.past.then(|| {
            view! { <input type="hidden" name="as_of" value=context.as_of.day.to_string() /> }
        });
        view! {
            <div class="lost">
                <span class="code">{status.as_u16()}</span>
                <h1>{heading}</h1>
                {said}
                <form class="row" action=paths::commitments(lang)>
                    <div class="ask search">
                        <label for="q">{messages.text("error-go-search")}</label>
                        <Icon name="i-search" />
                        <input class="field" type="search" id="q" name="q" />
                    </div>
                    {kept}
                    <button class="button">{messages.text("filter-search-submit")}</button>
                </form>
                <ul>{ways}</ul>
            </div>
        }
    });
    Ok(page.with_status(status))
}

/// Whether the reader can see today what does not exist on the day asked for.
async fn is_there_today(request: &RequestContext, noun: Noun) -> Result<bool, Error> {
    let mut today = request.accord.snapshot(request.reader.clone(), None).await?;
    let (slug, day) = (&*paths::subject(&request.path), today.as_of.day);
    Ok(match noun {
        Noun::Commitment => request.accord.commitments().find(&mut today, slug).await?.is_some(),
        Noun::Statement => today.reference.statement(slug).is_some_and(|it| it.on <= day),
        Noun::Meeting => request.accord.meetings().list(&today).iter().any(|it| it.slug == slug),
        _ => false,
    })
}
