//! Any text at all.

use nianbao::check::check;
use nianbao::check::prose::{offers, read};
use nianbao::report::numerals::numerals;
use nianbao::report::{Report, half_width};
use proptest::prelude::*;

use super::{REQUESTS, distinct};
use crate::common::{prose_findings, write};

fn with(text: &str) -> Report {
    let mut report = distinct("2021");
    write(&mut report, REQUESTS, text);
    report
}

/// Pieces of which sentences about numbers are made, right or not.
fn sentence() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "新收",
        "办结",
        "上年结转",
        "结转",
        "下年",
        "申请",
        "165",
        "１６５",
        "件",
        "，",
        "。",
        "；",
        "、",
        "（",
        "）",
        "《",
        "》",
        "2023年",
        "年",
        "度",
        "一百",
        "两",
        "〇",
        "万",
        "余",
        "多",
        "约",
        "%",
        "百分之",
        "占",
        "分别",
        "为",
        "未收到",
        "无",
        "行政复议",
        "行政诉讼",
        "维持",
        "规范性文件",
        "制发",
        "0",
        ".",
        ",",
        "-",
        "至",
        "\n",
        " ",
        "全县",
        "我办",
        "某某县",
        "其中",
        "自然人",
        "法人",
        "予以公开",
        "😀",
        "a",
        "“",
        "通过",
        "网站",
        "万元",
        "99999999999999999999999999999",
        "亿",
        "千",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

fn is_number(text: &str) -> bool {
    let is_digit = |c: char| c.is_numeric() || "零〇一二三四五六七八九十百千两".contains(c);
    text.chars().any(is_digit)
}

proptest! {
    #[test]
    fn any_sentence_is_read_and_what_is_found_points_at_it(text in prop_oneof![sentence(), any::<String>()]) {
        let report = with(&text);
        for numeral in numerals(&text) {
            let written = &text[numeral.span.clone()];
            prop_assert!(is_number(written));
            prop_assert!(numeral.end >= numeral.span.end && text.is_char_boundary(numeral.end));
        }
        for reading in read(&report) {
            let text = report.prose(reading.field);
            prop_assert!(text.get(reading.span.clone()).is_some_and(|words| !words.is_empty()));
            prop_assert!(text.get(reading.words.clone()).is_some());
        }
        for finding in prose_findings(&report) {
            let text = report.prose(finding.field().unwrap_or_default());
            let written = text.get(finding.span().unwrap_or_default()).unwrap_or_default();
                        let is_denial = ["未", "无", "没有"].iter().any(|word| written.contains(word));
            prop_assert!(is_number(written) || is_denial, "{written}");
            if let Some(fix) = &finding.fix {
                let mut mended = report.clone();
                mended.apply(fix);
                prop_assert!(prose_findings(&mended).len() < prose_findings(&report).len());
            }
        }
        for at in 0..text.len() {
            if let Some(place) = report.number_at(REQUESTS, at) {
                prop_assert!(text.get(place.clone()).is_some());
                for offer in offers(&report, REQUESTS, &place).into_iter().take(1) {
                    let mut bound = report.clone();
                    bound.apply(&report.bind("", REQUESTS, &place, &offer.cells));
                    prop_assert!(bound.bound_at(REQUESTS, place.start).is_some());
                    // In the digits that stood there.
                    let there: String = bound.prose(REQUESTS)[place.start..]
                        .chars()
                        .map(half_width)
                        .filter(|c| *c != ',')
                        .collect();
                    prop_assert!(there.starts_with(&offer.value));
                }
            }
        }
    }
}

#[test]
fn a_very_long_text_is_checked_to_its_end() {
    for piece in [
        "1件",
        "新收1件",
        "新收1件，",
        "（",
        "《",
        "未",
        "，",
        "申请、",
        "一百零",
        "1,",
        "1至",
        "新收",
        "新收，",
        "申请（1件）",
        "0.1",
        "百分之",
    ] {
        let text = piece.repeat(100_000 / piece.chars().count());
        let report = with(&text);
        assert!(check(&report, None).len() < 200_000, "{piece}");
    }
}
