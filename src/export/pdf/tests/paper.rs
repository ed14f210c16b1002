//! The pages of a whole report: titles, breaks, tables.

use super::sample;
use crate::export::document::geometry::{HEIGHT, LEFT, PITCH, TOP, WIDTH};
use crate::export::document::marks::Marks;
use crate::export::document::{Block, Document, Paragraph, Role, Table, TableCell};
use crate::export::pdf::layout::rules::borders;
use crate::export::pdf::text::chars::{Class, class};
use crate::export::pdf::{Fonts, Mark, Options, Page, Pages, Run, Tag, layout, write};

pub(super) fn laid(document: &Document) -> Pages {
    let pages = layout(document, Options::default(), Fonts::bundled());
    nothing_overflows(&pages);
    pages
}

/// A run without the spaces at its end, which may hang over the end of a line; none if there is
/// nothing else.
pub(super) fn seen(run: &Run) -> Option<Run> {
    let text = run.text.trim_end_matches(' ');
    let count = text.chars().count();
    (count > 0).then(|| Run {
        text: text.to_owned(),
        offsets: run.offsets[..count].to_vec(),
        ..run.clone()
    })
}

/// Nothing but page numbers stands outside of the 版心, but for the blank half of a mark that hangs
/// over the end of a line.
pub(super) fn nothing_overflows(pages: &Pages) {
    for part in pages.pages.iter().flat_map(|page| &page.parts) {
        for mark in &part.marks {
            let (left, right, top, bottom) = match mark {
                Mark::Run(run) => {
                    let Some(run) = seen(run) else { continue };
                    let last = run.offsets.last().copied().unwrap_or_default();
                    let end = run.text.chars().next_back().unwrap();
                    let em = Fonts::bundled().advance(run.face, end).unwrap();
                    let em = if class(end) == Class::Close { 0.5 } else { em };
                    let right = run.x + last + em * run.size;
                    // So may that of an opening mark after a narrow character at the beginning.
                    let begin = run.text.chars().next().map(class);
                    let blank = if begin == Some(Class::Open) { 0.5 } else { 0.0 };
                    let left = run.x + blank * run.size;
                    (left, right, run.y - run.size, run.y)
                }
                Mark::Rule(rule) => (rule.from.0, rule.to.0, rule.from.1, rule.to.1),
                Mark::Picture(at) => (at.from.0, at.to.0, at.from.1, at.to.1),
            };
            let is_text = matches!(mark, Mark::Run(_));
            let number = is_text && part.tag == Tag::Artifact && top > TOP + HEIGHT;
            assert!(left > LEFT - 1.0 && right < LEFT + WIDTH + 1.0, "{mark:?}");
            assert!(
                top > TOP - 2.0 && (number || bottom < TOP + HEIGHT + 1.0),
                "{mark:?}"
            );
        }
    }
}

/// What is on the pages of something of the document.
pub(super) fn drawn(pages: &Pages, tag: Tag) -> String {
    let parts = pages.pages.iter().flat_map(|page| &page.parts);
    let marks = parts
        .filter(|part| part.tag == tag)
        .flat_map(|part| &part.marks);
    let texts = marks.filter_map(|mark| match mark {
        Mark::Run(run) => Some(run.text.as_str()),
        Mark::Rule(_) | Mark::Picture(_) => None,
    });
    texts.collect()
}

pub(super) fn heading(level: u8, text: &str) -> Block {
    Block::Heading {
        level,
        text: text.to_owned(),
    }
}

pub(super) fn paragraph(text: &str) -> Block {
    Block::Paragraph(Paragraph {
        text: text.to_owned(),
        lead: 0,
    })
}

pub(super) fn untitled(blocks: Vec<Block>) -> Document {
    Document {
        title: (String::new(), String::new()),
        organ: String::new(),
        blocks,
        origins: Vec::new(),
        marks: Marks::default(),
        signature: None,
    }
}

/// A table of one column of numbers under a head, beside a label over all rows.
pub(super) fn long_table(rows: usize) -> Table {
    let cell = |row, column, row_span, role, text: &str| TableCell {
        row,
        column,
        row_span,
        column_span: 1,
        role,
        text: text.to_owned(),
    };
    let mut cells = vec![
        cell(0, 0, 1, Role::ColumnHead, "类别"),
        cell(0, 1, 1, Role::ColumnHead, "数量"),
        cell(1, 0, rows - 1, Role::RowHead, "（三）不予公开"),
    ];
    for row in 1..rows {
        cells.push(cell(row, 1, 1, Role::Number, &row.to_string()));
    }
    Table {
        caption: "表".to_owned(),
        widths: vec![40.0, 60.0],
        rows,
        least_heights: Vec::new(),
        header_rows: 1,
        label_columns: 1,
        cells,
    }
}

pub(super) fn text(page: &Page) -> String {
    page.runs().map(|run| run.text.as_str()).collect()
}

