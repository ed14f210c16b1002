//! Whole tables that are pasted land by their heads and labels, and heads never in a cell.

use crate::bench::{Cells, click, go_to_applications, window};
use crate::common::{balanced, form, get};
use crate::table::NEW_NATURAL;
use egui::Event;
use egui_kittest::kittest::Queryable;
use nianbao::form::Content;
use nianbao::report::Report;

/// A section's whole printed table as a spreadsheet puts it on the clipboard: heads, labels, numbers.
fn whole_table(report: &Report, sheet: usize) -> String {
    let sheet = &report.form().sheets()[sheet];
    let mut lines = vec![vec![String::new(); sheet.widths.len()]; sheet.rows];
    for place in &sheet.cells {
        lines[place.row][place.column] = match &place.content {
            Content::Caption(text) | Content::ColumnHead(text) | Content::RowHead(text) => {
                text.clone()
            }
            Content::Number(cell) => report.value(*cell).text().to_owned(),
        };
    }
    let lines: Vec<String> = lines.iter().map(|line| line.join("\t")).collect();
    lines.join("\n")
}

fn numbers(report: &Report, table: usize) -> Vec<String> {
    let cells = report.form().cells_of(table);
    cells
        .map(|cell| report.value(cell).text().to_owned())
        .collect()
}

fn empty() -> Report {
    Report::new(form("2021"))
}

#[test]
fn a_whole_table_with_heads_and_labels_lands_by_its_labels_wherever_the_cursor_is() {
    let folder = tempfile::tempdir().unwrap();
    let full = balanced("2021");
    let text = whole_table(&full, 1);
    let mut bench = window(&empty(), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell("四、结转下年度继续办理 × 自然人").focus();
    bench.run();
    bench.event(Event::Paste(text));
    bench.run();
    let report = bench.state().report();
    assert_eq!(numbers(report, 1), numbers(&full, 1));
    assert!(bench.query_by_label_contains("按行列标题填入").is_some());
    click(&mut bench, "撤销这一步");
    assert_eq!(*bench.state().report(), empty());
}

#[test]
fn the_page_on_the_clipboard_is_read_before_its_text() {
    let folder = tempfile::tempdir().unwrap();
    let full = balanced("2021");
    let page = nianbao::export::html::fragment(&nianbao::export::Document::of(&full));
    let page = page[page.find("<table").unwrap()..].to_owned();
    // What a browser gives as text has lost the empty places of merged cells.
    let text = whole_table(&full, 1).replace("\t\t", "\t");
    let mut bench = window(&empty(), folder.path());
    *bench.state_mut().system.pasted.borrow_mut() = Some((Some(page), text.clone()));
    go_to_applications(&mut bench);
    bench.event(Event::Paste(text));
    bench.run();
    let report = bench.state().report();
    for table in 0..4 {
        assert_eq!(numbers(report, table), numbers(&full, table), "{table}");
    }
}

#[test]
fn heads_are_never_put_into_cells() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    for text in ["自然人", "自然人\t商业企业\t科研机构"] {
        bench.get_cell(NEW_NATURAL).focus();
        bench.run();
        bench.event(Event::Paste(text.to_owned()));
        bench.run();
        assert_eq!(*bench.state().report(), balanced("2021"), "{text}");
    }
    assert!(bench.query_by_label_contains("没有填入").is_some());
    // Heads over numbers are left out, and the numbers go where the cursor is.
    bench.event(Event::Paste("自然人\t商业企业\n8\t9".to_owned()));
    bench.run();
    let report = bench.state().report();
    assert_eq!(get(report, "applications.new.natural"), "8");
    assert_eq!(get(report, "applications.new.business"), "9");
}
