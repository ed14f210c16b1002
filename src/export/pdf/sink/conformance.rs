//! What archives ask of a file.

/// An archive standard (ISO 19005).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Conformance {
    /// PDF/A-3u, on PDF 1.7: what PDF/A-2u asks for, and files of any kind may be attached.
    #[default]
    A3u,
    /// PDF/A-2u, on PDF 1.7: nothing is attached.
    A2u,
    /// PDF/A-1b, on PDF 1.4.
    A1b,
}
