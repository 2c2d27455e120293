//! Withdrawing a published report.

use leptos::prelude::*;

use crate::app::Error;
use crate::app::Page;
use crate::app::PageResult;
use crate::app::RequestContext;
use crate::app::components::day;
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::{PageHead, commitment_link};
use crate::app::components::reason::Reason;
use crate::app::components::report::ReportCard;
use crate::app::components::text::around;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::history;
use crate::app::form::outcome::refuse_form;
use crate::app::form::text::in_language;
use crate::app::open_commitment::OpenCommitment;
use crate::app::pages::report::form_data::update_ref;
use crate::domain::access::member::Member;
use crate::domain::basics::typed_text::trimmed;
use crate::paths;
use crate::paths::UpdatePath;
use crate::service::commitment::member_commitment::Versioned;

form! {
    /// Why an update is withdrawn.
    WithdrawForm {
        values { key, version }
        texts { reason }
    }
}

/// Loads the form for a published report.
///
/// # Errors
/// When there is none that the person may withdraw, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: UpdatePath, form_data: FormData) -> PageResult {
    let id = path.update.clone();
    let opened = OpenCommitment::open(&request, &member, &path.slug, "withdraw-title", |_| true).await?;
    let form_data = opened.with_keys(&request, form_data, Versioned::Update(&id));
    let OpenCommitment { case, frame, context, .. } = opened;
    let update = case.update(&id).filter(|it| case.may_withdraw(&it.value)).cloned();
    // Corrected or withdrawn since the form was opened, it can no longer be shown; the input still can.
    if update.is_none() && !form_data.is_conflict() {
        return Err(Error::Nowhere);
    }
    let (messages, lang) = (request.messages, request.lang);
    let commitment = case.state.commitment.clone();
    Ok(Page::private(frame, move || {
        let report = update.clone().map(|record| {
            view! {
                <section class="card">
                    <header>
                        <h2>{messages.text("report-fields-legend")}</h2>
                        <span class="note">
                            {around(
                                messages,
                                "commitment-report-on",
                                &[],
                                "day",
                                day::day(record.effective_on, messages),
                            )}
                        </span>
                    </header>
                    <ReportCard update=record.value slug=commitment.slug.clone() lang=lang messages=messages />
                </section>
            }
        });
        let send = update.is_some().then(|| {
            view! { <button class="button">{messages.text("withdraw-do")}</button> }
        });
        view! {
            <PageHead
                steps=vec![(paths::commitments(lang), messages.say("nav-commitments"))]
                title=messages.text("withdraw-title")
                about=Some(commitment_link(&commitment, lang))
                form_data=form_data.clone()
                context=context.clone()
            />
            <div class="columns even">
                {report}
                <form class="card write" method="post" novalidate=true>
                    <FormKeys form_data=form_data.clone() />
                    <p class="note">{messages.text("withdraw-explained")}</p>
                    <Reason hint=messages.text("withdraw-reason-hint") form_data=form_data.clone() messages=messages />
                    {send}
                </form>
            </div>
        }
    }))
}

/// Withdraws a published report.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, path: UpdatePath, form_data: FormData) -> FormResult {
    let reason = trimmed(form_data.value(&in_language(WithdrawForm::NAMES.reason, request.lang))).to_owned();
    match request
        .accord
        .reports()
        .withdraw(&member, &path.slug, update_ref(path.update.clone(), &form_data), reason)
        .await
    {
        Ok(()) => history(&request, &path.slug),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
