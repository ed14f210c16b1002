//! Where the settings lie.

use std::fs;
use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy, choose_base_strategy};

use super::Settings;
use crate::files::{self, FileError};

/// The environment variable that names the folder, for tests.
pub const FOLDER: &str = "NIANBAO_SETTINGS";
/// The file's name; beside the program it must say whose it is.
const FILE: &str = "nianbao-settings.ron";
/// The longest file that is read, in bytes: settings are a hundredth of it.
const LARGEST: u64 = 256 * 1024;
/// What a file that cannot be read at all is called from then on.
const DAMAGED: &str = "damaged.ron";

/// Where settings are read from and written to.
#[derive(Debug, Clone, Default)]
pub struct Store {
    /// The folders that may hold them, the one to prefer first.
    folders: Vec<PathBuf>,
    /// What the file says, so that nothing is written that is there already.
    written: String,
    /// What was in it when it was last read or written.
    base: Settings,
    /// There are settings that could not be read now; they are not to be overwritten.
    is_barred: bool,
}

impl Store {
    /// Settings in the first of these folders that can be written to.
    #[must_use]
    pub fn new(folders: Vec<PathBuf>) -> Store {
        Store {
            folders,
            ..Store::default()
        }
    }

    /// Reads the settings: the latest where several folders have some. Nothing is tried out here,
    /// so that a slow network folder does not hold up the start.
    pub fn load(&mut self) -> Settings {
        let file = self
            .folders
            .iter()
            .map(|folder| folder.join(FILE))
            .filter_map(|file| {
                let when = fs::metadata(&file).and_then(|data| data.modified()).ok()?;
                Some((file, when))
            })
            // The first of equals.
            .reduce(|best, other| if other.1 > best.1 { other } else { best });
        let Some((file, _)) = file else {
            return Settings::default();
        };
        let Ok(bytes) = files::read_within(&file, LARGEST) else {
            self.is_barred = true;
            return Settings::default();
        };
        let text = String::from_utf8_lossy(&bytes);
        if let Some(settings) = Settings::parse(text.trim_start_matches('\u{feff}')) {
            self.written = text.into_owned();
            self.base = settings.clone();
            return settings;
        }
        // Set aside, so that whoever wants to can look what it was.
        let _ = fs::rename(&file, file.with_extension(DAMAGED));
        Settings::default()
    }

    /// Writes the settings, if they are not what the file says. What another window wrote meanwhile
    /// is kept where this one changed nothing.
    ///
    /// # Errors
    /// None of the folders may be written to.
    pub fn save(&mut self, settings: &Settings) -> Result<(), FileError> {
        if self.is_barred || settings.print() == self.written {
            return Ok(());
        }
        let mut outcome = Ok(());
        for folder in &self.folders {
            let theirs = files::read_within(&folder.join(FILE), LARGEST).ok();
            let theirs = theirs.and_then(|bytes| String::from_utf8(bytes).ok());
            let theirs = theirs.filter(|text| *text != self.written);
            let theirs = theirs.and_then(|text| Settings::parse(&text));
            let text = match theirs {
                Some(theirs) => settings.over(&self.base, &theirs).print(),
                None => settings.print(),
            };
            outcome = save(folder, &text);
            if outcome.is_ok() {
                self.written = settings.print();
                self.base = settings.clone();
                break;
            }
        }
        outcome
    }
}

fn save(folder: &Path, text: &str) -> Result<(), FileError> {
    // If it cannot be made, writing says why.
    let _ = fs::create_dir_all(folder);
    files::write(&folder.join(FILE), text.as_bytes())
}

/// The folders for this user's settings, the one to prefer first.
#[must_use]
pub fn folders() -> Vec<PathBuf> {
    let named = std::env::var_os(FOLDER).filter(|folder| !folder.is_empty());
    let program = std::env::current_exe().ok();
    let own = choose_base_strategy().ok().map(|user| user.config_dir());
    folders_of(
        named.map(PathBuf::from),
        program.as_deref().and_then(Path::parent),
        own,
    )
}

