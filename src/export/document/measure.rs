//! How wide text will be where another program sets it, in faces that are not at hand, and how high
//! the rows of a table are.

use std::ops::Range;

/// The width of a line of text in ems: a Chinese character is one em wide, a digit of the faces that
/// offices use half of one, and so, nearly enough, is a letter.
pub(in crate::export) fn ems(text: &str) -> f32 {
    let width = |ch: char| if ch.is_ascii() { 0.5 } else { 1.0 };
    text.chars().map(width).sum()
}

/// The widths of `!` to `~` in thousandths of an em, as Times New Roman and its doubles have them.
const LATIN: [u16; 94] = [
    333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, // ! to /
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, // digits
    278, 278, 564, 564, 564, 444, 921, // : to @
    722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, // A to M
    722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, // N to Z
    333, 278, 333, 469, 500, 333, // [ to `
    444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, // a to m
    500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, // n to z
    480, 200, 480, 541, // { to ~
];

/// The width of a character of running text in ems, where digits and Latin letters are of a face like
/// Times: 1 for a Chinese one.
pub(in crate::export) fn advance(ch: char) -> f32 {
    match ch {
        ' ' => 0.25,
        '!'..='~' => {
            let width = LATIN.get(ch as usize - '!' as usize);
            f32::from(width.copied().unwrap_or(500)) / 1000.0
        }
        _ => 1.0,
    }
}

/// The space between Chinese characters and Latin ones, in em: as office programs have it, so that
/// the lines of the Word document end where those of the pages do.
pub(in crate::export) const LATIN_GAP: f32 = 0.2;

/// How many lines a text takes in a column of so many ems; at least 1.
pub(in crate::export) fn lines(text: &str, column: f32) -> usize {
    // A line ends before the character that does not fit.
    let mut lines = 1;
    let mut at = 0.0;
    for ch in text.chars() {
        let width = if ch.is_ascii() { 0.5 } else { 1.0 };
        if at > 0.0 && at + width > column + 0.01 {
            lines += 1;
            at = 0.0;
        }
        at += width;
    }
    lines
}

/// Makes rows as high as cells over them need: each cell's rows, and what it needs in the unit of
/// the heights. What is lacking is shared out among its rows.
pub(in crate::export) fn make_high(
    heights: &mut [f32],
    cells: impl IntoIterator<Item = (Range<usize>, f32)>,
) {
    let mut cells: Vec<(Range<usize>, f32)> = cells.into_iter().collect();
    // Short spans first, so that long ones find most of their height there already.
    cells.sort_by_key(|(rows, _)| rows.len());
    for (rows, need) in cells {
        let Some(rows) = heights.get_mut(rows) else {
            continue;
        };
        let lacking = need - rows.iter().sum::<f32>();
        if lacking > 0.0 {
            let share = lacking / rows.len().max(1) as f32;
            for height in rows {
                *height += share;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_share_what_a_cell_over_them_lacks_after_those_over_fewer() {
        let mut heights = [10.0, 10.0, 10.0];
        make_high(
            &mut heights,
            [(0..2, 30.0), (1..2, 14.0), (2..3, 5.0), (2..9, 99.0)],
        );
        assert_eq!(heights.map(|height| height.round() as i32), [13, 17, 10]);
    }

    #[test]
    fn a_digit_is_half_as_wide_as_a_chinese_character() {
        assert!((ems("2025年1月") - 4.5).abs() < 1e-6);
    }

    #[test]
    fn text_takes_as_many_lines_as_its_column_asks_for() {
        assert_eq!(lines("", 3.0), 1);
        assert_eq!(lines("甲乙丙", 3.0), 1);
        assert_eq!(lines("甲乙丙丁", 3.0), 2);
        assert_eq!(lines("12345甲", 3.0), 2);
        // A column that is too narrow for anything still gets a character a line.
        assert_eq!(lines("甲乙", 0.2), 2);
    }
}
