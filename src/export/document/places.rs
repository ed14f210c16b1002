//! The way from the page to the report and back: which number or paragraph a place shows.

use super::Document;
use super::origin::Origin;
use super::tag::Tag;
use crate::form::{CellId, Content, Form, Sheet, SheetCell};

impl Document {
    /// What shows a paragraph of a prose field; its heading where it has no such paragraph.
    #[must_use]
    pub fn tag_of_prose(&self, field: &str, paragraph: usize) -> Option<Tag> {
        let find = |wanted: Option<usize>| {
            // A section's heading stands for its first field too; the field's own comes last.
            self.origins.iter().rposition(|origin| {
                matches!(origin, Origin::Prose { field: found, paragraph }
                    if found == field && *paragraph == wanted)
            })
        };
        find(Some(paragraph)).or_else(|| find(None)).map(Tag::Block)
    }

    /// What shows a number of the form that the document is in.
    #[must_use]
    pub fn tag_of_cell(&self, form: &Form, cell: CellId) -> Option<Tag> {
        let section = form.section_of(cell);
        let table = Origin::Sheet { section };
        let block = self.origins.iter().rposition(|origin| *origin == table)?;
        let cells = &form.sheet(section)?.cells;
        let is_it = |place: &SheetCell| place.content == Content::Number(cell);
        let cell = cells.iter().position(is_it)?;
        Some(Tag::Cell { block, cell })
    }

    /// The number that a table's cell shows; for a label the first one it stands for.
    #[must_use]
    pub fn number_at(&self, form: &Form, tag: Tag) -> Option<CellId> {
        let Tag::Cell { block, cell } = tag else {
            return None;
        };
        match self.origins.get(block)? {
            Origin::Sheet { section } => number_near(form.sheet(*section)?, cell),
            Origin::Prose { .. } => None,
        }
    }
}

/// The number in a cell, or the first one right of a label or below a head.
fn number_near(sheet: &Sheet, cell: usize) -> Option<CellId> {
    let place = sheet.cells.get(cell)?;
    let rows = place.row..place.row + place.row_span;
    let columns = place.column..place.column + place.column_span;
    let first = |is_near: &dyn Fn(&SheetCell) -> bool| {
        let mut numbers = sheet.numbers();
        let found = numbers.find(|(_, number)| is_near(number));
        found.map(|(id, _)| id)
    };
    match place.content {
        Content::Number(id) => Some(id),
        Content::RowHead(_) => first(&|number| rows.contains(&number.row)),
        // A head may stand over labels alone.
        Content::Caption(_) | Content::ColumnHead(_) => {
            first(&|number| number.row >= rows.end && columns.contains(&number.column))
                .or_else(|| first(&|number| number.row >= rows.end))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::document::Block;
    use crate::report::{Edit, Report};

    fn report() -> Report {
        let mut report = Report::new(Form::undated());
        for (field, text) in [("preamble", "甲\n\n乙"), ("overview.requests", "丙")] {
            report.apply(&Edit::prose("", field, text));
        }
        report
    }

    #[test]
    fn every_block_of_every_form_says_where_it_comes_from() {
        for form in Form::all() {
            let document = Document::of(&Report::new(form));
            assert_eq!(document.origins.len(), document.blocks.len());
            for (block, origin) in document.blocks.iter().zip(&document.origins) {
                match origin {
                    Origin::Prose { field, .. } => {
                        assert!(form.prose_field(field).is_some());
                        assert!(!matches!(block, Block::Table(_)));
                    }
                    Origin::Sheet { section } => assert!(form.sheet(*section).is_some()),
                }
            }
        }
    }

    #[test]
    fn a_paragraph_is_found_by_its_field_and_number_and_else_the_heading() {
        let document = Document::of(&report());
        let text = |tag: Option<Tag>| match tag {
            Some(Tag::Block(block)) => match &document.blocks[block] {
                Block::Heading { text, .. } => text.clone(),
                Block::Paragraph(paragraph) => paragraph.text.clone(),
                Block::Table(_) | Block::Chart(_) | Block::Picture(_) => panic!("no text"),
            },
            other => panic!("{other:?}"),
        };
        assert_eq!(text(document.tag_of_prose("preamble", 1)), "乙");
        assert_eq!(text(document.tag_of_prose("overview.requests", 0)), "丙");
        for field in Form::undated().prose().iter().filter(|field| field.headed) {
            let past = document.tag_of_prose(&field.id, 9);
            assert_eq!(text(past), field.heading);
        }
        assert_eq!(document.tag_of_prose("preamble", 2), None);
    }

    #[test]
    fn every_number_is_found_on_its_table_and_back() {
        for form in Form::all() {
            let document = Document::of(&Report::new(form));
            for (cell, _) in form.cells() {
                let tag = document.tag_of_cell(form, cell).unwrap();
                assert_eq!(document.number_at(form, tag), Some(cell));
            }
        }
    }

    #[test]
    fn a_label_leads_to_the_first_number_it_stands_for() {
        let form = Form::undated();
        let document = Document::of(&Report::new(form));
        for sheet in form.sheets() {
            let (number, _) = sheet.numbers().next().unwrap();
            let Some(Tag::Cell { block, .. }) = document.tag_of_cell(form, number) else {
                panic!("not on a table");
            };
            for (index, cell) in sheet.cells.iter().enumerate() {
                let tag = Tag::Cell { block, cell: index };
                let found = document.number_at(form, tag).unwrap();
                let place = sheet.place_of(found).unwrap();
                match &cell.content {
                    Content::RowHead(_) => {
                        assert!((cell.row..cell.row + cell.row_span).contains(&place.row));
                    }
                    Content::ColumnHead(_) => {
                        let columns = cell.column..cell.column + cell.column_span;
                        let over_labels = columns.end <= sheet.label_columns;
                        assert!(over_labels || columns.contains(&place.column));
                        assert!(place.row > cell.row);
                    }
                    Content::Caption(_) => assert!(place.row > cell.row),
                    Content::Number(id) => assert_eq!(found, *id),
                }
            }
        }
    }
}
