//! Saves what is typed.

use std::collections::BTreeMap;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FormData, HtmlFormElement, HtmlInputElement, UrlSearchParams};

use crate::actions::{posted, text_of};
use crate::islands::{around, closest, on};

/// The pause after which what was typed is saved.
const PAUSE: Duration = Duration::from_millis(1_500);

/// In a form with a field `draft`: sends it to its own address as `act=keep` whenever one pauses, and puts the draft's
/// identifier that comes back into that field. Whether it was kept, the element with `data-kept` and `data-failed`
/// says; nothing else on the page changes, so that typing is never disturbed.
#[island]
pub fn KeepDraft(children: Children) -> impl IntoView {
    let form_data = StoredValue::new(0_u32);
    let keep = move |form: &HtmlFormElement, root: &Element| {
        let number = form_data.try_update_value(|count| {
            *count += 1;
            *count
        });
        let (form, root) = (form.clone(), root.clone());
        set_timeout(
            move || {
                let (Some(body), true) = (fields(&form), form_data.try_get_value() == number) else { return };
                let said = root.query_selector("[data-kept]").ok().flatten();
                spawn_local(async move {
                    let id = match posted(&form.get_attribute("action").unwrap_or_default(), &body).await {
                        Some(response) => text_of(&response).await.filter(|id| !id.is_empty() && id.len() <= 64),
                        None => None,
                    };
                    let draft = form.query_selector("input[name=draft]").ok().flatten();
                    if let (Some(id), Some(Ok(draft))) = (&id, draft.map(|it| it.dyn_into::<HtmlInputElement>())) {
                        draft.set_value(id);
                    }
                    let outcome = if id.is_some() { "data-kept" } else { "data-failed" };
                    if let Some(said) = said {
                        said.set_text_content(said.get_attribute(outcome).as_deref());
                    }
                });
            },
            PAUSE,
        );
    };
    let begin = move |root: Element| {
        let form = root.closest("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form else { return };
        let typed_in = form.clone();
        on(&form, "input", move |_: Event| keep(&typed_in, &root));
        // What a button sends is not sent again: no pause that has begun saves it.
        on(&form, "submit", move |_: Event| {
            form_data.try_update_value(|count| *count += 1);
        });
    };
    around(children, Box::new(begin))
}

/// In the form of the period sheet, whose rows have `data-commitment`: sends a row to the form's address as `act=keep`
/// whenever one pauses in it or leaves a field, and puts the draft's identifier and version that come back into the row.
/// Whether it was kept, the row's element with `data-kept` and `data-failed` says.
#[island]
pub fn KeepRows(children: Children) -> impl IntoView {
    // What was typed last in each row; what a button sends is not sent again.
    let typed = StoredValue::new((0_u32, BTreeMap::<String, u32>::new()));
    let keep = move |form: &HtmlFormElement, row: Element, pause: Duration| {
        let Some(slug) = row.get_attribute("data-commitment") else { return };
        let number = typed.try_update_value(|(count, rows)| {
            *count += 1;
            rows.insert(slug.clone(), *count);
            *count
        });
        let form = form.clone();
        set_timeout(
            move || {
                let is_last = typed.try_with_value(|(_, rows)| rows.get(&slug).copied()).flatten() == number;
                let (Some(body), true) = (fields_of_row(&form, &slug), is_last) else { return };
                spawn_local(async move {
                    let response = posted(&form.get_attribute("action").unwrap_or_default(), &body).await;
                    let text = match &response {
                        Some(response) => text_of(response).await,
                        None => None,
                    };
                    let kept = text.as_deref().and_then(|it| it.split_once(' '));
                    if let Some((id, version)) = kept {
                        for (field, value) in [("draft", id), ("draft_version", version)] {
                            let input = row.query_selector(&format!("input[name='{slug}.{field}']")).ok().flatten();
                            if let Some(Ok(input)) = input.map(|it| it.dyn_into::<HtmlInputElement>()) {
                                input.set_value(value);
                            }
                        }
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
            },
            pause,
        );
    };
    let begin = move |root: Element| {
        let form = root.closest("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form else { return };
        for (name, pause) in [("input", PAUSE), ("change", Duration::ZERO)] {
            let typed_in = form.clone();
            on(&form, name, move |event: Event| {
                // A tick is no text, and a row is what the event came from.
                let is_tick = closest(&event, "input[type=checkbox]").is_some();
                if let Some(row) = closest(&event, "[data-commitment]").filter(|_| !is_tick) {
                    keep(&typed_in, row, pause);
                }
            });
        }
        on(&form, "submit", move |_: Event| {
            typed.try_update_value(|(_, rows)| rows.clear());
        });
    };
    around(children, Box::new(begin))
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
