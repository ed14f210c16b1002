//! Work on the disk, as values: the window carries it out on a thread, a test on a disk of its own.

use std::path::{Path, PathBuf};

use super::Disk;
use super::opening::{OpenError, Opened, open};
use super::prompt::Said;
use crate::draft;
use crate::files::FileError;
use crate::import::{ImportError, Imported, PdfReader, import_pasted};
use crate::report::Report;

/// Work on the disk.
#[derive(Debug)]
pub enum Job {
    /// Reads a draft or a published report.
    Open(PathBuf),
    /// Reads what was copied elsewhere, a web page before its text.
    Paste(Option<String>, String),
    /// Saves a draft.
    Save {
        /// The file.
        path: PathBuf,
        /// What is saved.
        report: Box<Report>,
        /// Nobody agreed that a file of this name is replaced.
        must_be_new: bool,
    },
    /// Keeps unsaved work aside.
    Keep {
        /// Where.
        copy: PathBuf,
        /// What is kept.
        report: Box<Report>,
        /// Copies that are worth nothing once this one lies there.
        replaces: Vec<PathBuf>,
    },
    /// Removes copies of what is saved or given up.
    Forget(Vec<PathBuf>),
}

/// What came of a job.
#[derive(Debug)]
pub enum Outcome {
    /// A file was opened, or not.
    Opened(PathBuf, Box<Result<Opened, OpenError>>),
    /// What was copied elsewhere was read, or not.
    Pasted(Box<Result<Imported, ImportError>>),
    /// This was saved as a draft, or not.
    Saved(PathBuf, Box<Report>, Result<(), SaveError>),
    /// Unsaved work was kept aside, or not.
    Kept(Result<(), FileError>),
    /// Copies were removed.
    Forgotten,
    /// An export or a print is done with; what must be read of it.
    Made(Option<Said>),
}

/// Why a draft was not saved. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// A file of the name that was typed, with its ending, exists.
    #[error("“{0}”已经存在，没有写入。请换一个文件名。")]
    Exists(PathBuf),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
}

impl Job {
    /// Carries the job out; the slow part of all that a workspace does. `reader` reads what is opened
    /// if it is a PDF file.
    #[must_use]
    pub fn run(self, disk: &dyn Disk, reader: PdfReader<'_>) -> Outcome {
        match self {
            Job::Open(path) => {
                let opened = open(disk, reader, &path);
                Outcome::Opened(path, Box::new(opened))
            }
            Job::Paste(html, text) => {
                Outcome::Pasted(Box::new(import_pasted(html.as_deref(), &text)))
            }
            Job::Save {
                path,
                report,
                must_be_new,
            } => {
                let saved = save(disk, &path, &report, must_be_new);
                Outcome::Saved(path, report, saved)
            }
            Job::Keep {
                copy,
                report,
                replaces,
            } => {
                let kept = disk.write(&copy, draft::write(&report).as_bytes());
                if kept.is_ok() {
                    for path in replaces {
                        disk.remove(&path);
                    }
                }
                Outcome::Kept(kept)
            }
            Job::Forget(copies) => {
                for path in copies {
                    disk.remove(&path);
                }
                Outcome::Forgotten
            }
        }
    }
}

fn save(disk: &dyn Disk, path: &Path, report: &Report, must_be_new: bool) -> Result<(), SaveError> {
    if must_be_new && disk.exists(path) {
        return Err(SaveError::Exists(path.to_owned()));
    }
    Ok(disk.write(path, draft::write(report).as_bytes())?)
}
