//! A page, token by token. Elements are kept on a list, never on the stack: pages may be nested as
//! deep as they like.

use std::collections::HashMap;

use html5gum::{DefaultEmitter, EndTag, Token, Tokenizer};

use super::content::Content;
use super::elements::{self, Look, StartTag};
use super::furniture;
use super::line::Line;
use super::lists::Lists;
use super::tables::Open;
use crate::import::container::flow::{Cells, Flow};
use crate::import::container::held::{Held, Note};
use crate::import::container::remarks::Remarks;
use crate::import::container::scripts::Script;
use crate::import::error::ImportError;

/// Tables nested deeper than this are read as if they were not nested.
const DEEPEST: usize = 40;

/// More tags than this has no page: a report as Word writes it has twenty thousand.
const MOST_TAGS: usize = 300_000;

/// Reads a page.
pub(super) fn read(text: &str) -> Result<Held, ImportError> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut page = Page::default();
    let mut tags = 0;
    for token in Tokenizer::new_with_emitter(text, emitter) {
        tags += usize::from(matches!(token, Ok(Token::StartTag(_) | Token::EndTag(_))));
        if tags > MOST_TAGS {
            return Err(ImportError::TooLong("30 万个网页标记"));
        }
        match token {
            Ok(Token::StartTag(tag)) => page.begin(&tag)?,
            Ok(Token::EndTag(tag)) => page.end(&tag),
            Ok(Token::String(text)) => page.text(&String::from_utf8_lossy(&text)),
            Ok(Token::Comment(_) | Token::Doctype(_) | Token::Error(_)) => {}
        }
    }
    Ok(page.finish())
}

/// An element that is open.
#[derive(Debug)]
struct Element {
    name: Vec<u8>,
    /// A number of its own.
    number: usize,
    /// What it and those around it do to text.
    look: Look,
    /// Whether it is the number of a paragraph itself.
    is_number: bool,
    /// Where the open element of the same name stands that began before.
    same: Option<usize>,
}

/// A page being read.
#[derive(Debug, Default)]
struct Page {
    open: Vec<Element>,
    /// Where the last open element of each name stands.
    last: HashMap<Vec<u8>, usize>,
    numbers: usize,
    line: Line,
    flow: Flow,
    tables: Vec<Open>,
    /// How many tables are open, those that are too deep too.
    nested: usize,
    lists: Lists,
    cells: Cells,
    content: Content,
    remarks: Remarks,
    /// The last line that was not blank.
    before: String,
}

impl Page {
    fn begin(&mut self, tag: &StartTag) -> Result<(), ImportError> {
        let name: &[u8] = &tag.name;
        let is_shown = !self.look().hidden;
        match name {
            b"br" => {
                if is_shown {
                    self.line.end_line();
                }
                return Ok(());
            }
            b"img" | b"image" => {
                self.remarks.pictures += usize::from(is_shown);
                return Ok(());
            }
            // A form that was saved has its numbers in its fields.
            b"input" => {
                if is_shown && !self.tables.is_empty() {
                    let value = elements::written(tag).unwrap_or_default();
                    self.line.push(&value, Script::Plain);
                }
                return Ok(());
            }
            _ => {}
        }
        self.end_what_cannot_hold(name);
        if elements::is_block(name) {
            self.end_line();
        }
        let look = self.within(tag);
        match name {
            b"table" => self.begin_table(),
            b"tr" if !look.hidden => self.in_table(Open::begin_row),
            b"td" | b"th" if !look.hidden => {
                let span = |name: &str| elements::number(tag, name);
                let spans = (span("rowspan").unwrap_or(1), span("colspan").unwrap_or(1));
                self.end_line();
                if let Some(table) = self.tables.last_mut() {
                    table.begin_cell(spans, elements::named(tag), &mut self.cells)?;
                }
            }
            b"thead" | b"tbody" | b"tfoot" => self.in_table(Open::end_group),
            b"ol" | b"ul" => self.lists.begin(tag),
            b"li" => {
                let number = self.lists.item(tag).filter(|_| !look.hidden);
                if let Some(number) = number {
                    self.line.push(&number, Script::Plain);
                    self.line.end_number();
                }
            }
            _ => {}
        }
        let is_closed = tag.self_closing && name.contains(&b':');
        if !elements::is_void(name) && !is_closed {
            self.push(tag, look);
        }
        Ok(())
    }

