//! What was published, held against what was signed.

use std::path::{Path, PathBuf};

use nianbao::draft;
use nianbao::export::record::Spot;
use nianbao::export::{Choices, Format, make};
use nianbao::import::PdfReader;
use nianbao::report::Report;
use nianbao::report::difference::Place;
use nianbao::workspace::{Proof, ProofError, Published, Signed, SystemDisk};

use crate::common::{balanced, set, write};

fn prove(signed: Signed, published: Published) -> Result<Proof, ProofError> {
    Proof::make(&SystemDisk, PdfReader::Here, signed, published)
}

fn standing(report: &Report, file: Option<&Path>) -> Signed {
    Signed::Standing(Box::new(report.clone()), file.map(Path::to_owned))
}

/// The report as it is published in a format.
fn published(report: &Report, folder: &Path, format: Format) -> PathBuf {
    let made = make(report, &[], format, Choices::default()).unwrap();
    let path = folder.join(format!("发布页.{}", format.extension()));
    std::fs::write(&path, made.bytes).unwrap();
    path
}

#[test]
fn a_published_file_of_any_format_agrees_in_every_cell_and_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let report = balanced("2021");
    for format in [
        Format::Html,
        Format::Pdf,
        Format::Ofd,
        Format::Docx,
        Format::Text,
    ] {
        let path = published(&report, folder.path(), format);
        let proof = prove(standing(&report, None), Published::File(path)).unwrap();
        let agreement = &proof.agreement;
        assert!(agreement.is_whole(), "{format:?}: {:?}", agreement.apart);
        assert_eq!((agreement.cells.equal, agreement.cells.all), (200, 200));
        assert!(agreement.sentences.all > 0);
    }
}

#[test]
fn one_digit_and_one_sentence_that_differ_are_named_with_their_places() {
    let folder = tempfile::tempdir().unwrap();
    let report = balanced("2021");
    let mut other = report.clone();
    set(&mut other, "applications.new.natural", "17");
    let text = report.prose("problems").replace("也写一句", "再写一句");
    write(&mut other, "problems", &text);
    let path = published(&other, folder.path(), Format::Html);
    let proof = prove(standing(&report, None), Published::File(path)).unwrap();
    assert!(!proof.agreement.is_whole());
    let [cell, sentence] = &proof.agreement.apart[..] else {
        panic!("{:?}", proof.agreement.apart);
    };
    let wanted = report.form().find("applications.new.natural").unwrap();
    assert_eq!(cell.spot, Spot::Place(Place::Cell(wanted)));
    assert_eq!((cell.mine.as_str(), cell.theirs.as_str()), ("71", "17"));
    let Spot::Sentence { field, at } = &sentence.spot else {
        panic!("{:?}", sentence.spot);
    };
    assert_eq!(*field, "problems");
    assert!(report.prose(field)[at.clone()].contains("也写一句"));
}

#[test]
fn the_file_is_named_where_it_says_what_the_report_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    let file = folder.path().join("签发稿.ron");
    draft::save(&report, &file).unwrap();
    let page = published(&report, folder.path(), Format::Text);
    let size = std::fs::metadata(&file).unwrap().len();
    let page = || Published::File(page.clone());
    let proof = prove(standing(&report, Some(&file)), page()).unwrap();
    assert_eq!(proof.signed.name, "签发稿.ron");
    assert_eq!(proof.signed.size as u64, size);
    assert_eq!(proof.published.name, "发布页.txt");
    // What is not saved lies in no file; the draft is compared where that is asked for.
    set(&mut report, "applications.new.natural", "17");
    let proof = prove(standing(&report, Some(&file)), page()).unwrap();
    assert!(proof.signed.name.contains("没有保存"));
    assert!(!proof.agreement.is_whole());
    let proof = prove(Signed::Draft(file), page()).unwrap();
    assert!(proof.agreement.is_whole());
}

#[test]
fn what_was_copied_is_compared_and_what_is_no_report_is_refused_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let report = balanced("2021");
    let page = published(&report, folder.path(), Format::Html);
    let html = std::fs::read_to_string(&page).unwrap();
    let pasted = Published::Pasted(Some(html), String::new());
    let proof = prove(standing(&report, None), pasted).unwrap();
    assert!(proof.agreement.is_whole(), "{:?}", proof.agreement.apart);
    assert!(proof.published.name.contains("剪贴板"));
    // What was read is held against another report without being read again.
    let mut other = report.clone();
    set(&mut other, "applications.new.natural", "17");
    let read = Published::Read(Box::new(proof.published));
    let proof = prove(standing(&other, None), read).unwrap();
    assert_eq!(proof.agreement.apart.len(), 1);
    for published in [
        Published::Pasted(None, String::new()),
        Published::Pasted(None, "今天天气好。".to_owned()),
        Published::File(folder.path().join("没有.html")),
    ] {
        let error = prove(standing(&report, None), published).unwrap_err();
        assert!(error.to_string().ends_with('。'), "{error}");
    }
}

#[test]
fn the_record_is_a_pdf_that_names_both() {
    let folder = tempfile::tempdir().unwrap();
    let report = balanced("2021");
    let page = published(&report, folder.path(), Format::Html);
    let proof = prove(standing(&report, None), Published::File(page)).unwrap();
    let when = "2025年1月20日 09:30（北京时间）";
    let made = proof.record(when, Choices::default()).unwrap();
    assert!(made.bytes.starts_with(b"%PDF"));
    // The same papers at the same time give the same bytes.
    let again = proof.record(when, Choices::default()).unwrap();
    assert!(made.bytes == again.bytes);
}
