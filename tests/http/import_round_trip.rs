//! T30: what the list's file carries of commitments comes back by importing it: exported again from a database that had nothing
//! but the entries that commitments refer to, it is the same, letter by letter. How commitments stand is no column that is read.

use accord::app::pages::import::words::words;
use accord::domain::sheet::SheetSubject;
use accord::domain::sheet::settings::Chosen;
use accord::service::portfolio::import::{Imported, SheetImported};
use calamine::{Data, Reader as _, Xlsx};
use serde_json::{Value, json};
use std::io::Cursor;

use crate::support::server::{Reply, TestServer};

const COLUMNS: &str = "columns=area,statement,party,owner,standing,nature,basis,starts,due";
const WHICH: &str = "standing=agreed&standing=unilateral&sort=title";

/// The cells of a file, without the column that says which due days have passed: that follows from reports.
fn cells(reply: &Reply, kind: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = if kind == "csv" {
        let text = reply.text.strip_prefix('\u{feff}').unwrap();
        let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).into_records();
        rows.map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    } else {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(reply.bytes.clone())).unwrap();
        let sheet = book.sheet_names().remove(0);
        let range = book.worksheet_range(&sheet).unwrap();
        let cell = |cell: &Data| match cell {
            Data::DateTime(day) => day.as_f64().to_string(),
            other => other.to_string(),
        };
        range.rows().map(|row| row.iter().map(cell).collect()).collect()
    };
    let late = rows[0].iter().position(|head| head == "Overdue").expect("a column that is not carried");
    rows.iter_mut().for_each(|row| drop(row.remove(late)));
    rows
}

/// The portfolio without what the list has rows of, and without what happened to them.
fn references(portfolio: &str) -> String {
    let mut file: Value = serde_json::from_str(portfolio).unwrap();
    let lists = file.as_object_mut().unwrap();
    lists.retain(|name, _| {
        ["portfolio", "parties", "organisations", "areas", "mechanisms", "meetings", "statements"].contains(&&**name)
    });
    if let Some(about) = file["portfolio"].as_object_mut() {
        about.insert("example".to_owned(), json!(null));
    }
    file.to_string()
}

async fn comes_back(portfolio: &str) {
    let first = TestServer::empty().await;
    first.database.load(portfolio).await;
    for kind in ["csv", "xlsx"] {
        let address = format!("/en/export/commitments.{kind}?{COLUMNS}&{WHICH}");
        let exported = first.get(&address).await;
        let expected = cells(&exported, kind);
        assert!(expected.len() > 10, "{}", expected.len());
        let second = TestServer::empty().await;
        second.database.load(&references(portfolio)).await;
        let accord = &second.database.accord;
        let words = words(&accord.reference_now().await.unwrap(), Vec::new());
        let import = async || {
            let (content, chosen) = (exported.bytes.clone(), Chosen::default());
            accord.portfolio().import_sheet(content, SheetSubject::Commitments, &chosen, &words, "test").await.unwrap()
        };
        match import().await {
            SheetImported::Read(Imported::Recorded { new, already: 0, .. }) => assert!(new >= expected.len() - 1),
            other => panic!("{kind}: {other:#?}"),
        }
        let again = second.get(&address).await;
        let found = cells(&again, kind);
        for (row, expected) in found.iter().zip(&expected) {
            assert_eq!(row, expected);
        }
        assert_eq!(found.len(), expected.len());
        match import().await {
            SheetImported::Read(Imported::Recorded { new: 0, .. }) => {}
            other => panic!("the same file changes nothing: {other:#?}"),
        }
    }
}

#[tokio::test]
async fn t30_the_fictional_list_comes_back() {
    comes_back(accord::demo::FICTIONAL).await;
}

#[tokio::test]
async fn t30_the_list_of_the_demonstration_comes_back() {
    comes_back(&accord::demo::portfolio().unwrap()).await;
}
