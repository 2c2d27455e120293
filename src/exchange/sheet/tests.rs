use std::io::{Cursor, Write as _};

use rstest::rstest;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::domain::sheet::grid::{GridKind, Separator, TextEncoding, UnreadCell};

fn packed(members: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with one sheet: what stands in its workbook's properties, in its rows, and after them.
fn xlsx(properties: &str, rows: &str, after: &str) -> Vec<u8> {
    let sheets = "<sheet name=\"이행 &amp; Plan\" sheetId=\"1\" r:id=\"r1\"/>";
    workbook(properties, sheets, &format!("<sheetData>{rows}</sheetData>{after}"), "")
}

/// A workbook: the names of its sheets, what stands in each of them, and its shared strings.
fn workbook(properties: &str, sheets: &str, content: &str, shared: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><workbookPr {properties}/><sheets>{sheets}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{relations}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            &format!(
                "<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet xmlns=\"{main}\">{content}</worksheet>")),
        ("xl/sharedStrings.xml", &format!("<sst xmlns=\"{main}\">{shared}</sst>")),
    ])
}

fn rows(grid: &Grid) -> Vec<(u32, Vec<Value>)> {
    grid.sheets[0].lines.iter().map(|it| (it.number, it.cells.clone())).collect()
}

fn plain(grid: &Grid) -> Vec<Vec<String>> {
    grid.sheets[0].lines.iter().map(|it| it.cells.iter().map(Value::plain).collect()).collect()
}

fn read(text: &str) -> Grid {
    read_text(text.as_bytes(), &Chosen::default()).unwrap()
}

/// T31, T32: whatever the encoding, with or without its mark, the first heading is the same.
#[test]
fn t32_letters_are_read_in_the_encoding_that_they_are_in() {
    let text = "제목,기한\r\n도로 표지판,2026-11-25\r\n";
    let utf16 = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        [mark.to_vec(), text.encode_utf16().flat_map(bytes).collect()].concat()
    };
    let (korean, ..) = encoding_rs::EUC_KR.encode(text);
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), TextEncoding::Utf8),
        ([b"\xef\xbb\xbf", text.as_bytes()].concat(), TextEncoding::Utf8),
        (utf16(b"\xff\xfe", u16::to_le_bytes), TextEncoding::Utf16Le),
        (utf16(b"\xfe\xff", u16::to_be_bytes), TextEncoding::Utf16Be),
        (korean.into_owned(), TextEncoding::EucKr),
    ] {
        let grid = read_text(&bytes, &Chosen::default()).unwrap();
        assert_eq!(grid.encoding, Some(encoding));
        assert_eq!(plain(&grid), [["제목", "기한"], ["도로 표지판", "2026-11-25"]], "{encoding}");
    }
    // What is no text in any of them is refused, and so is the wrong one.
    assert_eq!(read_text(b"a,b\n\xff,c\n", &Chosen::default()), Err(GridProblem::Encoding));
    let chosen = Chosen { encoding: Some(TextEncoding::Utf8), ..Chosen::default() };
    assert_eq!(read_text(&encoding_rs::EUC_KR.encode(text).0, &chosen), Err(GridProblem::Encoding));
}

/// T34: what parts the cells is found out, and may be chosen.
#[rstest]
#[case("a,b\n1,2\n", Separator::Comma, vec![vec!["a", "b"], vec!["1", "2"]])]
#[case("a;b\n\"1,5\";2\n", Separator::Semicolon, vec![vec!["a", "b"], vec!["1,5", "2"]])]
#[case("a\tb\n1, one\t2\n", Separator::Tab, vec![vec!["a", "b"], vec!["1, one", "2"]])]
#[case("sep=;\r\na;b\r\n", Separator::Semicolon, vec![vec!["a", "b"]])]
#[case("Title, in full;Due\nShare data, and more;2026\nOne;2027\n", Separator::Semicolon, vec![vec!["Title, in full", "Due"], vec!["Share data, and more", "2026"], vec!["One", "2027"]])]
fn t34_what_parts_cells_is_found_out(#[case] text: &str, #[case] separator: Separator, #[case] cells: Vec<Vec<&str>>) {
    let grid = read(text);
    assert_eq!(grid.separator, Some(separator));
    assert_eq!(plain(&grid), cells);
    let chosen = Chosen { separator: Some(Separator::Bar), ..Chosen::default() };
    assert_eq!(read_text(text.as_bytes(), &chosen).unwrap().separator, Some(Separator::Bar));
}

#[test]
fn cells_are_read_as_they_were_written_and_rows_keep_their_numbers() {
    let grid = read("a,b\n\"two\nlines\",\"say \"\"so\"\"\"\n\n007,'=1+1\n-5,123456789012\n");
    let words = |text: &str| Value::Words(text.into());
    let expected = [
        (1, vec![words("a"), words("b")]),
        (2, vec![words("two\nlines"), words("say \"so\"")]),
        (5, vec![words("007"), words("=1+1")]),
        (6, vec![words("-5"), words("123456789012")]),
    ];
    assert_eq!(rows(&grid), expected);
}

