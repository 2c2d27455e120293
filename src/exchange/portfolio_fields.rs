//! What the fields of a portfolio file hold: how each is read, what is wrong with it, and how the schema says so.
//!
//! What cannot be read is noted and replaced by a filler, so that one reading names every fault of a file.

use std::collections::BTreeSet;
use std::str::FromStr;

use serde_json::{Value, json};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::code::is_code;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{PROSE, REMARK, TITLE};
use crate::domain::basics::typed_text::accepted;
use crate::domain::basics::web_address::{self, is_web_address};
use crate::domain::commitment::due::Due;
use crate::exchange::located_json::{Json, Member, Node};
use crate::exchange::portfolio_entry::near;
use crate::exchange::portfolio_problem::{Faults, Spot, short};

/// What a field can hold.
pub trait Field: Sized {
    /// Stands for what could not be read.
    fn filler() -> Self;

    /// Reads a value; notes what is wrong with it.
    fn read(node: &Node<'_>, spot: &Spot, faults: &mut Faults) -> Self;

    /// What it can hold, as JSON Schema says it.
    fn schema() -> Value;

    /// The same in words.
    fn takes() -> String;
}

/// What a value is, in words.
fn kind(value: &Json<'_>) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::Text(_) => "a text",
        Json::List(_) => "a list",
        Json::Object(_) => "an object",
        Json::Broken => "something unreadable",
    }
}

/// Notes that something else stands where `expected` should; what was noted as unreadable is not noted twice.
pub(super) fn other(node: &Node<'_>, expected: &str, spot: &Spot, faults: &mut Faults) {
    if !matches!(node.value, Json::Broken) {
        faults.at(spot, format!("{expected} is expected, but {} stands here", kind(&node.value)));
    }
}

/// Reads a text through a function that says what is wrong with it.
fn text<T: Field>(
    node: &Node<'_>,
    spot: &Spot,
    faults: &mut Faults,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> T {
    match &node.value {
        Json::Text(text) => {
            accepted(text).map_err(|fault| fault.to_string()).and_then(|it| read(&it)).unwrap_or_else(|reason| {
                faults.at(spot, reason);
                T::filler()
            })
        }
        _ => {
            other(node, &T::takes(), spot, faults);
            T::filler()
        }
    }
}

/// A name that an entry gives itself.
pub type Id = Named<true>;
/// The name of another entry.
pub type Code = Named<false>;

/// A name: the entry's own or another's.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named<const OWN: bool> {
    pub text: String,
    /// The line on which it stands.
    pub line: u32,
}

impl<const OWN: bool> Field for Named<OWN> {
    fn filler() -> Self {
        Self { text: String::new(), line: 0 }
    }

    fn read(node: &Node<'_>, spot: &Spot, faults: &mut Faults) -> Self {
        text(node, spot, faults, |written| {
            let sound = !OWN || is_code(written);
            let found = Self { text: written.to_owned(), line: node.line };
            sound.then_some(found).ok_or_else(|| {
                format!(
                    "`{}` is no name: it may hold letters A to Z, digits, `-`, `_` and `.`, begins with a letter or digit, \
                     has at most 100 of them, and is not `new`",
                    short(written)
                )
            })
        })
    }

    fn schema() -> Value {
        json!({ "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$" })
    }

    fn takes() -> String {
        if OWN { "a name".into() } else { "the name of an entry".into() }
    }
}

