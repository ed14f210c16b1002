//! A report in another form.

use std::sync::Arc;

use super::{Anchor, Report, Tie, Value};
use crate::form::{CellId, Form, Role};

impl Report {
    /// The same report in another form: cells go where the other form counts the same. Returns also
    /// the cells that hold something and have no certain counterpart: nothing is guessed.
    ///
    /// （六）其他处理 is one row on form 2019 and three on form 2021. A 0 there is three zeros; any other
    /// number could be split in several ways and is returned. The other way round the three are added
    /// up, if all of them are numbers.
    #[must_use]
    pub fn in_form(&self, form: &'static Form) -> (Report, Vec<CellId>) {
        let mut report = Report::new(form);
        report.organ = Arc::clone(&self.organ);
        report.year = self.year;
        report.date = self.date;
        let mut placed = vec![false; self.form.cells().len()];
        for (cell, _) in self.form.cells() {
            if let Some(there) = self.form.counterpart(cell, form) {
                report.set(there, self.value(cell).text());
                if let Some(working) = self.working(cell) {
                    report.keep_working(there, working);
                }
                placed[cell.index()] = true;
            }
        }
        for (whole, parts) in self.form.splits(form) {
            if self.value(whole).whole() == Some(0) {
                for part in parts {
                    report.set(part, "0");
                }
                placed[whole.index()] = true;
            }
        }
        for (whole, parts) in form.splits(self.form) {
            let numbers = parts.iter().map(|part| self.value(*part).whole());
            let sum = numbers
                .collect::<Option<Vec<_>>>()
                .map(|parts| parts.iter().sum::<i64>());
            if let Some(sum) = sum {
                report.set(whole, &sum.to_string());
                for part in parts {
                    placed[part.index()] = true;
                }
            }
        }
        let filled = |cell: &CellId| !Value::is_empty(self.value(*cell));
        let cells = self.form.cells().map(|(cell, _)| cell);
        let left = cells.filter(|cell| !placed[cell.index()] && filled(cell));
        let left = left.collect();
        for (id, text) in self.prose.iter() {
            let old = self.form.prose_field(id);
            if let Some(field) = old.and_then(|old| form.prose_like(old)) {
                report.put_prose(&field.id, Arc::clone(text));
                report.put_anchors(&field.id, &self.anchors_in(id, form));
            }
        }
        let homeless = self.homeless(form);
        if !homeless.is_empty() {
            let other = &form.field(Role::Other).id;
            let text = behind(report.prose(other), &homeless);
            report.put_prose(other, text.into());
        }
        report.waivers = Arc::clone(&self.waivers);
        let tables = form.tables().iter().map(|table| table.id.as_str());
        let typed_sums = tables.filter(|id| self.typed_sums.contains(id));
        report.typed_sums = Arc::new(typed_sums.collect());
        report.pack = Arc::clone(&self.pack);
        report.metadata = Arc::clone(&self.metadata);
        report.last.clone_from(&self.last);
        report.earlier = Arc::clone(&self.earlier);
        report.unknown = Arc::clone(&self.unknown);
        (report, left)
    }

    /// Texts whose part another form does not have. They stand behind what else is to be reported
    /// there, so that none is lost.
    pub(super) fn homeless(&self, form: &Form) -> Vec<&str> {
        let fields = self.form.prose().iter();
        let fields = fields.filter(|field| form.prose_like(field).is_none());
        let texts = fields.map(|field| self.prose(&field.id));
        texts.filter(|text| !text.trim().is_empty()).collect()
    }

    /// What is tied in a field, as in another form; what follows cells that the other form counts
    /// otherwise follows nothing there.
    pub(super) fn anchors_in(&self, field: &str, form: &Form) -> Vec<Anchor> {
        let anchors = self.anchors(field).iter().filter_map(|anchor| {
            let tie = match &anchor.tie {
                Tie::Doubt(doubt) => Tie::Doubt(*doubt),
                Tie::Cells(formula) => {
                    Tie::Cells(formula.in_cells(|cell| self.form.counterpart(cell, form))?)
                }
            };
            Some(Anchor {
                place: anchor.place.clone(),
                tie,
            })
        });
        anchors.collect()
    }

    /// What stands in cells, row by row, for a sentence: `规范性文件：本年新制作数量 38、本年新公开数量 38`.
    #[must_use]
    pub fn told(&self, cells: &[CellId]) -> Vec<String> {
        let row = |cell: &CellId| {
            let spec = self.form.cell(*cell);
            (spec.table, spec.block, spec.row)
        };
        let rows = cells.chunk_by(|one, next| row(one) == row(next));
        let told = rows.filter_map(|row| {
            let cells = row.iter().map(|cell| {
                let column = self.form.column_of(*cell).full_label();
                format!("{column} {}", self.value(*cell).text())
            });
            let cells: Vec<String> = cells.collect();
            let first = row.first()?;
            Some(format!(
                "{}：{}",
                self.form.row_label(*first),
                cells.join("、")
            ))
        });
        told.collect()
    }
}

/// A text with others behind it, each a paragraph of its own.
pub(super) fn behind(text: &str, others: &[&str]) -> String {
    let texts = std::iter::once(&text).chain(others);
    let texts = texts.filter(|text| !text.is_empty());
    texts.copied().collect::<Vec<_>>().join("\n")
}
