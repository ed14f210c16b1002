//! What characters are to a typesetter: which stick together, which may not begin or end a line.

/// What a character is when lines are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// An opening bracket or quotation mark; the left half of its place is blank.
    Open,
    /// A closing one, or a comma, a stop, a colon; the right half of its place is blank.
    Close,
    /// A digit, a Latin letter or their punctuation.
    Latin,
    /// A space.
    Space,
    /// Chinese characters and everything else that fills its place.
    Han,
}

/// What else than closing marks may not begin a line: stops and closing marks of other widths, dashes
/// and strokes that join what is before them with what is behind (GB/T 15834-2011, 5.1), middle dots,
/// and what belongs to the number before it.
fn begins_no_line(ch: char) -> bool {
    matches!(
        ch,
        '—' | '―'
            | '–'
            | '‒'
            | '‐'
            | '‑'
            | '-'
            | '－'
            | '~'
            | '～'
            | '〜'
            | '〰'
            | '/'
            | '／'
            | '⁄'
            | '·'
            | '・'
            | '･'
            | '•'
            | '‧'
            | '∙'
            | '…'
            | '‥'
            | '%'
            | '％'
            | '‰'
            | '‱'
            | '℃'
            | '℉'
            | '°'
            | '′'
            | '″'
            | '‴'
            | '¢'
            | '￠'
            | '？'
            | '！'
            | '．'
            | '｡'
            | '､'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
            | ')'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | ']'
            | '}'
            | '»'
            | '›'
            | '］'
            | '｝'
            | '｠'
            | '｣'
            | '〙'
            | '〛'
            | '〞'
            | '〟'
            | '々'
            | '〻'
    )
}

/// What else than opening marks may not end a line.
fn ends_no_line(ch: char) -> bool {
    matches!(
        ch,
        '(' | '['
            | '{'
            | '«'
            | '‹'
            | '［'
            | '｛'
            | '｟'
            | '｢'
            | '〘'
            | '〚'
            | '〝'
            | '￥'
            | '¥'
            | '$'
            | '＄'
            | '￡'
            | '£'
            | '€'
            | '№'
    )
}

/// Whether it is 分隔号, which neither begins nor ends a line (GB/T 15834-2011, 5.1).
fn is_slash(ch: char) -> bool {
    matches!(ch, '/' | '／')
}

/// Units of more than one character that stay with their number.
const UNITS: [&str; 21] = [
    "万元",
    "亿元",
    "万亿元",
    "万人次",
    "亿人次",
    "人次",
    "万人",
    "万条",
    "万件",
    "万个",
    "万次",
    "万户",
    "万亩",
    "平方米",
    "平方公里",
    "立方米",
    "公里",
    "公顷",
    "个百分点",
    "个工作日",
    "余万",
];
/// A run of Latin letters longer than this, such as an address of a web page, may be broken: best
/// after a joint.
const LONG_RUN: usize = 20;

fn is_joint(ch: char) -> bool {
    matches!(ch, '/' | '?' | '&' | '=' | '_')
}

/// Whether a line may end at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// Never, but by force.
    No,
    /// Rather than leaving much of the line empty.
    Poor,
    /// Yes.
    Good,
}

/// The class of a character.
pub fn class(ch: char) -> Class {
    match ch {
        // Most of any text.
        '一'..='鿿' => Class::Han,
        ' ' | '\u{3000}' => Class::Space,
        // Ink in the right half only.
        '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '〖' | '“' | '‘' => {
            Class::Open
        }
        // Ink in the left half only.
        '，' | '。' | '、' | '；' | '：' | '）' | '》' | '〉' | '」' | '』' | '】' | '〕'
        | '〗' | '”' | '’' => Class::Close,
        _ if is_latin(ch) => Class::Latin,
        _ => Class::Han,
    }
}

/// Whether a character takes the width its face gives it, rather than a place of the grid.
pub fn is_latin(ch: char) -> bool {
    match ch {
        '°' | '±' | '·' | '×' | '÷' | '§' => false,
        '!'..='~' | '\u{a1}'..='\u{52f}' | '\u{1e00}'..='\u{1eff}' | '–' => true,
        _ => false,
    }
}

/// For each character, whether a line may end before it. The first is never such a place.
#[must_use]
pub fn breaks(text: &[char]) -> Vec<Break> {
    let mut breaks = vec![Break::No; text.len()];
    // The number before this place has its unit up to here.
    let mut unit_end = 0;
    // The run of Latin characters around this place ends here.
    let mut run_end = 0;
    let mut long = false;
    for i in 1..text.len() {
        let (before, here) = (text[i - 1], text[i]);
        if before.is_ascii_digit() && class(here) == Class::Han {
            unit_end = i + unit(&text[i..]);
        }
        if i >= run_end && class(here) == Class::Latin {
            let run = text[i..].iter().take_while(|ch| is_latin(**ch)).count();
            run_end = i + run;
            long = run > LONG_RUN;
        }
        if i >= unit_end {
            breaks[i] = between(before, here, long && i < run_end);
            if breaks[i] == Break::Poor && !inside_word(text, i) {
                breaks[i] = Break::No;
            }
        }
    }
    breaks
}

/// Whether a line may end between two characters; `long` says that they stand in a long run of
/// Latin ones.
fn between(before: char, here: char, long: bool) -> Break {
    let first = class(here);
    let last = class(before);
    if matches!(first, Class::Space | Class::Close)
        || last == Class::Open
        || begins_no_line(here)
        || ends_no_line(before)
    {
        return Break::No;
    }
    // But in an address that is longer than a line.
    if is_slash(before) && !(long && first == Class::Latin) {
        return Break::No;
    }
    match (last, first) {
        (Class::Latin, Class::Latin) if !long || is_joint(here) => Break::No,
        (Class::Latin, Class::Latin) if is_joint(before) => Break::Good,
        (Class::Latin, Class::Latin) => Break::Poor,
        // 〔2021〕30号, 第20条.
        (_, Class::Latin) if here.is_ascii_digit() && matches!(before, '〕' | '第') => Break::No,
        _ => Break::Good,
    }
}

/// Whether three letters or digits stand on either side.
fn inside_word(text: &[char], index: usize) -> bool {
    let word = |ch: &char| ch.is_ascii_alphanumeric();
    let around = index
        .checked_sub(3)
        .and_then(|from| text.get(from..index + 3));
    around.is_some_and(|around| around.iter().all(word))
}

/// How many characters belong to the number before them.
fn unit(text: &[char]) -> usize {
    UNITS
        .iter()
        .map(|unit| unit.chars())
        .filter(|unit| unit.clone().zip(text).all(|(a, b)| a == *b))
        .map(Iterator::count)
        .filter(|length| *length <= text.len())
        .max()
        .unwrap_or(1)
}

/// Whether a line that is spread out may gain space between two characters.
pub fn may_spread(before: char, here: char) -> bool {
    let joined = before == here && matches!(here, '—' | '…');
    let tight = matches!(
        (class(before), class(here)),
        (Class::Latin, Class::Latin) | (Class::Open, _) | (_, Class::Close | Class::Space)
    );
    !joined && !tight
}
