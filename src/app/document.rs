//! The document around every page: head, scripts, body.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use html_escape::{encode_double_quoted_attribute, encode_text};
use hydration_context::SsrSharedContext;
use leptos::config::LeptosOptions;
use leptos::hydration::HydrationScripts;
use leptos::prelude::*;
use sha2::{Digest, Sha256};

use crate::app::ahead::Ahead;
use crate::app::components::status_look::symbols;
use crate::app::frame::Framed;
use crate::app::pages::errors::meaning;
use crate::app::{Page, RequestContext};
use crate::domain::basics::lang::Lang;
use crate::domain::portfolio::Marking;
use crate::i18n::Messages;
use crate::paths;

/// The contents of every page's head: drawn once at start, since they are the same for every request.
#[derive(Clone, Debug)]
pub struct DocumentHead {
    /// Address of the stylesheet.
    pub stylesheet: String,
    /// Address of the font file that every page needs: without it the first text would visibly change its font.
    pub font: String,
    /// The links that fetch the browser part early, after what the first text needs.
    pub preloads: String,
    /// The script that hydrates the islands. It is a separate file, so that a page need not carry it.
    pub loader: String,
    /// Its address, which changes when it does.
    pub loader_address: String,
    /// Which pages are fetched before somebody goes there.
    pub ahead: Ahead,
}

impl DocumentHead {
    /// The content security policy: nothing but our own files, and no script in a page.
    pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'";

    /// Draws the head for the running build.
    ///
    /// `stylesheet` and `font` are their addresses with their hashes.
    pub fn draw(options: LeptosOptions, stylesheet: String, font: String) -> Self {
        let drawn = draw(move || view! { <HydrationScripts options=options islands=true /> });
        let mut parts = drawn.split("<script");
        // Pages are whole before the browser part comes: text, style and font go first.
        let preloads = parts.next().unwrap_or_default().replace("<link ", "<link fetchpriority=low ");
        let scripts = parts.filter_map(|part| part.split_once('>')?.1.split_once("</script>"));
        let lines = scripts.flat_map(|(script, _)| script.lines()).map(str::trim);
        let code = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
        let loader = code.collect::<Vec<_>>().join("\n");
        let loader_address = format!("/pkg/islands.{}.js", hash(&loader));
        Self { stylesheet, font, preloads, loader, loader_address, ahead: Ahead::new() }
    }
}

/// A name for a content, which changes when it does.
pub fn hash(content: &str) -> String {
    Sha256::digest(content).iter().take(8).fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"))
}

/// The same markup without the marks that only an island needs to find its parts again: outside of islands, and in what
/// a page put into one. They would be a tenth of a page.
pub(super) fn without_marks(html: &str) -> String {
    const MARK: &str = "<!>";
    const ISLAND: &str = "leptos-island";
    const INSIDE: &str = "leptos-children";
    let mut lean = String::with_capacity(html.len());
    let mut within: Vec<bool> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        lean.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest.trim_start_matches(['<', '/']);
        if name.starts_with(ISLAND) || name.starts_with(INSIDE) {
            if rest.starts_with("</") {
                within.pop();
            } else {
                within.push(name.starts_with(ISLAND));
            }
        }
        if rest.starts_with(MARK) && !within.last().is_some_and(|island| *island) {
            rest = &rest[MARK.len()..];
        } else {
            lean.push('<');
            rest = &rest[1..];
        }
    }
    lean.push_str(rest);
    lean
}

/// The shapes that a drawn body refers to, as the sprite at its end: all of them would be a tenth of a page. An island
/// that shows a shape later has to contain it from the start.
pub(super) fn sprite(body: &str) -> String {
    static ALL: LazyLock<String> = LazyLock::new(|| {
        include_str!("icons.svg").replacen(
            "</linearGradient>\n<symbol",
            &format!("</linearGradient>\n{}<symbol", symbols()),
            1,
        )
    });
    let used: BTreeSet<&str> = body
        .match_indices('#')
        .map(|(at, _)| {
            let rest = &body[at + 1..];
            let end = rest.find(|letter: char| !(letter.is_ascii_alphanumeric() || "-_".contains(letter)));
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect();
    let shape = |line: &&str| {
        let id = line.split_once("id=\"").and_then(|(_, rest)| rest.split_once('"'));
        id.is_none_or(|(id, _)| used.contains(id))
    };
    ALL.lines().filter(shape).collect()
}

/// Draws a view to HTML, islands included.
pub(super) fn draw<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| view().to_html());
    owner.unset();
    html
}

