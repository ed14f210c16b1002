//! Text that nobody should type, and somebody will.

use proptest::prelude::*;

use super::paper::{heading, laid, paragraph, text, untitled};
use super::sample;
use crate::export::document::{Block, Document};
use crate::export::pdf::fonts::UNKNOWN;
use crate::export::pdf::text::normal::normalise;
use crate::export::pdf::{Face, Fonts, Mark, Options, Page, Pages, Tag, layout, missing_in, write};

/// What is on the pages of something, in order, without blanks.
fn drawn(pages: &Pages, tag: Tag) -> String {
    without_blanks(&super::paper::drawn(pages, tag))
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|ch| *ch != ' ').collect()
}

/// What should be there: every character that has a glyph, and a sign for each that has none.
fn expected(text: &str) -> String {
    let known = |ch| {
        let found = Fonts::bundled().find(Face::Body, ch);
        if found.is_some() { ch } else { UNKNOWN }
    };
    without_blanks(&normalise(text).chars().map(known).collect::<String>())
}

/// Lays paragraphs out, sees that nothing overflows and nothing is lost.
fn all_there(paragraphs: &[&str]) -> Pages {
    let pages = laid(&untitled(
        paragraphs.iter().map(|text| paragraph(text)).collect(),
    ));
    for (index, text) in paragraphs.iter().enumerate() {
        assert_eq!(drawn(&pages, Tag::Block(index)), expected(text));
    }
    pages
}

#[test]
fn a_paragraph_without_any_break_is_broken_by_force() {
    for text in [
        "8".repeat(60),
        "8".repeat(3000),
        "，".repeat(500),
        "（".repeat(500),
    ] {
        all_there(&[&text]);
    }
    all_there(&[
        &"a".repeat(900),
        &"—".repeat(500),
        &"…".repeat(501),
        &"（）".repeat(300),
    ]);
}

#[test]
fn a_number_of_sixty_digits_stands_in_its_sentence() {
    let text = format!("本年度收费{}元，已上缴国库。", "1234567890".repeat(6));
    let pages = all_there(&[&text]);
    assert!(pages.pages.len() == 1 && text.len() > 60);
}

#[test]
fn marks_without_shape_leave_no_trace() {
    let pages =
        all_there(&["甲\u{200e}乙\u{202e}丙\u{202c}\u{7}\u{0}\u{b}丁\u{fe0f}\u{e0101}戊\u{ad}"]);
    assert_eq!(drawn(&pages, Tag::Block(0)), "甲乙丙丁戊");
}

#[test]
fn what_no_face_has_is_a_sign_that_is_seen() {
    let text = "好\u{1f600}\u{378}\u{e000}\u{fffd}\u{10fffd}א";
    let pages = all_there(&[text]);
    assert_eq!(drawn(&pages, Tag::Block(0)), "好〓〓〓〓〓〓");
    let missing = missing_in(text, crate::export::FontSource::Bundled);
    assert_eq!(missing.len(), 6);
}

#[test]
fn characters_that_look_alike_are_one() {
    let pages = all_there(&["⻓⼈⺠\u{f900}e\u{301}\u{a0}ﬁ"]);
    assert_eq!(drawn(&pages, Tag::Block(0)), "长人民豈éfi");
}

#[test]
fn rare_names_are_printed() {
    let names = "王瑄、李昉、㙍镇、𬸣、璟";
    let pages = all_there(&[names]);
    assert!(!drawn(&pages, Tag::Block(0)).contains(UNKNOWN));
}

#[test]
fn a_title_of_a_hundred_and_twenty_characters_is_a_title() {
    let organ = "某某市某某区某某街道城市管理和综合行政执法局".repeat(5);
    let document = Document {
        title: (
            format!("{organ}2024年"),
            "政府信息公开工作年度报告".to_owned(),
        ),
        ..untitled(vec![heading(1, "一、总体情况"), paragraph("正文。")])
    };
    let pages = laid(&document);
    assert_eq!(
        drawn(&pages, Tag::Title),
        format!("{organ}2024年政府信息公开工作年度报告")
    );
    assert_eq!(pages.pages.len(), 1);
    let accents = Document {
        title: ("\u{301}".repeat(20_000), "報".to_owned()),
        ..untitled(Vec::new())
    };
    laid(&accents);
}

