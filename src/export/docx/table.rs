//! Tables with their spans.

use std::io;

use super::fit::{self, Setting};
use super::run::{Own, line_break, run};
use super::styles::Style;
use super::units::twips;
use crate::export::document::measure::ems;
use crate::export::document::print::Print;
use crate::export::document::tag::Tag;
use crate::export::document::widths::SMALLEST;
use crate::export::document::{Role, Table, TableCell};
use crate::export::markup::clean;
use crate::export::xml::Xml;

/// The thickness of a border, with what rounding takes, in points.
const BORDER: f32 = 0.75;
/// What stays free left and right of a cell's text, in points.
const PADDING: f32 = 2.0;

/// A table, and how it came out in print.
struct Printed<'a> {
    table: &'a Table,
    /// Its place in the document's blocks.
    block: usize,
    print: &'a Print,
}

/// Writes a table over the width of the 版心; `block` is its place in the document's blocks. A place
/// that no cell covers gets an empty one: Word asks for full rows.
pub(super) fn write(xml: &mut Xml, table: &Table, block: usize, print: &Print) -> io::Result<()> {
    let printed = &Printed {
        table,
        block,
        print,
    };
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
                row_properties(xml, printed, row)?;
                let mut column = 0;
                while column < places.len() {
                    let owner = places[column];
                    let span = places[column..]
                        .iter()
                        .take_while(|other| **other == owner && owner.is_some())
                        .count()
                        .max(1);
                    let width: i32 = columns[column..column + span].iter().sum();
                    let cell = owner.and_then(|index| Some((index, table.cells.get(index)?)));
                    write_cell(xml, printed, row, cell, (span, width))?;
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
    let mut at = 0.0;
    let mut edge = 0;
    let widths = table.fitted_widths().into_iter().map(|width| {
        at += width;
        let before = edge;
        edge = twips(at);
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

fn row_properties(xml: &mut Xml, printed: &Printed, row: usize) -> io::Result<()> {
    let Printed {
        table,
        block,
        print,
    } = *printed;
    let asked = table.least_heights.get(row).copied().unwrap_or(0.0) * 72.0 / 25.4;
    // The borders between the rows take some of it.
    let height = print.row_height(block, row).map(|height| height - BORDER);
    let height = twips(height.unwrap_or_else(|| asked.max(table.row_height())));
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

/// Whether a row stays on the page of the next: a table is parted where it is in print, else between
/// its blocks, and else only where it is longer than a page.
fn keeps(printed: &Printed, row: usize) -> bool {
    let Printed {
        table,
        block,
        print,
    } = *printed;
    if let Some(ends) = print.ends_page(block, row) {
        return !ends;
    }
    let mut captions = table.cells.iter().filter(|cell| cell.role == Role::Caption);
    row + 1 < table.rows && !captions.any(|caption| caption.row == row + 1)
}

fn write_cell(
    xml: &mut Xml,
    printed: &Printed,
    row: usize,
    cell: Option<(usize, &TableCell)>,
    (span, width): (usize, i32),
) -> io::Result<()> {
    let table = printed.table;
    // Only the first of the rows that a cell covers holds its text.
    let first = cell.filter(|(_, cell)| cell.row == row);
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width), ("w:type", &"dxa")])?;
            if span > 1 {
                xml.val("w:gridSpan", span)?;
            }
            match (cell, first) {
                (Some((_, cell)), Some(_)) if cell.row_span > 1 => {
                    xml.val("w:vMerge", "restart")?;
                }
                (Some(_), None) => xml.empty("w:vMerge", &[])?,
                _ => {}
            }
            xml.val("w:vAlign", "center")
        })?;
        xml.element("w:p", &[], |xml| {
            let style = Style::Cell {
                small: table.is_dense(),
                left: cell.is_some_and(|(_, cell)| table.is_left(cell)),
            };
            xml.element("w:pPr", &[], |xml| {
                xml.val("w:pStyle", style.id())?;
                if keeps(printed, row) {
                    xml.empty("w:keepNext", &[])?;
                }
                Ok(())
            })?;
            first.map_or(Ok(()), |cell| text(xml, printed, cell, width))
        })
    })
}

/// A cell's text in the lines that it was printed in. A number that is too wide for its column is set
/// smaller.
fn text(
    xml: &mut Xml,
    printed: &Printed,
    (index, cell): (usize, &TableCell),
    width: i32,
) -> io::Result<()> {
    let text = clean(&cell.printed());
    let room = width as f32 / 20.0 - 2.0 * PADDING;
    let wanted = printed.table.type_size();
    let fitting = room / ems(&text).max(1.0);
    let size = (cell.role == Role::Number && fitting < wanted)
        // Half points are the finest sizes there are.
        .then(|| ((fitting * 2.0).floor() / 2.0).max(SMALLEST));
    let tag = Tag::Cell {
        block: printed.block,
        cell: index,
    };
    // A number is one, also where it takes several lines.
    let pieces = match cell.role {
        Role::Number => vec![text.as_str()],
        _ => printed.print.lines(tag, &text),
    };
    let setting = Setting {
        size: size.unwrap_or(wanted),
        spacing: 0,
        first: room - BORDER,
        turned: room - BORDER,
    };
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 {
            line_break(xml)?;
        }
        let spacing = match cell.role {
            Role::Number => None,
            _ => fit::closer(piece, &setting),
        };
        let own = Own {
            style: None,
            size,
            spacing,
        };
        run(xml, piece, own)?;
    }
    Ok(())
}
