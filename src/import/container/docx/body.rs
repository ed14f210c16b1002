//! The text of a document, step by step.

use super::holders::{Holder, Holders};
use super::numbering::Numbering;
use super::paragraph::{Paragraph, Run};
use super::styles::Styles;
use super::symbol;
use super::table::Merge;
use crate::import::container::flow::{self, Cells};
use crate::import::container::held::Held;
use crate::import::container::remarks::Remarks;
use crate::import::container::scripts::Script;
use crate::import::container::xml::{Element, Step, Steps};
use crate::import::error::ImportError;

/// What an open element means for what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    /// Nothing.
    Plain,
    /// What stands in it is left out.
    Skipped,
    /// Drawings: only their text boxes count.
    Drawing,
    /// Text in it is text of the run.
    Text,
    Run,
    RunProperties,
    Paragraph,
    ParagraphProperties,
    /// Properties of the paragraph's mark.
    MarkProperties,
    ListProperties,
    Table,
    Row,
    RowProperties,
    Cell,
    CellProperties,
    TextBox,
    /// One of several ways to say the same.
    Alternatives {
        chosen: bool,
    },
}

/// A document being read.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    tags: Vec<Tag>,
    holders: Holders,
    /// The paragraph that is being read, and those whose text box it stands in.
    paragraphs: Vec<Paragraph>,
    cells: Cells,
    remarks: Remarks,
    /// The last line that was not blank.
    before: String,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: Numbering) -> Body<'a> {
        Body {
            styles,
            numbering,
            tags: Vec::new(),
            holders: Holders::default(),
            paragraphs: Vec::new(),
            cells: Cells::default(),
            remarks: Remarks::default(),
            before: String::new(),
        }
    }

    pub(super) fn read(mut self, text: &str) -> Result<Held, ImportError> {
        let mut steps = Steps::of_text(text);
        while let Some(step) = steps.next()? {
            match step {
                Step::Open(element) => {
                    let tag = self.open(&element);
                    self.tags.push(tag);
                }
                Step::Close => {
                    if let Some(tag) = self.tags.pop() {
                        self.close(tag)?;
                    }
                }
                Step::Text(text) => {
                    if self.tags.last() == Some(&Tag::Text) {
                        self.text(&text);
                    }
                }
            }
        }
        let blocks = self.holders.end_page().into_blocks();
        let notes = self.remarks.notes(&blocks);
        Ok(Held::seen(blocks, notes))
    }

    /// Takes note of an element and says what stands in it.
    fn open(&mut self, element: &Element<'_>) -> Tag {
        let parent = self.tags.last().copied().unwrap_or(Tag::Plain);
        let name = element.name();
        match parent {
            Tag::Skipped => return Tag::Skipped,
            Tag::Drawing => {
                if matches!(name, "blip" | "imagedata") {
                    self.remarks.pictures += 1;
                }
                return match name {
                    "txbxContent" => self.begin_box(),
                    "AlternateContent" => Tag::Alternatives { chosen: false },
                    _ => Tag::Drawing,
                };
            }
            Tag::Alternatives { chosen } => {
                if chosen || !matches!(name, "Choice" | "Fallback") {
                    return Tag::Skipped;
                }
                if let Some(Tag::Alternatives { chosen }) = self.tags.last_mut() {
                    *chosen = true;
                }
                return self.around_alternatives();
            }
            _ => {}
        }
        match name {
            "AlternateContent" => Tag::Alternatives { chosen: false },
            "drawing" | "pict" | "object" => Tag::Drawing,
            "p" => self.begin_paragraph(),
            "pPr" if parent == Tag::Paragraph => Tag::ParagraphProperties,
            "rPr" if parent == Tag::ParagraphProperties => Tag::MarkProperties,
            "numPr" if parent == Tag::ParagraphProperties => Tag::ListProperties,
            "r" if !self.paragraphs.is_empty() => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.run = Run::default();
                }
                Tag::Run
            }
            "rPr" if parent == Tag::Run => Tag::RunProperties,
            "t" if parent == Tag::Run => Tag::Text,
            "tbl" if self.holders.begin_table() => Tag::Table,
            "tr" if self.holders.begin_row() => Tag::Row,
            "trPr" if parent == Tag::Row => Tag::RowProperties,
            "tc" if self.holders.begin_cell() => Tag::Cell,
            "tcPr" if parent == Tag::Cell => Tag::CellProperties,
            "txbxContent" => self.begin_box(),
            "sdtPr" | "sdtEndPr" | "sectPr" | "pPrChange" | "rPrChange" | "tblPrChange"
            | "trPrChange" | "tcPrChange" | "tblPrExChange" | "sectPrChange"
            | "numberingChange" | "tblGridChange" | "tblPr" | "tblGrid" | "instrText"
            | "delText" | "delInstrText" | "rt" | "rubyPr" | "ctrlPr" => Tag::Skipped,
            _ => self.property(element, parent),
        }
    }

    /// What an alternative stands for: the element that the alternatives stand in.
    fn around_alternatives(&self) -> Tag {
        let mut outer = self.tags.iter().rev();
        match outer.find(|tag| !matches!(tag, Tag::Alternatives { .. })) {
            Some(Tag::Run) => Tag::Run,
            Some(Tag::Drawing) => Tag::Drawing,
            _ => Tag::Plain,
        }
    }

    /// An element that says something of the one it stands in, or in a run.
    fn property(&mut self, element: &Element<'_>, parent: Tag) -> Tag {
        let name = element.name();
        let is_removal = matches!(name, "del" | "moveFrom");
        if is_removal || matches!(name, "ins" | "moveTo" | "cellDel" | "cellIns") {
            self.remarks.revised = true;
        }
        match parent {
            Tag::ParagraphProperties
            | Tag::ListProperties
            | Tag::MarkProperties
            | Tag::RunProperties => {
                self.of_paragraph(element, parent, is_removal);
                return Tag::Plain;
            }
            Tag::RowProperties | Tag::CellProperties => {
                self.of_table(element, parent, is_removal);
                return Tag::Plain;
            }
            Tag::Run => {
                self.character(element);
                return Tag::Plain;
            }
            _ if is_removal => return Tag::Skipped,
            _ => {}
        }
        // A fraction's parts on one line must not join to one number.
        match name {
            "den" => self.text("/"),
            "sup" => self.text("^"),
            "sub" => self.text("_"),
            _ => {}
        }
        Tag::Plain
    }

    fn of_paragraph(&mut self, element: &Element<'_>, parent: Tag, is_removal: bool) {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        let run = &mut paragraph.run;
        match (parent, element.name()) {
            (Tag::ParagraphProperties, "pStyle") => paragraph.style = element.val(),
            (Tag::ListProperties, "numId") => paragraph.asked.list = element.number(),
            (Tag::ListProperties, "ilvl") => paragraph.asked.level = element.number(),
            (Tag::MarkProperties, "specVanish") => paragraph.joined |= element.is_on(),
            (Tag::MarkProperties, _) if is_removal => paragraph.joined = true,
            (Tag::RunProperties, "vanish") => run.hidden = Some(element.is_on()),
            (Tag::RunProperties, "strike" | "dstrike") => run.struck |= element.is_on(),
            (Tag::RunProperties, "rStyle") => run.style = element.val(),
            (Tag::RunProperties, "vertAlign") => {
                run.script = match element.val().as_deref() {
                    Some("superscript") => Script::Raised,
                    Some("subscript") => Script::Lowered,
                    _ => Script::Plain,
                };
            }
            _ => {}
        }
    }

    fn of_table(&mut self, element: &Element<'_>, parent: Tag, is_removal: bool) {
        let count = || element.number().unwrap_or(0) as usize;
        let merge = || match element.val().as_deref() {
            Some("restart") => Merge::Begins,
            _ => Merge::GoesOn,
        };
        match (parent, self.holders.last()) {
            (Tag::RowProperties, Some(Holder::Table(table))) => match element.name() {
                "gridBefore" => table.before = count(),
                _ => table.deleted |= is_removal,
            },
            (Tag::CellProperties, Some(Holder::Cell { cell, .. })) => match element.name() {
                "gridSpan" => cell.span = count(),
                "vMerge" => cell.down = merge(),
                "hMerge" => cell.across = merge(),
                "cellDel" => cell.deleted = true,
                _ => {}
            },
            _ => {}
        }
    }

    /// What stands in a run beside text.
    fn character(&mut self, element: &Element<'_>) {
        match element.name() {
            "tab" | "ptab" => self.mark('\t'),
            "br" | "cr" => self.mark('\n'),
            "noBreakHyphen" => self.text("-"),
            "sym" => self.symbol(element),
            _ => {}
        }
    }

    /// A character of a font of symbols.
    fn symbol(&mut self, element: &Element<'_>) {
        let character = symbol::read(element);
        if character.is_none() {
            self.remarks.lost += 1;
        }
        let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
        self.text(character.encode_utf8(&mut [0; 4]));
    }

    fn is_struck(&self) -> bool {
        self.paragraphs
            .last()
            .is_some_and(|paragraph| paragraph.run.struck)
    }

    fn is_hidden(&self) -> bool {
        let Some(paragraph) = self.paragraphs.last() else {
            return false;
        };
        let run = &paragraph.run;
        let by_style = || {
            let own = run.style.as_deref();
            let own = own.and_then(|style| self.styles.hides(Some(style)));
            own.or_else(|| self.styles.hides(paragraph.style.as_deref()))
        };
        run.hidden.or_else(by_style).unwrap_or(false)
    }

    fn text(&mut self, text: &str) {
        if self.is_hidden() {
            return;
        }
        if self.is_struck() {
            self.remarks.struck(text);
        } else if let Some(paragraph) = self.paragraphs.last_mut() {
            self.remarks.end_struck();
            paragraph.push(text);
        }
    }

    fn mark(&mut self, mark: char) {
        let is_shown = !self.is_hidden() && !self.is_struck();
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| is_shown) {
            paragraph.push_mark(mark);
        }
    }

    fn begin_paragraph(&mut self) -> Tag {
        match self.holders.carried() {
            Some(carried) => {
                let carried = std::mem::take(carried);
                self.paragraphs.push(Paragraph::after(carried));
                Tag::Paragraph
            }
            None => Tag::Plain,
        }
    }

    fn begin_box(&mut self) -> Tag {
        if !self.paragraphs.is_empty() && self.holders.begin_page() {
            Tag::TextBox
        } else {
            Tag::Plain
        }
    }

    fn close(&mut self, tag: Tag) -> Result<(), ImportError> {
        match tag {
            Tag::Paragraph => self.end_paragraph(),
            Tag::TextBox => {
                let flow = self.holders.end_page();
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.boxes.push(flow);
                }
            }
            Tag::Cell => self.holders.end_cell(&mut self.cells)?,
            Tag::Row => self.holders.end_row(&mut self.remarks),
            Tag::Table => self.holders.end_table(),
            _ => {}
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        self.remarks.end_struck();
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        if paragraph.joined {
            let (text, boxes) = paragraph.carry();
            if let Some(carried) = self.holders.carried() {
                *carried = text;
            }
            self.holders.append(boxes);
            return;
        }
        let number = self
            .numbering
            .next(self.styles, paragraph.style.as_deref(), paragraph.asked);
        let (text, boxes) = paragraph.finish(&number, self.holders.is_in_cell());
        // The heading once more as the caption of its table.
        let is_again = flow::is_heading(&text) && text.trim() == self.before;
        if !text.trim().is_empty() {
            text.trim().clone_into(&mut self.before);
        }
        let text = if is_again { String::new() } else { text };
        if let Some(flow) = self.holders.flow() {
            flow.paragraph(&text);
        }
        self.holders.append(boxes);
    }
}