    /// What an element and those around it do to text.
    fn within(&mut self, tag: &StartTag) -> Look {
        let name: &[u8] = &tag.name;
        let around = self.look();
        let mut look = elements::look(tag);
        look.hidden |= around.number && elements::is_symbols(tag);
        if matches!(name, b"ins" | b"del") && tag.attributes.contains_key(b"datetime".as_slice()) {
            self.remarks.revised = true;
            look.hidden |= name == b"del";
        }
        Look {
            hidden: look.hidden || around.hidden,
            struck: look.struck || around.struck,
            kept: look.kept || around.kept,
            number: look.number || around.number,
            script: if look.script == Script::Plain {
                around.script
            } else {
                look.script
            },
        }
    }

    /// Begins an element.
    fn push(&mut self, tag: &StartTag, look: Look) {
        let name = tag.name.to_vec();
        let is_number = look.number && !self.look().number;
        self.numbers += 1;
        let same = self.last.insert(name.clone(), self.open.len());
        self.open.push(Element {
            name,
            number: self.numbers,
            look,
            is_number,
            same,
        });
    }

    fn look(&self) -> Look {
        self.open
            .last()
            .map(|element| element.look)
            .unwrap_or_default()
    }

    /// Where an element of a name is open.
    fn place(&self, name: &[u8]) -> Option<usize> {
        self.last.get(name).copied()
    }

    /// The cell or table that bounds what an end tag ends.
    fn bound(&self) -> Option<usize> {
        let bounds: [&[u8]; 4] = [b"table", b"td", b"th", b"caption"];
        bounds.iter().filter_map(|name| self.place(name)).max()
    }

    /// Where an element of a name is open within the innermost cell.
    fn within_cell(&self, name: &[u8]) -> Option<usize> {
        let place = self.place(name)?;
        self.bound()
            .is_none_or(|bound| place > bound)
            .then_some(place)
    }

    /// Where a part of a table is open within the innermost table.
    fn within_table(&self, name: &[u8]) -> Option<usize> {
        let place = self.place(name)?;
        self.place(b"table")
            .is_none_or(|table| place > table)
            .then_some(place)
    }

    /// Ends elements that end where this one begins.
    fn end_what_cannot_hold(&mut self, name: &[u8]) {
        let parts: &[&[u8]] = match name {
            b"td" | b"th" => &[b"td", b"th", b"caption"],
            b"tr" => &[b"tr", b"caption"],
            b"thead" | b"tbody" | b"tfoot" => &[b"thead", b"tbody", b"tfoot", b"tr", b"caption"],
            _ => &[],
        };
        for part in parts {
            if let Some(place) = self.within_table(part) {
                self.end_from(place);
            }
        }
        let same: &[&[u8]] = match name {
            b"li" => &[b"li"],
            b"dd" | b"dt" => &[b"dd", b"dt"],
            b"option" => &[b"option"],
            _ => &[],
        };
        for same in same {
            let around = [b"ul".as_slice(), b"ol"]
                .into_iter()
                .filter_map(|list| self.place(list))
                .max();
            let place = self
                .within_cell(same)
                .filter(|place| around.is_none_or(|around| *place > around));
            if let Some(place) = place {
                self.end_from(place);
            }
        }
        if elements::ends_paragraph(name)
            && let Some(place) = self.within_cell(b"p")
        {
            self.end_from(place);
        }
    }

