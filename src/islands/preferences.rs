//! Language and colours, remembered for a year.

use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::islands::{around, closest, on};

/// Stores a preference in a cookie that the server reads at the next page.
fn remember(name: &str, value: &str) {
    if let Some(document) = document().dyn_ref::<web_sys::HtmlDocument>() {
        // A browser that refuses cookies just does not remember.
        let _ = document.set_cookie(&format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax"));
    }
}

/// Around the form that chooses light or dark colours with two buttons, of which the stylesheet shows the one that changes
/// something, and the link to the same page in the other language, whose `lang` is remembered. For the colours the page
/// need not reload. Both are one island, since every page has them.
#[island]
pub fn Preferences(children: Children) -> impl IntoView {
    around(
        children,
        Box::new(|root: Element| {
            on(&root, "submit", |event: SubmitEvent| {
                let pressed = event.submitter().and_then(|button| button.get_attribute("value"));
                if let (Some(theme), Some(root)) = (pressed, document().document_element()) {
                    event.prevent_default();
                    remember("theme", &theme);
                    // Only a detached document would refuse an attribute.
                    let _ = root.set_attribute("data-theme", &theme);
                }
            });
            on(&root, "click", |event: MouseEvent| {
                if let Some(lang) = closest(&event, "a[lang]").and_then(|link| link.get_attribute("lang")) {
                    remember("lang", &lang);
                }
            });
        }),
    )
}
