//! How many people of one's organisation approve a report before it is published.

use leptos::prelude::*;

use crate::app::components::field::{Choice, ErrorSummary, RadioGroup};
use crate::app::components::head::Crumbs;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::pages::account::said;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::report::approval::MOST_STEPS;
use crate::paths;

/// Loads the form.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("approval-title"));
    let (key, present) =
        (request.accord.idempotency_key(), context.reference.approval_steps(&member.organisation).to_string());
    let form_data = form_data.or([("key", &*key), ("steps", &*present)]);
    let done = request.parameter("done").is_some();
    Ok(Page::private(frame, messages.say("approval-title"), move || {
        let choices = (1..=MOST_STEPS)
            .map(|steps| {
                let n = [("n", u32::from(steps).into())];
                Choice::new(steps.to_string(), messages.with("approval-steps", &n))
                    .explained(messages.with("approval-steps-hint", &n))
            })
            .collect();
        view! {
            <Crumbs steps=vec![(paths::review(lang), messages.say("review"))] context=context.clone() />
            <div class="lead">
                <h1>{messages.text("approval-title")}</h1>
                <p>{context.organisation(member.organisation.as_str())}</p>
            </div>
            {done.then(|| said(messages.say("form-saved")))}
            <ErrorSummary form_data=form_data.clone() messages=messages />
            <form class="card write" method="post" action=paths::approval(lang) novalidate=true>
                <input type="hidden" name="key" value=form_data.value("key").to_owned() />
                <RadioGroup
                    name="steps"
                    label=messages.text("approval-legend")
                    hint=messages.text("approval-hint")
                    choices=choices
                    form_data=form_data.clone()
                />
                <button class="button">{messages.text("form-save")}</button>
            </form>
        }
    }))
}

/// Sets how many people of the own organisation approve a report.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let Ok(steps) = form_data.value("steps").parse::<u8>() else {
        form_data.refuse("steps", request.messages.say("problem-choose"));
        return Ok(FormOutcome::Refused(form_data));
    };
    match request.accord.organisations().set_approval_path(&member, steps, form_data.value("key")).await {
        Ok(()) => done(&paths::approval(request.lang), "saved"),
        Err(refusal) => again(&request, form_data, refusal),
    }
}
