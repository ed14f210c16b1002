//! What was read of a number in the prose, and how it compares with the tables.

use std::ops::Range;
use std::sync::Arc;

use super::compare;
use super::meaning::Meaning;

/// A number in the prose that speaks of the tables, and how it compares.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The prose field.
    pub field: &'static str,
    /// Where the number stands in the field's text, in bytes; for a denial such as 未收到申请 its
    /// words.
    pub span: Range<usize>,
    /// The phrase with the number and its unit, in bytes.
    pub words: Range<usize>,
    /// The lawful meanings that were tried, with what the tables say.
    pub meanings: Arc<[Meaning]>,
    /// Whether it denies that there is any, and the number is 0.
    pub is_denial: bool,
    /// Whether the number is a share in percent, and so are the values of the meanings.
    pub is_share: bool,
    /// How it came out.
    pub verdict: Verdict,
}

/// How a number in the prose compares with the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is this one of the meanings.
    Confirmed(usize),
    /// It is none of them, and speaks plainly.
    Wrong,
    /// It is none of them; it may speak of something else.
    Doubtful,
    /// It is none of them; it speaks of one office in the report of a whole county, or of the county
    /// in an office's.
    OtherReach,
    /// The tables do not say yet.
    Open,
    /// It is not compared with the tables.
    NotJudged(Why),
}

/// Why a number is not compared with the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// No table counts it.
    Nothing,
    /// There are words around it that are not known, or that narrow what it counts.
    Words,
    /// It is of another time.
    OtherTime,
    /// It is a difference, or a share of something else.
    Difference,
    /// The sentence speaks of something that no table counts.
    OtherThing,
    /// It is a part that no table tells.
    Part,
    /// Its unit counts something else.
    Unit,
}

impl Why {
    /// What is said of it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Why::Nothing => "表格里没有这样的数",
            Why::Words => "前后的字说的可能是一部分，或者别的事",
            Why::OtherTime => "说的不是本年",
            Why::Difference => "是增减或别的比例",
            Why::OtherThing => "说的是表格以外的事",
            Why::Part => "表格里没有单列这一部分",
            Why::Unit => "单位数的是别的东西",
        }
    }
}

impl Verdict {
    pub(super) fn is_confirmed(self) -> bool {
        matches!(self, Verdict::Confirmed(_))
    }
}

impl Reading {
    /// A meaning with its value, such as `新收＋上年结转 855`.
    pub(super) fn told(&self, meaning: &Meaning) -> String {
        let value = match meaning.value {
            Some(share) if self.is_share => compare::said(share),
            // A share all the same: no number of a table has so many digits.
            Some(share) if share.scale() > 6 => compare::said(share),
            Some(value) => value.to_string(),
            None => "（未填）".to_owned(),
        };
        format!("{} {value}", meaning.label)
    }
}
