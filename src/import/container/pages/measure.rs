//! What the lines of a text have in common: where they begin and end, how far they are apart.

use super::lines::Line;

/// A line of text has so many characters at least.
const TEXT: usize = 15;
/// Of fewer lines, and without a table, nothing can be told.
const LEAST: usize = 3;
/// A paragraph is indented by so much, in type sizes: two characters, or a little more or less.
const INDENTED: std::ops::Range<f32> = 1.2..2.9;
/// Lines that begin nearer to each other than this, in type sizes, begin at one place.
const SAME: f32 = 0.8;

/// Where the lines of text begin and end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Margins {
    /// Where all lines of a paragraph but the first begin.
    pub left: f32,
    /// Where full lines end.
    pub right: f32,
    /// Whether paragraphs are known to be indented.
    pub indented: bool,
}

impl Margins {
    /// The margins of lines and of tables between them, given by their sides. None if there are too
    /// few lines to tell.
    pub(super) fn of(lines: &[Line], tables: &[(f32, f32)]) -> Option<Margins> {
        let text: Vec<&Line> = lines.iter().filter(|line| line.length() >= TEXT).collect();
        if text.len() < LEAST && tables.is_empty() {
            return None;
        }
        let size = middle(text.iter().map(|line| line.size).collect())?;
        let mut left = text.iter().map(|line| line.from()).fold(f32::MAX, f32::min);
        let mut right = text.iter().map(|line| line.to()).fold(0.0, f32::max);
        let table = (
            tables
                .iter()
                .map(|(left, _)| *left)
                .fold(f32::MAX, f32::min),
            tables.iter().map(|(_, right)| *right).fold(0.0, f32::max),
        );
        let is_indented =
            |left: f32, line: &Line| INDENTED.contains(&((line.from() - left) / size));
        let mut indented = text.iter().filter(|line| is_indented(left, line)).count() > 1;
        // Paragraphs of one line each are all indented: then a table shows the margin.
        if !indented && INDENTED.contains(&((left - table.0) / size)) {
            left = table.0;
            indented = true;
        }
        // So it does on the right, unless it is wider than the text on both sides.
        let (over_left, over_right) = (left - table.0, table.1 - right);
        if over_right > 0.0 && !tables.is_empty() && (over_left - over_right).abs() > size * SAME {
            right = table.1;
        }
        Some(Margins {
            left,
            right,
            indented,
        })
    }
}

/// What lines of text have in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Usual {
    /// How far they are from one another, in type sizes.
    pub distance: f32,
    /// Their type size.
    pub size: f32,
}

impl Usual {
    pub(super) fn of(lines: &[Line]) -> Usual {
        let is_text = |line: &Line| line.length() >= TEXT;
        let pairs = lines.iter().zip(lines.iter().skip(1));
        let pairs = pairs.filter_map(|(line, next)| {
            let down = next.y - line.y;
            let both = is_text(line) && is_text(next);
            (both && down > 0.0 && same_size(line, next)).then(|| down / line.size)
        });
        let sizes = lines
            .iter()
            .filter(|line| is_text(line))
            .map(|line| line.size);
        Usual {
            distance: middle(pairs.collect()).unwrap_or(1.8),
            size: middle(sizes.collect()).unwrap_or(f32::MAX),
        }
    }
}

fn middle(mut numbers: Vec<f32>) -> Option<f32> {
    numbers.sort_by(f32::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}

/// Whether two lines are of one type size.
pub(super) fn same_size(one: &Line, other: &Line) -> bool {
    (one.size - other.size).abs() < one.size * 0.08
}
