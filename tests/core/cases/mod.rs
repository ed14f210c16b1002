//! Cases: small inputs with what the program must make of them. Organs, sentences and numbers are
//! invented, the kinds are those of published reports.

pub mod changed;
mod free;
mod generated;
mod inspected;
mod marked;
mod slips;
pub mod statements;

use std::collections::BTreeMap;

use nianbao::form::Form;
use nianbao::import::{Imported, import};
use nianbao::report::Report;
use serde_json::Value;

use crate::common::shapes::own_text;
use crate::common::{form, name_organ, set, write};

/// The parts that are not told stand in this form.
pub const FORM: &str = "2021";

/// The cases of a file; what is not there is `null`.
pub fn cases(json: &str) -> Vec<Value> {
    serde_json::from_str(json).unwrap()
}

/// The lines of a case under this key.
pub fn lines(case: &Value, key: &str) -> Vec<String> {
    let lines = case[key].as_array().into_iter().flatten();
    lines
        .map(|line| line.as_str().unwrap().to_owned())
        .collect()
}

/// An opening paragraph without an organ's name.
pub fn opening(year: u16) -> String {
    format!(
        "本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为{year}年1月1日至{year}年12月31日。如有疑问，请来电咨询（电话：0000-1234567）。"
    )
}

/// A report in which these cells and paragraphs stand; other cells are 0, other paragraphs sentences
/// without a number.
pub fn made<'a>(
    (organ, year): (&str, u16),
    cells: impl IntoIterator<Item = (&'a str, &'a str)>,
    paragraphs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Report {
    let form: &'static Form = form(FORM);
    let mut report = Report::new(form);
    name_organ(&mut report, organ);
    report.apply(&nianbao::report::Edit::year("", Some(year)));
    for (cell, _) in form.cells() {
        report.set(cell, "0");
    }
    for (name, text) in cells {
        set(&mut report, name, text);
    }
    let told: BTreeMap<&str, &str> = paragraphs.into_iter().collect();
    for field in form.prose() {
        let usual = match field.id.as_str() {
            "preamble" => opening(year),
            "overview.intro" => "各项工作平稳推进，没有遗留。".to_owned(),
            "overview.disclosure" => "信息公布及时，栏目按目录整理。".to_owned(),
            "overview.requests" => "办理流程清楚，专人登记。".to_owned(),
            "overview.management" => "文件逐件核对，失效的及时标注。".to_owned(),
            "overview.platform" => "网站栏目按目录重排。".to_owned(),
            "overview.supervision" => "工作考核、社会评议、责任追究按制度进行。".to_owned(),
            "problems" => "解读还不够通俗，是主要问题。今后改进，多用图表。".to_owned(),
            _ => "没有收取信息处理费。".to_owned(),
        };
        let text = told
            .get(field.id.as_str())
            .map_or(usual.as_str(), |text| text);
        write(&mut report, &field.id, text);
    }
    report
}

/// The lines of sections two to four with their tables, between tabs.
pub fn tables(report: &Report) -> Vec<String> {
    let text = own_text(report);
    let lines = text.lines();
    let lines = lines.skip_while(|line| !line.starts_with("二、"));
    let lines = lines.take_while(|line| !line.starts_with("五、"));
    lines.map(str::to_owned).collect()
}

/// The text of a report of 某某县某某局 on 2024 in whose body these lines stand. `{title}` and
/// `{tables}` among them stand for those; without `{title}` an opening paragraph goes before.
pub fn of_lines(lines: &[String]) -> String {
    let report = made(("某某县某某局", 2024), [], []);
    let title = report.title();
    let mut text = Vec::new();
    if lines.first().is_none_or(|line| line != "{title}") {
        text.extend([title.clone(), opening(2024)]);
    }
    for line in lines {
        match line.as_str() {
            "{title}" => text.push(title.clone()),
            "{tables}" => text.extend(tables(&report)),
            line => text.push(line.to_owned()),
        }
    }
    text.join("\n") + "\n"
}

/// The text of a report under these lines of a title, with an opening paragraph or the usual one.
pub fn under_title(lines: &[String], year: u16, preamble: Option<&str>) -> String {
    let report = match preamble {
        Some(preamble) => made(("", year), [], [("preamble", preamble)]),
        None => made(("", year), [], []),
    };
    let text = own_text(&report);
    let body = text.split_once('\n').map_or("", |(_, body)| body);
    format!("{}\n{body}", lines.join("\n"))
}

/// Reads a text as a file.
pub fn read(text: &str) -> Imported {
    import(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// All notes of an import, a line each.
pub fn notes(imported: &Imported) -> String {
    let notes = imported.notes.iter().map(|note| note.message.as_str());
    notes.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_report_of_a_case_comes_in_as_it_was_made() {
    let cells = [("applications.new.natural", "7")];
    let told = [("overview.requests", "收到申请7件。")];
    let report = made(("某某县某某局", 2024), cells, told);
    let imported = read(&own_text(&report));
    assert_eq!(notes(&imported), "");
    assert!(imported.report == report);
}
mod headings;
mod period;
mod tables;
mod titles;
mod turned;
mod wrapped;
