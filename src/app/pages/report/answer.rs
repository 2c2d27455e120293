//! What the own party answers to the other side's report; and agreeing that a dispute is seen.

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::report::ReportCard;
use crate::app::components::text::LocalizedText;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::form::text::in_language;
use crate::app::pages::report::answer;
use crate::app::pages::report::form_data::update_ref;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::report::countersign::CountersignAnswer;
use crate::domain::report::countersign::CountersignId;
use crate::paths;
use crate::paths::UpdatePath;
use crate::service::commitment::member_commitment::Versioned;

form! {
    /// An answer to another party's report.
    AnswerForm {
        values { dispute, answer, act, version, key }
        texts { reason }
    }
}

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
pub async fn page(request: RequestContext, member: Member, path: UpdatePath, form_data: FormData) -> PageResult {
    let case = request.accord.case(&member, &path.slug).await?;
    let page_context = request.read().await?;
    let id = path.update.clone();
    let report = case.update(&id).ok_or(Error::Nowhere)?.clone();
    let theirs = report.value.party().is_some_and(|it| *it != member.party);
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let commitment = case.state.commitment.clone();
    let title = messages.with("answer-title", &[("title", commitment.title.words(lang).into())]);
    let frame = Frame::of_own(&request, &page_context, &title);
    let (key, version) = (request.accord.idempotency_key(), case.version(Versioned::Update(&id)));
    let form_data = form_data.or([(AnswerForm::NAMES.key, &*key), (AnswerForm::NAMES.version, &*version)]);
    let own = case.state.answer_of(&member.party, &id);
    let form_data = match own {
        Some(own) => form_data.or([(AnswerForm::NAMES.answer, own.value.answer.word())]),
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
                        name=AnswerForm::NAMES.answer
                        label=messages.with("answer-heading", &[("party", own.into())])
                        choices=choices
                        form_data=form_data.clone()
                    />
                    <TextArea
                        name=in_language(AnswerForm::NAMES.reason, lang)
                        label=messages.text("form-reason")
                        hint=messages.text("answer-reason-hint")
                        form_data=form_data.clone()
                    />
                    <button class="button" name=AnswerForm::NAMES.act value=AnswerAction::PageResult.word()>
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
                    <input type="hidden" name=AnswerForm::NAMES.dispute value=dispute.id.0 />
                    <h2>{messages.with("labelled", &[("label", by.into()), ("value", value.into())])}</h2>
                    <p class="lines">
                        <LocalizedText text=dispute.reason lang=lang />
                    </p>
                    <p class="note">{messages.text("answer-release-explained")}</p>
                    <button class="button" name=AnswerForm::NAMES.act value=AnswerAction::Release.word()>
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
pub async fn post(request: RequestContext, member: Member, path: UpdatePath, mut form_data: FormData) -> FormResult {
    use answer::AnswerAction;

    let typed = AnswerForm::read(&form_data);
    let slug = path.slug.as_str();
    let queue = paths::review(request.lang);
    if typed.act == AnswerAction::Release.word() {
        let dispute = CountersignId(typed.dispute);
        let (version, key) = (&typed.version, &typed.key);
        return match request.accord.release_dispute(&member, slug, &dispute, version, key).await {
            Ok(both) => redirect_done(&queue, if both { "released_both" } else { "released" }),
            Err(refusal) => refuse_form(&request, form_data, refusal),
        };
    }
    let Ok(given) = typed.answer.parse::<CountersignAnswer>() else {
        form_data.refuse(AnswerForm::NAMES.answer, request.messages.say("problem-choose"));
        return Ok(FormOutcome::Refused(form_data));
    };
    let reason = typed.reason;
    match request.accord.countersign(&member, slug, update_ref(path.update.clone(), &form_data), given, reason).await {
        Ok(_) => redirect_done(&queue, "answered"),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
