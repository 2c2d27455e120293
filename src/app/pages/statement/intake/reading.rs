//! The text with the words of each proposal marked, and what was left out of them, and why.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::form_page::FormKeys;
use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::app::pages::statement::intake::{IntakeAction, IntakeForm, item_address};
use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;
use crate::domain::statement::passages::{Passage, mark};
use crate::intake::draft::{Item, ItemState};
use crate::intake::extraction::{Extraction, LeftOut, LeftOutKind};
use crate::intake::span::Places;
use crate::islands::pick_words::PickWords;
use crate::service::statement::intake::Intake;

/// The most characters of words in the list of those left out.
const SHOWN: usize = 240;

/// The text in each language that it has, the reader's first. Words of no proposal are pale.
pub fn text(intake: &Intake, open: Option<u32>, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let held: Vec<&Item> = intake.draft.items.iter().filter(|it| it.state != ItemState::Dropped).collect();
    let texts: Vec<_> = [lang, lang.other()]
        .into_iter()
        .filter_map(|of| intake.statement.text.version(of))
        .map(|version| one(intake, version.lang, &version.words, &held, open, context))
        .collect();
    view! {
        <section class="card long" aria-labelledby="intake-text">
            <header>
                <h2 id="intake-text">{messages.text("statement-text")}</h2>
                <span class="note">{messages.text("intake-text-note")}</span>
                <a class="to-items" href="#item">{messages.text("intake-to-items")}</a>
            </header>
            {texts}
        </section>
    }
    .into_any()
}

fn one(intake: &Intake, of: Lang, words: &str, held: &[&Item], open: Option<u32>, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let passages: Vec<&str> =
        held.iter().map(|it| it.commitment.place.passage.version(of).map_or("", |it| &it.words)).collect();
    let marked = mark(words, &passages);
    let piece = |piece: &Passage<'_>| {
        let text = piece.words.to_owned();
        let Some(item) = piece.of.first().and_then(|at| held.get(*at)) else { return text.into_any() };
        let state = messages.of_word("intake-state", item.state);
        let title =
            messages.with("labelled", &[("label", state.into()), ("value", item.commitment.title.words(lang).into())]);
        let class = format!("s-{}", item.state.word());
        let current = (open == Some(item.id)).then_some("true");
        if item.state == ItemState::Entered {
            return view! { <mark class=class title=title>{text}</mark> }.into_any();
        }
        let address = item_address(lang, &intake.statement.slug, item.id);
        view! { <mark class=class><a href=address title=title aria-current=current>{text}</a></mark> }.into_any()
    };
    let paragraphs = marked
        .paragraphs
        .iter()
        .map(|pieces| view! { <p>{pieces.iter().map(piece).collect_view()}</p> })
        .collect_view();
    let label = both::label_in(of, messages.text("statement-text"), messages);
    // Words are chosen while no item is open: the field that they go into is in the list's form.
    let choose = open.is_none().then(|| {
        view! {
            <div class="row">
                <button class="button plain" type="button" hidden=true data-into=in_language(IntakeForm::NAMES.passage, of)>
                    {messages.text("intake-pick")}
                </button>
                <span
                    class="note"
                    role="status"
                    data-picked=messages.text("intake-picked")
                    data-none=messages.text("commitment-pick-none")
                ></span>
            </div>
        }
    });
    view! {
        <PickWords>
            {choose}
            <blockquote class="text marked" lang=of.code() data-words=true tabindex="0" aria-label=label>
                {paragraphs}
            </blockquote>
        </PickWords>
    }
    .into_any()
}

/// What is in no proposal, with the reason, each to be taken after all.
pub fn left_out(intake: &Intake, form_data: &FormData, context: &RenderContext) -> Option<AnyView> {
    let messages = context.messages;
    let rows: Vec<_> = intake
        .readings
        .iter()
        .flat_map(|reading| {
            let places = Places::of(&reading.text);
            let told = reading.left_out.iter().filter(|it| it.why != LeftOutKind::Structure);
            told.map(|it| row(reading, places.words(it.span).trim(), it, context)).collect::<Vec<_>>()
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="card read left-out">
                <summary>
                    {messages.text("intake-left-out")} " " <span class="count">{rows.len()}</span>
                </summary>
                <form method="post" novalidate=true>
                    <FormKeys form_data=form_data.clone() />
                    <input type="hidden" name=IntakeForm::NAMES.act value=IntakeAction::Add.word() />
                    <ul class="feed">{rows}</ul>
                </form>
            </details>
        }
        .into_any()
    })
}

fn row(reading: &Extraction, whole: &str, left: &LeftOut, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let mut words: String = whole.chars().take(SHOWN).collect();
    if words.len() < whole.len() {
        words.push('…');
    }
    let value = format!("{}-{}-{}", reading.language.code(), left.span.start, left.span.end);
    view! {
        <li>
            <span class="t" lang=reading.language.code()>{words.clone()}</span>
            <span class="meta">{messages.of_word("intake-left-out", left.why)}</span>
            <button class="button plain" name=IntakeForm::NAMES.take value=value>
                {messages.text("intake-take")}
                <span class="vh">{format!(": {words}")}</span>
            </button>
        </li>
    }
    .into_any()
}
