//! The filters' button: says how many results the form would show, while the reader types and ticks.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement, UrlSearchParams};

use crate::actions;
use crate::actions::count::Count;
use crate::islands::pause::{Begun, Pause};
use crate::islands::{around, lang, on};

/// The pause after which the results are counted.
const PAUSE: Duration = Duration::from_millis(250);

/// Around the button that sends a form of filters, and an element with the role of a status. The form stays a plain
/// one: this only leaves empty fields out of the address, keeps its fragment, and says how many results there would be.
/// It listens to no keys and never changes what is typed, so that composing Hangul is the browser's alone.
#[island]
pub fn ShowButton(children: Children) -> impl IntoView {
    let begin = |root: Element| {
        let form = root.closest("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form else { return };
        let sent = form.clone();
        on(&form, "submit", move |_: Event| {
            leave_out_empty(&sent);
            keep_fragment(&sent);
        });
        let (pause, typed_in) = (Pause::default(), form.clone());
        on(&form, "input", move |_: Event| ask(&pause, &typed_in, &root));
    };
    around(children, Box::new(begin))
}

/// Asks how many results there would be, once somebody pauses.
fn ask(pause: &Pause, form: &HtmlFormElement, root: &Element) {
    let (Some(query), root) = (query(form), root.clone()) else { return };
    let ask = move |begun: Begun| {
        spawn_local(async move {
            let parameters = [("lang", lang()), ("query", query)];
            // Without a response the button keeps its label: it works all the same.
            let Some(words) = actions::call::<Count>(&parameters).await else { return };
            if begun.is_newest() {
                for part in ["button", "[role=status]"] {
                    if let Ok(Some(part)) = root.query_selector(part) {
                        part.set_text_content(Some(&words));
                    }
                }
            }
        });
    };
    pause.after(PAUSE, Box::new(ask));
}

/// The query that a form would send.
fn query(form: &HtmlFormElement) -> Option<String> {
    let data = FormData::new_with_form(form).ok()?;
    let parameters = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    Some(parameters.to_string().into())
}

/// Keeps empty fields out of the address: what is disabled is not sent. They come back at once, for a
/// reader who returns to the page.
fn leave_out_empty(form: &HtmlFormElement) {
    let fields = form.elements();
    let empty: Vec<Element> = (0..fields.length())
        .filter_map(|place| fields.item(place))
        .filter(|field| match (field.dyn_ref::<HtmlInputElement>(), field.dyn_ref::<HtmlSelectElement>()) {
            (Some(input), _) => !input.disabled() && input.value().trim().is_empty(),
            (_, Some(select)) => !select.disabled() && select.value().is_empty(),
            _ => false,
        })
        .collect();
    for field in &empty {
        // Only a detached field would refuse an attribute.
        let _ = field.set_attribute("disabled", "");
    }
    set_timeout(
        move || {
            for field in &empty {
                let _ = field.remove_attribute("disabled");
            }
        },
        Duration::ZERO,
    );
}

/// A form leads to its own address: the fragment of the page goes with it.
fn keep_fragment(form: &HtmlFormElement) {
    if let Ok(fragment) = window().location().hash() {
        let action = form.get_attribute("action").unwrap_or_default();
        let path = action.split('#').next().unwrap_or_default();
        // Without it the form leads to the same list, just not to the same place in it.
        let _ = form.set_attribute("action", &format!("{path}{fragment}"));
    }
}
