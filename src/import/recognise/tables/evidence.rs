//! What the rows of a table say together: numbers that stand before their labels, numbers without
//! rows, and rows that stand for several.

use super::Tables;
use crate::form::{CellId, Form};
use crate::import::recognise::judge;
use crate::import::recognise::notes::is_zero;
use crate::import::recognise::reading::{Reading, Refusal, Values};
use crate::import::text::piece::Piece;
use crate::import::text::words::{is_number, is_page_mark};

/// As many lines of the original are shown beside a note.
const SOURCE_LINES: usize = 12;
/// No table has more numbers; what is beyond is not collected.
const LONGEST_STREAM: usize = 1000;
/// A line of the original is cut there, in characters.
const LONGEST_SOURCE_LINE: usize = 200;

impl Tables {
    /// Keeps a section's numbers and its first lines.
    pub(super) fn collect(&mut self, sheet: usize, pieces: &[Piece<'_>]) {
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
    pub(in crate::import) fn judge_streams(&mut self, form: &Form) {
        for (sheet, labels) in self.sheets.iter().enumerate() {
            let readings = &mut self.readings[sheet];
            let unread = readings
                .iter()
                .filter(|reading| reading.certain().is_none());
            // Where most rows were read the text has rows, and what is wrong is one of them.
            if unread.count() * 2 <= readings.len() {
                continue;
            }
            // Columns in another order satisfy the same equations.
            let has_heads =
                |reading: &Reading| matches!(reading.refused, Some((Refusal::Heads, _)));
            if readings.iter().any(has_heads) {
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
    pub(in crate::import) fn settle_hybrids(&mut self) {
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

    /// A number that no label precedes. It may be what an empty cell at the end of the row before
    /// has lost.
    pub(super) fn orphan(&mut self) {
        if let Some(slot) = self.block.slots.last() {
            self.readings[self.current][*slot].refuse_if_open();
        }
        if self.block.slots.is_empty() {
            self.block.orphans = true;
        }
    }

    /// Where numbers come before the first label of a block, either its first labels are lost, or
    /// every number stands before its label and not behind it.
    pub(super) fn end_block(&mut self) {
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
}
