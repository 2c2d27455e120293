//! The line of one's own organisation about a commitment in briefings.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::field::{Choice, RadioGroup};
use crate::app::components::form_page::{FormKeys, Refused};
use crate::app::components::head::{PageHead, commitment_link};
use crate::app::components::plain_text::PlainText;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::refuse_form;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::briefing::BriefingAudience;
use crate::paths;
use crate::paths::CommitmentPath;
use crate::service::briefing::line::SetBriefingLine;

form! {
    /// The own organisation's line about a commitment.
    BriefingLineForm {
        values { circle, back, version, key }
        texts { line }
    }
}

/// The briefing to return to.
pub fn back(request: &RequestContext, form_data: &FormData) -> String {
    let named = Some(form_data.value(BriefingLineForm::NAMES.back))
        .filter(|it| !it.is_empty())
        .or_else(|| request.parameter(BriefingLineForm::NAMES.back));
    let briefing = paths::briefing(request.lang);
    let ours = |it: &&str| *it == briefing || it.strip_prefix(&*briefing).is_some_and(|rest| rest.starts_with('?'));
    named.and_then(paths::local).filter(ours).map_or(briefing.clone(), str::to_owned)
}

/// Loads the form of a line.
///
/// # Errors
/// When the person puts no briefings together, may not see the commitment, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> PageResult {
    let own = request.accord.briefings().line(&member, &path.slug).await?;
    let back = back(&request, &form_data);
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("briefing-line-title"));
    let key = request.accord.idempotency_key();
    let present = |lang: Lang| own.words.version(lang).map_or("", |it| it.words.as_str());
    let form_data = form_data.or([
        (BriefingLineForm::NAMES.key, &*key),
        (BriefingLineForm::NAMES.version, &*own.version),
        (BriefingLineForm::NAMES.back, &*back),
        ("line_en", present(Lang::En)),
        ("line_ko", present(Lang::Ko)),
        (BriefingLineForm::NAMES.circle, own.circle.word()),
    ]);
    Ok(Page::private(frame, move || {
        let commitment = own.commitment.state.commitment.clone();
        let now = (form_data.is_conflict() && !own.words.is_empty()).then(|| {
            view! {
                <section class="card">
                    <h2>{messages.text("briefing-line-now")}</h2>
                    <PlainText text=own.words.clone() lang=lang messages=messages />
                    <p class="note">{messages.of_word("briefing-line-circle", own.circle)}</p>
                </section>
            }
        });
        let (label, hint) = (messages.text("briefing-line"), messages.text("briefing-line-hint"));
        let circles = [BriefingAudience::Party, BriefingAudience::Shared, BriefingAudience::Public]
            .map(|it| Choice::new(it.word(), messages.of_word("briefing-line-circle", it)));
        view! {
            <PageHead
                steps=vec![(back.clone(), messages.say("briefing"))]
                title=messages.text("briefing-line-title")
                about=Some(commitment_link(&commitment, lang))
                context=context
            />
            <p>{messages.text("briefing-line-lead")}</p>
            <Refused form_data=form_data.clone() messages=messages />
            {now}
            <form class="card write" method="post" action=paths::briefing_line(lang, &commitment.slug) novalidate=true>
                <FormKeys form_data=form_data.clone() />
                <input type="hidden" name=BriefingLineForm::NAMES.back value=back.clone() />
                {both::areas_with_hint(BriefingLineForm::NAMES.line, label, hint, &form_data, messages)}
                <RadioGroup
                    name=BriefingLineForm::NAMES.circle
                    label=messages.text("briefing-line-circle")
                    choices=circles.into()
                    form_data=form_data.clone()
                />
                <div class="row acts">
                    <button class="button">{messages.text("briefing-line-save")}</button>
                    <a href=back>{messages.text("briefing-back")}</a>
                </div>
            </form>
        }
    }))
}

/// Sets the line of one's own organisation about a commitment.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(
    request: RequestContext,
    member: Member,
    path: CommitmentPath,
    mut form_data: FormData,
) -> FormResult {
    let typed = BriefingLineForm::read(&form_data);
    let Ok(circle) = typed.circle.parse::<BriefingAudience>() else {
        form_data.refuse(BriefingLineForm::NAMES.circle, request.messages.say("problem-choose"));
        return Ok(FormOutcome::Refused(form_data));
    };
    let form = SetBriefingLine { words: typed.line, circle, version: typed.version, idempotency_key: typed.key };
    match request.accord.briefings().set_line(&member, &path.slug, form).await {
        Ok(()) => {
            let back = back(&request, &form_data);
            let join = if back.contains('?') { '&' } else { '?' };
            Ok(FormOutcome::Redirect(format!("{back}{join}done=line#c-{}", path.slug)))
        }
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
