//! The recogniser: title, headings, prose and tables, found among lines and rows.

mod broken;
mod chain;
mod choice;
mod finish;
mod found;
mod headings;
mod judge;
mod known;
mod labelled;
mod lost;
mod naming;
mod notes;
mod order;
mod prose;
mod reading;
mod several;
mod tables;
mod title;
mod topics;

use std::collections::HashSet;

use super::error::ImportError;
use super::imported::Imported;
use super::text::labels::{DISTINCT, Labels, all_keys};
use super::text::page_marks;
use super::text::parted;
use super::text::piece::Piece;
use super::text::quotes::{Quotes, quote};
use super::text::words::{is_number, is_page_mark, key, length};
use super::text::wrapped::Wraps;
use super::text::{layout, listed, repeats, spaced};
use crate::check::Finding;
use crate::form::{Form, Section};
use crate::report::Change;
use found::Found;
use headings::Headings;
pub(super) use labelled::labelled;
use tables::Tables;

/// What the notes on title, organ and year are about.
const TITLE: &str = "标题";

/// So many section headings make a text a report even without a table.
const ENOUGH_HEADINGS: usize = 2;

/// Makes a report of what a container held.
/// `is_plain` says that its lines are those of plain text, which may be cut at the edge of a page.
pub(super) fn recognise(
    mut pieces: Vec<Piece<'_>>,
    is_plain: bool,
) -> Result<Imported, ImportError> {
    let choice = choice::choose(&pieces);
    let form = choice.form;
    let labels = all_keys(form);
    let mut heads = Quotes::default();
    pieces = parted::parted(pieces, form);
    repeats::without_repeats(&mut pieces, form);
    if is_plain {
        page_marks::without_contents(&mut pieces);
        let is_label = |key: &str| labels.contains(key);
        for at in page_marks::running_heads(&pieces, is_label)
            .into_iter()
            .rev()
        {
            for line in paragraphs(&[pieces.remove(at)]) {
                heads.add(&line);
            }
        }
    }
    let mut found = Headings::of_sections(form).find(&pieces, labels);
    without_tables(form, &pieces, &mut found);
    let mut work = Work {
        wraps: None,
        is_plain,
        form,
        labels,
        sections: found.iter().map(|found| found.heading).collect(),
        tables: Tables::new(Labels::of(form), choice.uncertain),
        changes: Vec::new(),
        notes: Vec::new(),
        reworded: Quotes::default(),
        missing: Vec::new(),
    };
    for (index, section) in form.sections().iter().enumerate() {
        if let Some(heading) = &section.heading {
            let found = found.iter().find(|found| found.heading == index);
            work.compare(&pieces, heading, found);
        }
    }
    let mut regions = split(pieces, &found);
    let opening = regions.remove(0);
    if !several::is_alone(form, labels, &found, (&opening, &regions)) {
        return Err(ImportError::SeveralReports);
    }
    if is_plain {
        let of_words = |found: &&Found| form.sections()[found.heading].tables.is_empty();
        let words = found
            .iter()
            .zip(&regions)
            .filter(|(found, _)| of_words(found));
        let words = words.map(|(_, region)| region.as_slice());
        work.wraps = Wraps::of(std::iter::once(opening.as_slice()).chain(words));
        work.say_wraps(&heads);
    }
    let opening = work.title(opening);
    work.signature(regions.last_mut());
    work.prose_section(opening_section(form), opening);
    for (found, pieces) in found.iter().zip(regions) {
        if form.sections()[found.heading].tables.is_empty() {
            work.prose_section(found.heading, pieces);
        } else {
            work.table_section(found.heading, pieces);
        }
    }
    let headings = found.iter().filter(|found| found.is_by_words()).count();
    if headings < ENOUGH_HEADINGS && !work.tables.found_any() {
        return Err(ImportError::NotAReport);
    }
    Ok(work.finish(&choice))
}

