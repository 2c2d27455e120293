//! The page for a form that was sent before with other words: what was recorded, and what was typed, which can be sent
//! as a form of its own.

use http::StatusCode;
use leptos::prelude::*;

use crate::app::components::head::PageHead;
use crate::app::components::icon::Icon;
use crate::app::form::FormData;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::record::Record;

/// Draws the page. `address` is where the form first redirected to.
///
/// # Errors
/// When the database does not answer.
pub async fn page(
    request: &RequestContext,
    form_data: &FormData,
    recorded: Option<&Record>,
    address: Option<String>,
) -> PageResult {
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(request, &page_context, messages.say("sent-before-title"));
    let context = frame.context.clone();
    let zone = request.accord.zone();
    let at = recorded
        .map(|record| messages.with("sent-before-at", &[("moment", messages.instant(record.at, &zone).into())]));
    let recorded: Vec<String> = recorded.and_then(|it| it.fact.as_ref()).map(|fact| fact.words()).unwrap_or_default();
    let fields: Vec<(String, String)> =
        form_data.fields().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    // A password is never shown again, so such a form is filled in anew.
    let whole = fields.iter().all(|(name, _)| !name.contains("password"));
    let here = request.address();
    let key = request.accord.idempotency_key();
    let page = Page::private(frame, move || {
        let first = (at.is_some() || address.is_some() || !recorded.is_empty()).then(|| {
            let link = address.map(|address| view! { <p><a href=address>{messages.text("sent-before-see")}</a></p> });
            view! {
                <section class="card" id="recorded">
                    <header>
                        <h2>{messages.text("sent-before-recorded")}</h2>
                    </header>
                    {at.map(|at| view! { <p class="note">{at}</p> })}
                    {typed(recorded)}
                    {link}
                </section>
            }
        });
        let again = whole.then(|| {
            let shown = fields.iter().filter(|(name, _)| !OWN.contains(&name.as_str())).map(|(_, value)| value.clone());
            let shown = typed(shown.filter(|value| is_typed(value)).collect());
            let hidden = fields
                .iter()
                .filter(|(name, _)| name != "key")
                .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone() /> })
                .collect_view();
            view! {
                <form class="card" method="post" action=here>
                    <header>
                        <h2>{messages.text("sent-before-typed")}</h2>
                    </header>
                    <input type="hidden" name="key" value=key />
                    {hidden}
                    {shown}
                    <p class="note">{messages.text("sent-before-again-note")}</p>
                    <button class="button">{messages.text("sent-before-again")}</button>
                </form>
            }
        });
        view! {
            <PageHead title=messages.text("sent-before-title") context=context />
            <p class="notice" role="alert">
                <Icon name="i-info" />
                {messages.text("sent-before-explained")}
            </p>
            {first}
            {again}
        }
    });
    Ok(page.with_status(StatusCode::CONFLICT))
}

/// Whether somebody typed a value: it is no word of a closed list and no identifier.
fn is_typed(value: &str) -> bool {
    let is_word = value.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let is_identifier = value.len() >= 32 && value.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    !is_word && !is_identifier
}

/// The fields that a form itself needs.
const OWN: [&str; 4] = ["act", "conflict", "key", "version"];

fn typed(words: Vec<String>) -> Vec<AnyView> {
    words
        .into_iter()
        .map(|words| view! { <blockquote class="typed" dir="auto">{words}</blockquote> }.into_any())
        .collect()
}
