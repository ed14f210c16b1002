//! A collection's document where there is no window: held while it is worked on, read, and written once.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::super::holding::{self, Taken};
use super::super::job::{Replaced, SaveError, put};
use super::reading::{CollectingError, old};
use crate::collect::ledger::Ledger;
use crate::draft::Disk;
use crate::draft::lock::{BEAT, Holder};
use crate::files::Stamp;

/// A collection's document, which this program holds until it is dropped, unless somebody else does.
pub struct Filed<'a> {
    disk: &'a dyn Disk,
    me: &'a Holder,
    path: PathBuf,
    stamp: Option<Stamp>,
    holder: Option<Box<Holder>>,
    said: String,
    /// When it last gave a sign of life.
    beaten: SystemTime,
}

impl<'a> Filed<'a> {
    /// Takes the document of this name, and reads it if it is there. Where it is damaged the last version
    /// that is whole stands for it; `versions` is where those are kept, if they are.
    ///
    /// # Errors
    /// See [`CollectingError`]; nothing is held then.
    pub fn open(
        disk: &'a dyn Disk,
        me: &'a Holder,
        path: &Path,
        versions: Option<&Path>,
    ) -> Result<(Filed<'a>, Option<Ledger>), CollectingError> {
        // Before it is read: nobody else changes it from then on.
        let holder = match holding::take(disk, path, me) {
            Taken::Other(holder) => Some(holder),
            Taken::Own | Taken::Unlocked => None,
        };
        let mut filed = Filed {
            disk,
            me,
            path: path.to_owned(),
            stamp: None,
            holder,
            said: String::new(),
            beaten: disk.now(),
        };
        if !disk.exists(path) {
            return Ok((filed, None));
        }
        let (ledger, stamp, said) = old(path, false, (disk, versions))?;
        filed.stamp = stamp;
        filed.said = said;
        Ok((filed, ledger))
    }

    /// Who else holds it: then it is not written.
    #[must_use]
    pub fn holder(&self) -> Option<&Holder> {
        self.holder.as_deref()
    }

    /// What must be said about how it was read; empty for nothing.
    #[must_use]
    pub fn said(&self) -> &str {
        &self.said
    }

    /// Gives a sign of life when one is due, so that a long reading is not taken for a program that is gone.
    pub fn beat(&mut self) {
        let now = self.disk.now();
        // A clock that was put back waits as long again.
        if now
            .duration_since(self.beaten)
            .is_ok_and(|gone| gone < BEAT)
        {
            return;
        }
        self.beaten = now;
        // Who took it over meanwhile is seen when it is written.
        let _ = holding::beat(self.disk, &self.path, self.me);
    }

    /// Writes it: over what was read, and over nothing else.
    ///
    /// # Errors
    /// See [`SaveError`]; the file is then as it was.
    pub fn save(&mut self, ledger: &Ledger) -> Result<(), SaveError> {
        let replaces = self.stamp.map_or(Replaced::Gone, Replaced::This);
        let text = ledger.write(&self.path);
        let stamp = put(self.disk, &self.path, text.as_bytes(), replaces, self.me)?;
        self.stamp = Some(stamp);
        Ok(())
    }
}

/// Only what is this program's own is given back.
impl Drop for Filed<'_> {
    fn drop(&mut self) {
        holding::release(self.disk, &self.path, self.me);
    }
}
