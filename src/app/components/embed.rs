//! The code with which another site shows a part of a page.

use html_escape::encode_double_quoted_attribute;
use leptos::prelude::*;

use crate::app::request::Theme;
use crate::i18n::Messages;
use crate::islands::copy::Copy;
use crate::paths;

/// How high a part on another site is, in pixels.
const HEIGHT: u32 = 360;

/// What other sites may show of a page, each with the code to copy; nothing where they may show nothing.
#[component]
pub fn EmbedCodes(
    /// What each part is called, and its path.
    parts: Vec<(String, String)>,
    /// The address of the server.
    public_url: String,
    /// Words.
    messages: Messages,
) -> impl IntoView {
    (!parts.is_empty()).then(|| {
        let codes = parts.into_iter().map(|(title, path)| {
            let address = format!("{public_url}{path}");
            let code = format!(
                "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{HEIGHT}\" loading=\"lazy\"></iframe>",
                encode_double_quoted_attribute(&address),
                encode_double_quoted_attribute(&title),
            );
            view! {
                <h3>{title}</h3>
                <p class="cite">{code.clone()}</p>
                <p class="row">
                    <Copy>
                        <button type="button" class="button plain" data-text=code hidden>
                            {messages.text("embed-copy")}
                        </button>
                        <span role="status" data-copied=messages.text("copied") data-failed=messages.text("copy-failed")></span>
                    </Copy>
                </p>
            }
        });
        let colours = |theme: Theme| format!("?{}={theme}", paths::THEME_PARAMETER);
        let args = [("light", colours(Theme::Light).into()), ("dark", colours(Theme::Dark).into())];
        let note = messages.with("embed-note", &args);
        view! {
            <details>
                <summary>{messages.text("embed-title")}</summary>
                <p>{note}</p>
                {codes.collect_view()}
            </details>
        }
    })
}
