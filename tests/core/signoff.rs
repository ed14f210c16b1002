//! The sign-off pages: everything that was checked is on them.

use std::collections::BTreeSet;

use crate::common;
use crate::common::troubled::{explain, last_year, troubled};
use crate::common::{balanced, official, set};
use nianbao::check::{Severity, check};
use nianbao::export::document::{Block, Document, Role, Table, TableCell};
use nianbao::export::signoff::Signers;
use nianbao::export::{self, Choices, FontSource, signoff};
use nianbao::form::Op;
use nianbao::report::Edit;

pub const SIGN_OFF: Choices = Choices {
    fonts: FontSource::Bundled,
    conformance: export::pdf::Conformance::A2u,
    sign_off: true,
    red_head: false,
    text: export::text::Choices {
        tables: export::text::Tables::Tabs,
        crlf: false,
        bom: false,
    },
};

fn table(document: &Document) -> &Table {
    let mut tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.next().unwrap()
}

/// The words of a table, a line for each row.
fn rows(document: &Document) -> Vec<String> {
    let table = table(document);
    let row = |row| {
        let cells = table.cells.iter().filter(|cell| cell.row == row);
        let texts: Vec<&str> = cells.map(|cell| cell.text.as_str()).collect();
        texts.join("|")
    };
    (0..table.rows).map(row).collect()
}

/// A line of the 勾稽校验表.
#[derive(Debug)]
struct Line<'a> {
    rule: &'a str,
    scope: &'a str,
    proof: &'a str,
    /// Left and right; empty where the proof is a sentence.
    sums: [&'a str; 2],
    outcome: &'a str,
}

fn proof(table: &Table) -> Vec<Line<'_>> {
    let line = |row| {
        let at = |column| {
            let mut cells = table.cells.iter();
            let covers = |cell: &&TableCell| cell.rows().contains(&row) && cell.column == column;
            cells.find(covers).map_or("", |cell| cell.text.as_str())
        };
        Line {
            rule: at(1),
            scope: at(2),
            proof: at(3),
            sums: [at(4), at(5)],
            outcome: at(6),
        }
    };
    (table.header_rows..table.rows).map(line).collect()
}

/// What the list calls a rule that is no equation.
fn name(rule: &str) -> &str {
    match rule {
        "number" => "数字填写",
        "filled" => "空格",
        "form" => "格式要件",
        "rulemaking" => "规章制定权",
        "fee_text" => "信息处理费",
        "yuan" => "金额单位",
        "carry" => "上年结转",
        "in_force" => "现行有效推算",
        "pending" => "上年未结案件",
        "jump" => "大幅增减",
        "stale" => "内容雷同",
        "year" => "年份",
        rule => panic!("{rule} is not in the sample"),
    }
}

#[test]
fn everything_found_stands_in_the_table_with_its_reason() {
    let report = troubled();
    let findings = check(&report, None);
    for severity in [
        Severity::Error,
        Severity::Waivable,
        Severity::Waived,
        Severity::Hint,
    ] {
        assert!(
            findings
                .iter()
                .any(|finding| finding.severity() == severity)
        );
    }
    let documents = signoff::documents(&report, &findings, &Signers::default());
    let lines = proof(table(&documents[1]));
    for finding in &findings {
        let mut equations = report.form().equations().iter();
        // A finding about this equation and no other: of its rule, with its very cells.
        let own = equations.find(|equation| {
            let cells: BTreeSet<_> = equation.cells().collect();
            equation.rule == finding.rule.id()
                && finding.cells().iter().copied().collect::<BTreeSet<_>>() == cells
        });
        let (rule, scope) = match own {
            Some(equation) => {
                let relation = &report.form().relations()[equation.relation];
                (relation.name.as_str(), equation.scope.as_str())
            }
            None => (name(finding.rule.id()), finding.heading.as_str()),
        };
        let words = own.is_none().then_some(finding.message.as_str());
        let reason = finding
            .waived
            .as_ref()
            .map(|why| format!("〔说明：{why}〕"));
        let is_own = |line: &&Line| {
            (line.rule, line.scope) == (rule, scope)
                && words.is_none_or(|words| line.proof.starts_with(words))
        };
        let [line] = lines.iter().filter(is_own).collect::<Vec<_>>()[..] else {
            panic!("not one line for {finding:?}")
        };
        match &reason {
            Some(reason) => assert!(line.proof.ends_with(reason), "{line:?}"),
            None => assert!(!line.proof.contains("〔说明："), "{line:?}"),
        }
        let difference = || {
            let [left, right] = line.sums.map(|sum| sum.parse::<i128>().unwrap());
            left.abs_diff(right)
        };
        let outcome = match (finding.severity(), own.map(|equation| equation.op)) {
            (Severity::Error, Some(Op::Equal)) => format!("▲未平，差 {}", difference()),
            (Severity::Waived, Some(Op::AtLeast)) => format!("不符，少 {}，已说明", difference()),
            (Severity::Error, None) => "▲错误".to_owned(),
            (Severity::Waivable, None) => "▲待说明".to_owned(),
            (severity, None) => severity.name().to_owned(),
            (severity, Some(_)) => panic!("{severity:?} is not in the sample"),
        };
        assert_eq!(line.outcome, outcome, "{finding:?}");
    }
    // And nothing else is printed as wrong.
    let is_wrong = |line: &&Line| {
        !["平", "通过", "不适用"].contains(&line.outcome) && !line.outcome.starts_with("未核对")
    };
    assert_eq!(lines.iter().filter(is_wrong).count(), findings.len());
    let summary = format!("{:?}", documents[1].blocks[0]);
    assert!(summary.contains("错误"), "{summary}");
}

