//! Copying a page's citation or address.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// Two buttons that copy the citation or the address alone, and say so. Without scripts they are hidden: the text above them
/// can be selected.
#[island]
pub fn CopyCitation(
    /// The identifier of the element that holds the citation.
    from: String,
    /// The address.
    address: String,
    /// What the button for the citation says.
    cite: String,
    /// What the button for the address says.
    link: String,
    /// What is said once something was copied.
    copied: String,
    /// What is said when the browser refused.
    failed: String,
) -> impl IntoView {
    let (said, set_said) = signal(String::new());
    let (alive, set_alive) = signal(false);
    Effect::new(move |_| set_alive.set(true));
    let copy = move |text: String| {
        let (copied, failed) = (copied.clone(), failed.clone());
        let clipboard = window().navigator().clipboard();
        // A page that came over a plain connection has no clipboard.
        let written = (!clipboard.is_undefined()).then(|| JsFuture::from(clipboard.write_text(&text)));
        set_said.set(String::new());
        spawn_local(async move {
            let done = match written {
                Some(written) => written.await.is_ok(),
                None => false,
            };
            set_said.set(if done { copied } else { failed });
        });
    };
    let copy_citation = {
        let copy = copy.clone();
        move |_| copy(document().get_element_by_id(&from).and_then(|it| it.text_content()).unwrap_or_default())
    };
    let copy_address = move |_| copy(address.clone());
    view! {
        <button type="button" class="button plain" hidden=move || !alive.get() on:click=copy_citation>
            {cite}
        </button>
        <button type="button" class="button plain" hidden=move || !alive.get() on:click=copy_address>
            {link}
        </button>
        <span role="status">{said}</span>
    }
}
