//! Reads many reports at once: on every core, each file for itself.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};

use super::names;
use super::numbers::Numbers;
use super::unit::{Content, Fault, Unit};
use crate::check::{Context, Tally, check_with};
use crate::draft::{self, Condition, Disk, DraftError, WrittenError};
use crate::import::{self, ImportError, PdfReader};
use crate::pack::Pack;
use crate::report::{Edit, Report};

/// The stack of a thread that reads, as large as the main thread's: formats are nested.
const STACK: usize = 8 * 1024 * 1024;

/// How reports are read and checked.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// Where the files are.
    pub disk: &'a dyn Disk,
    /// This program, which reads PDF files in processes of their own; `None` where they are known and may
    /// be read here.
    pub program: Option<&'a Path>,
    /// Last year's numbers.
    pub last: Option<&'a LastYear>,
    /// How many characters a section of limited length may have; as usual where nobody says.
    pub limit: Option<usize>,
    /// The local pack (本地要求) they are all checked against, in place of what drafts name.
    pub pack: Option<&'static Pack>,
    /// What files held when they were read before: one that is still the same is not read again.
    pub known: Option<&'a HashMap<PathBuf, Unit>>,
}

impl<'a> Reading<'a> {
    /// Who reads PDF files.
    pub(super) fn reader(&self, is_cancelled: &'a dyn Fn() -> bool) -> PdfReader<'a> {
        match self.program {
            Some(program) => PdfReader::Apart {
                program,
                is_cancelled,
            },
            None => PdfReader::Here,
        }
    }
}

/// Last year's numbers, by organ.
#[derive(Debug, Default)]
pub struct LastYear(HashMap<(String, u16), Numbers>);

impl LastYear {
    /// Those of these units; of an organ that is there twice with different numbers on one year, none.
    #[must_use]
    pub fn of(units: Vec<Unit>) -> LastYear {
        let mut all: HashMap<(String, u16), Option<Numbers>> = HashMap::new();
        for unit in units {
            let Ok(content) = unit.content else { continue };
            let content = *content;
            let Some(year) = content.year.filter(|_| !content.organ.is_empty()) else {
                continue;
            };
            let of = (names::plain(&content.organ), year);
            match all.entry(of) {
                Entry::Vacant(entry) => _ = entry.insert(Some(content.numbers)),
                Entry::Occupied(mut entry) => {
                    let is_copy = |known: &Numbers| known.is_same(&content.numbers);
                    if !entry.get().as_ref().is_some_and(is_copy) {
                        entry.insert(None);
                    }
                }
            }
        }
        let once = all.into_iter();
        LastYear(once.filter_map(|(of, found)| Some((of, found?))).collect())
    }

