use rstest::rstest;

use super::*;
use crate::domain::basics::text::Text;
use crate::domain::organisation::party::{Party, PartyKind};
use crate::domain::organisation::{Organisation, OrganisationKind};
use crate::domain::portfolio::area::Area;
use crate::domain::portfolio::reference::Reference;
use crate::domain::sheet::cell::{CellReader, Kind};
use crate::domain::sheet::entry::entries;
use crate::domain::sheet::grid::{Grid, GridKind, Line, Sheet, Value, column_name};
use crate::domain::sheet::headings::Words;
use crate::domain::sheet::outcome::{CellProblem, Reason, Refusal};
use crate::domain::sheet::settings::{Chosen, DateOrder, Settings};

/// A sheet of these rows, numbered from 1; `^` is a cell merged with the one above it.
fn grid(rows: &[&[&str]]) -> Grid {
    let value = |cell: &&str| match cell.strip_prefix('^') {
        Some(above) => Value::Above(above.to_owned()),
        None => Value::words(*cell),
    };
    let line = |(at, cells): (usize, &&[&str])| Line {
        number: u32::try_from(at + 1).unwrap(),
        cells: cells.iter().map(value).collect(),
    };
    let sheet = Sheet { name: "One".into(), lines: rows.iter().enumerate().map(line).collect() };
    Grid { kind: GridKind::Csv, sheets: vec![sheet], encoding: None, separator: None }
}

fn words() -> Words {
    let headings = [
        (SheetField::Code, "Code"),
        (SheetField::TitleEn, "Title"),
        (SheetField::TitleKo, "제목"),
        (SheetField::Due, "Due date"),
        (SheetField::Due, "이행 기한"),
        (SheetField::Owners, "Lead"),
        (SheetField::Areas, "Area"),
    ];
    let headings = headings.map(|(field, word)| (field, word.to_owned())).to_vec();
    let standings = vec![(crate::domain::commitment::Standing::Agreed, "합의".to_owned())];
    Words { headings, standings, sides: vec![("ROK".into(), "한측".into())], ..Words::default() }
}

fn text(en: &str, ko: &str) -> Text {
    Text::of_editor(Some(en.into()), Some(ko.into()))
}

fn reference() -> Reference {
    let mut reference = Reference::default();
    reference.put_party(Party {
        code: "ROK".into(),
        name: text("Korea", "대한민국"),
        kind: PartyKind::Government,
        time_zone: "Asia/Seoul".into(),
        coordinating: None,
        reason: Text::default(),
    });
    for (code, en, ko) in [
        ("MSIT", "Ministry of Science, ICT", "과학기술정보통신부"),
        ("NIA", "National Agency", "한국지능정보사회진흥원"),
        ("NIB", "National Agency", "다른 기관"),
    ] {
        reference.put_organisation(Organisation {
            code: code.into(),
            party: "ROK".into(),
            name: text(en, ko),
            kind: OrganisationKind::Ministry,
            former_names: Vec::new(),
            address: None,
            reason: Text::default(),
        });
    }
    reference.put_area(Area {
        code: "ai".into(),
        name: text("Artificial intelligence", "인공지능"),
        rank: None,
        reason: Text::default(),
    });
    reference
}

fn settings<'g>(grid: &'g Grid, chosen: &Chosen) -> Settings<'g> {
    Settings::of(grid, SheetSubject::Commitments, chosen, None, &words()).unwrap()
}

/// What a cell of a field says as a due day, or why it says nothing.
fn due(cells: &[&str], order: Option<DateOrder>) -> Vec<Result<String, CellProblem>> {
    due_of(cells.iter().map(|it| Value::words(*it)), order)
}