/// Declares kinds of texts: how long each may be, and whether it has several lines.
macro_rules! texts {
    ($($(#[doc = $about:literal])* $name:ident: $most:expr, $lines:literal;)+) => { $(
        $(#[doc = $about])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name(pub String);

        impl Field for $name {
            fn filler() -> Self {
                Self::default()
            }

            fn read(node: &Node<'_>, spot: &Spot, faults: &mut Faults) -> Self {
                text(node, spot, faults, |written| wrong(written, $most, $lines).map_or_else(|| Ok(Self(written.to_owned())), Err))
            }

            fn schema() -> Value {
                json!({ "type": "string", "maxLength": $most })
            }

            fn takes() -> String {
                let lines = if $lines { "a text" } else { "a text in one line" };
                format!("{lines} of at most {} characters", thousands($most))
            }
        }
    )+ };
}

texts! {
    /// A title or a name.
    Title: TITLE.characters, false;
    /// A remark.
    Note: REMARK.characters, true;
    /// A summary, a report, a reason.
    Prose: PROSE.characters, true;
    /// The text of a statement.
    FullText: 1_000_000, true;
}

/// What is wrong with a text.
fn wrong(text: &str, most: usize, lines: bool) -> Option<String> {
    let length = text.chars().count();
    if length > most {
        return Some(format!("has {} characters, but at most {} are kept", thousands(length), thousands(most)));
    }
    (!lines && text.contains('\n')).then(|| "has several lines, but is a text in one line".to_owned())
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Declares kinds of fields that are written as a text with a form of its own.
macro_rules! written {
    ($($(#[$outer:meta])* $name:ty = $filler:expr, $takes:literal, $schema:expr, |$text:ident| $read:expr;)+) => { $(
        impl Field for $name {
            fn filler() -> Self {
                $filler
            }

            fn read(node: &Node<'_>, spot: &Spot, faults: &mut Faults) -> Self {
                text(node, spot, faults, |$text| $read)
            }

            fn schema() -> Value {
                $schema
            }

            fn takes() -> String {
                $takes.into()
            }
        }
    )+ };
}

/// The address of a page on the web.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link(pub String);

/// The IANA name of a time zone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zone(pub String);

/// A year or a day, as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Until(pub String);

written! {
    Link = Self::default(), "a web address (`https://…` or `http://…`)",
        json!({ "type": "string", "pattern": "^https?://[^/\\s][^\\s]*$", "maxLength": web_address::LONGEST }),
        |text| if is_web_address(text) { Ok(Self(text.to_owned())) } else { Err(format!(
            "`{}` is no address of the web: one begins with https:// or http:// and names a host", short(text)
        )) };
    Zone = Self::default(), "the IANA name of a time zone, such as `Europe/Oslo`", json!({ "type": "string" }),
        |text| if jiff::tz::TimeZone::get(text).is_ok() { Ok(Self(text.to_owned())) } else { Err(format!(
            "`{}` is not the IANA name of a time zone, such as Europe/Oslo", short(text)
        )) };
    Until = Self::default(), "a year or a day", json!({ "type": "string" }),
        |text| if text.parse::<Due>().is_ok() { Ok(Self(text.to_owned())) } else { Err(format!(
            "`{}` is neither a year such as 2025 nor a day such as 2025-10-01", short(text)
        )) };
    Day = Self::FIRST, "a day (`YYYY-MM-DD`)", json!({ "type": "string", "format": "date" }),
        |text| text.parse().map_err(|_| format!(
            "`{}` is not a day of the form YYYY-MM-DD between {} and {}", short(text), Self::FIRST, Self::LAST
        ));
    Due = Self { on: Day::LAST, precision: crate::domain::basics::day::Precision::Day },
        "a day, month, quarter, half or year: `2026-11-25`, `2026-11`, `2026 Q4`, `2026 H2`, `2026`",
        json!({ "type": "string" }),
        |text| text.parse().map_err(|_| crate::domain::commitment::due::NotADue(short(text)).to_string());
    Visibility = Self::Public, "`public`, `shared`, `party:CODE` or `organisation:CODE`",
        json!({ "type": "string", "pattern": "^(public|shared|party:.+|organisation:.+)$" }),
        |text| text.parse().map_err(|_| format!(
            "`{}` is no visibility: one is `public`, `shared`, `party:CODE` or `organisation:CODE`", short(text)
        ));
}

/// The number of something, as its source numbers it: a number or a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbering(pub String);

impl Field for Numbering {
    fn filler() -> Self {
        Self::default()
    }

    fn read(node: &Node<'_>, spot: &Spot, faults: &mut Faults) -> Self {
        match &node.value {
            Json::Number(number) if number.len() > TITLE.characters => {
                let length = thousands(number.len());
                faults.at(spot, format!("has {length} characters, but at most {} are kept", TITLE.characters));
                Self::filler()
            }
            Json::Number(number) => Self((*number).to_owned()),
            _ => Self(Title::read(node, spot, faults).0),
        }
    }

    fn schema() -> Value {
        json!({ "type": ["string", "number"], "maxLength": 300 })
    }

    fn takes() -> String {
        "a number or a text in one line".into()
    }
}

/// A whole number up to `MOST`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Whole<const MOST: u32>(pub u32);

impl<const MOST: u32> Field for Whole<MOST> {
    fn filler() -> Self {
        Self(0)
    }

    fn read(node: &Node<'_>, spot: &Spot, faults: &mut Faults) -> Self {
        match node.value {
            Json::Number(written) => match written.parse() {
                Ok(number) if number <= MOST => return Self(number),
                _ => faults.at(spot, format!("`{}` is not {}", short(written), Self::takes())),
            },
            _ => other(node, &Self::takes(), spot, faults),
        }
        Self::filler()
    }

    fn schema() -> Value {
        json!({ "type": "integer", "minimum": 0, "maximum": MOST })
    }

    fn takes() -> String {
        format!("a whole number from 0 to {}", thousands(MOST as usize))
    }
}

impl Field for bool {
    fn filler() -> Self {
        false
    }

    fn read(node: &Node<'_>, spot: &Spot, faults: &mut Faults) -> Self {
        if let Json::Bool(value) = node.value {
            return value;
        }
        other(node, &Self::takes(), spot, faults);
        false
    }

    fn schema() -> Value {
        json!({ "type": "boolean" })
    }

    fn takes() -> String {
        "`true` or `false`".into()
    }
}

/// Reads a word of a closed list.
pub fn word<T: Field + FromStr>(words: &[&str], node: &Node<'_>, spot: &Spot, faults: &mut Faults) -> T {
    text(node, spot, faults, |written| {
        written.parse().map_err(|_| {
            let near = near(written, words).map(|it| format!("Did you mean `{it}`? ")).unwrap_or_default();
            format!("`{}` is no word for this. {near}It is {}", short(written), one_of(words))
        })
    })
}

/// Words of which one is chosen.
pub fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// Closed lists of words, each read by its word.
macro_rules! words {
    ($($name:ty),+ $(,)?) => { $(
        impl Field for $name {
            fn filler() -> Self {
                Self::ALL[0]
            }

            fn read(node: &$crate::exchange::located_json::Node<'_>, spot: &$crate::exchange::portfolio_problem::Spot, faults: &mut $crate::exchange::portfolio_problem::Faults) -> Self {
                crate::exchange::portfolio_fields::word(Self::WORDS, node, spot, faults)
            }

            fn schema() -> serde_json::Value {
                serde_json::json!({ "type": "string", "enum": Self::WORDS })
            }

            fn takes() -> String {
                crate::exchange::portfolio_fields::one_of(Self::WORDS)
            }
        }
    )+ };
}
pub(crate) use words;

impl<T: Field> Field for Vec<T> {
    fn filler() -> Self {
        Self::new()
    }

    fn read(node: &Node<'_>, spot: &Spot, faults: &mut Faults) -> Self {
        let Json::List(values) = &node.value else {
            other(node, "a list", spot, faults);
            return Self::new();
        };
        let element = |(at, value): (usize, &Node<'_>)| T::read(value, &spot.value(at, value.line), faults);
        values.iter().enumerate().map(element).collect()
    }

    fn schema() -> Value {
        json!({ "type": "array", "items": T::schema() })
    }

    fn takes() -> String {
        format!("a list, each {}", T::takes())
    }
}

/// An object with one value for each of some names.
#[derive(Clone, Debug)]
pub struct ByCode<T>(pub Vec<(Code, T)>);

impl<T> Default for ByCode<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Field> Field for ByCode<T> {
    fn filler() -> Self {
        Self::default()
    }

    fn read(node: &Node<'_>, spot: &Spot, faults: &mut Faults) -> Self {
        let Json::Object(members) = &node.value else {
            other(node, "an object", spot, faults);
            return Self::default();
        };
        let mut entries: Vec<(Code, T)> = Vec::new();
        let mut names: BTreeSet<&str> = BTreeSet::new();
        for Member { line, name, node } in members {
            let spot = spot.within(&short(name), *line);
            if !names.insert(name) {
                faults.at(&spot, "stands twice in this entry");
            }
            let code = Code { text: name.clone().into_owned(), line: *line };
            entries.push((code, T::read(node, &spot, faults)));
        }
        Self(entries)
    }

    fn schema() -> Value {
        json!({ "type": "object", "additionalProperties": T::schema() })
    }

    fn takes() -> String {
        format!("an object that has for each code {}", T::takes())
    }
}
