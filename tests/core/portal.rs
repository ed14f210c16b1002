//! What goes onto the portal: the page for its editor, and the text for those who have it read out.

use crate::common::{balanced, set};
use scraper::{ElementRef, Html, Selector};

use nianbao::export::document::{Block, Role, Table};
use nianbao::export::{Document, html, text};
use nianbao::import::import;
use nianbao::report::{Date, Edit, Report};

fn select<'a>(within: &ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap();
    within.select(&selector).collect()
}

/// What an element says, with the blanks that keep their place taken for blanks.
fn said(element: &ElementRef<'_>) -> String {
    element.text().collect::<String>().replace('\u{a0}', " ")
}

fn number(element: &ElementRef<'_>, attribute: &str) -> usize {
    let value = element.value().attr(attribute);
    value.map_or(1, |value| value.parse().unwrap())
}

/// A cell as a browser places it: row, column, spans, text.
type Placed = (usize, usize, usize, usize, String);

/// Places a table's cells as HTML does: each goes to the first free place of its row.
fn placed(table: &ElementRef<'_>) -> Vec<Placed> {
    let rows = select(table, "tr");
    let mut taken = vec![Vec::<bool>::new(); rows.len()];
    let mut cells = Vec::new();
    for (row, element) in rows.iter().enumerate() {
        for cell in select(element, "th, td") {
            let (height, width) = (number(&cell, "rowspan"), number(&cell, "colspan"));
            let mut column = 0;
            while taken[row].get(column) == Some(&true) {
                column += 1;
            }
            for line in &mut taken[row..row + height] {
                if line.len() < column + width {
                    line.resize(column + width, false);
                }
                line[column..column + width].fill(true);
            }
            cells.push((row, column, height, width, said(&cell)));
        }
    }
    cells.sort();
    cells
}

fn expected(table: &Table) -> Vec<Placed> {
    let cells = table.cells.iter();
    let mut cells: Vec<Placed> = cells
        .map(|cell| {
            let spans = (cell.row_span, cell.column_span);
            (cell.row, cell.column, spans.0, spans.1, cell.text.clone())
        })
        .collect();
    cells.sort();
    cells
}

fn report(form: &str) -> Report {
    let mut report = balanced(form);
    report.apply(&Edit::date("", Date::read("2025-1-20")));
    report
}

