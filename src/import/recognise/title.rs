//! The title: whose report, on which year.

use crate::import::text::fold::simplified_text;
use crate::import::text::piece::Piece;
use crate::import::text::words::length;
use crate::report::half_width;

/// A title is no longer than this, in characters.
const LONGEST: usize = 70;
/// A title stands within as many lines, blank ones not counted.
const WITHIN: usize = 20;
/// How titles end that do not end in the official words.
const OTHER_ENDING: &str = "政府信息公开年度报告";

/// A title line.
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
    /// Whether it ends in the official words.
    pub official: bool,
}

/// Finds the title in the lines before the first heading.
pub(in crate::import) fn find(pieces: &[Piece<'_>], ending: &str) -> Option<Title> {
    let lines = pieces
        .iter()
        .enumerate()
        .filter_map(|(index, piece)| match piece {
            Piece::Line(line) if !line.trim().is_empty() => Some((index, line.trim())),
            _ => None,
        });
    let lines: Vec<(usize, &str)> = lines.take(WITHIN).collect();
    for (at, (index, line)) in lines.iter().enumerate() {
        let Some(mut title) = parse(line, ending) else {
            continue;
        };
        (title.first, title.last) = (*index, *index);
        // Organ and year may stand on the one or two lines above.
        let mut text = (*line).to_owned();
        for (index, line) in lines[..at].iter().rev().take(2) {
            if !title.organ.is_empty() || is_sentence(line) {
                break;
            }
            text.insert_str(0, line);
            if let Some(longer) = parse(&text, ending) {
                let (first, last) = (*index, title.last);
                title = Title {
                    first,
                    last,
                    ..longer
                };
            }
        }
        return Some(title);
    }
    None
}

fn parse(text: &str, ending: &str) -> Option<Title> {
    if text.len() > LONGEST * 4 || length(text) > LONGEST {
        return None;
    }
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (plain, plain_compact) = (simplified_text(text), simplified_text(&compact));
    let lead = |ending: &str| {
        let lead = plain.strip_suffix(ending).map(|lead| &text[..lead.len()]);
        lead.or_else(|| {
            let lead = plain_compact.strip_suffix(ending)?;
            Some(&compact[..lead.len()])
        })
    };
    let official = lead(ending);
    let lead = official.or_else(|| lead(OTHER_ENDING))?.trim();
    if is_sentence(lead) {
        return None;
    }
    let (organ, year) = organ_and_year(lead);
    Some(Title {
        organ: organ.trim().to_owned(),
        year,
        first: 0,
        last: 0,
        official: official.is_some(),
    })
}

fn is_sentence(text: &str) -> bool {
    text.contains(['。', '，', '；', '：', ':', ';', '>', '|', '\t'])
}

/// Takes the year off `某某县2024年度` or `2024年某某县`.
fn organ_and_year(lead: &str) -> (&str, Option<u16>) {
    let end = lead.strip_suffix('度').unwrap_or(lead);
    if let Some(end) = end.strip_suffix('年') {
        let end = end.trim_end();
        if let Some((organ, year)) = year_at_end(end) {
            return (organ, Some(year));
        }
    }
    let digits: String = lead.chars().take(4).collect();
    if let Some(("", year)) = year_at_end(&digits)
        && let Some(organ) = lead[digits.len()..].trim_start().strip_prefix('年')
    {
        return (organ.strip_prefix('度').unwrap_or(organ), Some(year));
    }
    (lead, None)
}

/// Takes four digits off the end of a text.
fn year_at_end(text: &str) -> Option<(&str, u16)> {
    let begin = text.char_indices().rev().nth(3)?.0;
    let digits: String = text[begin..].chars().map(half_width).collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let before = &text[..begin];
    if before.ends_with(|c| half_width(c).is_ascii_digit()) {
        return None;
    }
    Some((before, digits.parse().ok()?))
}

/// Organ and year where the opening paragraph announces the report by its full name:
/// `现公布某某县2024年政府信息公开工作年度报告`.
pub(in crate::import) fn announced<'a>(text: &'a str, ending: &str) -> Option<(&'a str, u16)> {
    const VERBS: [&str; 4] = ["公布", "发布", "编制", "现将"];
    const NOT_A_NAME: [char; 10] = ['本', '我', '该', '了', '完', '的', '其', '全', '并', '各'];
    for (at, _) in text.match_indices(ending) {
        let lead = &text[..at];
        let near = lead.char_indices().rev().nth(LONGEST);
        let lead = near.map_or(lead, |(begin, _)| &lead[begin..]);
        let (lead, year) = organ_and_year(lead.trim_end());
        let Some(year) = year else { continue };
        let verb = VERBS
            .iter()
            .filter_map(|verb| Some(lead.rfind(verb)? + verb.len()))
            .max();
        let Some(begin) = verb else { continue };
        let organ = lead[begin..].trim_matches(['《', '“', '"', ' ']);
        let letters = organ.chars().all(char::is_alphabetic);
        if letters && (2..=40).contains(&length(organ)) && !organ.starts_with(NOT_A_NAME) {
            return Some((organ, year));
        }
    }
    None
}

/// The year of the 统计期限 in the opening paragraph: `2024年1月1日至12月31日`.
pub(in crate::import) fn period(text: &str) -> Option<u16> {
    let compact: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(half_width)
        .collect();
    compact
        .match_indices("年1月1日")
        .find_map(|(at, _)| Some(year_at_end(&compact[..at])?.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENDING: &str = "政府信息公开工作年度报告";

    #[test]
    fn organ_and_year_are_read_however_the_title_is_set() {
        for (lines, organ, year) in [
            (
                vec!["某某县人民政府2024年政府信息公开工作年度报告"],
                "某某县人民政府",
                Some(2024),
            ),
            (
                vec!["某某县2024年度", "政府信息公开工作年度报告"],
                "某某县",
                Some(2024),
            ),
            (
                vec!["某某县", "2024 年", "政府信息公开工作年度报告"],
                "某某县",
                Some(2024),
            ),
            (
                vec!["2024年某某县政府信息公开年度报告"],
                "某某县",
                Some(2024),
            ),
            (
                vec!["首页 > 年报", "某某县２０２４年政府信息公开工作年度报告"],
                "某某县",
                Some(2024),
            ),
            (
                vec!["首页 > 年报", "2024年政府信息公开工作年度报告"],
                "",
                Some(2024),
            ),
            (vec!["百年镇政府信息公开工作年度报告"], "百年镇", None),
        ] {
            let pieces: Vec<Piece> = lines.iter().map(|line| Piece::Line(line)).collect();
            let title = find(&pieces, ENDING).unwrap();
            assert_eq!(
                (title.organ.as_str(), title.year),
                (organ, year),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn an_organ_is_taken_from_prose_only_where_the_report_is_announced_by_name() {
        for (text, found) in [
            (
                "现公布某某市2024年政府信息公开工作年度报告。",
                Some(("某某市", 2024)),
            ),
            (
                "编制《某某局2023年度政府信息公开工作年度报告》。",
                Some(("某某局", 2023)),
            ),
            ("现公布我县2024年政府信息公开工作年度报告。", None),
            ("现公布2024年政府信息公开工作年度报告。", None),
            ("某某市2024年政府信息公开工作年度报告已上网。", None),
        ] {
            assert_eq!(announced(text, ENDING), found, "{text}");
        }
    }
}
