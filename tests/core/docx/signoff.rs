//! The sign-off pages as a Word document of their own.

use super::word::{Seen, body, part, parts};
use crate::common::troubled::troubled;
use nianbao::check::check;
use nianbao::export::document::{Block, Document};
use nianbao::export::signoff::{self, Signers};
use nianbao::export::{self, Choices, FontSource, Format};
use nianbao::import::{ImportError, import};

fn bare(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}

#[test]
fn each_begins_a_page_and_none_of_it_is_what_is_published() {
    let report = troubled();
    let findings = check(&report, None);
    let choices = Choices {
        fonts: FontSource::Bundled,
        ..Choices::default()
    };
    let made = || {
        export::make(&report, &findings, Format::SignOffWord, choices)
            .unwrap()
            .bytes
    };
    let file = made();
    assert!(file == made());
    let documents = signoff::documents(&report, &findings, &Signers::default());
    let seen = body(&file);
    let titles = seen.iter().filter_map(|block| match block {
        Seen::Paragraph { style, text, .. } if style == "Title" => Some(bare(text)),
        _ => None,
    });
    let titles: Vec<String> = titles.collect();
    let wanted: Vec<String> = documents.iter().map(Document::full_title).collect();
    assert_eq!(titles, wanted);
    let xml = part(&file, "word/document.xml");
    let body = xml.at(&["w:body"]).unwrap();
    let begin = body
        .all("w:p")
        .filter(|one| one.at(&["w:pPr", "w:pageBreakBefore"]).is_some());
    assert_eq!(begin.count(), documents.len() - 1);
    // Every cell of every table, in order.
    let cells = |block: &Block| match block {
        Block::Table(table) => {
            let cells = table.cells.iter();
            cells.map(|cell| bare(&cell.printed())).collect()
        }
        _ => Vec::new(),
    };
    let blocks = documents.iter().flat_map(|document| &document.blocks);
    let wanted: Vec<String> = blocks
        .flat_map(cells)
        .filter(|text| !text.is_empty())
        .collect();
    let found = seen.iter().flat_map(|block| match block {
        Seen::Table(cells) => cells.iter().map(|cell| bare(&cell.text)).collect(),
        Seen::Paragraph { .. } => Vec::new(),
    });
    let mut found: Vec<String> = found.filter(|text| !text.is_empty()).collect();
    let mut wanted = wanted;
    found.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(found, wanted);
    // It carries nothing, and nobody takes it for the report.
    assert!(
        parts(&file)
            .iter()
            .all(|(name, _)| !name.contains("customXml"))
    );
    let title = part(&file, "docProps/core.xml");
    let title = &title.at(&["dc:title"]).unwrap().text;
    assert_eq!(*title, format!("{}送审页", report.title()));
    assert_eq!(
        import(&file).map(|read| read.report.title()),
        Err(ImportError::NotAReport)
    );
}
