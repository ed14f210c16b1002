//! The last saves of a draft.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use nianbao::draft;
use nianbao::draft::versions::{MOST, Storage, SystemStorage, has, history, keep, tidy};
use nianbao::files::FileError;
use nianbao::report::Report;
use proptest::prelude::*;

use crate::common::{balanced, get, set};

const DRAFT: &str = "/某某县/2025年报.ron";

/// Files in memory; each call fails when it is told to.
#[derive(Default)]
struct Memory {
    files: RefCell<BTreeMap<PathBuf, Vec<u8>>>,
    faults: RefCell<Vec<bool>>,
}

impl Memory {
    fn fails(&self) -> bool {
        self.faults.borrow_mut().pop().unwrap_or(false)
    }
}

impl Storage for Memory {
    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError> {
        let found = self.files.borrow().get(path).cloned();
        let found = found.filter(|_| !self.fails());
        found.ok_or_else(|| FileError::Missing(path.to_owned()))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
        if self.fails() {
            return Err(FileError::Missing(path.to_owned()));
        }
        let (path, bytes) = (path.to_owned(), bytes.to_vec());
        self.files.borrow_mut().insert(path, bytes);
        Ok(())
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        if self.fails() {
            return Vec::new();
        }
        let files = self.files.borrow();
        let beneath = files.keys().filter_map(|path| {
            let first = path.strip_prefix(folder).ok()?.components().next()?;
            Some(folder.join(first))
        });
        let mut beneath: Vec<PathBuf> = beneath.collect();
        beneath.dedup();
        beneath
    }

    fn remove(&self, path: &Path) {
        if !self.fails() {
            self.files.borrow_mut().remove(path);
        }
    }
}

fn report(number: u64) -> Report {
    let mut report = balanced("2021");
    set(&mut report, "applications.new.natural", &number.to_string());
    report
}

fn save(storage: &Memory, number: u64, minutes: u64) -> Result<(), FileError> {
    let now = UNIX_EPOCH + Duration::from_secs(1_000_000 + 60 * minutes);
    let text = draft::write(&report(number));
    let (folder, path) = (Path::new("/v"), Path::new(DRAFT));
    keep(storage, folder, path, text.as_bytes(), now)
}

/// The numbers of the versions that are kept, the last one first.
fn kept(storage: &Memory) -> Vec<u64> {
    let history = history(storage, Path::new("/v"), Path::new(DRAFT));
    let numbers = history.versions.iter();
    numbers
        .map(|past| {
            get(&past.report, "applications.new.natural")
                .parse()
                .unwrap()
        })
        .collect()
}

#[test]
fn each_save_is_kept_with_its_time_and_what_it_changed() {
    let storage = Memory::default();
    save(&storage, 71, 0).unwrap();
    save(&storage, 72, 5).unwrap();
    let history = history(&storage, Path::new("/v"), Path::new(DRAFT));
    let [last, first] = &history.versions[..] else {
        panic!("{history:?}");
    };
    assert_eq!(last.report, report(72));
    assert_eq!(last.changed.as_deref(), Some("改了 1 个数"));
    assert_eq!(first.changed, None);
    let between = last.when.duration_since(first.when).unwrap();
    assert_eq!(between, Duration::from_mins(5));
    assert_eq!(last.bytes, draft::write(&report(72)).len() as u64);
    assert!(has(&storage, Path::new("/v"), Path::new(DRAFT)));
    assert!(!has(
        &storage,
        Path::new("/v"),
        Path::new("/某某县/别的.ron")
    ));
}

#[test]
fn the_same_save_twice_is_one_version_and_one_made_again_is_the_last() {
    let storage = Memory::default();
    for (minutes, number) in [(0, 1), (1, 1), (2, 2), (3, 3), (4, 1)] {
        save(&storage, number, minutes).unwrap();
    }
    assert_eq!(kept(&storage), [1, 3, 2]);
}

#[test]
fn the_last_twenty_saves_are_kept() {
    let storage = Memory::default();
    for number in 0..30 {
        save(&storage, number, number).unwrap();
    }
    let wanted: Vec<u64> = (10..30).rev().collect();
    assert_eq!(kept(&storage), wanted);
    assert_eq!(storage.files.borrow().len(), MOST);
}

#[test]
fn a_clock_that_was_put_back_makes_no_save_older_than_the_one_before_it() {
    let storage = Memory::default();
    for (number, minutes) in [(1, 100), (2, 5), (3, 0)] {
        save(&storage, number, minutes).unwrap();
    }
    assert_eq!(kept(&storage), [3, 2, 1]);
}

#[test]
fn a_damaged_version_is_left_out_and_counted() {
    let storage = Memory::default();
    for number in 1..=3 {
        save(&storage, number, number).unwrap();
    }
    let path = storage.files.borrow().keys().nth(1).cloned().unwrap();
    // It is still a draft: one digit is another.
    let text = draft::write(&report(9));
    storage.files.borrow_mut().insert(path, text.into_bytes());
    let path = PathBuf::from("/v/x/notes.txt");
    storage.files.borrow_mut().insert(path, b"?".to_vec());
    assert_eq!(kept(&storage), [3, 1]);
    let history = history(&storage, Path::new("/v"), Path::new(DRAFT));
    assert_eq!(history.damaged, 1);
}

#[test]
fn versions_of_drafts_that_nobody_saved_for_two_years_go() {
    let storage = Memory::default();
    save(&storage, 1, 0).unwrap();
    let years = |years: u64| UNIX_EPOCH + Duration::from_secs(1_000_000 + years * 31_700_000);
    tidy(&storage, Path::new("/v"), years(1));
    assert_eq!(kept(&storage), [1]);
    tidy(&storage, Path::new("/v"), years(3));
    assert!(storage.files.borrow().is_empty());
}

#[test]
fn versions_lie_in_a_folder_that_is_made_for_them() {
    let folder = tempfile::tempdir().unwrap();
    let versions = folder.path().join("nianbao").join("versions");
    let path = folder.path().join("草稿.ron");
    let text = draft::write(&report(1));
    keep(
        &SystemStorage,
        &versions,
        &path,
        text.as_bytes(),
        UNIX_EPOCH,
    )
    .unwrap();
    let history = history(&SystemStorage, &versions, &path);
    assert_eq!(history.versions.len(), 1);
    assert_eq!(history.versions[0].report, report(1));
    assert_eq!(history.versions[0].when, SystemTime::UNIX_EPOCH);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_fails_no_version_comes_back_changed_and_the_last_one_kept_is_there(
        saves in prop::collection::vec((1u64..6, prop::collection::vec(any::<bool>(), 0..4)), 1..8),
    ) {
        let storage = Memory::default();
        let mut last = None;
        for (minutes, (number, faults)) in (0..).zip(saves) {
            *storage.faults.borrow_mut() = faults;
            let is_kept = save(&storage, number, minutes);
            storage.faults.borrow_mut().clear();
            if is_kept.is_ok() {
                last = Some(number);
            }
            let all = kept(&storage);
            prop_assert!(all.iter().all(|number| (1..6).contains(number)));
            if let Some(last) = last {
                prop_assert!(all.contains(&last), "{:?} {}", all, last);
            }
            prop_assert!(all.len() <= MOST);
        }
    }
}
