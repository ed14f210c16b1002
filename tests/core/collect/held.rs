//! The command line and a ledger that somebody else has open, that is damaged, or that is changed meanwhile.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Output;

use nianbao::collect::ledger::Ledger;
use nianbao::draft::SystemDisk;
use nianbao::draft::lock::{Holder, file_of};
use nianbao::workspace::SaveError;
use nianbao::workspace::collecting::Filed;

use crate::cli::{Desk, code, err, json_of, nianbao, out};
use crate::common::county::clean;
use crate::common::set;

/// Two reports, the second of which does not add up.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.draft("甲.ron", &clean(1));
    let mut wrong = clean(2);
    set(&mut wrong, "review.cases.total", "1");
    desk.draft("乙.ron", &wrong);
    desk
}

fn collect(desk: &Desk, more: &[&dyn AsRef<OsStr>]) -> Output {
    let (folder, ledger) = (desk.path(""), desk.path("a.huizong"));
    let mut args: Vec<&dyn AsRef<OsStr>> = vec![&"collect", &folder, &"--ledger", &ledger];
    args.extend(more);
    nianbao(&args)
}

fn lock_of(desk: &Desk) -> std::path::PathBuf {
    file_of(&desk.path("a.huizong"))
}

#[test]
fn a_ledger_that_another_window_has_open_is_shown_and_not_written() {
    let desk = desk();
    assert_eq!(code(&collect(&desk, &[])), 1);
    assert!(!lock_of(&desk).exists());
    let before = fs::read(desk.path("a.huizong")).unwrap();
    desk.draft("丙.ron", &clean(3));
    let mut other = Holder::this("别的窗口", None);
    other.who = "李四".to_owned();
    fs::write(lock_of(&desk), other.write()).unwrap();
    let returns = desk.path("退回");
    let csv = desk.path("a.csv");
    let output = collect(&desk, &[&"--returns", &returns, &"--csv", &csv, &"--json"]);
    assert_eq!(code(&output), 2);
    let said = err(&output);
    assert!(
        said.contains("正由李四") && said.contains("不写入台账"),
        "{said}"
    );
    // All that can be told is, and what is no part of the ledger is written.
    assert_eq!(json_of(&output)["units"].as_array().unwrap().len(), 3);
    assert!(csv.exists() && !returns.exists());
    assert_eq!(fs::read(desk.path("a.huizong")).unwrap(), before);
    assert!(!out(&collect(&desk, &[])).contains("a.huizong”。"));
    let held = Holder::read(&fs::read(lock_of(&desk)).unwrap()).unwrap();
    assert!(held.is(&other));
    // Given back, it is written, and held by nobody afterwards.
    fs::remove_file(lock_of(&desk)).unwrap();
    let output = collect(&desk, &[&"--returns", &returns]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    assert_ne!(fs::read(desk.path("a.huizong")).unwrap(), before);
    assert!(returns.exists() && !lock_of(&desk).exists());
}

#[test]
fn of_a_damaged_ledger_the_version_that_was_opened_last_stands_in_and_that_is_said() {
    let desk = desk();
    let left = format!("{}=口径不同", desk.path("甲.ron").display());
    collect(&desk, &[&"--leave-out", &left]);
    // Opened once more, it is kept.
    collect(&desk, &[]);
    let whole = fs::read(desk.path("a.huizong")).unwrap();
    fs::write(desk.path("a.huizong"), &whole[..whole.len() / 2]).unwrap();
    let output = collect(&desk, &[]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    assert!(err(&output).contains("留存的一份"), "{}", err(&output));
    assert!(out(&output).contains("口径不同"), "{}", out(&output));
    let written = fs::read(desk.path("a.huizong")).unwrap();
    assert!(Ledger::read(&written, &desk.path("a.huizong")).is_ok());
}

#[test]
fn a_ledger_that_is_none_or_of_a_newer_program_is_refused_and_stays_as_it_is() {
    let desk = desk();
    collect(&desk, &[]);
    let text = fs::read_to_string(desk.path("a.huizong")).unwrap();
    let newer = text.replace("collection: 1", "collection: 99");
    for spoiled in ["x", &newer] {
        let other = Desk::new();
        other.draft("甲.ron", &clean(1));
        other.put("a.huizong", spoiled);
        let output = collect(&other, &[]);
        assert_eq!(code(&output), 2);
        assert!(err(&output).contains("汇总台账"), "{}", err(&output));
        assert_eq!(
            fs::read_to_string(other.path("a.huizong")).unwrap(),
            spoiled
        );
        assert!(!lock_of(&other).exists());
    }
    let missing = desk.path("没有.huizong");
    let output = nianbao(&[&"collect", &"--ledger", &missing]);
    assert_eq!(code(&output), 2);
    assert!(
        err(&output).contains("没有.huizong”这个汇总台账"),
        "{}",
        err(&output)
    );
}

#[test]
fn what_another_program_wrote_meanwhile_is_not_written_over() {
    let desk = desk();
    let path = desk.path("a.huizong");
    let (me, you) = (Holder::this("甲", None), Holder::this("乙", None));
    let open = |me| Filed::open(&SystemDisk, me, &path, None).unwrap();
    let (mut filed, ledger) = open(&me);
    assert!(ledger.is_none() && filed.holder().is_none());
    // It came while the reports were being read.
    fs::write(&path, "theirs").unwrap();
    let error = filed.save(&Ledger::default()).unwrap_err();
    assert!(matches!(error, SaveError::Changed(_)), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
    fs::remove_file(&path).unwrap();
    filed.save(&Ledger::default()).unwrap();
    // Nobody else gets it as long as it is held, and what is another's is not given back.
    let (other, _) = open(&you);
    assert!(other.holder().is_some_and(|holder| holder.is(&me)));
    drop(other);
    assert!(Path::new(&file_of(&path)).exists());
    drop(filed);
    assert!(open(&you).0.holder().is_none());
    assert!(!file_of(&path).exists());
}
