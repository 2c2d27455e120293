//! The list of statements.

use leptos::prelude::*;

use crate::app::components::bar::StatusBar;
use crate::app::components::count::counted;
use crate::app::components::day::day;
use crate::app::components::head::PageHead;
use crate::app::components::icon::Icon;
use crate::app::components::new_entry::new_entry;
use crate::app::components::paging::{BeyondTheEnd, Paging};
use crate::app::components::searched::searched;
use crate::app::components::text::{LocalizedText, note, title_note};
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext, Section};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::search::terms;
use crate::domain::list::facet_counts::Counts;
use crate::domain::list::query::Query;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::headline::HeadlineStatus;
use crate::domain::statement::{Issuer, Statement};
use crate::paths;
use crate::service::portfolio::list::LIST_PAGE;

/// Loads the statements made up to the requested day. A page beyond the last is a 404 that leads back.
///
/// # Errors
/// If the database does not respond.
pub async fn page(request: RequestContext) -> PageResult {
    let mut page_context = request.read().await?;
    let mut statements = request.accord.statements().list(&mut page_context.snapshot).await?;
    let all = statements.len();
    let query = page_context.query.clone();
    let names = request.accord.portfolio().names(&page_context.snapshot);
    let found = names.statements(&terms(&query.q));
    statements.retain(|(statement, _)| found.contains(&*statement.slug));
    let messages = request.messages;
    let title = messages.say("statements-title");
    let description = messages.with("statements-description", &[("n", statements.len().into())]);
    let frame = Frame::new(&request, &page_context, Some(Section::Statements), &title);
    let context = page_context.render_context(&request);
    let new = new_entry(&request, &context, paths::new_statement(request.lang), "statement-new");
    let narrowed = searched(&request.path, &query, statements.len(), all, &context);
    let head = view! { {narrowed}{new} }.into_any();
    let pages = u32::try_from(statements.len().div_ceil(LIST_PAGE as usize)).unwrap_or(u32::MAX).max(1);
    let beyond = query.page > pages;
    let page = Page::new(frame, title, description, move || body(statements, query, pages, head, context));
    Ok(page.beyond_the_end(beyond))
}

fn body(
    statements: Vec<(Statement, Counts)>,
    query: Query,
    pages: u32,
    head: AnyView,
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let page = Query { page: query.page, q: query.q, ..Query::default() };
    let size = LIST_PAGE as usize;
    let shown = statements.iter().skip((page.page as usize - 1).saturating_mul(size)).take(size);
    let shown: Vec<&(Statement, Counts)> = shown.collect();
    let lead = messages.with("statements-lead", &[("n", statements.len().into())]);
    let occurs = |status: &HeadlineStatus| statements.iter().any(|(_, counts)| counts.at(*status) > 0);
    let legend = HeadlineStatus::ALL
        .iter()
        .filter(|status| occurs(status))
        .map(|status| {
            view! {
                <li class=status.word()>
                    <Icon name=format!("s-{status}") />
                    {messages.of_word("status", status)}
                </li>
            }
        })
        .collect_view();
    let path = paths::statements(context.lang);
    let table = if page.page > pages {
        view! { <BeyondTheEnd path=path query=page pages=pages context=context.clone() /> }.into_any()
    } else if statements.is_empty() {
        view! { <p class="quiet">{messages.text("statements-none")}</p> }.into_any()
    } else {
        let year_of = |it: &Statement| it.on.0.year();
        let of_year = |first: i16| statements.iter().filter(|(it, _)| year_of(it) == first).count();
        let years = shown
            .chunk_by(|(a, _), (b, _)| year_of(a) == year_of(b))
            .map(|rows| year(rows, rows.first().map_or(0, |(it, _)| of_year(year_of(it))), &context))
            .collect_view();
        view! {
            <ul class="legend">{legend}</ul>
            <table class="plain">
                <caption class="vh">{messages.text("statements-caption")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{messages.text("statements-column-title")}</th>
                        <th scope="col">{messages.text("statements-column-day")}</th>
                        <th scope="col">{messages.text("statements-column-parties")}</th>
                        <th scope="col">{messages.text("statements-column-stand")}</th>
                        <th scope="col" class="num">
                            {messages.text("statements-column-commitments")}
                        </th>
                    </tr>
                </thead>
                {years}
            </table>
            <Paging path=path query=page pages=pages context=context.clone() />
        }
        .into_any()
    };
    view! {
        <PageHead
            steps=Vec::new()
            within=true
            title=messages.text("statements-title")
            lead=lead
            context=context.clone()
        >
            {head}
        </PageHead>
        <section class="card long">{table}</section>
    }
    .into_any()
}

/// The statements of a year on the page shown, of so many in all.
fn year(statements: &[&(Statement, Counts)], all: usize, context: &RenderContext) -> impl IntoView + use<> {
    let year = statements.first().map(|(it, _)| it.on.0.year().to_string());
    let n = context.messages.with("count-statements", &[("n", all.into())]);
    let rows = statements.iter().map(|(statement, counts)| row(statement, counts, context)).collect_view();
    view! {
        <tbody>
            <tr class="of">
                <th scope="rowgroup" colspan="5">
                    {year}
                    <small>{n}</small>
                </th>
            </tr>
            {rows}
        </tbody>
    }
    .into_any()
}

fn row(statement: &Statement, counts: &Counts, context: &RenderContext) -> impl IntoView + use<> {
    let (lang, messages) = (context.lang, context.messages);
    let title = statement.title.words(lang).to_owned();
    let place = statement.place.as_deref().map(|place| view! { " · "{note(place, lang)} });
    let version = title_note(&statement.title, context).map(|it| view! { " "<span class="tag">{it}</span> });
    let parties: Vec<String> = statement.parties.iter().map(|it| short_name(it, statement, context)).collect();
    let n = counted(counts.commitments(), 0, messages);
    let proposals = (counts.proposals > 0).then(|| view! { <small>{counted(0, counts.proposals, messages)}</small> });
    let stand = if counts.commitments() > 0 {
        view! { <StatusBar counts=counts.clone() about=title messages=messages /> }.into_any()
    } else {
        view! { <span class="quiet">{messages.text("statements-no-commitments")}</span> }.into_any()
    };
    view! {
        <tr>
            <th scope="row">
                <a href=context.link(&paths::statement(lang, &statement.slug))>
                    <LocalizedText text=statement.title.clone() lang=lang />
                </a>
                <small>
                    {messages.of_word("statement-kind", statement.kind)} " · " {issued(statement, context)} {place} {version}
                </small>
            </th>
            <td class="k">{day(statement.on, messages)}</td>
            <td>{parties.join(", ")}</td>
            <td class="b">{stand}</td>
            <td class="k num">
                {n}
                {proposals}
            </td>
        </tr>
    }
    .into_any()
}

/// Who issued a statement.
fn issued(statement: &Statement, context: &RenderContext) -> String {
    match &statement.issuer {
        Issuer::Joint => context.messages.say("issuer-joint"),
        Issuer::Party(party) => {
            let party = context.party(party.as_str());
            context.messages.with("issuer-party", &[("party", party.into())])
        }
    }
}

/// A party's name in a table: in English, tracked parties by their code, as their officials do; Korean names are short.
fn short_name(code: &PartyCode, statement: &Statement, context: &RenderContext) -> String {
    if context.lang == Lang::En && statement.tracked.contains(code) {
        context.party_tag(code.as_str())
    } else {
        context.party(code.as_str())
    }
}
