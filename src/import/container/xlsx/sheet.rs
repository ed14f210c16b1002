//! One sheet: its cells as tables, with their spans; lines that stand alone as text.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Cursor;

use calamine::{DataRef, Xlsx, XlsxError};

use super::names::Names;
use super::number::shown;
use crate::import::container::grid::{Block, Grid, GridCell, MOST_PLACES};
use crate::import::container::held::{Held, Note};
use crate::import::error::ImportError;

/// How the title of a report ends.
pub(super) const TITLE: &str = "年度报告";
/// As many cells with something in them are read of one sheet; the four tables have five hundred.
const MOST_CELLS: usize = 200_000;
/// As much text is read of one sheet, in bytes: one text of a workbook may stand in any number of
/// cells.
const MOST_TEXT: usize = 8 * 1024 * 1024;
/// As many merged regions are looked at.
const MOST_REGIONS: usize = 20_000;
/// As many places may merged regions cover.
const MOST_COVERED: usize = 500_000;
/// A line that stands alone in its row and is longer, in characters, is no label.
const LONGEST_LABEL: usize = 40;
/// As many cells are named in a note.
const MOST_NAMED: usize = 20;

type Place = (usize, usize);

/// What one pass over a sheet gave.
#[derive(Default)]
struct Cells {
    texts: BTreeMap<Place, String>,
    /// Formulas whose result the file does not hold.
    unknown: Vec<Place>,
}

/// Reads a sheet.
pub(super) fn read(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    names: &Names,
    held: &mut Held,
) -> Result<(), ImportError> {
    let broken = |_: XlsxError| ImportError::BrokenWorkbook;
    let cells = cells(book, name)?;
    let regions = book.merge_cells_by_sheet_name(name).map_err(broken)?;
    let regions: Vec<[usize; 4]> = regions
        .iter()
        .take(MOST_REGIONS)
        .filter_map(|region| {
            let rows = region.end.0.checked_sub(region.start.0)? as usize;
            let columns = region.end.1.checked_sub(region.start.1)? as usize;
            let (row, column) = (region.start.0 as usize, region.start.1 as usize);
            Some([row, column, rows + 1, columns + 1])
        })
        .collect();
    if !cells.unknown.is_empty() {
        let shown = cells
            .unknown
            .iter()
            .take(MOST_NAMED)
            .map(|at| reference(*at));
        let shown: Vec<String> = shown.collect();
        let more = if cells.unknown.len() > MOST_NAMED {
            "等"
        } else {
            ""
        };
        let message = format!(
            "工作表“{name}”的 {} 格是公式，文件里没有存下算出来的数，读不出来，已留空：{}{more}。请用 Excel 或 WPS 打开这个文件，保存一次，再重新导入。",
            cells.unknown.len(),
            shown.join("、")
        );
        held.notes.push(Note::of_file(message));
    }
    for block in blocks(&cells.texts, &regions, names) {
        match &block {
            Block::Grid(grid) if grid.size().0 * grid.size().1 > MOST_PLACES => {
                let (rows, columns) = grid.size();
                let message = format!(
                    "工作表“{name}”有 {rows} 行、{columns} 列，不像年度报告的表格，没有读入。请把年度报告的表格单独存成一个文件再导入。"
                );
                held.notes.push(Note::of_file(message));
            }
            _ => held.blocks.push(block),
        }
    }
    Ok(())
}

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Cells, ImportError> {
    let broken = |_: XlsxError| ImportError::BrokenWorkbook;
    let mut cells = Cells::default();
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    let formats: Vec<Option<String>> = reader
        .styles()
        .iter()
        .map(|style| {
            let format = style.number_format.as_ref();
            format.map(|format| format.format_code.clone())
        })
        .collect();
    let mut length = 0;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(broken)? {
        let format = formats.get(style).and_then(Option::as_deref);
        let text = text(cell.get_value(), format);
        length += text.len();
        if length > MOST_TEXT {
            return Err(ImportError::TooLong("8 MB 文字"));
        }
        if !text.trim().is_empty() {
            let (row, column) = cell.get_position();
            cells.texts.insert((row as usize, column as usize), text);
        }
        if cells.texts.len() > MOST_CELLS {
            return Err(ImportError::TooLong("20 万格"));
        }
    }
    drop(reader);
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(broken)? {
        if cell.formula.is_some() && matches!(cell.value, DataRef::Empty) {
            cells
                .unknown
                .push((cell.pos.0 as usize, cell.pos.1 as usize));
        }
        if cells.unknown.len() > MOST_CELLS {
            return Err(ImportError::TooLong("20 万格"));
        }
    }
    Ok(cells)
}

fn text(value: &DataRef<'_>, format: Option<&str>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => shown(*number as f64, format),
        DataRef::Float(number) => shown(*number, format),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year}年{month}月{day}日")
        }
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::Error(error) => error.to_string(),
    }
}

/// What a place is called: B12.
fn reference((row, column): Place) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", row + 1)
}

