//! Interactive parts of pages, hydrated in the browser. They come drawn by the page, as children, and
//! only listen and change what is there: so the page looks the same before and after, needs no words in the browser,
//! and without scripts stays a plain form or link.
//!
//! An island has no props: reading them would take a tenth of everything the browser loads. What it must know, its
//! children carry as attributes.

mod choices;
pub mod copy;
pub mod draft;
pub mod filters;
pub mod find;
pub mod keys;
pub mod live;
pub mod mention;
pub mod narrow;
mod pause;
pub mod pick;
pub mod pick_words;
pub mod preferences;
pub mod progress;
pub mod sort;
pub mod timeline;

use leptos::html::{Div, Span};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, NodeList};

/// What an island does, once its children stand in the page, with the element around them.
type Begin = Box<dyn FnOnce(Element)>;

/// An island: its children with an element around them that is not drawn. Islands share this and [`on`], which know no types
/// of theirs: what is compiled anew for each island or listener would be a tenth of everything the browser loads.
fn around(children: Children, begin: Begin) -> impl IntoView {
    let root = NodeRef::<Span>::new();
    once_there(Box::new(move || root.get().map(Into::into)), begin);
    view! {
        <span class="around" node_ref=root>
            {children()}
        </span>
    }
}

/// The same with a block of a class around them.
fn block(class: &'static str, children: Children, begin: Begin) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    once_there(Box::new(move || root.get().map(Into::into)), begin);
    view! {
        <div class=class node_ref=root>
            {children()}
        </div>
    }
}

fn once_there(root: Box<dyn Fn() -> Option<Element>>, begin: Begin) {
    let mut begin = Some(begin);
    Effect::new(move |_| {
        if let Some(root) = root()
            && let Some(begin) = begin.take()
        {
            begin(root);
        }
    });
}

/// The element that an event came from, or the nearest around it that a selector names.
fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Listens to an event, of an element and of what is in it, for as long as the page lives. `E` is the event's type, as browsers
/// have it.
fn on<E: JsCast>(target: &EventTarget, name: &str, mut heard: impl FnMut(E) + 'static) {
    listen(target, name, Box::new(move |event| heard(event.unchecked_into())));
}

fn listen(target: &EventTarget, name: &str, heard: Box<dyn FnMut(Event)>) {
    let closure = Closure::wrap(heard);
    // What the browser refuses to tell, the plain page does without.
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// The elements in another that a selector names, in order, as far as they are of a type.
fn all<T: JsCast>(root: &Element, selector: &str) -> Vec<T> {
    let found = found(root, selector);
    found.into_iter().filter_map(|it| it.dyn_into().ok()).collect()
}

fn found(root: &Element, selector: &str) -> Vec<Element> {
    elements(root.query_selector_all(selector))
}

/// The elements that a search found.
fn elements(found: Result<NodeList, JsValue>) -> Vec<Element> {
    let Ok(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok()).collect()
}

/// Shows what is for readers with scripts.
fn reveal(root: &Element, selector: &str) {
    for part in found(root, selector) {
        // Only a detached document would refuse.
        let _ = part.remove_attribute("hidden");
    }
}

/// The same in small letters. The browser knows them all: tables of them would weigh more than an island.
fn lower(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// The language of the page.
fn lang() -> String {
    document().document_element().and_then(|it| it.get_attribute("lang")).unwrap_or_default()
}
