//! Finding marks: one pass over a text, which looks closer only where a character is suspect.

use std::ops::Range;

use super::signs::{address_end, is_closing, is_han, is_opening};
use super::words::are_inside_word;

/// A mark that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// What is to be replaced, in bytes.
    pub(super) place: Range<usize>,
    pub(super) kind: Kind,
    /// What should stand there.
    pub(super) becomes: &'static str,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A half-width mark between Chinese characters.
    HalfWidth,
    /// A blank inside a word.
    Blank,
    /// `--` in a telephone number.
    Dashes,
    /// A mark twice or more in a row.
    Doubled,
}

impl Kind {
    pub(super) const ALL: [Kind; 4] = [Kind::HalfWidth, Kind::Blank, Kind::Dashes, Kind::Doubled];

    /// What a message calls it.
    pub(super) fn told(self) -> &'static str {
        match self {
            Kind::HalfWidth => "中文里用了半角标点",
            Kind::Blank => "词语中间有空格",
            Kind::Dashes => "电话号码里多了一个“-”",
            Kind::Doubled => "标点重复",
        }
    }
}

/// A bracket or quotation mark that is open.
struct Opened {
    place: Range<usize>,
    is_half_width: bool,
    /// How many Chinese characters and Latin letters stood before it.
    seen: (usize, usize),
    /// Whether a Chinese character or mark stands right before it.
    is_after_chinese: bool,
}

/// The marks of a text, in order and apart from each other.
pub(super) fn scan(text: &str) -> Vec<Mark> {
    let mut scanner = Scanner {
        text,
        found: Vec::new(),
        round: Vec::new(),
        angles: Vec::new(),
        quotes: Vec::new(),
        seen: (0, 0),
    };
    scanner.run();
    scanner.end_line();
    let mut found = scanner.found;
    found.sort_by_key(|mark| mark.place.start);
    let mut end = 0;
    found.retain(|mark| {
        let is_apart = mark.place.start >= end;
        if is_apart {
            end = mark.place.end;
        }
        is_apart
    });
    found
}

struct Scanner<'a> {
    text: &'a str,
    found: Vec<Mark>,
    /// What is open on the line.
    round: Vec<Opened>,
    angles: Vec<Opened>,
    /// The quotation marks of the line, which do not say whether they open or close.
    quotes: Vec<Opened>,
    /// How many Chinese characters and Latin letters there were so far.
    seen: (usize, usize),
}

