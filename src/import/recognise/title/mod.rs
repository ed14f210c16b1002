//! The title: whose report, on which year. It may be wrapped anywhere, and stands among what a portal
//! puts around it.

mod announced;
mod around;
mod file;
mod named;
mod organ;
mod parse;
mod twin;
mod years;

use std::ops::RangeInclusive;

use crate::import::text::piece::Piece;
use crate::import::text::words::length;
pub(in crate::import) use announced::announced;
use around::bare;
use parse::{Parsed, parse};

/// A title stands within as many lines, blank ones not counted.
const WITHIN: usize = 200;
/// The weight of a title that says whose report it is, and on which year.
const WHOLE: u8 = 4;
/// It is wrapped over no more lines.
const MOST_LINES: usize = 6;
/// Words that stand alone above a title and are no part of it.
const COLUMNS: [&str; 20] = [
    "年报", "政务", "公开", "首页", "镇街", "部门", "机构", "其他", "通知", "文件", "正文", "详情",
    "打印", "关闭", "返回", "分享", "标题", "附件", "下载", "大",
];
/// How the names of columns end.
const COLUMN_ENDS: [&str; 9] = [
    "新闻", "动态", "要闻", "公告", "专题", "平台", "频道", "年报", "网",
];

/// A title, with the lines around it that are no part of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Title {
    /// The organ's name, empty if the title has none.
    pub organ: String,
    /// The year, if the title has one.
    pub year: Option<u16>,
    /// Index of its first line among the pieces.
    pub first: usize,
    /// Index of its last line.
    pub last: usize,
    /// Behind the last line that is not yet the report.
    pub end: usize,
    /// Whether it ends in the official words.
    pub official: bool,
}

/// A line among the pieces, as it is read.
struct Line {
    piece: usize,
    text: String,
}

