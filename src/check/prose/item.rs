//! What a text is made of, as it is read.

use super::vocabulary::Word;

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
