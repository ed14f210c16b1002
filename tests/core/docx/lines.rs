//! The lines of the Word document that is made after the printed pages.

use super::word::{Node, Seen, body, part};
use crate::common::{balanced, write};
use nianbao::check::check;
use nianbao::export::document::{Block, Document};
use nianbao::export::{self, Choices, FontSource, Format};

/// What is added to the width of each character of a run, in twips, where it is not as usual.
fn spacing(run: &Node) -> Option<i32> {
    let spacing = run.val(&["w:rPr", "w:spacing"])?;
    Some(spacing.parse().unwrap())
}

#[test]
fn where_lines_would_end_elsewhere_characters_stand_a_little_closer_and_nothing_else_is_done() {
    let mut report = balanced("2021");
    // Marks that meet, and a number that stays with its unit.
    let prose = format!(
        "{}，{}》（{}2024年度{}",
        "字".repeat(26),
        "字".repeat(20),
        "字".repeat(30),
        "字".repeat(20)
    );
    write(&mut report, "overview.disclosure", &prose);
    let choices = Choices {
        fonts: FontSource::Bundled,
        ..Choices::default()
    };
    let findings = check(&report, None);
    let file = export::make(&report, &findings, Format::Docx, choices).unwrap();
    let document = Document::of(&report);
    // A paragraph is one paragraph, without breaks in it.
    let seen = body(&file.bytes);
    let texts: Vec<&str> = seen
        .iter()
        .filter_map(|block| match block {
            Seen::Paragraph { style, text, .. } if style == "Normal" => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let wanted: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(texts, wanted);
    let xml = part(&file.bytes, "word/document.xml");
    let paragraphs = xml.at(&["w:body"]).unwrap().all("w:p");
    let runs: Vec<&Node> = paragraphs.flat_map(|one| one.all("w:r")).collect();
    let set: Vec<i32> = runs.iter().filter_map(|run| spacing(run)).collect();
    assert!(set.len() >= 2 && set.len() < runs.len(), "{set:?}");
    // Never so much that it would be seen.
    assert!(
        set.iter().all(|twips| (-38..=22).contains(twips)),
        "{set:?}"
    );
}
