//! Language and colours, remembered for a year.

use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::islands::closest;

/// Stores a preference in a cookie that the server reads at the next page.
fn remember(name: &str, value: &str) {
    if let Some(document) = document().dyn_ref::<web_sys::HtmlDocument>() {
        // A browser that refuses cookies just does not remember.
        let _ = document.set_cookie(&format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax"));
    }
}

/// Around the link to the same page in the other language, whose `lang` is remembered.
#[island]
pub fn LanguageSwitch(children: Children) -> impl IntoView {
    let choose = |event: MouseEvent| {
        if let Some(lang) = closest(&event, "a").and_then(|link| link.get_attribute("lang")) {
            remember("lang", &lang);
        }
    };
    view! {
        <span class="around" on:click=choose>
            {children()}
        </span>
    }
}

/// Around the form that chooses light or dark colours with two buttons, of which the stylesheet shows the one that
/// changes something. The page need not reload.
#[island]
pub fn ThemeSwitch(children: Children) -> impl IntoView {
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
        <span class="around" on:submit=choose>
            {children()}
        </span>
    }
}
