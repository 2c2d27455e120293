//! The overview: the state of the portfolio at a glance.

mod age;
mod areas;
mod empty;
mod example;
mod feeds;
mod figures;

use leptos::prelude::*;

use crate::app::components::head::PageHead;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext, Section};
use crate::domain::portfolio::Portfolio;
use crate::service::portfolio::overview::Overview;

/// Loads the overview.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext) -> PageResult {
    let mut page_context = request.read().await?;
    let overview = request.accord.portfolio().overview(&mut page_context.snapshot, request.lang).await?;
    let (messages, context) = (request.messages, page_context.render_context(&request));
    let portfolio = page_context.snapshot.reference.portfolio.clone();
    let title = portfolio
        .as_ref()
        .map(|it| it.title.words(request.lang))
        .filter(|title| !title.is_empty())
        .map_or_else(|| messages.say("overview-title"), str::to_owned);
    let frame = Frame::new(&request, &page_context, Some(Section::Overview), &title);
    let counts = overview.tally.counts();
    if counts.all() == 0 {
        let heading = title.clone();
        let begins = overview.begins;
        return Ok(Page::new(frame, title, messages.say("tagline"), move || {
            view! {
                <PageHead title=heading context=context.clone() />
                {match begins {
                    Some(begins) => view! { <empty::NothingYet begins=begins context=context /> }.into_any(),
                    None => view! { <empty::NothingLoaded messages=messages /> }.into_any(),
                }}
            }
        }));
    }
    let description = messages.with(
        "overview-description",
        &[("commitments", counts.commitments().into()), ("statements", overview.statements.into())],
    );
    let heading = title.clone();
    Ok(Page::new(frame, title, description, move || body(heading, overview, portfolio, context)))
}

fn body(title: String, overview: Overview, portfolio: Option<Portfolio>, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let counts = overview.tally.counts();
    let since = overview.since.map_or_else(String::new, |day| day.0.year().to_string());
    let lead = messages.with(
        "overview-lead",
        &[
            ("commitments", counts.commitments().into()),
            ("proposals", counts.proposals.into()),
            ("statements", overview.statements.into()),
            ("since", since.into()),
        ],
    );
    let somebody_reports = portfolio.is_some_and(|it| !it.taking_part.is_empty());
    let age = view! {
        <age::Age
            tally=overview.tally.clone()
            newest=overview.newest
            differ=overview.differ
            somebody_reports=somebody_reports
            context=context.clone()
        />
    };
    view! {
        <PageHead title=title lead=lead context=context.clone() />
        <figures::Figures counts=counts published=overview.published context=context.clone() />
        <figures::Attention tally=overview.tally.clone() context=context.clone() />
        <div class="overview">
            <areas::Areas tally=overview.tally.clone() context=context.clone() />
            <div class="stack side">
                <feeds::DueNext entries=overview.due_next context=context.clone() />
                <feeds::DuePassed entries=overview.due_passed tally=overview.tally.clone() context=context.clone() />
                <feeds::Meetings awaited=overview.meetings last=overview.last_meetings context=context.clone() />
            </div>
            {overview.example.map(|it| view! { <example::Followed example=it context=context.clone() /> })}
            <feeds::Latest updates=overview.latest context=context.clone() />
            <feeds::Silent entries=overview.silent tally=overview.tally context=context />
            {age}
        </div>
    }
    .into_any()
}
