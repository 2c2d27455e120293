//! The audit log of the own party's accounts.

use leptos::prelude::*;

use crate::app::components::head::PageHead;
use crate::app::components::paging::Paging;
use crate::app::components::table::{Column, PlainTable};
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::account::AuditEvent;
use crate::i18n::Messages;
use crate::service::account::EVENTS_A_PAGE;

/// Loads the page. One beyond the last is a 404 that leads back.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member) -> PageResult {
    let page = request.read().await?.query.page;
    let (events, all) = request.accord.accounts().audit_log(&member, page).await?;
    let page_context = request.read().await?;
    let messages = request.messages;
    let frame = Frame::of_own(&request, &page_context, messages.say("log-title"));
    let context = page_context.render_context(&request);
    let (path, query) = (request.path.clone(), page_context.query.clone());
    let zone = request.accord.zone();
    let pages = all.div_ceil(EVENTS_A_PAGE);
    let beyond = page > pages.max(1);
    let page = Page::private(frame, move || {
        let columns = ["at", "account", "kind", "detail", "address"]
            .map(|it| Column::new(messages.say(&format!("log-column-{it}"))));
        let rows = events.into_iter().map(|it| row(it, &zone, messages)).collect();
        let party = context.party(member.party.as_str());
        view! {
            <PageHead
                title=messages.text("log-title")
                lead=messages.with("log-lead", &[("party", party.into())])
                context=context.clone()
            />
            <section class="card">
                <PlainTable columns=columns.into() rows=rows />
            </section>
            <Paging path=path query=query pages=pages context=context />
        }
    });
    Ok(page.beyond_the_end(beyond))
}

fn row(event: AuditEvent, zone: &jiff::tz::TimeZone, messages: Messages) -> AnyView {
    let by = event.done_by.map(|by| {
        let by = messages.with("log-done-by", &[("email", by.into())]);
        view! { <small>{by}</small> }
    });
    view! {
        <tr>
            <td class="k">{messages.instant(event.at, zone)}</td>
            <th scope="row">{event.account}{by}</th>
            <td>{messages.of_word("audit", event.kind)}</td>
            <td>{event.detail}</td>
            <td>{event.address}</td>
        </tr>
    }
    .into_any()
}
