//! The desk: what one's organisation has to report, and what came back.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::components::status::FreshnessMark;
use crate::app::components::tasks::{card, row};
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::pages::portfolio::shared;
use crate::app::pages::report::my_work::{self, Responsibilities, part};
use crate::app::pages::report::translation;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::commitment::due::DueState;
use crate::domain::report::reason_to_report::ReasonToReport;
use crate::i18n::Messages;
use crate::paths;
use crate::service::report::desk::{Desk, DeskItem, SubmissionItem};
use crate::service::report::drafts::ReportDraft;
use crate::store::list::ListRow;

form! {
    /// A draft to be deleted, or one to be taken back.
    DeskForm {
        values { delete, restore }
    }
}

/// Loads the desk.
///
/// # Errors
/// When the person writes no reports, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, _typed: FormData) -> PageResult {
    if member.only_reads() {
        return shared::page(request, member).await;
    }
    let desk = request.accord.reports().desk(&member).await?;
    let drafts = request.accord.reports().drafts(&member).await?;
    let responsible = request.accord.accounts().responsibilities(&member).await?;
    let translations = request.accord.reports().to_translate(&member).await?;
    let page_context = request.read().await?;
    let messages = request.messages;
    let context = page_context.render_context(&request);
    let organisation = context.organisation(member.organisation.as_str());
    let zone = request.accord.zone();
    let key = request.accord.idempotency_key();
    let key_of_undo = key.clone();
    let frame = Frame::of_own(&request, &page_context, messages.say("desk-title"));
    let deleted = request.parameter("deleted").map(str::to_owned);
    let done = request.parameter("done").and_then(|it| match it {
        "submitted" => Some("report-submitted"),
        "recalled" => Some("review-recalled"),
        "published" => Some("report-published"),
        "restored" => Some("desk-draft-restored"),
        "password_set" => Some("desk-password-set"),
        _ => None,
    });
    Ok(Page::private(frame, move || {
        let Desk { items, returned, waiting } = desk;
        let quiet = items.is_empty() && returned.is_empty() && waiting.is_empty() && drafts.is_empty();
        let quiet = quiet && translations.is_empty();
        let translations = translations.iter().map(|it| translation::to_translate(it, &context)).collect();
        let next = my_work::sentence(&items, &responsible, &organisation, messages);
        let is_mine = |commitment: &str| my_work::is_mine(&responsible, commitment);
        let (my_items, items) = part(items, |it| is_mine(&it.side.entry.id));
        let (my_returned, returned) = part(returned, |it| is_mine(&it.entry.id));
        let (my_drafts, drafts) = part(drafts, |(_, entry, _)| is_mine(&entry.id));
        let begun: BTreeSet<String> = my_returned
            .iter()
            .map(|it| it.entry.id.clone())
            .chain(my_drafts.iter().map(|(_, entry, _)| entry.id.clone()))
            .collect();
        let my_items = my_work::in_order(my_items, &responsible);
        let draft = |(draft, entry, name): (ReportDraft, ListRow, Option<String>)| {
            let address = paths::report(context.lang, &entry.listed.slug);
            let address = paths::with_query(&address, [("draft", draft.id.as_str())]);
            let saved = messages.with("desk-draft-saved", &[("moment", messages.instant(draft.at(), &zone).into())]);
            let name = name.unwrap_or_else(|| messages.say("office-holder-left"));
            let saved = format!("{name} · {saved}");
            let delete = view! {
                <details class="read">
                    <summary>{messages.text("desk-draft-delete")}</summary>
                    <form method="post">
                        <FormKey key=format!("{key}-{}", draft.id) />
                        <p class="note">{messages.text("desk-draft-delete-note")}</p>
                        <button class="button plain" name=DeskForm::NAMES.delete value=draft.id>
                            {messages.text("desk-draft-delete-do")}
                        </button>
                    </form>
                </details>
            };
            let said = [Some(saved), internal_day(&responsible, &entry.id, messages)];
            let said = said.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            row(&entry, &context, said, (address, "desk-continue"), Some(delete.into_any()))
        };
        let mine = my_returned
            .iter()
            .map(|it| handed_in(it, &context, true))
            .chain(my_drafts.into_iter().map(&draft))
            .chain(
                my_items
                    .iter()
                    .filter(|it| !begun.contains(&it.side.entry.id))
                    .map(|it| owned(it, &responsible, &context)),
            )
            .collect();
        let some_mine = !my_items.is_empty();
        let drafts: Vec<_> = drafts.into_iter().map(draft).collect();
        let returned = returned.into_iter().map(|it| handed_in(&it, &context, true)).collect();
        let waiting = waiting.into_iter().map(|it| handed_in(&it, &context, false)).collect();
        let of = |reason: Option<ReasonToReport>| -> Vec<AnyView> {
            items
                .iter()
                .filter(|it| it.reporting.reason() == reason)
                .map(|it| owned(it, &responsible, &context))
                .collect()
        };
        let note = |key: &'static str| Some(messages.say(key));
        let records = member.edits_reference().then(|| {
            [(paths::new_statement(context.lang), "statement-new"), (paths::new_meeting(context.lang), "meeting-new")]
                .map(|(address, key)| view! { " " <a class="button plain" href=address>{messages.text(key)}</a> })
        });
        let reporting = member.sets_reporting().then(|| {
            view! {
                " "
                <a class="button plain" href=paths::reporting(context.lang)>
                    {messages.text("reporting-title")}
                </a>
            }
        });
        let all = if some_mine { "desk-others" } else { "desk-all" };
        let all = messages.with(all, &[("organisation", organisation.clone().into())]);
        view! {
            <PageHead
                title=messages.text("desk-title")
                lead=organisation
                saved=done.map(|key| messages.say(key))
                context=context.clone()
            >
                <p>
                    <strong>{next}</strong>
                </p>
                <p class="doing">
                    <a class="button" href=paths::sheet(context.lang)>
                        {messages.text("sheet-open")}
                    </a>
                    " "
                    <a class="button plain" href=paths::several(context.lang)>
                        {messages.text("several-title")}
                    </a>
                    {reporting}
                    {records}
                    " "
                    <a class="button plain" href=paths::offices(context.lang)>
                        {messages.text("offices-title")}
                    </a>
                </p>
            </PageHead>
            {deleted.map(|draft| undo(draft, format!("{key_of_undo}-undo"), messages))}
            {quiet.then(|| view! { <p class="card">{messages.text("desk-nothing")}</p> })}
            {my_work::my_work(mine, &context)}
            {card(messages.say("desk-returned"), None, returned)}
            {card(messages.say("desk-translate"), None, translations)}
            {card(messages.say("desk-drafts"), None, drafts)}
            {card(messages.say("desk-due"), None, of(Some(ReasonToReport::ReportDay)))}
            {card(messages.say("desk-late"), None, of(Some(ReasonToReport::DueDayPassed)))}
            {card(messages.say("desk-stale"), None, of(Some(ReasonToReport::Silent)))}
            {card(messages.say("desk-unowned"), note("desk-unowned-note"), of(Some(ReasonToReport::Unowned)))}
            {card(messages.say("desk-waiting"), None, waiting)}
            {card(all, None, of(None))}
        }
    }))
}

