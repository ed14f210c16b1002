//! Rules of the page that real pages taught: line ends by GB/T 15834, the room about tables, labels,
//! enclosures.

use super::paper::{heading, laid, paragraph, untitled};
use super::read::{text, written};
use super::sample;
use crate::export::document::geometry::{ADVANCE, HEIGHT, LEFT, PITCH, TITLE_SIZE, TOP};
use crate::export::document::{Block, Document, Role, Table};
use crate::export::pdf::text::chars::{Break, breaks};
use crate::export::pdf::{Fonts, Ink, Options, Page, Pages, Tag, layout};

/// What may not begin a line, character by character, by hand and not by class.
const BEGINS_NO_LINE: &str = "、，。；：？！）》」』】〉〕〗”’…‥·・•‧—–―‒‐‑－～〜〰／％‰℃°′″．］｝｠〙〛〞〟々〻｡､｣･￠\
    -~/.,;:!?)]}%»›‼⁇⁈⁉⁄";
/// What may not end one.
const ENDS_NO_LINE: &str = "（《「『【〈〔〖“‘［｛｟〘〚〝￥＄￡｢／([{$¥£€№«‹/";

#[test]
fn no_mark_of_any_block_of_punctuation_begins_or_ends_a_line_where_it_may_not() {
    let blocks = [
        '!'..='¿',
        '‐'..='⁞',
        '₠'..='₿',
        '℀'..='℃',
        '、'..='〿',
        '！'..='￥',
    ];
    for ch in blocks.into_iter().flatten() {
        for (before, after) in [('甲', '乙'), ('甲', '3'), ('3', '乙')] {
            let found = breaks(&[before, ch, after]);
            let (begins, ends) = (found[1] != Break::No, found[2] != Break::No);
            assert!(!(begins && BEGINS_NO_LINE.contains(ch)), "{before}⏎{ch}");
            assert!(!(ends && ENDS_NO_LINE.contains(ch)), "{ch}⏎{after}");
        }
    }
    for ch in BEGINS_NO_LINE.chars() {
        assert_eq!(breaks(&['甲', ch, '乙'])[1], Break::No, "{ch}");
    }
    for ch in ENDS_NO_LINE.chars() {
        assert_eq!(breaks(&['甲', ch, '乙'])[2], Break::No, "{ch}");
    }
}

#[test]
fn a_dash_between_two_steps_stays_on_the_line_of_the_first() {
    for before in 20..30 {
        let text = format!("{}审查—答复、登记——办理，其余照旧。", "前".repeat(before));
        for page in &laid(&untitled(vec![paragraph(&text)])).pages {
            let begin = |run: &&crate::export::pdf::Run| (run.x - LEFT).abs() < 1.0;
            let mut runs = page.runs().filter(begin);
            assert!(runs.all(|run| !run.text.starts_with('—')));
        }
    }
}

fn tables(document: &Document) -> impl Iterator<Item = (usize, &Table)> {
    let blocks = document.blocks.iter().enumerate();
    blocks.filter_map(|(index, block)| match block {
        Block::Table(table) => Some((index, table)),
        _ => None,
    })
}

/// The pages, top and bottom of a table.
fn stands(pages: &Pages, block: usize) -> Vec<(usize, f32, f32)> {
    let mut found: Vec<(usize, f32, f32)> = Vec::new();
    for (number, page) in pages.pages.iter().enumerate() {
        let is_in = |tag: Tag| matches!(tag, Tag::Cell { block: of, .. } if of == block);
        let places = page.places.iter().filter(|place| is_in(place.tag));
        let edges = places.map(|place| (place.from.1, place.to.1));
        let edges = edges.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        found.extend(edges.map(|(top, bottom)| (number, top, bottom)));
    }
    found
}

/// The second table of the sample under so many lines of text.
fn under(lines: usize) -> (Document, usize) {
    let sample = sample::document();
    let (_, table) = tables(&sample).next().unwrap();
    let mut blocks: Vec<Block> = (0..lines).map(|_| paragraph("一行。")).collect();
    blocks.push(heading(1, "二、主动公开政府信息情况"));
    blocks.push(Block::Table(table.clone()));
    blocks.push(paragraph("后文。"));
    (untitled(blocks), lines + 1)
}

