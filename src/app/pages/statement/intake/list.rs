//! The proposals as a list: chosen ones are accepted or dropped together, what is accepted is entered together, and words
//! of the text are added.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::field::{Choice, SelectField};
use crate::app::components::form_page::FormKeys;
use crate::app::components::text::LocalizedText;
use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::app::pages::commitment::words::run_choices;
use crate::app::pages::statement::intake::{CHOOSE, IntakeAction, IntakeForm, SHOW, item_address, wrong};
use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;
use crate::intake::draft::{Item, ItemState, MOST_ITEMS};
use crate::intake::extraction::{OfferedKind, Sureness};
use crate::paths;
use crate::service::statement::intake::Intake;

/// The field with a sentence of the text, in each language.
pub const SENTENCE: &str = "sentence";

/// The list, with its buttons, and the form that adds words of the text.
pub fn forms(
    intake: &Intake,
    show: Option<ItemState>,
    saved: Option<String>,
    form_data: &FormData,
    context: &RenderContext,
) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let slug = &intake.statement.slug;
    let items = &intake.draft.items;
    let count = |state: ItemState| items.iter().filter(|it| it.state == state).count();
    // What is dropped or entered is looked at when it is asked for.
    let is_shown = |it: &&Item| match show {
        Some(state) => it.state == state,
        None => matches!(it.state, ItemState::Open | ItemState::Accepted),
    };
    let rows: Vec<_> = items.iter().filter(is_shown).map(|it| row(intake, it, form_data, context)).collect();
    let address = paths::intake(lang, slug);
    let to_decide = count(ItemState::Open) + count(ItemState::Accepted);
    let all = (messages.text("intake-show-open"), address.clone(), to_decide, show.is_none());
    let states = ItemState::ALL.iter().map(|state| {
        let address = paths::with_query(&address, [(SHOW, state.word())]);
        (messages.of_word("intake-state", *state), address, count(*state), show == Some(*state))
    });
    let tabs: Vec<_> = std::iter::once(all)
        .chain(states)
        .map(|(label, address, count, is_current)| {
            view! {
                <a href=address aria-current=is_current.then_some("page")>
                    {label} " " <span class="count">{count}</span>
                </a>
            }
        })
        .collect();
    let accepted = count(ItemState::Accepted);
    let enter = (accepted > 0).then(|| {
        view! {
            <button class="button" name=IntakeForm::NAMES.act value=IntakeAction::Enter.word()>
                {messages.with("intake-enter", &[("n", accepted.into())])}
            </button>
        }
    });
    let choose = (show.is_none() && count(ItemState::Open) > 0).then(|| {
        let address = paths::with_query(&address, [(CHOOSE, ItemState::Open.word())]);
        view! { <a class="choose" href=format!("{address}#item")>{messages.text("intake-choose-all")}</a> }
    });
    let none = rows.is_empty().then(|| view! { <p class="quiet">{messages.text("intake-none")}</p> });
    let more = (intake.draft.more > 0).then(|| {
        let args = [("n", intake.draft.more.into()), ("most", MOST_ITEMS.into())];
        view! { <p class="note">{messages.with("intake-more", &args)}</p> }
    });
    let act = |act: IntakeAction, text: &'static str, key: Option<&'static str>| {
        view! {
            <button class="button plain" name=IntakeForm::NAMES.act value=act.word() data-key=key>
                {messages.text(text)}
            </button>
        }
    };
    let is_over = matches!(show, Some(ItemState::Dropped | ItemState::Accepted));
    view! {
        <form class="card together" method="post" novalidate=true>
            <FormKeys form_data=form_data.clone() />
            <header>
                <h2>{messages.text("intake-found")} " " <span class="count">{items.len()}</span></h2>
                {choose}
            </header>
            {saved.map(|it| view! { <p class="note">{it}</p> })}
            <nav class="states" aria-label=messages.text("intake-states")>{tabs}</nav>
            {more}
            {wrong(IntakeForm::NAMES.chosen, form_data)}
            {none}
            <ul class="queue">{rows}</ul>
            <div class="acts">
                {(show != Some(ItemState::Entered)).then(|| {
                    view! {
                        {act(IntakeAction::Accept, "intake-accept-chosen", Some("KeyA"))}
                        {act(IntakeAction::Drop, "intake-drop-chosen", Some("KeyD"))}
                        {is_over.then(|| act(IntakeAction::Reopen, "intake-reopen-chosen", None))}
                    }
                })}
                {enter}
            </div>
        </form>
        {adding(intake, form_data, context)}
        {assistance(intake, form_data, context)}
    }
    .into_any()
}

