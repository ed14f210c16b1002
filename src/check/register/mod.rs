//! The register: everything that is asked of a report, an entry a rule.
//!
//! A new rule is a name in [`Rule`], its entry here, and the function that looks. Checks, the list of
//! what was checked, the sign-off sheet and the rules' page read this table; the order in which rules
//! run does not matter to any of them.

mod last_year;
mod numbers;
mod structure;
mod sums;
mod words;

use super::context::Examined;
use super::rule::COUNT;
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

/// Every rule, in the order in which they are listed for those who sign.
pub static REGISTER: [Entry; COUNT] = [
    sums::BALANCE,
    sums::OUTCOMES,
    sums::APPLICANTS,
    sums::CASES,
    sums::STOCK,
    sums::RELATION,
    numbers::NUMBER,
    numbers::FILLED,
    structure::FORM,
    structure::RULEMAKING,
    structure::FEE_TEXT,
    structure::UNPAID,
    numbers::YUAN,
    numbers::PROSE,
    numbers::BOUND,
    last_year::CARRY,
    last_year::IN_FORCE,
    last_year::PENDING,
    last_year::JUMP,
    last_year::STALE,
    words::YEAR,
    words::WORDING,
    words::REVIEW,
    numbers::SCOPE,
    last_year::LAST,
    words::CHARACTERS,
    words::IMPORT,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_has_its_own_entry_and_name() {
        for (index, entry) in REGISTER.iter().enumerate() {
            assert_eq!(entry.rule as usize, index, "{}", entry.id);
            assert_eq!(Rule::by_id(entry.id), Some(entry.rule));
        }
        let names: BTreeSet<&str> = REGISTER.iter().map(|entry| entry.name).collect();
        assert_eq!(names.len(), REGISTER.len());
    }

    #[test]
    fn every_page_is_written_in_whole_sentences() {
        for entry in &REGISTER {
            let Page {
                asks,
                why,
                lawful,
                passes,
                fails,
            } = entry.page;
            for text in [asks, why, lawful, passes, fails] {
                assert!(text.ends_with('。'), "{}: {text}", entry.id);
            }
            assert!(!entry.ranks.is_empty() && !entry.source.is_empty());
        }
    }
}
