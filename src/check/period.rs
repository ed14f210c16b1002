//! The time that the numbers are of: rule `period`.

use super::context::Examined;
use super::entry::Otherwise;
use super::{Finding, Place, Rule};
use crate::form::Rank;
use crate::report::period::{Moment, Period};
use crate::report::{Edit, Report, period};

/// How `period` came out where nothing was found.
pub(super) fn are_whole(report: &Report) -> Otherwise {
    let mut fields = report.form().prose().iter();
    if report.year().is_none() {
        Otherwise::Open("没有填写年份，无从核对。")
    } else if fields.any(|field| !period::periods(report.prose(&field.id)).is_empty()) {
        Otherwise::Holds("写明的统计期限是报告年度的全年。")
    } else {
        Otherwise::Exempt("文字里没有写统计期限。")
    }
}

/// `period`: a 统计期限 that is not the whole of the report's year.
pub(super) fn periods(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    for (field, periods) in examined.periods() {
        for period in periods {
            if let Some(why) = fault(period, report.year()) {
                findings.push(finding(report, &field.id, period, &why));
            }
        }
    }
}

/// What is wrong with a period, if anything.
fn fault(period: &Period, year: Option<u16>) -> Option<String> {
    if period.is_garbled {
        return Some("日期残缺，读不出起止".to_owned());
    }
    let (from, to) = (period.from, period.to);
    let years = |day: Option<Moment>| day.and_then(|day| day.year);
    let other = |found: Option<u16>| found.filter(|found| year.is_some_and(|year| year != *found));
    let (first, last) = (years(from), years(to));
    let Some(to) = to else {
        return Some("只有起始，没有终止日期".to_owned());
    };
    if let (Some(first), Some(last)) = (first, last)
        && first != last
    {
        return Some(if last < first {
            "终止早于起始".to_owned()
        } else {
            format!("跨了 {first}、{last} 两个年度")
        });
    }
    if let Some(found) = other(first).or(other(last)) {
        return Some(format!("写的是 {found} 年"));
    }
    if period.is_whole() {
        return None;
    }
    let begins = from.is_none_or(|day| {
        (day.month, day.day) == (Some(1), Some(1)) || (day.month, day.day) == (Some(1), None)
    });
    Some(match (begins, to.month) {
        (false, _) => "不是从1月1日开始".to_owned(),
        (true, _) => "不是到12月31日为止".to_owned(),
    })
}

fn finding(report: &Report, field: &str, period: &Period, why: &str) -> Finding {
    let words = &report.prose(field)[period.place.clone()];
    let whole = match report.year() {
        Some(year) => format!("本报告的统计期限是{year}年1月1日至12月31日"),
        None => "统计期限应当是报告年度的全年".to_owned(),
    };
    let message = format!("统计期限写的是“{words}”，{why}；{whole}，请改正或说明。");
    let place = Place::prose(report.form(), field);
    let finding = Finding::about(report, (Rule::Period, Rank::C), place, message);
    let mut finding = finding.at(period.place.clone()).of_values([words]);
    if let Some(year) = report.year() {
        let right = if words.starts_with(['自', '从', '由']) {
            let first: String = words.chars().take(1).collect();
            format!("{first}{year}年1月1日起至{year}年12月31日止")
        } else {
            format!("{year}年1月1日至{year}年12月31日")
        };
        let label = format!("改为{year}年全年");
        finding.fix = Some(Edit::splices(label, field, [(period.place.clone(), right)]));
    }
    finding
}
