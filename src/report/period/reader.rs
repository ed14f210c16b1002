//! Dates one after another, as they are written in a sentence.

use super::{Moment, Period};
use crate::report::half_width;

/// Parts of a year that have names, with their first and last month.
const PARTS: [(&str, u16, u16); 11] = [
    ("上半年", 1, 6),
    ("下半年", 7, 12),
    ("前三季度", 1, 9),
    ("前三个季度", 1, 9),
    ("第一季度", 1, 3),
    ("一季度", 1, 3),
    ("第二季度", 4, 6),
    ("二季度", 4, 6),
    ("三季度", 7, 9),
    ("第四季度", 10, 12),
    ("四季度", 10, 12),
];

/// The day that eight digits are.
fn of_digits(number: u32) -> Option<Moment> {
    let part = |number: u32| u16::try_from(number).ok();
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    let is_day =
        (1949..=2099).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then_some(Moment {
        year: part(year),
        month: part(month),
        day: part(day),
    })
}

/// A place in a text from which dates are read.
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    pub fn blanks(&mut self) {
        let rest = self.rest();
        let blank = |c: char| c.is_whitespace() && c != '\n';
        self.at += rest.len() - rest.trim_start_matches(blank).len();
    }

    pub fn skip(&mut self, words: &str) -> bool {
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
    pub fn is_date(&mut self) -> bool {
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
    pub fn period(&mut self, start: usize) -> Option<Period> {
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
            self.at = end;
            let part = PARTS.iter().find(|(words, ..)| self.skip(words));
            if let Some((_, first, last)) = part {
                let of = |month: u16| Moment {
                    month: Some(month),
                    ..from
                };
                (period.from, period.to) = (Some(of(*first)), Some(of(*last)));
                period.place.end = self.at;
                return Some(period);
            }
            // The whole year by its name.
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
        // 20240101
        if may_be_year && count == 8 {
            return of_digits(number);
        }
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
