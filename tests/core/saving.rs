//! Files on a real disk: what becomes of what was there.

use std::fs;
use std::path::Path;

use nianbao::files::{self, FileError};

fn held(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn of_two_who_create_a_file_one_succeeds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("锁");
    assert!(files::create(&path, b"1").unwrap());
    assert!(!files::create(&path, b"2").unwrap());
    assert_eq!(fs::read(&path).unwrap(), b"1");
    assert_eq!(held(folder.path()), ["锁"]);
}

#[test]
fn what_is_kept_beside_replaces_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for text in ["1", "2", "3"] {
        files::create_beside(folder.path(), "年报.ron", text.as_bytes()).unwrap();
    }
    assert_eq!(
        held(folder.path()),
        ["年报-2.ron", "年报-3.ron", "年报.ron"]
    );
    assert_eq!(fs::read(folder.path().join("年报.ron")).unwrap(), b"1");
}

#[test]
fn what_is_added_stands_at_the_end_of_a_file_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("记");
    assert!(matches!(
        files::append(&path, b"2"),
        Err(FileError::NoFolder(_))
    ));
    files::write(&path, b"1").unwrap();
    files::append(&path, b"2").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"12");
}

#[test]
fn only_old_temporary_files_of_ours_that_nobody_holds_are_cleaned() {
    use std::time::{Duration, SystemTime};
    let folder = tempfile::tempdir().unwrap();
    for name in [
        ".nianbao-1.tmp",
        ".nianbao-2.tmp",
        "我的.tmp",
        ".nianbao.ron",
    ] {
        fs::write(folder.path().join(name), "").unwrap();
    }
    let file = fs::File::open(folder.path().join(".nianbao-2.tmp")).unwrap();
    file.lock().unwrap();
    assert_eq!(files::clean(folder.path(), SystemTime::now()), 0);
    let later = SystemTime::now() + Duration::from_hours(25);
    assert_eq!(files::clean(folder.path(), later), 1);
    assert_eq!(
        held(folder.path()),
        [".nianbao-2.tmp", ".nianbao.ron", "我的.tmp"]
    );
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_file_keeps_its_mode_whatever_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("甲.ron");
        for wanted in [0o664, 0o2664, 0o640, 0o600, 0o666] {
            fs::write(&path, "old").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(wanted)).unwrap();
            files::write(&path, b"new").unwrap();
            assert_eq!(mode(&path), wanted, "{wanted:o}");
            assert_eq!(fs::read(&path).unwrap(), b"new");
        }
    }

    #[test]
    fn a_link_stays_a_link_and_what_it_leads_to_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("甲.ron"), folder.path().join("乙.ron"));
        fs::write(&real, "old").unwrap();
        symlink(&real, &link).unwrap();
        files::write(&link, b"new").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
    }

    #[test]
    fn a_pipe_a_device_and_a_folder_are_refused_and_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("管道");
        let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        let link = folder.path().join("甲.ron");
        symlink(&pipe, &link).unwrap();
        for path in [&pipe, &link, Path::new("/dev/null")] {
            let error = files::write(path, b"new").unwrap_err();
            assert!(matches!(error, FileError::NotAFile(_)), "{error}");
        }
        assert!(!fs::metadata(&pipe).unwrap().is_file());
        assert_eq!(held(folder.path()).len(), 2);
    }

    #[test]
    fn a_name_that_is_too_long_is_refused_in_chinese_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("某".repeat(90));
        let error = files::write(&path, b"new").unwrap_err().to_string();
        assert!(error.contains("文件名太长"), "{error}");
        assert!(!error.contains("nianbao"), "{error}");
        assert!(held(folder.path()).is_empty());
    }
}
