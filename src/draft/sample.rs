//! A report to try the program with: complete and invented, with three faults to find.

use crate::report::Report;

/// The sample.
#[must_use]
pub fn report() -> Report {
    super::read(include_bytes!("../../assets/sample.ron"))
        .expect("the built-in sample is checked by the tests")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Tally, check};

    #[test]
    fn the_sample_is_complete_but_for_the_faults_it_speaks_of() {
        let report = report();
        let findings = check(&report, None);
        let tally = Tally::of(&findings);
        // The wrong number breaks its row and its column.
        assert_eq!((tally.errors, tally.waivable, tally.hints), (3, 1, 0));
        assert!(report.prose("other").contains("三处问题"));
        for field in report.form().prose() {
            assert!(report.paragraphs(&field.id).next().is_some());
        }
    }
}
