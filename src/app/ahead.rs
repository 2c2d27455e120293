//! Which pages a browser fetches while somebody is about to go there: public ones, for people who are not signed in. They are
//! only fetched, never drawn, so that nothing else happens before somebody really goes there.

use http::HeaderValue;

use crate::app::document::hash;
use crate::paths;

/// The pages.
const PAGES: [&str; 12] = [
    paths::OVERVIEW.pattern,
    paths::COMMITMENTS.pattern,
    paths::COMMITMENT.pattern,
    paths::TIMELINE.pattern,
    paths::FIGURES.pattern,
    paths::CHANGES.pattern,
    paths::STATEMENTS.pattern,
    paths::STATEMENT.pattern,
    paths::MEETINGS.pattern,
    paths::MEETING.pattern,
    paths::AREA.pattern,
    paths::ORGANISATION.pattern,
];

/// The rules, as browsers take them.
#[derive(Clone, Debug)]
pub struct Ahead {
    /// The file of them.
    pub rules: String,
    /// Its address, which changes when it does.
    pub address: String,
    /// The header that leads to it.
    pub header: HeaderValue,
}

impl Ahead {
    /// Those of this site. A link counts whatever its query is.
    pub fn new() -> Self {
        // A route's `{slug}` is a pattern's `:slug`.
        let pages = PAGES.map(|pattern| pattern.replace('{', ":").replace('}', ""));
        let rules = serde_json::json!({ "prefetch": [{
            "where": { "href_matches": pages },
            "eagerness": "moderate",
        }] })
        .to_string();
        let address = format!("/pkg/ahead.{}.json", hash(&rules));
        let header = HeaderValue::try_from(format!("\"{address}\"")).unwrap_or(HeaderValue::from_static(""));
        Self { rules, address, header }
    }
}

impl Default for Ahead {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_pages_are_fetched_ahead() {
        let Ahead { rules, header, .. } = Ahead::new();
        assert!(rules.contains("\"/:lang/commitments/:slug\"") && rules.contains("\"/:lang/areas/:code\""), "{rules}");
        for never in ["sign", "desk", "account", "prerender"] {
            assert!(!rules.contains(never), "{rules}");
        }
        assert!(header.to_str().unwrap().starts_with("\"/pkg/ahead."));
    }
}
