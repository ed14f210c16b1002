//! The grammar of a title: an organ, a year and what the report is called, in any order.

use super::organ;
use super::twin::{Twin, is_mark, trimmed};
use super::years::{numeral, without_years, year_at};
use crate::import::text::fold::simplified;
use crate::report::half_width;

/// A title is no longer than this, in characters.
pub(super) const LONGEST: usize = 80;

/// What a report of this kind is about, the longest first.
const SUBJECTS: [&str; 9] = [
    "政府信息和政务公开",
    "政府信息与政务公开",
    "政务和政府信息公开",
    "政府信息主动公开",
    "政府信息公开",
    "政务信息公开",
    "政府公开信息",
    "信息公开",
    "政务公开",
];
/// What may stand between the subject and 报告.
const BETWEEN: [&str; 9] = [
    "工作", "情况", "的", "年度", "年", "度", "总结", "总体", "汇总",
];
/// What it is called at last.
const NAMES: [&str; 3] = ["年报", "报告书", "报告"];
/// What it is called without any of these.
const SUMMARY: &str = "总结";

/// What a title says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent of each other")]
pub(super) struct Parsed {
    /// The organ's name, empty if there is none.
    pub organ: String,
    pub year: Option<u16>,
    /// Whether it ends in the official words.
    pub official: bool,
    /// Whether something stands before the ending that is no name: a part of it may stand above.
    pub broken: bool,
    /// Whether that is the rest of a year, or of 政府, that was broken off.
    pub is_rest: bool,
    /// Whether it is the title of a notice that the report was published with.
    pub is_notice: bool,
}

/// Reads a line, or lines joined, as a title; nothing if it is none.
pub(super) fn parse(line: &str, ending: &str) -> Option<Parsed> {
    if line.len() > LONGEST * 8 {
        return None;
    }
    if let Some(inner) = noticed(line) {
        let parsed = parse(&inner, ending).filter(|parsed| !parsed.organ.is_empty());
        return parsed.map(|parsed| Parsed {
            is_notice: true,
            ..parsed
        });
    }
    let text: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    let plain: Vec<char> = text.iter().map(|c| plain(*c)).collect();
    let mut twin = Twin {
        text: &text,
        plain: &plain,
    };
    if twin.plain.len() > LONGEST {
        return None;
    }
    twin = trimmed(twin);
    let mut parsed = Parsed::default();
    let mut behind = None;
    // （2024年度）某某局…
    let front = front(twin);
    if let Some((rest, _)) = front {
        twin = trimmed(rest);
    }
    while let Some((rest, inside)) = bracketed(twin) {
        (twin, behind) = (trimmed(rest), behind.or(Some(inside)));
    }
    let (begin, years) = subject(&mut twin, &mut behind)?;
    let said: String = twin.plain[begin..].iter().collect();
    parsed.official = said == ending;
    parsed.year = years.or(front.map(|(_, year)| year));
    let mut lead = twin.part(0, begin);
    // Behind a label: 信息名称：
    if let Some(colon) = lead.plain.iter().rposition(|c| *c == ':') {
        lead = lead.skip(colon + 1);
    }
    let (lead, year) = without_years(lead);
    parsed.year = year.or(parsed.year);
    parsed.organ = lead.text.iter().collect();
    if let Some(behind) = behind {
        let (rest, year) = without_years(behind);
        parsed.year = parsed.year.or(year);
        let name: String = rest.text.iter().collect();
        if parsed.organ.is_empty() && organ::is_name(&name) && organ::ends_as_name(&name) {
            parsed.organ = name;
        }
    }
    // 某某县人民政府信息公开工作年度报告: 政府 is said once for both.
    if parsed.organ.ends_with("人民") && said.starts_with("政府信息") {
        parsed.organ.push_str("政府");
    }
    parsed.is_rest = is_rest(lead);
    if organ::is_nobody(&parsed.organ) {
        parsed.organ.clear();
    }
    if parsed.is_rest || !parsed.organ.is_empty() && !organ::is_name(&parsed.organ) {
        parsed.organ.clear();
        parsed.broken = true;
    }
    Some(parsed)
}

