//! What the program writes comes back equal.

use proptest::prelude::*;

use nianbao::draft::journal::{self, Origin};
use nianbao::export::{Choices, Format, make};
use nianbao::import::import;
use nianbao::report::Report;
use nianbao::settings::Settings;

use super::messages;
use crate::common::generated::{difference, reports};
use crate::common::shapes::{own_text, sample, web_text, word_text};

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
            prop_assert_eq!(difference(&report, &again), None, "{:?}", format);
            prop_assert!(again == report);
        }
    }
}

/// Writes the exports of a report to the folder named by `NIANBAO_SEEDS`, for other programs to
/// convert and for the fuzzers to begin with.
#[test]
#[ignore = "writes files where it is told to"]
fn seeds_are_written() {
    let folder = std::env::var_os("NIANBAO_SEEDS").expect("NIANBAO_SEEDS names a folder");
    for (name, report) in [
        ("2021", sample("2021", 2024)),
        ("2019", sample("2019", 2020)),
    ] {
        let clean = super::made::Spoiled::default();
        let page = super::made::word_page(&report, &clean);
        let message = format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"a\"\r\n\r\n--a\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--a--\r\n"
        );
        for (kind, file, bytes) in [
            ("docx", "own", made(&report, Format::Docx)),
            ("docx", "word", super::made::word_document(&report, &clean)),
            ("html", "own", made(&report, Format::Html)),
            ("html", "word", page.into_bytes()),
            ("mht", "word", message.into_bytes()),
            ("xlsx", "own", made(&report, Format::Xlsx)),
            ("pdf", "own", made(&report, Format::Pdf)),
            ("draft", "own", nianbao::draft::write(&report).into_bytes()),
            ("journal", "own", unfinished(&report)),
            ("settings", "own", Settings::default().print().into_bytes()),
            ("text", "own", own_text(&report).into_bytes()),
            ("text", "word", word_text(&report).into_bytes()),
            ("text", "web", web_text(&report).into_bytes()),
        ] {
            let folder = std::path::Path::new(&folder).join(kind);
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join(format!("{file}-{name}.{kind}")), bytes).unwrap();
        }
    }
}

/// A journal with a step or two.
fn unfinished(report: &Report) -> Vec<u8> {
    let mut bytes = journal::begin(&Origin::default(), report);
    let mut before = report.clone();
    for (cell, typed) in report.form().cells().map(|(cell, _)| cell).zip(["7", "八"]) {
        let mut after = before.clone();
        after.set(cell, typed);
        bytes.extend(journal::step(&before, &after));
        before = after;
    }
    bytes
}
