//! Reads a request for a page.

use axum::extract::{FromRequestParts, RawPathParams};
use http::header::{ACCEPT_LANGUAGE, COOKIE};
use http::request::Parts;

use super::State;
use crate::app::Visit;
use crate::domain::address;
use crate::domain::lang::Lang;
use crate::domain::permission::Reader;
use crate::i18n::Words;

/// The value of a cookie.
pub fn cookie<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    let cookies = parts.headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok());
    cookies.flat_map(|header| header.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

/// The language that a reader prefers who did not say so in the address.
pub fn preferred_language(parts: &Parts) -> Lang {
    let accepted = parts.headers.get(ACCEPT_LANGUAGE).and_then(|header| header.to_str().ok());
    Lang::negotiate(cookie(parts, "lang"), accepted)
}

/// Reads a request for a page; nothing when the address begins with no language of ours.
pub async fn visit(parts: &mut Parts, state: &State) -> Option<Visit> {
    let (mut lang, mut slug) = (None, String::new());
    for (name, value) in &RawPathParams::from_request_parts(parts, state).await.ok()? {
        match name {
            "lang" => lang = value.parse().ok(),
            _ => slug = value.to_owned(),
        }
    }
    let lang = lang?;
    Some(Visit { lang, words: Words::of(lang), slug, ..anywhere(parts, state) })
}

/// Reads a request for an address that may lead nowhere, in the language that it seems to be in.
pub fn anywhere(parts: &Parts, state: &State) -> Visit {
    let named = parts.uri.path().split('/').nth(1).and_then(|segment| segment.parse().ok());
    let lang = named.unwrap_or_else(|| preferred_language(parts));
    let (parameters, unreadable) = address::take_apart(parts.uri.query().unwrap_or_default());
    Visit {
        accord: state.accord.clone(),
        site: state.site.clone(),
        reader: Reader::Anyone,
        lang,
        words: Words::of(lang),
        path: parts.uri.path().to_owned(),
        parameters,
        unreadable,
        slug: String::new(),
        theme: cookie(parts, "theme").and_then(|word| word.parse().ok()),
    }
}
