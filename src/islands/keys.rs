//! Keys that lead through rows: letters that do something by themselves, which can be turned off (WCAG 2.1.4).

use js_sys::{Object, Reflect};
use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement};

use crate::islands::{block, closest, elements, on, reveal};

/// What the browser keeps, under which name, for whoever wants no such keys.
const SETTING: &str = "accord-keys";
const OFF: &str = "off";

/// The rows of the pages on which the keys are offered.
const ROWS: &str = "main :is(.list tbody tr, .queue > li)[data-commitment]";
/// Where one types, or where letters choose something.
const TYPING: &str = "input:not([type=checkbox], [type=radio]), textarea, select, dialog, [contenteditable]";

/// Around the control that turns the keys off, a box with `data-keys-on`, and on pages with rows a button with
/// `data-keys-open` that opens the `dialog` which explains them. Whatever is `hidden` is for readers with scripts.
///
/// `j` and `k` move the focus to the next and the previous row, `o` opens it, `x` ticks its box, `?` opens the help. Another
/// letter presses the button or the link of the page whose `data-key` is its key, such as `KeyA`; where there are no rows,
/// so do these. Letters are read by the place of the key: where Hangul is typed it is the same key and another letter.
#[island]
pub fn Keys(children: Children) -> impl IntoView {
    let begin = |root: Element| {
        reveal(&root, "[hidden]");
        if let Some(control) = control(&root) {
            control.set_checked(!is_off());
        }
        let place = root.clone();
        on(&window(), "keydown", move |event: KeyboardEvent| {
            if !is_off() {
                pressed(&event, panel(&place));
            }
        });
        on(&root, "change", |event: Event| {
            if let Some(control) =
                closest(&event, "[data-keys-on]").and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
            {
                turn(control.checked());
            }
        });
        let place = root.clone();
        on(&root, "click", move |event: MouseEvent| {
            if closest(&event, "[data-keys-open]").is_some()
                && let Some(panel) = panel(&place)
            {
                // One that is open already stays so.
                let _ = panel.show_modal();
            }
        });
    };
    block("around", children, Box::new(begin))
}

fn panel(root: &Element) -> Option<HtmlDialogElement> {
    root.query_selector("dialog").ok()??.dyn_into().ok()
}

fn control(root: &Element) -> Option<HtmlInputElement> {
    root.query_selector("[data-keys-on]").ok()??.dyn_into().ok()
}

/// What the browser keeps for this site; nothing where it keeps nothing.
fn kept() -> Option<JsValue> {
    Reflect::get(&window(), &"localStorage".into()).ok().filter(JsValue::is_object)
}

/// Whether the person who uses this browser wants no such keys.
pub(super) fn is_off() -> bool {
    let setting = kept().and_then(|it| Reflect::get(&it, &SETTING.into()).ok());
    setting.and_then(|it| it.as_string()).as_deref() == Some(OFF)
}

/// A browser that keeps nothing forgets it with the page.
fn turn(on: bool) {
    let Some(kept) = kept() else { return };
    let _ = if on {
        Reflect::delete_property::<Object>(kept.unchecked_ref(), &SETTING.into())
    } else {
        Reflect::set(&kept, &SETTING.into(), &OFF.into())
    };
}

fn pressed(event: &KeyboardEvent, panel: Option<HtmlDialogElement>) {
    let held = event.ctrl_key() || event.alt_key() || event.meta_key();
    if held || event.is_composing() || event.default_prevented() || closest(event, TYPING).is_some() {
        return;
    }
    let code = event.code();
    if event.key() == "?" || (code == "Slash" && event.shift_key()) {
        if let Some(panel) = panel {
            event.prevent_default();
            let _ = panel.show_modal();
        }
        return;
    }
    if event.shift_key() {
        return;
    }
    let done = match code.as_str() {
        "KeyJ" => go(|at, count| at.map_or(0, |at| (at + 1).min(count - 1))),
        "KeyK" => go(|at, _| at.map_or(0, |at| at.saturating_sub(1))),
        "KeyO" => press("th a, a.t"),
        "KeyX" => press("input[type=checkbox]"),
        _ => None,
    };
    if done.or_else(|| press_own(&code)).is_some() {
        event.prevent_default();
    }
}

/// The rows, and the place of the one that has the focus.
fn rows() -> (Vec<Element>, Option<usize>) {
    let rows = elements(document().query_selector_all(ROWS));
    let at = document().active_element().and_then(|active| rows.iter().position(|row| row.contains(Some(&active))));
    (rows, at)
}

/// Moves the focus to the link of a row, by where it is and how many rows there are.
fn go(to: fn(Option<usize>, usize) -> usize) -> Option<()> {
    let (rows, at) = rows();
    let row = rows.get(to(at, rows.len().max(1)))?;
    let link: HtmlElement = row.query_selector("th a, a.t").ok()??.dyn_into().ok()?;
    link.focus().ok()
}

/// Presses what a key is for on this page.
fn press_own(code: &str) -> Option<()> {
    let of = ["main [data-key=", code, "]"].concat();
    let part: HtmlElement = document().query_selector(&of).ok()??.dyn_into().ok()?;
    part.click();
    Some(())
}

/// Presses something of the row that has the focus.
fn press(what: &str) -> Option<()> {
    let (rows, at) = rows();
    let part: HtmlElement = rows.get(at?)?.query_selector(what).ok()??.dyn_into().ok()?;
    part.click();
    Some(())
}
