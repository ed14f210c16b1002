//! Reads the numbers of the printed tables: a row's label, and behind it exactly its values.

mod evidence;
mod grid;
mod heads;
mod marks;

use super::reading::{Heads, Reading, Values, in_order, is_row_of_values, one_each};
use crate::form::CellId;
use crate::import::text::labels::{Labels, Mark, Slot};
use crate::import::text::piece::{Piece, Places};
use crate::import::text::quotes::Quotes;
use crate::import::text::words::{is_number, is_page_mark, is_value};
use marks::is_sentence;

/// Reads tables piece by piece; the readings are judged when all are in.
pub(in crate::import) struct Tables {
    /// The labels of each printed table.
    pub sheets: &'static [Labels],
    /// What was read of each table's rows.
    pub readings: Vec<Vec<Reading>>,
    /// What was read of rows that stand for several of the form's, by sheet and hybrid.
    pub hybrids: Vec<Vec<Reading>>,
    /// Whether nothing tells which form the text is in.
    uncertain: bool,
    current: usize,
    open: Option<Open>,
    /// Words that may be the beginning of a label that goes on in the next cell or line.
    begun: String,
    /// The place of the last head seen in the current table.
    last_head: Option<usize>,
    /// Whether the heads above are not this form's.
    doubtful: bool,
    /// The columns of each table's heads, in the order in which they stand in the text.
    seen_heads: Vec<Vec<usize>>,
    /// Whether heads of each table were seen.
    headed: Vec<bool>,
    /// Whether heads stand over a table that are not this form's.
    strange: Vec<bool>,
    /// Where the heads of the current grid stand.
    heads: Heads,
    block: Block,
    /// What matched no label.
    strays: Quotes,
    /// The numbers that stand in each table's own section, in the order of the text.
    pub streams: Vec<Vec<String>>,
    /// The first lines of each table's own section.
    pub sources: Vec<Vec<String>>,
}

/// A row whose label was read and whose values are being collected.
struct Open {
    row: RowOf,
    places: Places,
    fields: Vec<String>,
}

/// Which row of the current table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowOf {
    Slot(usize),
    Hybrid(usize),
}

/// What was seen since the last caption, to notice numbers that stand before their labels.
#[derive(Default)]
struct Block {
    /// Whether numbers came before the first label.
    orphans: bool,
    /// The rows read, in order.
    slots: Vec<usize>,
    /// Whether the last label had no number behind it.
    last_is_bare: bool,
    /// Whether cells stand alone on their lines, so that only the order tells what belongs together.
    is_loose: bool,
}
/// What words are that are no label as they stand.
enum Unknown {
    /// A part of some label, which may go on.
    Begins,
    /// A label that lost characters.
    Blurred(Mark),
    /// No label.
    Stray,
}

impl Tables {
    pub(in crate::import) fn new(sheets: &'static [Labels], uncertain: bool) -> Tables {
        let blank = |count: usize| vec![Reading::default(); count];
        Tables {
            readings: sheets.iter().map(|s| blank(s.slots.len())).collect(),
            hybrids: sheets.iter().map(|s| blank(s.hybrids.len())).collect(),
            sheets,
            uncertain,
            current: 0,
            open: None,
            begun: String::new(),
            last_head: None,
            doubtful: false,
            seen_heads: vec![Vec::new(); sheets.len()],
            headed: vec![false; sheets.len()],
            strange: vec![false; sheets.len()],
            heads: Heads::default(),
            block: Block::default(),
            strays: Quotes::default(),
            streams: vec![Vec::new(); sheets.len()],
            sources: vec![Vec::new(); sheets.len()],
        }
    }

    /// Whether any label of a row of numbers was seen.
    pub(in crate::import) fn found_any(&self) -> bool {
        self.readings.iter().flatten().any(|reading| reading.seen)
    }

    /// Whether heads of a table were seen, and none of another.
    pub(in crate::import) fn has_heads(&self, sheet: usize) -> bool {
        self.headed[sheet] && !self.strange[sheet]
    }

    /// Every cell whose value is certain, with what stands in it.
    pub(in crate::import) fn certain(&self) -> impl Iterator<Item = (CellId, &str)> {
        let readings = self.readings.iter().flatten();
        let values = readings.flat_map(|reading| reading.certain().unwrap_or(&reading.proven));
        values.map(|(cell, text)| (*cell, text.as_str()))
    }

