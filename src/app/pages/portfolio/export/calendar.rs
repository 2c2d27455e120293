//! The days of a list as a calendar: what is due, milestones, meetings.

use http::StatusCode;

use crate::app::components::filters::conditions::{conditions, in_short};
use crate::app::components::list_column::owners_by_side;
use crate::app::components::status::look_word;
use crate::app::download::{Caching, Download, FileOrPage, attachment};
use crate::app::pages::portfolio::export::{download, host, source};
use crate::app::request::RenderContext;
use crate::app::{Error, RequestContext};
use crate::domain::basics::instant::Instant;
use crate::domain::list::query::Query;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::record::headline::HeadlineStatus;
use crate::exchange::calendar::{CalendarFile, DayEvent};
use crate::paths;
use crate::service::portfolio::export::PART;
use crate::service::portfolio::subscribed::Dated;

/// The calendar at an address that spells a list.
///
/// # Errors
/// When too many files are being made, the database does not answer, or the disk is full.
pub async fn file(request: RequestContext) -> Result<FileOrPage, Error> {
    let portfolio = request.accord.portfolio();
    let _turn = portfolio.turn().await.ok_or(Error::Busy)?;
    let mut page_context = request.read().await?;
    if !page_context.faults.is_empty() {
        // The page reads by a connection of its own.
        drop(page_context);
        return download::instead(request).await;
    }
    let query = Query { page: 1, ..page_context.query.clone() };
    let context = page_context.render_context(&request);
    let messages = request.messages;
    let site = Site { root: &request.site.public_url, host: host(&request.site.public_url) };
    let source = source(&request, &context);
    let name = match in_short(&conditions(&query, &context), messages) {
        Some(filters) => messages.with("labelled", &[("label", source.into()), ("value", filters.into())]),
        None => source,
    };
    let list = format!("{}{}", site.root, context.list(&paths::commitments(request.lang), &query));
    let mut calendar = CalendarFile::begin(&name, messages.text("calendar-description"), &list)?;
    let snapshot = &mut page_context.snapshot;
    for part in portfolio.picked_for_calendar(snapshot, &query, request.lang).await?.chunks(PART) {
        for dated in portfolio.dated(snapshot, part).await? {
            for event in of_commitment(&dated, &site, &context) {
                calendar.add(&event)?;
            }
        }
    }
    for (meeting, changed) in portfolio.meeting_days(snapshot, &query).await? {
        calendar.add(&held(&meeting, changed, &site, &context))?;
    }
    let shown = format!("{}.ics", messages.text("calendar-file"));
    Ok(FileOrPage::File(Download {
        media_type: "text/calendar; charset=utf-8",
        disposition: attachment("calendar.ics", &shown),
        content: calendar.finish()?.into(),
        status: StatusCode::OK,
        caching: if request.member.is_some() { Caching::Never } else { Caching::Usual },
        is_foreign: false,
    }))
}

/// Where the server is reached.
struct Site<'a> {
    root: &'a str,
    host: &'a str,
}

/// The due day of a commitment and its milestones.
fn of_commitment(dated: &Dated, site: &Site<'_>, context: &RenderContext) -> Vec<DayEvent> {
    let (lang, messages, listed) = (context.lang, context.messages, &dated.entry.listed);
    let title = listed.title.words(lang);
    let address = format!("{}{}", site.root, paths::commitment(lang, &listed.slug));
    // Nobody waits any more for what others stand for, and for what is not pursued.
    let off = listed.outlook.superseded.is_some() || listed.headline.status == HeadlineStatus::NotPursued;
    let labelled = |label: &str, value: String| {
        messages.with("labelled", &[("label", messages.text(label).into()), ("value", value.into())])
    };
    let owners = owners_by_side(listed, context);
    let owners: Vec<String> =
        owners.into_iter().map(|(side, organisations)| format!("{side} {}", organisations.join(", "))).collect();
    let described = |due: Option<String>| {
        let status = labelled("list-column-status", look_word(listed, messages).to_owned());
        let owners = (!owners.is_empty()).then(|| labelled("list-column-owners", owners.join("; ")));
        let due = due.map(|due| labelled("list-column-due", due));
        [due, Some(status), owners, Some(address.clone())].into_iter().flatten().collect::<Vec<_>>().join("\n")
    };
    let mut events = Vec::new();
    // A day that is no longer set is called off where programs have it.
    if let Some(due) = listed.due.or(dated.marks.first_due) {
        events.push(DayEvent {
            uid: format!("due-{}@{}", dated.entry.id, site.host),
            on: due.on,
            title: messages.with("calendar-due", &[("title", title.into())]),
            description: described(Some(messages.due(due))),
            address: address.clone(),
            category: messages.say("list-column-due"),
            cancelled: off || listed.due.is_none(),
            changed: dated.changed,
        });
    }
    for step in &dated.marks.steps {
        let set = step.due.map(|due| due.on).or(step.completed_on);
        let Some(on) = set.or_else(|| step.first_due.map(|due| due.on)) else { continue };
        let args = [("step", step.title.words(lang).into()), ("title", title.into())];
        events.push(DayEvent {
            uid: format!("milestone-{}@{}", step.id, site.host),
            on,
            title: messages.with("calendar-milestone", &args),
            description: described(step.due.map(|due| messages.due(due))),
            address: address.clone(),
            category: messages.say("milestone"),
            cancelled: off || set.is_none(),
            changed: dated.changed,
        });
    }
    events
}

/// The day of a meeting. What was put off is not held on the day that was first set.
fn held(meeting: &Meeting, changed: Instant, site: &Site<'_>, context: &RenderContext) -> DayEvent {
    let messages = context.messages;
    let address = format!("{}{}", site.root, paths::meeting(context.lang, &meeting.slug));
    let state = messages.of_word("meeting-state", meeting.state);
    let day = messages.period(meeting.on, meeting.precision);
    DayEvent {
        uid: format!("meeting-{}@{}", meeting.slug, site.host),
        on: meeting.on,
        title: meeting.title.words(context.lang).to_owned(),
        description: [day, state.to_owned(), address.clone()].join("\n"),
        address,
        category: messages.say("calendar-meeting"),
        cancelled: matches!(meeting.state, MeetingState::Cancelled | MeetingState::Postponed),
        changed,
    }
}
