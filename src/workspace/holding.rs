//! Taking, keeping and giving back the lock of a draft.

use std::path::Path;

use super::Disk;
use crate::draft::lock::{Holder, SILENCE, file_of};
use crate::files;

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
    let file = file_of(&disk.target(draft));
    // Once for who is gone, once for who came between.
    for _ in 0..3 {
        match disk.create(&file, &me.at(disk.now()).write()) {
            Ok(true) => return Taken::Own,
            Ok(false) => {}
            Err(_) => return Taken::Unlocked,
        }
        // It may have been given back just now.
        let Ok(seen) = disk.read(&file) else { continue };
        match Holder::read(&seen) {
            Some(holder) if holder.is(me) => return Taken::Own,
            Some(holder) if is_there(disk, me, &file, &holder) => {
                return Taken::Other(Box::new(holder));
            }
            // Who is gone, or no lock at all.
            _ => take_away(disk, &file, &seen, me),
        }
    }
    Taken::Unlocked
}

/// Takes a lock away that nobody holds any more. Of two who saw it, one may come when the other holds
/// the draft already: what was not seen is given back.
fn take_away(disk: &dyn Disk, file: &Path, seen: &[u8], me: &Holder) {
    let folder = file.parent().unwrap_or(Path::new(""));
    let name = format!("{:08x}", crc32fast::hash(me.mark.as_bytes()));
    let aside = files::passing(folder, &name);
    if !disk.rename(file, &aside) {
        return;
    }
    if let Ok(taken) = disk.read(&aside)
        && taken != seen
    {
        // Whoever came since holds it now.
        let _ = disk.create(file, &taken);
    }
    disk.remove(&aside);
}

fn is_there(disk: &dyn Disk, me: &Holder, file: &Path, holder: &Holder) -> bool {
    let is_running = disk.is_running(me, holder);
    is_running.unwrap_or_else(|| disk.age(file).is_none_or(|age| age <= SILENCE))
}

/// Gives a sign of life. Returns who else holds the draft now: then it was taken over while this
/// program slept. A lock that is gone is not written anew: saving does so.
pub(super) fn beat(disk: &dyn Disk, draft: &Path, me: &Holder) -> Option<Box<Holder>> {
    let file = file_of(&disk.target(draft));
    let holder = Holder::read(&disk.read(&file).ok()?)?;
    if !holder.is(me) {
        return Some(Box::new(holder));
    }
    let since = holder.since;
    let renewed = Holder {
        since,
        ..me.clone()
    };
    // Without a sign of life others may take it over, which this window then sees.
    let _ = disk.write(&file, &renewed.at(disk.now()).write());
    None
}

/// Gives a draft back.
pub(super) fn release(disk: &dyn Disk, draft: &Path, me: &Holder) {
    let file = file_of(&disk.target(draft));
    let holder = disk.read(&file).ok();
    let holder = holder.and_then(|bytes| Holder::read(&bytes));
    if holder.is_some_and(|holder| holder.is(me)) {
        disk.remove(&file);
    }
}
