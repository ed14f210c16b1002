//! A document laid out on pages.

mod cell;
mod chart;
mod flow;
mod furniture;
mod glyph;
mod group;
mod head;
pub(super) mod line;
mod parts;
mod rows;
pub(super) mod rules;
mod runs;
mod signature;
mod strokes;
pub(super) mod style;
mod table;
mod tables;
mod title;

pub use flow::layout;
