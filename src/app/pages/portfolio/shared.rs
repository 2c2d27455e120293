//! What the parties share and the public does not see: the desk of those who only read.

use leptos::prelude::*;

use crate::app::components::day::day;
use crate::app::components::feed::UpdateItem;
use crate::app::components::head::PageHead;
use crate::app::components::text::LocalizedText;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::text::Text;
use crate::paths;
use crate::service::portfolio::shared::SharedWithParties;

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member) -> PageResult {
    let mut page_context = request.read().await?;
    let shared = request.accord.portfolio().shared(&mut page_context.snapshot).await?;
    let messages = request.messages;
    let frame = Frame::of_own(&request, &page_context, messages.say("shared-title"));
    let context = page_context.render_context(&request);
    let zone = request.accord.zone();
    Ok(Page::private(frame, move || {
        let SharedWithParties { reports, disputes, meetings } = shared;
        let nothing = reports.is_empty() && disputes.is_empty() && meetings.is_empty();
        let reports = reports
            .into_iter()
            .map(|(reported, entry)| {
                view! { <UpdateItem reported=reported entry=entry context=context.clone() /> }.into_any()
            })
            .collect();
        let disputes = disputes
            .into_iter()
            .map(|(entry, since)| {
                let address = paths::commitment(context.lang, &entry.listed.slug);
                line(address, entry.listed.title, since.day_in(&zone), &context)
            })
            .collect();
        let meetings = meetings
            .into_iter()
            .map(|it| line(paths::meeting(context.lang, &it.slug), it.title, it.on, &context))
            .collect();
        view! {
            <PageHead
                title=messages.text("shared-title")
                lead=messages.with("shared-lead", &[("party", context.party(member.party.as_str()).into())])
                context=context.clone()
            />
            {nothing.then(|| view! { <p class="card">{messages.text("shared-none")}</p> })}
            {part("shared-disputes", disputes, &context)}
            {part("shared-meetings", meetings, &context)}
            {part("shared-reports", reports, &context)}
        }
    }))
}

fn part(title: &'static str, rows: Vec<AnyView>, context: &RenderContext) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card">
                <header>
                    <h2>{context.messages.text(title)}</h2>
                </header>
                <ul class="feed">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn line(address: String, title: Text, on: Day, context: &RenderContext) -> AnyView {
    view! {
        <li>
            <a class="t" href=context.link(&address)>
                <LocalizedText text=title lang=context.lang />
            </a>
            <span class="meta">{day(on, context.messages)}</span>
        </li>
    }
    .into_any()
}
