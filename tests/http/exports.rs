//! Lists as files for spreadsheets: what they hold is what the list shows, read back by other programs' readers.

use std::io::Cursor;
use std::time::Duration;

use accord::domain::access::role::Role;
use accord::domain::basics::lang::Lang;
use accord::service::portfolio::import::Imported;
use calamine::{Data, Range, Reader, Xlsx};
use http::StatusCode;
use serde_json::{Value, json};

use crate::support::database::TestDatabase;
use crate::support::report_form::published;
use crate::support::server::{Reply, TestServer};

/// The sheets of a workbook, with their names.
fn sheets(reply: &Reply) -> Vec<(String, Range<Data>)> {
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(reply.bytes.clone())).unwrap();
    let names = book.sheet_names();
    for name in &names {
        let formulas = book.worksheet_formula(name).unwrap();
        assert!(formulas.cells().all(|(.., formula)| formula.is_empty()), "{name} holds a formula");
    }
    names.into_iter().map(|name| (name.clone(), book.worksheet_range(&name).unwrap())).collect()
}

/// What was written into a cell: what would be a formula is led by one apostrophe more than it has of its own.
fn as_written(cell: &str) -> &str {
    let formula = |rest: &&str| rest.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t']);
    cell.strip_prefix('\'').filter(formula).unwrap_or(cell)
}

/// The cells of a file whose texts may have several lines.
fn cells(reply: &Reply) -> Vec<Vec<String>> {
    let text = reply.text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).into_records();
    rows.map(|row| row.unwrap().iter().map(|cell| as_written(cell).to_owned()).collect()).collect()
}

/// The cells of a column below its head.
fn column(table: &[Vec<String>], head: &str) -> Vec<String> {
    let place = table[0].iter().position(|it| it == head).unwrap_or_else(|| panic!("{head} in {:?}", table[0]));
    table[1..].iter().map(|row| row[place].clone()).collect()
}

