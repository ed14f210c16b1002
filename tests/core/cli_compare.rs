//! `nianbao compare`.

use crate::cli::{Desk, code, err, json_of, nianbao, out};
use crate::common::{balanced, set, write};
use nianbao::export::pdf::{Fonts, Options, Page, layout};
use nianbao::export::record::{self, Agreement, Side};

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

#[test]
fn only_what_is_the_same_cell_for_cell_and_sentence_for_sentence_is_said_to_agree() {
    let signed = balanced("2021");
    let same = Agreement::between(&signed, &signed.clone());
    assert!(same.is_whole());
    assert!(
        same.told().starts_with("核对结果：相符。200 格、"),
        "{}",
        same.told()
    );

    let mut digit = signed.clone();
    set(&mut digit, "applications.new.natural", "17");
    let found = Agreement::between(&signed, &digit);
    assert!(!found.is_whole());
    assert!(
        found.told().contains("200 格中 199 格一致"),
        "{}",
        found.told()
    );

    let mut dropped = signed.clone();
    let text = signed.prose("problems");
    let (first, _) = text.split_once('。').unwrap();
    write(
        &mut dropped,
        "problems",
        &text.replacen(&format!("{first}。"), "", 1),
    );
    let found = Agreement::between(&signed, &dropped);
    assert!(!found.is_whole() && found.cells.is_whole());
    assert_eq!(found.sentences.equal + 1, found.sentences.all);
}

#[test]
fn the_record_names_both_files_what_was_counted_and_every_difference() {
    let signed = balanced("2021");
    let mut page = signed.clone();
    set(&mut page, "applications.new.natural", "17");
    let side = |name: &str, report| Side {
        name: name.to_owned(),
        size: 1234,
        digest: "ab".repeat(32),
        notes: &[],
        report,
    };
    let sides = [side("签发稿.pdf", &signed), side("发布页.html", &page)];
    let found = Agreement::between(&signed, &page);
    let record = record::document(&sides, &found, "2025年1月20日 09:30（北京时间）");
    let fonts = Fonts::bundled();
    let pages = layout(&record, Options::default(), fonts);
    assert!(pages.pages.len() <= 2);
    let text: String = pages.pages.iter().map(Page::text).collect();
    for said in [
        "核对记录",
        "签发稿.pdf",
        "发布页.html",
        "1234 字节",
        "09:30",
        "不相符",
        "自然人",
        "71",
        "17",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn the_json_counts_what_agrees() {
    let desk = Desk::new();
    let report = balanced("2021");
    let a = desk.draft("a.ron", &report);
    let output = nianbao(&[&"compare", &a, &a, &"--json"]);
    let json = json_of(&output);
    assert_eq!(json["agree"]["cells"], serde_json::json!([200, 200]));
    let sentences = &json["agree"]["sentences"];
    assert_eq!(sentences[0], sentences[1]);
}
