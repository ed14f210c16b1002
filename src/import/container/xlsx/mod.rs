//! Excel workbooks: the tables as this program writes them, and as a clerk keeps them.

mod bounds;
mod names;
mod number;
mod sheet;

use std::io::Cursor;
use std::panic::catch_unwind;

use calamine::{Reader, Sheet, SheetType, SheetVisible, Xlsx};

use super::grid::Block;
use super::held::{Held, Note};
use crate::import::error::ImportError;

/// The longest file that is read, in bytes: four tables take ten thousand.
const LARGEST: usize = 32 * 1024 * 1024;
/// As many sheets are read.
const MOST_SHEETS: usize = 64;
/// Reads a workbook.
///
/// # Errors
/// The file is broken, far too large, or empty.
pub(super) fn read(bytes: &[u8]) -> Result<Held, ImportError> {
    if bytes.len() > LARGEST {
        return Err(ImportError::TooLong("32 MB"));
    }
    bounds::check(bytes)?;
    // The library trusts the places that a sheet names: B2:A1 leads below zero.
    catch_unwind(|| read_book(bytes)).unwrap_or(Err(ImportError::BrokenWorkbook))
}

fn read_book(bytes: &[u8]) -> Result<Held, ImportError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| ImportError::BrokenWorkbook)?;
    let is_read = |sheet: &&Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    let sheets = book.sheets_metadata().iter().filter(is_read);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    if names.len() > MOST_SHEETS {
        return Err(ImportError::TooLong("64 张工作表"));
    }
    let mut held = Held::seen(Vec::new(), Vec::new());
    for name in &names {
        let cells = names::of_sheet(book.defined_names(), name);
        sheet::read(&mut book, name, &cells, &mut held)?;
    }
    if held.blocks.is_empty() {
        return Err(ImportError::Empty);
    }
    title_once(&mut held);
    title(&mut book, &mut held);
    Ok(held)
}

/// Takes out the title where a sheet says it that a sheet before has said.
fn title_once(held: &mut Held) {
    let mut said: Vec<String> = Vec::new();
    for block in &mut held.blocks {
        let Block::Text(text) = block else {
            continue;
        };
        let mut is_new = |line: &&str| {
            let line = line.trim();
            let is_title = line.ends_with(sheet::TITLE);
            let is_new = !(is_title && said.iter().any(|said| said == line));
            if is_title && is_new {
                said.push(line.to_owned());
            }
            is_new
        };
        let lines = text.split_inclusive('\n');
        *text = lines.filter(|line| is_new(line)).collect();
    }
    held.blocks
        .retain(|block| !matches!(block, Block::Text(text) if text.is_empty()));
}

/// Takes the title from the workbook's properties, where no sheet has one.
fn title(book: &mut Xlsx<Cursor<&[u8]>>, held: &mut Held) {
    let has_title = held.blocks.iter().any(|block| match block {
        Block::Text(text) => text.contains(sheet::TITLE),
        Block::Grid(grid) => grid
            .cells
            .iter()
            .any(|cell| cell.text.contains(sheet::TITLE)),
    });
    let properties = book.workbook_properties().ok();
    let title = properties.and_then(|properties| properties.title);
    if let Some(title) = title.filter(|title| !has_title && title.trim().ends_with(sheet::TITLE)) {
        let message = format!(
            "表格里没有报告标题，机关名称和年份取自工作簿属性中的标题“{}”，请核对。",
            title.trim()
        );
        held.notes.push(Note::new("标题", message));
        held.blocks.insert(0, Block::Text(title));
    }
}
