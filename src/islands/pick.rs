//! Suggestions that follow what is typed where a commitment is named.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlFormElement, HtmlInputElement};

use crate::actions;
use crate::actions::suggest::Suggest;
use crate::islands::pause::{Begun, Pause};
use crate::islands::{around, closest, lang, on};

/// The pause after which is asked what fits.
const PAUSE: Duration = Duration::from_millis(200);

/// Around a list of suggestions in a form: while somebody types into a field of the form with this list, the list becomes
/// what fits. Once one of them is named, the element with `data-picked` for that field says its title. What is typed is
/// never changed, so that composing Hangul is the browser's alone.
#[island]
pub fn Picker(children: Children) -> impl IntoView {
    let begin = |root: Element| {
        let list = root.query_selector("datalist").ok().flatten();
        let form = root.closest("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let (Some(list), Some(form)) = (list, form) else { return };
        let (pause, whole) = (Pause::default(), form.clone());
        on(&form, "input", move |event: Event| {
            let Some(field) = closest(&event, "input[list]").and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
            else {
                return;
            };
            pause.call_off();
            let title = title_of(&list, &field.value());
            say(&whole, &field, title.as_deref());
            if title.is_some() {
                return;
            }
            let list = list.clone();
            let ask = move |begun: Begun| {
                spawn_local(async move {
                    let parameters = [("lang", lang()), ("words", field.value())];
                    // Without a response the list stays as it is.
                    let Some(lines) = actions::call::<Suggest>(&parameters).await else { return };
                    if begun.is_newest() {
                        fill(&list, &lines);
                    }
                });
            };
            pause.after(PAUSE, Box::new(ask));
        });
    };
    around(children, Box::new(begin))
}

/// The title of the suggestion with this slug, where there is one.
fn title_of(list: &Element, slug: &str) -> Option<String> {
    let options = list.children();
    let mut options = (0..options.length()).filter_map(|place| options.item(place));
    options.find(|it| it.get_attribute("value").is_some_and(|value| value == slug))?.text_content()
}

fn say(form: &HtmlFormElement, field: &HtmlInputElement, title: Option<&str>) {
    if let Ok(Some(said)) = form.query_selector(&format!("[data-picked='{}']", field.name())) {
        said.set_text_content(title);
    }
}

/// Puts what the server suggested in place of what was suggested before.
fn fill(list: &Element, lines: &str) {
    list.set_text_content(None);
    for line in lines.lines() {
        let mut parts = line.split('\t');
        let (Some(slug), Some(title)) = (parts.next(), parts.next()) else { continue };
        let said_in = parts.next().unwrap_or_default();
        let Ok(option) = document().create_element("option") else { return };
        // Only a detached document would refuse them.
        let _ = option.set_attribute("value", slug);
        option.set_text_content(Some(&if said_in.is_empty() {
            title.to_owned()
        } else {
            format!("{title} · {said_in}")
        }));
        let _ = list.append_child(&option);
    }
}
