//! The pages that are signed before a report goes out, which this program binds behind it: they are
//! no part of the report.

use super::lines;
use super::page::Page;

/// How their titles end.
const TITLES: [&str; 3] = ["审签表", "勾稽校验表", "与上年对比表"];
/// A title is no longer, in characters.
const LONGEST: usize = 90;

/// Whether this is the title of such pages: the report's own, which goes on with what they are.
pub(in crate::import::container) fn is_title(text: &str) -> bool {
    let text: String = text.chars().filter(|ch| !ch.is_whitespace()).collect();
    text.chars().count() <= LONGEST
        && TITLES.iter().any(|title| {
            text.strip_suffix(title)
                .is_some_and(|report| report.ends_with("年度报告"))
        })
}

/// The pages before the first one that begins with such a title.
pub(in crate::import::container) fn without(mut pages: Vec<Page>) -> Vec<Page> {
    let begins = |page: &Page| {
        let mut title = String::new();
        lines::of(&page.glyphs).iter().take(4).any(|line| {
            title.push_str(&line.text());
            is_title(&title)
        })
    };
    // The first page is the report's, or all of them are of another kind.
    let end = pages.iter().skip(1).position(begins);
    if let Some(end) = end {
        pages.truncate(end + 1);
    }
    pages
}
