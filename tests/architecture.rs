//! The house's order, read from its sources: who imports whom, and what stands where.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rstest::rstest;

/// Which rooms each room may import; itself and `domain` are open to all, but for `config`, which imports nothing.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("config", &[]),
    ("paths", &[]),
    ("i18n", &[]),
    ("exchange", &[]),
    ("intake", &[]),
    ("store", &[]),
    // The demonstration's files are data.
    ("demo", &[]),
    ("auth", &["store"]),
    // Passwords, their pace and how long sessions hold are put together to use cases there.
    ("service", &["store", "exchange", "intake", "auth"]),
    ("mail", &["i18n", "paths"]),
    ("jobs", &["service", "mail"]),
    // Server functions call use cases inside their bodies only.
    ("actions", &["service", "i18n"]),
    ("islands", &["actions"]),
    // Rows of lists are the store's type, handed on by the services; pages name it.
    ("app", &["islands", "actions", "service", "i18n", "paths", "store"]),
    ("web", &["app", "auth", "service", "i18n", "paths", "config", "store"]),
    (
        "cli",
        &[
            "config", "demo", "service", "store", "web", "auth", "jobs", "mail", "exchange", "intake", "i18n", "app",
            "paths",
        ],
    ),
];

/// Below `store`, only these names may be imported by rooms that otherwise go through the services.
const STORE_WORDS: &[(&str, &[&str])] = &[
    ("app", &["crate::store;", "crate::store::list::ListRow", "crate::store::report::updates::ListedUpdate"]),
    ("web", &["crate::store::ledger::Random"]),
];

/// A source file: its path below `src`, and its text without tests.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn room(&self) -> &str {
        self.path.split('/').next().unwrap().trim_end_matches(".rs")
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn files_below(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, into);
        } else {
            into.push(path);
        }
    }
}

/// Every Rust file of the product. What follows the first `#[cfg(test)]` or stands in a file of tests is left out.
fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    files_below(&root().join("src"), &mut files);
    files.sort();
    files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|it| it == "rs"))
        .map(|path| Source {
            path: path.strip_prefix(root().join("src")).unwrap().to_str().unwrap().to_owned(),
            text: fs::read_to_string(&path).unwrap(),
        })
        .filter(|it| !it.path.ends_with("tests.rs") && it.path != "domain/samples.rs")
        .map(|source| {
            let end = ["#[cfg(test)]\nmod ", "#[cfg(all(test", "#[cfg(test)]\n#[path"]
                .iter()
                .filter_map(|mark| source.text.find(mark))
                .min()
                .filter(|_| source.path != "i18n/mod.rs");
            Source { text: source.text[..end.unwrap_or(source.text.len())].to_owned(), ..source }
        })
        .collect()
}

