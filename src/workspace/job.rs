//! Work on the disk, as values: the window carries it out on a thread, a test on a disk of its own.

use std::path::{Path, PathBuf};

use super::Disk;
use super::holding::{self, Taken};
use super::opening::{OpenError, Opened, open};
use super::prompt::Said;
use super::theirs::Theirs;
use crate::draft;
use crate::draft::journal::{self, Origin};
use crate::draft::lock::Holder;
use crate::files::{FileError, Stamp};
use crate::import::{ImportError, Imported, PdfReader, import_pasted};
use crate::report::Report;

/// Work on the disk.
#[derive(Debug)]
pub enum Job {
    /// Reads a draft or a published report. Who is named holds the draft then.
    Open(PathBuf, Option<Holder>),
    /// Reads what was copied elsewhere, a web page before its text.
    Paste(Option<String>, String),
    /// Saves a draft.
    Save {
        /// The file.
        path: PathBuf,
        /// What is saved.
        report: Box<Report>,
        /// What is replaced.
        replaces: Replaced,
        /// Who saves.
        me: Holder,
    },
    /// Keeps unsaved work in the journal.
    Keep {
        /// The journal.
        file: PathBuf,
        /// What is written.
        step: Step,
        /// What is kept.
        report: Box<Report>,
        /// Journals that are worth nothing once this lies there.
        replaces: Vec<PathBuf>,
    },
    /// Removes journals of what is saved or given up.
    Forget(Vec<PathBuf>),
    /// Tries to take a draft over that somebody else held.
    Hold(PathBuf, Holder),
    /// Gives a sign of life beside a draft.
    Beat(PathBuf, Holder),
    /// Gives a draft back.
    Release(PathBuf, Holder),
}

/// What a save replaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replaced {
    /// Whatever is there: somebody agreed.
    Anything,
    /// Nothing: nobody agreed that a file of this name is replaced.
    Nothing,
    /// What was read or written there last, and nothing else.
    This(Stamp),
    /// What was there is gone; nothing else may have come.
    Gone,
}

/// How a journal grows.
#[derive(Debug)]
pub enum Step {
    /// It begins anew.
    Begin(Origin),
    /// It holds this report.
    On(Box<Report>),
}

/// What came of a job.
#[derive(Debug)]
pub enum Outcome {
    /// A file was opened, or not.
    Opened(PathBuf, Box<Result<Opened, OpenError>>),
    /// What was copied elsewhere was read, or not.
    Pasted(Box<Result<Imported, ImportError>>),
    /// This was saved as a draft, or not; by the stamp the file is known again.
    Saved(PathBuf, Box<Report>, Result<Stamp, SaveError>),
    /// Unsaved work was kept, in so many bytes, or not.
    Kept(Result<usize, FileError>),
    /// Journals were removed.
    Forgotten,
    /// What came of taking a draft over.
    Held(PathBuf, Taken),
    /// A sign of life was given beside a draft; who else holds it now.
    Beaten(PathBuf, Option<Box<Holder>>),
    /// A draft was given back.
    Released,
    /// An export or a print is done with; what must be read of it.
    Made(Option<Said>),
}

/// Why a draft was not saved. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// A file of the name that was typed, with its ending, exists.
    #[error("“{0}”已经存在，没有写入。请换一个文件名。")]
    Exists(PathBuf),
    /// The file is another one than was read.
    #[error("“{}”被别的程序改过，没有写入。", .0.path.display())]
    Changed(Box<Theirs>),
    /// Somebody else holds the draft.
    #[error("“{0}”正由{who}打开，没有写入。请另存为别的文件名，或等对方关闭后再保存。", who = whom(.1))]
    InUse(PathBuf, Box<Holder>),
    /// Nobody waited for an earlier save until its end: it must not come after this one.
    #[error(
        "上一次保存“{0}”还没有结束，磁盘没有应答，没有再写入。请稍后再保存，或另存到别的位置。"
    )]
    OnItsWay(PathBuf),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Who holds a draft, for a sentence.
#[must_use]
pub fn whom(holder: &Holder) -> String {
    match (holder.who.is_empty(), holder.host.is_empty()) {
        (false, false) => format!("{}（电脑 {}）", holder.who, holder.host),
        (false, true) => holder.who.clone(),
        (true, false) => format!("电脑 {} 上的用户", holder.host),
        (true, true) => "另一个窗口".to_owned(),
    }
}

