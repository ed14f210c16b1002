//! Where the report at work came from.

use std::path::{Path, PathBuf};

use crate::draft::EXTENSION;
use crate::draft::lock::Holder;

/// Where the report at work came from; saving makes a draft of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Nowhere: it began empty.
    New,
    /// A draft, to which saving goes back.
    Draft(PathBuf),
    /// A draft that may be looked at and changed, but is only saved as another one.
    ReadOnly(PathBuf, ReadOnly),
    /// A published report that was read in.
    Imported(PathBuf),
    /// What another program copied.
    Pasted,
    /// Last year's report; the year that it was made for.
    Rolled(Option<u16>),
    /// What a crashed program left behind: nothing else has it.
    Recovered,
    /// The sample.
    Sample,
}

/// Why a draft is not saved where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadOnly {
    /// Somebody else holds it.
    InUse(Box<Holder>),
    /// It was written by a later version of the program, in this format: what this version does not
    /// know would be gone.
    Newer(u32),
}

impl Source {
    /// The draft's file, if there is one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Source::Draft(path) => Some(path),
            _ => None,
        }
    }

    /// Why saving asks for another file, if it does.
    #[must_use]
    pub fn read_only(&self) -> Option<&ReadOnly> {
        match self {
            Source::ReadOnly(_, why) => Some(why),
            _ => None,
        }
    }
}

/// What a file is called without folder and ending.
#[must_use]
pub fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// What a list of files calls one: a draft without its ending, which all drafts have.
#[must_use]
pub fn shown_name(path: &Path) -> String {
    let is_draft = path
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(EXTENSION));
    if is_draft {
        return stem(path);
    }
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The path with this ending; one that has another gets it behind that, since the dot may belong to
/// the name.
#[must_use]
pub fn with_extension(path: &Path, extension: &str) -> PathBuf {
    let mut path = path.to_owned();
    let has_it = path
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(extension));
    if !has_it {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".");
        name.push(extension);
        path.set_file_name(name);
    }
    path
}
