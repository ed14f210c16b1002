//! How things are exported, and what comes of it.

use crate::export::pdf::{Conformance, FontSource};
use crate::export::text;

/// How things are exported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choices {
    /// Which faces the pages are set in.
    pub fonts: FontSource,
    /// The archive standard that the PDF keeps to.
    pub conformance: Conformance,
    /// Whether the pages end in the sign-off pages.
    pub sign_off: bool,
    /// Whether the first page bears the organ's red head.
    pub red_head: bool,
    /// How the text is written.
    pub text: text::Choices,
}

/// A file's bytes and what to say about it.
#[derive(Debug)]
pub struct Made {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Chinese sentences on what the file does not show as it was written.
    pub remarks: Vec<String>,
}
