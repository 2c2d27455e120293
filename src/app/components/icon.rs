//! Icons, from the one sprite in `icons.svg`.

use leptos::prelude::*;

/// An icon beside its word. Alone, the link or button around it needs a label of its own.
#[component]
pub fn Icon(
    /// Its name in the sprite, such as `i-search`.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    view! {
        <svg aria-hidden="true">
            <use href=format!("#{name}") />
        </svg>
    }
}
