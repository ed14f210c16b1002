//! What goes out: the [`Document`] and its writers.

pub mod document;

pub use document::Document;
