//! What waits for a manager: reports to publish, the other side's to answer, proposals.

pub mod audience;
pub mod languages;
pub mod one;

use leptos::prelude::*;

use crate::app::components::field::ErrorSummary;
use crate::app::components::head::PageHead;
use crate::app::components::icon::Icon;
use crate::app::components::report::ReportCard;
use crate::app::components::tasks::card;
use crate::app::components::tasks::row;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::parse::optional_day;
use crate::app::pages::report::desk::scheduled;
use crate::app::pages::report::fields::day_ahead;
use crate::app::pages::report::review;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::record::tasks::TaskKind;
use crate::domain::report::approval::Step;
use crate::domain::report::person::Person;
use crate::domain::report::update::UpdateId;
use crate::paths;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::report::UpdateRef;
use crate::service::report::desk::{Request, SubmissionItem};
use crate::service::report::review::Published;
use crate::service::unit_of_work::ServiceError;

form! {
    /// Reports to be published together, each in a row.
    ReviewForm {
        values { ahead, key }
    }
}

/// The field with the reports selected for publication, each as `slug/update`.
pub const CHOSEN: &str = "chosen";

/// The name of the field with the version of a report.
pub fn version(update: &str) -> String {
    format!("{update}.version")
}

/// Loads the queues.
///
/// # Errors
/// When the person publishes nothing, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let submitted = request.accord.reports().to_publish(&member).await?;
    let ids: Vec<_> = submitted.iter().map(|it| it.entry.id.as_str().into()).collect();
    let cases = request.accord.commitments().member_commitments(&member, &ids).await?;
    let versions: Vec<(String, String)> = submitted
        .iter()
        .filter_map(|item| {
            let update = &item.waiting.submission.update.id;
            let case = cases.iter().find(|case| case.id.as_str() == item.entry.id)?;
            Some((version(update.as_str()), case.version(Versioned::Update(update))))
        })
        .collect();
    let known: Vec<Known> = submitted
        .iter()
        .filter_map(|item| {
            let submission = &item.waiting.submission;
            let case = cases.iter().find(|case| case.id.as_str() == item.entry.id)?;
            let handed_in = case.handed_in(&submission.update.id)?;
            let own = handed_in.next_step(&Person::of(&member), &member.name, 1) == Step::Own;
            let (update, approvals) = (submission.update.id.clone(), handed_in.approvals_counted());
            Some(Known { update, approvals, own, unchanged: languages::unchanged(submission, case) })
        })
        .collect();
    let key = request.accord.idempotency_key();
    // The version is that of the report which the page shows.
    let form_data = versions.iter().fold(form_data.or([(ReviewForm::NAMES.key, &*key)]), |form_data, (name, value)| {
        form_data.with(name, value.clone())
    });
    // Private bodies publish their own reports and answer nobody's.
    let (theirs, agree) = if member.government {
        let theirs = request.accord.reports().to_countersign(&member).await?;
        (theirs, request.accord.reports().to_agree(&member).await?)
    } else {
        (Vec::new(), Vec::new())
    };
    let page_context = request.read().await?;
    let messages = request.messages;
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("review-title"));
    let done = request.parameter("done").and_then(|it| match it {
        "published" => Some("report-published"),
        "scheduled" => Some("review-scheduled-done"),
        "approved" => Some("review-approved-done"),
        "returned" => Some("review-returned"),
        "cancelled" => Some("review-day-cancelled"),
        "answered" => Some("answer-sent"),
        "released" => Some("answer-released"),
        "released_both" => Some("answer-released-both"),
        "proposed" => Some("joint-proposed-done"),
        "replied" => Some("joint-answered"),
        _ => None,
    });
    Ok(Page::private(frame, move || {
        let quiet = submitted.is_empty() && theirs.is_empty() && agree.is_empty();
        let submitted = together(&submitted, &known, &form_data, &context);
        let theirs = theirs.iter().map(|it| request_row(it, &context)).collect();
        let of = |kind: TaskKind| -> Vec<AnyView> {
            agree.iter().filter(|it| it.asked.kind == kind).map(|it| request_row(it, &context)).collect()
        };
        view! {
            <PageHead
                title=messages.text("review-title")
                lead=context.organisation(member.organisation.as_str())
                saved=done.map(|key| messages.say(key))
                context=context.clone()
            >
                <p>
                    <a class="button plain" href=paths::approval(context.lang)>
                        {messages.text("approval-title")}
                    </a>
                </p>
            </PageHead>
            {quiet.then(|| view! { <p class="card">{messages.text("desk-nothing")}</p> })}
            <ErrorSummary form_data=form_data.clone() messages=messages />
            {submitted}
            {card(messages.say("review-countersign"), None, theirs)}
            {card(messages.say("review-joint"), None, of(TaskKind::JointStatus))}
            {card(messages.say("review-changes"), None, of(TaskKind::Change))}
            {card(messages.say("review-disputes"), None, of(TaskKind::ReleaseDispute))}
        }
    }))
}

