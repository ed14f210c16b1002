//! 修改对照: the report as it stands with what changed since another version of it marked, and a list
//! of all that changed.

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
const NOTHING: &str = "—";

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

/// A block that is put in before another one.
struct Added {
    before: usize,
    origin: Origin,
    runs: Vec<Run>,
}

/// The report with its changes marked.
fn marked(versions: &Versions<'_>, differences: &Differences) -> Document {
    let report = versions.after;
    let mut document = Document::of(report);
    let mut changed: Vec<(Tag, Vec<Run>)> = Vec::new();
    let mut added: Vec<Added> = Vec::new();
    for difference in differences.all() {
        match &difference.place {
            Place::Cell(cell) => {
                let tag = document.tag_of_cell(report.form(), *cell);
                changed.extend(tag.map(|tag| (tag, number(difference))));
            }
            Place::Paragraph { field, number, .. } if !difference.is_blank() => {
                let runs = trimmed(turned(difference));
                let stands = !difference.mine().trim().is_empty();
                let at = paragraph(&document, field, number - 1);
                match at {
                    Ok(block) if stands => changed.push((Tag::Block(block), runs)),
                    Ok(before) | Err(before) => added.push(Added {
                        before: before - new_before(&changed, before),
                        origin: Origin::Prose {
                            field: (*field).to_owned(),
                            paragraph: None,
                        },
                        runs,
                    }),
                }
            }
            _ => {}
        }
    }
    for (tag, runs) in &changed {
        write(&mut document, *tag, &text_of(runs));
    }
    added.insert(
        0,
        Added {
            before: 0,
            origin: Origin::Prose {
                field: String::new(),
                paragraph: None,
            },
            runs: vec![Run {
                mark: Mark::Same,
                text: format!("{}全部改动列在文后。", heading(versions, differences)),
            }],
        },
    );
    // Places move by what is put in before them.
    let moved = |block: usize| {
        let before = added.iter().filter(|added| added.before <= block);
        block + before.count()
    };
    let mut marks = Marks::default();
    for (tag, runs) in changed {
        let tag = match tag {
            Tag::Block(block) => Tag::Block(moved(block)),
            Tag::Cell { block, cell } => Tag::Cell {
                block: moved(block),
                cell,
            },
            other => other,
        };
        marks.set(tag, &runs);
    }
    added.sort_by_key(|added| added.before);
    for (index, added) in added.into_iter().enumerate() {
        let block = added.before + index;
        let text = text_of(&added.runs);
        let paragraph = Block::Paragraph(Paragraph { text, lead: 0 });
        document.blocks.insert(block, paragraph);
        document.origins.insert(block, added.origin);
        marks.set(Tag::Block(block), &added.runs);
    }
    let title = runs(&versions.before.title_lead(), &report.title_lead());
    document.title.0 = text_of(&title);
    document.title.1.push_str(NAME);
    marks.set(Tag::Title, &title);
    document.marks = marks;
    document
}

/// How many blocks right before one are all new: what went is read before what came instead.
fn new_before(changed: &[(Tag, Vec<Run>)], block: usize) -> usize {
    let is_new = |before: usize| {
        let all_new = |runs: &[Run]| runs.iter().all(|run| run.mark == Mark::Inserted);
        let mut changed = changed.iter();
        changed.any(|(tag, runs)| *tag == Tag::Block(before) && all_new(runs))
    };
    (0..block)
        .rev()
        .take_while(|before| is_new(*before))
        .count()
}

/// The block of a paragraph of a field; or where it would stand, if there is none.
fn paragraph(document: &Document, field: &str, paragraph: usize) -> Result<usize, usize> {
    let find = |is_meant: &dyn Fn(Option<usize>) -> bool| {
        document.origins.iter().rposition(|origin| {
            matches!(origin, Origin::Prose { field: found, paragraph }
                if found == field && is_meant(*paragraph))
        })
    };
    if let Some(block) = find(&|found| found == Some(paragraph)) {
        return Ok(block);
    }
    let last = find(&|found| found.is_some()).or_else(|| find(&|_| true));
    Err(last.map_or(0, |last| last + 1))
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

/// Puts another text into a block or a cell.
fn write(document: &mut Document, tag: Tag, text: &str) {
    let block = match tag {
        Tag::Block(block) | Tag::Cell { block, .. } => document.blocks.get_mut(block),
        _ => None,
    };
    match (block, tag) {
        (Some(Block::Paragraph(paragraph)), Tag::Block(_)) => {
            text.clone_into(&mut paragraph.text);
            paragraph.lead = 0;
        }
        (Some(Block::Table(table)), Tag::Cell { cell, .. }) => {
            if let Some(cell) = table.cells.get_mut(cell) {
                text.clone_into(&mut cell.text);
            }
        }
        _ => {}
    }
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
    let mut marked: Vec<((usize, usize), Vec<Run>)> = Vec::new();
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
                    marked.push(((row, column), here));
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
                let is_it = |(place, _): &&((usize, usize), _)| *place == (found.row, found.column);
                if let Some((_, runs)) = marked.iter().find(is_it) {
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