/// That a draft was deleted, and taking that back.
fn undo(draft: String, key: String, messages: Messages) -> AnyView {
    view! {
        <div class="notice" role="status">
            <span>{messages.text("desk-draft-deleted")}</span>
            <form method="post">
                <FormKey key=key />
                <button class="button plain" name=DeskForm::NAMES.restore value=draft>
                    {messages.text("desk-draft-restore")}
                </button>
            </form>
        </div>
    }
    .into_any()
}

/// The internal day of a commitment for which the person is responsible, in words.
fn internal_day(responsible: &Responsibilities, commitment: &str, messages: Messages) -> Option<String> {
    let day = responsible.get(commitment).filter(|it| it.mine)?.internal_day?;
    Some(messages.with("responsible-by", &[("day", messages.day(day).into())]))
}

fn owned(item: &DeskItem, responsible: &Responsibilities, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let entry = &item.side.entry;
    let mut facts = Vec::new();
    facts.extend(internal_day(responsible, &entry.id, messages));
    if let Some(other) = responsible.get(&entry.id).filter(|it| !it.mine) {
        facts.push(messages.with("responsible-person", &[("name", other.name.as_str().into())]));
    }
    if item.reporting.waits {
        facts.push(messages.say("desk-waiting"));
    } else if let Some(on) = item.reporting.report_day {
        facts.push(messages.with("desk-due-since", &[("day", messages.day(on).into())]));
    }
    if let (Some(due), Some(DueState::Passed | DueState::Ahead)) = (entry.listed.due, item.reporting.due) {
        facts.push(messages.with("due-on", &[("day", messages.due(due).into())]));
    }
    if let Some(day) = item.side.reported_on {
        facts.push(messages.with("last-report-on", &[("day", messages.day(day).into())]));
    }
    let mark =
        item.reporting.freshness.map(|freshness| view! { <FreshnessMark freshness=freshness messages=messages /> });
    let title = entry.listed.title.words(context.lang).to_owned();
    let more = view! {
        <a class="button plain" href=paths::responsible(context.lang, &entry.listed.slug)>
            {messages.text("responsible-title")}
            <span class="vh">{format!(": {title}")}</span>
        </a>
        {mark}
    };
    let report = (paths::report(context.lang, &entry.listed.slug), "desk-report");
    row(entry, context, facts.join(" · "), report, Some(more.into_any()))
}

fn handed_in(item: &SubmissionItem, context: &RenderContext, returned: bool) -> AnyView {
    let messages = context.messages;
    let slug = &item.entry.listed.slug;
    let id = item.waiting.submission.update.id.as_str();
    let (said, action) = match &item.waiting.returned {
        Some(reason) if returned => {
            let address = paths::with_query(&paths::report(context.lang, slug), [("again", id)]);
            (reason.words(context.lang).to_owned(), (address, "desk-correct-and-send"))
        }
        _ => {
            let waits = messages.with("desk-waiting-days", &[("n", item.days.into())]);
            (scheduled(item, context).unwrap_or(waits), (paths::review_of(context.lang, slug, id), "review-open"))
        }
    };
    row(&item.entry, context, said, action, None)
}

/// The scheduled day of its publication, or that the day passed before enough people had approved it.
pub fn scheduled(item: &SubmissionItem, context: &RenderContext) -> Option<String> {
    let (day, key) = match item.held_on {
        Some(day) => (day, "review-held"),
        None => (item.release_on?, "review-scheduled"),
    };
    Some(context.messages.with(key, &[("day", context.messages.day_in_prose(day).into())]))
}

/// Deletes a draft, or takes that back.
///
/// # Errors
/// When there is no such draft of the own organisation, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, form_data: FormData) -> FormResult {
    let typed = DeskForm::read(&form_data);
    let desk = paths::desk(request.lang);
    if !typed.restore.is_empty() {
        request.accord.reports().restore_draft(&member, &typed.restore).await?;
        return redirect_done(&desk, "restored");
    }
    request.accord.reports().delete_draft(&member, &typed.delete).await?;
    Ok(FormOutcome::Redirect(paths::with_query(&desk, [("deleted", typed.delete.as_str())])))
}
