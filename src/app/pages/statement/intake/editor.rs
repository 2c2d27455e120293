//! One proposal, open to be edited: why it was found, the fields of a commitment, and where it can be parted or merged.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::field::{Choice, SelectField};
use crate::app::components::form_page::{EnterButton, FormKeys};
use crate::app::components::meanwhile::{Labelled, Value};
use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::app::pages::commitment::fields::CommitmentForm;
use crate::app::pages::commitment::new::{self, NewCommitmentForm};
use crate::app::pages::commitment::new_link::{self, NewLinkForm};
use crate::app::pages::statement::intake::list::offered;
use crate::app::pages::statement::intake::{IntakeAction, IntakeForm, item_address, wrong};
use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;
use crate::intake::draft::{Found, Item, ItemState, cuts};
use crate::intake::extraction::OfferedKind;
use crate::paths;
use crate::service::statement::intake::Intake;

/// The most characters of the words with which a second part begins.
const SHOWN: usize = 70;

/// The fields of an item, for what a colleague saved meanwhile.
pub const FIELDS: &[Labelled] = &[
    (CommitmentForm::NAMES.title, "field-title", Value::Words),
    (CommitmentForm::NAMES.summary, "field-summary", Value::Words),
    (CommitmentForm::NAMES.due, "field-due", Value::Words),
    (CommitmentForm::NAMES.nature, "nature", Value::Of("nature")),
    (CommitmentForm::NAMES.standing, "standing", Value::Of("standing")),
    (CommitmentForm::NAMES.basis, "field-basis", Value::Of("basis")),
    (CommitmentForm::NAMES.areas, "field-areas", Value::Area),
    (NewCommitmentForm::NAMES.undertaken_by, "commitment-undertaken-by", Value::Party),
    (NewCommitmentForm::NAMES.proposed_by, "commitment-proposed-by", Value::Party),
    (NewCommitmentForm::NAMES.addressed_to, "commitment-addressed-to", Value::Party),
    (NewCommitmentForm::NAMES.owners, "commitment-leads", Value::Organisation),
    (NewCommitmentForm::NAMES.number, "commitment-number-field", Value::Words),
    (NewCommitmentForm::NAMES.locator, "commitment-locator", Value::Words),
    (NewCommitmentForm::NAMES.source, "field-source-address", Value::Words),
    (NewCommitmentForm::NAMES.passage, "commitment-passage-field", Value::Words),
    (NewCommitmentForm::NAMES.visibility, "field-visibility", Value::Of("field-visibility")),
    (NewLinkForm::NAMES.link, "link-title", Value::Words),
    (NewLinkForm::NAMES.link_kind, "relations-kind", Value::Of("relation")),
    (NewLinkForm::NAMES.link_basis, "link-basis", Value::Words),
];

/// Whether the fields of an item were sent.
pub fn is_typed(form_data: &FormData) -> bool {
    form_data.values(CommitmentForm::NAMES.standing).next().is_some()
}

/// The fields of an item, as the form of a commitment has them.
pub fn present(intake: &Intake, item: &Item) -> Vec<(String, String)> {
    let mut fields = new::fields_of(&item.commitment, &item.owners, &item.visibility);
    fields.extend(new_link::present(item.link.as_ref(), &intake.earlier));
    fields
}

