//! Last year's report, or this year's from another program, read from the file the clerk has.
//!
//! Three layers, each of which knows only the one before it:
//! a container gives text and tables (`container`); the text gives lines, and where a table is looked
//! for, rows and their labels (`text`); the recogniser finds title, headings, tables and prose among
//! them (`recognise`).
//!
//! What could not be read with certainty stays empty and is named in a note. No number is guessed.

mod container;
mod recognise;
mod text;

use container::{Block, Held};
use text::piece;

use crate::check::Finding;
use crate::report::Report;

/// How the names of files end that can hold a published report.
pub const EXTENSIONS: &[&str] = &[
    "docx", "html", "htm", "mht", "mhtml", "pdf", "xlsx", "txt", "text",
];

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
        self.report.filled_in_all()
    }
}

/// Why nothing was imported. Its text is a Chinese sentence for the user; whoever opened the file
/// says which one it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// No bytes, or nothing but blanks.
    #[error("这个文件是空的，没有可以导入的内容。请确认选对了文件。")]
    Empty,
    /// A file of a kind that is not read.
    #[error("这个文件是{kind}，不能直接读取。{advice}")]
    Unread {
        /// What it is.
        kind: &'static str,
        /// What to do about it, in whole sentences.
        advice: &'static str,
    },
    /// More than one report in one file.
    #[error(
        "这里有不止一份年度报告的表格，分不清该用哪一份的数。请把要用的那一份单独存成一个文件（Excel 只留那一张工作表），或者只复制那一份，再导入。"
    )]
    SeveralReports,
    /// A document that opens with a password only.
    #[error(
        "这个文件有打开密码，读不出内容。请用 Word、Excel 或 WPS 打开它，去掉密码后另存，再导入那个文件。"
    )]
    Protected,
    /// A document that breaks off or is not as its program writes it.
    #[error(
        "这个文件已经损坏，读不出内容（{0}）。请用 Word 或 WPS 打开它，另存一份，再导入那个文件。"
    )]
    Damaged(&'static str),
    /// Bytes that are text in none of the encodings in use.
    #[error(
        "认不出这个文件的文字编码。请用记事本或 Word 打开它，另存为编码 UTF-8 的纯文本（.txt），再导入那个文件。"
    )]
    Encoding,
    /// Far longer than any report.
    #[error("内容太长（超过 {0}），不像是一份年度报告。请确认选对了文件。")]
    TooLong(&'static str),
    /// A PDF file that asks for a password.
    #[error("这个 PDF 加了密码，打不开。请用 PDF 阅读器打开它，去掉密码另存一份，再导入那个文件。")]
    LockedPdf,
    /// A PDF file that is cut off or damaged.
    #[error(
        "这个 PDF 文件已经损坏，或者没有下载完整，读不出来。请重新取得这个文件，或者改用 Word 原文导入。"
    )]
    BrokenPdf,
    /// An Excel workbook that is cut off or damaged, or that asks for a password.
    #[error(
        "这个 Excel 文件已经损坏，或者没有下载完整，读不出来。请用 Excel 或 WPS 打开它，另存一份，再导入那个文件。"
    )]
    BrokenWorkbook,
    /// A PDF file of pictures without text.
    #[error(
        "这个 PDF 是扫描的图片，里面没有文字，读不出来。请改用 Word 原文或网页导入；只有扫描件时，请先用文字识别（OCR）软件转成 Word 文档，核对后再导入。"
    )]
    ScannedPdf,
    /// A PDF file whose fonts do not say which characters they draw.
    #[error(
        "这个 PDF 里的字体没有注明各是什么字，复制出来是乱码，读不出来。请改用 Word 原文或网页导入。"
    )]
    UnreadablePdf,
    /// Text, but neither headings nor tables of a report.
    #[error(
        "在这个文件里没有找到年度报告的标题和表格。请确认它是政府信息公开工作年度报告；如果表格在原文中是图片，只能手工填写。"
    )]
    NotAReport,
    /// Nothing on the clipboard, or nothing but blanks.
    #[error("剪贴板里没有文字。请先在 Word、网页或 PDF 里选中整份报告并复制，再粘贴。")]
    NothingPasted,
    /// Something was pasted, but neither headings nor tables of a report.
    #[error(
        "在粘贴的内容里没有找到年度报告的标题和表格。请选中整份报告（从标题到文末）复制，再粘贴；如果表格在原文中是图片，只能手工填写。"
    )]
    NoReportPasted,
}

/// Reads a report from a file's bytes: a Word document (.docx), a web page (.html, .mht), or text in
/// UTF-8, UTF-16 with a mark at its beginning, or GB18030. The kind is told by the content. Total: no input makes it panic, and its time grows with the length of the input only.
///
/// # Errors
/// The file is empty, of a kind that is not read, damaged, too long, or holds nothing of a report.
pub fn import(bytes: &[u8]) -> Result<Imported, ImportError> {
    recognised(container::read(bytes)?)
}

/// Reads a report from what was copied elsewhere: from the page if the clipboard holds one and it
/// gives as many cells as the text, else from the text. `html` may be as Windows hands it over, with
/// a list of offsets before the page.
///
/// # Errors
/// Nothing was copied, too much, or nothing of a report.
pub fn import_pasted(html: Option<&str>, text: &str) -> Result<Imported, ImportError> {
    let from_page = html.map(|page| container::read_pasted_page(page).and_then(recognised));
    let from_text = container::read_pasted_text(text).and_then(recognised);
    let error = match (from_page, from_text) {
        (Some(Ok(page)), Ok(text)) if text.recognised() > page.recognised() => return Ok(text),
        (Some(Ok(found)), _) | (_, Ok(found)) => return Ok(found),
        (Some(Err(error)), Err(ImportError::Empty)) | (_, Err(error)) => error,
    };
    Err(match error {
        ImportError::Empty => ImportError::NothingPasted,
        ImportError::NotAReport => ImportError::NoReportPasted,
        other => other,
    })
}

fn recognised(held: Held) -> Result<Imported, ImportError> {
    let blocks = held.blocks.into_iter().map(|block| match block {
        Block::Text(text) => Block::Text(piece::without_bookmarks(text)),
        Block::Grid(grid) => Block::Grid(grid),
    });
    let blocks: Vec<Block> = blocks.collect();
    let mut imported = recognise::recognise(piece::of_blocks(&blocks)?)?;
    imported.notes.extend(held.notes);
    // What waits for a number comes before remarks on wording.
    imported.notes.sort_by_key(|note| note.cells.is_empty());
    Ok(imported)
}
