//! What is new while a page is open.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, Element, EventSource, MessageEvent};

use crate::islands::{around, on};

/// What tabs call the channel between them, and the lock that one of them holds.
const NAME: &str = "accord-live";

/// Around what changes: an element names in `data-events` where to listen; those with `data-pending` have the number of what
/// waits, and one with `data-news` is shown with a number once something was recorded about the commitment in its
/// `data-news`, or about any where that is empty. One tab of a browser listens and tells the others.
#[island]
pub fn Live(children: Children) -> impl IntoView {
    let begin = |element: Element| {
        let root = &element;
        let address =
            root.query_selector("[data-events]").ok().flatten().and_then(|it| it.get_attribute("data-events"));
        let (Some(address), Ok(channel)) = (address, BroadcastChannel::new(NAME)) else { return };
        let shown = element.clone();
        on(&channel, "message", move |event: MessageEvent| {
            if let Some(said) = event.data().as_string() {
                show(&shown, &said);
            }
        });
        lead(Box::new(move || listen(&address, &element, &channel)));
    };
    around(children, Box::new(begin))
}

/// Begins once this tab is the one that listens: at once, or when the one that did is closed. A browser that knows no locks
/// listens in each tab.
fn lead(begin: Box<dyn FnOnce()>) {
    let locks = js_sys::Reflect::get(&window().navigator(), &"locks".into()).ok().filter(|it| it.is_object());
    let request = locks.as_ref().and_then(|it| js_sys::Reflect::get(it, &"request".into()).ok());
    let (Some(locks), Some(Ok(request))) = (&locks, request.map(|it| it.dyn_into::<js_sys::Function>())) else {
        return begin();
    };
    // The lock is held until the tab is closed: what it waits for never comes.
    let held = Closure::once_into_js(move || {
        begin();
        js_sys::Promise::new(&mut |_, _| {})
    });
    let _ = request.call2(locks, &NAME.into(), &held);
}

/// Shows what the server tells, here and in the other tabs.
fn listen(address: &str, root: &Element, channel: &BroadcastChannel) {
    let Ok(source) = EventSource::new(address) else { return };
    for kind in ["waiting", "recorded"] {
        let (root, channel) = (root.clone(), channel.clone());
        on(&source, kind, move |event: MessageEvent| {
            let said = format!("{kind} {}", event.data().as_string().unwrap_or_default());
            show(&root, &said);
            let _ = channel.post_message(&said.into());
        });
    }
}

fn show(root: &Element, said: &str) {
    let mut words = said.split(' ');
    match words.next() {
        Some("waiting") => {
            for (kind, number) in ["desk", "review", "notices"].into_iter().zip(words) {
                number_of(root, kind, number);
            }
        }
        Some("recorded") => news(root, &words.collect::<Vec<_>>()),
        _ => {}
    }
}

/// Puts a number beside the link to the work that waits.
fn number_of(root: &Element, kind: &str, number: &str) {
    let Ok(Some(place)) = root.query_selector(&format!("[data-pending={kind}]")) else { return };
    let some = number != "0";
    let texts = place.children();
    if let Some(shown) = texts.item(0) {
        shown.set_text_content(some.then_some(number));
    }
    if let Some(spoken) = texts.item(1) {
        let said = spoken.get_attribute(if number == "1" { "data-one" } else { "data-many" });
        spoken.set_text_content(said.filter(|_| some).map(|it| it.replace('#', number)).as_deref());
    }
}

/// Says how much was recorded that this page shows.
fn news(root: &Element, commitments: &[&str]) {
    let Ok(Some(place)) = root.query_selector("[data-news]") else { return };
    let about = place.get_attribute("data-news").unwrap_or_default();
    let new = commitments.iter().filter(|it| about.is_empty() || **it == about).count();
    if new == 0 {
        return;
    }
    let before = place.get_attribute("data-number").and_then(|it| it.parse::<usize>().ok()).unwrap_or_default();
    let number = (before + new).to_string();
    let _ = place.set_attribute("data-number", &number);
    let said = place.get_attribute(if number == "1" { "data-one" } else { "data-many" }).unwrap_or_default();
    if let Ok(Some(text)) = place.query_selector("p") {
        text.set_text_content(Some(&said.replace('#', &number)));
    }
    let _ = place.remove_attribute("hidden");
}
