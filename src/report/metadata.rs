//! What a portal says of a document above it (公开信息): 索引号, 发布机构, 公开日期, 文号. None of it is part
//! of the report; it is written where a page or a text is published.

use std::sync::Arc;

use super::{Change, Edit, Report};

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// 索引号: by which the portal's catalogue finds it.
    Index,
    /// 发布机构: who publishes it.
    Publisher,
    /// 公开日期: when it was published, as it is to be printed.
    Published,
    /// 文号: the number of the document.
    Number,
}

impl Item {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Item; 4] = [Item::Index, Item::Publisher, Item::Published, Item::Number];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Item::Index => "索引号",
            Item::Publisher => "发布机构",
            Item::Published => "公开日期",
            Item::Number => "文号",
        }
    }

    /// What it is called in a draft.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Item::Index => "index",
            Item::Publisher => "publisher",
            Item::Published => "published",
            Item::Number => "number",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Item> {
        Item::ALL.into_iter().find(|item| item.name() == name)
    }
}

impl Edit {
    /// Says one of them; an empty text takes it away.
    #[must_use]
    pub fn metadata(label: impl Into<String>, item: Item, text: impl Into<String>) -> Edit {
        Edit::one(label, Change::Metadata(item, text.into()))
    }
}

impl Report {
    /// What is said of one of them, as typed; empty if nothing is.
    #[must_use]
    pub fn metadata(&self, item: Item) -> &str {
        self.metadata.get(&item).map_or("", String::as_str)
    }

    /// Those of which something is said, in order and without blanks around it.
    pub fn all_metadata(&self) -> impl Iterator<Item = (Item, &str)> {
        let all = self
            .metadata
            .iter()
            .map(|(item, text)| (*item, text.trim()));
        all.filter(|(_, text)| !text.is_empty())
    }

    /// Says another thing, and returns what was said before. It stays one line.
    pub(super) fn put_metadata(&mut self, item: Item, text: &str) -> String {
        let line = |ch: char| if ch.is_control() { ' ' } else { ch };
        let text: String = text.chars().map(line).collect();
        let all = Arc::make_mut(&mut self.metadata);
        let before = if text.is_empty() {
            all.remove(&item)
        } else {
            all.insert(item, text)
        };
        before.unwrap_or_default()
    }
}
