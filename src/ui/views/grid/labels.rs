//! The labels of a table: their texts, in full and in short, and the widths they get.

use crate::form::{Content, Form, Sheet, SheetCell};
use crate::ui::theme;

/// The distance of two lines of a label, in sizes of type.
const LABEL_LINE: f32 = 1.2;

/// The distance of two lines of a label.
pub(super) fn line(size: f32) -> f32 {
    (size * LABEL_LINE).ceil()
}

/// What may stand in the cell of a label, the full text first; none for a number.
pub(super) fn texts(form: &Form, sheet: &Sheet, cell: &SheetCell) -> Option<Vec<String>> {
    let full = match &cell.content {
        Content::Caption(text) | Content::ColumnHead(text) => return Some(vec![text.clone()]),
        Content::RowHead(text) => text,
        Content::Number(_) => return None,
    };
    let mut texts = vec![full.clone()];
    let is_last = cell.column + cell.column_span == sheet.label_columns && cell.row_span == 1;
    let number = sheet.numbers().find(|(_, place)| place.row == cell.row);
    if let Some((number, _)) = number.filter(|_| is_last) {
        let short = form.row_of(number).short.as_deref();
        texts.extend(short.map(|short| format!("{}{short}", numeral(full))));
    }
    // What stands in brackets explains.
    if let Some((name, _)) = full.split_once('（').filter(|(name, _)| !name.is_empty()) {
        texts.push(name.to_owned());
    }
    Some(texts)
}

/// What a label is numbered with, as 1. or （一） or 一、.
fn numeral(label: &str) -> &str {
    let end = label
        .char_indices()
        .take(4)
        .find(|(_, char)| matches!(char, '.' | '．' | '、' | '）'));
    end.map_or("", |(at, char)| &label[..at + char.len_utf8()])
}

/// The widths of the columns of labels that share so much, as the form has them.
pub(super) fn official_widths(sheet: &Sheet, room: f32) -> Vec<f32> {
    let official = &sheet.widths[..sheet.label_columns];
    let all: f32 = official.iter().sum();
    let widths = official.iter().map(|width| width * room / all.max(1.0));
    widths.collect()
}

/// Labels that share less than this have their groups in columns as narrow as can be.
const WIDE: f32 = 240.0;
/// Labels that share more than this are never set narrower than they need.
const ROOMY: f32 = 150.0;

/// The widths where labels have to give way: what stands beside many rows is set in as narrow a column
/// as holds it, so that the labels of single rows have the rest.
pub(super) fn tight_widths(sheet: &Sheet, heights: &[f32], room: f32, size: f32) -> Vec<f32> {
    let mut widths = official_widths(sheet, room);
    let Some(last) = sheet.label_columns.checked_sub(1) else {
        return widths;
    };
    let padding = 2.0 * theme::sizes().cell_padding + 1.0;
    let mut saved = 0.0;
    for (column, width) in widths.iter_mut().enumerate().take(last) {
        let tall = sheet.cells.iter().filter(|cell| {
            let is_here = cell.column == column && cell.column_span == 1;
            is_here && matches!(cell.content, Content::RowHead(_))
        });
        let needed = tall.map(|cell| {
            let height: f32 = heights[cell.row..cell.row + cell.row_span].iter().sum();
            let Content::RowHead(text) = &cell.content else {
                return 0.0;
            };
            let lines = (height / line(size)).floor().max(1.0);
            let count = text.chars().count() as f32;
            // A numeral in brackets stays in one piece.
            let fewest = match text.starts_with('（') {
                true if room > WIDE => 4.0,
                true => 3.0,
                false => 2.0,
            };
            (count / lines).ceil().max(fewest) * size + padding
        });
        let needed = needed.fold(0.0, f32::max);
        if needed > 0.0 && (needed < *width || room > ROOMY) {
            saved += *width - needed;
            *width = needed;
        }
    }
    widths[last] += saved;
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_in_short_keeps_its_numeral() {
        for (label, found) in [
            ("1.申请人无正当理由逾期不补正", "1."),
            ("（二）部分公开", "（二）"),
            ("四、结转下年度继续办理", "四、"),
            ("规章", ""),
        ] {
            assert_eq!(numeral(label), found);
        }
    }
}
