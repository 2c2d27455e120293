//! Taking a published report back.

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::report::ReportCard;
use crate::app::components::text::around;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::again;
use crate::app::form::outcome::history;
use crate::app::pages::report::form_data::about;
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::refused;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::report::update::UpdateId;
use crate::paths;
use crate::service::commitment::member_commitment::Versioned;

/// Loads the form for a published report.
///
/// # Errors
/// When there is none that the person may take back, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let case = request.accord.commitments().member_commitment(&member, &request.slug).await.map_err(refused)?;
    let page_context = request.read().await?;
    let id = UpdateId(request.item.clone());
    let update = case.update(&id).filter(|it| case.may_withdraw(&it.value)).cloned();
    // Corrected or taken back since the form was opened, it is no longer there to be shown; what was typed still is.
    if update.is_none() && !form_data.is_conflict() {
        return Err(Error::Nowhere);
    }
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let commitment = case.state.commitment.clone();
    let frame = Frame::of_own(&request, &page_context, messages.say("withdraw-title"));
    let (key, version) = (request.accord.idempotency_key(), case.version(Versioned::Update(&id)));
    let form_data = form_data.or([("key", &*key), ("version", &*version)]);
    Ok(Page::private(frame, messages.say("withdraw-title"), move || {
        let report = update.clone().map(|it| {
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
                                day::day(it.effective_on, messages),
                            )}
                        </span>
                    </header>
                    <ReportCard update=it.value slug=commitment.slug.clone() lang=lang messages=messages />
                </section>
            }
        });
        let send = update.is_some().then(|| {
            view! { <button class="button">{messages.text("withdraw-do")}</button> }
        });
        view! {
            <WorkHead
                from=(paths::commitments(lang), messages.say("nav-commitments"))
                title=messages.text("withdraw-title")
                commitment=commitment.clone()
                context=context.clone()
            />
            <Refused form_data=form_data.clone() messages=messages />
            <div class="columns even">
                {report}
                <form class="card write" method="post" novalidate=true>
                    <FormKeys form_data=form_data.clone() />
                    <p class="note">{messages.text("withdraw-explained")}</p>
                    <TextArea
                        name=in_language("reason", lang)
                        label=messages.text("form-reason")
                        hint=messages.text("withdraw-reason-hint")
                        form_data=form_data.clone()
                    />
                    {send}
                </form>
            </div>
        }
    }))
}

/// Takes a published report back.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, form_data: FormData) -> FormResult {
    let reason = form_data.value(&in_language("reason", request.lang)).trim().to_owned();
    match request.accord.reports().withdraw(&member, &request.slug, about(&request.item, &form_data), reason).await {
        Ok(()) => history(&request),
        Err(refusal) => again(&request, form_data, refusal),
    }
}
