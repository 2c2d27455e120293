//! The documents match the code, and files stay short.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use crate::sources::{Source, files_below, none, root, sources};

#[test]
fn files_hold_one_idea() {
    let mut long = Vec::new();
    for folder in ["src", "tests"] {
        for path in files_below(folder).into_iter().filter(|path| path.extension().is_some_and(|it| it == "rs")) {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            if lines > 500 {
                long.push(format!("{}: {lines} lines", path.display()));
            }
        }
    }
    none(long, "files are seldom above 400 lines, never above 500");
}

/// The faults that a line of code or its comment names: `T43:` and `fn t43_`.
fn faults_named(line: &str) -> impl Iterator<Item = String> {
    let line = line.trim_start();
    let is_comment = ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark));
    let words = line.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.filter_map(move |word| {
        let number = word.strip_prefix('T').filter(|_| is_comment);
        let number = number.or_else(|| word.strip_prefix('t').filter(|_| line.contains(&format!("fn {word}_"))))?;
        let digits = number.trim_end_matches('b');
        (!digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())).then(|| format!("T{number}"))
    })
}

#[test]
fn the_list_of_faults_has_those_that_tests_name() {
    let mut files: Vec<PathBuf> = ["src", "tests", "end2end/specs"].into_iter().flat_map(files_below).collect();
    files.retain(|path| path.extension().is_some_and(|kind| kind == "rs" || kind == "ts"));
    let texts: Vec<String> = files.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let named: BTreeSet<String> = texts.iter().flat_map(|text| text.lines()).flat_map(faults_named).collect();
    let list = fs::read_to_string(root().join("docs/faults.md")).unwrap();
    let rows = list.lines().filter_map(|line| line.strip_prefix("| T")?.split_once(' '));
    let listed: Vec<String> = rows.map(|(number, _)| format!("T{number}")).collect();
    assert_eq!(listed.iter().cloned().collect::<BTreeSet<_>>(), named);
    assert_eq!(listed.len(), named.len(), "each stands once");
}

/// A row of the glossary: a word, its Korean, and the names in the code.
struct Entry {
    word: String,
    korean: String,
    types: Vec<String>,
    tables: Vec<String>,
    messages: Vec<String>,
}

/// Every row of every table of the glossary.
fn glossary() -> Vec<Entry> {
    let text = fs::read_to_string(root().join("docs/glossary.md")).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---"));
    let mut entries = Vec::new();
    for row in rows.filter(|line| *line != "| word | meaning | Korean | type | table | message |") {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [word, meaning, korean, types, tables, messages] = cells[..] else { panic!("{row}") };
        assert!(!word.is_empty() && meaning.ends_with('.'), "{row}");
        let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        let (types, tables, messages) = (names(types), names(tables), names(messages));
        entries.push(Entry { word: word.to_owned(), korean: korean.to_owned(), types, tables, messages });
    }
    assert!(entries.len() > 60, "the glossary was found");
    entries
}

/// Whether a type is declared in a file of the folder that its path names, or below it.
fn is_declared(path: &str, sources: &[Source]) -> bool {
    let (folder, name) = path.rsplit_once("::").unwrap();
    let folder = folder.replace("::", "/");
    let declares = |line: &str| {
        let words: Vec<&str> =
            line.split(|letter: char| !letter.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
        let declared = words.windows(2).any(|pair| ["struct", "enum", "trait"].contains(&pair[0]) && pair[1] == name);
        // In `string_enum!`.
        declared || line.trim() == format!("{name} {{")
    };
    sources
        .iter()
        .filter(|source| source.path.starts_with(&folder))
        .any(|source| source.code().any(|(_, line)| declares(line)))
}

/// The messages of a language: the line of each key.
fn messages(lang: &str) -> BTreeMap<String, String> {
    let files = files_below(&format!("src/i18n/{lang}"));
    let texts = files.iter().map(|path| fs::read_to_string(path).unwrap());
    let lines: Vec<String> = texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    lines.iter().filter_map(|line| line.split_once(" =")).map(|(key, text)| (key.to_owned(), text.to_owned())).collect()
}

#[test]
fn no_word_of_the_glossary_stands_twice() {
    let entries = glossary();
    let words: BTreeSet<String> = entries.iter().map(|entry| entry.word.to_lowercase()).collect();
    assert_eq!(words.len(), entries.len());
}

#[test]
fn the_types_of_the_glossary_exist() {
    let sources = sources();
    let types = glossary().into_iter().flat_map(|entry| entry.types);
    none(types.filter(|path| !is_declared(path, &sources)).collect(), "these types are declared nowhere");
}

#[test]
fn the_glossary_names_every_table_and_no_other() {
    let named: BTreeSet<String> = glossary().into_iter().flat_map(|entry| entry.tables).collect();
    let migrations = files_below("src/store/migrations/sqlite");
    let texts: Vec<String> = migrations.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let created = texts.iter().flat_map(|text| text.lines()).filter_map(|line| line.strip_prefix("CREATE TABLE "));
    assert_eq!(named, created.map(|rest| rest.split([' ', '(']).next().unwrap().to_owned()).collect());
}

#[test]
fn the_messages_of_the_glossary_exist_and_say_its_korean_word() {
    let (english, korean) = (messages("en"), messages("ko"));
    let mut wrong = Vec::new();
    for entry in glossary() {
        for key in entry.messages {
            let says = korean.get(&key).is_some_and(|text| !entry.korean.is_empty() && text.contains(&entry.korean));
            if !says || !english.contains_key(&key) {
                wrong.push(format!("{}: {key}, {}", entry.word, entry.korean));
            }
        }
    }
    none(wrong, "these messages are missing, or say something else");
}

/// Names in capitals stand for others: `src/service/NOUN/`.
#[test]
fn the_files_that_documents_name_exist() {
    let mut documents: Vec<PathBuf> =
        files_below("docs").into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "md")).collect();
    documents.extend(["README.md", "CONTRIBUTING.md", "tests/fixtures/README.md"].map(|name| root().join(name)));
    let (mut missing, mut checked) = (Vec::new(), 0);
    for document in documents {
        let text = fs::read_to_string(&document).unwrap();
        if document.ends_with("faults.md") {
            // There, names stand for tests.
            continue;
        }
        for name in text.split('`').skip(1).step_by(2) {
            let is_path = ["src/", "tests/", "docs/", "scripts/", "style/", "end2end/"]
                .iter()
                .any(|start| name.starts_with(start));
            let is_exact =
                !name.contains(|letter: char| letter.is_ascii_uppercase() || letter.is_whitespace() || letter == '*');
            if is_path && is_exact {
                checked += 1;
                if !root().join(name).exists() {
                    missing.push(format!("{}: {name}", document.display()));
                }
            }
        }
    }
    assert!(checked > 50, "names of files were found: {checked}");
    none(missing, "these files do not exist");
}
