//! Taking, keeping and giving back the lock of a draft.

use std::path::Path;

use super::Disk;
use crate::draft::lock::{Holder, file_of};

/// What came of taking a lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// The draft is held by this window.
    Own,
    /// No lock can be written there: nobody can save there either, or nobody else sees it.
    Unlocked,
    /// Somebody else holds it.
    Other(Box<Holder>),
}

/// Takes the lock of a draft, also from who is gone.
pub(super) fn take(disk: &dyn Disk, draft: &Path, me: &Holder) -> Taken {
    let file = file_of(draft);
    // Once for who is gone, once for who came between.
    for _ in 0..3 {
        match disk.create(&file, &me.at(disk.now()).write()) {
            Ok(true) => return Taken::Own,
            Ok(false) => {}
            Err(_) => return Taken::Unlocked,
        }
        let holder = disk.read(&file).ok().map(|bytes| Holder::read(&bytes));
        match holder {
            // It was given back just now.
            None => {}
            Some(Some(holder)) if holder.is(me) => return Taken::Own,
            Some(Some(holder)) if is_there(disk, me, &holder) => {
                return Taken::Other(Box::new(holder));
            }
            // Who is gone, or no lock at all.
            Some(_) => disk.remove(&file),
        }
    }
    Taken::Unlocked
}

fn is_there(disk: &dyn Disk, me: &Holder, holder: &Holder) -> bool {
    let is_running = disk.is_running(me, holder);
    is_running.unwrap_or_else(|| !holder.is_silent(disk.now()))
}

/// Gives a sign of life. Returns who else holds the draft now: then it was taken over while this
/// program slept.
pub(super) fn beat(disk: &dyn Disk, draft: &Path, me: &Holder) -> Option<Box<Holder>> {
    let file = file_of(draft);
    let Ok(bytes) = disk.read(&file) else {
        return match take(disk, draft, me) {
            Taken::Other(holder) => Some(holder),
            Taken::Own | Taken::Unlocked => None,
        };
    };
    match Holder::read(&bytes) {
        Some(holder) if holder.is(me) => {
            // Without a sign of life others may take it over, which this window then sees.
            let _ = disk.write(&file, &holder.at(disk.now()).write());
            None
        }
        Some(holder) => Some(Box::new(holder)),
        None => None,
    }
}

/// Gives a draft back.
pub(super) fn release(disk: &dyn Disk, draft: &Path, me: &Holder) {
    let file = file_of(draft);
    let holder = disk.read(&file).ok();
    let holder = holder.and_then(|bytes| Holder::read(&bytes));
    if holder.is_some_and(|holder| holder.is(me)) {
        disk.remove(&file);
    }
}
