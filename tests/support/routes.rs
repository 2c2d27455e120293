//! The routes of the server, and addresses for them.

/// A route as the router lists it.
pub struct Route {
    pub path: String,
    /// Whether it is there to be read.
    pub get: bool,
    /// Whether only people who are signed in reach it.
    pub members: bool,
}

/// Every route.
pub fn routes() -> Vec<Route> {
    let router = include_str!("../../src/web/router.rs");
    let routes: Vec<_> = router
        .split(".route(")
        .skip(1)
        .map(|part| {
            let (path, rest) = part.trim_start().trim_start_matches('"').split_once("\",").unwrap();
            let rest = rest.trim_start();
            Route {
                path: path.to_owned(),
                get: !rest.starts_with("post("),
                members: rest.starts_with("member_page(") || rest.starts_with("member_form"),
            }
        })
        .collect();
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
    path.replace("{lang}", lang).replace("{slug}", slug).replace("{code}", code)
}

/// The addresses of every page in a language that everybody may read. A link that sets a password is no page for everybody,
/// and a file is none.
pub fn pages(lang: &str) -> Vec<String> {
    let pages = routes().into_iter().filter(|it| it.get && !it.members && it.path.contains("{lang}"));
    let none = ["/{lang}/set-password", "{digest}", "{file}", ".docx"];
    let pages = pages.filter(|it| !none.iter().any(|part| it.path.contains(part)));
    pages.map(|it| address(&it.path, lang)).collect()
}

/// The addresses in a language that only people who are signed in reach, those about one account apart.
pub fn member_pages(lang: &str) -> Vec<String> {
    let pages: Vec<_> = routes()
        .into_iter()
        .filter(|it| it.members && !["{account}", "{slug}", "reporting", "/new"].iter().any(|of| it.path.contains(of)))
        .collect();
    assert!(pages.len() >= 3);
    pages.iter().map(|it| address(&it.path, lang)).collect()
}
