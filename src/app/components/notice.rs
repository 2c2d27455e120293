//! A line that confirms what was done.

use leptos::prelude::*;

use crate::app::components::icon::Icon;

/// That something was done.
pub fn said(text: impl Into<String>) -> AnyView {
    view! {
        <p class="notice" role="status">
            <Icon name="i-info" />
            {text.into()}
        </p>
    }
    .into_any()
}
