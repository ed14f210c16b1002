//! Page numbers and running heads, which are no part of the text.

use super::item::Item;

/// The share of a page's height at its top and foot where numbers and running heads stand.
const MARGIN: f32 = 0.13;

/// Takes them out of pages that are so high.
pub(super) fn take_out(pages: &mut [Vec<Item>], heights: &[f32]) {
    for is_head in [true, false] {
        let outermost = |items: &Vec<Item>, height: f32| {
            let item = if is_head { items.first() } else { items.last() };
            let line = item.and_then(Item::line)?;
            let edge = if is_head {
                line.y < height * MARGIN
            } else {
                line.y > height * (1.0 - MARGIN)
            };
            (edge && items.len() > 1).then(|| (line.text(), line.y))
        };
        // Twice, as a number may stand under a running foot.
        for _ in 0..2 {
            let found: Vec<Option<(String, f32)>> = pages
                .iter()
                .zip(heights)
                .map(|(items, height)| outermost(items, *height))
                .collect();
            let offsets: Vec<Option<i64>> = (0i64..)
                .zip(&found)
                .map(|(index, found)| Some(number(&found.as_ref()?.0)?.0 - index))
                .collect();
            for ((items, own), offset) in pages.iter_mut().zip(&found).zip(&offsets) {
                let Some((text, y)) = own else {
                    continue;
                };
                let in_step =
                    offset.is_some() && offsets.iter().filter(|o| *o == offset).count() > 1;
                let is_number = number(text).is_some_and(|(_, dashed)| dashed) || in_step;
                let same = |other: &&(String, f32)| {
                    bare(&other.0) == bare(text) && (other.1 - y).abs() < 3.0
                };
                let is_running =
                    !bare(text).is_empty() && found.iter().flatten().filter(same).count() > 1;
                if is_number || is_running {
                    if is_head {
                        items.remove(0);
                    } else {
                        items.pop();
                    }
                }
            }
        }
    }
}

/// A page number, and whether something beside the digits says that it is one.
fn number(text: &str) -> Option<(i64, bool)> {
    let is_around = |ch: char| " \u{3000}—–-－―─·•第页共/()（）|~".contains(ch);
    let inner = text.trim_matches(is_around);
    let digits = inner.split(|ch: char| !ch.is_ascii_digit()).next()?;
    let rest = &inner[digits.len()..];
    let rest_is_count = rest.chars().all(|ch| is_around(ch) || ch.is_ascii_digit());
    if digits.is_empty() || digits.len() > 3 || !rest_is_count {
        return None;
    }
    let text = text.trim();
    // A dash on one side only may be a minus.
    let dashed = text.contains('页') || !inner.is_empty() && both_ends(text, is_around);
    Some((digits.parse().ok()?, dashed))
}

fn both_ends(text: &str, is: impl Fn(char) -> bool) -> bool {
    text.starts_with(&is) && text.ends_with(&is)
}

/// What a running head has in common from page to page.
fn bare(text: &str) -> String {
    let kept = text.chars();
    kept.filter(|ch| !ch.is_ascii_digit() && !ch.is_whitespace())
        .collect()
}
