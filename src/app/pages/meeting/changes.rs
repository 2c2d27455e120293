//! What changed since the previous meeting: counts per kind, and the most significant changes.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Error;
use crate::app::components::text::LocalizedText;
use crate::app::pages::portfolio::changes::rows::became;
use crate::app::request::{RenderContext, RequestContext};
use crate::domain::basics::day::Day;
use crate::domain::list::comparison::ChangeKind;
use crate::domain::list::query::Query;
use crate::domain::meeting::agenda::neighbours;
use crate::paths;
use crate::service::portfolio::changes::{Changes, Moved};

/// Number of commitments listed.
const SHOWN: usize = 8;

/// What changed since the previous meeting, until this meeting or the displayed day; nothing if there was none.
///
/// # Errors
/// If the database does not respond.
pub async fn of(request: &RequestContext, slug: &str) -> Result<Option<Arc<Changes>>, Error> {
    let page_context = request.read().await?;
    let known = request.accord.meetings().list(&page_context.snapshot);
    let Some(meeting) = known.iter().find(|it| it.slug == slug) else { return Ok(None) };
    let Some(before) = neighbours(meeting, &known).0 else { return Ok(None) };
    let shown = page_context.as_of().day;
    let (from, to) = (before.on, meeting.on.min(shown));
    if from >= to {
        return Ok(None);
    }
    let mut snapshot = page_context.snapshot;
    if to < shown {
        // Never two concurrently: each holds a connection.
        drop(snapshot);
        snapshot = request.accord.snapshot(request.reader.clone(), Some(to)).await?;
    }
    Ok(Some(request.accord.portfolio().changes(&mut snapshot, &Query::default(), from).await?))
}

/// The address of all changes, or of one kind.
fn address(from: Day, to: Day, kind: Option<ChangeKind>, context: &RenderContext) -> String {
    let query = Query { from: Some(from), to: Some(to), kind, ..Query::default() };
    paths::with_query(&paths::changes(context.lang), query.parameters())
}

/// The card.
pub fn card(changes: &Changes, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let (from, to) = (changes.from.day, changes.to.day);
    let days =
        messages.with("changes-title-between", &[("from", messages.day(from).into()), ("to", messages.day(to).into())]);
    let chips: Vec<_> = changes
        .counts()
        .into_iter()
        .map(|(kind, n)| {
            let args = [("status", messages.of_word("change", kind).into()), ("n", messages.number(n).into())];
            let label = messages.with("count-at-status", &args);
            view! {
                <a class="chip" data-change=kind.word() data-n=n.to_string() href=address(from, to, Some(kind), context)>
                    {label}
                </a>
            }
        })
        .collect();
    let none = chips.is_empty().then(|| {
        let args = [("from", messages.day_in_prose(from).into()), ("to", messages.day_in_prose(to).into())];
        view! { <p class="quiet">{messages.with("changes-none", &args)}</p> }
    });
    let rows: Vec<_> = changes.moved.iter().take(SHOWN).filter_map(|it| row(it, context)).collect();
    view! {
        <section class="card" id="changes">
            <header>
                <h2>{messages.text("meeting-changes")}</h2>
                <a href=address(from, to, None, context)>{messages.text("all")}</a>
                <span class="note">{days}</span>
            </header>
            {none}
            <div class="chips">{chips}</div>
            <ul class="feed">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(moved: &Moved, context: &RenderContext) -> Option<AnyView> {
    let (lang, messages) = (context.lang, context.messages);
    let listed = &moved.entry()?.listed;
    let told = |kind: &ChangeKind| match kind {
        ChangeKind::Superseded => became(moved, context),
        _ => None,
    };
    let kinds = moved.difference.kinds.iter();
    let kinds: Vec<String> =
        kinds.map(|kind| told(kind).unwrap_or_else(|| messages.of_word("change", *kind).to_owned())).collect();
    let title = view! { <LocalizedText text=listed.title.clone() lang=lang /> };
    // What was removed has no page on the later day.
    let title = match moved.after {
        Some(_) => {
            let address = context.link(&paths::commitment(lang, &listed.slug));
            view! { <a class="t" href=address>{title}</a> }.into_any()
        }
        None => view! { <span class="t">{title}</span> }.into_any(),
    };
    Some(
        view! {
            <li data-commitment=listed.slug.clone()>
                {title}
                <span class="meta">{kinds.join(", ")}</span>
            </li>
        }
        .into_any(),
    )
}
