//! A page that is kept, and the answers that are given with it.

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes, HttpBody};
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, IF_NONE_MATCH,
    SET_COOKIE, VARY,
};
use http::{StatusCode, header};
use sha2::{Digest, Sha256};

use crate::domain::basics::instant::{AsOf, Instant};
use crate::web::page_cache::coding::{Coding, Effort};

/// How many seconds a cache on the way may hold a page. With what it may be behind here, that is a minute.
const SHARED_FOR: i64 = 59;
/// What that says: browsers ask each time, and mostly are told that nothing has changed.
const SHARED: HeaderValue = HeaderValue::from_static("public, max-age=0, s-maxage=59, must-revalidate");
/// What a page depends on besides its address: the choice of colours and who is signed in are in cookies.
const DEPENDS_ON: HeaderValue = HeaderValue::from_static("accept-encoding, cookie");
/// Less is not worth packing.
const PACKED_FROM: usize = 1_024;
/// Bytes that a page takes besides its body.
const BESIDES: usize = 1_024;

/// One coding of a page.
#[derive(Debug, Default)]
enum Packed {
    /// Nobody has asked for it.
    #[default]
    Not,
    /// Packed for the first who asked.
    Quick(Bytes),
    /// The same, while somebody packs it better.
    Underway(Bytes),
    /// Packed as well as it is going to be.
    Well(Bytes),
    /// Packing makes it little smaller.
    Never,
}

/// A page that is kept.
#[derive(Debug)]
pub struct Kept {
    headers: HeaderMap,
    tag: HeaderValue,
    body: Bytes,
    packed: [Mutex<Packed>; Coding::ALL.len()],
}

impl Kept {
    /// Takes in an answer that everybody may be given. Gives it back where it is none: another status, one that sets a
    /// cookie or says itself who may keep it, or one that is too large.
    pub async fn of(response: Response, largest: usize) -> Result<Self, Response> {
        let headers = response.headers();
        let particular = [SET_COOKIE, CACHE_CONTROL, VARY, CONTENT_ENCODING].iter().any(|it| headers.contains_key(it));
        let fits = response.body().size_hint().exact().is_some_and(|it| it <= largest as u64);
        if response.status() != StatusCode::OK || particular || !fits {
            return Err(response);
        }
        let (mut parts, body) = response.into_parts();
        let Ok(body) = axum::body::to_bytes(body, largest).await else {
            let mut failed = Response::new(Body::empty());
            *failed.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            return Err(failed);
        };
        parts.headers.remove(CONTENT_LENGTH);
        // Weak, as it is the same for every coding.
        let digest = URL_SAFE_NO_PAD.encode(&Sha256::digest(&body)[..18]);
        let tag = HeaderValue::try_from(format!("W/\"{digest}\"")).unwrap_or(HeaderValue::from_static("W/\"\""));
        parts.headers.insert(ETAG, tag.clone());
        parts.headers.insert(VARY, DEPENDS_ON);
        Ok(Self { headers: parts.headers, tag, body, packed: Default::default() })
    }

    /// How many bytes it takes at most: a packed body is kept that is no more than half as large.
    pub fn weight(&self) -> usize {
        self.body.len() + self.body.len() / 2 * Coding::ALL.len() + BESIDES
    }

