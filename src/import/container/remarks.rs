//! What must be said of a page or document as a whole: what stands in it and was not taken.

use super::grid::Block;
use super::held::Note;
use crate::import::text::quotes::Quotes;

/// A report has three printed tables; with fewer, one may be a picture.
const TABLES: usize = 3;

/// What was seen beside the text.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    /// Whether there are tracked changes.
    pub revised: bool,
    /// How many pictures there are.
    pub pictures: usize,
    /// How many characters could not be told.
    pub lost: usize,
    /// Text that is crossed out.
    struck: Quotes,
    struck_open: String,
    /// Text in places that another cell covers.
    covered: Quotes,
}

impl Remarks {
    /// Takes note of text that is crossed out; what follows at once belongs to it.
    pub(super) fn struck(&mut self, text: &str) {
        self.struck_open.push_str(text);
    }

    /// The crossed out text ends here.
    pub(super) fn end_struck(&mut self) {
        let text = std::mem::take(&mut self.struck_open);
        if !text.trim().is_empty() {
            self.struck.add(text.trim());
        }
    }

    /// Takes note of text in a place that another cell covers.
    pub(super) fn covered(&mut self, text: &str) {
        self.covered.add(text.trim());
    }

    /// The notes, seeing what was taken.
    pub(super) fn notes(mut self, blocks: &[Block]) -> Vec<Note> {
        self.end_struck();
        let mut notes = Vec::new();
        let mut note = |message: String| notes.push(Note::of_file(message));
        if self.revised {
            note(
                "文件里有还没有接受的修订，已按“接受所有修订”读入，请核对改动过的地方。".to_owned(),
            );
        }
        if let Some(quotes) = self.struck.sentence() {
            note(format!(
                "这些文字在原文中是划掉的，没有收入报告：{quotes}。"
            ));
        }
        if let Some(quotes) = self.covered.sentence() {
            note(format!(
                "这些文字在原文中被合并的单元格遮住，看不见，没有收入报告：{quotes}。"
            ));
        }
        if self.lost > 0 {
            note(format!(
                "文件中有 {} 个符号认不出，读出来是“\u{fffd}”，请对照原文改正。",
                self.lost
            ));
        }
        let tables = blocks
            .iter()
            .filter(|block| matches!(block, Block::Grid(_)));
        if self.pictures > 0 && tables.count() < TABLES {
            note(format!(
                "文件中有 {} 幅图片，图片里的文字和数读不出来；如果有表格是图片，请对照原文填写。",
                self.pictures
            ));
        }
        notes
    }
}
