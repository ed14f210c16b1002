//! The red head and the signature.

use super::paper::{drawn, heading, laid, nothing_overflows, paragraph, text, untitled};
use super::sample;
use crate::export::document::geometry::{ADVANCE, HEAD_DROP, LEFT, PITCH, TOP, WIDTH};
use crate::export::document::{Block, Document, Signature};
use crate::export::pdf::{Fonts, Ink, Mark, Options, Page, Pages, Run, Tag, layout};
use crate::report::Date;

fn signed(organ: &str, blocks: Vec<Block>) -> Document {
    Document {
        signature: Some(Signature {
            organ: organ.to_owned(),
            date: Date::new(2025, 1, 20).unwrap(),
        }),
        ..untitled(blocks)
    }
}

/// The lines of something on a page: where each begins and ends, and its baseline.
fn lines(page: &Page, tag: Tag) -> Vec<(f32, f32, f32)> {
    let parts = page.parts.iter().filter(|part| part.tag == tag);
    let mut lines: Vec<(f32, f32, f32)> = Vec::new();
    for mark in parts.flat_map(|part| &part.marks) {
        let Mark::Run(run) = mark else { continue };
        let end = run.text.chars().next_back().unwrap();
        let em = Fonts::bundled().advance(run.face, end).unwrap();
        let right = run.x + run.offsets.last().unwrap() + em * run.size;
        match lines.last_mut() {
            Some(line) if (line.2 - run.y).abs() < 0.1 => line.1 = right,
            _ => lines.push((run.x, right, run.y)),
        }
    }
    lines
}

/// How many lines of text stand on a page.
fn text_lines(page: &Page) -> usize {
    let is_text = |tag: &Tag| matches!(tag, Tag::Block(_));
    let tags = page.parts.iter().map(|part| part.tag).filter(is_text);
    tags.map(|tag| lines(page, tag).len()).sum()
}

fn page_of_signature(pages: &Pages) -> usize {
    let mut places = pages.places_of(Tag::Signature);
    let (page, _) = places.next().unwrap();
    assert_eq!(page + 1, pages.pages.len());
    assert!(places.all(|(other, _)| other == page));
    page
}

#[test]
fn the_date_leaves_four_characters_free_and_the_organ_stands_centred_above_it() {
    for organ in ["某某局", "某某县人民政府办公室"] {
        let pages = laid(&signed(organ, vec![paragraph("完。")]));
        let [above, date] = lines(&pages.pages[0], Tag::Signature)[..] else {
            panic!("not two lines")
        };
        assert!(
            (LEFT + WIDTH - date.1 - 4.0 * ADVANCE).abs() < 1.0,
            "{date:?}"
        );
        let middle = |line: (f32, f32, f32)| f32::midpoint(line.0, line.1);
        assert!((middle(above) - middle(date)).abs() < 1.0);
        assert!((date.2 - above.2 - PITCH).abs() < 0.01);
        // One line stays blank between the text and the organ.
        let last = lines(&pages.pages[0], Tag::Block(0))[0];
        assert!((above.2 - last.2 - 2.0 * PITCH).abs() < 0.01);
    }
    let pages = laid(&signed("某某县", vec![paragraph("完。")]));
    assert!(text(&pages.pages[0]).contains("某某县2025年1月20日"));
}

#[test]
fn a_long_organ_signs_two_characters_from_the_margin_in_lines_that_make_sense() {
    let organ = "某某市某某区城市管理和综合行政执法局";
    let pages = laid(&signed(organ, vec![paragraph("完。")]));
    let [above, date] = lines(&pages.pages[0], Tag::Signature)[..] else {
        panic!("not two lines")
    };
    assert!((LEFT + WIDTH - above.1 - 2.0 * ADVANCE).abs() < 1.0);
    assert!(LEFT + WIDTH - date.1 > 4.0 * ADVANCE);
    let organ = "某某省某某土家族苗族自治州某某经济技术开发区管理委员会办公室";
    let pages = laid(&signed(organ, vec![paragraph("完。")]));
    let runs: Vec<&str> = pages.pages[0].runs().map(|run| run.text.as_str()).collect();
    assert!(
        runs.contains(&"某某经济技术开发区管理委员会办公室"),
        "{runs:?}"
    );
    assert!(
        lines(&pages.pages[0], Tag::Signature)
            .iter()
            .all(|line| line.0 > LEFT)
    );
}

#[test]
fn the_signature_never_stands_on_a_page_with_less_than_two_lines_of_text() {
    let long = "公开。".repeat(45);
    for above in 0..24 {
        for last in [
            vec![long.as_str()],
            vec![long.as_str(), "一行。"],
            vec!["一行。", "一行。"],
            vec!["一行。"],
        ] {
            let mut blocks: Vec<Block> = (0..above).map(|_| paragraph("一行。")).collect();
            blocks.push(heading(1, "六、其他需要报告的事项"));
            blocks.extend(last.iter().map(|text| paragraph(text)));
            let pages = laid(&signed("某某县人民政府", blocks));
            let page = &pages.pages[page_of_signature(&pages)];
            assert!(text_lines(page) >= 2, "{above} lines above {last:?}");
        }
    }
}

