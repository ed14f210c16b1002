//! From lines and ruled tables to paragraphs and tables in reading order, for files that do not say
//! themselves what is what.

use super::lines::{self, Line};
use super::page::Page;
use super::place::takes_space;
use super::ruled;
use crate::import::container::grid::{Block, Grid};

/// The share of a page's height at its top and foot where numbers and running heads stand.
const MARGIN: f32 = 0.13;
/// A line of text has so many characters at least.
const TEXT: usize = 15;
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

enum Item {
    Line(Line),
    Table(Grid),
}

/// Where the lines of text begin and end.
#[derive(Debug, Clone, Copy)]
struct Margins {
    left: f32,
    right: f32,
}

/// Puts together what stands on the pages.
pub(super) fn read(pages: Vec<Page>) -> Vec<Block> {
    let heights: Vec<f32> = pages.iter().map(|page| page.height).collect();
    let mut items: Vec<Vec<Item>> = pages.into_iter().map(|page| items_of(&page)).collect();
    without_furniture(&mut items, &heights);
    let all = items.iter().flatten();
    let all: Vec<&Line> = all.filter_map(line).collect();
    let usual = Usual::of(&all);
    let everywhere = margins(&all);
    let mut writer = Writer::default();
    for page in &items {
        let own: Vec<&Line> = page.iter().filter_map(line).collect();
        let margins = margins(&own).or(everywhere);
        for item in page {
            match item {
                Item::Table(grid) => writer.table(grid.clone()),
                Item::Line(line) => writer.line(line, margins, usual),
            }
        }
        writer.end_page();
    }
    writer.finish()
}

fn line(item: &Item) -> Option<&Line> {
    match item {
        Item::Line(line) => Some(line),
        Item::Table(_) => None,
    }
}

fn items_of(page: &Page) -> Vec<Item> {
    let (tables, rest) = ruled::tables(page);
    let tables = tables.into_iter();
    let tables = tables.map(|table| (table.top, Item::Table(table.grid)));
    let lines = lines::of(&rest).into_iter();
    let mut items: Vec<(f32, Item)> = tables
        .chain(lines.map(|line| (line.y, Item::Line(line))))
        .collect();
    items.sort_by(|a, b| a.0.total_cmp(&b.0));
    items.into_iter().map(|(_, item)| item).collect()
}

/// Takes out page numbers and running heads.
fn without_furniture(pages: &mut [Vec<Item>], heights: &[f32]) {
    for is_head in [true, false] {
        let outermost = |items: &Vec<Item>, height: f32| {
            let item = if is_head { items.first() } else { items.last() };
            let line = item.and_then(line)?;
            let edge = if is_head {
                line.y < height * MARGIN
            } else {
                line.y > height * (1.0 - MARGIN)
            };
            (edge && items.len() > 1).then(|| (line.text(), line.y))
        };
        // Twice, as a number may stand under a running foot.
        for _ in 0..2 {
            let found: Vec<Option<(String, f32)>> = pages
                .iter()
                .zip(heights)
                .map(|(items, height)| outermost(items, *height))
                .collect();
            let offsets: Vec<Option<i64>> = (0i64..)
                .zip(&found)
                .map(|(index, found)| Some(number(&found.as_ref()?.0)?.0 - index))
                .collect();
            for (index, items) in pages.iter_mut().enumerate() {
                let Some((text, y)) = &found[index] else {
                    continue;
                };
                let in_step = offsets[index].is_some()
                    && offsets.iter().filter(|o| **o == offsets[index]).count() > 1;
                let is_number = number(text).is_some_and(|(_, dashed)| dashed) || in_step;
                let same = |other: &&(String, f32)| {
                    bare(&other.0) == bare(text) && (other.1 - y).abs() < 3.0
                };
                let is_running =
                    !bare(text).is_empty() && found.iter().flatten().filter(same).count() > 1;
                if is_number || is_running {
                    if is_head {
                        items.remove(0);
                    } else {
                        items.pop();
                    }
                }
            }
        }
    }
}

/// A page number, and whether something beside the digits says that it is one.
fn number(text: &str) -> Option<(i64, bool)> {
    let is_around = |ch: char| " \u{3000}—–-－―─·•第页共/()（）|~".contains(ch);
    let inner = text.trim_matches(is_around);
    let digits = inner.split(|ch: char| !ch.is_ascii_digit()).next()?;
    let rest = &inner[digits.len()..];
    let rest_is_count = rest.chars().all(|ch| is_around(ch) || ch.is_ascii_digit());
    if digits.is_empty() || digits.len() > 3 || !rest_is_count {
        return None;
    }
    let dashed = inner.len() < text.trim().len();
    Some((digits.parse().ok()?, dashed))
}

/// What a running head has in common from page to page.
fn bare(text: &str) -> String {
    let kept = text.chars();
    kept.filter(|ch| !ch.is_ascii_digit() && !ch.is_whitespace())
        .collect()
}

fn margins(lines: &[&Line]) -> Option<Margins> {
    let text: Vec<&&Line> = lines.iter().filter(|line| line.length() >= TEXT).collect();
    if text.len() < 3 {
        return None;
    }
    Some(Margins {
        left: text.iter().map(|line| line.from()).fold(f32::MAX, f32::min),
        right: text.iter().map(|line| line.to()).fold(0.0, f32::max),
    })
}

/// What lines of text have in common.
#[derive(Debug, Clone, Copy)]
struct Usual {
    /// How far they are from one another, in type sizes.
    distance: f32,
    /// Their type size.
    size: f32,
}

impl Usual {
    fn of(lines: &[&Line]) -> Usual {
        let is_text = |line: &&Line| line.length() >= TEXT;
        let pairs = lines.windows(2).filter_map(|pair| {
            let down = pair[1].y - pair[0].y;
            let both = pair.iter().all(is_text);
            (both && down > 0.0 && same_size(pair[0], pair[1])).then(|| down / pair[0].size)
        });
        let sizes = lines.iter().copied().filter(is_text).map(|line| line.size);
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

fn is_title(line: &Line, usual: Usual) -> bool {
    line.size > usual.size * TITLE
}

fn same_size(one: &Line, other: &Line) -> bool {
    (one.size - other.size).abs() < one.size * 0.08
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
            *is_full && near && flush && same_size(last, line)
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
