//! The command line as a contract: what it prints, how it ends, and what bad input gets.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::common;
use crate::common::{balanced, set, write};
use nianbao::draft;
use nianbao::export::{self, Document};
use nianbao::report::Report;
use serde_json::{Value, json};

pub struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Desk {
        Desk {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        fs::write(self.path(name), bytes).unwrap();
        self.path(name)
    }

    pub fn draft(&self, name: &str, report: &Report) -> PathBuf {
        self.put(name, draft::write(report))
    }
}

/// Where the program keeps what is its own: not where the user's own lies.
pub const RECOVERY: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/recovery");

pub fn nianbao(args: &[&dyn AsRef<std::ffi::OsStr>]) -> Output {
    asked(args).output().unwrap()
}

/// The program with these arguments, not yet started.
pub fn asked(args: &[&dyn AsRef<std::ffi::OsStr>]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    command.env("NIANBAO_RECOVERY", RECOVERY);
    for arg in args {
        command.arg(arg.as_ref());
    }
    command
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub fn json_of(output: &Output) -> Value {
    serde_json::from_str(&out(output)).unwrap()
}

pub fn text_of(report: &Report) -> String {
    export::text::write(&Document::of(report))
}

#[test]
fn the_fixture_is_the_made_report() {
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/2021.txt");
    assert_eq!(
        fs::read_to_string(fixture).unwrap(),
        text_of(&balanced("2021"))
    );
}

#[test]
fn show_prints_the_report_as_json() {
    let desk = Desk::new();
    let mut report = balanced("2019");
    set(&mut report, "review.cases.upheld", "");
    let file = desk.draft("a.ron", &report);
    let output = nianbao(&[&"show", &file, &"--json"]);
    assert_eq!(code(&output), 0);
    let shown = json_of(&output);
    assert_eq!(shown["form"], "2019");
    assert_eq!(shown["year"], 2020);
    assert_eq!(shown["organ"], "某某县人民政府办公室");
    assert_eq!(
        shown["title"],
        "某某县人民政府办公室2020年政府信息公开工作年度报告"
    );
    assert_eq!(shown["cells"].as_object().unwrap().len(), 197);
    assert_eq!(shown["cells"]["disclosure.licensing.delta"], "-3");
    assert_eq!(
        shown["cells"]["disclosure.procurement.amount"],
        "15922.04万元"
    );
    assert!(shown["cells"].get("review.cases.upheld").is_none());
    let fields: Vec<&String> = shown["prose"].as_object().unwrap().keys().collect();
    assert_eq!(
        fields,
        [
            "preamble",
            "overview.intro",
            "overview.disclosure",
            "overview.requests",
            "overview.management",
            "overview.platform",
            "overview.supervision",
            "problems",
            "other"
        ]
    );
    assert!(shown["findings"].is_array());
}

#[test]
fn check_prints_counts_and_findings_and_ends_with_1_while_errors_stand() {
    let desk = Desk::new();
    let good = desk.draft("good.ron", &balanced("2021"));
    let output = nianbao(&[&"check", &good, &"--json"]);
    assert_eq!(code(&output), 0);
    let mut found = json_of(&output);
    // Numbers of the text that count nothing.
    let read = found["read"].take();
    assert!(
        read.as_array()
            .unwrap()
            .iter()
            .all(|one| one["verdict"] == "not_judged")
    );
    assert_eq!(
        found,
        json!({"errors": 0, "waivable": 0, "hints": 0, "findings": [], "read": null})
    );
    let mut report = balanced("2021");
    set(&mut report, "applications.not_held.natural", "42");
    let bad = desk.draft("bad.ron", &report);
    let output = nianbao(&[&"check", &bad, &"--json"]);
    assert_eq!(code(&output), 1);
    let found = json_of(&output);
    assert_eq!(found["errors"], 2);
    let finding = &found["findings"][0];
    assert_eq!(finding["rule"], "outcomes");
    assert_eq!(finding["rank"], "B");
    assert_eq!(finding["cells"][0], "applications.not_held.natural");
    assert_eq!(finding["place"], "三、收到和处理政府信息公开申请情况");
    assert_eq!(
        finding["fix"],
        json!({"applications.not_held.natural": "24"})
    );
    assert_eq!(finding["meanings"], json!([]));
    let output = nianbao(&[&"check", &bad]);
    assert_eq!(code(&output), 1);
    assert!(
        out(&output).contains("错误 2　待说明 0　提示 0"),
        "{}",
        out(&output)
    );
}

#[test]
fn check_takes_last_years_report() {
    let desk = Desk::new();
    let (last, mut report) = common::pair::pair();
    let last = desk.draft("last.ron", &last);
    set(&mut report, "disclosure.fees.amount", "125000");
    let file = desk.draft("a.ron", &report);
    let output = nianbao(&[&"check", &file, &"--last", &last, &"--json"]);
    assert_eq!(code(&output), 0);
    assert_eq!(json_of(&output)["findings"][0]["rule"], "yuan");
}

#[test]
fn import_writes_a_draft_that_shows_the_same() {
    let desk = Desk::new();
    let file = desk.put("a.txt", text_of(&balanced("2021")));
    let output = nianbao(&[&"import", &file, &"-o", &desk.path("a.ron"), &"--json"]);
    assert_eq!(code(&output), 0);
    let imported = json_of(&output);
    assert_eq!(imported["cells"].as_object().unwrap().len(), 200);
    let shown = json_of(&nianbao(&[&"show", &desk.path("a.ron"), &"--json"]));
    for key in ["form", "year", "organ", "title", "cells", "prose"] {
        assert_eq!(imported[key], shown[key], "{key}");
    }
}

#[test]
fn export_writes_what_is_asked_for_and_its_text_shows_the_same() {
    let desk = Desk::new();
    let file = desk.draft("a.ron", &balanced("2021"));
    let (pdf, text) = (desk.path("出 版.pdf"), desk.path("网页.txt"));
    let output = nianbao(&[
        &"export", &file, &"--pdf", &pdf, &"--text", &text, &"--final",
    ]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
    let from_draft = out(&nianbao(&[&"show", &file, &"--json"]));
    let from_text = out(&nianbao(&[&"show", &text, &"--json"]));
    assert_eq!(from_draft, from_text);
}

#[test]
fn every_format_is_written_as_chosen_and_the_text_stays_a_report() {
    let desk = Desk::new();
    let file = desk.draft("a.ron", &balanced("2021"));
    let paths = ["a.pdf", "a.txt", "a.html", "a.docx", "a.xlsx"].map(|name| desk.path(name));
    let [pdf, text, html, docx, xlsx] = &paths;
    let output = nianbao(&[
        &"export",
        &file,
        &"--pdf",
        pdf,
        &"--text",
        text,
        &"--html",
        html,
        &"--docx",
        docx,
        &"--xlsx",
        xlsx,
        &"--signoff",
        &"--red-head",
        &"--fonts",
        &"bundled",
        &"--pdfa",
        &"1b",
        &"--crlf",
        &"--bom",
        &"--final",
    ]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(out(&output).lines().count(), 5);
    let start = |path: &Path, start: &[u8]| fs::read(path).unwrap().starts_with(start);
    assert!(start(pdf, b"%PDF-1.4") && start(html, b"<!DOCTYPE html>"));
    assert!(start(docx, b"PK") && start(xlsx, b"PK"));
    let written = fs::read_to_string(text).unwrap();
    assert!(written.starts_with('\u{feff}') && written.contains("\r\n"));
    let shown = |file: &Path| out(&nianbao(&[&"show", &file, &"--json"]));
    assert_eq!(shown(&file), shown(text));
}

#[test]
fn sign_off_pages_without_a_pdf_are_refused_and_nothing_is_written() {
    let desk = Desk::new();
    let file = desk.draft("a.ron", &balanced("2021"));
    let text = desk.path("a.txt");
    let output = nianbao(&[&"export", &file, &"--text", &text, &"--signoff"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("--pdf"));
    assert!(!text.exists());
}

#[test]
fn a_choice_that_is_none_is_refused_with_the_usage() {
    let desk = Desk::new();
    let file = desk.draft("a.ron", &balanced("2021"));
    let pdf = desk.path("a.pdf");
    for (option, value) in [("--fonts", "mine"), ("--pdfa", "3b"), ("--tables", "rows")] {
        let output = nianbao(&[&"export", &file, &"--pdf", &pdf, &option, &value]);
        assert_eq!(code(&output), 2);
        assert!(err(&output).contains(value) && err(&output).contains("用法"));
        assert!(!pdf.exists());
    }
}

#[test]
fn a_final_export_refuses_while_errors_stand_and_writes_nothing() {
    let desk = Desk::new();
    let mut report = balanced("2021");
    set(&mut report, "review.cases.total", "9");
    let file = desk.draft("a.ron", &report);
    let pdf = desk.put("a.pdf", "old");
    let output = nianbao(&[&"export", &file, &"--pdf", &pdf, &"--final"]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains("没有导出定稿"));
    assert_eq!(fs::read(&pdf).unwrap(), b"old");
    assert_eq!(code(&nianbao(&[&"export", &file, &"--pdf", &pdf])), 0);
}

/// A command on bad input: exit 2, a Chinese sentence with these words, and nothing written.
fn refuses(desk: &Desk, file: &Path, words: &[&str]) {
    let target = desk.put("target.ron", "old");
    let output = nianbao(&[&"import", &file, &"-o", &target, &"--force"]);
    assert_eq!(code(&output), 2, "{}", file.display());
    assert!(out(&output).is_empty());
    for word in words {
        assert!(
            err(&output).contains(word),
            "{word} is not in: {}",
            err(&output)
        );
    }
    assert!(err(&output).contains(&file.file_name().unwrap().to_string_lossy().into_owned()));
    assert_eq!(fs::read(&target).unwrap(), b"old");
}

#[test]
fn bad_files_get_a_sentence_each() {
    let desk = Desk::new();
    refuses(&desk, &desk.path("没有.txt"), &["找不到"]);
    refuses(&desk, &desk.put("空.txt", ""), &["空"]);
    refuses(
        &desk,
        &desk.put("天气.txt", "今天天气很好，宜出门。\n"),
        &["没有找到", "年度报告"],
    );
    refuses(
        &desk,
        &desk.put("照片.txt", [0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a]),
        &["请"],
    );
    refuses(
        &desk,
        &desk.put("报告.docx", b"PK\x03\x04rest of a zip file"),
        &["另存"],
    );
    let folder = desk.path("文件夹");
    fs::create_dir(&folder).unwrap();
    refuses(&desk, &folder, &["文件夹"]);
    let text = draft::write(&balanced("2021"));
    refuses(
        &desk,
        &desk.put("半截.ron", &text.as_bytes()[..text.len() / 2]),
        &["不完整"],
    );
    refuses(&desk, &desk.put("空.ron", ""), &["不完整"]);
    let renamed = text.replace("applications.new.natural", "applications.novel.natural");
    refuses(
        &desk,
        &desk.put("多行.ron", renamed),
        &["applications.novel.natural"],
    );
    let newer = text.replace("format: 7", "format: 8");
    refuses(&desk, &desk.put("新版.ron", newer), &["更新版本"]);
}

#[test]
fn twenty_megabytes_of_text_are_read_or_refused_but_never_hang() {
    let desk = Desk::new();
    let line = "这一行与年度报告没有关系，只是很长很长的文字。\n";
    let file = desk.put("长.txt", line.repeat(20 * 1024 * 1024 / line.len()));
    refuses(&desk, &file, &["请"]);
}

#[test]
fn check_lists_every_number_of_the_prose_with_its_verdict() {
    let desk = Desk::new();
    let mut report = balanced("2021");
    let text = "新收申请74件，办结68件，举办培训3场次。县里共收到900件。";
    write(&mut report, "overview.requests", text);
    let cells = ["applications.new.total"].map(|name| report.form().find(name).unwrap());
    let draft = desk.draft("one.ron", &report);
    let read =
        |draft: &std::path::Path| json_of(&nianbao(&[&"check", &draft, &"--json"]))["read"].clone();
    let own = |read: serde_json::Value| -> Vec<serde_json::Value> {
        let read = read.as_array().unwrap().clone().into_iter();
        read.filter(|one| one["field"] == "overview.requests")
            .collect()
    };
    let found = own(read(&draft));
    assert_eq!(
        found[0],
        json!({
            "field": "overview.requests", "text": "新收申请74件", "at": [0, 7],
            "cells": ["applications.new.total"], "meaning": "新收", "verdict": "agrees"
        })
    );
    assert_eq!(
        (&found[1]["text"], &found[1]["verdict"]),
        (&json!("办结68件"), &json!("differs"))
    );
    assert_eq!(found[2]["verdict"], "not_judged");
    assert!(found[2]["why"].as_str().is_some_and(|why| !why.is_empty()));
    assert_eq!(found.len(), 4);
    // A number that is tied to a cell is its number.
    let start = text.find("74").unwrap();
    report.apply(&report.bind("", "overview.requests", &(start..start + 2), &cells));
    let found = own(read(&desk.draft("two.ron", &report)));
    assert_eq!(
        (&found[0]["text"], &found[0]["verdict"]),
        (&json!("74"), &json!("agrees"))
    );
    assert_eq!(found.len(), 4);
}