    /// The report of an organ on the year before this one, without its words.
    #[must_use]
    pub fn of_organ(&self, organ: &str, year: Option<u16>) -> Option<Report> {
        let before = year?.checked_sub(1)?;
        let numbers = self.0.get(&(names::plain(organ), before))?;
        Some(named(numbers, organ, Some(before)))
    }
}

/// A report of nothing but its head and its numbers.
pub(super) fn named(numbers: &Numbers, organ: &str, year: Option<u16>) -> Report {
    let mut report = numbers.report();
    report.apply(&Edit::organ("", organ));
    report.apply(&Edit::year("", year));
    report
}

/// Reads files, on as many threads as there are cores; `progress` is told how many of them are done.
/// What is wrong with a file stands in its place. In the order of the files; `None` if it was cancelled.
pub fn read(
    files: &[PathBuf],
    how: &Reading<'_>,
    progress: &mut dyn FnMut(usize),
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Unit>> {
    let next = AtomicUsize::new(0);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut units: Vec<Option<Unit>> = Vec::new();
    units.resize_with(files.len(), || None);
    let (sender, receiver) = channel();
    let work = |sender: &dyn Fn(usize, Unit) -> bool| {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = files.get(at) else { break };
            if is_cancelled() || !sender(at, one(path, how, is_cancelled)) {
                break;
            }
        }
    };
    thread::scope(|scope| {
        for number in 0..cores.min(files.len()) {
            let (sender, work) = (sender.clone(), &work);
            let thread = thread::Builder::new().stack_size(STACK);
            let thread = thread.name(format!("read {number}"));
            // Where no thread is to be had, those that are do the work, and in the end this one.
            let _ = thread.spawn_scoped(scope, move || {
                work(&|at, unit| sender.send((at, unit)).is_ok());
            });
        }
        drop(sender);
        let mut done = 0;
        for (at, unit) in receiver {
            done += 1;
            if let Some(place) = units.get_mut(at) {
                *place = Some(unit);
            }
            progress(done);
        }
    });
    if is_cancelled() {
        return None;
    }
    let here = units.into_iter().zip(files);
    let units = here.map(|(unit, path)| unit.unwrap_or_else(|| one(path, how, is_cancelled)));
    Some(units.collect())
}

/// Reads a file.
fn one(path: &Path, how: &Reading<'_>, is_cancelled: &(dyn Fn() -> bool + Sync)) -> Unit {
    let now = how.disk.now().duration_since(UNIX_EPOCH);
    let mut unit = Unit {
        path: path.to_owned(),
        digest: None,
        read: now.map_or(0, |since| since.as_secs()),
        content: Err(String::new()),
    };
    let bytes = match how.disk.read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            unit.content = Err(error.to_string());
            return unit;
        }
    };
    unit.digest = Some(Sha256::digest(&bytes).into());
    let known = how.known.and_then(|known| known.get(path));
    if let Some(known) = known.filter(|known| known.digest == unit.digest) {
        return known.clone();
    }
    let read = || report_of(path, &bytes, how, is_cancelled).map(|read| content(read, how));
    unit.content = match catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(content)) => Ok(Box::new(content)),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err(ReadError::Broken.to_string()),
    };
    unit
}

/// Why nothing was read. Its text is a Chinese sentence.
#[derive(Debug, thiserror::Error)]
pub(super) enum ReadError {
    #[error(transparent)]
    Draft(#[from] DraftError),
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error("读这个文件时程序出了错，没有读完。请用 Word 或 WPS 打开它，另存一份再试。")]
    Broken,
}

/// The report in a file, with what its reading was unsure of.
pub(super) fn report_of(
    path: &Path,
    bytes: &[u8],
    how: &Reading<'_>,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<(Report, Vec<String>), ReadError> {
    let ending = path.extension();
    let is_named = ending.is_some_and(|ending| ending.eq_ignore_ascii_case(draft::EXTENSION));
    if is_named || draft::is_draft(bytes) {
        return match draft::open(bytes)? {
            (_, Condition::Newer { format, .. }) => {
                Err(DraftError::from(WrittenError::Newer(format)).into())
            }
            (report, _) => Ok((report, Vec::new())),
        };
    }
    let is_cancelled = || is_cancelled();
    let imported = import::import_by(how.reader(&is_cancelled), bytes)?;
    let notes = imported.notes.iter();
    let notes = notes.map(|note| format!("{}：{}", note.heading, note.message));
    Ok((imported.report, notes.collect()))
}

/// What is kept of a report.
fn content((mut report, notes): (Report, Vec<String>), how: &Reading<'_>) -> Content {
    if let Some(pack) = how.pack {
        report.apply(&Edit::pack("", pack.name()));
    }
    let last = how
        .last
        .and_then(|last| last.of_organ(report.organ(), report.year()));
    let context = Context {
        last: last.as_ref(),
        limit: how.limit,
        ..Context::default()
    };
    let findings = check_with(&report, &context);
    Content {
        organ: report.organ().to_owned(),
        year: report.year(),
        numbers: Numbers::of(&report),
        tally: Tally::of(&findings),
        faults: findings.iter().map(Fault::from).collect(),
        notes,
    }
}

/// A SHA-256 in hexadecimal.
#[must_use]
pub fn hex(digest: &[u8; 32]) -> String {
    let bytes = digest.iter().map(|byte| format!("{byte:02x}"));
    bytes.collect::<Vec<_>>().concat()
}

/// Files in these files and folders that cannot be looked into, as units that say so.
pub fn closed(closed: Vec<(PathBuf, String)>) -> impl Iterator<Item = Unit> {
    closed.into_iter().map(|(path, reason)| Unit {
        path,
        digest: None,
        read: 0,
        content: Err(reason),
    })
}
