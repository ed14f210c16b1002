//! The 统计期限: the time that a report's numbers are of, however it is written.

mod reader;

use std::ops::Range;

use reader::Reader;

/// What is said of the time that the numbers are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Period {
    /// Where it stands, in bytes, without the words before it.
    pub place: Range<usize>,
    /// How it begins; nothing where only its end is named.
    pub from: Option<Moment>,
    /// How it ends; nothing where only its beginning is named.
    pub to: Option<Moment>,
    /// What could not be read as a date stands there.
    pub is_garbled: bool,
}

/// A day, a month or a year, as far as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Moment {
    pub year: Option<u16>,
    pub month: Option<u16>,
    pub day: Option<u16>,
}

impl Period {
    /// Whether it is the whole of a year, whichever.
    pub fn is_whole(&self) -> bool {
        let Some(to) = self.to.filter(|_| !self.is_garbled) else {
            return false;
        };
        let from = self.from.unwrap_or(Moment {
            year: to.year,
            ..Moment::default()
        });
        let begins = matches!((from.month, from.day), (None | Some(1), None | Some(1)));
        let ends = matches!(
            (to.month, to.day),
            (None, None) | (Some(12), None | Some(31))
        );
        let is_one = to.year.is_none() || from.year.is_none() || from.year == to.year;
        begins && ends && is_one
    }

    /// The one year that is named, if it is one.
    pub fn year(&self) -> Option<u16> {
        let years = [self.from, self.to].map(|day| day.and_then(|day| day.year));
        match years {
            [Some(from), Some(to)] => (from == to).then_some(from),
            [from, to] => from.or(to),
        }
    }
}

/// The first year that a text states its numbers to be of.
pub(crate) fn year_of(text: &str) -> Option<u16> {
    periods(text).iter().find_map(Period::year)
}

/// What opens such a statement.
const OPENINGS: [&str; 26] = [
    "统计期限",
    "统计时限",
    "统计时段",
    "统计时间",
    "统计周期",
    "统计区间",
    "统计期间",
    "统计年度",
    "统计日期",
    "统计起止",
    "统计范围",
    "统计截止",
    "统计截至",
    "统计数据截止",
    "统计数据截至",
    "统计数据起止",
    "数据起止",
    "数据统计自",
    "数据统计从",
    "数据统计为",
    "起止日期",
    "起止时间",
    "报告期限",
    "报告期间",
    "报告期为",
    "统计期为",
];
/// What they begin with.
const FIRST: [char; 4] = ['统', '数', '起', '报'];
/// What may stand between it and the dates.
const LINKS: [&str; 32] = [
    "范围",
    "期限",
    "时间",
    "日期",
    "起止",
    "区间",
    "期间",
    "数据",
    "均为",
    "统一为",
    "统一",
    "均",
    "为",
    "是",
    "自",
    "从",
    "由",
    "截止到",
    "截止至",
    "截止",
    "截至",
    "至",
    "到",
    "始于",
    "始",
    "年度",
    "：",
    ":",
    "“",
    "（",
    "(",
    "即",
];
/// As many are looked for in a text.
const MOST: usize = 20;

/// All statements of the kind in a text.
pub(crate) fn periods(text: &str) -> Vec<Period> {
    let mut found: Vec<Period> = Vec::new();
    if !text.contains('期') && !text.contains("统计") && !text.contains("起止") {
        return found;
    }
    let mut at = 0;
    while let Some((begin, end)) = opening(text, at) {
        at = end;
        if is_of_other_report(text, begin) {
            continue;
        }
        let read = behind(text, end).or_else(|| before(text, begin));
        if let Some(period) = read {
            at = at.max(period.place.end);
            if found.last().is_none_or(|last| last.place != period.place) {
                found.push(period);
            }
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// 上年报告的统计期限为: of which year, those words say.
pub(crate) fn is_of_other_report(text: &str, begin: usize) -> bool {
    const OTHERS: [&str; 4] = ["上年", "去年", "上一年", "往年"];
    let clause = text[..begin].rsplit(['。', '；', '，', '\n']).next();
    clause.is_some_and(|clause| OTHERS.iter().any(|other| clause.contains(other)))
}

/// Where the next of the openings begins and ends: the longest of those that begin there.
fn opening(text: &str, at: usize) -> Option<(usize, usize)> {
    let places = text[at..].match_indices(FIRST);
    let mut places = places.map(|(place, _)| at + place);
    places.find_map(|begin| {
        let rest = &text[begin..];
        let known = OPENINGS.iter().filter(|words| rest.starts_with(**words));
        // 自, 从 and 为 belong to what follows.
        let lengths = known.map(|words| words.trim_end_matches(['自', '从', '为']).len());
        lengths.max().map(|length| (begin, begin + length))
    })
}

/// What stands behind the words.
fn behind(text: &str, at: usize) -> Option<Period> {
    let mut reader = Reader { text, at };
    let mut start = at;
    let mut is_end = text[..at].ends_with("截止") || text[..at].ends_with("截至");
    loop {
        reader.blanks();
        if reader.is_date() {
            break;
        }
        let link = LINKS.iter().find(|words| reader.skip(words))?;
        is_end |= link.starts_with("截") || matches!(*link, "至" | "到");
        if !matches!(*link, "自" | "从" | "由") {
            start = reader.at;
        }
    }
    if reader.text[start..].starts_with(' ') {
        start = reader.at;
    }
    let mut period = reader.period(start)?;
    if is_end && period.to.is_none() {
        (period.from, period.to) = (None, period.from);
    }
    Some(period)
}

/// What stands before the words: 以2024年1月1日至12月31日为统计期限.
fn before(text: &str, end: usize) -> Option<Period> {
    const FAR: usize = 48;
    let head = text[..end].trim_end_matches(['为', '的', '作', '是', ' ']);
    let begin = head
        .char_indices()
        .rev()
        .take(FAR)
        .take_while(|(_, c)| !"。；，！？\n".contains(*c));
    let begin = begin.last()?.0;
    let starts = head[begin..].char_indices().map(|(at, _)| begin + at);
    for start in starts {
        let digit = |c: char| c.is_numeric();
        if head[..start].ends_with(digit) {
            continue;
        }
        let mut reader = Reader {
            text: head,
            at: start,
        };
        if reader.is_date()
            && let Some(period) = reader.period(start)
            && period.place.end == head.len()
            && period.to.is_some()
        {
            return Some(period);
        }
    }
    None
}
