//! Lines of a form that have numbers: put in order by dragging, or with buttons.

use leptos::ev::{MouseEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::islands::closest;

/// A line.
const LINE: &str = "[data-line]";
/// Marks the line that is dragged.
const HELD: &str = "data-held";

/// Lines with `data-line`, side by side in one element. Each has a field named `place-` with its number, an element with
/// `data-number` that shows it, what it is dragged by with `data-grip`, and buttons with `data-move`, `up` or `down`, for
/// the keyboard; these are `hidden` without scripts, where the numbers are typed. `data-said` tells where a line went.
#[island]
pub fn SortLines(children: Children) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(root) = root.get() {
            for element in all(&root, "[data-grip], [data-move]") {
                // Only a detached document would refuse.
                let _ = element.remove_attribute("hidden");
            }
        }
    });
    let on_click = move |event: MouseEvent| {
        let (Some(button), Some(line), Some(root)) =
            (closest(&event, "[data-move]"), closest(&event, LINE), root.get_untracked())
        else {
            return;
        };
        let up = button.get_attribute("data-move").as_deref() == Some("up");
        let lines = all(&root, LINE);
        let Some(at) = lines.iter().position(|it| *it == line) else { return };
        let other = if up { at.checked_sub(1) } else { Some(at + 1) };
        if let Some(other) = other.and_then(|at| lines.get(at)) {
            put(&line, other, up);
            number(&root, &line);
            if let Ok(button) = button.dyn_into::<HtmlElement>() {
                // A browser that cannot focus just leaves the focus where it is.
                let _ = button.focus();
            }
        }
    };
    let on_grab = move |event: PointerEvent| {
        if let (Some(grip), Some(line)) = (closest(&event, "[data-grip]"), closest(&event, LINE)) {
            event.prevent_default();
            // Without it the pointer is lost when it leaves the line quickly, and the buttons remain.
            let _ = grip.set_pointer_capture(event.pointer_id());
            let _ = line.set_attribute(HELD, "");
        }
    };
    let on_drag = move |event: PointerEvent| {
        let Some(root) = root.get_untracked() else { return };
        let Some(line) = held(&root) else { return };
        let below = document().element_from_point(event.client_x() as f32, event.client_y() as f32);
        let Some(other) = below.and_then(|it| it.closest(LINE).ok()?).filter(|it| *it != line) else { return };
        let lines = all(&root, LINE);
        let place = |of: &Element| lines.iter().position(|it| it == of);
        if let (Some(from), Some(to)) = (place(&line), place(&other)) {
            put(&line, &other, to < from);
        }
    };
    let on_drop = move |_: PointerEvent| {
        if let Some(root) = root.get_untracked()
            && let Some(line) = held(&root)
        {
            let _ = line.remove_attribute(HELD);
            number(&root, &line);
        }
    };
    view! {
        <div
            class="sorted"
            node_ref=root
            on:click=on_click
            on:pointerdown=on_grab
            on:pointermove=on_drag
            on:pointerup=on_drop
            on:pointercancel=on_drop
        >
            {children()}
        </div>
    }
}

/// The elements below another that a selector names, in order.
fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
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
    for (at, line) in all(root, LINE).iter().enumerate() {
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
