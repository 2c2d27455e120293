//! The two catalogues correspond, and follow the settled glossary.

mod code;
mod glossary;
mod lists;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::domain::basics::lang::Lang;
use crate::domain::commitment::status::Status;
use crate::i18n::catalogue::{Catalogue, messages};
use crate::i18n::{Arg, Messages};

/// Key, then file and source text of every message of a language.
fn catalogue(lang: Lang) -> BTreeMap<&'static str, (&'static str, &'static str)> {
    let mut all = BTreeMap::new();
    for (file, text) in Catalogue::files(lang) {
        for (key, value) in messages(text) {
            let twice = all.insert(key, (*file, value));
            assert!(twice.is_none(), "{key} stands twice in {}", lang.code());
        }
    }
    all
}

/// The arguments that a message names, and those of them that it prints (the others only choose a form).
fn arguments(value: &str) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let (mut named, mut printed) = (BTreeSet::new(), BTreeSet::new());
    for (at, _) in value.match_indices('$') {
        let rest = &value[at + 1..];
        let end =
            rest.find(|letter: char| !(letter.is_ascii_alphanumeric() || "_-".contains(letter))).unwrap_or(rest.len());
        // `$n ->` chooses; `$n }` and `$n, "을/를"` print.
        let name = &rest[..end];
        named.insert(name);
        if !rest[end..].trim_start().starts_with("->") {
            printed.insert(name);
        }
    }
    (named, printed)
}

/// A message as a reader sees it, each argument standing in as itself, numbers as `n`.
fn shown(lang: Lang, key: &str, value: &str, n: i64) -> String {
    let (named, _) = arguments(value);
    let numbers = value.contains("->");
    let args: Vec<(&str, Arg<'_>)> =
        named.iter().map(|name| (*name, if numbers { Arg::Number(n) } else { Arg::from("7") })).collect();
    Messages::of(lang).with(key, &args)
}

#[test]
fn the_files_have_no_mistakes() {
    for lang in Lang::ALL {
        assert_eq!(Catalogue::read(*lang).1, Vec::<String>::new());
    }
}

#[test]
fn both_languages_have_the_same_keys_in_the_same_files() {
    let place = |lang| catalogue(lang).into_iter().map(|(key, (file, _))| (file, key)).collect::<BTreeSet<_>>();
    let (en, ko) = (place(Lang::En), place(Lang::Ko));
    assert_eq!(en.difference(&ko).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new(), "only in English");
    assert_eq!(ko.difference(&en).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new(), "only in Korean");
    assert!(en.len() > 500);
}

#[test]
fn both_languages_take_the_same_arguments() {
    let ko = catalogue(Lang::Ko);
    for (key, (_, value)) in catalogue(Lang::En) {
        let (en_named, en_printed) = arguments(value);
        let (ko_named, _) = arguments(ko[key].1);
        // Korean needs no plural: it may leave out what only chooses a form in English.
        assert!(ko_named.is_subset(&en_named), "{key}: Korean takes {ko_named:?}, English {en_named:?}");
        assert!(en_printed.is_subset(&ko_named), "{key}: English prints {en_printed:?}, Korean takes {ko_named:?}");
    }
}

#[test]
fn keys_are_kebab_case_and_end_at_most_in_a_word_with_underscores() {
    for key in catalogue(Lang::En).keys() {
        let fine = key.split('-').all(|part| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        });
        assert!(fine, "{key}");
    }
}

#[test]
fn every_message_can_be_said_with_its_arguments() {
    for lang in Lang::ALL {
        for (key, (_, value)) in catalogue(*lang) {
            for n in [0, 1, 2, 1234] {
                let text = shown(*lang, key, value, n);
                assert!(!text.trim().is_empty(), "{key} is empty");
                let bad = text.contains(['{', '}', '$', '\u{2068}', '\u{2069}']) || text == *key && key.contains('-');
                assert!(!bad, "{} {key}: {text}", lang.code());
                assert_eq!(text.trim(), text, "{key} has space around it");
            }
        }
    }
}

/// T54: no English label stands in the Korean interface.
#[test]
fn t54_korean_differs_from_english() {
    const SAME: &[&str] =
        &["title-with-site", "labelled", "filter-chip", "bar-label", "countersign-by", "intake-words"];
    let ko = catalogue(Lang::Ko);
    for (key, (_, value)) in catalogue(Lang::En) {
        assert_eq!(SAME.contains(&key), value == ko[key].1, "{key}: {value}");
    }
}

