//! Choosing from a long list by typing.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

use crate::islands::choices::Choices;
use crate::islands::{around, lower, on};

/// Lists with fewer choices are read faster than typed into.
const LONG: usize = 8;

/// Around a list of choices, a `select`. Where it is long, a field takes its place that offers the choices which have all
/// words typed; the list itself stays what the form sends. Without scripts it is the list.
#[island]
pub fn Choose(children: Children) -> impl IntoView {
    let begin = |root: Element| {
        let select =
            root.query_selector("select").ok().flatten().and_then(|it| it.dyn_into::<HtmlSelectElement>().ok());
        // What the browser refuses, the list does without.
        let _ = select.filter(|it| it.length() as usize > LONG).and_then(take_its_place);
    };
    around(children, Box::new(begin))
}

/// The choices of a list: what each stands for, and its words.
fn choices_of(select: &HtmlSelectElement) -> Vec<(String, String)> {
    let options = select.options();
    let options = (0..options.length()).filter_map(|place| options.item(place));
    options.map(|it| (it.get_attribute("value").unwrap_or_default(), it.text_content().unwrap_or_default())).collect()
}

fn take_its_place(select: HtmlSelectElement) -> Option<()> {
    let all = choices_of(&select);
    let field = document().create_element("input").ok()?.dyn_into::<HtmlInputElement>().ok()?;
    for name in ["id", "aria-describedby", "aria-invalid"] {
        if let Some(value) = select.get_attribute(name) {
            field.set_attribute(name, &value).ok()?;
            select.remove_attribute(name).ok()?;
        }
    }
    for (name, value) in [
        ("class", "field"),
        ("role", "combobox"),
        ("aria-expanded", "false"),
        ("autocomplete", "off"),
        ("spellcheck", "false"),
    ] {
        field.set_attribute(name, value).ok()?;
    }
    select.set_attribute("hidden", "").ok()?;
    select.parent_node()?.insert_before(&field, Some(&select)).ok()?;
    let list = Choices::under(&field)?;
    let words = {
        let all = all.clone();
        move |value: &str| all.iter().find(|(it, _)| it == value).map(|(_, words)| words.clone()).unwrap_or_default()
    };
    field.set_value(&words(&select.value()));
    let choose = {
        let (field, select, words) = (field.clone(), select.clone(), words.clone());
        move |value: String| {
            field.set_value(&words(&value));
            if select.value() != value {
                select.set_value(&value);
                tell(&select);
            }
        }
    };
    list.on_pointer(choose.clone());
    let offer = {
        let (list, field, all) = (list.clone(), field.clone(), all.clone());
        move |typed: bool| {
            let typed = if typed { lower(&field.value()) } else { String::new() };
            let words: Vec<&str> = typed.split_whitespace().collect();
            let fits = |name: &str| {
                let name = lower(name);
                words.iter().all(|it| name.contains(it))
            };
            list.show(all.iter().filter(|(_, name)| fits(name)).map(|(value, name)| (value.as_str(), name.as_str())));
        }
    };
    on(&field, "input", {
        let offer = offer.clone();
        move |_: Event| offer(true)
    });
    on(&field, "click", {
        let (offer, field) = (offer.clone(), field.clone());
        move |_: Event| {
            field.select();
            offer(false);
        }
    });
    on(&field, "keydown", {
        let (list, choose) = (list.clone(), choose.clone());
        move |event: KeyboardEvent| {
            if !list.is_open() && !event.is_composing() && event.key() == "ArrowDown" {
                event.prevent_default();
                offer(false);
            } else if let Some(value) = list.key(&event) {
                choose(value);
            }
        }
    });
    // Left or sent, the field says what is chosen: what was typed whole, nothing where it was emptied, else what was before.
    for left in ["blur", "change"] {
        let (list, field, select, all, choose) =
            (list.clone(), field.clone(), select.clone(), all.clone(), choose.clone());
        on(&field.clone(), left, move |_: Event| {
            list.hide();
            let typed = lower(field.value().trim());
            let meant = all.iter().find(|(value, name)| match typed.is_empty() {
                true => value.is_empty(),
                false => lower(name.trim()) == typed,
            });
            choose(meant.map_or_else(|| select.value(), |(value, _)| value.clone()));
        });
    }
    Some(())
}

/// Tells the form that another choice was made, as the list itself would.
fn tell(select: &HtmlElement) {
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    for name in ["input", "change"] {
        if let Ok(event) = Event::new_with_event_init_dict(name, &bubbles) {
            // Nobody cancels them.
            let _ = select.dispatch_event(&event);
        }
    }
}
