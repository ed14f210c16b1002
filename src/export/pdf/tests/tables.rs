//! Cells with more in them than the form's authors thought of: nothing leaves its box, nothing is
//! lost.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::paper::{laid, text, untitled};
use super::sample;
use crate::export::document::geometry::{LEFT, MM};
use crate::export::document::{Block, Document, Role, Table, TableCell};
use crate::export::pdf::fonts::UNKNOWN;
use crate::export::pdf::text::chars::{Class, class};
use crate::export::pdf::text::normal::normalise;
use crate::export::pdf::{Face, Fonts, Mark, Page, Pages, Run, Tag};

/// How far right the ink of a run reaches: the blank half of a mark may hang over.
fn right_end(run: &Run) -> f32 {
    let last = run.offsets.last().copied().unwrap_or_default();
    let end = run.text.chars().next_back().unwrap();
    let em = match class(end) {
        Class::Close => 0.5,
        _ => Fonts::bundled().advance(run.face, end).unwrap(),
    };
    run.x + last + em * run.size
}

/// Every run of a cell stands inside one of the cell's boxes on its page.
fn everything_stands_in_its_cell(pages: &Pages) {
    for page in &pages.pages {
        for part in &page.parts {
            if !matches!(part.tag, Tag::Cell { .. }) {
                continue;
            }
            for mark in &part.marks {
                let Mark::Run(run) = mark else { continue };
                let Some(run) = super::paper::seen(run) else {
                    continue;
                };
                let is_inside = |tag: Tag| {
                    let places = page.places.iter().filter(|place| place.tag == tag);
                    places.into_iter().any(|place| {
                        run.x >= place.from.0 - 0.01
                            && right_end(&run) <= place.to.0 + 0.01
                            && run.y - 0.88 * run.size >= place.from.1 - 0.01
                            && run.y + 0.12 * run.size <= place.to.1 + 0.01
                    })
                };
                assert!(is_inside(part.tag), "{run:?} of {:?}", part.tag);
            }
        }
    }
}

/// No two runs of different cells touch each other, as text does that leaves its cell. Those of one
/// cell may: the blank half of a bracket is squeezed.
fn no_runs_touch(page: &Page) {
    let parts = page.parts.iter().enumerate();
    let runs = parts.flat_map(|(part, drawn)| drawn.marks.iter().map(move |mark| (part, mark)));
    let boxes: Vec<_> = runs
        .filter_map(|(part, mark)| match mark {
            Mark::Run(run) => {
                let run = super::paper::seen(run)?;
                let (right, top) = (right_end(&run), run.y - 0.7 * run.size);
                Some((run.x, right, top, run.y, part, run))
            }
            Mark::Rule(_) | Mark::Picture(_) => None,
        })
        .collect();
    for (i, a) in boxes.iter().enumerate() {
        for b in boxes[i + 1..].iter().filter(|b| b.4 != a.4) {
            let apart = a.1 <= b.0 + 0.6 || b.1 <= a.0 + 0.6 || a.3 <= b.2 || b.3 <= a.2;
            assert!(apart, "{:?} and {:?}", a.5, b.5);
        }
    }
}

/// Every cell's text is on the pages, once and in order.
fn nothing_is_lost(document: &Document, pages: &Pages) {
    let mut found: BTreeMap<(usize, usize), String> = BTreeMap::new();
    for part in pages.pages.iter().flat_map(|page| &page.parts) {
        let Tag::Cell { block, cell } = part.tag else {
            continue;
        };
        for mark in &part.marks {
            if let Mark::Run(run) = mark {
                found.entry((block, cell)).or_default().push_str(&run.text);
            }
        }
    }
    let plain = |text: &str| {
        let shown = normalise(text).chars().collect::<Vec<_>>().into_iter();
        let known = |ch: char| Fonts::bundled().find(Face::Song, ch).is_some();
        let shown = shown.map(|ch| if known(ch) { ch } else { UNKNOWN });
        shown.filter(|ch| *ch != ' ').collect::<String>()
    };
    for (block, content) in document.blocks.iter().enumerate() {
        let Block::Table(table) = content else {
            continue;
        };
        for (index, cell) in table.cells.iter().enumerate() {
            let found = found.remove(&(block, index)).unwrap_or_default();
            assert_eq!(found.replace(' ', ""), plain(&cell.text), "{cell:?}");
        }
    }
    assert!(found.is_empty(), "{found:?}");
}

fn holds(document: &Document) -> Pages {
    let pages = laid(document);
    everything_stands_in_its_cell(&pages);
    nothing_is_lost(document, &pages);
    for page in &pages.pages {
        no_runs_touch(page);
    }
    pages
}

/// Three columns under a head: a label, words, and a number.
fn wordy(rows: &[(&str, &str, &str)]) -> Table {
    let cell = |row, column, role, text: &str| TableCell {
        row,
        column,
        row_span: 1,
        column_span: 1,
        role,
        text: text.to_owned(),
    };
    let mut cells = Vec::new();
    for (column, head) in ["规则", "算式", "左"].into_iter().enumerate() {
        cells.push(cell(0, column, Role::ColumnHead, head));
    }
    for (row, (label, words, number)) in rows.iter().enumerate() {
        cells.push(cell(row + 1, 0, Role::RowHead, label));
        cells.push(cell(row + 1, 1, Role::Text, words));
        cells.push(cell(row + 1, 2, Role::Number, number));
    }
    Table {
        caption: "表".to_owned(),
        widths: vec![30.0, 106.0, 20.0],
        rows: rows.len() + 1,
        least_heights: Vec::new(),
        header_rows: 1,
        label_columns: 1,
        cells,
    }
}

