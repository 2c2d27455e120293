//! Code that is allowed in one place only, and code that is forbidden everywhere.

use std::collections::BTreeSet;
use std::fs;

use rstest::rstest;

use crate::sources::{none, places, root, sources};

#[test]
fn features_are_asked_for_at_the_root_of_the_crate_and_on_derives_only() {
    let found = places(|source, line| {
        line.contains("feature =")
            && !["lib.rs", "main.rs"].contains(&source.path.as_str())
            && !line.contains("cfg_attr")
    });
    none(found, "`cfg(feature)` stands in lib.rs, main.rs and on derives only");
}

/// Where a panic is justified, and why.
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
    assert!(write.contains("writer.begin_with(SYNCED)") && write.contains("pg_advisory_xact_lock"));
    for begins in ["SYNCED", "UNSYNCED"] {
        let line = db.lines().find(|it| it.contains(&format!("const {begins}: ")));
        assert!(line.is_some_and(|it| it.ends_with("; BEGIN IMMEDIATE\";")), "{begins}");
    }
    let written = db.matches("writer.begin_with(").count();
    let known = db.matches("writer.begin_with(SYNCED)").count() + db.matches("writer.begin_with(UNSYNCED)").count();
    assert_eq!(written, known, "each begins as one of the two does");
    let found = places(|source, line| {
        source.path != "store/db.rs" && [".begin()", ".begin_with(", ".acquire()"].iter().any(|it| line.contains(it))
    });
    none(found, "transactions begin in src/store/db.rs");
}

#[test]
fn only_the_store_speaks_to_the_database() {
    none(places(|source, line| line.contains("sqlx::") && source.module() != "store"), "sqlx belongs to the store");
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
    // Rows, choices and drawings in large numbers are written as text through `components/markup.rs`, which escapes.
    let escaped = [
        "app/components/chart/mod.rs",
        "app/components/filters/facets.rs",
        "app/components/filters/mod.rs",
        "app/components/rows.rs",
        "app/components/text_area.rs",
        // Data that no browser runs, in which nothing ends the element.
        "app/pages/portfolio/data/mod.rs",
        "app/pages/portfolio/list/columns.rs",
        "app/pages/portfolio/list/table.rs",
        "app/pages/portfolio/timeline/legend.rs",
        "app/pages/portfolio/timeline/mod.rs",
        "app/pages/portfolio/timeline/table.rs",
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
        ["app", "islands"].contains(&source.module())
            && [" style=", " style:", " onclick=", " onchange=", " onsubmit=", "javascript:"]
                .iter()
                .any(|it| line.contains(it))
    });
    none(found, "classes and SVG attributes instead");
}

#[test]
fn titles_of_pages_are_written_by_the_document_alone() {
    // The name that a pointer finds at a mark of a drawing is a title too; it is escaped there.
    let writers = [
        "app/components/chart/file.rs",
        "app/document.rs",
        "app/embedded.rs",
        "app/pages/portfolio/timeline/meetings.rs",
    ];
    let found = places(|source, line| {
        line.contains("<title>") && !writers.contains(&source.path.as_str()) && !line.contains("<svg")
    });
    none(found, "the document escapes the title");
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
