//! The OpenAPI document, made from the table of operations and the types that they read and answer.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

use crate::domain::account::api_token::{LONGEST_DAYS, TokenScope};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::search::LONGEST_QUERY;
use crate::domain::list::facet::{Facet, FacetValues};
use crate::i18n::Messages;
use crate::web::api::answer::Answer;
use crate::web::api::operation::{Operation, Shape, Topic, Verb};
use crate::web::api::operations::OPERATIONS;
use crate::web::api::problem::{Problem, ProblemKind, Refusal};
use crate::web::api::read::page;
use crate::web::api::request::{ApiRequest, LONGEST_KEY};

/// An OpenAPI document.
#[derive(ToSchema)]
#[schema(value_type = Object)]
pub struct Description(#[expect(dead_code, reason = "only its schema is asked for")] Value);

/// The document, in the language of the request.
///
/// # Errors
/// When it cannot be written: a defect.
pub async fn describe(request: ApiRequest) -> Result<Answer, Refusal> {
    let site = &request.context.site;
    Answer::ok(&document(request.messages(), site.name.words(request.lang()), &site.public_url))
}

/// The document of a site and its server at an address.
pub fn document(messages: Messages, site: &str, server: &str) -> Value {
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    let mut schemas: BTreeMap<String, Value> = BTreeMap::new();
    add(Shape::of::<Problem>(), &mut schemas);
    for operation in OPERATIONS.iter() {
        for shape in operation.body.into_iter().chain([operation.answer]) {
            add(shape, &mut schemas);
        }
        let said = described(operation, messages);
        paths.entry(operation.path).or_default().insert(operation.verb.to_string(), said);
    }
    let tags = Topic::ALL.iter().map(|it| json!({ "name": it, "description": messages.of_word("api-topic", it) }));
    let responses: Map<String, Value> = ProblemKind::ALL.iter().map(|it| problem(*it, messages)).collect();
    let token = json!({
        "type": "http",
        "scheme": "bearer",
        "description": messages.with("api-token", &[("n", i64::from(LONGEST_DAYS).into())]),
    });
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": messages.with("api-title", &[("site", site.into())]),
            "version": "1",
            "description": messages.text("api-description"),
        },
        "servers": [{ "url": server }],
        "tags": tags.collect::<Vec<_>>(),
        "paths": paths,
        "components": { "schemas": schemas, "responses": responses, "securitySchemes": { "token": token } },
    })
}

/// Adds the schema of a type, and those that it names.
fn add(shape: Shape, schemas: &mut BTreeMap<String, Value>) {
    let mut named: Vec<(String, RefOr<Schema>)> = Vec::new();
    (shape.named)(&mut named);
    named.push(((shape.name)().into_owned(), (shape.schema)()));
    for (name, schema) in named {
        schemas.entry(name).or_insert_with(|| serde_json::to_value(schema).unwrap_or_default());
    }
}

fn of(shape: Shape) -> Value {
    json!({ "$ref": format!("#/components/schemas/{}", (shape.name)()) })
}

/// What is answered with a kind of problem.
fn problem(kind: ProblemKind, messages: Messages) -> (String, Value) {
    let mut response = json!({
        "description": messages.say(&format!("api-problem-{kind}")),
        "content": { "application/problem+json": { "schema": of(Shape::of::<Problem>()) } },
    });
    if matches!(kind, ProblemKind::TooManyRequests | ProblemKind::Unavailable) {
        response["headers"] = json!({ "Retry-After": { "schema": { "type": "integer" } } });
    }
    (kind.to_string(), response)
}

fn described(operation: &Operation, messages: Messages) -> Value {
    let mut parameters: Vec<Value> = operation.varies().map(|name| part(name, messages)).collect();
    parameters
        .extend(operation.parameters.iter().map(|name| parameter(name, operation.needed == Some(name), messages)));
    if operation.versioned {
        parameters.push(header("If-Match", "api-parameter-if_match", true, messages));
    }
    if !operation.reads() {
        parameters.push(header("Idempotency-Key", "api-parameter-idempotency_key", false, messages));
    } else {
        parameters.push(header("If-None-Match", "api-parameter-if_none_match", false, messages));
    }
    let mut said = json!({
        "operationId": operation.id,
        "summary": messages.say(&format!("api-operation-{}", operation.id)),
        "tags": [operation.topic],
        "parameters": parameters,
        "responses": responses(operation, messages),
    });
    if let Some(body) = operation.body {
        said["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": of(body) } } });
    }
    said["security"] = match operation.scope {
        Some(scope) => json!([{ "token": [scope] }]),
        None => json!([{}, { "token": [TokenScope::Read] }]),
    };
    said
}

