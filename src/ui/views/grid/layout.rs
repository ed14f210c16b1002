//! Where each cell of a table lies, in points from the table's corner.
//!
//! The numbers come first: as long as there is room the table is drawn as the official widths have it,
//! with its labels in full; where it would not be seen whole, the labels give way, then the heights.

use egui::text::LayoutJob;
use egui::{Align, Color32, FontId, Pos2, Rect, Ui, Vec2, pos2, vec2};

use super::labels::{self, line};
use crate::form::{CellId, Content, Form, Sheet, SheetCell};
use crate::ui::{lines, theme};

/// The lines between columns and rows, and the labels as they are set.
#[derive(Debug)]
pub(super) struct Layout {
    columns: Vec<f32>,
    rows: Vec<f32>,
    /// The labels, by their place among the sheet's cells; none for numbers.
    labels: Vec<Option<Label>>,
    /// The size of type of the numbers.
    pub(super) type_size: f32,
}

/// A label as it is set.
#[derive(Debug)]
pub(super) struct Label {
    pub(super) job: LayoutJob,
    /// It is not the whole label.
    pub(super) is_short: bool,
}

/// What a layout depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Room {
    /// What is to be seen without scrolling.
    pub(super) size: Vec2,
    /// Of how many digits last year's numbers are that stand beside this year's; none without them.
    pub(super) digits: Option<usize>,
    /// How many pixels a point has.
    pub(super) scale: f32,
}

/// How a table is set.
#[derive(Clone, Copy)]
struct Manner {
    /// The size of type of the labels.
    size: f32,
    /// Labels give way to the numbers.
    is_tight: bool,
}

impl Layout {
    /// Lays a table out.
    pub(super) fn of(ui: &Ui, form: &Form, sheet: &Sheet, room: Room) -> Layout {
        let sizes = theme::sizes();
        let loose = Manner {
            size: sizes.cell_label,
            is_tight: false,
        };
        let layout = Layout::set(ui, form, sheet, room, loose);
        if layout.size().y <= room.size.y {
            return layout;
        }
        let tight = Manner {
            size: sizes.cell_label_tight,
            is_tight: true,
        };
        let layout = Layout::set(ui, form, sheet, room, tight);
        if layout.size().y <= room.size.y {
            return layout;
        }
        // It is scrolled: the bar needs its room.
        let mut beside_bar = room;
        beside_bar.size.x -= theme::SCROLL_BAR;
        Layout::set(ui, form, sheet, beside_bar, tight)
    }

    fn set(ui: &Ui, form: &Form, sheet: &Sheet, room: Room, manner: Manner) -> Layout {
        let sizes = theme::sizes();
        let numbers = number_widths(sheet, room);
        let all: f32 = numbers.iter().sum();
        let scale = scale(sheet, room.size.x);
        let labels: f32 = sheet.widths.iter().take(sheet.label_columns).sum();
        let mut rest = (room.size.x - all - EDGE).floor().max(0.0);
        if scale >= sizes.scale_max {
            rest = rest.min(labels * scale);
        }
        if sheet.label_columns > 0 {
            rest = rest.max(sizes.labels_least);
        }
        let has_numbers = rows_with_numbers(sheet);
        let mut heights = vec![if manner.is_tight { 0.0 } else { sizes.row }; sheet.rows];
        // The heads, which lie over the numbers.
        let mut columns = edges(&[&[rest][..], &numbers].concat());
        for (at, height) in heights.iter_mut().enumerate() {
            if !has_numbers[at] {
                *height = line(manner.size) + PADDING;
            }
        }
        let heads = sheet.cells.iter().filter(|cell| is_head(sheet, cell));
        grow(heads, &mut heights, |cell| {
            let across = across(sheet, cell);
            let inner = columns[across.end] - columns[across.start];
            set_height(ui, text(cell), inner, manner.size)
        });
        if manner.is_tight {
            let count = has_numbers.iter().filter(|has| **has).count().max(1) as f32;
            let left = room.size.y - EDGE - heights.iter().sum::<f32>();
            let row = (left / count).floor().clamp(sizes.row_tight, sizes.row);
            for (height, has) in heights.iter_mut().zip(&has_numbers) {
                if *has {
                    *height = row;
                }
            }
        }
        let beside = if manner.is_tight {
            labels::tight_widths(sheet, &heights, rest, manner.size)
        } else {
            labels::official_widths(sheet, rest)
        };
        columns = edges(&[&beside[..], &numbers].concat());
        if !manner.is_tight {
            let labels = sheet.cells.iter().filter(|cell| is_row_head(cell));
            grow(labels, &mut heights, |cell| {
                let inner = columns[cell.column + cell.column_span] - columns[cell.column];
                set_height(ui, text(cell), inner, manner.size)
            });
        }
        let rows = edges(&heights);
        let mut layout = Layout {
            columns,
            rows,
            labels: Vec::new(),
            type_size: sizes
                .cell
                .min((heights_least(&heights, &has_numbers) - 1.0) / LINE),
        };
        let set = sheet.cells.iter().map(|cell| {
            let texts = labels::texts(form, sheet, cell)?;
            Some(fit(ui, &texts, cell, layout.rect(cell).size(), manner))
        });
        layout.labels = set.collect();
        layout
    }

