//! What the site says of itself to programs: where each page is as plain text, and whom to tell of a weakness.

use std::fmt::Write as _;

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderValue};

use crate::app::Error;
use crate::app::pages::portfolio::data::distributions;
use crate::app::pages::portfolio::data::linked::contact;
use crate::domain::access::permission::Reader;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::lang::Lang;
use crate::domain::list::facet::Facet;
use crate::domain::list::facets::Facets;
use crate::domain::list::query::Query;
use crate::domain::record::validity::Validity;
use crate::paths;
use crate::service::portfolio::export::PART;
use crate::web::{AppState, error};

const PLAIN: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");
const MARKDOWN: HeaderValue = HeaderValue::from_static("text/markdown; charset=utf-8");
/// How long what is said of a contact holds: RFC 9116 wants less than a year.
const HOLDS: i64 = 180 * 24 * 60 * 60 * 1_000_000;
/// What it is cut to, so that it is not another text each time.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// Every public page with its address as plain text, and the files with the data (llmstxt.org).
pub async fn llms(State(state): State<AppState>) -> Response {
    match written(&state).await {
        Ok(text) => ([(CONTENT_TYPE, MARKDOWN)], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "the addresses for programs could not be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

async fn written(state: &AppState) -> Result<String, Error> {
    let lang = state.site.languages.first().copied().unwrap_or(Lang::En);
    let (messages, root) = (state.site.messages(lang), &state.site.public_url);
    let _turn = state.accord.portfolio().turn().await.ok_or(Error::Busy)?;
    let mut snapshot = state.accord.snapshot(Reader::Anyone, None).await?;
    let reference = snapshot.reference.clone();
    let name = state.site.name.words(lang);
    let title = reference.portfolio.as_ref().map(|it| it.title.words(lang)).filter(|it| !it.is_empty());
    let mut text = format!("# {}\n\n> {}\n", title.unwrap_or(name), messages.text("data-description"));
    let mut list = |heading: &str, entries: Vec<(String, String)>| {
        if !entries.is_empty() {
            let _ = write!(text, "\n## {heading}\n\n");
        }
        for (words, address) in entries {
            let words = words.replace(['[', ']', '\n'], " ");
            let _ = writeln!(text, "- [{words}]({root}{address})");
        }
    };
    let page = |key: &str, path: String| (messages.say(key), paths::markdown(&path));
    let forms = distributions(lang, messages).into_iter().map(|it| (format!("{} ({})", it.name, it.format), it.path));
    let interface = (messages.say("developers-document"), paths::api::DESCRIPTION.to_owned());
    list(messages.text("data-title"), forms.chain([interface]).collect());
    list(
        name,
        vec![
            page("nav-overview", paths::overview(lang)),
            page("nav-commitments", paths::commitments(lang)),
            page("nav-timeline", paths::timeline(lang)),
            page("nav-changes", paths::changes(lang)),
            page("figures-title", paths::figures(lang)),
            page("nav-statements", paths::statements(lang)),
            page("nav-meetings", paths::meetings(lang)),
            page("about-title", paths::about(lang)),
            page("developers-title", paths::developers(lang)),
        ],
    );
    let titled = |words: &str, path: String| (words.to_owned(), paths::markdown(&path));
    let statements = reference.statements.iter();
    list(
        messages.text("nav-statements"),
        statements.map(|it| titled(it.title.words(lang), paths::statement(lang, &it.slug))).collect(),
    );
    let all = Query { facets: Facets::of(Facet::Validity, Validity::ALL), ..Query::default() };
    let portfolio = state.accord.portfolio();
    let mut commitments = Vec::new();
    for part in portfolio.picked(&mut snapshot, &all, lang).await?.chunks(PART) {
        let rows = portfolio.rows_of(&mut snapshot, part).await?;
        let rows = rows.iter().map(|it| &it.listed);
        commitments.extend(rows.map(|it| titled(it.title.words(lang), paths::commitment(lang, &it.slug))));
    }
    list(messages.text("nav-commitments"), commitments);
    let meetings = reference.meetings.iter();
    list(
        messages.text("nav-meetings"),
        meetings.map(|it| titled(it.title.words(lang), paths::meeting(lang, &it.slug))).collect(),
    );
    let areas = reference.areas.iter();
    list(messages.text("area"), areas.map(|it| titled(it.name.words(lang), paths::area(lang, &it.code))).collect());
    let organisations = reference.organisations.iter();
    list(
        messages.text("organisation"),
        organisations.map(|it| titled(it.name.words(lang), paths::organisation(lang, it.code.as_str()))).collect(),
    );
    Ok(text)
}

/// Whom to tell of a weakness (RFC 9116), where a contact was set; else there is nothing here.
pub async fn security(State(state): State<AppState>, request: Request) -> Response {
    let Some(contact) = contact(&state.site) else {
        let (parts, _) = request.into_parts();
        return error::no_such_address(&parts, &state).await;
    };
    let until = Instant((state.accord.now().0 + HOLDS).div_euclid(DAY) * DAY);
    let languages: Vec<&str> = state.site.languages.iter().map(|it| it.code()).collect();
    let text = format!(
        "Contact: {contact}\nExpires: {}\nPreferred-Languages: {}\nCanonical: {}{}\n",
        until.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ"),
        languages.join(", "),
        state.site.public_url,
        paths::SECURITY,
    );
    ([(CONTENT_TYPE, PLAIN)], text).into_response()
}
