//! Naming, changing and releasing the owners on one's own side; suggesting one of another side, and answering that.

use leptos::prelude::*;

use crate::app::Page;
use crate::app::PageResult;
use crate::app::RequestContext;
use crate::app::components::field::{Choice, SelectField, to_choose};
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::{PageHead, commitment_link};
use crate::app::components::reason::Reason;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::choice;
use crate::app::form::parse::choice_or;
use crate::app::open_commitment::OpenCommitment;
use crate::app::pages::commitment::suggested_owners;
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::owner::{OwnerBasis, OwnerRole};
use crate::paths;
use crate::paths::CommitmentPath;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::commitment::owners::AssignOwner;

form! {
    /// Who is responsible.
    OwnerForm {
        values { organisation, role, basis, suggested, suggested_role, proposal, own, act, version, key }
        texts { reason, answer, taken_back }
    }
}

string_enum! {
    /// What is done with suggested owners, in the field `act`; the button that names one of the own side has none.
    OwnerAction {
        Suggest = "suggest",
        Confirm = "confirm",
        Decline = "decline",
        TakeBack = "take_back",
    }
}

/// The value of the form's role field that releases an owner.
pub const RELEASE: &str = "release";

/// Loads the form.
///
/// # Errors
/// If the user may not name owners of the commitment, or the database does not respond.
pub async fn page(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> PageResult {
    let opened =
        OpenCommitment::open(&request, &member, &path.slug, "owners-of-side", |case| case.may(Action::AssignOwner))
            .await?;
    let form_data = opened.with_keys(&request, form_data, Versioned::Owners).or([
        (OwnerForm::NAMES.role, OwnerRole::Lead.word()),
        (OwnerForm::NAMES.basis, OwnerBasis::Assigned.word()),
        (OwnerForm::NAMES.suggested_role, OwnerRole::Lead.word()),
    ]);
    let OpenCommitment { case, frame, context, .. } = opened;
    let (messages, lang) = (request.messages, request.lang);
    let commitment = case.state.commitment.clone();
    Ok(Page::private(frame, move || {
        let own = case.state.owners.iter().filter(|it| it.value.party == member.party);
        let owners: Vec<_> = own
            .map(|owner| {
                let name = context.organisation(owner.value.organisation.as_str());
                let role = messages.of_word("owner-role", owner.value.role);
                let basis = messages.of_word("owner-basis", owner.value.basis);
                view! { <li>{name} " " <span class="tag">{role}</span> " " <small class="quiet">{basis}</small></li> }
            })
            .collect();
        let theirs = suggested_owners::view(&case, &form_data, &context);
        let none = owners.is_empty().then(|| view! { <p>{messages.text("desk-unowned")}</p> });
        let organisations = context.reference.organisations_of(&member.party);
        let organisations = organisations.map(|code| Choice::new(code.as_str(), context.organisation(code.as_str())));
        let organisations = to_choose(messages, organisations);
        let release = Choice::new(RELEASE, messages.text("owners-release"));
        let roles: Vec<Choice> = suggested_owners::roles(messages).into_iter().chain([release]).collect();
        let bases = OwnerBasis::CHOOSABLE
            .iter()
            .map(|it| Choice::new(it.word(), messages.of_word("owner-basis", *it)))
            .collect();
        view! {
            <PageHead
                steps=vec![(paths::desk(lang), messages.say("desk"))]
                title=messages.text("owners-of-side")
                about=Some(commitment_link(&commitment, lang))
                form_data=form_data.clone()
                context=context.clone()
            />
            <div class="columns even">
                <section class="card">
                    <h2>{messages.text("commitment-owners")}</h2>
                    {none}
                    <ul class="owners">{owners}</ul>
                </section>
                <form class="card write" method="post" novalidate=true>
                    <FormKeys form_data=form_data.clone() />
                    <SelectField
                        name=OwnerForm::NAMES.organisation
                        label=messages.text("organisation")
                        choices=organisations
                        form_data=form_data.clone()
                        narrow=messages.text("narrow-choices")
                    />
                    <SelectField name=OwnerForm::NAMES.role label=messages.text("owners-role") choices=roles form_data=form_data.clone() />
                    <SelectField name=OwnerForm::NAMES.basis label=messages.text("field-basis") choices=bases form_data=form_data.clone() />
                    <Reason
                        hint=messages.text("owners-reason-hint")
                        button=messages.text("form-save")
                        form_data=form_data.clone()
                        messages=messages
                    />
                </form>
            </div>
            {theirs}
        }
    }))
}

/// Names or releases an owner on the user's own side, suggests one of another side, or answers such a suggestion.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(
    request: RequestContext,
    member: Member,
    path: CommitmentPath,
    mut form_data: FormData,
) -> FormResult {
    let typed = OwnerForm::read(&form_data);
    if let Ok(action) = typed.act.parse::<OwnerAction>() {
        return suggested_owners::post(request, member, &path.slug, form_data, action).await;
    }
    let role = if typed.role == RELEASE {
        Some(None)
    } else {
        choice::<OwnerRole>(&mut form_data, OwnerForm::NAMES.role, request.messages).map(Some)
    };
    let basis = choice_or(&mut form_data, OwnerForm::NAMES.basis, OwnerBasis::Assigned, request.messages);
    let (Some(role), Some(basis)) = (role, basis) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    let slug = path.slug.as_str();
    let form = AssignOwner {
        organisation: (*typed.organisation).into(),
        role,
        basis,
        reason: typed.reason,
        version: typed.version,
        idempotency_key: typed.key,
    };
    match request.accord.commitments().assign_owner(&member, slug, form).await {
        Ok(()) => Ok(FormOutcome::Redirect(paths::commitment(request.lang, slug))),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
