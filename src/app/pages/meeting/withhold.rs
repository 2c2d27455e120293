//! Taking the payload of a meeting's agenda or decision out for good.

use leptos::prelude::*;

use crate::app::components::form_page::{EntryHead, Refused};
use crate::app::components::withhold::WithholdForm;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::again;
use crate::app::pages::enter::refused;
use crate::app::pages::meeting::history::says;
use crate::app::pages::report::form_data::in_language;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::record::Noun;
use crate::paths;
use crate::service::commitment::withhold::Withhold;

/// Loads the form for a record.
///
/// # Errors
/// When there is no such record that the person may withhold, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let preparing =
        request.accord.meetings().preparation(&member, &request.slug).await.map_err(refused(Noun::Meeting))?;
    let record = preparing.withholdable(&request.item, &member).ok_or(Error::Nowhere)?.clone();
    let page_context = request.read().await?;
    let context = page_context.render_context(&request);
    let (messages, lang) = (request.messages, request.lang);
    let frame = Frame::of_own(&request, &page_context, messages.say("withhold-title"));
    let key = request.accord.idempotency_key();
    let form_data = form_data.or([("key", &*key)]);
    let meeting = preparing.meeting;
    Ok(Page::private(frame, messages.say("withhold-title"), move || {
        let what = says(&record, std::slice::from_ref(&record), &context);
        view! {
            <EntryHead
                from=vec![(paths::meetings(lang), messages.say("meetings-title"))]
                title=messages.text("withhold-title")
                about=Some((paths::meeting(lang, &meeting.slug), meeting.title.clone()))
                context=context.clone()
            />
            <Refused form_data=form_data.clone() messages=messages />
            <div class="columns even">
                <section class="card">
                    <header>
                        <h2>{messages.text("withhold-record")}</h2>
                    </header>
                    <p>{what}</p>
                </section>
                <WithholdForm form_data=form_data lang=lang messages=messages />
            </div>
        }
    }))
}

/// Takes the payload of a meeting's record out.
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
    match request.accord.meetings().withhold(&member, &request.slug, form).await {
        Ok(()) => Ok(FormOutcome::Redirect(format!("{}#history", paths::meeting(request.lang, &request.slug)))),
        Err(refusal) => again(&request, form_data, refusal),
    }
}
