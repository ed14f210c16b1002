//! The 统计期限: the time that a report's numbers are of, however it is written.

use std::ops::Range;

use super::half_width;

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

fn opening(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = &text[at..];
    let found = OPENINGS.iter().filter_map(|words| {
        let begin = rest.find(words)?;
        // 自, 从 and 为 belong to what follows.
        let words = words.trim_end_matches(['自', '从', '为']);
        Some((at + begin, at + begin + words.len()))
    });
    found.min_by_key(|(begin, end)| (*begin, std::cmp::Reverse(*end)))
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

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        let blank = |c: char| c.is_whitespace() && c != '\n';
        self.at += rest.len() - rest.trim_start_matches(blank).len();
    }

    fn skip(&mut self, words: &str) -> bool {
        self.blanks();
        let found = self.rest().starts_with(words);
        if found {
            self.at += words.len();
        }
        found
    }

    fn skip_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|words| self.skip(words))
    }

    /// Whether something like a date begins here.
    fn is_date(&mut self) -> bool {
        let at = self.at;
        let found = self.number().is_some() || self.skip_any(&["本年", "当年", "全年", "元月"]);
        self.at = at;
        found
    }

    /// A number: its value, and with how many characters it is written.
    fn number(&mut self) -> Option<(u32, usize)> {
        self.blanks();
        let is_chinese = self.rest().chars().next().and_then(numeral).is_some();
        let part = |c: &char| {
            if is_chinese {
                numeral(*c).is_some() || *c == '十'
            } else {
                half_width(*c).is_ascii_digit()
            }
        };
        let written: String = self.rest().chars().take_while(part).take(9).collect();
        let count = written.chars().count();
        if count == 0 {
            return None;
        }
        let value = if is_chinese || written.starts_with('十') {
            chinese(&written)?
        } else {
            written
                .chars()
                .map(half_width)
                .collect::<String>()
                .parse()
                .ok()?
        };
        self.at += written.len();
        Some((value, count))
    }

    /// The dates from here on; `start` is where the statement begins.
    fn period(&mut self, start: usize) -> Option<Period> {
        let mut period = Period {
            place: start..start,
            from: None,
            to: None,
            is_garbled: false,
        };
        let first = self.date(true);
        let Some(from) = first else {
            // Digits where a date belongs, with 月 or 日 behind them.
            period.is_garbled = true;
            self.garbled()?;
            period.place.end = self.at;
            return Some(period);
        };
        period.from = Some(from);
        let whole = self.at;
        let is_year = from.month.is_none();
        let opened =
            is_year && (self.skip_any(&["（", "("]) || self.skip_any(&["自", "从", "，", ","]));
        let inner = if is_year { self.date(false) } else { None };
        if let Some(inner) = inner {
            period.from = Some(Moment {
                year: from.year,
                ..inner
            });
        } else if is_year {
            self.at = whole;
        }
        let from = period.from?;
        let end = self.at;
        self.skip_any(&[
            "零时",
            "0时",
            "00:00",
            "0:00",
            "（含）",
            "(含)",
            "（含当日）",
        ]);
        self.skip_any(&["起始", "开始", "起", "始"]);
        let open = self.at;
        self.skip_any(&["，", ","]);
        let joined = self.skip_any(&["截止到", "截止至", "截止", "截至", "截止于"]);
        let mut joined = joined | self.skip_any(&["至", "到"]);
        while self.skip_any(&["-", "—", "–", "－", "─", "~", "～", "―", "−", "至"]) {
            joined = true;
        }
        let to = if joined { self.second(from) } else { None };
        if let Some(to) = to {
            period.to = Some(to);
            self.skip_any(&["二十四时", "24时", "24:00", "23:59"]);
            self.skip_any(&["（含）", "(含)", "（含当日）"]);
            self.skip_any(&["终止", "截止", "止"]);
            if opened {
                self.skip_any(&["）", ")"]);
            }
        } else if joined && self.garbled().is_some() {
            period.is_garbled = true;
        } else if from.month.is_none() {
            // The whole year by its name.
            self.at = end;
            if !self.skip_any(&["全年", "整年", "全年度", "度", "年度"]) {
                self.at = end;
            }
            period.to = Some(from);
        } else {
            self.at = if open > end { open } else { end };
        }
        period.place.end = self.at;
        let text = &self.text[period.place.clone()];
        period.place.end -= text.len() - text.trim_end().len();
        Some(period)
    }

    /// The end of a time whose beginning was read.
    fn second(&mut self, from: Moment) -> Option<Moment> {
        self.skip_any(&["本年度", "本年", "当年", "同年"]);
        if self.skip_any(&["次年", "翌年", "下一年", "第二年"]) {
            let next = from.year.map(|year| year + 1);
            let day = self.date(false)?;
            return Some(Moment {
                year: next.or(Some(0)),
                ..day
            });
        }
        let year = from.year;
        let at = self.at;
        let day = self.date(true).or_else(|| {
            self.at = at;
            self.date(false)
        })?;
        // 2024年1-12月, 1月1日-31日.
        let day = match (day.month, day.day, from.day) {
            (None, Some(day), _) => Moment {
                month: from.month,
                day: Some(day),
                year,
            },
            _ => day,
        };
        Some(Moment {
            year: day.year.or(year),
            ..day
        })
    }

    /// What is no date though digits stand there, with 年, 月 or 日 among them.
    fn garbled(&mut self) -> Option<()> {
        const FAR: usize = 40;
        let mut count = 0;
        let mut named = false;
        let mut end = self.at;
        for c in self.rest().chars().take(FAR) {
            let is_part =
                half_width(c).is_ascii_digit() || "年月日号起始至到止-—~～自从 　".contains(c);
            if !is_part {
                break;
            }
            count += usize::from(half_width(c).is_ascii_digit());
            named |= "月日".contains(c);
            end += c.len_utf8();
        }
        self.at = end;
        (count > 2 && named).then_some(())
    }

    /// A date, a month, or where `may_be_year` a year.
    fn date(&mut self, may_be_year: bool) -> Option<Moment> {
        let start = self.at;
        let read = self.date_at(may_be_year);
        if read.is_none() {
            self.at = start;
        }
        read
    }

    fn date_at(&mut self, may_be_year: bool) -> Option<Moment> {
        let mut day = Moment::default();
        if may_be_year && self.skip_any(&["本年度", "本年", "当年", "全年"]) {
            let at = self.at;
            let Some(inner) = self.date_at(false) else {
                self.at = at;
                return Some(day);
            };
            return Some(inner);
        }
        if self.skip("元月") {
            day.month = Some(1);
            return self.day_of(day);
        }
        let (number, count) = self.number()?;
        let number = u16::try_from(number).ok()?;
        if may_be_year && (self.skip("年") || count == 4 && self.is_dotted()) {
            let is_short = count == 2 && number < 100;
            let year = if is_short { 2000 + number } else { number };
            if !(is_short || count == 4 && (1949..=2099).contains(&number)) {
                return None;
            }
            day.year = Some(year);
            self.skip("度");
            let dotted = self.skip_any(&[".", "/", "-", "．"]);
            let at = self.at;
            if let Some(inner) = self.date_at(false) {
                return Some(Moment {
                    year: day.year,
                    ..inner
                });
            }
            self.at = at;
            let goes_on = self
                .rest()
                .trim_start()
                .starts_with(|c| half_width(c).is_ascii_digit());
            return (!dotted && !goes_on).then_some(day);
        }
        if self.skip("月") {
            day.month = Some(number).filter(|month| (1..=12).contains(month));
            day.month?;
            return self.day_of(day);
        }
        if self.skip_any(&["日", "号"]) {
            day.day = Some(number).filter(|day| (1..=31).contains(day));
            return day.day.map(|_| day);
        }
        let at = self.at;
        if count <= 2 && (1..=12).contains(&number) {
            if self.skip_any(&[".", "/", "．", "-"])
                && let Some((date, digits)) = self.number()
                && digits <= 2
                && (1..=31).contains(&date)
                && !self.rest().starts_with(['月', '年'])
            {
                self.skip_any(&["日", "号"]);
                return Some(Moment {
                    month: Some(number),
                    day: u16::try_from(date).ok(),
                    year: None,
                });
            }
            self.at = at;
            // 1—12月: a month whose 月 stands behind the second.
            let mut ahead = Reader {
                text: self.text,
                at,
            };
            let runs = ahead.skip_any(&["-", "—", "–", "－", "至", "到", "~", "～"]);
            ahead.skip_any(&["—", "-"]);
            if runs && ahead.number().is_some_and(|(_, count)| count <= 2) && ahead.skip("月") {
                day.month = Some(number);
                return Some(day);
            }
        }
        None
    }

    /// Whether a date goes on in digits: 2024.1.1, 2024-1-1.
    fn is_dotted(&self) -> bool {
        let mut rest = self.rest().chars();
        rest.next().is_some_and(|c| "./-．".contains(c))
            && rest.next().is_some_and(|c| half_width(c).is_ascii_digit())
    }

    /// The day behind a month, if there is one.
    fn day_of(&mut self, month: Moment) -> Option<Moment> {
        let at = self.at;
        if self.skip("底") {
            return Some(Moment { day: None, ..month });
        }
        let Some((number, count)) = self.number() else {
            return Some(month);
        };
        if !self.skip_any(&["日", "号"]) {
            self.at = at;
            return Some(month);
        }
        let days = match month.month {
            Some(2) => 29,
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        };
        let day = u16::try_from(number)
            .ok()
            .filter(|day| (1..=days).contains(day))?;
        (count <= 3).then_some(Moment {
            day: Some(day),
            ..month
        })
    }
}

fn numeral(c: char) -> Option<u32> {
    let c = if matches!(c, '零' | '○' | 'Ｏ' | '◯') {
        '〇'
    } else {
        c
    };
    if c == '十' {
        return Some(10);
    }
    let at = "〇一二三四五六七八九"
        .chars()
        .position(|digit| digit == c)?;
    u32::try_from(at).ok()
}

/// 二〇二四, 十二, 三十一.
fn chinese(written: &str) -> Option<u32> {
    let digits: Vec<u32> = written.chars().filter_map(numeral).collect();
    match digits[..] {
        [10] => Some(10),
        [10, ones] => Some(10 + ones),
        [tens, 10] => Some(tens * 10),
        [tens, 10, ones] => Some(tens * 10 + ones),
        _ if digits.contains(&10) => None,
        _ => Some(digits.iter().fold(0, |sum, digit| sum * 10 + digit)),
    }
}