#[test]
fn the_sample_fills_five_pages_and_every_page_but_the_last_has_its_number() {
    let pages = laid(&sample::document());
    assert_eq!(pages.pages.len(), 5);
    for (index, page) in pages.pages.iter().enumerate() {
        assert!(text(page).ends_with(&format!("— {} —", index + 1)));
    }
    // Odd pages right, even pages left.
    let number = |page: &Page| page.runs().last().map_or(0.0, |run| run.x);
    assert!(number(&pages.pages[0]) > LEFT + WIDTH / 2.0);
    assert!(number(&pages.pages[1]) < LEFT + WIDTH / 2.0);
}

#[test]
fn the_title_stands_in_two_lines_that_break_after_the_year() {
    let pages = laid(&sample::document());
    let title = &pages.pages[0].parts[0];
    assert_eq!(title.tag, Tag::Title);
    let lines: Vec<&str> = title
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Run(run) => Some(run.text.as_str()),
            Mark::Rule(_) | Mark::Picture(_) => None,
        })
        .collect();
    assert_eq!(lines, ["某某县人民政府2024年", "政府信息公开工作年度报告"]);
}

#[test]
fn a_long_organ_breaks_after_a_name_and_never_inside_the_year() {
    let title = |organ: &str| {
        let document = Document {
            title: (organ.to_owned(), "政府信息公开工作年度报告".to_owned()),
            ..untitled(Vec::new())
        };
        let pages = laid(&document);
        let lines: Vec<String> = pages.pages[0]
            .parts
            .iter()
            .filter(|part| part.tag == Tag::Title)
            .flat_map(|part| &part.marks)
            .filter_map(|mark| match mark {
                Mark::Run(run) => Some(run.text.clone()),
                Mark::Rule(_) | Mark::Picture(_) => None,
            })
            .collect();
        lines
    };
    assert_eq!(title("某局2024年"), ["某局2024年政府信息公开工作年度报告"]);
    assert_eq!(
        title("某某市某某区城市管理和综合行政执法局2024年"),
        [
            "某某市某某区城市管理和综合行政执法局",
            "2024年政府信息公开工作年度报告"
        ]
    );
    assert_eq!(
        title("某某省某某土家族苗族自治州某某经济技术开发区管理委员会办公室2024年")[1],
        "某某经济技术开发区管理委员会办公室"
    );
    assert_eq!(
        title("某某县城市管理行政执法局和综合行政服务中心2024年"),
        [
            "某某县城市管理行政执法局",
            "和综合行政服务中心2024年",
            "政府信息公开工作年度报告"
        ]
    );
    assert!(title(&"某".repeat(300)).len() > 14);
    assert!(title(&"8".repeat(300)).len() > 5);
}

#[test]
fn a_heading_at_the_foot_of_a_page_goes_over_with_two_lines() {
    for lines in 15..24 {
        let mut blocks: Vec<Block> = (0..lines).map(|_| paragraph("一行。")).collect();
        blocks.push(heading(1, "一、总体情况"));
        blocks.push(heading(2, "（一）主动公开"));
        blocks.push(paragraph(&"公开。".repeat(40)));
        let pages = laid(&untitled(blocks));
        let page = pages.bookmarks[0].page;
        assert_eq!(page, pages.bookmarks[1].page);
        let below = pages.pages[page]
            .parts
            .iter()
            .filter(|part| part.tag == Tag::Block(lines + 2))
            .flat_map(|part| &part.marks)
            .filter(|mark| matches!(mark, Mark::Run(_)))
            .count();
        assert!(below >= 2, "{lines} lines above: {below} below");
    }
}

#[test]
fn no_page_has_a_single_line_of_a_paragraph() {
    for above in 0..22 {
        let mut blocks: Vec<Block> = (0..above).map(|_| paragraph("一行。")).collect();
        blocks.push(paragraph(&"公开。".repeat(50)));
        for page in laid(&untitled(blocks)).pages {
            let own = page
                .parts
                .iter()
                .filter(|part| part.tag == Tag::Block(above));
            let lines: usize = own.map(|part| part.marks.len()).sum();
            assert_ne!(lines, 1, "{above} lines above");
        }
    }
}

#[test]
fn a_page_holds_22_lines() {
    let pages = laid(&untitled((0..23).map(|_| paragraph("一行。")).collect()));
    assert_eq!(pages.pages.len(), 2);
    assert_eq!(pages.pages[0].runs().count(), 22 + 1);
    let first = pages.pages[0].runs().next().map_or(0.0, |run| run.y);
    let last = pages.pages[0].runs().nth(21).map_or(0.0, |run| run.y);
    assert!((last - first - 21.0 * PITCH).abs() < 0.01);
}

