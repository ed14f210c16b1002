//! The text of a document, step by step.

use super::numbering::Numbering;
use super::paragraph::{Paragraph, Run};
use super::styles::Styles;
use super::table::{Cell, Merge, Table};
use super::xml::{Element, Step, Steps};
use crate::import::ImportError;
use crate::import::container::Held;
use crate::import::container::flow::{self, Cells, Flow};
use crate::import::container::remarks::Remarks;
use crate::import::container::scripts::Script;

/// Tables and text boxes nested deeper than this are read as if they were not nested.
const DEEPEST: usize = 40;

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

/// What paragraphs are put into.
enum Holder {
    /// The document, or a text box.
    Page {
        flow: Flow,
        carried: String,
    },
    Table(Table),
    Cell {
        cell: Cell,
        carried: String,
    },
}

/// A document being read.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    tags: Vec<Tag>,
    holders: Vec<Holder>,
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
            holders: vec![Holder::Page {
                flow: Flow::default(),
                carried: String::new(),
            }],
            paragraphs: Vec::new(),
            cells: Cells::default(),
            remarks: Remarks::default(),
            before: String::new(),
        }
    }

    pub(super) fn read(mut self, text: &str) -> Result<Held, ImportError> {
        let mut steps = Steps::of(text);
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
        let mut flow = Flow::default();
        if let Some(Holder::Page {
            flow: whole,
            carried,
        }) = self.holders.pop()
        {
            flow = whole;
            flow.paragraph(&carried);
        }
        let blocks = flow.into_blocks();
        Ok(Held {
            notes: self.remarks.notes(&blocks),
            blocks,
        })
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
            "tbl" => self.begin_table(),
            "tr" => self.begin_row(),
            "trPr" if parent == Tag::Row => Tag::RowProperties,
            "tc" => self.begin_cell(),
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
        match (parent, self.holders.last_mut()) {
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
        let code = element.attribute("char");
        let code = code.and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
        let font = element.attribute("font").unwrap_or_default();
        let low = code
            .filter(|code| (0xf000..=0xf0ff).contains(code))
            .map(|code| code & 0xff);
        let character = match (low, font.starts_with("Wingdings")) {
            (None, _) => code.and_then(char::from_u32),
            (Some(0xa8 | 0x6f | 0x71 | 0xa3), true) => Some('□'),
            (Some(0xfe | 0x52), true) => Some('☑'),
            (Some(code @ 0x81..=0x8a), true) if font == "Wingdings" => {
                char::from_u32(u32::from('①') + code - 0x81)
            }
            (Some(_), true) => None,
            (Some(code), false) if font == "Symbol" => {
                char::from_u32(code).filter(|c| c.is_ascii_digit() || c.is_ascii_punctuation())
            }
            (Some(code), false) => char::from_u32(code).filter(char::is_ascii_graphic),
        };
        if character.is_none() {
            self.remarks.lost += 1;
        }
        self.text(
            character
                .unwrap_or(char::REPLACEMENT_CHARACTER)
                .encode_utf8(&mut [0; 4]),
        );
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
        let carried = match self.holders.last_mut() {
            Some(Holder::Page { carried, .. } | Holder::Cell { carried, .. }) => {
                std::mem::take(carried)
            }
            _ => return Tag::Plain,
        };
        self.paragraphs.push(Paragraph::after(carried));
        Tag::Paragraph
    }

    fn begin_box(&mut self) -> Tag {
        if self.paragraphs.is_empty() || self.holders.len() >= DEEPEST {
            return Tag::Plain;
        }
        self.holders.push(Holder::Page {
            flow: Flow::default(),
            carried: String::new(),
        });
        Tag::TextBox
    }

    fn begin_table(&mut self) -> Tag {
        let is_held = matches!(
            self.holders.last(),
            Some(Holder::Page { .. } | Holder::Cell { .. })
        );
        if !is_held || self.holders.len() >= DEEPEST {
            return Tag::Plain;
        }
        self.holders.push(Holder::Table(Table::default()));
        Tag::Table
    }

    fn begin_row(&mut self) -> Tag {
        match self.holders.last_mut() {
            Some(Holder::Table(table)) => {
                table.begin_row();
                Tag::Row
            }
            _ => Tag::Plain,
        }
    }

    fn begin_cell(&mut self) -> Tag {
        if !matches!(self.holders.last(), Some(Holder::Table(_))) {
            return Tag::Plain;
        }
        self.holders.push(Holder::Cell {
            cell: Cell::default(),
            carried: String::new(),
        });
        Tag::Cell
    }

    fn close(&mut self, tag: Tag) -> Result<(), ImportError> {
        match tag {
            Tag::Paragraph => self.end_paragraph(),
            Tag::TextBox => {
                if let Some(Holder::Page { mut flow, carried }) = self.holders.pop() {
                    flow.paragraph(&carried);
                    if let Some(paragraph) = self.paragraphs.last_mut() {
                        paragraph.boxes.push(flow);
                    }
                }
            }
            Tag::Cell => {
                if let Some(Holder::Cell { mut cell, carried }) = self.holders.pop() {
                    cell.flow.paragraph(&carried);
                    if let Some(Holder::Table(table)) = self.holders.last_mut() {
                        table.cell(cell, &mut self.cells)?;
                    }
                }
            }
            Tag::Row => {
                if let Some(Holder::Table(table)) = self.holders.last_mut() {
                    table.end_row(&mut self.remarks);
                }
            }
            Tag::Table => {
                if let Some(Holder::Table(table)) = self.holders.pop() {
                    let table = table.finish();
                    if let Some(flow) = self.flow() {
                        flow.append(table);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What the next paragraph or table is put into.
    fn flow(&mut self) -> Option<&mut Flow> {
        match self.holders.last_mut()? {
            Holder::Page { flow, .. } => Some(flow),
            Holder::Cell { cell, .. } => Some(&mut cell.flow),
            Holder::Table(_) => None,
        }
    }

    fn end_paragraph(&mut self) {
        self.remarks.end_struck();
        let Some(mut paragraph) = self.paragraphs.pop() else {
            return;
        };
        let in_cell = matches!(self.holders.last(), Some(Holder::Cell { .. }));
        if paragraph.joined {
            if let Some(Holder::Page { carried, .. } | Holder::Cell { carried, .. }) =
                self.holders.last_mut()
            {
                paragraph.text().clone_into(carried);
            }
            let boxes = std::mem::take(&mut paragraph.boxes);
            if let Some(flow) = self.flow() {
                for inner in boxes {
                    flow.append(inner);
                }
            }
            return;
        }
        let number = self
            .numbering
            .next(self.styles, paragraph.style.as_deref(), paragraph.asked);
        let (text, boxes) = paragraph.finish(&number, in_cell);
        // The heading once more as the caption of its table.
        let is_again = flow::is_heading(&text) && text.trim() == self.before;
        if !text.trim().is_empty() {
            text.trim().clone_into(&mut self.before);
        }
        let text = if is_again { String::new() } else { text };
        if let Some(flow) = self.flow() {
            flow.paragraph(&text);
            for inner in boxes {
                flow.append(inner);
            }
        }
    }
}
