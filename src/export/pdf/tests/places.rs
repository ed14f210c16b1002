//! What is where on a page: for whoever leads from the page to its editor.

use super::*;
use crate::export::Document;
use crate::export::document::{Block, Role};

fn laid(document: &Document) -> Pages {
    layout(document, Options::default(), Fonts::bundled())
}

#[test]
fn what_is_written_stands_in_its_own_place() {
    let pages = laid(&sample::document());
    for page in &pages.pages {
        for part in page.parts.iter().filter(|part| part.tag != Tag::Artifact) {
            for mark in &part.marks {
                let Mark::Run(run) = mark else { continue };
                let found = page.at(run.x + 0.5, run.y - run.size / 3.0);
                assert_eq!(found.map(|place| place.tag), Some(part.tag), "{}", run.text);
            }
        }
    }
}

#[test]
fn an_empty_cell_has_a_place_too() {
    let mut document = sample::document();
    for block in &mut document.blocks {
        let Block::Table(table) = block else { continue };
        let cells = table.cells.iter_mut();
        for number in cells.filter(|cell| cell.role == Role::Number) {
            number.text.clear();
        }
    }
    let pages = laid(&document);
    for (index, block) in document.blocks.iter().enumerate() {
        let Block::Table(table) = block else { continue };
        for cell in 0..table.cells.len() {
            let tag = Tag::Cell { block: index, cell };
            let (page, place) = pages.places_of(tag).next().unwrap();
            let (x, y) = (
                f32::midpoint(place.from.0, place.to.0),
                f32::midpoint(place.from.1, place.to.1),
            );
            assert_eq!(pages.pages[page].at(x, y), Some(place));
        }
    }
}

#[test]
fn a_page_is_read_as_it_is_written() {
    let pages = laid(&sample::document());
    let text = pages.pages[0].text();
    let title = "某某县人民政府2024年政府信息公开工作年度报告\n";
    assert!(text.starts_with(title), "{text}");
    assert!(text.contains("\n一、总体情况\n"));
    assert!(text.ends_with("\n— 1 —\n"));
}
