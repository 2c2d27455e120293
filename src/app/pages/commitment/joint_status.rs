//! A status shared by all undertaking parties: proposed by one, accepted by the others.

use leptos::prelude::*;

use crate::app::Page;
use crate::app::PageResult;
use crate::app::RequestContext;
use crate::app::components::field::{Choice, RadioGroup};
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::{PageHead, commitment_link};
use crate::app::components::plain_text::PlainText;
use crate::app::components::proposal::{AnswerProposal, TakeProposalBack};
use crate::app::components::reason::Reason;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::choice;
use crate::app::open_commitment::OpenCommitment;
use crate::app::pages::commitment::joint_status;
use crate::app::pages::report::fields;
use crate::app::request::RenderContext;
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::joint_status::usual_visibility;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::commitment::status::Status;
use crate::domain::organisation::code::PartyCode;
use crate::i18n::Messages;
use crate::paths;
use crate::paths::CommitmentPath;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::commitment::proposal::ProposalRef;
use crate::service::commitment::proposal::ProposalReply;

form! {
    /// A joint status, proposed or answered.
    JointStatusForm {
        values { proposal, status, visibility, version, key, act }
        texts { reason }
    }
}

string_enum! {
    /// The actions of the buttons, in the field `act`.
    JointStatusAction {
        Propose = "propose",
        Accept = "accept",
        Decline = "decline",
    }
}

/// Loads the form.
///
/// # Errors
/// If the user may not speak for their party about the commitment, or the database does not respond.
pub async fn page(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> PageResult {
    let opened =
        OpenCommitment::open(&request, &member, &path.slug, "joint-propose", |case| case.may_propose_joint_status())
            .await?;
    let reports = opened.case.state.latest_of_each_party();
    let usual = usual_visibility(reports.iter().map(|(_, it)| &it.visibility));
    let usual = usual.within(&opened.case.state.visibility).to_string();
    let form_data = opened.with_keys(&request, form_data, Versioned::Joint);
    let form_data = form_data.or([(JointStatusForm::NAMES.visibility, &*usual)]);
    let OpenCommitment { case, frame, context, .. } = opened;
    let (messages, lang) = (request.messages, request.lang);
    let commitment = case.state.commitment.clone();
    let open = case.state.dealings.joint.clone();
    let choices_of_readers = readers(&case, &context);
    let seen_by = open.as_ref().map(|it| it.proposal.value.seen_by(&case.state.visibility));
    Ok(Page::private(frame, move || {
        let mine = open.as_ref().is_some_and(|it| it.proposed_by == member.party);
        let answered = open.as_ref().is_some_and(|it| it.accepted_by.contains(&member.party));
        let once_agreed = seen_by.map(|it| once_agreed(&it, messages));
        let open = open.map(|open| {
            let party = context.party(open.proposed_by.as_str());
            let status = messages.of_word("status", open.proposal.value.status);
            let said = messages.with("joint-proposed", &[("party", party.into()), ("status", status.into())]);
            let id = open.proposal.value.id.0.clone();
            let reply = (!mine && !answered).then(|| {
                let acts = [JointStatusAction::Accept.word(), JointStatusAction::Decline.word()];
                view! { <AnswerProposal proposal=id.clone() acts=acts form_data=form_data.clone() messages=messages /> }
            });
            let take_back = mine.then(|| {
                let act = JointStatusAction::Decline.word();
                view! { <TakeProposalBack proposal=id act=act form_data=form_data.clone() messages=messages /> }
            });
            view! {
                <section class="card">
                    <h2>{said}</h2>
                    <p class="note">{once_agreed}</p>
                    <PlainText text=open.proposal.value.reason.clone() lang=lang messages=messages />
                    {reply}
                    {take_back}
                </section>
            }
        });
        let choices = fields::statuses(messages);
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
                    <RadioGroup
                        name=JointStatusForm::NAMES.visibility
                        label=messages.text("joint-seen-by")
                        choices=choices_of_readers
                        form_data=form_data.clone()
                    />
                    <Reason
                        act=JointStatusAction::Propose.word()
                        button=messages.text("joint-send")
                        form_data=form_data.clone()
                        messages=messages
                    />
                </form>
            }
        });
        view! {
            <PageHead
                steps=vec![(paths::review(lang), messages.say("review"))]
                title=messages.text("commitment-joint-status")
                about=Some(commitment_link(&commitment, lang))
                form_data=form_data.clone()
                context=context.clone()
            />
            {open}
            {propose}
        }
    }))
}

/// Who may be chosen to see a joint status, with what that means for reports that fewer people see.
fn readers(case: &MemberCommitment, context: &RenderContext) -> Vec<Choice> {
    let messages = context.messages;
    let parties = |codes: &[PartyCode]| -> String {
        let names: Vec<String> = codes.iter().map(|it| context.party(it.as_str())).collect();
        messages.list(&names)
    };
    let reports = case.state.latest_of_each_party();
    let kept: Vec<PartyCode> = reports
        .iter()
        .filter(|(_, it)| it.visibility != Visibility::Public)
        .map(|(party, _)| (*party).clone())
        .collect();
    let offered = Visibility::COMMON.into_iter().filter(|it| it.clone().within(&case.state.visibility) == *it);
    offered
        .map(|visibility| {
            let (label, hint) = match visibility {
                Visibility::Public if kept.is_empty() => {
                    ("field-visibility-public", messages.say("field-visibility-public-hint"))
                }
                Visibility::Public => {
                    ("field-visibility-public", messages.with("joint-wider", &[("parties", parties(&kept).into())]))
                }
                _ => {
                    let parties = parties(&case.tracked);
                    let hint = messages.with("field-visibility-shared-hint", &[("parties", parties.into())]);
                    ("field-visibility-shared", hint)
                }
            };
            Choice::new(visibility.to_string(), messages.text(label)).explained(hint)
        })
        .collect()
}

/// Who will see the proposed status once it is agreed.
fn once_agreed(seen_by: &Visibility, messages: Messages) -> &'static str {
    messages.text(if *seen_by == Visibility::Public { "joint-once-public" } else { "joint-once-shared" })
}

/// Proposes a joint status, or answers the proposed one.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
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
                .commitments()
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
            let name = JointStatusForm::NAMES.visibility;
            let Some(visibility) = choice::<Visibility>(&mut form_data, name, request.messages) else {
                return Ok(FormOutcome::Refused(form_data));
            };
            let commitments = request.accord.commitments();
            match commitments.propose_joint_status(&member, slug, form, status, visibility, reason).await {
                Ok(_) => redirect_done(&queue, "proposed"),
                Err(refusal) => refuse_form(&request, form_data, refusal),
            }
        }
        Err(_) => Ok(FormOutcome::Refused(form_data)),
    }
}
