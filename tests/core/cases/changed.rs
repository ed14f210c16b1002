//! A number that agrees with the tables is changed, and must be found: in the cases, in the sample and in
//! the statements of our own.

use nianbao::check::prose::{Verdict, read};
use nianbao::report::Report;

use super::cases;
use super::free;
use super::statements::{OFFICES, report};
use crate::common::write;

/// How many numbers were changed, and of which nothing was told.
#[derive(Debug, Default)]
pub struct Changed {
    pub all: usize,
    pub missed: Vec<String>,
}

impl Changed {
    /// Changes every number of a report that agrees, one after the other.
    pub fn take(&mut self, right: &Report) {
        for reading in read(right) {
            let text = right.prose(reading.field);
            let written = &text[reading.span.clone()];
            let is_agreeing = matches!(reading.verdict, Verdict::Confirmed(_));
            if !is_agreeing
                || reading.is_denial
                || !written.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            {
                continue;
            }
            let (whole, fraction) = written
                .split_once('.')
                .map_or((written, None), |(whole, fraction)| (whole, Some(fraction)));
            let Ok(number) = whole.parse::<u64>() else {
                continue;
            };
            let other = number + if reading.is_share { 13 } else { 4_977 };
            let other = fraction.map_or_else(
                || other.to_string(),
                |fraction| format!("{other}.{fraction}"),
            );
            let mut changed = text.to_owned();
            changed.replace_range(reading.span.clone(), &other);
            let mut report = right.clone();
            write(&mut report, reading.field, &changed);
            self.all += 1;
            let is_told = read(&report).iter().any(|again| {
                again.field == reading.field
                    && again.span.start == reading.span.start
                    && matches!(again.verdict, Verdict::Wrong | Verdict::Doubtful)
            });
            if !is_told {
                let words = &changed[reading.words.start..];
                self.missed.push(words.chars().take(30).collect());
            }
        }
    }
}

#[test]
fn a_number_that_agreed_and_was_changed_is_found() {
    let mut changed = Changed::default();
    for case in cases(include_str!("../../cases/statements.json")) {
        changed.take(&report(&case));
    }
    for report in free::reports() {
        changed.take(&report);
    }
    changed.take(&nianbao::draft::sample::report());
    assert!(changed.all > 200, "{changed:#?}");
    assert!(changed.missed.len() * 50 <= changed.all, "{changed:#?}");
}

/// The same of what offices write in their own ways.
#[test]
fn nearly_every_number_of_an_office_that_agreed_and_was_changed_is_found() {
    let mut changed = Changed::default();
    for text in OFFICES.map(|(text, _)| text) {
        for case in cases(text) {
            changed.take(&report(&case));
        }
    }
    assert!(changed.all > 1500, "{changed:#?}");
    assert!(changed.missed.len() * 20 <= changed.all, "{changed:#?}");
}
