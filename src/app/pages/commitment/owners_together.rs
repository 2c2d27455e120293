//! Making an organisation of one's own side responsible for several commitments that were chosen in the list.

use leptos::prelude::*;

use crate::app::components::field::{CheckboxGroup, Choice, SelectField, to_choose};
use crate::app::components::form_page::FormKey;
use crate::app::components::head::PageHead;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::{FormOutcome, FormResult, refuse_form};
use crate::app::form::parse::choice_or;
use crate::app::pages::portfolio::list::choice::{CHOSEN, ListDone, back, chosen_in, done, each_once};
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::commitment::owner::OwnerRole;
use crate::paths;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::commitment::owners::{AssignTogether, AssignTogetherError};

form! {
    /// Who becomes responsible, and for what.
    OwnersForm {
        values { organisation, role, back, key }
        lists { chosen }
    }
}

/// The name of the field with the version of a commitment's owners.
fn version(slug: &str) -> String {
    format!("{slug}.version")
}

/// Loads the form: the chosen commitments whose owners the person names, each with those it has.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let posted = !form_data.value(OwnersForm::NAMES.key).is_empty();
    let form_data = match posted {
        true => form_data,
        false => form_data.choosing(CHOSEN, chosen_in(&request)),
    };
    let asked = if posted {
        each_once(form_data.fields().filter_map(|(name, _)| name.strip_suffix(".version")))
    } else {
        each_once(form_data.values(CHOSEN))
    };
    let mut page_context = request.read().await?;
    let rows = request.accord.commitments().rows(&mut page_context.snapshot, &[], &asked).await?;
    let messages = request.messages;
    let frame = Frame::of_own(&request, &page_context, messages.say("owners-together-title"));
    let context = page_context.render_context(&request);
    drop(page_context);
    let ids: Vec<_> = rows.iter().map(|it| it.id.as_str().into()).collect();
    let cases = request.accord.commitments().member_commitments(&member, &ids).await?;
    let (mine, others): (Vec<_>, Vec<_>) = cases.into_iter().partition(|case| case.may(Action::AssignOwner));
    // Sent again, a refused form is about the versions that it was opened with; after a conflict, about those shown.
    let conflict = form_data.is_conflict();
    let form_data = mine.iter().fold(form_data, |form_data, case| {
        let (name, value) = (version(&case.state.commitment.slug), case.version(Versioned::Owners));
        if conflict { form_data.with(&name, value) } else { form_data.or([(name.as_str(), value.as_str())]) }
    });
    let key = request.accord.idempotency_key();
    let from = request.parameter(OwnersForm::NAMES.back).unwrap_or_default().to_owned();
    let form_data = form_data.or([
        (OwnersForm::NAMES.key, &*key),
        (OwnersForm::NAMES.back, &*from),
        (OwnersForm::NAMES.role, OwnerRole::Lead.word()),
    ]);
    let lang = request.lang;
    let list = back(form_data.value(OwnersForm::NAMES.back), lang);
    Ok(Page::private(frame, move || {
        let title = |case: &MemberCommitment| case.state.commitment.title.words(lang).to_owned();
        let choices: Vec<Choice> = mine
            .iter()
            .map(|case| {
                let own = case.state.owners.iter().filter(|it| it.value.party == member.party);
                let names: Vec<_> = own.map(|it| context.organisation(it.value.organisation.as_str())).collect();
                let names = if names.is_empty() { messages.say("desk-unowned") } else { names.join(", ") };
                Choice::new(case.state.commitment.slug.clone(), title(case)).explained(names)
            })
            .collect();
        let versions = mine
            .iter()
            .map(|case| {
                let name = version(&case.state.commitment.slug);
                view! { <input type="hidden" name=name.clone() value=form_data.value(&name).to_owned() /> }
            })
            .collect_view();
        let others: Vec<String> = others.iter().map(title).collect();
        let left_out = (!others.is_empty()).then(|| {
            let said = messages.with("owners-together-others", &[("titles", messages.list(&others).into())]);
            view! { <p class="note">{said}</p> }
        });
        let organisations = context.reference.organisations_of(&member.party);
        let organisations = organisations.map(|code| Choice::new(code.as_str(), context.organisation(code.as_str())));
        let organisations = to_choose(messages, organisations);
        let roles: Vec<Choice> =
            OwnerRole::ALL.iter().map(|it| Choice::new(it.word(), messages.of_word("owner-role", *it))).collect();
        let form = (!choices.is_empty()).then(|| {
            view! {
                <form class="card write" method="post" action=paths::owners_together(lang) novalidate=true>
                    <FormKey key=form_data.value(OwnersForm::NAMES.key) />
                    <input
                        type="hidden"
                        name=OwnersForm::NAMES.back
                        value=form_data.value(OwnersForm::NAMES.back).to_owned()
                    />
                    {versions}
                    <CheckboxGroup
                        name=OwnersForm::NAMES.chosen
                        label=messages.text("list-column-commitment")
                        choices=choices
                        form_data=form_data.clone()
                    />
                    <SelectField
                        name=OwnersForm::NAMES.organisation
                        label=messages.text("organisation")
                        choices=organisations
                        form_data=form_data.clone()
                        narrow=messages.text("narrow-choices")
                    />
                    <SelectField
                        name=OwnersForm::NAMES.role
                        label=messages.text("owners-role")
                        choices=roles
                        form_data=form_data.clone()
                    />
                    <div class="row acts">
                        <button class="button">{messages.text("form-save")}</button>
                    </div>
                </form>
            }
        });
        let none = form.is_none().then(|| view! { <p class="card">{messages.text("owners-together-none")}</p> });
        view! {
            <PageHead
                steps=vec![(list, messages.say("nav-commitments"))]
                title=messages.text("owners-together-title")
                lead=messages.say("owners-together-lead")
                form_data=form_data
                context=context
            />
            {none}
            {form}
            {left_out}
        }
    }))
}

