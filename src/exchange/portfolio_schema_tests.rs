//! Tests of the schema of portfolio files, and of the documents made from it.

use serde_json::{Value, json};

use crate::exchange::portfolio_schema::{schema, tables};

/// What a value breaks of a schema, as far as [`schema`] uses the words of JSON Schema.
fn broken(schema: &Value, value: &Value, at: &str, out: &mut Vec<String>) {
    if let Some(any) = schema["anyOf"].as_array() {
        let fits = |one: &Value| {
            let mut found = Vec::new();
            broken(one, value, at, &mut found);
            found.is_empty()
        };
        if !any.iter().any(fits) {
            // The first is what the field holds, the other that it may be null.
            broken(&any[0], value, at, out);
        }
        return;
    }
    let is = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("{other} is not checked"),
    };
    let kinds: Vec<&str> = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().map(|it| it.as_str().unwrap()).collect(),
        kind => vec![kind.as_str().unwrap()],
    };
    if !kinds.iter().any(|kind| is(kind)) {
        out.push(format!("{at}: {value} is no {kinds:?}"));
        return;
    }
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        out.push(format!("{at}: {value} is not in {words:?}"));
    }
    if let (Some(text), Some(most)) = (value.as_str(), schema["maxLength"].as_u64())
        && text.chars().count() as u64 > most
    {
        out.push(format!("{at}: too long"));
    }
    if let Some(items) = value.as_array() {
        if (items.len() as u64) < schema["minItems"].as_u64().unwrap_or(0) {
            out.push(format!("{at}: too few"));
        }
        for (place, item) in items.iter().enumerate() {
            broken(&schema["items"], item, &format!("{at}[{place}]"), out);
        }
    }
    if let Some(members) = value.as_object() {
        for name in schema["required"].as_array().into_iter().flatten().map(|it| it.as_str().unwrap()) {
            if !members.contains_key(name) {
                out.push(format!("{at}.{name}: missing"));
            }
        }
        for (name, member) in members {
            match (schema["properties"].get(name), &schema["additionalProperties"]) {
                (Some(of_field), _) => broken(of_field, member, &format!("{at}.{name}"), out),
                (None, Value::Object(_)) => {
                    broken(&schema["additionalProperties"], member, &format!("{at}.{name}"), out);
                }
                (None, _) => out.push(format!("{at}.{name}: unknown")),
            }
        }
    }
}

fn wrong(portfolio: &str) -> Vec<String> {
    let mut out = Vec::new();
    broken(&schema(), &serde_json::from_str(portfolio).unwrap(), "", &mut out);
    out
}

#[test]
fn the_demonstrations_fit_the_schema() {
    assert_eq!(wrong(&crate::demo::portfolio().unwrap()), Vec::<String>::new());
    assert_eq!(wrong(crate::demo::FICTIONAL), Vec::<String>::new());
}

#[test]
fn the_schema_refuses_what_the_importer_refuses() {
    let file =
        json!({ "parties": [{ "code": 7, "kind": "state", "nmae_en": "X" }], "statements": [{ "parties": [] }] });
    let wrong = wrong(&file.to_string());
    for expected in
        ["code: 7 is no", "kind: \"state\" is not in", "nmae_en: unknown", "time_zone: missing", "parties: too few"]
    {
        assert!(wrong.iter().any(|it| it.contains(expected)), "{expected}: {wrong:?}");
    }
}

/// Compares a document with what the code says, or writes it when told to.
fn is_current(path: &str, expected: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("ACCORD_TEST_WRITE_DOCS").is_some() {
        std::fs::write(&path, expected).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), expected, "ACCORD_TEST_WRITE_DOCS=1 writes it");
}

#[test]
fn the_schema_in_the_documents_is_current() {
    let written = serde_json::to_string_pretty(&schema()).unwrap();
    is_current("docs/portfolio.schema.json", &format!("{written}\n"));
}

#[test]
fn the_tables_in_the_documents_are_current() {
    const MARK: &str = "<!-- What follows is made from the code. -->\n";
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/portfolio.md");
    let present = std::fs::read_to_string(path).unwrap();
    let (written, _) = present.split_once(MARK).expect("the mark");
    is_current("docs/portfolio.md", &format!("{written}{MARK}{}", tables()));
}
