//! A status that all undertaking parties say together: proposed by one, accepted by the others.

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::text::LocalizedText;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::form::text::in_language;
use crate::app::pages::commitment::joint_status;
use crate::app::pages::report::fields::REPORTABLE;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::commitment::status::Status;
use crate::paths;
use crate::paths::CommitmentPath;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::report::answer::ProposalRef;
use crate::service::report::answer::ProposalReply;

form! {
    /// A joint status, proposed or answered.
    JointStatusForm {
        values { proposal, status, version, key, act }
        texts { reason }
    }
}

string_enum! {
    /// What the buttons ask for, in the field `act`.
    JointStatusAction {
        Propose = "propose",
        Accept = "accept",
        Decline = "decline",
    }
}

/// Loads the form.
///
/// # Errors
/// When the person may not speak for the own party about the commitment, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> PageResult {
    let case = request.accord.case(&member, &path.slug).await?;
    let page_context = request.read().await?;
    if !case.may(Action::ProposeJointStatus) {
        return Err(Error::Nowhere);
    }
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let commitment = case.state.commitment.clone();
    let frame = Frame::of_own(&request, &page_context, messages.say("joint-propose"));
    let (key, version) = (request.accord.idempotency_key(), case.version(Versioned::Joint));
    let form_data = form_data.or([(JointStatusForm::NAMES.key, &*key), (JointStatusForm::NAMES.version, &*version)]);
    let open = case.state.dealings.joint.clone();
    Ok(Page::private(frame, messages.say("joint-propose"), move || {
        let mine = open.as_ref().is_some_and(|it| it.proposed_by == member.party);
        let answered = open.as_ref().is_some_and(|it| it.accepted_by.contains(&member.party));
        let open = open.map(|open| {
            let party = context.party(open.proposed_by.as_str());
            let status = messages.of_word("status", open.proposal.value.status);
            let said = messages.with("joint-proposed", &[("party", party.into()), ("status", status.into())]);
            let reply = (!mine && !answered).then(|| {
                view! {
                    <form class="write" method="post" novalidate=true>
                        <FormKeys form_data=form_data.clone() />
                        <input type="hidden" name=JointStatusForm::NAMES.proposal value=open.proposal.value.id.0.clone() />
                        <TextArea
                            name=in_language(JointStatusForm::NAMES.reason, lang)
                            label=messages.text("proposal-decline-reason")
                            form_data=form_data.clone()
                        />
                        <div class="row acts">
                            <button class="button" name=JointStatusForm::NAMES.act value=JointStatusAction::Accept.word()>
                                {messages.text("proposal-accept")}
                            </button>
                            <button class="button plain" name=JointStatusForm::NAMES.act value=JointStatusAction::Decline.word()>
                                {messages.text("proposal-decline")}
                            </button>
                        </div>
                    </form>
                }
            });
            let take_back = mine.then(|| {
                view! {
                    <form class="write" method="post" novalidate=true>
                        <FormKeys form_data=form_data.clone() />
                        <input type="hidden" name=JointStatusForm::NAMES.proposal value=open.proposal.value.id.0.clone() />
                        <TextArea
                            name=in_language(JointStatusForm::NAMES.reason, lang)
                            label=messages.text("form-reason")
                            form_data=form_data.clone()
                        />
                        <button class="button plain" name=JointStatusForm::NAMES.act value=JointStatusAction::Decline.word()>
                            {messages.text("proposal-take-back")}
                        </button>
                    </form>
                }
            });
            view! {
                <section class="card">
                    <h2>{said}</h2>
                    <p class="lines">
                        <LocalizedText text=open.proposal.value.reason.clone() lang=lang />
                    </p>
                    {reply}
                    {take_back}
                </section>
            }
        });
        let choices = REPORTABLE.iter().map(|it| Choice::new(it.word(), messages.of_word("status", *it))).collect();
        let propose = open.is_none().then(|| {
            view! {
                <form class="card write" method="post" novalidate=true>
                    <FormKeys form_data=form_data.clone() />
                    <p class="note">{messages.text("joint-propose-explained")}</p>
                    <RadioGroup
                        name=JointStatusForm::NAMES.status
                        label=messages.text("commitment-joint-status")
                        choices=choices
                        form_data=form_data.clone()
                    />
                    <TextArea
                        name=in_language(JointStatusForm::NAMES.reason, lang)
                        label=messages.text("form-reason")
                        form_data=form_data.clone()
                    />
                    <button class="button" name=JointStatusForm::NAMES.act value=JointStatusAction::Propose.word()>
                        {messages.text("joint-send")}
                    </button>
                </form>
            }
        });
        view! {
            <WorkHead
                from=(paths::review(lang), messages.say("review"))
                title=messages.text("commitment-joint-status")
                commitment=commitment.clone()
                context=context.clone()
            />
            <Refused form_data=form_data.clone() messages=messages />
            {open}
            {propose}
        }
    }))
}

/// Proposes a joint status, or answers the one that is proposed.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(
    request: RequestContext,
    member: Member,
    path: CommitmentPath,
    mut form_data: FormData,
) -> FormResult {
    use joint_status::JointStatusAction;

    let typed = JointStatusForm::read(&form_data);
    let slug = path.slug.as_str();
    let queue = paths::review(request.lang);
    let form = ProposalRef { version: typed.version, idempotency_key: typed.key };
    let reason = typed.reason;
    match typed.act.parse::<JointStatusAction>() {
        Ok(JointStatusAction::Accept | JointStatusAction::Decline) => {
            let proposal = ProposalId(typed.proposal);
            let accepted = typed.act == JointStatusAction::Accept.word();
            match request
                .accord
                .answer_joint_status(&member, slug, form, ProposalReply { proposal, accepted, reason })
                .await
            {
                Ok(_) => redirect_done(&queue, "replied"),
                Err(refusal) => refuse_form(&request, form_data, refusal),
            }
        }
        Ok(JointStatusAction::Propose) => {
            let Ok(status) = typed.status.parse::<Status>() else {
                form_data.refuse(JointStatusForm::NAMES.status, request.messages.say("problem-choose"));
                return Ok(FormOutcome::Refused(form_data));
            };
            match request.accord.propose_joint_status(&member, slug, form, status, reason).await {
                Ok(_) => redirect_done(&queue, "proposed"),
                Err(refusal) => refuse_form(&request, form_data, refusal),
            }
        }
        Err(_) => Ok(FormOutcome::Refused(form_data)),
    }
}
