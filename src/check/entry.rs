//! What the register says of a rule: its entry.

use super::context::Examined;
use super::{Finding, Rule};
use crate::form::{Form, Rank};
use crate::report::Report;

/// What the register says of a rule.
pub struct Entry {
    /// The rule.
    pub rule: Rule,
    /// Its name in JSON and drafts; it never changes.
    pub id: &'static str,
    /// What a clerk calls it.
    pub name: &'static str,
    /// How much what it finds may weigh.
    pub ranks: &'static [Rank],
    /// Where it comes from: the document with its clause, or arithmetic.
    pub source: &'static str,
    /// Which part of a report it looks at.
    pub scope: &'static str,
    /// What that part is called in a form, where it is a section.
    pub part: fn(&'static Form) -> Option<&'static str>,
    /// What is told of it.
    pub page: Page,
    /// Looks, and adds what it finds. No rule knows what another found.
    pub(super) find: fn(&Examined, &mut Vec<Finding>),
    /// How it came out where nothing was found; `None` if it was not asked of this report, or if that
    /// nothing was found does not tell whether anybody looked.
    pub(super) otherwise: fn(&Report) -> Option<Otherwise>,
}

/// A rule's page, in whole sentences.
pub struct Page {
    /// What it asks.
    pub asks: &'static str,
    /// Why.
    pub why: &'static str,
    /// When it fails lawfully, and what to do then.
    pub lawful: &'static str,
    /// An example that passes.
    pub passes: &'static str,
    /// An example that fails.
    pub fails: &'static str,
}

/// How a rule came out where nothing was found, in a sentence.
pub(super) enum Otherwise {
    /// It was looked at, and is so.
    Holds(&'static str),
    /// It could not be looked at yet.
    Open(&'static str),
    /// It is not asked of this report.
    Exempt(&'static str),
}