/// Draws a page as a whole document.
pub fn document(page: Page, request: &RequestContext) -> String {
    let Page { title, description, frame, private, body, status, .. } = page;
    let messages = request.messages;
    let head = &request.site.head;
    let site = request.site.name.words(request.lang);
    let title = messages.with("title-with-site", &[("title", title.as_str().into()), ("site", site.into())]);
    let theme = request.theme.map_or_else(String::new, |theme| format!(" data-theme=\"{theme}\""));
    let (path, query) = (frame.path.clone(), frame.query.parameters());
    let indexed = status.is_success() && !private && !frame.as_of.past && frame.marking != Some(Marking::Synthetic);
    let body = without_marks(&draw(move || view! { <Framed frame=frame body=body() /> }));
    let sprite = sprite(&body);

    let mut html = String::with_capacity(body.len() + 8_192);
    let _ = write!(
        html,
        "<!DOCTYPE html><html lang=\"{lang}\"{theme}><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <title>{title}</title><meta name=\"description\" property=\"og:description\" content=\"{description}\">\
         <meta property=\"og:title\" content=\"{og_title}\">\
         <meta property=\"og:site_name\" content=\"{og_site}\">\
         <meta property=\"og:type\" content=\"website\">\
         <meta property=\"og:locale\" content=\"{locale}\">",
        lang = request.lang,
        title = encode_text(&title),
        og_site = encode_double_quoted_attribute(site),
        og_title = encode_double_quoted_attribute(&title),
        description = encode_double_quoted_attribute(&description),
        locale = if request.lang == Lang::Ko { "ko_KR" } else { "en_GB" },
    );
    if indexed {
        let address = |lang| {
            let path = paths::with_query(&paths::in_language(&path, lang), query.iter().map(|(n, v)| (*n, v.as_str())));
            format!("{}{path}", request.site.public_url)
        };
        let _ = write!(
            html,
            "<link rel=\"canonical\" href=\"{0}\"><meta property=\"og:url\" content=\"{0}\">",
            encode_double_quoted_attribute(&address(request.lang))
        );
        for lang in request.site.languages.iter().filter(|_| request.site.languages.len() > 1) {
            let _ = write!(
                html,
                "<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\">",
                encode_double_quoted_attribute(&address(*lang))
            );
        }
        // The same words for programs, and what is new.
        let plain = paths::with_query(&paths::markdown(&path), query.iter().map(|(n, v)| (*n, v.as_str())));
        let _ = write!(
            html,
            "<link rel=\"alternate\" type=\"text/markdown\" href=\"{}\">\
             <link rel=\"alternate\" type=\"application/atom+xml\" href=\"{}\">",
            encode_double_quoted_attribute(&plain),
            paths::feed(request.lang),
        );
    } else {
        html.push_str("<meta name=\"robots\" content=\"noindex\">");
    }
    let _ = write!(
        html,
        "<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <link rel=\"stylesheet\" href=\"{stylesheet}\">\
         <link rel=preload href=\"{font}\" as=font type=font/woff2 crossorigin>{preloads}\
         <script type=module fetchpriority=low src=\"{loader}\"></script></head><body>{body}{sprite}</body></html>",
        font = head.font,
        stylesheet = head.stylesheet,
        preloads = head.preloads,
        loader = head.loader_address,
    );
    html
}

/// A page for when the record cannot be read: no frame, no islands, a sentence of help in each of the languages given.
/// Its sentences are those of [`meaning`].
pub fn bare(status: http::StatusCode, stylesheet: &str, languages: &[Messages]) -> String {
    let lang = languages.first().map_or(Lang::En, |messages| messages.lang());
    let (mut title, mut body) = (String::new(), String::new());
    for messages in languages {
        let (heading, text) = meaning(status, *messages);
        if title.is_empty() {
            title.clone_from(&heading);
        }
        let _ = write!(
            body,
            "<div lang=\"{lang}\"><h1>{heading}</h1><p>{text}</p></div>",
            lang = messages.lang(),
            heading = encode_text(&heading),
            text = encode_text(&text),
        );
    }
    format!(
        "<!DOCTYPE html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <meta name=\"robots\" content=\"noindex\"><title>{title}</title><link rel=\"stylesheet\" \
         href=\"{stylesheet}\"></head><body><main class=\"in\"><div class=\"lost\"><span class=\"code\">{code}</span>\
         {body}</div></main></body></html>",
        title = encode_text(&title),
        code = status.as_u16(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::StatusCode;
    use rstest::rstest;

    /// What a person typed holds no mark, whatever it looks like.
    #[test]
    fn only_islands_keep_their_marks() {
        let marked = "a<!><b>c<!></b><leptos-island id=1><i>d<!><leptos-children>e<!><leptos-island>f<!></leptos-island>\
                      <!></leptos-children><!></i></leptos-island><!>";
        let lean = "a<b>c</b><leptos-island id=1><i>d<!><leptos-children>e<leptos-island>f<!></leptos-island>\
                    </leptos-children><!></i></leptos-island>";
        assert_eq!(without_marks(marked), lean);
        let typed = draw(|| view! { <input value="<!>" /><p title="<!>">{"<!>".to_owned()}</p> });
        assert_eq!(without_marks(&typed).matches("&lt;!&gt;").count(), 3, "{typed}");
    }

    /// T54: the page for a failure says so in words, not with the keys of messages.
    #[rstest]
    #[case(StatusCode::SERVICE_UNAVAILABLE, "unavailable")]
    #[case(StatusCode::INTERNAL_SERVER_ERROR, "server-error")]
    fn t54_a_failure_is_told_in_words(#[case] status: StatusCode, #[case] key: &str) {
        for lang in Lang::ALL {
            let messages = Messages::of(*lang);
            let html = bare(status, "/style.css", &[messages]);
            assert!(html.contains(&*encode_text(messages.try_text(key).unwrap())), "{html}");
            assert!(!html.contains("-title<") && !html.contains("error-50"), "{html}");
        }
    }
}
