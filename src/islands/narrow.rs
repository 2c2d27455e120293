//! Narrowing a long list of choices by typing.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlOptionElement, HtmlSelectElement, KeyboardEvent};

use crate::islands::{all, around, lower, on, reveal};

/// Around a `select` and, in an element `.shorten` that comes hidden, a field with `data-narrow`: while somebody types there, the list offers the
/// choices that have all words typed. What is chosen changes by the list alone, and stays in it, as an empty choice does.
/// Without scripts it is the list.
#[island]
pub fn NarrowChoices(children: Children) -> impl IntoView {
    let begin = |root: Element| {
        let select = root.query_selector("select").ok().flatten().and_then(|it| it.dyn_into().ok());
        let field = root.query_selector("[data-narrow]").ok().flatten().and_then(|it| it.dyn_into().ok());
        let (Some(select), Some(field)): (Option<HtmlSelectElement>, Option<HtmlInputElement>) = (select, field) else {
            return;
        };
        reveal(&root, ".shorten");
        let list = select.clone();
        on(&field, "keydown", move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() {
                // It would send the form with what was chosen before.
                event.prevent_default();
                // A list that is gone has no focus to take.
                let _ = list.focus();
            }
        });
        let typed_in = field.clone();
        on(&field, "input", move |_: Event| narrow(&select, &typed_in.value()));
    };
    around(children, Box::new(begin))
}

fn narrow(select: &HtmlSelectElement, typed: &str) {
    let typed = lower(typed);
    for option in all::<HtmlOptionElement>(select, "option") {
        let words = js_sys::JsString::from(lower(&option.text()));
        let fits = typed.split_whitespace().all(|it| words.includes(it, 0));
        let out = !fits && !option.selected() && !option.value().is_empty();
        // Some browsers show what is hidden in a list, and none lets choose what is disabled.
        option.set_hidden(out);
        option.set_disabled(out);
    }
}
