//! 修改对照: the report as it stands with what changed since another version of it marked, and a list
//! of all that changed.

use std::collections::{BTreeMap, HashMap};

use super::document::marks::Marks;
use super::document::origin::Origin;
use super::document::tag::Tag;
use super::document::{Block, Document, Paragraph, Role};
use super::signoff::grid::Grid;
use crate::report::Report;
use crate::report::difference::{Difference, Differences, Mark, Place, Run, runs};

/// What such pages are called.
pub const NAME: &str = "修改对照";

/// The columns of the list, and their widths in mm.
const HEADS: [&str; 4] = ["序号", "位置", "改前", "改后"];
const WIDTHS: [f32; 4] = [9.0, 43.0, 52.0, 52.0];
/// Stands where there was or is nothing.
const NOTHING: &str = "–";

/// Two versions of a report.
#[derive(Debug, Clone, Copy)]
pub struct Versions<'a> {
    /// As it was.
    pub before: &'a Report,
    /// As it stands.
    pub after: &'a Report,
    /// What the two are called, with when they were saved.
    pub names: (&'a str, &'a str),
}

/// The documents of 修改对照: the report with its changes marked, and the list of them.
#[must_use]
pub fn documents(versions: &Versions<'_>) -> Vec<Document> {
    // Seen from the report as it stands, so that its places are those of the document.
    let differences = Differences::between(versions.after, versions.before);
    vec![marked(versions, &differences), list(versions, &differences)]
}

/// The runs of a difference from the other version to the report as it stands.
fn turned(difference: &Difference) -> Vec<Run> {
    let mut turned: Vec<Run> = Vec::with_capacity(difference.runs.len());
    for run in &difference.runs {
        let run = Run {
            mark: run.mark.turned(),
            text: run.text.clone(),
        };
        // What went stands before what came instead.
        let at = match turned.last() {
            Some(last) if run.mark == Mark::Deleted && last.mark == Mark::Inserted => {
                turned.len() - 1
            }
            _ => turned.len(),
        };
        turned.insert(at, run);
    }
    turned
}

/// The runs without the blanks at both ends, which no paragraph of a document has.
fn trimmed(mut runs: Vec<Run>) -> Vec<Run> {
    while let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
        if !first.text.is_empty() {
            break;
        }
        runs.remove(0);
    }
    while let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        runs.pop();
    }
    runs
}

fn text_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The report with its changes marked.
fn marked(versions: &Versions<'_>, differences: &Differences) -> Document {
    let report = versions.after;
    let mut document = Document::of(report);
    let places = Places::of(&document);
    let mut marks = Marks::default();
    // What becomes of blocks, and what is put in before them.
    let mut changed: HashMap<usize, Vec<Run>> = HashMap::new();
    let mut cells: Vec<(usize, usize, Vec<Run>)> = Vec::new();
    let mut added: BTreeMap<usize, Vec<(Origin, Vec<Run>)>> = BTreeMap::new();
    for difference in differences.all() {
        match &difference.place {
            Place::Cell(cell) => {
                let tag = document.tag_of_cell(report.form(), *cell);
                if let Some(Tag::Cell { block, cell }) = tag {
                    cells.push((block, cell, number(difference)));
                }
            }
            Place::Paragraph { field, number, .. } if !difference.is_blank() => {
                let runs = trimmed(turned(difference));
                let block = places.paragraph(field, number - 1);
                if !difference.mine().trim().is_empty()
                    && let Ok(block) = block
                {
                    changed.insert(block, runs);
                    continue;
                }
                let mut before = block.unwrap_or_else(|before| before);
                // What went is read before what came instead.
                let is_new = |block: usize| {
                    let runs = changed.get(&block);
                    runs.is_some_and(|runs| runs.iter().all(|run| run.mark == Mark::Inserted))
                };
                while before > 0 && is_new(before - 1) {
                    before -= 1;
                }
                let origin = Origin::heading(field);
                added.entry(before).or_default().push((origin, runs));
            }
            _ => {}
        }
    }
    let said = Run {
        mark: Mark::Same,
        text: format!("{}全部改动列在文后。", heading(versions, differences)),
    };
    let first = added.entry(0).or_default();
    first.insert(0, (Origin::heading(""), vec![said]));
    for (block, cell, runs) in &cells {
        if let Some(Block::Table(table)) = document.blocks.get_mut(*block)
            && let Some(cell) = table.cells.get_mut(*cell)
        {
            cell.text = text_of(runs);
        }
    }
    let blocks = std::mem::take(&mut document.blocks);
    let mut origins = std::mem::take(&mut document.origins).into_iter();
    let mut moved = Vec::with_capacity(blocks.len());
    let end = blocks.len();
    let mut put = |document: &mut Document, marks: &mut Marks, at: usize| {
        for (origin, runs) in added.remove(&at).unwrap_or_default() {
            marks.set(Tag::Block(document.blocks.len()), &runs);
            document.blocks.push(paragraph(&runs));
            document.origins.push(origin);
        }
    };
    for (index, block) in blocks.into_iter().enumerate() {
        put(&mut document, &mut marks, index);
        moved.push(document.blocks.len());
        let runs = changed.remove(&index);
        if let Some(runs) = &runs {
            marks.set(Tag::Block(document.blocks.len()), runs);
        }
        let block = runs.map_or(block, |runs| paragraph(&runs));
        document.blocks.push(block);
        document.origins.extend(origins.next());
    }
    put(&mut document, &mut marks, end);
    for (block, cell, runs) in cells {
        if let Some(block) = moved.get(block).copied() {
            marks.set(Tag::Cell { block, cell }, &runs);
        }
    }
    let title = runs(&versions.before.title_lead(), &report.title_lead());
    document.title.0 = text_of(&title);
    document.title.1.push_str(NAME);
    marks.set(Tag::Title, &title);
    document.marks = marks;
    document
}

