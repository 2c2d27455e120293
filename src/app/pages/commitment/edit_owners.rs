//! Who is responsible on the own side: named, changed, released.

use leptos::prelude::*;

use crate::app::components::field::{Choice, SelectField};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::again;
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::form_data::text;
use crate::app::pages::report::refused;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::commitment::owner::{OwnerBasis, OwnerRole};
use crate::paths;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::commitment::owners::AssignOwner;

/// What the form's role says to release an owner.
pub const RELEASE: &str = "release";

/// Loads the form.
///
/// # Errors
/// When the person names no owners of the commitment, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let case = request.accord.commitments().member_commitment(&member, &request.slug).await.map_err(refused)?;
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
        ("key", &*key),
        ("version", &*version),
        ("role", OwnerRole::Lead.word()),
        ("basis", OwnerBasis::Assigned.word()),
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
                        name="organisation"
                        label=messages.text("organisation")
                        choices=organisations
                        form_data=form_data.clone()
                    />
                    <SelectField name="role" label=messages.text("owners-role") choices=roles form_data=form_data.clone() />
                    <SelectField name="basis" label=messages.text("field-basis") choices=bases form_data=form_data.clone() />
                    <TextArea
                        name=in_language("reason", lang)
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
pub async fn post(request: RequestContext, member: Member, form_data: FormData) -> FormResult {
    let slug = request.slug.as_str();
    let form = AssignOwner {
        organisation: form_data.value("organisation").into(),
        role: form_data.value("role").parse().ok(),
        basis: form_data.value("basis").parse().unwrap_or(OwnerBasis::Assigned),
        reason: text(&form_data, "reason"),
        version: form_data.value("version").to_owned(),
        idempotency_key: form_data.value("key").to_owned(),
    };
    match request.accord.commitments().assign_owner(&member, slug, form).await {
        Ok(()) => Ok(FormOutcome::Redirect(paths::commitment(request.lang, slug))),
        Err(refusal) => again(&request, form_data, refusal),
    }
}
