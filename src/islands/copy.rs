//! Copying a page's citation or address.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use crate::islands::{around, closest, on, reveal};

/// Around buttons that copy the text in their `data-text`. What came of it, the element with `data-copied` and
/// `data-failed` says. The buttons come hidden, since without scripts they would do nothing: the text can be selected.
#[island]
pub fn Copy(children: Children) -> impl IntoView {
    let begin = |root: Element| {
        reveal(&root, "[hidden]");
        let place = root.clone();
        on(&root, "click", move |event: MouseEvent| copy(&event, &place));
    };
    around(children, Box::new(begin))
}

fn copy(event: &MouseEvent, root: &Element) {
    let text = closest(event, "[data-text]").and_then(|button| button.get_attribute("data-text"));
    let said = root.query_selector("[data-copied]").ok().flatten();
    let (Some(text), Some(said)) = (text, said) else { return };
    said.set_text_content(None);
    let clipboard = window().navigator().clipboard();
    // A page that came over a plain connection has no clipboard.
    let written = (!clipboard.is_undefined()).then(|| JsFuture::from(clipboard.write_text(&text)));
    spawn_local(async move {
        let done = match written {
            Some(written) => written.await.is_ok(),
            None => false,
        };
        let outcome = if done { "data-copied" } else { "data-failed" };
        said.set_text_content(said.get_attribute(outcome).as_deref());
    });
}
