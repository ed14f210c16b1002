//! What a portal puts around a title, and whom it names there.

use super::file::without_ending;
use crate::import::text::words::length;

/// What the lines around a title begin with.
const LABELS: [&str; 65] = [
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "报告单位",
    "报告机关",
    "填报单位",
    "编制单位",
    "编报单位",
    "名称",
    "组配分类",
    "公文种类",
    "信息标题",
    "索引号",
    "信息索引号",
    "主题分类",
    "主题词",
    "发布机构",
    "发布单位",
    "发布部门",
    "发文机关",
    "发文单位",
    "发文字号",
    "公开机构",
    "公开主体",
    "公开机关",
    "公开单位",
    "信息来源",
    "文章来源",
    "稿件来源",
    "来源",
    "发布时间",
    "发布日期",
    "发稿时间",
    "公开日期",
    "公开时间",
    "成文日期",
    "生成日期",
    "发文日期",
    "更新时间",
    "时间",
    "日期",
    "浏览次数",
    "浏览量",
    "浏览",
    "点击",
    "访问",
    "阅读",
    "信息名称",
    "点击数",
    "点击量",
    "阅读次数",
    "阅读量",
    "访问量",
    "字号",
    "字体",
    "字体显示",
    "文号",
    "作者",
    "责任编辑",
    "编辑",
    "信息分类",
    "体裁分类",
    "有效性",
    "当前位置",
];
/// What may stand alone on such a line.
const ALONE: [&str; 24] = [
    "打印",
    "关闭",
    "分享",
    "分享到",
    "收藏",
    "大",
    "中",
    "小",
    "首页",
    "返回",
    "下载",
    "纠错",
    "正文",
    "视力保护色",
    "我要纠错",
    "打印本页",
    "关闭窗口",
    "微信",
    "微博",
    "朗读",
    "扫一扫",
    "无障碍阅读",
    "保护视力色",
    "默认",
];
/// No such line is longer, in characters.
const LONGEST: usize = 120;

/// Whether a line is what a portal puts around a title: labels with what they say, buttons, a path.
pub(super) fn is_furniture(line: &str) -> bool {
    let compact: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    if compact.is_empty() || length(&compact) > LONGEST || compact.contains('。') {
        return false;
    }
    let open = |c: char| "[【(（|「".contains(c);
    // 2025-01-17 来源：
    let dated =
        compact.trim_start_matches(|c: char| c.is_ascii_digit() || "年月日-/.:：".contains(c));
    let is_dated = compact.starts_with("20") && compact.len() - dated.len() >= "2025-1-1".len();
    let inner = if is_dated { dated } else { &compact };
    let inner = inner.trim_start_matches(open);
    let is_labelled = LABELS.iter().any(|label| {
        let rest = inner.strip_prefix(label);
        rest.is_some_and(|rest| rest.starts_with(['：', ':', '|', ']', '】', '）', ')']))
    });
    let mut parts = line.split(|c: char| c.is_whitespace() || "|【】[]()（）/：:".contains(c));
    let is_button =
        |part: &str| part.is_empty() || ALONE.contains(&part) || part == "字号" || part == "字体";
    // Marks alone may be anything.
    let says = compact.contains(char::is_alphanumeric);
    is_labelled || says && parts.all(is_button) || is_date(&compact) || is_path(&compact)
}

/// Whether a line leads to another report: 上一篇：…
pub(super) fn is_neighbour(line: &str) -> bool {
    const NEXT: [&str; 6] = [
        "上一篇",
        "下一篇",
        "上一条",
        "下一条",
        "相关链接",
        "相关文章",
    ];
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    NEXT.iter().any(|word| line.starts_with(word))
}

/// Whether a line is the head of what leads to others' reports.
pub(super) fn heads_others(line: &str) -> bool {
    const HEADS: [&str; 10] = [
        "相关阅读",
        "相关链接",
        "相关文章",
        "相关推荐",
        "相关信息",
        "相关新闻",
        "推荐阅读",
        "延伸阅读",
        "热门推荐",
        "猜你喜欢",
    ];
    let words: String = line.chars().filter(|c| c.is_alphanumeric()).collect();
    HEADS.contains(&words.as_str())
}

/// A line without the marks of a table, of Markdown or of a file around it, and without what a portal adds.
pub(super) fn bare(line: &str) -> &str {
    /// A word in 【】 before a title is no longer.
    const LONGEST_TAG: usize = 6;
    let line = line.trim_matches(|c: char| c.is_whitespace() || "#*|".contains(c));
    let inner = line
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    let line = without_labels(inner.unwrap_or(line));
    let line = without_ending(line).trim_start();
    // 【年报】 before the name.
    let tagged = line
        .strip_prefix('【')
        .and_then(|rest| rest.split_once('】'));
    match tagged.filter(|(tag, rest)| length(tag) <= LONGEST_TAG && !rest.trim().is_empty()) {
        Some((_, rest)) => rest.trim_start(),
        None => line,
    }
}

/// A line without what a portal puts behind it: 某某局年度报告 发布时间：2025-01-10.
fn without_labels(line: &str) -> &str {
    let blanks = line.match_indices(char::is_whitespace);
    let mut blanks = blanks.map(|(at, _)| line.split_at(at));
    let found = blanks.find(|(before, rest)| {
        let rest = rest.trim_start();
        let label = LABELS.iter().find_map(|label| rest.strip_prefix(label));
        let is_label = label.is_some_and(|rest| rest.starts_with(['：', ':']));
        is_label && !before.trim().is_empty()
    });
    found.map_or(line, |(before, _)| before)
}

fn is_path(compact: &str) -> bool {
    let at = compact.matches(['>', '＞', '»', '›']).count();
    at > 1 || at == 1 && compact.contains("首页")
}

/// A date, or a date with a time, and nothing else.
fn is_date(compact: &str) -> bool {
    let inner = compact.trim_matches(['（', '）', '(', ')', '[', ']']);
    let is_part = |c: char| c.is_ascii_digit() || "年月日-/.:：".contains(c);
    let digits = inner.chars().filter(char::is_ascii_digit).count();
    let is_month = inner.ends_with('月') && inner.contains('年');
    (digits >= 6 || is_month && digits > 4) && inner.chars().all(is_part) && inner.starts_with("20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_portal_puts_around_a_title_is_told_from_prose() {
        for line in [
            "发布日期：2026-01-20 09:30 来源：县交通运输局 字号：大 中 小",
            "【字体：大 中 小】 打印",
            "索引号： | 00000000-0/2025-00001 |",
            "首页 > 政务公开 > 年报",
            "2025-01-15 10:20",
            "打印 关闭",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "",
            "本报告由某某局编制。",
            "来源于各科室的数据已经核对",
            "时间紧、任务重",
            "一、总体情况",
            "2024",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
