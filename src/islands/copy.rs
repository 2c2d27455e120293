//! Copying an address or a citation.

use leptos::prelude::*;

/// A button that copies a text and says so. Without scripts it is hidden: the text beside it can be selected.
#[island]
pub fn CopyButton(
    /// What is copied.
    text: String,
    /// What the button says.
    label: String,
    /// What it says once the text was copied.
    copied: String,
) -> impl IntoView {
    let (done, set_done) = signal(false);
    let (alive, set_alive) = signal(false);
    Effect::new(move |_| set_alive.set(true));
    let copy = move |_| {
        // The browser asks or refuses by itself; the text can still be selected.
        let _ = window().navigator().clipboard().write_text(&text);
        set_done.set(true);
    };
    view! {
        <button type="button" class="button plain" hidden=move || !alive.get() on:click=copy>
            {label}
        </button>
        <span role="status">{move || done.get().then(|| copied.clone())}</span>
    }
}
