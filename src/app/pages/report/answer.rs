//! What the own party answers to the other side's report; and agreeing that a dispute is seen.

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::report::ReportCard;
use crate::app::components::text::LocalizedText;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::pages::report::answer;
use crate::app::pages::report::form_data::about;
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::form_data::text;
use crate::app::pages::report::refused;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::report::countersign::CountersignAnswer;
use crate::domain::report::countersign::CountersignId;
use crate::domain::report::update::UpdateId;
use crate::paths;
use crate::service::commitment::member_commitment::Versioned;

string_enum! {
    /// What the buttons ask for, in the field `act`.
    AnswerAction {
        PageResult = "answer",
        Release = "release",
    }
}

/// Loads the form.
///
/// # Errors
/// When there is no such report that the person may see, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let case = request.accord.commitments().member_commitment(&member, &request.slug).await.map_err(refused)?;
    let page_context = request.read().await?;
    let id = UpdateId(request.item.clone());
    let report = case.update(&id).ok_or(Error::Nowhere)?.clone();
    let theirs = report.value.party().is_some_and(|it| *it != member.party);
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let commitment = case.state.commitment.clone();
    let title = messages.with("answer-title", &[("title", commitment.title.words(lang).into())]);
    let frame = Frame::of_own(&request, &page_context, &title);
    let (key, version) = (request.accord.idempotency_key(), case.version(Versioned::Update(&id)));
    let form_data = form_data.or([("key", &*key), ("version", &*version)]);
    let own = case.state.answer_of(&member.party, &id);
    let form_data = match own {
        Some(own) => form_data.or([("answer", own.value.answer.word())]),
        None => form_data,
    };
    let may = theirs && case.may(Action::Countersign);
    // Either side of a dispute may agree that it is seen.
    let releasable = case
        .state
        .unreleased()
        .into_iter()
        .find(|(dispute, missing)| dispute.value.update == id && missing.contains(&member.party))
        .map(|(dispute, _)| dispute.value.clone())
        .filter(|_| case.may(Action::ReleaseDispute));
    Ok(Page::private(frame, title, move || {
        let reporter = report.value.party().map_or_else(String::new, |it| context.party(it.as_str()));
        let form = may.then(|| {
            let choices = CountersignAnswer::ALL
                .iter()
                .map(|it| {
                    Choice::new(it.word(), messages.say(&format!("answer-{it}")))
                        .explained(messages.say(&format!("answer-{it}-hint")))
                })
                .collect();
            let own = context.party(member.party.as_str());
            view! {
                <form class="card write" method="post" novalidate=true>
                    <FormKeys form_data=form_data.clone() />
                    <RadioGroup
                        name="answer"
                        label=messages.with("answer-heading", &[("party", own.into())])
                        choices=choices
                        form_data=form_data.clone()
                    />
                    <TextArea
                        name=in_language("reason", lang)
                        label=messages.text("form-reason")
                        hint=messages.text("answer-reason-hint")
                        form_data=form_data.clone()
                    />
                    <button class="button" name="act" value=AnswerAction::PageResult.word()>
                        {messages.text("answer-send")}
                    </button>
                </form>
            }
        });
        let release = releasable.map(|dispute| {
            let by = context.party(dispute.party.as_str());
            let value = messages.say("answer-disputed");
            view! {
                <form class="card write" method="post">
                    <FormKeys form_data=form_data.clone() />
                    <input type="hidden" name="dispute" value=dispute.id.0 />
                    <h2>{messages.with("labelled", &[("label", by.into()), ("value", value.into())])}</h2>
                    <p class="lines">
                        <LocalizedText text=dispute.reason lang=lang />
                    </p>
                    <p class="note">{messages.text("answer-release-explained")}</p>
                    <button class="button" name="act" value=AnswerAction::Release.word()>
                        {messages.text("answer-release")}
                    </button>
                </form>
            }
        });
        view! {
            <WorkHead
                from=(paths::review(lang), messages.say("review"))
                title=messages.text("answer-one")
                commitment=commitment.clone()
                context=context.clone()
            />
            <Refused form_data=form_data.clone() messages=messages />
            <section class="card">
                <header>
                    <h2>{reporter}</h2>
                    <span class="note">{messages.day(report.effective_on)}</span>
                </header>
                <ReportCard update=report.value.clone() slug=commitment.slug.clone() lang=lang messages=messages />
            </section>
            {release}
            {form}
        }
    }))
}

/// Answers the other side's report, or releases a dispute.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    use answer::AnswerAction;

    let slug = request.slug.as_str();
    let queue = paths::review(request.lang);
    if form_data.value("act") == AnswerAction::Release.word() {
        let dispute = CountersignId(form_data.value("dispute").to_owned());
        let (version, key) = (form_data.value("version"), form_data.value("key"));
        return match request.accord.reports().release_dispute(&member, slug, &dispute, version, key).await {
            Ok(both) => done(&queue, if both { "released_both" } else { "released" }),
            Err(refusal) => again(&request, form_data, refusal),
        };
    }
    let Ok(given) = form_data.value("answer").parse::<CountersignAnswer>() else {
        form_data.refuse("answer", request.messages.say("problem-choose"));
        return Ok(FormOutcome::Refused(form_data));
    };
    let reason = text(&form_data, "reason");
    match request.accord.reports().countersign(&member, slug, about(&request.item, &form_data), given, reason).await {
        Ok(_) => done(&queue, "answered"),
        Err(refusal) => again(&request, form_data, refusal),
    }
}
