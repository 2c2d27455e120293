//! A whole ledger as a file: JSON, a line for each thing, so that neither side has to hold it in memory.
//!
//! The first line says what it is and where the ledger ends, the last that nothing is missing; between them stand the records
//! in the order of the ledger, and then the files that they cite.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What the first line calls a file of this kind.
const FORMAT: &str = "accord-ledger";
/// The version of the format that is written, and the only one that is read.
const VERSION: u32 = 1;
/// The longest line that is read, in bytes: a file that a record cites stands in one.
pub const LONGEST_LINE: u64 = 64 * 1024 * 1024;
/// The longest first line, in bytes.
pub const LONGEST_HEAD: u64 = 4 * 1024;

/// Declares what lines of one kind hold. Reader, writer and schema follow from it.
macro_rules! lines {
    ($($(#[doc = $about:literal])* $name:ident { $(#[doc = $what:literal] $field:ident: $type:ty,)+ })+) => { $(
        $(#[doc = $about])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(#[doc = $what] pub $field: $type,)+
        }

        impl $name {
            /// Its fields, as JSON Schema says them.
            fn schema() -> Value {
                let mut properties = serde_json::Map::new();
                $(properties.insert(
                    stringify!($field).to_owned(),
                    json!({ "type": <$type as Typed>::TYPES, "description": $what.trim() }),
                );)+
                let required: Vec<_> = properties.keys().cloned().collect();
                json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
            }
        }
    )+ };
}

/// What JSON Schema calls a type.
trait Typed {
    const TYPES: &'static [&'static str];
}

impl Typed for String {
    const TYPES: &'static [&'static str] = &["string"];
}

impl Typed for Option<String> {
    const TYPES: &'static [&'static str] = &["string", "null"];
}

impl Typed for i64 {
    const TYPES: &'static [&'static str] = &["integer"];
}

impl Typed for u32 {
    const TYPES: &'static [&'static str] = &["integer"];
}

lines! {
    /// What the file is, and where the ledger ends.
    HeadLine {
        /// `accord-ledger`.
        format: String,
        /// The version of this format.
        version: u32,
        /// How many records follow.
        records: i64,
        /// The hash of the last of them, as `accord verify` prints it.
        head: String,
    }

    /// A record, each column as it is stored.
    RecordLine {
        /// Its number: 1, 2, 3, without a gap.
        sequence: i64,
        /// Its identifier.
        id: String,
        /// When it was made, in microseconds since 1970 in UTC.
        recorded_at: i64,
        /// Who made it.
        actor: String,
        /// The organisation that they acted for.
        organisation: Option<String>,
        /// The day from which it holds.
        effective_on: String,
        /// Who may see it.
        visibility: String,
        /// What it is about: the kind of thing.
        noun: String,
        /// The identifier of that.
        noun_id: String,
        /// The commitment that it is about besides.
        other_id: Option<String>,
        /// What kind of fact it states.
        kind: String,
        /// The fact, as the text that the digest was made of; nothing once it was withheld.
        payload: Option<String>,
        /// What the digest was made with besides; nothing once the fact was withheld.
        salt: Option<String>,
        /// SHA-256 of salt, a zero byte and payload, in Base64.
        digest: String,
        /// The key of the form that made it.
        form_key: Option<String>,
        /// The hash of the record before; `accord` in the first.
        previous: String,
        /// SHA-256 of the other columns but payload and salt, in Base64.
        hash: String,
    }

    /// A file that a record cites.
    FileLine {
        /// SHA-256 of its content, in hexadecimal.
        digest: String,
        /// Its kind.
        kind: String,
        /// Its content, in Base64.
        content: String,
    }

    /// That nothing is missing.
    EndLine {
        /// How many records there were.
        records: i64,
        /// How many files there were.
        files: i64,
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// The first.
    Ledger(HeadLine),
    /// A record.
    Record(Box<RecordLine>),
    /// A file.
    File(FileLine),
    /// The last.
    End(EndLine),
}

impl HeadLine {
    /// The first line of a ledger that ends so.
    pub fn of(records: i64, head: String) -> Self {
        Self { format: FORMAT.to_owned(), version: VERSION, records, head }
    }

    /// What keeps it from being read.
    ///
    /// # Errors
    /// In words, where it is another format or a later version.
    pub fn readable(&self) -> Result<(), String> {
        if self.format != FORMAT {
            return Err(format!("the format is `{}`, not `{FORMAT}`", self.format));
        }
        if self.version != VERSION {
            return Err(format!("version {} of the format is not known here, only {VERSION}", self.version));
        }
        Ok(())
    }
}

impl Line {
    /// Whether a file that begins with these bytes is a ledger, sound or not.
    pub fn begins(file: &[u8]) -> bool {
        let text = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
        let start: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).take(10).collect();
        start == br#"{"ledger":"#
    }

    /// Reads a line.
    ///
    /// # Errors
    /// In words, where it is none.
    pub fn read(line: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(line).map_err(|error| match error.classify() {
            serde_json::error::Category::Eof => "the line breaks off".to_owned(),
            _ => error.to_string().split(" at line ").next().unwrap_or_default().to_owned(),
        })
    }

    /// Writes it, with the end of the line.
    ///
    /// # Errors
    /// When it cannot be written there.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, self)?;
        out.write_all(b"\n")
    }
}