#[test]
fn an_equation_that_does_not_hold_is_printed_so_without_its_finding() {
    let mut report = balanced("2021");
    set(&mut report, "review.cases.total", "9");
    set(&mut report, "disclosure.normative.in_force", "12");
    let documents = signoff::documents(&report, &[], &Signers::default());
    let lines = proof(table(&documents[1]));
    let marked = lines.iter().filter(|line| line.outcome.starts_with('▲'));
    let outcomes: Vec<&str> = marked.map(|line| line.outcome).collect();
    assert_eq!(outcomes, ["▲未平，差 5", "▲不符，少 1，待说明"]);
    let summary = format!("{:?}", documents[1].blocks[0]);
    assert!(
        summary.contains("错误 1 项，待说明 1 项。带▲的"),
        "{summary}"
    );
}

#[test]
fn what_was_not_compared_is_not_printed_as_passed() {
    let mut report = balanced("2021");
    set(&mut report, "applications.unpaid_fee.total", "");
    let mut last = last_year("2021");
    set(&mut last, "disclosure.fees.amount", "");
    report.apply(&Edit::attach("", Some(last)));
    let findings = check(&report, None);
    let documents = signoff::documents(&report, &findings, &Signers::default());
    let lines = proof(table(&documents[1]));
    let of = |rule: &str| {
        let line = lines.iter().find(|line| line.rule == rule).unwrap();
        (line.proof, line.outcome)
    };
    let unpaid = "因逾期未缴费不再处理的总计没有填数，无从核对。";
    assert_eq!(of("收费通知"), (unpaid, "未核对：有空格或文字"));
    assert_eq!(of("金额单位"), ("没有可比的金额。", "不适用"));
}

