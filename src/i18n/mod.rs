//! The words of the interface in both languages. Server only: islands get ready-made strings.
//!
//! The messages stand in `en/*.ftl` and `ko/*.ftl`, file by file in the same order; tests hold the two together.

mod catalogue;
mod dates;
mod josa;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt::Display;

use crate::i18n::catalogue::Catalogue;
pub use crate::i18n::dates::{iso_instant, iso_period};
pub use crate::i18n::josa::{josa, particle};

use crate::domain::basics::lang::Lang;

/// A language's words.
#[derive(Clone, Copy)]
pub struct Messages {
    lang: Lang,
    catalogue: &'static Catalogue,
    alone: bool,
}

impl Messages {
    /// The words of a language.
    pub fn of(lang: Lang) -> Self {
        Self { lang, catalogue: Catalogue::of(lang), alone: false }
    }

    /// The same where the interface is in no other language.
    pub const fn alone(self) -> Self {
        Self { alone: true, ..self }
    }

    /// Whether the interface is in no other language.
    pub const fn is_alone(self) -> bool {
        self.alone
    }

    /// The language they are in.
    pub const fn lang(self) -> Lang {
        self.lang
    }

    /// A message without arguments. Costs one look-up, no allocation.
    ///
    /// A key that does not exist, or that needs arguments, is returned as it is and logged as an error.
    pub fn text(self, key: &str) -> &str {
        self.try_text(key).unwrap_or_else(|| {
            tracing::error!(key, lang = self.lang.code(), "no message without arguments has this key");
            key
        })
    }

    /// A message without arguments, where there is one of this key.
    pub fn try_text(self, key: &str) -> Option<&'static str> {
        self.catalogue.text(key)
    }

    /// A message without arguments, as an owned text.
    pub fn say(self, key: &str) -> String {
        self.text(key).to_owned()
    }

    /// A message without arguments as an owned text, where there is one of this key.
    pub fn try_say(self, key: &str) -> Option<String> {
        self.try_text(key).map(ToOwned::to_owned)
    }

    /// The message for one word of a closed list: `of("status", Status::OnTrack)` says `status-on_track`.
    pub fn of_word(self, list: &str, word: impl Display) -> &'static str {
        let key = format!("{list}-{word}");
        self.try_text(&key).unwrap_or_else(|| {
            tracing::error!(key, lang = self.lang.code(), "a word of a closed list has no message");
            "?"
        })
    }

    /// A message with arguments. Texts are put in as they are (escape at the point of output), numbers get thousands
    /// separators.
    pub fn with(self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.catalogue.format(key, args).unwrap_or_else(|| {
            tracing::error!(key, lang = self.lang.code(), "no message has this key");
            key.to_owned()
        })
    }

    /// A number for reading: `5,016`.
    pub fn number(self, number: impl Into<i64>) -> String {
        catalogue::grouped(&number.into().to_string())
    }

    /// How the record names somebody, with whom the person acted for in words: it has them in brackets.
    pub fn person(self, name: &str) -> String {
        match name.strip_suffix(')').and_then(|it| it.split_once(" (")) {
            Some((own, others)) => self.with("acting-name", &[("name", own.into()), ("for", others.into())]),
            None => name.to_owned(),
        }
    }

    /// Messages in a row: `A, B and C`; `A, B, C`.
    pub fn list<T: AsRef<str>>(self, items: &[T]) -> String {
        let items: Vec<_> = items.iter().map(AsRef::as_ref).collect();
        match (self.lang, &items[..]) {
            (Lang::En, [first @ .., second, last]) => {
                let mut out = first.join(", ");
                if !first.is_empty() {
                    out.push_str(", ");
                }
                out + second + " and " + last
            }
            _ => items.join(", "),
        }
    }
}

/// What stands for a variable in a message.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// A text, put in as it is.
    Text(Cow<'a, str>),
    /// A number: chooses the plural form.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {
        $(impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self { Self::Number(i64::from(number)) }
        })+
    };
}
numbers!(i8, i16, i32, i64, u8, u16, u32);

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Arg<'_> {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
