//! What waits for a manager: reports to publish, the other side's to answer, proposals.

mod additions;
pub mod audience;
pub mod languages;
pub mod one;
mod queue;
mod theirs;
mod together;

use leptos::prelude::*;

use crate::app::components::head::PageHead;
use crate::app::components::keys::KeysHelp;
use crate::app::components::tasks::card;
use crate::app::components::tasks::row;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormResult;
use crate::app::pages::report::review::additions::waiting_additions;
use crate::app::pages::report::review::queue::Known;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::record::former_report::former_report;
use crate::domain::record::tasks::TaskKind;
use crate::domain::report::person::Person;
use crate::paths;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::report::desk::Request;

form! {
    /// Reports that are published, returned or answered together, each in a row.
    ReviewForm {
        values { ahead, act, key }
        texts { reason, opinion }
        lists { chosen, answered }
    }
}

/// The parameter that names the report that was just returned, by the slug of its commitment and its identifier.
pub const RETURNED: &str = "report";

string_enum! {
    /// What is done with the chosen reports, in the field `act`.
    TogetherAction {
        Publish = "publish",
        Return = "return",
        /// The days set for their publication do not hold any more.
        CancelDays = "cancel_days",
        /// Of the other side's: it is as they report.
        Confirm = "confirm",
        Note = "note",
    }
}

impl TogetherAction {
    /// Whether it is about the reports of the other side.
    const fn answers(self) -> bool {
        matches!(self, Self::Confirm | Self::Note)
    }
}

/// The parameter that asks for the page with every report of a list chosen: of [`ReviewForm::NAMES`], that list.
const CHOOSE: &str = "choose";

/// The name of the field with the version of a report.
pub fn version(update: &str) -> String {
    format!("{update}.version")
}

/// What a report is chosen by.
fn chosen_as(slug: &str, update: &str) -> String {
    format!("{slug}/{update}")
}

