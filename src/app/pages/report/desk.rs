//! The desk: what one's organisation has to report, and what came back.

use leptos::prelude::*;

use crate::app::components::status::{FreshnessMark, HeadlineMark};
use crate::app::components::text::LocalizedText;
use crate::app::form::FormData;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::done;
use crate::app::pages::account::said;
use crate::app::pages::report::refused;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::commitment::due::DueState;
use crate::domain::commitment::freshness::Freshness;
use crate::paths;
use crate::service::report::desk::{Desk, DeskItem, SubmissionItem};
use crate::store::list::ListRow;

/// A commitment once: in the most urgent group that it belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Due,
    Late,
    Stale,
    Unowned,
    Rest,
}

impl Group {
    fn of(item: &DeskItem) -> Self {
        if item.owed.is_some() {
            Self::Due
        } else if item.due == Some(DueState::Passed) {
            Self::Late
        } else if matches!(item.freshness, Some(Freshness::Stale | Freshness::Never)) {
            Self::Stale
        } else if item.unowned {
            Self::Unowned
        } else {
            Self::Rest
        }
    }
}

/// Loads the desk.
///
/// # Errors
/// When the person writes no reports, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, _typed: FormData) -> PageResult {
    let desk = request.accord.desk(&member).await.map_err(refused)?;
    let drafts = request.accord.drafts(&member).await.map_err(refused)?;
    let mine = request.accord.answers_for(&member).await.map_err(refused)?;
    let reading = request.read().await?;
    let words = request.words;
    let drawing = reading.drawing(&request);
    let organisation = drawing.organisation(member.organisation.as_str());
    let zone = request.accord.zone().clone();
    let frame = Frame::of_own(&request, &reading, words.say("desk-title"));
    let done = request.parameter("done").and_then(|it| match it {
        "submitted" => Some("report-submitted"),
        "published" => Some("report-published"),
        "deleted" => Some("desk-draft-deleted"),
        _ => None,
    });
    Ok(Page::private(frame, words.say("desk-title"), move || {
        let Desk { mut items, returned, waiting } = desk;
        // What one answers for oneself comes first; within that the order stays.
        items.sort_by_key(|it| !mine.contains(&it.side.entry.id));
        let quiet = items.is_empty() && returned.is_empty() && waiting.is_empty() && drafts.is_empty();
        let drafts: Vec<_> = drafts
            .into_iter()
            .map(|(draft, entry)| {
                let address = paths::report(drawing.lang, &entry.listed.slug);
                let address = paths::with_query(&address, [("draft", draft.id.as_str())]);
                let saved = words.with("desk-draft-saved", &[("moment", words.instant(draft.at(), &zone).into())]);
                let delete = view! {
                    <form method="post">
                        <button class="button plain" name="delete" value=draft.id>
                            {words.text("desk-draft-delete")}
                        </button>
                    </form>
                };
                row(&entry, &drawing, saved, (address, "desk-continue"), Some(delete.into_any()))
            })
            .collect();
        let returned = returned.into_iter().map(|it| handed_in(&it, &drawing, true)).collect();
        let waiting = waiting.into_iter().map(|it| handed_in(&it, &drawing, false)).collect();
        let of = |group: Group| -> Vec<AnyView> {
            items
                .iter()
                .filter(|it| Group::of(it) == group)
                .map(|it| owned(it, mine.contains(&it.side.entry.id), &drawing))
                .collect()
        };
        let note = |key: &'static str| Some(words.say(key));
        let records = member.edits_reference().then(|| {
            [(paths::new_statement(drawing.lang), "statement-new"), (paths::new_meeting(drawing.lang), "meeting-new")]
                .map(|(address, key)| view! { " " <a class="button plain" href=address>{words.text(key)}</a> })
        });
        let reporting = member.sets_reporting().then(|| {
            view! {
                " "
                <a class="button plain" href=paths::reporting(drawing.lang)>
                    {words.text("reporting-title")}
                </a>
            }
        });
        let all = words.with("desk-all", &[("organisation", organisation.clone().into())]);
        view! {
            <div class="lead">
                <h1>{words.text("desk-title")}</h1>
                <p>{organisation}</p>
                <p class="doing">
                    <a class="button" href=paths::sheet(drawing.lang)>
                        {words.text("sheet-open")}
                    </a>
                    " "
                    <a class="button plain" href=paths::several(drawing.lang)>
                        {words.text("several-title")}
                    </a>
                    {reporting}
                    {records}
                    " "
                    <a class="button plain" href=paths::offices(drawing.lang)>
                        {words.text("offices-title")}
                    </a>
                </p>
            </div>
            {done.map(|key| said(words.say(key)))}
            {quiet.then(|| view! { <p class="card">{words.text("desk-nothing")}</p> })}
            {card(words.say("desk-returned"), None, returned)}
            {card(words.say("desk-drafts"), None, drafts)}
            {card(words.say("desk-due"), None, of(Group::Due))}
            {card(words.say("desk-late"), None, of(Group::Late))}
            {card(words.say("desk-stale"), None, of(Group::Stale))}
            {card(words.say("desk-unowned"), note("desk-unowned-note"), of(Group::Unowned))}
            {card(words.say("desk-waiting"), None, waiting)}
            {card(all, None, of(Group::Rest))}
        }
    }))
}

