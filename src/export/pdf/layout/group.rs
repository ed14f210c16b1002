//! The label of a group of rows, in a narrow column: its number alone, then words that are not broken.

use super::line::{Line, Text};

/// Words of more than two characters in such labels; all others have two.
const LONG_WORDS: [&str; 6] = ["本年度", "上年度", "下年度", "上一年", "自然人", "行政法"];

/// The lines of a group's label that does not fit on one.
pub fn lines(text: &Text, measure: f32) -> Vec<Line> {
    let chars: Vec<char> = text.chars(0..text.len()).collect();
    let number = after_number(&chars);
    let is_plain = |ch: &char| matches!(ch, '一'..='鿿');
    if number == 0 || !chars[number..].iter().all(is_plain) {
        return text.balanced(measure, number);
    }
    // Each line takes as many words as it holds.
    let mut ends = vec![number];
    let mut begin = number;
    let mut end = number;
    while end < chars.len() {
        let next = end + word(&chars[end..]);
        if end > begin && text.width(begin..next) > measure {
            ends.push(end);
            begin = end;
        }
        end = next;
    }
    ends.push(chars.len());
    let lines = text.cut(ends.into_iter());
    if lines.iter().any(|line| line.width > measure) {
        return text.balanced(measure, number);
    }
    let centred = |mut line: Line| {
        line.indent = (measure - line.width) / 2.0;
        line
    };
    lines.into_iter().map(centred).collect()
}

/// Where a group's label goes on after （三） or 三、, 0 where it has no such number.
fn after_number(chars: &[char]) -> usize {
    const NUMERALS: &str = "一二三四五六七八九十";
    let open = usize::from(chars.first() == Some(&'（'));
    let numeral = |ch: &&char| NUMERALS.contains(**ch);
    let end = open + chars.iter().skip(open).take_while(numeral).count();
    let close = if open == 1 { '）' } else { '、' };
    if end > open && chars.get(end) == Some(&close) {
        end + 1
    } else {
        0
    }
}

/// How many characters the word at the beginning has.
fn word(rest: &[char]) -> usize {
    let begins = |word: &&&str| {
        let mut chars = word.chars();
        let same = chars.by_ref().zip(rest).all(|(a, b)| a == *b);
        same && word.chars().count() <= rest.len()
    };
    let long = LONG_WORDS.iter().find(begins);
    match (long, rest.len()) {
        (Some(word), _) => word.chars().count(),
        (None, 3) => 3,
        (None, length) => length.min(2),
    }
}
