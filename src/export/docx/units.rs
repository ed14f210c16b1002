//! Lengths in Word's units, and the names its parts are known by.

use crate::export::document::geometry::{ADVANCE, PITCH, TEXT_SIZE};

/// The namespace of a Word document's parts.
pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of references to other parts.
pub(super) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A length in twips, of which a point has 20.
pub(super) fn twips(points: f32) -> i32 {
    (points * 20.0).round() as i32
}

/// The distance from line to line in twips, rounded down so that 22 lines find room (5.2.3).
pub(super) fn line() -> i32 {
    (PITCH * 20.0).floor() as i32
}

/// By how much closer characters stand than 28 in a line would, in twips. Our own pages squeeze marks
/// that meet and the room around digits where a line needs it; the programs that show this document do
/// so less, and would begin pages some characters earlier. A line of nothing but characters still has
/// 28, spread over its width.
const CLOSER: i32 = 3;

/// What is added to the width of a character of the text, in twips; down, so that 28 find room in a
/// line (5.2.3). A grid of characters would say it more finely, but `LibreOffice` gives a character
/// that is wider than its place two of them.
pub(super) fn spacing() -> i32 {
    ((ADVANCE - TEXT_SIZE) * 20.0).floor() as i32 - CLOSER
}
