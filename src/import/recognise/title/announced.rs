//! A report that its opening paragraph announces by name.

use super::parse::parse;
use crate::import::text::words::length;

/// Organ and year where the opening paragraph announces the report by its full name:
/// `现公布某某县2024年政府信息公开工作年度报告`.
pub(in crate::import) fn announced(text: &str, ending: &str) -> Option<(String, u16)> {
    const VERBS: [&str; 5] = ["公布", "发布", "编制", "现将", "公开"];
    const NOT_A_NAME: [char; 10] = ['本', '我', '该', '了', '完', '的', '其', '全', '并', '各'];
    const FAR: usize = 60;
    for (at, name) in text.match_indices("报告") {
        let head = &text[..at + name.len()];
        let near = head.char_indices().rev().nth(FAR);
        let near = near.map_or(head, |(begin, _)| &head[begin..]);
        let last = near
            .rfind(['。', '；', '\n'])
            .map_or(0, |end| end + '。'.len_utf8());
        let near = near.get(last..).unwrap_or(near);
        let verbs = VERBS.iter();
        let mut begins: Vec<usize> = verbs
            .flat_map(|verb| {
                near.match_indices(verb)
                    .map(|(begin, _)| begin + verb.len())
            })
            .collect();
        begins.sort_unstable();
        for begin in begins {
            let Some(parsed) = parse(&near[begin..], ending) else {
                continue;
            };
            let (organ, year) = (parsed.organ, parsed.year);
            if let Some(year) = year
                && !parsed.broken
                && length(&organ) >= 2
                && organ.chars().all(char::is_alphabetic)
                && !organ.starts_with(NOT_A_NAME)
            {
                return Some((organ, year));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENDING: &str = "政府信息公开工作年度报告";

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
            let found = found.map(|(organ, year)| (organ.to_owned(), year));
            assert_eq!(announced(text, ENDING), found, "{text}");
        }
    }
}