fn due_of(cells: impl Iterator<Item = Value>, order: Option<DateOrder>) -> Vec<Result<String, CellProblem>> {
    let mut grid = grid(&[&["Title", "Due date"]]);
    let line = |(at, cell): (u32, Value)| Line { number: at + 2, cells: vec![Value::words("A title"), cell] };
    grid.sheets[0].lines.extend((0..).zip(cells).map(line));
    let entries = entries(&settings(&grid, &Chosen::default()));
    let (words, reference) = (words(), reference());
    let reader = CellReader::new(&words, &reference, order, &entries);
    let read = |entry: &entry::Entry| {
        let mut faults = Vec::new();
        let due = reader.due(entry, SheetField::Due, &mut faults);
        due.map(|it| it.to_string()).ok_or_else(|| problem(&faults[0]))
    };
    entries.iter().map(read).collect()
}

fn problem(refusal: &Refusal) -> CellProblem {
    match refusal.reason {
        Reason::Cell(problem) => problem,
        Reason::Field(_) => panic!("{refusal:?}"),
    }
}

/// T30: a day is read in every form in which people write one, and one that may be two days is neither.
#[rstest]
#[case("2026-11-25", Ok("2026-11-25"))]
#[case("2026. 11. 25.", Ok("2026-11-25"))]
#[case("2026/11/25", Ok("2026-11-25"))]
#[case("25 Nov 2026", Ok("2026-11-25"))]
#[case("November 25, 2026", Ok("2026-11-25"))]
#[case("2026년 11월 25일", Ok("2026-11-25"))]
#[case("25.11.2026", Ok("2026-11-25"))]
#[case("11/25/2026", Ok("2026-11-25"))]
#[case("4/4/2026", Ok("2026-04-04"))]
#[case("Nov 2026", Ok("2026-11"))]
#[case("Q4 2026", Ok("2026 Q4"))]
#[case("2026 H2", Ok("2026 H2"))]
#[case("2026년 하반기", Ok("2026 H2"))]
#[case("2026", Ok("2026"))]
#[case("03/04/2026", Err(CellProblem::AmbiguousDay))]
#[case("31/02/2026", Err(CellProblem::NotADue))]
#[case("45292", Err(CellProblem::NotADue))]
#[case("soon", Err(CellProblem::NotADue))]
#[case("0026-11-25", Err(CellProblem::NotADue))]
#[case("50%", Err(CellProblem::NotADue))]
#[case("2,026", Err(CellProblem::NotADue))]
#[case("(2026)", Err(CellProblem::NotADue))]
#[case("₩2026", Err(CellProblem::NotADue))]
#[case("123456789012", Err(CellProblem::NotADue))]
#[case("=TODAY()", Err(CellProblem::NotADue))]
#[case("Maybe 2026", Err(CellProblem::NotADue))]
#[case("Ma 2026", Err(CellProblem::NotADue))]
#[case("Sept 2026", Ok("2026-09"))]
#[case("3.5", Err(CellProblem::NotADue))]
fn days_are_read_and_never_guessed(#[case] cell: &str, #[case] expected: Result<&str, CellProblem>) {
    assert_eq!(due(&[cell], None), [expected.map(str::to_owned)]);
}

/// Of a number a spreadsheet keeps neither the zero at its end nor that somebody meant a month.
#[rstest]
#[case("2026.1", Err(CellProblem::NotADue))]
#[case("2026.10", Err(CellProblem::NotADue))]
#[case("3.5", Err(CellProblem::NotADue))]
#[case("-2026", Err(CellProblem::NotADue))]
#[case("46351", Err(CellProblem::NotADue))]
#[case("2026", Ok("2026"))]
fn numbers_are_years_or_no_days(#[case] number: &str, #[case] expected: Result<&str, CellProblem>) {
    assert_eq!(due_of([Value::Number(number.to_owned())].into_iter(), None), [expected.map(str::to_owned)]);
}

#[test]
fn the_order_of_dates_is_that_of_those_that_can_be_read_in_one_only() {
    let (fourth, third) = (Ok("2026-04-03".to_owned()), Ok("2026-03-04".to_owned()));
    assert_eq!(due(&["03/04/2026", "25/04/2026"], None)[0], fourth);
    assert_eq!(due(&["03/04/2026", "04/25/2026"], None)[0], third);
    assert_eq!(due(&["03/04/2026", "04/25/2026", "25/04/2026"], None)[0], Err(CellProblem::AmbiguousDay));
    assert_eq!(due(&["03/04/2026"], Some(DateOrder::DayFirst))[0], fourth);
    assert_eq!(due(&["03/04/2026"], Some(DateOrder::MonthFirst))[0], third);
}

