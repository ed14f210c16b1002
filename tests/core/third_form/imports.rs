//! What is exported in the form is read back from every container.

use super::full;
use crate::common::generated::difference;
use nianbao::check::check;
use nianbao::export::{self, Choices, FontSource, Format};
use nianbao::import::{Imported, import, import_pasted};
use nianbao::report::Report;

fn made(report: &Report, format: Format) -> Vec<u8> {
    let choices = Choices {
        fonts: FontSource::Bundled,
        ..Choices::default()
    };
    let findings = check(report, None);
    export::make(report, &findings, format, choices)
        .unwrap()
        .bytes
}

/// Everything came back, and nothing was unsure.
fn assert_same(report: &Report, again: &Imported, from: &str) {
    assert_eq!(difference(report, &again.report), None, "{from}");
    let notes: Vec<&str> = again
        .notes
        .iter()
        .map(|note| note.message.as_str())
        .collect();
    assert!(notes.is_empty(), "{from}: {notes:?}");
}

#[test]
fn a_report_in_it_comes_back_from_text_page_word_and_pdf() {
    let report = full();
    for format in [Format::Text, Format::Html, Format::Docx, Format::Pdf] {
        let again = import(&made(&report, format)).unwrap();
        assert_same(&report, &again, format.extension());
    }
}

#[test]
fn a_report_in_it_comes_back_from_a_saved_page_and_the_clipboard() {
    let report = full();
    let page = String::from_utf8(made(&report, Format::Html)).unwrap();
    let text = String::from_utf8(made(&report, Format::Text)).unwrap();
    let message = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"a\"\r\n\r\n--a\r\n\
         Content-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--a--\r\n"
    );
    assert_same(&report, &import(message.as_bytes()).unwrap(), "mht");
    assert_same(&report, &import_pasted(Some(&page), "").unwrap(), "a page");
    assert_same(&report, &import_pasted(None, &text).unwrap(), "text");
}

#[test]
fn its_tables_come_back_from_a_workbook() {
    let report = full();
    let again = import(&made(&report, Format::Xlsx)).unwrap().report;
    assert_eq!(again.form().id(), "2027");
    for (cell, spec) in report.form().cells() {
        let (before, after) = (report.value(cell), again.value(cell));
        assert_eq!(after.meaning(), before.meaning(), "{}", spec.name);
    }
}
