//! What the form asks for besides numbers: rules `form`, `rulemaking`.

use super::context::Examined;
use super::entry::Otherwise;
use super::{Finding, Place, Rule, elsewhere, organ};
use crate::form::{CellId, Form, Rank};
use crate::report::{Edit, MOST_CHARACTERS, Report};

/// How `rulemaking` came out where nothing was found.
pub(super) fn may_make_rules(report: &Report) -> Otherwise {
    let mut cells = report.form().rulemaking_cells();
    if organ::cannot_make_rules(report.organ()).is_none() {
        Otherwise::Exempt("从机关名称看，不是无权制定规章的机关。")
    } else if cells.any(|cell| report.value(cell).whole().is_none()) {
        Otherwise::Open("规章一行还有格子没有填数，无从核对。")
    } else {
        Otherwise::Holds("无权制定规章的机关没有填报规章。")
    }
}

/// All that is said of a report too long to be gone through.
pub(super) fn too_long(report: &Report) -> Finding {
    let message = format!(
        "报告或附上的上年报告超过 {} 万字，不像是一份年度报告，没有检查，也不能排版和导出。请删去多余的文字。",
        MOST_CHARACTERS / 10_000
    );
    Finding::about(report, (Rule::Form, Rank::C), Place::Report, message)
}

/// `form`: organ, year, the form fits the year, every heading has something under it.
pub(super) fn form(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let form = report.form();
    let about = |place: Place, message: String| {
        Finding::about(report, (Rule::Form, Rank::C), place, message)
    };
    if report.organ().is_empty() {
        let message = "没有填写机关全称，标题不完整。".to_owned();
        findings.push(about(Place::Organ, message));
    }
    match report.year() {
        None => {
            let message = "没有填写年份，标题和统计期限无从核对。".to_owned();
            findings.push(about(Place::Year, message));
        }
        Some(year) if !form.fits(year) => {
            let right = match Form::for_year(year) {
                Some(right) => format!("应使用{}规定的格式", right.basis()),
                None => "这一年还没有统一格式".to_owned(),
            };
            let message = format!("{year}年的报告用了{}的格式，{right}。", form.basis());
            let finding = about(Place::Year, message);
            findings.push(finding.of_values([&year.to_string(), form.id()]));
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
        let values = [date.to_string(), year.to_string()];
        let mut finding = about(Place::Date, message).of_values(values);
        let none = Edit::date("去掉成文日期", None);
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
                let elsewhere = elsewhere::told(report, field);
                let message = format!("“{heading}”下面没有内容。{elsewhere}");
                findings.push(about(Place::prose(form, field), message));
            }
        }
    }
}

/// `rulemaking`: 规章 in the report of an organ below those that may make them (《立法法》).
pub(super) fn rulemaking(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let Some((why, rank)) = organ::cannot_make_rules(report.organ()) else {
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
    let end = match rank {
        Rank::D => "代本级政府填报的，不用改。",
        _ => "确有规章的，请说明。",
    };
    let message = format!(
        "{}是{why}，依《立法法》一般无权制定规章，规章一行却不是 0。如把规范性文件填到了规章，请改正；{end}",
        report.organ()
    );
    let values: Vec<String> = cells.iter().map(|cell| value(report, *cell)).collect();
    let place = Place::Cells(cells);
    let finding = Finding::about(report, (Rule::Rulemaking, rank), place, message);
    findings.push(finding.of_values(values));
}

/// A cell with the number in it, as a reason is filed under.
fn value(report: &Report, cell: CellId) -> String {
    format!("{} {}", report.form().name(cell), report.value(cell).text())
}
