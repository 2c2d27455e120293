//! The product's source files, read as text.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path below `src`, and its text. What is compiled for tests only is blank there.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    /// The module at the top of the crate that the file belongs to.
    pub fn module(&self) -> &str {
        self.path.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// The lines of code with their numbers, without comments.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Every file below a folder of the repository, in order.
pub fn files_below(folder: &str) -> Vec<PathBuf> {
    let (mut files, mut folders) = (Vec::new(), vec![root().join(folder)]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

/// Every Rust file of the product, without what is compiled for tests only.
pub fn sources() -> Vec<Source> {
    let src = root().join("src");
    let (mut all, mut tests) = (Vec::new(), BTreeSet::new());
    for path in files_below("src").into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "rs")) {
        let (text, test_modules) = without_tests(&fs::read_to_string(&path).unwrap());
        tests.extend(test_modules.iter().map(|module| module.folder_or_file(&path)));
        all.push((path, text));
    }
    let is_test = |path: &Path| tests.iter().any(|test| path.starts_with(test) || path.with_extension("") == *test);
    all.retain(|(path, _)| !is_test(path));
    let below = |path: &Path| path.strip_prefix(&src).unwrap().to_str().unwrap().to_owned();
    all.into_iter().map(|(path, text)| Source { path: below(&path), text }).collect()
}

/// Places where a line of code satisfies a condition, as `path:line: code`.
pub fn places(condition: impl Fn(&Source, &str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources() {
        for (at, line) in source.code().filter(|(_, line)| condition(&source, line)) {
            found.push(format!("src/{}:{at}: {}", source.path, line.trim()));
        }
    }
    found
}

#[track_caller]
pub fn none(found: Vec<String>, why: &str) {
    assert!(found.is_empty(), "{why}:\n{}", found.join("\n"));
}

/// Every path that source text names from the root of the crate, without `crate::`. A group such as
/// `crate::domain::{basics::day::Day, list}` names each of its members.
pub fn paths_named(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices("crate::") {
        let is_whole_word =
            !text[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$');
        if is_whole_word {
            members("", &text[at + mark.len()..], &mut found);
        }
    }
    found
}

/// Adds the paths that begin here below another; gives what follows them.
fn members<'a>(above: &str, text: &'a str, found: &mut Vec<String>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        while !rest.is_empty() && !rest.trim_start().starts_with('}') {
            rest = members(above, rest, found);
            let next = rest.find([',', '}']).unwrap_or(rest.len());
            rest = rest[next..].strip_prefix(',').unwrap_or(&rest[next..]).trim_start();
        }
        return rest.trim_start().strip_prefix('}').unwrap_or_default();
    }
    let end = text.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_')).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let path = if above.is_empty() { name.to_owned() } else { format!("{above}::{name}") };
    match rest.strip_prefix("::") {
        Some(below) if !below.starts_with('<') => members(&path, below, found),
        _ => {
            found.push(path);
            rest
        }
    }
}

/// A module that only tests compile: its name, and its file where that is named.
struct TestModule {
    name: String,
    file: Option<String>,
}

impl TestModule {
    /// Where the module lies that this file declares, without the ending `.rs`.
    fn folder_or_file(&self, declared_in: &Path) -> PathBuf {
        let folder = declared_in.parent().unwrap();
        if let Some(file) = &self.file {
            return folder.join(file).with_extension("");
        }
        let own = declared_in.file_stem().unwrap().to_str().unwrap();
        if ["mod", "lib", "main"].contains(&own) { folder.join(&self.name) } else { folder.join(own).join(&self.name) }
    }
}

/// Source text in which every item under `#[cfg(test)]` is blank, and the modules in files of their own among these items.
fn without_tests(text: &str) -> (String, Vec<TestModule>) {
    let (mut out, mut modules) = (text.to_owned(), Vec::new());
    let mut from = 0;
    while let Some(at) = ["#[cfg(test)]", "#[cfg(all(test,"].iter().filter_map(|mark| out[from..].find(mark)).min() {
        let begin = from + at;
        from = begin + item_length(&out[begin..]);
        let item = out[begin..from].to_owned();
        modules.extend(declared_module(&item));
        let blank: String = item.chars().filter(|letter| *letter == '\n').collect();
        out.replace_range(begin..from, &blank);
        from = begin + blank.len();
    }
    (out, modules)
}

/// The module that an item declares without its content.
fn declared_module(item: &str) -> Option<TestModule> {
    let name = item.trim_end().strip_suffix(';')?.rsplit_once("mod ")?.1.to_owned();
    let file = item.split_once("#[path = \"").map(|(_, rest)| rest.split('"').next().unwrap().to_owned());
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_').then_some(TestModule { name, file })
}

/// How long the item is with which source text begins, its attributes counted in: to a semicolon, or the end of a block.
fn item_length(text: &str) -> usize {
    let (mut at, mut depth) = (0, 0_u32);
    while let Some(letter) = text[at..].chars().next() {
        let skipped = literal_length(&text[at..]);
        if skipped > 0 {
            at += skipped;
            continue;
        }
        at += letter.len_utf8();
        match letter {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && letter == '}' {
                    return at;
                }
            }
            ';' if depth == 0 => return at,
            _ => {}
        }
    }
    at
}