/// The cells of a sheet as text, days as CSV spells them.
fn plain(sheet: &Range<Data>) -> Vec<Vec<String>> {
    let cell = |cell: &Data| match cell {
        Data::DateTime(day) => {
            assert_eq!(day.as_f64().fract(), 0.0, "a day is a whole number");
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    };
    sheet.rows().map(|row| row.iter().map(cell).collect()).collect()
}

/// The slugs of all pages of a list, in their order.
async fn listed(server: &TestServer, lang: Lang, query: &str) -> Vec<String> {
    let mut all = Vec::new();
    for page in 1.. {
        let reply = server.get(&format!("/{lang}/commitments?{query}&page={page}")).await;
        if reply.status == StatusCode::NOT_FOUND {
            return all;
        }
        let rows = reply.page().all("tbody > tr[data-commitment]");
        all.extend(rows.into_iter().map(|row| row.attribute("data-commitment").to_owned()));
    }
    all
}

/// T39, T41b: a file has the rows of every page of the list, in its order and with its columns, in both languages.
#[tokio::test]
async fn t39_a_file_holds_what_the_list_shows() {
    let server = TestServer::with_demonstration().await;
    for lang in Lang::ALL {
        let code = if *lang == Lang::En { "Code" } else { "식별자" };
        for query in [
            "sort=due",
            "area=quantum&sort=title",
            "q=AI&status=unknown",
            "sort=silent&columns=area,due,sides,starts&as_of=2025-06-30",
        ] {
            let shown = listed(&server, *lang, query).await;
            assert!(!shown.is_empty(), "{query}");
            let csv = server.get(&format!("/{lang}/export/commitments.csv?{query}")).await;
            let table = csv.csv();
            assert_eq!(column(&table, code), shown, "{lang} {query}");
            let book = sheets(&server.get(&format!("/{lang}/export/commitments.xlsx?{query}")).await);
            assert_eq!(plain(&book[0].1), table, "{lang} {query}: both formats hold the same");
        }
    }
    let chosen = server.get("/en/export/commitments.csv?columns=area,due").await.csv();
    let heads = ["Code", "Commitment", "Said in", "Area", "Due", "Due by", "Overdue", "Address"];
    assert_eq!(chosen[0], heads);
    let address = &column(&chosen, "Address")[0];
    assert!(address.starts_with("http") && address.contains("/en/commitments/"), "{address}");
}

/// T32, T40, T41b: spreadsheets recognize UTF-8 by the first three bytes; the name is whole in both forms.
#[tokio::test]
async fn t32_a_file_is_recognized_and_named_in_the_language_asked_for() {
    let server = TestServer::with_demonstration().await;
    let reply = server.get("/ko/export/commitments.csv").await;
    assert!(reply.bytes.starts_with(b"\xef\xbb\xbf"));
    assert!(reply.text.ends_with("\r\n") && reply.text.contains('가'));
    assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8");
    let name = reply.header("content-disposition");
    assert!(name.starts_with("attachment; filename=\"commitments-2026-11-25.csv\"; filename*=UTF-8''%ED"), "{name}");
    let length: usize = reply.header("content-length").parse().unwrap();
    assert_eq!(length, reply.bytes.len());
    let again = server.get("/ko/export/commitments.xlsx").await;
    let once_more = server.get("/ko/export/commitments.xlsx").await;
    assert!(again.bytes == once_more.bytes, "equal tables are equal files");
}

/// T13: days are whole numbers with a format, the head stays in sight and filters, a sheet says what the file is.
#[tokio::test]
async fn t13_a_workbook_has_real_days_and_says_where_it_comes_from() {
    let server = TestServer::with_demonstration().await;
    let reply = server.get("/en/export/commitments.xlsx?area=quantum&sort=due&as_of=2026-01-31").await;
    let book = sheets(&reply);
    let names: Vec<&str> = book.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Commitments", "About this file"]);
    let (heads, rows) = (book[0].1.headers().unwrap(), book[0].1.height() - 1);
    let due = heads.iter().position(|it| it == "Due by").unwrap();
    let days = book[0].1.rows().skip(1).filter(|row| matches!(row[due], Data::DateTime(_))).count();
    assert!(days > 0, "{:?}", plain(&book[0].1));
    let about: Vec<(String, String)> =
        plain(&book[1].1).into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    let said = |what: &str| &about.iter().find(|(name, _)| name == what).unwrap_or_else(|| panic!("{about:?}")).1;
    assert_eq!(said("As of"), "2026-01-31");
    assert_eq!(said("Filters"), "Area: Quantum");
    assert_eq!(said("Rows"), &rows.to_string());
    assert_eq!(said("For"), "Everyone");
    assert!(said("Address").ends_with("/en/commitments?area=quantum&sort=due&as_of=2026-01-31"), "{about:?}");

    let mut zip = zip::ZipArchive::new(Cursor::new(reply.bytes)).unwrap();
    let mut part = |name: &str| std::io::read_to_string(zip.by_name(name).unwrap()).unwrap();
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:"), "{}", &sheet[..1_000]);
    assert!(part("xl/styles.xml").contains("FF7D8792") || part("xl/styles.xml").contains("FF58616A"));
}

/// The portfolio of the documents with commitments of these titles.
async fn with_titles(titles: &[String]) -> TestServer {
    let docs = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/portfolio.md")).unwrap();
    let json = docs.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let mut file: Value = serde_json::from_str(json).unwrap();
    let usual = file["commitments"][0].clone();
    for (place, title) in titles.iter().enumerate() {
        let mut commitment = usual.clone();
        commitment["id"] = json!(format!("odd-{place:03}"));
        commitment["title_en"] = json!(title);
        file["commitments"].as_array_mut().unwrap().push(commitment);
    }
    let server = TestServer::empty().await;
    match server.database.accord.portfolio().import(file.to_string().as_bytes(), "test").await.unwrap() {
        Imported::Recorded { .. } => server,
        Imported::Refused(refusal) => panic!("{refusal:#?}"),
    }
}

/// T38 and the abuse table: whatever a title looks like, it is text in a workbook, harmless in CSV, and read back as it was.
#[tokio::test]
async fn t38_titles_come_back_letter_by_letter_and_none_is_a_formula() {
    let odd = [
        "=HYPERLINK(\"http://evil.example\",\"Press\")",
        "=cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "+1+1",
        "-2+3+cmd|' /C calc'!A0",
        "-5",
        "007",
        "123456789012",
        "'=quoted",
        "She said \"yes\", and; left",
        "Two\u{a0}spaces that do not break",
        "1E5",
        "3/4",
        "_x0041_ is no letter",
    ];
    let titles: Vec<String> = odd.iter().map(|it| (*it).to_owned()).collect();
    let server = with_titles(&titles).await;
    let csv = server.get("/en/export/commitments.csv?sort=oldest").await.csv();
    let cells = column(&csv, "Commitment");
    for title in &titles {
        assert!(cells.iter().any(|cell| as_written(cell) == title), "{title} is in {cells:?}");
    }
    let harmless = |cell: &String| !cell.starts_with(['=', '+', '@', '\t']) && (!cell.starts_with('-') || cell == "-5");
    assert!(csv.iter().flatten().all(harmless), "{csv:?}");
    let book = sheets(&server.get("/en/export/commitments.xlsx?sort=oldest").await);
    for title in &titles {
        assert!(book[0].1.rows().flatten().any(|cell| *cell == Data::String(title.clone())), "{title}");
    }
}

/// Reports have a row each with all their texts; who may not see one finds nothing of it, in no format.
#[tokio::test]
async fn reports_are_rows_for_those_who_may_see_them() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let words = [
        ("visibility", "party:AUR"),
        ("status", "delayed"),
        ("results_en", "Zanzibar\r\ncables"),
        ("evidence-0", "https://aurelia.example/zanzibar"),
    ];
    published(&official, &manager, &words).await;
    let own = cells(&manager.get("/en/export/updates.csv").await);
    let place = column(&own, "Results").iter().position(|it| it.contains("Zanzibar")).unwrap();
    let of = |head: &str| column(&own, head)[place].clone();
    assert_eq!(of("Results"), "Zanzibar\ncables");
    assert_eq!([of("Code"), of("Status")], ["both-same".to_owned(), "Delayed".to_owned()]);
    assert_eq!(of("Sources"), "https://aurelia.example/zanzibar");
    let book = sheets(&manager.get("/en/export/updates.xlsx").await);
    assert_eq!(plain(&book[0].1)[0], own[0]);
    assert!(plain(&book[1].1).iter().any(|row| row[1].contains("may hold what is not public")));
    for name in ["commitments", "updates", "changes"] {
        for kind in ["csv", "xlsx"] {
            let address = format!("/en/export/{name}.{kind}?from=2024-03-01");
            let other = server.signed_in(Role::Manager, "BOR-CSA").await;
            for reply in [server.get(&address).await, other.get(&address).await] {
                assert_eq!(reply.status, StatusCode::OK, "{address}");
                let all: String = match kind {
                    "csv" => reply.text.clone(),
                    _ => sheets(&reply).iter().flat_map(|(_, sheet)| plain(sheet)).flatten().collect(),
                };
                assert!(all.len() > 100 && !all.contains("anzibar"), "{address}");
            }
        }
    }
    let hidden = manager.get("/en/export/updates.csv").await;
    assert_eq!(hidden.header("cache-control"), "private, no-store");
}