#[test]
fn empty_sections_stand_as_headings_alone() {
    let document = untitled(vec![
        heading(1, "一、总体情况"),
        heading(2, "（一）主动公开"),
        heading(2, "（二）依申请公开"),
        heading(1, "二、其他"),
    ]);
    let pages = laid(&document);
    assert_eq!(pages.bookmarks.len(), 4);
    let nothing = untitled(vec![paragraph(""), paragraph("\u{200b}"), heading(1, "")]);
    assert_eq!(laid(&nothing).pages.len(), 1);
    assert!(write(&nothing, Options::default(), Fonts::bundled()).is_ok());
}

/// What begins no line, and what ends none.
const CLOSING: &str = "，。、；：？！）》」』】〉”’…";
const OPENING: &str = "（《「『【〈“‘";

fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[，。、；：？！）》」』】〉”’…（《「『【〈“‘〔〕—·]{1,6}",
        4 => "[一-龥]{1,12}",
        2 => "[ -~]{1,30}",
        1 => "[0-9.,%]{1,60}",
        1 => "[ \u{3000}\u{a0}\t]{1,9}",
        1 => prop::sample::select(vec![
            "——", "……", "〔2021〕30号", "2024年", "24543.72933万元", "第20条", "\u{200b}\u{202e}",
            "😀", "é\u{301}", "⻓", "\u{f8ff}", "מה", "²①℃％‰", "http://www.example.cn/a/b?c=d",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_is_lost_or_leaves_the_page(first in nasty(), second in nasty()) {
        all_there(&[&first, &second]);
    }

    #[test]
    fn lines_begin_and_end_as_they_may(text in "[一-龥，。、；：？！）》」』】〉”’…（《「『【〈“‘]{0,300}") {
        // Marks in a row may leave no other place: then a line ends between them.
        let is_mark = |ch| CLOSING.contains(ch) || OPENING.contains(ch);
        let mut plain = String::new();
        for ch in text.chars() {
            if !(is_mark(ch) && plain.ends_with(is_mark)) {
                plain.push(ch);
            }
        }
        let whole = expected(&plain);
        for page in laid(&untitled(vec![paragraph(&plain)])).pages {
            for line in lines(&page) {
                let may_begin = !line.starts_with(|ch| CLOSING.contains(ch));
                let may_end = !line.ends_with(|ch| OPENING.contains(ch));
                prop_assert!(may_begin || whole.starts_with(&line), "{line}");
                prop_assert!(may_end || whole.ends_with(&line), "{line}");
            }
        }
    }

    #[test]
    fn a_report_of_nasty_texts_has_its_pages(
        texts in prop::collection::vec(nasty(), 8),
        organ in nasty(),
        red_head in any::<bool>(),
    ) {
        let mut document = sample::signed(&sample::document());
        document.organ = organ.clone();
        document.title.0 = format!("{organ}2024年");
        if let Some(signature) = &mut document.signature {
            signature.organ = organ;
        }
        let mut texts = texts.iter().cycle();
        for block in &mut document.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    paragraph.lead = 0;
                    paragraph.text.clone_from(texts.next().unwrap());
                }
                Block::Table(table) => {
                    for cell in table.cells.iter_mut().skip(5).step_by(9) {
                        cell.text = texts.next().unwrap().chars().take(60).collect();
                    }
                }
                Block::Heading { .. } | Block::Chart(_) | Block::Picture(_) => {}
            }
        }
        let options = Options { red_head, ..Options::default() };
        let pages = layout(&document, options, Fonts::bundled());
        super::paper::nothing_overflows(&pages);
        prop_assert!(text(&pages.pages[0]).ends_with("— 1 —"));
    }
}

/// The lines of text on a page.
fn lines(page: &Page) -> Vec<String> {
    let mut lines: Vec<(f32, String)> = Vec::new();
    for part in page.parts.iter().filter(|part| part.tag != Tag::Artifact) {
        for mark in &part.marks {
            let Mark::Run(run) = mark else { continue };
            match lines.last_mut() {
                Some((y, line)) if (*y - run.y).abs() < 0.1 => line.push_str(&run.text),
                _ => lines.push((run.y, run.text.clone())),
            }
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}
