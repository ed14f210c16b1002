//! Tables with their spans.

use std::io;

use super::run::run;
use super::styles::Style;
use super::units::twips;
use super::xml::Xml;
use crate::export::document::geometry::WIDTH;
use crate::export::document::measure::ems;
use crate::export::document::{Role, Table, TableCell};
use crate::export::markup::clean;

/// The smallest type of a number that is too wide for its column, in points.
const SMALLEST: f32 = 6.0;
/// What stays free left and right of a cell's text, in points.
const PADDING: f32 = 2.0;

/// Writes a table over the width of the 版心. A place that no cell covers gets an empty one: Word
/// asks for full rows.
pub(super) fn write(xml: &mut Xml, table: &Table) -> io::Result<()> {
    let columns = columns(table);
    let owners = owners(table);
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.val("w:tblStyle", Style::Table.id())?;
            let width: i32 = columns.iter().sum();
            xml.empty("w:tblW", &[("w:w", &width), ("w:type", &"dxa")])?;
            xml.val("w:jc", "center")?;
            xml.empty("w:tblLayout", &[("w:type", &"fixed")])?;
            xml.val("w:tblCaption", clean(&table.caption))
        })?;
        xml.element("w:tblGrid", &[], |xml| {
            for width in &columns {
                xml.empty("w:gridCol", &[("w:w", width)])?;
            }
            Ok(())
        })?;
        for (row, places) in owners.iter().enumerate() {
            xml.element("w:tr", &[], |xml| {
                row_properties(xml, table, row)?;
                let mut column = 0;
                while column < places.len() {
                    let owner = places[column];
                    let span = places[column..]
                        .iter()
                        .take_while(|other| **other == owner && owner.is_some())
                        .count()
                        .max(1);
                    let width: i32 = columns[column..column + span].iter().sum();
                    let cell = owner.map(|index| &table.cells[index]);
                    write_cell(xml, table, row, cell, (span, width))?;
                    column += span;
                }
                Ok(())
            })?;
        }
        Ok(())
    })
}

/// The width of each column in twips; together they are exactly the 版心.
fn columns(table: &Table) -> Vec<i32> {
    let sum: f32 = table.widths.iter().map(|width| width.max(0.0)).sum();
    let mut at = 0.0;
    let mut edge = 0;
    let widths = table.widths.iter().map(|width| {
        at += width.max(0.0);
        let before = edge;
        edge = twips(WIDTH * at / sum.max(1.0));
        edge - before
    });
    widths.collect()
}

/// Which cell covers each place, row by row.
fn owners(table: &Table) -> Vec<Vec<Option<usize>>> {
    let mut owners = vec![vec![None; table.widths.len()]; table.rows];
    for (index, cell) in table.cells.iter().enumerate() {
        let rows = owners.iter_mut().skip(cell.row).take(cell.row_span);
        for place in rows.flat_map(|row| row.iter_mut().skip(cell.column).take(cell.column_span)) {
            *place = place.or(Some(index));
        }
    }
    owners
}

fn row_properties(xml: &mut Xml, table: &Table, row: usize) -> io::Result<()> {
    let asked = table.least_heights.get(row).copied().unwrap_or(0.0) * 72.0 / 25.4;
    let height = twips(asked.max(table.row_height()));
    xml.element("w:trPr", &[], |xml| {
        xml.empty("w:cantSplit", &[])?;
        xml.empty("w:trHeight", &[("w:val", &height), ("w:hRule", &"atLeast")])?;
        // A table that is all header would be none.
        if row < table.header_rows && table.header_rows < table.rows {
            xml.empty("w:tblHeader", &[])?;
        }
        Ok(())
    })
}

/// Whether a row stays on the page of the next: a table is parted between its blocks, and else only
/// where it is longer than a page.
fn keeps(table: &Table, row: usize) -> bool {
    let mut captions = table.cells.iter().filter(|cell| cell.role == Role::Caption);
    row + 1 < table.rows && !captions.any(|caption| caption.row == row + 1)
}

fn write_cell(
    xml: &mut Xml,
    table: &Table,
    row: usize,
    cell: Option<&TableCell>,
    (span, width): (usize, i32),
) -> io::Result<()> {
    // Only the first of the rows that a cell covers holds its text.
    let first = cell.filter(|cell| cell.row == row);
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width), ("w:type", &"dxa")])?;
            if span > 1 {
                xml.val("w:gridSpan", span)?;
            }
            match (cell, first) {
                (Some(cell), Some(_)) if cell.row_span > 1 => xml.val("w:vMerge", "restart")?,
                (Some(_), None) => xml.empty("w:vMerge", &[])?,
                _ => {}
            }
            xml.val("w:vAlign", "center")
        })?;
        xml.element("w:p", &[], |xml| {
            let style = Style::Cell {
                small: table.is_dense(),
                left: cell.is_some_and(|cell| table.is_left(cell)),
            };
            xml.element("w:pPr", &[], |xml| {
                xml.val("w:pStyle", style.id())?;
                if keeps(table, row) {
                    xml.empty("w:keepNext", &[])?;
                }
                Ok(())
            })?;
            first.map_or(Ok(()), |cell| text(xml, table, cell, width))
        })
    })
}

/// A cell's text on one line. A number that is too wide for its column is set smaller.
fn text(xml: &mut Xml, table: &Table, cell: &TableCell, width: i32) -> io::Result<()> {
    let text = clean(&cell.text);
    let room = width as f32 / 20.0 - 2.0 * PADDING;
    let wanted = table.type_size();
    let fitting = room / ems(&text).max(1.0);
    let size = (cell.role == Role::Number && fitting < wanted)
        // Half points are the finest sizes there are.
        .then(|| ((fitting * 2.0).floor() / 2.0).max(SMALLEST));
    run(xml, &text, None, size)
}