#[test]
fn a_table_is_drawn_together_before_it_leaves_more_than_a_third_of_a_page_blank() {
    let mut together = 0;
    for lines in 0..21 {
        let (document, block) = under(lines);
        let pages = laid(&document);
        let found = stands(&pages, block);
        let height = |at: usize| found[at].2 - found[at].1;
        let (_, table) = tables(&document).next().unwrap();
        if found.len() > 1 {
            continue;
        }
        let blank = HEIGHT - (lines as f32 + 1.0) * PITCH;
        if found[0].0 == 0 {
            let rows = table.rows as f32;
            assert!(height(0) >= rows * Table::TIGHT_ROW - 0.1);
            together += usize::from(height(0) < rows * table.row_height() - 1.0);
        } else {
            // At 18 points a row it would not have found room either.
            let least = table.rows as f32 * Table::TIGHT_ROW;
            assert!(
                blank <= HEIGHT / 3.0 + PITCH || least > blank - 8.0,
                "{lines}"
            );
        }
    }
    assert!(together > 0);
}

#[test]
fn what_is_blank_about_a_table_is_shared_above_and_below() {
    for document in [sample::document(), sample::mishaps(), under(3).0] {
        let pages = laid(&document);
        for (block, _) in tables(&document) {
            let all = stands(&pages, block);
            let [(page, top, bottom)] = all[..] else {
                continue;
            };
            let near = |block: usize| {
                let mut places = pages.places_of(Tag::Block(block));
                places.find(|(at, _)| *at == page).map(|(_, place)| *place)
            };
            let (Some(above), Some(below)) = (near(block - 1), near(block + 1)) else {
                continue;
            };
            let (above, below) = (top - above.to.1, below.from.1 - bottom);
            assert!(
                (above - below).abs() < 0.1 && above > 3.9,
                "{above} {below}"
            );
        }
    }
}

