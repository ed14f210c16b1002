//! Tables in odd shapes: heads out of order, heads of another form, the fields of a saved form.

use nianbao::export::{Document, html};
use nianbao::report::Report;

use super::{made, notes, read, tables};
use crate::common::balanced;
use crate::common::shapes::word_text;

const HEADS: [&str; 7] = [
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
    "总计",
];

/// A report as raw text of a PDF file has it, its applicants' heads in this order.
fn raw(report: &Report, heads: &[&str]) -> String {
    let title = report.title();
    let mut lines = vec![
        title,
        "一、总体情况".to_owned(),
        "各项工作平稳。".to_owned(),
    ];
    let mut inside = false;
    for line in tables(report) {
        if line.starts_with("三、收到") {
            inside = true;
            lines.push(line);
            lines.push(heads.join("  "));
        } else if line.starts_with("四、政府") {
            inside = false;
            lines.push(line);
        } else if inside {
            let fields: Vec<&str> = line.split('\t').filter(|field| !field.is_empty()).collect();
            let numbers = fields
                .iter()
                .filter(|field| field.parse::<u32>().is_ok())
                .count();
            if numbers == HEADS.len() {
                lines.push(fields[fields.len() - numbers - 1..].join(" "));
            }
        } else {
            lines.push(line);
        }
    }
    lines.extend(
        [
            "五、存在的主要问题及改进情况",
            "形式单一。",
            "六、其他需要报告的事项",
            "没有收费。",
        ]
        .map(str::to_owned),
    );
    lines.join("\n")
}

fn applications(report: &Report) -> Vec<String> {
    let cells = report.form().cells();
    let cells = cells.filter(|(_, spec)| spec.name.starts_with("applications."));
    cells
        .map(|(cell, _)| report.value(cell).text().to_owned())
        .collect()
}

#[test]
fn rows_under_heads_out_of_order_are_read_where_the_equations_leave_one_order() {
    let report = balanced("2021");
    let heads = [
        "自然人",
        "总计",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
    ];
    let imported = read(&raw(&report, &heads));
    let found = applications(&imported.report);
    assert_eq!(found, applications(&report), "{}", notes(&imported));
}

#[test]
fn rows_whose_sums_stand_first_under_their_head_are_read_where_the_equations_leave_that_order() {
    let report = balanced("2021");
    let heads: Vec<&str> = HEADS[6..].iter().chain(&HEADS[..6]).copied().collect();
    let text = raw(&report, &heads);
    // Each row's sum goes before its other numbers.
    let lines = text.lines().map(|line| {
        let fields: Vec<&str> = line.split(' ').collect();
        match &fields[..] {
            [label, parts @ .., total] if parts.len() == 6 => {
                format!("{label} {total} {}", parts.join(" "))
            }
            _ => line.to_owned(),
        }
    });
    let imported = read(&lines.collect::<Vec<_>>().join("\n"));
    let found = applications(&imported.report);
    assert_eq!(found, applications(&report), "{}", notes(&imported));
}

#[test]
fn one_row_of_other_outcomes_in_the_text_of_a_word_file_leaves_open_what_it_does_not_tell() {
    let report = balanced("2021");
    let text = word_text(&report);
    let inner = [
        "\t1.申请人无正当理由逾期不补正",
        "\t2.申请人逾期未按收费通知",
    ];
    let rows = text.split("\n\n");
    let rows = rows.filter(|row| !inner.iter().any(|label| row.contains(label)));
    // The label of the group covers both columns.
    let rows = rows.map(|row| row.replace("\t\n\t3.其他\n", "\t（六）其他处理\n"));
    let text = rows.collect::<Vec<_>>().join("\n\n");
    assert!(text.contains("\t（六）其他处理\n\t10\n\t2\n"), "{text}");
    let imported = read(&text);
    let told = |column: &str| {
        ["late_correction", "unpaid_fee", "other_outcome"].map(|row| {
            let name = format!("applications.{row}.{column}");
            imported.report.value_of(&name).unwrap().text().to_owned()
        })
    };
    assert_eq!(told("total"), ["", "", ""], "{}", notes(&imported));
    assert_eq!(told("legal"), ["0", "0", "0"], "{}", notes(&imported));
    let said = "“（六）其他处理”在原文中只有一行";
    assert!(notes(&imported).contains(said), "{}", notes(&imported));
    let total = imported.report.value_of("applications.outcome_total.total");
    assert_eq!(total.unwrap().text(), "72");
}

#[test]
fn rows_whose_order_no_equation_tells_stay_empty_under_one_note() {
    let report = balanced("2021");
    let heads = [
        "商业企业",
        "自然人",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "总计",
    ];
    let imported = read(&raw(&report, &heads));
    let filled = applications(&imported.report)
        .iter()
        .filter(|text| !text.is_empty())
        .count();
    assert_eq!(filled, 0, "{}", notes(&imported));
    let said = notes(&imported).matches("表头与本格式不同").count();
    assert_eq!(said, 1, "{}", notes(&imported));
}

#[test]
fn the_heads_and_labels_that_converters_write_are_known() {
    let report = balanced("2021");
    let lines = raw(&report, &HEADS);
    let text = lines
        .replace("本年处理决定数量", "本年处理绝对数")
        .replace("行政规范性文件", "行政规范性档案");
    let imported = read(&text);
    assert_eq!(
        imported
            .report
            .value_of("disclosure.normative.issued")
            .unwrap()
            .text(),
        "18",
        "{}",
        notes(&imported)
    );
    assert_eq!(
        imported.report.filled_in_all(),
        read(&lines).report.filled_in_all(),
        "{}",
        notes(&imported)
    );
}

#[test]
fn the_fields_of_a_saved_form_are_read() {
    let report = made(
        ("某某县某某局", 2024),
        [("applications.new.natural", "7")],
        [],
    );
    let page = html::write(&Document::of(&report));
    let fields = page
        .replace(">0<", "><input type=\"text\" value=\"0\"><")
        .replace(">7<", "><input value='7'/><");
    assert!(fields.matches("<input").count() > 100, "{}", fields.len());
    let imported = nianbao::import::import(fields.as_bytes()).unwrap();
    assert!(imported.report == report, "{}", notes(&imported));
}

#[test]
fn a_part_that_is_empty_says_where_its_text_stands() {
    let told = [
        ("overview.management", ""),
        (
            "overview.intro",
            "各项工作平稳。\n政府信息管理方面，逐件核对文件。",
        ),
    ];
    let report = made(("某某县某某局", 2024), [], told);
    let findings = nianbao::check::check(&report, None);
    let message = findings
        .iter()
        .find(|finding| finding.field() == Some("overview.management"));
    let message = &message.unwrap().message;
    assert!(
        message.contains("第 2 段开头说到“政府信息管理”"),
        "{message}"
    );
}

#[test]
fn sentences_under_a_tables_heading_are_quoted_whole_with_the_short_ends_of_their_lines() {
    let lines = [
        "某某县某某局2024年政府信息公开工作年度报告",
        "本报告所列数据的统计期限为2024年1月1日至12月31日。",
        "一、总体情况",
        "全年公开信息，群众满意。",
        "二、主动公开政府信息情况",
        "本年培训三次，讲解办事指南；另收到信息处理",
        "费：",
        "各科室主动公开的内容按月核对，没有错漏。",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "培训不够，今后加强。",
        "六、其他需要报告的事项",
        "无。",
    ];
    let imported = read(&lines.join("\n"));
    let said = notes(&imported);
    for line in [lines[5], lines[6], lines[7]] {
        assert!(said.contains(line), "{line} is not in: {said}");
    }
}
