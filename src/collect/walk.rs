//! Which files are meant by files and folders.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use crate::files;

/// More files are no collection: where they end is said.
pub const MOST_FILES: usize = 200_000;

/// What lies in files and folders.
#[derive(Debug, Default)]
pub struct Found {
    /// The files, each once, in the order of their names within what was asked for.
    pub files: Vec<PathBuf>,
    /// Folders that could not be looked into, and why.
    pub closed: Vec<(PathBuf, String)>,
}

/// Looks for the files in these files and folders, in any depth; links are followed, and what they lead
/// to twice is found once. Left out are hidden files, what programs keep beside documents that are open,
/// and `without`: files and folders that the caller writes itself. `None` if it was cancelled.
pub fn walk(
    asked: &[PathBuf],
    without: &[PathBuf],
    is_cancelled: &dyn Fn() -> bool,
) -> Option<Found> {
    let mut walk = Walk {
        without: without.iter().map(|path| real(path)).collect(),
        seen: HashSet::new(),
        found: Found::default(),
    };
    for path in asked {
        walk.look(path, is_cancelled)?;
    }
    Some(walk.found)
}

fn real(path: &Path) -> PathBuf {
    let real = path.canonicalize().or_else(|_| std::path::absolute(path));
    real.unwrap_or_else(|_| path.to_owned())
}

struct Walk {
    without: HashSet<PathBuf>,
    /// Files and folders as they are without links.
    seen: HashSet<PathBuf>,
    found: Found,
}

impl Walk {
    fn look(&mut self, asked: &Path, is_cancelled: &dyn Fn() -> bool) -> Option<()> {
        let mut waiting = vec![(asked.to_owned(), real(asked))];
        while let Some((path, real)) = waiting.pop() {
            if is_cancelled() {
                return None;
            }
            if self.without.contains(&real) || !self.seen.insert(real.clone()) {
                continue;
            }
            // A file that is not there is found, and says so when it is read.
            if !path.is_dir() {
                if !self.take(path) {
                    return Some(());
                }
                continue;
            }
            match entries(&path, &real) {
                Ok(entries) => waiting.extend(entries.into_iter().rev()),
                Err(error) => {
                    let reason = format!(
                        "文件夹“{}”打不开：{}。",
                        path.display(),
                        files::reason(&error)
                    );
                    self.found.closed.push((path, reason));
                }
            }
        }
        Some(())
    }

    /// Takes a file; `false` if there are too many.
    fn take(&mut self, path: PathBuf) -> bool {
        if self.found.files.len() < MOST_FILES {
            self.found.files.push(path);
            return true;
        }
        let reason = format!(
            "文件超过 {MOST_FILES} 个，从“{}”起没有读。请分几次汇总。",
            path.display()
        );
        self.found.closed.push((path, reason));
        false
    }
}

/// What lies in a folder, by name, with where it really is.
fn entries(folder: &Path, real_folder: &Path) -> io::Result<Vec<(PathBuf, PathBuf)>> {
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if is_aside(&entry.file_name().to_string_lossy()) {
            continue;
        }
        let path = entry.path();
        let is_link = entry.file_type().map_or(true, |kind| kind.is_symlink());
        let real = if is_link {
            real(&path)
        } else {
            real_folder.join(entry.file_name())
        };
        entries.push((path, real));
    }
    entries.sort();
    Ok(entries)
}

/// Whether a file is none that somebody handed in: hidden, or kept by Word, Excel, WPS or the system.
fn is_aside(name: &str) -> bool {
    const SYSTEM: [&str; 3] = ["thumbs.db", "desktop.ini", "__macosx"];
    let name = name.to_lowercase();
    let is_scratch = Path::new(&name).extension().is_some_and(|end| end == "tmp");
    name.starts_with(['.'])
        || name.starts_with("~$")
        || is_scratch
        || SYSTEM.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(found: &Found) -> Vec<String> {
        let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
        found.files.iter().map(name).collect()
    }

    #[test]
    fn files_are_found_in_any_depth_by_name_and_what_nobody_handed_in_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("b/c/d");
        std::fs::create_dir_all(&deep).unwrap();
        for name in [
            "z.ron",
            "a.docx",
            ".hidden",
            "~$a.docx",
            ".~lock.a.docx#",
            "Thumbs.db",
        ] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        std::fs::write(deep.join("e.txt"), "").unwrap();
        std::fs::write(deep.join("sum.ron"), "").unwrap();
        let asked = [
            folder.path().to_owned(),
            folder.path().join("a.docx"),
            folder.path().join("nowhere"),
        ];
        let found = walk(&asked, &[deep.join("sum.ron")], &|| false).unwrap();
        assert_eq!(names(&found), ["a.docx", "e.txt", "z.ron", "nowhere"]);
        assert!(found.closed.is_empty());
        assert!(walk(&asked, &[], &|| true).is_none());
    }

    #[cfg(unix)]
    #[test]
    fn a_loop_of_links_ends_and_what_links_lead_to_twice_is_found_once() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("inner");
        std::fs::create_dir(&inner).unwrap();
        std::fs::write(inner.join("a.ron"), "").unwrap();
        symlink(folder.path(), inner.join("up")).unwrap();
        symlink(&inner, folder.path().join("again")).unwrap();
        symlink(inner.join("a.ron"), folder.path().join("b.ron")).unwrap();
        symlink(folder.path().join("self"), folder.path().join("self")).unwrap();
        let found = walk(&[folder.path().to_owned()], &[], &|| false).unwrap();
        // The link to nothing is named when it is read.
        assert_eq!(found.files.len(), 2, "{found:?}");
    }
}