/// The status with which an operation is answered that succeeds.
pub fn success(operation: &Operation) -> u16 {
    if operation.verb == Verb::Post { 201 } else { 200 }
}

/// The kinds of problems with which an operation may be answered.
fn problems(operation: &Operation) -> impl Iterator<Item = ProblemKind> {
    let (writes, varies) = (!operation.reads(), operation.varies().next().is_some());
    let versioned = operation.versioned;
    ProblemKind::ALL.iter().copied().filter(move |kind| match kind {
        ProblemKind::NotFound => varies,
        ProblemKind::Conflict
        | ProblemKind::TooLarge
        | ProblemKind::UnsupportedMediaType
        | ProblemKind::Invalid
        | ProblemKind::KeyReused => writes,
        ProblemKind::Stale | ProblemKind::VersionMissing => versioned,
        ProblemKind::MethodNotAllowed => false,
        _ => true,
    })
}

fn responses(operation: &Operation, messages: Messages) -> Value {
    let text = |key: &str| json!({ "schema": { "type": "string" }, "description": messages.text(key) });
    let counted = json!({ "schema": { "type": "integer" } });
    let mut headers = json!({ "RateLimit-Limit": counted, "RateLimit-Remaining": counted, "RateLimit-Reset": counted });
    if operation.reads() {
        headers["ETag"] = text("api-header-etag");
        if operation.parameters.contains(&"cursor") {
            headers["Link"] = text("api-header-link");
        }
    } else if operation.verb == Verb::Post {
        headers["Location"] = text("api-header-location");
    }
    let mut responses = Map::new();
    let done = json!({
        "description": messages.text("api-done"),
        "headers": headers,
        "content": { "application/json": { "schema": of(operation.answer) } },
    });
    responses.insert(success(operation).to_string(), done);
    if operation.reads() {
        responses.insert("304".to_owned(), json!({ "description": messages.text("api-unchanged") }));
    }
    for kind in problems(operation) {
        let status = kind.status().as_u16().to_string();
        responses.entry(status).or_insert_with(|| json!({ "$ref": format!("#/components/responses/{kind}") }));
    }
    Value::Object(responses)
}

/// Something that varies in the address.
fn part(name: &str, messages: Messages) -> Value {
    json!({
        "name": name,
        "in": "path",
        "required": true,
        "description": messages.say(&format!("api-part-{name}")),
        "schema": { "type": "string", "minLength": 1 },
    })
}

fn header(name: &str, key: &str, required: bool, messages: Messages) -> Value {
    let schema = match name {
        "If-Match" => json!({ "type": "string", "pattern": "^\"[A-Za-z0-9_.:-]*\"$" }),
        "Idempotency-Key" => json!({ "type": "string", "pattern": format!("^[A-Za-z0-9_.:-]{{1,{LONGEST_KEY}}}$") }),
        _ => json!({ "type": "string" }),
    };
    json!({ "name": name, "in": "header", "required": required, "description": messages.text(key), "schema": schema })
}

/// A parameter of the address.
fn parameter(name: &str, required: bool, messages: Messages) -> Value {
    let words = |words: &[&str]| json!({ "type": "array", "items": { "type": "string", "enum": words } });
    let day = || json!({ "type": "string", "format": "date" });
    let schema = match name.parse::<Facet>().map(Facet::values) {
        Ok(FacetValues::Words(known)) => words(known),
        Ok(FacetValues::Areas | FacetValues::Parties) => json!({ "type": "array", "items": { "type": "string" } }),
        Err(_) => match name {
            "lang" => json!({ "type": "string", "enum": Lang::ALL }),
            "as_of" | "from" | "to" => day(),
            "org" => json!({ "type": "array", "items": { "type": "string" } }),
            "limit" => json!({ "type": "integer", "minimum": 1, "maximum": page::MOST, "default": page::USUAL }),
            "q" => json!({ "type": "string", "maxLength": LONGEST_QUERY }),
            _ => json!({ "type": "string" }),
        },
    };
    json!({
        "name": name,
        "in": "query",
        "required": required,
        "description": messages.say(&format!("api-parameter-{name}")),
        "schema": schema,
    })
}
