//! The cookie in which a browser keeps what its user opened last. It goes with the session, says nothing to anybody else, and
//! what may not be seen any more is not shown from it.

use http::HeaderValue;

use crate::app::session_cookie::is_secure;
use crate::app::{RequestContext, Site};
use crate::domain::account::session_lifetime;
use crate::domain::list::opened::{Opened, keep, kept_for};

/// Its name.
pub const RECENT: &str = "recent";

/// What the person opened last, the latest first.
pub fn opened(request: &RequestContext) -> Vec<Opened> {
    match (&request.member, &request.recent) {
        (Some(member), Some(kept)) => kept_for(&member.account, kept),
        _ => Vec::new(),
    }
}

/// The cookie once the person opened something more; nothing for readers.
pub fn kept(request: &RequestContext, now: &Opened) -> Option<HeaderValue> {
    let member = request.member.as_ref()?;
    cookie(&request.site, &keep(&member.account, opened(request), now), session_lifetime::LONGEST / 1_000_000)
}

/// Takes it away.
pub fn taken(site: &Site) -> Option<HeaderValue> {
    cookie(site, "", 0)
}

fn cookie(site: &Site, value: &str, seconds: i64) -> Option<HeaderValue> {
    let secure = if is_secure(site) { "; Secure" } else { "" };
    let text = format!("{RECENT}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&text).ok()
}
