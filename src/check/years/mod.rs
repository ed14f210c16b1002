//! Years in the prose that are not the report's: rule `year`.

mod lawful;

use std::ops::Range;

use lawful::is_lawful;

use super::context::Examined;
use super::entry::Otherwise;
use super::{Finding, Place, Rule};
use crate::form::Rank;
use crate::report::period::{Period, is_of_other_report};
use crate::report::tokens::{Said, Token, in_script, scan};
use crate::report::{Edit, Report, Tie};

/// As many are found in one field; each finding holds the whole text, mended.
const MOST: usize = 30;

/// How `year` came out where nothing was found.
pub(super) fn are_own(report: &Report) -> Otherwise {
    match report.year() {
        Some(_) => Otherwise::Holds("文字里没有像是上年留下的年份。"),
        None => Otherwise::Open("没有填写年份，无从核对。"),
    }
}

/// `year`: a year other than the report's, where it is none of those that a report may name. Those
/// that are still to be confirmed are found by rule `review`.
pub(super) fn years(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let Some(year) = report.year() else {
        return;
    };
    // The time that the numbers are of is asked about by rule `period`.
    for (field, stated) in examined.periods() {
        let text = report.prose(&field.id);
        let anchors = report.anchors(&field.id).iter();
        let mut doubts = anchors
            .filter(|anchor| matches!(anchor.tie, Tie::Doubt(_)))
            .peekable();
        let mut count = 0;
        for token in scan(text) {
            let is_stated = |period: &Period| {
                period.place.start < token.place.end && token.place.start < period.place.end
            };
            if stated.iter().any(is_stated) {
                continue;
            }
            while doubts
                .next_if(|doubt| doubt.place.end <= token.place.start)
                .is_some()
            {}
            let is_open = doubts
                .peek()
                .is_some_and(|doubt| doubt.place.start < token.place.end);
            let Some(other) = odd_year(text, &token, year).filter(|_| !is_open) else {
                continue;
            };
            findings.push(finding(report, &field.id, &token, (year, other)));
            count += 1;
            if count == MOST {
                break;
            }
        }
    }
}

fn finding(report: &Report, field: &str, token: &Token, (year, other): (u16, u16)) -> Finding {
    let text = report.prose(field);
    let words = &text[token.place.clone()];
    let around = around(text, &token.place);
    let what = match token.said {
        Said::WholeYear => format!("统计期限写的是“{words}”"),
        _ => format!("提到“{words}”（{around}）"),
    };
    let why = if other < year {
        "像是上年报告留下的"
    } else {
        "不是本年的事"
    };
    let message = format!("本报告是{year}年的，这里{what}，{why}，请核对。");
    let place = Place::prose(report.form(), field);
    let mut finding = Finding::about(report, (Rule::Year, Rank::D), place, message)
        .at(token.place.clone())
        .of_values([around]);
    // Another year of the past may be meant.
    let is_one = token.years.iter().all(|(_, one)| *one == other);
    if is_one && other.checked_add(1) == Some(year) || token.said == Said::WholeYear {
        let years = token.years.iter().map(|(place, _)| place.clone());
        let years = years.map(|place| (place.clone(), in_script(&text[place], year)));
        finding.fix = Some(Edit::splices(format!("改为{year}年"), field, years));
    }
    finding
}

/// The words around a place, on its line.
fn around(text: &str, place: &Range<usize>) -> String {
    const CHARS: usize = 6;
    let before: Vec<char> = text[..place.start].chars().rev().take(CHARS).collect();
    let before = before.into_iter().rev();
    let after = text[place.end..].chars().take(CHARS);
    let line = |c: &char| *c != '\n';
    let before: String = before.collect();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after: String = after.take_while(line).collect();
    format!("…{before}{}{after}…", &text[place.clone()])
}

