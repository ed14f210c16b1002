//! What the program writes comes back equal.

use proptest::prelude::*;

use nianbao::export::{Choices, Format, make};
use nianbao::import::import;
use nianbao::report::Report;

use crate::generated::reports;
use crate::messages;
use crate::shapes::sample;

fn made(report: &Report, format: Format) -> Vec<u8> {
    make(report, &[], format, Choices::default()).unwrap().bytes
}

#[test]
fn a_report_comes_back_from_the_document_and_from_the_page_without_a_note() {
    for report in [sample("2021", 2024), sample("2019", 2020)] {
        for format in [Format::Docx, Format::Html] {
            let imported = import(&made(&report, format)).unwrap();
            assert_eq!(messages(&imported), "", "{format:?}");
            assert!(imported.report == report, "{format:?}");
        }
    }
}

proptest! {
    #[test]
    fn a_report_written_as_a_document_or_page_comes_back_cell_for_cell(report in reports(false)) {
        for format in [Format::Docx, Format::Html] {
            let again = import(&made(&report, format)).unwrap().report;
            prop_assert_eq!(again.form().id(), report.form().id());
            prop_assert_eq!((again.organ(), again.year()), (report.organ(), report.year()));
            for (cell, spec) in report.form().cells() {
                prop_assert_eq!(again.value(cell), report.value(cell), "{}", &spec.name);
            }
            for field in report.form().prose() {
                let before: Vec<&str> = report.paragraphs(&field.id).collect();
                let after: Vec<&str> = again.paragraphs(&field.id).collect();
                prop_assert_eq!(after, before, "{} {:?}", &field.id, format);
            }
            prop_assert_eq!(again.date(), report.date());
            prop_assert!(again == report);
        }
    }
}