/// The JSON Schema of a line.
pub fn schema() -> Value {
    let kinds = [
        ("ledger", HeadLine::schema()),
        ("record", RecordLine::schema()),
        ("file", FileLine::schema()),
        ("end", EndLine::schema()),
    ];
    let kinds = kinds.into_iter().map(|(name, schema)| {
        let properties = serde_json::Map::from_iter([(name.to_owned(), schema)]);
        json!({ "type": "object", "properties": properties, "required": [name], "additionalProperties": false })
    });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of a ledger file of Accord",
        "oneOf": kinds.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> Vec<Line> {
        let record = RecordLine {
            sequence: 1,
            id: "a".into(),
            recorded_at: 2,
            actor: "김\n\"x\"".into(),
            organisation: None,
            effective_on: "2026-11-25".into(),
            visibility: "public".into(),
            noun: "area".into(),
            noun_id: "ai".into(),
            other_id: None,
            kind: "area_recorded".into(),
            payload: Some("{}".into()),
            salt: Some("s".into()),
            digest: "d".into(),
            form_key: None,
            previous: "accord".into(),
            hash: "h".into(),
        };
        vec![
            Line::Ledger(HeadLine::of(1, "h".into())),
            Line::Record(Box::new(record)),
            Line::File(FileLine { digest: "f".into(), kind: "pdf".into(), content: "AA==".into() }),
            Line::End(EndLine { records: 1, files: 1 }),
        ]
    }

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let schema = schema();
        for line in lines() {
            let mut text = Vec::new();
            line.write(&mut text).unwrap();
            assert!(text.ends_with(b"}\n") && text.iter().filter(|byte| **byte == b'\n').count() == 1);
            assert_eq!(Line::read(&text).unwrap(), line);
            assert_eq!(Line::begins(&text), matches!(line, Line::Ledger(_)));
            let mut value: Value = serde_json::from_slice(&text).unwrap();
            let kind = value.as_object().unwrap().keys().next().unwrap().clone();
            let described = schema["oneOf"].as_array().unwrap().iter().find(|it| it["required"][0] == *kind).unwrap();
            let fields = described["properties"][&kind]["properties"].as_object().unwrap();
            let written: Vec<&String> = value[&kind].as_object().unwrap().keys().collect();
            assert_eq!(fields.keys().collect::<Vec<_>>(), written);
            value[&kind]["more"] = 1.into();
            assert!(Line::read(value.to_string().as_bytes()).is_err());
        }
    }

    #[test]
    fn what_is_no_line_is_refused_in_words() {
        assert_eq!(Line::read(b"{\"record\":{").unwrap_err(), "the line breaks off");
        assert!(Line::read(b"{\"recrd\":{}}").unwrap_err().starts_with("unknown variant `recrd`"));
        assert!(
            HeadLine { version: 2, ..HeadLine::of(0, String::new()) }.readable().unwrap_err().contains("version 2")
        );
        assert!(!Line::begins(b"{ \"portfolio\": {}}") && Line::begins(b" {\"ledger\" : {"));
    }
}