    /// The whole table.
    pub(super) fn size(&self) -> Vec2 {
        // The outermost lines are half outside.
        vec2(
            self.columns[self.columns.len() - 1],
            self.rows[self.rows.len() - 1],
        ) + Vec2::splat(EDGE)
    }

    /// A cell with its span.
    pub(super) fn rect(&self, cell: &SheetCell) -> Rect {
        Rect::from_min_max(
            pos2(self.columns[cell.column], self.rows[cell.row]),
            pos2(
                self.columns[cell.column + cell.column_span],
                self.rows[cell.row + cell.row_span],
            ),
        )
    }

    /// The number cell at a place, from the table's corner.
    pub(super) fn cell_at(&self, sheet: &Sheet, at: Pos2) -> Option<CellId> {
        let mut numbers = sheet.numbers();
        let found = numbers.find(|(_, place)| self.rect(place).contains(at));
        found.map(|(cell, _)| cell)
    }

    /// The label in a cell of the sheet, by its place among the cells.
    pub(super) fn label(&self, place: usize) -> Option<&Label> {
        self.labels.get(place)?.as_ref()
    }

    /// The width of the label columns.
    pub(super) fn labels_width(&self, sheet: &Sheet) -> f32 {
        self.columns[sheet.label_columns]
    }

    /// The height of the header rows.
    pub(super) fn header_height(&self, sheet: &Sheet) -> f32 {
        self.rows[sheet.header_rows]
    }
}

/// What the outermost lines take.
const EDGE: f32 = 2.0;
/// Above and below a label together, in points.
const PADDING: f32 = 2.0;
/// The height of a line of numbers, as the face has it, in sizes of type.
const LINE: f32 = 1.448;

/// Points a millimetre of the official widths, where there is so much room.
fn scale(sheet: &Sheet, width: f32) -> f32 {
    let millimetres: f32 = sheet.widths.iter().sum();
    ((width - EDGE) / millimetres).min(theme::sizes().scale_max)
}

/// The widths of the columns of numbers: the official ones, but never less than a number needs.
fn number_widths(sheet: &Sheet, room: Room) -> Vec<f32> {
    /// Last year's digits, and this year's, in points.
    const DIGITS: (f32, f32) = (5.6, 8.2);
    let sizes = theme::sizes();
    let official = &sheet.widths[sheet.label_columns..];
    let mut least = sizes.number_least;
    if let Some(digits) = room.digits {
        let digits = digits.min(6) as f32;
        least = least.max(digits * DIGITS.0 + digits.max(3.0) * DIGITS.1 + 14.0);
    }
    // Many columns without labels share what there is.
    if sheet.label_columns == 0 {
        let share = (room.size.x - EDGE) / official.len() as f32;
        least = least.min(share.floor().max(sizes.number_narrow));
    }
    let scale = scale(sheet, room.size.x);
    let widths = official.iter().map(|width| (width * scale).floor());
    widths.map(|width| width.max(least.ceil())).collect()
}

/// The lines between stretches of these lengths.
fn edges(lengths: &[f32]) -> Vec<f32> {
    let mut edges = vec![0.0];
    for length in lengths {
        let last = edges[edges.len() - 1];
        edges.push((last + length).round());
    }
    edges
}

/// Which rows have numbers.
fn rows_with_numbers(sheet: &Sheet) -> Vec<bool> {
    let mut has = vec![false; sheet.rows];
    for (_, place) in sheet.numbers() {
        has[place.row] = true;
    }
    has
}

fn heights_least(heights: &[f32], has_numbers: &[bool]) -> f32 {
    let heights = heights.iter().zip(has_numbers).filter(|(_, has)| **has);
    heights.map(|(height, _)| *height).fold(f32::MAX, f32::min)
}