/// Loads the queues.
///
/// # Errors
/// When the person publishes nothing, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let submitted = request.accord.reports().to_publish(&member).await?;
    let ids: Vec<_> = submitted.iter().map(|it| it.entry.id.as_str().into()).collect();
    let cases = request.accord.commitments().member_commitments(&member, &ids).await?;
    // Private bodies publish their own reports and answer nobody's.
    let (theirs, agree) = if member.government {
        let theirs = request.accord.reports().to_countersign(&member).await?;
        (theirs, request.accord.reports().to_agree(&member).await?)
    } else {
        (Vec::new(), Vec::new())
    };
    let additions = request.accord.commitments().additions_to_answer(&member).await?;
    let page_context = request.read().await?;
    let messages = request.messages;
    let context = page_context.render_context(&request);
    let mut versions: Vec<(String, String)> = Vec::new();
    let mut known: Vec<Known> = Vec::new();
    for item in &submitted {
        let submission = &item.waiting.submission;
        let (update, organisation) = (&submission.update.id, &submission.organisation);
        let Some(case) = cases.iter().find(|case| case.id.as_str() == item.entry.id) else { continue };
        let Some(handed_in) = case.handed_in(update) else { continue };
        let required = context.reference.required_approvals(organisation);
        versions.push((version(update.as_str()), case.version(Versioned::Update(update))));
        known.push(Known {
            update: update.clone(),
            approvals: handed_in.approvals_counted(required),
            next: handed_in.next_approver(required).map(|it| it.name.clone()),
            step: handed_in.next_step(&Person::of(&member), &member.name, required),
            former: former_report(&case.history, &submission.update),
        });
    }
    for item in &theirs {
        let Some(update) = item.update() else { continue };
        let id = &update.value.id;
        versions.push((version(id.as_str()), item.commitment.version(Versioned::Update(id))));
    }
    // Sent again, a refused form is about the versions that it was opened with; after a conflict, about those that the
    // page shows and tells of.
    let conflict = form_data.is_conflict();
    let form_data = versions.iter().fold(form_data, |form_data, (name, value)| {
        if conflict { form_data.with(name, value.clone()) } else { form_data.or([(name.as_str(), value.as_str())]) }
    });
    let form_data = match request.parameter(CHOOSE) {
        Some(list) if form_data.value(ReviewForm::NAMES.key).is_empty() => {
            if list == ReviewForm::NAMES.answered {
                form_data.choosing(ReviewForm::NAMES.answered, theirs::all(&theirs))
            } else {
                form_data.choosing(ReviewForm::NAMES.chosen, queue::all(&submitted, &known))
            }
        }
        _ => form_data,
    };
    let key = request.accord.idempotency_key();
    let answers = form_data.value(ReviewForm::NAMES.act).parse().is_ok_and(TogetherAction::answers);
    // A form that was refused keeps its key; the other one has its own.
    let kept = form_data.value(ReviewForm::NAMES.key).to_owned();
    let of = |mine: bool, name: &str| if mine && !kept.is_empty() { kept.clone() } else { format!("{key}-{name}") };
    let keys = (of(!answers, ReviewForm::NAMES.chosen), of(answers, ReviewForm::NAMES.answered));
    let frame = Frame::of_own(&request, &page_context, messages.say("review-title"));
    let returned = request.parameter(RETURNED).and_then(|it| it.split_once('/'));
    let returned = returned.map(|(slug, update)| paths::review_of(request.lang, slug, update));
    let done = request.parameter("done").and_then(|it| match it {
        "published" => Some("report-published"),
        "scheduled" => Some("review-scheduled-done"),
        "approved" => Some("review-approved-done"),
        "returned" => Some("review-returned"),
        "return_withdrawn" => Some("review-return-withdrawn"),
        "cancelled" => Some("review-day-cancelled"),
        "answered" => Some("answer-sent"),
        "released" => Some("answer-released"),
        "released_both" => Some("answer-released-both"),
        "proposed" => Some("joint-proposed-done"),
        "replied" => Some("joint-answered"),
        _ => None,
    });
    Ok(Page::private(frame, move || {
        let quiet = submitted.is_empty() && theirs.is_empty() && agree.is_empty() && additions.is_empty();
        let submitted = queue::view(&submitted, &known, &keys.0, &form_data, &context);
        let theirs = theirs::view(&theirs, &keys.1, &form_data, &context);
        let of = |kind: TaskKind| -> Vec<AnyView> {
            agree.iter().filter(|it| it.asked.kind == kind).map(|it| request_row(it, &context)).collect()
        };
        view! {
            <PageHead
                title=messages.text("review-title")
                lead=context.organisation(member.organisation.as_str())
                saved=done.map(|key| messages.say(key))
                form_data=form_data.clone()
                context=context.clone()
            >
                <p class="row">
                    <a class="button plain" href=paths::approval(context.lang)>
                        {messages.text("approval-title")}
                    </a>
                    {returned
                        .map(|it| view! { <a class="button plain" href=it>{messages.text("review-withdraw-return")}</a> })}
                </p>
                <KeysHelp messages=messages />
            </PageHead>
            {quiet.then(|| view! { <p class="card">{messages.text("desk-nothing")}</p> })}
            {submitted}
            {theirs}
            {waiting_additions(&additions, &context)}
            {card(messages.say("review-joint"), None, of(TaskKind::JointStatus))}
            {card(messages.say("review-changes"), None, of(TaskKind::Change))}
            {card(messages.say("review-restructuring"), None, of(TaskKind::Restructuring))}
            {card(messages.say("review-suggested-owners"), None, of(TaskKind::OwnerSuggestion))}
            {card(messages.say("review-disputes"), None, of(TaskKind::ReleaseDispute))}
        }
    }))
}

/// The link that brings the page back with every report of a list chosen.
fn choose_all(list: &'static str, id: &'static str, context: &RenderContext) -> AnyView {
    let address = format!("{}#{id}", paths::with_query(&paths::review(context.lang), [(CHOOSE, list)]));
    view! {
        <a class="choose" href=address>
            {context.messages.text("review-choose-all")}
        </a>
    }
    .into_any()
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
        (TaskKind::Restructuring, _) => paths::restructure(lang, slug),
        (TaskKind::OwnerSuggestion, _) => paths::owners(lang, slug),
        (TaskKind::JointStatus, _) | (_, None) => paths::joint_status(lang, slug),
        (_, Some(update)) => paths::answer(lang, slug, update.value.id.as_str()),
    };
    row(&item.entry, context, said, (address, "review-open"), None)
}

/// Does with the chosen reports what the button says, with all of them or none.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, form_data: FormData) -> FormResult {
    together::post(request, member, form_data).await
}
