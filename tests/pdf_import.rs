//! PDF files read back: our own exactly, others' as far as they can be read.

mod common;
mod generated;
mod shapes;

use proptest::prelude::*;

use common::balanced;
use generated::reports;
use nianbao::check::check;
use nianbao::export::pdf::{Conformance, is_common};
use nianbao::export::{Choices, FontSource, Format, make};
use nianbao::import::{ImportError, import};
use nianbao::report::{Edit, Report, Target};

fn pdf(report: &Report, choices: Choices) -> Vec<u8> {
    let choices = Choices {
        fonts: FontSource::Bundled,
        ..choices
    };
    let findings = check(report, None);
    make(report, &findings, Format::Pdf, choices).unwrap().bytes
}

/// What is not as it was, if anything.
fn difference(report: &Report, again: &Report) -> Option<String> {
    if again.form().id() != report.form().id() {
        return Some(format!("form {}", again.form().id()));
    }
    let head = |report: &Report| (report.organ().to_owned(), report.year(), report.date());
    if head(again) != head(report) {
        return Some(format!("{:?} has become {:?}", head(report), head(again)));
    }
    for (cell, spec) in report.form().cells() {
        let (before, after) = (report.value(cell).text(), again.value(cell).text());
        if before != after {
            return Some(format!("{}: {before:?} has become {after:?}", spec.name));
        }
    }
    for field in report.form().prose() {
        let before: Vec<&str> = report.paragraphs(&field.id).collect();
        let after: Vec<&str> = again.paragraphs(&field.id).collect();
        if before != after {
            return Some(format!("{}: {before:#?} has become {after:#?}", field.id));
        }
    }
    None
}

/// The report with characters in the place of those that no face has, which are printed as boxes.
fn printed(report: &Report) -> Report {
    let known = |text: &str| -> String {
        let chars = text.chars();
        chars
            .map(|ch| {
                if is_common(ch.encode_utf8(&mut [0; 4])) {
                    ch
                } else {
                    '某'
                }
            })
            .collect()
    };
    let mut printed = report.clone();
    let mut changes = vec![(Target::Organ, known(report.organ()))];
    for field in report.form().prose() {
        changes.push((
            Target::Prose(field.id.clone()),
            known(report.prose(&field.id)),
        ));
    }
    printed.apply(&Edit::new("", changes));
    printed
}

fn comes_back(report: &Report, choices: Choices) {
    let imported = import(&pdf(report, choices)).unwrap();
    assert_eq!(difference(report, &imported.report), None, "{choices:?}");
    let notes: Vec<_> = imported.notes.iter().map(|note| &note.message).collect();
    assert!(notes.is_empty(), "{notes:#?}");
}

#[test]
fn a_report_comes_back_from_its_pdf_with_and_without_the_pages_that_are_signed() {
    for form in ["2021", "2019"] {
        for report in [
            balanced(form),
            shapes::sample(form, if form == "2021" { 2024 } else { 2020 }),
        ] {
            for conformance in [Conformance::A2u, Conformance::A1b] {
                for sign_off in [false, true] {
                    comes_back(
                        &report,
                        Choices {
                            conformance,
                            sign_off,
                            ..Choices::default()
                        },
                    );
                }
            }
        }
    }
}

#[test]
fn what_is_no_readable_pdf_is_refused_in_words() {
    let whole = pdf(&balanced("2021"), Choices::default());
    assert_eq!(import(b"%PDF-1.7\n").unwrap_err(), ImportError::BrokenPdf);
    assert!(import(&whole[..whole.len() / 3]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_report_comes_back_from_its_pdf(report in reports(false), sign_off in any::<bool>()) {
        let choices = Choices { sign_off, ..Choices::default() };
        let report = printed(&report);
        let again = import(&pdf(&report, choices)).unwrap().report;
        prop_assert_eq!(difference(&report, &again), None);
    }
}
