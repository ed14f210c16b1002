//! Where pages begin: in the PDF, and in what `LibreOffice` makes of the Word document.

use std::path::Path;

use nianbao::export::Format;
use nianbao::import::import;
use nianbao::report::Report;

use super::{Office, long, make, run, without_blanks};

/// The first line of each page, without blanks.
fn starts(pdf: &Path) -> Vec<String> {
    let text = run("pdftotext", &["-layout"], pdf);
    let pages = text.trim_end_matches('\u{c}').split('\u{c}');
    let first = |page: &str| {
        let mut lines = page.lines().map(without_blanks);
        lines.find(|line| !line.is_empty()).unwrap_or_default()
    };
    pages.map(first).collect()
}

/// How many pages begin otherwise in the Word document, and how many pages there are.
fn apart(office: &Office, report: &Report) -> (usize, usize) {
    office.convert("word.docx", &make(report, Format::Docx), "pdf");
    let ours = office.path("ours.pdf");
    std::fs::write(&ours, make(report, Format::Pdf)).unwrap();
    let (ours, theirs) = (starts(&ours), starts(&office.path("word.pdf")));
    let pages = ours.len().max(theirs.len());
    let is_apart = |page: &usize| ours.get(*page) != theirs.get(*page);
    ((0..pages).filter(is_apart).count(), pages)
}

#[test]
#[ignore = "needs LibreOffice and poppler-utils"]
fn the_pages_of_the_word_document_begin_where_those_of_the_pdf_do() {
    let office = Office::new();
    let (apart_there, pages) = apart(&office, &long());
    assert!(pages > 3);
    assert_eq!(apart_there, 0, "of {pages}");
}

#[test]
#[ignore = "needs LibreOffice, poppler-utils, and published reports"]
#[expect(clippy::print_stdout, reason = "the figures are what it is run for")]
fn the_pages_of_published_reports_begin_where_those_of_the_pdf_do() {
    let folder = std::env::var("NIANBAO_REPORTS").expect("NIANBAO_REPORTS names the folder");
    let office = Office::new();
    let (mut apart_there, mut pages) = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let imported = import(&std::fs::read(&path).unwrap()).unwrap();
        let (here, of) = apart(&office, &imported.report);
        println!("{}: {here} of {of}", path.display());
        apart_there += here;
        pages += of;
    }
    println!("{apart_there} of {pages} pages begin elsewhere");
    assert!(pages > 0);
    assert_eq!(apart_there, 0, "of {pages}");
}
