//! The key that leads to search.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlFormElement, HtmlInputElement, KeyboardEvent};

use crate::islands::keys::is_off;
use crate::islands::{around, closest, on};

/// Around the form that searches: `/` leads into its field, or to its page where the field is not shown. Nothing happens
/// while somebody types, nor for people who turned single keys off.
#[island]
pub fn SearchKey(children: Children) -> impl IntoView {
    let begin = |root: Element| {
        let form = root.query_selector("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form else { return };
        on(&document(), "keydown", move |event: KeyboardEvent| {
            if is_slash(&event) && !is_typing(&event) && !is_off() {
                event.prevent_default();
                lead_to(&form);
            }
        });
    };
    around(children, Box::new(begin))
}

/// Whether it is `/`, also while Hangul is being composed, when only the place of the key is known.
fn is_slash(event: &KeyboardEvent) -> bool {
    let held = event.ctrl_key() || event.alt_key() || event.meta_key();
    let key = event.key();
    !held && !event.default_prevented() && (key == "/" || (key == "Process" && event.code() == "Slash"))
}

fn is_typing(event: &KeyboardEvent) -> bool {
    closest(event, "input, textarea, select, [contenteditable], dialog").is_some()
}

fn lead_to(form: &HtmlFormElement) {
    let field = form.query_selector("input[type=search]").ok().flatten();
    match field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        Some(field) if field.unchecked_ref::<HtmlElement>().offset_parent().is_some() => {
            // A field that is gone takes no letters, and there is nothing to say about it.
            let _ = field.focus();
            field.select();
        }
        _ => {
            let _ = window().location().assign(&form.action());
        }
    }
}
