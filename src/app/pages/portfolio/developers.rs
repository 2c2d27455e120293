//! How programs read and write: every operation with its parameters, and what it answers.

use leptos::prelude::*;

use crate::app::components::head::PageHead;
use crate::app::components::table::{Column, PlainTable};
use crate::app::{Frame, Page, PageResult, RequestContext};
use crate::domain::account::api_token::TokenScope;
use crate::domain::webhook::event::EventKind;
use crate::i18n::Messages;
use crate::paths;

/// What programs can ask for.
#[derive(Clone, Debug)]
pub struct Developers {
    /// Topic by topic.
    pub operations: Vec<DescribedOperation>,
    /// The types that they read and answer, by name.
    pub schemas: Vec<DescribedSchema>,
}

/// One operation.
#[derive(Clone, Debug)]
pub struct DescribedOperation {
    pub id: &'static str,
    /// The word of its topic.
    pub topic: &'static str,
    /// How it is asked for, in small letters.
    pub verb: &'static str,
    /// Its address with names in braces for what varies.
    pub path: &'static str,
    /// What it does, in the reader's language.
    pub said: String,
    /// What a token has to be for.
    pub scope: Option<TokenScope>,
    pub parameters: Vec<DescribedField>,
    /// The type of what is sent.
    pub body: Option<String>,
    /// The type of what is answered.
    pub answer: String,
    /// The status with which it is answered.
    pub status: u16,
    /// How to ask for it from the command line.
    pub example: String,
}

/// A type.
#[derive(Clone, Debug)]
pub struct DescribedSchema {
    pub name: String,
    /// What it is, in English.
    pub said: String,
    pub fields: Vec<DescribedField>,
}

/// A parameter, a header, or a field of a type.
#[derive(Clone, Debug)]
pub struct DescribedField {
    pub name: String,
    /// The name of its type, or its words.
    pub kind: String,
    pub required: bool,
    /// What it is.
    pub said: String,
}

/// Loads the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext, developers: Developers) -> PageResult {
    let page_context = request.read().await?;
    let messages = request.messages;
    let title = messages.say("developers-title");
    let frame = Frame::new(&request, &page_context, None, &title);
    let context = page_context.render_context(&request);
    let is_member = request.member.is_some();
    Ok(Page::new(frame, title, messages.say("developers-lead"), move || {
        let mut topics: Vec<(&str, Vec<AnyView>)> = Vec::new();
        for operation in &developers.operations {
            let drawn = one(operation, messages);
            match topics.last_mut().filter(|(topic, _)| *topic == operation.topic) {
                Some((_, operations)) => operations.push(drawn),
                None => topics.push((operation.topic, vec![drawn])),
            }
        }
        let topics: Vec<_> = topics
            .into_iter()
            .map(|(topic, operations)| {
                view! {
                    <section class="stack">
                        <h2>{messages.of_word("api-topic", topic)}</h2>
                        {operations}
                    </section>
                }
            })
            .collect();
        let tokens = is_member.then(|| {
            view! {
                <li>
                    <a href=paths::tokens(context.lang)>{messages.text("tokens-manage")}</a>
                </li>
            }
        });
        let schemas: Vec<_> = developers.schemas.iter().map(|it| schema(it, messages)).collect();
        view! {
            <PageHead
                steps=Vec::new()
                within=true
                title=messages.text("developers-title")
                lead=messages.text("developers-lead")
                context=context.clone()
            />
            <section class="card">
                <header>
                    <h2>{messages.text("developers-how")}</h2>
                </header>
                <p>{messages.text("developers-reading")}</p>
                <p>{messages.text("developers-writing")}</p>
                <p>{messages.text("developers-refused")}</p>
                <ul>
                    <li>
                        <a href=paths::api::DESCRIPTION>{messages.text("developers-document")}</a>
                    </li>
                    {tokens}
                </ul>
            </section>
            {topics}
            {webhooks(messages)}
            <section class="stack">
                <h2>{messages.text("developers-types")}</h2>
                {schemas}
            </section>
        }
    }))
}

/// How other systems are told what became public.
fn webhooks(messages: Messages) -> AnyView {
    let kinds = EventKind::ALL.iter().map(|kind| {
        view! {
            <tr>
                <th scope="row">{kind.type_name()}</th>
                <td>{messages.of_word("webhook-kind", kind)}</td>
            </tr>
        }
        .into_any()
    });
    let columns = ["name", "said"].map(|it| Column::new(messages.of_word("developers-column", it)));
    view! {
        <section class="stack" id="webhooks">
            <h2>{messages.text("developers-webhooks")}</h2>
            <section class="card">
                <p>{messages.text("developers-webhooks-what")}</p>
                <p>{messages.text("developers-webhooks-signed")}</p>
                <p>{messages.text("developers-webhooks-repeated")}</p>
                <p>{messages.text("developers-webhooks-withheld")}</p>
                <PlainTable
                    caption=messages.say("developers-webhooks-types")
                    columns=columns.into()
                    rows=kinds.collect()
                />
            </section>
        </section>
    }
    .into_any()
}

fn one(operation: &DescribedOperation, messages: Messages) -> AnyView {
    let scope = operation.scope.map_or_else(
        || messages.say("developers-anyone"),
        |it| messages.with("developers-scope", &[("scope", messages.of_word("token-scope", it).into())]),
    );
    let body = operation.body.clone().map(|name| {
        view! {
            <dt>{messages.text("developers-body")}</dt>
            <dd>{type_link(&name)}</dd>
        }
    });
    let parameters = (!operation.parameters.is_empty()).then(|| {
        fields(messages.say("developers-parameters"), &operation.parameters, messages.lang().code(), messages)
    });
    view! {
        <section class="card" id=operation.id>
            <header>
                <h3>{operation.said.clone()}</h3>
            </header>
            <p class="cite">{format!("{} {}", operation.verb.to_uppercase(), operation.path)}</p>
            <dl class="facts">
                <dt>{messages.text("developers-who")}</dt>
                <dd>{scope}</dd>
                {body}
                <dt>{messages.text("developers-answer")}</dt>
                <dd>{operation.status} " " {type_link(&operation.answer)}</dd>
            </dl>
            {parameters}
            <p class="note">{messages.text("developers-example")}</p>
            <p class="cite">{operation.example.clone()}</p>
        </section>
    }
    .into_any()
}

fn type_link(name: &str) -> AnyView {
    view! { <a href=format!("#type-{name}")>{name.to_owned()}</a> }.into_any()
}

fn schema(schema: &DescribedSchema, messages: Messages) -> AnyView {
    let table = (!schema.fields.is_empty()).then(|| fields(schema.name.clone(), &schema.fields, "en", messages));
    view! {
        <section class="card" id=format!("type-{}", schema.name)>
            <header>
                <h3>{schema.name.clone()}</h3>
            </header>
            <p lang="en">{schema.said.clone()}</p>
            {table}
        </section>
    }
    .into_any()
}

fn fields(caption: String, fields: &[DescribedField], lang: &'static str, messages: Messages) -> AnyView {
    let columns = ["name", "kind", "required", "said"].map(|it| Column::new(messages.of_word("developers-column", it)));
    let rows = fields.iter().map(|field| {
        let required = field.required.then(|| messages.say("developers-required"));
        view! {
            <tr>
                <th scope="row">{field.name.clone()}</th>
                <td class="lines">{field.kind.clone()}</td>
                <td>{required}</td>
                <td lang=lang>{field.said.clone()}</td>
            </tr>
        }
        .into_any()
    });
    view! { <PlainTable caption=caption columns=columns.into() rows=rows.collect() /> }.into_any()
}
