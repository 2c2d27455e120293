//! The head of a card.

use leptos::prelude::*;

/// A card's heading, with a link to the whole of what the card shows a part of, and a note below.
#[component]
pub fn CardHead(
    /// The heading.
    #[prop(into)]
    title: String,
    /// Where the whole is and what the link says: `All`, `Show all 12`. The heading is read aloud after it.
    #[prop(optional_no_strip)]
    more: Option<(String, String)>,
    /// A sentence below.
    #[prop(optional, into)]
    note: Option<String>,
) -> impl IntoView {
    let link = more.map(|(address, label)| {
        view! { <a href=address>{label}<span class="vh">": "{title.clone()}</span></a> }
    });
    view! {
        <header>
            <h2>{title}</h2>
            {link}
            {note.map(|note| view! { <span class="note">{note}</span> })}
        </header>
    }
    .into_any()
}