#[test]
fn the_page_says_every_block_of_the_document_in_order() {
    for form in ["2021", "2019"] {
        let mut report = report(form);
        let nasty = "一是<b>甲&乙</b>“丙”  丁\n（一）戊。己";
        report.apply(&Edit::prose("", "problems", nasty));
        set(&mut report, "litigation.direct.other", "<无>");
        let document = Document::of(&report);
        let page = Html::parse_document(&html::write(&document));
        assert_eq!(page.errors, [""; 0]);
        let body = select(&page.root_element(), "body")[0];
        let blocks: Vec<ElementRef<'_>> = body.child_elements().collect();
        let name = |element: &ElementRef<'_>| element.value().name().to_owned();
        assert_eq!(name(&blocks[0]), "h1");
        assert_eq!(said(&blocks[0]), report.title());
        let after = &blocks[1 + document.blocks.len()..];
        assert_eq!(
            after.iter().map(said).collect::<Vec<_>>(),
            ["某某县人民政府办公室", "2025年1月20日"]
        );
        for (block, element) in document.blocks.iter().zip(&blocks[1..]) {
            match block {
                Block::Heading { level, text } => {
                    assert_eq!(name(element), format!("h{}", level + 1));
                    assert_eq!(said(element), *text);
                }
                Block::Paragraph(paragraph) => {
                    assert_eq!(name(element), "p");
                    assert_eq!(said(element), paragraph.text);
                }
                Block::Table(table) => {
                    assert_eq!(name(element), "table");
                    assert_eq!(placed(element), expected(table));
                }
                // Only the sign-off pages have one, and they go to no portal.
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn a_table_says_which_cells_are_heads_and_what_they_stand_over() {
    let document = Document::of(&report("2021"));
    let page = Html::parse_document(&html::write(&document));
    let tables = select(&page.root_element(), "table");
    assert_eq!(tables.len(), 3);
    for (table, block) in
        tables
            .iter()
            .zip(document.blocks.iter().filter_map(|block| match block {
                Block::Table(table) => Some(table),
                _ => None,
            }))
    {
        assert!(select(table, "caption").is_empty(), "the heading says it");
        let label = table.value().attr("aria-label");
        assert_eq!(label, Some(block.caption.as_str()));
        let numbers = block.cells.iter().filter(|cell| cell.role == Role::Number);
        assert_eq!(select(table, "td").len(), numbers.count());
        assert!(select(table, "thead th").len() >= 2);
        assert!(select(table, "thead td").is_empty());
        let heads = select(table, "th");
        assert!(
            heads
                .iter()
                .all(|head| head.value().attr("scope").is_some())
        );
    }
    let refused = select(&tables[1], "th[scope=rowgroup][rowspan=\"8\"]");
    assert_eq!(refused.len(), 1);
    // What is repeated on paper is what a browser takes for the head.
    assert_eq!(select(&tables[1], "thead tr").len(), 3);
}

#[test]
fn the_page_is_small_also_where_its_prose_is_long() {
    for form in ["2021", "2019"] {
        let mut report = report(form);
        let sizes = ["", "这一段写得很长。"].map(|sentence| {
            let prose = format!("没有其他情况。{}", sentence.repeat(420));
            report.apply(&Edit::prose("", "other", &prose));
            let page = html::write_for(&Document::of(&report), &report);
            let named = page.matches(" data-cell=").count();
            let imported = import(page.as_bytes()).unwrap();
            assert!(imported.report == report);
            assert!(imported.notes.is_empty(), "{:?}", imported.notes);
            (page.len(), named)
        });
        let [(short, all), (long, some)] = sizes;
        assert!(short < 17_000 && long < 20_000, "{short} {long}");
        // Where the prose is long, a name stands for its row.
        assert_eq!(all, report.form().cells().count());
        assert!((30..70).contains(&some), "{some}");
    }
}

#[test]
fn a_table_read_out_says_each_number_with_its_labels() {
    let mut report = report("2021");
    set(&mut report, "litigation.direct.other", "");
    let choices = text::Choices {
        tables: text::Tables::Lines,
        ..text::Choices::default()
    };
    let written = text::write_as(&Document::of(&report), choices);
    assert!(!written.contains('\t'));
    let lines: Vec<&str> = written.lines().collect();
    let at = |wanted: &str| {
        let at = lines.iter().position(|line| *line == wanted);
        at.unwrap_or_else(|| panic!("{wanted} is not a line of\n{written}"))
    };
    let new = at("一、本年新收政府信息公开申请数量");
    assert_eq!(lines[new + 1], "自然人：71");
    assert_eq!(lines[new + 2], "法人或其他组织，商业企业：3");
    assert_eq!(lines[new + 7], "总计：74");
    at("三、本年度办理结果，（三）不予公开，1.属于国家秘密");
    at("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）");
    at("行政许可，本年处理决定数量：0");
    at("行政诉讼，未经复议直接起诉，其他结果：（空）");
    // A line for each number of the four tables.
    let numbers = report.form().cells().len();
    assert_eq!(
        lines
            .iter()
            .filter(|line| line.contains('：') && is_said(line))
            .count(),
        numbers
    );
}

/// Whether a line ends in a number, or says that there is none.
fn is_said(line: &str) -> bool {
    let value = line.rsplit('：').next().unwrap_or_default();
    value == "（空）"
        || value
            .trim_start_matches('-')
            .starts_with(|c: char| c.is_ascii_digit())
}

#[test]
fn notepad_gets_its_line_ends_and_its_mark() {
    let document = Document::of(&report("2021"));
    let choices = text::Choices {
        crlf: true,
        bom: true,
        ..text::Choices::default()
    };
    let written = text::write_as(&document, choices);
    assert!(written.starts_with('\u{feff}'));
    assert_eq!(
        written.matches('\n').count(),
        written.matches("\r\n").count()
    );
    assert_eq!(
        written.trim_start_matches('\u{feff}').replace("\r\n", "\n"),
        text::write(&document)
    );
}

#[test]
fn every_number_of_the_page_bears_the_name_of_its_cell() {
    let report = report("2021");
    let page = html::write_for(&Document::of(&report), &report);
    let page = Html::parse_document(&page);
    assert_eq!(page.errors, [""; 0]);
    let named = select(&page.root_element(), "[data-cell]");
    assert_eq!(named.len(), report.form().cells().count());
    for element in named {
        let name = element.value().attr("data-cell").unwrap();
        let cell = report.form().find(name).unwrap();
        assert_eq!(element.value().name(), "td");
        assert_eq!(said(&element), report.value(cell).text(), "{name}");
    }
}

#[test]
fn what_is_pasted_says_of_each_cell_how_it_looks_and_the_page_says_it_once() {
    let document = Document::of(&report("2021"));
    let page = html::write(&document);
    assert!(!page.contains(" style=") && !page.contains(" border="));
    let pasted = Html::parse_fragment(&html::fragment(&document));
    for cell in select(&pasted.root_element(), "td, th[scope=row]") {
        let style = cell.value().attr("style").unwrap();
        let align = if cell.value().name() == "td" {
            "center"
        } else {
            "left"
        };
        assert!(style.contains(&format!("text-align:{align}")), "{style}");
        assert!(style.contains("padding"));
    }
}