/// T54: what is shown in Korean is Korean; Latin words stand only inside it.
#[test]
fn t54_korean_messages_are_korean() {
    const NAMES: &[&str] = &["title-with-site", "language-switch"];
    const LATIN: &[&str] = &[
        "Home", "End", "Tab", "quantum", "PDF", "PNG", "JPEG", "DOCX", "XLSX", "HTML", "HWP", "HWPX", "KB", "MB",
        "SVG", "CSV", "ODS", "UTF", "EUC", "KR", "CP", "Q", "H", "URL",
    ];
    // What is said to those who write programs has the names of standards, headers and parameters.
    const TECHNICAL: &[&str] = &[
        "API",
        "ASCII",
        "Accept",
        "After",
        "Allow",
        "Authorization",
        "Base",
        "Bearer",
        "ETag",
        "HMAC",
        "Idempotency",
        "If",
        "JSON",
        "Key",
        "Language",
        "Match",
        "None",
        "OpenAPI",
        "RFC",
        "RateLimit",
        "Retry",
        "SHA",
        "Standard",
        "T",
        "Webhooks",
        "Z",
        "application",
        "due",
        "errors",
        "id",
        "json",
        "lang",
        "newest",
        "next",
        "oldest",
        "silent",
        "status",
        "title",
        "updated",
        "signature",
        "timestamp",
        "v",
        "webhook",
        "whsec",
        "work",
    ];
    for (key, (_, value)) in catalogue(Lang::Ko) {
        if NAMES.contains(&key) {
            continue;
        }
        let is_technical = ["api-", "developers-", "tokens-"].iter().any(|of| key.starts_with(of));
        let text = shown(Lang::Ko, key, value, 2);
        let latin: Vec<_> = text
            .split(|letter: char| !letter.is_ascii_alphabetic())
            .filter(|word| !word.is_empty() && !LATIN.contains(word))
            .filter(|word| !is_technical || !TECHNICAL.contains(word))
            .collect();
        assert!(latin.is_empty(), "{key}: {text}");
    }
}

/// T54: Korean sentences speak 합니다체.
#[test]
fn t54_korean_sentences_end_politely() {
    for (key, (_, value)) in catalogue(Lang::Ko) {
        for sentence in shown(Lang::Ko, key, value, 2).split_inclusive(['.', '\n']) {
            let Some(sentence) = sentence.trim().strip_suffix('.') else { continue };
            assert!(["니다", "시오"].iter().any(|end| sentence.ends_with(end)), "{key}: {sentence}.");
        }
    }
}

#[test]
fn english_never_speaks_of_promises() {
    for (key, (_, value)) in catalogue(Lang::En) {
        let value = value.to_lowercase();
        assert!(!value.contains("promis") && !value.contains("pledge"), "{key}");
    }
}

#[test]
fn english_counts_in_singular_and_plural() {
    let words = Messages::of(Lang::En);
    let say = |n: i32| words.with("count-commitments", &[("n", n.into())]);
    assert_eq!([say(0), say(1), say(2)], ["0 commitments", "1 commitment", "2 commitments"]);
    assert_eq!(words.with("count-items", &[("n", 5016.into())]), "5,016 items");
    assert_eq!(words.with("filter-show-count", &[("n", 0.into())]), "No results");
    assert_eq!(Messages::of(Lang::Ko).with("count-items", &[("n", 5016.into())]), "5,016건");
}

#[test]
fn the_particles_function_is_there_in_korean() {
    let words = Messages::of(Lang::Ko);
    assert_eq!(
        words.with("fault-unknown_value", &[("value", "quantum".into())]),
        "‘quantum’은 선택할 수 있는 값이 아닙니다."
    );
    assert_eq!(
        words.with("fault-in_future", &[("value", "2030-01-02".into())]),
        "2030-01-02는 아직 오지 않은 날짜입니다. 오늘 또는 그 이전 날짜를 선택해 주십시오."
    );
}

#[test]
fn a_missing_key_is_given_back_and_nothing_breaks() {
    let words = Messages::of(Lang::Ko);
    assert_eq!(words.say("no-such-key"), "no-such-key");
    assert_eq!(words.with("no-such-key", &[]), "no-such-key");
    assert_eq!(words.try_say("no-such-key"), None);
    assert_eq!(words.try_text("count-commitments"), None, "it needs an argument");
    assert_eq!(words.of_word("status", Status::OnTrack), "정상 추진");
    assert_eq!(words.of_word("status", "odd"), "?");
}

/// Arguments are inserted verbatim: no markup, no message syntax.
#[test]
fn arguments_are_not_read_as_messages() {
    let text = Messages::of(Lang::En).with("voice-party", &[("party", "{ product } <b>$n</b>".into())]);
    assert_eq!(text, "{ product } <b>$n</b> report");
}

#[test]
fn words_in_a_row() {
    let (en, ko) = (Messages::of(Lang::En), Messages::of(Lang::Ko));
    assert_eq!(en.list::<&str>(&[]), "");
    assert_eq!(en.list(&["ROK"]), "ROK");
    assert_eq!(en.list(&["ROK", "US"]), "ROK and US");
    assert_eq!(en.list(&["ROK", "US", "JP"]), "ROK, US and JP");
    assert_eq!(ko.list(&["한국", "미국"]), "한국, 미국");
    assert_eq!(en.number(1_234_567), "1,234,567");
    assert_eq!(en.number(-999), "−999");
}

/// Writes every key with its arguments, file by file: `KEYS_TO=keys.md cargo test list_of_keys -- --ignored`.
#[test]
#[ignore = "writes a list for people"]
fn list_of_keys() {
    let path = std::env::var("KEYS_TO").expect("KEYS_TO names the file to write");
    let mut out = String::from("# Keys of the interface's words\n");
    for (file, text) in Catalogue::files(Lang::En) {
        writeln!(out, "\n## {file}.ftl\n").unwrap();
        for (key, value) in messages(text) {
            let args = arguments(value).0.into_iter().fold(String::new(), |args, name| args + "$" + name + " ");
            let words = value.split_whitespace().collect::<Vec<_>>().join(" ");
            writeln!(out, "- `{key}` {args}— {words}").unwrap();
        }
    }
    std::fs::write(path, out).unwrap();
}
