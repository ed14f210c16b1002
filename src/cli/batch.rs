//! Many files at once: a line each, and one that is bad costs only itself.

use std::collections::HashSet;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::{CliError, Outcome, json};
use crate::collect::{Found, walk};

/// How far the reading is, on a terminal.
pub(super) struct Bar {
    all: usize,
    is_shown: bool,
    shown: usize,
}

impl Bar {
    pub(super) fn new() -> Bar {
        Bar {
            all: 0,
            is_shown: std::io::stderr().is_terminal(),
            shown: 0,
        }
    }

    /// Says how many there are.
    pub(super) fn of(&mut self, all: usize) -> &mut Bar {
        self.all = all;
        self
    }

    pub(super) fn show(&mut self, done: usize, err: &mut dyn Write) {
        if !self.is_shown {
            return;
        }
        let all = self.all;
        let percent = done * 100 / all.max(1);
        if percent == self.shown && done < all {
            return;
        }
        self.shown = percent;
        let end = if done == all { "\n" } else { "" };
        let bar = "█".repeat(percent / 5);
        // What cannot be shown does not stop the work.
        let _ = write!(err, "\r读取 {done}/{all} {bar:░<20} {percent}%{end}");
        let _ = err.flush();
    }
}

/// All that lies in files and folders.
pub(super) fn found(asked: &[PathBuf], without: &[PathBuf]) -> Result<Found, CliError> {
    let found = walk(asked, without, &|| false).ok_or(CliError::Cancelled)?;
    if found.files.is_empty() && found.closed.is_empty() {
        return Err(CliError::NothingThere(named(asked)));
    }
    Ok(found)
}

fn named(asked: &[PathBuf]) -> String {
    let asked = asked.iter().map(|path| path.display().to_string());
    asked.collect::<Vec<_>>().join("、")
}

/// The one file that is asked for; none where there are several, or a folder.
pub(super) fn single(asked: &[PathBuf]) -> Option<&Path> {
    match asked {
        [one] if !one.is_dir() => Some(one),
        _ => None,
    }
}

/// Where the output of each of many files goes: into a folder, under the file's own name.
pub(super) struct Places<'a> {
    folder: &'a Path,
    ending: &'static str,
    taken: HashSet<PathBuf>,
}

impl<'a> Places<'a> {
    pub(super) fn new(
        folder: &'a Path,
        ending: &'static str,
        asked: &[PathBuf],
    ) -> Result<Places<'a>, CliError> {
        if !folder.is_dir() && (folder.exists() || std::fs::create_dir_all(folder).is_err()) {
            return Err(CliError::NotAFolder(named(asked), folder.to_owned()));
        }
        Ok(Places {
            folder,
            ending,
            taken: HashSet::new(),
        })
    }

    /// Where that of one file goes. No two have the same place.
    pub(super) fn of(&mut self, file: &Path) -> Result<PathBuf, CliError> {
        let name = file.file_stem().unwrap_or_default();
        let mut name = name.to_owned();
        name.push(".");
        name.push(self.ending);
        let place = self.folder.join(name);
        if !self.taken.insert(place.clone()) {
            return Err(CliError::SameFile(place));
        }
        Ok(place)
    }
}

/// Does the same with each of the files; the worst outcome is that of all.
pub(super) fn each(
    (asked, without, is_json): (&[PathBuf], &[PathBuf], bool),
    (out, err): (&mut dyn Write, &mut dyn Write),
    mut one: impl FnMut(&Path, &mut dyn Write, &mut dyn Write) -> Result<Outcome, CliError>,
) -> Result<Outcome, CliError> {
    let found = found(asked, without)?;
    let mut worst = Outcome::Good;
    let mut bar = Bar::new();
    bar.of(found.files.len());
    // Lines on the same terminal tell themselves how far it is.
    bar.is_shown &= !std::io::stdout().is_terminal();
    let closed = found.closed.into_iter();
    let closed = closed.map(|(path, why)| (path, Some(why)));
    let files = found.files.into_iter().map(|path| (path, None));
    for (done, (path, closed)) in files.chain(closed).enumerate() {
        let problem = match closed {
            Some(why) => Some(why),
            None => match one(&path, out, err) {
                Ok(outcome) => {
                    worst = worst.max(outcome);
                    None
                }
                Err(error @ CliError::Output(_)) => return Err(error),
                Err(error) => Some(error.to_string()),
            },
        };
        if let Some(problem) = problem {
            worst = Outcome::Failed;
            if is_json {
                writeln!(out, "{}", json::problem(&path, &problem))?;
            } else {
                let file = path.display().to_string();
                // Most sentences name the file themselves.
                let named = if problem.contains(&file) {
                    String::new()
                } else {
                    file + "："
                };
                writeln!(out, "没有办成　{named}{problem}")?;
            }
        }
        bar.show(done + 1, err);
    }
    Ok(worst)
}
