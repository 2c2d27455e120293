//! The form that withholds a record's payload, whatever the record is about.

use leptos::prelude::*;

use crate::app::components::field::TextField;
use crate::app::components::icon::Icon;
use crate::app::components::reason::Reason;
use crate::app::form::FormData;
use crate::i18n::Messages;

/// What is withheld, beside the form: reason and who decided it, with a warning that it is permanent.
#[component]
pub fn WithholdForm(
    /// What was typed, with its errors.
    form_data: FormData,
    /// The reader's language, in which the reason is given.
    messages: Messages,
    /// The record.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="columns even">
            <section class="card">
                <header>
                    <h2>{messages.text("withhold-record")}</h2>
                </header>
                {children()}
            </section>
            <form class="card write" method="post" novalidate=true>
                <input type="hidden" name="key" value=form_data.value("key").to_owned() />
                <p class="notice">
                    <Icon name="i-info" />
                    {messages.text("withhold-for-good")}
                </p>
                <Reason hint=messages.text("withhold-reason-hint") form_data=form_data.clone() messages=messages />
                <TextField
                    name="decided_by"
                    label=messages.text("withhold-decided-by")
                    hint=messages.text("withhold-decided-by-hint")
                    form_data=form_data.clone()
                />
                <button class="button">{messages.text("withhold-do")}</button>
            </form>
        </div>
    }
    .into_any()
}