/// Which organisation wrote a report for its side is nothing that strangers find on a page, nor in a file; members do.
#[tokio::test]
async fn who_wrote_a_report_is_said_to_members_only() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    published(&official, &manager, &[("visibility", "public"), ("results_en", "Zanzibar")]).await;
    let own = cells(&manager.get("/en/export/updates.csv").await);
    let place = column(&own, "Results").iter().position(|it| it == "Zanzibar").unwrap();
    let name = column(&own, "Organisation")[place].clone();
    assert!(!name.is_empty());
    for kind in ["csv", "xlsx"] {
        let reply = server.get(&format!("/en/export/updates.{kind}")).await;
        let table = if kind == "csv" { cells(&reply) } else { plain(&sheets(&reply)[0].1) };
        assert!(column(&table, "Results").contains(&"Zanzibar".to_owned()), "{table:?}");
        assert!(table.iter().flatten().all(|cell| *cell != name && cell != "Organisation"), "{table:?}");
        assert!(table.iter().all(|row| row.len() == own[0].len() - 1));
    }
    assert!(!server.get("/en/feed.atom").await.text.contains(&name));
}

/// Files are made two at a time: whoever waits too long for them is told so and when to ask again, and nothing was read.
#[tokio::test]
async fn files_are_made_a_few_at_a_time() {
    let mut database = TestDatabase::with_cases().await;
    database.accord = database.accord.making_files_within(Duration::ZERO);
    let server = TestServer::on(database);
    let portfolio = server.database.accord.portfolio();
    let turns = [portfolio.turn().await.unwrap(), portfolio.turn().await.unwrap()];
    assert!(portfolio.turn().await.is_none());
    let files = ["export/commitments.csv", "export/updates.xlsx", "export/changes.csv", "calendar.ics"];
    for file in files {
        for (lang, said) in [("en", "Other files are being made first."), ("ko", "다른 파일을 먼저 만들고 있습니다.")]
        {
            let reply = server.get(&format!("/{lang}/{file}")).await;
            assert_eq!((reply.status, reply.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "10"), "{file}");
            assert!(reply.text.contains(said), "{file}");
        }
    }
    drop(turns);
    for file in files.iter().chain(&files) {
        assert_eq!(server.get(&format!("/en/{file}")).await.status, StatusCode::OK, "{file}");
    }
}

