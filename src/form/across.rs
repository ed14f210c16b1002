//! What a form relates across years, and across forms.

use super::{CellId, Form, ProseField};

/// A cell that begins with what another ended with a year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Carry {
    /// Where this year's report says it.
    pub now: CellId,
    /// Where last year's report says it, as a cell of this form.
    pub before: CellId,
}

/// A stock that moves by what came and what went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stock {
    /// What there is at the end of the year.
    pub stock: CellId,
    /// What came in the year.
    pub added: CellId,
    /// What went in the year.
    pub taken: CellId,
}

/// Cases that were open, and all cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    /// Those not closed at the end of the year.
    pub open: CellId,
    /// All of the year.
    pub all: CellId,
}

impl Form {
    /// What a year begins with, in the order of the columns.
    pub fn carries(&self) -> impl Iterator<Item = Carry> + '_ {
        self.spec.carried.iter().flat_map(|carried| {
            let columns = self.columns_of(&carried.table);
            columns.filter_map(|column| {
                Some(Carry {
                    now: self.at(&carried.table, &carried.now, column)?,
                    before: self.at(&carried.table, &carried.before, column)?,
                })
            })
        })
    }

    /// The stocks of the form, row by row.
    pub fn stocks(&self) -> impl Iterator<Item = Stock> + '_ {
        self.spec.stocks.iter().flat_map(|stocks| {
            stocks.rows.iter().filter_map(|row| {
                let cell = |column: &str| self.at(&stocks.table, row, column);
                Some(Stock {
                    stock: cell(&stocks.stock)?,
                    added: cell(&stocks.added)?,
                    taken: cell(&stocks.taken)?,
                })
            })
        })
    }

    /// The cases that may stay open over the year's end, row by row.
    pub fn open_cases(&self) -> impl Iterator<Item = Open> + '_ {
        self.spec.pending.iter().flat_map(|pending| {
            let tables = self.tables().iter();
            let table = tables.filter(|table| table.id == pending.table);
            let rows = table.flat_map(|table| table.blocks.iter().flat_map(|block| &block.rows));
            rows.filter_map(|row| {
                let cell = |column: &str| self.at(&pending.table, &row.id, column);
                Some(Open {
                    open: cell(&pending.open)?,
                    all: cell(&pending.all)?,
                })
            })
        })
    }

    /// The numbers of documents that every report in this form rests on, year after year.
    #[must_use]
    pub fn standing(&self) -> &[String] {
        &self.spec.standing
    }

    /// The cells that add up to what is told of every year: 新收申请, 办理结果, 行政复议, 行政诉讼.
    #[must_use]
    pub fn figure_cells(&self) -> [Vec<CellId>; 4] {
        let Some(figures) = &self.spec.figures else {
            return Default::default();
        };
        let names = [
            &figures.requests,
            &figures.outcomes,
            &figures.review,
            &figures.litigation,
        ];
        // A sum without one of its cells would be another number.
        names.map(|names| {
            let cells: Option<Vec<CellId>> = names.iter().map(|name| self.find(name)).collect();
            cells.unwrap_or_default()
        })
    }

    /// The cell of another form that counts the same: of the same name and kind, unless one form
    /// prints as one row what the other prints as several.
    #[must_use]
    pub fn counterpart(&self, cell: CellId, other: &Form) -> Option<CellId> {
        let there = other.find(self.name(cell))?;
        let is_alike = self.cell(cell).kind == other.cell(there).kind;
        let is_whole = self.is_split(cell) == other.is_split(there);
        (is_alike && is_whole).then_some(there)
    }

    /// The place for the same prose in this form as `field` is in another: of the same id, else of the
    /// same role.
    #[must_use]
    pub fn prose_like(&self, field: &ProseField) -> Option<&ProseField> {
        let same = self.prose_field(&field.id);
        same.or_else(|| self.find_field(field.role?))
    }

    /// Whether other forms print a cell's row as several.
    fn is_split(&self, cell: CellId) -> bool {
        let (table, row) = (&self.table_of(cell).id, &self.row_of(cell).id);
        let mut splits = self.spec.splits.iter();
        splits.any(|split| split.table == *table && split.row == *row)
    }

    /// The cells that are one here and several in another form, with those several.
    pub(crate) fn splits<'a>(
        &'a self,
        other: &'a Form,
    ) -> impl Iterator<Item = (CellId, Vec<CellId>)> + 'a {
        self.spec.splits.iter().flat_map(move |split| {
            let columns = self.columns_of(&split.table);
            columns.filter_map(move |column| {
                let here = self.at(&split.table, &split.row, column)?;
                let parts = split.into.iter();
                let parts = parts.map(|row| other.at(&split.table, row, column));
                Some((here, parts.collect::<Option<Vec<_>>>()?))
            })
        })
    }

    /// The ids of a table's columns.
    fn columns_of(&self, table: &str) -> impl Iterator<Item = &str> {
        let tables = self.tables().iter();
        let table = tables.filter(move |found| found.id == table);
        let columns = table.flat_map(|table| table.blocks.iter().flat_map(|block| &block.columns));
        columns.map(|column| column.id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_relates_its_cells_to_last_years() {
        for form in Form::all() {
            assert_eq!(form.carries().count(), 7);
            assert_eq!(form.open_cases().count(), 3);
            assert!(form.figure_cells().iter().all(|cells| !cells.is_empty()));
        }
        assert_eq!(Form::undated().stocks().count(), 2);
    }

    #[test]
    fn one_row_and_the_three_it_is_split_into_are_not_the_same() {
        let (now, before) = (Form::undated(), Form::by_id("2019").unwrap());
        let other = now.find("applications.other_outcome.total").unwrap();
        assert_eq!(now.counterpart(other, before), None);
        let parts: Vec<_> = before.splits(now).collect();
        assert_eq!(parts.len(), 7);
        assert!(parts.iter().all(|(_, parts)| parts.len() == 3));
        assert_eq!(now.splits(before).count(), 0);
        let same = now.find("disclosure.licensing.decisions").unwrap();
        let there = now.counterpart(same, before).unwrap();
        assert_eq!(before.name(there), "disclosure.licensing.decisions");
    }
}
