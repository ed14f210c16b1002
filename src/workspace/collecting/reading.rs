//! Reading a collection: from folders and files, or from the document that it was kept in.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::super::holding::{Taken, take};
use super::Collecting;
use crate::collect::ledger::{EXTENSION, Ledger, LedgerError};
use crate::collect::{BeforeError, Collection, ListError, Reading, hex, read_before, read_list};
use crate::draft::lock::Holder;
use crate::draft::{Disk, recovery, versions};
use crate::files::{FileError, Stamp};
use crate::report::Report;

/// What is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// All reports in these files and folders, or what was kept of them.
    Roots(Vec<PathBuf>),
    /// A collection that was kept in this file.
    Kept(PathBuf),
}

/// How it is read.
pub struct How<'a> {
    /// Where the files are.
    pub disk: &'a dyn Disk,
    /// This program, which reads PDF files in processes of their own.
    pub program: Option<&'a Path>,
    /// Who this window is for others.
    pub me: &'a Holder,
    /// The program's own place for collections, if there is one.
    pub folder: Option<&'a Path>,
    /// Where versions of documents are kept, if they are.
    pub versions: Option<&'a Path>,
    /// Is told how many files are read, of how many.
    pub progress: &'a mut dyn FnMut(usize, usize),
    /// Whether it is to end.
    pub is_cancelled: &'a (dyn Fn() -> bool + Sync),
}

/// Why nothing was read. Its text is a Chinese sentence.
#[derive(Debug, thiserror::Error)]
pub enum CollectingError {
    /// The document could not be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is none.
    #[error("“{}”打不开：{}", .0.display(), .1)]
    Ledger(PathBuf, LedgerError),
    /// There is no file at all.
    #[error("“{0}”里没有文件。请选择放着各单位报告的文件夹。")]
    NothingThere(String),
    /// Last year's numbers could not be read.
    #[error(transparent)]
    Before(#[from] BeforeError),
    /// The list of units could not be read.
    #[error(transparent)]
    List(#[from] ListError),
}

/// The program's own place for this user's collections.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    let copies = recovery::folder()?;
    Some(if copies.ends_with("nianbao/recovery") {
        copies.with_file_name("collections")
    } else {
        copies.join("collections")
    })
}

/// What a document says, and what must be said about how it was read.
type Old = (Option<Ledger>, Option<Stamp>, String);

impl Collecting {
    /// Reads a collection. `None` if it was cancelled.
    ///
    /// # Errors
    /// See [`CollectingError`]; what is wrong with one report stands in its place.
    pub fn read(wanted: &Wanted, how: &mut How<'_>) -> Result<Option<Collecting>, CollectingError> {
        let (file, is_own_place) = match wanted {
            Wanted::Kept(path) => (Some(path.clone()), false),
            Wanted::Roots(roots) => {
                let own = how.folder.map(|folder| own_file(folder, roots));
                (own, true)
            }
        };
        let (old, stamp, said) = match &file {
            Some(file) if !is_own_place || how.disk.exists(file) => {
                old(file, is_own_place, (how.disk, how.versions))?
            }
            _ => (None, None, String::new()),
        };
        let is_new = old.is_none();
        let mut ledger = old.unwrap_or_else(|| {
            let roots = match wanted {
                Wanted::Roots(roots) => roots.iter().map(|path| absolute(path)).collect(),
                Wanted::Kept(_) => Vec::new(),
            };
            Ledger::of(Collection::default(), roots)
        });
        let Some(mut changed) = refresh(&mut ledger, file.as_deref(), how) else {
            return Ok(None);
        };
        if is_new {
            // All of it is new, which nobody has to be told.
            changed.clear();
            if ledger.collection.units().is_empty() {
                let roots = ledger.roots.iter().map(|path| path.display().to_string());
                return Err(CollectingError::NothingThere(
                    roots.collect::<Vec<_>>().join("、"),
                ));
            }
        }
        let mut collecting = Collecting::of(ledger, changed);
        if let Some(file) = &file {
            if let Some(folder) = how.folder.filter(|_| is_own_place) {
                how.disk.make_folder(folder);
            }
            if let Taken::Other(holder) = take(how.disk, file, how.me) {
                collecting.holder = Some(holder);
            }
        }
        collecting.file = file;
        collecting.is_own_place = is_own_place;
        collecting.stamp = stamp;
        collecting.said = said;
        collecting.hold_against_last(how);
        Ok(Some(collecting))
    }