/// The lines of code of a file with their numbers, without comments.
fn code(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    source
        .text
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Places where a line of code satisfies a condition, as `path:line: code`.
fn places(condition: impl Fn(&Source, &str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources() {
        for (at, line) in code(&source) {
            if condition(&source, line) {
                found.push(format!("src/{}:{at}: {}", source.path, line.trim()));
            }
        }
    }
    found
}

fn none(found: Vec<String>, why: &str) {
    assert!(found.is_empty(), "{why}:\n{}", found.join("\n"));
}

/// The rooms that a line of code names: `crate::store::list` names `store`.
fn rooms_named(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("crate::").map(|(at, mark)| {
        let rest = &line[at + mark.len()..];
        &rest[..rest.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_')).unwrap_or(rest.len())]
    })
}

#[test]
fn every_room_is_in_the_table_of_who_may_import_whom() {
    let known: BTreeSet<&str> = MAY_IMPORT.iter().map(|(room, _)| *room).chain(["lib", "main"]).collect();
    let rooms: BTreeSet<String> = sources().iter().map(|it| it.room().to_owned()).collect();
    let strange: Vec<_> = rooms.iter().filter(|it| !known.contains(it.as_str())).collect();
    assert!(strange.is_empty(), "{strange:?}");
    assert!(rooms.len() >= 12, "the sources were found: {rooms:?}");
}

#[test]
fn rooms_import_only_those_that_they_may() {
    let found = places(|source, line| {
        let room = source.room();
        let Some((_, may)) = MAY_IMPORT.iter().find(|(other, _)| *other == room) else { return false };
        let common: &[&str] = if room == "config" { &[] } else { &["domain"] };
        rooms_named(line).any(|named| named != room && !may.contains(&named) && !common.contains(&named))
    });
    none(found, "these imports are not in the table");
}

#[test]
fn pages_and_handlers_go_through_the_services() {
    let found = places(|source, line| {
        let Some((_, words)) = STORE_WORDS.iter().find(|(room, _)| *room == source.room()) else { return false };
        line.contains("crate::store") && !line.contains("store::{self") && !words.iter().any(|word| line.contains(word))
    });
    none(found, "these lines reach past the services");
}

#[test]
fn the_table_has_no_imports_of_rooms_that_do_not_exist_yet() {
    for (room, may) in MAY_IMPORT {
        for other in *may {
            assert!(MAY_IMPORT.iter().any(|(room, _)| room == other), "{room} may import {other}, which is no room");
        }
    }
}

#[test]
fn the_domain_is_pure() {
    let found = places(|source, line| {
        source.room() == "domain"
            && ["std::fs", "std::env", "std::net", "sqlx", "tokio", "axum", "leptos", "tracing", "async "]
                .iter()
                .any(|it| line.contains(it))
    });
    none(found, "the rules know nothing of the world");
}

#[test]
fn features_are_asked_for_only_in_the_entrance_and_on_derives() {
    let found = places(|source, line| {
        line.contains("feature =")
            && !["lib.rs", "main.rs"].contains(&source.path.as_str())
            && !line.contains("cfg_attr")
    });
    none(found, "`cfg(feature)` stands in lib.rs, main.rs and on derives only");
}

/// Where a panic is the right answer, and why.
const MAY_PANIC: &[&str] = &[
    // Without the operating system's randomness nothing may be recorded.
    "src/service/random.rs",
];

#[test]
fn nothing_unwraps_outside_tests() {
    let found = places(|source, line| {
        let panics =
            [".unwrap()", ".expect(", ".unwrap_err()", "panic!(", "unreachable!(", "todo!(", "unimplemented!("];
        panics.iter().any(|it| line.contains(it)) && !MAY_PANIC.contains(&format!("src/{}", source.path).as_str())
    });
    none(found, "what can fail is answered, not unwrapped");
}

/// T74: a transaction that writes on SQLite begins as one, so that it never fails after it has read.
#[test]
fn t74_what_writes_on_sqlite_begins_immediate() {
    let db = sources().into_iter().find(|it| it.path == "store/db.rs").unwrap().text;
    let write = db.split_once("pub async fn write").unwrap().1.split_once("pub async fn").unwrap().0;
    assert!(write.contains("writer.begin_with(\"BEGIN IMMEDIATE\")"));
    assert!(write.contains("pg_advisory_xact_lock"));
    let found = places(|source, line| {
        source.path != "store/db.rs" && [".begin()", ".begin_with(", ".acquire()"].iter().any(|it| line.contains(it))
    });
    none(found, "transactions begin in src/store/db.rs");
}

#[test]
fn only_the_store_speaks_to_the_database() {
    none(places(|source, line| line.contains("sqlx::") && source.room() != "store"), "sqlx belongs to the store");
}

/// Values enter a statement only as arguments.
#[test]
fn statements_are_not_put_together_from_texts() {
    let found = places(|source, line| line.contains("AssertSqlSafe") && source.path != "store/db.rs");
    none(found, "`Sql` takes only texts that stand in the source");
}

/// The names under which the clock and randomness are asked.
#[rstest]
#[case::system_time("SystemTime::now")]
#[case::monotonic("Instant::now")]
#[case::timestamp("Timestamp::now")]
#[case::zoned("Zoned::now")]
#[case::random_bytes("getrandom::")]
#[case::random_numbers("rand::")]
#[case::random_id("Uuid::new_v4")]
#[case::timed_id("Uuid::now_v7")]
fn the_clock_and_randomness_are_asked_in_one_place(#[case] name: &str) {
    let found = places(|source, line| {
        line.contains(name) && !["service/clock.rs", "service/random.rs"].contains(&source.path.as_str())
    });
    none(found, "the clock is in src/service/clock.rs, randomness in src/service/random.rs");
}

/// Leptos 0.8.23 writes the children of this tag unescaped.
#[test]
fn one_component_writes_text_areas() {
    let found = places(|source, line| line.contains("<textarea") && source.path != "app/components/text_area.rs");
    none(found, "use `TextArea`");
}

#[test]
fn html_is_written_past_the_escaping_only_where_it_was_escaped() {
    // Rows, choices and drawings by the hundred are written as text through `components/markup.rs`, which escapes.
    let escaped = [
        "app/components/chart/mod.rs",
        "app/components/filters/mod.rs",
        "app/components/markdown.rs",
        "app/components/rows.rs",
        "app/components/text_area.rs",
        "app/pages/commitments/table.rs",
        "app/pages/timeline/legend.rs",
        "app/pages/timeline/mod.rs",
        "app/pages/timeline/table.rs",
    ];
    let found = places(|source, line| line.contains("inner_html") && !escaped.contains(&source.path.as_str()));
    none(found, "`inner_html` is not escaped");
}

/// T63: a table without a body breaks hydration.
#[test]
fn t63_every_table_has_a_body_or_a_head() {
    for source in sources() {
        for part in source.text.split("<table").skip(1) {
            let table = part.split("</table>").next().unwrap();
            assert!(
                ["<tbody", "<thead", "{heads("].iter().any(|part| table.contains(part)),
                "src/{}: a table without <tbody>",
                source.path
            );
        }
    }
}

/// T64: it panics inside hydrated views.
#[test]
fn t64_there_is_no_noscript() {
    none(places(|_, line| line.contains("<noscript")), "no noscript inside the app");
}

/// The policy forbids both.
#[test]
fn views_have_no_inline_styles_and_no_inline_handlers() {
    let found = places(|source, line| {
        ["app", "islands"].contains(&source.room())
            && [" style=", " style:", " onclick=", " onchange=", " onsubmit=", "javascript:"]
                .iter()
                .any(|it| line.contains(it))
    });
    none(found, "classes and SVG attributes instead");
}

#[test]
fn titles_of_pages_are_written_by_the_document_alone() {
    // The name that a pointer finds at a mark of a drawing is a title too; it is escaped there.
    let writers = ["app/components/chart/file.rs", "app/document.rs", "app/pages/timeline/meetings.rs"];
    let found = places(|source, line| {
        line.contains("<title>") && !writers.contains(&source.path.as_str()) && !line.contains("<svg")
    });
    none(found, "the document escapes the title");
}

#[test]
fn files_hold_one_idea() {
    let mut long = Vec::new();
    for folder in ["src", "tests"] {
        let mut files = Vec::new();
        files_below(&root().join(folder), &mut files);
        for path in files.into_iter().filter(|path| path.extension().is_some_and(|it| it == "rs")) {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            if lines > 500 {
                long.push(format!("{}: {lines} lines", path.display()));
            }
        }
    }
    none(long, "files are seldom above 400 lines, never above 500");
}

/// An applied migration is never edited, and each has its counterpart.
#[test]
fn both_databases_have_the_same_migrations() {
    let names = |database: &str| -> BTreeSet<String> {
        let folder = root().join("src/store/migrations").join(database);
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
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
    let mut files = Vec::new();
    for folder in ["src", "tests", "end2end/specs"] {
        files_below(&root().join(folder), &mut files);
    }
    files.retain(|path| path.extension().is_some_and(|kind| kind == "rs" || kind == "ts"));
    let texts: Vec<String> = files.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let named: BTreeSet<String> = texts.iter().flat_map(|text| text.lines()).flat_map(faults_named).collect();
    let list = fs::read_to_string(root().join("docs/faults.md")).unwrap();
    let rows = list.lines().filter_map(|line| line.strip_prefix("| T")?.split_once(' '));
    let listed: Vec<String> = rows.map(|(number, _)| format!("T{number}")).collect();
    assert_eq!(listed.iter().cloned().collect::<BTreeSet<_>>(), named);
    assert_eq!(listed.len(), named.len(), "each stands once");
}