    fn end(&mut self, tag: &EndTag<()>) {
        let name: &[u8] = &tag.name;
        if matches!(name, b"br" | b"p") && self.within_cell(name).is_none() {
            // Browsers take either for a line break.
            return self.end_line();
        }
        let place = match name {
            b"table" => self.place(name),
            b"td" | b"th" | b"tr" | b"thead" | b"tbody" | b"tfoot" | b"caption" => {
                self.within_table(name)
            }
            _ => self.within_cell(name),
        };
        if let Some(place) = place {
            self.end_from(place);
        }
    }

    /// Ends the element at a place and all within it.
    fn end_from(&mut self, place: usize) {
        while self.open.len() > place {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let name = self
            .open
            .last()
            .map(|element| element.name.clone())
            .unwrap_or_default();
        if elements::is_block(&name) || matches!(name.as_slice(), b"td" | b"th" | b"caption") {
            self.end_line();
        }
        let Some(element) = self.open.pop() else {
            return;
        };
        match element.same {
            Some(same) => self.last.insert(element.name, same),
            None => self.last.remove(&element.name),
        };
        if element.is_number {
            self.line.end_number();
        }
        if element.look.struck && !self.look().struck {
            self.remarks.end_struck();
        }
        match name.as_slice() {
            b"ol" | b"ul" => self.lists.end(),
            b"td" | b"th" if !element.look.hidden => self.in_table(Open::end_cell),
            b"tr" => self.in_table(Open::end_row),
            b"thead" | b"tbody" | b"tfoot" => self.in_table(Open::end_group),
            b"table" => self.end_table(),
            _ => {}
        }
        if let Some(mark) = self.content.end(element.number) {
            self.end_line();
            self.sink().paragraph(&mark);
        }
    }

    fn in_table(&mut self, does: impl FnOnce(&mut Open)) {
        self.end_line();
        if let Some(table) = self.tables.last_mut() {
            does(table);
        }
    }

    fn begin_table(&mut self) {
        self.end_line();
        self.nested += 1;
        if self.nested <= DEEPEST {
            self.tables.push(Open::default());
        }
    }

    fn end_table(&mut self) {
        self.end_line();
        self.nested = self.nested.saturating_sub(1);
        if self.nested >= DEEPEST {
            return;
        }
        if let Some(table) = self.tables.pop() {
            let (outside, table) = table.finish();
            self.sink().append(outside);
            self.sink().append(table);
        }
    }

    /// What a line or table goes into.
    fn sink(&mut self) -> &mut Flow {
        match self.tables.last_mut() {
            Some(table) => table.flow(),
            None => &mut self.flow,
        }
    }

    fn text(&mut self, text: &str) {
        let look = self.look();
        if look.hidden {
            return;
        }
        if look.struck {
            self.remarks.struck(text);
        } else if look.kept {
            self.line.push_kept(text);
        } else {
            self.line.push(text, look.script);
        }
    }

    /// Ends the line; a blank one is none.
    fn end_line(&mut self) {
        let line = self.line.take();
        let shown = line.trim();
        if shown.is_empty() {
            return;
        }
        // The caption that says again what the heading above it says.
        let in_caption = self.within_table(b"caption").is_some();
        if in_caption && self.before.ends_with(shown) {
            return;
        }
        let open = self.open.iter().map(|element| element.number);
        self.content.line(shown, open);
        shown.clone_into(&mut self.before);
        self.sink().paragraph(shown);
    }

    fn finish(mut self) -> Held {
        self.end_from(0);
        self.end_line();
        while let Some(table) = self.tables.pop() {
            let (outside, table) = table.finish();
            self.sink().append(outside);
            self.sink().append(table);
        }
        let mut blocks = self.flow.into_blocks();
        let beyond = self.content.cut(&mut blocks);
        let furniture = furniture::take(&mut blocks);
        let mut notes = self.remarks.notes(&blocks);
        for (place, quotes) in [("周围", furniture), ("后面", beyond)] {
            if let Some(quotes) = quotes.sentence() {
                let message = format!("网页上报告{place}的文字没有收入报告：{quotes}。");
                notes.push(Note::of_file(message));
            }
        }
        Held::seen(blocks, notes)
    }
}
