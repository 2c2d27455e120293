//! Lines of a form that have numbers: put in order by dragging, or with buttons.

use leptos::ev::{MouseEvent, PointerEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::islands::{all, block, closest, on, reveal};

/// A line.
const LINE: &str = "[data-line]";
/// Marks the line that is dragged.
const HELD: &str = "data-held";

/// Lines with `data-line`, side by side in one element. Each has a field named `place-` with its number, an element with
/// `data-number` that shows it, what it is dragged by with `data-grip`, and buttons with `data-move`, `up` or `down`, for
/// the keyboard; these are `hidden` without scripts, where the numbers are typed. `data-said` tells where a line went.
#[island]
pub fn SortLines(children: Children) -> impl IntoView {
    let on_click = |root: &Element, event: &MouseEvent| {
        let (Some(button), Some(line)) = (closest(event, "[data-move]"), closest(event, LINE)) else { return };
        let up = button.get_attribute("data-move").as_deref() == Some("up");
        let lines: Vec<Element> = all(root, LINE);
        let Some(at) = lines.iter().position(|it| *it == line) else { return };
        let other = if up { at.checked_sub(1) } else { Some(at + 1) };
        if let Some(other) = other.and_then(|at| lines.get(at)) {
            put(&line, other, up);
            number(root, &line);
            if let Ok(button) = button.dyn_into::<HtmlElement>() {
                // A browser that cannot focus just leaves the focus where it is.
                let _ = button.focus();
            }
        }
    };
    let on_grab = |event: PointerEvent| {
        if let (Some(grip), Some(line)) = (closest(&event, "[data-grip]"), closest(&event, LINE)) {
            event.prevent_default();
            // Without it the pointer is lost when it leaves the line quickly, and the buttons remain.
            let _ = grip.set_pointer_capture(event.pointer_id());
            let _ = line.set_attribute(HELD, "");
        }
    };
    let on_drag = |root: &Element, event: &PointerEvent| {
        let Some(line) = held(root) else { return };
        let below = document().element_from_point(event.client_x() as f32, event.client_y() as f32);
        let Some(other) = below.and_then(|it| it.closest(LINE).ok()?).filter(|it| *it != line) else { return };
        let lines: Vec<Element> = all(root, LINE);
        let place = |of: &Element| lines.iter().position(|it| it == of);
        if let (Some(from), Some(to)) = (place(&line), place(&other)) {
            put(&line, &other, to < from);
        }
    };
    let on_drop = |root: &Element| {
        if let Some(line) = held(root) {
            let _ = line.remove_attribute(HELD);
            number(root, &line);
        }
    };
    let begin = move |root: Element| {
        reveal(&root, "[data-grip], [data-move]");
        let place = root.clone();
        on(&root, "click", move |event| on_click(&place, &event));
        on(&root, "pointerdown", on_grab);
        let place = root.clone();
        on(&root, "pointermove", move |event| on_drag(&place, &event));
        for name in ["pointerup", "pointercancel"] {
            let place = root.clone();
            on(&root, name, move |_: PointerEvent| on_drop(&place));
        }
    };
    block("sorted", children, Box::new(begin))
}

fn held(root: &Element) -> Option<Element> {
    root.query_selector("[data-held]").ok().flatten()
}

/// Puts a line before or after another.
fn put(line: &Element, other: &Element, before: bool) {
    // Neither is in a document that could refuse.
    let _ = if before { other.before_with_node_1(line) } else { other.after_with_node_1(line) };
}

/// Numbers the lines anew, and tells where one went.
fn number(root: &Element, moved: &Element) {
    for (at, line) in all::<Element>(root, LINE).iter().enumerate() {
        let number = (at + 1).to_string();
        if let Ok(Some(shown)) = line.query_selector("[data-number]") {
            shown.set_text_content(Some(&number));
        }
        let field = line.query_selector("input[name^='place-']").ok().flatten();
        if let Some(Ok(field)) = field.map(|it| it.dyn_into::<HtmlInputElement>()) {
            field.set_value(&number);
        }
    }
    let legend = moved.query_selector("legend").ok().flatten().and_then(|it| it.text_content());
    if let Ok(Some(said)) = root.query_selector("[data-said]") {
        said.set_text_content(legend.as_deref());
    }
}
