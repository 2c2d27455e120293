//! The own party's answer to the other side's report; and agreeing to release a dispute.

use leptos::prelude::*;

use crate::app::Error;
use crate::app::Page;
use crate::app::PageResult;
use crate::app::RequestContext;
use crate::app::components::difference::ReportDifferenceView;
use crate::app::components::field::{Choice, RadioGroup};
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::{PageHead, commitment_link};
use crate::app::components::plain_text::PlainText;
use crate::app::components::reason::Reason;
use crate::app::components::report::ReportCard;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::open_commitment::OpenCommitment;
use crate::app::pages::report::answer;
use crate::app::pages::report::form_data::update_ref;
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::record::former_report::former_report;
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
    /// The actions of the buttons, in the field `act`.
    AnswerAction {
        Answer = "answer",
        Release = "release",
    }
}

/// Loads the form.
///
/// # Errors
/// When there is no such report that the person may see, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: UpdatePath, form_data: FormData) -> PageResult {
    let id = path.update.clone();
    let opened = OpenCommitment::open(&request, &member, &path.slug, "answer-title", |_| true).await?;
    let report = opened.case.update(&id).ok_or(Error::Nowhere)?.clone();
    let form_data = opened.with_keys(&request, form_data, Versioned::Update(&id));
    let OpenCommitment { case, frame, context, .. } = opened;
    let theirs = report.value.party().is_some_and(|it| *it != member.party);
    let (messages, lang) = (request.messages, request.lang);
    let commitment = case.state.commitment.clone();
    let own = case.state.answer_of(&member.party, &id);
    let form_data = match own {
        Some(own) => form_data.or([(AnswerForm::NAMES.answer, own.value.answer.word())]),
        None => form_data,
    };
    let may = theirs && case.may(Action::Countersign);
    // Of the records that the reader may see: what was published more narrowly is no former report to them.
    let former = former_report(&case.history, &report.value);
    // Either side of a dispute may agree to release it.
    let releasable = case
        .state
        .unreleased()
        .into_iter()
        .find(|(dispute, missing)| dispute.value.update == id && missing.contains(&member.party))
        .map(|(dispute, _)| dispute.value.clone())
        .filter(|_| case.may(Action::ReleaseDispute));
    Ok(Page::private(frame, move || {
        let reporter = report.value.party().map_or_else(String::new, |it| context.party(it.as_str()));
        let form = may.then(|| {
            let choices = CountersignAnswer::ALL
                .iter()
                .map(|answer| {
                    Choice::new(answer.word(), messages.say(&format!("answer-{answer}")))
                        .explained(messages.say(&format!("answer-{answer}-hint")))
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
                    <Reason
                        hint=messages.text("answer-reason-hint")
                        act=AnswerAction::Answer.word()
                        button=messages.text("answer-send")
                        form_data=form_data.clone()
                        messages=messages
                    />
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
                    <PlainText text=dispute.reason lang=lang messages=messages />
                    <p class="note">{messages.text("answer-release-explained")}</p>
                    <button class="button" name=AnswerForm::NAMES.act value=AnswerAction::Release.word()>
                        {messages.text("answer-release")}
                    </button>
                </form>
            }
        });
        view! {
            <PageHead
                steps=vec![(paths::review(lang), messages.say("review"))]
                title=messages.text("answer-one")
                about=Some(commitment_link(&commitment, lang))
                form_data=form_data.clone()
                context=context.clone()
            />
            <section class="card">
                <header>
                    <h2>{reporter}</h2>
                    <span class="note">{messages.day(report.effective_on)}</span>
                </header>
                <ReportCard update=report.value.clone() slug=commitment.slug.clone() lang=lang messages=messages />
            </section>
            <section class="card">
                <header>
                    <h2>{messages.text("difference-title")}</h2>
                </header>
                <ReportDifferenceView
                    update=report.value.clone()
                    former=former.clone()
                    slug=commitment.slug.clone()
                    context=context.clone()
                />
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
        return match request.accord.reports().release_dispute(&member, slug, &dispute, version, key).await {
            Ok(both) => redirect_done(&queue, if both { "released_both" } else { "released" }),
            Err(refusal) => refuse_form(&request, form_data, refusal),
        };
    }
    let Ok(given) = typed.answer.parse::<CountersignAnswer>() else {
        form_data.refuse(AnswerForm::NAMES.answer, request.messages.say("problem-choose"));
        return Ok(FormOutcome::Refused(form_data));
    };
    let reason = typed.reason;
    match request
        .accord
        .reports()
        .countersign(&member, slug, update_ref(path.update.clone(), &form_data), given, reason)
        .await
    {
        Ok(_) => redirect_done(&queue, "answered"),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