/// The title in that of a notice by which it is published: 某某局关于印发2024年…报告的通知.
fn noticed(line: &str) -> Option<String> {
    const ENDS: [&str; 3] = ["的通知", "的公告", "的通告"];
    const VERBS: [&str; 3] = ["关于印发", "关于发布", "关于公布"];
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let inner = ENDS.iter().find_map(|end| line.strip_suffix(end))?;
    let (organ, title) = VERBS.iter().find_map(|verb| inner.split_once(verb))?;
    let title = title.trim_matches(['《', '》']);
    Some(match title.strip_prefix(organ) {
        Some(_) => title.to_owned(),
        None => format!("{organ}{title}"),
    })
}

/// Whether a text begins with the rest of a year (24年, 年度), or is that of 政府.
fn is_rest(twin: Twin<'_>) -> bool {
    let is_digit = |c: &&char| c.is_ascii_digit() || numeral(**c).is_some();
    let digits = twin.plain.iter().take_while(is_digit).count();
    let behind = twin.plain.get(digits);
    let is_whole = |words: &str| twin.plain.iter().copied().eq(words.chars());
    digits <= 3 && behind == Some(&'年')
        // Without 年 no year is written in words.
        || (1..=3).contains(&digits) && behind.is_none() && twin.plain[0].is_ascii_digit()
        || is_whole("度")
        || is_whole("府")
}

/// Whether words are the beginning of what a report is about.
pub(super) fn is_subject(words: &str) -> bool {
    ["政府", "政务", "府", "政"].contains(&words)
}

/// The only year, alone or in brackets, that a line is: 2024年, （2024年度）.
pub(super) fn year_alone(line: &str) -> Option<u16> {
    let text: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    let plain: Vec<char> = text.iter().map(|c| plain(*c)).collect();
    let inner = line_inside(Twin {
        text: &text,
        plain: &plain,
    });
    let (rest, year) = without_years(inner);
    year.filter(|_| rest.plain.is_empty())
}

/// A line without the brackets and dashes around it.
pub(super) fn bare(line: &str) -> String {
    let text: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    let plain: Vec<char> = text.iter().map(|c| plain(*c)).collect();
    let inner = line_inside(Twin {
        text: &text,
        plain: &plain,
    });
    without_years(inner).0.text.iter().collect()
}

fn plain(c: char) -> char {
    let c = simplified(half_width(c));
    match c {
        '（' | '〔' | '[' => '(',
        '）' | '〕' | ']' => ')',
        c => c,
    }
}

fn line_inside(twin: Twin<'_>) -> Twin<'_> {
    let twin = trimmed(twin);
    match (twin.plain.first(), twin.plain.last()) {
        (Some('('), Some(')')) => twin.skip(1).cut(1),
        _ => twin,
    }
}

/// A text that begins with a year in brackets, and that year.
fn front(twin: Twin<'_>) -> Option<(Twin<'_>, u16)> {
    let close = twin.plain.iter().position(|c| *c == ')')?;
    if twin.plain.first() != Some(&'(') || close + 1 == twin.plain.len() {
        return None;
    }
    let (rest, year) = without_years(twin.part(1, close));
    let year = year.filter(|_| rest.plain.is_empty())?;
    Some((twin.skip(close + 1), year))
}

/// A text that ends in brackets, and what stands in them.
fn bracketed(twin: Twin<'_>) -> Option<(Twin<'_>, Twin<'_>)> {
    const LONGEST: usize = 30;
    if twin.plain.last() != Some(&')') {
        return None;
    }
    let open = twin.plain.iter().rposition(|c| *c == '(')?;
    let inside = twin.part(open + 1, twin.plain.len() - 1);
    let is_plain = |c: &char| c.is_alphanumeric() || is_mark(*c);
    let is_remark = inside.plain.len() <= LONGEST && inside.plain.iter().all(is_plain);
    (open > 0 && is_remark).then(|| (twin.part(0, open), inside))
}

/// Where the words begin that say what the report is about, if all that follows them says that it is a
/// report, with the year among it. What stands behind a dash goes to `behind`.
fn subject<'a>(twin: &mut Twin<'a>, behind: &mut Option<Twin<'a>>) -> Option<(usize, Option<u16>)> {
    for begin in (0..twin.plain.len()).rev() {
        let here = twin.skip(begin);
        let found = SUBJECTS.iter().filter_map(|words| here.starts_with(words));
        let Some(length) = found.max() else { continue };
        let Some((end, year)) = tail(here.skip(length)) else {
            continue;
        };
        // The longest words that the place is in.
        let begin = (0..=begin)
            .find(|start| {
                let longer = SUBJECTS
                    .iter()
                    .filter_map(|words| twin.skip(*start).starts_with(words));
                longer
                    .max()
                    .is_some_and(|most| start + most == begin + length)
            })
            .unwrap_or(begin);
        let end = end + length + twin.plain.len() - here.plain.len();
        let rest = twin.skip(end);
        if rest.plain.first().is_some_and(|c| "-—–_:》”".contains(*c)) {
            *behind = behind.or(Some(line_inside(trimmed(rest))));
            *twin = twin.part(0, end);
        } else if !rest.plain.is_empty() && rest.starts_with("全文").is_none() {
            return None;
        } else {
            *twin = twin.part(0, end);
        }
        return Some((begin, year));
    }
    None
}

