//! What lines mean as lines: which are rows of a table, which label a row begins with, how words
//! compare however they are written. Nothing here knows where in a report a line stands.

pub(super) mod fold;
pub(super) mod labels;
pub(super) mod layout;
pub(super) mod listed;
pub(super) mod markdown;
mod measured;
pub(super) mod page_marks;
pub(super) mod parted;
pub(super) mod piece;
pub(super) mod quotes;
pub(super) mod repeats;
pub(super) mod spaced;
pub(super) mod words;
pub(super) mod wrapped;
