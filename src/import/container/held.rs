//! What a container held.

use serde::{Deserialize, Serialize};

use super::grid::Block;
use crate::check::Finding;

/// What a container held: lines and tables, whatever it was.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::import) struct Held {
    /// Its parts, in reading order.
    pub blocks: Vec<Block>,
    /// What must be said of the reading itself: characters lost, parts left out.
    pub notes: Vec<Note>,
    /// The report that it carried along beside what is seen of it, if one was found.
    #[serde(default)]
    pub carried: Option<String>,
}

impl Held {
    /// What is seen, where nothing was carried along.
    pub(in crate::import) fn seen(blocks: Vec<Block>, notes: Vec<Note>) -> Held {
        Held {
            blocks,
            notes,
            carried: None,
        }
    }

    /// How many characters it held; a cell counts as one more.
    pub(in crate::import) fn characters(&self) -> usize {
        let lengths = self.blocks.iter().map(|block| match block {
            Block::Text(text) => text.chars().count(),
            Block::Grid(grid) => {
                let cells = grid.cells.iter();
                cells.map(|cell| cell.text.chars().count() + 1).sum()
            }
        });
        lengths.sum()
    }
}

/// What must be said of the reading itself.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::import) struct Note {
    heading: String,
    message: String,
}

impl Note {
    /// About the file as a whole.
    pub(super) fn of_file(message: impl Into<String>) -> Note {
        Note::new("文件", message)
    }

    /// About the part that the heading names.
    pub(super) fn new(heading: &str, message: impl Into<String>) -> Note {
        Note {
            heading: heading.to_owned(),
            message: message.into(),
        }
    }
}

impl From<Note> for Finding {
    fn from(note: Note) -> Finding {
        Finding::import_note(note.heading, note.message)
    }
}
