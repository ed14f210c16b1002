//! What is said of 信息处理费: rules `fee_text` and `unpaid`.

use rust_decimal::Decimal;

use super::context::Examined;
use super::entry::Otherwise;
use super::{Finding, Place, Rule};
use crate::form::{Form, ProseField, Rank};
use crate::report::Report;
use crate::report::numerals::numerals;

/// What the section is called that says what was collected.
pub(super) fn part_of_fees(form: &'static Form) -> Option<&'static str> {
    let field = form.fee_statement()?;
    Some(form.sections()[field.section].part_name())
}

/// How `fee_text` came out where nothing was found; `None` where the form does not ask.
pub(super) fn are_fees_said(report: &Report) -> Option<Otherwise> {
    report.form().fee_statement()?;
    Some(Otherwise::Holds(
        "写明了本年收取政府信息公开信息处理费的情况。",
    ))
}

/// How `unpaid` came out where nothing was found; `None` where the form does not ask.
pub(super) fn are_notices_said(report: &Report) -> Option<Otherwise> {
    report.form().fee_statement()?;
    let ended = report.form().fee_notice()?;
    Some(match report.value(ended).whole() {
        None => Otherwise::Open("因逾期未缴费不再处理的总计没有填数，无从核对。"),
        Some(0) => Otherwise::Exempt("没有因逾期未缴费不再处理的申请。"),
        Some(_) => Otherwise::Holds("有因逾期未缴费不再处理的申请，提到了收费的情况。"),
    })
}

/// Whether a text has one of these words.
fn says(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// `fee_text`: section six says what 信息处理费 was collected (国办函〔2020〕109号). Where another part
/// says it, the finding names its paragraph.
pub(super) fn fee_text(examined: &Examined, findings: &mut Vec<Finding>) {
    const FEES: [&str; 5] = ["处理费", "收费", "收取费用", "收取任何费用", "费用"];
    let report = examined.report;
    let form = report.form();
    let Some(field) = form.fee_statement() else {
        return;
    };
    if says(report.prose(&field.id), &FEES) {
        return;
    }
    let message = match said_elsewhere(report, field) {
        Some((other, number, words)) => {
            let which = if number == 1 && report.paragraphs(&other.id).count() == 1 {
                String::new()
            } else {
                format!("第 {number} 段")
            };
            format!(
                "收取信息处理费的情况写在“{}”{which}（“{words}”），应当写在这一部分（国办函〔2020〕109号），请移过来。",
                other.heading
            )
        }
        None => "没有写明本年收取政府信息公开信息处理费的情况（国办函〔2020〕109号），没有收取的也要写明。".to_owned(),
    };
    let place = Place::prose(form, &field.id);
    let finding = Finding::about(report, (Rule::FeeText, Rank::C), place, message);
    findings.push(finding);
}

/// Where another field says what was collected: the field, which of its paragraphs from 1, and the
/// clause. 收费 alone may be 行政事业性收费.
fn said_elsewhere<'a>(
    report: &'a Report,
    own: &ProseField,
) -> Option<(&'static ProseField, usize, &'a str)> {
    const FEES: [&str; 6] = [
        "信息处理费",
        "公开处理费",
        "申请处理费",
        "收取费用",
        "收取任何费用",
        "信息公开收费",
    ];
    /// More of a clause is not repeated.
    const LONGEST: usize = 40;
    let fields = report.form().prose().iter();
    for field in fields.filter(|field| field.id != own.id) {
        for (index, paragraph) in report.paragraphs(&field.id).enumerate() {
            let found = FEES.iter().filter_map(|word| paragraph.find(word)).min();
            let Some(at) = found else { continue };
            let is_end = |c: char| matches!(c, '。' | '；' | ';' | '，' | ',');
            let start = paragraph[..at].rfind(is_end).map_or(0, |mark| {
                mark + paragraph[mark..].chars().next().map_or(0, char::len_utf8)
            });
            let end = paragraph[at..]
                .find(is_end)
                .map_or(paragraph.len(), |end| at + end);
            let clause = &paragraph[start..end];
            let cut = clause.char_indices().nth(LONGEST);
            return Some((
                field,
                index + 1,
                &clause[..cut.map_or(clause.len(), |(at, _)| at)],
            ));
        }
    }
    None
}

/// `unpaid`: fee notices, or a fee collected, are spoken of where applications ended for an unpaid fee.
pub(super) fn unpaid(examined: &Examined, findings: &mut Vec<Finding>) {
    const NOTICES: [&str; 5] = ["收费通知", "缴费通知", "缴纳", "逾期未缴", "逾期未按收费"];
    let report = examined.report;
    let form = report.form();
    let Some(field) = form.fee_statement() else {
        return;
    };
    let part = form.sections()[field.section].part_name();
    let notice = form.fee_notice();
    let ended = notice.and_then(|cell| Some((cell, report.value(cell).whole()?)));
    let Some((cell, number)) = ended.filter(|(_, number)| *number > 0) else {
        return;
    };
    let mut texts = form.prose().iter().map(|field| report.prose(&field.id));
    if texts.any(|text| says(text, &NOTICES) || tells_of_fee(text)) {
        return;
    }
    let message = format!(
        "有 {number} 件因申请人逾期未按收费通知缴费而不再处理，{part}却没有提到收费通知，请核对。"
    );
    let place = Place::prose(form, &field.id);
    let finding = Finding::about(report, (Rule::Unpaid, Rank::D), place, message);
    findings.push(Finding {
        compared: vec![cell],
        ..finding.of_values([number])
    });
}

/// Whether a text says that 信息处理费 was collected, and how much.
fn tells_of_fee(text: &str) -> bool {
    let mut sentences = text.split(['。', '；', ';', '\n']);
    sentences.any(|sentence| {
        says(sentence, &["处理费", "收取费用"])
            && numerals(sentence)
                .iter()
                .any(|number| number.unit.ends_with('元') && number.value > Decimal::ZERO)
    })
}
