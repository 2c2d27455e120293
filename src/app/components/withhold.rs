//! The form that takes a record's payload out, whatever the record is about.

use leptos::prelude::*;

use crate::app::components::field::{Takes, TextField};
use crate::app::components::icon::Icon;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::domain::basics::lang::Lang;
use crate::i18n::Messages;

/// Reason and who decided it, with a warning that it is for good.
#[component]
pub fn WithholdForm(
    /// What was typed, with its errors.
    form_data: FormData,
    /// The reader's language, in which the reason is given.
    lang: Lang,
    /// Words.
    messages: Messages,
) -> impl IntoView {
    view! {
        <form class="card write" method="post" novalidate=true>
            <input type="hidden" name="key" value=form_data.value("key").to_owned() />
            <p class="notice">
                <Icon name="i-info" />
                {messages.text("withhold-for-good")}
            </p>
            <TextArea
                name=in_language("reason", lang)
                label=messages.text("form-reason")
                hint=messages.text("withhold-reason-hint")
                form_data=form_data.clone()
            />
            <TextField
                name="decided_by"
                label=messages.text("withhold-decided-by")
                hint=messages.text("withhold-decided-by-hint")
                takes=Takes::Text
                autocomplete="off"
                form_data=form_data.clone()
            />
            <button class="button">{messages.text("withhold-do")}</button>
        </form>
    }
    .into_any()
}
