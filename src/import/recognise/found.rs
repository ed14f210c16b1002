//! A line that may be a heading, and how much speaks for it.

use std::ops::Range;

use super::topics::Style;

/// Weights of a candidate, by how it is known. The official line outweighs anything else.
pub(super) mod weight {
    pub const OFFICIAL: u32 = 40;
    pub const SAME_WORDS: u32 = 36;
    pub const OTHER_NUMBER: u32 = 28;
    /// Nothing is said but what the part speaks of, whatever its number.
    pub const TOPIC: u32 = 26;
    pub const ALIAS: u32 = 24;
    /// The same without a number.
    pub const BARE_TOPIC: u32 = 20;
    pub const ALIAS_OTHER_NUMBER: u32 = 16;
    /// A sentence that begins with the number and the words of a part.
    pub const RUN_ON: u32 = 8;
    pub const NUMBER: u32 = 4;
    /// Taken off where text follows or goes before on the same line.
    pub const RUN_IN: u32 = 2;
}

/// A heading that was found.
#[derive(Debug, Clone)]
pub(in crate::import) struct Found {
    /// Which of the headings that were looked for.
    pub heading: usize,
    /// Index of its line among the pieces.
    pub piece: usize,
    /// Index of the last line it is wrapped over.
    pub last: usize,
    /// Where it stands in that line; empty if the line's text is needed whole.
    pub span: Range<usize>,
    /// Where in the last line its text goes on, of one that is wrapped.
    pub rest: usize,
    pub(super) weight: u32,
    pub(super) style: Style,
}

impl Found {
    /// Whether its words and its number are the form's.
    pub(in crate::import) fn is_sure(&self) -> bool {
        self.weight >= weight::SAME_WORDS - weight::RUN_IN
    }

    /// Whether it is known by its words, not by its number alone.
    pub(in crate::import) fn is_by_words(&self) -> bool {
        self.weight > weight::NUMBER
    }
}
