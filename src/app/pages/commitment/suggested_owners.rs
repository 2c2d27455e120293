//! Owners that one side suggests to another: shown as suggested to the parties until that side confirms them.

use leptos::prelude::*;

use crate::app::RequestContext;
use crate::app::components::field::{Choice, RadioGroup, SelectField, to_choose};
use crate::app::components::form_page::FormKeys;
use crate::app::components::notice::said;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::outcome::{FormOutcome, FormResult, refuse_form};
use crate::app::form::parse::choice;
use crate::app::form::text::in_language;
use crate::app::pages::commitment::edit_owners::{OwnerAction, OwnerForm};
use crate::app::request::RenderContext;
use crate::domain::access::member::Member;
use crate::domain::basics::field_error::FieldError;
use crate::domain::commitment::owner::{OwnerRole, OwnerSuggestion};
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::open_proposal::Open;
use crate::i18n::Messages;
use crate::paths;
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::commitment::owners::SuggestOwner;
use crate::service::commitment::proposal::{ProposalRef, ProposalReply};
use crate::service::unit_of_work::ServiceError;

/// The roles that an owner can have.
pub fn roles(messages: Messages) -> Vec<Choice> {
    OwnerRole::ALL.iter().map(|it| Choice::new(it.word(), messages.of_word("owner-role", *it))).collect()
}

/// What is suggested to the own side, what it suggests itself, and the form for one more.
pub fn view(case: &MemberCommitment, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let own = &case.member().party;
    let open = &case.state.dealings.suggested_owners;
    let (to_us, others): (Vec<_>, Vec<_>) = open.iter().partition(|it| it.proposal.value.party == *own);
    let from_us: Vec<_> = others.into_iter().filter(|it| it.proposed_by == *own).collect();
    let typed = OwnerForm::read(form_data);
    let settled = [&typed.proposal, &typed.own]
        .into_iter()
        .filter_map(|id| case.settled_suggestion(&ProposalId(id.clone())))
        .map(|(suggestion, by)| said(settled(suggestion, by, context)))
        .collect_view();
    // What was typed about one that is settled stays, also where no form is left that has the field.
    let kept = [(OwnerForm::NAMES.answer, to_us.is_empty()), (OwnerForm::NAMES.taken_back, from_us.is_empty())]
        .map(|(name, alone)| (in_language(name, messages.lang()), alone))
        .into_iter()
        .filter(|(name, alone)| *alone && !form_data.value(name).is_empty())
        .map(|(name, _)| {
            view! {
                <section class="card write">
                    <TextArea name=name label=messages.text("form-typed") form_data=form_data.clone() />
                </section>
            }
        })
        .collect_view();
    let answer = (!to_us.is_empty()).then(|| {
        let name = OwnerForm::NAMES.proposal;
        let text = (OwnerForm::NAMES.answer, messages.text("proposal-decline-reason"));
        let confirm = (OwnerAction::Confirm, "owners-confirm");
        let acts = [Some(confirm), Some((OwnerAction::Decline, "proposal-decline"))];
        answers("owners-suggested-to-us", name, &to_us, text, acts, form_data, context)
    });
    let take_back = (!from_us.is_empty()).then(|| {
        let text = (OwnerForm::NAMES.taken_back, messages.text("form-reason"));
        let acts = [None, Some((OwnerAction::TakeBack, "proposal-take-back"))];
        answers("owners-suggested-by-us", OwnerForm::NAMES.own, &from_us, text, acts, form_data, context)
    });
    let suggest = case.may_suggest_owner().then(|| suggest(case, form_data, context));
    view! { {settled} {kept} {answer} {take_back} {suggest} }.into_any()
}

/// What became of a suggestion.
fn settled(suggestion: &OwnerSuggestion, by: Option<&Record>, context: &RenderContext) -> String {
    let messages = context.messages;
    let (key, party) = match by.and_then(|it| it.fact.as_ref()) {
        Some(Fact::OwnerNamed(owner)) => ("owners-settled-named", &owner.party),
        Some(Fact::OwnerSuggestionAnswered(answer)) if answer.party == suggestion.suggested_by => {
            ("owners-settled-taken-back", &answer.party)
        }
        Some(Fact::OwnerSuggestionAnswered(answer)) if answer.accepted => ("owners-settled-confirmed", &answer.party),
        Some(Fact::OwnerSuggestionAnswered(answer)) => ("owners-settled-declined", &answer.party),
        _ => ("owners-settled", &suggestion.party),
    };
    let day = by.map(|it| messages.day_in_prose(it.effective_on)).unwrap_or_default();
    let args = [
        ("organisation", context.organisation(suggestion.organisation.as_str()).into()),
        ("party", context.party(party.as_str()).into()),
        ("day", day.into()),
    ];
    messages.with(key, &args)
}

