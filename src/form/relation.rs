//! Relations between cells, as a form's file states them.

use serde::{Deserialize, Serialize};

/// A relation between cells, repeated over the rows or columns of its tables.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// The rule's name, as in findings.
    pub rule: String,
    /// What a clerk calls it.
    pub name: String,
    /// How much a failure weighs.
    pub rank: Rank,
    /// The tables in which it holds.
    pub tables: Vec<String>,
    /// Whether it repeats over columns (its terms are rows) or rows (its terms are columns).
    pub each: Each,
    /// The rows in which it holds, where not in all.
    #[serde(default)]
    pub rows: Vec<String>,
    /// The terms added up on the left.
    pub left: Vec<String>,
    /// How the two sides compare.
    #[serde(default)]
    pub op: Op,
    /// The terms added up on the right.
    pub right: Vec<String>,
    /// The terms taken off the right.
    #[serde(default)]
    pub minus: Vec<String>,
    /// The term that is offered to be corrected where nothing points at another.
    #[serde(default)]
    pub mend: Option<String>,
}

/// What a relation repeats over.
#[derive(Debug, Deserialize, PartialEq, Eq, Clone, Copy)]
pub enum Each {
    /// Every column.
    Column,
    /// Every row.
    Row,
}

/// How the two sides of a relation compare.
#[derive(Debug, Default, Deserialize, PartialEq, Eq, Clone, Copy)]
pub enum Op {
    /// Left = right.
    #[default]
    Equal,
    /// Left ≥ right.
    AtLeast,
}

/// How much a finding weighs (gouji: A printed in the form, B arithmetic, C agree or explain, D hint).
#[derive(Debug, Deserialize, Serialize, PartialEq, Eq, Clone, Copy, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// Printed in the form.
    A,
    /// Arithmetic.
    B,
    /// Must agree, or be explained in writing.
    C,
    /// A hint.
    D,
}
