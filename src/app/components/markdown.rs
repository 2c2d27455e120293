//! What people write with paragraphs, lists and links.

use std::collections::HashSet;

use ammonia::{Builder, UrlRelative};
use leptos::prelude::*;
use pulldown_cmark::{Event, Options, Parser, html};

/// A text in Markdown. HTML markup in it is text; links go to the web or an e-mail address only.
#[component]
pub fn Markdown(
    /// The text as it was written.
    text: String,
) -> impl IntoView {
    view! { <div class="prose" inner_html=drawn(&text)></div> }
}

/// The text without its marks, on one line: for where there is no room for paragraphs.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(messages) | Event::Code(messages) | Event::Html(messages) | Event::InlineHtml(messages) => {
                out.push_str(&messages)
            }
            Event::SoftBreak | Event::HardBreak | Event::End(_) => out.push(' '),
            _ => {}
        }
    }
    // Marks within a sentence do not end it.
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text as HTML: a few plain elements without attributes but the address of a link.
fn drawn(text: &str) -> String {
    let events = Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH).map(|event| match event {
        Event::Html(messages) | Event::InlineHtml(messages) => Event::Text(messages),
        // A typed line break is intended.
        Event::SoftBreak => Event::HardBreak,
        other => other,
    });
    let mut unsafe_html = String::new();
    html::push_html(&mut unsafe_html, events);
    // Headings would mix with the page's own, and pictures would be fetched from elsewhere.
    let elements = ["p", "br", "ul", "ol", "li", "a", "strong", "em", "del", "blockquote", "code", "pre", "hr"];
    Builder::default()
        .tags(HashSet::from(elements))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener nofollow ugc"))
        .clean(&unsafe_html)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("</textarea><script>alert(1)</script>")]
    #[case("<img src=x onerror=alert(1)>")]
    #[case("[x](javascript:alert(1))")]
    #[case("[x](JaVaScRiPt:alert(1))")]
    #[case("[x](data:text/html,<script>alert(1)</script>)")]
    #[case("![x](https://elsewhere.example/track.png)")]
    #[case("<a href=\"javascript:alert(1)\">x</a>")]
    #[case("[x](//elsewhere.example)")]
    fn nothing_that_runs_or_fetches_comes_through(#[case] text: &str) {
        let html = drawn(text).to_lowercase();
        for part in ["<script", "<img", "<a href=\"java", "<a href=\"data", "<a href=\"//", "<textarea"] {
            assert!(!html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn paragraphs_lists_and_links_are_drawn() {
        let html = drawn("첫 줄\n둘째 줄\n\n- **하나**\n- [자료](https://msit.example/1)");
        for part in ["<p>첫 줄<br>", "<li><strong>하나</strong></li>", "<a href=\"https://msit.example/1\" rel="] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }
}
