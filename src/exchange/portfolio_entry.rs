//! An entry of a portfolio file: an object with fields that are known.

use crate::exchange::located_json::{Json, Member, Node};
use crate::exchange::portfolio_fields::{Field, other};
use crate::exchange::portfolio_problem::{Faults, Spot, short};

/// An entry of a file: the lines of its fields, for those who check them later.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    spot: Spot,
    fields: Vec<(&'static str, u32)>,
}

impl Lines {
    /// The entry itself.
    pub fn spot(&self) -> &Spot {
        &self.spot
    }

    /// Whether a field stands in it.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| *field == name)
    }

    /// One of its fields.
    pub fn field(&self, name: &str) -> Spot {
        let line = self.fields.iter().find(|(field, _)| *field == name).map_or(self.spot.line, |(_, line)| *line);
        self.spot.within(name, line)
    }
}

/// An entry that is being read.
pub struct Entry<'n, 'a> {
    members: Vec<(&'static str, &'n Member<'a>)>,
    /// Nothing is missing from what is no entry at all.
    readable: bool,
    pub lines: Lines,
}

impl<'n, 'a> Entry<'n, 'a> {
    /// Sorts the fields of an entry; notes those that have no business in it.
    pub fn open(node: &'n Node<'a>, spot: &Spot, names: &[&'static str], faults: &mut Faults) -> Self {
        let mut entry =
            Self { members: Vec::new(), readable: true, lines: Lines { spot: spot.clone(), fields: Vec::new() } };
        let Json::Object(members) = &node.value else {
            other(node, "an object", spot, faults);
            entry.readable = false;
            return entry;
        };
        for member in members {
            let Some(name) = names.iter().copied().find(|name| *name == member.name) else {
                let near = if faults.are_many() { None } else { near(&member.name, names) };
                let known = match near {
                    Some(name) => format!("did you mean `{name}`?"),
                    None => format!("the fields are {}", names.join(", ")),
                };
                let name = short(&member.name);
                faults.at(&spot.within(&name, member.line), format!("there is no field `{name}` here; {known}"));
                continue;
            };
            if let Some((_, first)) = entry.members.iter().find(|(other, _)| *other == name) {
                let reason = format!("stands twice in this entry, first on line {}", first.line);
                faults.at(&spot.within(name, member.line), reason);
                continue;
            }
            entry.lines.fields.push((name, member.node.line));
            entry.members.push((name, member));
        }
        entry
    }

    /// A field that may be missing, or `null`.
    pub fn maybe<T: Field>(&self, name: &'static str, faults: &mut Faults) -> Option<T> {
        let (_, member) = self.members.iter().find(|(other, _)| *other == name)?;
        if matches!(member.node.value, Json::Null) {
            return None;
        }
        Some(T::read(&member.node, &self.lines.field(name), faults))
    }

    /// A field that has to be there.
    pub fn needed<T: Field>(&self, name: &'static str, faults: &mut Faults) -> T {
        self.maybe(name, faults).unwrap_or_else(|| {
            if self.readable {
                faults.at(&self.lines.field(name), format!("is missing: {} is needed", T::takes()));
            }
            T::filler()
        })
    }

    /// A list that may be missing.
    pub fn list<T: Field>(&self, name: &'static str, faults: &mut Faults) -> Vec<T> {
        self.maybe(name, faults).unwrap_or_default()
    }

    /// A list with at least one value.
    pub fn some<T: Field>(&self, name: &'static str, faults: &mut Faults) -> Vec<T> {
        let values: Vec<T> = self.needed(name, faults);
        if values.is_empty() && self.readable {
            faults.at(&self.lines.field(name), "is empty: at least one is needed");
        }
        values
    }

    /// Something that does not hold where it is not said.
    pub fn flag<T: Field>(&self, name: &'static str, faults: &mut Faults) -> T {
        self.maybe(name, faults).unwrap_or_else(T::filler)
    }
}

/// An entry that knows where it stands.
pub trait Placed {
    /// Where it stands.
    fn lines(&self) -> &Lines;
}

/// What the documents say of a field.
pub struct FieldDoc {
    pub name: &'static str,
    /// `needed`, `some` (a list that is not empty), or else something that may be missing.
    pub need: &'static str,
    pub takes: String,
    pub about: &'static str,
    pub schema: serde_json::Value,
}

/// Declares an entry: its fields, whether each is needed, what it holds and what it means. Reader, schema and documents
/// follow from it.
macro_rules! entry {
    ($(#[doc = $about:literal])* $name:ident { $(#[doc = $what:literal] $need:ident $field:ident: $type:ty,)+ }) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug)]
        pub struct $name {
            /// Where it stands.
            pub lines: $crate::exchange::portfolio_entry::Lines,
            $(#[doc = $what] pub $field: entry!(@type $need $type),)+
        }

        impl $name {
            /// What the documents say of its fields.
            pub fn docs() -> Vec<$crate::exchange::portfolio_entry::FieldDoc> {
                vec![$($crate::exchange::portfolio_entry::FieldDoc {
                    name: stringify!($field),
                    need: stringify!($need),
                    takes: entry!(@held $need $type).0,
                    about: $what.trim(),
                    schema: entry!(@held $need $type).1,
                }),+]
            }
        }

        impl $crate::exchange::portfolio_entry::Placed for $name {
            fn lines(&self) -> &$crate::exchange::portfolio_entry::Lines {
                &self.lines
            }
        }

        impl Field for $name {
            fn filler() -> Self {
                let nothing = $crate::exchange::located_json::Node { line: 0, value: $crate::exchange::located_json::Json::Broken };
                Self::read(&nothing, &Spot::default(), &mut Faults::default())
            }

            fn read(node: &$crate::exchange::located_json::Node<'_>, spot: &Spot, faults: &mut Faults) -> Self {
                let entry = $crate::exchange::portfolio_entry::Entry::open(node, spot, &[$(stringify!($field)),+], faults);
                Self { $($field: entry.$need(stringify!($field), faults),)+ lines: entry.lines }
            }

            fn schema() -> serde_json::Value {
                $crate::exchange::portfolio_entry::schema(&Self::docs())
            }

            fn takes() -> String {
                let names: Vec<String> = Self::docs().iter().map(|it| format!("`{}`", it.name)).collect();
                format!("an object with {}", names.join(", "))
            }
        }
    };
    (@type needed $type:ty) => { $type };
    (@type flag $type:ty) => { $type };
    (@type maybe $type:ty) => { Option<$type> };
    (@type list $type:ty) => { Vec<$type> };
    (@type some $type:ty) => { Vec<$type> };
    (@held list $type:ty) => { (Vec::<$type>::takes(), Vec::<$type>::schema()) };
    (@held some $type:ty) => { (Vec::<$type>::takes(), $crate::exchange::portfolio_entry::filled(Vec::<$type>::schema())) };
    (@held $need:ident $type:ty) => { (<$type>::takes(), <$type>::schema()) };
}
pub(super) use entry;

/// The schema of a list that is not empty.
pub fn filled(mut schema: serde_json::Value) -> serde_json::Value {
    schema["minItems"] = 1.into();
    schema
}

/// The schema of an entry with these fields. What may be missing may be `null` too.
pub fn schema(fields: &[FieldDoc]) -> serde_json::Value {
    let is_needed = |field: &&FieldDoc| matches!(field.need, "needed" | "some");
    let required: Vec<&str> = fields.iter().filter(is_needed).map(|it| it.name).collect();
    let properties: serde_json::Map<String, serde_json::Value> = fields
        .iter()
        .map(|field| {
            let mut schema = field.schema.clone();
            if !is_needed(&field) {
                schema = serde_json::json!({ "anyOf": [schema, { "type": "null" }] });
            }
            schema["description"] = field.about.into();
            (field.name.to_owned(), schema)
        })
        .collect();
    serde_json::json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// The word that was probably meant.
pub(super) fn near<'a>(written: &str, words: &[&'a str]) -> Option<&'a str> {
    let most = (written.chars().count() / 3).clamp(1, 3);
    let far = |word: &&&str| distance(written, word);
    words.iter().min_by_key(far).filter(|word| distance(written, word) <= most).copied()
}

/// How many letters have to be put in, taken out or changed to make one word of another.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().take(60).collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (at, letter) in from.chars().take(60).enumerate() {
        let mut before = std::mem::replace(&mut row[0], at + 1);
        for (place, other) in to.iter().enumerate() {
            let changed = before + usize::from(letter != *other);
            before = row[place + 1];
            row[place + 1] = changed.min(row[place] + 1).min(before + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}
