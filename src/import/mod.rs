//! Last year's report, or this year's from another program, read from the file the clerk has.
//!
//! Three layers, each of which knows only the one before it:
//! a container gives text and tables (`container`); the text gives lines, and where a table is looked
//! for, rows and their labels (`text`); the recogniser finds title, headings, tables and prose among
//! them (`recognise`).
//!
//! What could not be read with certainty stays empty and is named in a note. No number is guessed.

mod container;
mod enclosed;
mod error;
mod imported;
mod listed;
mod metadata;
mod named;
mod recognise;
mod table;
mod text;

pub use container::{PdfReader, READ_PDF, serve as serve_pdf};
pub use error::ImportError;
pub use imported::Imported;
pub use listed::rows;
pub use table::{Labelled, import_table};

use crate::check::Finding;
use crate::report::{Change, Edit};
use container::{Block, Held};
use text::{markdown, piece};

/// How the names of files end that can hold a published report.
pub const EXTENSIONS: &[&str] = &[
    "docx", "html", "htm", "mht", "mhtml", "pdf", "ofd", "xlsx", "txt", "text",
];

/// Reads a report from a file's bytes: a Word document (.docx), a web page (.html, .mht), pages (.pdf, .ofd), a workbook (.xlsx), or text in
/// UTF-8, UTF-16 with a mark at its beginning, or GB18030. The kind is told by the content. Total: no
/// input makes it panic, and its time grows with the length of the input only.
///
/// # Errors
/// The file is empty, of a kind that is not read, damaged, too long, or holds nothing of a report.
pub fn import(bytes: &[u8]) -> Result<Imported, ImportError> {
    import_by(PdfReader::Here, bytes)
}

/// The same, with PDF and OFD files read by whom the caller trusts with them: a file that nobody knows is
/// best read [apart](PdfReader::Apart).
///
/// # Errors
/// As [`import`]; or the process that was to read the file took too much, or broke off.
pub fn import_by(reader: PdfReader<'_>, bytes: &[u8]) -> Result<Imported, ImportError> {
    let (held, is_plain) = container::read(bytes, reader)?;
    recognised(held, is_plain)
}

/// Reads a report from what was copied elsewhere: from the page if the clipboard holds one and it
/// gives as many cells as the text, else from the text. `html` may be as Windows hands it over, with
/// a list of offsets before the page.
///
/// # Errors
/// Nothing was copied, too much, or nothing of a report.
pub fn import_pasted(html: Option<&str>, text: &str) -> Result<Imported, ImportError> {
    let from_page =
        html.map(|page| container::read_pasted_page(page).and_then(|held| recognised(held, false)));
    let from_text = container::read_pasted_text(text).and_then(|held| recognised(held, true));
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

/// As many characters are gone through, whatever they came in: thirty times a long report.
pub const MOST_CHARACTERS: usize = 1_000_000;

/// `is_plain` says that it is plain text, whose lines may be cut at the edge of a page.
fn recognised(held: Held, is_plain: bool) -> Result<Imported, ImportError> {
    if held.characters() > MOST_CHARACTERS {
        return Err(ImportError::TooLong("100 万字"));
    }
    let blocks = held.blocks.into_iter().map(|block| match block {
        Block::Text(text) => {
            let text = piece::without_bookmarks(text);
            Block::Text(if is_plain {
                markdown::without_marks(text)
            } else {
                text
            })
        }
        Block::Grid(grid) => Block::Grid(grid),
    });
    let mut blocks: Vec<Block> = blocks.collect();
    let taken = if is_plain {
        metadata::take(&mut blocks)
    } else {
        Vec::new()
    };
    if is_sign_off(&blocks) {
        return Err(ImportError::NotAReport);
    }
    let mut imported = recognise::recognise(piece::of_blocks(&blocks)?, is_plain)?;
    named::settle(&mut imported, &blocks);
    if let Some(text) = &held.carried {
        imported = enclosed::settle(imported, text);
    }
    let metadata = taken.into_iter();
    let metadata = metadata.map(|(item, text)| Change::Metadata(item, text));
    let metadata = Edit::new("导入", metadata.collect());
    imported.report.apply(&metadata);
    let notes = held.notes.into_iter().map(Finding::from);
    imported.notes.extend(notes);
    // What waits for a number comes before remarks on wording.
    imported.notes.sort_by_key(|note| note.cells().is_empty());
    Ok(imported)
}

/// Whether a file begins as the sign-off pages do, which name a report and say numbers of it, but are none.
fn is_sign_off(blocks: &[Block]) -> bool {
    /// A title is no longer than this, in characters.
    const LONGEST: usize = 200;
    let Some(Block::Text(text)) = blocks.first() else {
        return false;
    };
    let beginning = text.chars().filter(|ch| !ch.is_whitespace());
    let beginning: String = beginning.take(LONGEST).collect();
    beginning.contains("年度报告审签表")
}
