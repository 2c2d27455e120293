//! Saves what is typed.

use std::time::Duration;

use leptos::html::Span;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement, HtmlInputElement, UrlSearchParams};

use crate::actions::{posted, text_of};
use crate::islands::listen;

/// The pause after which what was typed is saved.
const PAUSE: Duration = Duration::from_millis(1_500);

/// In a form with a field `draft`: sends it to its own address as `act=keep` whenever one pauses, and puts the draft's
/// identifier that comes back into that field. Whether it was kept, the element with `data-kept` and `data-failed`
/// says; nothing else on the page changes, so that typing is never disturbed.
#[island]
pub fn KeepDraft(children: Children) -> impl IntoView {
    let root = NodeRef::<Span>::new();
    let form_data = StoredValue::new(0_u32);
    let keep = move |form: &HtmlFormElement| {
        let number = form_data.try_update_value(|count| {
            *count += 1;
            *count
        });
        let (form, root) = (form.clone(), root.get_untracked());
        set_timeout(
            move || {
                let (Some(body), true) = (fields(&form), form_data.try_get_value() == number) else { return };
                let said = root.and_then(|root| root.query_selector("[data-kept]").ok()?);
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
    Effect::new(move |_| {
        let form = root.get().and_then(|root| root.closest("form").ok()?);
        let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else { return };
        let typed_in = form.clone();
        listen(&form, "input", move || keep(&typed_in));
        // What a button sends is not sent again: no pause that has begun saves it.
        listen(&form, "submit", move || {
            form_data.try_update_value(|count| *count += 1);
        });
    });
    view! {
        <span class="around" node_ref=root>
            {children()}
        </span>
    }
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
