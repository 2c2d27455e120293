//! The program as it is started at a terminal.

use std::path::Path;
use std::process::Command;

use accord::demo;

/// What it answers: whether it succeeded, what it said, what it complained about.
fn accord(folder: &Path, arguments: &[&str]) -> (bool, String, String) {
    accord_with(folder, arguments, &[])
}

/// The same with settings.
fn accord_with(folder: &Path, arguments: &[&str], settings: &[(&str, &str)]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_accord"))
        .args(arguments)
        .current_dir(folder)
        .env("DATABASE_URL", "sqlite://ours.db")
        .env("ACCORD_CLOCK", "2026-11-25T03:00:00Z")
        .env_remove("ACCORD_DATABASE")
        .envs(settings.iter().copied())
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout), text(&output.stderr))
}

fn files(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn a_command_that_only_reads_creates_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &["verify"][..],
        &["rebuild"],
        &["withhold", "r", "--reason", "x", "--decided-by", "y"],
        &["user", "list"],
        &["user", "disable", "lee@msit.example"],
    ] {
        let (done, _, told) = accord(folder.path(), arguments);
        assert!(!done && told.contains("there is no database sqlite://ours.db"), "{arguments:?}: {told}");
    }
    assert_eq!(files(folder.path()), Vec::<String>::new());
}

#[test]
fn a_file_with_mistakes_is_refused_with_all_of_them_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("p.json"), "{\"areas\": [{\"code\": 1},\n{\"code\": \"b\"}]}").unwrap();
    let (done, _, told) = accord(folder.path(), &["import", "p.json"]);
    assert!(!done, "{told}");
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(
        lines,
        [
            "line 1, areas[0].code: a name is expected, but a number stands here",
            "line 1, areas[0].name_en: has no name: name_en or name_ko is needed",
            "line 2, areas[1].name_en: has no name: name_en or name_ko is needed",
            "accord: nothing was recorded: 3 problems",
        ]
    );
    std::fs::write(folder.path().join("one.json"), "{}").unwrap();
    let (_, _, told) = accord(folder.path(), &["import", "one.json"]);
    assert!(told.contains("it is no portfolio") && told.ends_with("1 problem\n"), "{told}");
    let mut left = files(folder.path());
    left.sort_unstable();
    assert_eq!(left, ["one.json", "p.json"]);
}

#[test]
fn of_very_many_mistakes_the_first_are_printed_and_the_others_counted() {
    let folder = tempfile::tempdir().unwrap();
    let areas: Vec<String> = (0..50_000).map(|at| format!("{{\"code\": \"a{at}\"}}")).collect();
    std::fs::write(folder.path().join("p.json"), format!("{{\"areas\": [{}]}}", areas.join(",\n"))).unwrap();
    let (done, _, told) = accord(folder.path(), &["import", "p.json"]);
    let lines: Vec<&str> = told.lines().collect();
    assert!(!done && lines.len() == 202, "{}", lines.len());
    assert!(lines[0].starts_with("line 1, areas[0].name_en: ") && lines[199].starts_with("line 200, areas[199]."));
    assert_eq!(lines[200..], ["and 49800 more", "accord: nothing was recorded: 50000 problems"]);
}

#[test]
fn an_import_says_where_it_recorded_how_much() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("p.json"), demo::FICTIONAL).unwrap();
    let (done, first, told) = accord(folder.path(), &["import", "p.json"]);
    assert!(
        done && first.starts_with("recorded ") && first.ends_with(" facts in sqlite://ours.db\n"),
        "{first} {told}"
    );
    let (done, again, told) = accord(folder.path(), &["import", "p.json"]);
    let count = first.split(' ').nth(1).unwrap();
    assert_eq!(again, format!("recorded 0 facts in sqlite://ours.db; {count} were recorded already\n"), "{told}");
    assert!(done && told.is_empty(), "{told}");
    assert!(accord(folder.path(), &["verify"]).0);
}

