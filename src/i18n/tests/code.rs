//! Every message that the code uses is in the catalogue, and the catalogue holds no other.

use std::collections::BTreeSet;
use std::path::Path;

use crate::domain::basics::lang::Lang;
use crate::i18n::tests::lists::composed;
use crate::i18n::tests::{arguments, catalogue};

/// The product's code, file by file with its path, without what only tests it.
fn code() -> Vec<(String, String)> {
    let (mut code, mut folders) = (Vec::new(), vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() && name != "tests" {
                folders.push(path);
            } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let tests = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
                code.push((path.display().to_string(), text[..tests].to_owned()));
            }
        }
    }
    code
}

/// No message is unused.
#[test]
fn every_message_is_used() {
    // A single word is often some other text too: it counts where it is looked up, or here, where a list of labels or
    // of links holds it.
    const SINGLE: [&str; 6] = ["basis", "evidence", "kind", "relations", "revise", "withdraw"];
    const LOOK_UPS: [&str; 5] = ["text(\"", "say(\"", "with(\"", "label(\"", "heading(\""];
    let code = code();
    assert!(code.len() > 300, "only {} files of code were found", code.len());
    let quoted: BTreeSet<&str> = code.iter().flat_map(|(_, text)| text.split('"')).collect();
    let looked_up = |key: &str| {
        let calls = LOOK_UPS.map(|look_up| format!("{look_up}{key}\""));
        code.iter().any(|(_, text)| calls.iter().any(|call| text.contains(call)))
    };
    let with_a_hole: Vec<&str> = quoted.iter().copied().filter(|text| text.contains("-{")).collect();
    let composes = |list: &str| {
        let start = format!("{list}-{{");
        quoted.contains(list) || with_a_hole.iter().any(|text| text.starts_with(&start))
    };
    let composed: BTreeSet<String> =
        composed().into_iter().filter(|(list, _)| composes(list)).map(|(_, key)| key).collect();
    let unused: Vec<_> = catalogue(Lang::En)
        .into_keys()
        .filter(|key| {
            let key: &str = key;
            let literal =
                if key.contains('-') { quoted.contains(key) } else { SINGLE.contains(&key) || looked_up(key) };
            !literal && !composed.contains(key)
        })
        .collect();
    assert_eq!(unused, Vec::<&str>::new());
}

/// What a piece of source text asks of the catalogue, as `messages.text("key")` or
/// `messages.with("key", &[("name", …)])`: the method, the key, and the names of the arguments.
fn asked(source: &str) -> Vec<(&'static str, &str, BTreeSet<&str>)> {
    let mut found = Vec::new();
    for method in ["text", "say", "with", "of_word"] {
        let call = format!(".{method}(");
        for (at, _) in source.match_indices(&call) {
            if !is_catalogue(source[..at].trim_end()) {
                continue;
            }
            let rest = source[at + call.len()..].trim_start();
            let Some((key, rest)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) else { continue };
            let rest = rest.trim_start_matches([',', ' ', '\n']);
            let names = rest.strip_prefix("&[").map(names).unwrap_or_default();
            found.push((method, key, names));
        }
    }
    found
}

/// Whether source text ends with something that is called like a catalogue: `messages`, `self.messages`, `words()`, or
/// `Messages::of(…)`.
fn is_catalogue(source: &str) -> bool {
    let name = source.strip_suffix("()").unwrap_or(source);
    let is_named = ["messages", "words"].iter().any(|ending| {
        let before = name.strip_suffix(ending).and_then(|before| before.chars().next_back());
        name == *ending || before.is_some_and(|letter| !letter.is_alphanumeric() && letter != '_')
    });
    is_named || source.ends_with(')') && source.rfind("Messages::of(").is_some_and(|at| !source[at..].contains(';'))
}

/// The first words of the pairs of a slice, given the text after its `[`.
fn names(slice: &str) -> BTreeSet<&str> {
    let (mut names, mut depth, mut at) = (BTreeSet::new(), 1, 0);
    while let Some(next) = slice[at..].chars().next() {
        at += next.len_utf8();
        match next {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 1 => break,
            ')' | ']' | '}' => depth -= 1,
            '"' => {
                let end = slice[at..].find('"').unwrap_or(0);
                if depth == 2 && slice[..at - 1].ends_with('(') && slice[at + end + 1..].starts_with(',') {
                    names.insert(&slice[at..at + end]);
                }
                at += end + 1;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn what_code_asks_for_is_read_from_its_text() {
    let source = r#"words().text("nav-overview"); messages.with("page-of", &[("page", words.say("x").into()), ("pages", 2.into())]);
        self.messages
            .with(
            "as-of",
            &[("day", messages.day(as_of.day).into())],
        ); Messages::of(lang).of_word("status", status); form_data.with("act", "submit"); other_messages.text("y")"#;
    let expected: Vec<(&str, &str, BTreeSet<&str>)> = vec![
        ("text", "nav-overview", BTreeSet::new()),
        ("say", "x", BTreeSet::new()),
        ("with", "page-of", BTreeSet::from(["page", "pages"])),
        ("with", "as-of", BTreeSet::from(["day"])),
        ("of_word", "status", BTreeSet::new()),
    ];
    assert_eq!(asked(source), expected);
}

/// Every key written in the code exists and gets the arguments that it names.
#[test]
fn every_key_in_the_code_exists() {
    let all = catalogue(Lang::En);
    let mut checked = 0;
    for (path, text) in code() {
        for (method, key, given) in asked(&text) {
            checked += 1;
            if method == "of_word" {
                let list = format!("{key}-");
                assert!(all.keys().any(|key| key.starts_with(&list)), "{path}: no list of words is called {key}");
                continue;
            }
            let Some((_, value)) = all.get(key) else { panic!("{path}: there is no message {key}") };
            let (named, _) = arguments(value);
            if method == "with" && given.is_empty() {
                continue; // The arguments are made elsewhere.
            }
            assert_eq!(given, named, "{path}: the arguments of {key}");
        }
    }
    assert!(checked > 1_000, "only {checked} keys were found in the code");
}