/// What the page knows of a waiting report besides its row.
struct Known {
    update: UpdateId,
    /// How many approvals count.
    approvals: u8,
    /// Whether the reader wrote it, and so does not approve it.
    own: bool,
    /// The texts that stayed in one language only.
    unchanged: Vec<(&'static str, Lang)>,
}

/// The waiting reports, in a form that publishes the selected ones.
fn together(
    items: &[SubmissionItem],
    known: &[Known],
    form_data: &FormData,
    context: &RenderContext,
) -> Option<AnyView> {
    let messages = context.messages;
    let rows = items.iter().map(|item| {
        let known = known.iter().find(|it| it.update == item.waiting.submission.update.id);
        waiting(item, known, form_data, context)
    });
    let rows = rows.collect();
    let wrong = form_data.error(CHOSEN).map(|error| {
        view! {
            <p class="wrong" id=CHOSEN>
                <Icon name="i-info" />
                {error.to_owned()}
            </p>
        }
    });
    let queue = card(messages.say("review-submitted"), Some(messages.say("review-together-note")), rows)?;
    Some(
        view! {
            <form class="together" method="post" novalidate=true>
                <input type="hidden" name=ReviewForm::NAMES.key value=form_data.value(ReviewForm::NAMES.key).to_owned() />
                {wrong}
                {queue}
                <div class="card row acts">
                    {day_ahead(form_data, messages)}
                    <button class="button">{messages.text("review-publish-chosen")}</button>
                </div>
            </form>
        }
        .into_any(),
    )
}

fn waiting(item: &SubmissionItem, known: Option<&Known>, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let submission = &item.waiting.submission;
    let organisation = context.organisation(submission.organisation.as_str());
    let by = messages.with(
        "review-submitted-by",
        &[("organisation", organisation.into()), ("name", item.waiting.by.as_str().into())],
    );
    let waits = messages.with("desk-waiting-days", &[("n", item.days.into())]);
    let status = messages.of_word("status", submission.update.status);
    let steps = context.reference.approval_steps(&submission.organisation);
    let approvals = known.map_or(0, |it| it.approvals);
    let approved = (approvals > 0).then(|| {
        messages.with("review-approved-of", &[("n", u32::from(approvals).into()), ("of", u32::from(steps).into())])
    });
    let seen = messages.with("review-will-be-seen", &[("who", audience::who(&submission.visibility, context).into())]);
    let no_change = submission.confirms.as_ref().map(|_| messages.say("sheet-unchanged"));
    let said: Vec<String> = [status.to_owned(), seen, by, scheduled(item, context).unwrap_or(waits)]
        .into_iter()
        .chain(approved)
        .chain(no_change)
        .collect();
    let said = said.join(" · ");
    let address = paths::review_of(context.lang, &item.entry.listed.slug, submission.update.id.as_str());
    let title = item.entry.listed.title.words(context.lang).to_owned();
    let value = format!("{}/{}", item.entry.listed.slug, submission.update.id.as_str());
    let checked = form_data.values(CHOSEN).any(|it| it == value);
    let name = version(submission.update.id.as_str());
    let kept = form_data.value(&name).to_owned();
    let update = submission.update.clone();
    let own = known.is_some_and(|it| it.own);
    let tick = (!own).then(|| {
        view! {
            <label class="check">
                <input type="checkbox" name=CHOSEN value=value checked=checked />
                <span>
                    {messages.text("review-choose")}
                    <span class="vh">{format!(": {title}")}</span>
                </span>
            </label>
        }
    });
    let choose = view! {
        {tick}
        {own.then(|| view! { <p class="note">{messages.text("review-own-report")}</p> })}
        <input type="hidden" name=name value=kept />
        <details class="read">
            <summary>{messages.text("review-read")}</summary>
            <ReportCard update=update slug=item.entry.listed.slug.clone() lang=context.lang messages=messages />
            {languages::notes(submission, known.map_or(&[], |it| &it.unchanged), context)}
        </details>
    };
    row(&item.entry, context, said, (address, "review-open"), Some(choose.into_any()))
}

fn request_row(item: &Request, context: &RenderContext) -> AnyView {
    let (messages, lang, slug) = (context.messages, context.lang, &item.entry.listed.slug);
    let waits = messages.with("desk-waiting-days", &[("n", item.days.into())]);
    let report = item.update().map(|update| {
        let party = update.value.party().map_or_else(String::new, |party| context.party(party.as_str()));
        let value = messages.of_word("status", update.value.status);
        messages.with("labelled", &[("label", party.into()), ("value", value.into())])
    });
    let said = report.into_iter().chain([waits]).collect::<Vec<_>>().join(" · ");
    let address = match (item.asked.kind, item.update()) {
        (TaskKind::Change, _) => paths::revise(lang, slug),
        (TaskKind::JointStatus, _) | (_, None) => paths::joint_status(lang, slug),
        (_, Some(update)) => paths::answer(lang, slug, update.value.id.as_str()),
    };
    row(&item.entry, context, said, (address, "review-open"), None)
}

/// Publishes the selected reports as submitted, all of them together.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let (messages, lang) = (request.messages, request.lang);
    let queue = paths::review(lang);
    let ahead = optional_day(&mut form_data, ReviewForm::NAMES.ahead, messages);
    let reports: Vec<(String, UpdateRef)> = form_data
        .values(review::CHOSEN)
        .filter_map(|it| it.split_once('/'))
        .map(|(slug, update)| {
            let version = form_data.value(&review::version(update)).to_owned();
            (
                slug.to_owned(),
                UpdateRef { update: UpdateId(update.to_owned()), version, idempotency_key: String::new() },
            )
        })
        .collect();
    if reports.is_empty() {
        form_data.refuse(review::CHOSEN, messages.say("review-none-chosen"));
    }
    if form_data.is_refused() {
        return Ok(FormOutcome::Refused(form_data));
    }
    match request
        .accord
        .reports()
        .publish_together(&member, reports, ahead, form_data.value(ReviewForm::NAMES.key))
        .await
    {
        Ok(all) => redirect_done(
            &queue,
            if all.iter().any(|it| matches!(it, Published::Now(_))) {
                "published"
            } else if all.iter().any(|it| matches!(it, Published::On(_))) || all.is_empty() {
                "scheduled"
            } else {
                "approved"
            },
        ),
        Err((slug, ServiceError::Invalid(faults))) => {
            for fault in faults {
                let field = if fault.field == "ahead" { "ahead" } else { review::CHOSEN };
                let problem = messages.of_word("problem", fault.problem);
                let said = match field {
                    "ahead" => problem.to_owned(),
                    _ => messages.with("labelled", &[("label", slug.as_str().into()), ("value", problem.into())]),
                };
                form_data.refuse(field, said);
            }
            Ok(FormOutcome::Refused(form_data))
        }
        // It was published, returned or changed meanwhile: the page shows its current state, not selected.
        Err((slug, ServiceError::Conflict { commitment: case, .. })) => {
            let title = case.state.commitment.title.words(lang).to_owned();
            form_data.refuse(review::CHOSEN, messages.with("several-conflict", &[("title", title.into())]));
            let left: Vec<String> = form_data
                .values(review::CHOSEN)
                .filter(|it| !it.starts_with(&format!("{slug}/")))
                .map(str::to_owned)
                .collect();
            let kept = form_data.choosing(review::CHOSEN, left);
            Ok(FormOutcome::Refused(kept))
        }
        Err((_, refusal)) => Err(refusal.into()),
    }
}
