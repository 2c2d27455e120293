//! Permanently withholding the payload of a meeting's agenda or decision.

use leptos::prelude::*;

use crate::app::components::head::PageHead;
use crate::app::components::withhold::WithholdForm;
use crate::app::error::not_found;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::refuse_form;
use crate::app::form::text::in_language;
use crate::app::pages::meeting::history::says;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::record::noun::Noun;
use crate::paths;
use crate::paths::RecordPath;
use crate::service::commitment::withhold::Withhold;

form! {
    /// Why a record of a meeting is withheld, and who decided it.
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
    let preparing =
        request.accord.meetings().preparation(&member, &path.slug).await.map_err(not_found(Noun::Meeting))?;
    let record = preparing.withholdable(&path.record, &member).ok_or(Error::Nowhere)?.clone();
    let page_context = request.read().await?;
    let context = page_context.render_context(&request);
    let (messages, lang) = (request.messages, request.lang);
    let frame = Frame::of_own(&request, &page_context, messages.say("withhold-title"));
    let key = request.accord.idempotency_key();
    let form_data = form_data.or([(WithholdForm::NAMES.key, &*key)]);
    let meeting = preparing.meeting;
    Ok(Page::private(frame, move || {
        let what = says(&record, std::slice::from_ref(&record), &context);
        view! {
            <PageHead
                steps=vec![(paths::meetings(lang), messages.say("meetings-title"))]
                title=messages.text("withhold-title")
                about=Some((paths::meeting(lang, &meeting.slug), meeting.title.clone()))
                form_data=form_data.clone()
                context=context.clone()
            />
            <WithholdForm form_data=form_data messages=messages>
                <p>{what}</p>
            </WithholdForm>
        }
    }))
}

/// Withholds the payload of a meeting's record.
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
    match request.accord.meetings().withhold(&member, &path.slug, form).await {
        Ok(()) => Ok(FormOutcome::Redirect(format!("{}#history", paths::meeting(request.lang, &path.slug)))),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
