//! `nianbao roll`: what it writes, prints and refuses.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::common::{balanced, get, set};
use nianbao::draft;
use nianbao::report::{Edit, Report};

fn roll(file: &Path, output: &Path) -> (Output, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    let done = command
        .arg("roll")
        .arg(file)
        .arg("-o")
        .arg(output)
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (out, err) = (text(&done.stdout), text(&done.stderr));
    (done, out, err)
}

fn saved(folder: &Path, report: &Report) -> std::path::PathBuf {
    let path = folder.join("去年.ron");
    fs::write(&path, draft::write(report)).unwrap();
    path
}

#[test]
fn it_writes_next_years_draft_and_says_what_was_done() {
    let folder = tempfile::tempdir().unwrap();
    let last = saved(folder.path(), &balanced("2021"));
    let next = folder.path().join("今年.ron");
    let (done, out, err) = roll(&last, &next);
    assert_eq!(done.status.code(), Some(0), "{err}");
    for words in [
        "新建了2025年的草稿",
        "国办公开办函〔2021〕30号",
        "上年结转已填入：自然人 4、总计 4，其余各列 0。",
        "年份 8 处",
        "今年.ron",
    ] {
        assert!(out.contains(words), "{words} is not in: {out}");
    }
    let report = draft::read(&fs::read(&next).unwrap()).unwrap();
    assert_eq!(report.year(), Some(2025));
    assert_eq!(get(&report, "applications.carried_in.natural"), "4");
    assert_eq!(report.doubts().count(), 8);
}

#[test]
fn a_published_report_rolls_as_a_draft_does_and_the_old_form_into_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    let document = nianbao::export::Document::of(&balanced("2019"));
    fs::write(&file, nianbao::export::text::write(&document)).unwrap();
    let next = folder.path().join("b.ron");
    let (done, out, _) = roll(&file, &next);
    assert_eq!(done.status.code(), Some(0));
    assert!(out.contains("新格式里没有对应的格"), "{out}");
    assert_eq!(
        draft::read(&fs::read(&next).unwrap()).unwrap().form().id(),
        "2021"
    );
}

#[test]
fn what_is_not_carried_on_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "applications.carried_out.natural", "四");
    let next = folder.path().join("b.ron");
    let (done, out, _) = roll(&saved(folder.path(), &report), &next);
    assert_eq!(done.status.code(), Some(0));
    assert!(
        out.contains("没有填入上年结转") && out.contains("“四”"),
        "{out}"
    );
}

#[test]
fn it_refuses_to_write_over_its_source_and_a_report_without_a_year() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    let last = saved(folder.path(), &report);
    let before = fs::read(&last).unwrap();
    let (done, out, err) = roll(&last, &last);
    assert_eq!((done.status.code(), out.as_str()), (Some(2), ""));
    assert!(err.contains("既是来源又是目标"), "{err}");
    assert_eq!(fs::read(&last).unwrap(), before);
    report.apply(&Edit::year("", None));
    let last = saved(folder.path(), &report);
    let next = folder.path().join("b.ron");
    let (done, _, err) = roll(&last, &next);
    assert_eq!(done.status.code(), Some(2));
    assert!(err.contains("没有认出报告的年份"), "{err}");
    assert!(!next.exists());
}

#[test]
fn without_a_target_it_says_so_with_the_usage() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    let done = command.args(["roll", "a.ron"]).output().unwrap();
    assert_eq!(done.status.code(), Some(2));
    let err = String::from_utf8(done.stderr).unwrap();
    assert!(
        err.contains("缺少参数") && err.contains("nianbao roll"),
        "{err}"
    );
}