/// Makes rows high enough for cells; what spans rows makes the last of them higher.
fn grow<'a>(
    cells: impl Iterator<Item = &'a SheetCell>,
    heights: &mut [f32],
    needed: impl Fn(&SheetCell) -> f32,
) {
    let mut tall = Vec::new();
    for cell in cells {
        let needed = needed(cell);
        if cell.row_span == 1 {
            heights[cell.row] = heights[cell.row].max(needed);
        } else {
            tall.push((cell.row..cell.row + cell.row_span, needed));
        }
    }
    for (span, needed) in tall {
        let missing = needed - heights[span.clone()].iter().sum::<f32>();
        if missing > 0.0 {
            heights[span.end - 1] += missing;
        }
    }
}

/// Whether it is a head over numbers; the corner over the labels yields.
fn is_head(sheet: &Sheet, cell: &SheetCell) -> bool {
    let is_corner = cell.row_span > 1 && cell.column + cell.column_span <= sheet.label_columns;
    matches!(cell.content, Content::Caption(_) | Content::ColumnHead(_)) && !is_corner
}

fn is_row_head(cell: &SheetCell) -> bool {
    matches!(cell.content, Content::RowHead(_))
}

/// The columns a head spans, where the columns of labels are one.
fn across(sheet: &Sheet, cell: &SheetCell) -> std::ops::Range<usize> {
    let of = |column: usize| (column + 1).saturating_sub(sheet.label_columns);
    let end = of(cell.column + cell.column_span);
    of(cell.column)..end.max(of(cell.column) + 1)
}

fn text(cell: &SheetCell) -> &str {
    match &cell.content {
        Content::Caption(text) | Content::ColumnHead(text) | Content::RowHead(text) => text,
        Content::Number(_) => "",
    }
}

/// The height that a label takes in a cell of this width.
fn set_height(ui: &Ui, text: &str, width: f32, size: f32) -> f32 {
    let job = job(text, width, size, Align::Center);
    lines::galley(ui, job).size().y + PADDING
}

/// A label's text, in so many points of a cell.
fn job(text: &str, width: f32, size: f32, align: Align) -> LayoutJob {
    let inner = (width - 2.0 * theme::sizes().cell_padding).max(size);
    let inner = room_for_words(text, inner, size);
    let font = FontId::proportional(size);
    let mut job = LayoutJob::simple(text.to_owned(), font, Color32::PLACEHOLDER, inner);
    for section in &mut job.sections {
        section.format.line_height = Some(line(size));
    }
    job.halign = align;
    job
}

/// How wide the lines of a label may be: most words have two characters, so lines of an even number
/// part fewer of them, where that costs no line more.
fn room_for_words(text: &str, room: f32, size: f32) -> f32 {
    let count = text.chars().count();
    let is_even = count.is_multiple_of(2) && text.chars().all(|char| ('一'..='鿿').contains(&char));
    let line = (room / size).floor() as usize;
    if !is_even || line < 3 || line.is_multiple_of(2) || line >= count {
        return room;
    }
    let even = line - 1;
    if count.div_ceil(even) > count.div_ceil(line) {
        return room;
    }
    even as f32 * size + 0.5
}

/// Sets a label in its cell: in full, or else the shorter text, or else cut.
fn fit(ui: &Ui, texts: &[String], cell: &SheetCell, room: Vec2, manner: Manner) -> Label {
    let is_left = is_row_head(cell) && cell.row_span == 1;
    let align = if is_left { Align::LEFT } else { Align::Center };
    let most = ((room.y - 1.0) / line(manner.size)).floor().max(1.0) as usize;
    for (at, text) in texts.iter().enumerate() {
        let job = lines::set(ui, job(text, room.x, manner.size, align));
        let rows = ui
            .fonts_mut(|fonts| fonts.layout_job(job.clone()))
            .rows
            .len();
        if rows <= most {
            return Label {
                job,
                is_short: at > 0,
            };
        }
    }
    let text = texts.last().map_or("", String::as_str);
    let mut job = job(text, room.x, manner.size, align);
    job.wrap.max_rows = most;
    job.wrap.break_anywhere = true;
    Label {
        job,
        is_short: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_parts_no_word_of_two_where_that_costs_no_line() {
        let characters = |text, room| (room_for_words(text, room, 10.0) / 10.0).floor() as usize;
        assert_eq!(characters("商业企业", 38.0), 2);
        assert_eq!(characters("社会公益组织", 58.0), 4);
        // Three lines instead of two.
        assert_eq!(characters("社会公益组织", 38.0), 3);
        assert_eq!(characters("法律服务机构", 80.0), 8);
        assert_eq!(characters("自然人", 28.0), 2);
        assert_eq!(characters("（一）予以公开", 58.0), 5);
    }
}
