//! Files of pages, PDF and OFD, read by a process of its own: this program, started once more with
//! [`READ_PDF`]. It is given the file's length and bytes, and answers with
//! what stood in the file; recognising a report in that is left to who asked, who knows all forms.

use std::io::{self, BufWriter, Read, Write};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use super::grid::Block;
use super::held::Held;
use super::pages::LARGEST;
use super::refusal::{Paper, Refusal};
use super::{ofd, pdf};
use crate::import::ImportError;
use crate::process::{self, Bounds, Failure};

/// What a process that reads may take. The longest answer is that of the most characters that are
/// read, each in a cell of its own.
const BOUNDS: Bounds = Bounds {
    memory: 512 * 1024 * 1024,
    time: Duration::from_secs(20),
    answer: 64 * 1024 * 1024,
};

/// Tables with more rows or columns than this are none that a page has room for.
const MOST_EDGES: usize = 1_000_000;

/// Who reads PDF and OFD files.
#[derive(Clone, Copy)]
pub enum PdfReader<'a> {
    /// This process: for files that are known, as tests make them.
    Here,
    /// A process of its own, which is ended when it takes too much, or when it is not wanted any more.
    Apart {
        /// This program: [`serve_pdf`](crate::import::serve_pdf) is what it does when it is called
        /// with [`READ_PDF`].
        program: &'a Path,
        /// Whether the file is not wanted any more; asked again and again.
        is_cancelled: &'a dyn Fn() -> bool,
    },
}

/// The subcommand of this program that reads a PDF or OFD file for another process.
pub const READ_PDF: &str = "read-pdf";

/// Reads a file.
///
/// # Errors
/// The file asks for a password, is broken, far too large, or has no text in it; or a process of its
/// own could not be had, or not be waited for.
pub(super) fn read(bytes: &[u8], paper: Paper, reader: PdfReader<'_>) -> Result<Held, ImportError> {
    match reader {
        PdfReader::Here => read_here(bytes).map_err(|refusal| refusal.told(paper)),
        PdfReader::Apart {
            program,
            is_cancelled,
        } => read_apart(bytes, paper, program, is_cancelled),
    }
}

/// Reads a file in this process.
fn read_here(bytes: &[u8]) -> Result<Held, Refusal> {
    if pdf::is_pdf(bytes) {
        pdf::read(bytes)
    } else {
        ofd::read(bytes)
    }
}

/// Has a process of its own read a file.
fn read_apart(
    bytes: &[u8],
    paper: Paper,
    program: &Path,
    is_cancelled: &dyn Fn() -> bool,
) -> Result<Held, ImportError> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge.told(paper));
    }
    let broken_off = match paper {
        Paper::Pdf => ImportError::BrokenOffPdf,
        Paper::Ofd => ImportError::UnreadOfd("读到一半出了错，已经停止读取，没有改动任何内容"),
    };
    let length = (bytes.len() as u64).to_le_bytes();
    let mut command = Command::new(program);
    command.arg(READ_PDF);
    let answer = process::run(&mut command, &[&length, bytes], BOUNDS, is_cancelled);
    let answer = answer.map_err(|failure| match failure {
        Failure::NotStarted(_) => ImportError::NoPdfReader,
        Failure::TooLong => match paper {
            Paper::Pdf => ImportError::SlowPdf,
            Paper::Ofd => {
                ImportError::UnreadOfd("读了 20 秒还没有读完，已经停止，没有改动任何内容")
            }
        },
        Failure::TooMuch => broken_off.clone(),
        Failure::Cancelled => ImportError::Cancelled,
    })?;
    // A process that broke off left half an answer or none.
    let held: Result<Held, Refusal> =
        serde_json::from_slice(&answer).map_err(|_| broken_off.clone())?;
    let held = held.map_err(|refusal| refusal.told(paper))?;
    if is_sound(&held) {
        Ok(held)
    } else {
        Err(broken_off)
    }
}

/// Whether the cells of all tables have places that can be reckoned with.
fn is_sound(held: &Held) -> bool {
    let is_within = |begin: usize, span: usize| {
        let end = begin.checked_add(span);
        span > 0 && end.is_some_and(|end| end <= MOST_EDGES)
    };
    held.blocks.iter().all(|block| match block {
        Block::Text(_) => true,
        Block::Grid(grid) => grid.cells.iter().all(|cell| {
            is_within(cell.row, cell.row_span) && is_within(cell.column, cell.column_span)
        }),
    })
}

/// Reads a PDF or OFD file from the standard input for the process that asks, and answers on the standard
/// output. Ends this process when that one is gone.
///
/// # Errors
/// The file did not come whole, or nobody hears the answer.
pub fn serve() -> io::Result<()> {
    let mut length = [0; 8];
    io::stdin().read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    if length > LARGEST as u64 {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::new();
    io::stdin().take(length).read_to_end(&mut bytes)?;
    if (bytes.len() as u64) < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    thread::Builder::new()
        .name("watch".to_owned())
        .spawn(end_with_the_asker)?;
    let held = read_here(&bytes);
    let mut output = BufWriter::new(io::stdout());
    serde_json::to_writer(&mut output, &held)?;
    output.flush()
}

/// Nothing more comes: the standard input ends with the process that asked.
fn end_with_the_asker() {
    let _ = io::stdin().read(&mut [0]);
    std::process::exit(2);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::container::grid::{Grid, GridCell};

    #[test]
    fn an_answer_with_cells_that_no_table_has_is_none() {
        let held = |row, row_span| {
            let cell = GridCell {
                row,
                column: 0,
                row_span,
                column_span: 1,
                text: String::new(),
                name: None,
            };
            Held::seen(vec![Block::Grid(Grid { cells: vec![cell] })], Vec::new())
        };
        assert!(is_sound(&held(3, 2)));
        for (row, span) in [
            (0, 0),
            (usize::MAX, 1),
            (1, usize::MAX),
            (0, MOST_EDGES + 1),
        ] {
            assert!(!is_sound(&held(row, span)), "{row} {span}");
        }
    }

    #[test]
    fn what_was_held_is_the_same_in_the_other_process() {
        let cells = vec![GridCell {
            row: 1,
            column: 2,
            row_span: 3,
            column_span: 4,
            text: "“甲”\n\u{fffd}".to_owned(),
            name: None,
        }];
        let blocks = vec![
            Block::Text("一、\t总体情况\n".to_owned()),
            Block::Grid(Grid { cells }),
        ];
        let notes = vec![crate::import::container::held::Note::of_file("注意")];
        let held: Result<Held, Refusal> = Ok(Held {
            blocks,
            notes,
            carried: Some("{}".to_owned()),
        });
        let there = serde_json::to_vec(&held).unwrap();
        let back: Result<Held, Refusal> = serde_json::from_slice(&there).unwrap();
        assert_eq!(format!("{back:?}"), format!("{held:?}"));
    }
}