    /// Reads what stands in a section, and returns what belongs to no row.
    pub(in crate::import) fn read(&mut self, section: usize, pieces: &[Piece<'_>]) -> Quotes {
        let own = self
            .sheets
            .iter()
            .position(|sheet| sheet.section == section);
        self.enter(own.unwrap_or(0));
        if let Some(quotes) = sentences_alone(pieces) {
            return quotes;
        }
        if let Some(own) = own {
            self.collect(own, pieces);
        }
        for piece in pieces {
            match piece {
                Piece::Line(line) => self.line(line),
                Piece::Row(row) => {
                    let fields = row.fields.iter().map(|field| field.clone().into_owned());
                    let fields: Vec<String> = fields.collect();
                    match row.places {
                        Places::Grid => self.grid_row(&fields),
                        Places::Loose => fields.iter().for_each(|field| self.loose(field)),
                        Places::Cells | Places::Padded => self.row(&fields, row.places),
                    }
                }
            }
        }
        self.close();
        self.end_begun();
        self.end_block();
        std::mem::take(&mut self.strays)
    }

    fn enter(&mut self, sheet: usize) {
        self.close();
        self.end_block();
        self.current = sheet;
        self.last_head = None;
        self.doubtful = false;
        self.heads = Heads::default();
    }

    /// A line without any sign of a table: a label or a value of a cell alone, or a remark.
    fn line(&mut self, line: &str) {
        let line = line.trim();
        if !line.is_empty() && !is_page_mark(line) {
            self.loose(line);
        }
    }

    /// A cell whose row is not known to end.
    fn loose(&mut self, field: &str) {
        if let Some(mark) = self.known(field) {
            return self.loose_mark(&mark);
        }
        if field.is_empty() || is_value(field) {
            if let Some(slot) = self.begun_row() {
                self.open_row(RowOf::Slot(slot), Places::Loose);
            }
            let unlabelled = self.sheets[self.current].unlabelled();
            if self.open.is_some() {
                self.push(field);
            } else if let Some(slot) = unlabelled.filter(|_| !field.is_empty()) {
                self.open_row(RowOf::Slot(slot), Places::Loose);
                self.push(field);
            } else if !field.is_empty() {
                if is_number(field) {
                    self.orphan();
                }
                self.strays.add(field);
            }
            return;
        }
        self.close();
        match self.unknown(field) {
            Unknown::Begins => {}
            Unknown::Blurred(mark) => self.loose_mark(&mark),
            Unknown::Stray => self.strays.add(field),
        }
    }

    fn loose_mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Row(slot) => self.open_row(RowOf::Slot(*slot), Places::Loose),
            Mark::Hybrid(hybrid) => self.open_row(RowOf::Hybrid(*hybrid), Places::Loose),
            mark => {
                self.close();
                self.heading(mark);
            }
        }
    }

    /// A row, or the cells of one in order.
    fn row(&mut self, fields: &[String], places: Places) {
        self.close();
        if numbers_columns(fields) {
            return;
        }
        let mut strays = Vec::new();
        let mut labelled = false;
        for field in fields {
            let mark = self.known(field).or_else(|| self.label_in(field));
            match mark {
                Some(Mark::Row(slot)) => {
                    self.open_row(RowOf::Slot(slot), places);
                    labelled = true;
                }
                Some(Mark::Hybrid(hybrid)) => {
                    self.open_row(RowOf::Hybrid(hybrid), places);
                    labelled = true;
                }
                Some(mark) => {
                    self.close();
                    self.heading(&mark);
                    labelled = true;
                }
                None if self.open.is_some() => self.push(field),
                None if field.is_empty() && places != Places::Cells => {}
                None => match (
                    self.begun_row_before(field),
                    self.sheets[self.current].unlabelled(),
                ) {
                    (Some(slot), _) => {
                        self.open_row(RowOf::Slot(slot), places);
                        labelled = true;
                        self.push(field);
                    }
                    (None, Some(slot)) if !labelled && strays.is_empty() => {
                        self.open_row(RowOf::Slot(slot), places);
                        self.push(field);
                    }
                    _ if field.is_empty() => {}
                    _ => strays.push(field),
                },
            }
        }
        if !strays.iter().all(|stray| self.is_fragment(stray)) {
            self.strays.add(&joined(fields));
        }
        self.close();
    }

    fn open_row(&mut self, row: RowOf, places: Places) {
        self.close();
        self.open = Some(Open {
            row,
            places,
            fields: Vec::new(),
        });
        if let RowOf::Slot(slot) = row
            && self.slot(slot).label.is_some()
        {
            self.readings[self.current][slot].seen = true;
            self.block.last_is_bare = true;
            self.block.is_loose |= places == Places::Loose;
            self.block.slots.push(slot);
        }
    }

    fn push(&mut self, field: &str) {
        if let Some(open) = &mut self.open {
            open.fields.push(field.to_owned());
        }
    }

    /// Ends the row that is open and judges what it holds.
    fn close(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        let slot = self.slot_of(open.row);
        let labelled = slot.label.is_some();
        let nothing = open.fields.iter().all(String::is_empty);
        let is_hybrid = matches!(open.row, RowOf::Hybrid(_));
        if open.fields.is_empty() || (nothing && (!labelled || is_hybrid)) {
            return;
        }
        let values = match open.places {
            Places::Cells => one_each(slot, &open.fields),
            // Nobody knows whether an empty field is a cell of the row or a place its label covers.
            Places::Loose if nothing => one_each(slot, &open.fields),
            Places::Padded | Places::Grid | Places::Loose => None,
        };
        let values = values.or_else(|| in_order(slot, &open.fields));
        if !labelled && !is_row_of_values(&open.fields) {
            self.stray(&joined(&open.fields));
        } else {
            self.judge_row(open.row, values, open.fields);
        }
    }

    fn judge_row(&mut self, row: RowOf, values: Option<Values>, fields: Vec<String>) {
        match row {
            RowOf::Slot(slot) => self.judge(slot, values, fields),
            RowOf::Hybrid(hybrid) => {
                self.hybrids[self.current][hybrid].judge(values, self.doubtful, fields);
            }
        }
    }

    fn judge(&mut self, slot: usize, values: Option<Values>, fields: Vec<String>) {
        let doubtful = self.doubtful || (self.uncertain && self.slot(slot).ambiguous);
        self.keep(slot, values, doubtful, fields);
    }

    fn keep(&mut self, slot: usize, values: Option<Values>, doubtful: bool, fields: Vec<String>) {
        self.block.last_is_bare = false;
        if self.block.slots.last() != Some(&slot) {
            self.block.slots.push(slot);
        }
        self.readings[self.current][slot].judge(values, doubtful, fields);
    }

    fn slot(&self, slot: usize) -> &Slot {
        &self.sheets[self.current].slots[slot]
    }

    /// The row's slot, or one of the several that it stands for: they have the same columns.
    fn slot_of(&self, row: RowOf) -> &Slot {
        match row {
            RowOf::Slot(slot) => self.slot(slot),
            RowOf::Hybrid(hybrid) => {
                let slots = &self.sheets[self.current].hybrids[hybrid].slots;
                self.slot(slots.first().copied().unwrap_or(0))
            }
        }
    }
}

/// Whether a row is the columns' own numbers, as a spreadsheet or a converter puts them over a table.
fn numbers_columns(fields: &[String]) -> bool {
    let numbers: Option<Vec<usize>> = fields.iter().map(|field| field.parse().ok()).collect();
    numbers.is_some_and(|numbers| {
        numbers.len() > 1
            && numbers[0] <= 1
            && numbers.windows(2).all(|pair| pair[0] + 1 == pair[1])
    })
}

fn joined(fields: &[String]) -> String {
    let texts = fields.iter().map(String::as_str);
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    texts.join(" ")
}

/// What stands there, if it is sentences and not one value: then a short line among them is the end of
/// one, whatever label begins like it.
fn sentences_alone(pieces: &[Piece<'_>]) -> Option<Quotes> {
    let mut quotes = Quotes::default();
    let mut has_sentence = false;
    for piece in pieces {
        let Piece::Line(line) = piece else {
            return None;
        };
        let line = line.trim();
        if line.is_empty() || is_page_mark(line) {
            continue;
        }
        if is_value(line) {
            return None;
        }
        has_sentence |= is_sentence(line);
        quotes.add(line);
    }
    has_sentence.then_some(quotes)
}