#[test]
fn labels_are_the_columns_up_to_the_last_label() {
    let report = troubled();
    let documents = signoff::documents(&report, &[], &Signers::default());
    let columns = documents
        .iter()
        .map(|document| table(document).label_columns);
    // The label; number and rule; number, row and column.
    assert_eq!(columns.collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn the_approval_sheet_says_what_is_signed_and_how_the_checks_came_out() {
    let report = troubled();
    let findings = check(&report, None);
    let all = rows(&signoff::documents(&report, &findings, &Signers::default())[0]).join("\n");
    for words in [
        "报告名称|某某县人民政府办公室2024年政府信息公开工作年度报告",
        "编制机关|某某县人民政府办公室",
        "报告年度|2024年",
        "本稿为送审稿",
        "拟稿|",
        "核稿|",
        "保密审查|",
        "分管领导签发|",
        "主要负责人签发|",
        "备注|",
        "年　　月　　日",
    ] {
        assert!(all.contains(words), "{words} in {all}");
    }
    let report = balanced("2021");
    let all = rows(&signoff::documents(&report, &[], &Signers::default())[0]).join("\n");
    assert!(all.contains("错误 0 处，待说明 0 处，已说明 0 处，提示 0 处。没有妨碍"));
}

#[test]
fn the_approval_sheet_is_one_page_under_any_title() {
    use export::pdf::{Fonts, Options, layout};
    for length in 1..90 {
        let mut report = balanced("2021");
        let organ = "某某县城乡建设和综合行政执法局办公室"
            .chars()
            .cycle()
            .take(length);
        common::name_organ(&mut report, &organ.collect::<String>());
        let findings = check(&report, None);
        let sheet = &signoff::documents(&report, &findings, &Signers::default())[0];
        let laid = layout(sheet, Options::default(), Fonts::bundled());
        assert_eq!(laid.pages.len(), 1, "{length}");
    }
}

#[test]
fn every_place_of_every_table_is_covered_once() {
    for report in [troubled(), balanced("2019")] {
        let findings = check(&report, None);
        for document in signoff::documents(&report, &findings, &Signers::default()) {
            let table = table(&document);
            let mut places = vec![0; table.rows * table.widths.len()];
            for cell in &table.cells {
                for row in cell.row..cell.row + cell.row_span {
                    for column in cell.column..cell.column + cell.column_span {
                        places[row * table.widths.len() + column] += 1;
                    }
                }
            }
            assert!(places.iter().all(|covered| *covered == 1), "{places:?}");
        }
    }
}

#[test]
fn a_reason_longer_than_a_page_is_printed_whole() {
    use export::pdf::{Fonts, Options, layout};
    let mut report = balanced("2021");
    set(&mut report, "disclosure.normative.in_force", "12");
    let reason = "经逐件清理，期满失效的文件不再单独发文废止。".repeat(150);
    explain(&mut report, "stock", &reason);
    let findings = check(&report, None);
    let document = &signoff::documents(&report, &findings, &Signers::default())[1];
    let laid = layout(document, Options::default(), Fonts::bundled());
    let place = table(document)
        .cells
        .iter()
        .position(|cell| cell.text.contains(&reason));
    let own = export::pdf::Tag::Cell {
        block: 1,
        cell: place.unwrap(),
    };
    let parts = laid.pages.iter().flat_map(|page| &page.parts);
    let marks = parts
        .filter(|part| part.tag == own)
        .flat_map(|part| &part.marks);
    let text: String = marks
        .filter_map(|mark| match mark {
            export::pdf::Mark::Run(run) => Some(run.text.as_str()),
            export::pdf::Mark::Rule(_) | export::pdf::Mark::Picture(_) => None,
        })
        .collect();
    assert!(text.contains(&reason));
}

#[test]
fn without_last_years_report_nothing_is_compared() {
    let report = balanced("2021");
    assert_eq!(
        signoff::documents(&report, &[], &Signers::default()).len(),
        2
    );
}

#[test]
fn numbers_stand_beside_last_years_with_change_and_rate() {
    let mut report = balanced("2021");
    let mut last = last_year("2021");
    for (name, text) in [
        ("applications.new.total", "64"),
        ("applications.carried_in.total", "0"),
        ("disclosure.fees.amount", "12.25"),
        ("disclosure.normative.repealed", ""),
        ("review.cases.total", "无"),
        ("applications.inquiry.total", "3"),
        ("applications.secret.total", "1"),
    ] {
        set(&mut last, name, text);
    }
    report.apply(&Edit::attach("", Some(last)));
    let documents = signoff::documents(&report, &[], &Signers::default());
    let rows = rows(&documents[2]);
    for row in [
        "一、本年新收政府信息公开申请数量|74|64|＋10|＋15.6%",
        "二、上年结转政府信息公开申请数量|2|0|＋2|–",
        "（三）不予公开|0|4|－4|－100.0%",
        "（六）其他处理|12|12|0|0.0%",
        "四、结转下年度继续办理|4|4|0|0.0%",
        "行政事业性收费|本年收费金额（单位：万元）|12.50|12.25|＋0.25|＋2.0%",
        "本年废止件数|5|未填|–|–",
        "行政复议|4|无|–|–",
        "复议后起诉|2|2|0|0.0%",
    ] {
        assert!(
            rows.iter().any(|found| found.ends_with(row)),
            "{row} in {rows:#?}"
        );
    }
    // 10 of the disclosure, 10 of the applications, 3 of the cases.
    let numbered = table(&documents[2]).cells.iter();
    let numbered = numbered.filter(|cell| cell.column == 0 && cell.role == Role::Number);
    assert_eq!(numbered.count(), 23);
    assert!(rows.last().unwrap().contains("2023年"));
}

#[test]
fn against_the_form_before_only_what_counts_the_same_is_compared() {
    let mut report = balanced("2021");
    let mut last = balanced("2019");
    set(&mut last, "disclosure.licensing.decisions", "8");
    report.apply(&Edit::attach("", Some(last)));
    let rows = rows(&signoff::documents(&report, &[], &Signers::default())[2]);
    for row in [
        // Three rows of （六） were one row.
        "（六）其他处理|12|12|0|0.0%",
        "行政许可|本年处理决定数量|0|8|－8|－100.0%",
        "规章|本年制发件数|0|–|–|–",
        "现行有效件数|120|–|–|–",
        "行政事业性收费|本年收费金额（单位：万元）|12.50|–|–|–",
    ] {
        assert!(
            rows.iter().any(|found| found.ends_with(row)),
            "{row} in {rows:#?}"
        );
    }
    let note = rows.last().unwrap();
    assert!(note.contains("这不是上一年度的报告") && note.contains("〔2019〕60号"));
}

#[test]
fn every_line_of_every_form_is_compared_with_itself() {
    for form in official() {
        let mut report = balanced(form.id());
        let mut last = report.clone();
        last.apply(&Edit::year("", Some(2019)));
        report.apply(&Edit::attach("", Some(last)));
        let document = &signoff::documents(&report, &[], &Signers::default())[2];
        let table = table(document);
        let mut compared = 0;
        for row in 1..table.rows {
            let cells: Vec<_> = table.cells.iter().filter(|cell| cell.row == row).collect();
            if let [.., now, before, change, _] = &cells[..]
                && cells[0].role == Role::Number
            {
                assert_eq!((&now.text, change.text.as_str()), (&before.text, "0"));
                compared += 1;
            }
        }
        assert!(compared > 20, "{compared}");
    }
}
