//! Excel workbooks read back: our own cell for cell, a clerk's as it is.

use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use rust_xlsxwriter::{Format as Look, Formula, Workbook, Worksheet};
use zip::ZipArchive;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::common::generated::reports;
use crate::common::shapes;
use crate::common::{balanced, get};
use nianbao::check::check;
use nianbao::export::{Choices, Format, make};
use nianbao::form::Content;
use nianbao::import::{ImportError, Imported, import};
use nianbao::report::Report;

fn workbook(report: &Report) -> Vec<u8> {
    let findings = check(report, None);
    make(report, &findings, Format::Xlsx, Choices::default())
        .unwrap()
        .bytes
}

fn is_negative_zero(before: &str, after: &str) -> bool {
    before.strip_prefix('-') == Some(after) && after.chars().all(|ch| ch == '0')
}

/// The cells that are not as they were; a workbook knows no −0.
fn changed(report: &Report, again: &Report) -> Vec<String> {
    let cells = report.form().cells();
    let differs = |name: &str| {
        let before = report.value_of(name).unwrap().text();
        let after = again
            .value_of(name)
            .map_or("（没有）", |value| value.text());
        let is_same = before == after || is_negative_zero(before, after);
        (!is_same).then(|| format!("{name}: {before:?} has become {after:?}"))
    };
    cells.filter_map(|(_, spec)| differs(&spec.name)).collect()
}

fn said(imported: &Imported) -> String {
    let notes = imported.notes.iter().map(|note| note.message.as_str());
    notes.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_tables_come_back_from_their_workbook_with_organ_and_year() {
    for (form, year) in [("2021", 2024), ("2019", 2020)] {
        for report in [balanced(form), shapes::sample(form, year)] {
            let imported = import(&workbook(&report)).unwrap();
            assert_eq!(changed(&report, &imported.report), [""; 0]);
            assert_eq!(imported.report.organ(), report.organ());
            assert_eq!(imported.report.year(), report.year());
            let notes = said(&imported);
            assert!(notes.contains("没有找到这些标题"), "{notes}");
            // The title stands above each table.
            assert!(!notes.contains("取自工作簿属性"), "{notes}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_cells_of_any_report_come_back_from_its_workbook(report in reports(false)) {
        let again = import(&workbook(&report)).unwrap().report;
        prop_assert_eq!(again.form().id(), report.form().id());
        prop_assert_eq!(changed(&report, &again), Vec::<String>::new());
    }
}

/// The third table of the newer form on a sheet, below some rows of text and right of an empty
/// column; `number` writes its numbers.
fn sheet(page: &mut Worksheet, report: &Report, number: impl Fn(&mut Worksheet, u32, u16, &str)) {
    const DOWN: u32 = 4;
    const RIGHT: u16 = 1;
    let plain = Look::new();
    page.merge_range(
        0,
        1,
        0,
        9,
        "某某县人民政府2024年政府信息公开工作年度报告",
        &plain,
    )
    .unwrap();
    page.write(2, 1, "三、收到和处理政府信息公开申请情况")
        .unwrap();
    let sheet = &report.form().sheets()[1];
    for cell in &sheet.cells {
        let (row, column) = (DOWN + cell.row as u32, RIGHT + cell.column as u16);
        if cell.row_span * cell.column_span > 1 {
            let (rows, columns) = (cell.row_span as u32, cell.column_span as u16);
            page.merge_range(
                row,
                column,
                row + rows - 1,
                column + columns - 1,
                "",
                &plain,
            )
            .unwrap();
        }
        match &cell.content {
            Content::Number(id) => number(page, row, column, report.value(*id).text()),
            Content::Caption(text) | Content::ColumnHead(text) | Content::RowHead(text) => {
                page.write(row, column, text).unwrap();
            }
        }
    }
}

#[test]
fn a_clerks_sheet_is_read_wherever_its_table_stands() {
    let report = balanced("2021");
    let mut book = Workbook::new();
    sheet(book.add_worksheet(), &report, |page, row, column, text| {
        page.write(row, column, text.parse::<f64>().unwrap())
            .unwrap();
    });
    let imported = import(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(imported.report.organ(), "某某县人民政府");
    assert_eq!(imported.report.year(), Some(2024));
    let changed = changed(&report, &imported.report);
    let of_table = changed
        .iter()
        .filter(|line| line.starts_with("applications"));
    assert_eq!(of_table.count(), 0, "{changed:#?}");
}

/// The workbook without some words in its first sheet.
fn without(bytes: &[u8], words: &str) -> Vec<u8> {
    let mut parts = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut changed = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let text = String::from_utf8(content).unwrap();
            assert!(text.contains(words));
            content = text.replace(words, "").into_bytes();
        }
        changed
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        changed.write_all(&content).unwrap();
    }
    changed.finish().unwrap().into_inner()
}

#[test]
fn a_formula_whose_result_is_not_in_the_file_leaves_its_cell_empty_and_is_named() {
    let report = balanced("2021");
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name("申请").unwrap();
    sheet(page, &report, |page, row, column, text| {
        let number: f64 = text.parse().unwrap();
        if (row, column) == (7, 4) {
            let formula = Formula::new("=1+2").set_result("424242");
            page.write(row, column, formula).unwrap();
        } else {
            let formula = Formula::new("=0").set_result(number.to_string());
            page.write(row, column, formula).unwrap();
        }
    });
    let bytes = without(&book.save_to_buffer().unwrap(), "<v>424242</v>");
    let imported = import(&bytes).unwrap();
    let notes = said(&imported);
    assert!(
        notes.contains("E8") && notes.contains("工作表“申请”的 1 格是公式"),
        "{notes}"
    );
    let changed = changed(&report, &imported.report);
    let of_table: Vec<_> = changed
        .iter()
        .filter(|line| line.starts_with("applications"))
        .collect();
    assert_eq!(of_table.len(), 1, "{of_table:?}");
    assert!(of_table[0].ends_with("has become \"\""), "{of_table:?}");
    assert_eq!(get(&report, "applications.new.natural"), "71");
}

#[test]
fn what_is_no_readable_workbook_is_refused_in_words() {
    let whole = workbook(&balanced("2021"));
    assert_eq!(
        import(&whole[..whole.len() / 2]).unwrap_err(),
        ImportError::Damaged("压缩包的目录读不出来")
    );
    let mut book = Workbook::new();
    book.add_worksheet();
    assert_eq!(
        import(&book.save_to_buffer().unwrap()).unwrap_err(),
        ImportError::Empty
    );
}
