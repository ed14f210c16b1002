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

use super::entry::Entry;
use super::rule::{COUNT, Rule};
use crate::form::Equation;

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
    structure::LENGTH,
    structure::SUPERVISION,
    numbers::YUAN,
    numbers::PROSE,
    numbers::BOUND,
    last_year::CARRY,
    last_year::IN_FORCE,
    last_year::PENDING,
    last_year::JUMP,
    last_year::STALE,
    words::PERIOD,
    words::YEAR,
    words::WORDING,
    words::MARKS,
    structure::LOCAL,
    words::REVIEW,
    numbers::SCOPE,
    last_year::LAST,
    words::CHARACTERS,
    words::IMPORT,
];

impl Rule {
    /// The rule's entry in the register.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        &REGISTER[self as usize]
    }

    /// The rule's name in JSON and drafts; it never changes.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.entry().id
    }

    /// The rule of this name.
    #[must_use]
    pub fn by_id(id: &str) -> Option<Rule> {
        let entry = REGISTER.iter().find(|entry| entry.id == id);
        entry.map(|entry| entry.rule)
    }

    /// The rule that an equation of a form belongs to. The file of a form may state relations under
    /// names of its own.
    #[must_use]
    pub fn of(equation: &Equation) -> Rule {
        let known = Rule::by_id(&equation.rule).filter(|rule| rule.is_about_sums());
        known.unwrap_or(Rule::Relation)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::check::Page;

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
