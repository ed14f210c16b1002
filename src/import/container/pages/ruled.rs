//! Tables with ruled lines: the lines give the cells, and where the characters stand says which cell
//! they are in.

#![expect(
    clippy::indexing_slicing,
    reason = "lines and places are numbered here, and by these numbers alone they are looked up"
)]

use super::lines;
use super::page::{Glyph, Page};
use super::place::{Rule, takes_space};
use crate::import::container::grid::{Grid, GridCell};

/// Lines that are nearer to each other are one, in points.
const SAME: f32 = 2.0;
/// As far may a line end before the one it meets, in points.
const REACH: f32 = 3.5;
/// Of a cell's side, as much must be ruled.
const RULED: f32 = 0.6;
/// More places than this has no table of a page.
const MOST_PLACES: usize = 20_000;
/// More lines than this, after joining, has no page with tables.
const MOST_LINES: usize = 3000;
/// Characters nearer to each other than this, in type sizes, are one word, which stands in one cell
/// even where it sticks out.
const ONE_WORD: f32 = 0.12;

/// A table that was found on a page.
#[derive(Debug)]
pub(super) struct Ruled {
    /// Where it begins.
    pub top: f32,
    /// Where its left and its right side are.
    pub sides: (f32, f32),
    /// Its cells.
    pub grid: Grid,
}

/// The tables of a page, and the characters that stand in none.
pub(super) fn tables(page: &Page) -> (Vec<Ruled>, Vec<Glyph>) {
    let mut rest = page.glyphs.clone();
    let mut tables = Vec::new();
    for rules in connected(&joined(&page.rules)) {
        let Some(frame) = Frame::of(&rules) else {
            continue;
        };
        let (inside, outside) = words(&rest)
            .into_iter()
            .partition::<Vec<_>, _>(|word| frame.place(word).is_some());
        let (grid, is_filled) = frame.fill(&inside);
        if is_filled {
            rest = outside.into_iter().flatten().collect();
            let end = |edges: &[f32]| edges.last().copied().unwrap_or(0.0);
            let begin = |edges: &[f32]| edges.first().copied().unwrap_or(0.0);
            tables.push(Ruled {
                top: begin(&frame.ys),
                sides: (begin(&frame.xs), end(&frame.xs)),
                grid,
            });
        }
    }
    (tables, rest)
}

/// Lines that go on in one another as one.
fn joined(rules: &[Rule]) -> Vec<Rule> {
    let mut sorted = rules.to_vec();
    sorted.sort_by(|a, b| {
        let direction = a.flat.cmp(&b.flat);
        direction.then(a.at.total_cmp(&b.at))
    });
    let mut joined: Vec<Rule> = Vec::new();
    let near = |a: &Rule, b: &Rule| a.flat == b.flat && b.at - a.at < SAME;
    for group in sorted.chunk_by(near) {
        let mut group = group.to_vec();
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        let at = group.iter().map(|rule| rule.at).sum::<f32>() / group.len() as f32;
        let begin = joined.len();
        for rule in group {
            match joined[begin..].last_mut() {
                Some(last) if rule.from <= last.to + REACH => last.to = last.to.max(rule.to),
                _ => joined.push(Rule { at, ..rule }),
            }
        }
    }
    joined
}

/// Groups of lines that meet.
fn connected(rules: &[Rule]) -> Vec<Vec<Rule>> {
    if rules.len() > MOST_LINES {
        return Vec::new();
    }
    let mut groups: Vec<usize> = (0..rules.len()).collect();
    for (i, flat) in rules.iter().enumerate().filter(|(_, rule)| rule.flat) {
        for (j, upright) in rules.iter().enumerate().filter(|(_, rule)| !rule.flat) {
            if meets(flat, upright) && meets(upright, flat) {
                let (a, b) = (root(&mut groups, i), root(&mut groups, j));
                groups[a] = b;
            }
        }
    }
    let mut found: Vec<(usize, Vec<Rule>)> = Vec::new();
    for (index, rule) in rules.iter().enumerate() {
        let group = root(&mut groups, index);
        match found.iter_mut().find(|(other, _)| *other == group) {
            Some((_, rules)) => rules.push(*rule),
            None => found.push((group, vec![*rule])),
        }
    }
    found.into_iter().map(|(_, rules)| rules).collect()
}

/// The line that stands for a group.
fn root(groups: &mut [usize], mut of: usize) -> usize {
    while groups[of] != of {
        groups[of] = groups[groups[of]];
        of = groups[of];
    }
    of
}

fn meets(one: &Rule, other: &Rule) -> bool {
    (one.from - REACH..=one.to + REACH).contains(&other.at)
}

/// The cells that lines make.
struct Frame {
    xs: Vec<f32>,
    ys: Vec<f32>,
    /// The cell that each place belongs to, row by row.
    owner: Vec<usize>,
    /// First row and column, and how many of each.
    cells: Vec<[usize; 4]>,
}

