//! What the list shows in formats for other programs, to choose from.

use leptos::prelude::*;

use crate::app::components::filters::conditions::{conditions, in_short};
use crate::app::components::head::PageHead;
use crate::app::download::FileOrPage;
use crate::app::pages::portfolio::export::{Subject, name};
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext, Section};
use crate::domain::list::query::{Group, Layout, Query, Zoom};
use crate::exchange::table::TableKind;
use crate::paths;

/// Loads how much the list holds.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext) -> PageResult {
    let mut page_context = request.read().await?;
    let query = page_context.query.clone();
    let total = request.accord.portfolio().count(&mut page_context.snapshot, &query).await?;
    let context = page_context.render_context(&request);
    let messages = context.messages;
    let title = messages.say("download-title");
    let frame = Frame::new(&request, &page_context, Some(Section::Commitments), &title);
    Ok(Page::new(frame, title, messages.say("download-description"), move || body(query, total, context)))
}

/// The page instead of a file whose address holds something unusable: it says what.
///
/// # Errors
/// When the database does not answer.
pub async fn instead(request: RequestContext) -> Result<FileOrPage, Error> {
    let request = RequestContext { path: paths::download(request.lang), ..request };
    let page = page(request.clone()).await?;
    Ok(FileOrPage::Page(Box::new((request, page))))
}

fn body(query: Query, total: u32, context: RenderContext) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    // How a page draws its rows is nothing that a file has.
    let (group, zoom, layout) = (Group::Area, Zoom::Quarter, Layout::Bars);
    let query = Query { page: 1, compare: None, known_at: None, group, zoom, layout, ..query };
    let list = Query { from: None, to: None, kind: None, ..query.clone() };
    let args = [("n", total.into()), ("day", messages.day_in_prose(context.as_of.day).into())];
    let filters = in_short(&conditions(&query, &context), messages);
    let back = context.list(&paths::commitments(lang), &list);
    let everything = filters.is_some().then(|| {
        let address = context.list(&paths::download(lang), &Query { columns: query.columns, ..Query::default() });
        view! { <a href=address>{messages.text("download-everything")}</a> }
    });
    let filters = filters.map(|it| view! { <p>{messages.with("download-filters", &[("filters", it.into())])}</p> });
    let rows = Subject::ALL
        .iter()
        .map(|subject| {
            let asked = if *subject == Subject::Changes { &query } else { &list };
            view! {
                <tr>
                    <th scope="row">
                        <b>{name(*subject, messages)}</b>
                        <p class="note">{messages.of_word("download-subject", format!("{subject}-note"))}</p>
                    </th>
                    {files(*subject, asked, &context)}
                </tr>
            }
        })
        .collect_view();
    view! {
        <PageHead
            steps=vec![(back.clone(), messages.say("list-title"))]
            within=true
            title=messages.text("download-title")
            lead=messages.text("download-lead")
            context=context.clone()
        />
        <section class="card">
            <p>{messages.with("download-holds", &args)}</p>
            {filters}
            <p class="files">
                <a href=back>{messages.text("download-back")}</a>
                {everything}
            </p>
        </section>
        <section class="card" aria-labelledby="sheets">
            <header>
                <h2 id="sheets">{messages.text("download-sheets")}</h2>
            </header>
            <table class="plain">
                <tbody>{rows}</tbody>
            </table>
            <p class="note">{messages.text("download-csv-note")}</p>
        </section>
        <section class="card" aria-labelledby="subscribe">
            <header>
                <h2 id="subscribe">{messages.text("download-subscribe")}</h2>
            </header>
            <p>{messages.text("download-subscribe-note")}</p>
            <table class="plain">
                <tbody>
                    {subscription("calendar", paths::calendar(lang), &list, &context)}
                    {subscription("feed", paths::feed(lang), &list, &context)}
                </tbody>
            </table>
        </section>
    }
    .into_any()
}

/// What can be subscribed to: its name, what it holds, its address.
fn subscription(word: &str, path: String, query: &Query, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let name = messages.of_word("download", word);
    view! {
        <tr>
            <th scope="row">
                <b>{name}</b>
                <p class="note">{messages.of_word("download", format!("{word}-note"))}</p>
            </th>
            <td class="files">
                <a href=context.list(&path, query)>{messages.of_word("download", format!("{word}-open"))}</a>
            </td>
        </tr>
    }
    .into_any()
}

/// The files of a subject, one for each format.
fn files(subject: Subject, query: &Query, context: &RenderContext) -> Vec<AnyView> {
    let messages = context.messages;
    let file = |kind: &TableKind| {
        let address = context.list(&paths::export(context.lang, subject.word(), kind.word()), query);
        let word = messages.of_word("download-kind", kind);
        let args = [("label", name(subject, messages).into()), ("value", word.into())];
        view! {
            <td class="files">
                <a href=address rel="nofollow" aria-label=messages.with("labelled", &args)>
                    {word}
                </a>
            </td>
        }
        .into_any()
    };
    TableKind::ALL.iter().map(file).collect()
}
