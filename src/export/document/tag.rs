//! What a piece of a page shows of the document.

/// What a part of a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tag {
    /// Not of the document itself: page numbers, borders, the 送审稿 behind the text, a header row
    /// or a group's label said again on the next page.
    Artifact,
    /// The organ's name at the head of the first page (发文机关标志).
    Head,
    /// The title.
    Title,
    /// A heading or a paragraph, by its place in the document's blocks.
    Block(usize),
    /// A table's cell.
    Cell {
        /// The table's place in the document's blocks.
        block: usize,
        /// The cell's place in the table's cells.
        cell: usize,
    },
    /// Who signs and when, under everything else (落款).
    Signature,
}
