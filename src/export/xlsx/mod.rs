//! The tables as an Excel workbook, for who goes on calculating with them.
//!
//! One sheet for each printed table, in the official shape: the report's title in the first row, so that
//! a sheet says by itself whose and of which year it is, and the table below it, from [`FIRST_ROW`] on. Numbers are numbers and look as they were written: the
//! digits after the point, 减3 and 万元 are the cell's format.
//!
//! A sum is a formula where the report's number is what its cells add up to. It is the bare number
//! where the sums of its table are typed by hand (手工填写) or where it disagrees: a formula would
//! put another number in the place of what somebody printed and has to answer for. An empty sum
//! stays empty: `=SUM()` over empty cells would say 0, which is not the same as not filled in.

mod cell;
mod error;
mod look;

pub use error::XlsxError;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, utility};

use super::document::Table;
use super::document::measure;
use super::markup::clean;
use crate::export::document::{Block, Document};
use crate::form::{Content, Sheet};
use crate::report::Report;
use cell::{MOST_TEXT, Written, beginning};
use look::{Look, PADDING};

/// A workbook's bytes and what to say about it.
#[derive(Debug)]
pub struct File {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Chinese sentences on what the tables do not show as it was written.
    pub remarks: Vec<String>,
}

/// The row of a sheet, from 0, that the table's first one stands in.
pub const FIRST_ROW: usize = 1;

/// A4, in Excel's list of papers.
const A4: u8 = 9;
/// Pixels in a millimetre, as Excel counts them on screen.
const PIXELS: f32 = 96.0 / 25.4;
/// The type size of the title, in points, and how much higher its row is.
const TITLE_SIZE: f32 = 14.0;
const TITLE_ROOM: f32 = 12.0;
/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;
/// Excel makes no row higher, in points.
const HIGHEST_ROW: f32 = 409.0;

/// Writes the tables. The same report gives the same bytes. Text that is longer than a cell of Excel
/// holds is cut there, which is among the remarks.
///
/// # Errors
/// See [`XlsxError`]: what the library refuses. Nothing that a report can hold is known to bring it
/// about.
pub fn write(report: &Report) -> Result<File, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(report)?);
    let document = Document::of(report);
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Heading { .. } | Block::Paragraph(_) | Block::Chart(_) | Block::Picture(_) => None,
    });
    let mut names: Vec<String> = Vec::new();
    let mut cut = 0;
    for (sheet, table) in report.form().sheets().iter().zip(tables) {
        let name = sheet_name(&table.caption, &names);
        let page = workbook.add_worksheet();
        page.set_name(&name)?;
        set_up(page, table)?;
        page.set_footer(format!("&C{}", literal(&report.title())));
        write_title(page, report, table)?;
        cut += write_cells(page, report, sheet, table)?;
        // Each number bears its name, by which a formula or another program finds it.
        for (cell, place) in sheet.numbers() {
            let place = format!(
                "='{}'!${}${}",
                name.replace('\'', "''"),
                utility::column_number_to_name(place.column as u16),
                place.row + FIRST_ROW + 1
            );
            workbook.define_name(report.form().name(cell), &place)?;
        }
        names.push(name);
    }
    let remark = format!("Excel 的一格最多 {MOST_TEXT} 个字，有 {cut} 格的文字没有写全。");
    Ok(File {
        bytes: workbook.save_to_buffer()?,
        remarks: if cut > 0 { vec![remark] } else { Vec::new() },
    })
}

/// Title, organ, and the report's date; without one, the last day it reports on: never the clock's.
fn properties(report: &Report) -> Result<DocProperties, XlsxError> {
    let date = match (report.date(), report.year()) {
        (Some(date), _) => ExcelDateTime::from_ymd(date.year.max(1900), date.month, date.day)?,
        (None, Some(year)) => ExcelDateTime::from_ymd(year.clamp(1900, 9999), 12, 31)?,
        (None, None) => ExcelDateTime::from_ymd(1900, 1, 1)?,
    };
    Ok(DocProperties::new()
        .set_title(clean(&report.title()))
        .set_author(clean(report.organ()))
        .set_creation_datetime(&date))
}

/// A table's name as Excel takes it: 31 characters at most, none of `[]:*?/\`, no quotation mark at
/// its ends, none that another sheet has.
pub(crate) fn sheet_name(caption: &str, taken: &[String]) -> String {
    const LONGEST: usize = 31;
    let plain: String = caption
        .chars()
        .filter(|ch| !ch.is_control() && !"[]:*?/\\".contains(*ch))
        .collect();
    let plain = plain.trim().trim_matches('\'');
    let base = if plain.is_empty() { "表" } else { plain };
    let mut name = beginning(base, LONGEST).to_owned();
    let mut number = 2;
    while taken
        .iter()
        .any(|other| other.to_lowercase() == name.to_lowercase())
    {
        let ending = format!("（{number}）");
        let room = LONGEST - ending.encode_utf16().count();
        name = format!("{}{ending}", beginning(base, room));
        number += 1;
    }
    name
}

/// Text in a header or footer, where & begins a command and is doubled.
fn literal(text: &str) -> String {
    /// Excel takes 255 UTF-16 units; some go to the commands before the text.
    const MOST: usize = 220;
    let text = clean(text);
    let mut line = String::new();
    let mut room = MOST;
    for ch in text.chars() {
        let taken = if ch == '&' { 2 } else { ch.len_utf16() };
        if taken > room {
            break;
        }
        room -= taken;
        line.push(ch);
        if ch == '&' {
            line.push('&');
        }
    }
    line
}

