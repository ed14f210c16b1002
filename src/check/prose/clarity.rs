//! Whether the words of a phrase are understood.

use super::phrase::Spoken;
use super::vocabulary::Word;
use crate::form::speech::Term;

/// How well a phrase is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clarity {
    /// Every word is known.
    Clear,
    /// Words before the verb are not known, and narrow nothing.
    Loose,
    /// It may count other things, too: it can only agree.
    Weak,
    /// It may count only some, or others.
    Unclear,
}

impl Clarity {
    /// This, or the other where that is less.
    pub(super) fn at_most(self, other: Clarity) -> Clarity {
        if (self as u8) < (other as u8) {
            other
        } else {
            self
        }
    }
}

/// What narrows: words with these speak of a part, of another organ, or of a way in which something came.
const NARROW: &[&str] = &[
    "类", "涉", "局", "委", "办", "厅", "院", "处", "科", "所", "站", "镇", "乡", "村", "街道",
    "社区", "公司", "网", "邮", "函", "面", "场", "线", "电", "台", "渠道", "窗", "领域", "系统",
    "中心", "部门", "单位", "队", "园", "校", "银行", "集团", "企", "征", "拆", "迁", "地", "房",
    "案", "诉", "访", "投", "许可", "处罚", "检查", "事项", "服务", "业务", "项目", "文", "函件",
    "批", "季", "期", "部分", "个别", "某", "人", "民", "者", "户", "代", "指", "助", "协", "督",
    "审", "核", "复", "重", "疑", "难", "延", "超", "补", "撤", "退", "转", "首", "另", "外", "非",
    "不", "未", "无", "误", "机构", "检察",
];

/// What the names of organs and their parts end in.
const ORGANS: &[&str] = &[
    "局", "委", "办", "厅", "院", "处", "科", "所", "站", "镇", "乡", "村", "街道", "社区", "公司",
    "系统", "中心", "部门", "队", "园", "校", "银行", "集团", "政府",
];

/// Whether words that are not known name an organ.
pub(super) fn names_organ(text: &str, words: &[Spoken]) -> bool {
    let mut unknown = words
        .iter()
        .filter(|(word, _)| matches!(word, Word::Unknown | Word::Vague | Word::Part));
    unknown.any(|(_, place)| {
        let words = text.get(place.clone()).unwrap_or_default();
        ORGANS.iter().any(|organ| words.contains(organ))
    })
}

/// How well a phrase with these words before its number is understood; `is_unclear` behind it.
pub(super) fn clarity(text: &str, words: &[Spoken], is_unclear: bool) -> Clarity {
    let is_verb = |(word, _): &Spoken| {
        use Term::{Act, Carried, CarriedIn, CarriedOut, Done, New};
        let of_form = matches!(
            word,
            Word::Of(New | Done | Carried | CarriedIn | CarriedOut | Act(..))
        );
        of_form || matches!(word, Word::Verb | Word::PublishAll)
    };
    let verb = words.iter().position(is_verb).unwrap_or(0);
    let mut clear = Clarity::Clear;
    for (at, (word, place)) in words.iter().enumerate() {
        if word.is_clear() || *word == Word::Complaint {
            continue;
        }
        let is_aside = *word == Word::Unknown && at < verb && !narrows(text.get(place.clone()));
        if !is_aside {
            return Clarity::Unclear;
        }
        clear = Clarity::Loose;
    }
    if is_unclear { Clarity::Unclear } else { clear }
}

fn narrows(words: Option<&str>) -> bool {
    words.is_none_or(|words| NARROW.iter().any(|narrow| words.contains(narrow)))
}
