//! The Word document: everything of the report is in it, in real styles, on the page of GB/T 9704.

mod lines;
mod page;
mod signoff;
mod word;

use self::word::{Node, Seen, SeenCell, body, part, parts};
use crate::common::generated::reports;
use crate::common::{balanced, name_organ, set, write};
use nianbao::export::document::{Block, Role, Table, TableCell};
use nianbao::export::{Document, docx};
use nianbao::report::{Date, Edit, Report};
use proptest::prelude::*;

fn made(document: &Document) -> Vec<u8> {
    docx::write(document).unwrap()
}

/// What a reader should see of a document.
fn wanted(document: &Document) -> Vec<Seen> {
    let paragraph = |style: &str, text: &str, lead| Seen::Paragraph {
        style: style.to_owned(),
        text: text.to_owned(),
        lead,
    };
    let blocks = document.blocks.iter().map(|block| match block {
        Block::Heading { level: 1, text } => paragraph("Heading1", text, 0),
        Block::Heading { text, .. } => paragraph("Heading2", text, 0),
        Block::Paragraph(prose) => paragraph("Normal", &prose.text, prose.lead),
        Block::Chart(chart) => paragraph("Normal", &chart.told(), 0),
        Block::Picture(picture) => paragraph("Normal", &picture.caption, 0),
        Block::Table(table) => {
            let cells = table.cells.iter().map(|cell| SeenCell {
                row: cell.row,
                column: cell.column,
                row_span: cell.row_span,
                column_span: cell.column_span,
                text: cell.printed().into_owned(),
            });
            Seen::Table(cells.collect())
        }
    });
    let mut seen: Vec<Seen> = blocks.collect();
    if let Some(signature) = &document.signature {
        if !signature.organ.is_empty() {
            seen.push(paragraph("ReportSignature", &signature.organ, 0));
        }
        seen.push(paragraph("ReportSignature", &signature.date.to_string(), 0));
    }
    seen
}

/// What a reader sees, the title taken off.
fn seen(file: &[u8]) -> (String, Vec<Seen>) {
    let mut seen = body(file);
    let Seen::Paragraph { style, text, .. } = seen.remove(0) else {
        panic!("no title");
    };
    assert_eq!(style, "Title");
    (text, seen)
}

fn dated(mut report: Report) -> Report {
    report.apply(&Edit::date("", Date::read("2025年1月20日")));
    assert_eq!(report.date(), Date::new(2025, 1, 20));
    report
}

/// The `w:style` with this id.
fn style<'a>(styles: &'a Node, id: &str) -> &'a Node {
    let found = styles
        .all("w:style")
        .find(|style| style.attribute("w:styleId") == Some(id));
    found.unwrap_or_else(|| panic!("no style {id}"))
}

proptest! {
    #[test]
    fn everything_of_a_report_comes_back_in_order_with_its_spans(report in reports(true)) {
        let document = Document::of(&report);
        let (title, blocks) = seen(&made(&document));
        let (lead, rest) = &document.title;
        prop_assert_eq!(title.replace('\n', ""), format!("{lead}{rest}"));
        prop_assert_eq!(blocks, wanted(&document));
    }
}

#[test]
fn a_signed_report_ends_in_organ_and_date() {
    for id in ["2021", "2019"] {
        let document = Document::of(&dated(balanced(id)));
        let (_, blocks) = seen(&made(&document));
        assert_eq!(blocks, wanted(&document));
        let [.., organ, date] = &blocks[..] else {
            panic!("too short");
        };
        assert!(matches!(organ, Seen::Paragraph { text, .. } if text == "某某县人民政府办公室"));
        assert!(matches!(date, Seen::Paragraph { text, .. } if text == "2025年1月20日"));
        let mut nameless = dated(balanced(id));
        name_organ(&mut nameless, "");
        let nameless = Document::of(&nameless);
        let (_, blocks) = seen(&made(&nameless));
        assert_eq!(blocks, wanted(&nameless));
        let unsigned = Document::of(&balanced(id));
        let (_, blocks) = seen(&made(&unsigned));
        assert_eq!(blocks, wanted(&unsigned));
        assert!(matches!(blocks.last(), Some(Seen::Paragraph { style, .. }) if style == "Normal"));
    }
}

#[test]
fn blanks_at_the_ends_markup_and_rare_characters_stay_and_control_characters_become_blanks() {
    let mut report = balanced("2021");
    write(
        &mut report,
        "other",
        "<w:p>&amp;“甲”\t𠮷——…\u{200b}乙\u{7}丙\u{b}丁\u{fffe}",
    );
    set(&mut report, "applications.new.natural", "<无> & \"/\"");
    let mut document = Document::of(&report);
    document.blocks.push(Block::Heading {
        level: 2,
        text: " 前后 有空 \u{3000}".to_owned(),
    });
    let (_, blocks) = seen(&made(&document));
    let texts: Vec<&str> = blocks
        .iter()
        .rev()
        .filter_map(|block| match block {
            Seen::Paragraph { text, .. } => Some(text.as_str()),
            Seen::Table(_) => None,
        })
        .collect();
    assert_eq!(texts[0], " 前后 有空 \u{3000}");
    assert_eq!(texts[1], "<w:p>&amp;“甲”\t𠮷——…\u{200b}乙 丙 丁 ");
    let is_there = |block: &Seen| match block {
        Seen::Table(cells) => cells.iter().any(|cell| cell.text == "<无> & \"/\""),
        Seen::Paragraph { .. } => false,
    };
    assert!(blocks.iter().any(is_there));
}

#[test]
fn a_run_in_heading_is_in_the_face_of_the_second_level() {
    let mut report = balanced("2021");
    write(&mut report, "problems", "（一）主要问题。解读不够生动。");
    let file = made(&Document::of(&report));
    let (_, blocks) = seen(&file);
    let lead = "（一）主要问题。".len();
    let is_it =
        |block: &Seen| matches!(block, Seen::Paragraph { lead: found, .. } if *found == lead);
    assert_eq!(blocks.iter().filter(|block| is_it(block)).count(), 1);
    let styles = part(&file, "word/styles.xml");
    let fonts = style(&styles, "ReportLead")
        .at(&["w:rPr", "w:rFonts"])
        .unwrap();
    assert_eq!(fonts.attribute("w:eastAsia"), Some("楷体_GB2312"));
}
