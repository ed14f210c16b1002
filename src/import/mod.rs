//! Last year's report, or this year's from another program, read from the file the clerk has.
//!
//! Three layers, each of which knows only the one before it:
//! a container gives text and tables (`container`); the text gives lines, and where a table is looked
//! for, rows (`piece`, `layout`); the recogniser finds title, headings and labels among them
//! (`recognise`).
//!
//! What could not be read with certainty stays empty and is named in a note. No number is guessed.

mod choice;
mod container;
mod fold;
mod judge;
mod labels;
mod layout;
mod notes;
mod outline;
mod piece;
mod quotes;
mod reading;
mod recognise;
mod spaced;
mod tables;
mod title;
mod words;

use container::{Block, Held};

use crate::check::Finding;
use crate::report::Report;

/// What an import brought.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The report, as far as it could be read.
    pub report: Report,
    /// What was unsure, missing or left over.
    pub notes: Vec<Finding>,
}

impl Imported {
    /// How many of the form's number cells were read, and how many there are. A cell that is empty
    /// in the original counts as not read.
    #[must_use]
    pub fn recognised(&self) -> (usize, usize) {
        let cells = self.report.form().cells();
        let all = cells.len();
        let read = cells.filter(|(cell, _)| !self.report.value(*cell).is_empty());
        (read.count(), all)
    }
}

/// Why nothing was imported. Its text is a Chinese sentence for the user; whoever opened the file
/// says which one it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// No bytes, or nothing but blanks.
    #[error("这个文件是空的，没有可以导入的内容。请确认选对了文件。")]
    Empty,
    /// A file of another kind.
    #[error(
        "这个文件看起来是{kind}，本版还不能直接读取。请用{program}打开它，另存为纯文本（.txt），再导入那个文件。"
    )]
    NotText {
        /// What it looks like.
        kind: &'static str,
        /// What opens it.
        program: &'static str,
    },
    /// Bytes that are text in none of the encodings in use.
    #[error(
        "认不出这个文件的文字编码。请用记事本或 Word 打开它，另存为编码 UTF-8 的纯文本（.txt），再导入那个文件。"
    )]
    Encoding,
    /// Far longer than any report.
    #[error("这个文件太长（超过 {0}），不像是一份年度报告。请确认选对了文件。")]
    TooLong(&'static str),
    /// Text, but neither headings nor tables of a report.
    #[error(
        "在这个文件里没有找到年度报告的标题和表格。请确认它是政府信息公开工作年度报告；如果表格在原文中是图片，只能手工填写。"
    )]
    NotAReport,
}

/// Reads a report from a file's bytes: text in UTF-8, UTF-16 with a mark at its beginning, or
/// GB18030. Total: no input makes it panic, and its time grows with the length of the input only.
///
/// # Errors
/// The file is empty, no text, too long, or holds nothing of a report.
pub fn import(bytes: &[u8]) -> Result<Imported, ImportError> {
    recognised(container::read(bytes)?)
}

fn recognised(held: Held) -> Result<Imported, ImportError> {
    let blocks = held.blocks.into_iter().map(|block| match block {
        Block::Text(text) => Block::Text(piece::without_bookmarks(text)),
        Block::Grid(grid) => Block::Grid(grid),
    });
    let blocks: Vec<Block> = blocks.collect();
    let mut imported = recognise::recognise(piece::of_blocks(&blocks)?)?;
    imported.notes.extend(held.notes);
    Ok(imported)
}
