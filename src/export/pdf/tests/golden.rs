//! Where lines and pages break, kept as text in `tests/golden`. After a change that is meant, write
//! the files anew with `NIANBAO_GOLDEN=write cargo test --lib golden` and read what git shows.

use std::fmt::Write;
use std::path::Path;

use super::paper::nothing_overflows;
use super::sample;
use crate::export::document::geometry::{ADVANCE, LEFT, PITCH, TOP};
use crate::export::document::{Block, Document};
use crate::export::pdf::{Fonts, Mark, Options, Page, Tag, layout};
use crate::form::Form;

/// A page's lines: the band of the page, how far the line is indented in characters, its words.
/// Of a table the cells that take several lines.
fn lines(page: &Page) -> String {
    let mut text = String::new();
    let mut last = None;
    for part in &page.parts {
        let is_cell = matches!(part.tag, Tag::Cell { .. });
        let mut cell: Vec<String> = Vec::new();
        for mark in &part.marks {
            let Mark::Run(run) = mark else { continue };
            let place = (run.y * 10.0).round() as i64;
            let is_new = last != Some((is_cell.then_some(part.tag), place));
            last = Some((is_cell.then_some(part.tag), place));
            match (is_cell, is_new) {
                (true, true) => cell.push(run.text.clone()),
                (true, false) => cell.last_mut().unwrap().push_str(&run.text),
                (false, true) => {
                    let band = (run.y - TOP) / PITCH;
                    // Type is a hair wider than its place; a line begins at 0.0 all the same.
                    let indent = ((run.x - LEFT) / ADVANCE * 10.0).round() / 10.0 + 0.0;
                    write!(text, "\n{band:4.1} {indent:4.1}  {}", run.text).unwrap();
                }
                (false, false) => text.push_str(&run.text),
            }
        }
        if cell.len() > 1 {
            write!(text, "\n       格  {}", cell.join("/")).unwrap();
        }
    }
    text
}

fn agrees(name: &str, document: &Document, options: Options) {
    let pages = layout(document, options, Fonts::bundled());
    nothing_overflows(&pages);
    let mut text = String::new();
    for (index, page) in pages.pages.iter().enumerate() {
        writeln!(text, "第 {} 页{}\n", index + 1, lines(page)).unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name);
    if std::env::var_os("NIANBAO_GOLDEN").is_some_and(|what| what == "write") {
        std::fs::write(&path, &text).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap();
    for (index, (found, expected)) in text.lines().zip(golden.lines()).enumerate() {
        assert_eq!(
            found,
            expected,
            "line {} of {name}; if this is meant: NIANBAO_GOLDEN=write cargo test --lib golden",
            index + 1
        );
    }
    assert_eq!(text.lines().count(), golden.lines().count(), "{name}");
}

#[test]
fn the_form_in_force_breaks_as_it_did() {
    agrees("2021.txt", &sample::document(), Options::default());
}

#[test]
fn a_signed_report_with_a_red_head_breaks_as_it_did() {
    let options = Options {
        red_head: true,
        ..Options::default()
    };
    agrees(
        "2021-signed.txt",
        &sample::signed(&sample::document()),
        options,
    );
}

#[test]
fn the_form_before_breaks_as_it_did() {
    let (report, _) = sample::report().in_form(Form::by_id("2019").unwrap());
    let document = Document::of(&report);
    let paragraphs = document.blocks.iter();
    let paragraphs = paragraphs.filter(|block| matches!(block, Block::Paragraph(_)));
    assert!(paragraphs.count() > 8, "the prose is there too");
    agrees("2019.txt", &document, Options::default());
}
