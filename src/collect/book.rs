//! The whole collection as an Excel workbook: a sheet for each table, a row for each unit, sums as
//! formulas; what has to be mended is marked.

use std::collections::HashSet;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
    utility,
};

use super::collection::Collection;
use super::numbers::Numbers;
use crate::export::xlsx::{XlsxError, sheet_name};
use crate::form::CellId;
use crate::report::field;

/// Excel keeps no more digits of a number than this.
const DIGITS: usize = 15;
/// No longer text in a cell, in characters: Excel takes 32 767 UTF-16 units.
const LONGEST: usize = 16_000;
/// The rows above the units.
const HEAD_ROWS: u32 = 2;
/// Behind a unit that has something to mend.
const FAULTY: u32 = 0x00FF_C7CE;
/// Behind a number that a finding is about.
const DOUBTED: u32 = 0x00FF_EB9C;

/// How cells look.
struct Looks {
    plain: Format,
    head: Format,
    faulty: Format,
    doubted: Format,
    sum: Format,
}

impl Looks {
    fn new() -> Looks {
        let plain = Format::new()
            .set_font_name("宋体")
            .set_font_size(10.5)
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter);
        Looks {
            head: plain
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center),
            faulty: plain.clone().set_background_color(FAULTY),
            doubted: plain.clone().set_background_color(DOUBTED),
            sum: plain.clone().set_bold(),
            plain,
        }
    }
}

/// Writes the workbook: the units on the first sheet, all of them; then the tables of those that count.
/// The same collection gives the same bytes.
///
/// # Errors
/// See [`XlsxError`].
pub fn write(collection: &Collection) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let date =
        ExcelDateTime::from_ymd(collection.year().unwrap_or(1900).clamp(1900, 9999), 12, 31)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
    let looks = Looks::new();
    let page = workbook.add_worksheet();
    page.set_name("单位")?;
    units(page, collection, &looks)?;
    let mut names = vec!["单位".to_owned()];
    let tables = collection.form().map_or(0, |form| form.tables().len());
    for table in 0..tables {
        let form = collection
            .form()
            .map(|form| form.tables()[table].name.clone());
        let name = sheet_name(&form.unwrap_or_default(), &names);
        let page = workbook.add_worksheet();
        page.set_name(&name)?;
        numbers(page, collection, table, &looks)?;
        names.push(name);
    }
    Ok(workbook.save_to_buffer()?)
}

/// The list of all units, those that do not count with the reason.
fn units(page: &mut Worksheet, collection: &Collection, looks: &Looks) -> Result<(), XlsxError> {
    const HEADS: [(&str, f64); 8] = [
        ("单位", 32.0),
        ("文件", 40.0),
        ("年份", 8.0),
        ("错误", 8.0),
        ("待说明", 8.0),
        ("提示", 8.0),
        ("计入", 8.0),
        ("说明", 80.0),
    ];
    for (column, (head, width)) in (0u16..).zip(HEADS) {
        page.set_column_width(column, width)?;
        page.write_string_with_format(0, column, head, &looks.head)?;
    }
    page.set_freeze_panes(1, 1)?;
    let units = collection.units();
    let mut row = 0;
    for (at, unit) in units.iter().enumerate() {
        row += 1;
        let standing = collection.standing(at);
        let tally = unit.tally();
        let mut said: Vec<String> = standing
            .bar
            .iter()
            .map(|bar| bar.sentence(units, at))
            .collect();
        said.extend(standing.hints.iter().cloned());
        let is_faulty = standing.bar.is_some() || tally.stops_final();
        let look = if is_faulty {
            &looks.faulty
        } else {
            &looks.plain
        };
        text(page, (row, 0), collection.name(at), look)?;
        text(
            page,
            (row, 1),
            &unit.path.display().to_string(),
            &looks.plain,
        )?;
        let year = unit.content().and_then(|content| content.year);
        text(
            page,
            (row, 2),
            &year.map(|year| year.to_string()).unwrap_or_default(),
            &looks.plain,
        )?;
        for (column, count) in (3..).zip([tally.errors, tally.waivable, tally.hints]) {
            page.write_number_with_format(row, column, count as f64, &looks.plain)?;
        }
        let counted = if standing.bar.is_none() { "是" } else { "否" };
        text(page, (row, 6), counted, &looks.plain)?;
        text(page, (row, 7), &said.join(" "), &looks.plain)?;
    }
    for name in collection.missing() {
        row += 1;
        text(page, (row, 0), name, &looks.faulty)?;
        text(page, (row, 6), "否", &looks.plain)?;
        text(page, (row, 7), "没有交。", &looks.plain)?;
    }
    Ok(())
}

