//! The command line and many files: a line each, and one that is bad costs only itself.

use serde_json::Value;

use crate::cli::{Desk, code, nianbao, out};
use crate::common::{balanced, set};

/// A folder with a right report, one with an error and a file that is none.
fn folder() -> Desk {
    let desk = Desk::new();
    let right = balanced("2021");
    let mut wrong = balanced("2021");
    set(&mut wrong, "applications.new.natural", "72");
    std::fs::create_dir_all(desk.path("各单位/乡镇")).unwrap();
    desk.draft("各单位/甲.ron", &right);
    desk.draft("各单位/乡镇/乙.ron", &wrong);
    desk.put("各单位/丙.docx", b"PK");
    desk
}

#[test]
fn many_reports_are_checked_a_line_each_and_a_bad_file_costs_only_itself() {
    let desk = folder();
    let checked = nianbao(&[&"check", &desk.path("各单位")]);
    assert_eq!(code(&checked), 2);
    let text = out(&checked);
    assert_eq!(text.lines().count(), 3, "{text}");
    let line = |name: &str| text.lines().find(|line| line.contains(name)).unwrap();
    assert!(line("甲.ron").starts_with("错误 0　"), "{text}");
    assert!(!line("乙.ron").starts_with("错误 0　"), "{text}");
    assert!(line("丙.docx").starts_with("没有办成"), "{text}");
    // Without the bad one, findings decide.
    let (a, b) = (desk.path("各单位/甲.ron"), desk.path("各单位/乡镇/乙.ron"));
    assert_eq!(code(&nianbao(&[&"check", &a, &b])), 1);
    assert_eq!(code(&nianbao(&[&"check", &a, &a])), 0);
}

#[test]
fn json_of_many_is_an_object_a_line_with_the_files_name() {
    let desk = folder();
    let checked = nianbao(&[&"check", &desk.path("各单位"), &"--json"]);
    let objects = out(&checked);
    let objects = objects.lines().map(serde_json::from_str::<Value>);
    let objects: Vec<Value> = objects.collect::<Result<_, _>>().unwrap();
    let of = |name: &str| {
        let mut objects = objects.iter();
        let is_it = |object: &&Value| object["file"].as_str().unwrap().ends_with(name);
        objects.find(is_it).unwrap()
    };
    assert_eq!(of("甲.ron")["errors"], 0);
    assert!(of("乙.ron")["errors"].as_u64().unwrap() > 0);
    assert!(of("丙.docx")["problem"].as_str().unwrap().ends_with('。'));
    let imported = nianbao(&[&"import", &desk.path("各单位"), &"--json"]);
    assert_eq!(out(&imported).matches(r#""form":"2021""#).count(), 2);
}

#[test]
fn drafts_and_exports_of_many_go_into_folders_and_none_over_another() {
    let desk = folder();
    let drafts = desk.path("草稿");
    let asked = [desk.path("各单位/甲.ron"), desk.path("各单位/乡镇/乙.ron")];
    let imported = nianbao(&[&"import", &asked[0], &asked[1], &"-o", &drafts]);
    assert_eq!(code(&imported), 0, "{}", out(&imported));
    assert!(desk.path("草稿/甲.ron").exists() && desk.path("草稿/乙.ron").exists());
    // What is there stays, unless that is wanted.
    let again = nianbao(&[&"import", &asked[0], &asked[1], &"-o", &drafts]);
    assert_eq!(code(&again), 2);
    assert!(out(&again).contains("已经存在"), "{}", out(&again));
    let pages = desk.path("网页");
    let exported = nianbao(&[&"export", &drafts, &"--html", &pages, &"--text", &pages]);
    assert_eq!(code(&exported), 0, "{}", out(&exported));
    for name in ["甲.html", "乙.html", "甲.txt", "乙.txt"] {
        assert!(pages.join(name).exists(), "{name}");
    }
    // Two of one name.
    desk.draft("各单位/乡镇/甲.ron", &balanced("2021"));
    let twice = desk.path("各单位/乡镇/甲.ron");
    let html = desk.path("另一处");
    let exported = nianbao(&[&"export", &asked[0], &twice, &"--html", &html]);
    assert_eq!(code(&exported), 2);
    assert!(out(&exported).contains("用了两次"), "{}", out(&exported));
}
