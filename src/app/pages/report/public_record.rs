//! The form of what a published source says: nobody's report, entered with its source.

use leptos::prelude::*;

use crate::app::components::field::ErrorSummary;
use crate::app::components::head::Crumbs;
use crate::app::components::text::LocalizedText;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::again;
use crate::app::form::outcome::history;
use crate::app::pages::report::form_data::read;
use crate::app::pages::report::form_data::{in_language, visibilities};
use crate::app::pages::report::{Form, ReportAction, fields, refused};
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::text::TextKind;
use crate::domain::report::update::Voice;
use crate::paths;

/// Loads the form.
///
/// # Errors
/// When the person enters nothing about the commitment, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let case = request.accord.commitments().member_commitment(&member, &request.slug).await.map_err(refused)?;
    let page_context = request.read().await?;
    if !case.may(Action::EnterPublicRecord) {
        return Err(Error::Nowhere);
    }
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let commitment = case.state.commitment.clone();
    let frame = Frame::of_own(&request, &page_context, messages.say("public-record-title"));
    let (key, today) = (request.accord.idempotency_key(), request.accord.today().to_string());
    let widest = visibilities(&member, &case.state.visibility).first().map_or_else(String::new, ToString::to_string);
    let (kind, unofficial) = (in_language("text_kind", lang.other()), TextKind::Unofficial.to_string());
    let form_data = form_data.or([("key", &*key), ("on", &*today), ("visibility", &*widest), (&*kind, &*unofficial)]);
    Ok(Page::private(frame, messages.say("public-record-title"), move || {
        let form = Form { member, case, form_data, context };
        let form_data = &form.form_data;
        let preview =
            (form_data.value("act") == ReportAction::Preview.word()).then(|| form.preview(Voice::PublicRecord));
        view! {
            <Crumbs
                steps=vec![(paths::commitments(lang), messages.say("nav-commitments"))]
                context=form.context.clone()
            />
            <div class="lead">
                <h1>{messages.text("public-record-title")}</h1>
                <p class="of">
                    <a href=paths::commitment(lang, &commitment.slug)>
                        <LocalizedText text=commitment.title.clone() lang=lang />
                    </a>
                </p>
            </div>
            <ErrorSummary form_data=form_data.clone() messages=messages />
            {preview}
            <form class="card write" method="post" enctype="multipart/form-data" novalidate=true>
                <input type="hidden" name="key" value=form_data.value("key").to_owned() />
                <p class="note">{messages.text("public-record-explained")}</p>
                {fields::status(&form)}
                {fields::texts(&form)}
                {fields::sources(&form)}
                {fields::visibility(&form)}
                <div class="row acts">
                    <button class="button" name="act" value=ReportAction::Submit.word()>
                        {messages.text("public-record-enter")}
                    </button>
                    <button class="button plain" name="act" value=ReportAction::Preview.word()>
                        {messages.text("report-preview")}
                    </button>
                </div>
            </form>
        }
    }))
}

/// Enters what a published source says.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let ask = form_data.value("act").parse::<ReportAction>().unwrap_or(ReportAction::Submit);
    if ask == ReportAction::MoreEvidence && !form_data.is_refused() {
        return Ok(FormOutcome::Redraw(form_data));
    }
    let Some(written) = read(&mut form_data, request.messages) else { return Ok(FormOutcome::Refused(form_data)) };
    if ask == ReportAction::Preview {
        return Ok(FormOutcome::Redraw(form_data));
    }
    match request.accord.reports().enter_public_record(&member, &request.slug, written, form_data.value("key")).await {
        Ok(_) => history(&request),
        Err(refusal) => again(&request, form_data, refusal),
    }
}