/// The folder that was named, else that of the program and one within that of the user.
fn folders_of(
    named: Option<PathBuf>,
    program: Option<&Path>,
    own: Option<PathBuf>,
) -> Vec<PathBuf> {
    if let Some(folder) = named {
        return vec![folder];
    }
    // On a share many run the same program, each with wishes of their own; a drive letter may hide
    // one. `\\?\C:\` is a folder of this PC.
    let is_shared = |folder: &&Path| {
        let real = fs::canonicalize(folder);
        let real = real.as_deref().unwrap_or(folder).to_string_lossy();
        real.starts_with(r"\\") && (real.starts_with(r"\\?\UNC\") || !real.starts_with(r"\\?\"))
    };
    let beside = program.filter(|folder| !is_shared(folder));
    let own = own.map(|folder| folder.join("nianbao"));
    beside.map(Path::to_owned).into_iter().chain(own).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::made;
    use super::*;

    #[test]
    fn two_windows_keep_what_each_of_them_set() {
        let folder = tempfile::tempdir().unwrap();
        let folders = vec![folder.path().to_owned()];
        Store::new(folders.clone()).save(&made()).unwrap();
        let (mut one, mut other) = (Store::new(folders.clone()), Store::new(folders.clone()));
        let (mut ours, mut theirs) = (one.load(), other.load());
        "电话：1111-1111111".clone_into(&mut ours.contact);
        one.save(&ours).unwrap();
        theirs.scale = 200;
        other.save(&theirs).unwrap();
        let read = Store::new(folders).load();
        assert_eq!((read.scale, &*read.contact), (200, "电话：1111-1111111"));
    }

    #[cfg(unix)]
    #[test]
    fn settings_that_cannot_be_read_now_are_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        // A folder of that name is a file that cannot be read, whoever runs the test.
        fs::create_dir(&file).unwrap();
        let mut store = Store::new(vec![folder.path().to_owned()]);
        assert_eq!(store.load(), Settings::default());
        fs::remove_dir(&file).unwrap();
        store.save(&made()).unwrap();
        assert!(!file.exists());
    }

    #[test]
    fn settings_longer_than_any_are_left_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let long = format!("{}{}", made().print(), " ".repeat(LARGEST as usize));
        fs::write(&file, &long).unwrap();
        let mut store = Store::new(vec![folder.path().to_owned()]);
        assert_eq!(store.load(), Settings::default());
        store.save(&made()).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), long);
    }

    #[test]
    fn a_damaged_file_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        fs::write(&file, "{\"theme\": \"da").unwrap();
        let mut store = Store::new(vec![folder.path().to_owned()]);
        assert_eq!(store.load(), Settings::default());
        assert!(!file.exists());
        let aside = fs::read_to_string(file.with_extension(DAMAGED)).unwrap();
        assert!(aside.ends_with("\"da"));
        store.save(&made()).unwrap();
        assert_eq!(store.load(), made());
    }

    #[test]
    fn a_folder_that_cannot_be_written_to_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        // A file where the folder should be refuses every user, even the one who may do anything.
        let beside = folder.path().join("beside");
        fs::write(&beside, "").unwrap();
        let own = folder.path().join("own").join("nianbao");
        let mut store = Store::new(vec![beside, own.clone()]);
        assert_eq!(store.load(), Settings::default());
        store.save(&made()).unwrap();
        assert!(own.join(FILE).exists());
        assert_eq!(store.load(), made());
    }

    #[test]
    fn nothing_is_written_that_is_there_already() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::new(vec![folder.path().to_owned()]);
        store.save(&made()).unwrap();
        let mut again = Store::new(vec![folder.path().to_owned()]);
        assert_eq!(again.load(), made());
        fs::remove_file(folder.path().join(FILE)).unwrap();
        again.save(&made()).unwrap();
        assert!(!folder.path().join(FILE).exists());
    }

    #[test]
    fn the_folder_beside_the_program_comes_before_the_users_own() {
        let own = || Some(PathBuf::from("config"));
        let program = Path::new("stick");
        let expected = [PathBuf::from("stick"), Path::new("config").join("nianbao")];
        assert_eq!(folders_of(None, Some(program), own()), expected);
        let share = Path::new(r"\\server\programs");
        assert_eq!(folders_of(None, Some(share), own()), expected[1..]);
        let named = PathBuf::from("named");
        assert_eq!(
            folders_of(Some(named.clone()), Some(program), own()),
            [named]
        );
    }
}
