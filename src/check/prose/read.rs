//! What was read of a text, whatever the tables say.

use std::ops::Range;

use std::sync::Arc;

use super::clarity::Clarity;
use super::mention::Mentions;
use super::subject::Subject;
use super::verdict::Why;
use crate::report::numerals::Numeral;

/// A number, or a claim without one, whose phrase is clear.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent of each other")]
pub(super) struct Phrase {
    /// Where the number stands, in bytes; for a claim its words.
    pub span: Range<usize>,
    /// The phrase with the number and its unit, in bytes.
    pub words: Range<usize>,
    /// The number; `None` for a claim (未收到, 均已办结), which says 0.
    pub numeral: Option<Numeral>,
    /// What it counts.
    pub subject: Subject,
    /// What else it may count.
    pub also: Vec<Subject>,
    /// What each of several is, that are so many: 予以公开、部分公开各6件. The subject is the first of them.
    pub each: Vec<Subject>,
    /// How clear it is.
    pub clarity: Clarity,
    /// It has no unit, and stands in a list of such.
    pub is_bare: bool,
    /// It is a share of something in percent.
    pub is_share: bool,
    /// It is a share of all that could be done.
    pub is_rate: bool,
    /// It is a part of what was counted before, by what no table tells.
    pub is_part: bool,
    /// What it is a part of, after 其中.
    pub whole: Option<Subject>,
    /// It speaks of another reach than the report: of one office, or of the whole county.
    pub is_of_other_reach: bool,
    /// It is no number of its own, but said of all (均, 未).
    pub is_claim: bool,
    /// What its sentence names.
    pub mentions: Arc<Mentions>,
    /// It can only agree, since something else was counted in a sentence before.
    pub is_after_others: bool,
}

/// What a number most likely counts, though its words leave room for something else.
#[derive(Debug, Clone)]
pub(super) struct Guess {
    /// What it counts, as if it were clear.
    pub phrase: Phrase,
    /// Its words may name a part, or another organ.
    pub is_narrowed: bool,
    /// Some of its words are not known; else only what went before makes it unclear.
    pub is_unclear: bool,
}

/// A number that counts nothing the tables know, or of which that is not certain.
#[derive(Debug, Clone)]
pub(super) struct Skipped {
    /// The number, as an index into the text's numbers.
    pub number: usize,
    /// The phrase, in bytes.
    pub words: Range<usize>,
    /// Why it is not compared.
    pub why: Why,
    /// What it counts most likely, where only its words leave room for something else.
    pub guess: Option<Box<Guess>>,
}

/// What a field says.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The numbers of the text.
    pub numbers: Vec<Numeral>,
    /// What is clear.
    pub phrases: Vec<Phrase>,
    /// What is not.
    pub skipped: Vec<Skipped>,
}
