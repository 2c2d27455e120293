//! Pages for addresses that lead nowhere.

use http::StatusCode;
use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::list::query::Query;
use crate::domain::record::Noun;
use crate::i18n::Messages;
use crate::paths;

/// The page for a noun that is not there, or an address that leads nowhere. What the reader may not see answers just so.
///
/// # Errors
/// When the database does not answer.
pub async fn not_found(request: &RequestContext, noun: Option<Noun>) -> PageResult {
    let words = request.words;
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
    let (title, text) = (words.say("not-found-title"), words.say(key));
    lost(request, noun, StatusCode::NOT_FOUND, title, text, listed).await
}

/// A page that says what a status means.
///
/// # Errors
/// When the database does not answer.
pub async fn plain(request: &RequestContext, status: StatusCode) -> PageResult {
    let (title, text) = meaning(status, request.words);
    lost(request, None, status, title, text, None).await
}

/// What a status means, as a title and a sentence.
pub fn meaning(status: StatusCode, words: Messages) -> (String, String) {
    match status {
        StatusCode::METHOD_NOT_ALLOWED => (words.say("method-not-allowed-title"), words.say("method-not-allowed")),
        StatusCode::URI_TOO_LONG => (words.say("address-too-long-title"), words.say("address-too-long")),
        StatusCode::TOO_MANY_REQUESTS => (words.say("too-many-title"), words.say("too-many")),
        StatusCode::SERVICE_UNAVAILABLE => (words.say("unavailable-title"), words.say("unavailable")),
        StatusCode::NOT_FOUND => (words.say("not-found-title"), words.say("not-found-page")),
        StatusCode::FORBIDDEN => (words.say("forbidden-title"), words.say("forbidden")),
        StatusCode::PAYLOAD_TOO_LARGE => (words.say("too-large-title"), words.say("too-large")),
        it if it.is_client_error() => (words.say("bad-form-title"), words.say("bad-form")),
        _ => (words.say("server-error-title"), words.say("server-error")),
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
    let reading = request.read().await?;
    let known_at = reading.query.known_at.filter(|_| noun == Some(Noun::Commitment));
    let later = later && (reading.as_of().past || known_at.is_some());
    let mut frame = Frame::new(request, &reading, None, &title);
    frame.citable = false;
    let drawing = reading.drawing(request);
    let words = request.words;
    let today = later.then(|| {
        let query = Query { as_of: None, known_at: None, ..reading.query.clone() };
        let address = paths::with_query(&request.path, query.parameters());
        let text = match known_at {
            Some(moment) => {
                let moment = words.instant(moment.instant(request.accord.zone()), request.accord.zone());
                words.with("not-found-known-at", &[("moment", moment.into())])
            }
            None => words.with("not-found-as-of", &[("day", words.day_in_prose(drawing.as_of.day).into())]),
        };
        (text, address)
    });
    let (heading, description) = (title.clone(), text.clone());
    let page = Page::new(frame, title, description, move || {
        let lang = drawing.lang;
        // What exists on another day is said instead of guesses at a wrong address.
        let said = match &today {
            Some((text, address)) => view! {
                <p>{text.clone()}</p>
                <p>
                    <a class="button" href=address.clone()>
                        {words.text("as-of-back")}
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
            .map(|(path, key)| view! { <li><a href=drawing.link(&path)>{words.say(key)}</a></li> })
            .collect_view();
        let kept = drawing.as_of.past.then(|| {
            view! { <input type="hidden" name="as_of" value=drawing.as_of.day.to_string() /> }
        });
        view! {
            <div class="lost">
                <span class="code">{status.as_u16()}</span>
                <h1>{heading}</h1>
                {said}
                <form class="row" action=paths::commitments(lang)>
                    <div class="ask search">
                        <label for="q">{words.text("error-go-search")}</label>
                        <Icon name="i-search" />
                        <input class="field" type="search" id="q" name="q" />
                    </div>
                    {kept}
                    <button class="button">{words.text("filter-search-submit")}</button>
                </form>
                <ul>{ways}</ul>
            </div>
        }
    });
    Ok(page.with_status(status))
}

/// Whether the reader finds the thing today, that is not there on the day asked for.
async fn is_there_today(request: &RequestContext, noun: Noun) -> Result<bool, Error> {
    let mut today = request.accord.snapshot(request.reader.clone(), None).await?;
    let (slug, day) = (request.slug.as_str(), today.as_of.day);
    Ok(match noun {
        Noun::Commitment => request.accord.commitment(&mut today, slug).await?.is_some(),
        Noun::Statement => today.reference.statement(slug).is_some_and(|it| it.on <= day),
        Noun::Meeting => request.accord.meetings(&today).iter().any(|it| it.slug == slug),
        _ => false,
    })
}
