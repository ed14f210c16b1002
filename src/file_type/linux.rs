//! How desktops on Linux are told.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use etcetera::{BaseStrategy, choose_base_strategy};

use super::{NotTold, entries};
use crate::process::{self, Bounds};

/// What a program may take that reads the entries anew.
const BOUNDS: Bounds = Bounds {
    memory: 512 * 1024 * 1024,
    time: Duration::from_secs(10),
    answer: 64 * 1024,
};

fn folder() -> io::Result<PathBuf> {
    let user = choose_base_strategy().map_err(|_| ErrorKind::NotFound)?;
    Ok(user.data_dir())
}

pub(super) fn is_set(program: &Path) -> bool {
    folder().is_ok_and(|folder| entries::are_in(&folder, program))
}

/// The desktop entry of another program that opens drafts, where the desktop can say that.
pub(super) fn other(_program: &Path) -> Option<String> {
    let mut command = Command::new("xdg-mime");
    command.args(["query", "default", entries::TYPE]);
    let answer = process::run(&mut command, &[], BOUNDS, &|| false).ok()?;
    let answer = String::from_utf8(answer).ok()?;
    let entry = answer.trim().trim_end_matches(".desktop");
    (!entry.is_empty() && entry != entries::ID).then(|| entry.to_owned())
}

pub(super) fn set(program: &Path) -> Result<(), NotTold> {
    let folder = folder()?;
    entries::write(&folder, program)?;
    refresh(&folder);
    Ok(())
}

pub(super) fn remove() -> Result<(), NotTold> {
    let folder = folder()?;
    entries::remove(&folder)?;
    refresh(&folder);
    Ok(())
}

/// Has the lists made anew by which a desktop finds the entries. One without these programs looks itself.
fn refresh(folder: &Path) {
    for (program, below) in [
        ("update-mime-database", "mime"),
        ("update-desktop-database", "applications"),
    ] {
        let mut command = Command::new(program);
        let _ = process::run(command.arg(folder.join(below)), &[], BOUNDS, &|| false);
    }
}