#[test]
fn the_applications_table_stands_on_one_page_below_its_heading() {
    let document = sample::document();
    let pages = laid(&document);
    let bookmark = pages
        .bookmarks
        .iter()
        .find(|bookmark| bookmark.text.starts_with("三、"))
        .unwrap();
    let block = document
        .blocks
        .iter()
        .position(|block| matches!(block, Block::Table(table) if table.rows > 20))
        .unwrap();
    for (index, page) in pages.pages.iter().enumerate() {
        let here = page
            .parts
            .iter()
            .any(|part| matches!(part.tag, Tag::Cell { block: table, .. } if table == block));
        assert_eq!(here, index == bookmark.page);
    }
}

#[test]
fn a_table_longer_than_a_page_says_its_header_and_its_group_again() {
    let pages = laid(&untitled(vec![Block::Table(long_table(60))]));
    assert!(pages.pages.len() > 1);
    for page in &pages.pages {
        let text = text(page);
        assert!(text.starts_with("类别数量（三）不予公开"), "{text}");
    }
    let all: String = pages.pages.iter().map(text).collect();
    assert!((1..60).all(|number| all.contains(&number.to_string())));
}

#[test]
fn a_border_is_drawn_once_from_end_to_end() {
    // Two rows of three places; the first place covers both rows.
    let owners = vec![vec![0, 1, 2], vec![0, 3, 3]];
    let rules = borders(&owners, &[0.0, 10.0, 20.0, 30.0], &[0.0, 5.0, 10.0]);
    // Top, middle, bottom; left, first, second (upper row only), right.
    assert_eq!(rules.len(), 7);
    let middle = &rules[1];
    assert!((middle.from.0 - 9.75).abs() < 0.01 && (middle.to.0 - 30.25).abs() < 0.01);
}

#[test]
fn the_applications_table_has_no_more_strokes_than_lines() {
    let pages = laid(&sample::document());
    // 29 horizontal lines, and 13 vertical strokes, as groups part the lines between labels.
    let rules = pages.pages[3].rules().count();
    assert!((29 + 11..=29 + 16).contains(&rules), "{rules}");
}

#[test]
fn an_empty_document_is_one_page() {
    let document = untitled(Vec::new());
    assert_eq!(laid(&document).pages.len(), 1);
    assert!(write(&document, Options::default(), Fonts::bundled()).is_ok());
    let blank = Document::of(&crate::report::Report::new(crate::form::Form::undated()));
    laid(&blank);
    assert!(write(&blank, Options::default(), Fonts::bundled()).is_ok());
}

#[test]
fn numbers_of_any_length_stay_in_their_cells() {
    let mut report = sample::report();
    let cells: Vec<_> = report.form().cells().map(|(id, _)| id).collect();
    for (index, cell) in cells.into_iter().enumerate() {
        let long = ["123456789012345", "没有数据（见附件）", "9.9", "7777777"];
        report.set(cell, long[index % long.len()]);
    }
    laid(&Document::of(&report));
    let absurd = "9".repeat(5000);
    let first = report.form().cells().nth(30).map(|(id, _)| id).unwrap();
    report.set(first, &absurd);
    laid(&Document::of(&report));
}

#[test]
fn long_prose_is_laid_out_inside_the_page() {
    let digits = "8".repeat(60);
    let long = "政务公开工作，".repeat(28_000);
    let document = untitled(vec![
        paragraph(&digits),
        paragraph(&long),
        paragraph(&digits),
    ]);
    assert!(laid(&document).pages.len() > 250);
}

#[test]
fn a_damaged_table_is_laid_out_all_the_same() {
    let mut table = long_table(4);
    table.cells[2].row_span = 90;
    table.cells[1].column = 7;
    table.cells[3].row = 50;
    table.header_rows = 9;
    laid(&untitled(vec![Block::Table(table)]));
    let none = Table {
        widths: Vec::new(),
        rows: 0,
        cells: Vec::new(),
        ..long_table(2)
    };
    laid(&untitled(vec![Block::Table(none)]));
}

#[test]
fn text_is_tightened_to_save_a_line_of_one_character_or_a_page_of_one_line() {
    let lines = |characters: usize| {
        let document = untitled(vec![paragraph(&"文".repeat(characters))]);
        laid(&document).pages[0].runs().count() - 1
    };
    // 26 characters and 28 on each line after the first.
    assert_eq!(lines(26 + 2 * 28), 3);
    assert_eq!(lines(26 + 2 * 28 + 1), 3);
    assert_eq!(lines(26 + 2 * 28 + 9), 4);

    let document = |lines: usize, more: usize| {
        let mut blocks: Vec<Block> = (0..lines).map(|_| paragraph("一行。")).collect();
        blocks.push(paragraph(&"文".repeat(26 + 5 * 28 + more)));
        blocks.push(paragraph("一行。"));
        laid(&untitled(blocks)).pages.len()
    };
    assert_eq!(document(15, 0), 1);
    assert_eq!(document(15, 3), 1);
    assert_eq!(document(15, 15), 2);
}
