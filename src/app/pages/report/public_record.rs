//! The form for what a published source says: nobody's report, entered with its source.

use leptos::prelude::*;

use crate::app::Page;
use crate::app::PageResult;
use crate::app::RequestContext;
use crate::app::components::form_page::EnterButton;
use crate::app::components::head::PageHead;
use crate::app::components::head::commitment_link;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::history;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::choice_or;
use crate::app::form::text::in_language;
use crate::app::open_commitment::OpenCommitment;
use crate::app::pages::report::Form;
use crate::app::pages::report::ReportAction;
use crate::app::pages::report::fields;
use crate::app::pages::report::form_data::ReportForm;
use crate::app::pages::report::form_data::read;
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::text::TextKind;
use crate::domain::report::update::Voice;
use crate::paths;
use crate::paths::CommitmentPath;
use crate::service::commitment::member_commitment::MemberCommitment;

/// Loads the form.
///
/// # Errors
/// When the person enters nothing about the commitment, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> PageResult {
    let may = |case: &MemberCommitment| case.may(Action::EnterPublicRecord);
    let opened = OpenCommitment::open(&request, &member, &path.slug, "public-record-title", may).await?;
    let OpenCommitment { case, frame, context, .. } = opened;
    let (messages, lang) = (request.messages, request.lang);
    let (key, today) = (request.accord.idempotency_key(), request.accord.today().to_string());
    let widest = member.visibilities(&case.state.visibility).first().map_or_else(String::new, ToString::to_string);
    let (kind, unofficial) = (in_language("text_kind", lang.other()), TextKind::Unofficial.to_string());
    let form_data = form_data.or([
        (ReportForm::NAMES.key, &*key),
        (ReportForm::NAMES.on, &*today),
        (ReportForm::NAMES.visibility, &*widest),
        (&*kind, &*unofficial),
    ]);
    Ok(Page::private(frame, move || {
        let form = Form { member, others_draft: None, case, form_data, context };
        let form_data = &form.form_data;
        let preview = (form_data.value(ReportForm::NAMES.act) == ReportAction::Preview.word())
            .then(|| form.preview(Voice::PublicRecord));
        view! {
            <PageHead
                steps=vec![(paths::commitments(lang), messages.say("nav-commitments"))]
                title=messages.text("public-record-title")
                about=Some(commitment_link(&form.case.state.commitment, lang))
                form_data=form_data.clone()
                context=form.context.clone()
            />
            {preview}
            <form class="card write" method="post" enctype="multipart/form-data" novalidate=true>
                <EnterButton act=ReportAction::Submit.word() label=messages.say("public-record-enter") />
                <input type="hidden" name=ReportForm::NAMES.key value=form_data.value(ReportForm::NAMES.key).to_owned() />
                <p class="note">{messages.text("public-record-explained")}</p>
                {fields::status(&form)}
                {fields::measures(&form)}
                {fields::texts(&form)}
                {fields::sources(&form)}
                {fields::visibility(&form)}
                <div class="row acts">
                    <button class="button" name=ReportForm::NAMES.act value=ReportAction::Submit.word()>
                        {messages.text("public-record-enter")}
                    </button>
                    <button class="button plain" name=ReportForm::NAMES.act value=ReportAction::Preview.word()>
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
pub async fn post(
    request: RequestContext,
    member: Member,
    path: CommitmentPath,
    mut form_data: FormData,
) -> FormResult {
    let Some(ask) = choice_or(&mut form_data, ReportForm::NAMES.act, ReportAction::Submit, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    if ask == ReportAction::MoreEvidence && !form_data.is_refused() {
        return Ok(FormOutcome::Redraw(form_data));
    }
    let Some(written) = read(&mut form_data, request.messages) else { return Ok(FormOutcome::Refused(form_data)) };
    if ask == ReportAction::Preview {
        return Ok(FormOutcome::Redraw(form_data));
    }
    match request
        .accord
        .reports()
        .enter_public_record(&member, &path.slug, written, form_data.value(ReportForm::NAMES.key))
        .await
    {
        Ok(_) => history(&request, &path.slug),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
