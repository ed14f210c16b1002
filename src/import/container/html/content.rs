//! Which part of a page holds the report: the smallest element around all its headings. What stands
//! behind that element belongs to the page, not to the report.

use crate::import::container::flow::is_heading;
use crate::import::container::grid::Block;
use crate::import::text::quotes::Quotes;

/// More headings than this, or elements around one, are not followed.
const MOST: usize = 2000;
/// Stands for the end of the element in the lines of the page; no character of a page.
const MARK: char = '\u{1}';

/// Watches for headings and for the end of what is around them.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// The elements around all headings so far, the outermost first, by the number each was given.
    around: Vec<usize>,
    headings: usize,
    ends: usize,
    /// Which of the marks is the end.
    end: Option<usize>,
}

impl Content {
    /// A line goes into the page; `open` are the elements it stands in.
    pub(super) fn line(&mut self, line: &str, open: impl Iterator<Item = usize>) {
        if !is_heading(line) || self.headings > MOST {
            return;
        }
        self.headings += 1;
        self.end = None;
        if self.headings == 1 {
            self.around = open.take(MOST).collect();
        } else {
            let common = self.around.iter().zip(open).take_while(|(a, b)| **a == *b);
            let common = common.count();
            self.around.truncate(common);
        }
    }

    /// An element ends; returns the line that marks the place if this may be the end of the report.
    pub(super) fn end(&mut self, element: usize) -> Option<String> {
        if self.headings < 2 || self.around.last() != Some(&element) || self.ends > MOST {
            return None;
        }
        self.ends += 1;
        self.end = Some(self.ends);
        Some(format!("{MARK}{}{MARK}", self.ends))
    }

    /// Takes the marks out, and with the right one what follows it. Returns what was left out.
    pub(super) fn cut(&self, blocks: &mut Vec<Block>) -> Quotes {
        let mut beyond = Quotes::default();
        let mut is_beyond = false;
        for block in blocks.iter_mut() {
            match block {
                Block::Text(text) => {
                    let mut kept: Vec<&str> = Vec::new();
                    for line in text.split('\n') {
                        match mark(line) {
                            Some(number) => is_beyond |= self.end == Some(number),
                            None if is_beyond && !line.trim().is_empty() => beyond.add(line.trim()),
                            None if is_beyond => {}
                            None => kept.push(line),
                        }
                    }
                    *text = kept.join("\n");
                }
                Block::Grid(grid) => {
                    for cell in &mut grid.cells {
                        if cell.text.contains(MARK) {
                            let kept = cell.text.split('\n').filter(|line| mark(line).is_none());
                            cell.text = kept.collect::<Vec<_>>().join("\n");
                        }
                        if is_beyond && !cell.text.is_empty() {
                            beyond.add(&cell.text);
                        }
                    }
                    if is_beyond {
                        grid.cells.clear();
                    }
                }
            }
        }
        blocks.retain(|block| match block {
            Block::Text(text) => !text.is_empty(),
            Block::Grid(grid) => !grid.cells.is_empty(),
        });
        beyond
    }
}

fn mark(line: &str) -> Option<usize> {
    line.trim()
        .strip_prefix(MARK)?
        .strip_suffix(MARK)?
        .parse()
        .ok()
}
