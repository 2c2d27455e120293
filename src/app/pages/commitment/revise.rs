//! Changing the shared fields of a commitment, and answering such a change proposed by another side.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::{PageHead, commitment_link};
use crate::app::components::plain_text::PlainText;
use crate::app::components::proposal::{AnswerProposal, TakeProposalBack};
use crate::app::components::reason::Reason;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::history;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::form::text::edited;
use crate::app::open_commitment::OpenCommitment;
use crate::app::pages::commitment::fields;
use crate::app::pages::commitment::fields::CommitmentForm;
use crate::app::pages::commitment::revise;
use crate::app::request::RenderContext;
use crate::app::{Page, PageResult, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::set::same;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::Commitment;
use crate::domain::commitment::change::Change;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::record::open_proposal::Open;
use crate::paths;
use crate::paths::CommitmentPath;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::commitment::proposal::ProposalRef;
use crate::service::commitment::proposal::ProposalReply;
use crate::service::commitment::revise::Revised;

form! {
    /// The fields of a revision besides those of [`CommitmentForm`].
    ReviseForm {
        values { proposal, key, version, act }
        texts { reason }
    }
}

string_enum! {
    /// The actions of the buttons, in the field `act`.
    ReviseAction {
        Revise = "revise",
        Accept = "accept",
        Decline = "decline",
    }
}

/// Loads the form, or the proposed change.
///
/// # Errors
/// If the user may not change the shared fields, or the database does not respond.
pub async fn page(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> PageResult {
    let opened =
        OpenCommitment::open(&request, &member, &path.slug, "revise-title", MemberCommitment::may_change_shared)
            .await?;
    let form_data = filled(form_data, &opened.case.state.commitment);
    let form_data = opened.with_keys(&request, form_data, Versioned::Commitment);
    let OpenCommitment { case, frame, context, .. } = opened;
    let (messages, lang) = (request.messages, request.lang);
    Ok(Page::private(frame, move || {
        let commitment = &case.state.commitment;
        let open = case.state.dealings.change.as_ref();
        let proposed = open.map(|open| proposed(open, &case, &member, &form_data, &context));
        let form = open.is_none().then(|| form(&case, &member, &form_data, &context));
        view! {
            <PageHead
                steps=vec![(paths::commitments(lang), messages.say("nav-commitments"))]
                title=messages.text("revise-title")
                about=Some(commitment_link(commitment, lang))
                form_data=form_data.clone()
                context=context.clone()
            />
            {proposed}
            {form}
        }
    }))
}

/// The form's contents: the submitted values, else the commitment's current ones.
fn filled(form_data: FormData, commitment: &Commitment) -> FormData {
    // Unchecked boxes are not submitted: current areas are only filled in before the first submission.
    let fresh = form_data.value(ReviseForm::NAMES.key).is_empty();
    let present = fields::fields(commitment);
    if fresh {
        return FormData::new(
            form_data.fields().map(|(name, value)| (name.to_owned(), value.to_owned())).chain(present),
        );
    }
    form_data
        .or(present.iter().filter(|(name, _)| name != "areas").map(|(name, value)| (name.as_str(), value.as_str())))
}

fn form(case: &MemberCommitment, member: &Member, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let others: Vec<String> =
        case.concerned().iter().filter(|it| **it != member.party).map(|it| context.party(it.as_str())).collect();
    let (effect, button) = if case.proposes() {
        (messages.with("revise-is-proposed", &[("parties", messages.list(&others).into())]), "revise-propose")
    } else {
        (messages.say("revise-at-once"), "form-change")
    };
    view! {
        <form class="card write" method="post" novalidate=true>
            <FormKeys form_data=form_data.clone() />
            <p class="note">{effect}</p>
            {fields::draw(form_data, context)}
            <Reason
                hint=messages.text("revise-reason-hint")
                act=ReviseAction::Revise.word()
                button=messages.text(button)
                form_data=form_data.clone()
                messages=messages
            />
        </form>
    }
    .into_any()
}

/// The proposed change: current and proposed values side by side, and the answer form if an answer is due.
fn proposed(
    open: &Open<Change>,
    case: &MemberCommitment,
    member: &Member,
    form_data: &FormData,
    context: &RenderContext,
) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let change = &open.proposal.value;
    let rows: Vec<_> = differences(&case.state.commitment, &change.commitment, context)
        .into_iter()
        .map(|(label, before, after)| {
            view! {
                <tr>
                    <th scope="row">{label}</th>
                    <td>
                        <small>{messages.text("value-now")}</small>
                        {before}
                    </td>
                    <td>
                        <small>{messages.text("value-proposed")}</small>
                        {after}
                    </td>
                </tr>
            }
        })
        .collect();
    let waits = open.waits_for(&case.concerned());
    let answers = case.may(Action::AnswerChange) && waits.contains(&member.party);
    let names: Vec<String> = waits.iter().map(|it| context.party(it.as_str())).collect();
    let waiting = (!answers).then(|| {
        let text = messages.with("revise-waits", &[("parties", messages.list(&names).into())]);
        view! { <p class="note">{text}</p> }
    });
    let reply = answers.then(|| {
        let acts = [ReviseAction::Accept.word(), ReviseAction::Decline.word()];
        view! { <AnswerProposal proposal=change.id.0.clone() acts=acts form_data=form_data.clone() messages=messages /> }
    });
    let mine = case.may(Action::AnswerChange) && open.proposed_by == member.party;
    let take_back = mine.then(|| {
        let act = ReviseAction::Decline.word();
        view! { <TakeProposalBack proposal=change.id.0.clone() act=act form_data=form_data.clone() messages=messages /> }
    });
    let party = context.party(open.proposed_by.as_str());
    view! {
        <section class="card">
            <header>
                <h2>{messages.with("revise-proposed", &[("party", party.into())])}</h2>
                <span class="note">{messages.day(open.proposal.effective_on)}</span>
            </header>
            <PlainText text=change.reason.clone() lang=lang messages=messages />
            <table class="plain">
                <tbody>{rows}</tbody>
            </table>
            {waiting}
            {reply}
            {take_back}
        </section>
    }
    .into_any()
}

/// The differences between two versions of a commitment: field, before, after.
pub fn differences(now: &Commitment, then: &Commitment, context: &RenderContext) -> Vec<(String, AnyView, AnyView)> {
    // Every field is either compared below or one that no revision changes.
    #[rustfmt::skip]
    let Commitment {
        title: _, summary: _, due: _, nature: _, standing: _, basis: _, areas: _,
        id: _, slug: _, statement: _, number: _, position: _, proposed_by: _, undertaken_by: _, addressed_to: _,
        addressees: _, starts_on: _, starts_note: _, due_note: _, owners_note: _, place: _, reason: _,
    } = now;
    let (messages, lang) = (context.messages, context.lang);
    let mut rows = Vec::new();
    for (field, key) in [("title", "field-title"), ("summary", "field-summary")] {
        for of in [lang, lang.other()] {
            let words_of = |version: &Commitment| {
                let text = if field == "title" { &version.title } else { &version.summary };
                text.version(of).map_or_else(String::new, |it| it.words.clone())
            };
            let (before, after) = (words_of(now), words_of(then));
            if before != after {
                let label = both::label_in(of, messages.text(key), messages);
                rows.push((label, spoken(before, of), spoken(after, of)));
            }
        }
    }
    let mut plain = |key: &str, before: String, after: String| {
        if before != after {
            rows.push((messages.say(key), before.into_any(), after.into_any()));
        }
    };
    let due = |it: &Commitment| it.due.map_or_else(|| messages.say("due-none"), |it| messages.due(it));
    plain("field-due", due(now), due(then));
    let nature = |it: &Commitment| messages.of_word("nature", it.nature).to_owned();
    plain("nature", nature(now), nature(then));
    let standing = |it: &Commitment| messages.of_word("standing", it.standing).to_owned();
    plain("standing", standing(now), standing(then));
    let basis = |it: &Commitment| messages.of_word("basis", it.basis).to_owned();
    plain("field-basis", basis(now), basis(then));
    let areas = |version: &Commitment| {
        let name =
            |code: &String| context.reference.area(code).map_or_else(|| code.clone(), |it| it.name.words(lang).into());
        messages.list(&version.areas.iter().map(name).collect::<Vec<_>>())
    };
    if !same(&now.areas, &then.areas) {
        plain("field-areas", areas(now), areas(then));
    }
    rows
}

fn spoken(text: String, lang: Lang) -> AnyView {
    view! { <span lang=lang.code()>{text}</span> }.into_any()
}

/// Changes the shared fields, proposes a change, or answers a proposed one.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(
    request: RequestContext,
    member: Member,
    path: CommitmentPath,
    mut form_data: FormData,
) -> FormResult {
    let typed = ReviseForm::read(&form_data);
    let (slug, messages) = (path.slug.as_str(), request.messages);
    let form = ProposalRef { version: typed.version, idempotency_key: typed.key };
    let reason = typed.reason;
    let ask = match typed.act.parse::<revise::ReviseAction>() {
        Ok(ask) => ask,
        Err(_) => return Ok(FormOutcome::Refused(form_data)),
    };
    if ask != revise::ReviseAction::Revise {
        let proposal = ProposalId(typed.proposal);
        let reply = ProposalReply { proposal, accepted: ask == revise::ReviseAction::Accept, reason };
        return match request.accord.commitments().answer_change(&member, slug, form, reply).await {
            Ok(_) => redirect_done(&paths::review(request.lang), "replied"),
            Err(refusal) => refuse_form(&request, form_data, refusal),
        };
    }
    let present = request.accord.commitments().member_commitment(&member, slug).await?.state.commitment;
    let Some(shared) = fields::read(&mut form_data, messages) else { return Ok(FormOutcome::Refused(form_data)) };
    let revised = shared.applied(Commitment {
        title: edited(&form_data, CommitmentForm::NAMES.title, &present.title),
        summary: edited(&form_data, CommitmentForm::NAMES.summary, &present.summary),
        ..present
    });
    match request.accord.commitments().revise(&member, slug, form, revised, reason).await {
        Ok(Revised::Done) => history(&request, slug),
        Ok(Revised::Proposed(_)) => Ok(FormOutcome::Redirect(paths::revise(request.lang, slug))),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
