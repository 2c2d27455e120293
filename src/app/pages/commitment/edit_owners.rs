//! Who is responsible on the own side: named, changed, released.

use leptos::prelude::*;

use crate::app::components::field::{Choice, SelectField};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::text_area::TextArea;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::again;
use crate::app::pages::report::form_data::in_language;
use crate::app::pages::report::form_data::text;
use crate::app::pages::report::refused;
use crate::app::{Answer, Error, Frame, Page, Visit};
use crate::domain::access::action::Act;
use crate::domain::access::member::Member;
use crate::domain::commitment::owner::{OwnerBasis, OwnerRole};
use crate::paths;
use crate::service::commitment::member_commitment::Of;
use crate::service::commitment::revise::Assign;

/// What the form's role says to release an owner.
pub const RELEASE: &str = "release";

/// Loads the form.
///
/// # Errors
/// When the person names no owners of the commitment, or the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let case = visit.accord.case(&member, &visit.slug).await.map_err(refused)?;
    let reading = visit.read().await?;
    if !case.may(Act::AssignOwner) {
        return Err(Error::Nowhere);
    }
    let (words, lang) = (visit.words, visit.lang);
    let drawing = reading.drawing(&visit);
    let commitment = case.state.commitment.clone();
    let frame = Frame::of_own(&visit, &reading, words.say("owners-of-side"));
    let (key, version) = (visit.accord.form_key(), case.version(Of::Owners));
    let typed = typed.or([
        ("key", &*key),
        ("version", &*version),
        ("role", OwnerRole::Lead.word()),
        ("basis", OwnerBasis::Assigned.word()),
    ]);
    Ok(Page::private(frame, words.say("owners-of-side"), move || {
        let own = case.state.owners.iter().filter(|it| it.value.party == member.party);
        let owners: Vec<_> = own
            .map(|it| {
                let name = drawing.organisation(it.value.organisation.as_str());
                let role = words.of_word("owner-role", it.value.role);
                let basis = words.of_word("owner-basis", it.value.basis);
                view! { <li>{name} " " <span class="tag">{role}</span> " " <small class="quiet">{basis}</small></li> }
            })
            .collect();
        let none = owners.is_empty().then(|| view! { <p>{words.text("desk-unowned")}</p> });
        let organisations: Vec<Choice> = std::iter::once(Choice::new("", words.text("choose")))
            .chain(
                drawing
                    .reference
                    .organisations_of(&member.party)
                    .map(|code| Choice::new(code.as_str(), drawing.organisation(code.as_str()))),
            )
            .collect();
        let roles: Vec<Choice> = OwnerRole::ALL
            .iter()
            .map(|it| Choice::new(it.word(), words.of_word("owner-role", *it)))
            .chain([Choice::new(RELEASE, words.text("owners-release"))])
            .collect();
        let bases =
            OwnerBasis::ALL.iter().map(|it| Choice::new(it.word(), words.of_word("owner-basis", *it))).collect();
        view! {
            <WorkHead
                from=(paths::desk(lang), words.say("desk"))
                title=words.text("owners-of-side")
                commitment=commitment.clone()
                drawing=drawing.clone()
            />
            <Refused typed=typed.clone() words=words />
            <div class="columns even">
                <section class="card">
                    <h2>{words.text("commitment-owners")}</h2>
                    {none}
                    <ul class="owners">{owners}</ul>
                </section>
                <form class="card write" method="post" novalidate=true>
                    <FormKeys typed=typed.clone() />
                    <SelectField
                        name="organisation"
                        label=words.text("organisation")
                        choices=organisations
                        typed=typed.clone()
                    />
                    <SelectField name="role" label=words.text("owners-role") choices=roles typed=typed.clone() />
                    <SelectField name="basis" label=words.text("commitment-basis") choices=bases typed=typed.clone() />
                    <TextArea
                        name=in_language("reason", lang)
                        label=words.text("joint-reason")
                        hint=words.text("owners-reason-hint")
                        typed=typed.clone()
                    />
                    <button class="button">{words.text("owners-save")}</button>
                </form>
            </div>
        }
    }))
}

/// Names or releases an owner of the own side.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(visit: Visit, member: Member, typed: Typed) -> Outcome {
    let slug = visit.slug.as_str();
    let form = Assign {
        organisation: typed.value("organisation").into(),
        role: typed.value("role").parse().ok(),
        basis: typed.value("basis").parse().unwrap_or(OwnerBasis::Assigned),
        reason: text(&typed, "reason"),
        version: typed.value("version").to_owned(),
        form_key: typed.value("key").to_owned(),
    };
    match visit.accord.assign(&member, slug, form).await {
        Ok(()) => Ok(Posted::Done(paths::commitment(visit.lang, slug))),
        Err(refusal) => again(&visit, typed, refusal),
    }
}
