//! Lengths, colours and numbers as an OFD file has them.

use std::fmt;

use crate::export::document::geometry::MM;
use crate::export::pdf::Ink;

/// The namespace of all elements (GB/T 33190-2016, 7.1).
pub const NAMESPACE: &str = "http://www.ofdspec.org/2016";

/// A length in points, displayed in millimetres to a thousandth: finer is not seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mm(pub f32);

impl fmt::Display for Mm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // No negative zero.
        write!(f, "{}", (self.0 / MM * 1000.0).round() / 1000.0 + 0.0)
    }
}

/// A place on the page and how large it is (`ST_Box`), in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Its left side.
    pub x: f32,
    /// Its top.
    pub y: f32,
    /// How wide it is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Area {
            x,
            y,
            width,
            height,
        } = *self;
        write!(f, "{} {} {} {}", Mm(x), Mm(y), Mm(width), Mm(height))
    }
}

/// A colour as red, green and blue, from 0 to 255 each.
pub fn colour(ink: Ink) -> String {
    match ink {
        Ink::Black => "0 0 0".to_owned(),
        Ink::Grey(shade) => {
            let shade = (shade * 255.0).round() as u8;
            format!("{shade} {shade} {shade}")
        }
        Ink::Red => "255 0 0".to_owned(),
        Ink::Blue => "0 51 179".to_owned(),
    }
}

/// The numbers of what is in a document, each given once (7.4, `ST_ID`).
#[derive(Debug, Default)]
pub struct Ids {
    /// The last one given.
    pub last: u32,
}

impl Ids {
    /// The next one.
    pub fn next(&mut self) -> u32 {
        self.last += 1;
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_millimetres_without_needless_digits() {
        assert_eq!(Mm(72.0).to_string(), "25.4");
        assert_eq!(Mm(-0.000_1).to_string(), "0");
        assert_eq!(Mm(595.275_6).to_string(), "210");
        assert_eq!(colour(Ink::Grey(0.88)), "224 224 224");
    }
}
