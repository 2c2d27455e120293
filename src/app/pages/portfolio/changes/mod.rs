//! What changed between two days: how the later state differs from the earlier, and what was learned late.

mod counts;
mod period;
pub mod rows;

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::filters::chips::Chips;
use crate::app::components::filters::conditions::conditions;
use crate::app::components::form_page::Doing;
use crate::app::components::head::PageHead;
use crate::app::components::paging::Paging;
use crate::app::pages::portfolio::changes::counts::Counts;
use crate::app::pages::portfolio::changes::period::Period;
use crate::app::pages::portfolio::changes::rows::{by_area, learned};
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageContext, PageResult, RequestContext, Section};
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::parameter::{BadParameter, ParameterError};
use crate::domain::list::comparison::ChangeKind;
use crate::domain::list::query::Query;
use crate::domain::meeting::held_before;
use crate::paths;
use crate::service::portfolio::changes::{Changes, Learned, Moved};

/// Commitments on one page.
const PAGE: usize = 100;
/// Days compared if no earlier meeting was held.
const USUAL_DAYS: i32 = 90;

/// What a request compares.
pub struct ComparedDays {
    /// The later of both days, with the query as the address spells it.
    pub page_context: PageContext,
    /// The query, with both days.
    pub query: Query,
    pub changes: Arc<Changes>,
}

/// Compares two days. Without `to` it is until the day shown, without `from` since the last meeting held before that.
///
/// # Errors
/// When the database does not answer.
pub async fn compared(request: &RequestContext) -> Result<ComparedDays, Error> {
    let PageContext { snapshot, mut query, mut faults, pending } = request.read().await?;
    let today = request.accord.today();
    let shown = snapshot.as_of.day;
    let mut refuse = |name: &str, day: Day, fault| faults.push(BadParameter::new(name, &day.to_string(), fault));
    if let Some(to) = query.to.take_if(|to| *to > today) {
        refuse("to", to, ParameterError::InFuture);
    }
    let to = query.to.unwrap_or(shown).min(shown);
    if let Some(from) = query.from.take_if(|from| *from > to) {
        refuse("from", from, if from > today { ParameterError::InFuture } else { ParameterError::NotEarlier });
    }
    let meetings = &snapshot.reference.meetings;
    let from = query.from.or_else(|| held_before(meetings, to).next().map(|it| it.on));
    let from = from.unwrap_or_else(|| to.plus(-USUAL_DAYS));

    let mut snapshot = if to < shown {
        drop(snapshot);
        request.accord.snapshot(request.reader.clone(), Some(to)).await?
    } else {
        snapshot
    };
    let changes = request.accord.portfolio().changes(&mut snapshot, &query, from).await?;
    let both = Query { from: Some(from), to: Some(to), ..query.clone() };
    Ok(ComparedDays { page_context: PageContext { snapshot, query, faults, pending }, query: both, changes })
}

/// Loads what changed. A page beyond the last is a 404 that leads back.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext) -> PageResult {
    let ComparedDays { page_context, query, changes } = compared(&request).await?;
    let (from, to) = (changes.from.day, changes.to.day);
    let (messages, context) = (request.messages, page_context.render_context(&request));
    let title =
        messages.with("changes-title-between", &[("from", messages.day(from).into()), ("to", messages.day(to).into())]);
    let description = messages.with("changes-description", &[("n", changes.moved.len().into())]);
    let frame = Frame::new(&request, &page_context, Some(Section::Changes), &title);
    let briefs = request.member.as_ref().is_some_and(Member::briefs);
    let beyond = query.page > pages(&changes, &query);
    let page = Page::new(frame, title, description, move || body(changes, query, briefs, context));
    Ok(page.beyond_the_end(beyond))
}

/// What a query lets through: what moved, and what was learned late, which is no change of a kind.
fn let_through<'a>(changes: &'a Changes, query: &Query) -> (Vec<&'a Moved>, &'a [Learned]) {
    let moved = changes.moved.iter().filter(|it| query.kind.is_none_or(|kind| it.is(kind))).collect();
    let late: &[Learned] = match query.kind {
        None | Some(ChangeKind::Learned) => &changes.learned,
        Some(_) => &[],
    };
    (moved, late)
}

/// How many pages that has; at least one.
fn pages(changes: &Changes, query: &Query) -> u32 {
    let (moved, late) = let_through(changes, query);
    u32::try_from(moved.len().max(late.len()).div_ceil(PAGE)).unwrap_or(u32::MAX).max(1)
}

/// The address of this page with a changed query; it contains both days.
fn address(context: &RenderContext, query: &Query, change: impl FnOnce(&mut Query)) -> String {
    let mut query = Query { as_of: None, page: 1, ..query.clone() };
    change(&mut query);
    paths::with_query(&paths::changes(context.lang), query.parameters())
}

fn body(changes: Arc<Changes>, query: Query, briefs: bool, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let conditions = conditions(&query, &context);
    let path = paths::changes(context.lang);
    let counts = changes.counts();
    let (from, to) = (changes.from.day, changes.to.day);
    let (moved, late) = let_through(&changes, &query);
    let pages = pages(&changes, &query);
    let start = usize::try_from(query.page.saturating_sub(1)).unwrap_or_default().saturating_mul(PAGE);
    let moved_here: Vec<&Moved> = moved.iter().copied().skip(start).take(PAGE).collect();
    let late_here = late.get(start..).unwrap_or_default();
    let late_here = &late_here[..late_here.len().min(PAGE)];
    let none = (moved.is_empty() && late.is_empty()).then(|| {
        let args = [("from", messages.day_in_prose(from).into()), ("to", messages.day_in_prose(to).into())];
        view! {
            <section class="card">
                <p>{messages.with("changes-none", &args)}</p>
            </section>
        }
    });
    let period = [("from", from.to_string()), ("to", to.to_string())];
    let briefing = paths::with_query(&paths::briefing(context.lang), period);
    let briefing = briefs.then_some((briefing, "briefing-for-days"));
    let download = Query { as_of: None, page: 1, ..query.clone() };
    let download = paths::with_query(&paths::download(context.lang), download.parameters());
    let doing = briefing.into_iter().chain([(download, "download-link")]).collect();
    let query = Query { as_of: None, ..query };
    let paging = view! { <Paging path=path.clone() query=query.clone() pages=pages context=context.clone() /> };
    let args = [("from", messages.day_in_prose(from).into()), ("to", messages.day_in_prose(to).into())];
    view! {
        <PageHead
            steps=Vec::new()
            within=true
            title=messages.text("changes-title")
            lead=messages.with("changes-lead", &args)
            context=context.clone()
        >
            <Doing work=doing messages=messages />
        </PageHead>
        <Period query=query.clone() from=from to=to context=context.clone() />
        <Chips path=path.clone() query=query.clone() conditions=conditions context=context.clone() />
        <Counts counts=counts query=query.clone() context=context.clone() />
        {none}
        {by_area(&moved_here, &changes, &query, &context)}
        {learned(late_here, late.len(), from, &context)}
        {paging}
    }
    .into_any()
}
