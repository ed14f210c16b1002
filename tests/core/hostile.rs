//! What comes from outside and is far larger than any report is refused with a sentence, before it
//! costs memory and time; counted in characters, tags and bytes.

use std::io::{Cursor, Write};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use nianbao::check::check;
use nianbao::draft::{self, DraftError};
use nianbao::export::{Choices, Document, Format, MakeError, make, text};
use nianbao::form::Form;
use nianbao::import::{ImportError, MOST_CHARACTERS, import};
use nianbao::report::{self, Edit, Report};
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::common::{balanced, write};

const TITLE: &str = "某某县人民政府2024年政府信息公开工作年度报告";

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        file.start_file(*name, SimpleFileOptions::default())
            .unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }
    file.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let text = format!("<w:document><w:body>{body}</w:body></w:document>");
    package(&[("word/document.xml", &text)])
}

fn assert_too_long(bytes: &[u8], what: &str) {
    let error = import(bytes).unwrap_err();
    assert!(
        matches!(error, ImportError::TooLong(_)),
        "{what}: {error:?}"
    );
    let sentence = error.to_string();
    assert!(sentence.contains("请确认选对了文件"), "{sentence}");
}

#[test]
fn more_text_than_thirty_long_reports_is_not_gone_through() {
    let much = "7".repeat(MOST_CHARACTERS);
    assert_too_long(format!("{TITLE}\n{much}").as_bytes(), "text");
    assert_too_long(format!("<html>{TITLE}<p>{much}").as_bytes(), "page");
    let paragraph = format!("<w:p><w:r><w:t>{TITLE}{much}</w:t></w:r></w:p>");
    assert_too_long(&document(&paragraph), "document");
    let fits = "7".repeat(MOST_CHARACTERS - TITLE.chars().count() - 1);
    let error = import(format!("{TITLE}\n{fits}").as_bytes());
    assert!(!matches!(error, Err(ImportError::TooLong(_))), "{error:?}");
}

#[test]
fn more_tags_than_any_page_or_document_has_are_not_read() {
    for tag in ["<p>", "<div>", "<br>", "</b>", "<ol><li>", "<td>"] {
        let page = format!("<html>{TITLE}{}", tag.repeat(300_001));
        assert_too_long(page.as_bytes(), tag);
    }
    for element in ["<w:p/>", "<w:p><w:r/></w:p>", "<w:tbl><w:tr/></w:tbl>"] {
        assert_too_long(&document(&element.repeat(500_000)), element);
    }
    let styles = "<w:style/>".repeat(200_000);
    let text = "<w:document/>";
    let parts = [("word/document.xml", text), ("word/styles.xml", &*styles)];
    assert_too_long(&package(&parts), "styles");
    let strings = "<si/>".repeat(1_000_001);
    let parts = [
        ("xl/workbook.xml", "<a/>"),
        ("xl/sharedStrings.xml", &*strings),
    ];
    assert_too_long(&package(&parts), "strings");
}

#[test]
fn more_parts_than_any_package_or_message_has_are_not_listed() {
    let names: Vec<String> = (0..20_001).map(|number| number.to_string()).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    let error = import(&package(&parts)).unwrap_err();
    assert!(matches!(error, ImportError::Damaged(_)), "{error:?}");
    let head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n";
    assert_too_long(
        format!("{head}{}", "A: b\n".repeat(1_000_000)).as_bytes(),
        "headers",
    );
}

#[test]
fn a_draft_longer_than_sixteen_megabytes_is_not_opened() {
    let text = draft::write(&balanced("2021"));
    let padded = |length: usize| format!("{text}{}", " ".repeat(length - text.len()));
    assert!(draft::read(padded(draft::LARGEST).as_bytes()).is_ok());
    let error = draft::read(padded(draft::LARGEST + 1).as_bytes()).unwrap_err();
    assert!(matches!(error, DraftError::TooLarge));
    assert!(error.to_string().contains("16 MB"), "{error}");
}