/// The changes of a file are those of the page, kind by kind.
#[tokio::test]
async fn changes_are_a_row_for_each_kind() {
    let server = TestServer::with_demonstration().await;
    for query in ["from=2025-06-01&to=2026-06-30", "from=2025-06-01&to=2026-06-30&kind=status&area=quantum", ""] {
        let page = server.get(&format!("/en/changes?{query}")).await;
        let csv = server.get(&format!("/en/export/changes.csv?{query}")).await.csv();
        let codes = column(&csv, "Code");
        for row in page.page().all("li[data-commitment]") {
            let (slug, lines) = (row.attribute("data-commitment"), row.all("ul.kinds > li").len());
            assert_eq!(codes.iter().filter(|it| **it == slug).count(), lines, "{slug}");
        }
        assert!(codes.len() >= page.page().all("li[data-commitment]").len());
    }
}

/// The page of formats leads to each file of the list as it was asked for; what cannot be used is said, and no file given.
#[tokio::test]
async fn formats_are_offered_for_the_list_in_question() {
    let server = TestServer::with_demonstration().await;
    let list = server.get("/en/commitments?area=quantum&columns=due&page=1").await;
    assert!(list.leads_to("/en/download?area=quantum&columns=due"), "{:?}", list.page().links());
    assert!(server.get("/ko/timeline?area=quantum&zoom=year").await.leads_to("/ko/download?area=quantum"));
    let changes = server.get("/en/changes?from=2025-06-01&to=2026-06-30").await;
    assert!(changes.leads_to("/en/download?from=2025-06-01&to=2026-06-30"), "{:?}", changes.page().links());
    let page = server.get("/en/download?area=quantum&columns=due&as_of=2026-01-31").await;
    let subjects = ["commitments", "timeline", "updates", "changes"];
    for name in subjects.into_iter().flat_map(|it| [format!("{it}.csv"), format!("{it}.xlsx")]) {
        let address = format!("/en/export/{name}?area=quantum&columns=due&as_of=2026-01-31");
        assert!(page.leads_to(&address), "{address}: {:?}", page.page().links());
        assert_eq!(server.get(&address).await.status, StatusCode::OK);
    }
    let total = server.get("/en/export/commitments.csv?area=quantum&as_of=2026-01-31").await.csv().len() - 1;
    assert!(page.says(&format!("{total} commitments and proposals")), "{:?}", page.pieces());
    let wrong = server.get("/en/export/commitments.csv?status=x&area=quantum").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    assert!(
        wrong.header("content-type").starts_with("text/html")
            && wrong.leads_to("/en/export/commitments.csv?area=quantum")
    );
    for name in ["commitments", "commitments.ods", "people.csv", ".csv"] {
        assert_eq!(server.get(&format!("/en/export/{name}")).await.status, StatusCode::NOT_FOUND, "{name}");
    }
}

/// The rows of the timeline: each due day once, each milestone once, with days that spreadsheets know.
#[tokio::test]
async fn the_timeline_leaves_with_a_row_for_each_due_day_and_milestone() {
    let server = TestServer::with_council().await;
    let table = server.get("/en/export/timeline.csv").await.csv();
    let heads = &table[0];
    let place = |name: &str| heads.iter().position(|it| it == name).unwrap_or_else(|| panic!("{name} in {heads:?}"));
    let (kind, step, due) = (place("What is due"), place("Milestone"), place("Due by"));
    let (code, completed) = (place("Code"), place("Completed on"));
    let rows = &table[1..];
    let dues: Vec<&String> = rows.iter().filter(|it| it[kind] == "Commitment").map(|it| &it[code]).collect();
    let list = server.get("/en/export/commitments.csv?columns=due").await.csv();
    let listed = list[0].iter().position(|it| it == "Due by").unwrap();
    let expected: Vec<&String> = list[1..].iter().filter(|it| !it[listed].is_empty()).map(|it| &it[0]).collect();
    assert_eq!(dues, expected, "in the order of the list");
    let steps: Vec<_> = rows.iter().filter(|it| it[kind] == "Milestone").collect();
    assert!(!steps.is_empty() && steps.iter().all(|it| !it[step].is_empty()));
    assert!(steps.iter().any(|it| !it[completed].is_empty()) && rows.iter().any(|it| it[due].len() == 10));
}
