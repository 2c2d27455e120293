//! The addresses of pages that everybody reads, each in one spelling: a parameter that no page reads makes no other page.

use std::sync::LazyLock;

use http::Uri;

use crate::app::pages::portfolio::list::choice::CHOOSE;
use crate::domain::basics::address::take_apart;
use crate::domain::list::query::Query;
use crate::paths;
use crate::web::router::routes;

/// No longer address is kept.
const LONGEST: usize = 2_048;

/// The patterns of all addresses, each with whether it is one of these pages or what robots read of them: a pattern may take
/// the address of another, `statements/{slug}` that of `statements/new`.
static PAGES: LazyLock<matchit::Router<bool>> = LazyLock::new(|| {
    let mut pages = matchit::Router::new();
    for route in routes() {
        let pattern = route.pattern;
        let public = route.get && !route.post && !route.members && !route.personal;
        let of_everybody =
            public && (pattern.starts_with("/{lang}") || [paths::SITE_MAP, paths::LLMS].contains(&pattern));
        // The router took the same pattern.
        if let Err(error) = pages.insert(pattern, of_everybody) {
            tracing::error!(pattern, %error, "no page at this address is kept");
        }
    }
    pages
});

/// The spelling under which the page at an address is kept, which is also the address that is drawn; nothing where none is
/// kept.
pub fn kept_at(uri: &Uri) -> Option<(Box<str>, Uri)> {
    let path = uri.path();
    PAGES.at(path).ok().filter(|it| *it.value)?;
    let read =
        uri.query().map(|query| query.split('&').filter(|pair| is_read(path, pair)).collect::<Vec<_>>().join("&"));
    let address = match read {
        Some(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    };
    let uri = (address.len() <= LONGEST).then(|| address.parse().ok()).flatten()?;
    Some((address.into_boxed_str(), uri))
}

/// Whether there is a page for everybody at this path.
pub fn is_public_page(path: &str) -> bool {
    path.starts_with('/') && paths::of_markdown(path).is_none() && PAGES.at(path).is_ok_and(|it| *it.value)
}

/// Whether a page reads this parameter. Each says so when it cannot be read at all.
fn is_read(path: &str, pair: &str) -> bool {
    let (parameters, faults) = take_apart(pair);
    // Parts for other sites read the choice of colours from their address.
    let coloured = paths::is_embedded(path);
    let known = |name: &str| name == CHOOSE || Query::parameter_names().any(|it| it == name);
    !faults.is_empty() || parameters.iter().any(|(name, _)| known(name) || coloured && name == paths::THEME_PARAMETER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("/en/", Some("/en/"))]
    #[case(
        "/ko/commitments?area=ai&utm_source=x&q=%EB%B3%B4%EC%95%88",
        Some("/ko/commitments?area=ai&q=%EB%B3%B4%EC%95%88")
    )]
    #[case("/ko/commitments?%61rea=ai&fbclid=1", Some("/ko/commitments?%61rea=ai"))]
    #[case("/en/commitments?fbclid=1&&", Some("/en/commitments"))]
    #[case("/en/commitments?x=%zz", Some("/en/commitments?x=%zz"))]
    #[case("/en/commitments?choose=columns", Some("/en/commitments?choose=columns"))]
    #[case("/en/embed/areas/ai?theme=dark&x=1", Some("/en/embed/areas/ai?theme=dark"))]
    #[case("/en/areas/ai?theme=dark", Some("/en/areas/ai"))]
    #[case("/sitemap.xml?a=b", Some("/sitemap.xml"))]
    #[case::members("/en/desk", None)]
    #[case::form("/en/sign-in", None)]
    #[case::by_key("/en/own/calendar.ics?key=x", None)]
    #[case::depends_on_the_browser("/", None)]
    #[case::asset("/favicon.svg", None)]
    fn each_page_has_one_address(#[case] asked: &str, #[case] kept: Option<&str>) {
        let found = kept_at(&asked.parse().unwrap());
        assert_eq!(found.as_ref().map(|(address, _)| &**address), kept);
        assert_eq!(found.map(|(_, uri)| uri.to_string()).as_deref(), kept);
    }

    /// Whatever a form or a page for members reads of its address is left to it, whichever other address is like it.
    #[test]
    fn no_other_address_is_taken_for_a_page() {
        let mut like = 0;
        for route in routes().into_iter().filter(|it| it.post || it.members || it.personal) {
            let address = route.pattern.replace("{lang}", "en").replace(['{', '}'], "");
            assert!(kept_at(&format!("{address}?then=x").parse().unwrap()).is_none(), "{address}");
            like += usize::from(address.ends_with("/new"));
        }
        assert!(like > 1);
    }

    #[test]
    fn no_page_is_kept_at_an_address_without_end() {
        assert!(kept_at(&format!("/en/commitments?q={}", "a".repeat(LONGEST)).parse().unwrap()).is_none());
    }
}
