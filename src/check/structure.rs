//! What the form asks for besides numbers: rules `form`, `rulemaking`, `fee_text`, `unpaid`.

use super::scope::{Asked, Otherwise};
use super::{Finding, about_cells, about_prose, about_report, organ};
use crate::form::{CellId, Form, Rank};
use crate::report::{Edit, Report, Target};

pub(super) fn check(report: &Report, findings: &mut Vec<Finding>) {
    form(report, findings);
    rulemaking(report, findings);
    fees(report, findings);
}

/// What is asked besides numbers of this report.
pub(super) fn asked(report: &Report) -> Vec<Asked> {
    let form = report.form();
    let mut asked = vec![
        Asked {
            rule: "form",
            name: "格式要件",
            scope: "全文",
            otherwise: Otherwise::Holds("机关、年份齐全，格式与年份相符，各标题下都有内容。"),
        },
        Asked {
            rule: "rulemaking",
            name: "规章制定权",
            scope: "规章",
            otherwise: about_rules(report),
        },
    ];
    if let Some(field) = form.fee_statement() {
        let scope = form.sections()[field.section].part_name();
        asked.push(Asked {
            rule: "fee_text",
            name: "信息处理费",
            scope,
            otherwise: Otherwise::Holds("写明了本年收取政府信息公开信息处理费的情况。"),
        });
        asked.extend(form.fee_notice().map(|cell| Asked {
            rule: "unpaid",
            name: "收费通知",
            scope,
            otherwise: about_notices(report, cell),
        }));
    }
    asked
}

fn about_rules(report: &Report) -> Otherwise {
    let mut cells = report.form().rulemaking_cells();
    if organ::cannot_make_rules(report.organ()).is_none() {
        Otherwise::Exempt("从机关名称看，不是无权制定规章的机关。")
    } else if cells.any(|cell| report.value(cell).whole().is_none()) {
        Otherwise::Open("规章一行还有格子没有填数，无从核对。")
    } else {
        Otherwise::Holds("无权制定规章的机关没有填报规章。")
    }
}

fn about_notices(report: &Report, ended: CellId) -> Otherwise {
    match report.value(ended).whole() {
        None => Otherwise::Open("因逾期未缴费不再处理的总计没有填数，无从核对。"),
        Some(0) => Otherwise::Exempt("没有因逾期未缴费不再处理的申请。"),
        Some(_) => Otherwise::Holds("有因逾期未缴费不再处理的申请，提到了收费通知。"),
    }
}

/// `form`: organ, year, the form fits the year, every heading has something under it.
fn form(report: &Report, findings: &mut Vec<Finding>) {
    let form = report.form();
    let mut about = |field: &str, message: String| {
        findings.push(about_report("form", Rank::C, field, message));
    };
    if report.organ().is_empty() {
        about("organ", "没有填写机关全称，标题不完整。".to_owned());
    }
    match report.year() {
        None => about("year", "没有填写年份，标题和统计期限无从核对。".to_owned()),
        Some(year) if !form.fits(year) => {
            let right = match Form::for_year(year) {
                Some(right) => format!("应使用{}规定的格式", right.basis()),
                None => "这一年还没有统一格式".to_owned(),
            };
            let message = format!("{year}年的报告用了{}的格式，{right}。", form.basis());
            about("year", message);
        }
        Some(_) => {}
    }
    if let (Some(date), Some(year)) = (report.date(), report.year())
        && date.year != year.saturating_add(1)
    {
        // Organs report by 31 January, governments by 31 March (《政府信息公开条例》, art. 49).
        let message = format!(
            "成文日期是{date}，而{year}年的报告应当在{}年发布，请核对。",
            year.saturating_add(1)
        );
        let mut finding = about_report("form", Rank::C, "date", message);
        let none = Edit::one("去掉成文日期", Target::Date, "");
        finding.fix = Some(none);
        findings.push(finding);
    }
    for section in form
        .sections()
        .iter()
        .filter(|section| section.heading.is_some())
    {
        let headed = section.parts.iter().map(|part| &part.id);
        // What stands right under 一、 is optional where sub-sections follow.
        let own = section.prose.iter().filter(|_| section.parts.is_empty());
        for field in own.chain(headed) {
            if report.paragraphs(field).next().is_none() {
                let heading = form.prose_field(field).map_or("", |field| &field.heading);
                let message = format!("“{heading}”下面没有内容。");
                findings.push(about_prose(report, "form", Rank::C, field, message));
            }
        }
    }
}

/// `rulemaking`: 规章 in the report of an organ below those that may make them (《立法法》).
fn rulemaking(report: &Report, findings: &mut Vec<Finding>) {
    let Some(why) = organ::cannot_make_rules(report.organ()) else {
        return;
    };
    let cells: Vec<_> = report
        .form()
        .rulemaking_cells()
        .filter(|cell| report.value(*cell).whole().is_some_and(|number| number > 0))
        .collect();
    if cells.is_empty() {
        return;
    }
    let message = format!(
        "{}是{why}，依《立法法》一般无权制定规章，规章一行却不是 0。如把规范性文件填到了规章，请改正；确有规章的，请说明。",
        report.organ()
    );
    findings.push(about_cells(report, "rulemaking", Rank::C, cells, message));
}

/// `fee_text` and `unpaid`: section six says what 信息处理费 was collected (国办函〔2020〕109号), and
/// mentions fee notices where applications ended for an unpaid fee.
fn fees(report: &Report, findings: &mut Vec<Finding>) {
    let form = report.form();
    let Some(field) = form.fee_statement() else {
        return;
    };
    let part = form.sections()[field.section].part_name();
    let field = field.id.as_str();
    let text = report.prose(field);
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if !says(&["处理费", "收费", "收取费用", "收取任何费用", "费用"]) {
        let message = "没有写明本年收取政府信息公开信息处理费的情况（国办函〔2020〕109号），没有收取的也要写明。";
        findings.push(about_prose(
            report,
            "fee_text",
            Rank::C,
            field,
            message.to_owned(),
        ));
    }
    let notice = form.fee_notice();
    let ended = notice.and_then(|cell| Some((cell, report.value(cell).whole()?)));
    if let Some((cell, number)) = ended.filter(|(_, number)| *number > 0)
        && !says(&["收费通知", "缴费通知", "缴纳", "逾期未缴", "逾期未按收费"])
    {
        let message = format!(
            "有 {number} 件因申请人逾期未按收费通知缴费而不再处理，{part}却没有提到收费通知，请核对。"
        );
        let mut finding = about_prose(report, "unpaid", Rank::D, field, message);
        finding.cells = vec![cell];
        findings.push(finding);
    }
}
