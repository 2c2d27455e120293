//! How many commitments each kind of change concerns, each number a link to them.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::pages::portfolio::changes::address;
use crate::app::request::RenderContext;
use crate::domain::list::comparison::ChangeKind;
use crate::domain::list::query::Query;

/// Links with numbers; the kind that is shown alone is marked, and leads back to all.
#[component]
pub fn Counts(counts: BTreeMap<ChangeKind, u32>, query: Query, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    if counts.is_empty() && query.kind.is_none() {
        return ().into_any();
    }
    let mut kinds: Vec<ChangeKind> = counts.keys().copied().chain(query.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let link = |kind: Option<ChangeKind>, label: String| {
        let current = (query.kind == kind).then_some("true");
        let target = address(&context, &query, |query| query.kind = kind);
        view! { <li><a class="chip" href=target aria-current=current>{label}</a></li> }
    };
    let all = link(None, messages.say("changes-all"));
    let items = kinds
        .into_iter()
        .map(|kind| {
            let n = counts.get(&kind).copied().unwrap_or(0);
            let args = [("status", messages.of_word("change", kind).into()), ("n", messages.number(n).into())];
            link(Some(kind), messages.with("count-at-status", &args))
        })
        .collect_view();
    view! {
        <nav class="kinds" aria-label=messages.text("changes-kinds")>
            <ul class="chips">
                {all}
                {items}
            </ul>
        </nav>
    }
    .into_any()
}
