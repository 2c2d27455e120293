//! How many people of one's organisation approve a report before it is published, or which ones in which order.

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup, SelectField};
use crate::app::components::head::PageHead;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::report::approval::MOST_STEPS;
use crate::paths;

form! {
    /// How many people approve a report.
    ApprovalForm {
        values { steps, approver_1, approver_2, approver_3, key }
    }
}

/// The fields for those who are named, in their order.
const APPROVERS: [&str; MOST_STEPS as usize] =
    [ApprovalForm::NAMES.approver_1, ApprovalForm::NAMES.approver_2, ApprovalForm::NAMES.approver_3];

/// Loads the form.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let managers = request.accord.organisations().approvers(&member).await?;
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("approval-title"));
    let required = context.reference.required_approvals(&member.organisation);
    let (key, present) = (request.accord.idempotency_key(), required.steps.to_string());
    let form_data = form_data.or([(ApprovalForm::NAMES.key, &*key), (ApprovalForm::NAMES.steps, &*present)]);
    let named = APPROVERS.into_iter().zip(required.approvers);
    let form_data = form_data.or(named.map(|(field, it)| (field, it.account.as_str())));
    // Somebody who is named and no manager any more is shown by the name that the path has.
    let mut choices: Vec<(String, String)> = managers.into_iter().map(|it| (it.id, it.name)).collect();
    for approver in required.approvers {
        if !choices.iter().any(|(account, _)| *account == approver.account) {
            choices.push((approver.account.clone(), approver.name.clone()));
        }
    }
    let done = request.parameter("done").is_some();
    Ok(Page::private(frame, move || {
        let nobody = Choice::new("", messages.say("approval-nobody"));
        let people: Vec<Choice> =
            [nobody].into_iter().chain(choices.iter().map(|(account, name)| Choice::new(account, name))).collect();
        let named: Vec<_> = APPROVERS
            .into_iter()
            .zip(1_u32..)
            .map(|(field, n)| {
                let label = messages.with("approval-approver", &[("n", n.into())]);
                view! { <SelectField name=field label=label choices=people.clone() form_data=form_data.clone() /> }
            })
            .collect();
        let choices = (1..=MOST_STEPS)
            .map(|steps| {
                let n = [("n", u32::from(steps).into())];
                Choice::new(steps.to_string(), messages.with("approval-steps", &n))
                    .explained(messages.with("approval-steps-hint", &n))
            })
            .collect();
        view! {
            <PageHead
                steps=vec![(paths::review(lang), messages.say("review"))]
                title=messages.text("approval-title")
                lead=context.organisation(member.organisation.as_str())
                saved=done.then(|| messages.say("form-saved"))
                form_data=form_data.clone()
                context=context.clone()
            />
            <form class="card write" method="post" action=paths::approval(lang) novalidate=true>
                <input type="hidden" name=ApprovalForm::NAMES.key value=form_data.value(ApprovalForm::NAMES.key).to_owned() />
                <RadioGroup
                    name=ApprovalForm::NAMES.steps
                    label=messages.text("approval-legend")
                    hint=messages.text("approval-hint")
                    choices=choices
                    form_data=form_data.clone()
                />
                <fieldset>
                    <legend>{messages.text("approval-named")}</legend>
                    <p class="hint">{messages.text("approval-named-hint")}</p>
                    {named}
                </fieldset>
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
    let typed = ApprovalForm::read(&form_data);
    let Ok(steps) = typed.steps.parse::<u8>() else {
        form_data.refuse(ApprovalForm::NAMES.steps, request.messages.say("problem-choose"));
        return Ok(FormOutcome::Refused(form_data));
    };
    let approvers = [typed.approver_1, typed.approver_2, typed.approver_3];
    let approvers: Vec<String> = approvers.into_iter().filter(|it| !it.is_empty()).collect();
    match request.accord.organisations().set_approval_path(&member, steps, &approvers, &typed.key).await {
        Ok(()) => redirect_done(&paths::approval(request.lang), "saved"),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
