//! From lines and ruled tables to paragraphs and tables in reading order, for files that do not say
//! themselves what is what.

use super::furniture;
use super::item::{self, Item};
use super::lines::Line;
use super::measure::{Margins, Usual, same_size};
use super::page::Page;
use super::place::takes_space;
use crate::import::container::grid::{Block, Grid};

/// A line that ends farther from the right, in type sizes, ends a paragraph.
const NEARLY_FULL: f32 = 2.2;
/// A line that begins farther from the left, in type sizes, begins a paragraph.
const INDENT: f32 = 0.8;
/// A line that is farther below the one before, in usual distances, begins a paragraph.
const APART: f32 = 1.4;

/// A line that is larger than text by so much is a title's.
const TITLE: f32 = 1.15;
/// A title's lines are no farther from one another, in type sizes.
const TITLE_APART: f32 = 2.2;

/// Puts together what stands on the pages.
pub(in crate::import::container) fn read(pages: Vec<Page>) -> Vec<Block> {
    let heights: Vec<f32> = pages.iter().map(|page| page.height).collect();
    let mut items: Vec<Vec<Item>> = pages.into_iter().map(|page| item::on(&page)).collect();
    furniture::take_out(&mut items, &heights);
    let lines = |pages: &mut dyn Iterator<Item = &Vec<Item>>| -> Vec<Line> {
        let lines = pages.flatten().filter_map(Item::line);
        lines.cloned().collect()
    };
    let usual = Usual::of(&lines(&mut items.iter()));
    // Left and right pages may have their margins on different sides.
    let [left, right] = [0, 1].map(|odd| {
        let tables = items.iter().skip(odd).step_by(2).flatten();
        let tables = tables.filter_map(Item::sides).collect::<Vec<_>>();
        Margins::of(&lines(&mut items.iter().skip(odd).step_by(2)), &tables)
    });
    let mut writer = Writer::default();
    for (index, page) in items.iter().enumerate() {
        let margins = if index % 2 == 0 { left } else { right };
        let margins = margins.or(left).or(right);
        for item in page {
            match item {
                Item::Table { grid, .. } => writer.table(grid.clone()),
                Item::Line(line) => writer.line(line, margins, usual),
            }
        }
        writer.end_page();
    }
    writer.finish()
}

fn is_title(line: &Line, usual: Usual) -> bool {
    line.size > usual.size * TITLE
}

/// The blocks as they are put together.
#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    text: String,
    /// The line before, where this one may go on with it, and whether it is full.
    last: Option<(Line, bool)>,
    /// Whether a page ended after it.
    turned: bool,
}

impl Writer {
    fn table(&mut self, grid: Grid) {
        self.end_text();
        self.blocks.push(Block::Grid(grid));
    }

    fn line(&mut self, line: &Line, margins: Option<Margins>, usual: Usual) {
        let goes_on = self.last.as_ref().is_some_and(|(last, is_full)| {
            let down = line.y - last.y;
            if is_title(line, usual) && same_size(last, line) && !self.turned {
                return down < last.size * TITLE_APART;
            }
            let near = self.turned || (down > 0.0 && down < last.size * usual.distance * APART);
            let flush =
                margins.is_some_and(|margins| line.from() < margins.left + line.size * INDENT);
            // Where no paragraph is indented, a full stop at the end of a full line ends one.
            let ends = margins.is_some_and(|margins| !margins.indented) && last.ends_sentence();
            *is_full && near && flush && !ends && same_size(last, line)
        });
        let words = line.text();
        if goes_on {
            let ends = self.text.chars().last();
            let spaced = self
                .last
                .as_ref()
                .is_some_and(|(last, _)| last.ends_in_space());
            if spaced || takes_space(ends, words.chars().next()) {
                self.text.push(' ');
            }
        } else if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&words);
        let is_full =
            margins.is_some_and(|margins| line.to() > margins.right - line.size * NEARLY_FULL);
        self.last = Some((line.clone(), is_full));
        self.turned = false;
    }

    fn end_page(&mut self) {
        self.turned = true;
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            self.blocks
                .push(Block::Text(std::mem::take(&mut self.text)));
        }
        self.last = None;
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_text();
        self.blocks
    }
}
