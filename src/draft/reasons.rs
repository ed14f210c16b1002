//! Reasons of drafts that filed them under the words of a finding (formats 1 to 4).
//!
//! A reason is kept where the report still has a finding of that rule, at that place, with the numbers
//! that stood in those words; how the sentence is worded today does not matter.

use serde::{Deserialize, Serialize};

use crate::check::{Finding, Severity, check};
use crate::report::{Edit, Report, WaiverKey};

/// A reason as a draft holds it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Waiver {
    pub(super) rule: String,
    pub(super) place: String,
    /// What was compared.
    #[serde(default)]
    pub(super) values: String,
    /// What the finding said, in the formats up to 4.
    #[serde(default, skip_serializing)]
    pub(super) about: String,
    pub(super) reason: String,
}

impl Waiver {
    pub(super) fn of(key: &WaiverKey, reason: &str) -> Waiver {
        Waiver {
            rule: key.rule.clone(),
            place: key.place.clone(),
            values: key.values.clone(),
            about: String::new(),
            reason: reason.to_owned(),
        }
    }

    /// What it explains, and the reason.
    pub(super) fn into_parts(self) -> (WaiverKey, String) {
        let key = WaiverKey {
            rule: self.rule,
            place: self.place,
            values: self.values,
        };
        (key, self.reason)
    }
}

/// Files reasons under what was compared, where they still stand for something.
pub(super) fn keep(report: &mut Report, mut old: Vec<Waiver>) {
    // Where blanks are explained they count as 0, and only then what else is explained is found.
    for _ in 0..2 {
        if old.is_empty() {
            return;
        }
        for finding in check(report, None) {
            let is_open = finding.severity() == Severity::Waivable;
            let Some(at) = position(&old, &finding).filter(|_| is_open) else {
                continue;
            };
            let reason = old.remove(at).reason;
            report.apply(&Edit::reason("打开", finding.key, reason));
        }
    }
}

/// The reason that was given for a finding: the one for its very words, else for its numbers.
fn position(old: &[Waiver], finding: &Finding) -> Option<usize> {
    let is_here = |old: &Waiver| old.rule == finding.key.rule && old.place == finding.key.place;
    let is_same = |old: &Waiver| is_here(old) && old.about == finding.message;
    let is_like = |old: &Waiver| is_here(old) && numbers(&old.about).eq(numbers(&finding.message));
    let same = old.iter().position(is_same);
    same.or_else(|| old.iter().position(is_like))
}

/// The numbers in a sentence, digit by digit.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| !c.is_ascii_digit());
    parts.filter(|part| !part.is_empty())
}
