//! The import rules.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::sources::{Source, none, paths_named, places, root, sources};

/// Which modules each module may import. Itself and `domain` are open to all.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("config", &[]),
    ("paths", &[]),
    ("i18n", &[]),
    ("exchange", &[]),
    ("intake", &[]),
    ("store", &[]),
    ("demo", &[]),
    // How failed attempts are counted, and which sessions hold, is asked of their tables.
    ("auth", &["store"]),
    ("assist", &[]),
    ("service", &["store", "exchange", "intake", "auth", "assist"]),
    ("mail", &["service", "i18n", "paths", "store"]),
    ("webhooks", &["service", "paths", "store"]),
    ("jobs", &["service", "mail", "webhooks"]),
    // Server functions call use cases inside their bodies only.
    ("actions", &["service", "i18n"]),
    ("islands", &["actions"]),
    ("app", &["islands", "actions", "service", "exchange", "i18n", "intake", "paths", "store"]),
    ("web", &["app", "auth", "service", "i18n", "paths", "config", "store", "webhooks"]),
    (
        "cli",
        &[
            "assist", "config", "demo", "service", "store", "web", "auth", "jobs", "exchange", "intake", "i18n", "app",
            "paths", "mail", "webhooks",
        ],
    ),
];

/// Of these modules only the types and modules named here may be imported: rows of lists are the store's types, handed on by
/// the services, and pages fill the document model from which both a page and a file are made.
const ONLY: &[(&str, &str, &[&str])] = &[
    ("app", "store", &["store", "ListRow", "ListedUpdate"]),
    (
        "app",
        "exchange",
        &[
            "exchange::atom",
            "exchange::calendar",
            "exchange::csv",
            "exchange::document",
            "exchange::document_file",
            "exchange::table",
        ],
    ),
    // Pages show what was found and what people make of it; they read no text themselves.
    ("app", "intake", &["intake::draft", "intake::extraction", "intake::span"]),
    ("web", "store", &["Random"]),
    // What messages say, for the description of the interface.
    ("web", "webhooks", &["WebhookMessage", "TEST"]),
];

/// The folders of `src/domain`: each imports only those before it.
const DOMAIN_ORDER: &[&str] = &[
    "basics",
    "organisation",
    "access",
    "account",
    "commitment",
    "statement",
    "meeting",
    "portfolio",
    "report",
    "note",
    "record",
    "notice",
    "webhook",
    "list",
    "sheet",
    "briefing",
];

/// The modules at the top of the crate, as the folder `src` holds them.
fn modules() -> BTreeSet<String> {
    let names =
        fs::read_dir(root().join("src")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .map(|name| name.trim_end_matches(".rs").to_owned())
        .filter(|name| !["lib", "main"].contains(&name.as_str()))
        .collect()
}

#[test]
fn the_table_of_imports_names_every_module_and_no_other() {
    let listed: BTreeSet<String> = MAY_IMPORT.iter().map(|(module, _)| (*module).to_owned()).collect();
    assert_eq!(listed, modules());
    assert_eq!(listed.len(), MAY_IMPORT.len(), "each stands once");
    let may = MAY_IMPORT.iter().flat_map(|(_, may)| may.iter());
    let named: BTreeSet<String> =
        may.chain(ONLY.iter().flat_map(|(from, to, _)| [from, to])).map(|it| (*it).to_owned()).collect();
    assert_eq!(named.difference(&listed).collect::<Vec<_>>(), Vec::<&String>::new(), "no modules");
}

#[test]
fn modules_import_only_those_that_they_may() {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !["lib", "main"].contains(&source.module())) {
        let module = source.module();
        let Some((_, may)) = MAY_IMPORT.iter().find(|(other, _)| *other == module) else { continue };
        for path in imports(source) {
            let to = path.split("::").next().unwrap();
            if to != module && to != "domain" && !may.contains(&to) {
                found.push(format!("src/{}: {path}", source.path));
            }
        }
    }
    none(found, "these imports are not in the table");
}

#[test]
fn pages_and_handlers_go_through_the_services() {
    let mut found = Vec::new();
    for source in &sources() {
        for (from, to, only) in ONLY.iter().filter(|(from, ..)| *from == source.module()) {
            let is_below =
                |path: &str, other: &str| path.strip_prefix(other).is_some_and(|rest| rest.starts_with("::"));
            let is_one = |path: &str, named: &str| {
                let is_type_of_that_name = path.ends_with(&format!("::{named}"));
                path == named || is_type_of_that_name || (named.contains("::") && is_below(path, named))
            };
            let is_named = |path: &str| only.iter().any(|named| is_one(path, named));
            let past =
                imports(source).into_iter().filter(|path| (*path == **to || is_below(path, to)) && !is_named(path));
            found.extend(past.map(|path| format!("src/{} ({from}): {path}", source.path)));
        }
    }
    none(found, "these imports reach past the services");
}