/// How far the words behind the subject reach, up to 报告, and the year among them.
fn tail(twin: Twin<'_>) -> Option<(usize, Option<u16>)> {
    let (mut at, mut year) = (0, None);
    loop {
        let rest = twin.skip(at);
        if let Some(length) = NAMES.iter().find_map(|words| rest.starts_with(words)) {
            return Some((at + length, year));
        }
        if rest.plain.len() == SUMMARY.chars().count() && rest.starts_with(SUMMARY).is_some() {
            return Some((twin.plain.len(), year));
        }
        if let Some((length, found)) = year_at(rest) {
            (at, year) = (at + length, Some(found));
            continue;
        }
        let between = BETWEEN.iter().find_map(|words| rest.starts_with(words));
        at += between?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENDING: &str = "政府信息公开工作年度报告";

    #[test]
    fn organ_and_year_stand_anywhere_in_a_title() {
        for (title, organ, year) in [
            ("某某县2024年政府信息公开工作年度报告", "某某县", Some(2024)),
            ("2024年某某县政府信息公开年度报告", "某某县", Some(2024)),
            (
                "某某局关于2024年政府信息公开工作的年度报告",
                "某某局",
                Some(2024),
            ),
            (
                "关于某某局2024年度政府信息公开工作情况的报告",
                "某某局",
                Some(2024),
            ),
            (
                "2024某某乡2024年度政府信息公开工作年度报告",
                "某某乡",
                Some(2024),
            ),
            ("某某局政府信息公开工作2023年度报告", "某某局", Some(2023)),
            ("某某局政府信息公开2023年年报", "某某局", Some(2023)),
            (
                "某某局二○二三年度政府信息公开工作年报",
                "某某局",
                Some(2023),
            ),
            (
                "某某局政府信息公开工作年度报告（2024年度）",
                "某某局",
                Some(2024),
            ),
            (
                "政府信息公开工作年度报告（某某局2024年）",
                "某某局",
                Some(2024),
            ),
            (
                "某某局（2024年）政府信息公开工作年度报告",
                "某某局",
                Some(2024),
            ),
            (
                "附件1：某某局2024年政府信息公开工作年度报告",
                "某某局",
                Some(2024),
            ),
            (
                "《某某局2024年政府信息公开工作年度报告》",
                "某某局",
                Some(2024),
            ),
            (
                "某某局政府信息和政务公开2024年度工作报告",
                "某某局",
                Some(2024),
            ),
            ("百年镇政府信息公开工作年度报告", "百年镇", None),
            ("2024年政府信息公开工作年度报告", "", Some(2024)),
            ("我局2024年政府信息公开工作年度报告", "", Some(2024)),
            ("２０２４年某某縣政府資訊公開", "", None),
        ] {
            let parsed = parse(title, ENDING).unwrap_or_default();
            assert_eq!(
                (parsed.organ.as_str(), parsed.year),
                (organ, year),
                "{title}"
            );
        }
    }

    #[test]
    fn what_is_no_title_is_none() {
        for text in [
            "",
            "政府信息公开",
            "政府信息公开指南",
            "政府信息公开工作要点",
            "关于报送2024年政府信息公开工作年度报告的通知",
            "某某局编制2024年政府信息公开工作年度报告。",
        ] {
            assert_eq!(parse(text, ENDING), None, "{text}");
        }
    }
}
