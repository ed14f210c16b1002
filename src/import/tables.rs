//! Reads the numbers of the printed tables: a row's label, and behind it exactly its values.

use super::judge;
use super::labels::{DISTINCT, Labels, Mark, Slot};
use super::notes::is_zero;
use super::piece::{Piece, Places};
use super::quotes::Quotes;
use super::reading::{
    Heads, Reading, Refusal, Values, by_heads, in_columns, in_order, is_row_of_values, one_each,
};
use super::words::{is_number, is_page_mark, is_value, key, length};
use crate::form::{CellId, Form};

/// Reads tables piece by piece; the readings are judged when all are in.
pub(super) struct Tables {
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

/// As many lines of the original are shown beside a note.
const SOURCE_LINES: usize = 12;
/// No table has more numbers; what is beyond is not collected.
const LONGEST_STREAM: usize = 1000;
/// A line of the original is cut there, in characters.
const LONGEST_SOURCE_LINE: usize = 200;

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

impl Tables {
    pub(super) fn new(sheets: &'static [Labels], uncertain: bool) -> Tables {
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
            heads: Heads::default(),
            block: Block::default(),
            strays: Quotes::default(),
            streams: vec![Vec::new(); sheets.len()],
            sources: vec![Vec::new(); sheets.len()],
        }
    }

    /// Whether any label of a row of numbers was seen.
    pub(super) fn found_any(&self) -> bool {
        self.readings.iter().flatten().any(|reading| reading.seen)
    }

    /// Every cell whose value is certain, with what stands in it.
    pub(super) fn certain(&self) -> impl Iterator<Item = (CellId, &str)> {
        let readings = self.readings.iter().flatten();
        let values = readings.flat_map(|reading| reading.certain().unwrap_or(&reading.proven));
        values.map(|(cell, text)| (*cell, text.as_str()))
    }

