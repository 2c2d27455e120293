//! The fields of a commitment that all sides share, for new and for revised commitments.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::field::CheckboxGroup;
use crate::app::components::field::Choice;
use crate::app::components::field::RadioGroup;
use crate::app::components::field::TextField;
use crate::app::entry_form::field;
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::form::parse::choice;
use crate::app::form::parse::due;
use crate::app::form::text::text_words;
use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::due::Due;
use crate::domain::commitment::{Basis, Commitment, Nature, Standing};
use crate::i18n::Messages;

form! {
    /// The fields of a commitment that all sides share.
    CommitmentForm {
        values { basis, due, nature, standing }
        texts { title, summary }
        lists { areas }
    }
}

/// The submitted values of the non-text fields.
#[derive(Clone, Debug)]
pub struct Shared {
    pub due: Option<Due>,
    pub nature: Nature,
    pub standing: Standing,
    /// Nothing if none was chosen.
    pub basis: Option<Basis>,
    pub areas: Vec<String>,
}

impl Shared {
    /// The commitment with these values; its basis stays where none was chosen.
    pub fn applied(self, commitment: Commitment) -> Commitment {
        Commitment {
            due: self.due,
            nature: self.nature,
            standing: self.standing,
            basis: self.basis.unwrap_or(commitment.basis),
            areas: self.areas,
            ..commitment
        }
    }
}

/// Parses the submitted form; records invalid values as errors on their fields.
pub fn read(form_data: &mut FormData, messages: Messages) -> Option<Shared> {
    let due = due(form_data, CommitmentForm::NAMES.due, messages);
    let nature = choice(form_data, CommitmentForm::NAMES.nature, messages);
    let standing = choice(form_data, CommitmentForm::NAMES.standing, messages);
    let basis = match form_data.value(CommitmentForm::NAMES.basis) {
        "" => None,
        _ => choice(form_data, CommitmentForm::NAMES.basis, messages),
    };
    let areas = form_data.values(CommitmentForm::NAMES.areas).map(str::to_owned).collect();
    let (nature, standing) = (nature?, standing?);
    (!form_data.is_refused()).then_some(Shared { due, nature, standing, basis, areas })
}

/// The field values of a commitment.
pub fn fields(commitment: &Commitment) -> Vec<(String, String)> {
    let mut fields = text_words(CommitmentForm::NAMES.title, &commitment.title);
    fields.extend(text_words(CommitmentForm::NAMES.summary, &commitment.summary));
    fields.push(field(CommitmentForm::NAMES.due, commitment.due.map_or_else(String::new, |it| it.to_string())));
    fields.push(field(CommitmentForm::NAMES.nature, commitment.nature));
    fields.push(field(CommitmentForm::NAMES.standing, commitment.standing));
    fields.push(field(CommitmentForm::NAMES.basis, commitment.basis));
    fields.extend(commitment.areas.iter().map(|code| field(CommitmentForm::NAMES.areas, code)));
    fields
}

/// The fields.
pub fn draw(form_data: &FormData, context: &RenderContext) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let explained = |list: &str, word: &'static str| {
        let about = messages.say(&format!("{list}-{word}-explanation"));
        Choice::new(word, messages.of_word(list, word)).explained(about)
    };
    let standings = Standing::ALL.iter().map(|it| explained("standing", it.word())).collect();
    let bases = Basis::ALL.iter().map(|it| explained("basis", it.word())).collect();
    let natures = Nature::ALL.iter().map(|it| explained("nature", it.word())).collect();
    view! {
        {both::lines(CommitmentForm::NAMES.title, messages.text("field-title"), form_data, messages)}
        {both::areas(CommitmentForm::NAMES.summary, messages.text("field-summary"), form_data, messages)}
        <TextField
            name=CommitmentForm::NAMES.due
            label=messages.text("field-due")
            hint=messages.text("field-due-hint")
            form_data=form_data.clone()
        />
        <RadioGroup name=CommitmentForm::NAMES.nature label=messages.text("nature") choices=natures form_data=form_data.clone() />
        <RadioGroup name=CommitmentForm::NAMES.standing label=messages.text("standing") choices=standings form_data=form_data.clone() />
        <RadioGroup name=CommitmentForm::NAMES.basis label=messages.text("field-basis") choices=bases form_data=form_data.clone() />
        <CheckboxGroup
            name=CommitmentForm::NAMES.areas
            label=messages.text("field-areas")
            choices=areas(context, lang)
            form_data=form_data.clone()
        />
    }
    .into_any()
}

fn areas(context: &RenderContext, lang: Lang) -> Vec<Choice> {
    context.reference.areas.iter().map(|it| Choice::new(it.code.clone(), it.name.words(lang))).collect()
}
