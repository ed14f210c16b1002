//! The sentences that say what an import was unsure of.

use super::judge::{mend, whole};
use super::reading::{Reading, Refusal, Values};
use super::tables::Tables;
use crate::check::Finding;
use crate::form::{CellId, Form};
use crate::import::text::labels::{Hybrid, Labels};
use crate::import::text::quotes::quote;
use crate::report::Edit;

/// What taking an offered reading is called.
const TAKE: &str = "采用读出的数";

/// What must be said of the tables that were read.
pub(in crate::import) fn of_tables(form: &Form, tables: &Tables) -> Vec<Finding> {
    let taken: Values = tables
        .certain()
        .map(|(cell, text)| (cell, text.to_owned()))
        .collect();
    let mut notes = Vec::new();
    for (sheet, labels) in tables.sheets.iter().enumerate() {
        let of_sheet = OfSheet {
            form,
            labels,
            readings: &tables.readings[sheet],
            place: form.sections()[labels.section].name(),
            source: tables.sources[sheet].join("\n"),
            has_numbers: !tables.streams[sheet].is_empty(),
            taken: &taken,
        };
        of_sheet.say(&mut notes);
        for (hybrid, reading) in labels.hybrids.iter().zip(&tables.hybrids[sheet]) {
            notes.extend(of_sheet.hybrid(hybrid, reading));
        }
    }
    notes
}

struct OfSheet<'a> {
    form: &'a Form,
    labels: &'a Labels,
    readings: &'a [Reading],
    place: String,
    source: String,
    has_numbers: bool,
    /// All cells that were read.
    taken: &'a Values,
}