fn of(table: Table) -> Document {
    untitled(vec![Block::Table(table)])
}

#[test]
fn words_longer_than_a_page_go_on_over_the_next_under_the_head() {
    let words = "收到申请后当日登记，逐件审核，按期答复；".repeat(300);
    let pages = holds(&of(wordy(&[("甲", &words, "5"), ("乙", "短", "6")])));
    assert!(pages.pages.len() > 3);
    for page in &pages.pages {
        assert!(text(page).starts_with("规则算式左"), "{}", text(page));
    }
    // All pages but the last are full.
    for page in &pages.pages[..pages.pages.len() - 1] {
        let characters = text(page).chars().count();
        assert!(characters > 1100, "{characters}");
    }
}

#[test]
fn a_number_of_sixty_digits_takes_lines_of_its_own_cell() {
    let mut document = sample::document();
    let digits = "1234567890".repeat(6);
    for block in &mut document.blocks {
        let Block::Table(table) = block else { continue };
        let numbers = table.cells.iter_mut();
        let numbers = numbers.filter(|cell| cell.role == Role::Number);
        for (index, cell) in numbers.enumerate().filter(|(index, _)| index % 5 == 0) {
            digits[..15 + index % 46].clone_into(&mut cell.text);
        }
    }
    holds(&document);
}

#[test]
fn a_number_of_five_thousand_digits_goes_on_over_pages() {
    let mut document = sample::document();
    for block in &mut document.blocks {
        let Block::Table(table) = block else { continue };
        let mut cells = table.cells.iter_mut();
        if let Some(cell) = cells.rfind(|cell| cell.role == Role::Number) {
            cell.text = "9".repeat(5000);
        }
    }
    holds(&document);
}

#[test]
fn a_label_over_many_rows_goes_on_as_well() {
    let mut document = sample::document();
    for block in &mut document.blocks {
        let Block::Table(table) = block else { continue };
        for cell in &mut table.cells {
            if cell.role == Role::RowHead && cell.row_span > 1 {
                cell.text = "（三）不予公开的各种情形".repeat(40);
            }
        }
    }
    holds(&document);
}

#[test]
fn a_head_that_fills_pages_is_said_once() {
    let mut table = wordy(&[("甲", "乙", "1"), ("丙", "丁", "2")]);
    table.cells[1].text = "算式、".repeat(4000);
    let pages = holds(&of(table));
    assert!(pages.pages.len() > 3);
}

#[test]
fn rows_are_as_high_as_asked_and_words_begin_at_the_left() {
    let mut table = wordy(&[("甲", "乙", "1"), ("丙", "丁", "2")]);
    table.least_heights = vec![0.0, 30.0];
    let pages = holds(&of(table));
    let place = |cell| {
        let tag = Tag::Cell { block: 0, cell };
        *pages.places_of(tag).next().unwrap().1
    };
    let height = |cell| place(cell).to.1 - place(cell).from.1;
    assert!((height(3) - 30.0 * MM).abs() < 0.01);
    assert!((height(6) - height(0)).abs() < 0.01);
    let words = pages.pages[0].runs().find(|run| run.text == "乙").unwrap();
    let column = LEFT + 30.0 * MM;
    assert!((1.0..6.0).contains(&(words.x - column)), "{words:?}");
}

#[test]
fn heads_alone_are_laid_out_page_by_page() {
    let mut table = wordy(&[("甲", "乙", "1"); 90]);
    for cell in &mut table.cells {
        cell.role = Role::ColumnHead;
    }
    let pages = holds(&of(table));
    assert!((3..8).contains(&pages.pages.len()), "{}", pages.pages.len());
}

fn nasty() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[0-9]{0,70}",
        2 => "[0-9]{1,20}(万元|件|%)?",
        2 => "[，。；：？！、（）《》“”〔〕—…·]{0,40}",
        2 => "[一-龥]{0,60}",
        2 => "[一-龥，。（）0-9a-zA-Z ./]{0,200}",
        1 => "[a-zA-Z]{0,90}",
        1 => "\\PC{0,80}",
        1 => "[\u{0}-\u{ffff}]{0,40}",
        1 => "[一-龥，。0-9]{1500,2500}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_stays_in_its_cell_and_whole(
        texts in prop::collection::vec((0_usize..400, nasty()), 1..25)
    ) {
        let mut document = sample::document();
        let tables = document.blocks.iter_mut().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let mut cells: Vec<_> = tables.flat_map(|table| &mut table.cells).collect();
        let count = cells.len();
        for (index, text) in texts {
            cells[index % count].text = text;
        }
        holds(&document);
    }

    #[test]
    fn any_words_of_a_sign_off_table_stay_in_their_cells_and_whole(
        rows in prop::collection::vec((nasty(), nasty(), nasty()), 1..12)
    ) {
        let rows: Vec<(&str, &str, &str)> = rows
            .iter()
            .map(|(label, words, number)| (label.as_str(), words.as_str(), number.as_str()))
            .collect();
        holds(&of(wordy(&rows)));
    }
}
