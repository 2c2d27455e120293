//! Permanently withholding a record's payload.

use leptos::prelude::*;

use crate::app::Error;
use crate::app::Page;
use crate::app::PageResult;
use crate::app::RequestContext;
use crate::app::components::day;
use crate::app::components::head::PageHead;
use crate::app::components::head::commitment_link;
use crate::app::components::plain_text::PlainText;
use crate::app::components::report::ReportCard;
use crate::app::components::withhold::WithholdForm;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::history;
use crate::app::form::outcome::refuse_form;
use crate::app::form::text::in_language;
use crate::app::open_commitment::OpenCommitment;
use crate::app::pages::commitment::{CommitmentData, history};
use crate::domain::access::member::Member;
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::paths;
use crate::paths::RecordPath;
use crate::service::commitment::withhold::Withhold;

form! {
    /// Why a record is withheld, and who decided it.
    WithholdForm {
        values { decided_by, key }
        texts { reason }
    }
}

/// Loads the form for a record.
///
/// # Errors
/// If there is no such record that the user may withhold, or the database does not respond.
pub async fn page(request: RequestContext, member: Member, path: RecordPath, form_data: FormData) -> PageResult {
    let opened = OpenCommitment::open(&request, &member, &path.slug, "withhold-title", |_| true).await?;
    let OpenCommitment { case, frame, mut page_context, .. } = opened;
    let record = case.history.iter().find(|it| it.id == path.record).ok_or(Error::Nowhere)?.clone();
    if !case.may_withhold(&record, &page_context.snapshot.reference) {
        return Err(Error::Nowhere);
    }
    let found = request.accord.commitments().find(&mut page_context.snapshot, &path.slug).await?;
    let told = found
        .and_then(|page| CommitmentData::of(page, &request, &page_context))
        .ok_or(Error::NotFound(Noun::Commitment))?;
    let (messages, lang) = (request.messages, request.lang);
    let key = request.accord.idempotency_key();
    let form_data = form_data.or([(WithholdForm::NAMES.key, &*key)]);
    Ok(Page::private(frame, move || {
        let commitment = told.commitment();
        let says = history::says(&told, &record.id).unwrap_or_else(|| messages.text("history-changed").into_any());
        let report = match record.fact.clone() {
            Some(Fact::UpdatePublished(update)) => Some(update),
            Some(Fact::UpdateSubmitted(submission)) => Some(submission.update),
            _ => None,
        };
        let note = match &record.fact {
            Some(Fact::NoteWritten(note)) => Some(note.text.clone()),
            _ => None,
        };
        let note = note.map(|text| view! { <PlainText text=text lang=lang messages=messages /> });
        let slug = &commitment.slug;
        let report = report.map(|it| view! { <ReportCard update=it slug=slug.clone() lang=lang messages=messages /> });
        view! {
            <PageHead
                steps=vec![(paths::commitments(lang), messages.say("nav-commitments"))]
                title=messages.text("withhold-title")
                about=Some(commitment_link(commitment, lang))
                form_data=form_data.clone()
                context=told.context.clone()
            />
            <WithholdForm form_data=form_data messages=messages>
                <p>{day::day(record.effective_on, messages)} " · " {says}</p>
                {report}
                {note}
            </WithholdForm>
        }
    }))
}

/// Withholds a record's payload.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(request: RequestContext, member: Member, path: RecordPath, form_data: FormData) -> FormResult {
    let typed = WithholdForm::read(&form_data);
    let form = Withhold {
        record: path.record.clone(),
        reason: form_data.value(&in_language(WithholdForm::NAMES.reason, request.lang)).to_owned(),
        decided_by: typed.decided_by,
        idempotency_key: typed.key,
    };
    match request.accord.commitments().withhold(&member, &path.slug, form).await {
        Ok(()) => history(&request, &path.slug),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
