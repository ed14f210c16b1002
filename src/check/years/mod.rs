//! Years in the prose that are not the report's: rule `year`.

use std::ops::Range;

use super::context::Examined;
use super::entry::Otherwise;
use super::{Finding, Place, Rule};
use crate::form::Rank;
use crate::report::period::Period;
use crate::report::tokens::{Said, Token, in_script, scan};
use crate::report::{Edit, Report, Tie, half_width};

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
    let is_odd = is_dated && !token.in_title && !is_lawful(text, token, (year, *other));
    is_odd.then_some(*other)
}

/// What ends a clause; a sentence ends sooner.
const CLAUSE: &str = "，。；！？：,;!?\n";
const SENTENCE: &str = "。；！？;!?\n";

/// Another year is compared with, carried over, budgeted or planned for.
const COMPARED: [&str; 32] = [
    "较",
    "比",
    "同期",
    "上年",
    "去年",
    "上一年",
    "结转",
    "未办结",
    "承接",
    "转来",
    "转过来",
    "遗留",
    "预算",
    "决算",
    "规划",
    "五年",
    "十三五",
    "十四五",
    "十五五",
    "历年",
    "以来",
    "近年",
    "三年",
    "两年",
    "增加到",
    "增至",
    "增长到",
    "上升到",
    "减少到",
    "降至",
    "下降到",
    "持平",
];
/// What stands before the year that applications go on in: 转2025年.
const GONE_ON: [&str; 6] = ["转", "至", "到", "入", "待", "留"];
/// What is left at the end of the year, and done with in the next.
const LEFT: [&str; 6] = ["其余", "剩余", "余下", "尚有", "另有", "未办结"];
/// What is open at the end of a year goes on in the next.
const CARRIED: [&str; 14] = [
    "转入",
    "转至",
    "转到",
    "转结",
    "延至",
    "延到",
    "顺延",
    "延续",
    "延期",
    "留待",
    "跨年",
    "跨至",
    "继续办理",
    "继续审理",
];
/// A year that opens or closes a time, or that a document bears.
const BEHIND: [&str; 13] = [
    "以来", "起", "以前", "之前", "前", "至今", "底前", "以后", "修订", "修正", "施行", "公布",
    "版",
];
/// What makes a year long past that of a document or a beginning.
const MADE: [&str; 12] = [
    "印发", "发布", "出台", "制定", "修订", "公布", "施行", "实施", "成立", "自", "从", "曾",
];
/// What speaks of next year.
const PLANNED: [&str; 14] = [
    "将",
    "下一步",
    "计划",
    "拟",
    "继续",
    "进一步",
    "要",
    "力争",
    "明年",
    "目标",
    "今后",
    "推进",
    "加强",
    "改进",
];

fn is_lawful(text: &str, token: &Token, (year, other): (u16, u16)) -> bool {
    let says = |part: &str, words: &[&str]| words.iter().any(|word| part.contains(word));
    // The time that the numbers are of is the report's year whatever stands around it.
    if token.said == Said::WholeYear
        && says(part(text, &token.place, CLAUSE), &["统计", "期限", "数据"])
    {
        return false;
    }
    let rest = &text[token.place.end..];
    let clause = part(text, &token.place, CLAUSE);
    if says(clause, &COMPARED) || BEHIND.iter().any(|word| rest.starts_with(word)) {
        return true;
    }
    if other < year && token.said == Said::Year && is_compared(text, token, year) {
        return true;
    }
    // The clause before may say what the year is compared with, and the one behind what was made.
    if other < year {
        let is_past = other.saturating_add(1) < year;
        return is_past && says(clause, &MADE) || says(clause, &["整改", "已解决"]);
    }
    let is_next = other == year.saturating_add(1);
    let before = text[..token.place.start].trim_end();
    let goes_on = GONE_ON.iter().any(|word| before.ends_with(word))
        || says(clause, &LEFT) && says(clause, &["办理", "答复", "办结", "审结"]);
    if is_next && (says(clause, &CARRIED) || goes_on) {
        return true;
    }
    // A report is written in the first months of the year after.
    let is_written = token.said == Said::Date && is_next;
    is_written || says(part(text, &token.place, SENTENCE), &PLANNED)
}

