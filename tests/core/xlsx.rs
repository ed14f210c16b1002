//! The workbook: every number comes back exactly, formulas add up the right cells, nothing is made up.

use std::io::Cursor;

use crate::common;
use crate::common::generated::reports;
use crate::common::{balanced, form, set};
use calamine::{Data, DataType, Range, Reader, Xlsx, open_workbook_from_rs};
use nianbao::export::{self, Choices, xlsx};
use nianbao::form::{CellId, Form, Sheet};
use nianbao::report::{Date, Edit, Meaning, Report};
use proptest::prelude::*;

type Book = Xlsx<Cursor<Vec<u8>>>;

fn made(report: &Report) -> Book {
    open_workbook_from_rs(Cursor::new(xlsx::write(report).unwrap().bytes)).unwrap()
}

/// The sheet of the workbook that a printed table is on, and where a cell stands there.
fn place(form: &Form, sheet: &Sheet, cell: CellId) -> (String, (u32, u32)) {
    let place = sheet.place_of(cell).unwrap();
    let name = form.sections()[sheet.section].name();
    let row = xlsx::FIRST_ROW + place.row;
    (name, (row as u32, place.column as u32))
}

fn value(range: &Range<Data>, at: (u32, u32)) -> Data {
    range.get_value(at).cloned().unwrap_or(Data::Empty)
}

/// The number behind a cell's text: digits and a point, with a sign where it is negative.
fn typed_number(report: &Report, cell: CellId) -> Option<f64> {
    let value = report.value(cell);
    let digits: String = value
        .text()
        .chars()
        .filter(|ch| ch.is_ascii_digit() || *ch == '.')
        .collect();
    let number = digits.parse::<f64>().ok()?;
    match value.meaning() {
        Meaning::Whole(whole) if *whole < 0 => Some(-number),
        Meaning::Whole(_) | Meaning::Amount(..) => Some(number),
        Meaning::Empty | Meaning::NotANumber => None,
    }
}

/// Every cell of the report against what a reader of the workbook finds.
fn all_is_there(report: &Report) -> Result<(), TestCaseError> {
    let form = report.form();
    let mut book = made(report);
    let names: Vec<String> = form
        .sheets()
        .iter()
        .map(|sheet| form.sections()[sheet.section].name())
        .collect();
    prop_assert_eq!(book.sheet_names(), names);
    for sheet in form.sheets() {
        let name = form.sections()[sheet.section].name();
        let range = book.worksheet_range(&name).unwrap();
        let formulas = book.worksheet_formula(&name).unwrap();
        for (cell, spec) in form
            .cells()
            .filter(|(cell, _)| sheet.place_of(*cell).is_some())
        {
            let (_, at) = place(form, sheet, cell);
            let found = value(&range, at);
            let formula = formulas.get_value(at).filter(|formula| !formula.is_empty());
            let number = found.get_float();
            let typed = report.value(cell);
            match typed_number(report, cell) {
                Some(number) => {
                    prop_assert_eq!(
                        found.get_float(),
                        Some(number),
                        "{}: {:?}",
                        &spec.name,
                        found
                    );
                }
                None if typed.is_empty() => prop_assert_eq!(found, Data::Empty, "{}", &spec.name),
                None => prop_assert_eq!(
                    found,
                    Data::String(typed.text().to_owned()),
                    "{}",
                    &spec.name
                ),
            }
            prop_assert_eq!(
                formula.is_some(),
                report.added_up(cell).is_some(),
                "{}",
                &spec.name
            );
            if let Some(formula) = formula {
                let sum = evaluate(formula, &range);
                prop_assert_eq!(Some(sum), number, "{} {}", &spec.name, formula);
            }
        }
    }
    Ok(())
}

/// What `SUM(D4:I4,D6)` gives on a sheet: text and empty cells count nothing.
fn evaluate(formula: &str, range: &Range<Data>) -> f64 {
    let mut sum = 0.0;
    for at in cells_of(formula) {
        sum += value(range, at).get_float().unwrap_or(0.0);
    }
    sum
}

