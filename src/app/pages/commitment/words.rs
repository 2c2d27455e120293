//! The words of a statement that hold a commitment: selected in its text beside the form, or chosen from a list of its
//! sentences where there are no scripts.

use leptos::prelude::*;

use crate::app::components::both;
use crate::app::components::field::{Choice, SelectField};
use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::app::pages::commitment::new::{AddAction, NewCommitmentForm};
use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;
use crate::domain::statement::Statement;
use crate::domain::statement::sentences::in_sentences;
use crate::i18n::Messages;
use crate::islands::pick_words::PickWords;

/// The most characters of a sentence in the list.
const SHOWN: usize = 90;

/// A run of the text that can be chosen: a paragraph of several sentences, or a sentence.
struct Run {
    /// Where it stands: `2` is the second paragraph, `2.1` its first sentence.
    place: String,
    words: String,
}

fn runs(statement: &Statement, lang: Lang) -> Vec<Run> {
    let Some(text) = statement.text.version(lang) else { return Vec::new() };
    let mut runs = Vec::new();
    for (number, paragraph) in in_sentences(&text.words).into_iter().enumerate() {
        if paragraph.sentences.len() > 1 {
            runs.push(Run { place: (number + 1).to_string(), words: paragraph.words.to_owned() });
        }
        for (place, sentence) in paragraph.sentences.iter().enumerate() {
            let place = format!("{}.{}", number + 1, place + 1);
            runs.push(Run { place, words: (*sentence).to_owned() });
        }
    }
    runs
}

/// The languages in which there is a text, as far as the form has a field for it.
fn languages(statement: &Statement, form_data: &FormData, messages: Messages) -> Vec<Lang> {
    let passage = NewCommitmentForm::NAMES.passage;
    let own = messages.lang();
    let has = |lang: &Lang| *lang == own || both::has_other(passage, form_data, messages);
    [own, own.other()].into_iter().filter(|lang| statement.text.version(*lang).is_some() && has(lang)).collect()
}

/// The lists of sentences, and the button that puts those chosen into the fields.
pub fn choices(statement: &Statement, form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let lists: Vec<_> = languages(statement, form_data, messages)
        .into_iter()
        .map(|lang| {
            let none = Choice::new("", messages.text("commitment-sentence-none"));
            let runs = run_choices(statement, lang, messages);
            let label = both::label_in(lang, messages.text("commitment-sentence"), messages);
            view! {
                <SelectField
                    name=in_language(NewCommitmentForm::NAMES.sentence, lang)
                    label=label
                    hint=messages.text("commitment-sentence-hint")
                    choices=std::iter::once(none).chain(runs).collect()
                    form_data=form_data.clone()
                />
            }
        })
        .collect();
    view! {
        {lists}
        <div class="row">
            <button class="button plain" name=NewCommitmentForm::NAMES.act value=AddAction::Pick.word()>
                {messages.text("commitment-sentence-pick")}
            </button>
        </div>
    }
    .into_any()
}

impl Run {
    /// Its place with the number of its characters: chosen from a text that was changed since, it is mostly another.
    fn value(&self) -> String {
        format!("{}-{}", self.place, self.words.chars().count())
    }

    fn label(&self, messages: Messages) -> String {
        let mut words: String = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some((end, _)) = words.char_indices().nth(SHOWN) {
            words.truncate(end);
            words.push('…');
        }
        if self.place.contains('.') {
            return format!("{} {words}", self.place);
        }
        messages.with("commitment-paragraph-of", &[("place", self.place.as_str().into()), ("words", words.into())])
    }
}

/// The paragraphs and sentences of a text, to be chosen from.
pub fn run_choices(statement: &Statement, lang: Lang, messages: Messages) -> Vec<Choice> {
    runs(statement, lang).into_iter().map(|run| Choice::new(run.value(), run.label(messages))).collect()
}

/// The words of the paragraph or sentence that was chosen.
pub fn run_of(statement: &Statement, lang: Lang, chosen: &str) -> Option<String> {
    runs(statement, lang).into_iter().find(|it| it.value() == chosen).map(|it| it.words)
}

/// The text beside the form, in each language, from which words are selected.
pub fn beside(statement: &Statement, form_data: &FormData, context: &RenderContext) -> Option<AnyView> {
    let messages = context.messages;
    let languages = languages(statement, form_data, messages);
    if languages.is_empty() {
        return None;
    }
    let texts: Vec<_> = languages
        .into_iter()
        .map(|lang| {
            let paragraphs: Vec<_> = statement.text.version(lang).map_or_else(Vec::new, |text| {
                in_sentences(&text.words).iter().map(|it| view! { <p>{it.words.to_owned()}</p> }).collect()
            });
            let label = both::label_in(lang, messages.text("statement-text"), messages);
            let into = in_language(NewCommitmentForm::NAMES.passage, lang);
            view! {
                <PickWords>
                    <div class="row">
                        <button class="button plain" type="button" hidden=true data-into=into>
                            {messages.text("commitment-pick")}
                        </button>
                        <span
                            class="note"
                            role="status"
                            data-picked=messages.text("commitment-picked")
                            data-none=messages.text("commitment-pick-none")
                        ></span>
                    </div>
                    <blockquote class="text beside-form" lang=lang.code() data-words=true tabindex="0" aria-label=label>
                        {paragraphs}
                    </blockquote>
                </PickWords>
            }
        })
        .collect();
    Some(
        view! {
            <section class="card">
                <header>
                    <h2>{messages.text("statement-text")}</h2>
                    <span class="note">{messages.text("commitment-pick-note")}</span>
                </header>
                {texts}
            </section>
        }
        .into_any(),
    )
}

/// Puts the sentences that are chosen into the fields of the words: over what stands there where that is asked for, and
/// else where nothing stands there. What is no sentence of the text is reported at its field.
pub fn picked(mut form_data: FormData, statement: &Statement, messages: Messages) -> FormData {
    let names = NewCommitmentForm::NAMES;
    let asked = form_data.value(names.act) == AddAction::Pick.word();
    for lang in Lang::ALL {
        let (list, passage) = (in_language(names.sentence, *lang), in_language(names.passage, *lang));
        let chosen = form_data.value(&list).to_owned();
        if chosen.is_empty() || !asked && !form_data.value(&passage).trim().is_empty() {
            continue;
        }
        match runs(statement, *lang).into_iter().find(|it| it.value() == chosen) {
            Some(run) => form_data = form_data.with(&passage, run.words),
            None => form_data.refuse(&list, messages.say("problem-choose")),
        }
    }
    form_data
}
