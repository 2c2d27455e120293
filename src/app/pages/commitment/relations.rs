//! Viewing a commitment's links to others, and adding one.

use leptos::prelude::*;

use crate::app::components::card::CardHead;
use crate::app::components::commitment_field::{CommitmentField, Naming, naming, picked};
use crate::app::components::field::{Choice, RadioGroup};
use crate::app::components::form_page::FormKeys;
use crate::app::components::head::{PageHead, commitment_link};
use crate::app::components::text::{LocalizedText, around, note};
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::redirect_done;
use crate::app::form::outcome::refuse_form;
use crate::app::form::parse::choice;
use crate::app::form::parse::noted;
use crate::app::open_commitment::OpenCommitment;
use crate::app::pages;
use crate::app::pages::commitment::restructuring::effect;
use crate::app::request::RenderContext;
use crate::app::{Error, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::commitment::relation::{Relation, RelationKind};
use crate::domain::record::noun::Noun;
use crate::i18n::Messages;
use crate::paths;
use crate::paths::CommitmentPath;
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::commitment::relations::AddRelation;
use crate::service::commitment::restructuring::Restructured;
use crate::store::list::ListRow;

form! {
    /// A link to another commitment.
    RelationForm {
        values { to, relation, basis, version, key }
    }
}

/// Loads the links, with the form that adds one.
///
/// # Errors
/// If the user may not change the shared fields, or the database does not respond.
pub async fn page(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> PageResult {
    let (naming, form_data) = naming(&request, form_data, |field| field == RelationForm::NAMES.to).await?;
    let opened =
        OpenCommitment::open(&request, &member, &path.slug, "relations-title", MemberCommitment::may_change_shared)
            .await?;
    let form_data = opened.with_keys(&request, form_data, Versioned::Relations);
    let OpenCommitment { case, frame, context, mut page_context } = opened;
    let found = request.accord.commitments().find(&mut page_context.snapshot, &path.slug).await?;
    let thread = found.ok_or(Error::NotFound(Noun::Commitment))?.thread;
    let effect = effect(&case, "relations-proposed", &context);
    let (messages, lang) = (request.messages, request.lang);
    let done = request.parameter("done").is_some();
    Ok(Page::private(frame, move || {
        let lines: Vec<_> = thread.iter().map(|(link, other)| line(link, other, &case.id.0, &context)).collect();
        let none = lines.is_empty().then(|| view! { <p>{messages.text("commitment-thread-none")}</p> });
        let form = if case.state.dealings.restructuring.is_some() {
            let address = paths::restructure(lang, &case.state.commitment.slug);
            let link = view! { <a href=address>{messages.text("restructuring-open")}</a> };
            view! { <p class="card">{around(messages, "relations-waiting", &[], "proposal", link)}</p> }.into_any()
        } else {
            form(naming, effect, &form_data, &context)
        };
        view! {
            <PageHead
                steps=vec![(paths::commitments(lang), messages.say("nav-commitments"))]
                title=messages.text("relations-title")
                about=Some(commitment_link(&case.state.commitment, lang))
                saved=done.then(|| messages.say("form-saved"))
                form_data=form_data.clone()
                context=context.clone()
            />
            <div class="columns even">
                <section class="card">
                    <CardHead title=messages.text("commitment-thread") />
                    {none}
                    <ul class="feed">{lines}</ul>
                </section>
                {form}
            </div>
        }
    }))
}

/// Parses the submitted form; records invalid values as errors on their fields.
pub fn read(form_data: &mut FormData, messages: Messages) -> Option<AddRelation> {
    let typed = RelationForm::read(form_data);
    if noted(form_data, RelationForm::NAMES.to).is_none() {
        form_data.refuse(RelationForm::NAMES.to, messages.say("problem-missing"));
    }
    let kind = choice(form_data, RelationForm::NAMES.relation, messages)?;
    (!form_data.is_refused()).then(|| AddRelation {
        to: typed.to,
        kind,
        basis: noted(form_data, RelationForm::NAMES.basis),
        version: typed.version,
        idempotency_key: typed.key,
    })
}

fn line(link: &Relation, other: &ListRow, id: &str, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let inverse = if link.from.as_str() == id { "" } else { "-inverse" };
    let relation = messages.say(&format!("relation-{}{inverse}", link.kind));
    let basis = link.basis.as_deref().map(|it| view! { <span>{note(it, lang)}</span> });
    view! {
        <li>
            <a class="t" href=paths::commitment(lang, &other.listed.slug)>
                <LocalizedText text=other.listed.title.clone() lang=lang />
            </a>
            {basis}
            <span class="meta">{relation}</span>
        </li>
    }
    .into_any()
}

fn form(naming: Naming, effect: Option<String>, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let kinds = RelationKind::ALL
        .iter()
        .map(|it| Choice::new(it.word(), messages.of_word("relation", *it)))
        .collect::<Vec<_>>();
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{messages.text("relations-add")}</h2>
                <p class="note">{effect.unwrap_or_else(|| messages.say("relations-at-once"))}</p>
            </header>
            <FormKeys form_data=form_data.clone() />
            <RadioGroup name=RelationForm::NAMES.relation label=messages.text("relations-kind") choices=kinds form_data=form_data.clone() />
            <CommitmentField
                name=RelationForm::NAMES.to
                label=messages.text("field-other-commitment")
                hint=messages.text("field-other-commitment-hint")
                naming=naming
                form_data=form_data.clone()
                messages=messages
            />
            <TextArea
                name=RelationForm::NAMES.basis
                label=messages.text("form-reason")
                hint=messages.text("form-reason-hint-both")
                form_data=form_data.clone()
            />
            <button class="button">{messages.text("relations-add")}</button>
        </form>
    }
    .into_any()
}

/// Links a commitment to another.
///
/// # Errors
/// If the user may not do this, or the database does not respond.
pub async fn post(request: RequestContext, member: Member, path: CommitmentPath, form_data: FormData) -> FormResult {
    let mut form_data = picked(form_data);
    let case = request.accord.commitments().member_commitment(&member, &path.slug).await?;
    if !case.may_change_shared() {
        return Err(Error::Nowhere);
    }
    let Some(form) = pages::commitment::relations::read(&mut form_data, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    match request.accord.commitments().relate(&member, &path.slug, form).await {
        Ok(Restructured::Done(_)) => redirect_done(&paths::relations(request.lang, &path.slug), "saved"),
        Ok(Restructured::Proposed(_)) => Ok(FormOutcome::Redirect(paths::restructure(request.lang, &path.slug))),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
