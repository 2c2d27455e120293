//! Taking a record's payload out for good.

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::field::ErrorSummary;
use crate::app::components::head::Crumbs;
use crate::app::components::report::ReportCard;
use crate::app::components::text::LocalizedText;
use crate::app::components::withhold::WithholdForm;
use crate::app::form::FormData;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::again;
use crate::app::pages::commitment::{CommitmentData, history};
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::refused;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::record::Noun;
use crate::domain::record::fact::Fact;
use crate::paths;
use crate::service::commitment::withhold::Withhold;

/// Loads the form for a record.
///
/// # Errors
/// When there is no such record that the person may withhold, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let case = request.accord.commitments().member_commitment(&member, &request.slug).await.map_err(refused)?;
    let mut page_context = request.read().await?;
    let record = case.history.iter().find(|it| it.id == request.item).ok_or(Error::Nowhere)?.clone();
    if !case.may_withhold(&record, &page_context.snapshot.reference) {
        return Err(Error::Nowhere);
    }
    let found = request.accord.commitments().find(&mut page_context.snapshot, &request.slug).await?;
    let told = found
        .and_then(|page| CommitmentData::of(page, &request, &page_context))
        .ok_or(Error::NotFound(Noun::Commitment))?;
    let (messages, lang) = (request.messages, request.lang);
    let frame = Frame::of_own(&request, &page_context, messages.say("withhold-title"));
    let key = request.accord.idempotency_key();
    let form_data = form_data.or([("key", &*key)]);
    Ok(Page::private(frame, messages.say("withhold-title"), move || {
        let commitment = told.commitment();
        let says = history::says(&told, &record.id).unwrap_or_else(|| messages.text("history-changed").into_any());
        let report = match record.fact.clone() {
            Some(Fact::UpdatePublished(it)) => Some(it),
            Some(Fact::UpdateSubmitted(it)) => Some(it.update),
            _ => None,
        };
        view! {
            <Crumbs
                steps=vec![(paths::commitments(lang), messages.say("nav-commitments"))]
                context=told.context.clone()
            />
            <div class="lead">
                <h1>{messages.text("withhold-title")}</h1>
                <p class="of">
                    <a href=paths::commitment(lang, &commitment.slug)>
                        <LocalizedText text=commitment.title.clone() lang=lang />
                    </a>
                </p>
            </div>
            <ErrorSummary form_data=form_data.clone() messages=messages />
            <div class="columns even">
                <section class="card">
                    <header>
                        <h2>{messages.text("withhold-record")}</h2>
                    </header>
                    <p>{day::day(record.effective_on, messages)} " · " {says}</p>
                    {report.map(|it| view! { <ReportCard update=it slug=commitment.slug.clone() lang=lang messages=messages /> })}
                </section>
                <WithholdForm form_data=form_data lang=lang messages=messages />
            </div>
        }
    }))
}

/// Takes a record's payload out.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, form_data: FormData) -> FormResult {
    let form = Withhold {
        record: request.item.clone(),
        reason: form_data.value(&in_language("reason", request.lang)).to_owned(),
        decided_by: form_data.value("decided_by").to_owned(),
        idempotency_key: form_data.value("key").to_owned(),
    };
    match request.accord.commitments().withhold(&member, &request.slug, form).await {
        Ok(()) => crate::app::form::outcome::history(&request),
        Err(refusal) => again(&request, form_data, refusal),
    }
}
