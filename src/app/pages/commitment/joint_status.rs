//! A status that all undertaking parties say together: proposed by one, accepted by the others.

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::text::Words as Shown;
use crate::app::components::text_area::TextArea;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::pages::commitment::joint_status;
use crate::app::pages::report::fields::REPORTABLE;
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::form_data::text;
use crate::app::pages::report::refused;
use crate::app::{Answer, Error, Frame, Page, Visit};
use crate::domain::access::action::Act;
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::words;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::commitment::status::Status;
use crate::paths;
use crate::service::commitment::member_commitment::Of;
use crate::service::report::answer::OfProposal;
use crate::service::report::answer::Reply;

words! {
    /// What the buttons ask for, in the field `act`.
    Ask {
        Propose = "propose",
        Accept = "accept",
        Decline = "decline",
    }
}

/// Loads the form.
///
/// # Errors
/// When the person may not speak for the own party about the commitment, or the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let case = visit.accord.case(&member, &visit.slug).await.map_err(refused)?;
    let reading = visit.read().await?;
    if !case.may(Act::ProposeJointStatus) {
        return Err(Error::Nowhere);
    }
    let (words, lang) = (visit.words, visit.lang);
    let drawing = reading.drawing(&visit);
    let commitment = case.state.commitment.clone();
    let frame = Frame::of_own(&visit, &reading, words.say("joint-propose"));
    let (key, version) = (visit.accord.form_key(), case.version(Of::Joint));
    let typed = typed.or([("key", &*key), ("version", &*version)]);
    let open = case.state.dealings.joint.clone();
    Ok(Page::private(frame, words.say("joint-propose"), move || {
        let mine = open.as_ref().is_some_and(|it| it.proposed_by == member.party);
        let answered = open.as_ref().is_some_and(|it| it.accepted_by.contains(&member.party));
        let open = open.map(|open| {
            let party = drawing.party(open.proposed_by.as_str());
            let status = words.of_word("status", open.proposal.value.status);
            let said = words.with("joint-proposed", &[("party", party.into()), ("status", status.into())]);
            let reply = (!mine && !answered).then(|| {
                view! {
                    <form class="write" method="post" novalidate=true>
                        <FormKeys typed=typed.clone() />
                        <input type="hidden" name="proposal" value=open.proposal.value.id.0.clone() />
                        <TextArea
                            name=in_language("reason", lang)
                            label=words.text("joint-answer-reason")
                            typed=typed.clone()
                        />
                        <div class="row acts">
                            <button class="button" name="act" value=Ask::Accept.word()>
                                {words.text("joint-accept")}
                            </button>
                            <button class="button plain" name="act" value=Ask::Decline.word()>
                                {words.text("joint-decline")}
                            </button>
                        </div>
                    </form>
                }
            });
            let take_back = mine.then(|| {
                view! {
                    <form class="write" method="post" novalidate=true>
                        <FormKeys typed=typed.clone() />
                        <input type="hidden" name="proposal" value=open.proposal.value.id.0.clone() />
                        <TextArea
                            name=in_language("reason", lang)
                            label=words.text("joint-reason")
                            typed=typed.clone()
                        />
                        <button class="button plain" name="act" value=Ask::Decline.word()>
                            {words.text("joint-take-back")}
                        </button>
                    </form>
                }
            });
            view! {
                <section class="card">
                    <h2>{said}</h2>
                    <p class="lines">
                        <Shown text=open.proposal.value.reason.clone() lang=lang />
                    </p>
                    {reply}
                    {take_back}
                </section>
            }
        });
        let choices = REPORTABLE.iter().map(|it| Choice::new(it.word(), words.of_word("status", *it))).collect();
        let propose = open.is_none().then(|| {
            view! {
                <form class="card write" method="post" novalidate=true>
                    <FormKeys typed=typed.clone() />
                    <p class="note">{words.text("joint-propose-explained")}</p>
                    <RadioGroup
                        name="status"
                        label=words.text("commitment-joint-status")
                        choices=choices
                        typed=typed.clone()
                    />
                    <TextArea
                        name=in_language("reason", lang)
                        label=words.text("joint-reason")
                        typed=typed.clone()
                    />
                    <button class="button" name="act" value=Ask::Propose.word()>
                        {words.text("joint-send")}
                    </button>
                </form>
            }
        });
        view! {
            <WorkHead
                from=(paths::review(lang), words.say("review"))
                title=words.text("commitment-joint-status")
                commitment=commitment.clone()
                drawing=drawing.clone()
            />
            <Refused typed=typed.clone() words=words />
            {open}
            {propose}
        }
    }))
}

/// Proposes a joint status, or answers the one that is proposed.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    use joint_status::Ask;

    let slug = visit.slug.as_str();
    let queue = paths::review(visit.lang);
    let form = OfProposal { version: typed.value("version").to_owned(), form_key: typed.value("key").to_owned() };
    let reason = text(&typed, "reason");
    match typed.value("act").parse::<Ask>() {
        Ok(Ask::Accept | Ask::Decline) => {
            let proposal = ProposalId(typed.value("proposal").to_owned());
            let accepted = typed.value("act") == Ask::Accept.word();
            match visit.accord.answer_joint_status(&member, slug, form, Reply { proposal, accepted, reason }).await {
                Ok(_) => done(&queue, "replied"),
                Err(refusal) => again(&visit, typed, refusal),
            }
        }
        Ok(Ask::Propose) => {
            let Ok(status) = typed.value("status").parse::<Status>() else {
                typed.refuse("status", visit.words.say("problem-choose"));
                return Ok(Posted::Again(typed));
            };
            match visit.accord.propose_joint_status(&member, slug, form, status, reason).await {
                Ok(_) => done(&queue, "proposed"),
                Err(refusal) => again(&visit, typed, refusal),
            }
        }
        Err(_) => Ok(Posted::Again(typed)),
    }
}
