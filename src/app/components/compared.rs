//! How a list differs from what it was on an earlier day.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::components::rows::CommitmentTable;
use crate::app::request::RenderContext;
use crate::domain::basics::instant::AsOf;
use crate::domain::list::query::Query;
use crate::i18n::Messages;
use crate::paths;
use crate::service::portfolio::changes::Compared;

/// The word that marks a row: it was added to the list since, or changed.
pub fn mark(compared: &Compared, id: &str, messages: Messages) -> Option<&'static str> {
    let key = if compared.added.contains(id) {
        "compared-added"
    } else if compared.changed.contains(id) {
        "compared-changed"
    } else {
        return None;
    };
    messages.try_text(key)
}

/// The day the list is compared with and how many rows were added, changed and removed; links to all changes and to
/// the plain list.
#[component]
pub fn ComparedStrip(
    /// How the list differs.
    compared: Arc<Compared>,
    /// The path of the list.
    path: String,
    /// The list.
    query: Query,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let day = query.compare.unwrap_or(context.as_of.day);
    let args = [
        ("day", messages.day_in_prose(day).into()),
        ("added", compared.added.len().into()),
        ("changed", compared.changed.len().into()),
        ("removed", compared.removed.len().into()),
    ];
    let without = context.list(&path, &query.with(|it| it.compare = None));
    let to = context.as_of.past.then_some(context.as_of.day);
    let changes = Query { from: Some(day), to, as_of: None, compare: None, ..query.with(|_| ()) };
    let changes = paths::with_query(&paths::changes(context.lang), changes.parameters());
    view! {
        <section class="compared" aria-label=messages.text("filter-compare")>
            <Icon name="i-clock" />
            <p>{messages.with("compared-summary", &args)}</p>
            <a href=changes>{messages.text("compared-changes")}</a>
            <a href=without>{messages.text("compared-stop")}</a>
        </section>
    }
    .into_any()
}

/// Rows of the earlier day that are no longer in the list, as they stood then; nothing where there are none.
#[component]
pub fn Removed(
    /// How the list differs.
    compared: Arc<Compared>,
    /// The list.
    query: Query,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let Some(day) = query.compare.filter(|_| !compared.removed.is_empty() && query.page == 1) else {
        return ().into_any();
    };
    let then = RenderContext { as_of: AsOf { day, at: compared.then.at, past: true }, ..context };
    let title = messages.with("compared-removed", &[("day", messages.day(day).into())]);
    let rows = compared.removed.iter().map(|it| ((**it).clone(), None)).collect();
    view! {
        <section class="card flush" aria-labelledby="removed" data-removed=compared.removed.len().to_string()>
            <header>
                <h2 id="removed">{title.clone()}</h2>
            </header>
            <CommitmentTable rows=rows caption=title context=then />
        </section>
    }
    .into_any()
}
