//! Links to the sources.

use leptos::prelude::*;

use crate::app::components::icon::Icon;

/// A link to another website. Anything but a web address is shown as text: a portfolio's author may have typed
/// anything.
pub fn external(address: Option<&str>, label: impl IntoView + 'static) -> AnyView {
    match address.filter(|it| is_web_address(it)) {
        Some(address) => view! {
            <a href=address.to_owned() rel="noopener">
                {label}
                " "
                <Icon name="i-external" />
            </a>
        }
        .into_any(),
        None => label.into_any(),
    }
}

/// Whether a text is the address of something on the web.
pub fn is_web_address(text: &str) -> bool {
    let (scheme, rest) = text.split_once("://").unwrap_or_default();
    (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")) && !rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_linked() {
        assert!(is_web_address("https://www.msit.go.kr/a?b=1") && is_web_address("HTTP://example.org"));
        for other in ["javascript:alert(1)", "javascript://x", "data:text/html,x", "see the archive", "https://", ""] {
            assert!(!is_web_address(other), "{other}");
        }
    }
}