impl OfSheet<'_> {
    fn say(&self, notes: &mut Vec<Finding>) {
        let unread = |reading: &Reading| reading.values.is_none() && reading.proven.is_empty();
        let is_blank = |values: &Values| values.iter().all(|(_, text)| text.is_empty());
        let bare = |reading: &Reading| {
            let blank = reading.values.as_ref().is_some_and(is_blank);
            reading.refused.is_none() && (unread(reading) || blank)
        };
        if self.readings.iter().all(|reading| !reading.seen) {
            let message = if self.source.is_empty() {
                format!(
                    "没有读到“{}”的表格，其中各格留空，请对照原文填写。如果表格在原文中是图片，只能手工填写。",
                    self.place
                )
            } else {
                format!(
                    "没有读到“{}”的表格，其中各格留空，请对照原文填写。",
                    self.place
                )
            };
            notes.push(self.note(message, self.cells_of(|_| true), self.source.clone()));
            return;
        }
        if self.readings.iter().all(bare) && !self.has_numbers {
            let message = format!(
                "“{}”的表格里只有项目名称，没有数，各格留空。原文的数可能在图片里，请对照原文填写。",
                self.place
            );
            notes.push(self.note(message, self.cells_of(|_| true), self.source.clone()));
            return;
        }
        if self.readings.iter().any(|reading| reading.judged) {
            return self.proven(notes);
        }
        let unseen = |slot: usize| !self.readings[slot].seen;
        let missing: Vec<String> = (0..self.readings.len())
            .filter(|slot| unseen(*slot) && !self.in_hybrid(*slot))
            .map(|slot| format!("“{}”", self.name(slot)))
            .collect();
        if !missing.is_empty() {
            let message = format!(
                "表格中没有找到这些行，对应的格子留空：{}。请对照原文填写。",
                missing.join("、")
            );
            let cells = self.cells_of(|slot| unseen(slot) && !self.in_hybrid(slot));
            notes.push(self.note(message, cells, self.source.clone()));
        }
        let of_heads = self.of_heads(notes);
        for (slot, reading) in self.readings.iter().enumerate() {
            if of_heads.contains(&slot) {
                continue;
            }
            if let Some(message) = self.of_row(slot, reading) {
                let cells = self.cells_of(|other| other == slot);
                let fields = reading
                    .refused
                    .as_ref()
                    .map_or(&[][..], |(_, fields)| fields);
                let source = self.as_it_stood(&self.name(slot), fields);
                let mut note = self.note(message, cells, source);
                if let Some((values, how)) = self.offer(slot, reading) {
                    note.message.push_str(&how);
                    note.fix = Some(Edit::cells(TAKE, values));
                }
                notes.push(note);
            }
        }
    }

    /// Many rows under heads that are not this form's: one note for all of them. Returns their slots.
    fn of_heads(&self, notes: &mut Vec<Finding>) -> Vec<usize> {
        const MANY: usize = 4;
        let is_refused = |reading: &Reading| {
            reading.values.is_none() && matches!(reading.refused, Some((Refusal::Heads, _)))
        };
        let slots = self.readings.iter().enumerate();
        let slots = slots.filter(|(_, reading)| is_refused(reading));
        let slots: Vec<usize> = slots.map(|(slot, _)| slot).collect();
        if slots.len() < MANY {
            return Vec::new();
        }
        let mut message = format!(
            "“{}”的表头与本格式不同，{} 行数都不能确定属于哪一栏，留空，请对照原文填写。",
            self.place,
            slots.len()
        );
        let cells = self.cells_of(|slot| slots.contains(&slot));
        let offers = slots
            .iter()
            .filter_map(|slot| self.offer(*slot, &self.readings[*slot]));
        let offered: Values = offers.flat_map(|(values, _)| values).collect();
        let stood = slots.iter().map(|slot| {
            let fields = self.readings[*slot].refused.as_ref();
            let fields = fields.map_or(&[][..], |(_, fields)| fields);
            self.as_it_stood(&self.name(*slot), fields)
        });
        let mut note = self.note(String::new(), cells, stood.collect::<Vec<_>>().join("\n"));
        if !offered.is_empty() {
            message.push_str("如果各栏的顺序与格式相同，可以采用。");
            note.fix = Some(Edit::cells(TAKE, offered));
        }
        note.message = message;
        notes.push(note);
        slots
    }

    /// The equations told which number belongs where.
    fn proven(&self, notes: &mut Vec<Finding>) {
        let cells = self.cells_of(|_| true);
        let is_taken = |cell: &CellId| self.taken.iter().any(|(taken, _)| taken == cell);
        let empty: Vec<CellId> = cells
            .iter()
            .filter(|cell| !is_taken(cell))
            .copied()
            .collect();
        let message = format!(
            "“{}”的数在原文中没有按行排列，已按勾稽关系确定各数属于哪一格，请核对一遍。",
            self.place
        );
        notes.push(self.note(message, Vec::new(), self.source.clone()));
        if empty.is_empty() {
            return;
        }
        let offered: Values = self
            .readings
            .iter()
            .flat_map(|reading| &reading.offered)
            .filter(|(cell, _)| empty.contains(cell))
            .cloned()
            .collect();
        let names: Vec<String> = empty
            .iter()
            .take(7)
            .map(|cell| self.form.full_name(*cell))
            .collect();
        let mut message = format!(
            "“{}”有 {} 格不能确定，留空：{}{}。请对照原文填写。",
            self.place,
            empty.len(),
            names.join("；"),
            if empty.len() > 7 { " 等" } else { "" }
        );
        let mut note = self.note(String::new(), empty.clone(), self.source.clone());
        if offered.len() == empty.len() {
            message.push_str("按勾稽关系推算出的数可以采用，请先核对。");
            note.fix = Some(Edit::cells(TAKE, offered));
        }
        note.message = message;
        notes.push(note);
    }

    /// A reading of a row that can be offered, and how it came about.
    fn offer(&self, slot: usize, reading: &Reading) -> Option<(Values, String)> {
        let cells: Vec<CellId> = self.labels.slots[slot]
            .cells
            .iter()
            .map(|(cell, _)| *cell)
            .collect();
        let (refusal, fields) = reading.refused.as_ref()?;
        if reading.values.is_some() {
            return None;
        }
        let numbers: Vec<String> = fields
            .iter()
            .filter(|field| !field.is_empty())
            .cloned()
            .collect();
        match refusal {
            Refusal::Count => {
                let values = mend(self.form, &cells, fields, self.taken)?;
                let shown: Vec<&str> = values.iter().map(|(_, text)| text.as_str()).collect();
                let how = format!(
                    "按勾稽关系，这一行应为 {}，核对后可以采用。",
                    shown.join("、")
                );
                Some((values, how))
            }
            Refusal::Heads if numbers.len() == cells.len() => {
                let how = "如果各栏的顺序与格式相同，可以采用。".to_owned();
                Some((cells.into_iter().zip(numbers).collect(), how))
            }
            _ => None,
        }
    }

    /// A row of another form in place of several of this one.
    fn hybrid(&self, hybrid: &Hybrid, reading: &Reading) -> Option<Finding> {
        let empty: Vec<CellId> = self
            .cells_of(|slot| hybrid.slots.contains(&slot))
            .into_iter()
            .filter(|cell| !self.taken.iter().any(|(taken, _)| taken == cell))
            .collect();
        let (Some(values), None) = (&reading.values, &reading.refused) else {
            let (_, fields) = reading.refused.as_ref()?;
            if empty.is_empty() {
                return None;
            }
            let message = format!(
                "“{}”在原文中只有一行，读不出各栏的数，本格式对应的各行留空，请对照原文填写。",
                hybrid.label
            );
            return Some(self.note(message, empty, self.as_it_stood(&hybrid.label, fields)));
        };
        let stood: Vec<String> = values.iter().map(|(_, text)| text.clone()).collect();
        let source = self.as_it_stood(&hybrid.label, &stood);
        if empty.is_empty() {
            let message = format!(
                "“{}”在原文中只有一行（旧格式），本格式分为 {} 行：数为 0 的栏各行都填 0，请核对。",
                hybrid.label,
                hybrid.slots.len()
            );
            return Some(self.note(message, Vec::new(), source));
        }
        let message = format!(
            "“{}”在原文中只有一行（旧格式）：{}；本格式分为 {} 行，不知道各占多少，不为 0 的栏留空，为 0 的栏各行都填 0。可以采用的填法：全部计入最后一行，其余填 0；请核对。",
            hybrid.label,
            stood.join("、"),
            hybrid.slots.len()
        );
        let mut note = self.note(message, empty.clone(), source);
        let last = hybrid
            .slots
            .last()
            .and_then(|slot| self.labels.slots.get(*slot))?;
        let column = |cell: CellId| self.form.cell(cell).column;
        let fix = empty.iter().map(|cell| {
            let is_last = last.cells.iter().any(|(other, _)| other == cell);
            let value = values
                .iter()
                .find(|(other, _)| column(*other) == column(*cell));
            let value = value
                .filter(|_| is_last)
                .map_or("0", |(_, text)| text.as_str());
            (*cell, value.to_owned())
        });
        note.fix = Some(Edit::cells(TAKE, fix));
        Some(note)
    }

    fn in_hybrid(&self, slot: usize) -> bool {
        self.readings[slot].in_hybrid
    }

    fn as_it_stood(&self, name: &str, fields: &[String]) -> String {
        if fields.is_empty() {
            return self.source.clone();
        }
        format!("{name}\t{}", fields.join("\t").trim())
    }

    fn note(&self, message: String, cells: Vec<CellId>, source: String) -> Finding {
        let mut note = Finding::import_note(self.place.clone(), message).at_cells(cells);
        note.source = Some(source).filter(|source| !source.is_empty());
        note
    }

    fn of_row(&self, slot: usize, reading: &Reading) -> Option<String> {
        let wanted = self.labels.slots[slot].cells.len();
        let name = self.name(slot);
        let stood = |fields: &[String]| {
            let shown = fields.iter().map(|field| match field.as_str() {
                "" => "（空）",
                field => field,
            });
            quote(&shown.collect::<Vec<_>>().join("、"))
        };
        Some(match (&reading.refused, &reading.values) {
            (None, Some(_)) => return None,
            (None, None) => {
                if !reading.seen || reading.in_hybrid {
                    return None;
                }
                format!("“{name}”后面没有数，这一行留空，请对照原文填写。")
            }
            (Some((Refusal::Twice, fields)), values) => {
                let before: Vec<String> = values
                    .iter()
                    .flatten()
                    .map(|(_, text)| text.clone())
                    .collect();
                format!(
                    "“{name}”在原文中出现两次而数不相同：{}和{}，这一行留空，请核对后填写。",
                    stood(&before),
                    stood(fields)
                )
            }
            (Some((_, fields)), Some(_)) => {
                format!(
                    "“{name}”已按一处的数填入，另一处没有采用：{}，请核对。",
                    stood(fields)
                )
            }
            (Some((Refusal::Count, fields)), None) => {
                let count = fields.iter().filter(|field| !field.is_empty()).count();
                format!(
                    "“{name}”应有 {wanted} 个数，原文此处有 {count} 个：{}，不能确定各属哪一栏，这一行留空，请对照原文填写。",
                    stood(fields)
                )
            }
            (Some((Refusal::Order, fields)), None) => {
                format!(
                    "“{name}”的数好像排在项目名称前面，不能确定各数属于哪一项，这一行留空，请对照原文填写。原文此处为{}。",
                    stood(fields)
                )
            }
            (Some((Refusal::Heads, fields)), None) => {
                format!(
                    "“{name}”上方的表头与本格式不同，不能确定各数属于哪一栏，这一行留空，请对照原文填写。原文为{}。",
                    stood(fields)
                )
            }
        })
    }

    /// What a row is called in a sentence: its label, or for a table of one row the table.
    fn name(&self, slot: usize) -> String {
        match &self.labels.slots[slot].label {
            Some((label, _)) => label.clone(),
            None => format!("{}表", self.place),
        }
    }

    fn cells_of(&self, slots: impl Fn(usize) -> bool) -> Vec<CellId> {
        let all = self.labels.slots.iter().enumerate();
        let slots = all.filter(|(slot, _)| slots(*slot));
        slots
            .flat_map(|(_, slot)| slot.cells.iter().map(|(cell, _)| *cell))
            .collect()
    }
}

/// Whether a value is no more than nothing: only then are the parts it is the sum of known.
pub(in crate::import) fn is_zero(text: &str) -> bool {
    whole(text) == Some(0)
}