#[test]
fn a_quotation_mark_that_never_closes_takes_its_own_line_only() {
    let grid = read("a,b\n\"opens,1\nnext,2\n");
    let unclosed = Value::Unread(UnreadCell::Unclosed);
    assert_eq!(rows(&grid)[1], (2, vec![unclosed.clone(), unclosed]));
    assert_eq!(rows(&grid)[2].1[0], Value::Words("next".into()));
}

#[rstest]
#[case(b"", GridProblem::Empty)]
#[case(b" , ,\n,,\n", GridProblem::Empty)]
#[case(b"\x89PNG\r\n\x1a\n\0\0", GridProblem::Encoding)]
fn what_holds_nothing_is_refused(#[case] bytes: &[u8], #[case] problem: GridProblem) {
    assert_eq!(read_text(bytes, &Chosen::default()), Err(problem));
}

#[test]
fn a_sheet_has_an_end() {
    let long = "a\n".repeat(MOST_ROWS + 1);
    assert_eq!(read_text(long.as_bytes(), &Chosen::default()), Err(GridProblem::TooManyRows));
    let wide = "a,".repeat(MOST_COLUMNS) + "a\n";
    assert_eq!(read_text(wide.as_bytes(), &Chosen::default()), Err(GridProblem::TooManyColumns));
}

/// What has cells and rows without end says nothing, and takes no more memory than what is read; one cell that says something
/// beyond the last column is enough to refuse the sheet, wherever it stands.
#[rstest]
#[case(",".repeat(2_000_000), Err(GridProblem::Empty))]
#[case("\n".repeat(2_000_000), Err(GridProblem::Empty))]
#[case("\r\n".repeat(1_000_000), Err(GridProblem::Empty))]
#[case(format!("a{}\n", ",".repeat(MOST_COLUMNS * 10)), Ok(1))]
#[case(format!("a{}z\n", ",".repeat(MOST_COLUMNS - 1)), Ok(MOST_COLUMNS))]
#[case(format!("a{}z\n", ",".repeat(MOST_COLUMNS)), Err(GridProblem::TooManyColumns))]
#[case(format!("a{}z,,\n", ",".repeat(MOST_COLUMNS * 10)), Err(GridProblem::TooManyColumns))]
#[case(format!("a\n\"{}", ",".repeat(MOST_COLUMNS * 10)), Err(GridProblem::TooManyColumns))]
fn what_is_empty_has_no_weight(#[case] text: String, #[case] width: Result<usize, GridProblem>) {
    let widest = |grid: &Grid| grid.sheets[0].lines.iter().map(|it| it.cells.len()).max().unwrap_or_default();
    let whole = separated::grid(&text, TextEncoding::Utf8, Some(Separator::Comma));
    assert!(widest(&whole) <= MOST_COLUMNS + 1 && whole.sheets[0].lines.len() <= MOST_ROWS + 1);
    assert_eq!(read_text(text.as_bytes(), &Chosen::default()).map(|it| widest(&it)), width);
}

#[test]
fn rows_after_many_empty_ones_keep_their_numbers() {
    let grid = read(&format!("a,b\n{}1,2\r\n\r\n,\n3,4", "\n".repeat(100_000)));
    assert_eq!(rows(&grid).into_iter().map(|(number, _)| number).collect::<Vec<_>>(), [1, 100_002, 100_005]);
}

/// T13: a true date is the day that the spreadsheet shows, from whichever year its days are counted.
#[rstest]
#[case("", 45_292, "2024-01-01")]
#[case("date1904=\"1\"", 43_830, "2024-01-01")]
#[case("", 46_022, "2025-12-31")]
fn t13_true_dates_lose_no_day(#[case] properties: &str, #[case] serial: u32, #[case] day: &str) {
    let cells = format!("<row r=\"3\"><c r=\"B3\" s=\"1\"><v>{serial}</v></c><c r=\"C3\"><v>{serial}</v></c></row>");
    let grid = read_packed(&xlsx(properties, &cells, "")).unwrap();
    let expected = vec![Value::Empty, Value::Day(day.parse().unwrap()), Value::Number(serial.to_string())];
    assert_eq!(rows(&grid), [(3, expected)], "a number without the format of a date is no day");
    assert_eq!((grid.kind, &*grid.sheets[0].name), (GridKind::Xlsx, "이행 & Plan"));
}

#[test]
fn formulas_errors_merged_cells_and_long_numbers() {
    let cells = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Seoul</t></is></c><c r=\"B1\"><f>1+1</f><v>2</v></c></row>\
                 <row r=\"2\" hidden=\"1\"><c r=\"B2\"><f>TODAY()</f></c><c r=\"C2\" t=\"e\"><v>#REF!</v></c></row>\
                 <row r=\"3\"><c r=\"B3\"><v>123456789012</v></c><c r=\"C3\"><v>0.5</v></c></row>";
    let merged = "<mergeCells count=\"1\"><mergeCell ref=\"A1:A3\"/></mergeCells>";
    let grid = read_packed(&xlsx("", cells, merged)).unwrap();
    let (above, unread) = (Value::Above("Seoul".into()), Value::Unread);
    let expected = [
        (1, vec![Value::Words("Seoul".into()), Value::Number("2".into())]),
        (2, vec![above.clone(), unread(UnreadCell::Formula), unread(UnreadCell::Faulty)]),
        (3, vec![above, Value::Number("123456789012".into()), Value::Number("0.5".into())]),
    ];
    assert_eq!(rows(&grid), expected);
}

