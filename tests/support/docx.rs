//! Files for word processors, as their readers take them.

use serde_json::Value;

/// The text of a file, tabs and breaks as such.
pub fn text(file: &[u8]) -> String {
    fn collect(value: &Value, into: &mut String) {
        match value["type"].as_str() {
            Some("text") => into.push_str(value["data"]["text"].as_str().unwrap()),
            Some("tab") => into.push('\t'),
            Some("break") => into.push('\n'),
            _ => {}
        }
        match value {
            Value::Array(values) => values.iter().for_each(|it| collect(it, into)),
            Value::Object(fields) => fields.values().for_each(|it| collect(it, into)),
            _ => {}
        }
    }
    let read: Value = serde_json::from_str(&docx_rs::read_docx(file).unwrap().json()).unwrap();
    let mut text = String::new();
    collect(&read["document"], &mut text);
    text
}
