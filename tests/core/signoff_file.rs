//! The sign-off pages as files: only in the PDF, with page numbers of their own, always the same bytes.

use crate::common::troubled::troubled;
use crate::signoff::SIGN_OFF;
use nianbao::check::check;
use nianbao::export::{self, Choices, Format, signoff};

#[test]
fn nothing_of_the_sign_off_is_published() {
    let report = troubled();
    let findings = check(&report, None);
    let plain = Choices {
        sign_off: false,
        ..SIGN_OFF
    };
    for format in [Format::Text, Format::Html, Format::Docx, Format::Xlsx] {
        let made = |choices| {
            export::make(&report, &findings, format, choices)
                .unwrap()
                .bytes
        };
        assert!(made(SIGN_OFF) == made(plain), "{format:?}");
    }
    let pages = |choices| {
        let made = export::make(&report, &findings, Format::Pdf, choices).unwrap();
        lopdf::Document::load_mem(&made.bytes)
            .unwrap()
            .get_pages()
            .len()
    };
    assert!(pages(SIGN_OFF) >= pages(plain) + 3);
}

#[test]
fn the_sign_off_pages_have_numbers_of_their_own_that_run_on() {
    use export::pdf::{Fonts, Options, layout};
    let report = troubled();
    let findings = check(&report, None);
    let mut before = 0;
    let mut begins = vec![1];
    for document in signoff::documents(&report, &findings) {
        begins.push(i64::try_from(before).unwrap() + 1);
        let options = Options {
            pages_before: before,
            ..Options::default()
        };
        let laid = layout(&document, options, Fonts::bundled());
        assert_eq!(laid.before, before);
        for page in &laid.pages {
            before += 1;
            assert!(page.text().trim_end().ends_with(&format!("— {before} —")));
        }
    }
    assert!(before > 3);
    let made = export::make(&report, &findings, Format::Pdf, SIGN_OFF).unwrap();
    assert_eq!(made.remarks, [""; 0]);
    // A reading program shows the numbers that are on paper.
    let pdf = lopdf::Document::load_mem(&made.bytes).unwrap();
    let labels = pdf.catalog().unwrap().get(b"PageLabels").unwrap();
    let styles = labels.as_dict().unwrap().get(b"Nums").unwrap();
    let styles = styles.as_array().unwrap().iter();
    let starts = styles.filter_map(|entry| entry.as_dict().ok());
    let starts = starts.map(|style| style.get(b"St").map_or(1, |start| start.as_i64().unwrap()));
    assert_eq!(starts.collect::<Vec<_>>(), begins);
    // Three bookmarks more than the report has, and none for a row.
    let bookmarks = |choices| {
        let made = export::make(&report, &findings, Format::Pdf, choices).unwrap();
        let pdf = lopdf::Document::load_mem(&made.bytes).unwrap();
        pdf.get_toc().unwrap().toc.len()
    };
    let plain = Choices {
        sign_off: false,
        ..SIGN_OFF
    };
    assert_eq!(bookmarks(SIGN_OFF), bookmarks(plain) + 3);
}

#[test]
fn the_same_report_gives_the_same_bytes_with_its_sign_off_pages() {
    let report = troubled();
    let findings = check(&report, None);
    let made = || {
        export::make(&report, &findings, Format::Pdf, SIGN_OFF)
            .unwrap()
            .bytes
    };
    assert!(made() == made());
}

/// Writes the sign-off pages of a troubled report into the folder for temporary files for people to
/// look at.
#[test]
#[ignore = "writes a file for the eye"]
fn the_sign_off_pages_can_be_looked_at() {
    let report = troubled();
    let findings = check(&report, None);
    let made = export::make(&report, &findings, Format::Pdf, SIGN_OFF).unwrap();
    std::fs::write(std::env::temp_dir().join("nianbao-signoff.pdf"), made.bytes).unwrap();
}