/// Parts a sheet into tables and text, and leaves out rows and columns without anything in them.
fn blocks(texts: &BTreeMap<Place, String>, regions: &[[usize; 4]], names: &Names) -> Vec<Block> {
    let last = |of: fn(&Place) -> usize| texts.keys().map(of).max().unwrap_or(0) + 1;
    let (height, width) = (last(|at| at.0), last(|at| at.1));
    let mut spans: HashMap<Place, (usize, usize)> = HashMap::new();
    let mut rows: BTreeSet<usize> = texts.keys().map(|at| at.0).collect();
    let mut columns: BTreeSet<usize> = texts.keys().map(|at| at.1).collect();
    let mut room = MOST_COVERED;
    for [row, column, row_span, column_span] in regions.iter().copied() {
        // A region without a text tells nothing, and one beyond the last text is cut there.
        let row_end = (row + row_span).min(height);
        let column_end = (column + column_span).min(width);
        if texts.contains_key(&(row, column)) && (row_end - row) * (column_end - column) <= room {
            room -= (row_end - row) * (column_end - column);
            spans.insert((row, column), (row_end - row, column_end - column));
            rows.extend(row..row_end);
            columns.extend(column..column_end);
        }
    }
    let columns: Vec<usize> = columns.into_iter().collect();
    let rows: Vec<usize> = rows.into_iter().collect();
    let at = |places: &[usize], of: usize| places.partition_point(|place| *place < of);
    let mut blocks = Blocks::default();
    for (index, row) in rows.iter().enumerate() {
        let own: Vec<(Place, &String)> = texts
            .range((*row, 0)..(*row + 1, 0))
            .map(|(place, text)| (*place, text))
            .collect();
        if let [(place, text)] = own.as_slice() {
            let down = spans.get(place).map_or(1, |span| span.0);
            if down == 1 && index >= blocks.covered && stands_alone(text) {
                blocks.line(text);
                continue;
            }
        }
        for (place, text) in own {
            let (row_span, column_span) = spans.get(&place).copied().unwrap_or((1, 1));
            let cell = GridCell {
                row: index,
                column: at(&columns, place.1),
                row_span: at(&rows, place.0 + row_span) - index,
                column_span: at(&columns, place.1 + column_span) - at(&columns, place.1),
                text: text.clone(),
                name: names.get(&place).cloned(),
            };
            blocks.cell(cell);
        }
    }
    blocks.finish()
}

/// Whether a text that is alone in its row is a title, a heading or a paragraph, not the caption of a
/// table's block.
fn stands_alone(text: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十";
    let text = text.trim();
    let numbered = text.trim_start_matches(|ch| NUMERALS.contains(ch));
    text.contains(TITLE)
        || numbered.len() < text.len() && numbered.starts_with('、')
        || text.chars().count() > LONGEST_LABEL
}

#[derive(Default)]
struct Blocks {
    done: Vec<Block>,
    text: String,
    grid: Grid,
    /// The row of the sheet, among those in use, that the grid begins in.
    first: usize,
    /// The first row that no cell of the grid covers.
    covered: usize,
    taken: BTreeSet<Place>,
}

impl Blocks {
    fn line(&mut self, text: &str) {
        self.end_grid();
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn cell(&mut self, mut cell: GridCell) {
        self.end_text();
        if self.grid.cells.is_empty() {
            self.first = cell.row;
        }
        // Regions that overlap are a broken file's: the cell is taken for a plain one.
        let places = |cell: &GridCell| {
            let (row, column) = (cell.row, cell.column);
            let columns = cell.column_span;
            (row..row + cell.row_span)
                .flat_map(move |row| (column..column + columns).map(move |column| (row, column)))
        };
        if places(&cell).any(|place| self.taken.contains(&place)) {
            (cell.row_span, cell.column_span) = (1, 1);
        }
        self.taken.extend(places(&cell));
        self.covered = self.covered.max(cell.row + cell.row_span);
        cell.row -= self.first;
        self.grid.cells.push(cell);
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            self.done.push(Block::Text(std::mem::take(&mut self.text)));
        }
    }

    fn end_grid(&mut self) {
        if !self.grid.cells.is_empty() {
            self.fill_up();
            self.done.push(Block::Grid(std::mem::take(&mut self.grid)));
            self.taken.clear();
        }
    }

    /// Adds the cells without a text: a sheet has a cell at every place.
    fn fill_up(&mut self) {
        let (rows, columns) = self.grid.size();
        if rows * columns > MOST_PLACES {
            return;
        }
        for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |at| (row, at))) {
            if !self.taken.contains(&(row + self.first, column)) {
                self.grid.cells.push(GridCell {
                    row,
                    column,
                    row_span: 1,
                    column_span: 1,
                    text: String::new(),
                    name: None,
                });
            }
        }
        self.grid.cells.sort_by_key(|cell| (cell.row, cell.column));
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_grid();
        self.end_text();
        self.done
    }
}
