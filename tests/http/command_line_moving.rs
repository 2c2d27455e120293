//! A portfolio on its way out of one installation and into another, at a terminal.

use std::path::Path;
use std::process::Command;

use accord::demo;

/// What the program answers about one database: whether it succeeded, what it printed, what it complained about.
fn accord(folder: &Path, database: &str, arguments: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_accord"))
        .args(arguments)
        .current_dir(folder)
        .env("DATABASE_URL", format!("sqlite://{database}.db"))
        .env("ACCORD_CLOCK", "2026-11-25T03:00:00Z")
        .env_remove("ACCORD_DATABASE")
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout), text(&output.stderr))
}

/// What it prints where it succeeds.
fn printed(folder: &Path, database: &str, arguments: &[&str]) -> String {
    let (done, said, told) = accord(folder, database, arguments);
    assert!(done, "{arguments:?}: {told}");
    said
}

#[test]
fn a_ledger_is_moved_and_proves_that_it_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("p.json"), demo::FICTIONAL).unwrap();
    printed(folder, "one", &["import", "p.json"]);
    let (done, ledger, told) = accord(folder, "one", &["export", "--ledger"]);
    assert!(done && told.contains("last hash: ") && told.contains("accounts, sessions, drafts"), "{told}");
    std::fs::write(folder.join("l.jsonl"), &ledger).unwrap();
    let said = printed(folder, "two", &["import", "l.jsonl"]);
    let hash = told.split("last hash: ").nth(1).unwrap().lines().next().unwrap();
    assert!(said.contains(&format!("last hash: {hash}")) && said.contains("the ledger is whole"), "{said}");
    assert!(printed(folder, "two", &["export", "--ledger"]) == ledger);
    assert!(printed(folder, "two", &["verify"]).contains(hash));
    assert_eq!(printed(folder, "two", &["export"]), printed(folder, "one", &["export"]));
    let (done, _, told) = accord(folder, "one", &["import", "l.jsonl"]);
    assert!(!done && told.contains("a ledger is moved into one that holds none"), "{told}");
}

#[test]
fn a_ledger_that_is_not_whole_leaves_no_database_behind() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("p.json"), demo::FICTIONAL).unwrap();
    printed(folder, "one", &["import", "p.json"]);
    let ledger = printed(folder, "one", &["export", "--ledger"]);
    let lines: Vec<&str> = ledger.lines().collect();
    let changed = ledger.replacen("Ministry of Digital Affairs", "Ministry of Other Affairs", 1);
    for (file, reason) in [
        (lines[..20].join("\n"), "the file breaks off after line 20"),
        (changed, "its payload does not give its digest"),
        (ledger.replacen("\"version\":1", "\"version\":9", 1), "version 9 of the format is not known here"),
    ] {
        std::fs::write(folder.join("l.jsonl"), file).unwrap();
        let (done, _, told) = accord(folder, "two", &["import", "l.jsonl"]);
        assert!(!done && told.contains("nothing was recorded: l.jsonl") && told.contains(reason), "{reason}: {told}");
        assert!(!folder.join("two.db").exists(), "{reason}");
    }
}

#[test]
fn what_is_public_comes_out_as_it_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("p.json"), demo::FICTIONAL).unwrap();
    printed(folder, "one", &["import", "p.json"]);
    let public = printed(folder, "one", &["export"]);
    std::fs::write(folder.join("q.json"), &public).unwrap();
    printed(folder, "two", &["import", "q.json"]);
    assert!(printed(folder, "two", &["export"]) == public);
    let again = printed(folder, "two", &["import", "q.json"]);
    assert!(again.starts_with("recorded 0 facts"), "{again}");
    let (done, _, told) = accord(folder, "three", &["export"]);
    assert!(!done && told.contains("there is no database sqlite://three.db"), "{told}");
    let schema = printed(folder, "three", &["schema", "--ledger"]);
    assert!(schema.contains("\"previous\"") && schema.contains("oneOf"), "{schema}");
}
