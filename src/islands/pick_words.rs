//! Picking words of a text by selecting them.

use leptos::ev::MouseEvent;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement, Node};

use crate::islands::closest;

/// Around a text, `data-words`, and a button, `data-into`: puts what is selected in the text into the field that the
/// button names, and the focus there. What came of it, the element with `data-picked` and `data-none` says. The button
/// comes hidden, since without scripts it would do nothing: the list of sentences in the form does the same.
#[island]
pub fn PickWords(children: Children) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    // Some browsers forget what is selected once a button is pressed.
    let selected = StoredValue::new(String::new());
    Effect::new(move |_| {
        let Some(Ok(Some(button))) = root.get().map(|root| root.query_selector("[data-into]")) else { return };
        // Only a detached document would refuse.
        let _ = button.remove_attribute("hidden");
    });
    let remember = move || {
        let words = root.get_untracked().and_then(|root| selection_in(&root));
        if let Some(words) = words {
            selected.set_value(words);
        }
    };
    let pick = move |event: MouseEvent| {
        let Some(into) = closest(&event, "[data-into]").and_then(|it| it.get_attribute("data-into")) else { return };
        let Some(root) = root.get_untracked() else { return };
        remember();
        let words = selected.get_value();
        let field = document().get_element_by_id(&into).and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok());
        let picked = field.filter(|_| !words.is_empty());
        if let Some(field) = &picked {
            field.set_value(&words);
            // A field that is not there any more has no focus to take.
            let _ = field.focus();
        }
        let outcome = if picked.is_some() { "data-picked" } else { "data-none" };
        if let Ok(Some(said)) = root.query_selector("[data-picked]") {
            said.set_text_content(said.get_attribute(outcome).as_deref());
        }
    };
    view! {
        <div node_ref=root on:click=pick on:mouseup=move |_| remember() on:keyup=move |_| remember()>
            {children()}
        </div>
    }
}

/// What is selected, as far as the whole of it stands in the text of this root.
fn selection_in(root: &Element) -> Option<String> {
    let selection = window().get_selection().ok()??;
    let text = root.query_selector("[data-words]").ok()??;
    let holds = |node: Option<Node>| node.is_some_and(|node| text.contains(Some(&node)));
    if !holds(selection.anchor_node()) || !holds(selection.focus_node()) {
        return None;
    }
    let words = String::from(selection.to_string());
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}