/// Whether a year stands beside the report's own, to compare: 2023年为189件, （2023年189件）, 是2023年的1.2
/// 倍, 2023年收到3件，2024年收到5件.
fn is_compared(text: &str, token: &Token, year: u16) -> bool {
    const IS: [&str; 4] = ["为", "是", "仅为", "仅"];
    const MARKS: &str = "，、；：（,;:(";
    const LONGEST_NAME: usize = 4;
    let is_number = |text: &str| {
        let first = text.trim_start().chars().next();
        first.is_some_and(|c| half_width(c).is_ascii_digit())
    };
    let rest = &text[token.place.end..];
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    let mut said = IS.iter().filter_map(|is| rest.strip_prefix(is));
    if is_number(rest) || said.any(is_number) || part(text, &token.place, CLAUSE).contains('倍') {
        return true;
    }
    // Only where both years begin a clause of one sentence, or stand behind the organ's name there, and
    // both are followed by a number: 我局2023年收到3件，2024年收到5件.
    let counts = |at: usize| {
        let rest = text[at..].split_once('年').map_or("", |(_, rest)| rest);
        let clause = rest
            .split(['，', '；', ',', ';'])
            .next()
            .unwrap_or_default();
        clause.chars().any(|c| half_width(c).is_ascii_digit())
    };
    let begins = |at: usize| {
        let is_mark = |c: char| MARKS.contains(c) || SENTENCE.contains(c);
        let before = text[..at].trim_end().rsplit(is_mark).next();
        let before = before.unwrap_or_default().trim();
        let is_name = ["我", "本", "全"].iter().any(|own| before.starts_with(own));
        before.is_empty() || is_name && before.chars().count() <= LONGEST_NAME && counts(at)
    };
    let end = rest.find(['。', '\n', '！', '？']).unwrap_or(rest.len());
    let own = format!("{year}年");
    let from = text.len() - rest.len();
    let mut behind = rest[..end].match_indices(&own).map(|(at, _)| from + at);
    let start = text[..token.place.start]
        .rfind(['。', '\n', '！', '？'])
        .unwrap_or(0);
    // 上年为25件，同比增加7件，办结31件，2023年办结24件: in a sentence that compares, behind other numbers.
    let told = &text[start..token.place.start];
    let compares = ["同比", "上年", "去年", "上一年", "增幅"];
    let is_aside = told.chars().any(|c| half_width(c).is_ascii_digit())
        && compares.iter().any(|word| told.contains(word));
    if is_aside && begins(token.place.start) && counts(token.place.start) {
        return true;
    }
    let mut before = told.match_indices(&own);
    // 我局2024年收到5件，2023年收到3件.
    let is_before = before.any(|(at, _)| begins(start + at) && counts(start + at));
    let is_told = is_before && counts(token.place.start);
    begins(token.place.start) && (is_told || behind.any(begins))
}

/// The part of a text around a place, between marks, as far as a sentence reaches.
fn part<'a>(text: &'a str, place: &Range<usize>, marks: &str) -> &'a str {
    /// The longest sentence, in characters to either side.
    const LONGEST: usize = 300;
    let is_mark = |c: char| marks.contains(c);
    let before = text[..place.start].char_indices().rev().take(LONGEST);
    let before = before.take_while(|(_, c)| !is_mark(*c));
    let start = before.last().map_or(place.start, |(at, _)| at);
    let behind = text[place.end..].chars().take(LONGEST);
    let behind = behind.take_while(|c| !is_mark(*c));
    let end = place.end + behind.map(char::len_utf8).sum::<usize>();
    &text[start..end]
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