/// The page and the grid: widths as printed, rows as high as their labels ask for.
fn set_up(page: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    for (column, width) in (0u16..).zip(&table.widths) {
        page.set_column_width_pixels(column, (width * PIXELS).round() as u32)?;
    }
    for (row, height) in (FIRST_ROW as u32..).zip(heights(table)) {
        page.set_row_height(row, f64::from(height.min(HIGHEST_ROW)))?;
    }
    page.set_paper_size(A4);
    page.set_print_fit_to_pages(1, 0);
    page.set_print_center_horizontally(true);
    // The margins of GB/T 9704-2012, 5.2.1, in inches.
    let inches = |mm: f64| mm / 25.4;
    page.set_margins(
        inches(28.0),
        inches(26.0),
        inches(37.0),
        inches(35.0),
        inches(20.0),
        inches(20.0),
    );
    page.set_header(format!("&C&\"黑体\"&16{}", literal(&table.caption)));
    if (1..table.rows).contains(&table.header_rows) {
        let below = (FIRST_ROW + table.header_rows) as u32;
        page.set_repeat_rows(0, below - 1)?;
        page.set_freeze_panes(below, table.label_columns as u16)?;
    }
    Ok(())
}

/// The height of each row in points: Excel does not fit rows to merged cells by itself.
fn heights(table: &Table) -> Vec<f32> {
    let size = table.type_size();
    let mut heights: Vec<f32> = (0..table.rows)
        .map(|row| {
            let asked = table.least_heights.get(row).copied().unwrap_or(0.0) * POINTS;
            asked.max(table.row_height())
        })
        .collect();
    let needs = table.cells.iter().map(|cell| {
        let widths = table.widths.iter().skip(cell.column).take(cell.column_span);
        let room = widths.sum::<f32>() * POINTS - 2.0 * PADDING;
        let need = measure::lines(&cell.text, room / size) as f32 * size * 1.35 + 0.5 * size;
        (cell.rows(), need)
    });
    measure::make_high(&mut heights, needs);
    heights
}

/// Writes the report's title over the whole width of a table.
fn write_title(page: &mut Worksheet, report: &Report, table: &Table) -> Result<(), XlsxError> {
    let title = Written::text(&report.title());
    let width = table.widths.iter().sum::<f32>() * POINTS - 2.0 * PADDING;
    let lines = measure::lines(&report.title(), width / TITLE_SIZE) as f32;
    let height = lines * TITLE_SIZE * 1.35 + TITLE_ROOM;
    page.set_row_height(0, f64::from(height.min(HIGHEST_ROW)))?;
    let look = look::title(TITLE_SIZE);
    if let Some(last @ 1..) = table.widths.len().checked_sub(1) {
        page.merge_range(0, 0, 0, last as u16, "", &look)?;
    }
    title.put(page, (0, 0), &look)
}

/// Writes every cell of a table; `sheet` and `table` are the same, one with the form's numbers, the
/// other with their texts. Returns how many texts were cut.
fn write_cells(
    page: &mut Worksheet,
    report: &Report,
    sheet: &Sheet,
    table: &Table,
) -> Result<usize, XlsxError> {
    let mut cut = 0;
    for (place, cell) in sheet.cells.iter().zip(&table.cells) {
        let (row, column) = ((FIRST_ROW + cell.row) as u32, cell.column as u16);
        let written = match &place.content {
            Content::Number(id) => Written::of(report, sheet, *id),
            _ => Written::text(&cell.text),
        };
        let look = Look::of(table, cell).format(&written.number_format);
        if cell.row_span * cell.column_span > 1 {
            let last = (
                FIRST_ROW + cell.row + cell.row_span - 1,
                cell.column + cell.column_span - 1,
            );
            page.merge_range(row, column, last.0 as u32, last.1 as u16, "", &look)?;
        }
        written.put(page, (row, column), &look)?;
        cut += usize::from(written.is_cut);
    }
    Ok(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_gets_a_name_that_excel_takes() {
        let long = "甲".repeat(40);
        assert_eq!(sheet_name("二、主动公开", &[]), "二、主动公开");
        assert_eq!(sheet_name("'a[1]/b*'", &[]), "a1b");
        assert_eq!(sheet_name(&long, &[]).chars().count(), 31);
        assert_eq!(sheet_name("  ", &[]), "表");
        let taken = ["甲".repeat(31), "a".to_owned()];
        let other = sheet_name(&long, &taken);
        assert_eq!(other.chars().count(), 31);
        assert!(other.ends_with("甲（2）"), "{other}");
        assert_eq!(sheet_name("A", &taken), "A（2）");
    }

    #[test]
    fn a_footer_keeps_its_ampersands_whole_within_what_excel_takes() {
        assert_eq!(literal("甲&乙"), "甲&&乙");
        assert_eq!(literal("甲\u{1}乙\u{ffff}"), "甲 乙 ");
        for text in ["&", "甲&", "😀&", "&&甲", "😀"] {
            let line = literal(&text.repeat(300));
            let units = line.encode_utf16().count();
            assert!((218..=220).contains(&units), "{text}: {units}");
            assert_eq!(line.matches('&').count() % 2, 0, "{text}");
            assert!(line.replace("&&", "&").starts_with(text));
        }
    }

    #[test]
    fn every_form_has_sheets_with_their_headings_for_names() {
        for form in crate::form::Form::all() {
            for sheet in form.sheets() {
                let heading = form.sections()[sheet.section].name();
                assert_eq!(sheet_name(&heading, &[]), heading);
            }
        }
    }
}
