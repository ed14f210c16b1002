//! Whom the lines around a title and the opening paragraph name.

use super::organ;

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

/// The organ that wrote it: 本报告由某某局编制.
pub(super) fn compiled(opening: &str) -> Option<String> {
    const BEHIND: [&str; 9] = [
        "编制",
        "组织编制",
        "负责编制",
        "编写",
        "制作",
        "按照",
        "根据",
        "依据",
        "依照",
    ];
    let mut begins = opening.match_indices('由');
    begins.find_map(|(at, by)| {
        let rest = &opening[at + by.len()..];
        let end = BEHIND.iter().filter_map(|words| rest.find(words)).min()?;
        let name = rest.get(..end)?.trim();
        let is_told =
            organ::is_name(name) && organ::begins_with_place(name) && organ::ends_as_name(name);
        is_told.then(|| without_office(name).to_owned())
    })
}

/// The organ that stands alone below its label, or above the number of its letter: 发布机构 and the name on
/// the next line, the red head above 某某发〔2025〕2号.
pub(super) fn stacked(lines: &[String]) -> Option<(&'static str, String)> {
    let is_told = |name: &str| {
        organ::is_name(name) && organ::begins_with_place(name) && organ::ends_as_name(name)
    };
    let mut pairs = lines.windows(2);
    pairs.find_map(|pair| {
        let compact =
            |line: &str| -> String { line.chars().filter(|c| !c.is_whitespace()).collect() };
        let (upper, lower) = (compact(&pair[0]), compact(&pair[1]));
        let label = NAMED.iter().find(|label| upper == **label);
        if let Some(label) = label.filter(|_| is_told(&lower)) {
            return Some((*label, lower));
        }
        let head = upper.strip_suffix("文件").unwrap_or(&upper);
        let is_number = lower.contains("〔20") && lower.contains('号');
        (is_number && is_told(head)).then(|| ("红头", head.to_owned()))
    })
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