#[test]
fn an_import_says_which_time_zone_it_assumed() {
    let folder = tempfile::tempdir().unwrap();
    let said = demo::FICTIONAL.replace("Asia/Seoul", "Europe/Oslo");
    let silent = said.replacen("\"time_zone\": \"Europe/Oslo\", \"taking_part\"", "\"taking_part\"", 1);
    assert_ne!(said, silent);
    std::fs::write(folder.path().join("p.json"), silent).unwrap();
    let (done, _, told) = accord(folder.path(), &["import", "p.json"]);
    assert!(
        done && told.starts_with("accord: days are counted in Europe/Oslo, the zone of its first party,"),
        "{told}"
    );
    let set = [("ACCORD_TIMEZONE", "America/Santiago")];
    let (done, _, told) = accord_with(folder.path(), &["import", "p.json"], &set);
    assert!(done && told.is_empty(), "{told}");
}

#[test]
fn settings_that_cannot_be_used_are_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    for (setting, value, sentence) in [
        ("ACCORD_LANGUAGES", "en,fr", "ACCORD_LANGUAGES: `en,fr` is not `en`, `ko`, or both with a comma between them"),
        ("ACCORD_NAME", "  ", "ACCORD_NAME is shown on pages, so it must not be empty"),
        (
            "ACCORD_PUBLISHER",
            "a\nb",
            "ACCORD_PUBLISHER is shown on pages, so it must be one line of at most 300 characters",
        ),
        ("ACCORD_TIMEZONE", "Oslo", "ACCORD_TIMEZONE: `Oslo` is not the IANA name of a time zone, such as Europe/Oslo"),
    ] {
        let (done, _, told) = accord_with(folder.path(), &["verify"], &[(setting, value)]);
        assert!(!done && told.contains(sentence) && told.lines().count() == 1, "{setting}: {told}");
    }
}

#[test]
fn a_link_for_a_new_account_is_in_the_usual_language_of_the_site() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("p.json"), demo::FICTIONAL).unwrap();
    assert!(accord(folder.path(), &["import", "p.json"]).0);
    let add = ["user", "add", "lee@mda.example", "--organisation", "AUR-MDA", "--role", "admin"];
    let (done, told, complaint) = accord_with(folder.path(), &add, &[("ACCORD_LANGUAGES", "ko")]);
    assert!(done && told.contains("/ko/set-password"), "{told} {complaint}");
}

#[test]
fn the_schema_is_printed_without_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let (done, schema, _) = accord(folder.path(), &["schema"]);
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    assert!(done && schema["properties"]["commitments"].is_object());
    assert_eq!(files(folder.path()), Vec::<String>::new());
}

/// What looks at damage, and what mends it, works on a database that nothing else can read.
#[tokio::test]
async fn a_damaged_table_is_named_and_mended() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("portfolio.json"), demo::FICTIONAL).unwrap();
    let (done, ..) = accord(folder.path(), &["import", "portfolio.json"]);
    assert!(done);
    let address = format!("sqlite://{}", folder.path().join("ours.db").display());
    let mut conn = <sqlx::SqliteConnection as sqlx::Connection>::connect(&address).await.unwrap();
    let damage = "UPDATE reference SET payload = '{' WHERE noun_id = 'AUR-MDA'";
    assert_eq!(sqlx::query(damage).execute(&mut conn).await.unwrap().rows_affected(), 1);
    let (whole, said, _) = accord(folder.path(), &["verify"]);
    assert!(!whole && said.contains("table `reference` differs"), "{said}");
    let (done, said, complaint) = accord(folder.path(), &["rebuild"]);
    assert!(done, "{said} {complaint}");
    let (whole, said, _) = accord(folder.path(), &["verify"]);
    assert!(whole && said.contains("the ledger is whole"), "{said}");
}

