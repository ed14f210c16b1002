//! Keeping a collection in its file: as drafts are, whole or not at all, never over what nobody has seen,
//! and held by one window.

use std::path::{Path, PathBuf};

use super::super::holding;
use super::super::job::{Replaced, SaveError, put};
use super::Collecting;
use crate::collect::ledger::{EXTENSION, Ledger};
use crate::draft::Disk;
use crate::draft::lock::Holder;
use crate::files::Stamp;
use crate::workspace::with_extension;

/// A collection on its way into its file.
#[derive(Debug)]
pub struct Keep {
    ledger: Box<Ledger>,
    path: PathBuf,
    replaces: Replaced,
    /// Somebody chose this place.
    is_chosen: bool,
    revision: u64,
    /// The file it was kept in before, if that was another.
    before: Option<PathBuf>,
}

/// What came of keeping a collection.
#[derive(Debug)]
pub struct Kept {
    path: PathBuf,
    is_chosen: bool,
    revision: u64,
    result: Result<Stamp, SaveError>,
}

impl Keep {
    /// Writes it.
    #[must_use]
    pub fn run(self, disk: &dyn Disk, me: &Holder) -> Kept {
        let text = self.ledger.write(&self.path);
        let result = put(disk, &self.path, text.as_bytes(), self.replaces, me);
        if let (Ok(_), Some(before)) = (&result, &self.before) {
            holding::release(disk, before, me);
        }
        Kept {
            path: self.path,
            is_chosen: self.is_chosen,
            revision: self.revision,
            result,
        }
    }
}

impl Collecting {
    /// Whether something was marked that is not kept yet.
    #[must_use]
    pub fn must_be_kept(&self) -> bool {
        self.kept < self.revision && self.file.is_some() && self.holder.is_none()
    }

    /// What is to be written into its file.
    #[must_use]
    pub fn keep(&self) -> Option<Keep> {
        let path = self.file.clone().filter(|_| self.holder.is_none())?;
        let replaces = match (self.stamp, self.is_own_place) {
            (Some(stamp), _) => Replaced::This(stamp),
            (None, true) => Replaced::Anything,
            (None, false) => Replaced::Gone,
        };
        Some(Keep {
            ledger: Box::new(self.ledger.clone()),
            path,
            replaces,
            is_chosen: !self.is_own_place,
            revision: self.revision,
            before: None,
        })
    }

    /// What is to be written into the file that somebody chose, which is its own from then on.
    #[must_use]
    pub fn keep_at(&self, path: &Path) -> Keep {
        let named = with_extension(path, EXTENSION);
        let replaces = if named == path {
            Replaced::Anything
        } else {
            Replaced::Nothing
        };
        let before = self.file.clone().filter(|before| *before != named);
        Keep {
            ledger: Box::new(self.ledger.clone()),
            path: named,
            replaces,
            is_chosen: true,
            revision: self.revision,
            before: before.filter(|_| self.holder.is_none()),
        }
    }

    /// Takes down what came of writing it; returns the file that somebody chose, if it is new.
    ///
    /// # Errors
    /// See [`SaveError`]; what was marked is tried again with the next mark.
    pub fn take_kept(&mut self, kept: Kept) -> Result<Option<PathBuf>, SaveError> {
        let stamp = match kept.result {
            Ok(stamp) => stamp,
            Err(error) => {
                // Until then nothing is written over and over again.
                self.kept = self.kept.max(kept.revision);
                if let SaveError::InUse(_, holder) = &error
                    && self.file.as_ref() == Some(&kept.path)
                {
                    self.holder = Some(holder.clone());
                }
                return Err(error);
            }
        };
        let is_new = self.file.as_ref() != Some(&kept.path);
        self.kept = self.kept.max(kept.revision);
        self.stamp = Some(stamp);
        self.holder = None;
        self.is_own_place = !kept.is_chosen;
        self.file = Some(kept.path.clone());
        Ok(is_new.then_some(kept.path))
    }

    /// The file that is held, by which others see that somebody works on it.
    #[must_use]
    pub fn held(&self) -> Option<&Path> {
        self.file.as_deref().filter(|_| self.holder.is_none())
    }

    /// Somebody else holds the file now.
    pub fn lose(&mut self, holder: Box<Holder>) {
        self.holder = Some(holder);
    }
}

/// Gives a sign of life beside a collection's file. Returns who else holds it now.
#[must_use]
pub fn beat(disk: &dyn Disk, file: &Path, me: &Holder) -> Option<Box<Holder>> {
    holding::beat(disk, file, me)
}

/// Gives a collection's file back.
pub fn release(disk: &dyn Disk, file: &Path, me: &Holder) {
    holding::release(disk, file, me);
}