/// A proposal in the list.
fn row(intake: &Intake, item: &Item, form_data: &FormData, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let id = item.id.to_string();
    let commitment = &item.commitment;
    let title = match commitment.title.is_empty() {
        true => commitment.place.passage.clone(),
        false => commitment.title.clone(),
    };
    let shown = title.words(lang).to_owned();
    let checked = form_data.values(IntakeForm::NAMES.chosen).any(|it| it == id);
    let parties: Vec<String> = commitment.undertaken_by.iter().map(|it| context.party_tag(it.as_str())).collect();
    let areas: Vec<String> = commitment
        .areas
        .iter()
        .map(|code| context.reference.area(code).map_or_else(|| code.clone(), |it| it.name.words(lang).to_owned()))
        .collect();
    let due = commitment.due.map(|due| messages.due(due));
    let sureness = item.found.as_ref().map(|it| it.sureness).filter(|it| *it != Sureness::Sure);
    let (areas, parties) = (areas.join(" · "), parties.join(" · "));
    let notes = [
        Some(messages.of_word("intake-state", item.state)),
        sureness.map(|it| messages.of_word("intake-sureness", it)),
        item.is_claimed.then(|| messages.text("intake-claimed")),
        item.since.map(|since| messages.of_word("intake-since", since)),
        due.as_deref(),
        (!areas.is_empty()).then_some(areas.as_str()),
        (!parties.is_empty()).then_some(parties.as_str()),
    ];
    let notes: Vec<_> = notes.into_iter().flatten().map(|it| view! { <span>{it.to_owned()}</span> }).collect();
    let tick = (item.state != ItemState::Entered).then(|| {
        view! {
            <label class="check">
                <input type="checkbox" name=IntakeForm::NAMES.chosen value=id.clone() checked=checked />
                <span class="vh">{shown}</span>
            </label>
        }
    });
    let title = view! { <LocalizedText text=title lang=lang /> };
    let title = if item.state == ItemState::Entered {
        view! { <span class="t">{title}</span> }.into_any()
    } else {
        let address = item_address(lang, &intake.statement.slug, item.id);
        view! { <a class="t" href=address>{title}</a> }.into_any()
    };
    view! {
        <li data-commitment=id class=format!("s-{}", item.state.word())>
            {tick}
            <div>
                {title}
                <p class="meta">{notes}</p>
                {offered(intake, &item.offered, context)}
            </div>
        </li>
    }
    .into_any()
}

/// The recorded commitments that an item may have to do with, each with a link.
pub fn offered(intake: &Intake, offered: &[(String, OfferedKind)], context: &RenderContext) -> Option<AnyView> {
    let (messages, lang) = (context.messages, context.lang);
    let links: Vec<_> = offered
        .iter()
        .map(|(slug, kind)| {
            let said = messages.of_word("intake-offered", *kind);
            let title = intake.earlier.iter().find(|it| it.slug == *slug).map(|it| it.title.words(lang));
            let said = title.map_or_else(
                || said.to_owned(),
                |title| messages.with("labelled", &[("label", said.into()), ("value", title.into())]),
            );
            view! { <a href=paths::commitment(lang, slug)>{said}</a> }
        })
        .collect();
    (!links.is_empty()).then(|| view! { <p class="meta">{links}</p> }.into_any())
}

/// The form that makes an item of words of the text: selected beside it, or chosen from a list of its sentences.
fn adding(intake: &Intake, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let names = IntakeForm::NAMES;
    let languages: Vec<Lang> = intake.readings.iter().map(|it| it.language).collect();
    let typed = |of: &Lang| !form_data.value(&in_language(names.passage, *of)).is_empty();
    let is_open = form_data.error(names.passage).is_some() || languages.iter().any(typed);
    let lists: Vec<_> = languages
        .iter()
        .map(|of| {
            let none = Choice::new("", messages.text("commitment-sentence-none"));
            view! {
                <SelectField
                    name=in_language(SENTENCE, *of)
                    label=both::label_in(*of, messages.text("commitment-sentence"), messages)
                    hint=messages.text("intake-sentence-hint")
                    choices=std::iter::once(none).chain(run_choices(&intake.statement, *of, messages)).collect()
                    form_data=form_data.clone()
                />
            }
        })
        .collect();
    view! {
        <details class="card read" open=is_open>
            <summary>{messages.text("intake-add")}</summary>
            <form class="write" method="post" novalidate=true>
                <FormKeys form_data=form_data.clone() />
                {both::areas(names.passage, messages.text("intake-add-words"), form_data, messages)}
                {lists}
                <button class="button" name=names.act value=IntakeAction::Add.word()>
                    {messages.text("intake-add-do")}
                </button>
            </form>
        </details>
    }
    .into_any()
}

/// The form that asks the model of the operator's own, where there is one: what is sent where, and what came of it last.
fn assistance(intake: &Intake, form_data: &FormData, context: &RenderContext) -> Option<AnyView> {
    let messages = context.messages;
    let (host, text) = (intake.assistant.clone()?, intake.asked_text()?);
    let n = text.words.chars().count();
    let note = messages.with(
        "intake-assist-note",
        &[("host", host.into()), ("language", messages.of_word("language", text.lang).into()), ("n", n.into())],
    );
    let claims = intake.draft.claims.map(|it| {
        let args = [("added", it.added.into()), ("known", it.known.into()), ("made_up", it.made_up.into())];
        view! { <p>{messages.with("intake-assist-claims", &args)}</p> }
    });
    let form = view! {
        <form class="card stack ask-assistant" method="post" novalidate=true>
            <FormKeys form_data=form_data.clone() />
            <h2>{messages.text("intake-assist")}</h2>
            <p class="note">{note}</p>
            {claims}
            {wrong(IntakeForm::NAMES.act, form_data)}
            <div class="acts">
                <button class="button plain" name=IntakeForm::NAMES.act value=IntakeAction::Assist.word()>
                    {messages.text("intake-assist-do")}
                </button>
            </div>
        </form>
    };
    Some(form.into_any())
}
