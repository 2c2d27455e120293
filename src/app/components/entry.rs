//! The form of an entry of the reference data: what surrounds its fields, and the fields that all of them have.

use leptos::prelude::*;

use crate::app::components::field::{Choice, SelectField, Takes, TextField};
use crate::app::components::form_page::{EntryHead, FormKeys, Refused};
use crate::app::components::meanwhile::{Labelled, Meanwhile};
use crate::app::components::recorded::Recorded;
use crate::app::components::text_area::TextArea;
use crate::app::entry_form::translations;
use crate::app::form::FormData;
use crate::app::form::text::TRANSLATION;
use crate::app::form::text::in_language;
use crate::app::request::RenderContext;
use crate::domain::basics::text::Text;
use crate::service::portfolio::reference_data::ReferenceEntry;

/// What surrounds the fields of an entry's form.
pub struct Around {
    /// Addresses and names of the pages that lead here.
    pub from: Vec<(String, String)>,
    /// The key of what the page is called.
    pub title: &'static str,
    /// Address and name of what is revised; nothing for what is new.
    pub about: Option<(String, Text)>,
    /// What is revised, with its history.
    pub entry: Option<ReferenceEntry>,
    /// What stands in its fields by the record.
    pub present: Vec<(String, String)>,
    /// The fields, for where somebody else changed it meanwhile.
    pub fields: &'static [Labelled],
    /// The portfolio's zone.
    pub zone: jiff::tz::TimeZone,
}

impl Around {
    /// The whole page: the head, what is wrong, the form with these fields, the history.
    pub fn draw(self, fields: AnyView, form_data: &FormData, context: &RenderContext) -> AnyView {
        let (messages, lang) = (context.messages, context.lang);
        let revises = self.entry.is_some();
        let reason = revises.then(|| {
            view! {
                <TextArea
                    name=in_language("reason", lang)
                    label=messages.text("form-reason")
                    hint=messages.text("entry-reason-hint")
                    form_data=form_data.clone()
                />
            }
        });
        let meanwhile = form_data.is_conflict().then(|| {
            let (present, fields) = (self.present, self.fields);
            view! { <Meanwhile present=present fields=fields form_data=form_data.clone() context=context.clone() /> }
        });
        let effect = if revises { "entry-at-once" } else { "entry-new-at-once" };
        let history = self.entry.map(|entry| {
            view! { <Recorded history=entry.history zone=self.zone context=context.clone() /> }
        });
        view! {
            <EntryHead from=self.from title=messages.text(self.title) about=self.about context=context.clone() />
            <Refused form_data=form_data.clone() messages=messages />
            {meanwhile}
            <form class="card write" method="post" novalidate=true>
                <FormKeys form_data=form_data.clone() />
                <p class="note">{messages.text(effect)}</p>
                {fields}
                {reason}
                <button class="button">{messages.text(if revises { "form-change" } else { "form-record" })}</button>
            </form>
            {history}
        }
        .into_any()
    }
}

/// The field of a new entry's address, and the one that says what its translation is.
pub fn only_new(form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    view! {
        {translation(form_data, context)}
        <TextField
            name="slug"
            label=messages.text("entry-slug")
            hint=messages.text("entry-slug-hint")
            takes=Takes::Text
            autocomplete="off"
            form_data=form_data.clone()
        />
    }
    .into_any()
}

/// The field that says what the texts in the other language are.
pub fn translation(form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    view! {
        <SelectField
            name=TRANSLATION
            label=messages.text("entry-translation")
            choices=translations(messages)
            form_data=form_data.clone()
        />
    }
    .into_any()
}

/// A choice of none before others.
pub fn or_none(messages: crate::i18n::Messages, choices: impl IntoIterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", messages.text("none"))).chain(choices).collect()
}