/// What is recorded of parties and statements before there is any commitment, or after all were withheld, keeps nobody out.
#[tokio::test]
async fn a_portfolio_without_commitments_is_opened_again_and_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut file: serde_json::Value = serde_json::from_str(demo::FICTIONAL).unwrap();
    file.as_object_mut().unwrap().retain(|name, _| {
        ["portfolio", "parties", "organisations", "areas", "mechanisms", "meetings", "statements"]
            .contains(&name.as_str())
    });
    file["portfolio"].as_object_mut().unwrap().remove("example");
    std::fs::write(folder.path().join("portfolio.json"), file.to_string()).unwrap();
    let (done, _, complaint) = accord(folder.path(), &["import", "portfolio.json"]);
    assert!(done, "{complaint}");
    for command in ["export", "verify", "rebuild", "export"] {
        let (done, said, complaint) = accord(folder.path(), &[command]);
        assert!(done, "{command}: {said} {complaint}");
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("portfolio.json"), demo::FICTIONAL).unwrap();
    let (done, _, complaint) = accord(folder.path(), &["import", "portfolio.json"]);
    assert!(done, "{complaint}");
    let address = format!("sqlite://{}", folder.path().join("ours.db").display());
    let mut conn = <sqlx::SqliteConnection as sqlx::Connection>::connect(&address).await.unwrap();
    let ids = "SELECT id FROM record WHERE kind = 'commitment_recorded'";
    let ids: Vec<String> = sqlx::query_scalar(ids).fetch_all(&mut conn).await.unwrap();
    for id in &ids {
        let withhold = ["withhold", id, "--reason", "By mistake.", "--decided-by", "The operator"];
        let (done, _, complaint) = accord(folder.path(), &withhold);
        assert!(done, "{complaint}");
    }
    assert!(accord(folder.path(), &["export"]).0);
}

/// A record that cannot be read keeps tables that an upgrade emptied from being made: it is named and taken out, and then they
/// are made.
#[tokio::test]
async fn a_record_that_cannot_be_read_is_taken_out_after_an_upgrade_too() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("portfolio.json"), demo::FICTIONAL).unwrap();
    assert!(accord(folder.path(), &["import", "portfolio.json"]).0);
    let address = format!("sqlite://{}", folder.path().join("ours.db").display());
    let mut conn = <sqlx::SqliteConnection as sqlx::Connection>::connect(&address).await.unwrap();
    let id = "SELECT id FROM record WHERE kind = 'update_published' ORDER BY sequence LIMIT 1";
    let id: String = sqlx::query_scalar(id).fetch_one(&mut conn).await.unwrap();
    for damage in [
        "DELETE FROM findable",
        "DELETE FROM status_update",
        "DELETE FROM headline",
        "DELETE FROM side",
        "DELETE FROM commitment",
        "UPDATE record SET payload = '{}' WHERE id = (SELECT id FROM record WHERE kind = 'update_published' ORDER BY sequence LIMIT 1)",
    ] {
        sqlx::query(damage).execute(&mut conn).await.unwrap();
    }
    let (done, _, complaint) = accord(folder.path(), &["export"]);
    assert!(!done && complaint.contains("the tables cannot be made from the ledger"), "{complaint}");
    let (whole, said, complaint) = accord(folder.path(), &["verify"]);
    assert!(!whole && said.contains(&id), "{said} {complaint}");
    let withhold = ["withhold", &id, "--reason", "It cannot be read.", "--decided-by", "The operator"];
    let (done, said, complaint) = accord(folder.path(), &withhold);
    assert!(done && said.contains("every table is made anew"), "{said} {complaint}");
    let (whole, said, complaint) = accord(folder.path(), &["verify"]);
    assert!(whole, "{said} {complaint}");
    assert!(accord(folder.path(), &["export"]).0);
}