/// The form that answers one of these suggestions.
fn answers(
    title: &str,
    name: &'static str,
    open: &[&Open<OwnerSuggestion>],
    (text, label): (&str, &str),
    acts: [Option<(OwnerAction, &str)>; 2],
    form_data: &FormData,
    context: &RenderContext,
) -> AnyView {
    let messages = context.messages;
    let choices: Vec<Choice> = open
        .iter()
        .map(|it| {
            let suggestion = &it.proposal.value;
            let args = [
                ("organisation", context.organisation(suggestion.organisation.as_str()).into()),
                ("role", messages.of_word("owner-role", suggestion.role).into()),
                ("party", context.party(it.proposed_by.as_str()).into()),
                ("day", messages.day(it.proposal.effective_on).into()),
            ];
            Choice::new(suggestion.id.as_str(), messages.with("owners-suggested-one", &args))
        })
        .collect();
    let first = choices.first().filter(|_| choices.len() == 1).map(|it| it.value.clone()).unwrap_or_default();
    let form_data = form_data.clone().or([(name, &*first)]);
    let buttons: Vec<_> = acts
        .into_iter()
        .flatten()
        .map(|(act, key)| {
            let class = if act == OwnerAction::Confirm { "button" } else { "button plain" };
            view! {
                <button class=class name=OwnerForm::NAMES.act value=act.word()>
                    {messages.text(key)}
                </button>
            }
        })
        .collect();
    view! {
        <form class="card write" method="post" novalidate=true>
            <FormKeys form_data=form_data.clone() />
            <RadioGroup name=name label=messages.text(title) choices=choices form_data=form_data.clone() />
            <TextArea name=in_language(text, messages.lang()) label=label form_data=form_data />
            <div class="row acts">{buttons}</div>
        </form>
    }
    .into_any()
}

/// The form that suggests an organisation of another side.
fn suggest(case: &MemberCommitment, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let others = case.concerned().into_iter().filter(|it| *it != case.member().party);
    let of = |party: PartyCode| {
        let tag = context.party_tag(party.as_str());
        let codes = context.reference.organisations_of(&party);
        let name = |code: &str| {
            let args = [("label", tag.as_str().into()), ("value", context.organisation(code).into())];
            Choice::new(code, messages.with("labelled", &args))
        };
        codes.map(|it| name(it.as_str())).collect::<Vec<_>>()
    };
    let organisations = to_choose(messages, others.flat_map(of).collect::<Vec<_>>());
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{messages.text("owners-suggest-title")}</h2>
            </header>
            <FormKeys form_data=form_data.clone() />
            <p class="note">{messages.text("owners-suggest-lead")}</p>
            <SelectField
                name=OwnerForm::NAMES.suggested
                label=messages.text("organisation")
                choices=organisations
                form_data=form_data.clone()
                narrow=messages.text("narrow-choices")
            />
            <SelectField
                name=OwnerForm::NAMES.suggested_role
                label=messages.text("owners-role")
                choices=roles(messages)
                form_data=form_data.clone()
            />
            <button class="button" name=OwnerForm::NAMES.act value=OwnerAction::Suggest.word()>
                {messages.text("owners-suggest")}
            </button>
        </form>
    }
    .into_any()
}

/// Suggests an owner, or answers what was suggested.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(
    request: RequestContext,
    member: Member,
    slug: &str,
    mut form_data: FormData,
    action: OwnerAction,
) -> FormResult {
    let typed = OwnerForm::read(&form_data);
    let commitments = request.accord.commitments();
    let (name, proposal, reason) = match action {
        OwnerAction::Suggest => {
            let role = choice::<OwnerRole>(&mut form_data, OwnerForm::NAMES.suggested_role, request.messages);
            let Some(role) = role else { return Ok(FormOutcome::Refused(form_data)) };
            let (version, idempotency_key) = (typed.version, typed.key);
            let form = SuggestOwner { organisation: (*typed.suggested).into(), role, version, idempotency_key };
            return match commitments.suggest_owner(&member, slug, form).await {
                Ok(_) => Ok(FormOutcome::Redirect(paths::commitment(request.lang, slug))),
                Err(refusal) => refuse_form(&request, form_data, refusal),
            };
        }
        OwnerAction::Confirm | OwnerAction::Decline => (OwnerForm::NAMES.answer, typed.proposal, typed.answer),
        OwnerAction::TakeBack => (OwnerForm::NAMES.taken_back, typed.own, typed.taken_back),
    };
    let list = if action == OwnerAction::TakeBack { OwnerForm::NAMES.own } else { OwnerForm::NAMES.proposal };
    if proposal.is_empty() {
        form_data.refuse(list, request.messages.say("problem-choose"));
        return Ok(FormOutcome::Refused(form_data));
    }
    let form = ProposalRef { version: typed.version, idempotency_key: typed.key };
    let accepted = action == OwnerAction::Confirm;
    let reply = ProposalReply { proposal: ProposalId(proposal), accepted, reason };
    match commitments.answer_suggested_owner(&member, slug, form, reply).await {
        Ok(()) => Ok(FormOutcome::Redirect(paths::commitment(request.lang, slug))),
        // What is wrong with the suggestion or the reason stands beside the field of its form.
        Err(ServiceError::Invalid(faults)) => {
            let reason = in_language(name, request.messages.lang());
            let named = |field: &str| if field == OwnerForm::NAMES.proposal { list.to_owned() } else { reason.clone() };
            let faults = faults.into_iter().map(|it| FieldError { field: named(&it.field), ..it }).collect();
            refuse_form(&request, form_data, ServiceError::Invalid(faults))
        }
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
