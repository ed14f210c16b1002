//! What a heading in other words speaks of: what is left of it when the words around are taken off
//! that say nothing of the part (加强…工作情况).

use crate::import::text::words::{first_level, key, length, second_level};

/// What may stand before the words that count, the longest first.
const BEFORE: [&str; 51] = [
    "政府信息公开",
    "政务信息公开",
    "政府信息",
    "政务公开",
    "进一步",
    "关于",
    "政府",
    "政务",
    "信息",
    "公开",
    "持续",
    "不断",
    "深入",
    "扎实",
    "切实",
    "严格",
    "全面",
    "积极",
    "着力",
    "有序",
    "稳步",
    "认真",
    "规范",
    "加强",
    "强化",
    "做好",
    "推进",
    "推动",
    "抓好",
    "建好",
    "建强",
    "管好",
    "夯实",
    "压实",
    "细化",
    "抓实",
    "做实",
    "做优",
    "优化",
    "完善",
    "健全",
    "落实",
    "提升",
    "拓展",
    "深化",
    "开展",
    "本年度",
    "年度",
    "全年",
    "依法",
    "在",
];
/// What may stand behind them.
const BEHIND: [&str; 26] = [
    "工作开展情况",
    "工作情况",
    "办理情况",
    "开展情况",
    "落实情况",
    "建设情况",
    "进展情况",
    "有关情况",
    "情况",
    "工作",
    "方面",
    "办理",
    "答复",
    "政府信息公开",
    "政府信息",
    "信息",
    "建设",
    "力度",
    "水平",
    "质量",
    "成效",
    "制度",
    "机制",
    "体系",
    "有关",
    "的",
];
/// Other words for the same.
const SAME: [(&str, &str); 12] = [
    ("依法申请", "依申请"),
    ("信息资源管理", "信息管理"),
    ("信息规范管理", "信息管理"),
    ("信息规范化管理", "信息管理"),
    ("监督和保障", "监督保障"),
    ("监督与保障", "监督保障"),
    ("监督及保障", "监督保障"),
    ("监督考核保障", "监督保障"),
    ("公开平台和载体", "公开平台"),
    ("政务公开平台", "公开平台"),
    ("平台载体", "平台"),
    ("保障监督", "监督保障"),
];

/// How a line is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// （一）, (1)
    Bracketed,
    /// 一、 1. 一是 第一，
    Other,
    /// Not at all.
    Bare,
}

/// A line without its number, in whichever style that is.
pub(super) fn unnumbered(text: &str) -> (Style, &str) {
    const DOTS: [char; 6] = ['.', '．', '、', '，', ' ', '\u{3000}'];
    let (ordinal, rest) = second_level(text);
    if ordinal.is_some() {
        return (Style::Bracketed, rest.trim_start_matches(DOTS));
    }
    let (ordinal, rest) = first_level(text);
    if ordinal.is_some() {
        return (Style::Other, rest.trim_start_matches(DOTS));
    }
    let numerals = "一二三四五六七八九十";
    let is_numeral = |c: &char| numerals.contains(*c);
    let mut letters = text.chars();
    match letters.next() {
        Some('第') if letters.next().as_ref().is_some_and(is_numeral) => {
            let rest = letters.as_str();
            match rest.strip_prefix(['，', '、', ',']) {
                Some(rest) => (Style::Other, rest),
                None => (Style::Bare, text),
            }
        }
        Some(c) if is_numeral(&c) => match letters.as_str().strip_prefix('是') {
            Some(rest) => (Style::Other, rest.trim_start_matches(DOTS)),
            None => (Style::Bare, text),
        },
        Some(c) if "①②③④⑤⑥⑦⑧⑨⑩".contains(c) => {
            (Style::Other, letters.as_str().trim_start_matches(DOTS))
        }
        _ => (Style::Bare, text),
    }
}

/// Which of the topics words are about, if nothing else is said in them. A topic is known by several
/// keys.
pub(super) fn topic<'a>(
    words: &str,
    topics: impl Iterator<Item = (usize, &'a [String])>,
) -> Option<usize> {
    const LONGEST: usize = 24;
    let mut words = key(words);
    if words.is_empty() || length(&words) > LONGEST {
        return None;
    }
    for (other, same) in SAME {
        if words.contains(other) {
            words = words.replace(other, same);
        }
    }
    let topics: Vec<(usize, &[String])> = topics.collect();
    let is = |words: &str| {
        let mut known = topics
            .iter()
            .filter(|(_, keys)| keys.iter().any(|key| is_topic(words, key)));
        known.next().map(|(topic, _)| *topic)
    };
    let mut words = words.as_str();
    loop {
        if let Some(topic) = is(words) {
            return Some(topic);
        }
        let fewer = BEHIND
            .iter()
            .find_map(|end| words.strip_suffix(end))
            .or_else(|| BEFORE.iter().find_map(|begin| words.strip_prefix(begin)));
        words = fewer.filter(|fewer| length(fewer) > 1)?;
    }
}

/// Whether words are those of a topic, or its first or last part.
fn is_topic(words: &str, key: &str) -> bool {
    const PART: usize = 2;
    let shorter = length(words);
    words == key
        || shorter > PART && key.strip_suffix("公开") == Some(words)
        || shorter >= PART && length(key) == 2 * shorter && key.starts_with(words)
        || shorter >= 4 && key.ends_with(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_in_other_words_is_told_and_a_sentence_is_not() {
        let keys = [
            "主动公开",
            "依申请公开",
            "政府信息管理",
            "平台建设",
            "监督保障",
        ];
        let topics: Vec<Vec<String>> = keys.iter().map(|key| vec![(*key).to_owned()]).collect();
        let topic = |text: &str| {
            let topics = topics
                .iter()
                .enumerate()
                .map(|(at, keys)| (at, keys.as_slice()));
            topic(unnumbered(text).1, topics)
        };
        for (text, found) in [
            ("一是主动公开方面", 0),
            ("（一）主动公开政府信息情况", 0),
            ("1、扎实推进主动公开工作", 0),
            ("（二）依法申请公开办理情况", 1),
            ("2.申请公开", 1),
            ("（四）.政府信息资源管理", 2),
            ("三、加强政府信息管理", 2),
            ("（四）公开平台建设情况", 3),
            ("公开平台", 3),
            ("（五）政府信息公开监督保障情况", 4),
            ("⑤监督和保障", 4),
        ] {
            assert_eq!(topic(text), Some(found), "{text}");
        }
        for text in [
            "一是主动公开还不够及时",
            "主动公开和依申请公开两项工作由同一科室承担",
            "（六）队伍建设",
            "工作情况",
            "公开",
        ] {
            assert_eq!(topic(text), None, "{text}");
        }
    }
}