/// The year of a token that is not the report's and not lawfully another.
fn odd_year(text: &str, token: &Token, year: u16) -> Option<u16> {
    let is_dated = matches!(
        token.said,
        Said::Year | Said::WholeYear | Said::YearEnd | Said::Date
    );
    let (_, other) = token.years.iter().find(|(_, other)| *other != year)?;
    let is_of_last = other.checked_add(1) == Some(year)
        && token.said == Said::WholeYear
        && is_of_other_report(text, token.place.start);
    let is_odd =
        is_dated && !is_of_last && !token.in_title && !is_lawful(text, token, (year, *other));
    is_odd.then_some(*other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Context;

    fn odd(text: &str) -> Vec<u16> {
        let tokens = scan(text);
        let odd = tokens
            .iter()
            .filter_map(|token| odd_year(text, token, 2024));
        odd.collect()
    }

    #[test]
    fn years_that_a_report_may_name_are_left_alone() {
        for text in [
            "2024年，新收74件。",
            "与2023年相比，新收减少3件。",
            "新收较2023年增长12%。",
            "比2022年、2023年都多。",
            "2023年度结转2件。",
            "从2023年转来41件。",
            "上年为25件，同比增加7件，办结31件，2023年办结24件。",
            "2025年，将加强培训。",
            "下一步，2025年继续做好公开。",
            "按《2023年工作要点》和国办公开办函〔2021〕30号执行。",
            "公开2023年财政决算和2025年预算。",
            "《条例》2019年修订后，职责更清。",
            "“十四五”规划（2021—2025年）如期推进。",
            "自2008年起连续公布。",
            "2022年以来共公开300条。",
            "转入2025年办理5件。",
            "5件转至2025年办理。",
            "5件延至2025年答复。",
            "5件顺延至2025年。",
            "另有3件转结2025年度。",
            "剩余5件2025年继续办理。",
            "新收71件，2023年为64件。",
            "新收71件（2023年度64件），培训3次。",
            "新收数由2023年的64件增加到71件。",
            "新收71件，是2023年的1.2倍。",
            "2023年收到64件，2024年收到71件。",
            "2022年51件、2023年64件、2024年71件。",
            "新收71件，转2025年4件。",
            "其余4件于2025年办理。",
            "2021年版目录已停用。",
            "本报告于2025年1月20日编制完成。",
            "2019年印发的办法仍然有效。",
            "数据统计期限为2024年1月1日至12月31日。",
        ] {
            assert_eq!(odd(text), [0_u16; 0], "{text}");
        }
    }

    #[test]
    fn dates_of_two_years_are_not_made_one() {
        let mut report = Report::new(crate::form::Form::undated());
        report.apply(&Edit::year("", Some(2024)));
        let fixes = |report: &Report| {
            let mut findings = Vec::new();
            let context = Context::default();
            let examined = Examined::new(report, &context, |_| Vec::new(), |_| Vec::new());
            years(&examined, &mut findings);
            findings
                .iter()
                .map(|finding| finding.fix.is_some())
                .collect::<Vec<_>>()
        };
        let text = "2023年12月1日至2024年3月1日开展检查。";
        report.apply(&Edit::prose("", "problems", text));
        assert_eq!(fixes(&report), [false]);
        report.apply(&Edit::prose("", "problems", "2023年开展检查。"));
        assert_eq!(fixes(&report), [true]);
        let text = "2023年，".repeat(4000);
        report.apply(&Edit::prose("", "problems", text));
        assert_eq!(fixes(&report).len(), MOST);
    }

    #[test]
    fn last_years_year_that_was_left_standing_is_found() {
        for (text, years) in [
            ("2023年，我县新收74件。", &[2023][..]),
            ("数据统计期限为2023年1月1日至12月31日。", &[2023]),
            ("数据统计期限为2025年1月1日至12月31日。", &[2025]),
            ("2023年1月1日至2024年12月31日", &[2023]),
            ("组织培训，2023年共3次。", &[2023]),
            ("2023年收到74件，同比增加5件。", &[2023]),
            ("2024年公开12条，2023年开展检查。", &[2023]),
            ("2023年3月15日召开会议。", &[2023]),
            ("２０２３年公开12条。", &[2023]),
            ("现公布某某县2023年政府信息公开工作年度报告。", &[2023]),
            ("2025年共公开12条。", &[2025]),
        ] {
            assert_eq!(odd(text), years, "{text}");
        }
    }
}
