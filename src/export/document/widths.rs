//! How wide the columns of a table are on paper: as its form says, but where a number is longer than
//! the form's authors thought.

use super::geometry::WIDTH;
use super::{Role, Table, TableCell};

/// The smallest type of a number that is too wide for its column, in points; one that is wider still
/// takes several lines.
pub(in crate::export) const SMALLEST: f32 = 6.0;
/// The width of a digit of the tables' face, in em.
const DIGIT: f32 = 0.558;
/// Left and right of a number, in points.
const AIR: f32 = 3.0;
/// The type grows smaller in steps of half a point, as Word has them.
const STEP: f32 = 0.5;
/// More digits than this are helped by no width: 12 are what an office may come to.
const MOST_DIGITS: f32 = 16.0;
/// How much of its width the widest column of words keeps at least.
const WORDS_KEEP: f32 = 0.35;
/// The least width of a column of numbers in type sizes: its heads have two characters on a line.
const HEADS: f32 = 2.5;

impl Table {
    /// The width of each column in points, together the width of the 版心. A number that is too long
    /// for its column gets width from the widest one of words, and from those of numbers that have it to
    /// spare; only where that is not enough it will have to be set smaller.
    pub(in crate::export) fn fitted_widths(&self) -> Vec<f32> {
        let sum: f32 = self.widths.iter().map(|width| width.max(0.0)).sum();
        let widths = self.widths.iter();
        let widths = widths.map(|width| WIDTH * width.max(0.0) / sum.max(1.0));
        let widths: Vec<f32> = widths.collect();
        let digits = self.digits();
        let usual = self.type_size();
        let mut size = usual;
        while size >= SMALLEST {
            // Smaller type does with less beside it.
            let air = 2.0 * AIR * size / usual;
            let needs = digits.iter().map(|digits| match digits {
                0.0 => 0.0,
                digits => digits * DIGIT * size + air,
            });
            let needs: Vec<f32> = needs.collect();
            if let Some(widths) = self.lent(&widths, &needs) {
                return widths;
            }
            size -= STEP;
        }
        widths
    }

    /// The digits of the longest number that stands in each column alone.
    fn digits(&self) -> Vec<f32> {
        let mut digits = vec![0.0; self.widths.len()];
        let is_number = |cell: &&TableCell| cell.role == Role::Number && cell.column_span == 1;
        for cell in self.cells.iter().filter(is_number) {
            let width = |ch: char| if ch.is_ascii() { 1.0 } else { 1.0 / DIGIT };
            let length: f32 = cell.text.chars().map(width).sum();
            if let Some(most) = digits.get_mut(cell.column)
                && length <= MOST_DIGITS
            {
                *most = f32::max(*most, length);
            }
        }
        digits
    }

    /// The widths with what the columns need, taken from those that can spare it; none where they
    /// cannot.
    fn lent(&self, widths: &[f32], needs: &[f32]) -> Option<Vec<f32>> {
        let lacking = widths.iter().zip(needs);
        let lacking: f32 = lacking.map(|(width, need)| (need - width).max(0.0)).sum();
        if lacking <= 0.0 {
            return Some(widths.to_vec());
        }
        let words = self.columns_of_words();
        let widest = words.iter().copied();
        let widest = widest.max_by(|a, b| widths[*a].total_cmp(&widths[*b]));
        let spare = |column: usize| {
            let kept = if Some(column) == widest {
                widths[column] * WORDS_KEEP
            } else if words.contains(&column) {
                widths[column]
            } else {
                HEADS * self.type_size()
            };
            (widths[column] - kept.max(needs[column])).max(0.0)
        };
        let spare: Vec<f32> = (0..widths.len()).map(spare).collect();
        let all: f32 = spare.iter().sum();
        let part = lacking / all;
        (part <= 1.0).then(|| {
            let columns = widths.iter().zip(needs).zip(&spare);
            columns
                .map(|((width, need), spare)| width.max(*need) - spare * part)
                .collect()
        })
    }

    /// The columns in which words stand alone.
    fn columns_of_words(&self) -> Vec<usize> {
        let is_words = |cell: &&TableCell| {
            matches!(cell.role, Role::RowHead | Role::Text) && cell.column_span == 1
        };
        let columns = self.cells.iter().filter(is_words).map(|cell| cell.column);
        let mut columns: Vec<usize> = columns.filter(|at| *at < self.widths.len()).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Document;
    use crate::export::document::Block;
    use crate::form::Form;
    use crate::report::Report;

    fn tables() -> Vec<Table> {
        let document = Document::of(&Report::new(Form::undated()));
        let blocks = document.blocks.into_iter();
        let tables = blocks.filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        tables.collect()
    }

    /// The room for digits in a column, at a type size.
    fn digits(width: f32, size: f32) -> f32 {
        width / size / DIGIT
    }

    #[test]
    fn the_widths_are_those_of_the_form_while_its_numbers_are_short() {
        for mut table in tables() {
            for cell in &mut table.cells {
                if cell.role == Role::Number {
                    "1234".clone_into(&mut cell.text);
                }
            }
            let sum: f32 = table.widths.iter().sum();
            for (fitted, width) in table.fitted_widths().iter().zip(&table.widths) {
                assert!((fitted - width * WIDTH / sum).abs() < 0.01);
            }
        }
    }

    #[test]
    fn a_long_number_takes_width_from_words_or_from_columns_that_have_it_to_spare() {
        for length in [5, 7, 9, 12] {
            for mut table in tables() {
                let number = table
                    .cells
                    .iter()
                    .rposition(|cell| cell.role == Role::Number && cell.column_span == 1);
                let cell = &mut table.cells[number.unwrap()];
                cell.text = "8".repeat(length);
                let column = cell.column;
                let widths = table.fitted_widths();
                assert!((widths.iter().sum::<f32>() - WIDTH).abs() < 0.01);
                let room = digits(widths[column] - 2.0 * AIR, table.type_size());
                assert!(room + 0.01 >= length as f32, "{length}: {room}");
                assert!(widths.iter().all(|width| *width > 2.0 * table.type_size()));
            }
        }
    }

    #[test]
    fn numbers_of_twelve_digits_everywhere_stand_on_one_line_in_small_type() {
        for mut table in tables().into_iter().filter(|table| table.label_columns > 0) {
            for cell in &mut table.cells {
                if cell.role == Role::Number {
                    cell.text = "8".repeat(12);
                }
            }
            let widths = table.fitted_widths();
            assert!((widths.iter().sum::<f32>() - WIDTH).abs() < 0.01);
            for cell in table.cells.iter().filter(|cell| cell.role == Role::Number) {
                let width: f32 = widths[cell.columns()].iter().sum();
                assert!(digits(width - 4.0, SMALLEST) >= 12.0, "{width}");
            }
        }
    }
}
