//! Which other years a report may name: what it compares with, what is carried over, what is planned.

use std::ops::Range;

use crate::report::half_width;
use crate::report::tokens::{Said, Token};

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

/// Whether a report on one year may name another one so.
pub(super) fn is_lawful(text: &str, token: &Token, (year, other): (u16, u16)) -> bool {
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
