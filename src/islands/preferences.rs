//! Language and colours, remembered for a year.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Keeps a preference in a cookie that the server reads at the next page.
fn remember(name: &str, value: &str) {
    if let Some(document) = document().dyn_ref::<web_sys::HtmlDocument>() {
        // A browser that refuses cookies just does not remember.
        let _ = document.set_cookie(&format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax"));
    }
}

/// The link to the same page in the other language.
#[island]
pub fn LanguageSwitch(
    /// The other page's address.
    address: String,
    /// The other language's tag.
    lang: String,
    /// The other language's name in itself.
    name: String,
) -> impl IntoView {
    let remembered = lang.clone();
    view! {
        <a class="tool" href=address lang=lang.clone() hreflang=lang on:click=move |_| remember("lang", &remembered)>
            {name}
        </a>
    }
}

/// The choice of light or dark colours: two buttons of which the stylesheet shows the one that changes something.
#[island]
pub fn ThemeSwitch(
    /// Where the choice is posted to without scripts.
    address: String,
    /// What the button for dark colours is called.
    dark: String,
    /// What the button for light colours is called.
    light: String,
) -> impl IntoView {
    let choose = |event: SubmitEvent| {
        let pressed = event.submitter().and_then(|button| button.get_attribute("value"));
        if let (Some(theme), Some(root)) = (pressed, document().document_element()) {
            event.prevent_default();
            remember("theme", &theme);
            // Only a detached document would refuse an attribute.
            let _ = root.set_attribute("data-theme", &theme);
        }
    };
    view! {
        <form class="theme" method="post" action=address on:submit=choose>
            <button class="tool" name="theme" value="dark" aria-label=dark>
                <svg aria-hidden="true">
                    <use href="#i-moon" />
                </svg>
            </button>
            <button class="tool" name="theme" value="light" aria-label=light>
                <svg aria-hidden="true">
                    <use href="#i-sun" />
                </svg>
            </button>
        </form>
    }
}