/// Several values in a cell, by code or by name, also with the side before them; a name may have a comma of its own.
#[rstest]
#[case("MSIT; NIA", Ok(&["MSIT", "NIA"][..]))]
#[case("한측 MSIT, NIA", Ok(&["MSIT", "NIA"][..]))]
#[case("Ministry of Science, ICT\n한국지능정보사회진흥원", Ok(&["MSIT", "NIA"][..]))]
#[case("ＭＳＩＴ", Ok(&["MSIT"][..]))]
#[case("과학기술정보통신부, MSIT", Ok(&["MSIT"][..]))]
#[case("MSIT; DRDO", Err(CellProblem::UnknownName))]
#[case("National Agency", Err(CellProblem::Several))]
fn several_names_are_read_from_a_cell(#[case] cell: &str, #[case] expected: Result<&[&str], CellProblem>) {
    let grid = grid(&[&["Title", "Lead"], &["A title", cell]]);
    let entries = entries(&settings(&grid, &Chosen::default()));
    let (words, reference) = (words(), reference());
    let reader = CellReader::new(&words, &reference, None, &entries);
    let mut faults = Vec::new();
    let found = reader.names(&entries[0], SheetField::Owners, Kind::Organisation, &mut faults);
    let expected = expected.map(|it| it.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>());
    assert_eq!(found.ok_or_else(|| problem(&faults[0])), expected);
}

/// T73: headings are compared as people see them, wherever the row with them stands.
#[test]
fn headings_are_found_whatever_spaces_and_width_they_have() {
    let grid = grid(&[
        &["Plan of 2026", "", ""],
        &["", "", ""],
        &["ＣＯＤＥ *", "Due\u{a0}date", "이행기한(예정)", "제　목", "Remarks"],
        &["A-1", "2026", "", "가", "x"],
    ]);
    let settings = settings(&grid, &Chosen::default());
    assert_eq!(settings.header.unwrap().number, 3);
    let expected = [Some(SheetField::Code), Some(SheetField::Due), None, Some(SheetField::TitleKo), None];
    assert_eq!(settings.columns, expected, "of two columns that say the same the first counts");
    // What was chosen counts instead.
    let columns = Some(vec![None, None, None, Some(SheetField::TitleEn)]);
    let chosen = Chosen { columns, header: Some(1), ..Chosen::default() };
    let settings = Settings::of(&grid, SheetSubject::Commitments, &chosen, None, &words()).unwrap();
    assert_eq!((settings.header.unwrap().number, settings.columns.len()), (1, 5));
    assert_eq!(settings.columns[3], Some(SheetField::TitleEn));
}

/// A heading that stands twice says of one value what its first column says, and of several what all of them say.
#[test]
fn a_heading_may_stand_twice() {
    let grid = grid(&[&["Title", "Lead", "Title", "Lead"], &["One", "MSIT", "Other", "NIA"]]);
    let settings = settings(&grid, &Chosen::default());
    let expected = [Some(SheetField::TitleEn), Some(SheetField::Owners), None, Some(SheetField::Owners)];
    assert_eq!(settings.columns, expected);
    assert_eq!(entries(&settings)[0].cells[&SheetField::Owners].len(), 2);
}

