//! The saved views above a list or a timeline.

use leptos::prelude::*;

use crate::app::components::text::note;
use crate::app::request::PageContext;
use crate::app::{Error, RequestContext};
use crate::domain::basics::lang::Lang;
use crate::domain::list::query::Query;
use crate::domain::list::saved_view::{SavedView, ViewCircle, ViewKind};
use crate::paths;
use crate::service::portfolio::views::ReadView;

/// The most views above a list; the page of views has them all.
const MOST: usize = 12;

/// The path of what a view is a view of.
pub fn path(kind: ViewKind, lang: Lang) -> String {
    match kind {
        ViewKind::List => paths::commitments(lang),
        ViewKind::Timeline => paths::timeline(lang),
    }
}

/// Where a view leads.
pub fn address(view: &SavedView, lang: Lang) -> String {
    let path = path(view.kind, lang);
    if view.query.is_empty() { path } else { format!("{path}?{}", view.query) }
}

/// A query as views keep it: the whole list, not a page of it.
pub fn kept(query: &Query) -> String {
    paths::with_query("", query.with(|_| ()).parameters()).trim_start_matches('?').to_owned()
}

/// The saved views of a kind that the reader is offered, and for people the way to save this one. Nothing where there is
/// neither.
///
/// # Errors
/// When the database does not answer.
pub async fn saved_views(
    request: &RequestContext,
    page_context: &mut PageContext,
    kind: ViewKind,
) -> Result<Option<AnyView>, Error> {
    let member = request.member.as_ref();
    let mut views = request.accord.portfolio().views(&mut page_context.snapshot, member).await?;
    views.retain(|it| it.view.kind == kind);
    if views.is_empty() && member.is_none() {
        return Ok(None);
    }
    let (lang, messages) = (request.lang, request.messages);
    let query = page_context.query.with(|_| ());
    // Of several that show the same one is marked.
    let shown = views.iter().position(|it| it.query == query && it.faults.is_empty());
    let first = |circle: ViewCircle| ViewCircle::ALL.iter().position(|it| *it == circle);
    let mut ordered: Vec<(usize, ReadView)> = views.into_iter().enumerate().collect();
    ordered.sort_by_key(|(_, it)| first(it.view.circle));
    let links: Vec<_> = ordered
        .into_iter()
        .take(MOST)
        .map(|(place, ReadView { view, .. })| {
            let current = (shown == Some(place)).then_some("true");
            let circle = (view.circle != ViewCircle::Public)
                .then(|| view! { <small>{messages.of_word("view-circle-short", view.circle)}</small> });
            view! {
                <li>
                    <a href=address(&view, lang) aria-current=current>
                        <span>{note(&view.name, lang)}</span>
                        {circle}
                    </a>
                </li>
            }
        })
        .collect();
    let list = (!links.is_empty()).then(|| view! { <ul>{links}</ul> });
    let save = member.map(|_| {
        let this = [("on", kind.word().to_owned()), ("query", kept(&query))];
        let save = paths::with_query(&paths::views(lang), this);
        let save = shown.is_none().then(|| view! { <a href=save>{messages.text("view-save-this")}</a> });
        view! {
            <p class="row">
                {save}
                <a href=paths::views(lang)>{messages.text("views-title")}</a>
            </p>
        }
    });
    Ok(Some(
        view! {
            <nav class="views" aria-label=messages.text("views-title")>
                {list}
                {save}
            </nav>
        }
        .into_any(),
    ))
}
