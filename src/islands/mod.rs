//! Interactive parts of pages, hydrated in the browser. They come drawn by the page, as children, and
//! only listen and change what is there: so the page looks the same before and after, needs no words in the browser,
//! and without scripts stays a plain form or link.
//!
//! An island has no props: reading them would take a tenth of everything the browser loads. What it must know, its
//! children carry as attributes.

mod choices;
pub mod choose;
pub mod copy;
pub mod draft;
pub mod filters;
pub mod find;
pub mod keys;
pub mod live;
pub mod mention;
pub mod pick;
pub mod pick_words;
pub mod preferences;
pub mod progress;
pub mod sort;
pub mod timeline;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlFormElement};

/// The element that an event came from, or the nearest around it that a selector names.
fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Listens to an event for as long as the page lives.
fn listen(form: &HtmlFormElement, name: &str, heard: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(heard);
    // What the browser refuses to tell, the plain form does without.
    let _ = form.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}