    /// The answer to a request for it.
    pub fn answer(self: &Arc<Self>, asked: &HeaderMap, now: Instant, as_of: AsOf) -> Response {
        let known = self.is_known(asked);
        let coding = Coding::asked_for(asked).filter(|_| !known);
        let (coding, body) = match coding.and_then(|coding| Some((coding, self.packed(coding)?))) {
            Some((coding, packed)) => (Some(coding), packed),
            None if known => (None, Bytes::new()),
            None => (None, self.body.clone()),
        };
        let mut response = Response::new(Body::from(body));
        *response.headers_mut() = self.headers.clone();
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, shared_for(now, as_of));
        if let Some(coding) = coding {
            headers.insert(CONTENT_ENCODING, coding.header());
        }
        if known {
            headers.remove(CONTENT_TYPE);
            headers.remove(header::CONTENT_DISPOSITION);
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        }
        response
    }

    /// Whether whoever asks has it already.
    fn is_known(&self, asked: &HeaderMap) -> bool {
        let own = opaque(self.tag.to_str().unwrap_or_default());
        let known = asked.get_all(IF_NONE_MATCH).iter().filter_map(|header| header.to_str().ok());
        known.flat_map(|header| header.split(',')).map(str::trim).any(|tag| tag == "*" || opaque(tag) == own)
    }

    /// The body in a coding. For the first who asks it is packed quickly; once another asks, it is packed well, which
    /// nobody waits for.
    fn packed(self: &Arc<Self>, coding: Coding) -> Option<Bytes> {
        let mut packed = self.slot(coding).lock().unwrap_or_else(PoisonError::into_inner);
        match &*packed {
            Packed::Never => None,
            Packed::Well(body) | Packed::Underway(body) => Some(body.clone()),
            Packed::Not => {
                let body = self.pack(coding, Effort::Quick);
                *packed = body.clone().map_or(Packed::Never, Packed::Quick);
                body
            }
            Packed::Quick(body) => {
                let body = body.clone();
                *packed = Packed::Underway(body.clone());
                let page = self.clone();
                tokio::task::spawn_blocking(move || {
                    if let Some(better) = page.pack(coding, Effort::Thorough) {
                        *page.slot(coding).lock().unwrap_or_else(PoisonError::into_inner) = Packed::Well(better);
                    }
                });
                Some(body)
            }
        }
    }

    fn slot(&self, coding: Coding) -> &Mutex<Packed> {
        let [brotli, zstd, gzip] = &self.packed;
        match coding {
            Coding::Brotli => brotli,
            Coding::Zstd => zstd,
            Coding::Gzip => gzip,
        }
    }

    fn pack(&self, coding: Coding, effort: Effort) -> Option<Bytes> {
        let long = self.body.len() >= PACKED_FROM;
        let packed = long.then(|| coding.pack(&self.body, effort)).flatten();
        packed.filter(|packed| packed.len() <= self.body.len() / 2)
    }
}

/// How long caches on the way may hold what is answered now: never beyond the moment for which it was drawn.
fn shared_for(now: Instant, as_of: AsOf) -> HeaderValue {
    let left = (as_of.holds_until().0 - now.0) / 1_000_000;
    if left >= SHARED_FOR {
        return SHARED;
    }
    let value = format!("public, max-age=0, s-maxage={}, must-revalidate", left.max(0));
    HeaderValue::try_from(value).unwrap_or(HeaderValue::from_static("no-cache"))
}

/// A tag without its mark of weakness: whether a page changed is asked weakly (RFC 9110, 13.1.2).
fn opaque(tag: &str) -> &str {
    tag.strip_prefix("W/").unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn at(text: &str) -> Instant {
        text.parse::<jiff::Timestamp>().unwrap().into()
    }

    async fn page(body: &str) -> Arc<Kept> {
        Arc::new(Kept::of(Response::new(Body::from(body.to_owned())), 1_000_000).await.unwrap())
    }

    #[rstest]
    #[case("2026-03-01T14:50:00Z", "s-maxage=59,")]
    #[case("2026-03-01T14:59:48.5Z", "s-maxage=11,")]
    #[case("2026-03-01T14:59:59.9Z", "s-maxage=0,")]
    fn no_cache_on_the_way_holds_a_page_beyond_its_day(#[case] now: &str, #[case] expected: &str) {
        let zone = jiff::tz::TimeZone::get("Asia/Seoul").unwrap();
        let value = shared_for(at(now), AsOf::now(at(now), &zone));
        assert!(value.to_str().unwrap().contains(expected), "{value:?}");
    }

    #[rstest]
    #[case("W/\"{}\"", true)]
    #[case("\"{}\"", true)]
    #[case("\"x\", W/\"{}\"", true)]
    #[case("*", true)]
    #[case("W/\"x\"", false)]
    #[case("{}", false)]
    #[tokio::test]
    async fn whoever_has_the_page_is_told_so(#[case] shown: &str, #[case] known: bool) {
        let page = page("hello").await;
        let digest = page.tag.to_str().unwrap().trim_start_matches("W/").trim_matches('"');
        let mut asked = HeaderMap::new();
        asked.insert(IF_NONE_MATCH, shown.replace("{}", digest).parse().unwrap());
        assert_eq!(page.is_known(&asked), known);
    }

    /// What is counted is what it can take.
    #[tokio::test]
    async fn no_page_takes_more_than_its_weight() {
        let noise: String = (0..9_000_u32).map(|it| char::from(b'!' + (it * it * 7 % 89) as u8)).collect();
        for body in [noise, "hello ".repeat(9_000), "short".to_owned()] {
            let page = page(&body).await;
            let mut taken = body.len();
            for coding in Coding::ALL {
                for _ in 0..3 {
                    taken += page.packed(coding).map_or(0, |it| it.len()) / 3;
                }
            }
            assert!(taken <= page.weight(), "{taken}");
        }
    }
}