/// The cells that a sum names, as row and column from 0.
fn cells_of(formula: &str) -> Vec<(u32, u32)> {
    let formula = formula.trim_start_matches('=');
    let inside = formula
        .strip_prefix("SUM(")
        .and_then(|rest| rest.strip_suffix(')'));
    let mut cells = Vec::new();
    for run in inside
        .unwrap_or_else(|| panic!("{formula} is no sum"))
        .split(',')
    {
        let (from, to) = run.split_once(':').unwrap_or((run, run));
        let (from, to) = (corner(from), corner(to));
        for row in from.0..=to.0 {
            cells.extend((from.1..=to.1).map(|column| (row, column)));
        }
    }
    cells
}

fn corner(name: &str) -> (u32, u32) {
    let split = name.find(|ch: char| ch.is_ascii_digit()).unwrap();
    let (letters, digits) = name.split_at(split);
    let column = letters.bytes().fold(0, |column, letter| {
        column * 26 + u32::from(letter - b'A') + 1
    });
    (digits.parse::<u32>().unwrap() - 1, column - 1)
}

proptest! {
    #[test]
    fn every_number_of_a_report_comes_back_exactly_and_text_as_text(report in reports(false)) {
        all_is_there(&report)?;
    }
}

#[test]
fn the_sums_of_a_complete_report_are_formulas_over_the_cells_they_add_up() {
    for id in ["2021", "2019"] {
        let report = balanced(id);
        all_is_there(&report).unwrap();
        let form = form(id);
        let mut book = made(&report);
        let mut sums = 0;
        for (cell, spec) in form.cells().filter(|(cell, _)| form.is_sum(*cell)) {
            let sheet = form.sheet(form.section_of(cell)).unwrap();
            let (name, at) = place(form, sheet, cell);
            let formulas = book.worksheet_formula(&name).unwrap();
            let named = cells_of(formulas.get_value(at).unwrap());
            // The cells that it names are those of one of the relations that make it a sum.
            let equations = form
                .equations_of(cell)
                .iter()
                .map(|index| &form.equations()[*index]);
            let mut sums_of =
                equations.filter(|equation| equation.is_sum && equation.mend == Some(cell));
            let is_one = sums_of.any(|equation| {
                let terms = equation.right.plus.iter();
                terms
                    .map(|term| place(form, sheet, *term).1)
                    .eq(named.iter().copied())
            });
            assert!(is_one, "{}: {named:?}", spec.name);
            sums += 1;
        }
        // A total in each row and one in each column; the three rows of cases.
        assert_eq!(sums, if id == "2021" { 25 + 6 + 3 } else { 23 + 6 + 3 });
    }
}

#[test]
fn a_sum_that_is_typed_or_disagrees_or_is_empty_is_no_formula() {
    let total = "applications.new.total";
    let formula_of = |report: &Report| {
        let form = report.form();
        let cell = form.find(total).unwrap();
        let (name, at) = place(form, form.sheet(form.section_of(cell)).unwrap(), cell);
        let mut book = made(report);
        let found = value(&book.worksheet_range(&name).unwrap(), at);
        let formulas = book.worksheet_formula(&name).unwrap();
        (found, formulas.get_value(at).cloned().unwrap_or_default())
    };
    let report = balanced("2021");
    assert_eq!(
        formula_of(&report),
        (Data::Float(74.0), "SUM(D5:I5)".to_owned())
    );

    let mut typed = report.clone();
    typed.apply(&Edit::typed_sums("", "applications", true));
    assert_eq!(formula_of(&typed), (Data::Float(74.0), String::new()));

    let mut wrong = report.clone();
    set(&mut wrong, total, "75");
    assert_eq!(formula_of(&wrong), (Data::Float(75.0), String::new()));

    let mut with_text = report.clone();
    set(&mut with_text, "applications.new.legal", "无");
    assert_eq!(formula_of(&with_text), (Data::Float(74.0), String::new()));

    // A term that is not filled in adds nothing, in the report as in Excel.
    let mut with_blank = report.clone();
    set(&mut with_blank, "applications.new.legal", "");
    assert_eq!(
        formula_of(&with_blank),
        (Data::Float(74.0), "SUM(D5:I5)".to_owned())
    );

    // Nothing is filled in: no 0 is made up.
    let empty = Report::new(form("2021"));
    assert_eq!(formula_of(&empty), (Data::Empty, String::new()));
    let mut zero = empty.clone();
    set(&mut zero, total, "0");
    assert_eq!(formula_of(&zero), (Data::Float(0.0), String::new()));
}

