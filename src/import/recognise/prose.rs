//! Paragraphs, and the fields of the report they go to.

use super::{Work, paragraphs};
use crate::import::text::piece::Piece;
use crate::import::text::words::is_page_mark;
use crate::report::Change;

impl Work {
    pub(super) fn fill(&mut self, field: &str, pieces: &[Piece<'_>]) {
        let text = self.paragraphs(pieces).join("\n");
        self.changes.push(Change::prose(field, text));
    }

    /// Fills the opening with its own paragraphs, and `intro` with those behind them: the heading between
    /// them is lost.
    pub(super) fn fill_opening(&mut self, field: &str, intro: &str, pieces: &[Piece<'_>]) {
        const OPENING: [&str; 6] = ["统计期限", "统计时", "编制", "请与", "电话", "本报告"];
        let mut paragraphs = self.paragraphs(pieces);
        let is_opening = |text: &String| OPENING.iter().any(|word| text.contains(word));
        let end = paragraphs.iter().rposition(is_opening);
        let rest = paragraphs.split_off(end.map_or(paragraphs.len(), |last| last + 1));
        self.changes
            .push(Change::prose(field, paragraphs.join("\n")));
        if !rest.is_empty() {
            self.changes.push(Change::prose(intro, rest.join("\n")));
        }
    }

    /// The paragraphs among the pieces: where lines were cut at the edge of a page, joined.
    pub(super) fn paragraphs(&self, pieces: &[Piece<'_>]) -> Vec<String> {
        let is_page =
            |piece: &Piece<'_>| matches!(piece, Piece::Line(line) if is_page_mark(line.trim()));
        match self.wraps {
            // The rest of a heading's line comes first.
            Some(wraps) => wraps.paragraphs(
                pieces,
                matches!(pieces.first(), Some(Piece::Line(line)) if !line.trim().is_empty()),
            ),
            None if self.is_plain => {
                let kept: Vec<Piece<'_>> = pieces
                    .iter()
                    .filter(|piece| !is_page(piece))
                    .cloned()
                    .collect();
                paragraphs(&kept)
            }
            None => paragraphs(pieces),
        }
    }
}