#[test]
fn a_page_is_not_begun_for_the_signature_and_two_lines_that_can_be_tightened() {
    // A paragraph of so many lines above the signature's three bands, its last line of one word.
    let laid_out = |lines: usize| {
        let text = "文".repeat(26 + 28 * (lines - 2) + 3);
        laid(&signed("某某县", vec![paragraph(&text)])).pages.len()
    };
    assert_eq!((laid_out(19), laid_out(20), laid_out(22)), (1, 1, 2));
}

#[test]
fn the_signature_of_an_empty_report_stands_under_its_headings() {
    let pages = laid(&signed("", vec![heading(1, "六、其他")]));
    page_of_signature(&pages);
    assert_eq!(lines(&pages.pages[0], Tag::Signature).len(), 1);
    laid(&signed("某", Vec::new()));
}

#[test]
fn an_organ_longer_than_a_page_signs_on_as_many_as_it_takes_and_nothing_is_lost() {
    for length in (1..60).step_by(7).chain((60..3000).step_by(173)) {
        let organ = "某".repeat(length);
        for text in ["完。".to_owned(), "公开。".repeat(190)] {
            let pages = laid(&signed(&organ, vec![paragraph(&text)]));
            let all = drawn(&pages, Tag::Signature);
            assert_eq!(all, format!("{organ}2025年1月20日"));
            let first = pages.places_of(Tag::Signature).next().unwrap().0;
            // Two lines of text above it, where there are two.
            let above = text_lines(&pages.pages[first]);
            assert!(above >= 2 || text.len() < 10, "{length}: {above}");
        }
    }
}

#[test]
fn a_red_head_of_any_length_keeps_its_line_and_its_title_on_the_paper() {
    for length in (1..60).step_by(11).chain((60..1000).step_by(24)) {
        let organ = "某".repeat(length);
        let pages = red(&organ);
        assert_eq!(drawn(&pages, Tag::Head), organ);
        let rules = pages.pages.iter().flat_map(Page::rules);
        assert_eq!(rules.filter(|rule| rule.ink == Ink::Red).count(), 1);
    }
}

fn red(organ: &str) -> Pages {
    let document = Document {
        organ: organ.to_owned(),
        ..sample::document()
    };
    let options = Options {
        red_head: true,
        ..Options::default()
    };
    let pages = layout(&document, options, Fonts::bundled());
    nothing_overflows(&pages);
    pages
}

fn head(pages: &Pages) -> Vec<&Run> {
    let parts = pages.pages[0].parts.iter();
    let marks = parts
        .filter(|part| part.tag == Tag::Head)
        .flat_map(|part| &part.marks);
    let runs = marks.filter_map(|mark| match mark {
        Mark::Run(run) => Some(run),
        Mark::Rule(_) | Mark::Picture(_) => None,
    });
    runs.collect()
}

#[test]
fn the_red_head_is_the_organ_centred_over_a_red_line_above_the_title() {
    let pages = red("某某县人民政府");
    let [name] = head(&pages)[..] else {
        panic!("not one run")
    };
    assert_eq!((name.text.as_str(), name.ink), ("某某县人民政府", Ink::Red));
    // The em box begins 35 mm below the top of the 版心 (7.2.4).
    assert!((name.y - 0.88 * name.size - TOP - HEAD_DROP).abs() < 0.1);
    let (left, right, _) = lines(&pages.pages[0], Tag::Head)[0];
    assert!((left - LEFT - (LEFT + WIDTH - right)).abs() < 1.0);
    let rule = pages.pages[0]
        .rules()
        .find(|rule| rule.ink == Ink::Red)
        .unwrap();
    assert!((rule.from.0 - LEFT).abs() < 0.01 && (rule.to.0 - LEFT - WIDTH).abs() < 0.01);
    let (_, _, title) = lines(&pages.pages[0], Tag::Title)[0];
    assert!(name.y < rule.from.1 && rule.from.1 + 2.0 * PITCH < title);
    for page in &pages.pages[1..] {
        assert!(page.runs().all(|run| run.ink != Ink::Red));
    }
}

#[test]
fn a_long_organ_makes_the_red_head_smaller_and_then_two_lines() {
    let size = |organ: &str| head(&red(organ))[0].size;
    assert!(size("某某局") > size("某某市某某区人民政府办公室"));
    let organ = "某某省某某土家族苗族自治州某某经济技术开发区管理委员会";
    let pages = red(organ);
    let runs: Vec<&str> = head(&pages).iter().map(|run| run.text.as_str()).collect();
    assert_eq!(
        runs,
        ["某某省某某土家族苗族自治州", "某某经济技术开发区管理委员会"]
    );
}

#[test]
fn there_is_no_red_head_unless_it_is_asked_for_and_the_organ_known() {
    for pages in [laid(&sample::document()), red("")] {
        assert!(head(&pages).is_empty());
        assert!(pages.pages[0].rules().all(|rule| rule.ink != Ink::Red));
    }
    assert_eq!(red("").pages, laid(&sample::document()).pages);
}