#[test]
fn a_far_cell_takes_no_memory_and_is_refused() {
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    assert_eq!(read_packed(&xlsx("", far, "")), Err(GridProblem::TooManyColumns));
    let low = "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>";
    assert_eq!(rows(&read_packed(&xlsx("", low, "")).unwrap()), [(1_048_576, vec![Value::Number("1".into())])]);
}

#[test]
fn an_open_document_is_read() {
    let names = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    let content = format!(
        "<office:document-content {names}><office:body><office:spreadsheet><table:table table:name=\"One\">\
         <table:table-row><table:table-cell office:value-type=\"string\"><text:p>제목</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"date\" office:date-value=\"2024-01-01\"><text:p>1. 1. 24.</text:p></table:table-cell>\
         </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let ods = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("content.xml", &content),
    ]);
    let grid = read_packed(&ods).unwrap();
    assert_eq!(grid.kind, GridKind::Ods);
    assert_eq!(rows(&grid), [(1, vec![Value::Words("제목".into()), Value::Day("2024-01-01".parse().unwrap())])]);
}

#[rstest]
#[case(packed(&[("word/document.xml", "<w/>")]), GridProblem::Unknown)]
#[case(b"PK\x03\x04 cut xl/workbook.xml".to_vec(), GridProblem::Broken)]
#[case([b"\xd0\xcf\x11\xe0".as_slice(), b"E\0n\0c\0r\0y\0p\0t\0i\0o\0n\0"].concat(), GridProblem::Encrypted)]
fn other_files_are_refused(#[case] bytes: Vec<u8>, #[case] problem: GridProblem) {
    assert!(is_packed(&bytes));
    assert_eq!(read_packed(&bytes), Err(problem));
}

/// What a few bytes multiply into is refused before it takes the memory; how deep something nests is nobody's stack.
#[test]
fn what_multiplies_is_refused() {
    let sheet = |at: usize| format!("<sheet name=\"S{at}\" sheetId=\"{at}\" r:id=\"r1\"/>");
    let sheets: String = (1..=10_000).map(sheet).collect();
    assert_eq!(read_packed(&workbook("", &sheets, "<sheetData/>", "")), Err(GridProblem::TooManySheets));

    let shared = format!("<si><t>{}</t></si>", "가".repeat(32_767));
    let row = |at: usize| format!("<row r=\"{at}\"><c r=\"A{at}\" t=\"s\"><v>0</v></c></row>");
    let rows: String = (1..=300).map(row).collect();
    let book = workbook("", &sheet(1), &format!("<sheetData>{rows}</sheetData>"), &shared);
    assert!(book.len() < 50_000, "{}", book.len());
    assert_eq!(read_packed(&book), Err(GridProblem::TooLarge));

    for nested in ["<c>", "<is>", "<row>"] {
        let deep = xlsx("", &format!("<row r=\"1\">{}", nested.repeat(100_000)), "");
        assert!(read_packed(&deep).is_err(), "{nested}");
    }
}

/// Sheets are found by their names, whatever these are.
#[test]
fn names_of_sheets_are_words() {
    let names = ["=HYPERLINK(\"x\")", "'Plan' [2026]/①", "\u{202e}nalp", "🗓️", "계획\u{a0}표"];
    let sheet = |(at, name): (usize, &&str)| {
        let name = name.replace('"', "&quot;");
        format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"r1\"/>")
    };
    let sheets: String = names.iter().enumerate().map(sheet).collect();
    let rows = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>";
    let grid = read_packed(&workbook("", &sheets, rows, "")).unwrap();
    assert_eq!(grid.sheets.iter().map(|it| &*it.name).collect::<Vec<_>>(), names);
}

/// What looks like a formula, a number or an amount is the text that stands in the file.
#[rstest]
#[case("=HYPERLINK(\"https://a.example\",\"open\")")]
#[case("=cmd|'/C calc'!A0")]
#[case("+1-2")]
#[case("@SUM(1)")]
#[case("007")]
#[case("123456789012")]
#[case("1,000")]
#[case("50%")]
#[case("(5)")]
#[case("₩1,000")]
#[case("1E5")]
fn texts_stay_texts(#[case] text: &str) {
    let grid = read(&format!("a,b\n\"{}\",x\n", text.replace('"', "\"\"")));
    assert_eq!(rows(&grid)[1].1[0], Value::Words(text.to_owned()));
    let cell = format!("<c r=\"A1\" t=\"inlineStr\"><is><t>{}</t></is></c>", text.replace('"', "&quot;"));
    let grid = read_packed(&xlsx("", &format!("<row r=\"1\">{cell}</row>"), "")).unwrap();
    assert_eq!(rows(&grid)[0].1[0], Value::Words(text.to_owned()));
}
