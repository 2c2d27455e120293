//! The keys that lead through rows: their help, and the control that turns them off.

use leptos::prelude::*;

use crate::i18n::Messages;
use crate::islands::keys::Keys;

/// A key, and the message that says what it does.
pub type Key = (&'static str, &'static str);

/// The keys of pages with rows.
pub const ROWS: &[Key] = &[("j", "keys-next"), ("k", "keys-previous"), ("o", "keys-open"), ("x", "keys-choose")];

fn control(messages: Messages) -> AnyView {
    view! {
        <label class="check">
            <input type="checkbox" data-keys-on="" checked=true />
            {messages.text("keys-on")}
        </label>
        <p class="note">{messages.text("keys-note")}</p>
    }
    .into_any()
}

/// The button that opens the help, and the help; nothing of it without scripts.
#[component]
pub fn KeysHelp(
    /// The reader's language.
    messages: Messages,
    /// The keys of the page. One that belongs to no row has its place in a `data-key`.
    #[prop(default = ROWS)]
    keys: &'static [Key],
) -> impl IntoView {
    let keys = keys
        .iter()
        .chain(&[("?", "keys-help")])
        .map(|(key, said)| view! { <dt><kbd>{*key}</kbd></dt> <dd>{messages.text(said)}</dd> })
        .collect_view();
    view! {
        <Keys>
            <button type="button" class="button plain keys-open" data-keys-open="" hidden>
                {messages.text("keys-title")}
            </button>
            <dialog class="keys card" aria-labelledby="keys-title" closedby="any">
                <h2 id="keys-title">{messages.text("keys-title")}</h2>
                <dl class="facts">{keys}</dl>
                {control(messages)}
                <form method="dialog">
                    <button class="button">{messages.text("keys-close")}</button>
                </form>
            </dialog>
        </Keys>
    }
    .into_any()
}

/// The control on the page of one's account; nothing without scripts.
#[component]
pub fn KeysSetting(
    /// The reader's language.
    messages: Messages,
) -> impl IntoView {
    view! {
        <Keys>
            <section class="card" hidden>
                <header>
                    <h2>{messages.text("keys-title")}</h2>
                </header>
                {control(messages)}
            </section>
        </Keys>
    }
    .into_any()
}
