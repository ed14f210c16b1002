//! What a government says of how the work is supervised: rule `supervision`.

use super::context::Examined;
use super::entry::Otherwise;
use super::{Finding, Place, Rule, organ};
use crate::form::{Rank, Role};
use crate::report::Report;

/// What the report of a government says besides, and words that say it.
const SAID: [(&str, &[&str]); 3] = [
    (
        "工作考核",
        &["考核", "考评", "绩效", "目标管理", "目标责任"],
    ),
    (
        "社会评议",
        &[
            "评议",
            "社会评价",
            "群众评价",
            "公众评价",
            "满意度",
            "民主测评",
        ],
    ),
    (
        "责任追究",
        &[
            "责任追究",
            "追究责任",
            "追责",
            "问责",
            "被追究",
            "受到追究",
            "追究情况",
        ],
    ),
];

/// How `supervision` came out where nothing was found; `None` where the form has no such part.
pub(super) fn is_told(report: &Report) -> Option<Otherwise> {
    let field = report.form().find_field(Role::Supervision)?;
    Some(if !organ::is_government(report.organ()) {
        Otherwise::Exempt("从机关名称看，不是一级人民政府。")
    } else if report.prose(&field.id).trim().is_empty() {
        Otherwise::Open("监督保障还没有写，无从核对。")
    } else {
        Otherwise::Holds("写到了工作考核、社会评议和责任追究。")
    })
}

/// `supervision`: a government's report tells of 工作考核, 社会评议 and 责任追究 (条例, art. 50). Told
/// elsewhere in the same section it is told.
pub(super) fn supervision(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let form = report.form();
    let Some(field) = form.find_field(Role::Supervision) else {
        return;
    };
    let is_written = !report.prose(&field.id).trim().is_empty();
    if !is_written || !organ::is_government(report.organ()) {
        return;
    }
    let section = form.prose().iter();
    let section: Vec<&str> = section
        .filter(|other| other.section == field.section)
        .map(|other| report.prose(&other.id))
        .collect();
    let is_said = |words: &[&str]| {
        let mut texts = section.iter();
        texts.any(|text| words.iter().any(|word| text.contains(word)))
    };
    let missing = SAID.iter().filter(|(_, words)| !is_said(words));
    let missing: Vec<&str> = missing.map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return;
    }
    let message = format!(
        "没有写到{}。各级人民政府的年度报告要写工作考核、社会评议和责任追究的结果（条例第五十条），没有发生的也写明。",
        missing.join("、")
    );
    let place = Place::prose(form, &field.id);
    let finding = Finding::about(report, (Rule::Supervision, Rank::D), place, message);
    findings.push(finding.of_values(missing));
}
