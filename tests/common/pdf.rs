//! Reports as PDF files.

use nianbao::check::check;
use nianbao::export::{Choices, FontSource, Format, make};
use nianbao::report::Report;

/// The report's PDF, in the bundled fonts.
pub fn pdf(report: &Report, choices: Choices) -> Vec<u8> {
    let choices = Choices {
        fonts: FontSource::Bundled,
        ..choices
    };
    let findings = check(report, None);
    make(report, &findings, Format::Pdf, choices).unwrap().bytes
}

/// The file as a program leaves it that knows nothing of tags: pages with characters and lines.
pub fn untagged(bytes: &[u8]) -> Vec<u8> {
    let mut pdf = lopdf::Document::load_mem(bytes).unwrap();
    let catalog = pdf.catalog_mut().unwrap();
    catalog.remove(b"StructTreeRoot");
    catalog.remove(b"MarkInfo");
    for page in pdf.get_pages().into_values() {
        let mut content = pdf.get_and_decode_page_content(page).unwrap();
        let marks = ["BDC", "BMC", "EMC"];
        content
            .operations
            .retain(|operation| !marks.contains(&operation.operator.as_str()));
        let content = content.encode().unwrap();
        pdf.change_page_content(page, content).unwrap();
    }
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}