#[test]
fn the_total_of_totals_is_a_formula_only_while_both_its_sums_agree() {
    let total = "applications.outcome_total.total";
    let mut report = balanced("2021");
    let cell = report.form().find(total).unwrap();
    assert!(report.added_up(cell).is_some());
    set(&mut report, "applications.granted.total", "0");
    assert_eq!(report.added_up(cell), None);
}

#[test]
fn money_and_signed_numbers_are_exact_and_too_many_digits_stay_text() {
    let mut report = balanced("2019");
    set(
        &mut report,
        "disclosure.procurement.amount",
        "123456789012.345万元",
    );
    set(&mut report, "disclosure.licensing.delta", "减3");
    all_is_there(&report).unwrap();
    let mut report = balanced("2021");
    for (typed, found) in [
        ("24543.72933", Data::Float(24543.72933)),
        ("190.457379", Data::Float(190.457_379)),
        ("0.1", Data::Float(0.1)),
        // Excel would make 123456789012345.0 of it.
        (
            "123456789012345.6",
            Data::String("123456789012345.6".to_owned()),
        ),
    ] {
        set(&mut report, "disclosure.fees.amount", typed);
        let cell = report.form().find("disclosure.fees.amount").unwrap();
        let sheet = report.form().sheet(report.form().section_of(cell)).unwrap();
        let (name, at) = place(report.form(), sheet, cell);
        let range = made(&report).worksheet_range(&name).unwrap();
        assert_eq!(value(&range, at), found);
    }
}

#[test]
fn labels_stand_where_the_printed_table_has_them_and_cells_are_merged_as_there() {
    let report = balanced("2021");
    let form = report.form();
    let at = |row: usize, column: usize| ((xlsx::FIRST_ROW + row) as u32, column as u32);
    let mut book = made(&report);
    for sheet in form.sheets() {
        let name = form.sections()[sheet.section].name();
        let range = book.worksheet_range(&name).unwrap();
        for cell in &sheet.cells {
            let text = match &cell.content {
                nianbao::form::Content::Number(_) => continue,
                nianbao::form::Content::Caption(text)
                | nianbao::form::Content::ColumnHead(text)
                | nianbao::form::Content::RowHead(text) => text,
            };
            let found = value(&range, at(cell.row, cell.column));
            assert_eq!(found.get_string().unwrap_or_default(), text);
        }
        let title = value(&range, (0, 0));
        assert_eq!(title.get_string(), Some(report.title().as_str()));
        let mut wanted: Vec<_> = sheet
            .cells
            .iter()
            .filter(|cell| cell.row_span * cell.column_span > 1)
            .map(|cell| {
                let end = (cell.row + cell.row_span, cell.column + cell.column_span);
                (at(cell.row, cell.column), at(end.0 - 1, end.1 - 1))
            })
            .collect();
        let all = sheet.cells.iter();
        let columns = all.map(|cell| cell.column + cell.column_span).max();
        wanted.push(((0, 0), (0, columns.unwrap() as u32 - 1)));
        let mut merged: Vec<_> = book
            .merge_cells_by_sheet_name(&name)
            .unwrap()
            .into_iter()
            .map(|region| (region.start, region.end))
            .collect();
        wanted.sort_unstable();
        merged.sort_unstable();
        assert_eq!(merged, wanted);
    }
}

