//! What stands around a number: its unit, and words that make it inexact.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Nearness;

/// What can be counted or measured, by first character, longer ones first. The last ones tell dates and
/// not numbers.
static UNITS: LazyLock<Vec<(char, Vec<&str>)>> = LazyLock::new(|| {
    let units = "个百分点 百分点 件次 人次 批次 场次 条次 余次 万元 亿元 美元 件 份 条 次 起 \
     人 项 宗 家 个 部 元 期 张 篇 场 名 户 类 天 号 届 版 字 级 点 时 分 \
     倍 位 块 站 套 批 轮 种 辆 页 例 处 所 周 座 幅 本 册 款 片 门 栋 亩 % ％ ﹪ 年 月 日";
    let mut by_first: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for unit in units.split_whitespace() {
        let first = unit.chars().next().unwrap_or_default();
        by_first.entry(first).or_default().push(unit);
    }
    by_first.into_iter().collect()
});
/// Words in front of a number that is not exact, longer ones first.
const BEFORE: [(&str, Nearness); 14] = [
    ("不少于", Nearness::Over),
    ("不低于", Nearness::Over),
    ("大约", Nearness::About),
    ("大概", Nearness::About),
    ("将近", Nearness::Less),
    ("接近", Nearness::Less),
    ("超过", Nearness::Over),
    ("突破", Nearness::Over),
    ("至少", Nearness::Over),
    ("约", Nearness::About),
    ("近", Nearness::Less),
    ("超", Nearness::Over),
    ("逾", Nearness::Over),
    ("过", Nearness::Over),
];
/// Words behind the unit of a number that is not exact.
const BEHIND: [(&str, Nearness); 6] = [
    ("左右", Nearness::About),
    ("上下", Nearness::About),
    ("以上", Nearness::Over),
    ("以下", Nearness::Less),
    ("以内", Nearness::Less),
    ("多", Nearness::More),
];

/// The unit that a text begins with.
pub(super) fn unit(text: &str) -> Option<&'static str> {
    let first = text.chars().next()?;
    let at = UNITS
        .binary_search_by_key(&first, |(first, _)| *first)
        .ok()?;
    let mut units = UNITS[at].1.iter();
    // 案卷7件次之: 件, and those come next.
    let is_next = |unit: &str| unit.ends_with('次') && text[unit.len()..].starts_with('之');
    let found = units.find(|unit| text.starts_with(**unit) && !is_next(unit));
    found.copied()
}

/// How near a number is whose text before it this is.
pub(super) fn before(text: &str) -> Option<Nearness> {
    const LAST: [char; 9] = ['于', '约', '概', '近', '过', '破', '少', '超', '逾'];
    text.chars().next_back().filter(|c| LAST.contains(c))?;
    let mut words = BEFORE.iter();
    let found = words.find(|(word, _)| text.ends_with(word));
    found.map(|(_, nearness)| *nearness)
}

/// How near a number is with this text behind its unit.
pub(super) fn behind(text: &str) -> Option<Nearness> {
    const FIRST: [char; 4] = ['左', '上', '以', '多'];
    text.chars().next().filter(|c| FIRST.contains(c))?;
    let mut words = BEHIND.iter();
    let found = words.find(|(word, _)| text.starts_with(word));
    found.map(|(_, nearness)| *nearness)
}