/// Amounts are no days, and of the numbers a column of per cent takes whole ones from 0 to 100; what may be a fraction that is
/// shown as per cent is no number.
#[rstest]
#[case(Value::words("40"), Ok(40))]
#[case(Value::words("40%"), Ok(40))]
#[case(Value::words("４０ ％"), Ok(40))]
#[case(Value::words("1%"), Ok(1))]
#[case(Value::Number("40".into()), Ok(40))]
#[case(Value::Number("0".into()), Ok(0))]
#[case(Value::Number("1".into()), Err(CellProblem::NotAPercent))]
#[case(Value::Number("0.4".into()), Err(CellProblem::NotAPercent))]
#[case(Value::Number("101".into()), Err(CellProblem::NotAPercent))]
#[case(Value::words("101"), Err(CellProblem::NotAPercent))]
#[case(Value::words("(40)"), Err(CellProblem::NotAPercent))]
#[case(Value::words("-40"), Err(CellProblem::NotAPercent))]
#[case(Value::words("1,000"), Err(CellProblem::NotAPercent))]
#[case(Value::words("₩50"), Err(CellProblem::NotAPercent))]
#[case(Value::words("+5"), Err(CellProblem::NotAPercent))]
#[case(Value::words("%"), Err(CellProblem::NotAPercent))]
#[case(Value::Day("2026-11-25".parse().unwrap()), Err(CellProblem::NotAPercent))]
fn per_cent_are_whole_numbers(#[case] cell: Value, #[case] expected: Result<u8, CellProblem>) {
    let mut grid = grid(&[&["Commitment", "Progress"]]);
    grid.sheets[0].lines.push(Line { number: 2, cells: vec![Value::words("a"), cell] });
    let columns = Some(vec![Some(SheetField::Commitment), Some(SheetField::Progress)]);
    let chosen = Chosen { columns, ..Chosen::default() };
    let (words, reference) = (words(), reference());
    let settings = Settings::of(&grid, SheetSubject::Updates, &chosen, None, &words).unwrap();
    let entries = entries(&settings);
    let reader = CellReader::new(&words, &reference, None, &entries);
    let mut faults = Vec::new();
    let found = reader.percent(&entries[0], SheetField::Progress, &mut faults);
    assert_eq!(found.ok_or_else(|| problem(&faults[0])), expected);
}

#[test]
fn a_row_without_a_name_goes_on_with_the_one_above() {
    let grid = grid(&[
        &["Code", "Title", "Lead", "Area"],
        &["A-1", "One", "MSIT", "ai"],
        &["", "", "NIA", ""],
        &["^A-1", "", "NIB", "^ai"],
        &["Code", "Title", "Lead", "Area"],
        &["A-2", "Two", "", "^ai"],
        &["", "", "", ""],
    ]);
    let entries = entries(&settings(&grid, &Chosen::default()));
    let lines: Vec<_> = entries.iter().map(|it| (it.line, it.last)).collect();
    assert_eq!(lines, [(2, 4), (6, 6)]);
    assert_eq!(entries[0].cells[&SheetField::Owners].len(), 3);
    assert_eq!(entries[0].cells[&SheetField::Areas].len(), 1);
    assert_eq!(entries[1].cells[&SheetField::Areas][0].value.plain(), "ai", "what was merged holds for each row");
}

#[test]
fn cells_of_one_entry_that_say_different_things_are_refused() {
    let grid = grid(&[&["Title", "Due date"], &["One", "2026"], &["", "2027"]]);
    let entries = entries(&settings(&grid, &Chosen::default()));
    let (words, reference) = (words(), reference());
    let reader = CellReader::new(&words, &reference, None, &entries);
    let mut faults = Vec::new();
    assert_eq!(reader.due(&entries[0], SheetField::Due, &mut faults), None);
    assert_eq!((problem(&faults[0]), faults[0].line, faults[0].column), (CellProblem::Contradicts, 3, Some(1)));
}

#[test]
fn a_cell_as_long_as_a_spreadsheet_allows_is_not_taken_for_whole() {
    let long = "가".repeat(32_767);
    let grid = grid(&[&["Title", "Due date"], &[&long, "2026"]]);
    let entries = entries(&settings(&grid, &Chosen::default()));
    let (words, reference) = (words(), reference());
    let mut faults = Vec::new();
    CellReader::new(&words, &reference, None, &entries).text(&entries[0], SheetField::TitleEn, &mut faults);
    assert_eq!(problem(&faults[0]), CellProblem::Cut);
}

#[rstest]
#[case(0, "A")]
#[case(25, "Z")]
#[case(26, "AA")]
#[case(199, "GR")]
fn columns_have_the_names_of_spreadsheets(#[case] at: usize, #[case] name: &str) {
    assert_eq!(column_name(at), name);
}