/// The form.
pub fn form(intake: &Intake, item: &Item, form_data: &FormData, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let names = IntakeForm::NAMES;
    let form_data = &if is_typed(form_data) {
        form_data.clone()
    } else {
        present(intake, item).into_iter().fold(form_data.clone(), |form_data, (name, value)| form_data.and(name, value))
    };
    let slug = &intake.statement.slug;
    let free: Vec<&Item> = intake.draft.items.iter().filter(|it| it.state != ItemState::Entered).collect();
    let at = free.iter().position(|it| it.id == item.id).unwrap_or_default();
    let beside = |to: Option<&&Item>, text: &'static str, key: &'static str| {
        to.map(|it| view! { <a href=item_address(lang, slug, it.id) data-key=key>{messages.text(text)}</a> })
    };
    let place = messages.with("intake-item", &[("n", (at + 1).into()), ("of", free.len().into())]);
    let state = messages.of_word("intake-state", item.state);
    let act = |act: IntakeAction, text: &'static str, class: &'static str, key: Option<&'static str>| {
        view! { <button class=class name=names.act value=act.word() data-key=key>{messages.text(text)}</button> }
    };
    let since = item.since.map(|since| {
        view! { <p class="note">{messages.of_word("intake-since", since)}</p> }
    });
    let also = (!item.also.is_empty()).then(|| {
        let also: Vec<_> = item.also.iter().map(|it| view! { <li>{it.clone()}</li> }).collect();
        view! { <p class="note">{messages.text("intake-also")}</p> <ul>{also}</ul> }
    });
    let merge = free[..at].iter().any(|it| it.state != ItemState::Dropped).then(|| {
        view! {
            <p class="note">{messages.text("intake-merge-note")}</p>
            {act(IntakeAction::Merge, "intake-merge", "button plain", None)}
        }
        .into_any()
    });
    view! {
        <form class="card write" method="post" novalidate=true action=paths::intake(lang, slug)>
            <EnterButton act=IntakeAction::AcceptItem.word() label=messages.say("intake-accept-item") />
            <FormKeys form_data=form_data.clone() />
            <input type="hidden" name=names.item value=item.id.to_string() />
            <header>
                <h2>{place} " " <span class="count">{state}</span></h2>
                <nav class="row" aria-label=messages.text("intake-items")>
                    {beside(at.checked_sub(1).and_then(|at| free.get(at)), "intake-previous", "KeyK")}
                    {beside(free.get(at + 1), "intake-next", "KeyJ")}
                    <a href=paths::intake(lang, slug) data-key="KeyL">
                        {messages.text("intake-all")}
                    </a>
                    <a href=format!("#{}", in_language(CommitmentForm::NAMES.title, lang)) data-key="KeyE">
                        {messages.text("intake-edit")}
                    </a>
                </nav>
            </header>
            {since}
            {item.found.as_ref().map(|it| why(it, context))}
            {offered(intake, &item.offered, context)}
            {also}
            {new::draw(&intake.statement, form_data, context)}
            {link(intake, item, form_data, context)}
            <div class="row acts">
                {act(IntakeAction::AcceptItem, "intake-accept-item", "button", Some("KeyA"))}
                {act(IntakeAction::Save, "intake-save-item", "button plain", Some("KeyS"))}
                {act(IntakeAction::DropItem, "intake-drop-item", "button plain", Some("KeyD"))}
            </div>
            {parting(item, merge, form_data, context)}
        </form>
    }
    .into_any()
}

/// The fields that link it to an earlier commitment: to those that it may have to do with, or that a colleague chose.
fn link(intake: &Intake, item: &Item, form_data: &FormData, context: &RenderContext) -> Option<AnyView> {
    let earlier = intake.earlier.iter().filter_map(|earlier| {
        let kind = item.offered.iter().find(|it| it.0 == earlier.slug).map(|it| it.1);
        let fits = item.has_to_do_with(&earlier.id, &earlier.slug) && kind != Some(OfferedKind::Same);
        fits.then(|| (earlier, kind.map(|it| context.messages.of_word("intake-offered", it).to_owned())))
    });
    new_link::draw(&earlier.collect::<Vec<_>>(), form_data, context)
}

