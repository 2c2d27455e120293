//! What was done with the accounts of the own party.

use leptos::prelude::*;

use crate::app::components::paging::Paging;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::account::AuditEvent;
use crate::i18n::Messages;
use crate::service::account::EVENTS_A_PAGE;

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member) -> PageResult {
    let page = request.read().await?.query.page;
    let (events, all) = request.accord.audit_log(&member, page).await?;
    let reading = request.read().await?;
    let words = request.words;
    let title = words.say("log-title");
    let frame = Frame::of_own(&request, &reading, &title);
    let drawing = reading.drawing(&request);
    let (path, query) = (request.path.clone(), reading.query.clone());
    let zone = request.accord.zone().clone();
    Ok(Page::private(frame, title, move || {
        let heads = ["at", "account", "kind", "detail", "address"]
            .map(|it| view! { <th scope="col">{words.say(&format!("log-column-{it}"))}</th> });
        let rows = events.into_iter().map(|it| row(it, &zone, words)).collect_view();
        let party = drawing.party(member.party.as_str());
        view! {
            <div class="lead">
                <h1>{words.text("log-title")}</h1>
                <p>{words.with("log-lead", &[("party", party.into())])}</p>
            </div>
            <section class="card">
                <table class="plain">
                    <thead>
                        <tr>{heads.into_iter().collect_view()}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
            <Paging path=path query=query pages=all.div_ceil(EVENTS_A_PAGE) drawing=drawing />
        }
    }))
}

fn row(it: AuditEvent, zone: &jiff::tz::TimeZone, words: Messages) -> impl IntoView + use<> {
    let by = it.done_by.map(|by| {
        let by = words.with("log-done-by", &[("email", by.into())]);
        view! { <small>{by}</small> }
    });
    view! {
        <tr>
            <td class="k">{words.instant(it.at, zone)}</td>
            <th scope="row">{it.account}{by}</th>
            <td>{words.of_word("audit", it.kind)}</td>
            <td>{it.detail}</td>
            <td>{it.address}</td>
        </tr>
    }
    .into_any()
}