/// The lines of a cell.
fn lines(page: &Page, wanted: Tag) -> Vec<String> {
    let mut lines: Vec<(f32, String)> = Vec::new();
    for part in page.parts.iter().filter(|part| part.tag == wanted) {
        for mark in &part.marks {
            let crate::export::pdf::Mark::Run(run) = mark else {
                continue;
            };
            match lines.last_mut() {
                Some((y, line)) if (*y - run.y).abs() < 0.1 => line.push_str(&run.text),
                _ => lines.push((run.y, run.text.clone())),
            }
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

#[test]
fn labels_of_groups_break_after_their_number_and_between_words() {
    let document = sample::document();
    let pages = laid(&document);
    let mut found = Vec::new();
    for (block, table) in tables(&document) {
        for (cell, place) in table.cells.iter().enumerate() {
            if place.role != Role::Number {
                let tag = Tag::Cell { block, cell };
                found.extend(pages.pages.iter().map(|page| lines(page, tag).join("/")));
            }
        }
    }
    for label in ["三、/本年度/办理/结果", "商业/企业", "（三）/不予公开"] {
        assert!(
            found.iter().any(|found| found == label),
            "{label} in {found:?}"
        );
    }
}

#[test]
fn twelve_digits_stand_on_one_line_and_seven_have_air() {
    for digits in [7, 12] {
        let mut document = sample::document();
        for block in &mut document.blocks {
            let Block::Table(table) = block else { continue };
            let first = table
                .cells
                .iter_mut()
                .find(|cell| cell.role == Role::Number);
            first.unwrap().text = "8".repeat(digits);
        }
        let pages = laid(&document);
        for (block, table) in tables(&document) {
            let long = "8".repeat(digits);
            let is_it = |cell: &crate::export::document::TableCell| cell.text == long;
            let cell = table.cells.iter().position(is_it).unwrap();
            let tag = Tag::Cell { block, cell };
            let all: Vec<String> = pages
                .pages
                .iter()
                .flat_map(|page| lines(page, tag))
                .collect();
            assert_eq!(all, ["8".repeat(digits)]);
            let (page, place) = pages.places_of(tag).next().unwrap();
            let part = pages.pages[page].parts.iter().find(|part| part.tag == tag);
            let crate::export::pdf::Mark::Run(run) = &part.unwrap().marks[0] else {
                panic!("no text")
            };
            let em = Fonts::bundled().advance(run.face, '8').unwrap();
            let right = run.x + run.offsets.last().unwrap() + em * run.size;
            let least = if digits == 7 { 2.5 } else { 1.5 };
            assert!(
                run.x - place.from.0 > least && place.to.0 - right > least,
                "{run:?}"
            );
        }
    }
}

#[test]
fn a_number_below_nothing_has_a_true_minus() {
    let mut document = sample::document();
    for block in &mut document.blocks {
        let Block::Table(table) = block else { continue };
        let first = table
            .cells
            .iter_mut()
            .find(|cell| cell.role == Role::Number);
        "-3".clone_into(&mut first.unwrap().text);
    }
    let all: String = laid(&document).pages.iter().map(Page::text).collect();
    assert_eq!(
        all.lines().filter(|line| *line == "−3").count(),
        tables(&document).count()
    );
}

#[test]
fn what_is_enclosed_is_named_a_line_below_the_text_and_its_names_stand_under_each_other() {
    let name = "政府信息公开工作指标说明和有关名词解释以及统计口径说明";
    let document = untitled(vec![
        paragraph("完。"),
        paragraph(&format!("附件：1.{name}")),
        paragraph(&format!("2.{name}")),
        paragraph("附件1"),
        paragraph("正文。"),
    ]);
    let pages = laid(&document);
    assert_eq!(pages.pages.len(), 2);
    let begins = |block: usize| {
        let parts = pages.pages[0].parts.iter();
        let parts = parts.filter(|part| part.tag == Tag::Block(block));
        let mut lines: Vec<(f32, f32)> = Vec::new();
        for mark in parts.flat_map(|part| &part.marks) {
            if let crate::export::pdf::Mark::Run(run) = mark
                && lines.last().is_none_or(|(y, _)| (y - run.y).abs() > 0.1)
            {
                lines.push((run.y, run.x - LEFT));
            }
        }
        lines
    };
    let (before, first, second) = (begins(0), begins(1), begins(2));
    assert!((first[0].0 - before[0].0 - 2.0 * PITCH).abs() < 0.1);
    assert!((first[0].1 - 2.0 * ADVANCE).abs() < 1.0);
    assert_eq!((first.len(), second.len()), (2, 2));
    // 附件：and 1. before the name.
    assert!((first[1].1 - second[1].1).abs() < 1.0 && first[1].1 > 5.0 * ADVANCE);
    assert!((second[0].1 - 5.0 * ADVANCE).abs() < 1.0);
    let mark = pages.pages[1].runs().next().unwrap();
    assert!((mark.x - LEFT).abs() < 1.0 && mark.text.starts_with("附件"));
}

#[test]
fn the_title_stands_two_lines_below_the_red_line() {
    for organ in [
        "某某局",
        "某某县人民政府办公室",
        "某某省某某土家族苗族自治州某某经济技术开发区管理委员会",
    ] {
        let document = Document {
            organ: organ.to_owned(),
            ..sample::document()
        };
        let options = Options {
            red_head: true,
            ..Options::default()
        };
        let pages = layout(&document, options, Fonts::bundled());
        let page = &pages.pages[0];
        let rule = page.rules().find(|rule| rule.ink == Ink::Red).unwrap();
        let title = page
            .parts
            .iter()
            .find(|part| part.tag == Tag::Title)
            .unwrap();
        let crate::export::pdf::Mark::Run(run) = &title.marks[0] else {
            panic!("no text")
        };
        let top = run.y - 0.88 * TITLE_SIZE;
        assert!(
            (top - rule.from.1 - 2.0 * PITCH).abs() < 0.2,
            "{}",
            top - rule.from.1
        );
        assert!(rule.from.1 > TOP);
    }
}

#[test]
fn a_character_that_no_face_has_is_copied_out_as_itself() {
    let file = written(
        &untitled(vec![paragraph("甲\u{2a6d6}乙")]),
        Options::default(),
    );
    let spans = file.shown(0).into_iter().filter_map(|shown| {
        let (_, properties) = shown.within?;
        (shown.operator == "BDC").then_some(())?;
        properties.get(b"ActualText").ok().map(text)
    });
    let spans: Vec<String> = spans.collect();
    assert_eq!(spans, ["\u{2a6d6}"]);
}

#[test]
fn pages_are_printed_as_large_as_they_are() {
    let file = written(&sample::document(), Options::default());
    let viewer = file.catalog("ViewerPreferences").as_dict().unwrap();
    let name = |key: &[u8]| viewer.get(key).unwrap().as_name().unwrap().to_vec();
    assert_eq!(name(b"PrintScaling"), b"None");
    assert_eq!(name(b"Duplex"), b"DuplexFlipLongEdge");
}