/// Leaves out headings of sections with tables that are not surely theirs (1.主动公开政府信息情况, with the
/// number of a list) where sentences follow and no table does.
fn without_tables(form: &Form, pieces: &[Piece<'_>], found: &mut Vec<Found>) {
    /// Numbers on lines of their own, fewer than any table has, are those of pages.
    const FEWEST: usize = 3;
    let ends: Vec<usize> = found.iter().map(|found| found.piece).collect();
    let end_of = |piece: usize| {
        let next = ends.iter().find(|end| **end > piece);
        next.copied().unwrap_or(pieces.len())
    };
    let is_cell = |piece: &&Piece<'_>| match piece {
        Piece::Line(line) => {
            let line = line.trim();
            line.contains(['\t', '|']) || is_number(line) && !is_page_mark(line)
        }
        Piece::Row(_) => true,
    };
    let is_sentence = |piece: &Piece<'_>| matches!(piece, Piece::Line(line) if line.contains('。'));
    found.retain(|found| {
        let behind = &pieces[found.last + 1..end_of(found.piece).max(found.last + 1)];
        form.sections()[found.heading].tables.is_empty()
            || found.is_sure()
            || behind.iter().filter(is_cell).count() >= FEWEST
            || !behind.iter().any(is_sentence)
    });
}

/// The section without a heading.
fn opening_section(form: &Form) -> usize {
    let mut sections = form.sections().iter();
    sections
        .position(|section| section.heading.is_none())
        .unwrap_or(0)
}

/// Parts the pieces at headings; the first part is what stands before them all.
fn split<'a>(pieces: Vec<Piece<'a>>, found: &[Found]) -> Vec<Vec<Piece<'a>>> {
    let mut regions = vec![Vec::new()];
    let mut next = found.iter().peekable();
    let mut wrapped = (0, 0);
    for (index, piece) in pieces.into_iter().enumerate() {
        let heading = next.next_if(|found| found.piece == index);
        if let (Piece::Line(line), Some(heading)) = (&piece, heading) {
            push(&mut regions, Piece::Line(&line[..heading.span.start]));
            regions.push(Vec::new());
            push(&mut regions, Piece::Line(&line[heading.span.end..]));
            wrapped = (heading.last, heading.rest);
        } else if index > wrapped.0 || wrapped.0 == 0 {
            push(&mut regions, piece);
        } else if let (Piece::Line(line), true) = (piece, index == wrapped.0) {
            push(&mut regions, Piece::Line(&line[wrapped.1..]));
        }
    }
    regions
}

fn push<'a>(regions: &mut [Vec<Piece<'a>>], piece: Piece<'a>) {
    if let Some(region) = regions.last_mut() {
        region.push(piece);
    }
}

/// A report while it is being put together.
struct Work {
    form: &'static Form,
    /// How the text was cut into lines, if it was.
    wraps: Option<Wraps>,
    /// Whether the lines are those of plain text.
    is_plain: bool,
    /// The keys of all table labels.
    labels: &'static HashSet<String>,
    /// The sections whose headings were found.
    sections: HashSet<usize>,
    tables: Tables,
    changes: Vec<Change>,
    notes: Vec<Finding>,
    /// Headings worded otherwise than the form has them.
    reworded: Quotes,
    /// Official headings that were not found.
    missing: Vec<String>,
}

impl Work {
    fn note(&mut self, place: &str, message: String) {
        self.notes.push(Finding::import_note(place, message));
    }