/// Makes the organisation responsible for all that are chosen, or for none.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let typed = OwnersForm::read(&form_data);
    let (messages, lang) = (request.messages, request.lang);
    let role = choice_or(&mut form_data, OwnersForm::NAMES.role, OwnerRole::Lead, messages);
    for (wrong, field, problem) in [
        (typed.chosen.is_empty(), OwnersForm::NAMES.chosen, "list-none-chosen"),
        (typed.organisation.is_empty(), OwnersForm::NAMES.organisation, "problem-choose"),
    ] {
        if wrong {
            form_data.refuse(field, messages.say(problem));
        }
    }
    let (Some(role), false) = (role, form_data.is_refused()) else { return Ok(FormOutcome::Refused(form_data)) };
    let opened = |slug: String| (slug.clone(), form_data.value(&version(&slug)).to_owned());
    let form = AssignTogether {
        commitments: each_once(typed.chosen.iter().map(String::as_str)).into_iter().map(opened).collect(),
        organisation: (*typed.organisation).into(),
        role,
        idempotency_key: typed.key,
    };
    match request.accord.commitments().assign_owner_together(&member, form).await {
        Ok(()) => Ok(FormOutcome::Redirect(done(&back(&typed.back, lang), ListDone::Owners))),
        // Those that changed are named; the page shows whom they have now.
        Err(AssignTogetherError::Changed(titles)) => {
            for title in titles {
                let title = title.words(lang).to_owned();
                let said = messages.with("owners-together-changed", &[("title", title.into())]);
                form_data.refuse(OwnersForm::NAMES.chosen, said);
            }
            Ok(FormOutcome::Refused(form_data.conflicting(String::new())))
        }
        Err(AssignTogetherError::Refused(refusal)) => refuse_form(&request, form_data, refusal),
    }
}
