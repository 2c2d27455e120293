//! Who is responsible on the own side: named, changed, released.

use leptos::prelude::*;

use crate::app::components::field::{Choice, SelectField};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::{choice, choice_or};
use crate::app::form::text::in_language;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::commitment::owner::{OwnerBasis, OwnerRole};
use crate::paths;
use crate::paths::CommitmentPath;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::commitment::revise::AssignOwner;

form! {
    /// Who is responsible.
    OwnerForm {
        values { organisation, role, basis, version, key }
        texts { reason }
    }
}

/// What the form's role says to release an owner.
pub const RELEASE: &str = "release";

/// Loads the form.
///
/// # Errors
/// When the person names no owners of the commitment, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> PageResult {
    let case = request.accord.case(&member, &path.slug).await?;
    let page_context = request.read().await?;
    if !case.may(Action::AssignOwner) {
        return Err(Error::Nowhere);
    }
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let commitment = case.state.commitment.clone();
    let frame = Frame::of_own(&request, &page_context, messages.say("owners-of-side"));
    let (key, version) = (request.accord.idempotency_key(), case.version(Versioned::Owners));
    let form_data = form_data.or([
        (OwnerForm::NAMES.key, &*key),
        (OwnerForm::NAMES.version, &*version),
        (OwnerForm::NAMES.role, OwnerRole::Lead.word()),
        (OwnerForm::NAMES.basis, OwnerBasis::Assigned.word()),
    ]);
    Ok(Page::private(frame, messages.say("owners-of-side"), move || {
        let own = case.state.owners.iter().filter(|it| it.value.party == member.party);
        let owners: Vec<_> = own
            .map(|it| {
                let name = context.organisation(it.value.organisation.as_str());
                let role = messages.of_word("owner-role", it.value.role);
                let basis = messages.of_word("owner-basis", it.value.basis);
                view! { <li>{name} " " <span class="tag">{role}</span> " " <small class="quiet">{basis}</small></li> }
            })
            .collect();
        let none = owners.is_empty().then(|| view! { <p>{messages.text("desk-unowned")}</p> });
        let organisations: Vec<Choice> = std::iter::once(Choice::new("", messages.text("choose")))
            .chain(
                context
                    .reference
                    .organisations_of(&member.party)
                    .map(|code| Choice::new(code.as_str(), context.organisation(code.as_str()))),
            )
            .collect();
        let roles: Vec<Choice> = OwnerRole::ALL
            .iter()
            .map(|it| Choice::new(it.word(), messages.of_word("owner-role", *it)))
            .chain([Choice::new(RELEASE, messages.text("owners-release"))])
            .collect();
        let bases =
            OwnerBasis::ALL.iter().map(|it| Choice::new(it.word(), messages.of_word("owner-basis", *it))).collect();
        view! {
            <WorkHead
                from=(paths::desk(lang), messages.say("desk"))
                title=messages.text("owners-of-side")
                commitment=commitment.clone()
                context=context.clone()
            />
            <Refused form_data=form_data.clone() messages=messages />
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
                    />
                    <SelectField name=OwnerForm::NAMES.role label=messages.text("owners-role") choices=roles form_data=form_data.clone() />
                    <SelectField name=OwnerForm::NAMES.basis label=messages.text("field-basis") choices=bases form_data=form_data.clone() />
                    <TextArea
                        name=in_language(OwnerForm::NAMES.reason, lang)
                        label=messages.text("form-reason")
                        hint=messages.text("owners-reason-hint")
                        form_data=form_data.clone()
                    />
                    <button class="button">{messages.text("form-save")}</button>
                </form>
            </div>
        }
    }))
}

/// Names or releases an owner of the own side.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(
    request: RequestContext,
    member: Member,
    path: CommitmentPath,
    mut form_data: FormData,
) -> FormResult {
    let typed = OwnerForm::read(&form_data);
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
    match request.accord.assign(&member, slug, form).await {
        Ok(()) => Ok(FormOutcome::Redirect(paths::commitment(request.lang, slug))),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