    /// Reads what stands in a section, and returns what belongs to no row.
    pub(super) fn read(&mut self, section: usize, pieces: &[Piece<'_>]) -> Quotes {
        let own = self
            .sheets
            .iter()
            .position(|sheet| sheet.section == section);
        self.enter(own.unwrap_or(0));
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

    /// Keeps a section's numbers and its first lines.
    fn collect(&mut self, sheet: usize, pieces: &[Piece<'_>]) {
        let (stream, source) = (&mut self.streams[sheet], &mut self.sources[sheet]);
        for piece in pieces {
            let line = match piece {
                Piece::Line(line) => (*line).trim().to_owned(),
                Piece::Row(row) => row.fields.join("\t").trim().to_owned(),
            };
            if source.len() < SOURCE_LINES && !line.is_empty() {
                source.push(line.chars().take(LONGEST_SOURCE_LINE).collect());
            }
            let mut push = |text: &str| {
                if stream.len() < LONGEST_STREAM && is_number(text) && !is_page_mark(text) {
                    stream.push(text.trim().to_owned());
                }
            };
            match piece {
                Piece::Line(line) => push(line),
                Piece::Row(row) => row.fields.iter().for_each(|field| push(field)),
            }
        }
    }

    /// Where rows were not read by their labels, lets the equations judge between other readings.
    pub(super) fn judge_streams(&mut self, form: &Form) {
        for (sheet, labels) in self.sheets.iter().enumerate() {
            let readings = &mut self.readings[sheet];
            let unread = readings
                .iter()
                .filter(|reading| reading.certain().is_none());
            // Where most rows were read the text has rows, and what is wrong is one of them.
            if unread.count() * 2 <= readings.len() {
                continue;
            }
            let Some(verdict) = judge::judge(form, labels, &self.streams[sheet]) else {
                continue;
            };
            for (slot, reading) in labels.slots.iter().zip(readings.iter_mut()) {
                let of_row = |values: &Values| -> Values {
                    let own = |cell: CellId| slot.cells.iter().any(|(other, _)| *other == cell);
                    values
                        .iter()
                        .filter(|(cell, _)| own(*cell))
                        .cloned()
                        .collect()
                };
                reading.prove(of_row(&verdict.proven), of_row(&verdict.likely));
            }
        }
    }

    /// A row that stands for several of the form's: where it says 0, each of them is 0.
    pub(super) fn settle_hybrids(&mut self) {
        for (sheet, labels) in self.sheets.iter().enumerate() {
            for (hybrid, reading) in labels.hybrids.iter().zip(&self.hybrids[sheet]) {
                let is_read = |slot: &usize| self.readings[sheet][*slot].seen;
                if !reading.seen || hybrid.slots.iter().any(is_read) {
                    continue;
                }
                let values = reading.certain().filter(|_| reading.refused.is_none());
                for slot in &hybrid.slots {
                    let own = &mut self.readings[sheet][*slot];
                    own.in_hybrid = true;
                    let cells = labels.slots[*slot].cells.iter();
                    let zeros = cells.zip(values.into_iter().flatten());
                    let zeros = zeros.filter(|(_, (_, text))| is_zero(text));
                    own.proven = zeros
                        .map(|((cell, _), (_, text))| (*cell, text.clone()))
                        .collect();
                }
            }
        }
    }

    fn enter(&mut self, sheet: usize) {
        self.close();
        self.end_block();
        self.current = sheet;
        self.last_head = None;
        self.doubtful = false;
        self.heads = Heads::default();
    }

    /// What a text is in the current table, or failing that in another, which then is the current.
    fn mark(&mut self, key: &str) -> Option<Mark> {
        if key.is_empty() {
            return None;
        }
        if let Some(mark) = self.sheets[self.current].mark(key) {
            return Some(mark.clone());
        }
        if length(key) < DISTINCT {
            return None;
        }
        let others = self.sheets.iter().enumerate();
        let (sheet, mark) = others
            .filter_map(|(index, sheet)| Some((index, sheet.mark(key)?.clone())))
            .find(|(_, mark)| *mark != Mark::Foreign)?;
        self.enter(sheet);
        Some(mark)
    }

    /// What a text is, alone or as the rest of a label that has begun before it.
    fn known(&mut self, text: &str) -> Option<Mark> {
        let own = key(text);
        if own.is_empty() {
            return None;
        }
        if !self.begun.is_empty() {
            let joined = format!("{}{own}", self.begun);
            let mark = self.sheets[self.current].mark(&joined).cloned();
            if mark.is_some() {
                self.begun.clear();
                return mark;
            }
        }
        let mark = self.mark(&own).or_else(|| {
            let bare = without_aside(text)?;
            self.mark(&key(bare))
        });
        if mark.is_some() {
            self.end_begun();
        }
        mark
    }

    /// Words that are no label as they stand: the beginning of one, one that lost characters, or
    /// neither.
    fn unknown(&mut self, text: &str) -> Unknown {
        let own = key(text);
        let sheet = &self.sheets[self.current];
        if length(&own) > 1 || !self.begun.is_empty() {
            let joined = format!("{}{own}", self.begun);
            if sheet.is_fragment(&joined) {
                self.begun = joined;
                return Unknown::Begins;
            }
        }
        self.end_begun();
        let sheet = &self.sheets[self.current];
        if sheet.is_fragment(&own) && !own.is_empty() && !is_value(text) {
            self.begun = own;
            return Unknown::Begins;
        }
        match sheet.blurred(&own) {
            Some(mark) => Unknown::Blurred(mark.clone()),
            None => Unknown::Stray,
        }
    }

    /// What has begun as a label does not go on: it may be a head that lost characters.
    fn end_begun(&mut self) {
        let begun = std::mem::take(&mut self.begun);
        let mark = self.sheets[self.current].blurred(&begun).cloned();
        if let Some(mark @ (Mark::Head(_) | Mark::Caption(_))) = mark {
            self.heading(&mark);
        }
    }

    /// A label that has begun is followed by a number: it lost its end.
    fn begun_row(&mut self) -> Option<usize> {
        if self.begun.is_empty() {
            return None;
        }
        let mark = self.sheets[self.current].blurred(&self.begun).cloned();
        if let Some(Mark::Row(slot)) = mark {
            self.begun.clear();
            return Some(slot);
        }
        self.end_begun();
        None
    }

    /// Takes note of a label that is no row's.
    fn heading(&mut self, mark: &Mark) {
        match mark {
            Mark::Caption(place) => {
                if self.last_head != Some(*place) {
                    self.end_block();
                    self.heads = Heads::default();
                }
                self.last_head = Some(*place);
                self.doubtful = false;
            }
            Mark::Head(places) => {
                let repeated = self.last_head.is_some_and(|last| places.contains(&last));
                let next = places
                    .iter()
                    .find(|place| self.last_head.is_none_or(|last| **place > last));
                let again = places.contains(&self.sheets[self.current].first_head);
                if repeated && places.len() == 1 {
                    // A converter wrote a merged cell once for each of its columns.
                } else if let Some(place) = next {
                    self.last_head = Some(*place);
                } else if again {
                    self.last_head = places.first().copied();
                    self.doubtful = false;
                } else {
                    self.doubtful = true;
                }
            }
            Mark::Foreign => self.doubtful = true,
            Mark::Group | Mark::Hybrid(_) | Mark::Row(_) => {}
        }
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

    /// A number that no label precedes. It may be what an empty cell at the end of the row before
    /// has lost.
    fn orphan(&mut self) {
        if let Some(slot) = self.block.slots.last() {
            self.readings[self.current][*slot].refuse_if_open();
        }
        if self.block.slots.is_empty() {
            self.block.orphans = true;
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

    /// The label that a field of a row is with characters lost; where it only begins one, that is
    /// kept for the next field. Behind a label every text may be a value.
    fn label_in(&mut self, field: &str) -> Option<Mark> {
        if field.is_empty() || is_value(field) || self.open.is_some() {
            return None;
        }
        match self.unknown(field) {
            Unknown::Blurred(mark) => Some(mark),
            Unknown::Begins | Unknown::Stray => None,
        }
    }

    fn begun_row_before(&mut self, field: &str) -> Option<usize> {
        if is_value(field) {
            self.begun_row()
        } else {
            None
        }
    }

    /// A row whose fields stand in their columns.
    fn grid_row(&mut self, fields: &[String]) {
        self.close();
        if numbers_columns(fields) {
            return;
        }
        let mut headed = false;
        let mut strays = false;
        let mut hybrid = None;
        let mut others = Vec::new();
        for (column, field) in fields.iter().enumerate() {
            if field.is_empty() {
                continue;
            }
            let mut mark = self.known(field);
            if mark.is_none() && is_value(field) && !headed {
                mark = self.begun_row().map(Mark::Row);
                if let Some(Mark::Row(slot)) = mark {
                    return self.labelled_row(fields, column - 1, RowOf::Slot(slot));
                }
            }
            match mark.or_else(|| self.label_in(field)) {
                Some(Mark::Row(slot)) if !headed => {
                    return self.labelled_row(fields, column, RowOf::Slot(slot));
                }
                Some(Mark::Group) => {}
                Some(Mark::Hybrid(index)) => hybrid = Some((column, index)),
                Some(mark) => {
                    if !headed && matches!(mark, Mark::Head(_) | Mark::Foreign) {
                        self.heads.width = fields.len();
                    }
                    self.heading(&mark);
                    match mark {
                        Mark::Head(_) if !self.doubtful => self.head_at(column),
                        Mark::Head(_) | Mark::Foreign => {
                            self.heads.foreign.insert(column);
                        }
                        _ => {}
                    }
                    headed = true;
                }
                None => {
                    others.push(column);
                    strays |= !self.is_fragment(field);
                }
            }
        }
        if let Some((column, index)) = hybrid.filter(|_| !headed && !others.is_empty()) {
            return self.labelled_row(fields, column, RowOf::Hybrid(index));
        }
        if headed {
            let words = others.iter().filter(|column| !is_value(&fields[**column]));
            self.heads.foreign.extend(words);
        }
        let sheet = &self.sheets[self.current];
        if let Some(slot) = sheet.unlabelled().filter(|_| !headed && strays) {
            let row = &sheet.slots[slot];
            let values = in_columns(row, sheet.columns, fields, None);
            let values = values.or_else(|| by_heads(row, &self.heads, fields, None));
            let values = values.or_else(|| in_order(row, fields));
            if is_row_of_values(fields) {
                return self.judge(slot, values, fields.to_vec());
            }
        }
        if strays {
            self.strays.add(&joined(fields));
        }
    }

    /// A head of this form stands in a column of the grid.
    fn head_at(&mut self, column: usize) {
        let sheet = &self.sheets[self.current];
        if let Some(own) = self.last_head.and_then(|head| sheet.columns_of.get(head)) {
            self.heads.own.insert(*own, column);
            self.heads.foreign.remove(&column);
        }
    }

    fn labelled_row(&mut self, fields: &[String], column: usize, row: RowOf) {
        let sheet = &self.sheets[self.current];
        let slot = self.slot_of(row);
        let behind = &fields[(column + 1).min(fields.len())..];
        if let RowOf::Slot(index) = row
            && let Some(values) = by_heads(slot, &self.heads, fields, Some(column))
        {
            let others = behind.iter().filter(|field| !field.is_empty());
            let values_there = values.iter().filter(|(_, text)| !text.is_empty());
            if others.count() > values_there.count() {
                self.strays.add(&joined(fields));
            }
            let uncertain = self.uncertain && self.slot(index).ambiguous;
            self.keep(index, Some(values), uncertain, behind.to_vec());
        } else if let RowOf::Slot(index) = row
            && let Some(values) = in_columns(slot, sheet.columns, fields, Some(column))
        {
            self.judge(index, Some(values), behind.to_vec());
        } else if behind.iter().any(|field| self.known(field).is_some()) {
            self.row(fields, Places::Padded);
        } else {
            let slot = self.slot_of(row);
            let values = in_order(slot, behind);
            self.judge_row(row, values, behind.to_vec());
        }
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

    /// Where numbers come before the first label of a block, either its first labels are lost, or
    /// every number stands before its label and not behind it.
    fn end_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        // Labels out of order among lines without rows, and a row that does not fit: the same.
        let refused = |slot: &usize| self.readings[self.current][*slot].refused.is_some();
        let disorder = block.is_loose
            && block.slots.windows(2).any(|pair| pair[0] > pair[1])
            && block.slots.iter().any(refused);
        let suspect = block.orphans || disorder;
        let Some(first) = block.slots.first().filter(|_| suspect) else {
            return;
        };
        let sheet = &self.sheets[self.current];
        let begins = |slot: usize| match sheet.block_of(slot) {
            Some(block) => slot == 0 || sheet.block_of(slot - 1) != Some(block),
            None => false,
        };
        if block.last_is_bare || disorder || begins(*first) {
            for slot in block.slots {
                self.readings[self.current][slot].refuse(Refusal::Order);
            }
        }
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

    fn stray(&mut self, text: &str) {
        if !self.is_fragment(text) {
            self.strays.add(text);
        }
    }

    /// Whether a text is what is left of a label of this table.
    fn is_fragment(&self, text: &str) -> bool {
        let key = key(text);
        length(&key) > 1 && !is_value(text) && self.sheets[self.current].is_fragment(&key)
    }
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

/// A label without the remark in parentheses behind it.
fn without_aside(text: &str) -> Option<&str> {
    let text = text.trim_end();
    if !text.ends_with(['）', ')']) {
        return None;
    }
    let at = text.rfind(['（', '(']).filter(|at| *at > 0)?;
    Some(&text[..at])
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
