//! Picking words of a text by selecting them.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlTextAreaElement, Node};

use crate::islands::{block, closest, on, reveal};

/// Around a text, `data-words`, and a button, `data-into`: puts what is selected in the text into the field that the
/// button names, and the focus there. What came of it, the element with `data-picked` and `data-none` says. The button
/// comes hidden, since without scripts it would do nothing: the list of sentences in the form does the same.
#[island]
pub fn PickWords(children: Children) -> impl IntoView {
    let begin = |root: Element| {
        reveal(&root, "[data-into]");
        // Some browsers forget what is selected once a button is pressed.
        let selected = Rc::new(RefCell::new(String::new()));
        for name in ["mouseup", "keyup"] {
            let (selected, place) = (selected.clone(), root.clone());
            on(&root, name, move |_: Event| remember(&selected, &place));
        }
        let place = root.clone();
        on(&root, "click", move |event: MouseEvent| {
            remember(&selected, &place);
            pick(&event, &place, &selected.borrow());
        });
    };
    block("picking", children, Box::new(begin))
}

fn remember(selected: &RefCell<String>, root: &Element) {
    if let Some(words) = selection_in(root) {
        selected.replace(words);
    }
}

fn pick(event: &MouseEvent, root: &Element, words: &str) {
    let Some(into) = closest(event, "[data-into]").and_then(|it| it.get_attribute("data-into")) else { return };
    let field = document().get_element_by_id(&into).and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok());
    let picked = field.filter(|_| !words.is_empty());
    if let Some(field) = &picked {
        field.set_value(words);
        // A field that is not there any more has no focus to take.
        let _ = field.focus();
    }
    let outcome = if picked.is_some() { "data-picked" } else { "data-none" };
    if let Ok(Some(said)) = root.query_selector("[data-picked]") {
        said.set_text_content(said.get_attribute(outcome).as_deref());
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