    /// Reads last year's numbers again from where they were; where that is not possible it is said.
    fn hold_against_last(&mut self, how: &How<'_>) {
        let Some(last) = self.ledger.last.clone() else {
            return;
        };
        match read_before(&last, self.collection().year(), &reading(how)) {
            Ok(before) => self.before = Some(before),
            Err(error) => {
                self.before = None;
                self.said = format!("{}{error}汇总数没有与上年比较。", self.said);
            }
        }
        self.add_up();
    }

    /// Reads last year's numbers, which a sum is held against: a ledger's, or a report's.
    ///
    /// # Errors
    /// See [`BeforeError`].
    pub fn read_before(
        path: &Path,
        year: Option<u16>,
        how: &How<'_>,
    ) -> Result<Report, CollectingError> {
        Ok(read_before(path, year, &reading(how))?)
    }

    /// Looks at all files again, this one with them, which is the collector's own report (本级) from then on.
    /// `None` if it was cancelled.
    #[must_use]
    pub fn read_own(mut self, path: &Path, how: &mut How<'_>) -> Option<Collecting> {
        let path = absolute(path);
        if !self.ledger.roots.iter().any(|root| path.starts_with(root)) {
            self.ledger.roots.push(path.clone());
        }
        // What was written from the collection may become part of it.
        self.ledger.others.remove(&path);
        let mut again = self.read_again(how)?;
        let mut units = again.collection().units().iter();
        let own = units.position(|unit| absolute(&unit.path) == path);
        again.ledger.collection.set_own(own);
        again.add_up();
        Some(again)
    }

    /// Looks at all files again, and for new ones. `None` if it was cancelled.
    #[must_use]
    pub fn read_again(mut self, how: &mut How<'_>) -> Option<Collecting> {
        let file = self.file.clone();
        self.changed = refresh(&mut self.ledger, file.as_deref(), how)?;
        self.said.clear();
        self.revision += 1;
        self.add_up();
        self.hold_against_last(how);
        Some(self)
    }

    /// Reads the list of those who are to report.
    ///
    /// # Errors
    /// See [`ListError`].
    pub fn read_list(path: &Path, how: &How<'_>) -> Result<Vec<String>, CollectingError> {
        Ok(read_list(path, &reading(how))?)
    }
}

fn reading<'a>(how: &How<'a>) -> Reading<'a> {
    Reading {
        disk: how.disk,
        program: how.program,
        last: None,
        limit: None,
        pack: None,
        known: None,
    }
}

fn refresh(
    ledger: &mut Ledger,
    file: Option<&Path>,
    how: &mut How<'_>,
) -> Option<Vec<crate::collect::ledger::Changed>> {
    let without: Vec<PathBuf> = file.map(Path::to_owned).into_iter().collect();
    let reading = reading(how);
    ledger.refresh(&reading, &without, how.progress, how.is_cancelled)
}

/// What lies in a document. Where it is damaged the last version that is whole stands for it; the
/// program's own is begun anew where there is none. Versions are kept in the folder, if there is one.
pub(super) fn old(
    file: &Path,
    is_own_place: bool,
    (disk, folder): (&dyn Disk, Option<&Path>),
) -> Result<Old, CollectingError> {
    let bytes = disk.read(file)?;
    let stamp = Some(Stamp::of(&bytes));
    match Ledger::read(&bytes, file) {
        Ok(ledger) => {
            if let Some(folder) = folder {
                // Its own versions are only for when it is damaged: without them it opens too.
                let _ = versions::keep(disk, folder, file, &bytes, disk.now());
            }
            Ok((Some(ledger), stamp, String::new()))
        }
        Err(error @ (LedgerError::Newer(_) | LedgerError::Unknown(_))) => {
            Err(CollectingError::Ledger(file.to_owned(), error))
        }
        Err(error) => {
            let read = |bytes: &[u8]| Ledger::read(bytes, file).ok();
            let last = folder.and_then(|folder| versions::last(disk, folder, file, &read));
            if last.is_none() && !is_own_place {
                return Err(CollectingError::Ledger(file.to_owned(), error));
            }
            let said = match &last {
                Some(_) => format!("{error}已用上一次打开时留存的一份代替，请核对备注和状态。"),
                None => format!("{error}已重新读取各单位的报告，备注和状态没有了。"),
            };
            Ok((last, stamp, said))
        }
    }
}

/// The program's own file for what is collected from these places.
fn own_file(folder: &Path, roots: &[PathBuf]) -> PathBuf {
    let mut sha = Sha256::new();
    for root in roots {
        sha.update(absolute(root).as_os_str().as_encoded_bytes());
        sha.update([0]);
    }
    let name: String = hex(&sha.finalize().into()).chars().take(16).collect();
    folder.join(format!("{name}.{EXTENSION}"))
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
