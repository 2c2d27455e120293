//! The links of a commitment to others: read, and one added.

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup, Takes, TextField};
use crate::app::components::form_page::{FormKeys, Refused, WorkHead};
use crate::app::components::text::Words as Shown;
use crate::app::components::text_area::TextArea;
use crate::app::entry_form::{chosen, noted};
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::form::outcome::Posted;
use crate::app::form::outcome::again;
use crate::app::form::outcome::done;
use crate::app::pages;
use crate::app::pages::account::said;
use crate::app::pages::report::refused;
use crate::app::request::Drawing;
use crate::app::{Answer, Error, Frame, Page, Visit};
use crate::domain::access::member::Member;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::commitment::relation::{Relation, RelationKind};
use crate::domain::record::Noun;
use crate::i18n::Words;
use crate::paths;
use crate::service::commitment::member_commitment::Of;
use crate::service::portfolio::reference_data::Relate;
use crate::store::list::Entry;

/// The `id` of the list of what a link may lead to.
const SUGGESTIONS: &str = "commitments";

/// Loads the links, with the form that adds one.
///
/// # Errors
/// When the person may not change what all sides share, or the database does not answer.
pub async fn page(visit: Visit, member: Member, typed: Typed) -> Answer {
    let case = visit.accord.case(&member, &visit.slug).await.map_err(refused)?;
    if !case.may_relate() {
        return Err(Error::Nowhere);
    }
    let linkable = visit.accord.linkable(&member, visit.lang).await.map_err(refused)?;
    let mut reading = visit.read().await?;
    let found = visit.accord.commitment(&mut reading.snapshot, &visit.slug).await?;
    let thread = found.ok_or(Error::NotFound(Noun::Commitment))?.thread;
    let (words, lang) = (visit.words, visit.lang);
    let drawing = reading.drawing(&visit);
    let frame = Frame::of_own(&visit, &reading, words.say("relations-title"));
    let (key, version) = (visit.accord.form_key(), case.version(Of::Relations));
    let typed = typed.or([("key", &*key), ("version", &*version)]);
    let done = visit.parameter("done").is_some();
    Ok(Page::private(frame, words.say("relations-title"), move || {
        let lines: Vec<_> = thread.iter().map(|(link, other)| line(link, other, &case.id.0, &drawing)).collect();
        let none = lines.is_empty().then(|| view! { <p>{words.text("commitment-thread-none")}</p> });
        // Links of what all take part in are shared too, and no form of theirs is a proposal.
        let form = if case.proposes() {
            view! { <p class="card">{words.text("relations-for-all")}</p> }.into_any()
        } else {
            form(linkable, &typed, &drawing)
        };
        view! {
            <WorkHead
                from=(paths::commitments(lang), words.say("nav-commitments"))
                title=words.text("relations-title")
                commitment=case.state.commitment.clone()
                drawing=drawing.clone()
            />
            {done.then(|| said(words.say("owners-saved")))}
            <Refused typed=typed.clone() words=words />
            <div class="columns even">
                <section class="card">
                    <header>
                        <h2>{words.text("commitment-thread")}</h2>
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
pub fn read(typed: &mut Typed, words: Words) -> Option<Relate> {
    if noted(typed, "to").is_none() {
        typed.refuse("to", words.say("problem-missing"));
    }
    let kind = chosen(typed, "relation", words)?;
    (!typed.is_refused()).then(|| Relate {
        to: typed.value("to").to_owned(),
        kind,
        basis: noted(typed, "basis"),
        version: typed.value("version").to_owned(),
        form_key: typed.value("key").to_owned(),
    })
}

fn line(link: &Relation, other: &Entry, id: &str, drawing: &Drawing) -> AnyView {
    let (words, lang) = (drawing.words, drawing.lang);
    let inverse = if link.from.as_str() == id { "" } else { "-inverse" };
    let relation = words.say(&format!("relation-{}{inverse}", link.kind));
    let basis = link.basis.clone().map(|it| view! { <span>{it}</span> });
    view! {
        <li>
            <a class="t" href=paths::commitment(lang, &other.listed.slug)>
                <Shown text=other.listed.title.clone() lang=lang />
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

fn form(linkable: Vec<(String, Text)>, typed: &Typed, drawing: &Drawing) -> AnyView {
    let (words, lang) = (drawing.words, drawing.lang);
    let kinds =
        RelationKind::ALL.iter().map(|it| Choice::new(it.word(), words.of_word("relation", *it))).collect::<Vec<_>>();
    view! {
        <form class="card write" method="post" novalidate=true>
            <header>
                <h2>{words.text("relations-add")}</h2>
                <p class="note">{words.text("relations-at-once")}</p>
            </header>
            <FormKeys typed=typed.clone() />
            <RadioGroup name="relation" label=words.text("relations-kind") choices=kinds typed=typed.clone() />
            <TextField
                name="to"
                label=words.text("relations-to")
                hint=words.text("relations-to-hint")
                takes=Takes::Text
                autocomplete="off"
                list=SUGGESTIONS
                typed=typed.clone()
            />
            {suggestions(SUGGESTIONS, linkable, lang)}
            <TextArea
                name="basis"
                label=words.text("joint-reason")
                hint=words.text("relations-reason-hint")
                typed=typed.clone()
            />
            <button class="button">{words.text("relations-add")}</button>
        </form>
    }
    .into_any()
}

/// Links a commitment to another.
///
/// # Errors
/// When the person may not do it, or the database does not answer.
pub async fn post(visit: Visit, member: Member, mut typed: Typed) -> Outcome {
    let case = visit.accord.case(&member, &visit.slug).await.map_err(crate::app::pages::report::refused)?;
    if !case.may_relate() {
        return Err(Error::Nowhere);
    }
    let Some(form) = pages::commitment::relations::read(&mut typed, visit.words) else {
        return Ok(Posted::Again(typed));
    };
    match visit.accord.relate(&member, &visit.slug, form).await {
        Ok(()) => done(&paths::relations(visit.lang, &visit.slug), "saved"),
        Err(refusal) => again(&visit, typed, refusal),
    }
}
