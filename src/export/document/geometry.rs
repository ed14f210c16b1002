//! The page of GB/T 9704-2012, in points from the top left corner.

/// Points in a millimetre.
pub const MM: f32 = 72.0 / 25.4;

/// The width of A4.
pub const PAGE_WIDTH: f32 = 210.0 * MM;
/// The height of A4.
pub const PAGE_HEIGHT: f32 = 297.0 * MM;
/// 订口: the margin left of the text (5.2.1).
pub const LEFT: f32 = 28.0 * MM;
/// 天头: the margin above the text (5.2.1).
pub const TOP: f32 = 37.0 * MM;
/// The width of the 版心 (5.2.1).
pub const WIDTH: f32 = 156.0 * MM;
/// The height of the 版心 (5.2.1).
pub const HEIGHT: f32 = 225.0 * MM;
/// The distance from line to line: 22 lines fill the 版心 (5.2.3).
pub const PITCH: f32 = HEIGHT / 22.0;
/// The width of a character's place: 28 fill a line (5.2.3).
pub const ADVANCE: f32 = WIDTH / 28.0;
/// 3号, the size of text and headings (5.2.2).
pub const TEXT_SIZE: f32 = 16.0;
/// 2号, the size of the title (7.3.1).
pub const TITLE_SIZE: f32 = 22.0;
/// The distance of the title's lines: more than that of the text, as the type is larger.
pub const TITLE_PITCH: f32 = 34.0;
/// 4号, the size of page numbers (7.5).
pub const NUMBER_SIZE: f32 = 14.0;
/// The page number's dash stands 7 mm below the 版心 (7.5).
pub const NUMBER_DROP: f32 = 7.0 * MM;

/// The organ's name at the head of the first page stands 35 mm below the top of the 版心 (7.2.4).
pub const HEAD_DROP: f32 = 35.0 * MM;
/// The red line stands 4 mm below what is above it (7.2.7).
pub const RULE_DROP: f32 = 4.0 * MM;

/// How far below the top of a band the baseline lies so that Chinese type stands in the middle.
pub fn baseline(band: f32, size: f32) -> f32 {
    // The em box of Chinese type reaches 0.88 em above the baseline.
    (band - size) / 2.0 + 0.88 * size
}