/// Why it was found, in words.
fn why(found: &Found, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let quoted = |words: &str| messages.with("intake-words", &[("words", words.into())]);
    let labelled = |label: &str, value: String| {
        messages.with("labelled", &[("label", label.to_owned().into()), ("value", value.into())])
    };
    let reasons = found.reasons.iter().map(|(kind, words)| {
        let said = messages.of_word("intake-reason", *kind);
        words.as_deref().map_or_else(|| said.to_owned(), |words| labelled(said, quoted(words)))
    });
    let areas = found.areas.iter().map(|(code, words)| {
        let area = context.reference.area(code).map_or_else(|| code.clone(), |it| it.name.words(lang).to_owned());
        let words: Vec<String> = words.iter().map(|it| quoted(it)).collect();
        labelled(&area, messages.list(&words))
    });
    let due = found.due.as_deref().map(|words| labelled(messages.text("field-due"), quoted(words)));
    let unknown = (!found.unknown.is_empty()).then(|| {
        let names: Vec<String> = found.unknown.iter().map(|it| quoted(it)).collect();
        labelled(messages.text("intake-unknown"), messages.list(&names))
    });
    let lines: Vec<_> = reasons.chain(areas).chain(due).chain(unknown).map(|it| view! { <li>{it}</li> }).collect();
    view! {
        <details class="fold">
            <summary>
                {messages.text("intake-why")} " "
                <span class="count">{messages.of_word("intake-sureness", found.sureness)}</span>
            </summary>
            <ul>{lines}</ul>
        </details>
    }
    .into_any()
}

/// The place that the choice of a second part names in words; nothing where it was made in other words.
pub fn place_chosen(value: &str, words: &str) -> Option<usize> {
    let (at, length) = value.split_once('/')?;
    let at = at.parse().ok().filter(|at| cuts(words).contains(at))?;
    (length.parse() == Ok(words.chars().count())).then_some(at)
}

/// Where an item's words, as they are typed, may be parted in each language that it has words in, and the button that
/// merges it.
fn parting(item: &Item, merge: Option<AnyView>, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let field = |lang: Lang| in_language(IntakeForm::NAMES.at, lang);
    let words = |lang: Lang| form_data.value(&in_language(NewCommitmentForm::NAMES.passage, lang)).trim();
    let parted: Vec<(Lang, Vec<usize>)> = item
        .commitment
        .place
        .passage
        .0
        .iter()
        .map(|it| (it.lang, cuts(words(it.lang))))
        .filter(|it| !it.1.is_empty())
        .collect();
    // What is wrong where there is no list stands by itself.
    let unlisted = Lang::ALL.iter().filter(|lang| !parted.iter().any(|it| it.0 == **lang)).map(|it| field(*it));
    let wrong: Vec<_> =
        unlisted.chain([IntakeForm::NAMES.at.to_owned()]).filter_map(|it| wrong(&it, form_data)).collect();
    let open = !wrong.is_empty() || Lang::ALL.iter().any(|it| form_data.error(&field(*it)).is_some());
    let button = (!parted.is_empty()).then(|| {
        view! {
            <button class="button plain" name=IntakeForm::NAMES.act value=IntakeAction::Split.word()>
                {messages.text("intake-part-do")}
            </button>
        }
    });
    let lists: Vec<_> = parted
        .into_iter()
        .map(|(lang, cuts)| {
            let words = words(lang);
            let length = words.chars().count();
            let begins = |at: usize| {
                let rest: String = words.chars().skip(at).take(SHOWN).collect();
                let more = if at + SHOWN < length { "…" } else { "" };
                rest.split_whitespace().collect::<Vec<_>>().join(" ") + more
            };
            let choices = cuts.into_iter().map(|at| Choice::new(format!("{at}/{length}"), begins(at)));
            let none = Choice::new("", messages.text("intake-part-none"));
            view! {
                <SelectField
                    name=field(lang)
                    label=both::label_in(lang, messages.text("intake-part-at"), messages)
                    hint=messages.text("intake-part-hint")
                    choices=std::iter::once(none).chain(choices).collect()
                    form_data=form_data.clone()
                />
            }
        })
        .collect();
    view! {
        <details class="fold" open=open>
            <summary>{messages.text("intake-part")}</summary>
            {wrong}
            {lists}
            {button}
            {merge}
        </details>
    }
    .into_any()
}
