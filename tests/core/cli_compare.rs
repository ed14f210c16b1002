//! `nianbao compare`.

use crate::cli::{Desk, code, err, json_of, nianbao, out};
use crate::common::{balanced, set, write};

#[test]
fn two_reports_that_say_the_same_are_equal_and_others_are_told_apart() {
    let desk = Desk::new();
    let report = balanced("2021");
    let a = desk.draft("a.ron", &report);
    let mut other = report.clone();
    set(&mut other, "applications.new.natural", "17");
    let text = other.prose("problems").replace("也写一句", "再写一句");
    write(&mut other, "problems", &text);
    let b = desk.draft("b.ron", &other);
    let same = nianbao(&[&"compare", &a, &a]);
    assert_eq!(
        (code(&same), out(&same)),
        (0, "两份报告相同。\n".to_owned())
    );
    let output = nianbao(&[&"compare", &a, &b]);
    assert_eq!(code(&output), 1);
    let told = out(&output);
    for said in ["自然人", "－ 71", "＋ 17", "第 2 段", "共 2 处不同。"] {
        assert!(told.contains(said), "{said}: {told}");
    }
    let output = nianbao(&[&"compare", &a, &b, &"--json"]);
    assert_eq!(code(&output), 1);
    let json = json_of(&output);
    assert_eq!(json["equal"], false);
    assert_eq!(json["cells"][0]["cell"], "applications.new.natural");
    assert_eq!(json["cells"][0]["a"], "71");
    assert_eq!(json["cells"][0]["b"], "17");
    assert_eq!(json["prose"][0]["field"], "problems");
    assert!(json["title"].is_null());
}

#[test]
fn the_changes_are_marked_in_a_pdf_that_is_never_one_of_the_two() {
    let desk = Desk::new();
    let a = desk.draft("a.ron", &balanced("2021"));
    let b = desk.draft("b.ron", &balanced("2019"));
    let pdf = desk.path("对照.pdf");
    let output = nianbao(&[&"compare", &a, &b, &"--pdf", &pdf]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    let bytes = std::fs::read(&pdf).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let output = nianbao(&[&"compare", &a, &b, &"--pdf", &b]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("没有写入"));
}