/// Reports with more text than is laid out: in prose, in a cell, in a reason, beside another.
fn too_long() -> Vec<Report> {
    let form = Form::undated();
    let much = "一二三，".repeat(report::MOST_CHARACTERS / 4 + 1);
    let mut prose = balanced("2021");
    write(&mut prose, "problems", &much);
    let mut lines = balanced("2021");
    write(
        &mut lines,
        "problems",
        &"一\n".repeat(report::MOST_CHARACTERS / 28),
    );
    let mut organ = balanced("2021");
    organ.apply(&Edit::organ("", &*much));
    let mut cell = balanced("2021");
    cell.set(form.cells().next().unwrap().0, &much);
    let mut next = balanced("2021");
    next.apply(&Edit::attach("", Some(prose.clone())));
    vec![prose, lines, organ, cell, next]
}

#[test]
fn a_report_too_long_for_paper_is_kept_and_neither_checked_nor_exported() {
    for report in too_long() {
        let again = draft::read(draft::write(&report).as_bytes()).unwrap();
        assert!(again.is_identical(&report));
        let findings = check(&report, None);
        let [finding] = &findings[..] else {
            panic!("{} findings", findings.len());
        };
        assert!(finding.message.contains("30 万字"), "{}", finding.message);
        assert!(finding.stops_final());
        for format in [
            Format::Pdf,
            Format::Text,
            Format::Html,
            Format::Docx,
            Format::Xlsx,
        ] {
            let error = make(&report, &findings, format, Choices::default()).unwrap_err();
            assert!(matches!(error, MakeError::TooLong));
            assert!(error.to_string().contains("没有导出"), "{error}");
        }
        // What is previewed, copied or shown.
        let shown = text::write(&Document::of(&report));
        assert!(shown.contains("报告太长，没有排版"), "{shown}");
        assert!(shown.len() < 1000);
    }
    // Beside it, or at its side only for the check.
    let long = &too_long()[0];
    let findings = check(&balanced("2021"), Some(long));
    assert_eq!(findings.len(), 1);
    assert!(nianbao::check::prose::read(long).is_empty());
}

#[test]
fn text_that_a_spreadsheet_would_take_for_a_formula_is_text_in_every_file() {
    let formula = "=HYPERLINK(\"http://a\",\"b\")";
    let mut report = balanced("2021");
    let (cell, _) = report.form().cells().next().unwrap();
    report.set(cell, formula);
    write(&mut report, "problems", "+1+1\n@甲\n- 一\n-3");
    let document = Document::of(&report);
    for tables in [text::Tables::Tabs, text::Tables::Lines] {
        let choices = text::Choices {
            tables,
            ..text::Choices::default()
        };
        let written = text::write_as(&document, choices);
        for line in written.lines() {
            for field in line.split('\t') {
                let begins = field.trim_start().starts_with(['=', '+', '-', '@']);
                assert!(!begins || field == "-3", "{field:?}");
            }
        }
        let back = import(written.as_bytes()).unwrap().report;
        assert_eq!(back.prose("problems"), report.prose("problems"));
        assert_eq!(
            written.contains("'=HYPERLINK"),
            tables == text::Tables::Tabs
        );
    }
    // A workbook says of each cell what it is.
    let workbook = make(&report, &[], Format::Xlsx, Choices::default()).unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(workbook.bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    let cells = book.worksheet_range(&name).unwrap();
    let is_it = |data: &Data| *data == Data::String(formula.to_owned());
    assert_eq!(cells.cells().filter(|(_, _, data)| is_it(data)).count(), 1);
    let formulas = book.worksheet_formula(&name).unwrap();
    assert!(
        formulas
            .cells()
            .all(|(_, _, text)| !text.contains("HYPERLINK"))
    );
    let page = nianbao::export::html::write(&document);
    assert!(page.contains("<td style=\"mso-number-format:'\\@'\">=HYPERLINK"));
    assert_eq!(page.matches("mso-number-format").count(), 1);
}
