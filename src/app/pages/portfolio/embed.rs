//! What other sites may show in a frame: one commitment, how an area stands, one chart. Always as everybody sees it.

use leptos::prelude::*;

use crate::app::components::bar::{StatusBar, StatusLegend};
use crate::app::components::chart::figures::drawn;
use crate::app::components::status::HeadlineMark;
use crate::app::embedded::{Embedded, EmbeddedResult};
use crate::app::request::RenderContext;
use crate::app::{Error, RequestContext};
use crate::domain::list::facet::Facet;
use crate::domain::list::facets::Facets;
use crate::domain::list::projection::ListEntry;
use crate::domain::record::noun::Noun;
use crate::paths;
use crate::paths::{AreaPath, CommitmentPath, EmbeddedFigurePath};

/// One commitment: what it is, how it stands, when it is due.
///
/// # Errors
/// When there is none that everybody sees on the day, or the database does not answer.
pub async fn commitment(request: RequestContext, path: CommitmentPath) -> EmbeddedResult {
    let mut page_context = request.read().await?;
    let found = request.accord.commitments().find_as_known(&mut page_context.snapshot, &path.slug, None).await?;
    let listed = found.ok_or(Error::NotFound(Noun::Commitment))?.entry.listed;
    let context = page_context.render_context(&request);
    let (title, page) =
        (listed.title.words(request.lang).to_owned(), context.link(&paths::commitment(request.lang, &listed.slug)));
    Ok(Embedded::new(&request, &page_context, title, page, move || of_commitment(listed, &context)))
}

fn of_commitment(listed: ListEntry, context: &RenderContext) -> impl IntoView + use<> {
    let (lang, messages) = (context.lang, context.messages);
    let title = listed.title.for_reader(lang).cloned();
    let title = title.map(|it| view! { <h1 lang=it.lang.code()>{it.words}</h1> });
    let statement = context.reference.statement(&listed.statement).map(|it| {
        let said = it.title.for_reader(lang).cloned();
        let said = said.map(|it| view! { <span lang=it.lang.code()>{it.words}</span> });
        view! {
            <dt>{messages.text("statement")}</dt>
            <dd>{said}", "{messages.day(it.on)}</dd>
        }
    });
    let due = listed.due.map(|due| {
        view! {
            <dt>{messages.text("list-column-due")}</dt>
            <dd>{messages.due(due)}</dd>
        }
    });
    view! {
        {title}
        <p>
            <HeadlineMark listed=listed messages=messages />
        </p>
        <dl class="facts">{statement}{due}</dl>
    }
    .into_any()
}

/// How the commitments of an area stand, as a bar with its numbers.
///
/// # Errors
/// When there is no such area, or the database does not answer.
pub async fn area(request: RequestContext, path: AreaPath) -> EmbeddedResult {
    let mut page_context = request.read().await?;
    let found = request.accord.portfolio().area(&mut page_context.snapshot, &path.code, request.lang, 1).await?;
    let area = found.ok_or(Error::NotFound(Noun::Area))?;
    let context = page_context.render_context(&request);
    let name = area.area.name.words(request.lang).to_owned();
    let page = context.link(&paths::area(request.lang, &area.area.code));
    Ok(Embedded::new(&request, &page_context, name.clone(), page, move || {
        let facets = Facets::of(Facet::Area, [&area.area.code]);
        view! {
            <h1>{name.clone()}</h1>
            <StatusBar counts=area.counts.clone() about=name messages=context.messages />
            <StatusLegend counts=area.counts facets=facets context=context />
        }
    }))
}

/// One chart of the figures: `status`, `due`, `freshness`.
///
/// # Errors
/// When there is no chart of that name, or the database does not answer.
pub async fn figure(request: RequestContext, path: EmbeddedFigurePath) -> EmbeddedResult {
    let mut page_context = request.read().await?;
    let query = page_context.query.clone();
    let figures = request.accord.portfolio().figures(&mut page_context.snapshot, &query).await?;
    let context = page_context.render_context(&request);
    let figure = drawn(&figures, &context).into_iter().find(|it| it.key == path.figure).ok_or(Error::Nowhere)?;
    let page = context.list(&paths::figures(request.lang), &query);
    let (title, messages) = (figure.title.clone(), context.messages);
    Ok(Embedded::new(&request, &page_context, title, page, move || figure.draw(None, messages)))
}