/// What a file names from the root of the crate.
fn imports(source: &Source) -> Vec<String> {
    let code: Vec<&str> = source.code().map(|(_, line)| line).collect();
    paths_named(&code.join("\n"))
}

/// Without this, reading `crate::` alone would miss imports.
#[test]
fn imports_are_absolute() {
    none(places(|_, line| line.contains("super::") || line.contains("use self::")), "imports begin with `crate::`");
}

#[test]
fn the_domain_is_pure() {
    let found = places(|source, line| {
        source.module() == "domain"
            && ["std::fs", "std::env", "std::net", "sqlx", "tokio", "axum", "leptos", "tracing", "async "]
                .iter()
                .any(|it| line.contains(it))
    });
    none(found, "rules do no input or output");
}

/// The folder of `src/domain` that a path below it belongs to; nothing for `domain` itself.
fn domain_folder(path: &str) -> Option<&str> {
    path.strip_prefix("domain")?.split(['/', ':', '.']).find(|part| !part.is_empty())
}

#[test]
fn the_order_of_the_domain_names_every_folder() {
    let entries = fs::read_dir(root().join("src/domain")).unwrap().map(|entry| entry.unwrap());
    let folders = entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap());
    let folders: BTreeSet<String> = folders.collect();
    assert_eq!(DOMAIN_ORDER.iter().map(|it| (*it).to_owned()).collect::<BTreeSet<_>>(), folders);
}

#[test]
fn folders_of_the_domain_import_only_those_before_them() {
    let place = |folder: &str| DOMAIN_ORDER.iter().position(|it| *it == folder);
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| source.path.starts_with("domain/")) {
        let Some(from) = domain_folder(&source.path).and_then(place) else { continue };
        for path in imports(source) {
            if domain_folder(&path).and_then(place).is_some_and(|to| to > from) {
                found.push(format!("src/{}: {path}", source.path));
            }
        }
    }
    none(found, "these imports go against the order of the folders");
}

#[test]
fn files_of_the_domain_do_not_import_each_other_in_circles() {
    let sources = sources();
    let files: BTreeMap<&str, &Source> = sources
        .iter()
        .filter(|source| source.path.starts_with("domain/"))
        .map(|source| (source.path.as_str(), source))
        .collect();
    // Of `domain::commitment::due::Due` the file is the longest beginning that is one.
    let file_of = |path: &str| {
        let parts: Vec<&str> = path.split("::").collect();
        (1..=parts.len()).rev().find_map(|count| {
            let start = parts[..count].join("/");
            let found = [format!("{start}.rs"), format!("{start}/mod.rs")];
            found.iter().find_map(|file| files.get_key_value(file.as_str())).map(|(file, _)| *file)
        })
    };
    let imported: BTreeMap<&str, BTreeSet<&str>> = files
        .iter()
        .map(|(file, source)| {
            (*file, imports(source).iter().filter_map(|path| file_of(path)).filter(|to| to != file).collect())
        })
        .collect();
    let circles: Vec<String> = circles(&imported).into_iter().map(|circle| circle.join(" ")).collect();
    assert!(imported.values().map(BTreeSet::len).sum::<usize>() > 100, "imports were found");
    none(circles, "these files import each other in a circle");
}

/// The import cycles among files: the strongly connected components of more than one.
fn circles<'a>(edges: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<Vec<&'a str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> = edges
        .keys()
        .map(|from| {
            let (mut reached, mut left) = (BTreeSet::new(), vec![*from]);
            while let Some(file) = left.pop() {
                left.extend(edges.get(file).into_iter().flatten().filter(|to| reached.insert(**to)));
            }
            (*from, reached)
        })
        .collect();
    let mut found: BTreeSet<Vec<&'a str>> = BTreeSet::new();
    for file in edges.keys().filter(|file| reached[*file].contains(*file)) {
        found.insert(
            edges.keys().filter(|to| reached[file].contains(*to) && reached[*to].contains(file)).copied().collect(),
        );
    }
    found.into_iter().collect()
}

#[test]
fn circles_are_found() {
    let edges = BTreeMap::from([
        ("a", BTreeSet::from(["b"])),
        ("b", BTreeSet::from(["c", "d"])),
        ("c", BTreeSet::from(["a"])),
        ("d", BTreeSet::from(["e"])),
        ("e", BTreeSet::new()),
    ]);
    assert_eq!(circles(&edges), [["a", "b", "c"]]);
}
