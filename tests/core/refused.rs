//! What says too little to tell whose a number is: its cells stay empty and are named, or the file is
//! refused. Each was once read wrong.

use crate::common::shapes::sample;
use nianbao::export::{Document, html, text};
use nianbao::form::CellId;
use nianbao::import::{ImportError, import};
use nianbao::report::Report;

fn page(report: &Report) -> String {
    html::write(&Document::of(report))
}

/// How many cells are empty and named; none is wrong, and none is empty without a note.
fn named(text: &str, report: &Report) -> usize {
    let imported = import(text.as_bytes()).unwrap();
    let is_named = |cell: &CellId| {
        imported
            .notes
            .iter()
            .any(|note| note.cells().contains(cell))
    };
    let mut count = 0;
    for (cell, spec) in report.form().cells() {
        let (before, after) = (
            report.value(cell).text(),
            imported.report.value(cell).text(),
        );
        if after.is_empty() {
            assert!(is_named(&cell), "{} is lost", spec.name);
            count += 1;
        } else {
            assert_eq!(after, before, "{}", spec.name);
        }
    }
    count
}

#[test]
fn two_reports_in_one_file_are_refused() {
    let (newer, older) = (sample("2021", 2024), sample("2021", 2023));
    for (first, second) in [(&newer, &older), (&older, &newer)] {
        let both = format!("{}\n{}", text_of(first), text_of(second));
        assert_eq!(
            import(both.as_bytes()).unwrap_err(),
            ImportError::SeveralReports
        );
        let both = page(first).replace("</body>", "") + &page(second);
        assert_eq!(
            import(both.as_bytes()).unwrap_err(),
            ImportError::SeveralReports
        );
    }
    assert_eq!(named(&text_of(&newer), &newer), 0);
}

fn text_of(report: &Report) -> String {
    text::write(&Document::of(report))
}

#[test]
fn a_list_of_contents_makes_no_second_report() {
    let report = sample("2021", 2024);
    let text = text_of(&report);
    let (title, rest) = text.split_once('\n').unwrap();
    let headings = report
        .form()
        .sections()
        .iter()
        .filter_map(|section| section.heading.clone());
    let contents: Vec<String> = headings.collect();
    let text = format!("{title}\n目录\n{}\n{rest}", contents.join("\n"));
    assert_eq!(named(&text, &report), 0);
}

#[test]
fn columns_under_other_heads_are_not_taken_by_their_places() {
    let report = sample("2021", 2024);
    let page = page(&report);
    let swapped = page
        .replace("商业企业", "甲")
        .replace("科研机构", "商业企业")
        .replace("甲", "科研机构");
    assert_eq!(named(&swapped, &report), 175);
    let mut districts = page;
    for (head, district) in [
        ("自然人", "东区"),
        ("商业企业", "西区"),
        ("科研机构", "南区"),
        ("社会公益组织", "北区"),
        ("法律服务机构", "中区"),
        (">其他<", ">新区<"),
    ] {
        assert!(districts.contains(head));
        districts = districts.replace(head, district);
    }
    assert_eq!(named(&districts, &report), 175);
}

/// The page with the cells from `first` on, which hold these numbers, made one.
fn merged(page: &str, first: &str, next: &str, span: &str) -> String {
    let numbers = format!("<td>{first}<td>{next}<");
    assert!(page.contains(&numbers), "{numbers}");
    page.replace(&numbers, &format!("<td {span}>{first}<"))
}

#[test]
fn a_number_in_a_merged_cell_belongs_to_no_one() {
    let report = sample("2021", 2024);
    let form = report.form();
    let number = |name: &str| report.value(form.find(name).unwrap()).text().to_owned();
    let row = ["natural", "business"].map(|column| number(&format!("applications.new.{column}")));
    let page = merged(&page(&report), &row[0], &row[1], "colspan=\"2\"");
    assert_eq!(named(&page, &report), 7);
}

#[test]
fn a_value_that_went_to_the_next_line_leaves_its_row_open() {
    let report = sample("2021", 2024);
    let choices = text::Choices {
        tables: text::Tables::Lines,
        ..text::Choices::default()
    };
    let text = text::write_as(&Document::of(&report), choices);
    assert_eq!(named(&text, &report), 0);
    let cell = report.form().find("review.cases.total").unwrap();
    let line = format!("行政复议，总计：{}", report.value(cell).text());
    assert!(text.contains(&line));
    let broken = text.replace(&line, &line.replace('：', "：\n"));
    assert_eq!(named(&broken, &report), 15);
}

#[test]
fn a_number_broken_over_two_lines_of_laid_out_text_is_not_taken_in_part() {
    let text = "某某县2024年政府信息公开工作年度报告\n一、总体情况\n全年平稳。\n二、主动公开政府信息情况\n\
        第二十条第（五）项\n信息内容          本年处理决定数量\n行政许可          9876\n                  5\n\
        第二十条第（六）项\n信息内容          本年处理决定数量\n行政处罚          12\n行政强制          3\n\
        第二十条第（八）项\n信息内容          本年收费金额（单位：万元）\n行政事业性收费    0\n";
    let imported = import(text.as_bytes()).unwrap();
    let report = imported.report;
    let cell = report
        .form()
        .find("disclosure.licensing.decisions")
        .unwrap();
    assert_eq!(report.value(cell).text(), "");
    assert!(
        imported
            .notes
            .iter()
            .any(|note| note.cells().contains(&cell))
    );
    let cell = report
        .form()
        .find("disclosure.penalties.decisions")
        .unwrap();
    assert_eq!(report.value(cell).text(), "12");
}
