//! The document around every page: head, scripts, body.

use std::fmt::Write as _;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use html_escape::{encode_double_quoted_attribute, encode_text};
use hydration_context::SsrSharedContext;
use leptos::config::LeptosOptions;
use leptos::hydration::HydrationScripts;
use leptos::prelude::*;
use sha2::{Digest, Sha256};

use super::frame::Framed;
use super::{Page, Visit};
use crate::domain::lang::Lang;
use crate::domain::portfolio::Marking;
use crate::i18n::Words;
use crate::paths;

/// The font file that every page needs: without it the first letters would change their look.
const FONT: &str = "/fonts/accord-sans-1-latin.woff2";

/// What stands in every page's head: drawn once at start, since it is the same for every request.
#[derive(Clone, Debug)]
pub struct Head {
    /// Address of the stylesheet.
    pub stylesheet: String,
    /// The scripts that bring the islands to life.
    pub scripts: String,
    /// The content security policy that lets just these scripts run.
    pub policy: String,
}

impl Head {
    /// Draws the head for the running build.
    ///
    /// `stylesheet` is the stylesheet's address with its hash.
    pub fn draw(options: LeptosOptions, stylesheet: String) -> Self {
        let scripts = draw(move || view! { <HydrationScripts options=options islands=true /> });
        // Every page carries them: without their indentation.
        let scripts = scripts.lines().map(str::trim_start).collect::<Vec<_>>().join("\n");
        let mut hashes = String::new();
        for script in scripts.split("<script").skip(1) {
            if let Some(text) = script.split_once('>').and_then(|(_, rest)| rest.split_once("</script>")) {
                let _ = write!(hashes, " 'sha256-{}'", STANDARD.encode(Sha256::digest(text.0)));
            }
        }
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; img-src 'self' data:; \
             font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        );
        Self { stylesheet, scripts, policy }
    }
}

/// Draws a view to HTML, islands included.
fn draw<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| view().to_html());
    owner.unset();
    html
}

/// Draws a page as a whole document.
pub fn document(page: Page, visit: &Visit) -> String {
    let Page { title, description, frame, body, status } = page;
    let words = visit.words;
    let head = &visit.site.head;
    let title = words.with("title-with-product", &[("title", title.as_str().into())]);
    let theme = visit.theme.map_or_else(String::new, |theme| format!(" data-theme=\"{theme}\""));
    let (path, query) = (frame.path.clone(), frame.query.parameters());
    let indexed = status.is_success() && !frame.as_of.past && frame.marking != Some(Marking::Synthetic);
    let sprite = include_str!("icons.svg");
    let body = draw(move || view! { <Framed frame=frame body=body() /> });

    let mut html = String::with_capacity(body.len() + 8_192);
    let _ = write!(
        html,
        "<!DOCTYPE html><html lang=\"{lang}\"{theme}><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <title>{title}</title><meta name=\"description\" content=\"{description}\">\
         <meta property=\"og:title\" content=\"{og_title}\"><meta property=\"og:description\" content=\"{description}\">\
         <meta property=\"og:type\" content=\"website\">\
         <meta property=\"og:locale\" content=\"{locale}\">",
        lang = visit.lang,
        title = encode_text(&title),
        og_title = encode_double_quoted_attribute(&title),
        description = encode_double_quoted_attribute(&description),
        locale = if visit.lang == Lang::Ko { "ko_KR" } else { "en_GB" },
    );
    if indexed {
        let address = |lang| {
            let path = paths::with_query(&paths::in_language(&path, lang), query.iter().map(|(n, v)| (*n, v.as_str())));
            format!("{}{path}", visit.site.public_url)
        };
        let _ = write!(
            html,
            "<link rel=\"canonical\" href=\"{0}\"><meta property=\"og:url\" content=\"{0}\">",
            encode_double_quoted_attribute(&address(visit.lang))
        );
        for lang in Lang::ALL {
            let _ = write!(
                html,
                "<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\">",
                encode_double_quoted_attribute(&address(*lang))
            );
        }
    } else {
        html.push_str("<meta name=\"robots\" content=\"noindex\">");
    }
    let _ = write!(
        html,
        "<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <link rel=\"preload\" href=\"{FONT}\" as=\"font\" type=\"font/woff2\" crossorigin>\
         <link rel=\"stylesheet\" href=\"{stylesheet}\">{scripts}</head><body>{body}{sprite}</body></html>",
        stylesheet = head.stylesheet,
        scripts = head.scripts,
    );
    html
}

/// A page for when the record cannot be read: no frame, no islands, one sentence of help.
pub fn bare(status: http::StatusCode, words: Words) -> String {
    let (title, text) = match status {
        http::StatusCode::SERVICE_UNAVAILABLE => ("unavailable-title", "unavailable"),
        _ => ("server-error-title", "server-error"),
    };
    let (title, text) = (words.say(title), words.say(text));
    format!(
        "<!DOCTYPE html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <title>{title}</title></head><body><main><h1>{title}</h1><p>{text}</p></main></body></html>",
        lang = words.lang(),
        title = encode_text(&title),
        text = encode_text(&text),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::StatusCode;
    use rstest::rstest;

    /// T54: the page for a failure says so in words, not with the keys of messages.
    #[rstest]
    #[case(StatusCode::SERVICE_UNAVAILABLE, "unavailable")]
    #[case(StatusCode::INTERNAL_SERVER_ERROR, "server-error")]
    fn t54_a_failure_is_told_in_words(#[case] status: StatusCode, #[case] key: &str) {
        for lang in Lang::ALL {
            let words = Words::of(*lang);
            let html = bare(status, words);
            assert!(html.contains(&*encode_text(words.try_text(key).unwrap())), "{html}");
            assert!(!html.contains("-title<") && !html.contains("error-50"), "{html}");
        }
    }
}