/// A group of the desk with its count; nothing when it is empty.
pub fn card(title: String, note: Option<String>, rows: Vec<AnyView>) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let count = rows.len();
    Some(
        view! {
            <section class="card">
                <header>
                    <h2>{title} " " <span class="count">{count}</span></h2>
                </header>
                {note.map(|note| view! { <p class="note">{note}</p> })}
                <ul class="feed work">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

/// One line of work: the commitment, what is to be said about it, and the one thing to do.
pub fn row(
    entry: &ListRow,
    drawing: &RenderContext,
    said: String,
    (address, label): (String, &'static str),
    more: Option<AnyView>,
) -> AnyView {
    let (words, lang) = (drawing.words, drawing.lang);
    let title = entry.listed.title.words(lang).to_owned();
    view! {
        <li data-commitment=entry.listed.slug.clone()>
            <a class="t" href=drawing.link(&paths::commitment(lang, &entry.listed.slug))>
                <LocalizedText text=entry.listed.title.clone() lang=lang />
            </a>
            <span class="meta">
                <HeadlineMark listed=entry.listed.clone() words=words />
                <span>{said}</span>
            </span>
            <span class="row">
                <a class="button plain" href=address>
                    {words.text(label)}
                    <span class="vh">{format!(": {title}")}</span>
                </a>
                {more}
            </span>
        </li>
    }
    .into_any()
}

fn owned(item: &DeskItem, mine: bool, drawing: &RenderContext) -> AnyView {
    let words = drawing.words;
    let entry = &item.side.entry;
    let mut facts = Vec::new();
    if mine {
        facts.push(words.say("desk-yours"));
    }
    if let Some(on) = item.owed {
        facts.push(words.with("desk-due-since", &[("day", words.day(on).into())]));
    }
    if let (Some(due), Some(DueState::Passed | DueState::Ahead)) = (entry.listed.due, item.due) {
        facts.push(words.with("due-on", &[("day", words.due(due).into())]));
    }
    if let Some(day) = item.side.reported_on {
        facts.push(words.with("last-report-on", &[("day", words.day(day).into())]));
    }
    let mark = item.freshness.map(|freshness| view! { <FreshnessMark freshness=freshness words=words /> }.into_any());
    row(entry, drawing, facts.join(" · "), (paths::report(drawing.lang, &entry.listed.slug), "desk-report"), mark)
}

fn handed_in(item: &SubmissionItem, drawing: &RenderContext, returned: bool) -> AnyView {
    let words = drawing.words;
    let slug = &item.entry.listed.slug;
    let id = item.waiting.submission.update.id.as_str();
    let (said, action) = match &item.waiting.returned {
        Some(reason) if returned => {
            let address = paths::with_query(&paths::report(drawing.lang, slug), [("again", id)]);
            (reason.words(drawing.lang).to_owned(), (address, "desk-correct-and-send"))
        }
        _ => {
            let waits = words.with("desk-waiting-days", &[("n", item.days.into())]);
            (scheduled(item, drawing).unwrap_or(waits), (paths::review_of(drawing.lang, slug, id), "review-open"))
        }
    };
    row(&item.entry, drawing, said, action, None)
}

/// The day for which its publication is set.
pub fn scheduled(item: &SubmissionItem, drawing: &RenderContext) -> Option<String> {
    let day = item.release_on?;
    Some(drawing.words.with("review-scheduled", &[("day", drawing.words.day_in_prose(day).into())]))
}

/// Throws a draft away.
///
/// # Errors
/// When there is no such draft of the own organisation, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, form_data: FormData) -> FormResult {
    request.accord.delete_draft(&member, form_data.value("delete")).await.map_err(refused)?;
    done(&paths::desk(request.lang), "deleted")
}
