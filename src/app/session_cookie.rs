//! The session cookie of a signed-in browser.

use http::HeaderValue;

use crate::app::Site;
use crate::domain::account::session_lifetime;
use crate::service::account::sign_in::Token;

/// Its name. Under `__Host-` a browser takes it from this very server only, and over TLS; without TLS, as on the own
/// machine, it would refuse that name.
pub fn cookie_name(site: &Site) -> &'static str {
    if is_secure(site) { "__Host-accord" } else { "accord" }
}

/// Whether readers reach the site over TLS.
pub fn is_secure(site: &Site) -> bool {
    site.public_url.starts_with("https://")
}

/// The cookie of somebody who acts for others and works in the own name for now.
pub const AS_ONESELF: &str = "as_oneself";

/// Lets the browser work in the own name, or for those whom its user acts for, until it is closed.
pub fn acting(site: &Site, as_oneself: bool) -> Option<HeaderValue> {
    let secure = if is_secure(site) { "; Secure" } else { "" };
    let (value, age) = if as_oneself { ("1", "") } else { ("", "; Max-Age=0") };
    HeaderValue::from_str(&format!("{AS_ONESELF}={value}; Path=/{age}; HttpOnly; SameSite=Lax{secure}")).ok()
}

/// Gives the browser a token.
pub fn given(site: &Site, token: &Token) -> Option<HeaderValue> {
    cookie(site, token.secret(), session_lifetime::LONGEST / 1_000_000)
}

/// Takes the token away.
pub fn taken(site: &Site) -> Option<HeaderValue> {
    cookie(site, "", 0)
}

fn cookie(site: &Site, value: &str, seconds: i64) -> Option<HeaderValue> {
    let secure = if is_secure(site) { "; Secure" } else { "" };
    let name = cookie_name(site);
    let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&text).ok()
}
