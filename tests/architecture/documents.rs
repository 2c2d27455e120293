//! The documents say what the code says, and files stay short.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::sources::{files_below, none, root};

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
