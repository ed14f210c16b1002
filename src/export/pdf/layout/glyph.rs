//! A character measured.

use super::style::Style;
use crate::export::pdf::fonts::{Face, Fonts, UNKNOWN};
use crate::export::pdf::text::chars::{Class, class, is_latin};

/// A character measured: what it takes on a line.
#[derive(Debug, Clone, Copy)]
pub struct Glyph {
    /// The character that is drawn.
    pub ch: char,
    /// The character that was asked for, where no face has it and another one is drawn.
    pub missing: Option<char>,
    /// The face that has it.
    pub face: Face,
    /// The type size.
    pub size: f32,
    /// From the beginning of its place to that of the next.
    pub advance: f32,
    /// How far into its place it is drawn.
    pub shift: f32,
    /// Put between the character before and this one when both are on one line; negative where
    /// punctuation is squeezed.
    pub gap: f32,
    /// How much of what is blank between the two may be taken away.
    pub give: f32,
    /// The blank right half, which may hang over the end of the line.
    pub tail: f32,
}

/// Measures one character; one that no face has becomes [`UNKNOWN`].
pub fn measure(fonts: &Fonts, ch: char, style: Style) -> Glyph {
    let asked = ch;
    let (ch, (face, em)) = match fonts.find(style.face, ch) {
        Some(found) => (ch, found),
        None => (
            UNKNOWN,
            fonts.find(Face::Song, UNKNOWN).unwrap_or((Face::Song, 1.0)),
        ),
    };
    let natural = em * style.size;
    // What is wider than the type, as ‰ may be, takes its room.
    let fills = !is_latin(ch) && ch != ' ' && natural <= style.size * 1.01;
    // What is drawn together of Chinese type is drawn together of Latin, as Word does it.
    let closer = (style.place - style.size).min(0.0);
    let advance = if fills {
        style.place
    } else if is_latin(ch) {
        natural + closer
    } else {
        natural
    };
    Glyph {
        ch,
        missing: (ch != asked).then_some(asked),
        face,
        size: style.size,
        advance,
        shift: if fills {
            (advance - natural) / 2.0
        } else {
            0.0
        },
        gap: 0.0,
        give: 0.0,
        tail: if class(ch) == Class::Close {
            style.place / 2.0
        } else {
            0.0
        },
    }
}
