//! What a portal puts around a title, and whom it names there.

use super::organ;
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
/// Labels before the name of the organ, the surest first.
const NAMED: [&str; 22] = [
    "报告单位",
    "报告机关",
    "填报单位",
    "编制单位",
    "编报单位",
    "发布机构",
    "公开机构",
    "公开主体",
    "公开机关",
    "公开单位",
    "发布单位",
    "发布部门",
    "发文机关",
    "发文单位",
    "制发机关",
    "制作单位",
    "责任部门",
    "报送单位",
    "信息来源",
    "文章来源",
    "稿件来源",
    "来源",
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

/// A line without the marks of a table, of Markdown or of a file around it, and without what a portal adds.
pub(super) fn bare(line: &str) -> &str {
    const FILES: [&str; 6] = [".docx", ".doc", ".pdf", ".wps", ".ofd", ".html"];
    /// A word in 【】 before a title is no longer.
    const LONGEST_TAG: usize = 6;
    let line = line.trim_matches(|c: char| c.is_whitespace() || "#*|".contains(c));
    let inner = line
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    let line = without_labels(inner.unwrap_or(line));
    let file = FILES.iter().find_map(|end| line.strip_suffix(end));
    let line = file.unwrap_or(line);
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

/// The organ that such lines name, with the label it stands behind. `lines` are fields parted by `|`,
/// blanks or marks.
pub(super) fn named(lines: &[String]) -> Option<(&'static str, String)> {
    NAMED.iter().find_map(|label| {
        let mut values = lines.iter().filter_map(|line| value(line, label));
        let value = values.find(|value| {
            organ::is_name(value) && organ::begins_with_place(value) && organ::ends_as_name(value)
        })?;
        Some((*label, value))
    })
}

/// What stands behind a label.
fn value(line: &str, label: &str) -> Option<String> {
    let spread: String = {
        // 来　源： and 发 布 机 构： as well.
        let mut left = line.trim_start();
        let mut found = None;
        while !left.is_empty() {
            if let Some(rest) = after(left, label) {
                found = Some(rest.to_owned());
                break;
            }
            let next = left.chars().next()?;
            left = &left[next.len_utf8()..];
        }
        found?
    };
    let rest = spread.trim_start();
    let rest = rest
        .strip_prefix(['】', ']', '）', ')'])
        .unwrap_or(rest)
        .trim_start();
    let rest = rest.strip_prefix(['：', ':', '|']).unwrap_or_default();
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '|');
    let end = rest.find(|c: char| c.is_whitespace() || "|【[（(，。；;,".contains(c));
    let value = &rest[..end.unwrap_or(rest.len())];
    (!value.is_empty()).then(|| value.to_owned())
}

/// The rest of a text behind a label whose characters may have blanks between.
fn after<'a>(text: &'a str, label: &str) -> Option<&'a str> {
    let mut rest = text;
    for c in label.chars() {
        rest = rest.trim_start().strip_prefix(c)?;
    }
    Some(rest)
}

/// The organ that readers are asked to write to: 请与某某局办公室联系.
pub(super) fn contact(opening: &str) -> Option<String> {
    const BEFORE: [&str; 6] = ["请与", "请联系", "请向", "请径与", "可与", "请致电"];
    const BEHIND: [&str; 5] = ["联系", "咨询", "反映", "提出", "（"];
    let (at, before) = BEFORE
        .iter()
        .filter_map(|words| Some((opening.find(words)?, words)))
        .min()?;
    let rest = &opening[at + before.len()..];
    let stops = ['（', '(', '，', '。', '；', '：', ','];
    let end = rest.find(stops).into_iter();
    let end = end
        .chain(BEHIND.iter().filter_map(|words| rest.find(words)))
        .min()?;
    let name: String = rest[..end].chars().filter(|c| !c.is_whitespace()).collect();
    let name = name.trim_matches(['“', '”', '"']);
    let name = without_office(name);
    let is_told =
        organ::is_name(name) && organ::begins_with_place(name) && organ::ends_as_name(name);
    is_told.then(|| name.to_owned())
}

/// The organ without its own office: 某某局办公室 belongs to 某某局, the office of a government reports
/// itself.
fn without_office(name: &str) -> &str {
    const OFFICES: [&str; 7] = [
        "政务公开办公室",
        "信息公开办公室",
        "政务公开科",
        "党政办公室",
        "综合办公室",
        "办公室",
        "综合科",
    ];
    let inner = OFFICES.iter().find_map(|office| name.strip_suffix(office));
    let whole = |inner: &&str| {
        organ::ends_as_name(inner) && !organ::ends_as_place(inner) && !inner.ends_with('府')
    };
    inner.filter(whole).unwrap_or(name)
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

    #[test]
    fn an_organ_is_proposed_where_it_is_named_whole() {
        let named = |line: &str| named(&[line.to_owned()]).map(|(_, name)| name);
        let found = Some("某某县档案局".to_owned());
        assert_eq!(named("发布机构： | 某某县档案局 | 成文日期："), found);
        assert_eq!(named("来　源：某某县档案局　浏览次数：3"), found);
        assert_eq!(named("来源：县档案局"), None);
        assert_eq!(named("来源：某某新闻网"), None);
        let contact = |text: &str| contact(text).unwrap_or_default();
        assert_eq!(
            contact("如有疑问，请与某某县某某局办公室联系（电话"),
            "某某县某某局"
        );
        assert_eq!(
            contact("请与某某县人民政府办公室联系。"),
            "某某县人民政府办公室"
        );
        assert_eq!(contact("请与我局办公室联系。"), "");
        assert_eq!(contact("请来电咨询"), "");
    }
}
