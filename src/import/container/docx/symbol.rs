//! Characters that a document takes from a font of symbols.

use crate::import::container::xml::Element;

/// The character of a `w:sym` element; nothing where its font has a picture no character stands for.
pub(super) fn read(element: &Element<'_>) -> Option<char> {
    let code = element.attribute("char")?;
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    let font = element.attribute("font").unwrap_or_default();
    if !(0xf000..=0xf0ff).contains(&code) {
        return char::from_u32(code);
    }
    let low = code & 0xff;
    match font.as_str() {
        font if font.starts_with("Wingdings") => match low {
            0xa8 | 0x6f | 0x71 | 0xa3 => Some('□'),
            0xfe | 0x52 => Some('☑'),
            0x81..=0x8a if font == "Wingdings" => char::from_u32(u32::from('①') + low - 0x81),
            _ => None,
        },
        "Symbol" => char::from_u32(low).filter(|c| c.is_ascii_digit() || c.is_ascii_punctuation()),
        _ => char::from_u32(low).filter(char::is_ascii_graphic),
    }
}
