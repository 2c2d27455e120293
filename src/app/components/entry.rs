//! The form of an entry of the reference data: what surrounds its fields, and the fields that all of them have.

use leptos::prelude::*;

use crate::app::components::field::{Choice, SelectField, TextField};
use crate::app::components::form_page::{FormKeys, Refused};
use crate::app::components::head::PageHead;
use crate::app::components::meanwhile::{Labelled, Meanwhile};
use crate::app::components::reason::Reason;
use crate::app::components::recorded::Recorded;
use crate::app::components::table::Column;
use crate::app::components::table::PlainTable;
use crate::app::entry_form::translations;
use crate::app::form::FormData;
use crate::app::form::text::TRANSLATION;
use crate::app::request::RenderContext;
use crate::domain::basics::text::Text;
use crate::i18n::Messages;
use crate::service::portfolio::reference_data::ReferenceEntry;

/// What surrounds the fields of an entry's form.
pub struct Around {
    /// How its form is sent, where a file may come with it.
    pub enctype: Option<&'static str>,
    /// Addresses and names of the pages that lead here.
    pub from: Vec<(String, String)>,
    /// The key of what the page is called.
    pub title: &'static str,
    /// Address and name of what is revised; nothing for what is new.
    pub about: Option<(String, Text)>,
    /// What is revised, with its history.
    pub entry: Option<ReferenceEntry>,
    /// The recorded values of its fields.
    pub present: Vec<(String, String)>,
    /// The fields, for when somebody else has changed it meanwhile.
    pub fields: &'static [Labelled],
    /// The portfolio's zone.
    pub zone: jiff::tz::TimeZone,
}

impl Around {
    /// The whole page: the head, what is wrong, the form with these fields, the history.
    pub fn draw(self, fields: AnyView, form_data: &FormData, context: &RenderContext) -> AnyView {
        let messages = context.messages;
        let revises = self.entry.is_some();
        let reason = revises.then(|| {
            view! {
                <Reason hint=messages.text("entry-reason-hint") form_data=form_data.clone() messages=messages />
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
            <PageHead
                steps=self.from
                title=messages.text(self.title)
                about=self.about
                form_data=form_data.clone()
                context=context.clone()
            />
            {meanwhile}
            <form class="card write" method="post" enctype=self.enctype novalidate=true>
                <FormKeys form_data=form_data.clone() />
                <p class="note">{messages.text(effect)}</p>
                {fields}
                {reason}
                <button class="button" name="act" value="record">
                    {messages.text(if revises { "form-change" } else { "form-record" })}
                </button>
            </form>
            {history}
        }
        .into_any()
    }
}

/// The page of all entries of a kind, with the form of a new one.
pub struct EntryList {
    /// The key of what the page is called.
    pub title: &'static str,
    /// What the page is for; nothing where its name says it.
    pub lead: Option<String>,
    /// The heads of the table.
    pub columns: Vec<Column>,
    /// The entries.
    pub rows: Vec<AnyView>,
    /// The key of what the form does.
    pub add: &'static str,
}

impl EntryList {
    /// The whole page: the head, what is wrong, the table, the form with these fields.
    pub fn draw(self, fields: AnyView, form_data: &FormData, context: &RenderContext) -> AnyView {
        let messages = context.messages;
        view! {
            <PageHead steps=Vec::new() title=messages.text(self.title) context=context.clone() />
            {self.lead.map(|lead| view! { <p>{lead}</p> })}
            <Refused form_data=form_data.clone() messages=messages />
            <section class="card">
                <PlainTable caption=messages.text(self.title) columns=self.columns rows=self.rows />
            </section>
            <form class="card write" method="post" novalidate=true>
                <header>
                    <h2>{messages.text(self.add)}</h2>
                </header>
                <FormKeys form_data=form_data.clone() />
                <p class="note">{messages.text("entry-new-at-once")}</p>
                {fields}
                <button class="button">{messages.text("form-record")}</button>
            </form>
        }
        .into_any()
    }
}

/// The field of a new entry's address, and the one that says what its translation is.
pub fn only_new(form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    new_code(messages.text("entry-slug"), messages.text("entry-slug-hint"), form_data, context)
}

/// The same where the address is a code of its own.
pub fn new_code(label: &str, hint: &str, form_data: &FormData, context: &RenderContext) -> AnyView {
    view! {
        {translation(form_data, context)}
        <TextField name="slug" label=label hint=hint form_data=form_data.clone() />
    }
    .into_any()
}

/// The field that says what the texts in the other language are.
pub fn translation(form_data: &FormData, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    if messages.is_alone() {
        return ().into_any();
    }
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

/// Prepends an empty choice to the others.
pub fn or_none(messages: Messages, choices: impl IntoIterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", messages.text("none"))).chain(choices).collect()
}
