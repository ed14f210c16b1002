//! What is made of a collection: the sum as a draft, a workbook, letters.

use std::path::{Path, PathBuf};

use crate::collect::book;
use crate::collect::ledger::Ledger;
use crate::collect::returns::{self, ReturnsError};
use crate::collect::wording::{Wording, Words};
use crate::draft::{self, Disk};
use crate::export::docx::DocxError;
use crate::export::xlsx::XlsxError;
use crate::files::FileError;
use crate::workspace::with_extension;

/// What is to be made, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Make {
    /// The sum, as a draft.
    Sum(PathBuf),
    /// All units and the tables of those that count, as a workbook.
    Book(PathBuf),
    /// 退回: a letter to each unit with something to mend in these words, into a new folder in this one.
    Letters(PathBuf, Words),
    /// 催报: the list of those who have not reported in these words, as a Word document.
    Reminder(PathBuf, Wording),
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Made {
    /// The file or folder.
    pub path: PathBuf,
    /// The units to which there is a letter.
    pub returned: Vec<String>,
    /// Those whose report is missing are asked for it.
    pub asks_missing: bool,
}

/// Why it was not made. Its text is a Chinese sentence.
#[derive(Debug, thiserror::Error)]
pub enum MakeError {
    /// It could not be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// A file of the name that was typed, with its ending, exists.
    #[error("“{0}”已经存在，没有写入。请换一个文件名。")]
    Exists(PathBuf),
    /// No unit counts.
    #[error("没有一份报告可以计入，没有汇总数。")]
    NoSum,
    /// Nobody has anything to mend, and nobody is missing.
    #[error("没有要退回修改的单位，也没有没交的单位。")]
    NoLetters,
    /// Everybody has reported.
    #[error("没有没交的单位，不用催报。没有单位名单时，看不出谁没有交：请先选择单位名单。")]
    NobodyMissing,
    /// Letters could not be written.
    #[error(transparent)]
    Returns(#[from] ReturnsError),
    /// The workbook could not be made.
    #[error(transparent)]
    Book(#[from] XlsxError),
    /// A Word document could not be made.
    #[error(transparent)]
    Docx(#[from] DocxError),
}

impl Make {
    /// Makes it.
    ///
    /// # Errors
    /// See [`MakeError`].
    pub fn run(self, disk: &dyn Disk, ledger: &Ledger) -> Result<Made, MakeError> {
        let collection = &ledger.collection;
        match self {
            Make::Sum(path) => {
                let sum = collection.sum().ok_or(MakeError::NoSum)?;
                let text = draft::write(&sum.report);
                write(disk, &path, draft::EXTENSION, text.as_bytes())
            }
            Make::Book(path) => write(disk, &path, "xlsx", &book::write(collection)?),
            Make::Letters(folder, words) => {
                let letters = returns::letters(collection, &words.returns);
                let asks_missing = !collection.missing().is_empty();
                if letters.is_empty() && !asks_missing {
                    return Err(MakeError::NoLetters);
                }
                let path = new_folder(disk, &folder);
                let how = (&words, ledger.deadline);
                returns::write(disk, &path, collection, how, false)?;
                Ok(Made {
                    path,
                    returned: letters.into_iter().map(|letter| letter.unit).collect(),
                    asks_missing,
                })
            }
            Make::Reminder(path, wording) => {
                let letter = returns::reminder(collection, &wording, ledger.deadline)
                    .ok_or(MakeError::NobodyMissing)?;
                let made = write(disk, &path, "docx", &letter.docx()?)?;
                Ok(Made {
                    asks_missing: true,
                    ..made
                })
            }
        }
    }
}

/// Writes a file; one whose ending nobody typed only where nothing is.
fn write(disk: &dyn Disk, path: &Path, ending: &str, bytes: &[u8]) -> Result<Made, MakeError> {
    let named = with_extension(path, ending);
    if named != path && disk.exists(&named) {
        return Err(MakeError::Exists(named));
    }
    disk.write(&named, bytes)?;
    Ok(Made {
        path: named,
        ..Made::default()
    })
}

/// A folder for letters that is not there yet.
fn new_folder(disk: &dyn Disk, parent: &Path) -> PathBuf {
    const NAME: &str = "退回意见";
    let names = std::iter::once(NAME.to_owned()).chain((2u32..).map(|at| format!("{NAME}-{at}")));
    let mut paths = names.map(|name| parent.join(name));
    // There is always another number.
    paths
        .find(|path| !disk.exists(path))
        .unwrap_or_else(|| parent.join(NAME))
}