/// How long the comment, string or character is with which source text begins; 0 when it begins with something else.
fn literal_length(text: &str) -> usize {
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if let Some(rest) = text.strip_prefix('r')
        && let hashes = rest.len() - rest.trim_start_matches('#').len()
        && rest[hashes..].starts_with('"')
    {
        let end = format!("\"{}", "#".repeat(hashes));
        let begin = 2 + hashes;
        return text[begin..].find(&end).map_or(text.len(), |at| begin + at + end.len());
    }
    if let Some(rest) = text.strip_prefix('"') {
        return 1 + closed(rest, '"');
    }
    match text.strip_prefix('\'') {
        // `'a` is a lifetime, `'a'` and `'\n'` are characters.
        Some(rest) if rest.starts_with('\\') || rest.chars().nth(1) == Some('\'') => 1 + closed(rest, '\''),
        _ => 0,
    }
}

/// The length of text up to and including its closing delimiter.
fn closed(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        if !escaped && letter == mark {
            return at + mark.len_utf8();
        }
        escaped = !escaped && letter == '\\';
    }
    text.len()
}

#[test]
fn what_only_tests_compile_is_left_out() {
    let source = r##"use a;
#[cfg(test)]
mod samples;
#[cfg(test)]
#[path = "x_tests.rs"]
mod tests;
fn kept() { let text = "}"; }
#[cfg(test)]
mod inner {
    const OPEN: [&str; 3] = ["{", r#"{""#, "\"{"]; // {
    const LETTER: char = '{';
    fn f<'a>() {}
}
fn also_kept() {}
"##;
    let (text, modules) = without_tests(source);
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, ["use a;", "fn kept() { let text = \"}\"; }", "fn also_kept() {}"]);
    assert_eq!(text.lines().count(), source.lines().count(), "lines keep their numbers");
    let files: Vec<PathBuf> = modules.iter().map(|module| module.folder_or_file(Path::new("src/a/mod.rs"))).collect();
    assert_eq!(files, [Path::new("src/a/samples"), Path::new("src/a/x_tests")]);
    assert_eq!(modules[0].folder_or_file(Path::new("src/a/b.rs")), Path::new("src/a/b/samples"));
}

#[test]
fn files_of_tests_are_left_out() {
    let read: BTreeSet<String> = sources().into_iter().map(|source| source.path).collect();
    assert!(
        read.len() > 300 && read.contains("lib.rs") && read.contains("i18n/catalogue.rs"),
        "the sources were found"
    );
    let tests: Vec<_> = read.iter().filter(|path| path.contains("tests") || path.contains("samples")).collect();
    assert_eq!(tests, Vec::<&String>::new());
}

#[test]
fn groups_of_imports_name_each_member() {
    let text = "use crate::{app::{Page, self}, web};\nlet x = crate::store::Error::<T>::new(); use $crate::macros; use crate::a::b as c;";
    assert_eq!(paths_named(text), ["app::Page", "app::self", "web", "store::Error", "a::b"]);
}
