//! The routes of the server, and addresses for them.

use accord::web::router::{self, RouteInfo};

/// Every route.
pub fn routes() -> Vec<RouteInfo> {
    let routes = router::routes();
    assert!(routes.len() > 15, "the routes were found");
    routes
}

/// An address for a route: a real one of each noun.
pub fn address(path: &str, lang: &str) -> String {
    let slug = if path.contains("/commitments/") {
        "jfs25-action-plan"
    } else if path.contains("/statements/") {
        "joint-fact-sheet-2025"
    } else {
        "ict-policy-forum-7"
    };
    let code = if path.contains("/areas/") { "ai" } else { "MSIT" };
    path.replace("{lang}", lang)
        .replace("{slug}", slug)
        .replace("{code}", code)
        .replace("{stage}", "due")
        .replace("{figure}", "status")
        .replace("{*page}", "en/about")
}

/// The addresses of every page in a language that everybody may read. A link that sets a password or ends mail is no page for
/// everybody, and a file is none.
pub fn pages(lang: &str) -> Vec<String> {
    let pages = routes().into_iter().filter(|it| it.get && !it.members && it.pattern.contains("{lang}"));
    let none = [
        "/{lang}/set-password",
        "/{lang}/unsubscribe",
        "{digest}",
        "{file}",
        "{table}",
        "{kind}",
        ".docx",
        ".ics",
        ".atom",
        ".json",
        "/embed/",
    ];
    let pages = pages.filter(|it| !none.iter().any(|part| it.pattern.contains(part)));
    pages.map(|it| address(it.pattern, lang)).collect()
}

/// The addresses in a language that only people who are signed in reach, those about one account apart.
pub fn member_pages(lang: &str) -> Vec<String> {
    let pages: Vec<_> = routes()
        .into_iter()
        .filter(|route| {
            route.members
                && ![
                    "{account}",
                    "{webhook}",
                    "{slug}",
                    "{kind}",
                    "{file}",
                    "reporting",
                    "/board",
                    "/new",
                    "/briefing.",
                    ".csv",
                    ".xlsx",
                ]
                .iter()
                .any(|of| route.pattern.contains(of))
        })
        .collect();
    assert!(pages.len() >= 3);
    pages.iter().map(|it| address(it.pattern, lang)).collect()
}