    /// Compares a published heading with the official one.
    fn compare(&mut self, pieces: &[Piece<'_>], official: &str, found: Option<&Found>) {
        let Some(found) = found else {
            self.missing.push(quote(official));
            return;
        };
        if let Piece::Line(line) = &pieces[found.piece] {
            let mut published = line[found.span.clone()].trim().to_owned();
            if let Some(Piece::Line(rest)) =
                pieces.get(found.last).filter(|_| found.last > found.piece)
            {
                published.push_str(rest[..found.rest].trim());
            }
            let published = published.trim_start_matches(['#', ' ']);
            let published = published.trim_end_matches(['。', '：', ':']);
            if key(published) != key(official) {
                let published = if published.is_empty() {
                    "与正文相连".to_owned()
                } else {
                    quote(published)
                };
                self.reworded.add_pair(&published, official);
            }
        }
    }

    /// Reads a section's prose, and its parts if it has some.
    fn prose_section(&mut self, section: usize, mut pieces: Vec<Piece<'_>>) {
        let form = self.form;
        let sections = form.sections();
        // A table whose heading is missing stands in the section before it.
        let mut lost = (section + 1..sections.len()).take_while(|i| !self.sections.contains(i));
        let table = lost.find(|index| !sections[*index].tables.is_empty());
        let mut rows = Vec::new();
        if table.is_some()
            && let Some(begin) = pieces.iter().position(|piece| self.begins_table(piece))
        {
            rows = pieces.split_off(begin);
        }
        // So do parts whose section's heading is missing.
        let next = sections.get(section + 1);
        let lost = next.filter(|_| !self.sections.contains(&(section + 1)));
        let own = &sections[section];
        let lost = lost.filter(|lost| own.parts.is_empty() && !lost.parts.is_empty());
        let with_parts = lost.unwrap_or(own);
        let headings = Headings::of_parts(with_parts);
        let mut found = headings.find(&pieces, self.labels);
        if lost.is_some() && found.len() < ENOUGH_HEADINGS {
            found.clear();
        } else {
            for (index, part) in with_parts.parts.iter().enumerate() {
                let found = found.iter().find(|found| found.heading == index);
                self.compare(&pieces, &part.heading, found);
            }
        }
        self.say_order(own, &found, with_parts);
        let (pieces, moved) = self.part_of_next(section, pieces);
        let mut regions = split(pieces, &found).into_iter();
        let before = regions.next().unwrap_or_default();
        let intro = lost
            .filter(|_| !found.is_empty())
            .and_then(|lost| lost.prose.first());
        match (own.prose.first(), intro) {
            (Some(field), Some(intro)) => self.fill_opening(field, intro, &before),
            (Some(field), None) => self.fill(field, &before),
            (None, _) => self.left_over(section, &paragraphs(&before)),
        }
        for (found, region) in found.iter().zip(regions) {
            self.fill(&with_parts.parts[found.heading].id, &region);
        }
        if let Some(table) = table.filter(|_| !rows.is_empty()) {
            self.table_section(table, rows);
        }
        if let Some((section, pieces)) = moved {
            self.place(section, &pieces);
        }
    }

    /// Says that parts did not stand in the form's order.
    fn say_order(&mut self, section: &Section, found: &[Found], with_parts: &Section) {
        if found
            .windows(2)
            .all(|pair| pair[0].heading < pair[1].heading)
        {
            return;
        }
        let names = found
            .iter()
            .map(|found| quote(&with_parts.parts[found.heading].heading));
        let names: Vec<String> = names.collect();
        let message = format!(
            "“{}”各部分的次序与格式不同，原文依次为{}，已按内容归入各部分。",
            section.name(),
            names.join("、")
        );
        self.note(TITLE, message);
    }

    /// Whether a line is part of a table, and holds one of the form's labels.
    fn begins_table(&self, piece: &Piece<'_>) -> bool {
        let is_label = |text: &str| {
            let key = key(text);
            length(&key) >= DISTINCT && self.labels.contains(&key)
        };
        match piece {
            Piece::Line(line) => {
                line.contains(['\t', '|']) && line.split(['\t', '|']).any(is_label)
            }
            Piece::Row(row) => row.fields.iter().any(|field| is_label(field)),
        }
    }

    fn table_section(&mut self, section: usize, pieces: Vec<Piece<'_>>) {
        let labels = self
            .tables
            .sheets
            .iter()
            .find(|sheet| sheet.section == section);
        let pieces = self.prose_behind(section, pieces);
        let rows = labels
            .and_then(|labels| listed::rows(&pieces, self.form, labels))
            .or_else(|| labels.and_then(|labels| spaced::rows(&pieces, labels)))
            .unwrap_or_else(|| layout::rows(pieces));
        let left = self.tables.read(section, &rows);
        self.left_over_quotes(section, &left);
    }

    fn left_over(&mut self, section: usize, paragraphs: &[String]) {
        let mut quotes = Quotes::default();
        for paragraph in paragraphs {
            quotes.add(paragraph);
        }
        self.left_over_quotes(section, &quotes);
    }

    fn left_over_quotes(&mut self, section: usize, quotes: &Quotes) {
        if let Some(quotes) = quotes.sentence() {
            let place = self.form.sections()[section].name();
            let message = format!(
                "“{place}”部分的这些文字不属于格式中的任何一格，没有收入报告：{quotes}。需要的请移到有关段落。"
            );
            self.note(&place, message);
        }
    }

    /// Says what was made of lines that were cut.
    fn say_wraps(&mut self, heads: &Quotes) {
        if self.wraps.is_some() {
            let message =
                "原文的段落在行末断开，已接成整段，页码没有收入报告，请核对分段。".to_owned();
            self.note("文件", message);
        }
        if let Some(heads) = heads.sentence() {
            self.note("文件", format!("页眉没有收入报告：{heads}。"));
        }
    }
}

/// The paragraphs among the pieces.
fn paragraphs(pieces: &[Piece<'_>]) -> Vec<String> {
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Line(line) => line.trim().to_owned(),
        Piece::Row(row) => row.fields.join(" ").trim().to_owned(),
    });
    texts.filter(|text| !text.is_empty()).collect()
}
