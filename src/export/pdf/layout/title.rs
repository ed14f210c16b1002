//! Breaks the title into lines of about the same length, where the sense allows it.

use super::line::{Line, Text};

/// The last characters of places and organs: a line may well end after them.
const ENDINGS: &str = "省市县区州旗盟镇乡道村处会局厅部委府院办所队站校司行心";
/// Words in which one of [`ENDINGS`] does not end anything.
const WORDS: [&str; 36] = [
    "市场", "市政", "市民", "市容", "城市", "部门", "部队", "会计", "会议", "会展", "处理", "处置",
    "区域", "区划", "区块", "道路", "道德", "局部", "办公", "办理", "办事", "院校", "委员", "委托",
    "所得", "所有", "队伍", "站点", "校园", "校外", "司法", "行政", "行业", "行为", "乡村", "村镇",
];

/// What a line costs; the cheapest way of breaking is taken.
const LINE: f32 = 25.0;
/// A break inside what may be a word: worse than one line more.
const INSIDE: f32 = 60.0;
/// A break inside a number or a Latin word, or where a line may not begin or end.
const FORCED: f32 = 1000.0;
/// A break after an organ's or a place's name.
const AFTER_NAME: f32 = 4.0;
/// A break before the year.
const BEFORE_YEAR: f32 = 2.0;
/// What a line costs for being shorter than the longest, when it is empty.
const RAGGED: f32 = 12.0;

/// The title's lines, each to be centred. `middle` is where its second half begins.
pub fn lines(text: &Text, middle: usize, measure: f32) -> Vec<Line> {
    let length = text.len();
    if length == 0 {
        return Vec::new();
    }
    let chars: Vec<char> = text.chars(0..length).collect();
    // cheapest[i]: the cost of the lines up to i, and where the last of them begins.
    let mut cheapest: Vec<Option<(f32, usize)>> = vec![None; length + 1];
    cheapest[0] = Some((0.0, 0));
    for end in 1..=length {
        let cost = if end == length {
            0.0
        } else {
            cost(text, &chars, end, middle)
        };
        for start in (0..end).rev() {
            let width = text.width(start..end);
            if width > measure && start + 1 < end {
                break;
            }
            let Some((before, _)) = cheapest[start] else {
                continue;
            };
            let left = 1.0 - width / measure;
            let total = before + cost + LINE + RAGGED * left * left;
            if cheapest[end].is_none_or(|(least, _)| total < least) {
                cheapest[end] = Some((total, start));
            }
        }
    }
    let mut lines = Vec::new();
    let mut end = length;
    while end > 0 {
        let start = cheapest[end].map_or(0, |(_, start)| start);
        let mut line = text.natural(start..end, 0.0);
        line.indent = (measure - line.width).max(0.0) / 2.0;
        lines.push(line);
        end = start;
    }
    lines.reverse();
    lines
}

/// What a break before a character costs.
fn cost(text: &Text, chars: &[char], index: usize, middle: usize) -> f32 {
    let (before, here) = (chars[index - 1], chars[index]);
    if index == middle {
        0.0
    } else if !text.breaks_before(index) {
        // Possible only where there is no other way, as with a word longer than a line.
        FORCED
    } else if here.is_ascii_digit() {
        BEFORE_YEAR
    } else if ENDINGS.contains(before) && !inside_word(chars, index) {
        AFTER_NAME
    } else {
        INSIDE
    }
}

/// Whether the break would part one of [`WORDS`], or come right after one that a name goes on with.
fn inside_word(chars: &[char], index: usize) -> bool {
    let is_word = |at: usize| {
        chars.get(at..at + 2).is_some_and(|pair| {
            WORDS
                .iter()
                .any(|word| word.chars().eq(pair.iter().copied()))
        })
    };
    is_word(index - 1) || (index >= 2 && is_word(index - 2))
}
