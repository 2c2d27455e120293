//! The fields of what all sides share of a commitment: for one that is new, and for one that changes.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::field::{CheckboxGroup, Choice, RadioGroup, Takes, TextField};
use crate::app::entry_form::{chosen, due, field, text_words};
use crate::app::form::Typed;
use crate::app::request::Drawing;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::due::Due;
use crate::domain::commitment::{Basis, Commitment, Nature, Standing};
use crate::i18n::Words;

/// What was typed into the fields that are no texts.
#[derive(Clone, Debug)]
pub struct Shared {
    pub due: Option<Due>,
    pub nature: Nature,
    pub standing: Standing,
    /// Nothing where none was chosen.
    pub basis: Option<Basis>,
    pub areas: Vec<String>,
}

/// Reads what was typed; notes at its field what cannot be read.
pub fn read(typed: &mut Typed, words: Words) -> Option<Shared> {
    let due = due(typed, "due", words);
    let nature = chosen(typed, "nature", words);
    let standing = chosen(typed, "standing", words);
    let basis = match typed.value("basis") {
        "" => None,
        _ => chosen(typed, "basis", words),
    };
    let areas = typed.values("areas").map(str::to_owned).collect();
    let (nature, standing) = (nature?, standing?);
    (!typed.is_refused()).then_some(Shared { due, nature, standing, basis, areas })
}

/// What stands in the fields for a commitment.
pub fn fields(it: &Commitment) -> Vec<(String, String)> {
    let mut fields = text_words("title", &it.title);
    fields.extend(text_words("summary", &it.summary));
    fields.push(field("due", it.due.map_or_else(String::new, |it| it.to_string())));
    fields.push(field("nature", it.nature));
    fields.push(field("standing", it.standing));
    fields.push(field("basis", it.basis));
    fields.extend(it.areas.iter().map(|code| field("areas", code)));
    fields
}

/// The fields.
pub fn draw(typed: &Typed, drawing: &Drawing) -> AnyView {
    let (words, lang) = (drawing.words, drawing.lang);
    let explained = |list: &str, word: &'static str| {
        let about = words.say(&format!("{list}-{word}-explanation"));
        Choice::new(word, words.of_word(list, word)).explained(about)
    };
    let standings = Standing::ALL.iter().map(|it| explained("standing", it.word())).collect();
    let bases = Basis::ALL.iter().map(|it| explained("basis", it.word())).collect();
    let natures = Nature::ALL.iter().map(|it| explained("nature", it.word())).collect();
    view! {
        {both::lines("title", words.text("revise-name"), typed, words)}
        {both::areas("summary", words.text("revise-summary"), typed, words)}
        <TextField
            name="due"
            label=words.text("due-state")
            hint=words.text("due-hint")
            takes=Takes::Text
            autocomplete="off"
            typed=typed.clone()
        />
        <RadioGroup name="nature" label=words.text("nature") choices=natures typed=typed.clone() />
        <RadioGroup name="standing" label=words.text("standing") choices=standings typed=typed.clone() />
        <RadioGroup name="basis" label=words.text("commitment-basis") choices=bases typed=typed.clone() />
        <CheckboxGroup
            name="areas"
            label=words.text("revise-areas")
            choices=areas(drawing, lang)
            typed=typed.clone()
        />
    }
    .into_any()
}

fn areas(drawing: &Drawing, lang: Lang) -> Vec<Choice> {
    drawing.reference.areas.iter().map(|it| Choice::new(it.code.clone(), it.name.words(lang))).collect()
}
