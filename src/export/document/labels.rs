//! What the labels of a printed table say of its numbers.

use std::ops::Range;

use super::{Role, Table, TableCell};
use crate::form::labels::{self, Label, Labelling};

impl Table {
    /// The cells of a row that begin in it, from the left.
    pub(in crate::export) fn row(&self, row: usize) -> impl Iterator<Item = &TableCell> {
        self.cells.iter().filter(move |cell| cell.row == row)
    }

    /// The labels left of a number, the widest first.
    pub(in crate::export) fn row_labels(&self, number: &TableCell) -> Vec<&str> {
        labels::beside(&self.cells, number)
    }

    /// The labels above a number, the widest first, without one over all columns of numbers.
    pub(in crate::export) fn column_labels(&self, number: &TableCell) -> Vec<&str> {
        let all = self.label_columns..self.widths.len();
        labels::above(&self.cells, number, &all)
    }
}

impl Labelling for TableCell {
    fn rows(&self) -> Range<usize> {
        TableCell::rows(self)
    }

    fn columns(&self) -> Range<usize> {
        TableCell::columns(self)
    }

    fn label(&self) -> Option<(Label, &str)> {
        let kind = match self.role {
            Role::Caption => Label::Caption,
            Role::ColumnHead => Label::ColumnHead,
            Role::RowHead => Label::RowHead,
            Role::Number | Role::Text => return None,
        };
        Some((kind, &self.text))
    }
}

#[cfg(test)]
mod tests {
    use crate::export::Document;
    use crate::export::document::{Block, Role};
    use crate::form::Form;
    use crate::report::Report;

    #[test]
    fn every_number_of_every_form_has_its_own_labels() {
        for form in Form::all() {
            let document = Document::of(&Report::new(form));
            for block in &document.blocks {
                let Block::Table(table) = block else { continue };
                let mut seen = Vec::new();
                for cell in table.cells.iter().filter(|cell| cell.role == Role::Number) {
                    let mut captions = table
                        .cells
                        .iter()
                        .filter(|caption| caption.role == Role::Caption && caption.row < cell.row);
                    let path = (
                        captions.next_back().map(|caption| &caption.text),
                        table.row_labels(cell),
                        table.column_labels(cell),
                    );
                    assert!(!path.2.is_empty(), "{path:?}");
                    assert!(!seen.contains(&path), "{path:?}");
                    seen.push(path);
                }
            }
        }
    }

    #[test]
    fn the_widest_label_comes_first() {
        let document = Document::of(&Report::new(Form::undated()));
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let tables: Vec<_> = tables.collect();
        let applications = tables.iter().find(|table| table.rows > 25).unwrap();
        let secret = applications
            .cells
            .iter()
            .find(|cell| cell.text == "1.属于国家秘密")
            .unwrap();
        let number = applications
            .cells
            .iter()
            .filter(|cell| cell.role == Role::Number && cell.row == secret.row)
            .nth(1)
            .unwrap();
        assert_eq!(
            applications.row_labels(number),
            ["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"]
        );
        let above = applications.column_labels(number);
        assert_eq!(above, ["法人或其他组织", "商业企业"]);
    }
}
