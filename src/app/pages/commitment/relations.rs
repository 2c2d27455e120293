//! The links of a commitment to others: read, and one added.

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup, Takes, TextField};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::text::LocalizedText;
use crate::app::components::text_area::TextArea;
use crate::app::entry_form::{chosen, noted};
use crate::app::form::FormData;
use crate::app::form::outcome::FormOutcome;
use crate::app::form::outcome::FormResult;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::pages;
use crate::app::pages::account::said;
use crate::app::pages::report::refused;
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::commitment::relation::{Relation, RelationKind};
use crate::domain::record::Noun;
use crate::i18n::Messages;
use crate::paths;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::commitment::relations::AddRelation;
use crate::store::list::ListRow;

/// The `id` of the list of what a link may lead to.
const SUGGESTIONS: &str = "commitments";

/// Loads the links, with the form that adds one.
///
/// # Errors
/// When the person may not change what all sides share, or the database does not answer.
pub async fn page(request: RequestContext, member: Member, form_data: FormData) -> PageResult {
    let case = request.accord.commitments().member_commitment(&member, &request.slug).await.map_err(refused)?;
    if !case.may_relate() {
        return Err(Error::Nowhere);
    }
    let linkable = request.accord.commitments().linkable(&member, request.lang).await.map_err(refused)?;
    let mut page_context = request.read().await?;
    let found = request.accord.commitments().find(&mut page_context.snapshot, &request.slug).await?;
    let thread = found.ok_or(Error::NotFound(Noun::Commitment))?.thread;
    let (messages, lang) = (request.messages, request.lang);
    let context = page_context.render_context(&request);
    let frame = Frame::of_own(&request, &page_context, messages.say("relations-title"));
    let (key, version) = (request.accord.idempotency_key(), case.version(Versioned::Relations));
    let form_data = form_data.or([("key", &*key), ("version", &*version)]);
    let done = request.parameter("done").is_some();
    Ok(Page::private(frame, messages.say("relations-title"), move || {
        let lines: Vec<_> = thread.iter().map(|(link, other)| line(link, other, &case.id.0, &context)).collect();
        let none = lines.is_empty().then(|| view! { <p>{messages.text("commitment-thread-none")}</p> });
        // Links of what all take part in are shared too, and no form of theirs is a proposal.
        let form = if case.proposes() {
            view! { <p class="card">{messages.text("relations-for-all")}</p> }.into_any()
        } else {
            form(linkable, &form_data, &context)
        };
        view! {
            <WorkHead
                from=(paths::commitments(lang), messages.say("nav-commitments"))
                title=messages.text("relations-title")
                commitment=case.state.commitment.clone()
                context=context.clone()
            />
            {done.then(|| said(messages.say("form-saved")))}
            <Refused form_data=form_data.clone() messages=messages />
            <div class="columns even">
                <section class="card">
                    <header>
                        <h2>{messages.text("commitment-thread")}</h2>
                    </header>
                    {none}
                    <ul class="feed">{lines}</ul>
                </section>
                {form}
            </div>
        }
    }))
}

/// Reads what was typed; notes at its field what cannot be read.
pub fn read(form_data: &mut FormData, messages: Messages) -> Option<AddRelation> {
    if noted(form_data, "to").is_none() {
        form_data.refuse("to", messages.say("problem-missing"));
    }
    let kind = chosen(form_data, "relation", messages)?;
    (!form_data.is_refused()).then(|| AddRelation {
        to: form_data.value("to").to_owned(),
        kind,
        basis: noted(form_data, "basis"),
        version: form_data.value("version").to_owned(),
        idempotency_key: form_data.value("key").to_owned(),
    })
}

fn line(link: &Relation, other: &ListRow, id: &str, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let inverse = if link.from.as_str() == id { "" } else { "-inverse" };
    let relation = messages.say(&format!("relation-{}{inverse}", link.kind));
    let basis = link.basis.clone().map(|it| view! { <span>{it}</span> });
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

/// The commitments that a field suggests.
pub fn suggestions(id: &'static str, linkable: Vec<(String, Text)>, lang: Lang) -> AnyView {
    let options: Vec<_> = linkable
        .into_iter()
        .map(|(slug, title)| view! { <option value=slug>{title.words(lang).to_owned()}</option> })
        .collect();
    view! { <datalist id=id>{options}</datalist> }.into_any()
}

fn form(linkable: Vec<(String, Text)>, form_data: &FormData, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let kinds = RelationKind::ALL
        .iter()
        .map(|it| Choice::new(it.word(), messages.of_word("relation", *it)))
        .collect::<Vec<_>>();
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{messages.text("relations-add")}</h2>
                <p class="note">{messages.text("relations-at-once")}</p>
            </header>
            <FormKeys form_data=form_data.clone() />
            <RadioGroup name="relation" label=messages.text("relations-kind") choices=kinds form_data=form_data.clone() />
            <TextField
                name="to"
                label=messages.text("field-other-commitment")
                hint=messages.text("field-other-commitment-hint")
                takes=Takes::Text
                autocomplete="off"
                list=SUGGESTIONS
                form_data=form_data.clone()
            />
            {suggestions(SUGGESTIONS, linkable, lang)}
            <TextArea
                name="basis"
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
/// When the person may not do it, or the database does not answer.
pub async fn post(request: RequestContext, member: Member, mut form_data: FormData) -> FormResult {
    let case = request
        .accord
        .commitments()
        .member_commitment(&member, &request.slug)
        .await
        .map_err(crate::app::pages::report::refused)?;
    if !case.may_relate() {
        return Err(Error::Nowhere);
    }
    let Some(form) = pages::commitment::relations::read(&mut form_data, request.messages) else {
        return Ok(FormOutcome::Refused(form_data));
    };
    match request.accord.commitments().relate(&member, &request.slug, form).await {
        Ok(()) => done(&paths::relations(request.lang, &request.slug), "saved"),
        Err(refusal) => again(&request, form_data, refusal),
    }
}
