//! A picture among the text: the manual has some, a report none.

use std::sync::Arc;

/// What is seen, pixel by pixel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Red, green and blue of each pixel (sRGB), row by row from the top left corner.
    pub pixels: Arc<[u8]>,
}

/// A picture with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What is to be seen on it, in words.
    pub caption: String,
    /// The picture itself.
    pub image: Image,
}
