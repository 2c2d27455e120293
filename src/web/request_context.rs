//! Reads a request for a page.

use std::net::{IpAddr, SocketAddr};
use std::sync::Once;

use axum::extract::{ConnectInfo, FromRequestParts, Path};
use http::HeaderName;
use http::header::{ACCEPT_LANGUAGE, COOKIE, USER_AGENT};
use http::request::Parts;
use serde::Deserialize;

use crate::app::recent;
use crate::app::session_cookie;
use crate::app::{RequestContext, Site, Theme};
use crate::domain::access::permission::Reader;
use crate::domain::basics::address;
use crate::domain::basics::lang::Lang;
use crate::paths;
use crate::service::account::Caller;
use crate::service::account::sign_in::Token;
use crate::web::AppState;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
/// Characters kept of a browser's user agent.
const AGENT: usize = 200;

/// The value of a cookie.
pub fn cookie<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    let cookies = parts.headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok());
    cookies.flat_map(|header| header.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

/// The reader's choice of colours.
pub fn theme(parts: &Parts) -> Option<Theme> {
    cookie(parts, "theme").and_then(|word| word.parse().ok())
}

/// The language that a reader prefers who did not say so in the address.
pub fn preferred_language(parts: &Parts, site: &Site) -> Lang {
    let accepted = parts.headers.get(ACCEPT_LANGUAGE).and_then(|header| header.to_str().ok());
    Lang::negotiate(&site.languages, cookie(parts, "lang"), accepted)
}

/// The language in which a reader is answered whose address names one: that, where the site is in it.
pub fn spoken_language(named: Option<Lang>, parts: &Parts, site: &Site) -> Lang {
    named.filter(|lang| site.languages.contains(lang)).unwrap_or_else(|| preferred_language(parts, site))
}

/// The language in the path of an address.
#[derive(Deserialize)]
struct InLanguage {
    lang: Lang,
}

/// Reads a request for a page; `None` when the address begins with no supported language.
pub async fn read(parts: &mut Parts, state: &AppState) -> Option<RequestContext> {
    let Path(InLanguage { lang }) = Path::from_request_parts(parts, state).await.ok()?;
    let messages = state.site.messages(lang);
    state.site.languages.contains(&lang).then_some(())?;
    Some(RequestContext { lang, messages, ..anywhere(parts, state).await })
}

/// Reads a request that is answered as everybody is, whoever sends it: no cookie is heeded, and the colours are those that the
/// address names. `None` when the address begins with no supported language.
pub async fn of_anybody(parts: &mut Parts, state: &AppState) -> Option<RequestContext> {
    let Path(InLanguage { lang }) = Path::from_request_parts(parts, state).await.ok()?;
    state.site.languages.contains(&lang).then_some(())?;
    let context = unidentified(parts, state);
    let theme = context.parameter(paths::THEME_PARAMETER).and_then(|word| word.parse().ok());
    let messages = state.site.messages(lang);
    Some(RequestContext { lang, messages, theme, shown: None, as_oneself: false, recent: None, ..context })
}

/// Reads a request that says by a key in its address who asks, whoever may be signed in. The address that remains is without
/// the key, so that nothing made of it holds it. `None` when the language is none of the site's, or the key is nobody's.
pub async fn by_key(parts: &mut Parts, state: &AppState) -> Option<RequestContext> {
    let mut context = unidentified(parts, state);
    let key = context.parameter(paths::KEY).and_then(Token::shown);
    context.parameters.retain(|(name, _)| name != paths::KEY);
    parts.uri = parts.uri.path().parse().unwrap_or_default();
    let Path(InLanguage { lang }) = Path::from_request_parts(parts, state).await.ok()?;
    state.site.languages.contains(&lang).then_some(())?;
    let context = RequestContext { lang, messages: state.site.messages(lang), shown: None, ..context };
    match state.accord.accounts().subscriber(&key?).await {
        Ok(member) => member.map(|member| RequestContext { reader: member.reader(), member: Some(member), ..context }),
        Err(error) => {
            tracing::error!(%error, "whose key it is could not be read");
            Some(RequestContext { unidentified: true, ..context })
        }
    }
}

/// Reads a request for an address that may lead nowhere, in the language that it seems to be in.
pub async fn anywhere(parts: &Parts, state: &AppState) -> RequestContext {
    unidentified(parts, state).identified().await
}

/// The same without asking who it is.
pub fn unidentified(parts: &Parts, state: &AppState) -> RequestContext {
    let named = parts.uri.path().split('/').nth(1).and_then(|segment| segment.parse().ok());
    let lang = spoken_language(named, parts, &state.site);
    let (parameters, unreadable) = address::take_apart(parts.uri.query().unwrap_or_default());
    RequestContext {
        accord: state.accord.clone(),
        site: state.site.clone(),
        reader: Reader::Anyone,
        member: None,
        session: None,
        unidentified: false,
        as_oneself: cookie(parts, session_cookie::AS_ONESELF).is_some_and(|it| it == "1"),
        shown: cookie(parts, session_cookie::cookie_name(&state.site)).and_then(Token::shown),
        caller: caller(parts, state.proxies),
        lang,
        messages: state.site.messages(lang),
        path: parts.uri.path().to_owned(),
        parameters,
        unreadable,
        theme: theme(parts),
        recent: cookie(parts, recent::RECENT).map(str::to_owned),
    }
}

/// Where a request comes from. Only what the operator's own proxies report counts, and nothing reported before them.
fn caller(parts: &Parts, proxies: u8) -> Caller {
    let connected = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
    let forwarded = parts.headers.get_all(FORWARDED_FOR).iter().filter_map(|header| header.to_str().ok());
    let forwarded: Vec<&str> = forwarded.flat_map(|header| header.split(',')).map(str::trim).collect();
    let place = forwarded.len().checked_sub(usize::from(proxies)).filter(|_| proxies > 0);
    let said = place.and_then(|place| forwarded.get(place)).and_then(|it| it.parse::<IpAddr>().ok());
    if proxies == 0 && !forwarded.is_empty() {
        static SAID: Once = Once::new();
        SAID.call_once(|| {
            tracing::warn!("requests carry X-Forwarded-For, and ACCORD_PROXIES is 0: if a proxy of yours sets it, everybody who reads through it counts as one");
        });
    }
    let agent = parts.headers.get(USER_AGENT).and_then(|header| header.to_str().ok()).unwrap_or_default();
    Caller {
        // A socket for both kinds of addresses writes those of IPv4 as ones of IPv6.
        address: said.or(connected).map(|it| it.to_canonical().to_string()).unwrap_or_default(),
        agent: agent.chars().take(AGENT).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(0, &[], "192.0.2.1")]
    #[case(0, &["203.0.113.9"], "192.0.2.1")]
    #[case(1, &["198.51.100.7, 203.0.113.9"], "203.0.113.9")]
    #[case(1, &["198.51.100.7", "203.0.113.9"], "203.0.113.9")]
    #[case(2, &["198.51.100.7, 203.0.113.9"], "198.51.100.7")]
    #[case(3, &["198.51.100.7, 203.0.113.9"], "192.0.2.1")]
    #[case(1, &["nonsense"], "192.0.2.1")]
    #[case(1, &["::ffff:203.0.113.9"], "203.0.113.9")]
    fn only_proxies_of_ours_say_who_asks(#[case] proxies: u8, #[case] forwarded: &[&str], #[case] expected: &str) {
        let mut request = http::Request::builder().uri("/en/");
        for header in forwarded {
            request = request.header(FORWARDED_FOR, *header);
        }
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        parts.extensions.insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 9))));
        assert_eq!(caller(&parts, proxies).address, expected);
    }
}