/// A table: a column for each of its cells, a row for each unit that counts, and their sum.
fn numbers(
    page: &mut Worksheet,
    collection: &Collection,
    table: usize,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let Some(form) = collection.form() else {
        return Ok(());
    };
    let cells: Vec<CellId> = form.cells_of(table).collect();
    page.set_column_width(0, 32)?;
    page.merge_range(0, 0, HEAD_ROWS - 1, 0, "单位", &looks.head)?;
    page.set_row_height(0, 60)?;
    page.set_row_height(1, 45)?;
    for (column, cell) in (1u16..).zip(&cells) {
        let row = form.row_label(*cell);
        page.write_string_with_format(0, column, row, &looks.head)?;
        let label = form.column_of(*cell).full_label();
        page.write_string_with_format(1, column, &*label, &looks.head)?;
        page.set_column_width(column, 11)?;
    }
    page.set_freeze_panes(HEAD_ROWS, 1)?;
    let mut row = HEAD_ROWS;
    for at in collection.counted() {
        let unit = &collection.units()[at];
        let Some(content) = unit.content() else {
            continue;
        };
        let faults = content
            .faults
            .iter()
            .filter(|fault| fault.severity.stops_final());
        let doubted: HashSet<CellId> = faults
            .flat_map(|fault| fault.cells.iter().copied())
            .collect();
        let look = if unit.tally().stops_final() {
            &looks.faulty
        } else {
            &looks.plain
        };
        text(page, (row, 0), collection.name(at), look)?;
        for (column, cell) in (1u16..).zip(&cells) {
            let look = if doubted.contains(cell) {
                &looks.doubted
            } else {
                &looks.plain
            };
            number(page, (row, column), &content.numbers, *cell, look)?;
        }
        row += 1;
    }
    if row == HEAD_ROWS {
        return Ok(());
    }
    text(page, (row, 0), "合计", &looks.sum)?;
    for (column, cell) in (1u16..).zip(&cells) {
        let parts = collection.parts(*cell);
        let sum = parts
            .iter()
            .try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.number));
        let name = |row: u32| utility::row_col_to_cell(row, column);
        let formula = format!("=SUM({}:{})", name(HEAD_ROWS), name(row.saturating_sub(1)));
        let formula =
            Formula::new(formula).set_result(sum.unwrap_or_default().normalize().to_string());
        page.write_formula_with_format(row, column, formula, &looks.sum)?;
    }
    Ok(())
}

/// A number as Excel reckons with it, money in 万元; one with more digits than it keeps, and what is no
/// number, as text.
fn number(
    page: &mut Worksheet,
    place: (u32, u16),
    numbers: &Numbers,
    cell: CellId,
    look: &Format,
) -> Result<(), XlsxError> {
    let number = numbers.number(cell).filter(|number| {
        number
            .normalize()
            .mantissa()
            .unsigned_abs()
            .to_string()
            .len()
            <= DIGITS
    });
    match number.and_then(|number| number.to_f64()) {
        Some(number) => {
            page.write_number_with_format(place.0, place.1, number, look)?;
            Ok(())
        }
        None => text(page, place, &numbers.text(cell).unwrap_or_default(), look),
    }
}

/// Text, which it stays where somebody edits the cell.
fn text(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    look: &Format,
) -> Result<(), XlsxError> {
    let text: String = text
        .chars()
        .filter(|ch| !ch.is_control())
        .take(LONGEST)
        .collect();
    if text.is_empty() {
        page.write_blank(row, column, look)?;
    } else if field::is_formula(&text) {
        let look = look.clone().set_quote_prefix();
        page.write_string_with_format(row, column, &text, &look)?;
    } else {
        page.write_string_with_format(row, column, &text, look)?;
    }
    Ok(())
}