/// A spreadsheet adds to a portfolio by the rules of its file: all of it or nothing, and the second time nothing.
#[test]
fn a_spreadsheet_adds_to_a_portfolio() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = |title: &str, due: &str| {
        format!("Title;Statement;Parties;Lead;Due;Area\n{title};council-2-statement;AUR, BOR;AUR-MDA;{due};data\n")
    };
    std::fs::write(folder.path().join("p.json"), demo::FICTIONAL).unwrap();
    std::fs::write(folder.path().join("s.csv"), sheet("Share weather data", "03/04/2027")).unwrap();
    let all = ["--all", "standing=agreed", "--all", "basis=joint_text", "--all", "nature=deliverable"];
    let import = |more: &[&str]| accord(folder.path(), &[&["import", "s.csv"], &all[..], more].concat());
    let (done, _, told) = import(&[]);
    assert!(!done && told.contains("a spreadsheet adds to a portfolio"), "{told}");
    assert!(accord(folder.path(), &["import", "p.json"]).0);
    let (done, _, told) = import(&[]);
    assert!(!done && told.contains("Row 2, column E (Due) “03/04/2027”"), "{told}");
    let (done, said, told) = import(&["--dates", "day_first"]);
    assert!(done && said.contains("recorded 2 facts in"), "{said}{told}");
    let (done, said, told) = import(&["--dates", "day_first"]);
    assert!(done && said.contains("recorded 0 facts in") && said.contains("2 were recorded already"), "{said}{told}");
    std::fs::write(folder.path().join("s.csv"), sheet("Share weather data", "2027")).unwrap();
    let (done, _, told) = import(&[]);
    assert!(!done && told.contains("line 2, commitments[0].due: recorded already with other words"), "{told}");
}

/// Milestones name their commitment by slug or by title; what is recorded already is not recorded again, and what changed is set
/// anew under the same name.
#[test]
fn a_spreadsheet_sets_milestones() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("p.json"), demo::FICTIONAL).unwrap();
    assert!(accord(folder.path(), &["import", "p.json"]).0);
    let import = |rows: &str| {
        std::fs::write(folder.path().join("s.csv"), format!("Commitment,Title,Title (Korean),Due\n{rows}")).unwrap();
        accord(folder.path(), &["import", "s.csv", "--of", "milestones"])
    };
    let rows = "chip-testing,Site is chosen,부지 선정,2026 Q4\n\
        Open a laboratory for testing quantum chips,,첫 칩 시험,2027-03\n";
    let (done, said, told) = import(rows);
    assert!(done && said.contains("recorded 2 facts in"), "{said}{told}");
    for again in [rows, "chip-testing,,부지 선정,2026 Q4\n"] {
        let (done, said, told) = import(again);
        assert!(done && said.contains("recorded 0 facts in"), "{said}{told}");
    }
    let (done, _, told) = import(&rows.replace("2026 Q4", "2027 Q1"));
    assert!(!done && told.contains("line 2, milestones[0].due: recorded already with other words"), "{told}");
    let tomorrow = [("ACCORD_CLOCK", "2026-11-26T03:00:00Z")];
    let (done, said, told) = accord_with(folder.path(), &["import", "s.csv", "--of", "milestones"], &tomorrow);
    assert!(done && said.contains("recorded 1 fact in"), "{said}{told}");
    let public = accord_with(folder.path(), &["export"], &tomorrow).1;
    assert_eq!(public.matches("Site is chosen").count(), 2, "the same milestone, set twice");
    for (rows, said) in [
        ("nowhere,Lost,,2027\n", "Row 2, column A (Commitment) “nowhere”: Nothing here has this name."),
        ("chip-testing,One,하나,2027\nchip-testing,,하나,2028\n", "A row above is about the same."),
        ("chip-testing,One,,soon\n", "Row 2, column D (Due) “soon”"),
    ] {
        let (done, _, told) = import(rows);
        assert!(!done && told.contains(said) && told.contains("nothing was recorded"), "{told}");
    }
}
