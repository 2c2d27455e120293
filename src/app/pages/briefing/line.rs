//! The line of one's own organisation about a commitment in briefings.

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::text::LocalizedText;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::again;
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::form_data::text;
use crate::app::pages::report::refused;
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::briefing::BriefingAudience;
use crate::paths;
use crate::service::briefing::line::SetBriefingLine;

/// The field, and the parameter of the address, that says to which briefing one goes back.
pub const BACK: &str = "back";
/// The field of a text, without its language.
pub const LINE: &str = "line";
/// The field with the widest briefing that the line may stand in.
pub const CIRCLE: &str = "circle";

/// The briefing to which one goes back.
pub fn back(request: &RequestContext, form_data: &FormData) -> String {
    let named = Some(form_data.value(BACK)).filter(|it| !it.is_empty()).or_else(|| request.parameter(BACK));
    let briefing = paths::briefing(request.lang);
    let ours = |it: &&str| *it == briefing || it.strip_prefix(&*briefing).is_some_and(|rest| rest.starts_with('?'));
    named.and_then(paths::local).filter(ours).map_or(briefing.clone(), str::to_owned)
}

/// Loads the form of a line.
///
/// # Errors
/// When the person puts no briefings together, may not see the commitment, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let own = request.accord.briefings().line(&member, &request.slug).await.map_err(refused)?;
    let back = back(&request, &form_data);
    let page_context = request.read().await?;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("briefing-line-title"));
    let key = request.accord.idempotency_key();
    let present = |lang: Lang| own.words.version(lang).map_or("", |it| it.words.as_str());
    let form_data = form_data.or([
        ("key", &*key),
        ("version", &*own.version),
        (BACK, &*back),
        ("line_en", present(Lang::En)),
        ("line_ko", present(Lang::Ko)),
        (CIRCLE, own.circle.word()),
    ]);
    Ok(Page::private(frame, messages.say("briefing-line-title"), move || {
        let commitment = own.commitment.state.commitment.clone();
        let now = (form_data.is_conflict() && !own.words.is_empty()).then(|| {
            view! {
                <section class="card">
                    <h2>{messages.text("briefing-line-now")}</h2>
                    <p>
                        <LocalizedText text=own.words.clone() lang=lang />
                    </p>
                    <p class="note">{messages.of_word("briefing-line-circle", own.circle)}</p>
                </section>
            }
        });
        let areas = [(lang, "field-in-own-language"), (lang.other(), "field-in-other-language")].map(|(of, key)| {
            let label = messages
                .with("labelled", &[("label", messages.text(key).into()), ("value", messages.text("briefing-line").into())]);
            let name = in_language(LINE, of);
            view! { <TextArea name=name label=label hint=messages.text("briefing-line-hint") form_data=form_data.clone() /> }
        });
        let circles = [BriefingAudience::Party, BriefingAudience::Shared, BriefingAudience::Public]
            .map(|it| Choice::new(it.word(), messages.of_word("briefing-line-circle", it)));
        view! {
            <WorkHead
                from=(back.clone(), messages.say("briefing"))
                title=messages.text("briefing-line-title")
                commitment=commitment.clone()
                context=context
            />
            <p>{messages.text("briefing-line-lead")}</p>
            <Refused form_data=form_data.clone() messages=messages />
            {now}
            <form class="card write" method="post" action=paths::briefing_line(lang, &commitment.slug) novalidate=true>
                <FormKeys form_data=form_data.clone() />
                <input type="hidden" name=BACK value=back.clone() />
                {areas}
                <RadioGroup
                    name=CIRCLE
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
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let Ok(circle) = form_data.value(CIRCLE).parse::<BriefingAudience>() else {
        form_data.refuse(CIRCLE, request.messages.say("problem-choose"));
        return Ok(FormOutcome::Refused(form_data));
    };
    let form = SetBriefingLine {
        words: text(&form_data, LINE),
        circle,
        version: form_data.value("version").to_owned(),
        idempotency_key: form_data.value("key").to_owned(),
    };
    match request.accord.briefings().set_line(&member, &request.slug, form).await {
        Ok(()) => {
            let back = back(&request, &form_data);
            let join = if back.contains('?') { '&' } else { '?' };
            Ok(FormOutcome::Redirect(format!("{back}{join}done=line#c-{}", request.slug)))
        }
        Err(refusal) => again(&request, form_data, refusal),
    }
}