impl Scanner<'_> {
    fn run(&mut self) {
        let text = self.text;
        let mut before = None;
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let end = match c {
                '\n' => {
                    self.end_line();
                    at + 1
                }
                'h' | 'w' | 'H' | 'W' => address_end(text, at).unwrap_or(at + 1),
                ',' | ';' | ':' | '?' => self.half_width(at, c, before),
                '，' | '。' | '；' | '：' | '、' | '？' | '！' => self.doubled(at, c),
                '(' | '（' | '<' | '"' | ')' | '）' | '>' => self.bracket(at, c, before),
                ' ' | '\u{3000}' | '\u{a0}' => self.blank(at, before),
                '-' => self.dashes(at),
                c => at + c.len_utf8(),
            };
            if is_han(c) {
                self.seen.0 += 1;
            } else if c.is_ascii_alphabetic() {
                self.seen.1 += 1;
            }
            before = text[at..end].chars().next_back();
            at = end;
        }
    }

    fn put(&mut self, place: Range<usize>, kind: Kind, becomes: &'static str) {
        self.found.push(Mark {
            place,
            kind,
            becomes,
        });
    }

    /// A half-width comma, semicolon, colon or question mark; returns where the reading goes on.
    fn half_width(&mut self, at: usize, c: char, before: Option<char>) -> usize {
        let rest = &self.text[at..];
        let run = rest.len() - rest.trim_start_matches(c).len();
        let behind = &rest[run..];
        let is_after_chinese = before.is_some_and(|c| is_han(c) || is_closing(c));
        let is_after_number = before.is_some_and(|c| c.is_ascii_digit() || c == '%');
        let unspaced = behind.trim_start_matches(' ');
        let next = unspaced.chars().next().filter(|c| *c != '\n');
        let is_chinese = |c: char| is_han(c) || is_opening(c);
        let goes_on = match next {
            None => is_after_chinese,
            Some(next) if is_chinese(next) => is_after_chinese || is_after_number && c != ':',
            Some(next) => {
                let begins = next.is_ascii_digit() || matches!(next, '(' | '"' | '<');
                is_after_chinese && begins
            }
        };
        let becomes = match c {
            ',' => "，",
            ';' => "；",
            ':' => "：",
            _ => "？",
        };
        if !goes_on {
            return at + run;
        }
        let spaces = match next {
            Some(next) if is_chinese(next) => behind.len() - unspaced.len(),
            _ => 0,
        };
        let kind = if run > 1 {
            Kind::Doubled
        } else {
            Kind::HalfWidth
        };
        self.put(at..at + run + spaces, kind, becomes);
        at + run + spaces
    }

    /// A full-width mark; returns where the reading goes on.
    fn doubled(&mut self, at: usize, c: char) -> usize {
        let rest = &self.text[at..];
        let run = rest.len() - rest.trim_start_matches(c).len();
        let count = run / c.len_utf8();
        if count > 1 {
            let becomes = match c {
                // Dots in place of what is left out.
                '。' if count > 2 => "……",
                '。' => "。",
                '，' => "，",
                '；' => "；",
                '：' => "：",
                '、' => "、",
                '？' => "？",
                _ => "！",
            };
            self.put(at..at + run, Kind::Doubled, becomes);
        }
        at + run
    }

    /// What was opened on a line ends with it. Quotation marks are pairs, if none is left over.
    fn end_line(&mut self) {
        self.round.clear();
        self.angles.clear();
        let quotes = std::mem::take(&mut self.quotes);
        let (pairs, []) = quotes.as_chunks::<2>() else {
            return;
        };
        for [open, close] in pairs {
            if close.seen.0 > open.seen.0 {
                self.put(open.place.clone(), Kind::HalfWidth, "“");
                self.put(close.place.clone(), Kind::HalfWidth, "”");
            }
        }
    }

    /// A bracket or quotation mark; returns where the reading goes on.
    fn bracket(&mut self, at: usize, c: char, before: Option<char>) -> usize {
        let rest = &self.text[at + c.len_utf8()..];
        let is_twice = matches!(c, '<' | '>') && rest.starts_with(c);
        let end = at + c.len_utf8() + usize::from(is_twice);
        let here = Opened {
            place: at..end,
            is_half_width: c.is_ascii(),
            seen: self.seen,
            is_after_chinese: before.is_some_and(|c| is_han(c) || is_closing(c)),
        };
        let opened = match c {
            '(' | '（' => {
                self.round.push(here);
                return end;
            }
            '<' => {
                self.angles.push(here);
                return end;
            }
            '"' => {
                self.quotes.push(here);
                return end;
            }
            '>' => self.angles.pop(),
            _ => self.round.pop(),
        };
        let is_angle = c == '>';
        let opened = opened.filter(|open| !is_angle || open.place.len() == end - at);
        let Some(opened) = opened else {
            return end;
        };
        let has_han = self.seen.0 > opened.seen.0;
        let has_letters = self.seen.1 > opened.seen.1;
        let next = self.text[end..].chars().next();
        let is_before_chinese = next.is_some_and(|c| is_han(c) || is_closing(c) || is_opening(c));
        let is_between = opened.is_after_chinese && is_before_chinese && !has_letters;
        // (2019) among Latin words or numbers stays, and so does <p>.
        if !has_han && (is_angle || !is_between) {
            return end;
        }
        let (open, close) = match (is_angle, is_twice) {
            (true, false) => ("〈", "〉"),
            (true, true) => ("《", "》"),
            (false, _) => ("（", "）"),
        };
        if opened.is_half_width {
            self.put(opened.place, Kind::HalfWidth, open);
        }
        if here.is_half_width {
            self.put(here.place, Kind::HalfWidth, close);
        }
        end
    }

    /// Blanks; returns where the reading goes on.
    fn blank(&mut self, at: usize, before: Option<char>) -> usize {
        let rest = &self.text[at..];
        let behind = rest.trim_start_matches([' ', '\u{3000}', '\u{a0}']);
        let end = at + rest.len() - behind.len();
        if let (Some(before), Some(next)) = (before, behind.chars().next())
            && is_han(before)
            && is_han(next)
            && are_inside_word(before, next)
        {
            self.put(at..end, Kind::Blank, "");
        }
        end
    }

    /// Dashes; returns where the reading goes on.
    fn dashes(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let behind = rest.trim_start_matches('-');
        let run = rest.len() - behind.len();
        let before = self.text[..at].bytes().rev();
        let area = before.take(5).take_while(u8::is_ascii_digit).count();
        let number = behind.bytes().take(9).take_while(u8::is_ascii_digit);
        let is_area = (3..=4).contains(&area) && self.text[at - area..].starts_with('0');
        if run > 1 && is_area && (7..=8).contains(&number.count()) {
            self.put(at..at + run, Kind::Dashes, "-");
        }
        at + run
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        let mut mended = text.to_owned();
        for mark in scan(text).into_iter().rev() {
            mended.replace_range(mark.place, mark.becomes);
        }
        mended
    }

    #[test]
    fn marks_of_chinese_prose_are_mended() {
        for (wrong, right) in [
            ("公开信息,依法办理;及时答复", "公开信息，依法办理；及时答复"),
            ("新收42件,其中自然人40件", "新收42件，其中自然人40件"),
            ("占12%,高于上年", "占12%，高于上年"),
            ("共42,其中", "共42，其中"),
            ("主动公开,2024年", "主动公开，2024年"),
            ("公开, 依申请", "公开，依申请"),
            ("情况如下:", "情况如下："),
            ("时间:8:30至12:00", "时间：8:30至12:00"),
            ("公开了没有?有", "公开了没有？有"),
            ("条例(国令第711号)、", "条例（国令第711号）、"),
            ("(一)主动公开", "（一）主动公开"),
            ("办法(2019)规定", "办法（2019）规定"),
            ("条例（修订)公布", "条例（修订）公布"),
            ("按照\"应公开尽公开\"的原则", "按照“应公开尽公开”的原则"),
            ("印发<办法>的通知", "印发〈办法〉的通知"),
            ("根据<<条例>>", "根据《条例》"),
            ("政 府信息公开", "政府信息公开"),
            ("规范性\u{3000}文件", "规范性文件"),
            ("电话0564--3379080", "电话0564-3379080"),
            ("电话：010--12345678。", "电话：010-12345678。"),
            ("已经公开。。", "已经公开。"),
            ("公开，，及时", "公开，及时"),
            ("公开,,及时", "公开，及时"),
            ("公开、、及时", "公开、及时"),
            ("等等。。。", "等等……"),
        ] {
            assert_eq!(mended(wrong), right, "{wrong}");
            assert_eq!(scan(right), [], "{right}");
        }
    }

    #[test]
    fn what_is_no_chinese_prose_is_left_alone() {
        for text in [
            "公开1,234,567条",
            "8:30至17:00",
            "比例为3:1",
            "2024.1",
            "网址http://www.example.cn/公开?a=1,2;b=(x)",
            "见https://example.cn:8080/a?b=c,d",
            "www.example.cn:80,公开",
            "Hello, world: (a; b)?",
            "APP(v2.0)",
            "图(a)",
            "1)公开",
            "f(x)<g(x)",
            "<p>公开</p>",
            "<b>",
            "5<6",
            "2021--2025年",
            "——",
            "…",
            "张 三",
            "某某县人民政府 2025年1月20日",
            "地址：某某路1号 电话：0000-0000000",
            "42 件",
            "《〈条例〉》",
            "附件 1",
            "说“好”。",
            "0564-3379080",
            "12345--678",
            "a\"公",
        ] {
            assert_eq!(scan(text), [], "{text}");
        }
    }

    #[test]
    fn brackets_without_end_cost_no_more_than_others() {
        let text = "(".repeat(50_000) + &"公)".repeat(50_000);
        assert_eq!(scan(&text).len(), 100_000);
    }
}