fn paragraph(runs: &[Run]) -> Block {
    let text = text_of(runs);
    Block::Paragraph(Paragraph { text, lead: 0 })
}

/// Where the paragraphs of fields stand in a document.
struct Places<'a> {
    paragraphs: HashMap<(&'a str, usize), usize>,
    /// The last block of each field, be it a heading.
    lasts: HashMap<&'a str, usize>,
}

impl Places<'_> {
    fn of(document: &Document) -> Places<'_> {
        let mut places = Places {
            paragraphs: HashMap::new(),
            lasts: HashMap::new(),
        };
        for (block, origin) in document.origins.iter().enumerate() {
            if let Origin::Prose { field, paragraph } = origin {
                places.lasts.insert(field, block);
                if let Some(paragraph) = paragraph {
                    places.paragraphs.insert((field, *paragraph), block);
                }
            }
        }
        places
    }

    /// The block of a paragraph; or where it would stand, if there is none.
    fn paragraph(&self, field: &str, paragraph: usize) -> Result<usize, usize> {
        let block = self.paragraphs.get(&(field, paragraph)).copied();
        let last = self.lasts.get(field);
        block.ok_or_else(|| last.map_or(0, |last| last + 1))
    }
}

/// A number that went, and the one that came, apart.
fn number(difference: &Difference) -> Vec<Run> {
    let mut runs = turned(difference);
    if runs.len() > 1 {
        let text = " ".to_owned();
        let mark = Mark::Same;
        runs.insert(1, Run { mark, text });
    }
    runs
}

/// What is compared, and how the marks are read.
fn heading(versions: &Versions<'_>, differences: &Differences) -> String {
    let (before, after) = versions.names;
    format!(
        "本件是“{after}”与“{before}”的修改对照：{}。删去的加删除线，新增的加下划线，改过的格加底色。",
        differences.summary()
    )
}

/// The list of all changes.
fn list(versions: &Versions<'_>, differences: &Differences) -> Document {
    let report = versions.after;
    let mut grid = Grid::new(NAME, &WIDTHS);
    let mut marked: HashMap<(usize, usize), Vec<Run>> = HashMap::new();
    grid.heads(&HEADS);
    grid.end_header();
    let mut row = 1;
    let all: Vec<&Difference> = differences.all().iter().collect();
    let mut number = 0;
    for part in all.chunk_by(|one, next| differences.part(one) == differences.part(next)) {
        let name = part.first().map(|first| differences.part(first));
        grid.put(
            0,
            (1, WIDTHS.len()),
            Role::Caption,
            name.unwrap_or_default(),
        );
        grid.end_row(0.0);
        row += 1;
        for difference in part {
            number += 1;
            grid.put(0, (1, 1), Role::Number, number.to_string());
            grid.put(1, (1, 1), Role::Text, differences.name(difference));
            let runs = turned(difference);
            for (column, left_out) in [(2, Mark::Inserted), (3, Mark::Deleted)] {
                let here = runs.iter().filter(|run| run.mark != left_out);
                let here = trimmed(here.cloned().collect());
                let text = text_of(&here).replace('\n', " ");
                if text.is_empty() {
                    grid.put(column, (1, 1), Role::Text, NOTHING);
                } else {
                    grid.put(column, (1, 1), Role::Text, text);
                    marked.insert((row, column), here);
                }
            }
            grid.end_row(0.0);
            row += 1;
        }
    }
    let mut blocks = vec![Block::Paragraph(Paragraph {
        text: heading(versions, differences),
        lead: 0,
    })];
    let mut marks = Marks::default();
    if !differences.is_empty() {
        let table = grid.finish();
        if let Block::Table(table) = &table {
            for (cell, found) in table.cells.iter().enumerate() {
                if let Some(runs) = marked.get(&(found.row, found.column)) {
                    marks.set(Tag::Cell { block: 1, cell }, runs);
                }
            }
        }
        blocks.push(table);
    }
    Document {
        title: (
            report.title_lead(),
            format!("{}{NAME}一览", report.form().title()),
        ),
        organ: report.organ().to_owned(),
        blocks,
        origins: Vec::new(),
        marks,
        signature: None,
    }
}