#[test]
fn the_same_report_gives_the_same_bytes_dated_by_the_report() {
    let mut report = balanced("2021");
    let created = |report: &Report| {
        let file = xlsx::write(report).unwrap().bytes;
        assert_eq!(file, xlsx::write(report).unwrap().bytes);
        let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
        let core = zip.by_name("docProps/core.xml").unwrap();
        let core = std::io::read_to_string(core).unwrap();
        let (_, rest) = core.split_once("<dcterms:created").unwrap();
        let (_, rest) = rest.split_once('>').unwrap();
        rest[..10].to_owned()
    };
    assert_eq!(created(&report), "2024-12-31");
    report.apply(&Edit::date("", Date::read("2025年1月20日")));
    assert_eq!(created(&report), "2025-01-20");
    assert_eq!(created(&Report::new(form("2021"))), "1900-01-01");
}

/// What stands in a cell of the workbook.
fn found(report: &Report, name: &str) -> String {
    let form = report.form();
    let cell = form.find(name).unwrap();
    let (sheet, at) = place(form, form.sheet(form.section_of(cell)).unwrap(), cell);
    let range = made(report).worksheet_range(&sheet).unwrap();
    value(&range, at).get_string().unwrap().to_owned()
}

#[test]
fn text_that_is_longer_than_a_cell_of_excel_holds_is_cut_there_and_that_is_said() {
    const MOST: usize = 32_767;
    let mut report = balanced("2021");
    assert!(xlsx::write(&report).unwrap().remarks.is_empty());
    for (text, rest) in [
        ("文".repeat(MOST), MOST),
        ("文".repeat(MOST + 1), MOST),
        ("字".repeat(200_000), MOST),
        // Two UTF-16 units each: an odd one stays free.
        ("😀".repeat(20_000), MOST / 2),
        ("a\u{1}".repeat(100_000), MOST),
        ("_xD800_".repeat(30_000), MOST),
    ] {
        set(&mut report, "review.cases.upheld", &text);
        let made = xlsx::write(&report).unwrap();
        let whole = report.value_of("review.cases.upheld").unwrap().text();
        let wanted: String = whole.chars().take(rest).collect();
        assert!(found(&report, "review.cases.upheld") == wanted);
        let said = format!("Excel 的一格最多 {MOST} 个字，有 1 格的文字没有写全。");
        let is_cut = wanted.len() < whole.len();
        assert_eq!(made.remarks, if is_cut { vec![said] } else { Vec::new() });
    }
    set(&mut report, "applications.new.legal", &"字".repeat(40_000));
    let made = export::make(&report, &[], export::Format::Xlsx, Choices::default()).unwrap();
    assert!(made.remarks[0].contains("有 2 格"), "{:?}", made.remarks);
}

#[test]
fn what_nobody_should_type_makes_a_workbook_that_opens() {
    for text in [
        "\u{0}甲\u{b}乙\u{1f}丙\u{7f}\u{85}丁",
        "甲\u{fffe}乙\u{ffff}丙",
        "_x0000_甲_xD83D_乙_xDE00_",
        "👨\u{200d}👩\u{200d}👧𠮷",
        "<&>\"'=SUM(A1)",
        "\u{202e}甲\u{200b}乙",
    ] {
        let mut report = balanced("2021");
        set(&mut report, "review.cases.upheld", text);
        let organ = format!("{text}&{}", text.repeat(60));
        common::name_organ(&mut report, &organ);
        let kept = report.value_of("review.cases.upheld").unwrap().text();
        let blank = |ch: char| ch.is_control() || matches!(ch, '\u{fffe}' | '\u{ffff}');
        let wanted = kept.replace(blank, " ");
        assert_eq!(found(&report, "review.cases.upheld"), wanted);
        // XML holds none of these (XML 1.0, 2.2).
        let is_bad = |ch: char| match ch {
            '\t' | '\n' | '\r' => false,
            ch => ch < ' ' || matches!(ch, '\u{fffe}' | '\u{ffff}'),
        };
        let file = xlsx::write(&report).unwrap().bytes;
        let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
        for index in 0..zip.len() {
            let part = std::io::read_to_string(zip.by_index(index).unwrap()).unwrap();
            assert!(!part.contains(is_bad), "{text:?}");
        }
    }
}
