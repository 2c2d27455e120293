//! A list whose first lines are visible and whose rest is collapsed.

use leptos::prelude::*;

use crate::i18n::Messages;

/// The lines beyond the first `shown`, collapsed into a list that `draw` makes of them. Nothing where there are none.
pub fn folded<T>(
    lines: &mut Vec<T>,
    shown: usize,
    messages: Messages,
    draw: impl FnOnce(Vec<T>) -> AnyView,
) -> Option<AnyView> {
    let more = lines.split_off(lines.len().min(shown));
    (!more.is_empty()).then(|| {
        view! {
            <details class="fold">
                <summary>{messages.with("count-more", &[("n", more.len().into())])}</summary>
                {draw(more)}
            </details>
        }
        .into_any()
    })
}
