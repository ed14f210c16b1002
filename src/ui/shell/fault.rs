//! Faults of the program itself: a report on them that tells nothing of the work, and the way out that
//! loses nothing.

use std::backtrace::Backtrace;
use std::collections::VecDeque;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use crate::ui::input::command::Command;

/// The file that tells of faults, and what an older one is called once that is full.
const FILE: &str = "faults.txt";
const OLDER: &str = "faults-older.txt";
/// So many bytes fill it.
const FULL: u64 = 512 * 1024;
/// So many commands are told.
const COMMANDS: usize = 20;

/// The commands that were last carried out.
static LAST: Mutex<VecDeque<Command>> = Mutex::new(VecDeque::new());

/// Takes a command down that is carried out.
pub fn note(command: Command) {
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if last.len() == COMMANDS {
        last.pop_front();
    }
    last.push_back(command);
}

/// Tells of every fault from now on in this folder, on whatever thread it happens.
pub fn watch(folder: Option<PathBuf>) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if let Some(folder) = &folder {
            // Nothing can be done where even this cannot be written.
            let _ = tell(folder, &told(info));
        }
        before(info);
    }));
}

/// Where faults are told.
#[must_use]
pub fn file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

fn tell(folder: &Path, text: &str) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let path = file(folder);
    let there = fs::metadata(&path);
    // A pipe of that name would be waited for.
    if there.as_ref().is_ok_and(|there| !there.is_file()) {
        return Err(ErrorKind::InvalidInput.into());
    }
    if there.is_ok_and(|there| there.len() > FULL) {
        fs::rename(&path, folder.join(OLDER))?;
    }
    let mut file = File::options().create(true).append(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// What is told of a fault.
fn told(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map(ToString::to_string);
    let said = info.payload();
    let said = said.downcast_ref::<&str>().copied();
    let said = said.or_else(|| info.payload().downcast_ref::<String>().map(String::as_str));
    let last = LAST.try_lock();
    let commands = last.map_or_else(|_| String::new(), |last| names(&last));
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let time = i64::try_from(since.unwrap_or_default().as_secs()).unwrap_or_default();
    let time = time::OffsetDateTime::from_unix_timestamp(time);
    let time = time.map(|time| time.to_string()).unwrap_or_default();
    let thread = std::thread::current();
    let mut text = String::new();
    // Writing into a text does not fail.
    let _ = write!(
        text,
        "==== 年报 {version} {os} {arch}\n{time}\nthread: {thread}\nplace: {place}\nsaid: {said}\n\
         commands: {commands}\n{trace}\n",
        version = env!("CARGO_PKG_VERSION"),
        os = std::env::consts::OS,
        arch = std::env::consts::ARCH,
        thread = thread.name().unwrap_or("?"),
        place = place.as_deref().unwrap_or("?"),
        said = harmless(said.unwrap_or_default()),
        trace = Backtrace::force_capture(),
    );
    text
}

/// The commands that were last carried out, by name.
#[must_use]
pub fn last_commands() -> String {
    names(&LAST.lock().unwrap_or_else(PoisonError::into_inner))
}

/// What was told of faults, the end of it; empty where none happened.
#[must_use]
pub fn told_in(folder: &Path) -> String {
    const END: usize = 32 * 1024;
    let text = fs::read_to_string(file(folder)).unwrap_or_default();
    let from = text.floor_char_boundary(text.len().saturating_sub(END));
    text[from..].to_owned()
}

fn names(commands: &VecDeque<Command>) -> String {
    let names: Vec<String> = commands
        .iter()
        .map(|command| format!("{command:?}"))
        .collect();
    names.join(" ")
}

/// What was said of a fault up to where it may quote the report's text or its numbers.
fn harmless(said: &str) -> &str {
    let quotes = |ch: char| !ch.is_ascii() || ch.is_ascii_digit() || "`'\"\n(".contains(ch);
    &said[..said.find(quotes).unwrap_or(said.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_fault_never_quotes_the_report() {
        for (said, harmless) in [
            (
                "index out of bounds: the len is 3",
                "index out of bounds: the len is ",
            ),
            (
                "byte index 5 is not a char boundary; it is inside '公' of `不予公开`",
                "byte index ",
            ),
            ("assertion failed: a == b", "assertion failed: a == b"),
            ("某某县", ""),
        ] {
            assert_eq!(super::harmless(said), harmless);
        }
    }

    #[test]
    fn faults_are_told_one_after_the_other_and_the_file_does_not_grow_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        tell(folder.path(), "一\n").unwrap();
        tell(folder.path(), "二\n").unwrap();
        let text = || fs::read_to_string(file(folder.path())).unwrap();
        assert_eq!(text(), "一\n二\n");
        tell(folder.path(), &"x".repeat(FULL as usize)).unwrap();
        tell(folder.path(), "三\n").unwrap();
        assert_eq!(text(), "三\n");
        assert!(folder.path().join(OLDER).exists());
    }

    #[test]
    fn the_last_commands_are_told_by_name() {
        let commands = [Command::Save, Command::NextFinding].into_iter().collect();
        assert_eq!(names(&commands), "Save NextFinding");
    }
}
