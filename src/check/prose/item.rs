//! What a text is made of, as it is read.

use std::ops::Range;

use rust_decimal::Decimal;

use super::vocabulary::Word;
use crate::report::numerals::Numeral;

/// One part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    /// A word.
    Word(Word),
    /// A number with its unit, as an index into the text's numbers.
    Number(usize),
    /// ，
    Break,
    /// ；
    Pause,
    /// 。
    Stop,
    /// The end of a paragraph.
    End,
    /// （
    Open,
    /// ）
    Close,
}

/// Items, each with its place in bytes.
pub(super) type Items = [(Item, Range<usize>)];

/// Whether a number only says how many were named: 三类, 两种.
pub(super) fn is_count_of_names(numeral: &Numeral) -> bool {
    numeral.is_chinese
        && matches!(numeral.unit, "类" | "种")
        && numeral.value >= Decimal::TWO
        && numeral.value < Decimal::TEN
}
