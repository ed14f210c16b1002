//! The report that published files carry along: it comes back with all that is not printed, and what
//! is seen counts where they differ.

use std::io::{Cursor, Read, Write};

use nianbao::check::prose::tie_all;
use nianbao::check::{Severity, check};
use nianbao::draft::sample;
use nianbao::export::pdf::Conformance;
use nianbao::export::{self, Choices, FontSource, Format};
use nianbao::import::{Imported, import};
use nianbao::report::enclosed;
use nianbao::report::{Edit, Report};
use zip::write::SimpleFileOptions;

fn made(report: &Report, format: Format, conformance: Conformance) -> Vec<u8> {
    let choices = Choices {
        fonts: FontSource::Bundled,
        conformance,
        ..Choices::default()
    };
    let findings = check(report, None);
    export::make(report, &findings, format, choices)
        .unwrap()
        .bytes
}

/// The sample with a tie and a reason, which no page shows.
fn report() -> Report {
    let mut report = sample::report();
    report.apply(&tie_all("关联", &report));
    let findings = check(&report, None);
    let waivable = findings
        .iter()
        .find(|finding| finding.severity() == Severity::Waivable);
    let key = waivable.unwrap().key.clone();
    report.apply(&Edit::reason("", key, "已核对，属实。"));
    report
}

fn told(imported: &Imported) -> Vec<String> {
    let notes = imported
        .notes
        .iter()
        .filter(|note| note.heading == "附带的数据");
    notes.map(|note| note.message.clone()).collect()
}

#[test]
fn ties_and_reasons_come_back_from_the_pdf_the_ofd_and_the_word_document() {
    let report = report();
    for format in [Format::Pdf, Format::Ofd, Format::Docx] {
        let imported = import(&made(&report, format, Conformance::A3u)).unwrap();
        assert_eq!(told(&imported), [""; 0], "{format:?}");
        assert_eq!(
            enclosed::write(&imported.report),
            enclosed::write(&report),
            "{format:?}"
        );
    }
}

#[test]
fn older_standards_carry_nothing() {
    let report = report();
    for conformance in [Conformance::A2u, Conformance::A1b] {
        let bytes = made(&report, Format::Pdf, conformance);
        let pdf = lopdf::Document::load_mem(&bytes).unwrap();
        let catalog = pdf.catalog().unwrap();
        assert!(!catalog.has(b"AF") && !catalog.has(b"Names"));
        let imported = import(&bytes).unwrap();
        assert!(imported.report.waivers().is_empty());
    }
}

#[test]
fn the_attachment_is_the_data_of_the_pages_and_its_standard_is_said() {
    let bytes = made(&report(), Format::Pdf, Conformance::A3u);
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    let files = pdf
        .catalog()
        .unwrap()
        .get(b"AF")
        .unwrap()
        .as_array()
        .unwrap();
    let file = pdf
        .get_dictionary(files[0].as_reference().unwrap())
        .unwrap();
    assert_eq!(
        file.get(b"AFRelationship").unwrap().as_name().unwrap(),
        b"Data"
    );
    for key in ["F", "UF", "Desc", "EF"] {
        assert!(file.has(key.as_bytes()), "{key}");
    }
    let embedded = file.get(b"EF").unwrap().as_dict().unwrap();
    let stream = embedded.get(b"F").unwrap().as_reference().unwrap();
    let stream = pdf.get_object(stream).unwrap().as_stream().unwrap();
    assert_eq!(
        stream.dict.get(b"Subtype").unwrap().as_name().unwrap(),
        b"application/json"
    );
    let text = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(json["cells"].as_object().unwrap().len() > 150);
    let metadata = pdf
        .catalog()
        .unwrap()
        .get(b"Metadata")
        .unwrap()
        .as_reference()
        .unwrap();
    let metadata = pdf.get_object(metadata).unwrap().as_stream().unwrap();
    let xmp = String::from_utf8(metadata.content.clone()).unwrap();
    assert!(xmp.contains("<pdfaid:part>3</pdfaid:part>"));
}

/// The document with another text in one of its parts.
fn rewritten(file: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if name == part {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(from));
            bytes = text.replacen(from, to, 1).into_bytes();
        }
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_was_changed_in_the_visible_document_counts_and_is_told() {
    let mut report = report();
    report.apply(&Edit::prose("", "other", "没有其他需要报告的事项。"));
    let file = made(&report, Format::Docx, Conformance::A3u);
    let file = rewritten(
        &file,
        "word/document.xml",
        "没有其他需要报告的事项",
        "另有一项需要报告的事项",
    );
    let imported = import(&file).unwrap();
    assert_eq!(imported.report.prose("other"), "另有一项需要报告的事项。");
    let told = told(&imported);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("没有其他需要报告的事项。") && told[0].contains("另有一项"));
    // All else is as it was carried along.
    report.apply(&Edit::prose("", "other", "另有一项需要报告的事项。"));
    assert_eq!(enclosed::write(&imported.report), enclosed::write(&report));
}

#[test]
fn data_that_is_damaged_is_left_alone_and_it_is_said() {
    let report = report();
    let file = made(&report, Format::Docx, Conformance::A3u);
    let file = rewritten(&file, "customXml/item1.xml", "format", "formt");
    let imported = import(&file).unwrap();
    assert_eq!(told(&imported).len(), 1);
    assert!(imported.report.waivers().is_empty());
    assert_eq!(imported.report.filled_in_all(), report.filled_in_all());
}
