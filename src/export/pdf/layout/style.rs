//! How text is set.

use crate::export::document::geometry::{ADVANCE, TEXT_SIZE};
use crate::export::pdf::fonts::Face;

/// How a stretch of text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// The face.
    pub face: Face,
    /// The type size.
    pub size: f32,
    /// The width of a Chinese character's place.
    pub place: f32,
}

/// 3 号 type on the grid of 28 characters.
pub const TEXT: Style = Style {
    face: Face::Body,
    size: TEXT_SIZE,
    place: ADVANCE,
};
