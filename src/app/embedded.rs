//! Parts of pages that other sites show in a frame: what everybody sees, without header, menu and script.

use std::fmt::Write as _;

use html_escape::{encode_double_quoted_attribute, encode_text};
use leptos::prelude::*;

use crate::app::document::{draw, sprite, without_marks};
use crate::app::error::Error;
use crate::app::request::{PageContext, RequestContext, invented};

/// A part ready to be drawn.
pub struct Embedded {
    /// Title for those who hear the frame, plain text.
    title: String,
    /// Whether everything in the address could be used.
    pub sound: bool,
    /// The path and query of the page that it is a part of.
    page: String,
    /// The day shown, in words.
    day: String,
    /// That it is invented, where it is.
    invented: Option<String>,
    body: Box<dyn FnOnce() -> AnyView + Send>,
}

/// What the loader of a part gives.
pub type EmbeddedResult = Result<Embedded, Error>;

impl Embedded {
    /// The content security policy of a part: any site may frame it, and it runs and sends nothing.
    pub const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         form-action 'none'; base-uri 'none'; frame-ancestors *";

    /// A part of the page at `page`, which `body` draws.
    pub fn new<V: IntoView + 'static>(
        request: &RequestContext,
        page_context: &PageContext,
        title: impl Into<String>,
        page: String,
        body: impl FnOnce() -> V + Send + 'static,
    ) -> Self {
        Self {
            title: title.into(),
            sound: page_context.faults.is_empty(),
            page,
            day: request.messages.day(page_context.as_of().day),
            invented: invented(&page_context.snapshot.reference, request.messages),
            body: Box::new(move || body().into_any()),
        }
    }

    /// Draws it as a whole document.
    pub fn document(self, request: &RequestContext) -> String {
        let Self { title, page, day, invented, body, .. } = self;
        let (messages, site) = (request.messages, &request.site);
        let name = site.name.words(request.lang).to_owned();
        let address = format!("{}{page}", site.public_url);
        let foot = move || {
            view! {
                {invented.map(|it| view! { <p>{it}</p> })}
                <p class="embedded-foot">
                    <a href=address>{messages.with("embed-open", &[("site", name.into())])}</a>
                    " · "
                    {messages.with("embed-as-of", &[("day", day.into())])}
                </p>
            }
        };
        frame(&title, draw(move || view! { <main class="embedded">{body()}{foot()}</main> }), request)
    }

    /// The document where there is nothing that everybody sees, whatever there may be for others.
    pub fn missing(request: &RequestContext) -> String {
        let words = request.messages.text("embed-missing");
        let site = request.site.name.words(request.lang).to_owned();
        let address = request.site.public_url.clone();
        let body = draw(move || {
            view! {
                <main class="embedded">
                    <p>{words}</p>
                    <p class="embedded-foot">
                        <a href=format!("{address}/")>{site}</a>
                    </p>
                </main>
            }
        });
        frame(words, body, request)
    }
}

fn frame(title: &str, body: String, request: &RequestContext) -> String {
    let body = without_marks(&body);
    let head = &request.site.head;
    let theme = request.theme.map_or_else(String::new, |theme| format!(" data-theme=\"{theme}\""));
    let mut html = String::with_capacity(body.len() + 2_048);
    let _ = write!(
        html,
        "<!DOCTYPE html><html lang=\"{lang}\"{theme}><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex\">\
         <title>{title}</title><base target=\"_blank\"><link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <link rel=\"stylesheet\" href=\"{stylesheet}\"></head><body>{body}{sprite}</body></html>",
        lang = request.lang,
        title = encode_text(title),
        stylesheet = encode_double_quoted_attribute(&head.stylesheet),
        sprite = sprite(&body),
    );
    html
}
