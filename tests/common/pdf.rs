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

/// A file of these objects, numbered from one; the first is the catalog.
pub fn file_of(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    for (index, object) in objects.iter().enumerate() {
        file.extend(format!("{} 0 obj\n", index + 1).into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let size = objects.len() + 1;
    file.extend(format!("trailer\n<</Root 1 0 R/Size {size}>>\n%%EOF\n").into_bytes());
    file
}

/// A file of one page with this content and these resources; further objects are numbered from 5.
pub fn page_of(content: &str, resources: &str, further: &[String]) -> Vec<u8> {
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<{resources}>>>>"
    );
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        page,
        stream("", content),
    ];
    objects.extend_from_slice(further);
    let objects: Vec<Vec<u8>> = objects.into_iter().map(String::into_bytes).collect();
    file_of(&objects)
}

/// A stream object with these entries in its dictionary.
pub fn stream(entries: &str, content: &str) -> String {
    let length = content.len();
    format!("<<{entries}/Length {length}>>\nstream\n{content}\nendstream")
}
