//! A status that all undertaking parties say together: proposed by one, accepted by the others.

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::text::LocalizedText;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::pages::commitment::joint_status;
use crate::app::pages::report::fields::REPORTABLE;
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::form_data::text;
use crate::app::pages::report::refused;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::commitment::status::Status;
use crate::paths;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::commitment::proposal::ProposalRef;
use crate::service::commitment::proposal::ProposalReply;

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
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let case = request.accord.commitments().member_commitment(&member, &request.slug).await.map_err(refused)?;
    let page_context = request.read().await?;
    if !case.may(Action::ProposeJointStatus) {
        return Err(Error::Nowhere);
    }
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let commitment = case.state.commitment.clone();
    let frame = Frame::of_own(&request, &page_context, messages.say("joint-propose"));
    let (key, version) = (request.accord.idempotency_key(), case.version(Versioned::Joint));
    let form_data = form_data.or([("key", &*key), ("version", &*version)]);
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
                        <input type="hidden" name="proposal" value=open.proposal.value.id.0.clone() />
                        <TextArea
                            name=in_language("reason", lang)
                            label=messages.text("proposal-decline-reason")
                            form_data=form_data.clone()
                        />
                        <div class="row acts">
                            <button class="button" name="act" value=JointStatusAction::Accept.word()>
                                {messages.text("proposal-accept")}
                            </button>
                            <button class="button plain" name="act" value=JointStatusAction::Decline.word()>
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
                        <input type="hidden" name="proposal" value=open.proposal.value.id.0.clone() />
                        <TextArea
                            name=in_language("reason", lang)
                            label=messages.text("form-reason")
                            form_data=form_data.clone()
                        />
                        <button class="button plain" name="act" value=JointStatusAction::Decline.word()>
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
                        name="status"
                        label=messages.text("commitment-joint-status")
                        choices=choices
                        form_data=form_data.clone()
                    />
                    <TextArea
                        name=in_language("reason", lang)
                        label=messages.text("form-reason")
                        form_data=form_data.clone()
                    />
                    <button class="button" name="act" value=JointStatusAction::Propose.word()>
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
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    use joint_status::JointStatusAction;

    let slug = request.slug.as_str();
    let queue = paths::review(request.lang);
    let form = ProposalRef {
        version: form_data.value("version").to_owned(),
        idempotency_key: form_data.value("key").to_owned(),
    };
    let reason = text(&form_data, "reason");
    match form_data.value("act").parse::<JointStatusAction>() {
        Ok(JointStatusAction::Accept | JointStatusAction::Decline) => {
            let proposal = ProposalId(form_data.value("proposal").to_owned());
            let accepted = form_data.value("act") == JointStatusAction::Accept.word();
            match request
                .accord
                .commitments()
                .answer_joint_status(&member, slug, form, ProposalReply { proposal, accepted, reason })
                .await
            {
                Ok(_) => done(&queue, "replied"),
                Err(refusal) => again(&request, form_data, refusal),
            }
        }
        Ok(JointStatusAction::Propose) => {
            let Ok(status) = form_data.value("status").parse::<Status>() else {
                form_data.refuse("status", request.messages.say("problem-choose"));
                return Ok(FormOutcome::Refused(form_data));
            };
            match request.accord.commitments().propose_joint_status(&member, slug, form, status, reason).await {
                Ok(_) => done(&queue, "proposed"),
                Err(refusal) => again(&request, form_data, refusal),
            }
        }
        Err(_) => Ok(FormOutcome::Refused(form_data)),
    }
}
