//! The charts: how commitments stood over time, what was due and done, how lately anything was reported; on a page, and each
//! as a file.

use http::{HeaderValue, StatusCode};
use leptos::prelude::*;

use crate::app::components::chart::Files;
use crate::app::components::chart::figures::drawn;
use crate::app::components::filters::Filters;
use crate::app::components::filters::chips::Chips;
use crate::app::components::filters::conditions::conditions;
use crate::app::components::head::PageHead;
use crate::app::download::{Caching, Download, FileOrPage};
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::basics::string_enum::string_enum;
use crate::domain::list::facet::Facet;
use crate::domain::list::query::Query;
use crate::paths;
use crate::paths::FigurePath;
use crate::service::portfolio::figures::Figures;

string_enum! {
    /// The file format of a chart.
    Kind {
        Svg = "svg",
        Csv = "csv",
    }
}

/// Loads the charts of the commitments that match the query.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext) -> PageResult {
    let mut page_context = request.read().await?;
    let query = page_context.query.clone();
    let list = request.accord.portfolio().list(&mut page_context.snapshot, &query, request.lang, 1).await?;
    let figures = request.accord.portfolio().figures(&mut page_context.snapshot, &query).await?;
    let (messages, lang) = (request.messages, request.lang);
    let title = messages.say("figures-title");
    let context = page_context.render_context(&request);
    let embeds = drawn(&figures, &context)
        .map(|it| (it.title.clone(), context.list(&paths::embedded_figure(lang, it.key), &query)));
    let frame = Frame { embeds: embeds.into(), ..Frame::new(&request, &page_context, None, &title) };
    let description = messages.with("figures-description", &[("n", list.total.into())]);
    Ok(Page::new(frame, title, description, move || {
        let path = paths::figures(lang);
        let conditions = conditions(&query, &context);
        let drawn: Vec<_> = drawn(&figures, &context)
            .into_iter()
            .map(|figure| {
                let file = |kind: Kind| context.list(&paths::figure(lang, figure.key, kind.word()), &query);
                let area = |code: &str| {
                    let facets = query.facets.clone().with(Facet::Area, [code]);
                    context.list(&path, &Query { facets, ..query.clone() })
                };
                let files = Files { svg: file(Kind::Svg), csv: file(Kind::Csv), area: &area };
                figure.draw(Some(files), messages)
            })
            .collect();
        view! {
            <PageHead
                steps=Vec::new()
                within=true
                title=messages.text("figures-title")
                lead=messages.text("figures-lead")
                context=context.clone()
            />
            <div class="columns left">
                <Filters
                    path=path.clone()
                    query=query.clone()
                    conditions=conditions.clone()
                    counts=list.counts
                    rows=false
                    context=context.clone()
                />
                <div class="stack">
                    {period(&query, &figures, &context)}
                    <Chips path=path query=query.clone() conditions=conditions context=context.clone() />
                    {drawn}
                </div>
            </div>
        }
    }))
}

/// A chart as a file, by its name: `status.svg`, `freshness.csv`.
///
/// # Errors
/// When there is no chart of that name, or the database does not answer.
pub async fn file(request: RequestContext, path: FigurePath) -> Result<FileOrPage, Error> {
    let (key, kind) = path.file.rsplit_once('.').ok_or(Error::Nowhere)?;
    let kind: Kind = kind.parse().map_err(|_| Error::Nowhere)?;
    if !["status", "due", "freshness"].contains(&key) {
        return Err(Error::Nowhere);
    }
    let mut page_context = request.read().await?;
    let query = page_context.query.clone();
    let figures = request.accord.portfolio().figures(&mut page_context.snapshot, &query).await?;
    let context = page_context.render_context(&request);
    let messages = request.messages;
    let day = figures.freshness.on;
    let figure = drawn(&figures, &context).into_iter().find(|it| it.key == key).ok_or(Error::Nowhere)?;
    let content = match kind {
        Kind::Csv => figure.csv(),
        Kind::Svg => {
            let portfolio = context.reference.portfolio.as_ref().map(|it| it.title.words(request.lang).to_owned());
            let cited = Query { as_of: Some(context.as_of.day), ..query };
            let address = paths::with_query(&paths::figures(request.lang), cited.parameters());
            let args = [
                ("title", portfolio.unwrap_or_else(|| request.site.name.words(request.lang).to_owned()).into()),
                ("address", format!("{}{address}", request.site.public_url).into()),
                ("day", messages.day(day).into()),
            ];
            figure.svg(&messages.with("chart-source", &args), request.lang)
        }
    };
    let (media_type, shown) = match kind {
        Kind::Svg => ("image/svg+xml; charset=utf-8", "inline"),
        Kind::Csv => ("text/csv; charset=utf-8", "attachment"),
    };
    // What an address says beside what can be used is no reason to give nothing, and is said all the same.
    let status = if page_context.faults.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    // The name is made of letters, digits and hyphens.
    let disposition = HeaderValue::try_from(format!("{shown}; filename=\"accord-{key}-{day}.{kind}\""))
        .unwrap_or(HeaderValue::from_static("attachment"));
    Ok(FileOrPage::File(Download {
        media_type,
        disposition,
        content: content.into_bytes().into(),
        status,
        caching: if request.member.is_some() { Caching::Never } else { Caching::Usual },
        is_foreign: false,
    }))
}

/// The range of the charts over time.
fn period(query: &Query, figures: &Figures, context: &RenderContext) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let as_of = context.as_of.past.then_some(context.as_of.day);
    let kept: Vec<_> = Query { from: None, to: None, as_of, page: 1, ..query.clone() }
        .parameters()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect();
    let days = &figures.status.days;
    let most = context.as_of.day.to_string();
    let field = |name: &'static str, key: &'static str, day: Option<String>| {
        view! {
            <div class="ask">
                <label for=name>{messages.text(key)}</label>
                <input class="field" type="date" id=name name=name value=day max=most.clone() />
            </div>
        }
    };
    let from = query.from.or(days.first().copied()).map(|it| it.to_string());
    let to = query.to.or(days.last().copied()).map(|it| it.to_string());
    view! {
        <section class="card period" aria-label=messages.text("period-compared")>
            <form action=paths::figures(lang)>
                {kept}
                {field("from", "period-from", from)}
                {field("to", "period-to", to)}
                <button class="button">{messages.text("show")}</button>
            </form>
        </section>
    }
    .into_any()
}
