//! The page for developers, made from the same document that programs read.

use std::sync::LazyLock;

use serde_json::Value;

use crate::app::pages::portfolio::developers;
use crate::app::pages::portfolio::developers::{DescribedField, DescribedOperation, DescribedSchema, Developers};
use crate::app::{PageResult, RequestContext};
use crate::domain::basics::lang::Lang;
use crate::i18n::Messages;
use crate::web::api::openapi::{document, success};
use crate::web::api::operation::Operation;
use crate::web::api::operations::OPERATIONS;

/// The types of the document, whose descriptions are in English.
static SCHEMAS: LazyLock<Vec<DescribedSchema>> = LazyLock::new(|| {
    let document = document(Messages::of(Lang::En), "", "");
    let schemas = document["components"]["schemas"].as_object().cloned().unwrap_or_default();
    schemas.iter().map(|(name, schema)| described(name, schema)).collect()
});

/// Draws the page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext) -> PageResult {
    let document = document(request.messages, "", &request.site.public_url);
    let operations = OPERATIONS.iter().map(|it| operation(it, &document, &request.site.public_url)).collect();
    developers::page(request, Developers { operations, schemas: SCHEMAS.clone() }).await
}

fn operation(operation: &Operation, document: &Value, server: &str) -> DescribedOperation {
    let said = &document["paths"][operation.path][operation.verb.word()];
    let parameters = said["parameters"].as_array().cloned().unwrap_or_default();
    let parameters = parameters.iter().map(|it| DescribedField {
        name: text(&it["name"]),
        kind: kind(&it["schema"]),
        required: it["required"] == Value::Bool(true),
        said: text(&it["description"]),
    });
    let body = operation.body.map(|it| (it.name)().into_owned());
    DescribedOperation {
        id: operation.id,
        topic: operation.topic.word(),
        verb: operation.verb.word(),
        path: operation.path,
        said: text(&said["summary"]),
        scope: operation.scope,
        parameters: parameters.collect(),
        answer: (operation.answer.name)().into_owned(),
        status: success(operation),
        example: example(operation, body.is_some(), server),
        body,
    }
}

/// How to ask for it from the command line.
fn example(operation: &Operation, sends: bool, server: &str) -> String {
    let mut example = String::from("curl");
    if !operation.reads() {
        example += &format!(" -X {}", operation.verb.word().to_uppercase());
    }
    if operation.scope.is_some() {
        example += " -H \"Authorization: Bearer $TOKEN\"";
    }
    if operation.versioned {
        example += " -H 'If-Match: \"VERSION\"'";
    }
    if sends {
        example += " -H 'Content-Type: application/json' -d @body.json";
    }
    let address = operation
        .varies()
        .fold(operation.path.to_owned(), |path, name| path.replace(&format!("{{{name}}}"), &name.to_uppercase()));
    example + &format!(" {server}{address}")
}

fn described(name: &str, schema: &Value) -> DescribedSchema {
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let fields = schema["properties"].as_object().into_iter().flatten().map(|(name, field)| DescribedField {
        name: name.clone(),
        kind: kind(field),
        required: required.contains(&name.as_str()),
        said: text(&field["description"]),
    });
    DescribedSchema { name: name.to_owned(), said: text(&schema["description"]), fields: fields.collect() }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A schema in short: the name of its type, or its words.
fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        return name.rsplit('/').next().unwrap_or_default().to_owned();
    }
    for choice in ["oneOf", "allOf", "anyOf"] {
        if let Some(all) = schema[choice].as_array() {
            let named = all.iter().filter(|it| it["type"] != "null").map(kind);
            return named.collect::<Vec<_>>().join(" | ");
        }
    }
    if let Some(words) = schema["enum"].as_array() {
        return words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | ");
    }
    let plain = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|it| *it != "null").unwrap_or_default(),
        kind => kind.as_str().unwrap_or_default(),
    };
    match (plain, schema["format"].as_str()) {
        ("array", _) => format!("[{}]", kind(&schema["items"])),
        (_, Some(format)) => format!("{plain} ({format})"),
        (plain, None) => plain.to_owned(),
    }
}
