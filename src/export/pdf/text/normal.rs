//! Text as it is set: what people paste is made plain before it is measured.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The text as it is set: every kind of space is a space, what has no shape is left out, radicals
/// are the characters that they look like, and letters are in one piece with their accents (NFC).
/// What is copied out of PDF files is full of such characters; two that look the same would not be
/// found by a search, and few faces have both.
pub fn normalise(text: &str) -> String {
    if text.chars().all(changes_never) {
        return text.to_owned();
    }
    let text: String = text.chars().filter_map(plain).collect();
    let text = if text.chars().any(is_compatible) {
        text.chars().flat_map(decomposed).collect()
    } else {
        text
    };
    if is_nfc(&text) {
        text
    } else {
        text.nfc().collect()
    }
}

/// Whether a character always stays as it is, as most do.
pub fn changes_never(ch: char) -> bool {
    matches!(
        ch,
        ' '..='~' | '·' | '‐'..='‧' | '、'..='〟' | '一'..='\u{9fff}' | '！'..='～'
    )
}

/// The character itself, a space for one, nothing for what has no shape.
fn plain(ch: char) -> Option<char> {
    match ch {
        '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => {
            Some(' ')
        }
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        _ if ch.is_control() => None,
        '\u{2e80}'..='\u{2eff}' => Some(unified(ch)),
        _ => Some(ch),
    }
}

/// Radicals and the characters they look like, in turns: those of the CJK Radicals Supplement that
/// are characters of their own (`EquivalentUnifiedIdeograph.txt` of the Unicode Character Database).
const RADICALS: &str = "⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙";

fn unified(ch: char) -> char {
    let mut chars = RADICALS.chars();
    while let (Some(radical), Some(character)) = (chars.next(), chars.next()) {
        if radical == ch {
            return character;
        }
    }
    ch
}

/// Whether a character is a Kangxi radical or a Latin ligature, or one of the two supplementary
/// radicals that Unicode itself calls compatible with a character.
fn is_compatible(ch: char) -> bool {
    matches!(ch, '\u{2f00}'..='\u{2fd5}' | '\u{2e9f}' | '\u{2ef3}' | '\u{fb00}'..='\u{fb06}')
}

fn decomposed(ch: char) -> impl Iterator<Item = char> {
    let compatible = is_compatible(ch).then(|| std::iter::once(ch).nfkc());
    let itself = (!is_compatible(ch)).then_some(ch);
    compatible.into_iter().flatten().chain(itself)
}

/// Whether a character must not be printed even where a face happens to draw something for it: it
/// means something else on every computer, stands for a lost character, is a picture (emoji), or is of
/// a script written from right to left, whose letters would stand in the wrong order.
pub fn is_unprintable(ch: char) -> bool {
    let is_private = matches!(ch, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    let is_lost = matches!(ch, '\u{fffc}' | '\u{fffd}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(ch) & 0xfffe == 0xfffe;
    let is_leftward = matches!(
        ch,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
    );
    let is_picture = matches!(ch, '\u{1f000}'..='\u{1faff}');
    is_private || is_lost || is_picture || is_leftward
}