impl Frame {
    /// None if the lines make no table of several cells.
    fn of(rules: &[Rule]) -> Option<Frame> {
        let flat: Vec<&Rule> = rules.iter().filter(|rule| rule.flat).collect();
        let upright: Vec<&Rule> = rules.iter().filter(|rule| !rule.flat).collect();
        if flat.len() < 2 || upright.len() < 2 {
            return None;
        }
        let xs = edges(&upright, &flat);
        let ys = edges(&flat, &upright);
        let (columns, rows) = (xs.len() - 1, ys.len() - 1);
        if columns * rows < 2 || columns * rows > MOST_PLACES {
            return None;
        }
        let mut owner: Vec<usize> = (0..columns * rows).collect();
        for row in 0..rows {
            for column in 0..columns {
                let place = row * columns + column;
                // A place belongs to the one above or to the left where no line parts them.
                if row > 0 && !parted(&flat, ys[row], xs[column], xs[column + 1]) {
                    owner[place] = owner[place - columns];
                }
                if column > 0 && !parted(&upright, xs[column], ys[row], ys[row + 1]) {
                    let left = owner[place - 1];
                    let own = owner[place];
                    if own == place {
                        owner[place] = left;
                    } else if own != left {
                        // Two cells that were apart so far are one.
                        let (keep, gone) = (own.min(left), own.max(left));
                        for other in &mut owner[..=place] {
                            if *other == gone {
                                *other = keep;
                            }
                        }
                    }
                }
            }
        }
        let mut cells: Vec<[usize; 4]> = Vec::new();
        let mut index: Vec<Option<usize>> = vec![None; columns * rows];
        for (place, of) in owner.iter_mut().enumerate() {
            let (row, column) = (place / columns, place % columns);
            match index[*of] {
                None => {
                    index[*of] = Some(cells.len());
                    cells.push([row, column, 1, 1]);
                }
                Some(cell) => {
                    let cell = &mut cells[cell];
                    // Cells are no other shape than rectangles.
                    if column < cell[1] {
                        return None;
                    }
                    cell[2] = cell[2].max(row + 1 - cell[0]);
                    cell[3] = cell[3].max(column + 1 - cell[1]);
                }
            }
            *of = index[*of]?;
        }
        let area: usize = cells.iter().map(|cell| cell[2] * cell[3]).sum();
        (area == columns * rows && cells.len() > 1).then_some(Frame {
            xs,
            ys,
            owner,
            cells,
        })
    }

    /// The cell a word stands in, by its middle.
    fn place(&self, word: &[Glyph]) -> Option<usize> {
        let (first, last) = (word.first()?, word.last()?);
        let x = f32::midpoint(first.x, last.end());
        let y = first.y - first.size * 0.35;
        let row = interval(&self.ys, y)?;
        let column = interval(&self.xs, x)?;
        self.owner.get(row * (self.xs.len() - 1) + column).copied()
    }

    /// The table with its texts, and whether there are any.
    fn fill(&self, words: &[Vec<Glyph>]) -> (Grid, bool) {
        let mut texts: Vec<Vec<Glyph>> = vec![Vec::new(); self.cells.len()];
        for word in words {
            if let Some(cell) = self.place(word)
                && let Some(text) = texts.get_mut(cell)
            {
                text.extend(word.iter().cloned());
            }
        }
        let cells = self.cells.iter().zip(&texts).map(|(cell, glyphs)| {
            let [row, column, row_span, column_span] = *cell;
            let right = self.xs.get(column + column_span).copied().unwrap_or(0.0);
            GridCell {
                row,
                column,
                row_span,
                column_span,
                text: text(glyphs, right),
                name: None,
            }
        });
        let grid = Grid {
            cells: cells.collect(),
        };
        let is_filled = grid
            .cells
            .iter()
            .filter(|cell| !cell.text.is_empty())
            .count()
            > 1;
        (grid, is_filled)
    }
}

/// The distinct places of lines, and where the lines across them end.
fn edges(rules: &[&Rule], across: &[&Rule]) -> Vec<f32> {
    let mut edges: Vec<f32> = rules.iter().map(|rule| rule.at).collect();
    let begin = across.iter().map(|rule| rule.from).fold(f32::MAX, f32::min);
    let end = across.iter().map(|rule| rule.to).fold(f32::MIN, f32::max);
    edges.sort_by(f32::total_cmp);
    edges.dedup_by(|a, b| *a - *b < SAME);
    if edges.first().is_some_and(|first| begin < first - REACH) {
        edges.insert(0, begin);
    }
    if edges.last().is_some_and(|last| end > last + REACH) {
        edges.push(end);
    }
    edges
}

/// Whether lines at a place cover most of what is between two others.
fn parted(rules: &[&Rule], at: f32, from: f32, to: f32) -> bool {
    let here = rules.iter().filter(|rule| (rule.at - at).abs() < SAME);
    let covered: f32 = here
        .map(|rule| (rule.to.min(to) - rule.from.max(from)).max(0.0))
        .sum();
    covered >= (to - from) * RULED
}

fn interval(edges: &[f32], at: f32) -> Option<usize> {
    let last = edges.last()?;
    if at < *edges.first()? || at > *last {
        return None;
    }
    let after = edges.iter().position(|edge| *edge > at);
    Some(after.unwrap_or(edges.len() - 1).saturating_sub(1))
}

/// Characters that were drawn one after the other and touch.
fn words(glyphs: &[Glyph]) -> Vec<Vec<Glyph>> {
    let touch = |a: &Glyph, b: &Glyph| {
        !a.is_blank()
            && !b.is_blank()
            && (a.y - b.y).abs() < 0.5
            && (b.x - a.end()).abs() < a.size * ONE_WORD
            && a.text.is_ascii()
            && b.text.is_ascii()
    };
    glyphs.chunk_by(touch).map(<[Glyph]>::to_vec).collect()
}

/// The text of a cell. The parts of a number are joined only where the line was full, so that it had
/// to be broken; otherwise they are two numbers.
fn text(glyphs: &[Glyph], right: f32) -> String {
    let mut text = String::new();
    let mut room = 0.0;
    for line in lines::of(glyphs) {
        let next = line.text();
        let (before, after) = (text.chars().last(), next.chars().next());
        let is_number = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_digit() || ch == '.');
        if is_number(before) && is_number(after) {
            if room > line.size * 1.1 {
                text.push('\n');
            }
        } else if takes_space(before, after) {
            text.push(' ');
        }
        text.push_str(next.trim_start());
        room = right - line.to();
    }
    text
}
