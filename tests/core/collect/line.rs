//! `nianbao collect`: what it prints, writes and ends with.

use serde_json::json;

use crate::cli::{Desk, asked, code, err, json_of, nianbao, out};
use crate::common::county::{clean, put_down};
use crate::common::{name_organ, set};

#[test]
fn the_json_is_as_promised_and_the_sum_is_a_draft_like_any_other() {
    let desk = Desk::new();
    desk.draft("甲.ron", &clean(1));
    let mut wrong = clean(2);
    set(&mut wrong, "review.cases.total", "1");
    desk.draft("乙.ron", &wrong);
    let list = desk.put("名单.txt", "财政局\n教育局\n公安局\n");
    let (sum, csv) = (desk.path("sum.ron"), desk.path("t.csv"));
    let folder = desk.path("");
    let output = nianbao(&[
        &"collect", &folder, &"--units", &list, &"-o", &sum, &"--csv", &csv, &"--json",
    ]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    let told = json_of(&output);
    assert_eq!(told["missing"], json!(["公安局"]));
    assert_eq!(told["duplicates"], json!([]));
    assert_eq!(told["sum"]["disclosure.licensing.decisions"], "203");
    let units = told["units"].as_array().unwrap();
    assert_eq!(units.len(), 2);
    let unit = units
        .iter()
        .find(|unit| unit["organ"] == "某某县教育局")
        .unwrap();
    assert_eq!(unit["year"], 2024);
    assert_eq!(unit["form"], "2021");
    assert_eq!(unit["cells"], 200);
    assert_eq!(unit["errors"], 1);
    assert_eq!(unit["waivable"], 0);
    assert_eq!(unit["problem"], json!(null));
    let shown = json_of(&nianbao(&[&"show", &sum, &"--json"]));
    assert_eq!(shown["cells"], told["sum"]);
    assert_eq!(shown["organ"], "某某县人民政府");
    let table = std::fs::read_to_string(csv).unwrap();
    let mut lines = table.trim_start_matches('\u{feff}').lines();
    assert_eq!(
        lines.next(),
        Some("unit,organ,year,form,table,row,column,value")
    );
    assert_eq!(lines.clone().count(), 400);
    assert!(
        lines
            .any(|line| line == "财政局,某某县财政局,2024,2021,disclosure,licensing,decisions,101")
    );
    // A draft that is there is not written over, and what the command wrote is not collected.
    let output = nianbao(&[&"collect", &folder, &"-o", &sum]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("--force"));
}

#[test]
fn a_good_collection_ends_with_0_and_one_of_nothing_with_2() {
    let desk = Desk::new();
    let (one, other) = (
        desk.draft("甲.ron", &clean(1)),
        desk.draft("乙.ron", &clean(2)),
    );
    let output = nianbao(&[&"collect", &one, &other]);
    assert_eq!(code(&output), 0, "{}{}", out(&output), err(&output));
    assert!(out(&output).contains("2024年共 2 个文件，计入 2 份。"));
    assert_eq!(err(&output), "");
    let output = nianbao(&[&"collect", &desk.path("nowhere")]);
    assert_eq!(code(&output), 2);
    assert!(out(&output).contains("nowhere") && err(&output).contains("没有一份报告可以计入"));
    let empty = tempfile::tempdir().unwrap();
    let output = nianbao(&[&"collect", &empty.path()]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("没有找到文件"));
    assert_eq!(code(&nianbao(&[&"collect"])), 2);
}

#[test]
fn words_that_cannot_be_filled_in_are_told_with_where_they_stand_and_no_letter_is_written() {
    let desk = Desk::new();
    let mut wrong = clean(1);
    set(&mut wrong, "review.cases.total", "1");
    let report = desk.draft("甲.ron", &wrong);
    let letters = desk.path("退回");
    let template = desk.put("模板.txt", "{单位}：请改正。");
    let settings = desk.path("设置");
    std::fs::create_dir(&settings).unwrap();
    std::fs::write(
        settings.join("nianbao-settings.ron"),
        "{\"returns\": \"{单位}：请改正。\"}",
    )
    .unwrap();
    let collect = |more: &[&dyn AsRef<std::ffi::OsStr>]| {
        let args: [&dyn AsRef<std::ffi::OsStr>; 4] = [&"collect", &report, &"--returns", &letters];
        let mut command = asked(&[&args[..], more].concat());
        command.env("NIANBAO_SETTINGS", &settings).output().unwrap()
    };
    let by_template = collect(&[&"--wording", &template]);
    assert_eq!(code(&by_template), 2);
    assert!(
        err(&by_template).contains("模板.txt”不能用"),
        "{}",
        err(&by_template)
    );
    let by_settings = collect(&[]);
    assert_eq!(code(&by_settings), 2);
    let told = err(&by_settings);
    assert!(told.contains("设置里退回、催报的措辞不能用"), "{told}");
    assert!(told.contains("{问题}"), "{told}");
    assert!(!letters.exists());
}

#[test]
fn the_whole_county_is_collected_by_one_command() {
    let folder = tempfile::tempdir().unwrap();
    let list = put_down(folder.path());
    let desk = Desk::new();
    let list = desk.put("名单.txt", list.join("\r\n"));
    let output = nianbao(&[&"collect", &folder.path(), &"--units", &list, &"--json"]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    let told = json_of(&output);
    assert_eq!(told["missing"].as_array().unwrap().len(), 3);
    assert_eq!(told["duplicates"].as_array().unwrap().len(), 2);
    let units = told["units"].as_array().unwrap();
    let problems = units.iter().filter(|unit| !unit["problem"].is_null());
    assert_eq!(problems.count(), 15);
    let output = nianbao(&[&"collect", &folder.path(), &"--units", &list]);
    assert!(out(&output).contains("勾稽不符"), "{}", out(&output));
}

#[test]
fn a_field_of_the_tidy_table_neither_parts_its_line_nor_is_a_formula() {
    let desk = Desk::new();
    let mut report = clean(1);
    name_organ(&mut report, "=某某县,“甲\"乙”局");
    desk.draft("甲.ron", &report);
    let csv = desk.path("t.csv");
    nianbao(&[&"collect", &desk.path("甲.ron"), &"--csv", &csv]);
    let table = std::fs::read_to_string(csv).unwrap();
    let line = table.lines().nth(1).unwrap();
    assert!(line.starts_with("\"'=某某县,“甲\"\"乙”局\","), "{line}");
}
