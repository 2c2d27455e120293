//! The messages of a language, parsed once.

use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::domain::basics::lang::Lang;
use crate::i18n::{Arg, josa, particle};

/// The files of a language, in the order in which they are read.
macro_rules! files {
    ($lang:literal: $($file:literal),+ $(,)?) => {
        &[$(($file, include_str!(concat!($lang, "/", $file, ".ftl")))),+]
    };
}
macro_rules! catalogues {
    ($($file:tt)+) => {
        /// Name and text of every English file.
        pub(super) const EN: &[(&str, &str)] = files!("en": $($file)+);
        /// Name and text of every Korean file.
        pub(super) const KO: &[(&str, &str)] = files!("ko": $($file)+);
    };
}
catalogues!(
    "common",
    "words",
    "desk",
    "paste",
    "import",
    "dates",
    "notices",
    "errors",
    "forms",
    "overview",
    "list",
    "download",
    "data",
    "commitment",
    "timeline",
    "changes",
    "figures",
    "statement",
    "meeting",
    "organisation",
    "area",
    "account",
    "api",
    "webhooks",
    "told",
    "note",
    "search",
    "views",
    "entry",
    "intake",
    "briefing",
);

static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::new(Lang::En));
static KOREAN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::new(Lang::Ko));

/// A language's messages.
pub(super) struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    /// Those that need no arguments, ready to use.
    fixed: HashMap<&'static str, Box<str>>,
}

impl Catalogue {
    /// The messages of a language.
    pub(super) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &ENGLISH,
            Lang::Ko => &KOREAN,
        }
    }

    /// Name and text of every file of a language.
    pub(super) const fn files(lang: Lang) -> &'static [(&'static str, &'static str)] {
        match lang {
            Lang::En => EN,
            Lang::Ko => KO,
        }
    }

    fn new(lang: Lang) -> Self {
        let (catalogue, faults) = Self::read(lang);
        for fault in faults {
            tracing::error!(fault, "a message file has a mistake");
        }
        catalogue
    }

    /// Reads the files; also says what is wrong with them (a test asserts that it is nothing).
    pub(super) fn read(lang: Lang) -> (Self, Vec<String>) {
        let mut faults = Vec::new();
        let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => whole(number),
            _ => None,
        }));
        if lang == Lang::Ko {
            // `JOSA($word, "을/를")`: the word with its particle. `PARTICLE(…)`: the particle alone.
            let added = [
                bundle.add_function("JOSA", |args, _| with_word_and_pair(args, josa)),
                bundle.add_function("PARTICLE", |args, _| {
                    with_word_and_pair(args, |word, pair| particle(word, pair).into_owned())
                }),
            ];
            faults.extend(added.into_iter().filter_map(Result::err).map(|error| error.to_string()));
        }
        for (file, text) in Self::files(lang) {
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, errors)| {
                faults.extend(errors.iter().map(|error| format!("{}/{file}.ftl: {error}", lang.code())));
                resource
            });
            if let Err(errors) = bundle.add_resource(resource) {
                faults.extend(errors.iter().map(|error| format!("{}/{file}.ftl: {error}", lang.code())));
            }
        }
        let mut fixed = HashMap::new();
        for (_, text) in Self::files(lang) {
            for (key, _) in messages(text) {
                let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else { continue };
                let mut errors = Vec::new();
                let words = bundle.format_pattern(pattern, None, &mut errors);
                if errors.is_empty() {
                    fixed.insert(key, words.into_owned().into_boxed_str());
                }
            }
        }
        (Self { bundle, fixed }, faults)
    }

    /// A message without arguments.
    pub(super) fn text(&'static self, key: &str) -> Option<&'static str> {
        self.fixed.get(key).map(|text| &**text)
    }

    /// A message with its arguments put in.
    pub(super) fn format(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        if let Some(text) = self.fixed.get(key) {
            return Some(text.to_string());
        }
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => values.set(*name, &**text),
                Arg::Number(number) => values.set(*name, *number),
            }
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        for error in errors {
            tracing::error!(key, %error, "a message got the wrong arguments");
        }
        Some(text)
    }
}

/// The messages of a file: key and the lines that belong to it.
pub(super) fn messages(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .filter(|at| text[*at..].starts_with(|first: char| first.is_ascii_alphabetic()))
        .collect();
    (0..starts.len()).filter_map(move |at| {
        let end = starts.get(at + 1).copied().unwrap_or(text.len());
        let (key, value) = text[starts[at]..end].split_once('=')?;
        // Comments between two messages belong to neither.
        let value = value.find("\n#").map_or(value, |comment| &value[..comment]);
        Some((key.trim(), value.trim()))
    })
}

fn with_word_and_pair<'a>(args: &[FluentValue<'_>], then: impl Fn(&str, &str) -> String) -> FluentValue<'a> {
    let word = match args.first() {
        Some(FluentValue::String(word)) => word.clone(),
        Some(FluentValue::Number(number)) => whole(number).map_or_else(|| number.as_string(), Into::into),
        _ => return FluentValue::Error,
    };
    match args.get(1) {
        Some(FluentValue::String(pair)) => FluentValue::from(then(&word, pair)),
        _ => FluentValue::Error,
    }
}

/// A whole number as it is read, `None` of any other.
fn whole(number: &FluentNumber) -> Option<String> {
    (number.value.fract() == 0.0).then(|| grouped(&format!("{:.0}", number.value)))
}

/// A number's digits with thousands separators, as both languages write it.
pub(super) fn grouped(number: &str) -> String {
    let (minus, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("−", digits));
    let mut out = minus.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
