//! Line-breaking, as text with the expected lines.

use crate::export::pdf::Fonts;
use crate::export::pdf::fonts::Face;
use crate::export::pdf::layout::line::Text;
use crate::export::pdf::layout::style::Style;

/// Breaks text in 10 pt type into lines of so many characters.
fn lines(text: &str, characters: f32) -> Vec<String> {
    let style = Style {
        face: Face::Body,
        size: 10.0,
        place: 10.0,
    };
    let text = Text::new(Fonts::bundled(), &[(text, style)]);
    let lines = text.lines(characters * 10.0, 0.0);
    for line in &lines {
        // What hangs over the end is blank.
        assert!(line.width <= characters * 10.0 + 5.01, "{line:?}");
    }
    let words =
        |line: &crate::export::pdf::layout::line::Line| text.chars(line.range.clone()).collect();
    lines.iter().map(words).collect()
}

#[test]
fn chinese_breaks_between_any_two_characters() {
    assert_eq!(lines("甲乙丙丁戊己庚", 3.0), ["甲乙丙", "丁戊己", "庚"]);
}

#[test]
fn no_line_begins_with_closing_punctuation() {
    for mark in "、，。；：？！）》」』】〉”’…·%％〕".chars() {
        let lines = lines(&format!("甲乙丙丁戊己{mark}庚辛"), 6.0);
        assert!(
            lines.iter().all(|line| !line.starts_with(mark)),
            "{lines:?}"
        );
    }
}

#[test]
fn no_line_ends_with_opening_punctuation() {
    for mark in "（《「『【〈“‘〔([".chars() {
        let lines = lines(&format!("甲乙丙丁戊{mark}己庚辛"), 6.0);
        assert!(lines.iter().all(|line| !line.ends_with(mark)), "{lines:?}");
    }
}

#[test]
fn a_comma_after_a_full_line_is_drawn_in_where_others_give_way() {
    assert_eq!(
        lines("甲，乙，丙丁戊己，庚辛", 8.0),
        ["甲，乙，丙丁戊己，", "庚辛"]
    );
}

#[test]
fn a_comma_after_a_full_line_without_others_takes_its_character_along() {
    assert_eq!(lines("甲乙丙丁戊，庚辛", 5.0), ["甲乙丙丁", "戊，庚辛"]);
}

#[test]
fn dashes_and_dots_stay_in_pairs() {
    assert_eq!(lines("甲乙丙——丁", 4.0), ["甲乙", "丙——丁"]);
    assert_eq!(lines("甲乙丙……丁", 4.0), ["甲乙", "丙……丁"]);
}

#[test]
fn a_number_keeps_its_unit() {
    for number in [
        "2024年",
        "13883条",
        "24543.72933万元",
        "〔2021〕30号",
        "63.8%",
        "第20条",
        "12.5亿元",
        "120.5万人次",
    ] {
        for before in 1..12 {
            let text = format!("{}{number}甲乙丙丁", "前".repeat(before));
            let lines = lines(&text, 11.0);
            assert!(lines.iter().any(|line| line.contains(number)), "{lines:?}");
        }
    }
}

#[test]
fn a_latin_word_is_not_broken() {
    assert_eq!(
        lines("甲乙丙丁戊OpenData己庚", 8.0),
        ["甲乙丙丁戊", "OpenData己庚"]
    );
}

#[test]
fn an_address_breaks_after_a_slash() {
    assert_eq!(
        lines("见http://www.example.cn/openness/report.html", 12.0),
        ["见http://www.example.cn/", "openness/report.html"]
    );
    assert_eq!(
        lines("见http://www.example.cn/openness/report.html", 13.5),
        ["见http://www.example.cn/", "openness/report.html"]
    );
    // Rather inside a word than leaving much of the line empty.
    let found = lines("见http://www.example.cn/informationopenness.html", 18.0);
    assert_eq!(
        found,
        ["见http://www.example.cn/informationopen", "ness.html"]
    );
}

#[test]
fn what_is_longer_than_a_line_is_broken_by_force() {
    let digits = "1234567890".repeat(6);
    let found = lines(&format!("共{digits}件"), 10.0);
    assert!(found.len() > 3, "{found:?}");
    assert_eq!(found.concat(), format!("共{digits}件"));
}

#[test]
fn neighbouring_punctuation_is_squeezed() {
    let style = Style {
        face: Face::Body,
        size: 10.0,
        place: 10.0,
    };
    let width = |text: &str| {
        let text = Text::new(Fonts::bundled(), &[(text, style)]);
        text.width(0..text.len())
    };
    for (text, characters) in [
        ("甲，乙", 3.0),
        ("甲）。乙", 3.5),
        ("甲》（乙", 3.5),
        ("甲（《乙", 3.5),
        ("甲”。（乙", 4.0),
    ] {
        assert!((width(text) - characters * 10.0).abs() < 0.01, "{text}");
    }
}

#[test]
fn a_line_but_for_the_last_fills_the_measure() {
    let style = Style {
        face: Face::Body,
        size: 16.0,
        place: 15.79,
    };
    let prose = "全年公开信息138条，其中“规划”12条，占8.7%；答复申请6件（含结转1件）。".repeat(20);
    let text = Text::new(Fonts::bundled(), &[(&prose, style)]);
    let lines = text.lines(442.2, 31.58);
    let (last, full) = lines.split_last().unwrap();
    for line in full {
        let width = line.indent + line.width;
        assert!((442.1..450.2).contains(&width), "{line:?}");
    }
    let natural = text.natural(last.range.clone(), 0.0);
    assert!((last.width - natural.width).abs() < 0.01);
}

#[test]
fn strange_spaces_are_spaces_and_marks_without_shape_are_dropped() {
    let text = "甲\u{a0}乙\u{2003}丙\u{200b}丁\u{7}戊\u{feff}";
    assert_eq!(lines(text, 20.0), ["甲 乙 丙丁戊"]);
}

#[test]
fn a_very_long_paragraph_is_broken_to_its_end() {
    let prose = "政务公开，".repeat(40_000);
    let found = lines(&prose, 28.0);
    assert!(found.len() > 7_000);
    assert!(lines(&" ".repeat(100_000), 28.0).len() <= 1);
    assert!(lines(&"9".repeat(200_000), 28.0).len() > 3_000);
}
