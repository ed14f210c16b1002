//! What a table asks for.

use super::Pasted;
use crate::form::CellId;

/// What the clerk did in a table.
#[derive(Debug, PartialEq, Eq)]
pub enum Action {
    /// Typed into a cell; the text is not final yet.
    Type(CellId, String),
    /// Left a cell, so that its text is final.
    Leave,
    /// Pasted, cut or cleared: these texts go into these cells; the step's name.
    Put(&'static str, Vec<(CellId, String)>),
    /// Pasted a text, which may be more than one cell's.
    Paste(Pasted),
    /// Pasted heads of the table, and no numbers.
    OnlyHeads,
    /// Pasted a block of so many rows and columns that does not fit.
    DoesNotFit(usize, usize),
    /// Tried to type over a computed sum.
    Locked,
    /// Tried to go on behind the last number. Who types a row with its sums, which the keys pass over,
    /// arrives here too early.
    AtEnd,
}
