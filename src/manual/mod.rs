//! The manual (使用说明), by task: one source, `docs/manual/*.md`, for the window's help, for
//! `docs/使用说明.md` and for the PDF.
//!
//! What it is written in: `# ` a task, `## ` a part of it, `1. ` steps, `- ` items, `![caption](picture)`,
//! else paragraphs; 〔〕 around what stands on a button or in a menu, backticks around keys.

mod pages;
mod pictures;

use std::sync::LazyLock;

pub use pages::{markdown, pdf};
pub use pictures::picture;

const SOURCES: [&str; 10] = [
    include_str!("../../docs/manual/1-last-year.md"),
    include_str!("../../docs/manual/2-confirm.md"),
    include_str!("../../docs/manual/3-tables.md"),
    include_str!("../../docs/manual/4-prose.md"),
    include_str!("../../docs/manual/5-check.md"),
    include_str!("../../docs/manual/6-export.md"),
    include_str!("../../docs/manual/7-compare.md"),
    include_str!("../../docs/manual/8-safety.md"),
    include_str!("../../docs/manual/9-settings.md"),
    include_str!("../../docs/manual/10-collect.md"),
];

/// A task of the clerk's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// What it is called.
    pub title: &'static str,
    /// How it is done.
    pub blocks: Vec<Block>,
}

/// A part of a topic's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading within it.
    Heading(&'static str),
    /// A paragraph.
    Paragraph(&'static str),
    /// A step, with its number.
    Step(usize, &'static str),
    /// An item of a list.
    Item(&'static str),
    /// A picture: its caption, and the name of its file in `docs/pictures`.
    Picture(&'static str, &'static str),
}

impl Block {
    /// Its words.
    #[must_use]
    pub fn text(&self) -> &'static str {
        match self {
            Block::Heading(text)
            | Block::Paragraph(text)
            | Block::Step(_, text)
            | Block::Item(text)
            | Block::Picture(text, _) => text,
        }
    }
}

/// A piece of a text: words, what stands on the screen, keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// What stands on a button or in a menu.
    Name(&'a str),
    /// Keys.
    Keys(&'a str),
}

static TOPICS: LazyLock<Vec<Topic>> =
    LazyLock::new(|| SOURCES.iter().map(|source| topic(source)).collect());

/// All topics, in the order of the work.
#[must_use]
pub fn topics() -> &'static [Topic] {
    &TOPICS
}

fn topic(source: &'static str) -> Topic {
    let mut topic = Topic {
        title: "",
        blocks: Vec::new(),
    };
    let mut steps = 0;
    for line in source
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        let step = line.split_once(". ");
        let step = step.filter(|(number, _)| number.parse::<usize>().is_ok());
        steps = if step.is_some() { steps + 1 } else { 0 };
        if let Some(title) = line.strip_prefix("# ") {
            topic.title = title;
            continue;
        }
        topic
            .blocks
            .push(if let Some(text) = line.strip_prefix("## ") {
                Block::Heading(text)
            } else if let Some(text) = line.strip_prefix("- ") {
                Block::Item(text)
            } else if let Some((_, text)) = step {
                Block::Step(steps, text)
            } else if let Some((caption, file)) = shown(line) {
                Block::Picture(caption, file)
            } else {
                Block::Paragraph(line)
            });
    }
    topic
}

fn shown(line: &'static str) -> Option<(&'static str, &'static str)> {
    let (caption, file) = line.strip_prefix("![")?.split_once("](")?;
    let file = file.strip_suffix(')')?;
    Some((caption, file.rsplit('/').next().unwrap_or(file)))
}

/// The pieces of a text.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['〔', '`']) {
        let (words, marked) = rest.split_at(at);
        let open = marked.chars().next().unwrap_or('`');
        let close = if open == '〔' { '〕' } else { '`' };
        let inner = &marked[open.len_utf8()..];
        let Some(end) = inner.find(close) else { break };
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        let name = &inner[..end];
        let is_name = open == '〔' && !name.starts_with(|c: char| c.is_ascii_digit());
        pieces.push(match open {
            '`' => Piece::Keys(name),
            // A document's number has such brackets too: 国办函〔2020〕109号.
            _ if !is_name => Piece::Words(&marked[..open.len_utf8() + end + close.len_utf8()]),
            _ => Piece::Name(name),
        });
        rest = &inner[end + close.len_utf8()..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_has_a_title_and_text() {
        for topic in topics() {
            assert!(!topic.title.is_empty());
            assert!(topic.blocks.len() > 1, "{}", topic.title);
            for block in &topic.blocks {
                let ends = block.text().ends_with(['。', '：', '？', '；', '）']);
                let is_sentence = matches!(block, Block::Paragraph(_) | Block::Step(..));
                assert!(ends || !is_sentence, "{}", block.text());
            }
        }
    }

    #[test]
    fn every_picture_can_be_shown() {
        let blocks = topics().iter().flat_map(|topic| &topic.blocks);
        let files = blocks.filter_map(|block| match block {
            Block::Picture(_, file) => Some(*file),
            _ => None,
        });
        let shown: Vec<&str> = files.filter(|file| picture(file).is_some()).collect();
        assert_eq!(shown, ["start.png", "table.png", "preview.png"]);
        assert_eq!(picture("none.png"), None);
    }

    #[test]
    fn names_keys_and_numbers_of_documents_are_told_apart() {
        let read = pieces("按 `F9` 或点〔采用改法〕，见国办函〔2020〕109号");
        assert_eq!(
            read,
            [
                Piece::Words("按 "),
                Piece::Keys("F9"),
                Piece::Words(" 或点"),
                Piece::Name("采用改法"),
                Piece::Words("，见国办函"),
                Piece::Words("〔2020〕"),
                Piece::Words("109号"),
            ]
        );
    }
}