impl Job {
    /// Carries the job out; the slow part of all that a workspace does. `reader` reads what is opened
    /// if it is a PDF file.
    #[must_use]
    pub fn run(self, disk: &dyn Disk, reader: PdfReader<'_>) -> Outcome {
        self.run_unless_cancelled(disk, reader, &|| true)
    }

    /// The same for a job that can be cancelled while it reads. `goes_on` says whether it was not; after
    /// that it cannot be any more: a draft is not held for nobody.
    #[must_use]
    pub fn run_unless_cancelled(
        self,
        disk: &dyn Disk,
        reader: PdfReader<'_>,
        goes_on: &dyn Fn() -> bool,
    ) -> Outcome {
        match self {
            Job::Open(path, me) => {
                let mut opened = open(disk, reader, &path);
                if let Ok(opened) = &mut opened
                    && opened.is_draft
                    && let Some(me) = me.filter(|_| goes_on())
                {
                    opened.held = holding::take(disk, &path, &me);
                }
                Outcome::Opened(path, Box::new(opened))
            }
            Job::Paste(html, text) => {
                Outcome::Pasted(Box::new(import_pasted(html.as_deref(), &text)))
            }
            Job::Save {
                path,
                report,
                replaces,
                me,
            } => {
                let saved = save(disk, &path, &report, replaces, &me);
                Outcome::Saved(path, report, saved)
            }
            Job::Keep {
                file,
                step,
                report,
                replaces,
            } => {
                let kept = match step {
                    Step::Begin(origin) => {
                        let bytes = journal::begin(&origin, &report);
                        disk.write(&file, &bytes).map(|()| 0)
                    }
                    Step::On(before) => {
                        let bytes = journal::step(&before, &report);
                        disk.append(&file, &bytes).map(|()| bytes.len())
                    }
                };
                if kept.is_ok() {
                    for path in replaces {
                        disk.remove(&path);
                    }
                }
                Outcome::Kept(kept)
            }
            Job::Forget(files) => {
                for path in files {
                    disk.remove(&path);
                }
                Outcome::Forgotten
            }
            Job::Hold(path, me) => {
                let taken = holding::take(disk, &path, &me);
                Outcome::Held(path, taken)
            }
            Job::Beat(path, me) => {
                let other = holding::beat(disk, &path, &me);
                Outcome::Beaten(path, other)
            }
            Job::Release(path, me) => {
                holding::release(disk, &path, &me);
                Outcome::Released
            }
        }
    }
}

fn save(
    disk: &dyn Disk,
    path: &Path,
    report: &Report,
    replaces: Replaced,
    me: &Holder,
) -> Result<Stamp, SaveError> {
    put(disk, path, draft::write(report).as_bytes(), replaces, me)
}

/// Writes a document, if what it replaces is what it may replace and nobody else holds it.
pub(super) fn put(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    replaces: Replaced,
    me: &Holder,
) -> Result<Stamp, SaveError> {
    if replaces == Replaced::Nothing && disk.exists(path) {
        return Err(SaveError::Exists(path.to_owned()));
    }
    if let Taken::Other(holder) = holding::take(disk, path, me) {
        return Err(SaveError::InUse(path.to_owned(), holder));
    }
    look(disk, path, replaces, bytes)?;
    disk.write(path, bytes)?;
    Ok(Stamp::of(bytes))
}

/// Looks whether what a save replaces is what it may replace.
fn look(disk: &dyn Disk, path: &Path, replaces: Replaced, ours: &[u8]) -> Result<(), SaveError> {
    let expected = match replaces {
        Replaced::Anything | Replaced::Nothing => return Ok(()),
        Replaced::This(stamp) => Some(stamp),
        Replaced::Gone => None,
    };
    let theirs = match disk.read(path) {
        // What is to be written is there already.
        Ok(bytes) if bytes == ours => return Ok(()),
        Ok(bytes) => Some(bytes),
        Err(FileError::Missing(_)) => None,
        Err(error) => return Err(error.into()),
    };
    let stamp = theirs.as_deref().map(Stamp::of);
    if stamp == expected {
        return Ok(());
    }
    Err(SaveError::Changed(Box::new(Theirs {
        path: path.to_owned(),
        stamp,
        report: theirs.map(|bytes| draft::read(&bytes)),
    })))
}