/// Finds the title in the pieces before the first heading.
pub(in crate::import) fn find(pieces: &[Piece<'_>], ending: &str) -> Option<Title> {
    let lines = lines(pieces);
    let mut best: Option<(u8, Title)> = None;
    let mut last_end = None;
    // Who published it with a notice.
    let mut noticed = None;
    for at in 0..lines.len() {
        // Behind a whole title and a sentence the report has begun: what ends like a title is its prose.
        let is_known = best.as_ref().is_some_and(|(weight, _)| *weight == WHOLE);
        if is_known && lines[at].text.contains('。') && !around::is_furniture(&lines[at].text) {
            break;
        }
        if best.is_some() && around::heads_others(&lines[at].text) {
            break;
        }
        if around::is_neighbour(&lines[at].text) {
            continue;
        }
        // What stands above begins behind the title before.
        let from = last_end.map_or(0, |end| end + 1);
        let Some((first, parsed)) = ending_at(&lines, from..=at, ending) else {
            continue;
        };
        last_end = Some(at);
        let weight = match (parsed.organ.is_empty(), parsed.year) {
            (false, Some(_)) => WHOLE,
            (false, None) => 3,
            (true, Some(_)) => 2,
            (true, None) => 1,
        };
        // A part of a line, or one that could not be understood, only where there is no other.
        let weight = if parsed.broken { 0 } else { weight };
        let weight = if parsed.is_notice {
            noticed = noticed.or(Some(parsed.organ.clone()));
            weight.min(1)
        } else {
            weight
        };
        if best.as_ref().is_none_or(|(known, _)| weight >= *known) {
            let title = Title {
                organ: parsed.organ,
                year: parsed.year,
                first: lines[first].piece,
                last: lines[at].piece,
                end: lines[at].piece + 1,
                official: parsed.official,
            };
            best = Some((weight, title));
        }
    }
    let (_, mut title) = best?;
    let inner = title.organ.strip_prefix('（');
    if let Some(inner) = inner.and_then(|rest| rest.strip_suffix('）')) {
        title.organ = inner.to_owned();
    }
    below(&lines, &mut title, ending);
    if title.organ.is_empty() {
        title.organ = noticed.unwrap_or_default();
    }
    Some(title)
}

/// The lines that are not blank.
fn lines(pieces: &[Piece<'_>]) -> Vec<Line> {
    let lines = pieces.iter().enumerate().filter_map(|(piece, content)| {
        let text = match content {
            Piece::Line(line) => line.trim().replace('\t', " | "),
            Piece::Row(row) => {
                let mut fields: Vec<&str> = row.fields.iter().map(AsRef::as_ref).collect();
                fields.retain(|field| !field.is_empty());
                fields.dedup();
                fields.join(" | ")
            }
        };
        (!text.is_empty()).then_some(Line { piece, text })
    });
    lines.take(WITHIN).collect()
}

/// The title that ends on a line, with the line it begins on.
fn ending_at(
    lines: &[Line],
    within_lines: RangeInclusive<usize>,
    ending: &str,
) -> Option<(usize, Parsed)> {
    let at = *within_lines.end();
    let mut text = String::new();
    let mut found: Option<(usize, Parsed)> = None;
    let mut lower: Option<Parsed> = None;
    for first in within_lines.rev().take(MOST_LINES) {
        let line = &lines[first].text;
        let part = bare(line);
        let part = file::among_parts(part, ending).unwrap_or(part);
        if is_sentence(part) || first < at && around::is_furniture(line) {
            break;
        }
        text.insert_str(0, part);
        let Some(parsed) = parse(&text, ending) else {
            if lower.is_some() {
                break;
            }
            continue;
        };
        let goes_on = match &lower {
            None => true,
            Some(lower) => {
                goes_on(part, first == 0, lower, &parsed) || {
                    // What stands between may be any part of a name that is whole farther above.
                    let is_part = is_open(lower) && (parsed.is_rest || !parsed.broken);
                    let is_begun = part == "政务" && lower.organ.starts_with("服务");
                    if !is_part || is_column(part) && !is_begun || !part.chars().all(is_letter) {
                        break;
                    }
                    !parsed.broken
                        && organ::begins_with_place(&parsed.organ)
                        && organ::ends_as_name(&parsed.organ)
                }
            }
        };
        if goes_on {
            found = Some((first, parsed.clone()));
        }
        lower = Some(parsed);
    }
    found.or_else(|| Some((at, within(&lines[at].text, ending)?)))
}

/// Whether a title's name may go on above: it has none, or one that lacks its beginning.
fn is_open(parsed: &Parsed) -> bool {
    parsed.is_rest || !organ::begins_with_place(&parsed.organ)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c.is_whitespace()
}

/// Whether a line is the name of a column of the portal.
fn is_column(line: &str) -> bool {
    COLUMNS.contains(&line)
        || COLUMN_ENDS.iter().any(|word| line.ends_with(word)) && !line.ends_with("联网")
}

/// Whether a line above is a part of the title that stands below it, given what both say together.
fn goes_on(upper: &str, is_first: bool, lower: &Parsed, both: &Parsed) -> bool {
    let upper: String = upper.chars().filter(|c| !c.is_whitespace()).collect();
    if both.broken {
        // A year may be broken twice.
        return both.is_rest;
    }
    // 政府, above 信息公开.
    let is_absorbed = both.organ.is_empty() && lower.organ.is_empty() && both.year == lower.year;
    if is_absorbed && !lower.broken && parse::is_subject(&upper) {
        return true;
    }
    let has_year = both.year.is_some() && (lower.year.is_none() || lower.year != both.year)
        || parse::bare(&upper) != upper;
    if lower.broken || has_year {
        return true;
    }
    let is_begun = upper == "政务" && lower.organ.starts_with("服务");
    // 某某县政务公开, above 信息服务中心.
    let is_part_of_name = organ::begins_with_place(&upper)
        && upper.ends_with("政务公开")
        && both.organ.starts_with(&upper);
    if both.organ.is_empty()
        || is_column(&upper) && !is_begun
        || !organ::is_name(&upper) && !is_part_of_name
    {
        return false;
    }
    if upper.ends_with("自治") {
        return true;
    }
    let name = &lower.organ;
    if name.is_empty() {
        // The first line of all, and nothing else says whose report it is.
        let is_alone = is_first && both.year.is_none();
        return is_alone
            || organ::ends_as_name(&both.organ)
            || organ::begins_with_place(&both.organ);
    }
    let begins = organ::begins_with_place(&upper) || organ::holds_place(&upper);
    if !organ::begins_with_place(name) && organ::is_begun(&upper, name) {
        return true;
    }
    if !organ::begins_with_place(name) {
        let most = match name.starts_with("族") {
            // 某某布依族苗, above 族自治州.
            true => 10,
            false if organ::is_headless(name) => 4,
            false => 2,
        };
        let is_middle = organ::is_headless(&upper) && !organ::ends_as_name(&upper);
        return begins || is_middle || length(&upper) <= most;
    }
    let is_part = begins && (organ::dangles(&upper) || organ::ends_as_name(&upper));
    let may_go_on = is_part || length(&upper) <= 2;
    organ::has_branches(&upper) || may_go_on && organ::is_one(&upper, name)
}

/// A title that is only a part of its line: behind a path or a label.
fn within(line: &str, ending: &str) -> Option<Parsed> {
    let marks = |c: char| "|\t>＞»›".contains(c);
    let mut parts: Vec<&str> = line.split(marks).collect();
    if parts.len() < 2 {
        parts = line.splitn(2, ['：', ':']).skip(1).collect();
    }
    let parsed = parts
        .iter()
        .rev()
        .find_map(|part| parse(part.trim(), ending))?;
    (!parsed.organ.is_empty()).then_some(parsed)
}

/// Whether a line is a sentence, a path or a row, and no part of a title.
fn is_sentence(text: &str) -> bool {
    text.contains(['。', '，', '；', ';', '>', '＞', '»', '|', '\t', '！', '？'])
}

/// What stands below the title and is not yet the report: its year or organ on a line of its own, the
/// title once more, and what the portal puts there.
fn below(lines: &[Line], title: &mut Title, ending: &str) {
    for line in lines.iter().filter(|line| line.piece > title.last) {
        let text = bare(&line.text);
        let name = parse::bare(without_date(text));
        if let Some(year) = parse::year_alone(text) {
            title.year = title.year.or(Some(year));
        } else if organ::is_name(&name)
            && organ::begins_with_place(&name)
            && organ::ends_as_name(&name)
            && !name.contains('、')
        {
            if title.organ.is_empty() {
                title.organ = name;
            } else if title.organ != name {
                break;
            }
        } else if !is_again(text, title, ending)
            && !around::is_furniture(&line.text)
            && !is_foreign(text)
        {
            break;
        }
        title.end = line.piece + 1;
    }
}

/// A line in brackets without the date behind a name: （某某局　2025年1月21日）.
fn without_date(text: &str) -> &str {
    let inner = text
        .strip_prefix(['（', '('])
        .and_then(|rest| rest.strip_suffix(['）', ')']));
    let dated = inner.and_then(|inner| inner.split_once(char::is_whitespace));
    match dated {
        Some((name, date)) if around::is_furniture(date.trim()) => name,
        _ => text,
    }
}

/// Whether a line is in another language, as some covers have the title.
fn is_foreign(text: &str) -> bool {
    text.is_ascii() && text.bytes().filter(u8::is_ascii_alphabetic).count() > 3
}

/// Whether a line is the title once more.
fn is_again(text: &str, title: &Title, ending: &str) -> bool {
    !is_sentence(text)
        && parse(text, ending).is_some_and(|parsed| {
            !parsed.broken
                && (parsed.organ.is_empty() || parsed.organ == title.organ)
                && (parsed.year.is_none() || parsed.year == title.year)
        })
}

/// The organ that is named around the title or in the opening paragraph, and where. `is_titled` says that
/// there is a title.
pub(in crate::import) fn proposed(
    pieces: &[Piece<'_>],
    opening: &str,
    is_titled: bool,
) -> Option<(&'static str, String)> {
    let all: Vec<String> = lines(pieces).into_iter().map(|line| line.text).collect();
    let lines = all.iter().filter(|line| around::is_furniture(line));
    let lines: Vec<String> = lines.cloned().collect();
    named::named(&lines)
        .or_else(|| named::stacked(&all))
        .or_else(|| Some(("联系方式", named::contact(opening)?)))
        .or_else(|| Some(("开头段落", named::compiled(opening).filter(|_| is_titled)?)))
}

/// Whether a line could be the name of an organ, named whole.
pub(in crate::import) fn is_organ(line: &str) -> bool {
    organ::is_name(line) && organ::begins_with_place(line) && organ::ends_as_name(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENDING: &str = "政府信息公开工作年度报告";

    fn found(lines: &[&str]) -> (String, Option<u16>) {
        let pieces: Vec<Piece> = lines.iter().map(|line| Piece::Line(line)).collect();
        let title = find(&pieces, ENDING).unwrap();
        (title.organ, title.year)
    }

    #[test]
    fn organ_and_year_are_read_however_the_title_is_set() {
        for (lines, organ) in [
            (
                vec!["某某县人民政府2024年政府信息公开工作年度报告"],
                "某某县人民政府",
            ),
            (
                vec!["某某县", "2024 年", "政府信息公开工作年度报告"],
                "某某县",
            ),
            (vec!["首页 > 年报", "2024年政府信息公开工作年度报告"], ""),
            (
                vec!["首页 > 某某局2024年政府信息公开工作年度报告"],
                "某某局",
            ),
            (
                vec!["某某市某", "某区教育局2024年政府信息公开年报"],
                "某某市某某区教育局",
            ),
            (
                vec!["某某县人民政府", "某某县教育局2024年政府信息公开年报"],
                "某某县教育局",
            ),
            (
                vec!["2024年政府信息公开工作年度报告", "（某某县教育局）"],
                "某某县教育局",
            ),
        ] {
            assert_eq!(found(&lines), (organ.to_owned(), Some(2024)), "{lines:?}");
        }
    }
}
