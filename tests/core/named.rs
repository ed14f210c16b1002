//! Cells that say what they are: what is seen of them counts, and where it is another, that is said.

use std::io::{Cursor, Read, Write};

use crate::common::balanced;
use nianbao::export::{Document, html, xlsx};
use nianbao::import::{Imported, import};
use zip::write::SimpleFileOptions;

fn told(imported: &Imported) -> Vec<String> {
    let notes = imported.notes.iter();
    let notes = notes.filter(|note| note.heading == "格的名称");
    notes.map(|note| note.message.clone()).collect()
}

#[test]
fn names_that_agree_with_what_is_seen_say_nothing() {
    for form in ["2021", "2019"] {
        let report = balanced(form);
        let page = html::write_for(&Document::of(&report), &report);
        let book = xlsx::write(&report).unwrap().bytes;
        for file in [page.as_bytes(), &book] {
            let imported = import(file).unwrap();
            assert_eq!(told(&imported), [""; 0]);
            assert_eq!(imported.report.filled_in_all(), report.filled_in_all());
        }
    }
}

#[test]
fn a_page_whose_names_are_exchanged_is_read_by_its_labels_and_it_is_said() {
    let report = balanced("2021");
    let page = html::write_for(&Document::of(&report), &report);
    let (one, other) = ("applications.new.natural", "applications.new.business");
    let exchanged = page
        .replace(one, "?")
        .replace(other, one)
        .replace('?', other);
    assert_ne!(exchanged, page);
    let imported = import(exchanged.as_bytes()).unwrap();
    assert!(imported.report == report);
    let told = told(&imported);
    assert_eq!(told.len(), 2, "{told:?}");
    for name in [one, other] {
        let cell = report.form().find(name).unwrap();
        let seen = report.value(cell).text();
        let name = report.form().full_name(cell);
        let about = told.iter().find(|said| said.starts_with(&name)).unwrap();
        assert!(about.contains(&format!("读作“{seen}”")), "{about}");
    }
}

#[test]
fn a_number_that_nothing_but_its_name_tells_is_read_by_it_and_it_is_said() {
    let page = "<h1>某某县人民政府2024年政府信息公开工作年度报告</h1>\
                <h2>一、总体情况</h2><p>某某县依法公开政府信息。</p>\
                <h2>三、收到和处理政府信息公开申请情况</h2>\
                <table><tr><th>甲<th>乙<th>丙\
                <tr><th>丁<td data-cell=applications.new.natural>71<td>3\
                <tr><th>戊<td data-cell=nothing.of.this>9<td>8</table>";
    let imported = import(page.as_bytes()).unwrap();
    let report = &imported.report;
    let text = |name: &str| report.value_of(name).unwrap().text().to_owned();
    assert_eq!(text("applications.new.natural"), "71");
    // What has no name goes on in the row of what has one.
    assert_eq!(text("applications.new.business"), "3");
    assert_eq!(report.filled_in_all().0, 2);
    let told = told(&imported);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("“71”") && told[1].contains("“3”"),
        "{told:?}"
    );
}

/// The workbook with names exchanged.
fn exchanged(book: &[u8], one: &str, other: &str) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "xl/workbook.xml" {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(one) && text.contains(other));
            let text = text.replace(one, "?").replace(other, one);
            // The question mark of the declaration stands before "xml".
            bytes = text.replace("\"?\"", &format!("\"{other}\"")).into_bytes();
        }
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_whose_names_are_exchanged_is_read_by_its_labels_and_it_is_said() {
    let report = balanced("2021");
    let (one, other) = ("applications.new.natural", "applications.new.business");
    let book = exchanged(&xlsx::write(&report).unwrap().bytes, one, other);
    let imported = import(&book).unwrap();
    for (cell, spec) in report.form().cells() {
        assert_eq!(
            imported.report.value(cell),
            report.value(cell),
            "{}",
            spec.name
        );
    }
    assert_eq!(told(&imported).len(), 2, "{:?}", told(&imported));
}
