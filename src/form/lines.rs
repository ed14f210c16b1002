//! What of a form's tables is compared between years: sums where a table has them, else every cell.

use super::{CellId, Form};

/// One line of a comparison between years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Index into [`Form::tables`].
    pub table: usize,
    /// The official label of the row, or of the group of rows.
    pub row: String,
    /// The official label of the column, where the table shows more than one.
    pub column: Option<String>,
    /// What is added up, of one kind; at least one.
    pub cells: Vec<CellId>,
}

/// The lines of a form. Of a table whose every row is summed up in one column it is that column, and
/// the rows of a group are one line; of other tables it is every cell.
pub(super) fn of(form: &Form) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (index, table) in form.tables().iter().enumerate() {
        for block in &table.blocks {
            let cell = |row: &str, column: &str| form.at(&table.id, row, column);
            let sums_up = |column: &str| {
                let mut cells = block.rows.iter().map(|row| cell(&row.id, column));
                cells.all(|cell| cell.is_some_and(|cell| form.is_sum(cell)))
            };
            let total = block.columns.iter().find(|column| sums_up(&column.id));
            for row in &block.rows {
                let columns = block.columns.iter();
                for column in
                    columns.filter(|column| total.is_none_or(|total| total.id == column.id))
                {
                    // The outermost heading stands over all outcomes.
                    let group = row.groups.get(1).filter(|_| total.is_some());
                    let label = group.unwrap_or(&row.label);
                    let Some(cell) = cell(&row.id, &column.id) else {
                        continue;
                    };
                    match lines.last_mut() {
                        Some(line)
                            if group.is_some() && line.table == index && line.row == *label =>
                        {
                            line.cells.push(cell);
                        }
                        _ => lines.push(Line {
                            table: index,
                            row: label.clone(),
                            column: total.is_none().then(|| column.label.clone()),
                            cells: vec![cell],
                        }),
                    }
                }
            }
        }
    }
    lines
}

impl Line {
    /// The cells of another form, or of the same, that count the same as this line of `form`: those
    /// of the line of the same words, else the counterpart of its only cell.
    #[must_use]
    pub fn counterpart(&self, form: &Form, other: &Form) -> Option<Vec<CellId>> {
        if std::ptr::eq(form, other) {
            return Some(self.cells.clone());
        }
        let id = &form.tables()[self.table].id;
        let kind = |form: &Form, cells: &[CellId]| cells.first().map(|cell| form.cell(*cell).kind);
        let own = kind(form, &self.cells);
        let same = other.lines().iter().find(|line| {
            other.tables()[line.table].id == *id
                && (&line.row, &line.column) == (&self.row, &self.column)
                && kind(other, &line.cells) == own
        });
        if let Some(line) = same {
            return Some(line.cells.clone());
        }
        let [cell] = self.cells[..] else {
            return None;
        };
        Some(vec![form.counterpart(cell, other)?])
    }

    /// What the line is called: its row, and its column where the table has several.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.column {
            Some(column) => format!("{}{column}", self.row),
            None => self.row.clone(),
        }
    }
}
