//! Saves what is typed.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FormData, HtmlFormElement, HtmlInputElement, UrlSearchParams};

use crate::actions::{posted, text_of};
use crate::islands::pause::Pause;
use crate::islands::{around, closest, on};

/// The pause after which what was typed is saved.
const PAUSE: Duration = Duration::from_millis(1_500);

/// In a form with a field `draft`: sends it to its own address as `act=keep` whenever one pauses, and puts the draft's
/// identifier that comes back into that field. Whether it was kept, the element with `data-kept` and `data-failed`
/// says; nothing else on the page changes, so that typing is never disturbed.
#[island]
pub fn KeepDraft(children: Children) -> impl IntoView {
    let begin = |root: Element| {
        let form = root.closest("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form else { return };
        let pause = Pause::default();
        let (waiting, typed_in) = (pause.clone(), form.clone());
        on(&form, "input", move |_: Event| keep(&waiting, &typed_in, &root));
        // What a button sends is not sent again: no pause that has begun saves it.
        on(&form, "submit", move |_: Event| pause.call_off());
    };
    around(children, Box::new(begin))
}

fn keep(pause: &Pause, form: &HtmlFormElement, root: &Element) {
    let (form, root) = (form.clone(), root.clone());
    let keep = move |_| {
        let Some(body) = fields(&form) else { return };
        let said = root.query_selector("[data-kept]").ok().flatten();
        spawn_local(async move {
            let id = answer(&form, &body).await.filter(|id| !id.is_empty() && id.len() <= 64);
            if let Some(id) = &id {
                put(&form, "draft", id);
            }
            let outcome = if id.is_some() { "data-kept" } else { "data-failed" };
            if let Some(said) = said {
                said.set_text_content(said.get_attribute(outcome).as_deref());
            }
        });
    };
    pause.after(PAUSE, Box::new(keep));
}

/// The text that comes back when fields are sent to the form's address.
async fn answer(form: &HtmlFormElement, fields: &UrlSearchParams) -> Option<String> {
    text_of(&posted(&form.get_attribute("action").unwrap_or_default(), fields).await?).await
}

/// Puts a value into the hidden field of this name.
fn put(root: &Element, name: &str, value: &str) {
    let field = root.query_selector(&format!("input[name='{name}']")).ok().flatten();
    if let Some(Ok(field)) = field.map(|it| it.dyn_into::<HtmlInputElement>()) {
        field.set_value(value);
    }
}

/// In the form of the period sheet, whose rows have `data-commitment`: sends a row to the form's address as `act=keep`
/// whenever one pauses in it or leaves a field, and puts the draft's identifier and version that come back into the row.
/// Whether it was kept, the row's element with `data-kept` and `data-failed` says.
#[island]
pub fn KeepRows(children: Children) -> impl IntoView {
    let begin = |root: Element| {
        let form = root.closest("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form else { return };
        // Each row pauses for itself.
        let pauses = Rc::new(RefCell::new(Vec::<(String, Pause)>::new()));
        for (name, time) in [("input", PAUSE), ("change", Duration::ZERO)] {
            let (pauses, typed_in) = (pauses.clone(), form.clone());
            on(&form, name, move |event: Event| {
                // A tick is no text, and a row is what the event came from.
                let is_tick = closest(&event, "input[type=checkbox]").is_some();
                let row = closest(&event, "[data-commitment]").filter(|_| !is_tick);
                let slug = row.as_ref().and_then(|row| row.get_attribute("data-commitment"));
                if let (Some(row), Some(slug)) = (row, slug) {
                    let pause = pause_of(&mut pauses.borrow_mut(), &slug);
                    keep_row(&pause, time, &typed_in, row, slug);
                }
            });
        }
        // What a button sends is not sent again.
        on(&form, "submit", move |_: Event| pauses.borrow().iter().for_each(|(_, pause)| pause.call_off()));
    };
    around(children, Box::new(begin))
}

fn pause_of(pauses: &mut Vec<(String, Pause)>, slug: &str) -> Pause {
    if let Some((_, pause)) = pauses.iter().find(|(of, _)| of == slug) {
        return pause.clone();
    }
    let pause = Pause::default();
    pauses.push((slug.to_owned(), pause.clone()));
    pause
}

fn keep_row(pause: &Pause, time: Duration, form: &HtmlFormElement, row: Element, slug: String) {
    let form = form.clone();
    let keep = move |_| {
        let Some(body) = fields_of_row(&form, &slug) else { return };
        spawn_local(async move {
            let text = answer(&form, &body).await;
            let kept = text.as_deref().and_then(|it| it.split_once(' '));
            if let Some((id, version)) = kept {
                put(&row, &format!("{slug}.draft"), id);
                put(&row, &format!("{slug}.draft_version"), version);
            }
            let outcome = match (&text, kept) {
                (None, _) => Some("data-failed"),
                (_, Some(_)) => Some("data-kept"),
                // It says nothing that was not said before.
                _ => None,
            };
            if let Ok(Some(said)) = row.query_selector("[data-kept]") {
                said.set_text_content(outcome.and_then(|it| said.get_attribute(it)).as_deref());
            }
        });
    };
    pause.after(time, Box::new(keep));
}

/// The fields of a row, to be kept.
fn fields_of_row(form: &HtmlFormElement, slug: &str) -> Option<UrlSearchParams> {
    let data = FormData::new_with_form(form).ok()?;
    let all = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    let fields = UrlSearchParams::new().ok()?;
    let start = format!("{slug}.");
    let entries = js_sys::try_iter(&all).ok()??;
    for entry in entries.flatten().filter_map(|entry| entry.dyn_into::<js_sys::Array>().ok()) {
        let (name, value) = (entry.get(0).as_string()?, entry.get(1).as_string()?);
        if name.starts_with(&start) || name == "key" {
            fields.append(&name, &value);
        }
    }
    fields.append("row", slug);
    fields.append("act", "keep");
    Some(fields)
}

/// The fields of a form, to be kept.
fn fields(form: &HtmlFormElement) -> Option<UrlSearchParams> {
    let data = FormData::new_with_form(form).ok()?;
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    // Files are sent with a button, never while somebody types.
    let files = form.query_selector_all("input[type=file]").ok()?;
    for file in (0..files.length()).filter_map(|place| files.item(place)?.dyn_into::<HtmlInputElement>().ok()) {
        fields.delete(&file.name());
    }
    fields.set("act", "keep");
    Some(fields)
}
