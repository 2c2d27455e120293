//! What is done with several reports at once.

use crate::app::RequestContext;
use crate::app::form::FormData;
use crate::app::form::outcome::{FormOutcome, FormResult, redirect_done, refuse_form};
use crate::app::form::parse::optional_day;
use crate::app::pages::report::review::{ReviewForm, TogetherAction, version};
use crate::domain::access::member::Member;
use crate::domain::basics::text::Text;
use crate::domain::report::countersign::CountersignAnswer;
use crate::domain::report::update::UpdateId;
use crate::paths;
use crate::service::report::UpdateRef;
use crate::service::report::review::Published;
use crate::service::report::together::{ChosenReports, TogetherError};
use crate::service::unit_of_work::ServiceError;

/// The reports chosen in a list, each once.
fn chosen(form_data: &FormData, list: &str) -> ChosenReports {
    let mut reports: ChosenReports = Vec::new();
    for (slug, update) in form_data.values(list).filter_map(|it| it.split_once('/')) {
        if !reports.iter().any(|(_, it)| it.update.as_str() == update) {
            let version = form_data.value(&version(update)).to_owned();
            let form = UpdateRef { update: UpdateId(update.to_owned()), version, idempotency_key: String::new() };
            reports.push((slug.to_owned(), form));
        }
    }
    reports
}

/// Does it; a button without a word publishes.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let messages = request.messages;
    let typed = ReviewForm::read(&form_data);
    let act = if typed.act.is_empty() { Ok(TogetherAction::Publish) } else { typed.act.parse() };
    let Ok(act) = act else { return Ok(FormOutcome::Refused(form_data)) };
    let list = if act.answers() { ReviewForm::NAMES.answered } else { ReviewForm::NAMES.chosen };
    let reports = chosen(&form_data, list);
    let ahead = match act {
        TogetherAction::Publish => optional_day(&mut form_data, ReviewForm::NAMES.ahead, messages),
        _ => None,
    };
    if reports.is_empty() {
        form_data.refuse(list, messages.say("review-none-chosen"));
    }
    if form_data.is_refused() {
        return Ok(FormOutcome::Refused(form_data));
    }
    let (service, key) = (request.accord.reports(), typed.key.as_str());
    let done = match act {
        TogetherAction::Publish => {
            service.publish_together(&member, reports, ahead, typed.opinion, key).await.map(|all| said(&all))
        }
        TogetherAction::Return => {
            service.return_together(&member, reports, typed.reason, key).await.map(|()| "returned")
        }
        TogetherAction::CancelDays => service.cancel_publications(&member, reports, key).await.map(|()| "cancelled"),
        TogetherAction::Confirm => {
            let answer = CountersignAnswer::Confirm;
            service.countersign_together(&member, reports, answer, key).await.map(|()| "answered")
        }
        TogetherAction::Note => {
            let answer = CountersignAnswer::Note;
            service.countersign_together(&member, reports, answer, key).await.map(|()| "answered")
        }
    };
    match done {
        Ok(done) => redirect_done(&paths::review(request.lang), done),
        Err(refusal) => refused(&request, form_data, list, refusal),
    }
}

/// What became of reports that were approved together.
fn said(all: &[Published]) -> &'static str {
    if all.iter().any(|it| matches!(it, Published::Now(_))) {
        "published"
    } else if all.iter().any(|it| matches!(it, Published::On(_))) || all.is_empty() {
        "scheduled"
    } else {
        "approved"
    }
}

fn refused(request: &RequestContext, mut form_data: FormData, list: &str, refusal: TogetherError) -> FormResult {
    let (messages, lang) = (request.messages, request.lang);
    match refusal {
        // Those that changed are named and no longer chosen; the others stay chosen.
        TogetherError::Changed(changed) => {
            let is_changed = |chosen: &str| changed.iter().any(|(update, _)| chosen.ends_with(&format!("/{update}")));
            let titles: Vec<String> =
                changed.iter().map(|(_, title): &(_, Text)| title.words(lang).to_owned()).collect();
            for title in titles {
                form_data.refuse(list, messages.with("review-changed", &[("title", title.into())]));
            }
            let left: Vec<String> = form_data.values(list).filter(|it| !is_changed(it)).map(str::to_owned).collect();
            Ok(FormOutcome::Refused(form_data.choosing(list, left).conflicting(String::new())))
        }
        TogetherError::Refused(slug, ServiceError::Invalid(faults)) => {
            let (own, of_report): (Vec<_>, Vec<_>) =
                faults.into_iter().partition(|it| ["ahead", "reason", "opinion"].contains(&it.field.as_str()));
            for fault in of_report {
                let problem = messages.of_word("problem", fault.problem);
                let args = [("label", slug.as_str().into()), ("value", problem.into())];
                form_data.refuse(list, messages.with("labelled", &args));
            }
            refuse_form(request, form_data, ServiceError::Invalid(own))
        }
        TogetherError::Refused(_, refusal) => refuse_form(request, form_data, refusal),
    }
}
