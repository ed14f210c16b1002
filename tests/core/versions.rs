//! The last saves of a draft.

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use nianbao::draft::versions::{self, MOST, ROOM, history, keep, tidy};
use nianbao::draft::{self, SystemDisk};
use nianbao::files::FileError;
use nianbao::report::Report;
use proptest::prelude::*;

use crate::common::{balanced, get, set};
use crate::workspace::Memory;

const DRAFT: &str = "/某某县/2025年报.ron";

fn report(number: u64) -> Report {
    let mut report = balanced("2021");
    set(&mut report, "applications.new.natural", &number.to_string());
    report
}

fn save(disk: &Memory, number: u64, minutes: u64) -> Result<(), FileError> {
    let now = UNIX_EPOCH + Duration::from_secs(1_000_000 + 60 * minutes);
    let text = draft::write(&report(number));
    let (folder, path) = (Path::new("/v"), Path::new(DRAFT));
    keep(disk, folder, path, text.as_bytes(), now)
}

/// The numbers of the versions that are kept, the last one first.
fn kept(disk: &Memory) -> Vec<u64> {
    let history = history(disk, Path::new("/v"), Path::new(DRAFT));
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
    let disk = Memory::default();
    save(&disk, 71, 0).unwrap();
    save(&disk, 72, 5).unwrap();
    let history = history(&disk, Path::new("/v"), Path::new(DRAFT));
    let [last, first] = &history.versions[..] else {
        panic!("{history:?}");
    };
    assert_eq!(last.report, report(72));
    assert_eq!(last.changed.as_deref(), Some("改了 1 个数"));
    assert_eq!(first.changed, None);
    let between = last.when.duration_since(first.when).unwrap();
    assert_eq!(between, Duration::from_mins(5));
    assert_eq!(last.bytes, draft::write(&report(72)).len() as u64);
    let other = versions::history(&disk, Path::new("/v"), Path::new("/某某县/别的.ron"));
    assert!(other.versions.is_empty());
}

#[test]
fn the_same_save_twice_is_one_version_and_one_made_again_is_the_last() {
    let disk = Memory::default();
    for (minutes, number) in [(0, 1), (1, 1), (2, 2), (3, 3), (4, 1)] {
        save(&disk, number, minutes).unwrap();
    }
    assert_eq!(kept(&disk), [1, 3, 2]);
}

#[test]
fn the_last_twenty_saves_are_kept() {
    let disk = Memory::default();
    for number in 0..30 {
        save(&disk, number, number).unwrap();
    }
    let wanted: Vec<u64> = (10..30).rev().collect();
    assert_eq!(kept(&disk), wanted);
    assert_eq!(disk.all().len(), MOST);
}

#[test]
fn a_clock_that_was_put_back_makes_no_save_older_than_the_one_before_it() {
    let disk = Memory::default();
    for (number, minutes) in [(1, 100), (2, 5), (3, 0)] {
        save(&disk, number, minutes).unwrap();
    }
    assert_eq!(kept(&disk), [3, 2, 1]);
}

#[test]
fn a_damaged_version_is_left_out_and_counted() {
    let disk = Memory::default();
    for number in 1..=3 {
        save(&disk, number, number).unwrap();
    }
    let path = disk.all().keys().nth(1).cloned().unwrap();
    // It is still a draft: one digit is another.
    let text = draft::write(&report(9));
    disk.put(path.to_str().unwrap(), text);
    disk.put("/v/x/notes.txt", "?");
    assert_eq!(kept(&disk), [3, 1]);
    let history = history(&disk, Path::new("/v"), Path::new(DRAFT));
    assert_eq!(history.damaged, 1);
}

#[test]
fn versions_of_drafts_that_nobody_saved_for_two_years_go() {
    let disk = Memory::default();
    save(&disk, 1, 0).unwrap();
    let years = |years: u64| UNIX_EPOCH + Duration::from_secs(1_000_000 + years * 31_700_000);
    tidy(&disk, Path::new("/v"), years(1), 0);
    assert_eq!(kept(&disk), [1]);
    // As long as there is room, a clock that runs ahead costs nothing.
    tidy(&disk, Path::new("/v"), years(3), ROOM);
    assert_eq!(kept(&disk), [1]);
    tidy(&disk, Path::new("/v"), years(3), 0);
    assert!(disk.all().is_empty());
}

#[test]
fn versions_lie_in_a_folder_that_is_made_for_them() {
    let folder = tempfile::tempdir().unwrap();
    let versions = folder.path().join("nianbao").join("versions");
    let path = folder.path().join("草稿.ron");
    let text = draft::write(&report(1));
    keep(&SystemDisk, &versions, &path, text.as_bytes(), UNIX_EPOCH).unwrap();
    let history = history(&SystemDisk, &versions, &path);
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
        let disk = Memory::default();
        let mut last = None;
        for (minutes, (number, faults)) in (0..).zip(saves) {
            disk.fail(faults);
            let is_kept = save(&disk, number, minutes);
            disk.fail([]);
            if is_kept.is_ok() {
                last = Some(number);
            }
            let all = kept(&disk);
            prop_assert!(all.iter().all(|number| (1..6).contains(number)));
            if let Some(last) = last {
                prop_assert!(all.contains(&last), "{:?} {}", all, last);
            }
            prop_assert!(all.len() <= MOST);
        }
    }
}
