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

/// Whether words with these characters narrow what is counted: they speak of a part, of another organ, or
/// of a way in which something came. Every word that is not known is looked through on every keystroke.
fn is_narrow(first: char, second: char) -> bool {
    matches!(
        first,
        '类' | '涉'
            | '网'
            | '邮'
            | '函'
            | '面'
            | '场'
            | '线'
            | '电'
            | '台'
            | '窗'
            | '企'
            | '征'
            | '拆'
            | '迁'
            | '地'
            | '房'
            | '案'
            | '诉'
            | '访'
            | '投'
            | '文'
            | '批'
            | '季'
            | '期'
            | '某'
            | '人'
            | '民'
            | '者'
            | '户'
            | '代'
            | '指'
            | '助'
            | '协'
            | '督'
            | '审'
            | '核'
            | '复'
            | '重'
            | '疑'
            | '难'
            | '延'
            | '超'
            | '补'
            | '撤'
            | '退'
            | '转'
            | '首'
            | '另'
            | '外'
            | '非'
            | '不'
            | '未'
            | '无'
            | '误'
    ) || matches!(
        (first, second),
        ('渠', '道')
            | ('领', '域')
            | ('单', '位')
            | ('许', '可')
            | ('检', '查' | '察')
            | ('事', '项')
            | ('服' | '业', '务')
            | ('项', '目')
            | ('部', '分')
            | ('个', '别')
            | ('机', '构')
    ) || is_of_organ(first, second) && first != '政'
}

/// Whether the names of organs and their parts have these characters.
fn is_of_organ(first: char, second: char) -> bool {
    matches!(
        first,
        '局' | '委'
            | '办'
            | '厅'
            | '院'
            | '处'
            | '科'
            | '所'
            | '站'
            | '镇'
            | '乡'
            | '村'
            | '队'
            | '园'
            | '校'
    ) || matches!(
        (first, second),
        ('街', '道')
            | ('社', '区')
            | ('公', '司')
            | ('系', '统')
            | ('中', '心')
            | ('部', '门')
            | ('银', '行')
            | ('集', '团')
            | ('政', '府')
    )
}

/// Whether two characters of a text that stand next to each other are such.
fn has(text: &str, is: fn(char, char) -> bool) -> bool {
    let behind = text.chars().skip(1).chain(std::iter::once(' '));
    text.chars()
        .zip(behind)
        .any(|(first, second)| is(first, second))
}

/// Whether words that are not known name an organ.
pub(super) fn names_organ(text: &str, words: &[Spoken]) -> bool {
    let mut unknown = words
        .iter()
        .filter(|(word, _)| matches!(word, Word::Unknown | Word::Vague | Word::Part));
    unknown.any(|(_, place)| {
        let words = text.get(place.clone()).unwrap_or_default();
        // 公共场所卫生许可 names none.
        let mut parts = words.split("场所");
        parts.any(|part| has(part, is_of_organ))
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
    words.is_none_or(|words| has(words, is_narrow))
}

/// Whether any of these words may name a part, another organ, or something else.
pub(super) fn is_narrowed(text: &str, words: &[Spoken]) -> bool {
    words.iter().any(|(word, place)| match word {
        Word::Unknown => narrows(text.get(place.clone())),
        word => !word.is_clear(),
    })
}
